package data

import _ "embed"

// Lemmas is the lemma table of package grammar, learned.
//
//go:embed english/lemmas.tsv
var Lemmas string

// Irregular is the hand-written part of the lemma table.
//
//go:embed english/irregular.tsv
var Irregular string

// Verbs lists light verbs and verbs of subject control.
//
//go:embed english/verbs.tsv
var Verbs string
