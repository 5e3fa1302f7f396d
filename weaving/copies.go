package weaving

import (
	"cmp"
	"fmt"
	"slices"

	"sayso/record"
)

// carriedAt is the share of a sentence's shingles that must stand in one
// sentence of the other report for the sentence to be carried over.
const carriedAt = 0.55

// copyAt is the share of a report's sentences that must be carried over from
// one other report for it to be a copy; copySentences of them must be the
// outlet's running text, as independent reports may quote the same speech, and
// one must stand at the head of the other, as background and formulas are
// shared by reports of different matters. Where most sentences of another
// outlet's report are carried over the head may be gone. What both end with
// does not count unless it reaches the head: an outlet prints the same below
// everything.
const (
	copyAt        = 0.3
	copySentences = 2
	headlessAt    = 0.6
)

// copyKeys returns the LSH band keys that find a report's copies: for each
// sentence the least of its shingles under two permutations (MinHash, Broder
// 1997). Two wordings of a sentence with Jaccard similarity J share each of
// the two keys with probability J. Of all sentences' keys the least few are
// kept, so that a report and any text that carries much of it keep the same.
func (d *Digest) copyKeys() []uint64 {
	salts := [...]uint64{0x9e3779b97f4a7c15, 0xc2b2ae3d27d4eb4f}
	out := make([]uint64, len(salts)*len(d.Sentences))
	for i := range out {
		out[i] = ^uint64(0)
	}
	for i, h := range d.shingles {
		for k, salt := range salts {
			least := &out[len(salts)*int(d.sentence[i])+k]
			*least = min(*least, mix(uint64(h)^salt))
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), copyKeysKept)]
}

// copyKeysKept bounds the copy keys of one report.
const copyKeysKept = 16

// mix is the finaliser of splitmix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// carried is one sentence of a report that stands in another.
type carried struct {
	here, there int // indices of sentences
	share       float64
}

// aligned is how many shingles a sentence of one report shares with one of
// another.
type aligned struct{ a, b, shared int }

// align finds the sentences of two reports that share shingles, by a's
// sentence and then b's. Its cost is that of merging two sorted lists.
func align(a, b *Digest) []aligned {
	if !a.meets(b) {
		return nil
	}
	var hits []uint32 // sentences of a and b, one for each shingle shared
	x, y := a.shingles, b.shingles
	for i, j := 0, 0; i < len(x) && j < len(y); {
		if x[i] != y[j] {
			less := toInt(x[i] < y[j])
			i += less
			j += 1 - less
			continue
		}
		same, end := x[i], j
		for ; i < len(x) && x[i] == same; i++ {
			for end = j; end < len(y) && y[end] == same && end-j < mostAlike; end++ {
				hits = append(hits, uint32(a.sentence[i])<<16|uint32(b.sentence[end]))
			}
		}
		for j = end; j < len(y) && y[j] == same; j++ {
		}
	}
	slices.Sort(hits)
	var out []aligned
	for i, h := range hits {
		if i == 0 || h != hits[i-1] {
			out = append(out, aligned{int(h >> 16), int(h & 0xffff), 0})
		}
		out[len(out)-1].shared++
	}
	return out
}

// meets tells whether two reports share a shingle: most do not, and are told
// apart without merging.
func (d *Digest) meets(other *Digest) bool {
	few, many := d, other
	if len(few.shingles) > len(many.shingles) {
		few, many = many, few
	}
	mask := uint32(64*len(many.marks) - 1)
	for _, h := range few.shingles {
		if at := h & mask; many.marks[at/64]>>(at%64)&1 != 0 {
			if _, shared := slices.BinarySearch(many.shingles, h); shared {
				return true
			}
		}
	}
	return false
}

// mark marks which shingles a report may have: a bit for each by its last
// digits, of 32 bits or more for every shingle.
func (d *Digest) mark() {
	size := 1
	for 2*size < len(d.shingles) {
		size *= 2
	}
	d.marks = make([]uint64, size)
	for _, h := range d.shingles {
		at := h & uint32(64*size-1)
		d.marks[at/64] |= 1 << (at % 64)
	}
}

// mostAlike bounds how many places of one shingle are looked at, against
// texts that repeat themselves.
const mostAlike = 8

// carriedOver returns, for each sentence of a that stands in b, the best
// sentence there, and the same the other way round.
func carriedOver(a, b *Digest) (ab, ba []carried) {
	found := align(a, b)
	if len(found) == 0 {
		return nil, nil
	}
	bestA, bestB := map[int]carried{}, map[int]carried{}
	for _, x := range found {
		// A sentence may have been cut or run on: the shorter one counts.
		shorter := min(a.Sentences[x.a].Shingles, b.Sentences[x.b].Shingles)
		share := float64(x.shared) / float64(max(1, shorter))
		if shorter < shortest-shingle+1 || share < carriedAt {
			continue
		}
		if share > bestA[x.a].share {
			bestA[x.a] = carried{x.a, x.b, share}
		}
		if share > bestB[x.b].share {
			bestB[x.b] = carried{x.b, x.a, share}
		}
	}
	return inOrder(bestA), inOrder(bestB)
}

func inOrder(best map[int]carried) []carried {
	if len(best) == 0 {
		return nil
	}
	out := make([]carried, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y carried) int { return cmp.Compare(x.here, y.here) })
	return out
}

// copied tells what share of a's sentences is carried over from b, and
// whether that makes a a copy.
func copied(a, b *Digest, over []carried) (share float64, isCopy bool) {
	if len(a.Sentences) == 0 {
		return 0, false
	}
	share = float64(len(over)) / float64(len(a.Sentences))
	head := max(copySentences, len(b.Sentences)/3)
	told := over
	if n := tail(a, b, over); n <= len(b.Sentences)-head {
		told = over[:len(over)-n]
	}
	running, heads := 0, share >= headlessAt && (a.Outlet == "" || a.Outlet != b.Outlet)
	for _, c := range told {
		if !a.Sentences[c.here].Quoted {
			running++
		}
		heads = heads || c.there < head
	}
	enough := running >= copySentences || running > 0 && running == len(over) && len(a.Sentences) <= copySentences
	return share, float64(len(told)) >= copyAt*float64(len(a.Sentences)) && enough && heads
}

// tail is how many sentences both reports end with.
func tail(a, b *Digest, over []carried) int {
	n := 0
	for n < len(over) {
		if c := over[len(over)-1-n]; c.here != len(a.Sentences)-1-n || c.there != len(b.Sentences)-1-n {
			break
		}
		n++
	}
	return n
}

// earlier orders two reports, one of which carries the other's text: the one
// that the other credits comes first, then the one published first, then the
// one with the lesser id.
func earlier(a, b *Digest) int {
	if x, y := a.credits(b), b.credits(a); x != y {
		if y {
			return -1
		}
		return 1
	}
	return cmp.Or(comparePublished(a, b), cmp.Compare(a.ID, b.ID))
}

// credits tells whether a names b's outlet as the agency it took text from.
func (d *Digest) credits(b *Digest) bool {
	return b.Outlet != "" && d.Outlet != b.Outlet && slices.Contains(d.Credits, b.Outlet)
}

// comparePublished orders by date, and by clock time where both have one.
func comparePublished(a, b *Digest) int {
	return comparePublication(a.Day, b.Day, a.Published, b.Published)
}

func comparePublication(dayA, dayB int, publishedA, publishedB string) int {
	if dayA == Undated || dayB == Undated {
		return cmp.Compare(toInt(dayA == Undated), toInt(dayB == Undated))
	}
	if c := cmp.Compare(dayA, dayB); c != 0 {
		return c
	}
	if len(publishedA) > 10 && len(publishedB) > 10 {
		return cmp.Compare(publishedA, publishedB)
	}
	return 0
}

// Earlier orders reports as stories do, given their ids and the dates of
// their publication: by date, then by id. A story's first report gives it its
// name.
func Earlier(idA, publishedA, idB, publishedB string) int {
	return cmp.Or(comparePublication(dayOf(publishedA), dayOf(publishedB), publishedA, publishedB), cmp.Compare(idA, idB))
}

// StoryID is the id of the story whose first report is named.
func StoryID(first string) string { return "story-" + short(first) }

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// passage turns a carried sentence into spans of both texts.
func passage(a, b *record.Record, x, y *Digest, c carried) Passage {
	s, t := x.Sentences[c.here], y.Sentences[c.there]
	return Passage{
		Span:   record.Span{Start: s.Start, End: s.End, Text: a.Report.Text[s.Start:s.End]},
		Report: y.ID,
		There:  record.Span{Start: t.Start, End: t.End, Text: b.Report.Text[t.Start:t.End]},
	}
}

func sharePercent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
