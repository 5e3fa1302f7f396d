package said

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/who"
	"sayso/reading/words"
	"sayso/record"
)

// read finds the attributions of a text with the taggers, or by rule alone.
func read(text string, by *taggers) ([]Attribution, *grammar.Doc, []grammar.Mention) {
	report := &record.Report{Text: text}
	doc := grammar.New().Parse(words.Split(report))
	mentions := who.Propose(doc, report)
	return newFinder(doc, report, mentions, nil).run(by), doc, mentions
}

// readReport finds the attributions of a report with the taggers.
func readReport(report *record.Report) []Attribution {
	doc := grammar.New().Parse(words.Split(report))
	return newFinder(doc, report, who.Propose(doc, report), nil).run(model)
}

// line writes an attribution as the rule tables do.
func line(a Attribution) string {
	join := func(spans []record.Span) string {
		var s []string
		for _, sp := range spans {
			s = append(s, sp.Text)
		}
		return strings.Join(s, " … ")
	}
	source := ""
	if a.SourceSpan != nil {
		source = a.SourceSpan.Text
	}
	return source + " | " + join(a.Cue) + " | " + join(a.Content)
}

func TestEveryRuleFindsItsExample(t *testing.T) {
	for _, r := range rules {
		got, _, _ := read(r.example, nil)
		var lines []string
		for _, a := range got {
			lines = append(lines, line(a))
		}
		found := false
		for _, l := range lines {
			found = found || l == r.want
		}
		if !found {
			t.Errorf("%s: %s\n got %q\nwant %q", r.name, r.example, lines, r.want)
		}
	}
}
