package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// needsPeople tells whether an event of the type says nothing without
// somebody in a role ("was criticised").
func needsPeople(t record.EventType) bool {
	return isSpeechAct(t) || isCooperative(t) || t == record.EvSanction
}

func (f *find) hasNoun(tokens []int) bool {
	for _, t := range tokens {
		if f.doc.Tags[t] == grammar.NOUN || f.doc.Tags[t] == grammar.PROPN {
			return true
		}
	}
	return false
}

// stands tells whether c may be an event by itself: nouns and weak entries
// must have somebody or some place in a role, or a verb that carries them out.
func (f *find) stands(c *candidate) bool {
	switch {
	case c.entry.frame.echo, c.verb && f.isAttribute(c):
		return false
	case c.verb && len(c.actors) == 0 && f.doc.Rels[c.head] == grammar.Acl && f.doc.Fine[c.head] == grammar.VB:
		return false // "reasons to attack"
	case c.entry.frame.weak:
		return f.isPeopled(c)
	case isCalamity(c.typ):
		return true
	case c.verb:
		return !needsPeople(c.typ) || f.isPeopled(c) || f.hasNoun(c.patients)
	}
	return f.isPeopled(c) || c.time >= 0 || len(c.patients) > 0
}

// isPeopled tells whether somebody or some place of the report takes part.
func (f *find) isPeopled(c *candidate) bool {
	if c.verb {
		return len(c.actors) > 0 || len(c.recipients) > 0
	}
	for _, t := range c.patients {
		if f.hasClass(t, lex.person) {
			return true
		}
	}
	return len(c.actors)+len(c.recipients)+len(c.places) > 0 || c.governor >= 0
}

// isAttribute tells whether a clause only describes somebody: "visiting
// tourists", "a militia backed by Oslo", "a man who was convicted of theft".
// Attacks and disasters, and whatever has its own time or place, are news
// even there.
func (f *find) isAttribute(c *candidate) bool {
	if f.doc.Rels[c.head] == grammar.Amod {
		return true
	}
	if c.typ == record.EvAssault || isCalamity(c.typ) || c.time >= 0 || len(c.places) > 0 || c.status != record.Occurred {
		return false
	}
	return (f.doc.Rels[c.head] == grammar.AclRelcl || f.doc.Rels[c.head] == grammar.Acl) && f.passive(c.head)
}
