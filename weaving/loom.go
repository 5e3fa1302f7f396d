package weaving

import (
	"cmp"
	"slices"
)

// Loom holds digests and finds candidates among them: the in-memory index
// for weaving a set of reports without a ledger.
type Loom struct {
	digests map[string]*Digest
	byKey   map[uint64][]string
}

// NewLoom returns an empty loom.
func NewLoom() *Loom {
	return &Loom{digests: map[string]*Digest{}, byKey: map[uint64][]string{}}
}

// Add puts a digest on the loom; one of a known id is ignored.
func (l *Loom) Add(d *Digest) {
	if l.digests[d.ID] != nil {
		return
	}
	l.digests[d.ID] = d
	for _, k := range d.Keys() {
		l.byKey[k] = append(l.byKey[k], d.ID)
	}
}

// Crowd is how many reports may share a key before it stops telling
// anything, and Candidates how many of the best are compared.
const (
	Crowd      = 400
	Candidates = 60
)

// Candidates returns the reports worth comparing with d, best first: those
// that share two story keys or one copy key, by how rare what they share is.
func (l *Loom) Candidates(d *Digest) []string {
	scores, keys := map[string]float64{}, map[string]int{}
	for _, k := range d.Keys() {
		members := l.byKey[k]
		if len(members) > Crowd {
			continue
		}
		for _, id := range members {
			if id != d.ID {
				scores[id] += KeyWeight(k)
				keys[id] += KeyVotes(k)
			}
		}
	}
	out := make([]string, 0, len(scores))
	for id := range scores {
		if keys[id] >= Votes(d.Day, l.digests[id].Day) {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), Candidates)]
}

// copyWeight is what a shared sentence is worth among candidates: more than
// any few words.
const copyWeight = 25

// KeyWeight is what sharing a key is worth among candidates.
func KeyWeight(key uint64) float64 {
	if key&storyKey == storyKey {
		return background.idf(uint32(key))
	}
	return copyWeight
}

// KeyVotes is how many of the votes that a candidate needs a key brings; one
// copy key brings enough.
func KeyVotes(key uint64) int {
	if key&storyKey == storyKey {
		return 1
	}
	return votesFar
}

// How many votes make a candidate: of reports published long after one
// another only those that share much tell the same story.
const (
	votesNear = 2
	votesFar  = 4
	farDays   = 30
)

// Votes is how many votes make candidates of reports of two days.
func Votes(a, b int) int {
	if a != Undated && b != Undated && (a-b > farDays || b-a > farDays) {
		return votesFar
	}
	return votesNear
}

// Relations compares every report with its candidates, each pair once, in
// the order of ids.
func (l *Loom) Relations() []Relation {
	ids := make([]string, 0, len(l.digests))
	for id := range l.digests {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	done := map[[2]string]bool{}
	var out []Relation
	for _, id := range ids {
		for _, other := range l.Candidates(l.digests[id]) {
			p := [2]string{min(id, other), max(id, other)}
			if done[p] {
				continue
			}
			done[p] = true
			if r := Relate(l.digests[p[0]], l.digests[p[1]]); r.Kept() {
				out = append(out, r)
			}
		}
	}
	return out
}
