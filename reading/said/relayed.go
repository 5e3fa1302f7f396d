package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// Names of what finds statements inside others.
const (
	whyCited    = "said.cited"
	whyNested   = "said.nested"
	whyAttitude = "said.attitude"
	whyMessage  = "said.message"
)

// cited adds what a report passes on from a source that it cites: the outlet
// says it, on the source's word ("State radio, citing an official, reported
// that …").
func (f *finder) cited() {
	f.index()
	for i := range f.doc.Tokens {
		if f.doc.Fine[i] != grammar.VBG || f.doc.Lemmas[i] != "cite" && f.doc.Lemmas[i] != "quote" {
			continue
		}
		o, h := f.doc.Object(i), f.citing(i)
		if o < i || h < 0 || f.byHead[o] < 0 || f.mentions[f.byHead[o]].Kind == "" || f.asSaying(i) >= 0 {
			continue
		}
		outer := &f.drafts[f.atHead[h]]
		if outer.source.Contains(i) {
			outer.source.Last = i
		}
		if outer.source.Empty() || overlap(outer.source, grammar.Phrase{First: o, Last: o + 1}) || f.inContent(outer, i) {
			continue
		}
		d := draft{cue: []grammar.Phrase{{First: i, Last: i + 1, Head: i}}, head: i, act: record.Say, post: -1, within: -1, why: whyCited,
			source: f.sourcePhrase(o), content: slices.Clone(outer.content)}
		f.put(d)
	}
}

// citing returns the cue of the statement that the citing at token i backs:
// the nearest one above it in the tree, -1 for none.
func (f *finder) citing(i int) int {
	h := int(f.doc.Heads[i])
	for hop := 0; h >= 0 && hop < 3; hop, h = hop+1, int(f.doc.Heads[h]) {
		if f.atHead[h] >= 0 && f.doc.Tags[h] == grammar.VERB {
			return h
		}
	}
	return -1
}

// put adds a draft in place of the one with the same cue, if there is one.
func (f *finder) put(d draft) {
	if at := f.atHead[d.head]; at >= 0 {
		f.drafts[at] = d
		return
	}
	f.atHead[d.head] = int32(len(f.drafts))
	f.drafts = append(f.drafts, d)
}

// inside adds plain statements that stand in what others say and that the
// taggers passed over: deeds of speech ("We reject the charge"), attitudes
// with their object ("not happy with the plan"), messages passed on.
func (f *finder) inside() {
	f.index()
	done := 0 // contents come in any order; a token read twice is no harm
	for n := len(f.drafts); done < n; done++ {
		for _, p := range f.drafts[done].content {
			for i := p.First; i < p.Last; i++ {
				if f.atHead[i] >= 0 {
					continue
				}
				if d, ok := f.insider(i); ok {
					f.put(d)
				}
			}
		}
	}
}

// insider reads token i as the cue of a statement inside another's content.
func (f *finder) insider(i int) (draft, bool) {
	switch f.doc.Tags[i] {
	case grammar.VERB:
		if !f.finite(i) {
			return draft{}, false
		}
		if d, ok := f.deed(i); ok {
			return d, true
		}
		return f.message(i)
	case grammar.ADJ:
		return f.attitude(i)
	}
	return draft{}, false
}

// finite tells whether verb i tells of something done, being done or having
// been done, by somebody who is named or speaks.
func (f *finder) finite(i int) bool {
	switch f.doc.Fine[i] {
	case grammar.VBD, grammar.VBZ, grammar.VBP:
		return true
	case grammar.VBG, grammar.VBN:
		return f.doc.Child(i, grammar.Aux) >= 0
	}
	return false
}

// deeds are the verbs that do something by saying it, whoever reports it.
var deeds = map[string]bool{"condemn": true, "denounce": true, "deplore": true, "reject": true, "deny": true, "refute": true, "demand": true, "urge": true, "call": true, "appeal": true, "request": true, "ask": true, "seek": true, "accuse": true, "blame": true, "confirm": true, "protest": true, "criticize": true, "criticise": true, "lash": true, "threaten": true, "warn": true, "announce": true, "declare": true}

// deed reads a verb that does something by saying it.
func (f *finder) deed(i int) (draft, bool) {
	if !deeds[f.doc.Lemmas[i]] {
		return draft{}, false
	}
	for r := range rules {
		d, ok := rules[r].find(f, i)
		if !ok {
			continue
		}
		d.cue[0] = f.withAuxiliaries(d.cue[0])
		d.why = whyNested
		return d, f.speaks(&d)
	}
	return draft{}, false
}

// speaks tells whether the source of a draft is somebody mentioned, and the
// draft no denial that it was ever said.
func (f *finder) speaks(d *draft) bool {
	return !d.source.Empty() && f.byHead[d.source.Head] >= 0 && !f.standsIn(d.source) && !f.negated(d.head)
}

// standsIn tells whether a source is a relative pronoun or "it".
func (f *finder) standsIn(p grammar.Phrase) bool {
	if p.Last-p.First != 1 {
		return false
	}
	switch lower(f.doc.Word(p.First)) {
	case "that", "which", "who", "it", "this", "you", "what":
		return true
	}
	return false
}

// negated tells whether "not" or "never" stands by verb i.
func (f *finder) negated(i int) bool {
	found := false
	f.doc.Children(i, func(k int) bool {
		switch lower(f.doc.Word(k)) {
		case "not", "n't", "n’t", "never":
			found = true
		}
		return !found
	})
	return found
}

// withAuxiliaries widens a cue to its auxiliaries and adverbs right before it.
func (f *finder) withAuxiliaries(p grammar.Phrase) grammar.Phrase {
	for k := p.First - 1; k >= 0 && k >= p.First-4 && int(f.doc.Heads[k]) == p.Head; k-- {
		switch f.doc.Rels[k] {
		case grammar.Aux, grammar.AuxPass, grammar.Advmod, grammar.Cop:
			p.First = k
			continue
		}
		break
	}
	return p
}

// attitude reads an adjective of feeling with what it is about.
func (f *finder) attitude(i int) (draft, bool) {
	c, ph, ok := cueAt(f.doc, i)
	s := f.doc.Child(i, grammar.Nsubj)
	if !ok || c.act != record.Believe || s < 0 || f.byHead[s] < 0 || f.doc.Child(i, grammar.Cop) < 0 {
		return draft{}, false
	}
	about := -1
	f.doc.Children(i, func(k int) bool {
		if k > i && f.doc.Rels[k] != grammar.Conj && (f.casedBy(k, "about") || f.casedBy(k, "with") || f.casedBy(k, "over") || f.casedBy(k, "at") || f.casedBy(k, "by")) {
			about = k
		}
		return about < 0
	})
	if about < 0 {
		return draft{}, false
	}
	return draft{cue: []grammar.Phrase{f.withAuxiliaries(ph)}, head: i, act: c.act, post: -1, within: -1, why: whyAttitude,
		source: f.sourcePhrase(s), content: []grammar.Phrase{f.doc.Subtree(about)}}, true
}

// message reads a verb of passing on whose object is a message.
func (f *finder) message(i int) (draft, bool) {
	switch f.doc.Lemmas[i] {
	case "transmit", "convey", "send", "deliver", "relay", "communicate", "give", "issue":
	default:
		return draft{}, false
	}
	o := f.doc.Object(i)
	if o < i {
		return draft{}, false
	}
	switch f.doc.Lemmas[o] {
	case "message", "warning", "ultimatum", "assurance", "protest", "reply", "answer", "threat", "apology", "condolence", "demand":
	default:
		return draft{}, false
	}
	ph := f.withAuxiliaries(grammar.Phrase{First: i, Last: i + 1, Head: i})
	d := f.make(i, cue{act: record.Say}, ph, f.doc.Subtree(o))
	d.why = whyMessage
	return d, f.speaks(&d)
}
