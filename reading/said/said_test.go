package said

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/record"
)

// A case is an invented report and what must hold of its statements: for each
// wanted line some statement has that source and contains those words.
func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		source, cue  string
		content, not string // words that the content holds, and words that it does not
		act          record.Act
	}{
		{"direct", "“The dam will hold,” engineer Lena Okoro said on Monday.", "engineer Lena Okoro", "said", "“The dam will hold,”", "Monday", record.Say},
		{"broken", "“The dam will hold,” Lena Okoro said. “We checked every gate.”", "Lena Okoro", "said", "“We checked every gate.”", "", record.Say},
		{"indirect", "The mayor of Tarsk said that the dam would hold.", "The mayor of Tarsk", "said", "that the dam would hold", "", record.Say},
		{"according to", "Three barges sank in the storm, according to the harbour master.", "the harbour master", "ccording to", "Three barges sank in the storm", "master", record.Say},
		{"denial", "The company denied that it had ignored warnings.", "The company", "denied", "it had ignored warnings", "", record.Deny},
		{"accusation", "The union accused the company of hiding the report.", "The union", "accused", "the company of hiding the report", "", record.Accuse},
		{"condemnation", "Norland condemned the attack on the ferry.", "Norland", "condemned", "the attack on the ferry", "", record.Condemn},
		{"warning", "Doctors warned that the water was not safe.", "Doctors", "warned", "that the water was not safe", "", record.Warn},
		{"promise", "The minister promised to rebuild the bridge.", "The minister", "promised", "to rebuild the bridge", "", record.Promise},
		{"document", "A report by the auditors found that the money was missing.", "report", "found", "that the money was missing", "", record.Relate},
	} {
		got, _, _ := read(c.text, model)
		if !holds(got, func(a Attribution) bool {
			l := strings.Split(line(a), " | ")
			return strings.Contains(l[0], c.source) && strings.Contains(l[1], c.cue) && strings.Contains(l[2], c.content) && (c.not == "" || !strings.Contains(l[2], c.not)) && a.Act == c.act
		}) {
			t.Errorf("%s: %s\nfound %s", c.name, c.text, lines(got))
		}
	}
}

func holds(as []Attribution, f func(Attribution) bool) bool {
	for _, a := range as {
		if f(a) {
			return true
		}
	}
	return false
}

func lines(as []Attribution) string {
	var s []string
	for _, a := range as {
		s = append(s, line(a)+" ("+string(a.Act)+", "+a.Why+")")
	}
	return strings.Join(s, "\n      ")
}

func TestQuotedPartsAreVerbatim(t *testing.T) {
	text := "“It’s — how to put it — ‘odd’ …” Mr. Tane said. He called it \"a  mess\"."
	got, _, _ := read(text, model)
	if len(got) == 0 {
		t.Fatal("no statement found")
	}
	for _, a := range got {
		for _, q := range a.Quoted {
			if text[q.Start:q.End] != q.Text || strings.HasPrefix(q.Text, "“") {
				t.Errorf("quoted %q is not what stands between the marks", q.Text)
			}
		}
	}
}

func TestAPostIsAStatementOfItsAccount(t *testing.T) {
	text := "The strike went on.\n\nThe port authority says the strike is over. — Harbour News (@harbournews) March 3, 2031\n\nShips waited."
	body := "The port authority says the strike is over."
	start := strings.Index(text, body)
	at := strings.Index(text, "Harbour News")
	report := &record.Report{Text: text, Posts: []record.Post{{ID: "p0", Account: "Harbour News",
		Span:        record.Span{Start: start, End: strings.Index(text, "\n\nShips"), Text: text[start:strings.Index(text, "\n\nShips")]},
		Body:        &record.Span{Start: start, End: start + len(body), Text: body},
		AccountSpan: &record.Span{Start: at, End: at + len("Harbour News"), Text: "Harbour News"}}}}
	got := readReport(report)
	post, inner := -1, -1
	for i, a := range got {
		if len(a.Cue) == 0 {
			post = i
		} else if a.Within >= 0 && len(got[a.Within].Cue) == 0 {
			inner = i
		}
	}
	if post < 0 || got[post].Act != record.Relate || got[post].Medium == nil || got[post].Medium.Name != "post" {
		t.Fatalf("the post is no statement by post: %s", lines(got))
	}
	if inner < 0 || got[inner].Within != post || len(got[inner].Via) != 1 {
		t.Errorf("what the post passes on does not come by its account: %s", lines(got))
	}
}

func TestQuotedAsSayingIsTwoStatements(t *testing.T) {
	got, _, _ := read("The Guardian quoted the mayor as saying the dam would hold.", nil)
	if !holds(got, func(a Attribution) bool {
		return a.Within >= 0 && strings.HasPrefix(line(a), "the mayor | saying | the dam would hold") && len(a.Via) == 1
	}) {
		t.Errorf("no saying inside the quoting: %s", lines(got))
	}
}

func TestTurnsOfAConversation(t *testing.T) {
	got, _, _ := read("A transcript follows.\n\nROWE: Will you sign it?\n\nTANE: Not before Friday. We need time.\n\nROWE: Why?", model)
	if !holds(got, func(a Attribution) bool {
		return strings.HasPrefix(line(a), "TANE | : | Not before Friday. We need time")
	}) {
		t.Errorf("no turn of TANE: %s", lines(got))
	}
}

// The marks of every style that reports write.
var markStyles = [][2]string{{"“", "”"}, {"‘", "’"}, {"«", "»"}, {"« ", " »"}, {"„", "“"}, {"„", "”"}, {"\"", "\""}, {"'", "'"}, {"``", "''"}, {"`", "'"}}

func TestQuotedIsWhatStandsBetweenMarksOfEveryStyle(t *testing.T) {
	const words = "We did not close the harbour, and it's not our fault."
	for _, m := range markStyles {
		for _, text := range []string{
			"Mayor Anna Berg told reporters on Monday: " + m[0] + words + m[1],
			m[0] + strings.TrimSuffix(words, ".") + "," + m[1] + " Mayor Anna Berg said on Monday.",
		} {
			got, _, _ := read(text, model)
			want := strings.TrimSuffix(words, ".")
			if !holds(got, func(a Attribution) bool {
				return len(a.Quoted) == 1 && strings.HasPrefix(strings.TrimSpace(a.Quoted[0].Text), want) && !strings.Contains(a.Quoted[0].Text, strings.TrimSpace(m[1])+" ") && text[a.Quoted[0].Start:a.Quoted[0].End] == a.Quoted[0].Text
			}) {
				t.Errorf("%s\nfound %s", text, lines(got))
			}
		}
	}
}

// betweenMarks tells whether a verbatim part is bytes between the marks of a
// quotation and holds neither of them.
func betweenMarks(d *grammar.Doc, q record.Span) bool {
	for i := range d.Quotes {
		if in := d.Quotes[i].Inner; in.Start <= q.Start && q.End <= in.End {
			return true
		}
	}
	return false
}

// Whatever the bytes, spans lie in the text and references in the list.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "“a” he said", "A: b\n\nC: d\n\nE: f", "according to", "said said said that that", "quoted him as saying\xff", "“‘“‘ he said: “"} {
		f.Add(s)
	}
	for i, m := range markStyles { // each, unbalanced, nested in the next
		other := markStyles[(i+1)%len(markStyles)]
		f.Add("He said: " + m[0] + "a b c" + m[1] + " and " + m[0] + "d.")
		f.Add("He said: " + m[0] + "a " + other[0] + "b" + other[1] + " c" + m[1] + ".\n\n" + m[0] + "It goes on.\n\n" + m[0] + "So." + m[1] + m[1])
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, by := range []*taggers{nil, model} {
			got, doc, mentions := read(text, by)
			for i, a := range got {
				for _, spans := range [][]record.Span{a.Cue, a.Content, a.Quoted} {
					for _, s := range spans {
						if s.Start < 0 || s.End > len(text) || s.Start >= s.End && s.Text != "" || text[s.Start:s.End] != s.Text {
							t.Fatalf("span out of the text: %+v", s)
						}
					}
				}
				for _, q := range a.Quoted {
					if !strings.HasPrefix(a.Why, whyLabel) && !betweenMarks(doc, q) {
						t.Fatalf("quoted %q does not stand between marks", q.Text)
					}
				}
				if len(a.Content) == 0 || a.Source >= len(mentions) || a.Within >= len(got) || a.Within == i {
					t.Fatalf("statement %d refers to nothing: %+v", i, a)
				}
			}
		}
	})
}
