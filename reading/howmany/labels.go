package howmany

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// labelled reads a number in a list or table as what its label says: "Deaths:
// 341", "Houses destroyed – 2,450", "tanks — 110 (+3)", and "Earlier: 14" as an
// older count of what was counted last. It tells whether there was a label.
func (f *finder) labelled(a amount, p counting, begin, end int) bool {
	at := p.first - 1
	if at <= begin || !isOneOf(f.text.Word(at), ":", "—", "–", "-") || f.text.Word(at) == "-" && !f.text.Tokens[at].Spaced {
		return false
	}
	if n := a.last; n < end && (f.text.Tokens[n].Kind == words.Word || f.text.Tokens[n].Kind == words.Number || !isOneOf(f.text.Word(n), ",", ";", ".", "(", ")", "|")) {
		return false
	}
	first := f.label(at, begin)
	if first >= at {
		return false
	}
	v, lo, hi := a.value, a.value, a.value
	if first == at-1 && isOneOf(f.lemma(first), "earlier", "previously", "early") {
		if n := len(f.figures); n > 0 && isHarm(f.figures[n-1].Measure) {
			m, of := f.figures[n-1].Measure, f.figures[n-1].Of
			f.add(p, m, &v, &lo, &hi, "count.earlier")
			f.figures[n].Of = of
			return true
		}
		return false
	}
	m := f.labelMeasure(first, at)
	if m == "" {
		return false
	}
	of := f.text.Span(first, at).Text
	p.first = first
	f.add(p, m, &v, &lo, &hi, "count.label")
	f.figures[len(f.figures)-1].Of = of
	return true
}

// label is the first token of the label that ends before token at: at most
// four words from the start of the line, or after a comma, a colon or the like.
// It is at itself if there is none.
func (f *finder) label(at, begin int) int {
	first := at
	for first > begin && at-first < 5 {
		t := first - 1
		if f.text.Tokens[t].Kind != words.Word {
			if isOneOf(f.text.Word(t), ",", ";", ":", ".", "•", "*", "|", ")", "▪", "·", "-", "–") {
				return first
			}
			return at
		}
		switch f.doc.Tags[t] {
		case grammar.NOUN, grammar.PROPN, grammar.ADJ, grammar.ADV:
		case grammar.VERB:
			if f.doc.Fine[t] != grammar.VBN && f.doc.Fine[t] != grammar.VBD && f.doc.Fine[t] != grammar.VBG {
				return at
			}
		default:
			return at
		}
		first = t
	}
	if first == begin {
		return first
	}
	return at
}

// labelMeasure is what the label of tokens [first, last) counts; "" if it
// names nothing that can be counted.
func (f *finder) labelMeasure(first, last int) record.Measure {
	var m record.Measure
	things := false
	for t := first; t < last; t++ {
		n := lex.noun(f.lemma(t))
		switch {
		case n.skip || n.label || n.currency != "":
			return ""
		case n.toll:
			m = record.People
		case n.measure != "":
			m = n.measure
		case n.person && m == "":
			m = record.People
		case n.person:
		default:
			if k, _ := f.asRole(t, asAdjective); isHarm(k) {
				m = k
			} else if k, _ := f.asRole(t, asObject); isHarm(k) && !things {
				m = k
			} else if f.doc.Tags[t] == grammar.NOUN && (f.doc.Fine[t] == grammar.NNS || strings.HasSuffix(f.text.Word(t), "s")) {
				things = true
			}
		}
	}
	if m == "" && things {
		return record.OtherMeasure
	}
	if things && isHarm(m) && !lex.noun(f.lemma(last-1)).person && lex.noun(f.lemma(last-1)).measure == "" {
		return record.OtherMeasure
	}
	return m
}
