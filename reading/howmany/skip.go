package howmany

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// isName tells whether the number is part of a date, a clock time, an age, an
// address, a telephone number or a name, judged by the words next to it.
func (f *finder) isName(a amount, begin, end int) bool {
	t := f.text
	if a.last < end && !t.Tokens[a.last].Spaced {
		switch next := t.Word(a.last); {
		case isOneOf(next, ":", "/", "°", "º", "′", "th", "st", "nd", "rd", "."+next) && a.last+1 < end && !t.Tokens[a.last+1].Spaced:
			return true
		case isOneOf(next, "’", "'", "′", ")") && a.digits && a.value < 1000 && (next == ")" && a.value > 99 || a.value < 9) && a.last+1 < end && a.bareDigits:
			return true // feet, telephone codes
		case isOneOf(next, "-", "–", "‑") && a.last+1 < end && !t.Tokens[a.last+1].Spaced && !a.isRange():
			return true // "two-hour", "9-11", "5-year-old"
		case t.Tokens[a.last].Kind == words.Word && !isOneOf(next, "'s", "’s", "m", "bn", "k"):
			return true
		}
	}
	if a.last < end && isClock(t.Word(a.last)) {
		return true
	}
	if isRatio(t, a, begin, end) {
		return true
	}
	if a.first > begin {
		prev := strings.ToLower(t.Word(a.first - 1))
		glued := !t.Tokens[a.first].Spaced
		if glued && isOneOf(prev, "-", "–", "/", ":", "#", ".", "№", "‑", "'", "’") && !a.isRange() {
			return true
		}
		if glued && t.Tokens[a.first-1].Kind == words.Word && lex.symbols[prev] == "" {
			return true
		}
		if isMonth(prev) || a.digits && a.last < end && isMonth(t.Word(a.last)) && a.value <= 31 {
			return true
		}
		if prev == "magnitude" || strings.HasPrefix(prev, "magnitude-") {
			return true
		}
		if prev == "aged" || prev == "age" || prev == "no." || prev == "nos." {
			return true
		}
		if prev == "than" && a.first-2 >= begin && isOneOf(f.lemma(a.first-2), "young", "younger", "old", "older") {
			return true
		}
	} else if a.digits && a.last < end && isMonth(t.Word(a.last)) && a.value <= 31 {
		return true
	}
	return f.isAge(a, begin, end) || f.isAddress(a, end) || f.isLabelled(a, begin) || f.isInName(a, begin)
}

// isRatio tells whether a is a part of a ratio: "one in five", "nine out of ten".
func isRatio(t *words.Text, a amount, begin, end int) bool {
	if a.value > 1000 || a.plural || a.isRange() {
		return false
	}
	after, before := a.last, a.first-1
	if after < end && t.Word(after) == "out" {
		after++
	}
	if after+1 < end && (t.Word(after) == "in" || after > a.last && t.Word(after) == "of") {
		if b, ok := number(t, after+1, end); ok && b.value > a.value && b.value <= 1000 && !b.plural && !b.isRange() && (b.last >= end || t.Tokens[b.last].Kind != words.Number && !lex.noun(t.Word(b.last)).skip) {
			return a.value < 10
		}
	}
	if before-1 >= begin && (t.Word(before) == "in" || t.Word(before) == "of" && t.Word(before-1) == "out") {
		if t.Word(before) == "of" {
			before--
		}
		if b, ok := number(t, before-1, a.first); ok && b.last == before && b.value < a.value && b.value < 10 && !b.plural {
			return true
		}
	}
	return false
}

// isInName tells whether a number written as a word with a capital begins a
// name in running text: "Seven Ridges".
func (f *finder) isInName(a amount, begin int) bool {
	w, n := f.text.Word(a.first), a.last
	if a.digits || a.first == begin || w[0] < 'A' || w[0] > 'Z' || n >= len(f.text.Tokens) || f.doc.Sentences[f.doc.SentenceOf(a.first)].Region == record.RegionHeadline {
		return false
	}
	next := f.text.Word(n)
	return next[0] >= 'A' && next[0] <= 'Z' && !lex.noun(f.lemma(n)).person
}

// isClock tells whether w is what follows the hour: "a.m.", "GMT", "o'clock".
func isClock(w string) bool {
	return len(w) <= 7 && isOneOf(strings.ToLower(w), "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt", "utc", "o'clock", "o’clock", "bst", "cet")
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan": true, "feb": true, "mar": true, "apr": true,
	"jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"jan.": true, "feb.": true, "mar.": true, "apr.": true, "aug.": true, "sept.": true, "sep.": true, "oct.": true, "nov.": true, "dec.": true,
}

// isMonth tells whether w is a month's name; "may" and "march" count only
// with a capital letter.
func isMonth(w string) bool {
	if len(w) < 3 || len(w) > 9 {
		return false
	}
	lower := strings.ToLower(w)
	return months[lower] && (lower != "may" && lower != "march" && lower != "mar" || w != lower)
}

// isAge tells whether a bare number between commas follows a name or a person
// ("Rebecca Stone, 41, of Leeds", "Olav Berg, 17 of Leeds"), or is said to be
// one of years ("a 43 y/o man").
func (f *finder) isAge(a amount, begin, end int) bool {
	t, d := f.text, f.doc
	if a.value > 120 || a.last-a.first != 1 || a.plural || !a.digits {
		return false
	}
	if n := a.last; n+2 < end && t.Word(n) == "y" && t.Word(n+1) == "/" && t.Word(n+2) == "o" {
		return true
	}
	at := a.first - 2
	if at < begin || t.Word(a.first-1) != "," {
		return false
	}
	switch {
	case a.last >= end || isOneOf(t.Word(a.last), ",", ".", "and", ")", ";", "or"):
		return d.Tags[at] == grammar.PROPN || lex.noun(f.lemma(at)).person
	case t.Word(a.last) == "of":
		return slices.ContainsFunc(d.Names, func(n grammar.Name) bool { return n.Kind == grammar.PER && n.Contains(at) })
	}
	return false
}

// isAddress tells whether the number is a house's in a street: "2249 Harbour
// St.", "412 West Pine Avenue".
func (f *finder) isAddress(a amount, end int) bool {
	if !a.digits || a.last-a.first != 1 {
		return false
	}
	for t := a.last; t < min(a.last+4, end) && isCapital(f.text.Word(t)); t++ {
		if t > a.last && f.is(t, street) {
			return true
		}
	}
	return false
}

func isCapital(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }

// isLabelled tells whether the number is a name's last part: "Resolution
// 2728", "Flight 17", "Boeing 737", "Kalashnikov 47".
func (f *finder) isLabelled(a amount, begin int) bool {
	t, d := f.text, f.doc
	if a.first <= begin || !t.Tokens[a.first].Spaced {
		return false
	}
	prev := a.first - 1
	if prev-2 >= begin && t.Word(prev) == "of" && t.Tokens[prev-1].Kind == words.Number && lex.noun(f.lemma(prev-2)).label && isCapital(t.Word(prev-2)) { // "Image 2 of 4"
		return true
	}
	if t.Tokens[prev].Kind != words.Word {
		return false
	}
	n := lex.noun(f.lemma(prev))
	counted := d.Counted(a.last-1) >= a.last
	if n.label && !counted && !n.person {
		return true
	}
	if n.label && isCapital(t.Word(prev)) {
		return true
	}
	return !counted && prev > begin && d.Tags[prev] == grammar.PROPN && d.Governor(a.first) == prev
}

// isNoFigure tells whether a number with its phrase counts nothing that a
// record should hold.
func (f *finder) isNoFigure(a amount, p counting, m record.Measure, bounded bool, begin, end int) bool {
	harmed := isHarm(m)
	n := lex.noun(f.lemma(p.head))
	switch {
	case !p.bare() && (n.skip || n.weight && p.head == p.last-1 && p.head == p.number+1) && !n.person && m == record.OtherMeasure:
		return true
	case f.isYear(a, bounded, n):
		return !harmed || p.bare() || p.definite || n.measure != "" && f.doc.Tags[p.head] == grammar.NOUN // "the 2014 abduction"
	case harmed:
		return false
	case p.definite, !p.bare() && n.label && f.text.Word(p.head)[0] <= 'Z':
		return true
	case a.plural && a.value < 24: // "several countries", "a handful of houses"
		return true
	case p.bare():
		return m == record.OtherMeasure && !f.isBareFigure(a, p, bounded)
	case isOneOf(strings.ToLower(f.text.Word(a.first)), "one", "1") && a.last-a.first == 1 && m == record.OtherMeasure:
		return true
	}
	if a.digits && f.doc.Tags[p.head] == grammar.PROPN && f.doc.Fine[p.head] != grammar.NNPS {
		return true // "227 Hot Springs Drive"
	}
	return false
}

// isYear tells whether bare digits are rather a year than a count.
func (f *finder) isYear(a amount, bounded bool, n noun) bool {
	return a.bareDigits && !bounded && a.last-a.first == 1 && a.value >= 1500 && a.value <= 2100 && a.value == float64(int(a.value)) && !n.person
}

// isInfected tells whether the bare number at token h counts those whom an
// illness or a rescue reached: "infected more than 2,000".
func (f *finder) isInfected(h int) bool {
	g := f.doc.Governor(h)
	return g >= 0 && g == h-3 && f.is(g, reach)
}

// isBareFigure tells whether a number without a noun still counts something:
// it must be bounded ("using more than 125"), plural ("dozens") or be said to
// be fired or used.
func (f *finder) isBareFigure(a amount, p counting, bounded bool) bool {
	if a.plural && a.value >= 24 {
		return true
	}
	if !bounded || a.value <= 1 || strings.EqualFold(f.text.Word(a.first), "one") {
		return false
	}
	return f.doc.Is(p.head, grammar.DirectObject) || f.isInfected(p.head)
}
