package where

import (
	"testing"

	"sayso/record"
)

// ambiguous are invented sentences with words that also name places, and the
// mentions of places in them, separated by "|".
var ambiguous = []struct{ text, places string }{
	{"Mr. May said the talks would end in May.", ""},
	{"Theresa May met the cabinet; May then left.", ""},
	{"May the best team win, the minister said.", ""},
	{"In May, floods hit the valley.", ""},
	{"Families ate turkey and stuffing on Thursday.", ""},
	{"Turkey closed its border with Syria.", "Turkey|Syria"},
	{"Michael Jordan scored 40 points, and Jordan was named best player.", ""},
	{"Jordan summoned the ambassador of Israel.", "Jordan|Israel"},
	{"Jordan Peele directed the film.", ""},
	{"Lawmakers in Georgia and Alabama passed the bill.", "Georgia|Alabama"},
	{"Troops from Georgia crossed into South Ossetia near Gori.", "Georgia|South Ossetia|Gori"},
	{"Georgia O'Keeffe painted it.", ""},
	{"Mobile phone networks failed across the region.", ""},
	{"T-Mobile and Verizon cut prices.", ""},
	{"A factory in Mobile, Alabama, burned down.", "Mobile|Alabama"},
	{"Mobile phones were banned in schools.", ""},
	{"Reading scores fell in public schools.", ""},
	{"Police in Reading arrested two men.", "Reading"},
	{"Reading the report, she wept.", ""},
	{"It was a nice day. Nice work, the coach said.", ""},
	{"A truck ran into a crowd in Nice, France.", "Nice|France"},
	{"A lorry drove into crowds in Nice on Bastille Day.", "Nice"},
	{"Hope is fading for the miners.", ""},
	{"Hope Hicks resigned on Friday.", ""},
	{"We hope for peace. Hope remains, he said.", ""},
	{"China condemned the sale of arms to Taiwan.", "China|Taiwan"},
	{"Shares of Orange rose 2 percent.", ""},
	{"Orange County sheriff's deputies were called.", "Orange County"},
	{"Orange vests were handed out.", ""},
	{"The party may split. Split the bill, she said.", ""},
	{"Ferries to Split in Croatia were cancelled.", "Split|Croatia"},
	{"Buses to Nice in France were full.", "Nice|France"},
	{"They voted to Split.", ""},
	{"The suspect is a white male. Male, 34, from Leeds was held.", "Leeds"},
	{"Protesters gathered in Male, the capital of the Maldives.", "Male|Maldives"},
	{"Sale of the stadium was blocked.", ""},
	{"A deal is near. Deal or no deal, she said.", ""},
	{"Bath time ended badly.", ""},
	{"A man from Bath was fined.", "Bath"},
	{"Chad sent troops to Mali.", "Chad|Mali"},
	{"Of the 12 people killed, six were children.", ""},
	{"Paris Hilton was seen in London.", "London"},
	{"Brooklyn Beckham married in Florida.", "Florida"},
	{"Kenya Moore left the show.", ""},
	{"Sydney Sweeney stars in it.", ""},
	{"Austin said the department would act. Defense Secretary Lloyd Austin met them.", ""},
	{"Washington said it would send aid.", ""},
	{"George Washington crossed the river.", ""},
	{"Denzel Washington won.", ""},
	{"Lincoln freed the slaves.", ""},
	{"Lebanon, Pa., elected a mayor.", "Lebanon|Pa."},
	{"Lebanon's army fired on drones.", "Lebanon"},
	{"Champagne corks popped.", ""},
	{"The Buffalo Bills won.", ""},
	{"Phoenix rose from the ashes, the poet wrote.", ""},
	{"Joaquin Phoenix won an award.", ""},
	{"Battle raged near the town of Kherson.", "Kherson"},
	{"Victoria Nuland spoke.", ""},
	{"Bill Clinton visited Clinton, Iowa.", "Clinton|Iowa"},
	{"The Persian Gulf and the Gulf of Aden were calm.", "Persian Gulf|Gulf of Aden"},
	{"Guinea pigs were given away.", ""},
	{"Brazil nuts and Brussels sprouts were recalled.", ""},
	{"Israel Adesanya lost his title.", ""},
	{"India Walton, 38, ran for mayor.", ""},
	{"Chad Okoro, 41, was held on Monday.", ""},
	{"Cuba Lindqvist, 29, won a prize in Oslo.", "Oslo"},
	{"Santiago Abascal spoke in Madrid.", "Madrid"},
	{"Holland Taylor won. Tom Holland stars.", ""},
	{"President Kennedy and Dallas police met in Dallas.", "Dallas|Dallas"},
	{"Normal service resumed.", ""},
	{"Normal, Illinois, was hit by a tornado.", "Normal|Illinois"},
	{"The deal has strained ties between Beijing and Washington.", "Beijing|Washington"},
	{"Ambivalence towards Obama-era rules grew. It was signed by Obama.", ""},
	{"Barnabas Xulu, SC, said so.", ""},
	{"Wildfires burned in Oregon and Washington.", "Oregon|Washington"},
	{"Shelling killed two people in Pokrovsk, Ukraine.", "Pokrovsk|Ukraine"},
	{"Clashes erupted in Homs and Hama provinces in Syria.", "Homs|Hama|Syria"},
	{"Two were killed in Homs and Hama, Syria's health ministry said.", "Homs|Hama|Syria"},
	{"The pilgrims walked to Bethlehem in the West Bank.", "Bethlehem|West Bank"},
	{"They crossed the Pacific and the Atlantic to the South Pole.", "Pacific|Atlantic|South Pole"},
	{"The Aral Sea in Kazakhstan has shrunk.", "Aral Sea|Kazakhstan"},
	{"In Beni, in North Kivu, rebels killed 12 people, Congo's army said.", "Beni|North Kivu|Congo"},
}

func TestAHouseIsNoTown(t *testing.T) {
	p := one(t, read(New(), record.Report{Text: "He spoke outside the White House on Monday. The White House said so."}), "White House")
	if p.Kind != "building" || p.Country != "USA" || len(p.Mentions) != 1 {
		t.Errorf("%+v", p)
	}
}

func TestAmbiguousWordsArePlacesOnlyWhereTheyAre(t *testing.T) {
	f := New()
	for _, c := range ambiguous {
		if got := spans(read(f, record.Report{Text: c.text})); got != c.places {
			t.Errorf("%q gives %q, want %q", c.text, got, c.places)
		}
	}
}

// TestWhatNothingSpeaksForIsNoPlace reads names that a small town far away
// bears, in reports that speak of other countries.
func TestWhatNothingSpeaksForIsNoPlace(t *testing.T) {
	f := New()
	for text, want := range map[string]string{
		"Officials in Nairobi, Kenya, said Karima and Lenk had left. Well, Galvez stayed in Mombasa.": "Nairobi|Kenya|Mombasa",
		"Faith in God is strong in Kenya, and the Republican nominee spoke at the Fox debate.":        "Kenya",
	} {
		if got := spans(read(f, record.Report{Text: text})); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestABareNameIsTheSeatOfItsRegion tells towns from the regions named after
// them.
func TestABareNameIsTheSeatOfItsRegion(t *testing.T) {
	f := New()
	for _, c := range []struct {
		text, mention, kind string
	}{
		{"Shells hit a market in Kharkiv on Monday.", "Kharkiv", "region seat"},
		{"Shells hit villages in Kharkiv region on Monday.", "Kharkiv", "region"},
		{"Clashes broke out in Homs and Hama provinces.", "Homs", "region"},
		{"Ministers met in Addis Ababa.", "Addis Ababa", "capital"},
		{"The dispute between Beijing and Washington goes on.", "Washington", "capital"},
		{"Fires burned in Oregon and Washington.", "Washington", "region"},
		{"Ships crossed the Red Sea.", "Red Sea", "sea"},
		{"Protests were held in Red Sea state, in Sudan.", "Red Sea", "region"},
		{"Destroyers were sent to Queenstown, Ireland, in 1917.", "Queenstown", ""},
		{"Cotton was traded from Memphis, Tennessee, to Cuba.", "Cuba", "country"},
	} {
		if p := one(t, read(f, record.Report{Text: c.text}), c.mention); p.Kind != c.kind {
			t.Errorf("%q: %s is a %s, want a %s", c.text, c.mention, p.Kind, c.kind)
		}
	}
}
