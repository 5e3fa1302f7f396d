// Package when finds time expressions and resolves them to TIMEX3 values.
//
// Finding (find.go) is kept apart from valuing (value.go): an expression is
// matched first, then resolved against the publication time, the dateline, a
// post's own date, a clock block or the nearest date in the text.
package when

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Find returns the report's time expressions in text order.
func Find(doc *grammar.Doc, report *record.Report) []record.Time { return nil }
