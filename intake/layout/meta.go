package layout

import (
	"strings"

	"sayso/intake/calendar"
)

// told is a date that a line tells, in ISO 8601.
type told struct {
	value string
	ok    bool
}

// meta is what a line of byline and dates tells.
type meta struct {
	names              []string
	outlet             string
	credits            []string
	published, updated told
}

// dateLabels are what stands before a date in a head, lower case.
var dateLabels = []struct {
	label   string
	updated bool
}{
	{"first published", false}, {"originally published", false}, {"published online", false}, {"published duration", false}, {"published", false}, {"posted", false},
	{"last updated", true}, {"last modified", true}, {"updated", true}, {"modified", true}, {"update", true},
	{"this story is from", false}, {"issued", false}, {"created", false}, {"publication date", false}, {"date published", false},
	{"dateline", false}, {"date", false}, {"filed", false}, {"issue date", false},
}

// read takes a line apart into labels, dates, bylines, outlets and agencies.
// It fails if anything else is in the line, or nothing.
func (m *meta) read(s string) bool {
	if len(s) > 220 {
		return false
	}
	found, barred := false, false
	for {
		s = strings.TrimLeft(s, " \t\u00a0|•·—–-/,;*_~")
		if s == "" {
			return found
		}
		n := m.date(s)
		if n == 0 {
			n = m.readingTime(s)
		}
		if n == 0 {
			n = m.byline(s)
		}
		if n == 0 {
			n = m.source(s)
		}
		if n == 0 { // behind a date and a bar, the sections may follow
			return barred && m.published.ok && len(s) < 80 && !endsSentence(s)
		}
		found, s = true, s[n:]
		barred = strings.HasPrefix(strings.TrimLeft(s, " "), "| ")
	}
}

// date reads a date with an optional label, and returns its length.
func (m *meta) date(s string) int {
	rest, updated := s, false
	for _, l := range dateLabels {
		if cut, ok := cutFold(rest, l.label); ok && (cut == "" || strings.IndexByte(" :\t", cut[0]) >= 0) {
			rest, updated = cut, l.updated
			break
		}
	}
	labelled := len(rest) < len(s)
	rest = strings.TrimLeft(rest, " :\t")
	for _, w := range [...]string{"on ", "at "} {
		if cut, ok := cutFold(rest, w); ok && labelled {
			rest = cut
		}
	}
	order := calendar.DayFirst
	d, ok := calendar.At(rest, order)
	if !ok || d.Year == 0 {
		return 0
	}
	if d.End < len(rest) && strings.IndexByte(" \t|•·—–-/,;*_~)", rest[d.End]) < 0 && rest[d.End] < 0x80 {
		return 0
	}
	if updated && !m.updated.ok {
		m.updated = told{d.String(), true}
	} else if !updated && !m.published.ok {
		m.published = told{d.String(), true}
	}
	return len(s) - len(rest) + d.End
}

// readingTime reads "3 min read", "Updated 3 hours ago" and the like.
func (m *meta) readingTime(s string) int {
	if n := agoLength(s); n > 0 {
		return n
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 2 {
		return 0
	}
	for _, w := range [...]string{" min read", " minute read", " mins read", " minutes read", "-minute read"} {
		if rest, ok := cutFold(s[digits:], w); ok {
			return len(s) - len(rest)
		}
	}
	return 0
}

// agoLength reads a time told from now, "Updated 3 hours ago", "25m ago", and
// returns its length; nobody can tell when that was.
func agoLength(s string) int {
	rest, _ := cutAny(s, "last updated ", "updated ", "published ", "posted ", "about ")
	digits := leadingDigits(rest)
	if digits == 0 || digits > 2 {
		return 0
	}
	after := strings.TrimLeft(rest[digits:], " ")
	unit := wordLetters(after)
	ago, ok := cutFold(after[unit:], " ago")
	if !ok || !strings.Contains(" m h d min mins minute minutes hr hrs hour hours day days s sec seconds week weeks ", " "+strings.ToLower(after[:unit])+" ") {
		return 0
	}
	return len(s) - len(ago)
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return n
}

func wordLetters(s string) int {
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	return n
}

// source reads the name of an outlet or agency that stands alone between
// separators.
func (m *meta) source(s string) int {
	end := len(s)
	for _, sep := range [...]string{" | ", " • ", " · ", " — ", " – ", " - ", ", "} {
		if at := strings.Index(s, sep); at > 0 {
			end = min(end, at)
		}
	}
	name := strings.TrimSpace(s[:end])
	bare, _ := cutSuffixFold(name, " writer", " writers", " staff", " correspondent")
	switch {
	case isAgency(bare):
		m.credits = append(m.credits, bare)
	case (IsOutlet(name) || looksOutlet(name)) && m.outlet == "":
		m.outlet = name
	case knownPlace(name) && (m.outlet != "" || len(m.credits) > 0 || len(m.names) > 0):
	default:
		return 0
	}
	return end
}

// cutFold removes a prefix without regard to case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// cutSuffixFold removes the first of the suffixes that s ends in.
func cutSuffixFold(s string, suffixes ...string) (string, bool) {
	for _, suffix := range suffixes {
		if n := len(s) - len(suffix); n > 0 && strings.EqualFold(s[n:], suffix) {
			return s[:n], true
		}
	}
	return s, false
}
