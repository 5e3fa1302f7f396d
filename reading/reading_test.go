package reading_test

import (
	"bytes"
	"strings"
	"testing"

	"sayso/reading"
	"sayso/record"
)

// hostile are texts that no newsroom writes and some input will hold.
func hostile() map[string]string {
	long := strings.Repeat("The minister said “the road is closed” and left. ", 200)
	return map[string]string{
		"empty":                   "",
		"white space":             " \n\t\r\n \u00a0\u2003 ",
		"one letter":              "a",
		"one mark":                "“",
		"NUL bytes":               "The mayor\x00 said\x00 so.",
		"controls":                "\x01\x02\x7f\x1b[31mred\x1b[0m he said.",
		"marks only":              strings.Repeat("“”\"'‘’«»„", 500),
		"open quotes":             strings.Repeat("“He said ", 500),
		"brackets":                strings.Repeat("((((", 1000) + "he said" + strings.Repeat("))))", 1000),
		"one long word":           strings.Repeat("a", 100_000),
		"one long line":           strings.ReplaceAll(long, ". ", ", "),
		"many short lines":        strings.Repeat("said\n", 5000),
		"digits":                  strings.Repeat("123,456.789 ", 3000),
		"dates":                   strings.Repeat("Friday ", 3000),
		"combining marks":         strings.Repeat("e\u0301\u0302", 3000),
		"bidirectional overrides": "He \u202esaid\u202c that \u2066it\u2069 was so.",
		"surrogate look-alikes":   "\ufffd\ufffd said \ufeff so.",
		"emoji":                   "🇺🇳 said 👩‍👩‍👧 would leave 💥💥.",
		"handles":                 strings.Repeat("@a #b pic.twitter.com/x — C (@d) May 1, 2024\n\n", 300),
		"headline punctuation":    "!!! ??? ... --- ___ ***",
	}
}

func TestHostileTextYieldsSoundRecords(t *testing.T) {
	r := reading.New()
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			rec := r.Read(&record.Report{ID: "x", Text: text, Published: "2024-02-03"})
			if err := rec.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

const story = `PORT ELLIS, May 6 (Harbour Radio) - Mayor Nadia Berg said on Monday that an explosion at the grain terminal had killed at least 12 people.

“We do not know who did this,” she told reporters. The Dock Workers' Union denied that its members were involved.

According to the fire service, nearly 40 people were injured. Berg called for an inquiry.`

func TestReadingIsDeterministic(t *testing.T) {
	write := func(r *reading.Reader) string {
		var b bytes.Buffer
		if err := record.Write(&b, r.Read(&record.Report{ID: "x", Text: story, Published: "2024-05-06"})); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := reading.New()
	want := write(first)
	for range 3 {
		if got := write(first); got != want {
			t.Fatalf("read again:\n%s\nwas\n%s", got, want)
		}
		first.Read(&record.Report{ID: "y", Text: "Something else altogether happened in Oslo, he said."})
	}
	if got := write(first.Clone()); got != want {
		t.Error("a clone reads otherwise")
	}
}

func TestReadingAnswersTheQuestions(t *testing.T) {
	rec := reading.New().Read(&record.Report{ID: "x", Text: story, Published: "2024-05-06"})
	if err := rec.Check(); err != nil {
		t.Fatal(err)
	}
	if len(rec.Statements) < 3 || len(rec.Figures) < 2 || len(rec.Events) < 1 || len(rec.Times) < 1 {
		t.Errorf("%d statements, %d figures, %d events, %d times", len(rec.Statements), len(rec.Figures), len(rec.Events), len(rec.Times))
	}
	for _, s := range rec.Statements {
		if s.Why == "" {
			t.Errorf("statement %s names no rule", s.ID)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Add(story)
	r := reading.New()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		if err := r.Read(&record.Report{ID: "x", Text: text, Published: "2024-02-03"}).Check(); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := reading.New()
	report := &record.Report{ID: "x", Text: strings.Repeat(story+"\n\n", 7), Published: "2024-05-06"}
	words := float64(len(strings.Fields(report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(report)
	}
	b.ReportMetric(words*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		reading.New()
	}
}

func TestOnlyWhoSaysOrDoesSomethingStandsWithoutAName(t *testing.T) {
	rec := reading.New().Read(&record.Report{ID: "x", Text: "The bus company said its drivers and many people in the industry like the new basketball court. A company doctor, Ida Brandt, was not there."})
	var names []string
	for _, e := range rec.Entities {
		names = append(names, e.Name)
	}
	if got := strings.Join(names, "|"); got != "The bus company|Ida Brandt" {
		t.Errorf("entities are %s", got)
	}
}

func TestPlacesThatOnlyLendTheirName(t *testing.T) {
	rec := reading.New().Read(&record.Report{ID: "x", Text: "Researchers at the University of Calgary and Norwegian officials met in Lagos on Monday."})
	want := map[string]bool{"Calgary": false, "Norway": false, "Lagos": true}
	for _, p := range rec.Places {
		if named, ok := want[p.Name]; !ok || p.Named() != named {
			t.Errorf("%s: named %v", p.Name, p.Named())
		}
	}
}

func TestStatementsAreDatedByWhatTheReportTells(t *testing.T) {
	const text = "Norway on Saturday condemned the attack on the port.\n\n“The attack breaks every rule,” Norwegian Foreign Ministry spokeswoman Kari Holm said in a statement.\n\n“We will answer this attack,” Holm said."
	rec := reading.New().Read(&record.Report{ID: "x", Text: text, Published: "2024-02-03"})
	values := map[string]string{}
	for _, x := range rec.Times {
		values[string(x.ID)] = x.Value
	}
	if len(rec.Statements) < 3 {
		t.Fatalf("%d statements, want 3", len(rec.Statements))
	}
	for _, s := range rec.Statements {
		when := s.Time
		if v, ok := values[when]; ok {
			when = v
		}
		if when != "2024-02-03" {
			t.Errorf("%q is dated %q, want 2024-02-03", s.Content[0].Text, when)
		}
	}
}
