package what

import (
	"slices"
	"time"

	"sayso/reading/grammar"
	"sayso/record"
)

// settleHarm gives "killed" and its like to the event that did it: the one
// above or below it in the tree, else the nearest one of a kind that harms
// people. A killing with nothing near it is an event of its own, unless a report
// of play means it as a figure of speech; other harm alone is none.
func (f *find) settleHarm(i int, w world) {
	c := &f.candidates[i]
	if k := f.harmedBy(c); k >= 0 {
		f.join(k, i)
		return
	}
	if !c.verb || !f.isOccasion(c) && (f.lemma(c.head) == "die" || len(c.actors) == 0 && len(c.instruments) == 0 && f.lemma(c.head) != "kill") {
		return
	}
	if c.typ == "HARM" {
		c.typ = f.fate(c)
	}
	if w != 0 && f.isFigurative(c, w) || f.isHistory(c) && !f.isOccasion(c) {
		return
	}
	if k := f.match(c); k >= 0 {
		f.join(k, i)
		return
	}
	if f.isAtPeace(c) {
		return
	}
	f.open(i)
}

// fate is the type of harm told without its event: a disaster or an accident
// where weather or a vehicle did it, or something fell or crashed ("killed
// when a tree fell on his car"); else an assault.
func (f *find) fate(c *candidate) record.EventType {
	typ := f.fateBy(f.agent(c.head))
	for k := range f.doc.Dependents(c.head, grammar.AdverbialClause|grammar.Oblique) {
		doer := -1
		switch {
		case f.doc.Is(k, grammar.Oblique):
			if f.doc.HasPreposition(k, "after", "when", "by", "under") {
				doer = k
			}
		case f.doc.Tags[k] == grammar.VERB:
			doer = f.agent(k)
		}
		if t := f.fateBy(doer); t != "" {
			typ = t
		}
	}
	if typ == "" {
		typ = f.calamity()
	}
	if typ == "" && (f.lemma(c.head) == "die" || f.lemma(c.head) == "drown") {
		typ = record.EvAccident
	}
	if typ == "" {
		return record.EvAssault
	}
	c.actors = nil
	return typ
}

// isOccasion tells whether harm without a deed is told as an occasion of its
// own: with its own date and number or place ("In May, nine people died in Kirra").
func (f *find) isOccasion(c *candidate) bool {
	switch {
	case c.time < 0 && !f.isFramed(c):
		return false
	case c.time >= 0 && !f.isOld(&f.Times[c.time]) && (len(f.Times[c.time].Value) < 10 || f.doc.Is(c.head, grammar.RelativeClause) || isUnreal(c.status)):
		return false
	}
	s := f.undergoer(c.head)
	if s < 0 {
		s = f.subject(c.head)
	}
	return s >= 0 && (f.doc.Numeral(s) >= 0 || f.doc.Tags[s] == grammar.NUM)
}

// isAftermath tells whether c is a death told some days after what g is: "three
// of the wounded died on Friday".
func (f *find) isAftermath(g *group, c *candidate) bool {
	if c.time < 0 || g.time < 0 || f.lemma(c.head) != "die" && f.lemma(c.head) != "succumb" {
		return false
	}
	if !f.isOfWounds(c) {
		return false
	}
	a, errA := time.Parse(time.DateOnly, head(f.Times[g.time].Value, 10))
	b, errB := time.Parse(time.DateOnly, head(f.Times[c.time].Value, 10))
	return errA == nil && errB == nil && b.After(a) && b.Sub(a) < 30*24*time.Hour
}

// isOfWounds tells whether the sentence of c speaks of wounds or a hospital.
func (f *find) isOfWounds(c *candidate) bool {
	for t := range f.doc.SentenceTokens(c.head) {
		switch f.lemma(t) {
		case "wound", "wounded", "injury", "injured", "injure", "burn", "hospital", "succumb":
			return true
		}
	}
	return false
}

// retype makes destruction that nobody is said to have done a part of the
// calamity that the report is about: "164,000 houses destroyed" in a report of
// floods.
func (f *find) retype() {
	var typ record.EventType
	for i := range f.candidates {
		c := &f.candidates[i]
		if s := f.subject(c.head); c.verb && !c.dropped && c.typ == record.EvAssault && !c.entry.harm && s >= 0 && f.at[s] >= 0 && isCalamity(f.candidates[f.at[s]].typ) && !f.passive(c.head) {
			c.typ, c.mode, c.actors = f.candidates[f.at[s]].typ, "", nil // "the eruption burned down seven schools"
			continue
		}
		if c.dropped || c.typ != record.EvAssault || c.mode != "destroy" || !c.verb || len(c.actors) > 0 || !f.passive(c.head) || f.doc.Agent(c.head) >= 0 {
			continue
		}
		if typ == "" {
			if typ = f.calamity(); typ == "" {
				return
			}
		}
		c.typ, c.mode = typ, ""
	}
}

// calamity is the type of the calamities that the report tells of, if it tells
// of no attacks; empty otherwise.
func (f *find) calamity() record.EventType {
	found := record.EventType("")
	for i := range f.candidates {
		switch c := &f.candidates[i]; {
		case c.dropped || c.entry.harm:
		case c.typ == record.EvAssault && c.mode != "destroy", c.typ == record.EvCrime:
			return ""
		case isCalamity(c.typ) && found == "":
			found = c.typ
		}
	}
	return found
}

// fateBy is the type of harm that the noun at token t does; empty if somebody
// may be behind it.
func (f *find) fateBy(t int) record.EventType {
	switch {
	case t < 0:
		return ""
	case f.hasClass(t, lex.nature):
		return record.EvDisaster
	case f.hasClass(t, lex.traffic), f.hasClass(t, lex.structure):
		return record.EvAccident
	}
	return ""
}

// harms tells whether an event of the type can kill and hurt.
func harms(t record.EventType) bool {
	return t == record.EvAssault || isCalamity(t) || t == record.EvCrime
}

// harmedBy is the group that did the harm of candidate c; -1 for none.
func (f *find) harmedBy(c *candidate) int {
	if g := f.doc.Governor(c.head); g >= 0 && f.doc.Is(c.head, grammar.Conjunct) && f.at[g] >= 0 { // "killing two and injuring seven"
		if k := &f.candidates[f.at[g]]; k.entry.harm && k.event >= 0 && c.time < 0 && len(c.places) == 0 {
			return k.event
		}
	}
	if !c.apart {
		for u := range f.doc.Governors(c.head, 6) {
			if k := f.at[u]; k >= 0 && f.canHarm(int(k), c) {
				return f.candidates[k].event
			}
		}
	}
	for t := range f.doc.Dependents(c.head, grammar.AnyFunction) {
		if k := f.at[t]; k >= 0 && f.canHarm(int(k), c) {
			return f.candidates[k].event
		}
	}
	best, gap := -1, 8 // three sentences back, or two on
	s := f.doc.SentenceOf(c.head)
	for k := len(f.groups) - 1; k >= max(0, len(f.groups)-lookBack); k-- {
		if f.groups[k].background && s != f.groups[k].sentence {
			continue
		}
		if f.isYetToCome(f.groups[k].status) && !f.isYetToCome(c.status) || f.isAbroad(&f.groups[k], s) {
			continue
		}
		if f.isOtherTime(&f.groups[k], c) || !slices.ContainsFunc(f.groups[k].members[:min(len(f.groups[k].members), 16)], func(m int) bool { return f.canHarm(m, c) }) {
			continue
		}
		for _, m := range f.groups[k].recent() {
			d := 2 * (s - f.doc.SentenceOf(f.candidates[m].head))
			if d < 0 {
				d = 3 - d
			}
			if d < gap {
				best, gap = k, d
			}
		}
	}
	return best
}

// isYetToCome tells whether an event of the status has hurt nobody yet.
func (f *find) isYetToCome(s record.Status) bool {
	switch s {
	case record.Planned, record.Threatened, record.CalledFor, record.Hypothetical:
		return true
	}
	return false
}

// canHarm tells whether candidate k is settled, can harm, and does not
// contradict harm candidate c.
func (f *find) canHarm(k int, c *candidate) bool {
	m := &f.candidates[k]
	if m.event < 0 || !harms(m.typ) {
		return false
	}
	g := &f.groups[m.event]
	if f.isFramedElsewhere(g, c) || f.isBackground(c) && !g.background || f.isElsewhere(g, c) || f.isCondition(m) != f.isCondition(c) {
		return false
	}
	return (f.during(g, c) || f.isAftermath(g, c)) && !f.apart(g.places, c.places) &&
		!(len(g.actors) > 0 && len(c.actors) > 0 && !f.overlap(g.actors, c.actors))
}
