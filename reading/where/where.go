// Package where finds toponyms and resolves them against the gazetteer to
// coordinates, country, kind and precision.
package where

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Finder resolves place names against one gazetteer. It is read-only after
// New and may be shared between readers.
type Finder struct{}

// New returns a finder over the embedded gazetteer.
func New() *Finder { return &Finder{} }

// Find returns the report's places, each with all its mentions, in the order
// of their first mention.
func (f *Finder) Find(doc *grammar.Doc, report *record.Report) []record.Place { return nil }
