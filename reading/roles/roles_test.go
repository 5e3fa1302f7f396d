package roles_test

import (
	"slices"
	"strings"
	"testing"

	"sayso/data"
	"sayso/reading"
	"sayso/reading/roles"
	"sayso/record"
)

const bombing = `Adrana, 3 May -- Guerrillas of the Dawn Front attacked the office of the electricity company in Adrana last night, police said.
The attackers threw a bomb at the building and killed a guard, Tomas Vela. The bomb destroyed two trucks.
The Dawn Front claimed responsibility for the attack in a call to a radio station. Mayor Ona Lind condemned the murder of the guard.`

func read(text string) *record.Record {
	return reading.New().Read(&record.Report{ID: "r", Text: text})
}

func players(r *record.Record, part record.Part) []string {
	var out []string
	for _, x := range r.Roles {
		if x.Part == part {
			out = append(out, x.Name)
		}
	}
	return out
}

func TestPartsAreFoundOverTheWholeReport(t *testing.T) {
	r := read(bombing)
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		part record.Part
		name string
	}{
		{record.PerpBody, "Dawn Front"}, {record.Perpetrator, ""},
		{record.Victim, "Tomas Vela"}, {record.Weapon, "bomb"}, {record.Target, "trucks"},
	} {
		if got := players(r, want.part); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want.name) }) {
			t.Errorf("%s: %q, want %q among them", want.part, got, want.name)
		}
	}
	if got := players(r, record.Victim); slices.Contains(got, "Ona Lind") {
		t.Errorf("who condemns the attack is taken for a victim: %q", got)
	}
}

func TestTextsInCapitalsPointAtTheirOwnWords(t *testing.T) {
	r := read(strings.ToUpper(bombing))
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if got := players(r, record.Weapon); len(got) == 0 {
		t.Error("no weapon")
	}
}

func TestReportsOfOtherThingsHaveNoParts(t *testing.T) {
	for _, text := range []string{
		"",
		"The harbour of Adrana reopened on Monday. Mayor Ona Lind met fishermen and promised a new pier by June.",
		"An avalanche killed two climbers on Monday. The victims were named as Tomas Vela, 41, and Ona Lind, 29.",
		"Vela United attacked from the start and won the match 3-1. The striker shot twice from close range.",
		strings.Repeat("the bomb of the guard of ", 400),
	} {
		if r := read(text); len(r.Roles) > 0 {
			t.Errorf("%.60q: %+v", text, r.Roles)
		}
	}
}

// Names are no features: other names of the same kind change nothing.
func TestNobodyIsJudgedByName(t *testing.T) {
	other := strings.NewReplacer("Tomas Vela", "Miguel Rojas").Replace(bombing)
	a, b := read(bombing), read(other)
	if len(a.Roles) != len(b.Roles) {
		t.Errorf("%d parts with one name, %d with another", len(a.Roles), len(b.Roles))
	}
}

func TestDamagedModelsAreNone(t *testing.T) {
	for _, s := range []string{"", "short", data.RolesModel[:1000], strings.Repeat("\xff", 200)} {
		if roles.Open(s) != nil {
			t.Errorf("a model of %d bytes was opened", len(s))
		}
	}
	m := roles.Open(data.RolesModel)
	if m == nil {
		t.Fatal("the embedded model is damaged")
	}
	if string(m.File()) != data.RolesModel {
		t.Error("the model is not written as it was read")
	}
}

func BenchmarkFind(b *testing.B) {
	r := reading.New()
	in := r.RolesInput(&record.Report{ID: "r", Text: strings.Repeat(bombing+"\n\n", 5)})
	words := len(in.Doc.Tokens)
	for b.Loop() {
		roles.Find(in)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
