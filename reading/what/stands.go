package what

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// needsPeople tells whether an event of the type says nothing without
// somebody in a role ("was criticised").
func needsPeople(t record.EventType) bool {
	return isSpeechAct(t) || isCooperative(t) || t == record.EvSanction
}

func (f *find) hasNoun(tokens []int) bool {
	return slices.ContainsFunc(tokens, f.doc.IsNoun)
}

// stands tells whether c may be an event by itself: nouns and weak entries
// must have somebody or some place in a role, or a verb that carries them out.
func (f *find) stands(c *candidate) bool {
	switch {
	case c.entry.frame.echo, c.verb && f.isAttribute(c):
		return false
	case c.verb && f.doc.Is(c.head, grammar.AdnominalClause) && f.doc.Fine[c.head] == grammar.VB && (len(c.actors) == 0 || f.isPraise(c.head)):
		return false // "reasons to attack", "is a pleasant place to visit"
	case f.isHistory(c) && !f.isCharge(c), f.isGeneric(c), f.isBackdrop(c):
		return false
	case c.entry.frame.weak:
		return f.isPeopled(c) || isForce(c) && f.isBreakingOut(c)
	case isCalamity(c.typ):
		return true
	case f.isBreakingOut(c):
		return true
	case c.verb:
		return !needsPeople(c.typ) || f.isPeopled(c) || f.hasNoun(c.patients)
	}
	return f.isPeopled(c) || c.time >= 0 || len(c.patients) > 0
}

// isPraise tells whether the infinitive v belongs to a noun that only says what
// something is like ("is the best city to visit"), and is no plan or demand.
func (f *find) isPraise(v int) bool {
	g := f.doc.Governor(v)
	return f.doc.Copula(g) >= 0 && lex.status[governs][f.lemma(g)] == ""
}

// isBreakingOut tells whether an event noun is the subject of a verb that says
// that it was, or the object of one that says what led to it: "fighting
// continued", "looting was reported".
func (f *find) isBreakingOut(c *candidate) bool {
	if c.verb && !f.isGerund(c.head) {
		return false
	}
	if g := f.doc.ObjectOf(c.head); g >= 0 { // "the ruling sparked a riot"
		return f.around(g)&(causeVerb|lightVerb) == causeVerb
	}
	g := f.doc.SubjectOf(c.head)
	return g >= 0 && f.around(g)&existVerb != 0
}

// isGeneric tells whether a peaceful deed is nobody's in particular and was
// not done on some occasion: "candidates who promise to deliver", "guided tours
// for families", "encourages people to visit the lake".
func (f *find) isGeneric(c *candidate) bool {
	switch c.typ {
	case record.EvConsult, record.EvSupport, record.EvCooperate, record.EvAid, record.EvAgree, record.EvRequest, record.EvElection, record.EvOther, record.EvReject:
	default:
		return false
	}
	if f.hasParticular(c.actors) {
		return false
	}
	for _, t := range c.patients { // a name that nobody knows
		if f.doc.Tags[t] == grammar.PROPN {
			return false
		}
	}
	if c.mode == "visit" {
		return len(c.actors) > 0 || len(c.recipients) == 0 && len(c.places) == 0 || c.time < 0
	}
	if f.hasParticular(c.recipients) || c.time >= 0 {
		return false
	}
	if c.verb {
		return c.status != record.Occurred || !f.isPast(c)
	}
	return len(c.places) == 0 && c.governor < 0 && f.doc.Numeral(c.head) < 0 && !f.doc.HasDeterminer(c.head, "this", "these", "that", "those")
}

// isBackdrop tells whether an epidemic or a vote is only the time or the cause
// of what a sentence tells: "sales fell during the pandemic".
func (f *find) isBackdrop(c *candidate) bool {
	if c.verb || c.time >= 0 || len(c.places) > 0 || c.typ != record.EvDisease && c.typ != record.EvElection {
		return false
	}
	if f.doc.Numeral(c.head) >= 0 {
		return false
	}
	switch f.doc.PrepositionLemma(c.head) {
	case "during", "since", "before", "after", "amid", "due", "because", "from", "of", "by", "to", "through", "throughout", "despite", "following", "post", "than", "like", "as", "ahead", "in":
		return true
	}
	return false
}

// hasParticular tells whether one of the entities is somebody in particular: a
// state, a body, or whoever has a name, an office or a sector.
func (f *find) hasParticular(entities []int) bool {
	for _, e := range entities {
		x := &f.Entities[e]
		switch x.Kind {
		case record.State, record.Organisation, record.ArmedGroup, record.Outlet, record.Agency:
			return true
		}
		if x.Kind == record.Person && x.Role != "" || x.Sector != "" && x.Sector != "CVL" {
			return true
		}
		for i := range x.Mentions {
			if x.Mentions[i].Form == record.FormName {
				return true
			}
		}
	}
	return false
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
	if f.doc.Is(c.head, grammar.Adjectival) && !f.isMisplaced(c.head) {
		return true
	}
	if c.typ == record.EvAssault || isCalamity(c.typ) || c.time >= 0 || len(c.places) > 0 || c.status != record.Occurred {
		return false
	}
	return f.doc.Is(c.head, grammar.RelativeClause|grammar.AdnominalClause) && f.passive(c.head)
}

// isHistory tells whether a mention looks back over years: "five years after
// crowds burned the embassy", or dated ten years or more before the report, or
// told without a date where the report tells of such a time.
func (f *find) isHistory(c *candidate) bool {
	if c.time >= 0 {
		return f.isLongAgo(c.time)
	}
	s := f.doc.SentenceOf(c.head)
	if f.past(s) && f.isPast(c) {
		return true
	}
	begin := int(f.doc.Sentences[s].First)
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

// isCharge tells whether c is the deed that somebody is tried or punished for:
// "jailed for the murder of two boys in May 1999".
func (f *find) isCharge(c *candidate) bool {
	if c.verb || c.typ != record.EvAssault && c.typ != record.EvCrime {
		return false
	}
	for u := range f.doc.Governors(c.head, 4) {
		if k := f.at[u]; k >= 0 {
			return f.candidates[k].typ == record.EvCoerce || f.candidates[k].typ == record.EvAccuse
		}
	}
	return false
}

// isLongAgo tells whether time i lies ten years or more before the report.
func (f *find) isLongAgo(i int) bool {
	t := &f.Times[i]
	now := year(t.Anchor)
	if f.Report != nil && f.Report.Published != "" {
		now = year(f.Report.Published)
	}
	then := year(t.Value)
	return then > 0 && now-then >= 10
}

// past tells whether sentence s, in the past tense, tells of long ago: its
// main clause has such a time and no other, or it has no time and the sentence
// before it in its paragraph is of this kind.
func (f *find) past(s int) bool {
	if f.pasts == nil {
		f.tellPasts()
	}
	return f.pasts[s]
}

func (f *find) tellPasts() {
	f.pasts = make([]bool, len(f.doc.Sentences))
	old := -1 // the last sentence that is of long ago
	for s := range f.pasts {
		x := &f.doc.Sentences[s]
		dated, recent, main := false, false, false
		for t := int(x.First); t < int(x.Last); t++ {
			if k := int(f.timeAt[t]); k >= 0 && f.Times[k].Type != record.Duration {
				dated = true
				recent = recent || !f.isLongAgo(k)
				main = main || f.doc.InMainClause(t)
			}
		}
		f.pasts[s] = main && !recent || !dated && old >= 0 && old == s-1 && f.doc.Sentences[old].Paragraph == x.Paragraph
		if f.pasts[s] {
			old = s
		}
	}
}

// year is the year that a TIMEX3 value begins with, the first one of a century
// or decade ("18", "199"); 0 for none.
func year(value string) int {
	n, digits := 0, 0
	for digits < len(value) && digits < 4 && value[digits] >= '0' && value[digits] <= '9' {
		n = n*10 + int(value[digits]-'0')
		digits++
	}
	if digits < 2 || digits < len(value) && digits < 4 && value[digits] != 'X' {
		return 0
	}
	for ; digits < 4; digits++ {
		n *= 10
	}
	return n
}
