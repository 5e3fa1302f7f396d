package when

import (
	"strconv"
	"strings"
)

// Holidays are coded in time-words.tsv: "12-25" a fixed day; "11-4-4" the
// fourth Thursday of November ("05-L-1" the last Monday of May, "11-E" the
// Tuesday after the first Monday); "easter-2" days from Easter Sunday;
// "hijri-10-01" a day of the tabular Islamic calendar, "hijri-09" a month.

// holiday returns the day a code means in a year; day 0 for a whole month.
func holiday(code string, year int) civil {
	switch {
	case strings.HasPrefix(code, "easter"):
		n, _ := strconv.Atoi(code[len("easter"):])
		return easter(year).addDays(n)
	case strings.HasPrefix(code, "hijri-"):
		return islamic(code[len("hijri-"):], year)
	}
	m, _ := strconv.Atoi(code[:2])
	rest := code[3:]
	switch {
	case rest == "E":
		return nthWeekday(year, m, 1, 1).addDays(1)
	case strings.HasPrefix(rest, "L-"):
		w, _ := strconv.Atoi(rest[2:])
		last := civil{year, m, daysIn(year, m)}
		return last.addDays(-((last.weekday() - w + 7) % 7))
	case len(rest) == 3 && rest[1] == '-':
		return nthWeekday(year, m, int(rest[2]-'0'), int(rest[0]-'0'))
	}
	d, _ := strconv.Atoi(rest)
	return civil{year, m, d}
}

// fixedHoliday is "-MM-DD" for a fixed day, "" for a movable one.
func fixedHoliday(code string) string {
	if len(code) == 5 && allDigits(code[:2]) && allDigits(code[3:]) {
		return "-" + code
	}
	return ""
}

// nthWeekday returns the n-th weekday w (1 Monday) of a month.
func nthWeekday(year, month, w, n int) civil {
	first := civil{year, month, 1}
	return first.addDays((w-first.weekday()+7)%7 + 7*(n-1))
}

// easter returns Easter Sunday of the Gregorian calendar, by the anonymous
// algorithm as printed by Meeus, Astronomical Algorithms, chapter 8.
func easter(y int) civil {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil{y, n / 31, n%31 + 1}
}

// islamicEpoch is the dayNumber of 1 Muharram 1 AH (16 July 622, Julian).
var islamicEpoch = civil{622, 7, 19}.dayNumber()

// islamic converts "MM" or "MM-DD" of the tabular Islamic calendar that falls
// in a Gregorian year; sightings of the moon may move it by a day.
func islamic(code string, year int) civil {
	month, _ := strconv.Atoi(code[:2])
	day := 1
	if len(code) == 5 {
		day, _ = strconv.Atoi(code[3:])
	}
	c := civil{}
	for ah := (year-622)*33/32 - 1; ah <= (year-622)*33/32+2; ah++ {
		n := islamicEpoch + (ah-1)*354 + (3+11*ah)/30 + 29*(month-1) + month/2 + day - 1
		if c = civilOf(n); c.year >= year {
			break
		}
	}
	if len(code) == 2 {
		c.day = 0
	}
	return c
}
