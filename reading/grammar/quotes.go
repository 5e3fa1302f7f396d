package grammar

import (
	"unicode"
	"unicode/utf8"

	"sayso/reading/words"
)

// Quotations finds the stretches between quotation marks, in the order of
// their opening marks, inner ones after the one that holds them. Every style
// counts: “ ” ‘ ’ " ' « » „ “ ‹ › “ ”. It is linear in the tokens and total.
//
// A quotation ends with its mark. One that is still open at the end of its
// paragraph goes on when the next paragraph opens with the same mark again
// (Continues) or holds a closing mark without an opener; else it ends with the
// paragraph, before any link (a post cut short).
func Quotations(t *words.Text) []Quote {
	f := quoteFinder{text: t, hanging: -1}
	for s := 0; s < len(t.Sentences); {
		e := s + 1
		for e < len(t.Sentences) && t.Sentences[e].Paragraph == t.Sentences[s].Paragraph && t.Sentences[e].Region == t.Sentences[s].Region {
			e++
		}
		f.paragraph(int(t.Sentences[s].First), int(t.Sentences[e-1].Last))
		s = e
	}
	if f.hanging >= 0 {
		f.endOpen(f.hanging)
	}
	return f.found()
}

// family is a style of marks: marks of one family close each other.
type family uint8

const (
	noFamily   family = iota
	double            // “ ” „ " `` ''
	single            // ‘ ’ ‚ ' `
	angle             // « »
	angleSmall        // ‹ ›
)

// mark is one token that looks like a quotation mark, with what its glyph and
// the space around it allow.
type mark struct {
	token            int
	family           family
	canOpen, canOnly bool // canOnly: the glyph or the spacing allows one role alone
	canClose         bool
}

// region is a quotation under construction: token numbers, -1 for none.
type region struct {
	open, close, end int // end: the first token after an unclosed quotation
	family           family
	depth            int
	continues        bool
	dropped          bool
}

type quoteFinder struct {
	text    *words.Text
	regions []region
	stack   []int // regions still open, outermost first
	marks   []mark
	hanging int // region left open by the paragraph before, -1 for none
}

// paragraph pairs the marks of the tokens [first, last).
func (f *quoteFinder) paragraph(first, last int) {
	f.collect(first, last)
	f.settleHanging(first)
	f.stack = f.stack[:0]
	if f.hanging >= 0 { // no opener here: perhaps this paragraph closes it
		if !f.closesBeforeOpening(f.regions[f.hanging].family) {
			f.endOpen(f.hanging)
		} else {
			f.stack = append(f.stack, f.hanging)
		}
		f.hanging = -1
	}
	for i := range f.marks {
		f.apply(i)
	}
	f.leave(last)
}

// settleHanging carries the quotation left open before into this paragraph
// when it opens with the same mark again.
func (f *quoteFinder) settleHanging(first int) {
	if f.hanging < 0 || len(f.marks) == 0 {
		return
	}
	m := f.marks[0]
	r := &f.regions[f.hanging]
	if m.token == first && m.canOpen && m.family == r.family {
		r.continues = true
		f.endOpen(f.hanging)
		f.hanging = -1
	}
}

// closesBeforeOpening tells whether the paragraph's first mark of a family
// can only close.
func (f *quoteFinder) closesBeforeOpening(fam family) bool {
	for _, m := range f.marks {
		if m.family == fam {
			return m.canClose && !m.canOpen
		}
	}
	return false
}

// apply lets mark i close the innermost quotation it can, or open one.
func (f *quoteFinder) apply(i int) {
	m := f.marks[i]
	at := f.openOf(m.family)
	closes := at >= 0 && m.canClose
	if closes && m.family == single && f.isApostropheInside(i) {
		return
	}
	if closes && m.canOpen && m.canOnly { // spacing says it opens: the one before was never closed
		closes = false
	}
	switch {
	case closes:
		r := &f.regions[f.stack[at]]
		r.close = m.token
		for _, inner := range f.stack[at+1:] {
			f.regions[inner].dropped = true
		}
		f.stack = f.stack[:at]
	case m.canOpen:
		if m.family == single && (f.isElision(i) || !f.closesLater(i)) {
			return
		}
		if at >= 0 && m.family != single {
			f.regions[f.stack[at]].end = m.token
			f.stack = f.stack[:at]
		}
		if len(f.stack) < maxQuoteDepth {
			f.stack = append(f.stack, len(f.regions))
			f.regions = append(f.regions, region{open: m.token, close: -1, end: -1, family: m.family, depth: len(f.stack) - 1})
		}
	}
}

const maxQuoteDepth = 4

// leave closes the paragraph: inner quotations still open are dropped, an
// outer one of double marks hangs on for the next paragraph.
func (f *quoteFinder) leave(last int) {
	for n, at := range f.stack {
		if n == 0 && f.regions[at].family != single {
			f.regions[at].end = last
			f.hanging = at
			continue
		}
		f.regions[at].dropped = true
	}
	f.stack = f.stack[:0]
}

// endOpen settles the end of a quotation that has no closing mark.
func (f *quoteFinder) endOpen(at int) {
	r := &f.regions[at]
	if r.close >= 0 {
		return
	}
	for i := r.open + 1; i < r.end; i++ {
		if f.text.Tokens[i].Kind == words.Link {
			r.end = i
		}
	}
}

func (f *quoteFinder) openOf(fam family) int {
	for i := len(f.stack) - 1; i >= 0; i-- {
		if f.regions[f.stack[i]].family == fam {
			return i
		}
	}
	return -1
}

// closesLater tells whether a later mark of the paragraph can close the
// single mark i: without one it is an apostrophe ('90s, 'em).
func (f *quoteFinder) closesLater(i int) bool {
	for j := i + 1; j < len(f.marks) && j <= i+maxLookahead; j++ {
		if m := f.marks[j]; m.family == single && m.canClose && m.token > f.marks[i].token+1 {
			return true
		}
	}
	return false
}

// isElision tells whether the opening single mark i begins a clipped word
// (rock 'n' roll, the '90s).
func (f *quoteFinder) isElision(i int) bool {
	next := f.marks[i].token + 1
	if next >= len(f.text.Tokens) {
		return false
	}
	w := f.text.Word(next)
	decade := len(w) >= 3 && w[0] >= '0' && w[0] <= '9' && w[2] == 's'
	return decade || w == "n" || w == "N"
}

// maxLookahead bounds how many marks a single mark looks ahead, so that a
// text of nothing but marks stays linear.
const maxLookahead = 24

// isApostropheInside tells whether the closing single mark i is rather a
// plural possessive (the boys' club): it follows an s, a small letter follows,
// and a later mark can close in its place.
func (f *quoteFinder) isApostropheInside(i int) bool {
	raw, tok := f.text.Raw, f.text.Tokens[f.marks[i].token]
	if tok.Start == 0 || raw[tok.Start-1] != 's' {
		return false
	}
	rest := raw[tok.End:]
	if len(rest) < 2 || rest[0] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	return unicode.IsLower(next) && f.closesLater(i)
}

// found turns the regions into quotes.
func (f *quoteFinder) found() []Quote {
	out := make([]Quote, 0, len(f.regions))
	for _, r := range f.regions {
		if r.dropped || (r.close < 0 && r.end <= r.open+1) {
			continue
		}
		start, end := int(f.text.Tokens[r.open].End), 0
		if r.close >= 0 {
			end = int(f.text.Tokens[r.close].Start)
		} else {
			end = int(f.text.Tokens[r.end-1].End)
		}
		out = append(out, Quote{Open: r.open, Close: r.close, Inner: f.text.Slice(start, max(start, end)), Depth: r.depth, Continues: r.continues})
	}
	return out
}

// collect lists the marks among the tokens [first, last).
func (f *quoteFinder) collect(first, last int) {
	f.marks = f.marks[:0]
	for i := first; i < last; i++ {
		k := f.text.Tokens[i].Kind
		if k == words.Number || k == words.Link {
			continue
		}
		if m := f.markOf(i); m.family != noFamily {
			f.marks = append(f.marks, m)
		}
	}
}

// markOf tells what quotation mark token i is, if any.
func (f *quoteFinder) markOf(i int) mark {
	w := f.text.Word(i)
	if len(w) > 4 {
		return mark{}
	}
	m := mark{token: i}
	before, after := f.around(i)
	opensBySpace := before != solid && after == solid
	closesBySpace := before != space && after != solid
	switch w {
	case "“", "``":
		m.family, m.canOpen, m.canOnly = double, true, true
		m.canClose = closesBySpace && !opensBySpace && f.lowOpen()
		m.canOpen = !m.canClose
	case "„", "‟":
		m.family, m.canOpen, m.canOnly = double, true, true
	case "”", "''", "〞":
		m.family, m.canClose = double, true
		m.canOpen = opensBySpace
	case "\"", "＂":
		m.family = double
		m.canOpen, m.canClose = !closesBySpace || opensBySpace, !opensBySpace || closesBySpace
		m.canOnly = opensBySpace && !closesBySpace
		if m.canClose && f.afterDigit(i) && before == solid && f.inches(i) {
			return mark{}
		}
	case "‘", "‚", "‛":
		m.family, m.canOpen = single, opensBySpace
	case "’":
		m.family, m.canClose = single, closesBySpace
	case "'", "`":
		m.family, m.canOpen, m.canClose = single, opensBySpace, closesBySpace
		m.canOnly = opensBySpace && !closesBySpace
	case "«":
		m.family, m.canOpen, m.canClose = angle, !closesBySpace || opensBySpace, closesBySpace && !opensBySpace
	case "»":
		m.family, m.canClose, m.canOpen = angle, true, opensBySpace && !closesBySpace
	case "‹":
		m.family, m.canOpen = angleSmall, true
	case "›":
		m.family, m.canClose = angleSmall, true
	}
	return m
}

// lowOpen tells whether a „ quotation is open, which “ closes.
func (f *quoteFinder) lowOpen() bool {
	for j := len(f.marks) - 1; j >= 0; j-- {
		if f.marks[j].family == double {
			return f.text.Word(f.marks[j].token) == "„"
		}
	}
	return false
}

// inches tells whether a straight double mark after a digit is a measure
// (5'11"): no straight mark opened before it in the paragraph.
func (f *quoteFinder) inches(i int) bool {
	n := 0
	for j := len(f.marks) - 1; j >= 0 && j >= len(f.marks)-maxLookahead; j-- {
		if f.marks[j].family == double {
			n++
		}
	}
	return n%2 == 0
}

func (f *quoteFinder) afterDigit(i int) bool {
	at := f.text.Tokens[i].Start
	return at > 0 && f.text.Raw[at-1] >= '0' && f.text.Raw[at-1] <= '9'
}

// side is what stands on one side of a mark.
type side uint8

const (
	space side = iota // white space, or the text's edge
	soft              // punctuation, dashes, brackets, other marks
	solid             // letters, digits, signs that belong to a word
)

// around tells what stands before and after token i.
func (f *quoteFinder) around(i int) (before, after side) {
	tok, raw := f.text.Tokens[i], f.text.Raw
	r, n := utf8.DecodeLastRuneInString(raw[:tok.Start])
	before = sideOf(r, n, true)
	r, n = utf8.DecodeRuneInString(raw[tok.End:])
	return before, sideOf(r, n, false)
}

// sideOf classes a neighbouring rune. An opening mark may stand after an
// opening bracket, a dash or another mark; a closing one after a full stop.
func sideOf(r rune, n int, before bool) side {
	switch {
	case n == 0 || unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return space
	case unicode.IsLetter(r) || unicode.IsDigit(r) || r == utf8.RuneError:
		return solid
	}
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '“', '‘', '„', '«', '"', '\'', '`', '|', ':':
		return soft
	case '.', ',', '!', '?', ';', '…', '%', ')', ']', '}', '”', '’', '»':
		if before {
			return solid
		}
		if r == '…' {
			return solid
		}
		return soft
	}
	return solid
}
