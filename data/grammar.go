package data

import _ "embed"

// GrammarModel is the tagger and parser of package grammar, in the layout of
// package linear.
//
//go:embed grammar.model
var GrammarModel string

// Lemmas is the lemma table of package grammar.
//
//go:embed lemmas.tsv
var Lemmas string

// Verbs lists light verbs and verbs of subject control.
//
//go:embed english/verbs.tsv
var Verbs string
