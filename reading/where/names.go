package where

import (
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/words"
)

// nameOver returns the name that grammar found over token t; nil if it found
// none. Names are in text order and do not overlap.
func (s *scan) nameOver(t int) *grammar.Name {
	lo, hi := 0, len(s.doc.Names)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.doc.Names[mid].Last > t {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo < len(s.doc.Names) && s.doc.Names[lo].First <= t {
		return &s.doc.Names[lo]
	}
	return nil
}

// exactly tells whether the name is just the candidate's tokens.
func exactly(n *grammar.Name, c *candidate) bool { return n.First == c.first && n.Last == c.last }

// person refuses what grammar takes for a person, unless the report says
// where it lies or expects a place of some size there.
func person(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.PER || c.has(gazetteer.Demonym) {
		return pass()
	}
	if exactly(n, c) && (s.contained(c, c.last) != gazetteer.None || s.expected(c) && s.notable(c, 50000) || s.country(c)) {
		return pass()
	}
	return refuse()
}

// organisation refuses a town's name that grammar takes for a body's whole
// name.
func organisation(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.ORG || !exactly(n, c) || s.sovereign(c) || s.expected(c) {
		return pass()
	}
	return refuse()
}

// located takes what grammar takes for a place's whole name.
func located(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.LOC || !exactly(n, c) || c.right != "" && s.lexicon.around[c.right]&media != 0 {
		return pass()
	}
	if c.sense&plainWord != 0 && !s.sovereign(c) {
		return pass()
	}
	return accept()
}

// longer leaves a candidate to the longer name of a place that it is part of
// ("Padma" of "Padma Bridge").
func longer(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.LOC || n.Last <= c.last || n.First != c.first || s.contained(c, c.last) != gazetteer.None {
		return pass()
	}
	for t := c.last; t < n.Last; t++ {
		if !capital(s.doc.Word(t)) || s.lexicon.around[s.doc.Word(t)]&(body|title|rank) != 0 {
			return pass()
		}
	}
	return refuse()
}

// unlisted takes a name that grammar takes for a place and the gazetteer does
// not know.
func (s *scan) unlisted(t int, sent *words.Sentence) (mention, bool) {
	n := s.nameOver(t)
	if n == nil || n.Kind != grammar.LOC || n.First != t || n.Last > int(sent.Last) || !capital(s.doc.Word(t)) {
		return mention{}, false
	}
	if n.Last-n.First == 1 && (s.lexicon.around[s.doc.Word(t)]&^lead != 0 || allCaps(s.doc.Word(t)) || s.lexicon.sense(s.doc.Word(t)) != 0) {
		return mention{}, false
	}
	m := mention{first: n.First, last: n.Last, inside: -1, place: gazetteer.None, why: "where.name"}
	m.kind = s.lexicon.kinds[s.doc.Word(n.Last-1)]
	m.start, m.end = s.bounds(m.first, m.last)
	return m, true
}
