package when

import (
	"sort"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// valued is an expression resolved. An empty value means that it turned out
// not to be a time after all.
type valued struct {
	kind           record.TimeType
	value, mod     string
	anchor, reason string
	// day is the date resolved to, as far as known, for later expressions to
	// lean on.
	day civil
	// wantsDay marks a clock time or part of a day written without its date;
	// value is then the part from "T" on.
	wantsDay bool
	base     anchor
	told     civil // of a clock time, the date told last
	// aside keeps the date from becoming what "the next day" leans on.
	aside bool
}

// valuer resolves the expressions of one report, in text order.
type valuer struct {
	doc       *grammar.Doc
	report    *record.Report
	published anchor
	narrative bool
	dayFirst  bool // the report writes 3 February rather than February 3
	last      civil
	lastOK    bool
	clock     string  // the clock time told last, "17:30"; empty for none
	night     civil   // the day whose evening or night was told last
	quarter   quarter // the business period last told of
	f         *found
	base      anchor // what the current expression leans on
}

func newValuer(doc *grammar.Doc, report *record.Report, matches []found) *valuer {
	v := &valuer{doc: doc, report: report, published: reportAnchor(report)}
	v.narrative = isNarrative(doc, matches, v.published)
	first := 0
	for i := range matches {
		switch matches[i].rule.name {
		case "when.day-month", "when.day-month-year":
			first++
		case "when.month-day", "when.month-day-year":
			first--
		}
	}
	v.dayFirst = first > 0
	return v
}

// all values the matches in order, then gives clock times their days.
func (v *valuer) all(matches []found) []valued {
	out := make([]valued, len(matches))
	for i := range matches {
		v.f = &matches[i]
		v.base = v.anchorOf(v.f)
		out[i] = v.f.rule.value(v, v.f)
		out[i].base = v.base
		if out[i].wantsDay && v.lastOK {
			out[i].told = v.last
		}
		if d := out[i].day; d.year != 0 && !out[i].aside && !v.passing(d) {
			v.last, v.lastOK = d, true
		}
		if t := out[i].value; len(t) == 13 && (t[10:] == "TNI" || t[10:] == "TEV") && out[i].day.day > 0 {
			v.night = out[i].day
		}
		if c := clockOf(&out[i]); c != "" {
			v.clock = c
		}
	}
	for i := range out {
		if out[i].wantsDay {
			v.giveDay(matches, out, i)
		}
	}
	return out
}

// clockOf is the hour and minute of a value, "17:30"; empty where it has none.
func clockOf(o *valued) string {
	i := strings.IndexByte(o.value, 'T')
	if o.kind != record.Clock || i < 0 || len(o.value) < i+6 || o.value[i+3] != ':' || !allDigits(o.value[i+1:i+3]) || !allDigits(o.value[i+4:i+6]) {
		return ""
	}
	return o.value[i+1 : i+6]
}

// passing tells whether the year alone is named in passing ("by 1976", "the
// 1870 war") and so is not where the telling has got to.
func (v *valuer) passing(d civil) bool {
	if d.month != 0 || !v.lastOK {
		return false
	}
	at := v.doc.TokenAt(v.f.start) - 1
	if s := v.doc.SentenceOf(at + 1); s < len(v.doc.Sentences) && int(v.doc.Sentences[s].First) == at+1 {
		return false // a heading, or a line of a chronicle
	}
	return at >= 0 && !oneOf(lower(v.doc.Word(at)), "in during of early late mid")
}

// anchorOf chooses what an expression leans on.
func (v *valuer) anchorOf(f *found) anchor {
	if p := v.postAt(f.start); p != nil {
		if a := parseAnchor(p.Posted, "the post"); a.ok {
			return a
		}
	}
	if v.narrative && v.lastOK {
		return v.lastAnchor()
	}
	a := v.published
	if clock := v.blockClock(f.start); clock != "" {
		a.clock, a.label = clock, "the block's clock time, "+a.label
	}
	return a
}

// blockClock is the clock time that heads the block of a running report that
// byte at lies in, "" for none.
func (v *valuer) blockClock(at int) string {
	layout := v.report.Layout
	for i, left := sort.Search(len(layout), func(i int) bool { return layout[i].End > at })-1, 64; i >= 0 && left > 0; i, left = i-1, left-1 {
		if layout[i].Kind == record.RegionClock {
			if s := layout[i].Value; len(s) >= 5 && s[2] == ':' && allDigits(s[:2]) && allDigits(s[3:5]) {
				return s[:5]
			}
			return ""
		}
	}
	return ""
}

// lastAnchor is the last date told.
func (v *valuer) lastAnchor() anchor {
	return anchor{day: v.last, label: "the date told before", ok: v.lastOK}
}

// told is what "the next day" leans on: the last date told, else the base.
func (v *valuer) told() anchor {
	if v.lastOK {
		return v.lastAnchor()
	}
	return v.base
}

// postAt returns the embedded post that holds byte at, nil for none.
func (v *valuer) postAt(at int) *record.Post {
	posts := v.report.Posts
	i := sort.Search(len(posts), func(i int) bool { return posts[i].Span.End > at })
	if i < len(posts) && posts[i].Span.Start <= at {
		return &posts[i]
	}
	return nil
}

// nearby bounds the search for a clock time's day, in expressions.
const nearby = 8

// giveDay completes a clock time with the day told nearest in its sentence,
// or the day of its block, or the day of publication.
func (v *valuer) giveDay(matches []found, out []valued, i int) {
	best, bestGap := -1, 1<<30
	s := v.sentence(matches[i].start)
	for k := i - 1; k >= max(0, i-nearby) && v.sentence(matches[k].start) == s; k-- {
		if gap := matches[i].start - matches[k].end; carriesDay(out[k]) && gap < bestGap {
			best, bestGap = k, gap
		}
	}
	for k := i + 1; k < min(len(out), i+nearby) && v.sentence(matches[k].start) == s; k++ {
		if gap := matches[k].start - matches[i].end; carriesDay(out[k]) && gap < bestGap {
			best, bestGap = k, gap
		}
	}
	o := &out[i]
	switch {
	case best >= 0:
		o.anchor, o.reason = out[best].value, "on the day named in the same sentence: "+out[best].value
		o.value = dayPart(out[best].value) + o.value
		if bestGap > adjoining {
			v.notYet(&matches[i], o)
		}
	case v.isTold(&matches[i], o):
		o.day, o.anchor, o.reason = o.told, o.told.iso(), "on the day told just before"
		o.value = o.told.iso() + o.value
	case o.base.known():
		a := o.base
		o.day, o.anchor, o.reason = a.day, a.text(), "on the day of "+a.at()
		o.value = a.day.iso() + o.value
		v.notYet(&matches[i], o)
	default:
		o.value, o.reason = "XXXX-XX-XX"+o.value, "the report does not tell the day"
	}
}

// isTold tells whether a clock time of what has happened belongs to the day told
// last, at most three before publication: "The mine was flooded on Tuesday. Water
// broke in at about 2 p.m."
func (v *valuer) isTold(f *found, o *valued) bool {
	if o.told.day == 0 || !o.base.known() || v.narrative || v.direction(f) >= 0 {
		return false
	}
	gap := gapDays(o.told, o.base.day)
	return gap > 0 && gap <= 3
}

// adjoining is how many bytes may lie between a clock time and its own day.
const adjoining = 6

// notYet puts a clock time of what has happened on the day before, where on
// the day of publication it was still to come ("shot at 10:45 p.m.", published
// in the morning), or the report has spoken of the night before.
func (v *valuer) notYet(f *found, o *valued) {
	a := o.base
	clock := clockOf(o)
	if clock == "" || clock >= "24" || !a.known() || len(o.value) != len("2006-01-02T15:04") || !strings.HasPrefix(o.value, a.day.iso()) || v.direction(f) >= 0 {
		return
	}
	before := a.day.addDays(-1)
	switch night := v.night == before && clock >= "18:00"; {
	case night:
		o.reason = "in the night told of before"
	case a.clock != "" && hours(clock)-hours(a.clock) > zones:
		o.reason = "on the day before " + a.at() + ", which was earlier in the day"
	default:
		return
	}
	o.day = before
	o.value = before.iso() + o.value[10:]
}

// zones is how many hours the clocks of a report's place may be ahead of those
// that its publication is told by.
const zones = 9

// hours is the hour of a clock time, "17:30".
func hours(clock string) int { return int(clock[0]-'0')*10 + int(clock[1]-'0') }

// carriesDay tells whether a value names a day, or a weekday.
func carriesDay(o valued) bool {
	d := dayPart(o.value)
	return !o.wantsDay && (o.kind == record.Date || o.kind == record.Clock) && (len(d) == 10 && (d[5] != 'W' || d[8] == '-'))
}

// dayPart is the date of a value, without its time.
func dayPart(value string) string {
	for i := 4; i < len(value); i++ {
		if value[i] == 'T' {
			return value[:i]
		}
	}
	return value
}

func (v *valuer) sentence(at int) int { return v.doc.SentenceOf(v.doc.TokenAt(at)) }
