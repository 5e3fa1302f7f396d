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
// outlet's running text, as independent reports may quote the same speech.
const (
	copyAt        = 0.3
	copySentences = 2
)

// copyKeys returns the LSH band keys that find a report's copies: for each
// sentence the least of its shingles under two permutations (MinHash, Broder
// 1997). Two wordings of a sentence with Jaccard similarity J share each of
// the two keys with probability J. Of all sentences' keys the least few are
// kept, so that a report and any text that carries much of it keep the same.
func (d *Digest) copyKeys() []uint64 {
	var out []uint64
	for _, s := range d.Sentences {
		for _, salt := range []uint64{0x9e3779b97f4a7c15, 0xc2b2ae3d27d4eb4f} {
			least := ^uint64(0)
			for _, h := range s.Shingles {
				least = min(least, mix(h^salt))
			}
			out = append(out, least)
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

// carriedOver aligns the sentences of a with those of b. Its cost is that of
// the shingles they share.
func carriedOver(a, b *Digest) []carried {
	where := map[uint64][]int{}
	for j, s := range b.Sentences {
		for _, h := range s.Shingles {
			where[h] = append(where[h], j)
		}
	}
	var out []carried
	for i, s := range a.Sentences {
		hits := map[int]int{}
		for _, h := range s.Shingles {
			for _, j := range where[h] {
				hits[j]++
			}
		}
		best := carried{here: i, there: -1}
		for j, n := range hits {
			// A sentence may have been cut or run on: the shorter one counts.
			share := float64(n) / float64(min(len(s.Shingles), len(b.Sentences[j].Shingles)))
			if min(len(s.Shingles), len(b.Sentences[j].Shingles)) < shortest-shingle+1 {
				continue
			}
			if share > best.share || share == best.share && j < best.there {
				best.there, best.share = j, share
			}
		}
		if best.there >= 0 && best.share >= carriedAt {
			out = append(out, best)
		}
	}
	return out
}

// copied tells what share of a's sentences is carried over from b, and
// whether that makes a a copy.
func copied(a *Digest, over []carried) (share float64, isCopy bool) {
	if len(a.Sentences) == 0 {
		return 0, false
	}
	running := 0
	for _, c := range over {
		if !a.Sentences[c.here].Quoted {
			running++
		}
	}
	share = float64(len(over)) / float64(len(a.Sentences))
	enough := running >= copySentences || running > 0 && running == len(over) && len(a.Sentences) <= copySentences
	return share, share >= copyAt && enough
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
	if a.Day == Undated || b.Day == Undated {
		return cmp.Compare(toInt(a.Day == Undated), toInt(b.Day == Undated))
	}
	if c := cmp.Compare(a.Day, b.Day); c != 0 {
		return c
	}
	if len(a.Published) > 10 && len(b.Published) > 10 {
		return cmp.Compare(a.Published, b.Published)
	}
	return 0
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// passages turns carried sentences into spans of both texts.
func passages(a, b *record.Record, x, y *Digest, over []carried) []Passage {
	var out []Passage
	for _, c := range over {
		s, t := x.Sentences[c.here], y.Sentences[c.there]
		out = append(out, Passage{
			Span:   record.Span{Start: s.Start, End: s.End, Text: a.Report.Text[s.Start:s.End]},
			Report: y.ID,
			There:  record.Span{Start: t.Start, End: t.End, Text: b.Report.Text[t.Start:t.End]},
		})
	}
	slices.SortFunc(out, func(p, q Passage) int { return cmp.Compare(p.Span.Start, q.Span.Start) })
	return out
}

func sharePercent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
