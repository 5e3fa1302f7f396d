package draw

import (
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"sayso/record"
)

func at(lat, lon float64) (*float64, *float64) { return &lat, &lon }

// place makes a place for a map.
func place(name, country string, precision record.Precision, lat, lon float64) record.Place {
	p := record.Place{Name: name, Country: country, Precision: precision}
	p.Lat, p.Lon = at(lat, lon)
	return p
}

func sample() []record.Place {
	return []record.Place{
		place("Syria", "SYR", record.PrecisionCountry, 35, 38.5),
		place("Iraq", "IRQ", record.PrecisionCountry, 33, 44),
		place("Deir ez-Zor", "SYR", record.PrecisionTown, 35.3, 40.1),
		place("al-Tanf <base>", "SYR", record.PrecisionSite, 33.5, 38.7),
		place("Anbar", "IRQ", record.PrecisionRegion, 33, 42),
		place("Malta", "MLT", record.PrecisionCountry, 35.9, 14.4),
		{Name: "Nowhere Road", Precision: record.PrecisionSite},
	}
}

// same leaves a country's code as its name, so that it is not written.
func same(code string) string { return code }

func TestMapIsWellFormedAndWithoutScripts(t *testing.T) {
	svg := Map(sample(), same)
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "script" {
			t.Error("a script")
		}
	}
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Error("a coordinate is no number")
	}
}

func TestEachPrecisionHasItsMark(t *testing.T) {
	svg := Map(sample(), same)
	for mark, want := range map[string]int{`class="named"`: 2, `class="town"`: 1, `class="site"`: 1, `class="region"`: 1} {
		if got := strings.Count(svg, mark); got != want {
			t.Errorf("%d marks %s, want %d", got, mark, want)
		}
	}
	for _, name := range []string{"Syria", "Iraq", "Deir ez-Zor", "al-Tanf &lt;base&gt;", "Anbar", "Too small for this map: Malta"} {
		if !strings.Contains(svg, name) {
			t.Errorf("%q is not on the map", name)
		}
	}
	if strings.Contains(svg, "Nowhere") {
		t.Error("a place without a point is drawn")
	}
	around := Map(sample(), func(code string) string { return "the land " + code })
	if n := strings.Count(around, `class="around"`); n == 0 || strings.Contains(around, "the land SYR") {
		t.Errorf("%d countries around are named; those of the places have their own names", n)
	}
}

func TestNothingToDrawGivesNothing(t *testing.T) {
	if svg := Map([]record.Place{{Name: "Nowhere Road"}}, same); svg != "" {
		t.Errorf("drew %d bytes", len(svg))
	}
}

func TestProjectionKeepsItsKnownPoints(t *testing.T) {
	for _, c := range [][4]float64{{0, 0, 0, 0}, {180, 0, 2.70663, 0}, {0, 90, 0, 1.31737}, {0, -90, 0, -1.31737}} {
		x, y := project(c[0], c[1])
		if math.Abs(x-c[2]) > 1e-4 || math.Abs(y-c[3]) > 1e-4 {
			t.Errorf("(%v, %v) falls on (%v, %v), want (%v, %v)", c[0], c[1], x, y, c[2], c[3])
		}
	}
}

func TestOutlinesKnowTheCountries(t *testing.T) {
	codes := map[string]bool{}
	for _, o := range outlines() {
		codes[o.code] = true
		for _, r := range o.rings {
			for i, p := range r {
				if i > 0 && (p.lon-r[i-1].lon > 18000 || r[i-1].lon-p.lon > 18000) && p.lat != -9000 {
					t.Errorf("%s jumps over the map at %v", o.code, p)
				}
				if p.lon < -54000 || p.lon > 54000 || p.lat < -9001 || p.lat > 9001 {
					t.Fatalf("%s has a point at %v", o.code, p)
				}
			}
		}
	}
	for _, c := range []string{"SYR", "USA", "XKX", "SOM", "FRA", "SSD"} {
		if !codes[c] {
			t.Errorf("no outline of %s", c)
		}
	}
}

func TestManyPlacesDoNotPileUpLabels(t *testing.T) {
	var many []record.Place
	for i := range 400 {
		many = append(many, place("Town", "SYR", record.PrecisionTown, 35+float64(i%20)/100, 38+float64(i/20)/100))
	}
	if n := strings.Count(Map(many, same), "<text"); n > 60 {
		t.Errorf("%d labels in one spot", n)
	}
}
