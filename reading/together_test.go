package reading

import (
	"strings"
	"testing"

	"sayso/record"
)

// Those who say something together are the members of one entity; one person
// with two offices is one.
func TestSourcesSideBySide(t *testing.T) {
	reader := New()
	for _, c := range []struct{ text, name, members string }{
		{"The bridge fell before noon, police and residents said.", "police and residents", "police, residents"},
		{"A medical group and two residents said the clinic was shut.", "A medical group and two residents", "A medical group, two residents"},
		{"Organisers and the mayor said the true number was 40.", "Organisers and the mayor", "Organisers, the mayor"},
		{"Norway and Sweden condemned the attack on the ferry.", "Norway and Sweden", "Norway, Sweden"},
		{"The founder and director of the club, Anna Berg, said the road was shut.", "Anna Berg", ""},
		{"Anna Berg, president and chief operating officer of the Harbour Line, said the road was shut.", "Anna Berg", ""},
		{"Olav Lind, head of Ropes & Sails, a Tarsk and Oslo design agency, said the road was shut.", "Olav Lind", ""},
		{"Chief Anna Berg and Mayor Olav Lind said the road was shut.", "Anna Berg and Mayor Olav Lind", "Anna Berg, Olav Lind"},
		{"The club's director, Anna Berg, said the road was shut.", "Anna Berg", ""},
	} {
		report := &record.Report{ID: "r", Text: "Some shops closed in Tarsk on Monday. " + c.text}
		rec := reader.Read(report)
		if faults := rec.Check(); faults != nil {
			t.Errorf("%s: %v", c.text, faults)
		}
		names := map[record.EntityID]*record.Entity{}
		for i := range rec.Entities {
			names[rec.Entities[i].ID] = &rec.Entities[i]
		}
		if len(rec.Statements) != 1 {
			t.Errorf("%s: %d statements", c.text, len(rec.Statements))
			continue
		}
		e := names[rec.Statements[0].Source]
		var members []string
		for _, m := range e.Members {
			members = append(members, names[m].Name)
		}
		if e.Name != c.name || strings.Join(members, ", ") != c.members {
			t.Errorf("%s: said by %q, members %q", c.text, e.Name, members)
		}
	}
}
