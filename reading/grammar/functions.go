package grammar

import (
	"iter"
	"math/bits"
)

// Function is a grammatical function, what a word is to the word that governs
// it, or a set of functions: Oblique|NounModifier. The functions are the
// relations of Universal Dependencies under the names that grammars of English
// use, so that the questions read without that scheme at hand.
type Function uint64

// Functions, one bit each, beside the relation that each stands for.
const (
	Unspecified           Function = 1 << Dep
	SentenceRoot          Function = 1 << Root
	AdnominalClause       Function = 1 << Acl         // "troops holding the town"
	RelativeClause        Function = 1 << AclRelcl    // "troops who held it"
	AdverbialClause       Function = 1 << Advcl       // "fled after firing"
	SentenceRelative      Function = 1 << AdvclRelcl  // "…, which angered many"
	Adverbial             Function = 1 << Advmod      // "fled quickly"
	Adjectival            Function = 1 << Amod        // "armed men"
	Apposition            Function = 1 << Appos       // "Orlov, the spokesman"
	Auxiliary             Function = 1 << Aux         // "has fled"
	PassiveAuxiliary      Function = 1 << AuxPass     // "was hit"
	CaseMarker            Function = 1 << Case        // "in Oslo", "Oslo's"
	Coordinator           Function = 1 << Cc          // "and"
	Preconjunction        Function = 1 << CcPreconj   // "both … and"
	ContentClause         Function = 1 << Ccomp       // "said that they fled"
	CompoundPart          Function = 1 << Compound    // "army base"
	VerbParticle          Function = 1 << CompoundPrt // "carried out"
	Conjunct              Function = 1 << Conj        // "troops and police"
	Copula                Function = 1 << Cop         // "was a soldier"
	ClausalSubject        Function = 1 << Csubj
	OuterClausalSubject   Function = 1 << CsubjOuter
	PassiveClausalSubject Function = 1 << CsubjPass
	Determiner            Function = 1 << Det
	Predeterminer         Function = 1 << DetPredet // "all the men"
	Interjection          Function = 1 << Discourse
	DislocatedPart        Function = 1 << Dislocated
	Expletive             Function = 1 << Expl  // "there were"
	FixedPart             Function = 1 << Fixed // "because of"
	NamePart              Function = 1 << Flat  // "Vera Holt"
	BrokenWord            Function = 1 << Goeswith
	IndirectObject        Function = 1 << Iobj // "told them"
	ListItem              Function = 1 << List
	ClauseMarker          Function = 1 << Mark     // "that", "if", "to"
	NounModifier          Function = 1 << Nmod     // "men of the town"
	TitleModifier         Function = 1 << NmodDesc // "President Holt"
	Possessor             Function = 1 << NmodPoss // "the town's men"
	BareNounModifier      Function = 1 << NmodUnmarked
	ActiveSubject         Function = 1 << Nsubj
	OuterSubject          Function = 1 << NsubjOuter
	PassiveSubject        Function = 1 << NsubjPass
	Numeral               Function = 1 << Nummod
	DirectObject          Function = 1 << Obj
	Oblique               Function = 1 << Obl         // "fled to Oslo"
	PassiveAgent          Function = 1 << OblAgent    // "hit by troops"
	BareOblique           Function = 1 << OblUnmarked // "fled Monday"
	OrphanPart            Function = 1 << Orphan
	ParatacticClause      Function = 1 << Parataxis // "…, he said"
	PunctuationMark       Function = 1 << Punct
	Repaired              Function = 1 << Reparandum
	Addressed             Function = 1 << Vocative
	OpenComplement        Function = 1 << Xcomp // "began to fire"
)

// Sets of functions that questions are often asked of.
const (
	NominalSubject = ActiveSubject | PassiveSubject | OuterSubject
	AnyAuxiliary   = Auxiliary | PassiveAuxiliary
	// TenseCarrier is what carries a predicate's tense beside it.
	TenseCarrier = AnyAuxiliary | Copula
	AnyFunction  = ^Function(0)
)

// Index returns the number of a single function, from 0; features are made
// of it.
func (f Function) Index() int { return bits.TrailingZeros64(uint64(f)) }

// Function returns the function of token i, one bit; 0 for -1.
func (d *Doc) Function(i int) Function {
	if i < 0 {
		return 0
	}
	return 1 << d.rels[i]
}

// Is tells whether token i has one of the functions.
func (d *Doc) Is(i int, functions Function) bool { return d.Function(i)&functions != 0 }

// Governor returns the word that token i depends on; -1 for a sentence's root.
func (d *Doc) Governor(i int) int {
	if i < 0 {
		return -1
	}
	return int(d.heads[i])
}

// governorAs returns the governor of token i where i is one of the functions to
// it; -1 otherwise.
func (d *Doc) governorAs(i int, functions Function) int {
	if d.Is(i, functions) {
		return d.Governor(i)
	}
	return -1
}

// Dependent returns the first word, in text order, that depends on head with
// one of the functions.
func (d *Doc) Dependent(head int, functions Function) int {
	if head < 0 {
		return -1
	}
	for c := d.firstChild[head]; c >= 0; c = d.nextSibling[c] {
		if functions&(1<<d.rels[c]) != 0 {
			return int(c)
		}
	}
	return -1
}

// Has tells whether a word depends on head with one of the functions.
func (d *Doc) Has(head int, functions Function) bool { return d.Dependent(head, functions) >= 0 }

// Dependents are the words that depend on head with one of the functions, in
// text order.
func (d *Doc) Dependents(head int, functions Function) iter.Seq[int] {
	return func(yield func(int) bool) {
		if head < 0 {
			return
		}
		for c := d.firstChild[head]; c >= 0; c = d.nextSibling[c] {
			if functions&(1<<d.rels[c]) != 0 && !yield(int(c)) {
				return
			}
		}
	}
}

// Path are the steps up from token i, at most hops of them: each time a word's
// governor and the word itself.
func (d *Doc) Path(i, hops int) iter.Seq2[int, int] {
	return func(yield func(governor, below int) bool) {
		for ; hops > 0 && i >= 0; hops-- {
			h := int(d.heads[i])
			if h < 0 || !yield(h, i) {
				return
			}
			i = h
		}
	}
}

// DependsOn tells whether token i depends on head, directly or by way of fewer
// than hops words between them.
func (d *Doc) DependsOn(i, head, hops int) bool {
	for g := range d.Governors(i, hops) {
		if g == head {
			return true
		}
	}
	return false
}

// Governors are the words above token i, the nearest first, i excluded; at
// most hops of them.
func (d *Doc) Governors(i, hops int) iter.Seq[int] { return d.AtOrAbove(d.Governor(i), hops) }

// AtOrAbove are token i and the words above it, the nearest first; at most
// most of them.
func (d *Doc) AtOrAbove(i, most int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; most > 0 && i >= 0; most-- {
			if !yield(i) {
				return
			}
			i = int(d.heads[i])
		}
	}
}
