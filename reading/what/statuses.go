package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Statuses tells of each word that begins at (or holds) one of the byte
// offsets whether what it names happened, as the text's author has it: the
// status that an event would have whose trigger the word is. It asks no
// lexicon of events, so that every verb, noun or adjective has one.
func Statuses(doc *grammar.Doc, at []int) []record.Status {
	f := find{Input: Input{Doc: doc}, doc: doc}
	f.index()
	f.scan()
	for i := range f.candidates {
		f.participants(&f.candidates[i])
	}
	out := make([]record.Status, len(at))
	for i, offset := range at {
		out[i] = f.statusOf(doc.TokenAt(offset))
	}
	return out
}

// statusOf is the status of token t by the rules of judge.
func (f *find) statusOf(t int) record.Status {
	if t >= len(f.doc.Tokens) {
		return record.Occurred
	}
	c := candidate{head: t, first: t, last: t + 1, partner: -1, governor: -1, time: -1, begin: -1, end: -1, hedge: -1, event: -1, entry: &entry{sense: &sense{}}}
	if k := f.at[t]; k >= 0 {
		c = f.candidates[k]
	} else {
		c.verb = f.doc.Tags[t] == grammar.VERB || f.doc.Tags[t] == grammar.AUX || f.doc.Has(t, grammar.Copula)
	}
	f.judge(&c)
	return c.status
}
