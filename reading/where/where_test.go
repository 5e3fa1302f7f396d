package where

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// read returns the places of a text.
func read(f *Finder, report record.Report) []record.Place {
	return f.Find(grammar.New().Parse(words.Split(&report)), &report)
}

// spans joins the mentions of all places, in text order, with bars.
func spans(places []record.Place) string {
	var all []record.Mention
	for _, p := range places {
		all = append(all, p.Mentions...)
	}
	var out []string
	for len(all) > 0 {
		least := 0
		for i := range all {
			if all[i].Start < all[least].Start {
				least = i
			}
		}
		out = append(out, all[least].Text)
		all = append(all[:least], all[least+1:]...)
	}
	return strings.Join(out, "|")
}

func TestRuleExamples(t *testing.T) {
	f := New()
	for _, r := range rules {
		if got := spans(read(f, record.Report{Text: r.example})); got != r.places {
			t.Errorf("%s: %q gives %q, want %q", r.name, r.example, got, r.places)
		}
	}
}
