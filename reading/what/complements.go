package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// object is the head of the object of verb v, whatever the tree calls it: of
// two the one that is given ("gave Chad a loan"), or a noun that it takes for a
// predicate ("sought refuge"). -1 if there is none.
func (f *find) object(v int) int {
	d := f.doc
	o := d.Object(v)
	if o < 0 {
		if x := d.Dependent(v, grammar.OpenComplement); x > v && d.Tags[x] == grammar.NOUN && !d.Has(x, grammar.Copula|grammar.CaseMarker|grammar.ClauseMarker|grammar.ActiveSubject) {
			return x
		}
		return f.bare(v)
	}
	if p := f.second(v, o); p >= 0 {
		return p
	}
	return o
}

// bare is the noun after verb v that the tree takes for an adjunct though it has
// neither a preposition nor a time ("fired off a volley"); -1 for none.
func (f *find) bare(v int) int {
	for k := range f.doc.Dependents(v, grammar.Oblique|grammar.BareOblique) {
		if k > v && k < v+6 && f.doc.Tags[k] == grammar.NOUN && f.timeAt[k] < 0 && !f.doc.Has(k, grammar.CaseMarker) && f.hasClass(f.core(k), lex.armed) {
			return k
		}
	}
	return -1
}

// given is the head of whom verb v gives something to without a preposition;
// -1 if there is none.
func (f *find) given(v int) int {
	if k := f.doc.IndirectObject(v); k >= 0 {
		return k
	}
	if o := f.doc.Dependent(v, grammar.DirectObject); o >= 0 && f.second(v, o) >= 0 {
		return o
	}
	return -1
}

// second is the other object of verb v, after o; -1 if there is none. A name
// right after a noun is no other ("the newspaper La Voz").
func (f *find) second(v, o int) int {
	for k := range f.doc.Dependents(v, grammar.DirectObject) {
		if k > o && f.timeAt[k] < 0 && !(f.doc.Tags[k] == grammar.PROPN && f.nounStart(k) == o+1) {
			return k
		}
	}
	return -1
}

// clause is the head of the clause that completes verb v, wherever the tree
// hangs it: "ordered the paper to close", "agreed on Monday that …". -1 if
// there is none.
func (f *find) clause(v int) int {
	d := f.doc
	if c := d.Clause(v); c >= 0 {
		return c
	}
	for k := range d.Dependents(v, grammar.AdverbialClause|grammar.Oblique|grammar.BareOblique) {
		switch {
		case d.Is(k, grammar.AdverbialClause):
			if d.Fine[k] == grammar.VB && k > v && d.Object(v) >= 0 && d.Object(v) < k && d.IsToInfinitive(k) {
				return k
			}
		case f.timeAt[k] >= 0:
			if c := d.Dependent(k, grammar.AdnominalClause|grammar.RelativeClause); d.Has(c, grammar.ClauseMarker) {
				return c
			}
		}
	}
	return -1
}

// leansOn is the attack right before the phrase headed by token k, where
// the tree hangs both below one word: "condemned the strike | on the
// hospital", "a response to the strike | on the hospital". -1 if there is none,
// or if the phrase may well be that word's.
func (f *find) leansOn(k int) int {
	d := f.doc
	if !d.Is(k, grammar.Oblique|grammar.NounModifier) || f.timeAt[k] >= 0 {
		return -1
	}
	p := d.Dependent(k, grammar.CaseMarker)
	if p < 1 || f.at[p-1] < 0 || d.Governor(p-1) != d.Governor(k) || f.candidates[f.at[p-1]].verb || !d.Is(p-1, grammar.DirectObject|grammar.Oblique|grammar.NounModifier) {
		return -1
	}
	if f.candidates[f.at[p-1]].typ != record.EvAssault {
		return -1
	}
	g := d.Governor(k)
	if d.Tags[g] == grammar.NOUN && f.at[g] >= 0 && !isReasonNoun(f.lemma(g)) {
		return -1 // "the raid in the war on Chad"
	}
	switch f.lemma(p) {
	case "on", "against":
		if f.around(g)&(lightVerb|swapVerb) == 0 && f.hasClass(k, lex.territory|lex.structure|lex.struck) {
			return p - 1
		}
		fallthrough
	case "at", "near":
		if f.placeAt[k] < 0 && f.entityAt[k] < 0 && !f.hasClass(k, lex.territory|lex.structure|lex.person|lex.armed|lex.struck) {
			return -1
		}
	case "in", "inside", "outside":
		if f.placeAt[k] < 0 {
			return -1
		}
	default:
		return -1
	}
	if d.Tags[g] != grammar.NOUN && (f.around(g)&(lightVerb|swapVerb) != 0 || f.at[g] >= 0 && !isSpeechAct(f.candidates[f.at[g]].typ)) {
		return -1 // "carried out a strike in the north", "met after the raid in Oslo"
	}
	return p - 1
}
