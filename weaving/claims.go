package weaving

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sayso/data"
	"sayso/record"
)

// growing are the measures whose count can only rise as more is learned: an
// older exact number is a lower bound for a newer one.
var growing = map[record.Measure]bool{record.Killed: true, record.Injured: true, record.Detained: true, record.Displaced: true}

// passing are the measures of a state that passes: the missing are found, the
// displaced return. An older number says nothing of a newer one.
var passing = map[record.Measure]bool{record.Missing: true, record.Displaced: true}

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
	v := Version{Report: r.Report.ID, Source: w.press(r.Report.ID), Said: r.Report.Published, Certainty: word.Certainty, Origin: w.ancestry.origin(r.Report.ID)}
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

// press is the source that a report's outlet is: the body of that name, where
// the story cites it, for an outlet is one whether it tells or is cited.
func (w *storyWeave) press(report string) string {
	name := w.outlet(report)
	if id := w.cast.bodies[plainName(name, false)]; id != "" {
		return id
	}
	return "outlet:" + name
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
	c.Conflicts = conflicts(c)
	c.Disputed = len(c.Conflicts) > 0
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

// aboutRoom is how far from the truth "about 40" may be, as a part of it.
const aboutRoom = 0.2

// room is interval, with room around a number that is given as "about".
func room(v Version) (low, high *float64) {
	if v.Low != nil || v.High != nil || v.Value == nil {
		return v.Low, v.High
	}
	l, h := *v.Value*(1-aboutRoom), *v.Value*(1+aboutRoom)
	return &l, &h
}

// answer is what a source says in the end, and since when.
type answer struct {
	Version
	at    int    // in the claim's versions
	since string // the first time of the unbroken run in which it says so
}

// answers returns each source's last answer, in the order of c.Versions.
func answers(c *Claim) []answer {
	var out []answer
	at := map[string]int{}
	for i, v := range c.Versions {
		if v.Superseded {
			continue
		}
		k, known := at[v.Source]
		switch {
		case !known:
			at[v.Source] = len(out)
			out = append(out, answer{v, i, v.Said})
		case sameAnswer(out[k].Version, v):
			out[k].Version, out[k].at = v, i
		default:
			out[k] = answer{v, i, v.Said}
		}
	}
	return out
}

func sameAnswer(a, b Version) bool {
	lowA, highA := interval(a)
	lowB, highB := interval(b)
	same := func(x, y *float64) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return same(lowA, lowB) && same(highA, highB) && (a.Certainty == record.CertaintyDenied) == (b.Certainty == record.CertaintyDenied)
}

// conflicts lists the pairs of sources' last answers that can't both hold, as
// indices of versions.
func conflicts(c *Claim) [][2]int {
	list := answers(c)
	var out [][2]int
	for i, b := range list {
		for _, a := range list[:i] {
			if clash(a, b, c.Measure) {
				out = append(out, [2]int{min(a.at, b.at), max(a.at, b.at)})
			}
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}

// clash tells whether two sources' answers exclude each other. Where counts
// grow, an older number bounds a newer one from below only: the newer, higher
// one is news; where what is counted passes, the newer one is news whatever it
// is. It is no news but another account where it is merely alleged, or where
// the sources held on to their numbers side by side.
func clash(a, b answer, m record.Measure) bool {
	if (a.Certainty == record.CertaintyDenied) != (b.Certainty == record.CertaintyDenied) {
		return true
	}
	if a.Certainty == record.CertaintyDenied {
		return false
	}
	lowA, highA := room(a.Version)
	lowB, highB := room(b.Version)
	news := func(older, newer answer) bool {
		return before(older.Said, newer.since) && newer.Certainty != record.CertaintyAlleged
	}
	if aFirst, bFirst := news(a, b), news(b, a); passing[m] && (aFirst || bFirst) {
		return false
	} else if growing[m] {
		if aFirst {
			highA = nil
		}
		if bFirst {
			highB = nil
		}
	}
	return lowA != nil && highB != nil && *lowA > *highB || lowB != nil && highA != nil && *lowB > *highA
}

// before tells whether an ISO time is earlier than another: by the clock
// where both have one, else by the day.
func before(a, b string) bool {
	const clock = len("2006-01-02T15:04")
	if len(a) < clock || len(b) < clock {
		return day(a) < day(b)
	}
	x, errX := time.Parse(time.RFC3339, a)
	y, errY := time.Parse(time.RFC3339, b)
	switch {
	case errX == nil && errY == nil:
		return x.Before(y)
	case errX != nil && errY != nil:
		return a[:clock] < b[:clock]
	}
	return day(a) < day(b)
}

// day is the date of an ISO time, for comparing.
func day(said string) string { return said[:min(len(said), len("2006-01-02"))] }
