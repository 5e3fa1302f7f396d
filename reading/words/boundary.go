package words

import (
	"unicode"
	"unicode/utf8"
)

func isLowerRune(r rune) bool { return unicode.IsLower(r) }

// first returns the first character of token i.
func (s *splitter) first(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.raw[s.toks[i].Start:])
	return r
}

// terminal tells whether token i ends sentences: ".", "?!", "…".
func (s *splitter) terminal(i int) bool {
	k := s.toks[i]
	switch c := s.raw[k.End-1]; c {
	case '.', '?', '!':
		return k.Kind == Punct
	}
	return s.first(i) == '…'
}

// closes tells whether token i is a closing quotation mark or bracket.
func (s *splitter) closes(i int) bool {
	if s.toks[i].Kind != Punct || s.toks[i].Spaced {
		return false
	}
	switch s.first(i) {
	case '"', '\'', '”', '’', ')', ']', '»':
		return true
	}
	return false
}

// boundary tells whether a sentence ends before token i.
func (s *splitter) boundary(i int, g gap) bool {
	if g == none || s.closes(i) {
		return false
	}
	k := i - 1
	for steps := 0; steps < 3 && k > 0 && s.closes(k); steps++ {
		k--
	}
	r := s.first(i)
	if isLowerRune(r) {
		return false
	}
	if s.terminal(k) {
		return true
	}
	w := s.raw[s.toks[k].Start:s.toks[k].End]
	if w[len(w)-1] != '.' {
		return false
	}
	if a := lookup(abbreviations, w[:len(w)-1]); a == stopTitle || a == stopNumber || a == stopName {
		return false
	}
	return len(w) > 2 && unicode.IsUpper(r) && s.toks[i].Kind == Word && starter(s.raw[s.toks[i].Start:s.toks[i].End])
}

// starter tells words that rarely follow an abbreviation inside a sentence.
func starter(w string) bool {
	switch w {
	case "The", "He", "She", "It", "They", "We", "I", "In", "But", "And", "A", "This", "That", "On", "At", "His", "Her", "Their", "However", "There", "If", "When", "As", "An", "After":
		return true
	}
	return false
}
