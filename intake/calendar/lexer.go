package calendar

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// lexer reads a date from the start of s; i is how far it has come. Each
// method either reads what it is named for, or reads nothing.
type lexer struct {
	s string
	i int
}

// peek returns the byte at distance d, 0 past the end.
func (l *lexer) peek(d int) byte {
	if l.i+d < len(l.s) {
		return l.s[l.i+d]
	}
	return 0
}

// skip passes over any of the characters.
func (l *lexer) skip(chars string) {
	l.i = len(l.s) - len(strings.TrimLeft(l.s[l.i:], chars+"\u00a0\u202f"))
}

// number reads up to four digits; digits is 0 if there are none or too many.
func (l *lexer) number() (value, digits int) {
	i := l.i
	for i < len(l.s) && l.s[i] >= '0' && l.s[i] <= '9' {
		if digits++; digits > 4 {
			return 0, 0
		}
		value = 10*value + int(l.s[i]-'0')
		i++
	}
	l.i = i
	return value, digits
}

// word reads letters and a full stop behind them.
func (l *lexer) word() string {
	start := l.i
	l.i += wordLength(l.s[l.i:])
	return l.s[start:l.i]
}

func wordLength(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if r == 0xa0 || r == 0x202f || r >= 0x2000 && r < 0x2070 || r >= 0x3000 && r < 0x3040 || r == '年' || r == '月' || r == '日' || r == utf8.RuneError {
			break
		}
		n += size
	}
	return n
}

// weekday passes over one word that may name a day of the week ("Sat,"): any
// word that is no month, if a date follows it.
func (l *lexer) weekday() {
	n := wordLength(l.s[l.i:])
	if n == 0 || n > 30 || Month(l.s[l.i:l.i+n]) > 0 {
		return
	}
	l.i += n
	l.skip(" .,|·")
}

// day reads the day, month and year in any order that is usual.
func (l *lexer) day(d *Date, order Order) bool {
	if m := Month(l.s[l.i : l.i+wordLength(l.s[l.i:])]); m > 0 {
		return l.monthFirst(d, m)
	}
	a, digits := l.number()
	switch {
	case digits == 4:
		return l.yearFirst(d, a)
	case digits == 0 || digits > 2:
		return false
	}
	mark := l.i
	if l.dayMonth(d, a) {
		return true
	}
	l.i = mark
	return l.threeNumbers(d, a, order)
}

// monthFirst reads "February 3, 2024", "Feb. 3rd".
func (l *lexer) monthFirst(d *Date, month int) bool {
	l.word()
	l.skip(" .")
	day, digits := l.number()
	if digits == 0 || digits > 2 {
		return false
	}
	l.ordinal()
	d.Month, d.Day = month, day
	mark := l.i
	l.skip(" ,")
	if y, n := l.number(); n == 4 && !digit(l.peek(0)) {
		d.Year = y
		return true
	}
	l.i = mark
	return true
}

// dayMonth reads what follows a leading day: " February 2024", ". Feb. 90",
// " de febrero de 2024", "-Feb-2024".
func (l *lexer) dayMonth(d *Date, day int) bool {
	l.ordinal()
	l.skip(" .-/")
	l.particle()
	month := Month(l.word())
	if month == 0 {
		return false
	}
	d.Day, d.Month = day, month
	mark := l.i
	l.skip(" .,-/")
	l.particle()
	y, n := l.number()
	switch {
	case n == 4:
		d.Year = y
	case n == 2 && l.peek(0) != ':' && l.peek(0) != '.' && (l.s[mark] == ' ' || l.s[mark] == '-'):
		d.Year = century(y)
	default:
		l.i = mark
	}
	return true
}

// particle passes over the "de", "of" and the like between the parts.
func (l *lexer) particle() {
	for _, p := range [...]string{"de ", "del ", "of ", "di ", "d'", "d’", "da "} {
		if len(l.s)-l.i >= len(p) && strings.EqualFold(l.s[l.i:l.i+len(p)], p) {
			l.i += len(p)
			return
		}
	}
}

// ordinal passes over "st", "nd", "rd", "th", "er", "º" after a day.
func (l *lexer) ordinal() {
	for _, o := range [...]string{"st", "nd", "rd", "th", "er", "º", "°", "ª"} {
		if len(l.s)-l.i >= len(o) && strings.EqualFold(l.s[l.i:l.i+len(o)], o) && wordLength(l.s[l.i:]) <= len(o) {
			l.i += len(o)
			return
		}
	}
}

// yearFirst reads what follows a leading year: "-02-03", "/2/3", "年2月3日".
func (l *lexer) yearFirst(d *Date, year int) bool {
	if month := l.isoWord(); month > 0 {
		d.Month = month
	} else {
		if !l.between("-/.", "年", "년") {
			return false
		}
		var n int
		if d.Month, n = l.number(); n == 0 || n > 2 || !l.between("-/.", "月", "월") {
			return false
		}
	}
	day, n := l.number()
	if n == 0 || n > 2 {
		return false
	}
	d.Year, d.Day = year, day
	if !l.between("", "日", "일") && (l.peek(0) == '/' || l.peek(0) == '-') && digit(l.peek(1)) {
		return false // a longer run of numbers: no date
	}
	return true
}

// isoWord reads the month of "2024. február 3", "2024-Feb-03".
func (l *lexer) isoWord() int {
	mark := l.i
	l.skip(" .-/")
	if m := Month(l.word()); m > 0 {
		l.skip(" .-/")
		return m
	}
	l.i = mark
	return 0
}

// between reads one of the separators, blanks around it included.
func (l *lexer) between(bytes string, words ...string) bool {
	mark := l.i
	l.skip(" ")
	if c := l.peek(0); c != 0 && strings.IndexByte(bytes, c) >= 0 {
		l.i++
		l.skip(" ")
		return true
	}
	for _, w := range words {
		if strings.HasPrefix(l.s[l.i:], w) {
			l.i += len(w)
			l.skip(" ")
			return true
		}
	}
	l.i = mark
	return false
}

// threeNumbers reads what follows the first of three numbers: "/2/2024".
func (l *lexer) threeNumbers(d *Date, a int, order Order) bool {
	sep := l.peek(0)
	if sep != '/' && sep != '.' && sep != '-' {
		return false
	}
	l.i++
	l.skip(" ")
	b, n := l.number()
	if n == 0 || n > 2 || l.peek(0) != sep {
		return false
	}
	l.i++
	l.skip(" ")
	y, n := l.number()
	if n != 4 && n != 2 || digit(l.peek(0)) || n == 2 && l.peek(0) == sep {
		return false
	}
	if n == 2 {
		y = century(y)
	}
	d.Year, d.Day, d.Month = y, a, b
	if order == MonthFirst && a <= 12 || b > 12 {
		d.Day, d.Month = b, a
	}
	return true
}

// century completes a year of two digits.
func century(y int) int {
	if y >= 50 {
		return 1900 + y
	}
	return 2000 + y
}

// separator passes over what stands between a day and a time: ", ", " at ",
// "T", " | ".
func (l *lexer) separator() {
	if c := l.peek(0); (c == 'T' || c == 't') && digit(l.peek(1)) {
		l.i++
		return
	}
	l.skip(" ,|·•—–-(:;/")
	for _, w := range [...]string{"at ", "as ", "às ", "um ", "kl. ", "kl ", "alle ", "ore ", "a las ", "à ", "о ", "в ", "u ", "om ", "h. ", "saat ", "time "} {
		if len(l.s)-l.i > len(w) && strings.EqualFold(l.s[l.i:l.i+len(w)], w) {
			l.i += len(w)
			l.skip(" ")
			return
		}
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// clock reads a time of day with an optional zone: "14:05:06.1Z", "2:05 p.m.
// GMT", "14h05", "10.30pm". An hour alone needs am or pm.
func (l *lexer) clock(d *Date) bool {
	mark := l.i
	h, n := l.number()
	if n == 0 || n > 2 || h > 24 {
		l.i = mark
		return false
	}
	minute, second, full := 0, -1, false
	if c := l.peek(0); (c == ':' || c == 'h' || c == '.' || c == 'H') && digit(l.peek(1)) && digit(l.peek(2)) && !digit(l.peek(3)) {
		l.i++
		minute, _ = l.number()
		full = c != '.' || l.peek(0) != '.' && l.peek(0) != '/'
		if c == ':' && l.peek(0) == ':' && digit(l.peek(1)) {
			l.i++
			second, _ = l.number()
			l.fraction()
		}
		if c == '.' && !l.halfFollows() {
			full = full && l.zoneFollows()
		}
	}
	half := l.half()
	if !full && half == 0 || minute > 59 || second > 60 {
		l.i = mark
		return false
	}
	if half != 0 && h > 12 {
		half = 0
	}
	if half == 'p' && h < 12 {
		h += 12
	} else if half == 'a' && h == 12 {
		h = 0
	}
	d.Hour, d.Minute, d.Second = h%24, minute, second
	d.Zone = l.zone()
	return true
}

// fraction passes over the decimals of a second.
func (l *lexer) fraction() {
	if l.peek(0) == '.' && digit(l.peek(1)) {
		for l.i++; digit(l.peek(0)); l.i++ {
		}
	}
}

func (l *lexer) halfFollows() bool {
	mark := l.i
	ok := l.half() != 0
	l.i = mark
	return ok
}

func (l *lexer) zoneFollows() bool {
	mark := l.i
	ok := l.zone() != "" || l.i > mark
	l.i = mark
	return ok
}

// half reads am or pm and returns 'a', 'p' or 0.
func (l *lexer) half() byte {
	mark := l.i
	l.skip(" ")
	for _, w := range [...]string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		if len(l.s)-l.i >= len(w) && strings.EqualFold(l.s[l.i:l.i+len(w)], w) && wordLength(l.s[l.i+len(w):]) == 0 {
			l.i += len(w)
			return w[0]
		}
	}
	l.i = mark
	return 0
}

// zones are the offsets of zone names that mean one thing in news; "" marks
// names that are zones but do not tell an offset.
var zones = map[string]string{
	"Z": "Z", "GMT": "Z", "UTC": "Z", "UT": "Z", "BST": "+01:00", "WEST": "+01:00", "CET": "+01:00", "MEZ": "+01:00",
	"CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "TRT": "+03:00",
	"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
	"PKT": "+05:00", "WIB": "+07:00", "ICT": "+07:00", "HKT": "+08:00", "SGT": "+08:00", "AWST": "+08:00", "PHT": "+08:00",
	"JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
	"SAST": "+02:00", "CAT": "+02:00", "EAT": "+03:00", "WAT": "+01:00",
	"ET": "", "CT": "", "MT": "", "PT": "", "IST": "", "AST": "", "IDT": "+03:00",
}

// zone reads a time zone, a name or an offset, and returns it as in ISO 8601.
func (l *lexer) zone() string {
	mark := l.i
	l.skip(" (")
	if c := l.peek(0); (c == '+' || c == '-') && digit(l.peek(1)) && digit(l.peek(2)) {
		return l.offset(mark)
	}
	n := 0
	for n < 5 && l.peek(n) >= 'A' && l.peek(n) <= 'Z' {
		n++
	}
	name := l.s[l.i : l.i+n]
	z, ok := zones[name]
	if !ok || wordLength(l.s[l.i+n:]) > 0 {
		l.i = mark
		return ""
	}
	l.i += n
	if z == "Z" && (l.peek(0) == '+' || l.peek(0) == '-') && digit(l.peek(1)) && digit(l.peek(2)) {
		return l.offset(l.i)
	}
	if l.peek(0) == ')' && mark < l.i-n && strings.IndexByte(l.s[mark:l.i-n], '(') >= 0 {
		l.i++
	}
	return z
}

// offset reads "+01:00", "+0100" or "+01"; on anything else it goes back to mark.
func (l *lexer) offset(mark int) string {
	sign := l.peek(0)
	l.i++
	a, n := l.number()
	h, m := a, 0
	if n == 4 {
		h, m = a/100, a%100
	} else if l.peek(0) == ':' && digit(l.peek(1)) {
		l.i++
		m, _ = l.number()
	}
	if n != 2 && n != 4 || h > 14 || m > 59 {
		l.i = mark
		return ""
	}
	if h == 0 && m == 0 {
		return "Z"
	}
	return fmt.Sprintf("%c%02d:%02d", sign, h, m)
}

// Clock reads the time of day that s begins with, and how many bytes it takes.
// The zone is as written ("GMT", "ET", "+01:00"), without a resolved offset.
func Clock(s string) (hour, minute int, zone string, length int, ok bool) {
	l := lexer{s: s}
	d := Date{Hour: -1}
	if !l.clock(&d) {
		return 0, 0, "", 0, false
	}
	z := strings.TrimRight(s[:l.i], ") ")
	if at := strings.LastIndexAny(z, " :.0123456789m"); at >= 0 {
		zone = z[at+1:]
	}
	if _, known := zones[zone]; !known {
		zone = d.Zone
	}
	return d.Hour, d.Minute, zone, l.i, true
}
