package when

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// anchor is the time that expressions are resolved against.
type anchor struct {
	day   civil  // month and day may be unknown (0)
	clock string // "15:04", if known
	label string // for reasons: "publication", "the post"
	ok    bool
}

// known tells whether the anchor is known to the day.
func (a anchor) known() bool { return a.ok && a.day.day > 0 }

// text is the anchor as a TIMEX3 value.
func (a anchor) text() string {
	switch {
	case !a.ok:
		return ""
	case a.day.day > 0:
		return a.day.iso()
	case a.day.month > 0:
		return a.day.monthISO()
	}
	return four(a.day.year)
}

// at writes the anchor for readers: "publication on Saturday 3 February 2024".
func (a anchor) at() string {
	if a.day.day > 0 {
		return a.label + " on " + a.day.long()
	}
	return a.label + " in " + a.day.long()
}

// parseAnchor reads an ISO 8601 date or date and time.
func parseAnchor(s, label string) anchor {
	c, ok := parseISO(strings.TrimSpace(s))
	a := anchor{day: c, label: label, ok: ok}
	if at := strings.IndexByte(s, 'T'); at > 0 && len(s) >= at+6 && s[at+3] == ':' && allDigits(s[at+1:at+3]) && allDigits(s[at+4:at+6]) {
		a.clock = s[at+1 : at+6]
	}
	return a
}

// reportAnchor is the publication time, or else the dateline's day.
func reportAnchor(report *record.Report) anchor {
	if a := parseAnchor(report.Published, "publication"); a.ok {
		return a
	}
	for _, r := range report.Layout {
		if r.Kind == record.RegionDateline {
			if a := parseAnchor(r.Value, "the dateline"); a.ok {
				return a
			}
		}
	}
	return anchor{}
}

// isNarrative tells whether the text tells a history rather than the news of
// its day: most of its years are far from publication and it hardly speaks of
// "yesterday" or "Friday". Such texts are anchored to the last date told.
func isNarrative(doc *grammar.Doc, matches []found, published anchor) bool {
	years, far, deictic, headings := 0, 0, 0, 0
	for i := range matches {
		f := &matches[i]
		if y, ok := f.get(cYear); ok {
			years++
			if !published.ok || abs(int(y.num)-published.day.year) > 1 || f.has(cEra) {
				far++
				if isHeading(doc, f) {
					headings++
				}
			}
		}
		if f.has(cDeictic) || f.has(cTonight) || f.has(cWeekday) && !f.has(cMonth) {
			deictic++
		}
	}
	if !published.ok {
		return years >= 3 && deictic*4 <= years
	}
	if headings >= 2 && far*10 >= years*6 && deictic*20 <= len(matches) {
		return true
	}
	return years >= 6 && far*10 >= years*6 && deictic*8 <= years && years*5 >= len(matches)
}

// isHeading tells whether a year stands alone in its line, over a chapter of a
// chronicle.
func isHeading(doc *grammar.Doc, f *found) bool {
	s := doc.SentenceOf(doc.TokenAt(f.start))
	if s >= len(doc.Sentences) {
		return false
	}
	n := doc.Sentences[s].Last - doc.Sentences[s].First
	return n <= 2 && int(doc.Tokens[doc.Sentences[s].First].Start) == f.start
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
