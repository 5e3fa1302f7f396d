package howmany

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// counting is a number with what it counts: tokens [first, last) of the
// figure's span, the noun that is counted (the number itself if there is
// none) and the token of the number.
type counting struct {
	first, last  int
	head, number int
	whole        int    // token of the number that this one is a part of ("63 of 78 drones"); 0 for none
	unit         string // currency code or "%"
	definite     bool   // "the four"
}

// bare tells whether the number stands without a noun.
func (p counting) bare() bool { return p.head == p.number }

// part tells whether what is counted is a part of others: "14 of the wounded".
func (p counting) part(f *finder) bool {
	return p.number+1 < p.head && f.text.Word(p.number+1) == "of"
}

// bare is token i counted by itself.
func bare(i int) counting { return counting{first: i, last: i + 1, head: i, number: i} }

// phrase finds what amount a counts; first and last are the amount's range
// with its bound phrases.
func (f *finder) phrase(a amount, first, last, end int) counting {
	p := counting{first: first, last: last, head: a.last - 1, number: a.last - 1}
	if f.money(&p, a, end) || f.percent(&p, a, end) {
		return p
	}
	begin := int(f.text.Sentences[f.text.SentenceOf(a.first)].First)
	if first > begin && strings.EqualFold(f.text.Word(first-1), "the") {
		p.definite = true
		p.first--
	} else if first > begin && f.doc.Tags[first-1] != grammar.SCONJ && isOneOf(f.lemma(first-1), "this", "that", "these", "those", "my", "his", "her", "its", "our", "their", "your", "both", "all", "'s", "’s") {
		p.definite = true
	}
	if last < end && strings.EqualFold(f.text.Word(last), "of") {
		f.ofPhrase(&p, last, end)
		return p
	}
	if h := f.nounAfter(a.last-1, last, end); h >= 0 {
		p.head, p.last = h, h+1
		for t := last; t < h; t++ {
			if f.doc.Fine[t] == grammar.CD { // "12,000 and 15,000 people"
				p.last = last
				return p
			}
		}
		if lex.noun(f.lemma(h)).holder && h+1 < end && f.text.Word(h+1) == "of" {
			f.ofPhrase(&p, h+1, end)
		}
	}
	return p
}

// money reads the currency before or after the number.
func (f *finder) money(p *counting, a amount, end int) bool {
	if a.first > 0 {
		if code, ok := lex.symbols[strings.ToLower(f.text.Word(a.first-1))]; ok && a.digits {
			p.unit = code
			if p.last < end && lex.noun(f.lemma(p.last)).currency == code {
				p.last++
			}
			return true
		}
	}
	at := p.last
	if at < end && f.text.Word(at) == "of" && a.plural { // "millions of dollars"
		at++
	}
	for hop := 0; at < end && hop < 2; hop, at = hop+1, at+1 {
		if n := lex.noun(f.lemma(at)); n.currency != "" {
			if n.weight && a.value < 1000 || f.text.Tokens[at].Kind != words.Word {
				return false
			}
			p.unit, p.last, p.head = n.currency, at+1, at
			return true
		}
		if hop == 0 && f.doc.Tags[at] != grammar.ADJ && f.doc.Tags[at] != grammar.PROPN { // "Australian dollars"
			return false
		}
	}
	return false
}

// percent reads "25%", "25 per cent", "25 percentage points".
func (f *finder) percent(p *counting, a amount, end int) bool {
	if strings.HasSuffix(f.text.Word(a.last-1), "%") {
		p.unit = "%"
		return true
	}
	if p.last >= end {
		return false
	}
	switch strings.ToLower(f.text.Word(p.last)) {
	case "%", "percent", "pct":
		p.unit, p.last = "%", p.last+1
		return true
	case "per":
		if p.last+1 < end && strings.EqualFold(f.text.Word(p.last+1), "cent") {
			p.unit, p.last = "%", p.last+2
			return true
		}
	case "percentage":
		if p.last+1 < end {
			p.unit, p.last = "%", p.last+2
			return true
		}
	}
	return false
}

// nounAfter finds the noun that the number at token n counts, from token at
// on: the tree's word for it first, then the nearest run of adjectives and
// nouns. -1 if there is none.
func (f *finder) nounAfter(n, at, end int) int {
	d := f.doc
	if f.isState(n, at) {
		return at
	}
	if h := d.Counted(n); h >= at && h < end && h <= at+6 && isCountable(d, h) && d.Tags[at] != grammar.ADP {
		if g := d.Governor(h); d.Tags[h] == grammar.PROPN && d.Is(h, grammar.CompoundPart) && g > h && g < min(end, h+5) && d.Tags[g] == grammar.NOUN { // "U.S. and Kenyan troops"
			return g
		}
		for h+1 < end && d.Tags[h+1] == grammar.NOUN && d.Governor(h) == h+1 { // "small-caliber shotguns"
			h++
		}
		return h
	}
	h := -1
	for j := at; j < end && j < at+6; j++ {
		switch tag := d.Tags[j]; {
		case tag == grammar.NOUN:
			h = j
			if d.Fine[j] == grammar.NNS && (j+1 >= end || d.Tags[j+1] != grammar.NOUN || !d.Is(j, grammar.CompoundPart)) {
				return h
			}
		case tag == grammar.PROPN && h < 0 && d.Fine[j] == grammar.NNPS:
			return j
		case tag == grammar.CCONJ && h < 0 && j > at && j+1 < end && (d.Tags[j-1] == grammar.PROPN || d.Tags[j-1] == grammar.ADJ) && (d.Tags[j+1] == grammar.PROPN || d.Tags[j+1] == grammar.ADJ): // "U.S. and Filipino troops"
		case tag == grammar.ADJ && h < 0, tag == grammar.PROPN && h < 0, tag == grammar.VERB && h < 0 && d.Is(j, grammar.Adjectival):
		case tag == grammar.PUNCT && f.text.Word(j) == "-" && !f.text.Tokens[j].Spaced:
		default:
			return h
		}
	}
	return h
}

// isState tells whether token at is the state of whom the number at token n
// counts, without an auxiliary: "12 dead, 30 hurt", "five were killed and 23
// injured".
func (f *finder) isState(n, at int) bool {
	d := f.doc
	if d.CountedState(n) != at || d.Object(at) >= 0 {
		return false
	}
	m, _ := f.asRole(at, asAdjective)
	return isHarm(m)
}

// isCountable tells whether token h may stand for what is counted.
func isCountable(d *grammar.Doc, h int) bool {
	switch d.Tags[h] {
	case grammar.NOUN, grammar.PROPN, grammar.ADJ, grammar.PRON:
		return true
	}
	return false
}

// ofPhrase takes in "of" at token at and the noun phrase after it: "thousands
// of people", "two of the three wounded", "a couple of these briefings".
func (f *finder) ofPhrase(p *counting, at, end int) {
	d, h := f.doc, -1
	for j := at + 1; j < end && j < at+8; j++ {
		switch d.Tags[j] {
		case grammar.NUM:
			if j == at+1 {
				p.whole = j
			}
			continue
		case grammar.DET, grammar.ADV, grammar.PRON:
			if j+1 < end && d.Fine[j+1] == grammar.VBN && isOneOf(f.lemma(j), "that", "those") { // "three of those killed"
				h = j + 1
				break
			}
			if d.Tags[j] == grammar.PRON && d.Fine[j] != grammar.PRPS { // but "two of its fighters"
				h = j
				break
			}
			continue
		case grammar.ADJ, grammar.VERB:
			if d.Tags[j] == grammar.VERB && d.Fine[j] != grammar.VBN {
				break
			}
			if j+1 >= end || d.Tags[j+1] != grammar.ADJ && d.Tags[j+1] != grammar.NOUN && d.Tags[j+1] != grammar.PROPN { // "three of the dead"
				h = j
				break
			}
			continue
		case grammar.NOUN, grammar.PROPN:
			h = j
			if d.Is(j, grammar.CompoundPart) || j+1 < end && (d.Tags[j+1] == grammar.NOUN && !d.Is(j, grammar.SentenceRoot)) && d.Governor(j) == j+1 {
				continue
			}
		}
		break
	}
	if h < 0 {
		p.whole = 0
		return
	}
	p.last, p.head = h+1, h
}

// of names what is counted, without the number and its bounds.
func (f *finder) of(p counting) string {
	if p.bare() || p.unit == "%" || f.text.Word(p.head) == "left" {
		return ""
	}
	if p.unit != "" {
		if f.text.Tokens[p.head].Kind == words.Word && lex.noun(f.lemma(p.head)).currency != "" {
			return f.text.Word(p.head)
		}
		return ""
	}
	first := p.number + 1
	if first < p.last {
		switch f.text.Word(first) {
		case "or", "plus", "odd", "+":
			first += 2
		case "of":
			first++
		}
	}
	for first < p.head && f.doc.Tags[first] == grammar.DET {
		first++
	}
	if first > p.head {
		first = p.head
	}
	return f.text.Span(first, p.head+1).Text
}

func isOneOf(s string, list ...string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}

// classMeasure is the measure that the counted noun has by itself.
func (f *finder) classMeasure(p counting) (record.Measure, string) {
	if p.unit == "%" {
		return record.Percent, "count.percent"
	}
	if p.unit != "" {
		return record.Money, "count.money"
	}
	n := lex.noun(f.lemma(p.head))
	switch {
	case p.bare():
		return record.OtherMeasure, "count.bare"
	case n.measure != "":
		return n.measure, "count.noun"
	case n.toll:
		return record.People, "count.toll"
	case n.person:
		return record.People, "count.person"
	}
	if f.is(p.head, other) {
		return record.People, "count.others"
	}
	return record.OtherMeasure, "count.thing"
}
