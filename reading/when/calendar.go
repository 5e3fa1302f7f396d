package when

import "strconv"

// civil is a day of the Gregorian calendar. Year, month and day as written;
// a month or day of 0 is unknown.
type civil struct{ year, month, day int }

// valid tells whether c is a day that exists.
func (c civil) valid() bool {
	return c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= daysIn(c.year, c.month)
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// dayNumber counts days since 1 March of the year 0. The method is Howard
// Hinnant's days_from_civil (chrono-compatible low-level date algorithms).
func (c civil) dayNumber() int {
	y, m := c.year, c.month
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + c.day - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy
}

// civilOf is the inverse of dayNumber.
func civilOf(n int) civil {
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	c := civil{yoe + era*400, mp + 3, doy - (153*mp+2)/5 + 1}
	if c.month > 12 {
		c.month -= 12
		c.year++
	}
	return c
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// weekday returns 1 for Monday to 7 for Sunday.
func (c civil) weekday() int { return ((c.dayNumber()+2)%7+7)%7 + 1 }

// addDays returns the day n days later.
func (c civil) addDays(n int) civil { return civilOf(c.dayNumber() + n) }

// addMonths returns the same day n months later, or that month's last day.
func (c civil) addMonths(n int) civil {
	m := c.year*12 + c.month - 1 + n
	r := civil{floorDiv(m, 12), m - floorDiv(m, 12)*12 + 1, c.day}
	r.day = min(r.day, daysIn(r.year, r.month))
	return r
}

// isoWeek returns the ISO 8601 year and week that c lies in.
func (c civil) isoWeek() (year, week int) {
	thursday := c.addDays(4 - c.weekday())
	first := civil{thursday.year, 1, 1}
	return thursday.year, (thursday.dayNumber()-first.dayNumber())/7 + 1
}

// iso writes the day as YYYY-MM-DD.
func (c civil) iso() string { return four(c.year) + "-" + two(c.month) + "-" + two(c.day) }

// week writes the ISO week as YYYY-Www.
func (c civil) week() string {
	y, w := c.isoWeek()
	return four(y) + "-W" + two(w)
}

// monthISO writes YYYY-MM.
func (c civil) monthISO() string { return four(c.year) + "-" + two(c.month) }

// four writes a year in four digits, BC years as TIMEX2 does ("BC0490").
func four(y int) string {
	if y < 0 {
		return "BC" + four(-y)
	}
	s := strconv.Itoa(y)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// parseISO reads the date part of an ISO 8601 value as far as it goes: a year,
// a month or a day. ok is false if not even a year can be read.
func parseISO(s string) (c civil, ok bool) {
	if len(s) < 4 || !allDigits(s[:4]) {
		return c, false
	}
	c.year, _ = strconv.Atoi(s[:4])
	if len(s) >= 7 && s[4] == '-' && allDigits(s[5:7]) {
		c.month, _ = strconv.Atoi(s[5:7])
		if c.month < 1 || c.month > 12 {
			return civil{year: c.year}, true
		}
		if len(s) >= 10 && s[7] == '-' && allDigits(s[8:10]) {
			c.day, _ = strconv.Atoi(s[8:10])
			if !c.valid() {
				c.day = 0
			}
		}
	}
	return c, true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// monthNames and dayNames are for reasons written to readers.
var (
	monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	dayNames   = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

// long writes the day for readers: "Saturday 3 February 2024".
func (c civil) long() string {
	switch {
	case c.day > 0:
		return dayNames[c.weekday()] + " " + strconv.Itoa(c.day) + " " + monthNames[c.month] + " " + strconv.Itoa(c.year)
	case c.month > 0:
		return monthNames[c.month] + " " + strconv.Itoa(c.year)
	}
	return strconv.Itoa(c.year)
}
