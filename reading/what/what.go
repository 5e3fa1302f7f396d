// Package what finds events, their status, participants and vouchers, and
// ties figures to them.
package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// Input is everything the earlier stages found in one report.
type Input struct {
	Doc        *grammar.Doc
	Report     *record.Report
	Times      []record.Time
	Places     []record.Place
	Entities   []record.Entity
	Statements []record.Statement
	Figures    []record.Figure
}

// Find returns the report's events in the order of their first trigger, and
// in.Figures with Event, Word, Scope and Supersedes filled in.
func Find(in Input) ([]record.Event, []record.Figure) { return nil, in.Figures }
