package who

import (
	"testing"

	"sayso/record"
)

// Descriptions and names that stand beside each other are one, whatever the
// tree; and what a description tells is told of the one it names.
func TestDescriptionsBesideNames(t *testing.T) {
	for _, c := range []struct{ text, a, b string }{
		{"The governor of Rostan province, Aylin Demir, spoke on Monday.", "The governor of Rostan province", "Aylin Demir"},
		{"The Permanent Representative of Malta, Ambassador José Etxeberria, spoke on Monday.", "The Permanent Representative of Malta", "José Etxeberria"},
		{"Russian Deputy Envoy to the #UN Dmitry Orlanov on Saturday denied it.", "Russian Deputy Envoy to the #UN", "Dmitry Orlanov"},
		{"The Senator representing the north, Kabir Maraf, blamed the army.", "The Senator", "Kabir Maraf"},
		{"The pro-Tarsk channel Rybarna claimed that the bridge was gone.", "The pro-Tarsk channel", "Rybarna"},
		{"Governor Serhiy Bondar spoke on Monday. The head of the regional military administration wrote that two were hurt.", "Serhiy Bondar", "The head of the regional military administration"},
		{"Sergey Lavrin, the foreign minister, spoke. Russia's top diplomat gave no details.", "Sergey Lavrin", "Russia's top diplomat"},
		{"Gilberto Teodor Jr spoke on Monday. Teodor gave no details.", "Gilberto Teodor Jr", "Teodor"},
		{"Carla Jimenes spoke with the mayor.\n\nJIMENES: Good morning.", "Carla Jimenes", "JIMENES"},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if a == nil || b == nil || a.ID != b.ID {
			t.Errorf("%q: %q and %q are not one: %v", c.text, c.a, c.b, names(got))
		}
	}
}

func TestWhoStaysApart(t *testing.T) {
	for _, c := range []struct{ text, a, b string }{
		{"The state government spoke on Monday. Marafa blamed the federal government.", "The state government", "the federal government"},
		{"The victim's brother, Tom Varga, left on Monday. The victim was buried in Oslo.", "Tom Varga", "The victim"},
		{"The minister's spokesman, Tom Varga, gave no details. The minister was in Oslo.", "Tom Varga", "The minister"},
		{"Someone rang the doctor. She was asleep.", "Someone", "She"},
		{"Asked by Sunita Raman if she knew, Linda Carr left. Adam Fitch stayed.", "Sunita Raman", "Linda Carr"},
	} {
		got, _, _ := settle(c.text)
		a, b := named(got, c.a), named(got, c.b)
		if a != nil && b != nil && a.ID == b.ID {
			t.Errorf("%q: %q and %q are one: %v", c.text, c.a, c.b, names(got))
		}
	}
}

// The sector and country of an office are those of its body.
func TestSectorsOfOffices(t *testing.T) {
	for _, c := range []struct{ text, name, sector, country, role string }{
		{"Amnesty International spoke out. The group's Country Director, Isa Sanus, said so.", "Isa Sanus", "NGO", "", "group's Country Director"},
		{"White House spokesman John Kirb spoke.", "John Kirb", "GOV", "USA", "White House spokesman"},
		{"Mr Vaughn's secretary, Linda Carr, spoke.", "Linda Carr", "", "", "Mr Vaughn's secretary"},
		{"Secretary of State Anna Berg spoke.", "Anna Berg", "GOV", "", "Secretary of State"},
		{"Attorney General Anna Berg spoke.", "Anna Berg", "GOV", "", "Attorney General"},
		{"Prime Minister Sir Tom Varga spoke.", "Tom Varga", "GOV", "", "Prime Minister"},
		{"The Police Public Relations Officer in the state, DSP Yazid Abub, spoke.", "Yazid Abub", "COP", "", "Police Public Relations Officer in the state"},
		{"The Russian Ministry of Defense said so.", "Russian Ministry of Defense", "GOV", "RUS", ""},
		{"UNITED NATIONS\n\nThe United Nations said so.", "United Nations", "IGO", "", ""},
		{"Russia said that Ukraine's Air Force had lost a jet. The Air Force denied it.", "Air Force", "MIL", "", ""},
		{"The Central American presidents met.", "The Central American presidents", "GOV", "", "Central American presidents"},
		{"Judge English said so on Monday.", "English", "JUD", "", "Judge"},
	} {
		got, _, _ := settle(c.text)
		e := named(got, c.name)
		if e == nil || e.Sector != c.sector || e.Country != c.country || e.Role != c.role {
			t.Errorf("%q: %+v", c.text, e)
		}
	}
}

func TestNamesThatABracketFollows(t *testing.T) {
	got, _, _ := settle("The Group for the Support of the North (GSN) claimed the attack. GSN gave no details.")
	a, b := named(got, "Group for the Support of the North"), named(got, "GSN")
	if a == nil || b == nil || a.ID != b.ID || a.Kind != record.Organisation {
		t.Errorf("no one group: %v", names(got))
	}
}

// Every mention after the first says what joined it.
func TestMentionsSayWhatJoinedThem(t *testing.T) {
	got, _, _ := settle("Maria Kovalenko, the ministry's spokeswoman, spoke on Monday. Kovalenko left. She gave no details. The spokeswoman slept.")
	e := named(got, "Maria Kovalenko")
	if e == nil {
		t.Fatal("no Maria Kovalenko")
	}
	want := map[string]string{"Maria Kovalenko": "", "Kovalenko": howSurname, "She": howPronoun, "the ministry's spokeswoman": howBeside, "The spokeswoman": howDescribe}
	for _, m := range e.Mentions {
		if w, ok := want[m.Text]; !ok || w != m.Why {
			t.Errorf("%q: why %q, want %q", m.Text, m.Why, w)
		}
	}
	if len(e.Mentions) != len(want) {
		t.Errorf("%d mentions: %v", len(e.Mentions), e.Mentions)
	}
}
