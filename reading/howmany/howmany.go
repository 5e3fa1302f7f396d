// Package howmany finds numbers and reads them into figures: measure, what is
// counted, value and the bounds that the wording sets.
package howmany

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Find returns the report's figures in text order, not yet tied to events
// and without vouchers: what does both.
func Find(doc *grammar.Doc, report *record.Report) []record.Figure { return nil }
