package record_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"sayso/record"
)

const text = "The mill is shut, Vera Holt said on Monday. Nearly 40 workers left."

func at(part string) record.Span {
	i := strings.Index(text, part)
	return record.Span{Start: i, End: i + len(part), Text: part}
}

func num(x float64) *float64 { return &x }

// sound returns a record that keeps every invariant.
func sound() *record.Record {
	source, hedge := at("Vera Holt"), at("Nearly")
	return &record.Record{
		Report:     record.Report{ID: "r", Text: text, Layout: []record.Region{{Span: at("The mill"), Kind: record.RegionHeadline}}},
		Posts:      []record.Post{{ID: "x1", Span: at("The mill")}},
		Entities:   []record.Entity{{ID: "e0", Name: "Vera Holt", Kind: record.Person, Country: "NOR", Mentions: []record.Mention{{Span: source, Form: record.FormName}}}},
		Places:     []record.Place{{ID: "p0", Name: "The mill", Precision: record.PrecisionSite, Lat: num(60), Lon: num(11), Mentions: []record.Mention{{Span: at("The mill")}}}},
		Times:      []record.Time{{ID: "t0", Span: at("Monday"), Type: record.Date, Value: "2024-05-06"}},
		Statements: []record.Statement{{ID: "s0", Source: "e0", SourceSpan: &source, Cue: []record.Span{at("said")}, Content: []record.Span{at("The mill is shut")}, Act: record.Say, Time: "t0"}},
		Events:     []record.Event{{ID: "v0", Triggers: []record.Span{at("left")}, Type: record.EvOther, Status: record.Occurred, Actors: []record.EntityID{"e0"}, Places: []record.PlaceID{"p0"}, Time: "2024-05-06", Word: []record.Word{{Outlet: true, Certainty: record.CertaintyStated, Hedge: &hedge}}}},
		Figures:    []record.Figure{{ID: "f0", Span: at("Nearly 40 workers"), Measure: record.People, Value: num(40), High: num(40), Event: "v0", Word: []record.Word{{Statement: "s0", Certainty: record.CertaintyStated}}}},
	}
}

func TestCheckAcceptsASoundRecord(t *testing.T) {
	if err := sound().Check(); err != nil {
		t.Error(err)
	}
}

// TestCheckRefuses breaks one invariant at a time.
func TestCheckRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*record.Record)
		says  string
	}{
		"a span outside the text":       {func(r *record.Record) { r.Statements[0].Content[0].End = 999 }, "outside the text"},
		"a span with other words":       {func(r *record.Record) { r.Times[0].Span.Text = "Sunday" }, `not "Sunday"`},
		"an empty span":                 {func(r *record.Record) { r.Events[0].Triggers[0].End = r.Events[0].Triggers[0].Start }, "is empty"},
		"an id used twice":              {func(r *record.Record) { r.Entities = append(r.Entities, r.Entities[0]) }, `id "e0"`},
		"an unknown source":             {func(r *record.Record) { r.Statements[0].Source = "e9" }, `source "e9"`},
		"an unknown relay":              {func(r *record.Record) { r.Statements[0].Via = []record.EntityID{"e9"} }, `via "e9"`},
		"an unknown actor":              {func(r *record.Record) { r.Events[0].Actors[0] = "e9" }, `actor "e9"`},
		"an unknown place":              {func(r *record.Record) { r.Events[0].Places[0] = "p9" }, `place "p9"`},
		"an unknown cause":              {func(r *record.Record) { r.Events[0].Causes = []record.EventID{"v9"} }, `cause "v9"`},
		"an event that caused itself":   {func(r *record.Record) { r.Events[0].Causes = []record.EventID{"v0"} }, `cause "v0"`},
		"an unknown voucher":            {func(r *record.Record) { r.Figures[0].Word[0].Statement = "s9" }, `voucher "s9"`},
		"a voucher that is two":         {func(r *record.Record) { r.Figures[0].Word[0].Outlet = true }, "either the outlet or a statement"},
		"an act of our own making":      {func(r *record.Record) { r.Statements[0].Act = "mumble" }, `act "mumble"`},
		"bounds out of order":           {func(r *record.Record) { r.Figures[0].Low = num(50) }, "out of order"},
		"a statement within itself":     {func(r *record.Record) { r.Statements[0].Within = "s0" }, "within itself"},
		"a time that is no time":        {func(r *record.Record) { r.Statements[0].Time = "soon" }, `time "soon"`},
		"an entity nobody mentions":     {func(r *record.Record) { r.Entities[0].Mentions = nil }, "has no mention"},
		"a country of two letters":      {func(r *record.Record) { r.Entities[0].Country = "NO" }, `country "NO"`},
		"half a coordinate":             {func(r *record.Record) { r.Places[0].Lon = nil }, "coordinate is missing"},
		"a point off the globe":         {func(r *record.Record) { r.Places[0].Lat = num(91) }, "not on the globe"},
		"text that is not UTF-8":        {func(r *record.Record) { r.Report.Text += "\xff" }, "not valid UTF-8"},
		"regions that overlap":          {func(r *record.Record) { r.Report.Layout = append(r.Report.Layout, r.Report.Layout[0]) }, "overlaps the region"},
		"a statement without any words": {func(r *record.Record) { r.Statements[0].Cue, r.Statements[0].Content = nil, nil }, "has no words"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sound()
			c.spoil(r)
			if err := r.Check(); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error with %q", err, c.says)
			}
		})
	}
}

func TestWriteKeepsTheContract(t *testing.T) {
	var out bytes.Buffer
	if err := record.Write(&out, &record.Record{Report: record.Report{ID: "r", Text: "<a> & b"}, Figures: []record.Figure{{ID: "f0"}}}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 1 {
		t.Errorf("%d lines, want one", n)
	}
	for _, want := range []string{`"posts":[]`, `"statements":[]`, `"text":"<a> & b"`, `"value":null,"low":null,"high":null`, `"word":[]`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s lacks %s", out.String(), want)
		}
	}
}

func TestRecordsSurviveJSON(t *testing.T) {
	var first, second bytes.Buffer
	if err := record.Write(&first, sound()); err != nil {
		t.Fatal(err)
	}
	var back record.Record
	if err := json.Unmarshal(first.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if err := back.Check(); err != nil {
		t.Error(err)
	}
	if err := record.Write(&second, &back); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("changed on the way:\n%s%s", first.String(), second.String())
	}
}
