package grammar_test

import (
	"testing"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/reading/grammar/neural"
	"sayso/reading/words"
	"sayso/record"
)

func TestNetIsWhole(t *testing.T) {
	if _, err := neural.Load(data.NeuralModel); err != nil {
		t.Error(err)
	}
}

func TestAClonedParserReadsTheSame(t *testing.T) {
	p := grammar.New()
	text := words.Split(&record.Report{Text: "The mayor of Arbel said on Friday that no ship had left. “It stays,” she said."})
	a, b := p.Parse(text), p.Clone().Parse(text)
	for i := range a.Tokens {
		if a.Tags[i] != b.Tags[i] || a.Governor(i) != b.Governor(i) || a.Function(i) != b.Function(i) {
			t.Fatalf("token %d is read differently", i)
		}
	}
}
