package what

import (
	"testing"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

func TestEveryFigureOfSpeechDoesWhatItsExampleSays(t *testing.T) {
	stages := grammar.New()
	eachRow(data.Figurative, func(f []string) {
		if len(f) != 5 || figureKinds[f[0]] == 0 && f[0] != "idiom" && f[0] != "literal" {
			t.Errorf("malformed row %q", f)
			return
		}
		report := &record.Report{Text: f[2]}
		doc := stages.Parse(words.Split(report))
		seek := find{Input: Input{Doc: doc, Report: report, Entities: []record.Entity{{Kind: record.Person}}}, doc: doc}
		seek.index()
		seek.scan()
		met := "none"
		for i := range seek.candidates {
			c := &seek.candidates[i]
			seek.participants(c)
			if c.verb && len(c.actors) == 0 && seek.doer(c.head) >= 0 {
				c.actors = []int{0} // as if the subject were a person
			}
		}
		seek.takeLiterally()
		for i := range seek.candidates {
			if c := &seek.candidates[i]; doc.Word(c.head) == f[3] && !c.dropped {
				met = string(c.typ)
			}
		}
		if met != f[4] {
			t.Errorf("%s: %q has %s at %q, want %s", f[0], f[2], met, f[3], f[4])
		}
	})
}
