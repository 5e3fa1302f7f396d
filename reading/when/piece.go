package when

import (
	"unicode"
	"unicode/utf8"
)

// piece is the smallest unit that patterns see: finer than a token ("10-day"
// is three pieces) and sometimes coarser ("p.m.", "2024-02-03", "7:30").
type piece struct {
	start, end int32
	classes    mask
	entry      int32 // in the lexicon; -1 for shapes made of digits
	glued      bool  // no white space before it
	num        float64
	text       string // normalised value of a shape: an ISO date, "am", "07:30"
}

// value returns what the piece means as a member of c.
func (p *piece) value(c class) (string, float64) {
	if p.entry >= 0 && p.text == "" {
		for _, v := range vocabulary.entries[p.entry].values {
			if v.class == c {
				return v.text, v.num
			}
		}
	}
	return p.text, p.num
}

// word returns the piece's entry as written in the lexicon; empty for digits.
func (p *piece) word() string {
	if p.entry < 0 {
		return ""
	}
	return vocabulary.entries[p.entry].word
}

// lexer cuts a text into runs of pieces that patterns may match. A run ends at
// any word or mark that is in no pattern.
type lexer struct {
	raw string
	at  int
	run []piece
	hot bool // the run holds a trigger
}

// maxRun bounds a run; longer ones are cut, so memory does not grow with text.
const maxRun = 256

// next advances to the next run that may hold a time, and tells if there is one.
func (lx *lexer) next() bool {
	for lx.at < len(lx.raw) {
		lx.run, lx.hot = lx.run[:0], false
		lx.fill()
		if lx.hot {
			lx.merge()
			return true
		}
	}
	return false
}

// fill reads pieces until one breaks the run.
func (lx *lexer) fill() {
	spaced, lines := true, 0
	for lx.at < len(lx.raw) && len(lx.run) < maxRun {
		c := lx.raw[lx.at]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			lx.at++
			spaced = true
			continue
		case c == '\n':
			lx.at++
			spaced = true
			if lines++; lines > 1 && len(lx.run) > 0 {
				return
			}
			continue
		}
		p, ok := lx.piece(c)
		if !ok {
			return
		}
		lines = 0
		p.glued = !spaced
		spaced = false
		lx.run = append(lx.run, p)
		lx.hot = lx.hot || p.classes&triggers != 0 || lx.spoken()
	}
}

// spoken tells whether the run ends in two numbers in words: a year may be
// spoken ("nineteen ninety-six").
func (lx *lexer) spoken() bool {
	n := len(lx.run)
	return n >= 2 && lx.run[n-1].classes&cNum.mask() != 0 && lx.run[n-2].classes&cNum.mask() != 0 && lx.run[n-1].entry >= 0 && lx.run[n-2].entry >= 0
}

// piece reads one piece; it always advances, and says false where the run ends.
func (lx *lexer) piece(c byte) (piece, bool) {
	start := lx.at
	switch {
	case isLetter(c):
		return lx.letters(start)
	case isDigit(c):
		return lx.digits(start)
	case c == '\'':
		return lx.apostrophe(start, 1)
	case c < 0x80:
		lx.at++
		return lx.mark(start)
	case c == 0xC2 && lx.has(start, "\u00a0"): // no-break space
		lx.at += 2
		if len(lx.run) == 0 {
			return piece{}, false
		}
		return lx.fillAfterSpace()
	case lx.has(start, "\u2019") || lx.has(start, "\u2018"):
		return lx.apostrophe(start, 3)
	case lx.has(start, "\u2013") || lx.has(start, "\u2011") || lx.has(start, "\u2010"):
		lx.at += 3
		return piece{start: int32(start), end: int32(lx.at), classes: cLit.mask(), entry: hyphen}, true
	}
	if r, n := utf8.DecodeRuneInString(lx.raw[start:]); !unicode.IsLetter(r) {
		lx.at += n // a quotation mark, a dash, a sign of money
		return piece{}, false
	}
	lx.skipWord()
	return piece{}, false
}

// fillAfterSpace reads the piece after an unusual space.
func (lx *lexer) fillAfterSpace() (piece, bool) {
	if lx.at >= len(lx.raw) || lx.raw[lx.at] <= ' ' || lx.raw[lx.at] == 0xC2 {
		return piece{}, false
	}
	return lx.piece(lx.raw[lx.at])
}

// hyphen is the entry of "-", which en dashes share.
var hyphen = vocabulary.word("-")

func (lx *lexer) has(at int, s string) bool {
	return len(lx.raw)-at >= len(s) && lx.raw[at:at+len(s)] == s
}

// skipWord passes over a word that is not plain ASCII.
func (lx *lexer) skipWord() {
	for lx.at < len(lx.raw) && (lx.raw[lx.at] >= 0x80 || isLetter(lx.raw[lx.at]) || isDigit(lx.raw[lx.at])) {
		lx.at++
	}
}

// longestWord bounds the words that are looked up.
const longestWord = 16

// letters reads a word of letters.
func (lx *lexer) letters(start int) (piece, bool) {
	if p, ok := lx.ampm(start); ok {
		return p, true
	}
	if p, ok := lx.dottedEra(start); ok {
		return p, true
	}
	i := start
	for i < len(lx.raw) && isLetter(lx.raw[i]) {
		i++
	}
	lx.at = i
	if i < len(lx.raw) && (lx.raw[i] >= 0x80 || isDigit(lx.raw[i])) {
		return lx.mixed(start)
	}
	if i-start > longestWord {
		return piece{}, false
	}
	return lx.known(start, i)
}

// mixed reads a word whose letters are followed by digits ("Q3") or by letters
// outside ASCII; a curly apostrophe or a dash ends it instead.
func (lx *lexer) mixed(start int) (piece, bool) {
	i := lx.at
	if lx.raw[i] == 0xE2 && (lx.has(i, "\u2019") || lx.has(i, "\u2018") || lx.has(i, "\u2013") || lx.has(i, "\u2014") || lx.has(i, "\u2011") || lx.has(i, "\u2010") || lx.has(i, "\u201d") || lx.has(i, "\u2026")) || lx.has(i, "\u00a0") {
		if i-start > longestWord {
			return piece{}, false
		}
		return lx.known(start, i)
	}
	if isDigit(lx.raw[i]) && i == start+1 && i+1 < len(lx.raw)+1 && (i+1 == len(lx.raw) || !isLetter(lx.raw[i+1]) && !isDigit(lx.raw[i+1])) {
		lx.at = i + 1
		return lx.known(start, i+1)
	}
	lx.skipWord()
	return piece{}, false
}

// known looks up the word raw[start:end] in the lexicon.
func (lx *lexer) known(start, end int) (piece, bool) {
	var buf [longestWord]byte
	upper := true
	for i := start; i < end; i++ {
		c := lx.raw[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		} else if isLetter(c) {
			upper = false
		}
		buf[i-start] = c
	}
	at := vocabulary.find(buf[:end-start])
	if at < 0 {
		return piece{}, false
	}
	e := &vocabulary.entries[at]
	classes := e.classes
	if lx.raw[start] >= 'a' {
		classes &^= e.capital
	}
	if !upper {
		classes &^= e.upper
	}
	if classes == 0 && len(e.phrases) == 0 {
		return piece{}, false
	}
	if classes&cAbbr.mask() != 0 && end < len(lx.raw) && lx.raw[end] == '.' {
		end++
		lx.at = end
	}
	return piece{start: int32(start), end: int32(end), classes: classes, entry: at}, true
}

// ampm reads "a.m.", "pm", "P.M" and the like.
func (lx *lexer) ampm(start int) (piece, bool) {
	raw := lx.raw[start:]
	if len(raw) < 2 || raw[0]|0x20 != 'a' && raw[0]|0x20 != 'p' {
		return piece{}, false
	}
	n := 0
	switch {
	case len(raw) >= 4 && raw[1] == '.' && raw[2]|0x20 == 'm' && raw[3] == '.':
		n = 4
	case len(raw) >= 3 && raw[1] == '.' && raw[2]|0x20 == 'm':
		n = 3
	case raw[1]|0x20 == 'm' && lx.afterNumber():
		n = 2
	}
	if n == 0 || len(raw) > n && (isLetter(raw[n]) || isDigit(raw[n]) || raw[n] >= 0x80 && raw[n] != 0xE2 && raw[n] != 0xC2) {
		return piece{}, false
	}
	lx.at = start + n
	text := "am"
	if raw[0]|0x20 == 'p' {
		text = "pm"
	}
	return piece{start: int32(start), end: int32(start + n), classes: cAmPm.mask(), entry: -1, text: text}, true
}

// dottedEra reads "B.C." and "A.D.".
func (lx *lexer) dottedEra(start int) (piece, bool) {
	if lx.byteAt(start+1) != '.' {
		return piece{}, false
	}
	for _, era := range [...]struct{ written, means string }{{"B.C.E", "bc"}, {"B.C", "bc"}, {"A.D", "ad"}} {
		if !lx.has(start, era.written) {
			continue
		}
		lx.at = start + len(era.written)
		if lx.byteAt(lx.at) == '.' {
			lx.at++
		}
		if isLetter(lx.byteAt(lx.at)) {
			lx.at = start
			return piece{}, false
		}
		at := vocabulary.find([]byte(era.means))
		return piece{start: int32(start), end: int32(lx.at), classes: cEra.mask(), entry: at}, true
	}
	return piece{}, false
}

// afterNumber tells whether the run's last piece is a number or a clock time.
func (lx *lexer) afterNumber() bool {
	n := len(lx.run)
	return n > 0 && lx.run[n-1].classes&(1<<cNum|1<<cClock|1<<cHHMM) != 0
}

// mark reads a punctuation mark that patterns use.
func (lx *lexer) mark(start int) (piece, bool) {
	at := vocabulary.find([]byte(lx.raw[start : start+1]))
	if at < 0 || vocabulary.entries[at].classes == 0 && len(vocabulary.entries[at].phrases) == 0 && at != hyphen {
		return piece{}, false
	}
	if lx.raw[start] == '-' && lx.at < len(lx.raw) && lx.raw[lx.at] == '-' { // a typewriter's dash
		for lx.at < len(lx.raw) && lx.raw[lx.at] == '-' {
			lx.at++
		}
		return piece{}, false
	}
	return piece{start: int32(start), end: int32(lx.at), classes: vocabulary.entries[at].classes, entry: at}, true
}

// apostrophe reads "'s", a bare "'" after a plural, or a short year ("'98").
func (lx *lexer) apostrophe(start, size int) (piece, bool) {
	i := start + size
	lx.at = i
	if i+1 < len(lx.raw) && isDigit(lx.raw[i]) && isDigit(lx.raw[i+1]) && (i+2 == len(lx.raw) || !isDigit(lx.raw[i+2])) {
		return lx.shortYear(start, i)
	}
	if i < len(lx.raw) && lx.raw[i]|0x20 == 's' && (i+1 == len(lx.raw) || !isLetter(lx.raw[i+1])) {
		lx.at = i + 1
		return piece{start: int32(start), end: int32(lx.at), classes: cLit.mask(), entry: possessive}, true
	}
	if i < len(lx.raw) && isLetter(lx.raw[i]) {
		return piece{}, false
	}
	return piece{start: int32(start), end: int32(lx.at), classes: cLit.mask(), entry: bareApostrophe}, true
}

// possessive and bareApostrophe are the entries of "'s" and "'".
var possessive, bareApostrophe = vocabulary.word("'s"), vocabulary.word("'")

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
