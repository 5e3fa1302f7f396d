package layout

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/intake/calendar"
	"sayso/record"
)

// origin is what a dateline tells: where, when, by which agency.
type origin struct {
	length int // bytes, dash included
	place  string
	date   calendar.Date
	dated  bool
	agency string // what stands in the brackets
	wire   bool   // the agency is known, or written like one
	dash   string // what closes it; "" if nothing does
	caps   bool   // the place is in capitals
}

// dateline marks the dateline that a paragraph at offset at begins with, and
// fills credits and date from it.
func (p *page) dateline(at int) bool {
	s := p.text[at:min(len(p.text), at+400)]
	o, ok := readOrigin(s)
	if !ok || !o.convinces(s[o.length:]) || o.place == "" && firstByte(strings.TrimLeft(s[o.length:], " ")) < ' ' {
		return false
	}
	value := ""
	if o.dated {
		if o.date.Year == 0 {
			o.date.Year = yearNear(p.r.Published, o.date.Month)
		}
		value = o.date.DayString()
		if p.r.Published == "" && o.date.Year != 0 {
			p.r.Published, p.r.PublishedFrom = value, "dateline"
		}
	}
	p.mark(at, at+o.length+bracketTags(s[o.length:]), record.RegionDateline, value)
	if o.wire {
		p.creditOrigin(splitCredits(o.agency))
	}
	return true
}

// creditOrigin credits the names in a dateline's brackets. An outlet that
// signs its own datelines, as CNN does, is the report's outlet if none is told.
func (p *page) creditOrigin(names []string) {
	for _, name := range names {
		if p.r.Outlet == "" && IsOutlet(name) && !isAgency(name) && OutletOf(p.r.URL) == "" {
			p.r.Outlet = name
			continue
		}
		p.credit(name)
	}
}

// yearNear returns the year in which a month lies nearest to a day in ISO
// 8601, 0 if there is no day.
func yearNear(published string, month int) int {
	var y, m int
	if n, _ := fmt.Sscanf(published, "%4d-%2d", &y, &m); n < 2 {
		return 0
	}
	switch {
	case month-m > 6:
		return y - 1
	case m-month > 6:
		return y + 1
	}
	return y
}

// readOrigin reads "PLACE, Region, date (AGENCY) --" from the start of s.
func readOrigin(s string) (o origin, ok bool) {
	l := scanner{s: s}
	o.place, o.caps = l.place()
	o.readDate(&l)
	if agency, ok := l.bracket(); ok {
		o.agency = agency
		if l.comma(); !o.dated && o.readDate(&l) {
			if again, ok := l.bracket(); ok {
				o.agency = again
			} else {
				o.agency = "" // the brackets named a country
			}
		}
	}
	o.wire = isWire(o.agency) || o.dated && o.agency != "" && isUpper(o.agency)
	o.dash = l.dash(o.agency != "")
	o.length = l.i
	return o, (o.place != "" || o.agency != "" && o.wire) && (o.dash != "" || o.wire)
}

// readDate reads a day, with or without a year, behind a comma or blank.
func (o *origin) readDate(l *scanner) bool {
	mark := l.i
	l.comma()
	for _, w := range [...]string{"on ", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"} {
		if strings.HasPrefix(l.s[l.i:], w) {
			l.i += len(w)
			l.comma()
		}
	}
	d, ok := calendar.At(l.s[l.i:], calendar.DayFirst)
	if !ok || !unicode.IsLetter(rune(l.peek())) && !digit(l.peek()) && l.peek() < 0x80 {
		l.i = mark
		return false
	}
	o.date, o.dated = d, true
	l.i += d.End
	l.skip(".")
	return true
}

// convinces tells whether what was read is a dateline, and not a subject
// before a dash; rest is what follows it.
func (o *origin) convinces(rest string) bool {
	switch {
	case o.wire:
		return o.dash != "" && o.dash != ":" || o.dash == ":" || startsText(rest)
	case o.dated && o.dash != "":
		return o.caps || knownHead(o.place)
	case o.dash == "" || o.place == "":
		return false
	case o.dash == ":":
		return knownHead(o.place) && !strings.Contains(o.place, ",")
	case o.agency != "":
		return o.caps
	case o.caps:
		return !isLabel(o.place) && (!isUpper(firstBytes(rest, 60)) || knownHead(o.place))
	}
	return knownHead(o.place) && (strings.Contains(o.place, ",") || startsText(rest))
}

// startsText tells whether a report's text may begin here.
func startsText(s string) bool {
	s = strings.TrimLeft(s, " \n\r\t\u00a0“”\"‘'`[")
	return s == "" || startsUpper(s) || digit(s[0])
}

// labels are words in capitals before a dash that are no places.
const labels = " breaking update updated watch video exclusive analysis opinion editorial live read factbox explainer timeline correction note file photo photos picture " +
	"advisory q a interview transcript summary abstract feature profile column review wrapup insight highlights newsmaker listen poll quiz gallery graphic press release statement urgent alert "

func isLabel(place string) bool {
	first, _, _ := strings.Cut(place, " ")
	return strings.Contains(labels, " "+strings.ToLower(strings.Trim(first, ".,"))+" ")
}

// knownHead tells whether a dateline's place, or its first part, or its last
// part, is on the list of countries and towns.
func knownHead(place string) bool {
	if knownPlace(place) {
		return true
	}
	first, rest, found := strings.Cut(place, ",")
	if !found {
		first, rest, found = strings.Cut(place, "/")
	}
	return found && (knownPlace(first) || knownPlace(rest) || isStateAbbreviation(strings.TrimSpace(rest)))
}

// isStateAbbreviation tells "W.Va.", "N.Y.", "Calif." from words.
func isStateAbbreviation(s string) bool {
	return len(s) > 2 && len(s) < 8 && startsUpper(s) && strings.HasSuffix(s, ".") && !strings.Contains(s, " ")
}

// isWire tells whether a bracket in a dateline names agencies.
func isWire(s string) bool {
	if s == "" {
		return false
	}
	for _, name := range splitCredits(s) {
		if !isAgency(name) && !IsOutlet(name) && !looksOutlet(name) && !(isUpper(name) && len(name) < 9 && !strings.ContainsAny(name, " .-")) {
			return false
		}
	}
	return true
}

// bracketTags returns the length of the tags that follow a monitoring
// service's dateline: " [REPORT] [ARMY PRESS OFFICE] [TEXT]".
func bracketTags(s string) int {
	end := 0
	for i := 0; ; {
		open := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " \r\n"))
		if open >= len(s) || s[open] != '[' {
			return end
		}
		shut := strings.IndexByte(s[open:], ']')
		if shut < 0 || !isUpper(s[open:open+shut]) {
			return end
		}
		i = open + shut + 1
		switch s[open+1 : i-1] {
		case "TEXT", "EXCERPT", "EXCERPTS", "SUMMARY", "CONTINUED":
			end = i
		}
	}
}

// scanner reads the parts of a dateline from s; i is how far it has come.
type scanner struct {
	s string
	i int
}

func (l *scanner) peek() byte {
	if l.i < len(l.s) {
		return l.s[l.i]
	}
	return 0
}

func (l *scanner) skip(chars string) {
	l.i = len(l.s) - len(strings.TrimLeft(l.s[l.i:], chars))
}

func (l *scanner) comma() { l.skip(" ,\u00a0") }

// place reads one to eight words with capitals, with commas and slashes
// between them, up to a date, bracket or dash. caps: the first part is in
// capitals throughout.
func (l *scanner) place() (place string, caps bool) {
	start, end, words := l.i, l.i, 0
	firstEnd := -1
	for words < 8 {
		w := l.s[l.i : l.i+placeWord(l.s[l.i:])]
		if w == "" || calendar.Month(w) > 0 && (words > 0 || isDay(l.s[l.i:])) || isWeekday(strings.TrimRight(w, ".,")) {
			break
		}
		if !startsUpper(w) && !isParticle(w) && !unicode.IsLetter(afterMark(w)) && !l.lowerPlace(start, w) {
			break
		}
		l.i += len(w)
		end = l.i
		words++
		if c := l.peek(); c == ',' || c == '/' {
			if firstEnd < 0 {
				firstEnd = end
			}
			l.i++
		}
		l.skip(" \u00a0")
		if l.peek() == '-' || l.peek() == '_' {
			break
		}
	}
	l.i = end
	place = l.s[start:end]
	if firstEnd < 0 {
		firstEnd = end
	}
	caps = end-start > 1 && isUpper(l.s[start:firstEnd])
	return place, caps
}

// isDay tells whether a day of a month begins s.
func isDay(s string) bool {
	_, ok := calendar.At(s, calendar.DayFirst)
	return ok
}

// lowerPlace allows a place in small letters before a colon, as pages print
// it that lost their capitals ("new delhi: …").
func (l *scanner) lowerPlace(start int, w string) bool {
	colon := strings.IndexByte(l.s[start:min(len(l.s), start+32)], ':')
	return colon > 0 && knownPlace(l.s[start:start+colon])
}

// placeWord returns the length of the word of a place's name at the start of
// s: letters, and dots, apostrophes and hyphens inside.
func placeWord(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		inside := r == '.' || r == '\'' || r == '’' || r == '-' && n+1 < len(s) && s[n+1] != '-' && s[n+1] != ' '
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !(n > 0 && inside) {
			break
		}
		n += size
	}
	return n
}

// bracket reads " (AGENCY)" and " /AGENCY/".
func (l *scanner) bracket() (string, bool) {
	mark := l.i
	l.skip(" \u00a0")
	rest := l.s[l.i:]
	shut := strings.IndexByte(rest, ')')
	if rest != "" && rest[0] == '/' { // “/PRNewswire/”
		if shut := strings.IndexByte(rest[1:], '/'); shut > 2 && shut < 30 && startsUpper(rest[1:]) && !strings.ContainsAny(rest[1:1+shut], ",.;") {
			l.i += shut + 2
			return rest[1 : 1+shut], true
		}
	}
	if rest == "" || rest[0] != '(' || shut < 2 || shut > 70 {
		l.i = mark
		return "", false
	}
	l.i += shut + 1
	return strings.Join(strings.Fields(rest[1:shut]), " "), true
}

// dash reads what closes a dateline. A hyphen counts only between blanks or
// behind a bracket.
func (l *scanner) dash(bracket bool) string {
	mark := l.i
	l.skip(" \u00a0")
	blank := l.i > mark || bracket
	for _, d := range [...]string{"—", "–", "--", "-", "_", ":", "|"} {
		if !strings.HasPrefix(l.s[l.i:], d) {
			continue
		}
		after := l.s[l.i+len(d):]
		if (d == "-" || d == "_") && (!blank || after != "" && after[0] != ' ' && after[0] != '\n' && !bracket) {
			break
		}
		l.i += len(d)
		if d == "--" {
			l.skip("-")
		}
		return d
	}
	l.i = mark
	return ""
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func firstBytes(s string, n int) string { return s[:min(len(s), n)] }
