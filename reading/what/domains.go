package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// world is what a report speaks of: bits of data/english/domains.tsv.
type world uint8

const (
	sport world = 1 << iota
	fiction
	market
	blood
)

var domainNames = map[string]world{"sport": sport, "fiction": fiction, "market": market, "blood": blood}

// worlds is how many of them there are.
const worlds = 4

// world tells whether the report speaks of sport, of works of art or of
// markets: at least three different words of that world, making up one word in
// forty, and more of them than of bloodshed. It is 0 for all other news.
func (f *find) world() world {
	var hits, kinds [worlds]int
	seen := make(map[string]bool, 16)
	n := 0
	for i := range f.doc.Tokens {
		w := f.lemma(i)
		if len(w) < 3 && !f.isScoreline(i) {
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
	for b := 0; 1<<b < blood; b++ {
		if kinds[b] >= 3 && hits[b]*40 >= n && hits[b] > 2*hits[worlds-1] {
			return 1 << b
		}
	}
	return 0
}

// isFigurative tells whether candidate c is a metaphor in a report of sport,
// art or markets: a conflict in a sentence without bloodshed, or what a
// review retells of a plot, in the present and of nowhere.
func (f *find) isFigurative(c *candidate, w world) bool {
	switch c.typ {
	case record.EvAssault, record.EvDisaster, record.EvAccident, record.EvCrime:
	case record.EvCoerce, record.EvMobilize, record.EvThreaten, record.EvProtest, record.EvRetreat, record.EvConcede, record.EvReject, record.EvSanction:
		if w == market {
			return false
		}
	default:
		return false
	}
	if w == market && (len(c.places) > 0 || f.isArmed(c.actors) || f.isArmed(c.recipients)) {
		return false
	}
	if w == fiction && c.time < 0 && len(c.places) == 0 && !f.isPast(c) {
		return true
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
func (f *find) domain(i int) world {
	w := f.lemma(i)
	if f.isScoreline(i) {
		return sport
	}
	if w == "kill" && i+1 < len(f.doc.Tokens) && f.doc.Word(i+1) == "off" {
		return sport
	}
	return lex.domains[w]
}

// isPast tells whether the clause of candidate c is told in the past or in
// the perfect.
func (f *find) isPast(c *candidate) bool {
	d := f.doc
	for u := range d.AtOrAbove(c.head, 6) {
		if a := d.Dependent(u, grammar.TenseCarrier); a >= 0 {
			return d.Fine[a] == grammar.VBD || f.lemma(a) == "have"
		}
		switch d.Fine[u] {
		case grammar.VBD:
			return true
		case grammar.VBZ, grammar.VBP:
			return false
		}
	}
	return false
}

// isScoreline tells whether token i is the dash of a result: between two
// numbers of one or two digits that count nothing ("won the match 3-1").
func (f *find) isScoreline(i int) bool {
	w := f.doc.Word(i)
	if w != "-" && w != "–" || i == 0 || i+1 >= len(f.doc.Tokens) || f.doc.Tokens[i].Spaced || f.doc.Tokens[i+1].Spaced {
		return false
	}
	return isShortNumber(f.doc.Word(i-1)) && isShortNumber(f.doc.Word(i+1)) && !f.isCounting(i-1) && !f.isCounting(i+1)
}

// isCounting tells whether token i is the number of what stands after it:
// "10-15 people".
func (f *find) isCounting(i int) bool {
	return f.doc.Governor(i) > i+1 && f.doc.Is(i, grammar.Numeral|grammar.CompoundPart)
}

func isShortNumber(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return len(w) == 1 || len(w) == 2
}
