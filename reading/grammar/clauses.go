package grammar

import (
	"iter"
	"strings"
)

// Clause returns the head of the clause that v governs as its content: a
// clausal complement, open or not.
func (d *Doc) Clause(v int) int { return d.Dependent(v, ContentClause|OpenComplement) }

// Content returns the head of what is said, where v is a verb of saying: the
// clause under v, or, where v is a parenthesis, the clause that holds it
// ("The talks, he said, have failed"), or the clause set beside v ("He said:
// go home"). -1 if there is none.
func (d *Doc) Content(v int) int {
	if c := d.Dependent(v, ContentClause); c >= 0 {
		return c
	}
	if v >= 0 && d.rels[v] == Parataxis && d.OwnSubject(v) >= 0 {
		return int(d.heads[v])
	}
	if c := d.Dependent(v, OpenComplement); c >= 0 {
		return c
	}
	if c := d.Dependent(v, ParatacticClause); c > v {
		return c
	}
	return -1
}

// InsertedIn returns the clause that parenthesis v stands in or beside ("The
// talks, he said, have failed": failed for said).
func (d *Doc) InsertedIn(v int) int {
	return d.governorAs(v, ParatacticClause)
}

// ClauseExtent returns the words of the clause that v heads: its subtree
// without coordinated clauses, parentheses and punctuation at its edges.
func (d *Doc) ClauseExtent(v int) Phrase {
	return d.extent(v, func(c int) bool {
		switch d.rels[c] {
		case Conj, Cc, CcPreconj, Parataxis, Punct, List, Discourse, Vocative:
			return false
		}
		return true
	})
}

// Without splits p around q, a phrase inside it.
func (p Phrase) Without(q Phrase) (before, after Phrase) {
	before, after = p, p
	before.Last, after.First = max(min(p.Last, q.First), p.First), min(max(p.First, q.Last), p.Last)
	return before, after
}

// Trim returns p without punctuation at its ends.
func (d *Doc) Trim(p Phrase) Phrase {
	for p.First < p.Last && d.Tags[p.First] == PUNCT {
		p.First++
	}
	for p.First < p.Last && d.Tags[p.Last-1] == PUNCT {
		p.Last--
	}
	return p
}

// SentenceTokens are the tokens of the sentence of token i, in text order.
func (d *Doc) SentenceTokens(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if i < 0 {
			return
		}
		s := d.Sentences[d.SentenceOf(i)]
		for t := int(s.First); t < int(s.Last); t++ {
			if !yield(t) {
				return
			}
		}
	}
}

// IsPredicate tells whether i heads a clause: a verb that is no auxiliary,
// or any word with a subject or a copula.
func (d *Doc) IsPredicate(i int) bool {
	if i < 0 {
		return false
	}
	switch d.rels[i] {
	case Aux, AuxPass, Cop, Amod, Compound, Case, Fixed:
		return false
	}
	return d.Tags[i] == VERB || d.Dependent(i, Copula|ActiveSubject|PassiveSubject|ClausalSubject|PassiveClausalSubject) >= 0
}

// GoverningPredicate returns the nearest predicate above i, i excluded.
func (d *Doc) GoverningPredicate(i int) int {
	for hop := 0; i >= 0 && hop < 8*mostHops; hop++ {
		if i = int(d.heads[i]); d.IsPredicate(i) {
			return i
		}
	}
	return -1
}

// EnclosingClauses are the heads of the clauses around token i, the innermost
// first, i excluded; at most most of them ("said they had agreed to a truce":
// agreed and said for truce).
func (d *Doc) EnclosingClauses(i, most int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; most > 0; most-- {
			if i = d.GoverningPredicate(i); i < 0 || !yield(i) {
				return
			}
		}
	}
}

// ClauseOf returns the head of the smallest clause that holds token i: i
// itself if it is a predicate; the sentence's root if there is no predicate.
func (d *Doc) ClauseOf(i int) int {
	if i < 0 || d.IsPredicate(i) {
		return i
	}
	if g := d.GoverningPredicate(i); g >= 0 {
		return g
	}
	return d.Root(i)
}

// GoverningVerb returns the verb that governs predicate v as a complement of
// any depth's first step: the head of v's ccomp, xcomp, csubj or parataxis,
// through coordination. -1 if v is a main clause or an adjunct.
func (d *Doc) GoverningVerb(v int) int {
	for hop := 0; v >= 0 && hop < mostHops; hop++ {
		h := int(d.heads[v])
		switch d.rels[v] {
		case Ccomp, Xcomp, Csubj, CsubjPass, Parataxis:
			return h
		case Conj:
			v = h
		default:
			return -1
		}
	}
	return -1
}

// InMainClause tells whether token i depends, in three steps at most and through
// no clause or apposition, on the root of its sentence or on a predicate
// coordinated with it.
func (d *Doc) InMainClause(i int) bool {
	const below = AdnominalClause | RelativeClause | AdverbialClause | ContentClause | OpenComplement | Apposition
	if d.Governor(i) < 0 {
		return false // the root itself depends on nothing
	}
	for hop := 0; hop < 3 && !d.Is(i, below); hop++ {
		if i = d.Governor(i); d.Governor(i) < 0 {
			return true
		}
	}
	return false
}

// HeadsMainClause tells whether v heads its sentence's main clause, one set
// beside it or one coordinated with it ("Talks failed, she said, and he left").
func (d *Doc) HeadsMainClause(v int) bool {
	return d.Is(v, SentenceRoot|ParatacticClause) || d.Is(v, Conjunct) && d.Is(d.Governor(v), SentenceRoot)
}

// RelativeClause returns the head of the relative clause on noun n.
func (d *Doc) RelativeClause(n int) int { return d.Dependent(n, RelativeClause) }

// Marker returns the word that introduces clause v ("that", "if", "to",
// "after").
func (d *Doc) Marker(v int) int { return d.Dependent(v, ClauseMarker) }

// HasMarker tells whether one of the words introduces clause v; they are
// compared in lower case.
func (d *Doc) HasMarker(v int, words ...string) bool {
	for c := range d.Dependents(v, ClauseMarker|Adverbial) {
		if (d.rels[c] == Mark || d.Fine[c] == WRB) && d.isWord(c, words) {
			return true
		}
	}
	return false
}

func (d *Doc) isWord(i int, words []string) bool {
	for _, w := range words {
		if strings.EqualFold(d.Word(i), w) {
			return true
		}
	}
	return false
}

// AdverbialClause returns the head of the first adverbial clause under v that
// one of the words introduces, any adverbial clause if no words are given.
func (d *Doc) AdverbialClause(v int, words ...string) int {
	for c := range d.Dependents(v, AdverbialClause|SentenceRelative) {
		if len(words) == 0 || d.HasMarker(c, words...) {
			return c
		}
	}
	return -1
}
