package what_test

import (
	"strings"
	"testing"

	"sayso/record"
)

// figure returns the figure whose span begins with the words; nil for none.
func figure(r *record.Record, words string) *record.Figure {
	for i := range r.Figures {
		if strings.HasPrefix(r.Figures[i].Span.Text, words) {
			return &r.Figures[i]
		}
	}
	return nil
}

// dayOf is the time of an event as a value, or as the date it holds.
func dayOf(r *record.Record, id record.EventID) string {
	for i := range r.Events {
		if r.Events[i].ID != id {
			continue
		}
		for k := range r.Times {
			if string(r.Times[k].ID) == r.Events[i].Time {
				return r.Times[k].Value
			}
		}
		return r.Events[i].Time
	}
	return "no event"
}

// placesOf names the places of an event.
func placesOf(r *record.Record, id record.EventID) string {
	var names []string
	for i := range r.Events {
		for _, p := range r.Events[i].Places {
			for k := range r.Places {
				if r.Events[i].ID == id && r.Places[k].ID == p {
					names = append(names, r.Places[k].Name)
				}
			}
		}
	}
	return strings.Join(names, ", ")
}

// TestFiguresBelongToTheirOccasion reads reports, published on Tuesday 10
// March 2026, that compare what happened with what happened before.
func TestFiguresBelongToTheirOccasion(t *testing.T) {
	for _, c := range []struct{ text, figure, day, places string }{
		{"A bomb killed nine people in Kaduna on Monday. It was the deadliest blast since 4 May 2025, when at least 31 people died at a market in Jos.", "nine people", "2026-03-09", "Kaduna"},
		{"A bomb killed nine people in Kaduna on Monday. It was the deadliest blast since 4 May 2025, when at least 31 people died at a market in Jos.", "at least 31", "2025-05-04", "Jos"},
		{"A ferry sank on Lake Volta on Sunday, killing 12 people. In October, 40 people drowned when a launch went down near Akosombo.", "40 people", "2025-10", "Akosombo"},
		{"A magnitude 6.1 earthquake hit Izmir on Monday. In October 2020, a quake killed 117 people in the city.", "117 people", "2020-10", ""},
		{"Shops burned in Leeds on Sunday. In the Bradford district, three people were killed and nine wounded in an attack.", "three people", "", "Bradford"},
		{"A court in Graz jailed a man for nine years for the murder of two boys in the town of Leoben in May 1999.", "two boys", "1999-05", "Leoben"},
		{"Police arrested nine men and seized cash in raids in Porto and Braga on Monday, prosecutors said.", "nine men", "2026-03-09", "Porto, Braga"},
		{"Rescuers dug on Tuesday in the ruins of Manta, two days after an earthquake that killed 41 people.", "41 people", "2026-03-08", ""},
		{"Two sailors were hurt when coast guards boarded their boat off Palawan on Sunday.", "Two sailors", "2026-03-08", "Palawan"},
		{"A landslide buried a hamlet near Lae in Papua New Guinea on Sunday, killing 26 people.\n\nIn Kenya, police arrested 57 people in marches on Monday.", "57 people", "", "Kenya"},
		{"On Sunday, an artillery strike on Nikopol wounded two men.\n\nIn the Kherson region, one person was killed over the past day, the governor said.", "two men", "2026-03-08", "Nikopol"},
		{"A boiler exploded at a mill in Surat on Sunday, killing 12 workers.", "12 workers", "2026-03-08", "Surat"},
		{"A mine collapsed near Potosí on Saturday, killing seven people. Two of the injured died on Monday in hospital.", "Two of the injured", "2026-03-07", "Potosí"},
	} {
		r := read(c.text)
		f := figure(r, c.figure)
		if f == nil {
			t.Errorf("%q: no figure %q", c.text, c.figure)
			continue
		}
		if day := dayOf(r, f.Event); c.day != "" && day != c.day {
			t.Errorf("%q: %q is of %s, want %s", c.text, c.figure, day, c.day)
		}
		if places := placesOf(r, f.Event); c.places != "" && places != c.places {
			t.Errorf("%q: %q is in %q, want %q", c.text, c.figure, places, c.places)
		}
	}
}

// TestEarlierDaysHappenedElsewhere reads reports, published on Tuesday 10 March
// 2026, whose figures are of other days than the places they name.
func TestEarlierDaysHappenedElsewhere(t *testing.T) {
	for _, c := range []struct{ text, figure, day string }{
		{"Shops were looted in Mombasa and Kisumu. In June, at least 19 people died in protests against a finance bill.", "at least 19", "2025-06"},
		{"A train derailed near Sukkur on Sunday, a week after a collision between two goods trains that left three railway workers dead.", "three railway", "2026-03-01"},
	} {
		r := read(c.text)
		f := figure(r, c.figure)
		if f == nil || dayOf(r, f.Event) != c.day || placesOf(r, f.Event) != "" {
			t.Errorf("%q: %+v, want it on %s and nowhere", c.text, f, c.day)
		}
	}
}

func TestAnHourLiesInItsPartOfTheDay(t *testing.T) {
	r := read("Two teenagers were hurt in a crash near Bergen on Saturday night, police said. The crash happened at 11:30 p.m. on Saturday.")
	if len(r.Events) != 1 {
		t.Errorf("%d events, want the one crash: %+v", len(r.Events), r.Events)
	}
}

func TestNobodyHurtDeniesNoFire(t *testing.T) {
	e := event(read("A fire broke out at a refinery in Basra on Monday after debris fell on it. No one was hurt."), "fire")
	if e == nil || e.Status != record.Occurred {
		t.Errorf("the fire is %+v", e)
	}
}

func TestWhatNobodyDestroyedIsTheFloods(t *testing.T) {
	for _, e := range read("Floods hit the Tana delta on Sunday. Some 400 houses were destroyed.").Events {
		if e.Type != record.EvDisaster {
			t.Errorf("%v is %s", e.Triggers, e.Type)
		}
	}
}

func TestForcesTakeTowns(t *testing.T) {
	for _, c := range []struct{ text, trigger, places string }{
		{"The rebels took Mocuba on Saturday, the governor said.", "took", "Mocuba"},
		{"The army retook Walikale.", "retook", "Walikale"},
	} {
		r := read(c.text)
		e := event(r, c.trigger)
		if e == nil || e.Type != record.EvCoerce || e.Mode != "seize" || placesOf(r, e.ID) != c.places {
			t.Errorf("%q: %+v, want a seizure in %s", c.text, e, c.places)
		}
	}
}
