package layout

import (
	"strings"
	"unicode"

	"sayso/intake/calendar"
	"sayso/record"
)

// tailLines is how many lines under the body may be credits and furniture.
const tailLines = 12

// tail reads the lines under the body, from the last upwards: agency credits,
// contributors, copyright and furniture. It returns where the body ends.
func (p *page) tail(body int) int {
	end := len(p.text)
	for n := 0; n < tailLines; n++ {
		l, _, ok := p.lineBefore(end, body)
		if !ok {
			return end
		}
		start := lineStart(p.text, l.start)
		if !p.creditLine(l) && !p.furnitureLine(l) {
			if s := p.lastSentence(l); s > l.start {
				return s
			}
			return end
		}
		end = start
	}
	return end
}

func lineStart(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }

// creditLine marks a line that only says where the report comes from.
func (p *page) creditLine(l line) bool {
	words := p.words(l)
	if len(words) > 400 {
		return false
	}
	c := credits{}
	if !c.read(words) {
		return false
	}
	p.mark(l.start, l.end, record.RegionCredit, c.outlet)
	p.applyCredits(&c)
	return true
}

func (p *page) applyCredits(c *credits) {
	p.credit(c.agencies...)
	if len(p.r.Byline) == 0 {
		p.r.Byline = c.names
	}
	setIfEmpty(&p.r.Outlet, c.outlet)
	if p.r.Published == "" && c.published.ok {
		p.r.Published, p.r.PublishedFrom = c.published.value, "text"
	}
}

// lastSentence marks a credit at the end of the last paragraph, "… he said.
// (Reuters)" or "… The Associated Press contributed to this report.", and
// returns where it begins.
func (p *page) lastSentence(l line) int {
	words := p.words(l)
	var at int
	if open := strings.LastIndexByte(words, '('); strings.HasSuffix(words, ")") && open > 0 && len(words)-open < 60 && endsSentence(words[:open]) {
		if !isWire(words[open+1 : len(words)-1]) {
			return 0
		}
		at = open
	} else if stop := lastStop(words); stop > 0 && strings.Contains(words[stop:], "contribut") {
		at = stop
	} else {
		return 0
	}
	c := credits{}
	if at == len(words) || !c.read(strings.TrimSpace(words[at:])) {
		return 0
	}
	p.mark(l.start+at, l.end, record.RegionCredit, c.outlet)
	p.applyCredits(&c)
	return l.start + at
}

// lastStop returns where the last sentence of s begins, going by full stops
// before a capital that do not end an abbreviation.
func lastStop(s string) int {
	body := strings.TrimRight(s, ". ")
	for end := len(body); ; {
		at := strings.LastIndex(body[:end], ". ")
		if q := strings.LastIndex(body[:end], "\" "); q > at {
			at = q
		}
		if q := strings.LastIndex(body[:end], "” "); q > at {
			at = q + len("”") - 1
		}
		if at < 0 || len(s)-at > 300 {
			return 0
		}
		if startsUpper(body[at+2:]) && at > 4 && !isUpper(body[at-1:at]) {
			return at + 2
		}
		end = at
	}
}

// credits is what a line under the body tells.
type credits struct {
	agencies  []string
	names     []string
	outlet    string
	published told
}

// read takes such a line; false if it is none.
func (c *credits) read(s string) bool {
	s = strings.Trim(s, " \t*_")
	return c.brackets(s) || c.clauses(s) || c.contributed(s) || c.source(s) || c.copyright(s) || c.publishedIn(s) || c.signature(s)
}

// brackets reads "(PC, Anadolu)", "[AFP]", and "jd/rk (AFP, Reuters)".
func (c *credits) brackets(s string) bool {
	open := strings.IndexAny(s, "([")
	if open < 0 || open > 14 || len(s)-open < 4 || len(s) > 90 || !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "]") {
		return false
	}
	if initials := strings.TrimSpace(s[:open]); initials != "" && (strings.Contains(initials, " ") || strings.ContainsAny(initials, ".:") || strings.ToLower(initials) != initials) {
		return false
	}
	inner := s[open+1 : len(s)-1]
	if rest, ok := cutAny(inner, "with inputs from ", "with input from ", "inputs from ", "with reporting by ", "with additional reporting by ", "source: ", "sources: ", "with files from "); ok {
		inner = rest
	} else if strings.ContainsAny(inner, ".:;?!()[]") {
		return false
	}
	names := splitCredits(inner)
	known := strings.HasPrefix(s[open:], "(") && len(inner) < 6 && isUpper(inner)
	for _, n := range names {
		if !isName(n) && !isAgency(n) && !isGeneric(n) {
			return false
		}
		known = known || isAgency(n) || IsOutlet(n) || looksOutlet(n) || isGeneric(n)
	}
	if !known {
		return false
	}
	c.agencies = dropGeneric(names)
	return len(names) < 6
}

// isGeneric tells "agencies" and the like: credits that name nobody.
func isGeneric(s string) bool {
	switch strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(s), "and "), "other ")) {
	case "agencies", "news agencies", "agency", "wire", "wires", "wire services", "wire reports", "staff", "local media", "news wires":
		return true
	}
	return false
}

func dropGeneric(names []string) []string {
	kept := names[:0]
	for _, n := range names {
		if !isGeneric(n) {
			kept = append(kept, n)
		}
	}
	return kept
}

// splitCredits splits "AP/AFP", "PC, Anadolu", "Reuters and AFP". A hyphen
// stays: it may belong to a name ("ACAN-EFE").
func splitCredits(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '/' || r == ';' || r == '&' || r == '+' }) {
		for name := range strings.SplitSeq(part, " and ") {
			if name = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), "and ")); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// reporting are the labels of the clauses that name who worked on a report;
// writers become the byline if there is no other.
var reporting = []struct {
	label  string
	writes bool
}{
	{"additional reporting by ", false}, {"additional reporting from ", false}, {"reporting by ", true}, {"reported by ", true}, {"writing by ", false}, {"written by ", true},
	{"compiled by ", true}, {"editing by ", false}, {"edited by ", false}, {"with reporting by ", false}, {"with reporting from ", false},
	{"with inputs from ", false}, {"with input from ", false}, {"with files from ", false}, {"with additional reporting by ", false}, {"translated by ", false}, {"translation by ", false},
}

// clauses reads "(Reporting by Jane Doe in Cairo; Editing by John Roe)".
func (c *credits) clauses(s string) bool {
	s = strings.Trim(s, "()[] ")
	found := false
	for clause := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' }) {
		ok := false
		for _, l := range reporting {
			rest, has := cutFold(strings.TrimSpace(clause), l.label)
			if !has {
				continue
			}
			ok = true
			c.workers(rest, l.writes)
			break
		}
		if !ok && !found {
			return false
		}
		found = true
	}
	return found
}

// workers sorts the names of a clause into agencies and writers.
func (c *credits) workers(s string, writes bool) {
	for part := range splitNames(strings.TrimRight(s, ". ")) {
		if at := strings.Index(part, " in "); at > 0 {
			part = part[:at]
		}
		switch {
		case isAgency(part):
			c.agencies = append(c.agencies, part)
		case writes && isName(part) && !knownPlace(part):
			c.names = append(c.names, part)
		}
	}
}

// contributed reads "The Associated Press contributed to this report." and
// "Staff Writers Jane Doe and John Roe contributed to this story."
func (c *credits) contributed(s string) bool {
	at := strings.Index(s, " contributed ")
	if at < 0 || len(s) > 300 || lastStop(s) > 0 {
		return false
	}
	rest := strings.ToLower(s[at:])
	if !strings.Contains(rest, "report") && !strings.Contains(rest, "story") && !strings.Contains(rest, "article") {
		return false
	}
	who := strings.TrimPrefix(s[:at], "(")
	who = strings.TrimSuffix(strings.TrimSuffix(who, " also"), " have")
	before := len(c.names) + len(c.agencies)
	for part := range splitNames(who) {
		if at := strings.Index(part, " in "); at > 0 {
			part = part[:at]
		}
		c.contributor(part)
	}
	return len(c.names)+len(c.agencies) > before
}

// contributor takes one of those who contributed: an agency, a person, or a
// person behind a role ("Staff Writers Jane Doe").
func (c *credits) contributor(part string) {
	part = strings.TrimSpace(part)
	fields := strings.Fields(part)
	for i, w := range fields {
		before := strings.Join(fields[:i], " ")
		if role := isRole(w); !role {
			continue
		} else if isAgency(before) {
			c.agencies = append(c.agencies, before)
		}
		part = strings.Join(fields[i+1:], " ")
	}
	switch {
	case isAgency(part) || IsOutlet(part):
		c.agencies = append(c.agencies, part)
	case isName(part) && !knownPlace(part):
		c.names = append(c.names, part)
	}
}

// source reads "Source: AFP", "Sources: Al Jazeera and news agencies".
func (c *credits) source(s string) bool {
	rest, ok := cutAny(s, "source: ", "sources: ", "source : ", "credit: ", "agencies: ", "via: ")
	if !ok || len(rest) > 90 {
		return false
	}
	names := splitCredits(strings.TrimRight(rest, "."))
	for _, n := range names {
		if !isName(n) && !isAgency(n) && !IsOutlet(n) && !isGeneric(n) {
			return false
		}
	}
	c.agencies = dropGeneric(names)
	return true
}

// copyright reads "© 2024 AFP", "Copyright 2024 The Associated Press. All
// rights reserved."
func (c *credits) copyright(s string) bool {
	rest, ok := cutAny(s, "copyright ©", "copyright (c)", "©", "(c)", "copyright")
	if !ok || len(s) > 250 {
		return false
	}
	rest = strings.TrimLeft(rest, " ©0123456789-–,")
	rest, _ = cutFold(rest, "by ")
	name, _, _ := strings.Cut(rest, ".")
	name, _, _ = strings.Cut(name, ",")
	if name = strings.TrimSpace(name); isAgency(name) {
		c.agencies = append(c.agencies, name)
	} else if IsOutlet(name) {
		c.outlet = name
	}
	return true
}

// publishedIn reads "Published in Dawn, February 3rd, 2024".
func (c *credits) publishedIn(s string) bool {
	rest, ok := cutAny(s, "published in ", "first published in ", "originally published in ", "originally published on ", "originally published by ",
		"this article was originally published by ", "this article was originally published on ", "this article was originally published in ", "this story was originally published by ")
	if !ok || len(s) > 160 {
		return false
	}
	name, after, _ := strings.Cut(strings.TrimRight(rest, "."), ",")
	if name = strings.TrimSpace(name); !isName(name) && !IsOutlet(name) {
		return false
	}
	if d, ok := calendar.Find(after, calendar.DayFirst); ok {
		c.outlet, c.published = name, told{d.String(), true}
		return true
	}
	c.agencies = append(c.agencies, name)
	return true
}

// signature reads "— AP", "-- Reuters", "- Jane Doe, AFP", and an agency that
// stands alone on the line.
func (c *credits) signature(s string) bool {
	rest := strings.TrimLeft(s, "—–- ")
	if len(rest) > 60 || rest == "" {
		return false
	}
	rest = strings.TrimRight(rest, ".")
	dashed := len(rest) < len(s)-1 || strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–")
	names := splitCredits(rest)
	for _, n := range names {
		if isAgency(n) || isGeneric(n) && dashed {
			c.agencies = append(c.agencies, n)
		} else if dashed && len(names) > 1 && isName(n) && strings.Contains(n, " ") {
			c.names = append(c.names, n)
		} else {
			return false
		}
	}
	c.agencies = dropGeneric(c.agencies)
	return len(c.agencies) > 0
}

// cutAny removes the first of the prefixes that s has, without regard to case.
func cutAny(s string, prefixes ...string) (string, bool) {
	for _, prefix := range prefixes {
		if rest, ok := cutFold(s, prefix); ok {
			return rest, true
		}
	}
	return s, false
}

// endMarks are lines that only say that the report is over.
func isEndMark(s string) bool {
	s = strings.Trim(s, "-—–*#_ .")
	switch strings.ToLower(s) {
	case "", "ends", "end", "enditem", "30", "more":
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 && len(s) < 4
}
