package who

import (
	"testing"

	"sayso/record"
)

// One of the two texts names the other's entity.
func TestWhoIsMeantAcrossAReport(t *testing.T) {
	for _, c := range []struct {
		name, text, a, b string
		same             bool
	}{
		{"lead describes, name later", "Shops closed early, the regional governor said.\n\nGovernor Ilhan Berkov spoke in Tarsk on Tuesday.", "the regional governor", "Ilhan Berkov", true},
		{"lead describes one of two", "Shops closed early, the minister said.\n\nTrade Minister Ilhan Berkov met Health Minister Nora Lind.", "the minister", "Ilhan Berkov", false},
		{"the body named before, not after", "The Ministry of Health sent doctors to Tarsk. The ministry said they would stay. The Norwegian Defence Ministry sent tents.", "Ministry of Health", "The ministry", true},
		{"no name but one", "A woman, who gave her name only as Rakia, said the road was shut. Rakia left on Monday.", "A woman", "Rakia", true},
		{"an office is somebody else's", "Ms Holt spoke in Oslo. The chancellor praised her.", "Holt", "The chancellor", false},
		{"letters after a name", "Prosecutor Imran Rao KC spoke first. Mr Rao told jurors of a boat.", "Imran Rao", "Rao", true},
		{"the same form of address", "Deborah Tane is accused of theft. Mrs Tane denies it. Chloe Tane, her stepdaughter, wept. Mrs Tane left.", "Deborah Tane", "Tane", true},
		{"by their people", "Coach Pontus Lind spoke in Oslo. The Swede blamed the pitch.", "Pontus Lind", "The Swede", true},
		{"first word of a firm", "Northwind Foods Group recalled its jam on Monday. Paul Hale, Northwind's buyer, said so.", "Northwind Foods Group", "Northwind", true},
		{"object of a verb is not its subject", "The chancellor defended her. He spoke in Oslo.", "The chancellor", "He", true},
		{"kin by marriage", "Mara Holt hit her stepmother on Monday. The stepmother said it rained.", "her stepmother", "The stepmother", true},
		{"kin of a sex", "A man met his stepsister in Oslo. She gave no details.", "his stepsister", "She", true},
		{"a monk", "A monk spoke in Oslo. He gave no details.", "A monk", "He", true},
		{"subject of the main clause", "Coach Pontus Lind said captain Olav Berg would miss a game. He smiled.", "Pontus Lind", "He", true},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if same := a != nil && b != nil && a.ID == b.ID; same != c.same {
			t.Errorf("%s: %q is %v, %q is %v", c.name, c.a, a, c.b, b)
		}
	}
}

func TestASpeakerKeepsTheSurnameOfWhomTheyTellOf(t *testing.T) {
	got, _, _ := settle("Crystal Tane said the hall was full. Tane said her husband, Michael Tane, died in May. Tane said it rained.",
		[2]string{"Crystal Tane", "the hall was full"}, [2]string{"Tane", "it rained"})
	for _, e := range got.Entities {
		for _, m := range e.Mentions {
			if m.Text == "Tane" && m.Start > 60 && e.Name != "Crystal Tane" {
				t.Errorf("the Tane at %d is %s", m.Start, e.Name)
			}
		}
	}
}

func TestBodiesThatLookLikePeople(t *testing.T) {
	for _, c := range []struct {
		text, name string
		kind       record.EntityKind
	}{
		{"The toys were sold by the retailer Hobbs & Marlow on Monday.", "Hobbs & Marlow", record.Organisation},
		{"The law firm Grant & Howell sued the city.", "Grant & Howell", record.Organisation},
		{"Mara Pike of Lind & Sons said the bridge was safe.", "Lind & Sons", record.Organisation},
		{"The tanker's manager, Thalia Shipping, confirmed a fire.", "Thalia Shipping", record.Organisation},
		{"Norland's power utility, KESK, said the dams were intact. It rained.", "KESK", record.Organisation},
		{"The state-run NAMU news agency said the road was shut.", "NAMU", record.Agency},
	} {
		got, _, _ := settle(c.text)
		if e := named(got, c.name); e == nil || e.Kind != c.kind {
			t.Errorf("%q: %s is %+v, want %s", c.text, c.name, e, c.kind)
		}
	}
}

func TestNamesBesideOthersAndBehindPrefixes(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"The hall was lent to Steve Orlan & Anna Wrede on Monday.", "Anna Wrede"},
		{"The hall was lent to Steve Orlan & Anna Wrede on Monday.", "Steve Orlan"},
		{"The counter-ISIL coalition met in Oslo on Monday.", "ISIL"},
	} {
		got, _, _ := settle(c.text)
		e := named(got, c.name)
		if e == nil {
			t.Errorf("%q: no %s", c.text, c.name)
			continue
		}
		if m := e.Mentions[0]; m.Text != c.name || c.text[m.Start:m.End] != c.name {
			t.Errorf("%q: %s at %d is %q", c.text, c.name, m.Start, m.Text)
		}
	}
}
