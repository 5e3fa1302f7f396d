package show

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sayso/record"
)

// Day says a TIMEX3 value in words where it is a day ("Friday 2 February
// 2024"), a day with a clock time, a month, a week or a part of one, or a length;
// otherwise it returns the value itself.
func Day(value string) string {
	if said, ok := references[value]; ok {
		return said
	}
	if said, ok := length(value); ok {
		return said
	}
	if from, to, ok := strings.Cut(value, "/"); ok {
		return Day(from) + " to " + Day(to)
	}
	date, clock, _ := strings.Cut(value, "T")
	out := date
	if t, err := time.Parse("2006-01-02", date); err == nil {
		out = t.Format("Monday 2 January 2006")
	} else if t, err := time.Parse("2006-01", date); err == nil {
		out = t.Format("January 2006")
	} else if said, ok := unresolved(date); ok {
		out = said
	} else if said, ok := stretch(date); ok {
		out = said
	}
	if part := partOfDay(clock); part != "" {
		out += ", " + part
	}
	return out
}

// lengths are TIMEX3's units of time, of a day and more, and of less.
var lengths, clockLengths = map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'E': "decade", 'C': "century", 'N': "night"},
	map[byte]string{'H': "hour", 'M': "minute", 'S': "second"}

// length says a length of time: "3 days", "24 hours", "some weeks".
func length(value string) (string, bool) {
	n, ok := strings.CutPrefix(value, "P")
	if !ok || len(n) < 2 {
		return "", false
	}
	units := lengths
	if rest, ok := strings.CutPrefix(n, "T"); ok {
		n, units = rest, clockLengths
	}
	unit := units[n[len(n)-1]]
	if n = n[:len(n)-1]; unit == "" {
		return "", false
	}
	if n == "X" {
		n = "some"
	} else if _, err := strconv.ParseFloat(n, 64); err != nil {
		return "", false
	}
	switch {
	case n == "1":
		return "1 " + unit, true
	case unit == "century":
		return n + " centuries", true
	}
	return n + " " + unit + "s", true
}

// parts are TIMEX3's codes for parts of a year; %s is the year.
var parts = map[string]string{
	"SP": "spring of %s", "SU": "summer of %s", "FA": "autumn of %s", "WI": "winter of %s", "H1": "first half of %s", "H2": "second half of %s",
	"Q1": "first quarter of %s", "Q2": "second quarter of %s", "Q3": "third quarter of %s", "Q4": "last quarter of %s",
}

// stretch says weeks, weekends, parts of a year and decades.
func stretch(date string) (string, bool) {
	year, part, _ := strings.Cut(date, "-")
	n, err := strconv.Atoi(year)
	if err != nil || n < 0 {
		return "", false
	}
	if form := parts[part]; form != "" {
		return fmt.Sprintf(form, year), true
	}
	week, weekend := strings.CutSuffix(part, "-WE")
	if w, err := strconv.Atoi(strings.TrimPrefix(week, "W")); err == nil && strings.HasPrefix(week, "W") && len(year) == 4 && w >= 1 && w <= 53 {
		monday := mondayOf(n, w)
		if weekend {
			return "weekend of " + monday.AddDate(0, 0, 5).Format("2 January 2006"), true
		}
		return "week of " + monday.Format("2 January 2006"), true
	}
	if len(year) == 3 && part == "" {
		return "the " + year + "0s", true
	}
	return "", false
}

// mondayOf is the first day of an ISO week: the week of 4 January is the
// year's first.
func mondayOf(year, week int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, 7*(week-1)-(int(fourth.Weekday())+6)%7)
}

// partsOfDay are TIMEX3's codes.
var partsOfDay = map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}

// partOfDay says a clock time or a part of the day; nothing where neither is
// told.
func partOfDay(clock string) string {
	if name, ok := partsOfDay[clock]; ok {
		return name
	}
	if clock == "" || strings.HasPrefix(clock, "X") {
		return "" // not told
	}
	zone := ""
	for _, z := range [...]string{"+00:00", "Z"} {
		if trimmed, ok := strings.CutSuffix(clock, z); ok {
			clock, zone = trimmed, " UTC"
		}
	}
	if len(clock) > 8 && (clock[8] == '+' || clock[8] == '-' || clock[8] == '.') {
		clock, zone = clock[:8], " UTC"+clock[8:]
		if strings.HasPrefix(zone, " UTC.") {
			zone = ""
		}
	}
	if len(clock) == 8 && clock[5] == ':' {
		clock = clock[:5] // nobody publishes by the second
	}
	return clock + zone
}

// references are values without a date.
var references = map[string]string{"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}

// unresolved says values whose year or week is not known.
func unresolved(date string) (string, bool) {
	if d, ok := strings.CutPrefix(date, "XXXX-WXX-"); ok {
		if n, err := strconv.Atoi(d); err == nil && n >= 1 && n <= 7 {
			return "a " + time.Weekday(n%7).String(), true
		}
	}
	if md, ok := strings.CutPrefix(date, "XXXX-"); ok {
		if t, err := time.Parse("01-02", md); err == nil {
			return t.Format("2 January") + ", year not told", true
		}
		if t, err := time.Parse("01", md); err == nil {
			return t.Format("January") + ", year not told", true
		}
	}
	return "", false
}

// Bounds says what a figure's wording allows: "85", "125 or more", "40 at
// most", "10 to 20", "about 40".
func Bounds(f *record.Figure) string {
	var said string
	switch {
	case f.Low != nil && f.High != nil && *f.Low == *f.High:
		said = Number(*f.Low)
	case f.Low != nil && f.High != nil:
		said = Number(*f.Low) + " to " + Number(*f.High)
	case f.Low != nil:
		said = Number(*f.Low) + " or more"
	case f.High != nil:
		said = Number(*f.High) + " at most"
	case f.Value != nil:
		said = "about " + Number(*f.Value)
	default:
		said = "not a number"
	}
	switch {
	case f.Unit == "%":
		said += " %"
	case f.Unit != "":
		said += " " + f.Unit
	}
	return said
}

// Number writes n with thin groups of three: 1,077.
func Number(n float64) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	whole, part, dotted := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dotted {
		whole += "." + part
	}
	return sign + whole
}

// PlaceNote says a place's kind, country and precision: a country is never
// given as a point without saying so.
func PlaceNote(p record.Place) string {
	var parts []string
	if p.Within != "" && p.Within != p.Name {
		parts = append(parts, p.Within)
	}
	if p.Country != "" {
		parts = append(parts, Country(p.Country))
	}
	if p.Precision != "" {
		parts = append(parts, "to the "+string(p.Precision))
	}
	if p.Lat != nil && p.Lon != nil && p.Precision != record.PrecisionCountry {
		parts = append(parts, fmt.Sprintf("%.2f, %.2f", *p.Lat, *p.Lon))
	}
	return strings.Join(parts, " · ")
}
