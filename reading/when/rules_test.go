package when

import (
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// timesIn reads a text as if published on Saturday 3 February 2024 at 15:00.
func timesIn(text string) []record.Time {
	r := &record.Report{Text: text, Published: "2024-02-03T15:00"}
	return Find(grammar.New().Parse(words.Split(r)), r)
}

// TestRuleExamples runs the example of every rule: what the table says is
// found is found, with its type, value and modifier.
func TestRuleExamples(t *testing.T) {
	for _, r := range rulebook.rules {
		want := r.example
		if want.text == "" {
			t.Errorf("%s has no example", r.name)
			continue
		}
		got := timesIn(want.text)
		if want.span == "" {
			if len(got) > 0 {
				t.Errorf("%s: %q: found %q, want nothing", r.name, want.text, got[0].Span.Text)
			}
			continue
		}
		if !holds(got, want) {
			t.Errorf("%s: %q: want %s %q = %s %s, found %s", r.name, want.text, want.kind, want.span, want.value, want.mod, show(got))
		}
	}
}

func holds(times []record.Time, want ruleExample) bool {
	for _, x := range times {
		if x.Span.Text == want.span && string(x.Type) == want.kind && x.Value == want.value && x.Mod == want.mod {
			return true
		}
	}
	return false
}

func show(times []record.Time) string {
	s := ""
	for _, x := range times {
		s += string(x.Type) + " " + x.Span.Text + " = " + x.Value + " " + x.Mod + " (" + x.Why + "); "
	}
	if s == "" {
		return "nothing"
	}
	return s
}
