// Package grammar gives every token its tag and lemma, every sentence its
// Universal Dependencies tree, and finds names and quotations.
//
// # Reading
//
// A Parser reads a words.Text into a Doc: flat arrays with one element per
// token. Tags and trees come from the net of package neural, embedded in
// package data; lemmas from a table of forms and suffixes. Parse cannot fail,
// is deterministic, and takes linear time on any text.
//
// # Asking
//
// The question packages (when, where, who, howmany, said, what) ask a Doc
// named questions and never walk arcs themselves:
//
//	d.Subject(v), d.Object(v), d.Doer(v), d.Undergoer(v)   who does what to whom
//	d.Clause(v), d.Content(v), d.ClauseExtent(v)           what is said
//	d.NounPhrase(n), d.Conjuncts(n), d.Apposition(n)       phrases
//	d.Tense(v), d.IsPassive(v), d.Modal(v), d.Negated(v)   how it is put
//	d.Is(i, DirectObject), d.Governor(i), d.Dependent(v, f)     what is what to what
//
// Tests build trees by hand with Handmade.
package grammar

import (
	"sayso/reading/words"
	"sayso/record"
)

// Tag is a universal part of speech (UPOS).
type Tag uint8

const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

// Doc is a report's text with its grammar: flat arrays with one element per
// token. A Doc is never changed after Parse.
type Doc struct {
	*words.Text
	Tags   []Tag
	Fine   []Fine   // Penn Treebank tag
	Lemmas []string // lower case except for proper nouns
	heads  []int32  // index of the governing token; -1 for a sentence's root
	rels   []Rel
	Names  []Name
	Quotes []Quote

	// Filled by Index: child lists, and the extent of each subtree.
	firstChild, nextSibling, from, to []int32
	roots                             []int32 // per sentence

	know *know
}

// Phrase is the half-open token range [First, Last) with its head token.
type Phrase struct{ First, Last, Head int }

// Empty tells whether the phrase covers no token.
func (p Phrase) Empty() bool { return p.First >= p.Last }

// Contains tells whether token i lies in the phrase.
func (p Phrase) Contains(i int) bool { return p.First <= i && i < p.Last }

// NameKind is what a name names.
type NameKind uint8

const (
	PER NameKind = iota
	ORG
	LOC
	MISC
)

// Name is a proper name found in the text.
type Name struct {
	Phrase
	Kind NameKind
	Why  string // the model or list that found it
}

// Quote is a region between quotation marks. Open and Close are the tokens of
// the marks; Close is -1 where the quotation runs on into the next paragraph
// or is never closed. Inner is the bytes between the marks.
type Quote struct {
	Open, Close int
	Inner       record.Span
	Depth       int // 0 outermost
	// Continues tells that the next Quote of the same depth carries on this
	// one: a quotation over several paragraphs.
	Continues bool
}

// Mention is a stretch of text that may refer to somebody: who proposes
// mentions, said picks sources among them, who settles them into entities.
type Mention struct {
	Phrase
	Form record.Form
	Kind record.EntityKind
	Why  string
}

// Span returns the phrase's text.
func (d *Doc) Span(p Phrase) record.Span { return d.Text.Span(p.First, p.Last) }
