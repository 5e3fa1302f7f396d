package weaving

import (
	"fmt"
	"slices"

	"sayso/record"
)

// ancestry is where each report of a set has its text from.
type ancestry struct {
	digests map[string]*Digest
	parent  map[string]carriedFrom
	passage map[string][]carriedFrom // per report, every report it carries sentences of
}

// carriedFrom is what one report carries over from another, earlier one.
type carriedFrom struct {
	report string
	share  float64
	copied bool
	over   []carried
}

// ancestryOf reads the carried sentences out of the relations. A report's
// parent is the earlier report that most of its text stands in.
func ancestryOf(digests map[string]*Digest, relations []Relation) *ancestry {
	a := &ancestry{digests: digests, parent: map[string]carriedFrom{}, passage: map[string][]carriedFrom{}}
	for _, r := range relations {
		x, y := digests[r.A], digests[r.B]
		if x == nil || y == nil || len(r.overAB)+len(r.overBA) == 0 {
			continue
		}
		if earlier(x, y) > 0 {
			a.add(x, y, r.overAB)
		} else {
			a.add(y, x, r.overBA)
		}
	}
	return a
}

func (a *ancestry) add(later, first *Digest, over []carried) {
	share, isCopy := copied(later, over)
	c := carriedFrom{first.ID, share, isCopy, over}
	if len(over) > 0 {
		a.passage[later.ID] = append(a.passage[later.ID], c)
	}
	best, ok := a.parent[later.ID]
	if isCopy && (!ok || better(c, best, a.digests)) {
		a.parent[later.ID] = c
	}
}

// better prefers the greater share, and of equals the earlier report.
func better(c, best carriedFrom, digests map[string]*Digest) bool {
	if d := c.share - best.share; d > 0.05 || d < -0.05 {
		return d > 0
	}
	return earlier(digests[c.report], digests[best.report]) < 0
}

// origin follows a report's copies back to the earliest report.
func (a *ancestry) origin(report string) string {
	for range len(a.digests) + 1 {
		p, ok := a.parent[report]
		if !ok {
			break
		}
		report = p.report
	}
	return report
}

// link describes one report.
func (a *ancestry) link(r *record.Record, story string, records map[string]*record.Record) ReportLink {
	id := r.Report.ID
	l := ReportLink{Kind: "report", Report: id, Story: story, Origin: a.origin(id), Score: 1}
	if p, ok := a.parent[id]; ok {
		l.Copy = &Copy{Of: p.report, Share: p.share}
		l.Because = append(l.Because, Because(fmt.Sprintf("%d of its %d sentences stand in %s", len(p.over), len(a.digests[id].Sentences), p.report)))
	}
	for _, p := range a.passage[id] {
		if other := records[p.report]; other != nil {
			l.Passages = append(l.Passages, passages(r, other, a.digests[id], a.digests[p.report], p.over)...)
		}
	}
	slices.SortStableFunc(l.Passages, func(x, y Passage) int { return x.Span.Start - y.Span.Start })
	return l
}

// alignments says, for each pair of reports, which sentences of the first
// stand in which of the second.
func (a *ancestry) alignments() map[[2]string]map[int]int {
	over := map[[2]string]map[int]int{}
	for id, list := range a.passage {
		for _, p := range list {
			ab, ba := map[int]int{}, map[int]int{}
			for _, c := range p.over {
				ab[c.here], ba[c.there] = c.there, c.here
			}
			over[[2]string{id, p.report}], over[[2]string{p.report, id}] = ab, ba
		}
	}
	return over
}
