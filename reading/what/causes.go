package what

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// causes links each candidate to those that the report says led to it.
func (f *find) causes() {
	for i := range f.candidates {
		c := &f.candidates[i]
		f.causesAt(i, c.head)
		if c.governor >= 0 {
			f.causesAt(i, c.governor)
		}
		if c.verb && (c.typ == record.EvAccuse || c.typ == record.EvProtest) {
			for _, o := range []int{f.undergoer(c.head), c.partner} {
				if o >= 0 && f.at[o] >= 0 {
					f.link(i, int(f.at[o]))
				}
			}
		}
	}
	for v := range f.doc.Tokens {
		if f.doc.Tags[v] == grammar.NOUN && isReasonNoun(f.lemma(v)) {
			f.answers(v)
		}
		if f.doc.Tags[v] == grammar.VERB && len(lex.around[f.lemma(v)]) > 0 {
			f.causedBy(v)
		}
	}
}

// causesAt reads the phrases of reason at token u: "in response to the
// attack", "after the talks collapsed", "over the killing".
func (f *find) causesAt(i, u int) {
	d := f.doc
	for k := range d.Dependents(u, grammar.Oblique|grammar.NounModifier|grammar.AdverbialClause) {
		if isReasonNoun(f.lemma(k)) && d.PrepositionLemma(k) == "in" {
			f.reason(i, k)
		} else if j := int(f.at[k]); j >= 0 && f.isReason(k) {
			f.link(i, j)
		}
	}
}

// reason links i to what the noun at k answers: "in retaliation for the
// ambush". The noun itself is then no event.
func (f *find) reason(i, k int) {
	if j := f.at[k]; j >= 0 && int(j) != i {
		f.candidates[j].dropped = true
	}
	for n := range f.doc.Dependents(k, grammar.NounModifier) {
		if j := f.at[n]; j >= 0 {
			f.answer(i, int(j))
		}
	}
}

// answers reads a noun of reason that is itself an event, or is said of one:
// "the strikes were the first response to the attack", "an act of retaliation
// for the ambush".
func (f *find) answers(noun int) {
	d, effect := f.doc, int(f.at[noun])
	if s := d.OwnSubject(noun); s >= 0 && f.at[s] >= 0 {
		effect = int(f.at[s])
	}
	if effect < 0 {
		return
	}
	f.answersAt(effect, noun)
	if d.Is(noun, grammar.NounModifier) {
		f.answersAt(effect, d.Governor(noun))
	}
}

// answersAt links the effect to the events that noun n is "to" or "for".
func (f *find) answersAt(effect, n int) {
	for k := range f.doc.Dependents(n, grammar.NounModifier) {
		if f.at[k] >= 0 && f.doc.HasPreposition(k, "to", "for") {
			f.answer(effect, int(f.at[k]))
		}
	}
}

func isReasonNoun(lemma string) bool {
	switch lemma {
	case "response", "retaliation", "revenge", "reprisal", "reaction", "protest", "connection":
		return true
	}
	return false
}

// isReason tells whether the preposition or conjunction of k gives a reason.
func (f *find) isReason(k int) bool {
	for m := range f.doc.Dependents(k, grammar.CaseMarker|grammar.ClauseMarker) {
		switch f.lemma(m) {
		case "after", "following", "because", "over", "due", "since", "response", "retaliation", "revenge", "reprisal", "protest", "amid":
			return true
		case "in":
			if m+1 < len(f.doc.Tokens) && isReasonNoun(f.lemma(m+1)) {
				return true
			}
		}
	}
	return false
}

// causedBy reads "X led to Y" and "Y followed X" at verb v, where X and Y are
// event mentions.
func (f *find) causedBy(v int) {
	class := f.around(v)
	if class&(causeVerb|effectVerb) == 0 {
		return
	}
	s := f.doc.Subject(v)
	if s < 0 || f.at[s] < 0 {
		return
	}
	for k := range f.doc.Dependents(v, grammar.DirectObject|grammar.Oblique) {
		switch {
		case f.at[k] < 0:
		case class&effectVerb == 0:
			f.link(int(f.at[k]), int(f.at[s]))
		default:
			f.link(int(f.at[s]), int(f.at[k]))
		}
	}
}

// answer links effect to what it is told to answer.
func (f *find) answer(effect, cause int) {
	if effect != cause {
		f.link(effect, cause)
		f.candidates[effect].answered = append(f.candidates[effect].answered, cause)
	}
}

// isAnswer tells whether c is told to answer g, or g to answer c: neither is a
// mention of the other.
func (f *find) isAnswer(g *group, c *candidate) bool {
	i := int(f.at[c.head])
	for _, m := range g.recent() {
		if slices.Contains(f.candidates[m].answered, i) || slices.Contains(f.candidates[i].answered, m) {
			return true
		}
	}
	return false
}

func (f *find) link(effect, cause int) {
	if c := &f.candidates[effect].causes; effect != cause && !slices.Contains(*c, cause) {
		*c = append(*c, cause)
	}
}
