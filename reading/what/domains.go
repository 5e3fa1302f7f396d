package what

import "sayso/record"

// domain bits of a word in data/english/domains.tsv.
const (
	sport = 1 << iota
	fiction
	blood
)

var domainNames = map[string]uint8{"sport": sport, "fiction": fiction, "blood": blood}

// isPlay tells whether the report speaks of sport or of works of art: at
// least three different words of that world, making up one word in forty, and
// more of them than of bloodshed.
func (f *find) isPlay() bool {
	var hits, kinds [3]int
	seen := make(map[string]bool, 16)
	n := 0
	for i := range f.doc.Tokens {
		w := f.lemma(i)
		if len(w) < 3 {
			continue
		}
		n++
		d := lex.domains[w]
		for b := range hits {
			if d&(1<<b) != 0 {
				hits[b]++
				if !seen[w] {
					kinds[b]++
				}
			}
		}
		if d != 0 {
			seen[w] = true
		}
	}
	for b := 0; b < 2; b++ {
		if kinds[b] >= 3 && hits[b]*40 >= n && hits[b] > 2*hits[2] {
			return true
		}
	}
	return false
}

// isFigurative tells whether candidate c is a metaphor in a report of play: a
// conflict in a sentence without bloodshed.
func (f *find) isFigurative(c *candidate) bool {
	switch c.typ {
	case record.EvAssault, record.EvCoerce, record.EvMobilize, record.EvThreaten, record.EvProtest, record.EvRetreat, record.EvConcede, record.EvReject, record.EvSanction, record.EvDisaster, record.EvAccident, record.EvCrime:
	default:
		return false
	}
	s := f.doc.Sentences[f.doc.SentenceOf(c.head)]
	for i := int(s.First); i < int(s.Last); i++ {
		if i != c.head && lex.domains[f.lemma(i)]&blood != 0 {
			return false
		}
	}
	return true
}
