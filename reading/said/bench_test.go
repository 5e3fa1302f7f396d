package said_test

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/said"
	"sayso/reading/when"
	"sayso/reading/who"
	"sayso/reading/words"
	"sayso/record"
)

// BenchmarkFind measures attributions alone, on a report full of them.
func BenchmarkFind(b *testing.B) {
	report := &record.Report{ID: "b", Published: "2024-05-06", Text: strings.Repeat("The harbour will stay closed until Friday, mayor Nadia Berg said on Monday. “We do not know who did this,” she told reporters. The Dock Workers' Union denied that its members were involved.\n\nAccording to the fire service, nearly 40 people were injured. Berg called for an inquiry.\n\n", 10)}
	doc := grammar.New().Parse(words.Split(report))
	mentions, times := who.Propose(doc, report), when.Find(doc, report)
	count := float64(len(strings.Fields(report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		said.Find(doc, report, mentions, times)
	}
	b.ReportMetric(count*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
