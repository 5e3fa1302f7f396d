package who

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// parser is shared: tests of one package run one after another.
var parser = grammar.New()

// settle reads a text and returns its cast; each quote is a speaker's words
// and the words spoken.
func settle(text string, quotes ...[2]string) (Cast, []grammar.Mention, *grammar.Doc) {
	report := &record.Report{Text: text}
	doc := parser.Parse(words.Split(report))
	mentions := Propose(doc, report)
	var qs []Quote
	for _, q := range quotes {
		at := strings.Index(text, q[1])
		sp := record.Span{Start: at, End: at + len(q[1]), Text: q[1]}
		speaker := -1
		for i, m := range mentions {
			if doc.Span(m.Phrase).Text == q[0] {
				speaker = i
			}
		}
		qs = append(qs, Quote{Speaker: speaker, Content: []record.Span{sp}, Quoted: []record.Span{sp}})
	}
	return Settle(doc, report, mentions, qs), mentions, doc
}

// named returns the entity that has a mention with this text (the last such
// mention), nil for none.
func named(c Cast, text string) *record.Entity {
	var found *record.Entity
	last := -1
	for i := range c.Entities {
		for _, m := range c.Entities[i].Mentions {
			if m.Text == text && m.Start > last {
				found, last = &c.Entities[i], m.Start
			}
		}
	}
	return found
}

func TestMentionsOfOneAreOneEntity(t *testing.T) {
	for _, c := range []struct{ name, text, a, b string }{
		{"surname", "Maria Kovalenko spoke in Oslo on Monday. Kovalenko left on Tuesday.", "Maria Kovalenko", "Kovalenko"},
		{"surname first", "Kovalenko resigns.\n\nPresident Maria Kovalenko resigned on Monday.", "Kovalenko", "Maria Kovalenko"},
		{"apposition", "Maria Kovalenko, the ministry's spokeswoman, spoke on Monday. The spokeswoman gave no details.", "Maria Kovalenko", "The spokeswoman"},
		{"she", "Maria Kovalenko spoke in Oslo. She gave no details.", "Maria Kovalenko", "She"},
		{"gender", "Peter Brandt met Maria Kovalenko in Oslo. She gave no details.", "Maria Kovalenko", "She"},
		{"listed acronym", "The World Health Organization warned of cholera. The WHO sent doctors.", "World Health Organization", "WHO"},
		{"capital", "Russia rejected the plan. Moscow said it was unfair.", "Russia", "Moscow"},
		{"other form", "The United States sent aid. The U.S. promised more.", "United States", "U.S."},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if a == nil || b == nil || a.ID != b.ID {
			t.Errorf("%s: %q and %q are not one in %q: %v", c.name, c.a, c.b, c.text, names(got))
		}
	}
}

func TestEntitiesOfTwoStayTwo(t *testing.T) {
	for _, c := range []struct{ name, text, a, b string }{
		{"two people", "Peter Brandt met Maria Kovalenko in Oslo.", "Peter Brandt", "Maria Kovalenko"},
		{"two states", "Norway and Sweden signed the treaty.", "Norway", "Sweden"},
		{"unnamed sources", "A teacher praised the plan. A farmer rejected it.", "A teacher", "A farmer"},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if a == nil || b == nil || a.ID == b.ID {
			t.Errorf("%s: %q and %q are not two in %q: %v", c.name, c.a, c.b, c.text, names(got))
		}
	}
}

func names(c Cast) []string {
	var out []string
	for _, e := range c.Entities {
		s := e.Name + " ("
		for _, m := range e.Mentions {
			s += m.Text + "; "
		}
		out = append(out, s+string(e.Kind)+")")
	}
	return out
}

func TestWhoIIs(t *testing.T) {
	text := "“I saw the fire,” Peter Brandt said. “My house is gone.”"
	got, _, _ := settle(text, [2]string{"Peter Brandt", "I saw the fire,"}, [2]string{"Peter Brandt", "My house is gone."})
	for _, w := range []string{"I", "My"} {
		if e := named(got, w); e == nil || e.Name != "Peter Brandt" {
			t.Errorf("%s is not the speaker: %v", w, names(got))
		}
	}
}

func TestWhoSpeaksWithoutMarks(t *testing.T) {
	for _, c := range []struct{ name, text, i, who string }{
		{"a statement", "Trade Minister Ana Ruiz said:\n\nI welcome the deal with Norway.\n\nIt took a year. I thank the king.", "I", "Ana Ruiz"},
		{"a later sentence", "Minister Ruiz said:\n\nThis is a great day. I thank all sides.", "I", "Ruiz"},
		{"one line", "The foreign secretary said: I welcome the deal with Norway.", "I", "The foreign secretary"},
		{"two statements", "Ana Ruiz said:\n\nI welcome the deal.\n\nOlav Berg added:\n\nWe do so too.", "We", "Olav Berg"},
		{"a reporter", "Ana Ruiz wrote: the deal is off. Then it rained, and I left.", "I", ""},
		{"somebody else's quotation", "Ana Ruiz said:\n\n“It is over.” I asked her why.", "I", ""},
	} {
		got, _, _ := settle(c.text)
		e := named(got, c.i)
		if e == nil && c.who != "" || e != nil && e.Name != c.who {
			t.Errorf("%s: %s is %v in %v", c.name, c.i, e, names(got))
		}
	}
}

func TestWhatIsKnownOfAnEntity(t *testing.T) {
	got, _, _ := settle("The Norwegian Foreign Minister Peter Brandt met reporters. Reuters was there. Hamas fighters were not.")
	for _, c := range []struct {
		name, country, sector, role string
		kind                        record.EntityKind
	}{
		{"Peter Brandt", "NOR", "GOV", "Norwegian Foreign Minister", record.Person},
		{"Reuters", "", "MED", "", record.Agency},
		{"Hamas", "PSE", "REB", "", record.ArmedGroup},
	} {
		e := named(got, c.name)
		if e == nil || e.Country != c.country || e.Sector != c.sector || e.Role != c.role || e.Kind != c.kind {
			t.Errorf("%s: %+v in %v", c.name, e, names(got))
		}
	}
}

func TestNamesAreClean(t *testing.T) {
	got, _, _ := settle("Mr. Peter Brandt's lawyers met Maria Kovalenko, 41, in Oslo.")
	for _, e := range got.Entities {
		if strings.HasSuffix(e.Name, "'s") || strings.HasSuffix(e.Name, ",") || e.Kind == record.Person && strings.HasPrefix(e.Name, "Mr.") {
			t.Errorf("name %q carries what is no part of it", e.Name)
		}
	}
	if named(got, "Peter Brandt") == nil {
		t.Errorf("no Peter Brandt in %v", names(got))
	}
}

func TestListsAreWellFormed(t *testing.T) {
	for form, b := range bodies {
		if b.name == "" || b.kind == "" || strings.TrimSpace(form) != form {
			t.Errorf("body %q: %+v", form, b)
		}
	}
	for w, n := range speakers {
		if n.kind == "" || strings.ToLower(w) != w {
			t.Errorf("speaker %q: %+v", w, n)
		}
	}
}

// Whatever the bytes, mentions lie in the text and entities own theirs.
func FuzzSettle(f *testing.F) {
	for _, s := range []string{"", "He said she said", "the the the", "#US' US U.S.", "\xff\xfe he", "I we us me"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, mentions, doc := settle(text)
		if len(got.Of) != len(mentions) {
			t.Fatal("not every mention is accounted for")
		}
		for i, m := range mentions {
			if m.First < 0 || m.Last > len(doc.Tokens) || m.Empty() || got.Of[i] >= len(got.Entities) {
				t.Fatalf("mention %+v of entity %d", m, got.Of[i])
			}
		}
	})
}

func BenchmarkWho(b *testing.B) {
	report := &record.Report{Text: strings.Repeat("Maria Kovalenko, the ministry's spokeswoman, told Reuters that Russia had left. She said the army would follow them.\n\n", 200)}
	doc := parser.Parse(words.Split(report))
	b.SetBytes(int64(len(report.Text)))
	for b.Loop() {
		Settle(doc, report, Propose(doc, report), nil)
	}
}
