// Package who proposes mentions of people, bodies and states, and settles
// them into entities once it is known who says what.
package who

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// Propose returns every mention that could be a source, an actor or a
// recipient, in text order: names, nominals and pronouns. A mention whose kind
// no list knows has kind "" and becomes an entity only if it speaks.
func Propose(doc *grammar.Doc, report *record.Report) []grammar.Mention {
	p := newProposer(doc)
	p.accounts(report)
	p.names()
	p.possessors()
	p.listed()
	p.apposed()
	p.nominals()
	p.headlined()
	p.pronouns()
	slices.SortStableFunc(p.out, func(a, b grammar.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	return p.out
}

// Quote tells Settle that mention Speaker says the words of Content; I and we
// inside refer to the speaker and their side.
type Quote struct {
	Speaker int // index of a mention; -1 if unknown
	Content []record.Span
	Quoted  []record.Span // the verbatim parts of Content
}

// Cast is the outcome of Settle.
type Cast struct {
	Entities []record.Entity
	// Of gives, for each mention, the index of its entity; -1 for none.
	Of []int
}

// Settle joins mentions into entities, in the order of their first mention.
func Settle(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, quotes []Quote) Cast {
	s := newSettler(doc, report, mentions, quotes)
	s.joinNames()
	s.joinRest()
	s.foreshadowed()
	return s.cast()
}
