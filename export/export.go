// Package export writes records for other people's programs: JSON Lines, CSV
// of events, statements and figures, and GeoJSON of events on the map.
//
// Every exporter takes one record at a time, so that a ledger of any size can
// be written, and every row names its report and the bytes it was read from.
package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"sayso/record"
)

// Format is a way to write records.
type Format string

// The formats.
const (
	JSONL      Format = "jsonl"      // whole records
	Events     Format = "events"     // CSV, one event per row
	Statements Format = "statements" // CSV, one statement per row
	Figures    Format = "figures"    // CSV, one figure per row
	GeoJSON    Format = "geojson"    // one feature per event and place
)

// Formats lists every format.
var Formats = []Format{JSONL, Events, Statements, Figures, GeoJSON}

// A Writer writes records in one format. Close ends what it wrote; it does
// not close what it writes to.
type Writer interface {
	Write(*record.Record) error
	Close() error
}

// NewWriter returns a writer of a format.
func NewWriter(w io.Writer, f Format) (Writer, error) {
	switch f {
	case JSONL:
		return lines{w}, nil
	case Events:
		return newTable(w, eventColumns, eventRows)
	case Statements:
		return newTable(w, statementColumns, statementRows)
	case Figures:
		return newTable(w, figureColumns, figureRows)
	case GeoJSON:
		return newMap(w)
	}
	return nil, fmt.Errorf("there is no format %q: choose %s", f, list(Formats))
}

func list(formats []Format) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

type lines struct{ w io.Writer }

func (l lines) Write(r *record.Record) error { return record.Write(l.w, r) }
func (l lines) Close() error                 { return nil }

// table writes CSV with a header row.
type table struct {
	csv  *csv.Writer
	rows func(*record.Record) [][]string
}

func newTable(w io.Writer, columns string, rows func(*record.Record) [][]string) (Writer, error) {
	t := &table{csv.NewWriter(w), rows}
	return t, t.csv.Write(strings.Fields(columns))
}

func (t *table) Write(r *record.Record) error {
	for _, row := range t.rows(r) {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
		if err := t.csv.Write(row); err != nil {
			return err
		}
	}
	t.csv.Flush()
	return t.csv.Error()
}

func (t *table) Close() error {
	t.csv.Flush()
	return t.csv.Error()
}

// harmless keeps spreadsheets from taking text for a formula. Some read the
// wide forms of the signs, too.
func harmless(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			return "'" + cell
		}
	}
	return cell
}

// index finds what the findings of a record refer to.
type index struct {
	entities map[record.EntityID]*record.Entity
	places   map[record.PlaceID]*record.Place
	times    map[string]string
}

func indexOf(r *record.Record) index {
	x := index{map[record.EntityID]*record.Entity{}, map[record.PlaceID]*record.Place{}, map[string]string{}}
	for i := range r.Entities {
		x.entities[r.Entities[i].ID] = &r.Entities[i]
	}
	for i := range r.Places {
		x.places[r.Places[i].ID] = &r.Places[i]
	}
	for _, t := range r.Times {
		x.times[string(t.ID)] = t.Value
	}
	return x
}

func (x index) names(ids []record.EntityID) string {
	var out []string
	for _, id := range ids {
		if e := x.entities[id]; e != nil {
			out = append(out, e.Name)
		}
	}
	return strings.Join(out, "; ")
}

func (x index) name(id record.EntityID) string { return x.names([]record.EntityID{id}) }

func (x index) time(when string) string {
	if v, ok := x.times[when]; ok {
		return v
	}
	return when
}

// words lists spans and their text.
func words(spans []record.Span) (text, at string) {
	var texts, offsets []string
	for _, s := range spans {
		texts = append(texts, s.Text)
		offsets = append(offsets, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	return strings.Join(texts, " … "), strings.Join(offsets, " ")
}

// vouchers says on whose word something stands.
func (x index) vouchers(r *record.Record, list []record.Word) string {
	var out []string
	for _, w := range list {
		who := "the outlet"
		for i := range r.Statements {
			if s := &r.Statements[i]; s.ID == w.Statement && w.Statement != "" {
				who = x.name(s.Source)
			}
		}
		out = append(out, who+" ("+string(w.Certainty)+")")
	}
	return strings.Join(out, "; ")
}

func number(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}

const eventColumns = "report outlet published id type mode status time actors recipients places countries words offsets word"

func eventRows(r *record.Record) [][]string {
	x := indexOf(r)
	var out [][]string
	for _, e := range r.Events {
		text, at := words(e.Triggers)
		var places, countries []string
		for _, id := range e.Places {
			if p := x.places[id]; p != nil {
				places, countries = append(places, p.Name), append(countries, p.Country)
			}
		}
		out = append(out, []string{r.Report.ID, r.Report.Outlet, r.Report.Published, string(e.ID), string(e.Type), e.Mode, string(e.Status), x.time(e.Time),
			x.names(e.Actors), x.names(e.Recipients), strings.Join(places, "; "), strings.Join(countries, "; "), text, at, x.vouchers(r, e.Word)})
	}
	return out
}

const statementColumns = "report outlet published id source act addressee time via within content offsets"

func statementRows(r *record.Record) [][]string {
	x := indexOf(r)
	var out [][]string
	for _, s := range r.Statements {
		text, at := words(s.Content)
		out = append(out, []string{r.Report.ID, r.Report.Outlet, r.Report.Published, string(s.ID), x.name(s.Source), string(s.Act), x.name(s.Addressee), x.time(s.Time), x.names(s.Via), string(s.Within), text, at})
	}
	return out
}

const figureColumns = "report outlet published id measure of value low high unit scope event words offsets word"

func figureRows(r *record.Record) [][]string {
	x := indexOf(r)
	var out [][]string
	for _, f := range r.Figures {
		text, at := words([]record.Span{f.Span})
		out = append(out, []string{r.Report.ID, r.Report.Outlet, r.Report.Published, string(f.ID), string(f.Measure), f.Of, number(f.Value), number(f.Low), number(f.High), f.Unit, f.Scope, string(f.Event), text, at, x.vouchers(r, f.Word)})
	}
	return out
}

// geo writes one FeatureCollection (RFC 7946).
type geo struct {
	w     io.Writer
	begun bool
}

func newMap(w io.Writer) (Writer, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`)
	return &geo{w: w}, err
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"` // report, event and place
	Geometry   geometry       `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

func (g *geo) Write(r *record.Record) error {
	x := indexOf(r)
	for _, e := range r.Events {
		text, _ := words(e.Triggers)
		for _, id := range e.Places {
			p := x.places[id]
			if p == nil || p.Lat == nil || p.Lon == nil {
				continue
			}
			f := feature{"Feature", r.Report.ID + "/" + string(e.ID) + "/" + string(id), geometry{"Point", [2]float64{*p.Lon, *p.Lat}}, map[string]any{
				"report": r.Report.ID, "outlet": r.Report.Outlet, "published": r.Report.Published, "event": e.ID, "type": e.Type, "mode": e.Mode, "status": e.Status,
				"time": x.time(e.Time), "place": p.Name, "country": p.Country, "precision": p.Precision, "words": text,
				"actors": x.names(e.Actors), "recipients": x.names(e.Recipients), "word": x.vouchers(r, e.Word),
			}}
			if err := g.feature(f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *geo) feature(f feature) error {
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	comma := "\n"
	if g.begun {
		comma = ",\n"
	}
	g.begun = true
	_, err = io.WriteString(g.w, comma+string(b))
	return err
}

func (g *geo) Close() error {
	_, err := io.WriteString(g.w, "\n]}\n")
	return err
}
