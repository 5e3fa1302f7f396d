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
	f.doc.Children(u, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.Oblique, grammar.NounModifier, grammar.AdverbialClause:
		default:
			return true
		}
		if isReasonNoun(f.lemma(k)) && f.caseOf(k) == "in" {
			f.reason(i, k)
			return true
		}
		j := int(f.at[k])
		if j < 0 {
			return true
		}
		if f.isReason(k) {
			f.link(i, j)
		}
		return true
	})
}

// reason links i to what the noun at k answers: "in retaliation for the
// ambush". The noun itself is then no event.
func (f *find) reason(i, k int) {
	if j := f.at[k]; j >= 0 && int(j) != i {
		f.candidates[j].dropped = true
	}
	f.doc.Children(k, func(n int) bool {
		if j := f.at[n]; f.doc.Is(n, grammar.NounModifier) && j >= 0 {
			f.answer(i, int(j))
		}
		return true
	})
}

// answers reads a noun of reason that is itself an event, or is said of one:
// "the strikes were the first response to the attack", "an act of retaliation
// for the ambush".
func (f *find) answers(noun int) {
	effect := int(f.at[noun])
	if s := f.doc.OwnSubject(noun); s >= 0 && f.at[s] >= 0 {
		effect = int(f.at[s])
	}
	if effect < 0 {
		return
	}
	answered := func(n int) bool {
		if c := f.caseOf(n); f.doc.Is(n, grammar.NounModifier) && n != noun && f.at[n] >= 0 && (c == "to" || c == "for") {
			f.answer(effect, int(f.at[n]))
		}
		return true
	}
	f.doc.Children(noun, answered)
	if h := f.doc.Governor(noun); f.doc.Is(noun, grammar.NounModifier) && h >= 0 {
		f.doc.Children(h, answered)
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
	reason := false
	f.doc.Children(k, func(m int) bool {
		if r := f.doc.Function(m); r == grammar.CaseMarker || r == grammar.ClauseMarker {
			switch f.lemma(m) {
			case "after", "following", "because", "over", "due", "since", "response", "retaliation", "revenge", "reprisal", "protest", "amid":
				reason = true
			case "in":
				reason = m+1 < len(f.doc.Tokens) && isReasonNoun(f.lemma(m+1))
			}
		}
		return !reason
	})
	return reason
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
	f.doc.Children(v, func(k int) bool {
		if r := f.doc.Function(k); (r == grammar.DirectObject || r == grammar.Oblique) && f.at[k] >= 0 {
			if class&causeVerb != 0 && class&effectVerb == 0 {
				f.link(int(f.at[k]), int(f.at[s]))
			} else {
				f.link(int(f.at[s]), int(f.at[k]))
			}
		}
		return true
	})
}

// answer links effect to what it is told to answer.
func (f *find) answer(effect, cause int) {
	f.link(effect, cause)
	f.candidates[effect].answered = append(f.candidates[effect].answered, cause)
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
