package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word emits the word at i and returns its end. A word is a run of letters
// and digits with inner apostrophes ("O'Connor"), the dots of an acronym
// ("U.S."), an ampersand ("AT&T"), a prefix's hyphen ("anti-war") or an
// abbreviation's full stop ("Gen."). Contractions are split.
func (x *lexer) word(i, b int) int {
	j := alnumRun(x.raw, i, b)
	for j < b {
		k := x.inner(i, j, b)
		if k == j {
			break
		}
		j = k
	}
	if j < b && x.raw[j] == '.' && x.keepsStop(i, j, b) {
		x.emit(i, j+1, Word)
		return j + 1
	}
	x.contract(i, j)
	return x.possessive(i, j, b)
}

// inner returns where the word [i, j) goes on to if the character at j is
// part of it, j otherwise.
func (x *lexer) inner(i, j, b int) int {
	s := x.raw
	switch s[j] {
	case '.':
		return x.acronym(i, j, b)
	case '&':
		k := alnumRun(s, j+1, b)
		if k > j+1 && k-i <= 6 && isUpper(s, i, b) == isUpper(s, j+1, b) && k-j <= 3 {
			return k
		}
	case '_':
		return alnumRun(s, j+1, b)
	case '-':
		return x.hyphen(i, j, b)
	case '$':
		if j-i <= 2 && isUpper(s, i, b) && isUpper(s, j-1, b) {
			return j + 1
		}
	case '/':
		if j-i == 1 && isUpper(s, i, b) && isUpper(s, j+1, b) && alnumRun(s, j+1, b) == j+2 {
			return j + 2
		}
	default:
		if n := apostrophe(s, j, b); n > 0 && isLetter(s, j+n, b) {
			return alnumRun(s, j+n, b)
		}
	}
	return j
}

// hyphen keeps prefixes and suffixes in one word with their stem.
func (x *lexer) hyphen(i, j, b int) int {
	k := alnumRun(x.raw, j+1, b)
	if k == j+1 {
		return j
	}
	if i > 0 && x.raw[i-1] == '-' {
		return j
	}
	p := lookup(affixes, x.raw[i:j])
	if p == prefix || p == lowPrefix && !isUpper(x.raw, i, b) || lookup(affixes, x.raw[j+1:k]) == suffix {
		return k
	}
	return j
}

// acronym takes the dot at j and what follows into the word if it goes on
// with single letters: "U.S.", "a.m", "Ph.D.".
func (x *lexer) acronym(i, j, b int) int {
	s := x.raw
	part := j - i // letters since the last dot
	if at := strings.LastIndexByte(s[i:j], '.'); at >= 0 {
		part = j - i - at - 1
	}
	k := alnumRun(s, j+1, b)
	short := part == 1 || part == 2 && (s[i:j] == "Ph" || s[i:j] == "ph")
	if !short || !isLetter(s, j+1, b) || k-j-1 > 1 && s[j+1:k] != "Sc" && s[j+1:k] != "Phil" {
		return j
	}
	return k
}

// keepsStop tells whether the full stop at j belongs to the word [i, j).
func (x *lexer) keepsStop(i, j, b int) bool {
	w := x.raw[i:j]
	inner := strings.IndexByte(w, '.') >= 0
	if j+1 < b && x.raw[j+1] == '.' {
		ends := j+2 == b || x.raw[j+2] != '.'
		return ends && (inner || lookup(abbreviations, w) == stopAlways)
	}
	if inner {
		return true
	}
	next := x.after(j + 1)
	if len(w) == 1 && isUpper(w, 0, 1) {
		return x.initial(w[0], next)
	}
	switch lookup(abbreviations, w) {
	case stopTitle, stopAlways:
		return true
	case stopNumber:
		return '0' <= next && next <= '9'
	case stopInner:
		return next != utf8.RuneError && !unicode.IsUpper(next)
	case stopName:
		return isUpper(w, 0, len(w)) && (unicode.IsUpper(next) || unicode.IsDigit(next) || next == ',')
	}
	return false
}

// initial tells whether a capital with a full stop is an initial: not where
// nothing follows, and "I." only after another initial or before a capital.
func (x *lexer) initial(c byte, next rune) bool {
	if n := len(x.toks); c == 'I' && n > 0 {
		last := x.toks[n-1]
		return unicode.IsUpper(next) && isUpper(x.raw, int(last.Start), int(last.End))
	}
	return unicode.IsLetter(next) || unicode.IsDigit(next) || next == ',' || next == ';' || next == ')'
}

// contract emits the word [i, j), split where it is a contraction.
func (x *lexer) contract(i, j int) {
	w := x.raw[i:j]
	if len(w) <= 9 {
		if parts := lookup(fusedWords, w); parts != nil && w != "IM" && w != "CANT" {
			x.emit(i, i+parts[0], Word)
			for _, n := range parts[1:] {
				x.fuse(i+parts[0], i+parts[0]+n, Word)
				i += n
			}
			return
		}
	}
	cut := contraction(w)
	if cut == 0 {
		x.emit(i, j, Word)
		return
	}
	if first := contraction(w[:cut]); first > 0 {
		x.emit(i, i+first, Word)
		x.fuse(i+first, i+cut, Word)
	} else {
		x.emit(i, i+cut, Word)
	}
	x.fuse(i+cut, j, Word)
}

// contraction returns where the clitic of w begins ("do|n't", "she|'s"), 0 if
// there is none. Plural letters and decades ("1990's") stay whole.
func contraction(w string) int {
	at := len(w)
	for k := len(w) - 1; k >= max(0, len(w)-5); k-- {
		if apostrophe(w, k, len(w)) > 0 {
			at = k
			break
		}
	}
	if at == len(w) || at == 0 {
		return 0
	}
	tail := w[at+apostrophe(w, at, len(w)):]
	switch {
	case len(tail) == 1 && tail[0]|0x20 == 't':
		if at > 1 && w[at-1]|0x20 == 'n' {
			return at - 1
		}
		return 0
	case len(tail) == 1 && tail[0]|0x20 == 's':
		if c := w[at-1]; '0' <= c && c <= '9' && (at != 4 || c == '0') {
			return 0
		}
		return at
	case len(tail) == 1 && (tail[0]|0x20 == 'm' || tail[0]|0x20 == 'd'), isClitic(tail):
		return at
	}
	return 0
}

func isClitic(tail string) bool {
	return len(tail) == 2 && (strings.EqualFold(tail, "re") || strings.EqualFold(tail, "ve") || strings.EqualFold(tail, "ll"))
}

// possessive emits the bare apostrophe after a plural ("the soldiers'") and
// returns its end; where a single quotation is open it closes that instead.
func (x *lexer) possessive(i, j, b int) int {
	n := apostrophe(x.raw, j, b)
	if n == 0 || x.raw[j] == '`' || x.quotes > 0 || isAlnum(x.raw, j+n, b) || apostrophe(x.raw, j+n, b) > 0 {
		return j
	}
	if c := x.raw[j-1] | 0x20; c != 's' && c != 'z' && c != 'x' || j-i < 2 {
		return j
	}
	x.fuse(j, j+n, Word)
	return j + n
}
