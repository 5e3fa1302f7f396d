// Package when finds time expressions and resolves them to TIMEX3 values.
//
// Finding is kept apart from valuing. Finding (piece.go, digits.go, merge.go,
// pattern.go, match.go, find.go) cuts the text into pieces, skips every run of
// words that holds no word of time, and matches the patterns of
// data/english/time-rules.tsv over the word classes of time-words.tsv.
// Valuing (value.go and its neighbours) resolves each expression against its
// anchor: the publication time, the dateline, the date of the embedded post it
// stands in, or the last date told where the text is a narrative of the past.
//
// Values are TIMEX3 (TimeML 1.2.1): DATE "2024-02-03", "2024-W05", "2024-Q1",
// "2024-SU", "199" (a decade), "19" (a century), PAST_REF, PRESENT_REF and
// FUTURE_REF; TIME "2024-02-03T19:00" or "2024-02-03TNI"; DURATION "P3D",
// "PT2H", "PXW"; SET "P1D". Parts that nothing anchors are written X:
// "XXXX-WXX-5" for Friday, "XXXX-02-23" for February 23.
package when

import (
	"strconv"

	"sayso/reading/grammar"
	"sayso/record"
)

// Find returns the report's time expressions in text order, without overlap.
func Find(doc *grammar.Doc, report *record.Report) []record.Time {
	matches := findAll(doc)
	if len(matches) == 0 {
		return nil
	}
	v := newValuer(doc, report, matches)
	times := make([]record.Time, 0, len(matches))
	for i, val := range v.all(matches) {
		if val.value == "" {
			continue
		}
		f := &matches[i]
		times = append(times, record.Time{
			ID: record.TimeID("t" + strconv.Itoa(len(times)+1)), Span: doc.Slice(f.start, f.end),
			Type: val.kind, Value: val.value, Mod: val.mod, Anchor: val.anchor, Reason: val.reason, Why: f.rule.name,
		})
	}
	return times
}
