package layout

import (
	"strings"

	"sayso/intake/calendar"
)

// bylineLabels open a byline, lower case.
var bylineLabels = []string{"byline: ", "by: ", "by ", "written by ", "story by ", "reported by ", "author: ", "authors: ", "words by "}

// byline reads "By Jane Doe and John Roe, Associated Press" up to a separator
// or a date, and returns its length.
func (m *meta) byline(s string) int {
	rest, ok := s, false
	for _, label := range bylineLabels {
		if rest, ok = cutFold(s, label); ok {
			break
		}
	}
	if !ok || len(m.names) > 0 {
		return 0
	}
	rest = strings.TrimLeft(rest, " \u00a0")
	body := rest[:bylineEnd(rest)]
	b := ParseByline(body)
	if len(b.Names) == 0 && len(b.Credits) == 0 {
		return 0
	}
	m.names = b.Names
	m.credits = append(m.credits, b.Credits...)
	setIfEmpty(&m.outlet, b.Outlet)
	return len(s) - len(rest) + len(body)
}

// bylineEnd returns where a byline ends on its line: before a separator or a
// date or a label of one.
func bylineEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if i > 0 && s[i-1] != ' ' && s[i-1] != '|' {
			continue
		}
		if strings.IndexByte("|", s[i]) >= 0 || strings.HasPrefix(s[i:], "•") || strings.HasPrefix(s[i:], "·") {
			return i
		}
		if d, ok := calendar.At(s[i:], calendar.DayFirst); ok && d.Year != 0 {
			return i
		}
		for _, l := range dateLabels {
			if rest, ok := cutFold(s[i:], l.label); ok && i > 0 && rest != "" && (rest[0] == ':' || rest[0] == ' ') {
				return i
			}
		}
	}
	return len(s)
}

// Byline is what a byline tells: who wrote, for which outlet, and the agencies
// it credits.
type Byline struct {
	Names   []string
	Outlet  string
	Credits []string
}

// ParseByline takes a byline apart, without its "By". A byline that is not
// made of names gives nothing.
func ParseByline(s string) Byline {
	var b Byline
	s = strings.Trim(s, " \t\r\n\u00a0-–—,|/*_~")
	s = strings.TrimSuffix(s, ".")
	s, tail := cutAffiliation(s)
	for part := range splitNames(s) {
		if !b.add(part) {
			return Byline{}
		}
	}
	if tail != "" {
		b.affiliate(tail)
	}
	return b
}

// cutAffiliation splits "Jane Doe for The Guardian", "Jane Doe | CNN",
// "Jane Doe (Reuters)" into names and affiliation.
func cutAffiliation(s string) (names, affiliation string) {
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		return s[:open], s[open+1 : len(s)-1]
	}
	for _, sep := range [...]string{" for ", " of the ", " of ", " | ", " / ", " - ", " – ", " — ", ", for "} {
		if at := strings.Index(s, sep); at > 0 {
			return s[:at], strings.TrimSpace(s[at+len(sep):])
		}
	}
	return s, ""
}

// splitNames yields the parts of a list "A, B and C".
func splitNames(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(s, ",") {
			for part != "" {
				head, rest := part, ""
				for _, sep := range [...]string{" and ", " And ", " AND ", " & ", "; ", " with ", "/"} {
					if at := strings.Index(head, sep); at >= 0 {
						head, rest = part[:at], part[at+len(sep):]
					}
				}
				if head = strings.TrimSpace(head); head != "" && !yield(strings.TrimPrefix(head, "and ")) {
					return
				}
				part = rest
			}
		}
	}
}

// desks are the words that make a byline a desk's, not a person's.
var desks = []string{" staff", " staff writer", " staff writers", " staff reporter", " staff reporters", " staff correspondent", " news desk", " web desk", " newsroom", " news staff",
	" editorial board", " editorial staff", " editors", " desk", " reporters", " correspondents", " news service", " news team", " team", " bureau", " reporter", " correspondent", " news agency"}

// roles are the words of a part that tells what somebody is.
var roles = []string{"writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "chief", "columnist", "contributor", "staff", "bureau",
	"analyst", "producer", "journalist", "diplomatic", "digital", "columnists", "fellow", "photographer"}

// add takes one part of a byline: a name, an agency, an outlet, or a role.
// False means that this is no byline.
func (b *Byline) add(part string) bool {
	if at := strings.Index(part, " in "); at > 0 {
		part = part[:at]
	}
	part = strings.Trim(part, " .*_")
	part, _ = cutFold(part, "by ")
	bare, role := cutSuffixFold(part, " Writer", " Writers", " Staff Writer", " Correspondent")
	switch {
	case part == "":
	case isAgency(part), role && isAgency(bare):
		if len(b.Names) == 0 && !role {
			b.Names = append(b.Names, part)
		}
		b.Credits = append(b.Credits, bare)
	case IsOutlet(part), len(b.Names) > 0 && looksOutlet(part):
		if len(b.Names) == 0 {
			b.Names = append(b.Names, part)
		}
		setIfEmpty(&b.Outlet, part)
	case strings.EqualFold(part, "staff"), isRole(part) && len(b.Names) > 0:
		if outlet := deskOf(part); outlet != "" {
			setIfEmpty(&b.Outlet, outlet)
		}
	case deskOf(part) != "":
		b.Names = append(b.Names, part)
		setIfEmpty(&b.Outlet, deskOf(part))
	case isName(part):
		b.addName(part)
	default:
		return len(b.Names) > 0 && knownPlace(part)
	}
	return true
}

// addName appends a name. "JANE DOE Associated Press" and the like, a name
// and an agency without a comma, are taken apart.
func (b *Byline) addName(part string) {
	for at := strings.IndexByte(part, ' '); at > 0; {
		if rest := part[at+1:]; isAgency(rest) && len(rest) > 3 && strings.Contains(part[:at], " ") {
			b.Names, b.Credits = append(b.Names, part[:at]), append(b.Credits, rest)
			return
		}
		next := strings.IndexByte(part[at+1:], ' ')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	b.Names = append(b.Names, part)
}

// affiliate takes what stands behind the names: an outlet, an agency, a place.
func (b *Byline) affiliate(s string) {
	s = strings.Trim(s, " .")
	bare, _ := cutSuffixFold(s, " Writer", " Staff", " Staff Writer", " Correspondent")
	switch {
	case isAgency(bare):
		b.Credits = append(b.Credits, bare)
	case IsOutlet(bare), IsOutlet("The " + bare):
		setIfEmpty(&b.Outlet, bare)
	case isName(bare) && !knownPlace(bare) && (bare != s || strings.Contains(bare, " ")):
		setIfEmpty(&b.Outlet, bare)
	}
}

// deskOf returns the outlet that a desk's name tells: "Palestine Chronicle"
// of "Palestine Chronicle Staff"; "" if it is not a desk's name.
func deskOf(part string) string {
	for _, desk := range desks {
		if n := len(part) - len(desk); n > 2 && strings.EqualFold(part[n:], desk) && isDeskName(part[:n]) {
			return part[:n]
		}
	}
	return ""
}

// isDeskName tells whether what stands before "Staff" may be an outlet: names
// of what desks are about ("Web", "News", "Foreign") are not.
func isDeskName(s string) bool {
	if strings.Contains(" web news foreign national world sports business political city the our editorial digital online senior special chief ", " "+strings.ToLower(s)+" ") {
		return false
	}
	s, _ = cutFold(s, "the ")
	return isName(s)
}

// isRole tells whether a part of a byline says what somebody is.
func isRole(part string) bool {
	for w := range strings.FieldsSeq(part) {
		for _, role := range roles {
			if strings.EqualFold(w, role) {
				return true
			}
		}
	}
	return false
}

func isWeekday(w string) bool {
	switch strings.ToLower(w) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}
