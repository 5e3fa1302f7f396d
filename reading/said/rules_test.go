package said

import (
	"slices"
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/who"
	"sayso/reading/words"
	"sayso/record"
)

// parser is shared: tests of one package run one after another.
var parser = grammar.New()

// read finds the attributions of a text with the taggers, or by rule alone.
func read(text string, by *taggers) ([]Attribution, *grammar.Doc, []grammar.Mention) {
	report := &record.Report{Text: text}
	doc := parser.Parse(words.Split(report))
	mentions := who.Propose(doc, report)
	return newFinder(doc, report, mentions, nil).run(by), doc, mentions
}

// readReport finds the attributions of a report with the taggers.
func readReport(report *record.Report) []Attribution {
	doc := parser.Parse(words.Split(report))
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
	for _, r := range slices.Concat(rules, plainRules, followRules) {
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

func TestEveryHeadlineRuleReadsItsExample(t *testing.T) {
	for _, r := range headlineRules {
		for _, by := range []*taggers{nil, model} {
			got, _, _ := read(r.example+"\n\nIt was published on Monday. It rained.", by)
			if !holds(got, func(a Attribution) bool { return line(a) == r.want }) {
				t.Errorf("%s: %s\n got %s\nwant %s", r.name, r.example, lines(got), r.want)
			}
		}
	}
}

func TestHeadlinesThatTellOfNobodysWords(t *testing.T) {
	for _, text := range []string{
		"Sudan: Flash Update No. 3 – Displacement in Darfur",
		"Sudan: Civilians killed in market airstrike",
		"Analysis: Why the dam matters",
		"Turkey earthquake: Rescuers race against time - BBC News",
		"Who is Lena Okoro, the new Union leader?",
		"Israel-Gaza war: what we know on day 200",
	} {
		if got, _, _ := read(text+"\n\nIt was published on Monday. It rained.", model); len(got) > 0 {
			t.Errorf("%s\n got %s", text, lines(got))
		}
	}
}
