package when

import (
	"strconv"

	"sayso/record"
)

// valueDate resolves calendar dates: day, month, season, year, alone or
// together, with an edge ("early", "the end of") and a part of the day.
func valueDate(v *valuer, f *found) valued {
	c, reason := v.calendar(f)
	out := valued{kind: record.Date, day: c, reason: reason}
	switch season := f.text(cSeason); {
	case season != "":
		c.month, c.day = 0, 0
		out.value, out.day = four(c.year)+"-"+season, civil{year: c.year, month: seasonMonth(season)}
	case f.has(cMonth) || c.day > 0:
		out.value = underspecified(c)
	default:
		out.value = four(c.year)
	}
	if c.year == 0 {
		out.day = civil{}
		if season := f.text(cSeason); season != "" {
			out.value = "XXXX-" + season
		}
	}
	if !f.has(cYear) && !f.has(cYear2) {
		out.anchor = v.base.text()
	}
	return v.finish(f, out)
}

// underspecified writes a date with X for what is unknown.
func underspecified(c civil) string {
	s := "XXXX"
	if c.year != 0 {
		s = four(c.year)
	}
	if c.month > 0 {
		s += "-" + two(c.month)
	} else if c.day > 0 {
		s += "-XX"
	}
	if c.day > 0 {
		s += "-" + two(c.day)
	}
	return s
}

// seasonMonth is a month in the middle of a season (of the north).
func seasonMonth(season string) int {
	switch season {
	case "SP":
		return 4
	case "SU":
		return 7
	case "FA":
		return 10
	}
	return 12
}

// calendar reads year, month and day out of a match and completes the year.
func (v *valuer) calendar(f *found) (civil, string) {
	c := civil{month: f.number(cMonth), day: f.number(cDay)}
	if o, ok := f.get(cOrd); ok && c.day == 0 && c.month > 0 && o.num <= 31 {
		c.day = int(o.num)
	}
	if y, ok := f.get(cYear); ok {
		c.year = int(y.num)
	} else if y, ok := f.get(cYear2); ok {
		c.year = v.shortYear(int(y.num))
	} else if n, ok := f.first(cNum); ok && f.has(cEra) {
		c.year = int(n.num)
	}
	if f.text(cEra) == "BC" {
		c.year = -c.year
	}
	if c.month > 0 && c.day > daysIn(2000, c.month) {
		c.day = 0
	}
	if c.year != 0 {
		return c, "written in full"
	}
	return v.completeYear(f, c)
}

// shortYear places a two-digit year in the century that the text is about.
func (v *valuer) shortYear(y int) int {
	if v.narrative && v.lastOK {
		full := v.last.year/100*100 + y%100
		return full
	}
	return y
}

// completeYear chooses the year of a date that names none.
func (v *valuer) completeYear(f *found, c civil) (civil, string) {
	month := c.month
	if s := f.text(cSeason); s != "" {
		month = seasonMonth(s)
	}
	a := v.base
	if f.has(cThat) || f.has(cFoll) || f.has(cPrev) {
		a = v.told()
	}
	if !a.ok {
		if v.lastOK {
			c.year = v.last.year
			return c, "in the year told before"
		}
		return c, "nothing tells the year"
	}
	if month == 0 {
		month = c.month
	}
	shift := f.shift()
	if month == 0 {
		c.year = a.day.year
		return c, "in the year of " + a.at()
	}
	target := civil{month: month, day: max(c.day, 0)}
	c.year = v.pickYear(a, target, shift, f)
	return c, v.yearReason(shift, a)
}

func (v *valuer) yearReason(shift int, a anchor) string {
	switch {
	case shift < 0:
		return "the last one before " + a.at()
	case shift > 0:
		return "the next one after " + a.at()
	}
	return "the one nearest to " + a.at()
}

// shift is the direction that the expression's own words give: -1 for "last",
// +1 for "next", 0 for none.
func (f *found) shift() int {
	switch {
	case f.has(cLast) || f.has(cPrev):
		return -1
	case f.has(cNext) || f.has(cFoll):
		return 1
	}
	return 0
}

// pickYear chooses the year that puts a month or a day nearest to the anchor,
// bending to the tense of the sentence and, in narratives, to the future of
// what has been told.
func (v *valuer) pickYear(a anchor, target civil, shift int, f *found) int {
	if a.day.month == 0 {
		return a.day.year
	}
	if f.has(cThis) {
		return a.day.year
	}
	best, bestCost := a.day.year, 1e18
	tense := 0
	if !v.narrative && shift == 0 {
		tense = v.direction(f)
	}
	for y := a.day.year - 1; y <= a.day.year+1; y++ {
		gap := float64(gapDays(a.day, civil{y, target.month, target.day}))
		cost := gap
		switch {
		case gap < 0:
			cost = -gap
			if shift > 0 || tense > 0 {
				cost += againstTense
			}
			if shift > 0 {
				cost += 1000
			}
			if v.narrative && y < a.day.year {
				cost *= lastYearCost
			} else if v.narrative {
				cost *= backCost
			}
		case gap > 0 && shift < 0:
			cost += 1000
		case gap > 0 && tense < 0:
			cost += againstTense
		case gap == 0 && shift != 0:
			cost += 1000
		}
		if cost < bestCost {
			best, bestCost = y, cost
		}
	}
	return best
}

// backCost and lastYearCost are how much rather a narrative goes on than back
// within the year, and into the year before.
const backCost, lastYearCost = 1.2, 2.0

// againstTense is what it costs, in days, to go against the clause's tense.
const againstTense = 220

// gapDays is the number of days from a to b; where either has no day, only
// the months count.
func gapDays(a, b civil) int {
	if a.day == 0 || b.day == 0 {
		return (b.year*12 + b.month - a.year*12 - a.month) * 30
	}
	return b.dayNumber() - a.dayNumber()
}

// finish adds what comes with any date: the edge or approximation as a
// modifier, the part of the day or clock time, and the type.
func (v *valuer) finish(f *found, out valued) valued {
	if m, ok := f.get(cMod); ok {
		out.mod = m.text
	}
	for _, c := range [...]class{cEdge, cEdgeOf} {
		if e, ok := f.get(c); ok {
			out.mod = e.text
		}
	}
	if f.has(cEarlier) {
		out.mod = "START"
	} else if f.has(cLater) {
		out.mod = "END"
	}
	if f.lit("end") {
		out.mod = "END"
	}
	if t := v.timeOfDay(f); t != "" && out.value != "" {
		out.kind = record.Clock
		out.value += t
	}
	return out
}

// timeOfDay is the "T…" part of a value: a clock time or a part of the day.
func (v *valuer) timeOfDay(f *found) string {
	zone := f.text(cZone)
	if h, ok := f.get(cHHMM); ok && !f.has(cClock) {
		n := int(h.num)
		return "T" + two(n/100) + ":" + two(n%100) + zone
	}
	if c, ok := f.get(cClock); ok {
		return "T" + to24(c.text, f.text(cAmPm)) + zone
	}
	if f.has(cAmPm) {
		if h, ok := f.first(cNum); ok && hourFigure(h.num) {
			hour, minute := int(h.num), 0
			if hour >= 100 {
				hour, minute = hour/100, hour%100
			}
			return "T" + to24(two(hour)+":"+two(minute), f.text(cAmPm)) + zone
		}
	}
	if h, ok := f.first(cNum); ok && f.has(cPart) && h.num >= 1 && h.num <= 12 {
		return "T" + to24(two(int(h.num))+":00", halfOfDay(f.text(cPart), int(h.num))) + zone
	}
	if p, ok := f.get(cPartClock); ok {
		return "T" + p.text
	}
	for _, c := range [...]class{cPart, cTonight, cOvernight} {
		if p, ok := f.get(c); ok {
			return "T" + p.text
		}
	}
	if f.lit("hours") && f.has(cEdge) {
		return "TMO" // "the early hours of Saturday"
	}
	return ""
}

// halfOfDay tells which 4 "4 in the morning" is.
func halfOfDay(part string, hour int) string {
	if part == "MO" || part == "NI" && (hour < 6 || hour == 12) {
		return "am"
	}
	return "pm"
}

// to24 turns hh:mm and "am" or "pm" into a 24-hour clock time.
func to24(hm, ampm string) string {
	h := int(hm[0]-'0')*10 + int(hm[1]-'0')
	switch {
	case ampm == "pm" && h < 12:
		h += 12
	case ampm == "am" && h == 12:
		h = 0
	}
	return two(h) + hm[2:]
}

// valueISO resolves dates written in figures, most significant first.
func valueISO(v *valuer, f *found) valued {
	text := f.text(cISO)
	c, _ := parseISO(text)
	kind := record.Date
	if len(text) > 10 {
		kind = record.Clock
	}
	out := valued{kind: kind, value: text, day: c, reason: "written in full"}
	if kind == record.Date {
		return v.finish(f, out)
	}
	return out
}

// valueSlash resolves 02/03/2024: the month comes first unless that is no
// month or the report writes its dates day first.
func valueSlash(v *valuer, f *found) valued {
	n := f.number(cSlash)
	y, a, b := n/10000, n/100%100, n%100
	c := civil{y, a, b}
	reason := "read as month/day/year"
	early := civil{y, b, a}
	if v.base.known() && b <= 12 && c.valid() && early.valid() && gapDays(v.base.day, c) > 1 && gapDays(v.base.day, early) <= 0 && v.direction(f) <= 0 {
		c, reason = early, "read as day/month/year, which has passed"
	}
	if s := f.text(cSlash); a > 12 || v.dayFirst && b <= 12 || len(s) > 2 && (s[1] == '.' || s[2] == '.') && b <= 12 {
		c, reason = civil{y, b, a}, "read as day/month/year"
	}
	if !c.valid() {
		return valued{}
	}
	return v.finish(f, valued{kind: record.Date, value: c.iso(), day: c, reason: reason})
}

// valueDayOf resolves the second day of "March 3-5", and "the 20th".
func valueDayOf(v *valuer, f *found) valued {
	c := civil{day: f.number(cDay)}
	if o, ok := f.get(cNth); ok {
		c.day = int(o.num)
	}
	if f.has(cMonth) {
		return valueDate(v, f)
	}
	a := v.told()
	if !a.ok || a.day.month == 0 {
		return valued{kind: record.Date, value: underspecified(c), reason: "nothing tells the month"}
	}
	c.year, c.month = a.day.year, a.day.month
	if !c.valid() {
		return valued{}
	}
	return valued{kind: record.Date, value: c.iso(), day: c, anchor: a.text(), reason: "day " + strconv.Itoa(c.day) + " of the month of " + a.at()}
}

// valueFirstDay resolves the first day of "5 to 7 February".
func valueFirstDay(v *valuer, f *found) valued {
	day, ok := f.first(cDay)
	if o, isOrd := f.first(cOrd); !ok && isOrd {
		day = o
	}
	g := *f
	g.slots = append([]slot{}, f.slots...)
	for i := range g.slots {
		if c := g.slots[i].class; c == cDay || c == cOrd {
			g.slots[i] = slot{cDay, day.text, day.num}
		}
	}
	return valueDate(v, &g)
}

// valueNight resolves "the night of 27 to 28 January" and "the night of Monday
// to Tuesday": the night that begins on the first day.
func valueNight(v *valuer, f *found) valued {
	g := *f
	g.slots = nil
	for _, s := range f.slots {
		if s.class != cWeekday || !g.has(cWeekday) {
			g.slots = append(g.slots, s)
		}
	}
	if f.has(cWeekday) {
		return valueWeekday(v, &g)
	}
	out := valueDate(v, &g)
	day, ok := f.first(cDay)
	if o, isOrd := f.first(cOrd); !ok && isOrd {
		day = o
	}
	if d := out.day; d.day > 0 && int(day.num) != d.day {
		if int(day.num) > d.day { // "of 31 January to 1 February"
			d = d.addMonths(-1)
		}
		if d.day = int(day.num); !d.valid() {
			return valued{}
		}
		out.day, out.value = d, d.iso()+v.timeOfDay(f)
	}
	return out
}

// valueDecade resolves "the 1990s" and "the eighties".
func valueDecade(v *valuer, f *found) valued {
	y := f.number(cDecade)
	if n, ok := f.get(cNineties); ok {
		y = 1900 + int(n.num)
	}
	if v.narrative && v.lastOK && !f.has(cDecade) {
		y = v.last.year/100*100 + y%100
	}
	out := valued{kind: record.Date, value: four(y)[:3], reason: "the ten years from " + four(y), aside: true}
	if y%100 == 0 && f.has(cDecade) && y < 1900 {
		out.value = four(y)[:2]
	}
	return v.finish(f, out)
}

// valueCentury resolves "the 20th century" and "this century".
func valueCentury(v *valuer, f *found) valued {
	n := 0
	if o, ok := f.first(cOrd); ok {
		n = int(o.num) - 1
	} else if v.base.ok {
		n = v.base.day.year/100 + f.shift()
	}
	if n <= 0 || n > 29 {
		return valued{}
	}
	value := two(n)
	if f.text(cEra) == "BC" {
		value = "BC" + value
	}
	return v.finish(f, valued{kind: record.Date, value: value, reason: "the hundred years from " + strconv.Itoa(n*100), aside: true})
}
