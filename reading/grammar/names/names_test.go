package names

import (
	"strings"
	"testing"

	"sayso/data"
	"sayso/reading/words"
	"sayso/record"
)

func split(s string) *words.Text { return words.Split(&record.Report{Text: s}) }

func tagger(t testing.TB) *Tagger {
	m, ok := Open(data.NamesModel)
	if !ok {
		t.Fatal("the embedded model of names is damaged")
	}
	return NewTagger(m, OpenTowns(data.Towns))
}

var kinds = [...]string{"PER", "ORG", "LOC", "MISC"}

// found lists the names of a text as "text/KIND".
func found(text *words.Text, list []Found) []string {
	var out []string
	for _, n := range list {
		out = append(out, text.Span(n.First, n.Last).Text+"/"+kinds[n.Kind])
	}
	return out
}

func TestSettleMakesNamesConsistent(t *testing.T) {
	text := split("Orla Vance spoke. Vance left. The Harbour Workers Union (HWU) struck. HWU won. Vance won.")
	at := func(word string) int {
		for i := range text.Tokens {
			if text.Word(i) == word {
				return i
			}
		}
		t.Fatalf("no %q", word)
		return 0
	}
	list := []Found{
		{First: at("Orla"), Last: at("Orla") + 2, Kind: Person},
		{First: at("Harbour"), Last: at("Union") + 1, Kind: Organisation},
	}
	got := strings.Join(found(text, Settle(text, list)), " ")
	if want := "Orla Vance/PER Vance/PER Harbour Workers Union/ORG HWU/ORG Vance/PER"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	text = split("Critics of the RVF spoke. Men of the RVF left. The UAV fell. The UAV burned.")
	if got := strings.Join(found(text, Settle(text, nil)), " "); got != "RVF/ORG RVF/ORG" {
		t.Errorf("initials: %s", got)
	}
	text = split("Men of Al Qaeda in the Arabian Peninsula fled.")
	pieces := []Found{{First: at("Al"), Last: at("Al") + 2, Kind: Organisation}, {First: at("Arabian"), Last: at("Arabian") + 2, Kind: Place}}
	if got := strings.Join(found(text, Settle(text, pieces)), " "); got != "Al Qaeda in the Arabian Peninsula/ORG" {
		t.Errorf("pieces of a listed body: %s", got)
	}
	text = split("Velmont/ORG Velmont/LOC")
	if got := Settle(text, nil); len(got) != 0 {
		t.Errorf("names from nothing: %v", got)
	}
}

func TestPeopleInARowAreSeveral(t *testing.T) {
	for raw, want := range map[string]string{
		"Coach: Tom Orlan Anna Wrede":                   "Tom Orlan/PER Anna Wrede/PER",
		"Ann Vance Renate Ostrow Larry Lewis Tom Orlan": "Ann Vance/PER Renate Ostrow/PER Larry Lewis/PER Tom Orlan/PER",
		"Juan Carlos Ibarra Velm":                       "Juan Carlos Ibarra Velm/PER",
		"Saeed Bin Rashid Al Velm":                      "Saeed Bin Rashid Al Velm/PER",
		"Hurricane Agnes":                               "Hurricane Agnes/MISC",
		"Orsel Falls":                                   "Orsel Falls/LOC",
		"Foreign Secretary":                             "",
	} {
		text := split(raw)
		n := Found{Last: len(text.Tokens), Kind: Person}
		if raw[:5] == "Coach" {
			n.First = 2
		}
		if got := strings.Join(found(text, apart(text, []Found{n})), " "); got != want {
			t.Errorf("%q: %s, want %s", raw, got, want)
		}
	}
}

func TestWhoHasAnAgeIsAPerson(t *testing.T) {
	for raw, want := range map[string]string{
		"Asia Velm, 38, ran.":      "Asia Velm/PER",
		"Port Velm, 380, ran.":     "Port Velm/LOC",
		"Cuba Asta Velm, 29, ran.": "Cuba Asta Velm/PER",
		"Port Velm, Ohio, grew.":   "Port Velm/LOC",
	} {
		text := split(raw)
		if got := strings.Join(found(text, apart(text, []Found{{Last: 2, Kind: Place}})), " "); got != want {
			t.Errorf("%q: %s, want %s", raw, got, want)
		}
	}
}

func TestDamagedModelsAreRefused(t *testing.T) {
	for _, file := range []string{"", "\x12", data.NamesModel[:len(data.NamesModel)-3], "\xff" + data.NamesModel[1:]} {
		if _, ok := Open(file); ok {
			t.Errorf("opened a damaged model of %d bytes", len(file))
		}
	}
	if (Towns{}).look(7) != 0 {
		t.Error("an empty set holds a place")
	}
}

func TestTownsHoldWhatWasPacked(t *testing.T) {
	set := OpenTowns(string(PackTowns(map[string]bool{"Port Aster": true, "Velm": false})))
	for name, want := range map[string]int{"Port Aster": 2, "Velm": 1, "Port": 0, "Nowhere": 0} {
		if got := set.look(phraseOf(name)); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	tagger := tagger(f)
	for _, s := range []string{"", "A", "Ann Lee (AL) said. AL", "\xff\xfe X", strings.Repeat("Ann ", 900)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := split(raw)
		at := 0
		for _, n := range Settle(text, tagger.Find(text, Clues{})) {
			if n.First < at || n.Last <= n.First || n.Last > len(text.Tokens) || n.Kind > Other {
				t.Fatalf("name [%d,%d) after token %d of %d", n.First, n.Last, at, len(text.Tokens))
			}
			at = n.Last
		}
	})
}

func BenchmarkFind(b *testing.B) {
	tagger := tagger(b)
	text := split(strings.Repeat("The U.S. military said on Friday that it had struck 85 targets in Iraq and Syria, \"including command centres\", Lt. Gen. Ann Doe told the ministry's reporters. It didn't name a source.\n\n", 200))
	b.ReportAllocs()
	for b.Loop() {
		Settle(text, tagger.Find(text, Clues{}))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text.Tokens)), "ns/word")
}

func BenchmarkLists(b *testing.B) {
	for b.Loop() {
		load()
	}
}

func TestWhatStandsBesideAWordIsToldEverywhere(t *testing.T) {
	text := split("Mr. Orlan left the Velm Ministry near Port Aster. Orlan wept. The Velm's men, from Tarsk, Oslo said, sang.")
	var l looks
	l.read(text, nil)
	for word, want := range map[string]uint8{
		"Orlan": toldTitle,
		"Velm":  toldThe | toldBody | toldOwns | toldName,
		"Port":  toldIn | toldName,
		"Oslo":  toldSpeaks,
		"men":   0,
	} {
		for i := range text.Tokens {
			if text.Word(i) == word && l.at[i].told != want {
				t.Errorf("%s at %d: %08b, want %08b", word, i, l.at[i].told, want)
			}
		}
	}
}
