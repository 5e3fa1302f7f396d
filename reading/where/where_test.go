package where

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// read returns the places of a text.
func read(f *Finder, report record.Report) []record.Place {
	return f.Find(grammar.New().Parse(words.Split(&report)), &report)
}

// spans joins the mentions of all places, in text order, with bars.
func spans(places []record.Place) string {
	var all []record.Mention
	for _, p := range places {
		all = append(all, p.Mentions...)
	}
	var out []string
	for len(all) > 0 {
		least := 0
		for i := range all {
			if all[i].Start < all[least].Start {
				least = i
			}
		}
		out = append(out, all[least].Text)
		all = append(all[:least], all[least+1:]...)
	}
	return strings.Join(out, "|")
}

func TestRuleExamples(t *testing.T) {
	f := New()
	for _, r := range rules {
		if got := spans(read(f, record.Report{Text: r.example})); got != r.places {
			t.Errorf("%s: %q gives %q, want %q", r.name, r.example, got, r.places)
		}
	}
}

// one returns the place that a mention names.
func one(t *testing.T, places []record.Place, mention string) record.Place {
	t.Helper()
	for _, p := range places {
		for _, m := range p.Mentions {
			if m.Text == mention {
				return p
			}
		}
	}
	t.Fatalf("%q is no mention among %v", mention, spans(places))
	return record.Place{}
}

func TestReportTellsWhichPlace(t *testing.T) {
	cases := []struct {
		name, text, url string
		mention         string
		country, within string
	}{
		{"largest", "Crowds filled the streets of Paris.", "", "Paris", "FRA", "Île-de-France"},
		{"contained", "Two people died in Paris, Texas.", "", "Paris", "USA", "Texas"},
		{"contained by an abbreviation", "She was born in Springfield, Ill., in 1950.", "", "Springfield", "USA", "Illinois"},
		{"contained by a postal code", "He lives in Marion, OH with his dog.", "", "Marion", "USA", "Ohio"},
		{"a neighbour", "The road from Lexington to Richmond is closed; police in Berea and Winchester, Kentucky, said so.", "", "Richmond", "USA", "Kentucky"},
		{"the outlet's state", "The council of Marion met.", "https://www.desmoinesregister.com/x", "Marion", "USA", "Iowa"},
		{"the outlet's country", "A man from Cambridge was fined.", "https://example.ca/story", "Cambridge", "CAN", "Ontario"},
		{"a country by its company", "The presidents of Georgia and Armenia met in Tbilisi.", "", "Georgia", "GEO", ""},
		{"a state by its company", "The governors of Georgia and Alabama met in Atlanta.", "", "Georgia", "USA", ""},
		{"a site", "Drones struck the base at al-Tanf, in southern Syria.", "", "al-Tanf", "SYR", ""},
		{"a region of a country", "Aid reached Tigray by road.", "", "Tigray", "ETH", ""},
	}
	f := New()
	for _, c := range cases {
		p := one(t, read(f, record.Report{Text: c.text, URL: c.url}), c.mention)
		if p.Country != c.country || p.Within != c.within {
			t.Errorf("%s: %s is in %q, %q; want %q, %q", c.name, c.mention, p.Within, p.Country, c.within, c.country)
		}
	}
}

func TestMentionsOfOnePlaceStandTogether(t *testing.T) {
	places := read(New(), record.Report{Text: "Syria protested. Syrian officials in the U.S. and the United States agreed on #Syria."})
	if len(places) != 2 {
		t.Fatalf("%d places: %s", len(places), spans(places))
	}
	syria := one(t, places, "Syria")
	if len(syria.Mentions) != 3 || syria.Name != "Syria" || syria.Precision != record.PrecisionCountry || syria.GeoNames != 163843 {
		t.Errorf("Syria is %+v", syria)
	}
	if got := syria.Mentions[1]; got.Text != "Syrian" || got.Form != record.FormNominal {
		t.Errorf("the nationality is %+v", got)
	}
	if states := one(t, places, "U.S."); states.Name != "United States" || states.Why == "" {
		t.Errorf("U.S. is %+v", states)
	}
}

func TestTwoSensesOfOneName(t *testing.T) {
	places := read(New(), record.Report{Text: "She moved from Paris, France, to Paris, Texas."})
	if one(t, places, "France").Country != "FRA" || len(places) != 4 {
		t.Errorf("places are %s in %d", spans(places), len(places))
	}
}

func TestUnknownStreetHasNoPoint(t *testing.T) {
	p := one(t, read(New(), record.Report{Text: "A truck overturned on Quillwood Avenue."}), "Quillwood Avenue")
	if p.Lat != nil || p.Kind != "street" || p.Precision != record.PrecisionSite {
		t.Errorf("%+v", p)
	}
}

func TestPrefixIsNoPartOfTheName(t *testing.T) {
	if got := spans(read(New(), record.Report{Text: "An anti-China march and a pro-Israel one."})); got != "China|Israel" {
		t.Errorf("places are %q", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, r := range rules {
		f.Add(r.example, "https://example.co.uk/")
	}
	f.Add("al-\xff# #S U.S.\x00 The (Paris, ,Texas) -Georgia", "http://")
	finder := New()
	f.Fuzz(func(t *testing.T, text, url string) {
		last := -1
		for _, p := range read(finder, record.Report{Text: text, URL: url}) {
			if len(p.Mentions) == 0 || p.Why == "" || p.Precision == "" {
				t.Errorf("%+v lacks mentions, reason or precision", p)
			}
			if p.Mentions[0].Start < last {
				t.Error("places are not in order")
			}
			last = p.Mentions[0].Start
			for _, m := range p.Mentions {
				if m.Start < 0 || m.End > len(text) || m.Start >= m.End || text[m.Start:m.End] != m.Text {
					t.Errorf("mention %+v", m)
				}
			}
		}
	})
}

func TestAFightOverAStreetIsNoStreet(t *testing.T) {
	text := "Council Split As Fight Over Harbour Street Reaches Final Round Tonight"
	if got := spans(read(New(), record.Report{Text: text})); strings.Contains(got, "Over") {
		t.Errorf("%q gives %q", text, got)
	}
}
