package main

import (
	"encoding/json"
	"strings"

	"sayso/eval"
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/where"
	"sayso/reading/words"
	"sayso/record"
)

// document is a report and what is known of its places.
type document struct {
	report record.Report
	spans  map[int]point    // by the mention's first byte
	names  map[string]point // by the mention's text
	states map[string]bool  // names that are first-level regions
}

type point struct{ lat, lon float64 }

// Places within this many kilometres of the gold point are right.
const reach = 60

func (d *document) parse() *grammar.Doc {
	return grammar.New().Parse(words.Split(&d.report))
}

// example tells which of a choice's places are right; false if unknown, or if
// none or all are.
func (d *document) example(world *gazetteer.Index, c where.Choice) (example, bool) {
	e := example{features: c.Features, good: make([]bool, len(c.Places)), weight: 1}
	gold, known := d.gold(c)
	state := d.states[c.Spans[0].Text]
	if !known && !state {
		return e, false
	}
	right := 0
	for j, n := range c.Places {
		p := world.Place(n)
		switch {
		case state:
			e.good[j] = p.Kind == gazetteer.Region && p.Country == "USA"
		case p.Kind == gazetteer.Country || p.Kind == gazetteer.Region || p.Kind == gazetteer.Continent:
			e.good[j] = gazetteer.Kilometres(p.Lat, p.Lon, gold.lat, gold.lon) < 4*reach
		default:
			e.good[j] = gazetteer.Kilometres(p.Lat, p.Lon, gold.lat, gold.lon) < reach
		}
		if e.good[j] {
			right++
		}
	}
	return e, right > 0 && right < len(c.Places)
}

func (d *document) gold(c where.Choice) (point, bool) {
	for _, s := range c.Spans {
		if p, ok := d.spans[s.Start]; ok {
			return p, true
		}
		if p, ok := d.names[s.Text]; ok {
			return p, true
		}
	}
	return point{}, false
}

// readGeoVirus reads documents whose places have coordinates.
func readGeoVirus(path string) ([]document, error) {
	var docs []document
	err := eval.Lines(path, func(line []byte) error {
		var g struct {
			ID, URL, Text string
			Places        []struct {
				Span     [2]int
				Lat, Lon *float64
			}
		}
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		d := document{report: record.Report{ID: g.ID, URL: g.URL, Text: g.Text}, spans: map[int]point{}}
		for _, p := range g.Places {
			if p.Lat != nil && p.Lon != nil {
				d.spans[p.Span[0]] = point{*p.Lat, *p.Lon}
			}
		}
		docs = append(docs, d)
		return nil
	})
	return docs, err
}

// readIncidents reads reports on incidents whose town and state are known.
func readIncidents(incidents, reports string) ([]document, error) {
	text := map[string]record.Report{}
	err := eval.Lines(reports, func(line []byte) error {
		var r struct{ ID, Text, Title, URL string }
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		text[r.ID] = record.Report{ID: r.ID, URL: strings.Replace(r.URL, ":80/", "/", 1), Title: r.Title, Text: r.Text}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var docs []document
	err = eval.Lines(incidents, func(line []byte) error {
		var g struct {
			Documents []string
			Place     struct {
				State, City string
				Lat, Lon    *float64
			}
		}
		if err := json.Unmarshal(line, &g); err != nil || g.Place.Lat == nil || g.Place.Lon == nil || len(g.Documents) == 0 {
			return err
		}
		for _, id := range g.Documents {
			r, ok := text[id]
			if !ok || len(r.Text) > 6000 {
				continue
			}
			if len(docs)%2 == 0 {
				r.URL = "" // do not lean on outlets
			}
			docs = append(docs, document{report: r,
				names:  map[string]point{g.Place.City: {*g.Place.Lat, *g.Place.Lon}},
				states: map[string]bool{g.Place.State: g.Place.State != "New York" && g.Place.State != "Washington"}})
		}
		return nil
	})
	return docs, err
}
