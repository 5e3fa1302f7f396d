package who

import (
	"strings"
	"testing"

	"sayso/record"
)

func TestShortFormsNameWhoIntroducedThem(t *testing.T) {
	for _, c := range []struct{ name, text, a, b string }{
		{"bracket", "The Salt Works Union (SWU) met in Oslo on Monday. The SWU rejected the plan.", "Salt Works Union", "SWU"},
		{"own noun", "Coalition\n\nThe Salt Road Coalition met in Oslo on Monday. The Coalition rejected the plan.", "Salt Road Coalition", "Coalition"},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if a == nil || b == nil || a.ID != b.ID {
			t.Errorf("%s: %q is %v, %q is %v", c.name, c.a, a, c.b, b)
		}
	}
}

func TestABracketGoesBeforeTheList(t *testing.T) {
	got, _, _ := settle("The National Ports Agency (NPA) opened a terminal on Monday. The NPA thanked the town.")
	for _, e := range got.Entities {
		if e.Kind == record.ArmedGroup {
			t.Errorf("%s is taken for an armed group", e.Name)
		}
	}
}

func TestSurnamesHeedTitles(t *testing.T) {
	got, _, _ := settle("Peter Brandt met Maria Brandt in Oslo. Mr. Brandt left on Monday. Ms. Brandt stayed.")
	for _, e := range got.Entities {
		for _, m := range e.Mentions {
			if m.Text == "Brandt" && strings.HasPrefix(e.Name, "Peter") != (m.Start < 60) {
				t.Errorf("the Brandt at %d is %s", m.Start, e.Name)
			}
		}
	}
}

func TestRolesAreNounsForPeople(t *testing.T) {
	for _, c := range []struct{ text, name, role string }{
		{"Striker Jonas Lind scored twice on Saturday.", "Jonas Lind", "Striker"},
		{"The oceanographer Vera Holt died on Monday.", "Vera Holt", "oceanographer"},
		{"A comment Vera Holt made on Monday angered many.", "Vera Holt", ""},
		{"Not even President Vera Holt came.", "Vera Holt", "President"},
		{"Only Mayor Tom Varga stayed.", "Tom Varga", "Mayor"},
		{"Even former Prime Minister Vera Holt came.", "Vera Holt", "former Prime Minister"},
		{"Paris Duval, a nurse, wept.", "Paris Duval", "nurse"},
		{"According to Vera Holt, the road is shut.", "Vera Holt", ""},
	} {
		got, _, _ := settle(c.text)
		if e := named(got, c.name); e == nil || e.Role != c.role {
			t.Errorf("%q: %+v, want role %q", c.text, e, c.role)
		}
	}
}

func TestKindsReadOffNames(t *testing.T) {
	for _, c := range []struct {
		text, name string
		kind       record.EntityKind
	}{
		{"He told the Sahel Wire that the road was shut.", "Sahel Wire", record.Outlet},
		{"The Northern Front denied the report on Monday.", "Northern Front", record.ArmedGroup},
		{"Senator Vera Holt (R-Iowa) denied the report on Monday.", "Vera Holt", record.Person},
	} {
		got, _, _ := settle(c.text)
		e := named(got, c.name)
		if e == nil && c.kind != "" || e != nil && e.Kind != c.kind {
			t.Errorf("%q: %s is %+v, want %s", c.text, c.name, e, c.kind)
		}
	}
}

func TestDescriptionsEndBeforeClausesAndBrackets(t *testing.T) {
	_, mentions, doc := settle("Berg accused the armed group of hiding rockets among drivers. The government of Oslo (the old town) denied it.")
	for _, m := range mentions {
		if text := doc.Span(m.Phrase).Text; strings.Contains(text, "group of hiding") || strings.Contains(text, "(") {
			t.Errorf("a mention is %q", text)
		}
	}
}
