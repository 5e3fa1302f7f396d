package when

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// TestHostile: texts made of nothing but time words, without an end of a
// sentence, are read like any other.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"Friday ", "in 1999 of the ", "a week ago or so ", "7:30 ", "the end of the end of May ", "twenty-", "1/2/", "'98 ", "10-", "\xff\xfe "} {
		text := strings.Repeat(unit, 4000)
		r := &record.Report{Text: text, Published: "2024-02-03"}
		checkTimes(t, text, Find(grammar.New().Parse(words.Split(r)), r))
	}
}
