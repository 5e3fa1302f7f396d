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
	share, isCopy := copied(later, first, over)
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
	l.Passages = a.passages(r, records)
	return l
}

// passages lists the sentences of a report that it has from elsewhere, each
// with one place: in the report that it is a copy of, else in the earliest.
func (a *ancestry) passages(r *record.Record, records map[string]*record.Record) []Passage {
	id := r.Report.ID
	type source struct {
		carried
		from string
	}
	best := map[int]source{}
	for _, p := range a.passage[id] {
		if records[p.report] == nil {
			continue
		}
		for _, c := range p.over {
			was, known := best[c.here]
			parent := a.parent[id].report
			if !known || p.report == parent || was.from != parent && earlier(a.digests[p.report], a.digests[was.from]) < 0 {
				best[c.here] = source{c, p.report}
			}
		}
	}
	var out []Passage
	for _, s := range best {
		out = append(out, passage(r, records[s.from], a.digests[id], a.digests[s.from], s.carried))
	}
	slices.SortFunc(out, func(x, y Passage) int { return x.Span.Start - y.Span.Start })
	return out
}

// Passages lists the sentences of a report that stand in another too,
// whichever of them came first.
func Passages(a, b *record.Record) []Passage {
	x, y := NewDigest(a), NewDigest(b)
	over, _ := carriedOver(x, y)
	var out []Passage
	for _, c := range over {
		out = append(out, passage(a, b, x, y, c))
	}
	return out
}

// alignment says, for each sentence of a report, which of another one's it
// stands in: its index there plus one, 0 for none.
type alignment []int32

func (a alignment) of(sentence int) (there int, ok bool) {
	if sentence < 0 || sentence >= len(a) || a[sentence] == 0 {
		return 0, false
	}
	return int(a[sentence]) - 1, true
}

// alignments aligns each pair of reports that share sentences, both ways.
func (a *ancestry) alignments() map[[2]string]alignment {
	over := make(map[[2]string]alignment, 2*len(a.passage))
	for id, list := range a.passage {
		for _, p := range list {
			ab, ba := make(alignment, len(a.digests[id].Sentences)), make(alignment, len(a.digests[p.report].Sentences))
			for _, c := range p.over {
				ab[c.here], ba[c.there] = int32(c.there)+1, int32(c.here)+1
			}
			over[[2]string{id, p.report}], over[[2]string{p.report, id}] = ab, ba
		}
	}
	return over
}
