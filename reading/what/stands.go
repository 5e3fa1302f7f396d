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
	case f.isHistory(c):
		return false
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

// isHistory tells whether a mention looks back over years: "five years after
// crowds burned the embassy", or dated ten years or more before the report.
func (f *find) isHistory(c *candidate) bool {
	if c.time >= 0 {
		t := &f.Times[c.time]
		if then, now := year(t.Value), year(t.Anchor); then > 0 && now-then >= 10 {
			return true
		}
	}
	begin := int(f.doc.Sentences[f.doc.SentenceOf(c.head)].First)
	for t := c.head - 1; t > begin && t > c.head-8 && f.doc.Tags[t] != grammar.PUNCT && f.doc.Tags[t] != grammar.VERB; t-- {
		if w := f.lemma(t); w == "after" || w == "since" {
			switch f.lemma(t - 1) {
			case "year", "decade", "century", "generation":
				return true
			}
		}
	}
	return false
}

// year is the year that a TIMEX3 value begins with; 0 for none.
func year(value string) int {
	if len(value) < 4 {
		return 0
	}
	n := 0
	for _, c := range []byte(value[:4]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
