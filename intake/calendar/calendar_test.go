package calendar

import (
	"testing"
	"unicode/utf8"
)

// cases: what is written, how it is taken, the ISO date expected ("" = none).
var cases = []struct {
	text  string
	order Order
	want  string
}{
	{"2024-02-03", DayFirst, "2024-02-03"},
	{"2024-02-03T14:05:06.123Z", DayFirst, "2024-02-03T14:05:06Z"},
	{"2024-02-03T14:05:06+0100", DayFirst, "2024-02-03T14:05:06+01:00"},
	{"2024-02-03 14:05:06 -05:00", DayFirst, "2024-02-03T14:05:06-05:00"},
	{"2024/2/3", DayFirst, "2024-02-03"},
	{"2024年2月3日 14:05", DayFirst, "2024-02-03T14:05"},
	{"2024. 2. 3.", DayFirst, "2024-02-03"},
	{"2024. február 3.", DayFirst, "2024-02-03"},
	{"Sat, 03 Feb 2024 14:05:00 GMT", DayFirst, "2024-02-03T14:05:00Z"},
	{"Saturday 3 February 2024", DayFirst, "2024-02-03"},
	{"3rd February, 2024", DayFirst, "2024-02-03"},
	{"3 February", DayFirst, "XXXX-02-03"},
	{"12 JAN 90", DayFirst, "1990-01-12"},
	{"03-Feb-2024", DayFirst, "2024-02-03"},
	{"3. Februar 2024, 14:05 Uhr", DayFirst, "2024-02-03T14:05"},
	{"3 de febrero de 2024", DayFirst, "2024-02-03"},
	{"sábado, 3 de fevereiro de 2024 às 14h05", DayFirst, "2024-02-03T14:05"},
	{"1er février 2024 à 9h05", DayFirst, "2024-02-01T09:05"},
	{"3 февраля 2024, 14:05", DayFirst, "2024-02-03T14:05"},
	{"February 3, 2024", DayFirst, "2024-02-03"},
	{"Feb. 3, 2024, 2:05 p.m. ET", DayFirst, "2024-02-03T14:05"},
	{"AUGUST 2, 2013 | 08:06AM PT", DayFirst, "2013-08-02T08:06"},
	{"11:02 AM EST, Sat February 3, 2024", DayFirst, "2024-02-03T11:02-05:00"},
	{"3:04 PM · Feb 3, 2024", DayFirst, "2024-02-03T15:04"},
	{"February 3", DayFirst, "XXXX-02-03"},
	{"12:30 AM, March 1, 2020", DayFirst, "2020-03-01T00:30"},
	{"3/2/2024", DayFirst, "2024-02-03"},
	{"2/3/2024", MonthFirst, "2024-02-03"},
	{"2/13/2024", DayFirst, "2024-02-13"},
	{"03.02.2024 um 14:05 Uhr", DayFirst, "2024-02-03T14:05"},
	{"03.02.24", DayFirst, "2024-02-03"},
	{"30 February 2024", DayFirst, ""},
	{"31/13/2024", DayFirst, ""},
	{"192.168.2024", DayFirst, ""},
	{"May", DayFirst, ""},
	{"555-12-2024", DayFirst, ""},
	{"14:05", DayFirst, ""},
	{"", DayFirst, ""},
}

func TestDatesAsWritten(t *testing.T) {
	for _, c := range cases {
		d, ok := At(c.text, c.order)
		got := ""
		if ok {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFindLooksForAYear(t *testing.T) {
	d, ok := Find("Updated on 3 May by our desk; published Monday, 2 May 2022 at 10:15 GMT here", DayFirst)
	if !ok || d.String() != "2022-05-02T10:15Z" {
		t.Errorf("got %v %v", d, ok)
	}
	if d, ok := Find("Call 020 7946 0958 before 2030 or see 12.5 of 2019", DayFirst); ok {
		t.Errorf("found %v where there is no date", d)
	}
}

func TestClock(t *testing.T) {
	for _, c := range []struct {
		text         string
		hour, minute int
		zone         string
		length       int
	}{
		{"2:30 p.m.", 14, 30, "", 9},
		{"14:05 GMT", 14, 5, "GMT", 9},
		{"10.30pm BST", 22, 30, "BST", 11},
		{"11:45 a.m. ET", 11, 45, "ET", 13},
		{"9 a.m.", 9, 0, "", 6},
		{"18:20 GMT)", 18, 20, "GMT", 9},
	} {
		h, m, z, n, ok := Clock(c.text)
		if !ok || h != c.hour || m != c.minute || z != c.zone || n != c.length {
			t.Errorf("%q: got %d:%d %q %d %v", c.text, h, m, z, n, ok)
		}
	}
	for _, text := range []string{"9", "9 people", "14.05", "25:10", "3.5 million", "pm"} {
		if _, _, _, _, ok := Clock(text); ok {
			t.Errorf("%q is no time of day", text)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := Find(s, MonthFirst)
		if ok && (d.Start < 0 || d.End > len(s) || d.Start >= d.End || utf8.ValidString(s) && !utf8.ValidString(s[d.Start:d.End])) {
			t.Errorf("%q: %d to %d", s, d.Start, d.End)
		}
	})
}
