package gazetteer

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFoldAndKeyAgree(t *testing.T) {
	same := [][2]string{
		{"Côte d’Ivoire", "cote divoire"}, {"St. Petersburg", "st petersburg"}, {"Nagorno-Karabakh", "NAGORNO KARABAKH"},
		{"Łódź", "lodz"}, {"Trinidad & Tobago", "Trinidad and Tobago"}, {"Al\n  Anbar", "al-anbar"}, {"Şanlıurfa", "Sanliurfa"}, {"Straße", "strasse"},
	}
	for _, p := range same {
		if Of(p[0]).sum() != Of(p[1]).sum() || Fold(p[0]) != Fold(p[1]) {
			t.Errorf("%q and %q are one name: folded %q and %q", p[0], p[1], Fold(p[0]), Fold(p[1]))
		}
	}
	for _, p := range [][2]string{{"Bath", "Batha"}, {"New Port", "Newport"}, {"Москва", "Masqua"}} {
		if Of(p[0]).sum() == Of(p[1]).sum() {
			t.Errorf("%q and %q are two names", p[0], p[1])
		}
	}
}

func TestKeyGrowsPieceByPiece(t *testing.T) {
	if (Key{}).Fold("New").Fold(" York").Fold(" City").sum() != Of("New York City").sum() {
		t.Error("a key fed in pieces differs from the key of the whole")
	}
}

// first returns the first place of a name.
func first(t *testing.T, x *Index, k Key) (Place, NameType) {
	t.Helper()
	hits := x.Lookup(k, nil)
	if len(hits) == 0 {
		t.Fatalf("no place found")
	}
	return x.Place(hits[0].Place), hits[0].Type
}

func TestWorldKnowsWhatReportsName(t *testing.T) {
	x := World()
	cases := []struct {
		name, country string
		kind          Kind
		as            NameType
		lat, lon      float64
	}{
		{"Ivory Coast", "CIV", Country, Main, 7.6, -5.6},
		{"Côte d'Ivoire", "CIV", Country, Alternate, 7.6, -5.6},
		{"Syrians", "SYR", Country, Demonym, 35, 38.5},
		{"al-Tanf", "SYR", Base, Main, 33.5, 38.7},
		{"Kiev", "UKR", Capital, Main, 50.45, 30.5},
		{"Tigray", "ETH", Region, Main, 14, 38.5},
		{"Middle East", "", WorldRegion, Main, 29, 42},
		{"Bab el-Mandeb", "", Strait, Main, 12.6, 43.3},
		{"Deir Ezzor", "SYR", RegionSeat, Main, 35.3, 40.1},
		{"Rapides Parish", "USA", District, Main, 31.2, -92.5},
	}
	for _, c := range cases {
		p, as := first(t, x, Of(c.name))
		if p.Country != c.country || p.Kind != c.kind || as != c.as || math.Abs(p.Lat-c.lat) > 0.6 || math.Abs(p.Lon-c.lon) > 0.6 {
			t.Errorf("%s is %+v as %d, want %+v", c.name, p, as, c)
		}
	}
	for short, name := range map[string]string{"U.S.": "United States", "W.Va.": "West Virginia", "UAE": "United Arab Emirates", "OH": "Ohio"} {
		if p, _ := first(t, x, Exact(short)); p.Name != name {
			t.Errorf("%s is %s, want %s", short, p.Name, name)
		}
	}
	if x.Has(Exact("u.s.")) || x.Has(Exact("oh")) {
		t.Error("the case of an abbreviation does not count")
	}
}

func TestCountryHasIdOfGeoNames(t *testing.T) {
	x := World()
	if p := x.Place(x.CountryByISO("UA")); p.GeoNames != 690791 || p.Country != "UKR" {
		t.Errorf("UA is %+v", p)
	}
	if x.CountryByISO("ZZ") != None {
		t.Error("ZZ is a country")
	}
}

func TestOpenRefusesWhatIsNoIndex(t *testing.T) {
	good := string(build(t))
	for _, raw := range []string{"", "SAYSOGZ1", strings.Repeat("x", 500), good[:len(good)-20], "SAYSOGZ0" + good[8:]} {
		if _, err := Open(raw); err == nil {
			t.Errorf("%d bytes opened", len(raw))
		}
	}
}

// build packs three places.
func build(t *testing.T) []byte {
	t.Helper()
	b := NewBuilder()
	b.AddCountry("FR", "FRA")
	b.Add(Row{Place: Place{Name: "France", Kind: Country, Lat: 47, Lon: 2, HasPoint: true}, ISO2: "FR"})
	b.Add(Row{Place: Place{Name: "Bretagne", Kind: Region}, ISO2: "FR", Code: "53"})
	b.Add(Row{Place: Place{Name: "Brest", Kind: Town, Lat: 48.4, Lon: -4.5, HasPoint: true, Population: 140000, GeoNames: 7}, ISO2: "FR", Code: "53"})
	return b.Bytes()
}

func TestBuiltIndexGivesBackWhatWentIn(t *testing.T) {
	x, err := Open(string(build(t)))
	if err != nil {
		t.Fatal(err)
	}
	hits := x.Lookup(Of("BREST"), nil)
	if len(hits) != 1 {
		t.Fatalf("Brest: %d hits", len(hits))
	}
	p := x.Place(hits[0].Place)
	if p.Name != "Brest" || p.GeoNames != 7 || p.Population != 140000 || p.Country != "FRA" || x.Place(p.Admin).Name != "Bretagne" || x.Place(p.Admin).HasPoint {
		t.Errorf("Brest is %+v", p)
	}
	if got := x.Place(x.Country(hits[0].Place)).Name; got != "France" {
		t.Errorf("Brest lies in %s", got)
	}
	if x.Has(Of("Paris")) || x.Place(99) != (Place{Admin: None}) {
		t.Error("what was not put in is found")
	}
}

const dump = "42\tTestville\tTestville\tTestburg,ab,TSV\t34.5\t40.5\tP\tPPL\tSY\t\t07\t\t\t\t5000\t\t200\tAsia/Damascus\t2020-01-01\n" +
	"43\tDry Well\tDry Well\t\t34\t40\tH\tWLL\tSY\t\t07\t\t\t\t0\t\t200\tAsia/Damascus\t2020-01-01\n"

func TestImportPutsADumpOverTheLists(t *testing.T) {
	dir := t.TempDir()
	table, out := filepath.Join(dir, "SY.txt"), filepath.Join(dir, "own.gaz")
	if err := os.WriteFile(table, []byte(dump), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Import(out, nil, table); err != nil {
		t.Fatal(err)
	}
	x, err := OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	p, as := first(t, x, Of("Testburg"))
	if p.Name != "Testville" || p.Country != "SYR" || as != Alternate || x.Place(p.Admin).Name != "Deir ez-Zor" {
		t.Errorf("Testburg is %+v", p)
	}
	if x.Has(Of("Dry Well")) {
		t.Error("a well was taken")
	}
	if p, _ := first(t, x, Exact("U.S.")); p.Name != "United States" {
		t.Error("the lists are missing")
	}
}

func TestImportNamesTheBadLine(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "bad.txt")
	if err := os.WriteFile(table, []byte(dump+"three\tcolumns\tonly\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Import(filepath.Join(dir, "o"), nil, table)
	if err == nil || !strings.Contains(err.Error(), "bad.txt") || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("the error does not name file and line: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "o")); err == nil {
		t.Error("half an index was left behind")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("SAYSOGZ1")
	f.Fuzz(func(t *testing.T, raw string) {
		x, err := Open(raw)
		if err != nil {
			return
		}
		for _, h := range x.Lookup(Of("Brest"), nil) {
			x.Place(h.Place)
			x.Kind(h.Place)
			x.Country(h.Place)
			x.Distance(h.Place, h.Place)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("Côte d’Ivoire", "Ł")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got := (Key{}).Fold(a).Fold(b).sum(); got != (Key{}).Fold(a).Fold(b).sum() {
			t.Error("two keys for one name")
		}
		Fold(a + b)
	})
}

// importing writes a table and returns the index made of it.
func importing(t *testing.T, table string) (*Index, Imported) {
	t.Helper()
	dir := t.TempDir()
	path, out := filepath.Join(dir, "table.txt"), filepath.Join(dir, "own.gaz")
	if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Import(out, nil, path)
	if err != nil {
		t.Fatal(err)
	}
	x, err := OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return x, got
}

func TestImportKeepsTheWorldAndAddsToIt(t *testing.T) {
	const head = "geonameid\tname\taltnames\tlat\tlon\tclass\tcode\tcountry\tadmin1\tpopulation\n"
	x, got := importing(t, head+
		"990001\tParis\t\t10\t10\tP\tPPL\tNG\t\t12\n"+ // a hamlet of a known name
		"990002\tParis\t\t11\t11\tP\tPPL\tNG\t\t90000000\n"+ // and one greater than all
		"170063\tAleppo\tHalabtown\t36.2\t37.16\tP\tPPLA\tSY\t09\t3000000\n"+ // known by its id
		"990003\tQazzubi\t\t35\t36\tH\tSTM\tSY\t\t0\n"+ // a river of a bare name
		"990004\tSyria\t\t10\t10\tH\tSTM\tUS\t\t0\n"+ // and one whose name is taken
		"990005\tJabal Qazzubi\t\t35\t36\tT\tMT\tSY\t\t0\n")
	if got.Read != 6 || got.New != 5 || got.Places != World().Len()+5 {
		t.Errorf("imported %+v", got)
	}
	if x.Stamp() == "" || World().Stamp() != "" {
		t.Error("an imported index is not told from the embedded one")
	}
	hits := x.Lookup(Of("Paris"), nil)
	if n := len(World().Lookup(Of("Paris"), nil)); len(hits) != n+2 {
		t.Fatalf("%d places are called Paris, %d before", len(hits), n)
	}
	for i := 1; i < len(hits); i++ {
		if x.importance(hits[i-1].Place) < x.importance(hits[i].Place) {
			t.Errorf("hit %d is less important than hit %d", i-1, i)
		}
	}
	if p := x.Place(hits[0].Place); p.GeoNames != 990002 || p.Country != "NGA" {
		t.Errorf("the greatest Paris is %+v", p)
	}
	if p, as := first(t, x, Of("Halabtown")); p.Name != "Aleppo" || p.Population != 3000000 || as != Alternate || x.Place(p.Admin).Name != "Aleppo" {
		t.Errorf("Halabtown is %+v", p)
	}
	for name, want := range map[string]string{"Qazzubi": "Qazzubi River", "Qazzubi River": "Qazzubi River", "Syria River": "Syria River", "Jabal Qazzubi": "Jabal Qazzubi"} {
		if p, _ := first(t, x, Of(name)); p.Name != want {
			t.Errorf("%s is %s, want %s", name, p.Name, want)
		}
	}
	if hits := x.Lookup(Of("Syria"), nil); len(hits) != len(World().Lookup(Of("Syria"), nil)) {
		t.Error("a creek is called Syria")
	}
}
