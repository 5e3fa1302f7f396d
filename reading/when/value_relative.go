package when

import (
	"strconv"
	"strings"

	"sayso/record"
)

// valueWeekday resolves "Friday", "last Friday", "Friday morning". In news a
// bare weekday is the last one up to the day of publication, or the coming one
// where the sentence speaks of the future.
func valueWeekday(v *valuer, f *found) valued {
	w := f.number(cWeekday)
	a := v.base
	if f.has(cPrev) || f.has(cFoll) || f.has(cThat) {
		a = v.told()
	}
	if !a.known() {
		return v.finish(f, valued{kind: record.Date, value: "XXXX-WXX-" + strconv.Itoa(w), reason: "nothing tells which " + dayNames[w]})
	}
	back := (a.day.weekday() - w + 7) % 7 // days since the last one, 0 for the anchor's own day
	days, how := v.weekdayShift(f, back)
	d := a.day.addDays(days)
	return v.finish(f, valued{kind: record.Date, value: d.iso(), day: d, anchor: a.text(), reason: dayNames[w] + " " + how + " " + a.at()})
}

// valueWeekdaysAgo resolves "two Fridays ago": the last one and so many weeks
// back.
func valueWeekdaysAgo(v *valuer, f *found) valued {
	w := f.number(cWeekdays)
	n, exact := f.count()
	if !v.base.known() || !exact || n < 1 {
		return v.finish(f, valued{kind: record.Date, value: "XXXX-WXX-" + strconv.Itoa(w), reason: "nothing tells which " + dayNames[w]})
	}
	back := (v.base.day.weekday()-w+6)%7 + 1
	d := v.base.day.addDays(-back - 7*(int(n)-1))
	return v.finish(f, valued{kind: record.Date, value: d.iso(), day: d, anchor: v.base.text(), reason: countOf(n, "W") + " of " + dayNames[w] + "s before " + v.base.at()})
}

// valueUnitBeyond resolves "the week after next", "the year before last".
func valueUnitBeyond(v *valuer, f *found) valued {
	n := 2
	if f.has(cLast) {
		n = -2
	}
	unit := f.text(cUnit)
	value, day := stepUnit(v.base, unit, n)
	if value == "" {
		return valued{}
	}
	reason := "nothing tells which"
	if v.base.ok {
		reason = unitReason(unit, n/2) + " and one more, from " + v.base.at()
	}
	return v.finish(f, valued{kind: record.Date, value: value, day: day, anchor: v.base.text(), reason: reason})
}

// weekdayShift is the number of days to go from the anchor, and how to say it.
func (v *valuer) weekdayShift(f *found, back int) (int, string) {
	forward := (7 - back) % 7
	switch shift := f.shift(); {
	case shift < 0 && back == 0:
		return -7, "a week before"
	case shift < 0:
		return -back, "before"
	case shift > 0 && forward == 0:
		return 7, "a week after"
	case shift > 0:
		return forward, "after"
	case f.has(cThis) && v.direction(f) >= 0:
		return forward, "on or after"
	case back == 0:
		return 0, "itself, the day of"
	case v.direction(f) > 0:
		return forward, "after"
	}
	return -back, "before"
}

// valueDeictic resolves "today", "yesterday", "tomorrow", "tonight".
func valueDeictic(v *valuer, f *found) valued {
	a := v.base
	n := f.number(cDeictic)
	if f.has(cOvernight) {
		n = 0
	}
	if !a.known() {
		value := "XXXX-XX-XX"
		if n == 0 && !f.has(cTonight) && !f.has(cOvernight) {
			value = "PRESENT_REF"
		}
		return v.finish(f, valued{kind: record.Date, value: value, reason: "the report does not tell its day"})
	}
	d := a.day.addDays(n)
	how := [...]string{"two days before", "the day before", "the day of", "the day after", "two days after"}[min(max(n, -2), 2)+2]
	return v.finish(f, valued{kind: record.Date, value: d.iso(), day: d, anchor: a.text(), reason: how + " " + a.at()})
}

// valuePart resolves "this morning", "last night", "that evening", "the next
// morning" and parts of the day without a date.
func valuePart(v *valuer, f *found) valued {
	out := valued{kind: record.Clock}
	a, n := v.base, 0
	switch {
	case f.has(cLast):
		n = -1
	case f.has(cNext) || f.has(cFoll):
		a, n = v.told(), 1
	case f.has(cPrev):
		a, n = v.told(), -1
	case f.has(cThat):
		a = v.told()
	case f.has(cThis):
	default:
		out.wantsDay, out.value = true, v.timeOfDay(f)
		return v.modified(f, out)
	}
	if !a.known() {
		out.value, out.reason = "XXXX-XX-XX"+v.timeOfDay(f), "nothing tells the day"
		return v.modified(f, out)
	}
	out.day = a.day.addDays(n)
	out.value, out.anchor = out.day.iso()+v.timeOfDay(f), a.text()
	out.reason = [...]string{"the day before ", "the day of ", "the day after "}[n+1] + a.at()
	return v.modified(f, out)
}

// modified adds an edge or approximation.
func (v *valuer) modified(f *found, out valued) valued {
	t := out.value
	out = v.finish(f, out)
	out.value, out.kind = t, record.Clock
	return out
}

// valueClock resolves a clock time; its day is given afterwards.
func valueClock(v *valuer, f *found) valued {
	t := v.timeOfDay(f)
	if t == "" {
		return valued{}
	}
	return v.modified(f, valued{kind: record.Clock, wantsDay: true, value: t})
}

// valueUnit resolves "last week", "this month", "the following day", "that year".
func valueUnit(v *valuer, f *found) valued {
	unit := f.text(cUnit)
	a, n := v.base, f.shift()
	switch {
	case f.says("weekend"):
		unit = "WE"
	case f.says("before"):
		a, unit, n = v.told(), "D", -1
	case f.says("after"):
		a, unit, n = v.told(), "D", 1
	case f.says("day"):
		unit = "D"
	}
	if f.has(cPrev) || f.has(cFoll) || f.has(cThat) || f.has(cNext) && unit == "D" {
		a = v.told()
	}
	value, day := stepUnit(a, unit, n)
	if value == "" {
		return valued{}
	}
	reason := "nothing tells which"
	if a.ok {
		reason = unitReason(unit, n) + " " + a.at()
	}
	return v.finish(f, valued{kind: record.Date, value: value, day: day, anchor: a.text(), reason: reason})
}

func unitReason(unit string, n int) string {
	return [...]string{"the " + unitNames(unit) + " before", "the " + unitNames(unit) + " of", "the " + unitNames(unit) + " after"}[min(max(n, -1), 1)+1]
}

// unitNames names a unit for readers.
func unitNames(unit string) string {
	for i := 0; i < len(unitWords); i += 2 {
		if unitWords[i] == unit {
			return unitWords[i+1]
		}
	}
	return "time"
}

var unitWords = [...]string{"Y", "year", "M", "month", "W", "week", "D", "day", "TH", "hour", "TM", "minute", "TS", "second", "Q", "quarter", "E", "decade", "C", "century", "WE", "weekend", "2W", "fortnight", "S", "semester"}

// stepUnit goes n units from the anchor and returns the value of the unit
// reached and the day it stands for, as precise as the unit.
func stepUnit(a anchor, unit string, n int) (string, civil) {
	d := a.day
	switch {
	case !a.ok:
		return unknownUnit(unit), civil{}
	case unit == "Y":
		return four(d.year + n), civil{year: d.year + n}
	case unit == "E":
		return four(d.year + 10*n)[:3], civil{}
	case unit == "C":
		return two((d.year + 100*n) / 100), civil{}
	case d.month == 0:
		return unknownUnit(unit), civil{}
	case unit == "M":
		m := civil{d.year, d.month, 1}.addMonths(n)
		m.day = 0
		return m.monthISO(), m
	case unit == "Q":
		q := quarterOf(d).step(n)
		return q.value(), q.start()
	case d.day == 0:
		return unknownUnit(unit), civil{}
	}
	switch unit {
	case "D":
		d = d.addDays(n)
		return d.iso(), d
	case "W":
		d = d.addDays(7 * n)
		return d.week(), d.addDays(1 - d.weekday())
	case "2W":
		d = d.addDays(14 * n)
		return d.week(), d
	case "WE":
		return weekend(d, n)
	case "TH", "TM", "TS":
		return "", civil{}
	}
	return "", civil{}
}

// weekend is the weekend n weeks on; "last" and the bare word mean the one
// that has begun before the day.
func weekend(d civil, n int) (string, civil) {
	if d.weekday() < 6 && n <= 0 {
		if n == 0 {
			n = -1
		}
		d = d.addDays(7 * n)
	} else {
		d = d.addDays(7 * n)
	}
	return d.week() + "-WE", d.addDays(6 - d.weekday())
}

// unknownUnit is the value of a unit that nothing anchors.
func unknownUnit(unit string) string {
	switch unit {
	case "Y":
		return "XXXX"
	case "M":
		return "XXXX-XX"
	case "W", "2W":
		return "XXXX-WXX"
	case "WE":
		return "XXXX-WXX-WE"
	case "D":
		return "XXXX-XX-XX"
	case "Q":
		return "XXXX-QX"
	}
	return ""
}

// valueOffset resolves "three days ago", "two weeks later", "a year earlier".
func valueOffset(v *valuer, f *found) valued {
	unit := f.unit()
	n, exact := f.count()
	a, sign := v.base, -1
	switch {
	case f.has(cAfter):
		a, sign = v.told(), 1
	case f.has(cBack):
		a = v.told()
	}
	if !exact {
		ref := "PAST_REF"
		if sign > 0 {
			ref = v.laterRef(f, unit)
		}
		return v.finish(f, valued{kind: record.Date, value: ref, reason: "told without a number", aside: true})
	}
	if q := v.quarter; n == 1 && unit == "Y" && sign < 0 && q.known() {
		q.year--
		return valued{kind: record.Date, value: q.value(), anchor: v.quarter.value(), reason: "the same period a year earlier", aside: true}
	}
	if f.has(cHalf) && unit == "TH" {
		unit, n = "TM", 30
	}
	if strings.HasPrefix(unit, "T") {
		if f.has(cAfter) || f.has(cBack) {
			a.clock = v.clock // "two hours later" than what was told, not than publication
		}
		return v.clockOffset(f, a, unit, sign*int(n))
	}
	value, day := offset(a, unit, sign, n)
	reason := "nothing tells from when"
	if a.ok {
		reason = countOf(n, unit) + map[bool]string{true: " after ", false: " before "}[sign > 0] + a.at()
	}
	return v.finish(f, valued{kind: record.Date, value: value, day: day, anchor: a.text(), reason: reason, aside: f.has(cAgo) && !v.narrative})
}

// countOf writes n units for readers: "3 days".
func countOf(n float64, unit string) string {
	s := strconv.FormatFloat(n, 'f', -1, 64) + " " + unitNames(unit)
	switch {
	case n == 1:
		return s
	case unit == "C":
		return strings.TrimSuffix(s, "y") + "ies"
	}
	return s + "s"
}

// laterRef is the value of "days later": the future where the clause is, else
// an unknown day, month … after what has been told.
func (v *valuer) laterRef(f *found, unit string) string {
	if v.direction(f) > 0 {
		return "FUTURE_REF"
	}
	a := v.told()
	if strings.HasPrefix(unit, "T") {
		if a.known() {
			return a.day.iso() + "TXX"
		}
		return "XXXX-XX-XX"
	}
	if value := unknownUnit(unit); value != "" {
		return value
	}
	return "XXXX"
}

// offset goes n units from the anchor; the value is as precise as the unit.
func offset(a anchor, unit string, sign int, n float64) (string, civil) {
	steps := sign * int(n)
	switch unit {
	case "E":
		return stepUnit(a, "Y", steps*10)
	case "C":
		return stepUnit(a, "Y", steps*100)
	case "Y":
		if n != float64(int(n)) {
			return stepUnit(a, "M", sign*int(n*12))
		}
	case "L":
		return "", civil{}
	case "WE":
		return stepUnit(a, "W", steps)
	case "N":
		return stepUnit(a, "D", steps)
	}
	return stepUnit(a, unit, steps)
}

// clockOffset resolves "two hours ago" where the clock is known.
func (v *valuer) clockOffset(f *found, a anchor, unit string, n int) valued {
	out := valued{kind: record.Clock, value: "PAST_REF", reason: "the clock time is not told", aside: true}
	if f.has(cAfter) {
		out.value = "FUTURE_REF"
	}
	if !a.known() {
		out.kind = record.Date
		return out
	}
	if a.clock == "" || unit == "TS" {
		out.anchor, out.value = a.text(), a.day.iso()+"TXX"
		return out
	}
	minutes := (int(a.clock[0]-'0')*10+int(a.clock[1]-'0'))*60 + int(a.clock[3]-'0')*10 + int(a.clock[4]-'0')
	if unit == "TH" {
		n *= 60
	}
	minutes += n
	d := a.day.addDays(floorDiv(minutes, 1440))
	minutes -= floorDiv(minutes, 1440) * 1440
	out.value = d.iso() + "T" + two(minutes/60)
	if unit == "TM" || minutes%60 != 0 {
		out.value += ":" + two(minutes%60)
	}
	out.anchor, out.day, out.reason = a.text(), d, "counted from "+a.at()+", "+a.clock
	return out
}

// unit is the unit of an expression, singular or plural.
func (f *found) unit() string {
	for i := len(f.slots) - 1; i >= 0; i-- {
		if c := f.slots[i].class; c == cUnit || c == cUnits {
			return f.slots[i].text
		}
	}
	return ""
}

// count is the number of units; exact is false for "several" and none.
func (f *found) count() (n float64, exact bool) {
	if s, ok := f.first(cNum); ok {
		return s.num, true
	}
	if s, ok := f.get(cPair); ok {
		return s.num, true
	}
	if f.has(cFew) {
		return 0, false
	}
	for _, s := range f.slots {
		if f.has(cHalf) && f.lit("and") {
			return 1.5, true
		}
		if s.class == cHalf {
			return 0.5, true
		}
		if s.class == cLit && (s.text == "a" || s.text == "an" || s.text == "one") {
			return 1, true
		}
	}
	if f.has(cUnit) {
		return 1, true
	}
	return 0, false
}

// valueRef gives the value that a vague word has by itself.
func valueRef(v *valuer, f *found) valued {
	out := valued{kind: record.Date, reason: "vague", aside: true}
	switch {
	case f.has(cRef):
		out.value = f.text(cRef)
	case f.has(cFuture) || f.has(cNext):
		out.value = "FUTURE_REF"
	case f.has(cPresent) || f.has(cThis):
		out.value = "PRESENT_REF"
	default:
		out.value = "PAST_REF"
	}
	return out
}

// valueHoliday resolves named days.
func valueHoliday(v *valuer, f *found) valued {
	code := f.text(cHoliday)
	if day, ok := strings.CutPrefix(code, "="); ok {
		c, _ := parseISO(day)
		return v.finish(f, valued{kind: record.Date, value: day, day: c, reason: "a day of history"})
	}
	y := f.number(cYear)
	if y == 0 {
		if !v.base.ok {
			return valued{kind: record.Date, value: "XXXX" + fixedHoliday(code), reason: "nothing tells the year", aside: true}
		}
		guess := holiday(code, v.base.day.year)
		y = v.pickYear(v.base, civil{month: guess.month, day: guess.day}, f.shift(), f)
	}
	c := holiday(code, y)
	out := valued{kind: record.Date, value: underspecified(c), day: c, reason: f.rule.name[len("when."):] + " of " + strconv.Itoa(y)}
	if f.text(cUnit) == "W" && c.day > 0 {
		out.value = c.week()
	}
	if strings.HasPrefix(code, "hijri") {
		out.mod = "APPROX"
	}
	if !f.has(cYear) {
		out.anchor = v.base.text()
	}
	return v.finish(f, out)
}

// valueWeekdayOfWeek resolves "Tuesday of last week".
func valueWeekdayOfWeek(v *valuer, f *found) valued {
	w := f.number(cWeekday)
	if !v.base.known() {
		return v.finish(f, valued{kind: record.Date, value: "XXXX-WXX-" + strconv.Itoa(w), reason: "nothing tells which week"})
	}
	d := v.base.day.addDays(w - v.base.day.weekday() + 7*f.shift())
	return v.finish(f, valued{kind: record.Date, value: d.iso(), day: d, anchor: v.base.text(), reason: dayNames[w] + " of " + unitReason("W", f.shift()) + " " + v.base.at()})
}

// valueWeekOf resolves "the week of March 4".
func valueWeekOf(v *valuer, f *found) valued {
	c, reason := v.calendar(f)
	if !c.valid() {
		return valued{kind: record.Date, value: "XXXX-WXX", reason: "nothing tells the year"}
	}
	return valued{kind: record.Date, value: c.week(), day: c, anchor: v.base.text(), reason: reason}
}

// valueOffsetFrom resolves "two weeks from now" and "a week from tomorrow".
func valueOffsetFrom(v *valuer, f *found) valued {
	n, exact := f.count()
	value, day := "FUTURE_REF", civil{}
	a := v.base
	if a.known() && f.has(cDeictic) {
		a.day = a.day.addDays(f.number(cDeictic))
	}
	if exact {
		value, day = offset(a, f.unit(), 1, n)
	}
	return v.finish(f, valued{kind: record.Date, value: value, day: day, anchor: v.base.text(), reason: "counted on from the day of publication", aside: true})
}
