package where

import (
	"strings"

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

// small tells whether token t is of a name in small letters that grammar takes
// for a place's ("i live in kerala").
func (s *scan) small(t int) bool {
	if s.doc.Tokens[t].Kind != words.Word {
		return false
	}
	n := s.nameOver(t)
	if n != nil && s.lexicon.around[strings.ReplaceAll(s.doc.Word(n.First), "-", "")]&side != 0 {
		return false // "north-eastern Kenya" is no province
	}
	return n != nil && n.Kind == grammar.LOC && !capital(s.doc.Word(n.First)) && len(s.doc.Word(n.First)) > 2
}

// exactly tells whether the name is just the candidate's tokens.
func exactly(n *grammar.Name, c *candidate) bool { return n.First == c.first && n.Last == c.last }

// person refuses what grammar takes for a person, unless the report says
// where it lies or expects a place there, or it is a town's name and no
// person's.
func person(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.PER || c.has(gazetteer.Demonym) {
		return pass()
	}
	if exactly(n, c) && (s.contained(c, c.last) != gazetteer.None || s.expected(c) || s.country(c) || s.lexicon.any(c.text) == 0 && !s.people[c.text] && s.notable(c, 5000)) {
		return pass()
	}
	return refuse()
}

// organisation refuses a town's name that grammar takes for a body's whole
// name, unless the town is of some size and the name nothing else.
func organisation(s *scan, c *candidate) (bool, bool) {
	n := s.nameOver(c.first)
	if n == nil || n.Kind != grammar.ORG || !exactly(n, c) || s.sovereign(c) || s.expected(c) || c.sense == 0 && s.notable(c, 20000) {
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
	if c.sense&plainWord != 0 && !s.sovereign(c) || !s.expected(c) && (c.sense&given != 0 && s.forenames[c.text] || c.sense&surname != 0 && !c.has(gazetteer.Main)) {
		return pass()
	}
	return accept()
}

// unlisted takes a name that grammar takes for a place and the gazetteer does
// not know. What the rules refused, up to token refused, must be placed.
func (s *scan) unlisted(t, refused int, sent *words.Sentence) (mention, bool) {
	n := s.nameOver(t)
	if n == nil || n.Kind != grammar.LOC || n.First != t || n.Last > int(sent.Last) {
		return mention{}, false
	}
	if refused > t && !s.placed(n) {
		return mention{}, false
	}
	m := mention{first: n.First, last: n.Last, inside: -1, place: gazetteer.None, why: "where.name"}
	m.kind = s.lexicon.kinds[s.doc.Word(n.Last-1)]
	m.start, m.end = s.bounds(m.first, m.last)
	return m, true
}

// placed tells whether the words of and around a name make it a place: its own
// last word, or a preposition before it. Bodies and buildings are left out.
func (s *scan) placed(n *grammar.Name) bool {
	for t := n.First; t < n.Last; t++ {
		if w := s.doc.Word(t); s.lexicon.around[w]&(body|title|media|day) != 0 || w == "'s" || w == "’s" || w == "&" {
			return false
		}
	}
	first, last := s.doc.Word(n.First), s.doc.Word(n.Last-1)
	if n.Last-n.First > 1 && s.lexicon.around[last]&extend != 0 {
		return s.lexicon.around[first]&(extend|title) == 0
	}
	c := candidate{mention: mention{first: n.First, last: n.Last}}
	if n.First > 0 {
		c.prev = s.doc.Word(n.First - 1)
	}
	return s.expected(&c) && s.lexicon.sense(first) == 0 && !allCaps(first)
}
