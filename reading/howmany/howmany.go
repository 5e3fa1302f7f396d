// Package howmany finds numbers and reads them into figures: measure, what is
// counted, value and the bounds that the wording sets.
//
// numbers.go reads digits and number words, bounds.go the words around them,
// phrase.go finds what is counted, measure.go what happened to it, and skip.go
// says which numbers are no figures (dates, ages, addresses, names).
package howmany

import (
	"strconv"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// Find returns the report's figures in text order, not yet tied to events
// and without vouchers: what does both.
func Find(doc *grammar.Doc, report *record.Report) []record.Figure {
	f := finder{doc: doc, text: doc.Text}
	for s := range doc.Sentences {
		switch doc.Sentences[s].Region {
		case record.RegionByline, record.RegionCredit, record.RegionOther, record.RegionClock, record.RegionDateline:
			continue
		}
		if s := doc.Sentences[s]; s.Last-s.First <= longest {
			f.sentence(int(s.First), int(s.Last))
		}
	}
	return f.figures
}

// longest is the most tokens a sentence may have; what runs on longer is no
// prose, and trees of it would cost more than linear time.
const longest = 1000

// finder holds the figures found so far.
type finder struct {
	doc     *grammar.Doc
	text    *words.Text
	figures []record.Figure
	// hostages is 1 if the report tells of an abduction, -1 if not, 0 before
	// anyone asked.
	hostages int8
	human    bool // whether those whom measure looks at are human beings
}

// sentence finds the figures of the token range [begin, end).
func (f *finder) sentence(begin, end int) {
	for i := begin; i < end; {
		t := f.text.Tokens[i]
		if t.Kind != words.Number && t.Kind != words.Word {
			i++
			continue
		}
		a, ok := number(f.text, i, end)
		switch {
		case ok:
			i = f.counted(ranged(f.text, a, begin, end), begin, end)
		case t.Kind == words.Word:
			f.wordless(i, end)
			i++
		default:
			i++
		}
	}
}

// counted makes a figure of amount a, unless skip says that it is none, and
// returns the token after it.
func (f *finder) counted(a amount, begin, end int) int {
	if a.change {
		older := amount{first: a.from, last: a.from + 1}
		if b, ok := number(f.text, a.from, end); ok {
			older = b
		}
		f.figure(older, begin, end)
	}
	return f.figure(a, begin, end)
}

func (f *finder) figure(a amount, begin, end int) int {
	first, last, e, bound := modified(f.text, a, begin, end)
	if f.isName(a, begin, end) {
		return last
	}
	p := f.phrase(a, first, last, end)
	if p.bare() && (f.labelled(a, p, begin, end) || f.shared(a, p, begin, end)) {
		return max(p.last, a.last)
	}
	if a.first > begin && a.value == 1 && strings.EqualFold(f.text.Word(a.first-1), "not") { // "not one fighter"
		f.none(counting{first: a.first - 1, last: p.last, head: p.head, number: p.number})
		return p.last
	}
	measure, why := f.measure(p)
	if measure == record.Displaced && f.is(p.head, culprit) { // "two robbers fled"
		measure, why = record.People, "count.fled"
	}
	if p.unit == "" && f.isNoFigure(a, p, measure, bound != "", begin, end) {
		return max(last, a.last)
	}
	value, low, high := bounds(a, e)
	if bound != "" {
		why += "+" + strings.ReplaceAll(bound, " ", "-")
	}
	f.add(p, measure, value, low, high, why)
	if p.whole > 0 {
		f.whole(p, end)
	}
	return max(p.last, a.last)
}

// whole adds the count that another is a part of, at token p.whole: the 78 of
// "63 of 78 drones".
func (f *finder) whole(p counting, end int) {
	b, ok := number(f.text, p.whole, end)
	if !ok || b.last > p.head {
		return
	}
	q := counting{first: p.whole, last: p.last, head: p.head, number: b.last - 1}
	m, why := f.classMeasure(q)
	value, low, high := bounds(b, exact)
	f.add(q, m, value, low, high, "whole+"+why)
}

// shared gives a bare number what the count before it counts, where the two
// stand in one breath: "44 drones, including nine over the bay", "31 deaths, up
// from 12". It tells whether it did.
func (f *finder) shared(a amount, p counting, begin, end int) bool {
	if len(f.figures) == 0 || a.plural || a.value < 1 || a.value != float64(int(a.value)) {
		return false
	}
	older := &f.figures[len(f.figures)-1]
	if older.Unit != "" || f.text.SentenceOf(a.first)-f.text.SentenceOf(f.text.TokenAt(older.Span.Start)) > 1 {
		return false
	}
	if int(f.text.Tokens[begin].Start) > older.Span.Start && !f.isSame(p) {
		return false
	}
	why := ""
	switch {
	case f.isRise(p.first, begin) && !f.isTimeAfter(p.last, end):
		why = "count.earlier"
	case f.isPart(p.first, older) && p.last < end && (f.doc.Tags[p.last] == grammar.ADP && f.lemma(p.last) != "of" || f.lemma(p.first-1) == "whom"):
		why = "count.part"
	case f.isSame(p):
		why = "count.same"
	default:
		return false
	}
	if why == "count.part" && !isHarm(older.Measure) && older.Measure != record.People && older.Measure != record.Munitions && older.Measure != record.Aircraft && older.Measure != record.Targets {
		return false
	}
	_, _, e, _ := modified(f.text, a, begin, end)
	value, lo, hi := bounds(a, e)
	m, of := older.Measure, older.Of
	f.add(p, m, value, lo, hi, why)
	f.figures[len(f.figures)-1].Of = of
	return true
}

// isSame tells whether a bare number is another count of what was counted
// last: "revised that figure to 31", "police put it at 3,000", "spoke of 40",
// "bringing the total to 12", "the ministry counts 238".
func (f *finder) isSame(p counting) bool {
	d, h := f.doc, p.head
	g := d.Governor(h)
	if g < 0 || p.definite {
		return false
	}
	if p.first > 0 && f.lemma(p.first-1) == "and" && f.isTallied() { // "to 27 in hospitals and 44 in villages"
		return p.first-f.text.TokenAt(f.figures[len(f.figures)-1].Span.End-1) < 8
	}
	k := d.PrepositionLemma(h)
	switch d.Function(h) {
	case grammar.Oblique, grammar.NounModifier, grammar.BareOblique:
	case grammar.DirectObject:
		return f.is(g, counter) && d.IsVerb(g) && (p.last >= len(f.text.Tokens) || d.Tags[p.last] == grammar.PUNCT)
	default:
		return false
	}
	if k == "of" && (f.is(g, speaking) || f.is(g, tally) && d.Determiner(g) >= 0) { // "spoke of 40", "an earlier figure of ten"
		return true
	}
	if k != "to" && k != "at" {
		return false
	}
	anaphoric := func(t int) bool {
		if t < 0 {
			return false
		}
		if f.lemma(t) == "it" && f.is(g, estimate) {
			return true
		}
		of := d.Dependent(t, grammar.NounModifier)
		return f.is(t, tally) && d.Determiner(t) >= 0 && (of < 0 || of == h) && !d.Has(t, grammar.CompoundPart)
	}
	return anaphoric(d.Object(g)) || anaphoric(d.Subject(g)) || anaphoric(g)
}

// isTallied tells whether the count added last was a bare one that a tally
// gave.
func (f *finder) isTallied() bool {
	why := f.figures[len(f.figures)-1].Why
	return strings.Contains(why, "count.same") || strings.Contains(why, "count.tally")
}

// isRise tells whether the words before token i set a count beside an older
// one: "up from", "compared with".
func (f *finder) isRise(i, begin int) bool {
	if i-2 < begin {
		return false
	}
	switch f.lemma(i - 1) {
	case "from":
		return isOneOf(f.lemma(i-2), "up", "down")
	case "with", "to":
		return isOneOf(f.lemma(i-2), "compare", "compared")
	}
	return false
}

// isTimeAfter tells whether a unit of time or length stands at token i.
func (f *finder) isTimeAfter(i, end int) bool {
	return i < end && lex.noun(f.lemma(i)).skip
}

// isPart tells whether the words between the count older and the bare number at
// token i begin a list of its parts or go on with one: ", including nine over
// the bay", "and two in Kirra".
func (f *finder) isPart(i int, older *record.Figure) bool {
	at := f.text.TokenAt(older.Span.End - 1)
	if i-at > 14 || i-at < 2 {
		return false
	}
	listed := strings.HasPrefix(older.Why, "count.part")
	switch f.lemma(i - 1) {
	case ",":
		return listed
	case "and":
		return listed || isHarm(older.Measure)
	case "include", "including", "namely":
		return true
	case "which", "them", "whom":
		return i-at <= 10 && isOneOf(f.lemma(i-2), "of", "among")
	}
	return false
}

// wordless finds counts told without a number: "no casualties", "nobody was
// hurt", "a soldier was killed".
func (f *finder) wordless(i, end int) {
	w := f.text.Word(i)
	if len(w) > 8 {
		return
	}
	switch strings.ToLower(w) {
	case "no", "nobody", "none":
		f.zero(i, end)
	case "without":
		f.without(i, end)
	case "a", "an", "another":
		if i > 0 && strings.EqualFold(f.text.Word(i-1), "not") { // "not a single soldier"
			if h := f.doc.Determined(i); h > i && h < end && h <= i+4 {
				f.none(counting{first: i - 1, last: h + 1, head: h, number: i})
			}
			return
		}
		if i+1 < end && f.doc.Fine[i+1] == grammar.CD {
			return // "another 41 people" are 41
		}
		if strings.EqualFold(w, "another") && i+1 < end && (f.doc.Tags[i+1] == grammar.ADJ || f.doc.Fine[i+1] == grammar.VBN) && f.doc.Determined(i) == i+1 { // "and another wounded"
			if m, why := f.asRole(i+1, asAdjective|asObject|asVictim); isHarm(m) {
				f.addExactly(1, counting{first: i, last: i + 2, head: i + 1, number: i}, m, "single+"+why)
			}
			return
		}
		f.single(i, end)
	case "both":
		f.both(i, end)
	}
}

// both reads "both pilots died" as two.
func (f *finder) both(i, end int) {
	h := f.doc.Determined(i)
	if h <= i || h >= end || h > i+4 {
		return
	}
	if n := lex.noun(f.lemma(h)); !n.person {
		return
	}
	if m, why := f.predicated(h, asObject|asVictim|asSubject|asAdjective); isHarm(m) {
		f.addExactly(2, counting{first: i, last: h + 1, head: h, number: i}, m, "both+"+why)
	}
}

// addExactly adds a figure of exactly v.
func (f *finder) addExactly(v float64, p counting, m record.Measure, why string) {
	lo, hi := v, v
	f.add(p, m, &v, &lo, &hi, why)
}

// zero reads "no casualties", "no one was injured", "none were hurt".
func (f *finder) zero(i, end int) {
	d := f.doc
	p := counting{first: i, last: i + 1, head: i, number: i}
	if strings.EqualFold(f.text.Word(i), "no") {
		h := d.Determined(i)
		if i+1 < end && strings.EqualFold(f.text.Word(i+1), "one") {
			h = i + 1
			p.number = h
		}
		if h <= i || h >= end || h > i+4 || f.is(h, rumour) {
			return
		}
		p.head, p.last = h, h+1
	}
	f.none(p)
}

// without reads "without casualties", "without a single injury".
func (f *finder) without(i, end int) {
	for h := i + 1; h < end && h <= i+3; h++ {
		if n := lex.noun(f.lemma(h)); n.toll || n.measure == record.Injured || n.measure == record.Killed && f.doc.Tags[h] == grammar.NOUN {
			f.none(counting{first: i, last: h + 1, head: h, number: i})
			return
		}
	}
}

// none adds a count of nobody, if p is harmed.
func (f *finder) none(p counting) {
	measure, why := f.measure(p)
	if n := lex.noun(f.lemma(p.head)); n.toll {
		measure, why = record.Killed, "count.toll"
	}
	if !isHarm(measure) {
		return
	}
	var v, lo, hi float64
	f.add(p, measure, &v, &lo, &hi, "no+"+why)
}

// single reads "a soldier" as one where a predicate says that the soldier was
// killed, hurt, taken or lost.
func (f *finder) single(i, end int) {
	d := f.doc
	h := d.Determined(i)
	if h <= i || h >= end || h > i+6 {
		return
	}
	if n := lex.noun(f.lemma(h)); !n.person && n.measure != record.Troops {
		return
	}
	for t := i + 1; t < h; t++ {
		if d.Fine[t] == grammar.CD { // "a further seven people"
			return
		}
	}
	if a := d.Dependent(h, grammar.Adjectival); a >= 0 {
		if m, _ := f.asRole(a, asAdjective); m != "" { // "a homeless man"
			return
		}
	}
	p := counting{first: i, last: h + 1, head: h, number: i}
	measure, why := f.predicated(h, asObject|asVictim|asSubject|asAdjective)
	if !isHarm(measure) || measure == record.Displaced && f.is(h, culprit) {
		return
	}
	one, lo, hi := 1.0, 1.0, 1.0
	f.add(p, measure, &one, &lo, &hi, "single+"+why)
}

// add appends one figure.
func (f *finder) add(p counting, measure record.Measure, value, low, high *float64, why string) {
	f.figures = append(f.figures, record.Figure{
		ID: record.FigureID("f" + strconv.Itoa(len(f.figures))), Span: f.text.Span(p.first, p.last),
		Measure: measure, Of: f.of(p), Value: value, Low: low, High: high, Unit: p.unit, Why: why,
	})
}

// isHarm tells whether a measure counts what befell people.
func isHarm(m record.Measure) bool {
	switch m {
	case record.Killed, record.Injured, record.Missing, record.Displaced, record.Detained, record.Abducted:
		return true
	}
	return false
}

func (f *finder) lemma(i int) string { return strings.ToLower(f.doc.Lemmas[i]) }

// is tells whether the word at token i is of kind k.
func (f *finder) is(i int, k kind) bool { return lex.kinds[f.lemma(i)]&k != 0 }
