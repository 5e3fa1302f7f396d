package main

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestGeneratedReports(t *testing.T) {
	g := newGenerator(rand.New(rand.NewPCG(1, 2)))
	same := newGenerator(rand.New(rand.NewPCG(1, 2)))
	words := 0
	const n = 3000
	for range n {
		r := g.next()
		if again := same.next(); again.Text != r.Text || again.ID != r.ID {
			t.Fatal("one seed makes two ledgers")
		}
		if strings.ContainsAny(r.Text, "{}|") || strings.Contains(r.Text, "  ") || r.Title == "" {
			t.Errorf("%s: %q", r.ID, r.Text)
		}
		words += len(strings.Fields(r.Text))
	}
	if mean := words / n; mean < 150 || mean > 200 {
		t.Errorf("reports have %d words on average", mean)
	}
	t.Logf("%d words a report", words/n)
	t.Logf("%s", g.next().Text)
}
