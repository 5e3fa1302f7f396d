// Package who proposes mentions of people, bodies and states, and settles
// them into entities once it is known who says what.
package who

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Propose returns every mention that could be a source, an actor or a
// recipient, in text order: names, nominals and pronouns.
func Propose(doc *grammar.Doc, report *record.Report) []grammar.Mention { return nil }

// Quote tells Settle that mention Speaker says the words of Content; I and we
// inside refer to the speaker and their side.
type Quote struct {
	Speaker int // index of a mention; -1 if unknown
	Content []record.Span
}

// Cast is the outcome of Settle.
type Cast struct {
	Entities []record.Entity
	// Of gives, for each mention, the index of its entity; -1 for none.
	Of []int
}

// Settle joins mentions into entities.
func Settle(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, quotes []Quote) Cast {
	of := make([]int, len(mentions))
	for i := range of {
		of[i] = -1
	}
	return Cast{Of: of}
}
