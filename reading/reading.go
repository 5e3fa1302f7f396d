// Package reading turns a report into its record. This file is the order of
// the stages and nothing else.
package reading

import (
	"sayso/reading/casing"
	"sayso/reading/grammar"
	"sayso/reading/howmany"
	"sayso/reading/roles"
	"sayso/reading/said"
	"sayso/reading/what"
	"sayso/reading/when"
	"sayso/reading/where"
	"sayso/reading/who"
	"sayso/reading/words"
	"sayso/record"
)

// Version names the output of Read; it is bumped whenever that changes, and
// older records are then read again.
const Version = "5"

// Reader reads reports one at a time. It is not for concurrent use; Clone
// gives another one over the same models and lists.
type Reader struct {
	parser *grammar.Parser
	finder *where.Finder
	said   func(*grammar.Doc, *record.Report, []grammar.Mention, []record.Time) []said.Attribution
}

// New returns a reader over the embedded models and lists.
func New() *Reader { return &Reader{parser: grammar.New(), finder: where.New(), said: said.Find} }

// WithPlaces returns a reader that resolves place names with another finder,
// such as one over an imported gazetteer (where.Open).
func (r *Reader) WithPlaces(f *where.Finder) *Reader {
	c := r.Clone()
	c.finder = f
	return c
}

// Version is Version, and which gazetteer was imported, if any: what the
// reader's records carry.
func (r *Reader) Version() string {
	if stamp := r.finder.Gazetteer(); stamp != "" {
		return Version + "+" + stamp
	}
	return Version
}

// ByRules returns a reader that finds statements by the rules alone, without
// the taggers: what a program built with an empty said.model does.
func (r *Reader) ByRules() *Reader {
	c := r.Clone()
	c.said = said.FindByRules
	return c
}

// Clone returns a reader for another goroutine, sharing what is read-only.
func (r *Reader) Clone() *Reader {
	return &Reader{parser: r.parser.Clone(), finder: r.finder, said: r.said}
}

// Parse runs words and grammar alone.
func (r *Reader) Parse(report *record.Report) *grammar.Doc {
	return r.parser.Parse(words.Split(report))
}

// Read returns the record of a report. It is total and deterministic: the
// same report and r.Version() give the same record.
//
// A report all in capitals is read in the case that it would have in print;
// its spans are of the text as it is.
func (r *Reader) Read(report *record.Report) *record.Record {
	text, loud := casing.Restore(report.Text)
	if !loud {
		return r.read(report)
	}
	rec := r.read(calmed(report, text))
	recase(rec, report.Text)
	return rec
}

// ReadGiven is Read for a report whose events somebody else has found: each of
// the byte offsets at lies in a word that names one. The record's events are
// these, in their order; see what.Given.
func (r *Reader) ReadGiven(report *record.Report, at []int) *record.Record {
	return r.readWith(report, func(in what.Input) ([]record.Event, []record.Figure) { return what.Given(in, at), in.Figures })
}

func (r *Reader) read(report *record.Report) *record.Record { return r.readWith(report, what.Find) }

func (r *Reader) readWith(report *record.Report, find finder) *record.Record {
	rec, doc := r.upToEvents(report, find)
	rec.Roles = roles.Find(rolesInput(rec, doc))
	rec.Complete()
	return rec
}

// RolesInput returns what roles.Find is given of a report in ordinary case,
// for those who train it.
func (r *Reader) RolesInput(report *record.Report) roles.Input {
	return rolesInput(r.upToEvents(report, what.Find))
}

// finder finds events, and ties figures to them.
type finder func(what.Input) ([]record.Event, []record.Figure)

// upToEvents runs all stages but roles.
func (r *Reader) upToEvents(report *record.Report, find finder) (*record.Record, *grammar.Doc) {
	doc := r.Parse(report)
	times := when.Find(doc, report)
	places := r.finder.Find(doc, report)
	figures := howmany.Find(doc, report)
	mentions := who.Propose(doc, report)
	attributions := r.said(doc, report, mentions, times)
	cast := who.Settle(doc, report, mentions, quotes(attributions))
	statements := statements(attributions, &cast, func(m int) record.Span { return doc.Span(mentions[m].Phrase) }, report.Text)
	events, figures := find(what.Input{
		Doc: doc, Report: report, Times: times, Places: places,
		Entities: cast.Entities, Statements: statements, Figures: figures,
	})
	dateStatements(statements, events, report.Posts, cast.Entities, times)
	return &record.Record{
		Report: *report, Posts: report.Posts, Entities: cited(cast.Entities, statements, events), Places: lent(places), Times: times,
		Statements: statements, Events: events, Figures: figures, Version: r.Version(),
	}, doc
}
