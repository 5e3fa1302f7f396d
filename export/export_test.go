package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"sayso/record"
)

// sample is a record with one of everything.
func sample() *record.Record {
	text := "=Shells hit the landing at Vessingby, killing 4 people, the Harbour Board said."
	span := func(words string) record.Span {
		i := strings.Index(text, words)
		return record.Span{Start: i, End: i + len(words), Text: words}
	}
	lat, lon, n := 12.5, -3.25, 4.0
	said := []record.Word{{Statement: "s1", Certainty: record.CertaintyStated}}
	r := &record.Record{
		Report:     record.Report{ID: "a", Outlet: "The Quay", Published: "2031-05-02", Text: text},
		Entities:   []record.Entity{{ID: "e1", Name: "Harbour Board", Kind: record.Organisation, Mentions: []record.Mention{{Span: span("Harbour Board")}}}},
		Places:     []record.Place{{ID: "p1", Name: "Vessingby", Country: "ABC", Lat: &lat, Lon: &lon, Mentions: []record.Mention{{Span: span("Vessingby")}}}, {ID: "p2", Name: "landing", Mentions: []record.Mention{{Span: span("landing")}}}},
		Statements: []record.Statement{{ID: "s1", Source: "e1", Act: record.Say, Content: []record.Span{span("=Shells hit"), span("killing 4 people")}}},
		Events:     []record.Event{{ID: "v1", Type: record.EvAssault, Status: record.Occurred, Time: "2031-05-02", Actors: []record.EntityID{"e1"}, Places: []record.PlaceID{"p1", "p2"}, Triggers: []record.Span{span("hit")}, Word: said}},
		Figures:    []record.Figure{{ID: "f1", Span: span("4 people"), Measure: record.Killed, Of: "people", Value: &n, Low: &n, Event: "v1", Word: said}},
	}
	r.Complete()
	return r
}

func written(t *testing.T, f Format, records ...*record.Record) string {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheSampleIsSound(t *testing.T) {
	if err := sample().Check(); err != nil {
		t.Error(err)
	}
}

func TestTables(t *testing.T) {
	for f, want := range map[Format]string{
		Events:     "a|The Quay|2031-05-02|v1|ASSAULT||occurred|2031-05-02|Harbour Board||Vessingby; landing|ABC; |hit|8-11|Harbour Board (stated)",
		Statements: "a|The Quay|2031-05-02|s1|Harbour Board|say|||||'=Shells hit … killing 4 people|0-11 38-54",
		Figures:    "a|The Quay|2031-05-02|f1|killed|people|4|4||||v1|4 people|46-54|Harbour Board (stated)",
	} {
		rows, err := csv.NewReader(strings.NewReader(written(t, f, sample(), sample()))).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Errorf("%s: %v, %v", f, rows, err)
			continue
		}
		if got := strings.Join(rows[1], "|"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", f, got, want)
		}
	}
}

func TestRecordsComeBackWhole(t *testing.T) {
	out := written(t, JSONL, sample(), sample())
	if strings.Count(out, "\n") != 2 {
		t.Fatalf("lines: %q", out)
	}
	var r record.Record
	if err := json.Unmarshal([]byte(out[:strings.IndexByte(out, '\n')]), &r); err != nil || r.Check() != nil || len(r.Figures) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestTheMap(t *testing.T) {
	for n, records := range [][]*record.Record{nil, {sample()}, {sample(), sample()}} {
		var c struct {
			Type     string
			Features []struct {
				Geometry   struct{ Coordinates []float64 }
				Properties map[string]any
			}
		}
		if err := json.Unmarshal([]byte(written(t, GeoJSON, records...)), &c); err != nil || c.Type != "FeatureCollection" || len(c.Features) != n {
			t.Fatalf("%d records: %+v, %v", n, c, err)
		}
		for _, f := range c.Features {
			if f.Geometry.Coordinates[0] != -3.25 || f.Properties["place"] != "Vessingby" || f.Properties["type"] != "ASSAULT" {
				t.Errorf("feature %+v", f)
			}
		}
	}
}

// TestTheMapIsGeoJSON holds the map against the structure that RFC 7946 asks
// for.
func TestTheMapIsGeoJSON(t *testing.T) {
	var c map[string]any
	if err := json.Unmarshal([]byte(written(t, GeoJSON, sample(), sample())), &c); err != nil {
		t.Fatal(err)
	}
	features, ok := c["features"].([]any)
	if c["type"] != "FeatureCollection" || !ok || c["crs"] != nil {
		t.Fatalf("%v", c)
	}
	for _, x := range features {
		f := x.(map[string]any)
		g, _ := f["geometry"].(map[string]any)
		at, _ := g["coordinates"].([]any)
		_, properties := f["properties"].(map[string]any)
		if _, named := f["id"].(string); f["type"] != "Feature" || !named || !properties || g["type"] != "Point" || len(at) != 2 {
			t.Fatalf("%v", f)
		}
		if lon, lat := at[0].(float64), at[1].(float64); lon < -180 || lon > 180 || lat < -90 || lat > 90 {
			t.Errorf("%v is nowhere on the globe", at)
		}
	}
}

// TestNoCellIsAFormula: whatever a report says, a spreadsheet shows it as
// text; numbers stay numbers, and quoting keeps rows whole.
func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		"＝1+1": "'＝1+1", "－2": "'－2", "-3.25": "-3.25", "4": "4", "": "", "plain": "plain", "a=b": "a=b",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
	r := sample()
	r.Report.Outlet = "The \"Quay\", a, \nb"
	rows, err := csv.NewReader(strings.NewReader(written(t, Events, r))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][1] != r.Report.Outlet {
		t.Errorf("%q, %v", rows, err)
	}
}

func TestAFormatThatIsNone(t *testing.T) {
	if _, err := NewWriter(&bytes.Buffer{}, "xls"); err == nil || !strings.Contains(err.Error(), "geojson") {
		t.Errorf("got %v", err)
	}
}
