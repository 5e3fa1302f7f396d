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

// Candidates returns the reports worth comparing with d, best first, by how
// rare what they share is.
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
		if Comparable(keys[id], scores[id], d.Day, l.digests[id].Day) {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), Candidates)]
}

// copyWeight is what a shared sentence is worth among candidates: more than a
// rare word, less than two, for many sentences are an outlet's own phrases.
const copyWeight = 10

// KeyWeight is what sharing a key is worth among candidates.
func KeyWeight(key uint64) float64 {
	switch key & keyKind {
	case storyKey:
		return background.idf(uint32(key))
	case deedKey:
		return rareFar
	}
	return copyWeight
}

// KeyVotes is how many of the votes that a candidate needs a key brings: of
// reports on one time one copy key brings enough, of others it takes another
// key, too; what happened in one place on one day is enough for any.
func KeyVotes(key uint64) int {
	switch key & keyKind {
	case storyKey:
		return 1
	case deedKey:
		return votesFar
	}
	return votesFar - 1
}

// What makes a candidate: how many votes, and how rare what is shared must
// be. Of reports published long after one another only those that share much
// tell the same story. Whether two reports are candidates does not depend on
// any other.
const (
	votesNear, rareNear = 2, 12
	votesFar, rareFar   = 4, 15
	farDays             = 30
)

// Comparable tells whether reports of two days are worth comparing, given the
// sums of KeyVotes and KeyWeight over the keys that they share.
func Comparable(votes int, weight float64, a, b int) bool {
	if a != Undated && b != Undated && (a-b > farDays || b-a > farDays) {
		return votes >= votesFar && weight >= rareFar
	}
	return votes >= votesNear && weight >= rareNear
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
