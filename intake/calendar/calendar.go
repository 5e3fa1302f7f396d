// Package calendar reads the dates that news pages and reports carry in their
// heads: "Sat, 03 Feb 2024 14:05:00 GMT", "3 de febrero de 2024",
// "2024-02-03T14:05+01:00", "FEB. 3, 2024 | 2:05 PM", "12 JAN 90".
//
// It is not for running prose; that is what the times of a record are for.
package calendar

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
)

// Date is a day, or a moment of it, as far as it was written.
type Date struct {
	Year, Month, Day int // Year 0: not written
	Hour, Minute     int // Hour -1: not written
	Second           int // -1: not written
	Zone             string
	// Zone is "Z", "+01:00" or "" as ISO 8601 has it.

	// Start and End are the bytes of the source that were read.
	Start, End int
}

// String returns the date in ISO 8601, as precise as it was written. A year
// that was not written is XXXX, as in TIMEX3.
func (d Date) String() string {
	s := d.DayString()
	if d.Hour < 0 {
		return s
	}
	s += fmt.Sprintf("T%02d:%02d", d.Hour, d.Minute)
	if d.Second >= 0 {
		s += fmt.Sprintf(":%02d", d.Second)
	}
	return s + d.Zone
}

// DayString returns the day alone: "2024-02-03".
func (d Date) DayString() string {
	if d.Year == 0 {
		return fmt.Sprintf("XXXX-%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Order is how a date of three numbers is to be taken.
type Order uint8

const (
	DayFirst   Order = iota // 3/2/2024 is 3 February, unless it cannot be
	MonthFirst              // 3/2/2024 is 2 March, unless it cannot be
)

// monthOf maps lower-case names of months to 1 … 12.
var monthOf = readMonths(data.Months)

func readMonths(table string) map[string]int {
	months := make(map[string]int, 600)
	for line := range strings.Lines(table) {
		number, names, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		m := 0
		fmt.Sscan(number, &m)
		for name := range strings.FieldsSeq(names) {
			months[name] = m
		}
	}
	return months
}

// Month returns the number of the month a word names in any known language,
// 0 if none. A trailing full stop is ignored.
func Month(word string) int {
	if len(word) > 32 || len(word) < 2 {
		return 0
	}
	return monthOf[strings.ToLower(strings.TrimSuffix(word, "."))]
}

// Find returns the first date in s. Dates without a year do not count.
func Find(s string, order Order) (Date, bool) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || r >= '0' && r <= '9' {
			if d, ok := At(s[i:], order); ok && d.Year != 0 {
				d.Start, d.End = d.Start+i, d.End+i
				return d, true
			}
			i += skipWord(s[i:])
			continue
		}
		i += n
	}
	return Date{}, false
}

// At reads the date that s begins with: a weekday may precede it and a time
// of day may precede or follow it.
func At(s string, order Order) (Date, bool) {
	l := lexer{s: s}
	d := Date{Hour: -1, Second: -1}
	early := l.clock(&d)
	if early {
		l.skip(" ,|·•—–-")
		l.weekday()
	} else {
		l.weekday()
	}
	if !l.day(&d, order) || !d.valid() {
		return Date{}, false
	}
	d.End = l.i
	if !early {
		mark := l.i
		l.separator()
		if l.clock(&d) {
			d.End = l.i
		} else {
			l.i = mark
		}
	}
	if d.Hour < 0 {
		d.Zone = ""
	}
	return d, true
}

var monthDays = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func (d *Date) valid() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= monthDays[d.Month] &&
		(d.Year == 0 || d.Year >= 1500 && d.Year < 2200)
}

// skipWord returns the length of the run of letters and digits s begins with.
func skipWord(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return max(i, 1)
		}
	}
	return len(s)
}
