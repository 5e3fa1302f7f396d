package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Given is Find for a report whose events somebody else has found: each of
// the byte offsets at lies in the word that names one. It returns one event
// for each, in their order, with type, status, participants, places and time
// as Find would read them, and brings none of them together. Words that the
// lexicon does not have are of type OTHER.
func Given(in Input, at []int) []record.Event {
	f := find{Input: in, doc: in.Doc}
	f.index()
	f.scan()
	heads := make([]int, len(at))
	for i, offset := range at {
		heads[i] = in.Doc.TokenAt(offset)
		f.admit(heads[i])
	}
	for i := range f.candidates {
		f.participants(&f.candidates[i])
		f.judge(&f.candidates[i])
	}
	f.anchor()
	for _, head := range heads {
		if head >= len(f.at) {
			head = len(f.at) - 1
		}
		c := f.candidates[f.at[head]]
		c.taken, c.causes = nil, nil
		if c.entry.harm {
			c.typ = f.fate(&c)
		}
		f.candidates = append(f.candidates, c)
		f.open(len(f.candidates) - 1)
	}
	heard := f.hear()
	f.write(&heard)
	for i := range f.events {
		f.events[i].Why = record.WhyGiven
	}
	return f.events
}

// admit makes token t a candidate, whether or not the lexicon knows it.
func (f *find) admit(t int) {
	if t >= len(f.at) || f.at[t] >= 0 {
		return
	}
	f.at[t] = int32(len(f.candidates))
	verb := f.doc.Tags[t] == grammar.VERB || f.doc.Tags[t] == grammar.AUX
	unknown := &entry{words: []string{f.lemma(t)}, sense: &sense{typ: record.EvOther}}
	f.candidates = append(f.candidates, candidate{
		head: t, first: t, last: t + 1, verb: verb, typ: record.EvOther, entry: unknown,
		partner: -1, governor: -1, time: -1, begin: -1, end: -1, hedge: -1, event: -1,
	})
}
