// Package said finds attributions: source, cue and content of everything that
// the report passes on as somebody's word.
package said

import (
	"sayso/record"
)

// Attribution is a statement whose people are still mentions, given by their
// index in the mentions that Find was given; -1 for none.
type Attribution struct {
	Source     int
	Sources    []int // all who say it together, in text order; nil unless two or more do
	SourceSpan *record.Span
	Cue        []record.Span // empty only where layout alone signals it
	Content    []record.Span
	Quoted     []record.Span
	Act        record.Act
	Addressee  int
	Medium     *record.Medium
	Time       record.TimeID // when it was said, if the report tells
	Within     int           // index of the attribution that holds this one; -1 for none
	Via        []int         // mentions of relays, nearest to the source first
	Why        string
}
