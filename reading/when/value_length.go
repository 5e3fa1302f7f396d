package when

import (
	"strconv"
	"strings"

	"sayso/record"
)

// valueDuration resolves lengths of time: "three days", "two-hour", "weeks".
func valueDuration(v *valuer, f *found) valued {
	unit := f.unit()
	n, exact := f.count()
	out := valued{kind: record.Duration, value: durationValue(unit, n, exact), reason: "a length of time"}
	if f.has(cPair) && out.mod == "" {
		out.mod = "APPROX"
	}
	if m, ok := f.get(cMod); ok {
		out.mod = m.text
	}
	return out
}

// durationValue writes n units; X where the number is not told.
func durationValue(unit string, n float64, exact bool) string {
	times := func(k float64) string {
		if !exact {
			return "X"
		}
		return strconv.FormatFloat(n*k, 'f', -1, 64)
	}
	switch unit {
	case "E":
		if !exact {
			return "PXE"
		}
		return "P" + times(10) + "Y"
	case "C":
		if !exact {
			return "PXC"
		}
		return "P" + times(100) + "Y"
	case "L":
		return "P" + times(1000) + "Y"
	case "2W":
		return "P" + times(2) + "W"
	case "N", "WE":
		if unit == "WE" {
			return "P" + times(1) + "WE"
		}
		return "P" + times(1) + "D"
	case "Y":
		if half := n - float64(int(n)); exact && half == 0.5 {
			if n < 1 {
				return "P6M"
			}
			return "P" + strconv.Itoa(int(n)) + "Y6M"
		}
	case "TH":
		if half := n - float64(int(n)); exact && half == 0.5 {
			if n < 1 {
				return "PT30M"
			}
			return "PT" + strconv.Itoa(int(n)) + "H30M"
		}
	}
	if t, ok := strings.CutPrefix(unit, "T"); ok {
		return "PT" + times(1) + t
	}
	return "P" + times(1) + unit
}

// valueLength resolves "a year", "an hour": a length after a preposition of
// length ("for", "within"), a rate after a number or a noun ("$2 a year").
func valueLength(v *valuer, f *found) valued {
	value := durationValue(f.unit(), 1, true)
	if v.isRate(f) {
		return valued{kind: record.Set, value: value, reason: "once per " + unitNames(f.unit())}
	}
	return valued{kind: record.Duration, value: value, reason: "a length of time"}
}

// valueSet resolves what recurs: "daily", "every Monday", "each month".
func valueSet(v *valuer, f *found) valued {
	out := valued{kind: record.Set, reason: "it recurs"}
	part := ""
	if p, ok := f.get(cPart); ok {
		part = "T" + p.text
	} else if p, ok := f.get(cParts); ok {
		part = "T" + p.text
	}
	switch {
	case f.has(cSetWord):
		out.value = f.text(cSetWord)
	case f.has(cAnnual):
		out.value = "P1Y"
	case f.has(cWeekday):
		out.value = "XXXX-WXX-" + strconv.Itoa(f.number(cWeekday)) + part
	case f.has(cWeekdays):
		out.value = "XXXX-WXX-" + strconv.Itoa(f.number(cWeekdays)) + part
	case f.has(cMonth):
		out.value = "XXXX-" + two(f.number(cMonth))
	case f.has(cSeason):
		out.value = "XXXX-" + f.text(cSeason)
	case f.has(cSeasons):
		out.value = "XXXX-" + f.text(cSeasons)
	case part != "":
		out.value = "XXXX-XX-XX" + part
	default:
		n, exact := f.count()
		if f.has(cOrd) && !f.has(cNum) {
			n, exact = float64(f.number(cOrd)), true
		}
		if !exact {
			n, exact = 1, !f.has(cFew)
		}
		out.value = durationValue(f.unit(), n, exact)
	}
	return out
}

// valueSpan resolves "the past three months", "the next few days": a length
// that ends or begins at the anchor.
func valueSpan(v *valuer, f *found) valued {
	out := valueDuration(v, f)
	out.anchor = v.base.text()
	if v.base.ok {
		out.reason = map[bool]string{true: "from ", false: "up to "}[f.shift() > 0] + v.base.at()
	}
	return out
}
