package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// nounOf looks up the noun at token i in the list of speakers: with the words
// before it first ("prime minister"), then alone, then its last part after a
// hyphen.
func nounOf(d *grammar.Doc, i int) (noun, bool) {
	lemma := d.Lemmas[i]
	if i > 1 && d.Word(i-1) == "-" && d.Tokens[i-1].End == d.Tokens[i].Start {
		var buf [48]byte
		b := appendLower(append(appendLower(buf[:0], d.Word(i-2)), '-'), lemma)
		if n, ok := speakers[string(b)]; ok {
			return n, true
		}
	}
	if i > 0 && d.Governor(i-1) == i {
		var buf [48]byte
		b := append(append(appendLower(buf[:0], d.Word(i-1)), ' '), lower(lemma)...)
		if n, ok := speakers[string(b)]; ok {
			return n, true
		}
	}
	n, ok := speakers[lemma]
	if !ok {
		n, ok = speakers[lower(lemma)]
	}
	if !ok && strings.Contains(lemma, "-year-old") {
		return noun{record.Person, "CVL", '-'}, true
	}
	if !ok {
		if at := strings.LastIndexByte(lemma, '-'); at > 0 && !leaning(lemma[:at]) {
			n, ok = speakers[lower(lemma[at+1:])]
		}
	}
	if !ok && d.Fine[i] == grammar.NNPS { // a common noun with a capital has lost its lemma
		n, ok = singularOf(lower(d.Word(i)))
	}
	return n, ok
}

// leaning tells whether a prefix makes a noun tell how others stand to it:
// "pro-government" is no government.
func leaning(prefix string) bool {
	switch lower(prefix) {
	case "pro", "anti", "non", "counter", "inter", "ex-pro":
		return true
	}
	return false
}

// singularOf looks a plural up in the list of speakers.
func singularOf(w string) (n noun, ok bool) {
	for _, end := range [...]string{"s", "es"} {
		if one, cut := strings.CutSuffix(w, end); cut {
			if n, ok = speakers[one]; ok {
				return n, true
			}
		}
	}
	if one, cut := strings.CutSuffix(w, "ies"); cut {
		n, ok = speakers[one+"y"]
	}
	return n, ok
}
