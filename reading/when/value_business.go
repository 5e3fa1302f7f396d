package when

import (
	"strconv"

	"sayso/record"
)

// quarter is a quarter of a year; q 0 stands for the year as a whole.
type quarter struct{ year, q int }

func quarterOf(c civil) quarter { return quarter{c.year, (c.month + 2) / 3} }

func (q quarter) known() bool { return q.year != 0 }

// step goes n quarters on.
func (q quarter) step(n int) quarter {
	k := q.year*4 + q.q - 1 + n
	return quarter{floorDiv(k, 4), k - floorDiv(k, 4)*4 + 1}
}

func (q quarter) value() string {
	if q.q == 0 {
		return four(q.year)
	}
	return four(q.year) + "-Q" + strconv.Itoa(q.q)
}

// start is the month the quarter begins in.
func (q quarter) start() civil { return civil{year: q.year, month: q.q*3 - 2} }

// valueQuarter resolves "the third quarter", "Q3 2023", "the second half".
func valueQuarter(v *valuer, f *found) valued {
	n, letter, months := 0, "Q", 3
	switch {
	case f.has(cQNum):
		code := f.text(cQNum)
		if n = int(code[1] - '0'); code[0] == 'H' {
			letter, months = "H", 6
		}
	default:
		if o, ok := f.first(cOrd); ok {
			n = int(o.num)
		}
		if f.has(cHalf) {
			letter, months = "H", 6
		}
	}
	if f.has(cLast) && f.has(cHalf) && n == 0 {
		n = 2
	}
	if n < 1 || n > 12/months {
		return valued{}
	}
	year, anchored := v.quarterYear(f, n, months)
	if year == 0 {
		return valued{kind: record.Date, value: "XXXX-" + letter + strconv.Itoa(n), reason: "nothing tells the year"}
	}
	if letter == "Q" {
		v.quarter = quarter{year, n}
	}
	out := valued{kind: record.Date, value: four(year) + "-" + letter + strconv.Itoa(n), reason: "by the calendar's quarters", aside: true}
	if anchored {
		out.anchor, out.reason = v.base.text(), "the one nearest to "+v.base.at()
	}
	return v.finish(f, out)
}

// quarterYear is the year of a quarter or half; anchored tells that it was
// chosen by the anchor.
func (v *valuer) quarterYear(f *found, n, months int) (year int, anchored bool) {
	if y, ok := f.get(cYear); ok {
		return int(y.num), false
	}
	if !v.base.ok {
		return v.last.year, false
	}
	if f.has(cUnit) || f.has(cThis) || f.has(cNext) || f.has(cLast) {
		own := !f.has(cHalf) || f.has(cOrd) || f.has(cEdge) // "last" is the year's, not the half's
		if (f.text(cUnit) == "Y" || own && f.says("year")) && (f.has(cThis) || f.shift() != 0) {
			return v.base.day.year + f.shift(), true
		}
	}
	if v.base.day.month == 0 {
		return v.base.day.year, true
	}
	middle := civil{month: n*months - months/2}
	return v.pickYear(v.base, middle, 0, f), true
}

// valuePeriod resolves "the quarter", "the latest quarter", "the current
// quarter": the quarter told before, else the last one ended.
func valuePeriod(v *valuer, f *found) valued {
	q := v.quarter
	if y, ok := f.get(cYear); ok {
		q.year = int(y.num)
		return valued{kind: record.Date, value: q.value(), reason: "the same period of that year", aside: true}
	}
	if f.has(cThis) || !q.known() || f.shift() != 0 {
		if !v.base.ok || v.base.day.month == 0 {
			return valued{kind: record.Date, value: "XXXX-QX", reason: "nothing tells which quarter"}
		}
		switch q = quarterOf(v.base.day); {
		case f.shift() != 0:
			q = q.step(f.shift())
		case !f.has(cThis):
			q = q.step(-1)
		}
	}
	v.quarter = q
	return valued{kind: record.Date, value: q.value(), anchor: v.base.text(), reason: "the quarter the report is about", aside: true}
}

// valueYearAgo resolves "year-earlier", "the year-ago quarter": the same
// period a year before the one told of.
func valueYearAgo(v *valuer, f *found) valued {
	q := v.quarter
	if !q.known() {
		if !v.base.ok {
			return valued{kind: record.Date, value: "XXXX", reason: "nothing tells the year"}
		}
		q = quarter{year: v.base.day.year}
	}
	if o, ok := f.first(cOrd); ok && f.text(cUnit) == "Q" && o.num <= 4 {
		q.q = int(o.num)
	}
	q.year--
	return valued{kind: record.Date, value: q.value(), anchor: v.base.text(), reason: "the same period a year earlier", aside: true}
}

// valueMonths resolves "the first nine months": a length; what follows ("a
// year earlier") is then about the year.
func valueMonths(v *valuer, f *found) valued {
	out := valueDuration(v, f)
	if v.quarter.known() {
		v.quarter = quarter{year: v.quarter.year}
	}
	return out
}

// valueFiscal resolves "fiscal 1998", "the current fiscal year".
func valueFiscal(v *valuer, f *found) valued {
	year := f.number(cYear)
	out := valued{kind: record.Date, reason: "the fiscal year, named like the calendar's", aside: true}
	if year == 0 {
		if !v.base.ok {
			return valued{kind: record.Date, value: "XXXX", reason: "nothing tells the year"}
		}
		year, out.anchor = v.base.day.year+f.shift(), v.base.text()
	}
	out.value = four(year)
	return v.finish(f, out)
}
