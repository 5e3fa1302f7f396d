package grammar

import (
	"iter"
	"slices"
	"strings"
)

// NounPhrase returns noun n with its determiners, modifiers, names, numbers
// and prepositional phrases, without the preposition that governs it and
// without relative clauses, participles, appositions and conjuncts.
func (d *Doc) NounPhrase(n int) Phrase {
	return d.extent(n, func(c int) bool { return inNounPhrase(d.rels[c]) })
}

// BareNounPhrase is NounPhrase without prepositional phrases other than
// those with "of".
func (d *Doc) BareNounPhrase(n int) Phrase {
	return d.extent(n, func(c int) bool {
		return inNounPhrase(d.rels[c]) && (c < n || d.rels[c] != Nmod || d.HasPreposition(c, "of"))
	})
}

// FullNounPhrase is NounPhrase with relative clauses, participles and
// appositions, still without conjuncts.
func (d *Doc) FullNounPhrase(n int) Phrase {
	return d.Trim(d.extent(n, func(c int) bool {
		switch d.rels[c] {
		case AclRelcl, Acl, Appos, Punct:
			return true
		}
		return inNounPhrase(d.rels[c])
	}))
}

// GroupPhrase is FullNounPhrase with the conjuncts of n.
func (d *Doc) GroupPhrase(n int) Phrase {
	return d.Trim(d.extent(n, func(c int) bool {
		switch d.rels[c] {
		case AclRelcl, Acl, Appos, Punct, Conj, Cc, CcPreconj:
			return true
		}
		return inNounPhrase(d.rels[c])
	}))
}

func inNounPhrase(r Rel) bool {
	switch r {
	case Det, DetPredet, Amod, Compound, Flat, Nummod, Nmod, NmodPoss, NmodUnmarked, NmodDesc, Fixed, Goeswith, Dep:
		return true
	}
	return false
}

// extent returns the phrase of head that grows to either side over children
// that belong, up to the first that does not.
func (d *Doc) extent(head int, belongs func(child int) bool) Phrase {
	if head < 0 {
		return Phrase{Head: -1}
	}
	p := Phrase{head, head + 1, head}
	for c := range d.Dependents(head, AnyFunction) {
		switch {
		case c < head && !belongs(c):
			p.First = head
		case c < head:
			p.First = min(p.First, d.Subtree(c).First)
		case !belongs(c) && d.rels[c] != Punct:
			return p
		case belongs(c):
			p.Last = max(p.Last, d.Subtree(c).Last)
		}
	}
	return p
}

// Conjuncts returns the words coordinated with head, in text order, head not
// included; head is the first of them in Universal Dependencies.
func (d *Doc) Conjuncts(head int) []int {
	var out []int
	for next := -1; next < len(out); next++ {
		if next >= 0 {
			head = out[next]
		}
		for c := range d.Dependents(head, Conjunct) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// Group are noun n and the words coordinated with it, and with those in turn.
func (d *Doc) Group(n int) iter.Seq[int] {
	return func(yield func(int) bool) { d.eachMember(n, 4*mostHops, yield) }
}

func (d *Doc) eachMember(n, depth int, yield func(int) bool) bool {
	if n < 0 || depth == 0 {
		return true
	}
	if !yield(n) {
		return false
	}
	for c := range d.Dependents(n, Conjunct) {
		if !d.eachMember(c, depth-1, yield) {
			return false
		}
	}
	return true
}

// FirstConjunct returns the first of the words that i is coordinated with; i
// itself if it is the first or stands alone.
func (d *Doc) FirstConjunct(i int) int {
	for hop := 0; i >= 0 && d.rels[i] == Conj && hop < 8*mostHops; hop++ {
		i = int(d.heads[i])
	}
	return i
}

// Apposition returns the head of the apposition to n ("Orlov, the
// spokesman": spokesman).
func (d *Doc) Apposition(n int) int { return d.Dependent(n, Apposition) }

// ApposedTo returns the noun that i is an apposition to.
func (d *Doc) ApposedTo(i int) int {
	return d.governorAs(i, Apposition)
}

// JoinedTo returns the word that i is coordinated with ("troops and police":
// troops for police).
func (d *Doc) JoinedTo(i int) int {
	return d.governorAs(i, Conjunct)
}

// CompoundedIn returns the noun that i is a part of ("army base": base for
// army).
func (d *Doc) CompoundedIn(i int) int {
	return d.governorAs(i, CompoundPart)
}

// Governed returns the noun or clause after preposition k ("in the ranks":
// ranks for in); -1 where what k governs is not behind it.
func (d *Doc) Governed(k int) int {
	if n := d.Governor(k); n > k {
		return n
	}
	return -1
}

// Tops are the words of p that depend on no other word of it: its head, or
// several words where p is no phrase of the tree.
func (d *Doc) Tops(p Phrase) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := p.First; i < p.Last; i++ {
			if h := int(d.heads[i]); (h < p.First || h >= p.Last) && !yield(i) {
				return
			}
		}
	}
}

// Possessor returns the head of n's possessor ("the ministry's spokesman",
// "their spokesman").
func (d *Doc) Possessor(n int) int { return d.Dependent(n, Possessor) }

// Determiner returns the article or other determiner of n.
func (d *Doc) Determiner(n int) int { return d.Dependent(n, Determiner) }

// Numeral returns the number that counts n ("40 people").
func (d *Doc) Numeral(n int) int { return d.Dependent(n, Numeral) }

// Preposition returns the first word of the preposition that governs n, or of
// the subordinator that works as one ("accused of killing": of).
func (d *Doc) Preposition(n int) int {
	if c := d.Dependent(n, CaseMarker); c >= 0 {
		return c
	}
	if c := d.Dependent(n, ClauseMarker); c >= 0 && d.Fine[c] == IN {
		return c
	}
	return -1
}

// PrepositionLemma returns the lemma, in lower case, of the first word that
// governs n as a preposition ("because of the vote": because) or marks its case
// ("the town's": 's); "" for none.
func (d *Doc) PrepositionLemma(n int) string {
	if c := d.Dependent(n, CaseMarker); c >= 0 {
		return strings.ToLower(d.Lemmas[c])
	}
	return ""
}

// OfPhrase returns the noun after "of" that completes noun n ("a series of
// raids": raids).
func (d *Doc) OfPhrase(n int) int {
	for k := range d.Dependents(n, NounModifier) {
		if d.PrepositionLemma(k) == "of" {
			return k
		}
	}
	return -1
}

// SaidOf returns the noun that is said of noun n with "of" ("the bodies of four
// men": bodies for men).
func (d *Doc) SaidOf(n int) int {
	if d.Is(n, NounModifier) && d.PrepositionLemma(n) == "of" {
		return d.Governor(n)
	}
	return -1
}

// Determined returns the noun that determiner i stands with ("both the
// pilots": pilots for both).
func (d *Doc) Determined(i int) int {
	return d.governorAs(i, Determiner|Predeterminer)
}

// Counted returns what number n counts ("40 people": people for 40), a number
// taken for a determiner included ("several towns").
func (d *Doc) Counted(n int) int {
	return d.governorAs(n, Numeral|Determiner)
}

// CountedState returns the adjective or participle right after number n that
// tells the state of those whom it counts ("12 dead, 30 wounded": dead for 12).
func (d *Doc) CountedState(n int) int {
	if h := n + 1; n >= 0 && h < len(d.Tokens) && int(d.heads[n]) == h && isState(d, h) {
		return h
	}
	return -1
}

// IsNoun tells whether token i is tagged a noun, common or proper.
func (d *Doc) IsNoun(i int) bool { return i >= 0 && (d.Tags[i] == NOUN || d.Tags[i] == PROPN) }

// IsPlural tells whether token i is a noun in the plural.
func (d *Doc) IsPlural(i int) bool { return i >= 0 && (d.Fine[i] == NNS || d.Fine[i] == NNPS) }

// HasDeterminer tells whether the first determiner of n has one of the lemmas,
// given in lower case ("a", "another").
func (d *Doc) HasDeterminer(n int, lemmas ...string) bool {
	c := d.Determiner(n)
	return c >= 0 && slices.Contains(lemmas, strings.ToLower(d.Lemmas[c]))
}

// IsDefinite tells whether noun n has the definite article, a demonstrative or
// a possessor, so that it may take up what was told before ("the group", "these
// men", "their leader").
func (d *Doc) IsDefinite(n int) bool {
	return d.HasDeterminer(n, "the", "this", "that", "these", "those") || d.Has(n, Possessor)
}

// IsIndefinite tells whether noun n has an indefinite article or a number, so
// that it tells of somebody or something new ("a teacher", "two men").
func (d *Doc) IsIndefinite(n int) bool {
	return d.HasDeterminer(n, "a", "an", "another", "some") || d.Has(n, Numeral)
}

// NameGiven returns the head of the name that a participle gives noun n ("a
// company called Vela": Vela).
func (d *Doc) NameGiven(n int) int {
	for v := range d.Dependents(n, AdnominalClause) {
		switch d.Lemmas[v] {
		case "call", "name", "dub":
			if x := d.Dependent(v, OpenComplement|DirectObject|Oblique); x >= 0 {
				return x
			}
		}
	}
	return -1
}

// HeadOf returns the word of the tokens [first, last) that the others depend
// on: the first that is governed from outside, first itself where there is none.
func (d *Doc) HeadOf(first, last int) int {
	for i := range d.Tops(Phrase{First: first, Last: last}) {
		return i
	}
	return first
}

// PrepositionPhrase returns all words of the preposition that governs n, which
// may be several ("because of").
func (d *Doc) PrepositionPhrase(n int) Phrase {
	c := d.Preposition(n)
	if c < 0 {
		return Phrase{Head: -1}
	}
	p := Phrase{c, c + 1, c}
	for f := range d.Dependents(c, FixedPart) {
		p.Last = max(p.Last, f+1)
	}
	return p
}

// HasPreposition tells whether one of the prepositions governs n; those of
// several words are written with single blanks. Capitals do not matter.
func (d *Doc) HasPreposition(n int, prepositions ...string) bool {
	p := d.PrepositionPhrase(n)
	if p.Empty() {
		return false
	}
	text := d.Span(p).Text
	for _, want := range prepositions {
		if strings.EqualFold(text, want) {
			return true
		}
	}
	return false
}

// IsNone tells whether noun or pronoun n names nobody and nothing ("no
// soldiers", "none", "nobody", "neither Kenya nor Chad", "not one soldier").
func (d *Doc) IsNone(n int) bool {
	if n < 0 {
		return false
	}
	switch d.Lemmas[n] {
	case "none", "nobody", "nothing", "neither", "noone":
		return true
	}
	for c := range d.Dependents(n, AnyFunction) {
		if c > n {
			break
		}
		if w := d.Lemmas[c]; strings.EqualFold(w, "neither") || w == "no" && d.Is(c, Determiner) {
			return true
		}
	}
	return d.isNotOne(n)
}

// isNotOne tells whether the phrase of noun n begins with "not one", "not a
// single" or, unless it is a predicate, "not a".
func (d *Doc) isNotOne(n int) bool {
	not := d.BareNounPhrase(n).First
	if d.Lemmas[not] != "not" {
		not--
	}
	if not < 0 || d.Lemmas[not] != "not" || not >= n {
		return false
	}
	switch d.Lemmas[not+1] {
	case "one", "single":
		return true
	case "a", "an":
		return !d.Has(n, Copula)
	}
	return false
}
