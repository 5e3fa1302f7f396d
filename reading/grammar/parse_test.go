package grammar_test

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

func parse(text string) *grammar.Doc {
	return grammar.New().Parse(words.Split(&record.Report{Text: text}))
}

func TestParseIsTotal(t *testing.T) {
	texts := []string{
		"", " ", "\n\n", ".", "\x00\xff\xfe", "a\x80b c", "“", strings.Repeat("(", 3000), strings.Repeat("and ", 8000),
		strings.Repeat("He said that ", 2500), "\u202e\u0301\u0301", "don't can't won't",
	}
	for _, text := range texts {
		checkTrees(t, parse(text))
	}
}

// checkTrees fails unless every sentence is one tree with one root.
func checkTrees(t *testing.T, d *grammar.Doc) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			switch h := d.Governor(int(i)); {
			case h < 0:
				roots++
			case h < int(s.First) || h >= int(s.Last):
				t.Fatalf("token %d has its head %d outside its sentence", i, h)
			}
		}
		if roots != 1 {
			t.Errorf("a sentence has %d roots", roots)
		}
	}
}

func TestParseReadsAReport(t *testing.T) {
	d := parse("Officials denied the report.")
	if got := d.Lemmas[1]; got != "deny" {
		t.Errorf("lemma of denied: %q", got)
	}
	if d.Subject(1) != 0 || d.Object(1) != 3 {
		t.Errorf("subject %d, object %d of denied", d.Subject(1), d.Object(1))
	}
}

// BenchmarkParse reads the sample, whose words differ, over and over.
func BenchmarkParse(b *testing.B) {
	var all strings.Builder
	for range 20 {
		for _, s := range sample {
			all.WriteString(grammar.Handmade(s).Raw)
		}
	}
	text := words.Split(&record.Report{Text: all.String()})
	p := grammar.New()
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(text)
	}
	b.ReportMetric(float64(len(text.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
