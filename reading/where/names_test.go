package where

import (
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// named finds the places of a text in which grammar found one name.
func named(text string, kind grammar.NameKind, first, last int) string {
	report := record.Report{Text: text}
	doc := grammar.New().Parse(words.Split(&report))
	doc.Names = []grammar.Name{{Phrase: grammar.Phrase{First: first, Last: last, Head: last - 1}, Kind: kind}}
	return spans(New().Find(doc, &report))
}

func TestNamesOfGrammarCount(t *testing.T) {
	cases := []struct {
		name, text  string
		kind        grammar.NameKind
		first, last int
		want        string
	}{
		{"a person is no place", "Later Murillo left.", grammar.PER, 1, 2, ""},
		{"a person whose name a state follows is a town", "Later Marion, Ohio, burned.", grammar.PER, 1, 2, "Marion|Ohio"},
		{"a body's name is no place", "Then Titan won again.", grammar.ORG, 1, 2, ""},
		{"a body may be in a place", "They met in Hove again.", grammar.ORG, 3, 4, "Hove"},
		{"a place's name is a place", "Then Brest flooded.", grammar.LOC, 1, 2, "Brest"},
		{"a village nobody lists", "Fighting began in Qurzaliba on Monday.", grammar.LOC, 3, 4, "Qurzaliba"},
		{"a clinic nobody lists", "They met at Qurzaliba Clinic on Monday.", grammar.LOC, 3, 5, "Qurzaliba Clinic"},
		{"what a rule refused must be placed", "Then Hope grew.", grammar.LOC, 1, 2, ""},
	}
	for _, c := range cases {
		if got := named(c.text, c.kind, c.first, c.last); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
