package weaving

import (
	"strings"
	"testing"

	"sayso/record"
)

// entityOf reads an entity written as "name, kind, country, role"; the last
// two may be left out.
func entityOf(id, line string) record.Entity {
	f := append(strings.Split(line, ", "), "", "")
	return record.Entity{ID: record.EntityID(id), Name: f[0], Kind: record.EntityKind(f[1]), Country: f[2], Role: f[3]}
}

// TestWhoIsOneAcrossReports is the table of who is one in two reports of a
// story: the first entities of both.
func TestWhoIsOneAcrossReports(t *testing.T) {
	for _, c := range []struct {
		rule, first, second string // entities, apart by semicolons
		same                bool
	}{
		{"the same name", "Idris Bello, person", "Idris Bello, person", true},
		{"a surname that one bears", "Idris Bello, person", "Bello, person", true},
		{"a surname that two bear", "Idris Bello, person; Awa Bello, person", "Bello, person", false},
		{"but only one of them has the title", "Idris Bello, person, , Colonel; Awa Bello, person, , Mayor", "Bello, person, , Colonel", true},
		{"nor is it the other", "Awa Bello, person, , Mayor; Idris Bello, person, , Colonel", "Bello, person, , Colonel", false},
		{"a country's army, however told", "Sudan's army, organisation, SDN", "the Sudanese army, organisation, SDN", true},
		{"with a capital", "Sudan's army, organisation, SDN", "Sudanese Army, organisation, SDN", true},
		{"the army, where there is one", "Sudan's army, organisation, SDN", "The army, organisation", true},
		{"the army, where there are two", "Sudan's army, organisation, SDN; Chad's army, organisation, TCD", "the army, organisation", false},
		{"the army of another country", "Sudan's army, organisation, SDN", "Chad's army, organisation, TCD", false},
		{"an agency of several words", "Indonesia's disaster agency, organisation, IDN", "the disaster agency, organisation", true},
		{"another agency", "Indonesia's disaster agency, organisation, IDN", "Indonesia's geophysics agency, organisation, IDN", false},
		{"a ministry", "Mali's Health Ministry, organisation, MLI", "Health Ministry, organisation", true},
		{"a body with its own name", "Sudan Doctors Network, organisation, SDN", "Sudan's doctors, organisation, SDN", false},
		{"descriptions stay with their reports", "a rights group, organisation", "a rights group, organisation", false},
		{"and so do groups", "Sudanese soldiers, group, SDN", "Sudanese soldiers, group, SDN", false},
	} {
		var records []*record.Record
		for i, list := range []string{c.first, c.second} {
			r := plainReport(string(rune('a'+i)), "", "2031-05-02", "", "")
			for j, line := range strings.Split(list, "; ") {
				r.Entities = append(r.Entities, entityOf("e"+string(rune('0'+j)), line))
			}
			records = append(records, r)
		}
		cast := castOf(records, Decisions{})
		if a, b := cast.of("a", "e0"), cast.of("b", "e0"); (a == b) != c.same {
			t.Errorf("%s: %s and %s: one %v, want %v", c.rule, c.first, c.second, a == b, c.same)
		}
	}
}

func TestABodyIsNamedWithItsCountry(t *testing.T) {
	var x Entity
	for _, name := range []string{"Army", "the army", "The Nigerian army"} {
		if x.Name == "" {
			x.Name, x.Country = name, ""
		}
		x.absorb(name, record.Organisation, "NGA")
	}
	if x.Name != "The Nigerian army" {
		t.Errorf("named %s", x.Name)
	}
}
