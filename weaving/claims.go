package weaving

import (
	"cmp"
	"slices"
	"strings"

	"sayso/data"
	"sayso/record"
)

// growing are the measures whose count can only rise as more is learned: an
// older exact number is a lower bound for a newer one.
var growing = map[record.Measure]bool{record.Killed: true, record.Injured: true, record.Detained: true, record.Displaced: true}

var everyone = wordSet(data.WeavingEveryone)

// counted is the class of what a figure counts, for comparing figures: who
// exactly, or "" for everybody.
func counted(of string) string {
	of = strings.ToLower(strings.TrimSpace(of))
	if of = strings.TrimPrefix(of, "the "); everyone[of] {
		return ""
	}
	return of
}

// claimsOf asks, of one event across reports, each question that its figures
// answer, and whether it happened if somebody denies it.
func claimsOf(event *Event, tellers []teller, w *storyWeave) []Claim {
	byQuestion := map[string]*Claim{}
	for _, t := range tellers {
		r := w.records[t.member.Report]
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Event != t.member.Event {
				continue
			}
			key := string(f.Measure) + "|" + counted(f.Of) + "|" + f.Scope
			c := byQuestion[key]
			if c == nil {
				c = &Claim{Kind: "claim", ID: "claim-" + short(event.ID+key), Event: event.ID, Measure: f.Measure, Of: counted(f.Of), Scope: f.Scope, Latest: map[string]Version{}, Score: event.Score}
				c.Because = append(c.Because, "figures of one event with the same measure, counting the same and covering the same")
				byQuestion[key] = c
			}
			c.Versions = append(c.Versions, w.versions(r, f)...)
		}
	}
	out := denialsOf(event, tellers, w, byQuestion)
	for _, c := range byQuestion {
		finish(c)
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Of, b.Of), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// versions returns one version per voucher of a figure.
func (w *storyWeave) versions(r *record.Record, f *record.Figure) []Version {
	var out []Version
	for _, word := range f.Word {
		v := w.version(r, word)
		v.Figure, v.Value, v.Low, v.High = f.ID, f.Value, f.Low, f.High
		for i := range r.Figures {
			v.Superseded = v.Superseded || r.Figures[i].Supersedes == f.ID
		}
		out = append(out, v)
	}
	return out
}

// version says whose word a voucher is, by whom it came, when it was said.
func (w *storyWeave) version(r *record.Record, word record.Word) Version {
	v := Version{Report: r.Report.ID, Source: "outlet:" + w.outlet(r.Report.ID), Said: r.Report.Published, Certainty: word.Certainty, Origin: w.ancestry.origin(r.Report.ID)}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.ID != word.Statement || word.Statement == "" {
			continue
		}
		v.Statement = s.ID
		if id := w.cast.of(r.Report.ID, s.Source); id != "" {
			v.Source = id
		}
		for _, via := range s.Via {
			v.Via = append(v.Via, w.cast.of(r.Report.ID, via))
		}
		if when := resolve(r, s.Time); when != "" {
			v.Said = when
		}
	}
	return v
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// resolve returns the TIMEX3 value of a time id or value.
func resolve(r *record.Record, when string) string {
	for i := range r.Times {
		if string(r.Times[i].ID) == when {
			return r.Times[i].Value
		}
	}
	return when
}

// finish orders a claim's versions and sums them up.
func finish(c *Claim) {
	slices.SortStableFunc(c.Versions, func(a, b Version) int {
		return cmp.Or(cmp.Compare(a.Said, b.Said), cmp.Compare(toInt(b.Superseded), toInt(a.Superseded)), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Figure, b.Figure), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Statement, b.Statement))
	})
	for _, v := range c.Versions {
		if !v.Superseded {
			c.Latest[v.Source] = v
		}
		low, high := interval(v)
		if low != nil && (c.Range.Low == nil || *low < *c.Range.Low) {
			c.Range.Low = low
		}
		if high != nil && (c.Range.High == nil || *high > *c.Range.High) {
			c.Range.High = high
		}
	}
	c.Disputed = disputed(c)
}

// interval is what a version allows: its bounds, or its value for both where
// it has none ("about 40").
func interval(v Version) (low, high *float64) {
	low, high = v.Low, v.High
	if low == nil && high == nil {
		low, high = v.Value, v.Value
	}
	return low, high
}

// disputed tells whether the latest versions of two sources can't both hold.
func disputed(c *Claim) bool {
	latest := make([]Version, 0, len(c.Latest))
	for _, v := range c.Latest {
		latest = append(latest, v)
	}
	for i, a := range latest {
		for _, b := range latest[:i] {
			if clash(a, b, growing[c.Measure]) {
				return true
			}
		}
	}
	return false
}

// clash tells whether two versions exclude each other. Where counts grow, an
// older number bounds a newer one from below only.
func clash(a, b Version, grows bool) bool {
	if (a.Certainty == record.CertaintyDenied) != (b.Certainty == record.CertaintyDenied) {
		return true
	}
	lowA, highA := interval(a)
	lowB, highB := interval(b)
	if grows && day(a.Said) < day(b.Said) {
		highA = nil
	}
	if grows && day(b.Said) < day(a.Said) {
		highB = nil
	}
	return lowA != nil && highB != nil && *lowA > *highB || lowB != nil && highA != nil && *lowB > *highA
}

// day is the date of an ISO time, for comparing.
func day(said string) string { return said[:min(len(said), len("2006-01-02"))] }
