// Package where finds toponyms and resolves them against the gazetteer to
// coordinates, country, kind and precision.
//
// Three steps, one file each: candidates.go looks every run of capitalised
// words up; rules.go decides which of them name places (a table of rules with
// examples); resolve.go chooses among the places that bear a name, weighing
// size, what the report says about containment, what else it mentions and
// where its outlet is at home.
package where

import (
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/record"
)

// Finder resolves place names against one gazetteer. It is read-only after
// New and may be shared between readers.
type Finder struct {
	index   *gazetteer.Index
	lexicon lexicon
}

// New returns a finder over the embedded gazetteer.
func New() *Finder { return Open(gazetteer.World()) }

// Open returns a finder over another gazetteer, such as an imported one.
func Open(index *gazetteer.Index) *Finder {
	return &Finder{index: index, lexicon: newLexicon()}
}

// Gazetteer tells imported gazetteers apart; it is empty for the embedded one.
func (f *Finder) Gazetteer() string { return f.index.Stamp() }

// Find returns the report's places, each with all its mentions, in the order
// of their first mention.
func (f *Finder) Find(doc *grammar.Doc, report *record.Report) []record.Place {
	s := &scan{Finder: f, doc: doc, report: report}
	s.home = s.findHome()
	s.collect()
	s.resolve()
	return s.places()
}
