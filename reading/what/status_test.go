package what

import (
	"testing"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// parse gives a text its grammar, for tests that need trees.
func parse(text string) (*grammar.Doc, *record.Report) {
	report := &record.Report{Text: text}
	return grammar.New().Parse(words.Split(report)), report
}

func TestEveryStatusRowDoesWhatItsExampleSays(t *testing.T) {
	eachRow(data.EventStatus, func(f []string) {
		if len(f) < 6 { // hedges have no status
			return
		}
		doc, report := parse(f[3])
		f2 := find{Input: Input{Doc: doc, Report: report}, doc: doc}
		f2.index()
		f2.scan()
		for i := range f2.candidates {
			f2.participants(&f2.candidates[i])
			f2.judge(&f2.candidates[i])
			if c := &f2.candidates[i]; doc.Word(c.head) == f[4] {
				if string(c.status) != f[5] {
					t.Errorf("%s %s: %q is %s, want %s", f[0], f[1], f[3], c.status, f[5])
				}
				return
			}
		}
		t.Errorf("%s %s: no event at %q in %q", f[0], f[1], f[4], f[3])
	})
}

func TestHedgesSetCertainty(t *testing.T) {
	for text, want := range map[string]record.Certainty{
		"The rebels reportedly attacked the port.":                 record.CertaintyReported,
		"The rebels allegedly attacked the port.":                  record.CertaintyAlleged,
		"The rebels attacked the port.":                            record.CertaintyStated,
		"Gunmen supposedly kidnapped the engineer.":                record.CertaintyAlleged,
		"The alleged attack on the port was filmed.":               record.CertaintyAlleged,
		"The rebels are believed to have attacked the port.":       record.CertaintyAlleged,
		"The rebels appear to have attacked the port.":             record.CertaintyAlleged,
		"There were reports of an attack on the port.":             record.CertaintyReported,
		"There were unconfirmed reports of an attack on the port.": record.CertaintyAlleged,
		"The rebels may have attacked the port.":                   record.CertaintyAlleged,
		"The attack on the port was filmed by Mr Ode.":             record.CertaintyStated,
	} {
		doc, report := parse(text)
		events, _ := Find(Input{Doc: doc, Report: report})
		if len(events) == 0 || events[0].Word[0].Certainty != want {
			t.Errorf("%q: %+v, want certainty %s", text, events, want)
		}
	}
}
