package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// consume lets a verb take in the event noun that its frame asks for ("held
// talks", "lifted the embargo"): one mention, two triggers. What is demanded,
// refused, agreed, threatened or blamed stays an event of its own.
func (f *find) consume() {
	for i := range f.candidates {
		c := &f.candidates[i]
		if !c.verb {
			continue
		}
		o := f.undergoer(c.head)
		if c.partner >= 0 {
			o = c.partner
		}
		o = f.core(o)
		if s := f.subject(c.head); isCalamity(c.typ) && s >= 0 && f.at[s] >= 0 && !f.candidates[f.at[s]].verb && f.candidates[f.at[s]].typ == c.typ && !c.entry.harm {
			n := &f.candidates[f.at[s]]
			if c.time < 0 {
				c.time = n.time
			}
			if len(c.places) == 0 {
				c.places = n.places
			}
			f.takeIn(i, s) // "the quake hit Kirra"
			continue
		}
		if o < 0 || f.at[o] < 0 || int(f.at[o]) == i {
			continue
		}
		n := &f.candidates[f.at[o]]
		if c.typ == record.EvReject && (n.status == record.Denied || n.typ == record.EvRequest) || c.typ == record.EvAgree && isCooperative(n.typ) {
			f.takeIn(i, o)
			continue
		}
		demanded := c.entry.frame.object != 0 && !isSpeechAct(c.typ)
		if n.dropped || n.verb || !demanded && n.typ != c.typ {
			continue
		}
		f.takeIn(i, o)
	}
	for i := range f.candidates {
		if c := &f.candidates[i]; c.verb && (c.typ == record.EvAgree || c.typ == record.EvReject) {
			f.takeClause(i)
		}
	}
}

// takeIn makes the event mention at token o part of candidate i.
func (f *find) takeIn(i, o int) {
	n := &f.candidates[f.at[o]]
	n.dropped = true
	if c := &f.candidates[i]; c.typ == record.EvAssault && n.typ == record.EvAccuse && c.entry.frame.object != 0 { // "launched a verbal attack"
		c.typ, c.mode = n.typ, n.mode
	}
	f.at[o] = int32(i)
	c := &f.candidates[i]
	if c.time < 0 && n.time >= 0 && !(isSpeechAct(c.typ) && isToCome(&f.Times[n.time])) {
		c.time = n.time
	}
	c.absorb(n)
}

// takeClause makes what is agreed or refused part of the agreement or refusal
// ("agreed to withdraw", "refused to meet"), if it is cooperation.
func (f *find) takeClause(i int) {
	d, c := f.doc, &f.candidates[i]
	v := d.Dependent(c.head, grammar.OpenComplement|grammar.AdverbialClause|grammar.ContentClause)
	if v < c.head || !d.Is(v, grammar.OpenComplement) && d.Fine[v] != grammar.VB {
		return
	}
	if k := f.at[v]; k >= 0 && int(k) != i && isCooperative(f.candidates[k].typ) && !f.candidates[k].dropped {
		f.takeIn(i, v)
	}
}

// absorb takes over what n knows and c does not.
func (c *candidate) absorb(n *candidate) {
	if len(c.actors) == 0 || c.entry.frame.pair && n.typ == c.typ { // "held talks with Iran and Iraq"
		c.actors = union(c.actors, n.actors)
	}
	if len(c.recipients) == 0 || c.entry.frame.object != 0 && len(n.recipients) > 0 {
		c.recipients = n.recipients
	}
	if c.mode == "" && c.typ == n.typ {
		c.mode = n.mode
	}
	c.instruments = append(c.instruments, n.instruments...)
	c.taken = append(c.taken, n.head)
}

func isSpeechAct(t record.EventType) bool {
	switch t {
	case record.EvRequest, record.EvReject, record.EvAgree, record.EvThreaten, record.EvAccuse:
		return true
	}
	return false
}

// disowned joins a mention that somebody denies ("denied carrying out the
// attack") to the event that it denies, as a denying voice and without its
// roles; it tells whether there was one.
func (f *find) disowned(c *candidate) bool {
	if c.why != "status.gov.deny" {
		return false
	}
	probe := *c
	probe.actors, probe.recipients, probe.status, probe.why = nil, nil, record.Occurred, ""
	g := f.match(&probe)
	if g < 0 {
		return false
	}
	c.actors, c.recipients, c.status, c.why = nil, nil, "", ""
	f.join(g, int(f.at[c.head]))
	return true
}

// refusals turns refused cooperation into a refusal: "will not lift the ban",
// "declined to meet". What is only refused is no event of its own.
func (f *find) refusals() {
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.status != record.Denied || !c.verb || !isCooperative(c.typ) || len(c.actors) == 0 {
			continue
		}
		g := f.doc.Governor(c.head)
		if g >= 0 && f.at[g] >= 0 && f.candidates[f.at[g]].typ == record.EvReject {
			c.dropped = true
			continue
		}
		m := f.doc.Modal(c.head)
		will := m >= 0 && (f.lemma(m) == "will" || f.lemma(m) == "would") && f.doc.Negated(c.head)
		if will || g >= 0 && f.doc.Is(c.head, grammar.OpenComplement) && (f.lemma(g) == "fail" || f.lemma(g) == "decline") {
			c.typ, c.mode, c.status, c.why = record.EvReject, "", record.Occurred, "status.refusal"
		}
	}
}

func isCooperative(t record.EventType) bool {
	switch t {
	case record.EvAgree, record.EvConsult, record.EvSupport, record.EvCooperate, record.EvAid, record.EvConcede, record.EvRetreat:
		return true
	}
	return false
}
