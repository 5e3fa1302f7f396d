package what

import (
	"strings"

	"sayso/record"
)

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
		d := f.domain(i)
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
		if i != c.head && f.domain(i)&blood != 0 {
			return false
		}
	}
	return true
}

// domain is the worlds that token i tells of. A scoreline ("3-1") tells of
// sport, and what is killed off is no blood.
func (f *find) domain(i int) uint8 {
	w := f.lemma(i)
	if isScoreline(w) {
		return sport
	}
	if w == "kill" && i+1 < len(f.doc.Tokens) && f.doc.Word(i+1) == "off" {
		return sport
	}
	return lex.domains[w]
}

// isScoreline tells whether w is two numbers of one or two digits joined by a
// dash.
func isScoreline(w string) bool {
	a, b, ok := strings.Cut(w, "-")
	if !ok {
		a, b, ok = strings.Cut(w, "–")
	}
	return ok && isShortNumber(a) && isShortNumber(b)
}

func isShortNumber(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return len(w) == 1 || len(w) == 2
}
