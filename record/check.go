package record

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"
)

// Check returns nil if r keeps every invariant of a record, and otherwise an
// error that names each one broken, by finding:
//
//   - Report.Text is valid UTF-8, and Report.ID is not empty;
//   - every span lies in Report.Text and its text is that slice;
//   - layout regions and times are in text order and do not overlap;
//   - every id is unique within its kind, and every reference resolves;
//   - every finding has at least one span;
//   - every value of a closed vocabulary is one of its members;
//   - a figure's bounds are in order: low ≤ value ≤ high where given;
//   - a statement is not within itself, however indirectly;
//   - coordinates are on the globe, and countries are three letters.
func (r *Record) Check() error {
	c := &checker{text: r.Report.Text}
	c.ids(r)
	c.report(&r.Report)
	c.posts(r.Posts)
	c.entities(r.Entities)
	c.places(r.Places)
	c.times(r.Times)
	c.statements(r)
	c.events(r)
	c.figures(r)
	c.roles(r.Roles)
	return errors.Join(c.faults...)
}

// maxFaults bounds the list of a hopeless record.
const maxFaults = 50

type checker struct {
	text   string
	faults []error

	entityIDs    map[EntityID]bool
	placeIDs     map[PlaceID]bool
	timeIDs      map[TimeID]bool
	statementIDs map[StatementID]int
	eventIDs     map[EventID]bool
	figureIDs    map[FigureID]bool
}

func (c *checker) fault(format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, fmt.Errorf(format, args...))
	}
}

func (c *checker) ids(r *Record) {
	c.entityIDs = unique(c, "entity", r.Entities, func(e *Entity) EntityID { return e.ID })
	c.placeIDs = unique(c, "place", r.Places, func(p *Place) PlaceID { return p.ID })
	c.timeIDs = unique(c, "time", r.Times, func(t *Time) TimeID { return t.ID })
	c.eventIDs = unique(c, "event", r.Events, func(e *Event) EventID { return e.ID })
	c.figureIDs = unique(c, "figure", r.Figures, func(f *Figure) FigureID { return f.ID })
	unique(c, "statement", r.Statements, func(s *Statement) StatementID { return s.ID })
	c.statementIDs = make(map[StatementID]int, len(r.Statements))
	for i, s := range r.Statements {
		c.statementIDs[s.ID] = i
	}
}

func unique[T any, ID ~string](c *checker, kind string, list []T, id func(*T) ID) map[ID]bool {
	seen := make(map[ID]bool, len(list))
	for i := range list {
		x := id(&list[i])
		if x == "" || seen[x] {
			c.fault("%s %d: id %q is empty or taken", kind, i, x)
		}
		seen[x] = true
	}
	return seen
}

// span checks one span; what names the finding it belongs to.
func (c *checker) span(what string, s Span) {
	switch {
	case s.Start < 0 || s.End > len(c.text) || s.Start > s.End:
		c.fault("%s: span %d–%d is outside the text of %d bytes", what, s.Start, s.End, len(c.text))
	case s.Start == s.End:
		c.fault("%s: span at %d is empty", what, s.Start)
	case c.text[s.Start:s.End] != s.Text:
		c.fault("%s: span %d–%d is %q in the text, not %q", what, s.Start, s.End, clip(c.text[s.Start:s.End]), clip(s.Text))
	}
}

func (c *checker) spans(what string, list []Span) {
	for _, s := range list {
		c.span(what, s)
	}
}

func (c *checker) mentions(what string, list []Mention) {
	if len(list) == 0 {
		c.fault("%s: has no mention", what)
	}
	for _, m := range list {
		c.span(what, m.Span)
		if m.Form != "" {
			member(c, what, "form", m.Form, Forms)
		}
	}
}

func member[T ~string](c *checker, what, field string, value T, members []T) {
	if !slices.Contains(members, value) {
		c.fault("%s: %s %q is not in the vocabulary", what, field, value)
	}
}

var country = regexp.MustCompile(`^[A-Z]{3}$`)

func (c *checker) country(what, code string) {
	if code != "" && !country.MatchString(code) {
		c.fault("%s: country %q is not an ISO 3166-1 alpha-3 code", what, code)
	}
}

func (c *checker) report(r *Report) {
	if r.ID == "" {
		c.fault("report: id is empty")
	}
	if !utf8.ValidString(r.Text) {
		c.fault("report: text is not valid UTF-8")
	}
	at := 0
	for i, region := range r.Layout {
		what := fmt.Sprintf("region %d", i)
		c.span(what, region.Span)
		member(c, what, "kind", region.Kind, RegionKinds)
		if region.Start < at {
			c.fault("%s: overlaps the region before it", what)
		}
		at = region.End
	}
}

func (c *checker) posts(list []Post) {
	for i, p := range list {
		what := fmt.Sprintf("post %d", i)
		c.span(what, p.Span)
		if p.ID == "" {
			c.fault("%s: id is empty", what)
		}
		for _, s := range []*Span{p.Body, p.AccountSpan} {
			if s != nil {
				c.span(what, *s)
			}
		}
	}
}

func (c *checker) entities(list []Entity) {
	for _, e := range list {
		what := "entity " + string(e.ID)
		c.mentions(what, e.Mentions)
		member(c, what, "kind", e.Kind, EntityKinds)
		c.country(what, e.Country)
		if e.Name == "" {
			c.fault("%s: name is empty", what)
		}
		for _, m := range e.Members {
			if m == e.ID || !slices.ContainsFunc(list, func(o Entity) bool { return o.ID == m && len(o.Members) == 0 }) {
				c.fault("%s: member %q is no entity on its own", what, m)
			}
		}
	}
}

func (c *checker) places(list []Place) {
	for _, p := range list {
		what := "place " + string(p.ID)
		c.mentions(what, slices.Concat(p.Mentions, p.Lent))
		c.country(what, p.Country)
		if p.Precision != "" {
			member(c, what, "precision", p.Precision, Precisions)
		}
		if (p.Lat == nil) != (p.Lon == nil) {
			c.fault("%s: one coordinate is missing", what)
		} else if p.Lat != nil && (*p.Lat < -90 || *p.Lat > 90 || *p.Lon < -180 || *p.Lon > 180) {
			c.fault("%s: %g, %g is not on the globe", what, *p.Lat, *p.Lon)
		}
	}
}

func (c *checker) times(list []Time) {
	at := 0
	for _, t := range list {
		what := "time " + string(t.ID)
		c.span(what, t.Span)
		member(c, what, "type", t.Type, TimeTypes)
		if t.Span.Start < at {
			c.fault("%s: overlaps the time before it", what)
		}
		at = t.Span.End
	}
}

func (c *checker) statements(r *Record) {
	for _, s := range r.Statements {
		what := "statement " + string(s.ID)
		c.spans(what, s.Cue)
		c.spans(what, s.Content)
		c.spans(what, s.Quoted)
		if len(s.Cue)+len(s.Content) == 0 {
			c.fault("%s: has no words", what)
		}
		if s.SourceSpan != nil {
			c.span(what, *s.SourceSpan)
		}
		if s.Medium != nil && s.Medium.Span != nil {
			c.span(what, *s.Medium.Span)
		}
		member(c, what, "act", s.Act, Acts)
		c.entity(what, "source", s.Source)
		c.entity(what, "addressee", s.Addressee)
		for _, v := range s.Via {
			c.entity(what, "via", v)
		}
		c.time(what, s.Time)
		c.within(r, what, s)
	}
}

func (c *checker) within(r *Record, what string, s Statement) {
	for hops, at := 0, s.Within; at != ""; hops++ {
		i, ok := c.statementIDs[at]
		if !ok {
			c.fault("%s: within %q, which is not in the record", what, at)
			return
		}
		if hops > len(r.Statements) {
			c.fault("%s: is within itself", what)
			return
		}
		at = r.Statements[i].Within
	}
}

func (c *checker) entity(what, field string, id EntityID) {
	if id != "" && !c.entityIDs[id] {
		c.fault("%s: %s %q is not in the record", what, field, id)
	}
}

// isoTime matches TIMEX3 values that stand for dates and intervals.
var isoTime = regexp.MustCompile(`^[0-9X]{2,4}|^(PAST|PRESENT|FUTURE)_REF$`)

func (c *checker) time(what, value string) {
	if value != "" && !c.timeIDs[TimeID(value)] && !isoTime.MatchString(value) {
		c.fault("%s: time %q is neither a time of the record nor an ISO date", what, value)
	}
}

func (c *checker) events(r *Record) {
	for _, e := range r.Events {
		what := "event " + string(e.ID)
		if len(e.Triggers) == 0 {
			c.fault("%s: has no trigger", what)
		}
		c.spans(what, e.Triggers)
		c.spans(what, e.Objects)
		c.spans(what, e.Instruments)
		member(c, what, "type", e.Type, EventTypes)
		member(c, what, "status", e.Status, Statuses)
		for _, id := range e.Actors {
			c.entity(what, "actor", id)
		}
		for _, id := range e.Recipients {
			c.entity(what, "recipient", id)
		}
		for _, id := range e.Places {
			if !c.placeIDs[id] {
				c.fault("%s: place %q is not in the record", what, id)
			}
		}
		for _, id := range e.Causes {
			if !c.eventIDs[id] || id == e.ID {
				c.fault("%s: cause %q is not another event of the record", what, id)
			}
		}
		c.time(what, e.Time)
		c.word(what, e.Word)
	}
}

func (c *checker) figures(r *Record) {
	for _, f := range r.Figures {
		what := "figure " + string(f.ID)
		c.span(what, f.Span)
		member(c, what, "measure", f.Measure, Measures)
		c.bounds(what, f.Low, f.Value)
		c.bounds(what, f.Value, f.High)
		c.bounds(what, f.Low, f.High)
		if f.Event != "" && !c.eventIDs[f.Event] {
			c.fault("%s: event %q is not in the record", what, f.Event)
		}
		if f.Supersedes != "" && !c.figureIDs[f.Supersedes] {
			c.fault("%s: supersedes %q, which is not in the record", what, f.Supersedes)
		}
		c.word(what, f.Word)
	}
}

func (c *checker) roles(list []Role) {
	for i, r := range list {
		what := fmt.Sprintf("role %d", i)
		member(c, what, "part", r.Part, Parts)
		c.entity(what, "entity", r.Entity)
		c.spans(what, r.Mentions)
		if r.Name == "" || len(r.Mentions) == 0 {
			c.fault("%s: has no name or no mention", what)
		}
	}
}

func (c *checker) bounds(what string, low, high *float64) {
	if low != nil && high != nil && !(*low <= *high) {
		c.fault("%s: bounds out of order: %g over %g", what, *low, *high)
	}
}

func (c *checker) word(what string, list []Word) {
	for _, w := range list {
		member(c, what, "certainty", w.Certainty, Certainties)
		if w.Outlet == (w.Statement != "") {
			c.fault("%s: a voucher is either the outlet or a statement", what)
		}
		if _, ok := c.statementIDs[w.Statement]; w.Statement != "" && !ok {
			c.fault("%s: voucher %q is not in the record", what, w.Statement)
		}
		if w.Hedge != nil {
			c.span(what, *w.Hedge)
		}
	}
}

func clip(s string) string {
	const most = 40
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
