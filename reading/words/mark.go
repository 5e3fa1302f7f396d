package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark emits the punctuation or symbol at i, or the word or number that
// begins with it ("#tag", "@name", "'90s", "+44"), and returns its end; the
// chunk is [a, b).
func (x *lexer) mark(i, a, b int) int {
	switch x.raw[i] {
	case '.':
		if isDigit(x.raw, i+1, b) && !isAlnum(x.raw, i-1, b) {
			return x.number(i, i+1, b)
		}
	case '+':
		if isDigit(x.raw, i+1, b) && !isAlnum(x.raw, i-1, b) {
			return x.number(i, i+1, b)
		}
	case '@', '#':
		if end := tagEnd(x.raw, i, b); end > i {
			kind := Handle
			if x.raw[i] == '#' {
				kind = Hashtag
			}
			x.emit(i, end, kind)
			return end
		}
	case '[':
		if strings.HasPrefix(x.raw[i:b], "[...]") {
			x.emit(i, i+5, Punct)
			return i + 5
		}
	case ':', ';', '=':
		if end := smiley(x.raw, i, b); end > i {
			x.emit(i, end, Symbol)
			return end
		}
	}
	if n := apostrophe(x.raw, i, b); n > 0 {
		return x.single(i, n, b)
	}
	if x.raw[i] < utf8.RuneSelf {
		return x.run(i, b)
	}
	return x.beyond(i, b)
}

// single handles an apostrophe that no word precedes: an opening or closing
// quotation mark, or the start of a clipped word ("'em", "'90s", "'s").
func (x *lexer) single(i, n, b int) int {
	s := x.raw
	if s[i] == '`' || s[i] == '\'' && i+1 < b && s[i+1] == '\'' {
		return x.run(i, b)
	}
	if n == 3 && apostrophe(s, i+n, b) == n { // doubled: ”
		x.emit(i, i+2*n, Punct)
		return i + 2*n
	}
	inWord := isAlnum(s, i-1, b)
	if !inWord && isAlnum(s, i+n, b) {
		if end := clipped(s, i, n, b); end > i {
			x.emit(i, end, Word)
			return end
		}
		if n == 1 {
			x.quotes++
		}
	} else if x.quotes > 0 {
		x.quotes--
	}
	x.emit(i, i+n, Punct)
	return i + n
}

// clipped returns the end of a word that begins with the apostrophe at i: a
// year or decade, a clitic standing alone, or one of the usual clippings.
func clipped(s string, i, n, b int) int {
	j := alnumRun(s, i+n, min(b, i+n+8))
	w := s[i+n : j]
	switch {
	case len(w) >= 2 && len(w) <= 3 && isDigit(w, 0, 2) && isDigit(w, 1, 2) && (len(w) == 2 || w[2] == 's'):
		return j
	case w == "s" || w == "m" || w == "d" || isClitic(w):
		return j
	}
	switch lower(w) {
	case "em", "til", "cause", "round", "bout", "nuff", "n", "cos":
		return j
	}
	return i
}

// lower is strings.ToLower for short words; others come back empty.
func lower(w string) string {
	if len(w) > 8 {
		return ""
	}
	return strings.ToLower(w)
}

// tagEnd returns the end of the @handle or #tag at i, i if there is none.
func tagEnd(s string, i, b int) int {
	j := i + 1
	for j < b && (s[j] == '_' || isAlnum(s, j, b)) {
		_, n := classAt(s, j)
		j += n
	}
	if j == i+1 || digitRun(s, i+1, j) == j || isAlnum(s, i-1, b) {
		return i
	}
	return j
}

// smiley returns the end of the emoticon at i, i if there is none.
func smiley(s string, i, b int) int {
	j := i + 1
	if j < b && (s[j] == '-' || s[j] == '^') {
		j++
	}
	if j >= b || strings.IndexByte(")(DPp|/", s[j]) < 0 || isAlnum(s, j+1, b) || j+1 < b && s[j+1] == '/' {
		return i
	}
	if s[i] == '=' && s[j] != ')' && s[j] != '(' || strings.IndexByte("DPp|/", s[j]) >= 0 && isAlnum(s, i-1, b) {
		return i
	}
	return j + 1
}

// runs lists the characters that make one token when repeated, and mixed
// the groups within which they also mix.
const (
	runs   = ".-=*_~<>+^|!?#`'"
	enders = "!?"
)

// run emits the ASCII mark at i, with its repetitions where those are one
// token: "...", "--", "!?!", "===".
func (x *lexer) run(i, b int) int {
	s := x.raw
	c, j := s[i], i+1
	if strings.IndexByte(runs, c) >= 0 {
		mixed := c == '!' || c == '?'
		for j < b && (s[j] == c || mixed && strings.IndexByte(enders, s[j]) >= 0) {
			j++
		}
		if c == '.' && j == i+1 && j < b && strings.IndexByte(enders, s[j]) >= 0 {
			for j < b && strings.IndexByte(enders, s[j]) >= 0 {
				j++
			}
		}
	}
	x.emit(i, j, asciiKind(c))
	return j
}

func asciiKind(c byte) Kind {
	if strings.IndexByte("$+<=>^`|~#%&*@/\\", c) >= 0 || c < ' ' || c == 0x7F {
		return Symbol
	}
	return Punct
}

// beyond emits the non-ASCII mark at i: a quotation mark, a dash, an emoji
// with its modifiers, or a run of bytes that are no UTF-8.
func (x *lexer) beyond(i, b int) int {
	r, n := utf8.DecodeRuneInString(x.raw[i:])
	j := i + n
	if r == utf8.RuneError && n == 1 {
		for j < b && x.raw[j] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(x.raw[j:])
			if r != utf8.RuneError || n != 1 {
				break
			}
			j++
		}
		x.emit(i, j, Symbol)
		return j
	}
	if r == '‘' {
		if k := j + apostrophe(x.raw, j, b); k == j+3 || strings.HasPrefix(x.raw[j:b], "‘") { // doubled: “
			x.emit(i, j+3, Punct)
			return j + 3
		}
		x.quotes++
	}
	if unicode.IsPunct(r) {
		for r == '…' && j < b && x.raw[j] == '.' {
			j++
		}
		x.emit(i, j, Punct)
		return j
	}
	for j < b {
		r, n := utf8.DecodeRuneInString(x.raw[j:])
		if !joins(r) {
			break
		}
		j += n
		if r == 0x200D && j < b { // a joiner takes the next sign along
			_, n := utf8.DecodeRuneInString(x.raw[j:])
			j += n
		}
	}
	x.emit(i, j, Symbol)
	return j
}

// joins tells whether r belongs to the emoji before it: variation selector,
// skin tone, joiner, keycap.
func joins(r rune) bool {
	return r == 0xFE0F || r == 0x200D || r == 0x20E3 || 0x1F3FB <= r && r <= 0x1F3FF || 0xE0020 <= r && r <= 0xE007F
}
