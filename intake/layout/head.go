package layout

import (
	"strings"
	"unicode"

	"sayso/intake/calendar"
	"sayso/record"
)

// headLines is how many lines above the body may belong to the head.
const headLines = 14

// head reads the lines above the body: headline, byline, dates, outlet, a
// caption, the dateline that opens the body. It returns where the body begins.
func (p *page) head() int {
	at := 0
	if strings.HasPrefix(p.text, "\ufeff") {
		at = len("\ufeff")
	}
	at = p.givenTitle(at)
	headline, dated := p.r.Title != "" && at > 3, false
	for n := 0; n < headLines; n++ {
		l, _, ok := p.lineAfter(at)
		if !ok {
			return at
		}
		switch {
		case p.metaLine(l):
			dated = true
		case p.furnitureLine(l), p.captionLine(l), p.sectionLine(l):
		case p.dateline(l.start):
			return l.start
		case !dated && p.metaBegins(l):
			return l.start
		case !headline && p.headline(l):
			headline = true
		case headline && !dated && p.deck(l):
		default:
			p.laterDateline(l)
			return l.start
		}
		at = l.next
	}
	return at
}

// sectionLine marks a line that names the section the report stands in.
func (p *page) sectionLine(l line) bool {
	s := strings.Trim(p.words(l), " :|*")
	if len(s) > 40 || !sections()[strings.ToLower(s)] {
		return false
	}
	p.mark(l.start, l.end, record.RegionOther, "")
	return true
}

// givenTitle marks the report's own title where the text begins with it, and
// returns where the text goes on: on the same line ("Title. LONDON (AP) --")
// or on the next.
func (p *page) givenTitle(at int) int {
	title := strings.TrimSpace(p.r.Title)
	s := p.span(at, min(len(p.text), at+len(title)+64))
	if title == "" || len(s.Text) < len(title) || !strings.EqualFold(s.Text[:len(title)], title) {
		return at
	}
	end := s.Start + len(title)
	for rest := p.text[end:min(len(p.text), end+2)]; rest != ""; rest = rest[1:] {
		if rest[0] == '.' || rest[0] == ' ' && len(rest) > 1 && rest[1] == '.' {
			end++
		}
	}
	p.mark(s.Start, end, record.RegionHeadline, "")
	return end
}

// laterDateline finds a dateline on the first lines behind one that is body
// but short: a teaser above the report proper.
func (p *page) laterDateline(l line) {
	for n := 0; n < 3 && l.end-l.start < 300; n++ {
		next, _, ok := p.lineAfter(l.next)
		if !ok || p.dateline(next.start) {
			return
		}
		l = next
	}
}

// headline marks l as the headline if it looks like one: short, no sentence's
// end or a blank line behind it, and a body that follows. A headline without
// a full stop becomes the title of a report that has none.
func (p *page) headline(l line) bool {
	words := strings.TrimSpace(strings.TrimLeft(p.words(l), "#"))
	markdown := p.text[l.start] == '#'
	if d, ok := calendar.At(words, calendar.DayFirst); ok && d.Year != 0 {
		return false
	}
	if len(words) < 8 || len(words) > 180 || !strings.Contains(words, " ") || startsLower(words) {
		return false
	}
	next, blanks, ok := p.lineAfter(l.next)
	if !ok || len(p.text)-next.start < 40 {
		return false
	}
	stop := endsSentence(words)
	switch {
	case markdown:
	case stop && (blanks == 0 || !headlineSentence(words)):
		return false
	case blanks == 0 && p.wrapped(l, next), next.end-next.start < len(words)/2 && !p.isMeta(next):
		return false
	}
	p.mark(l.start, l.end, record.RegionHeadline, "")
	if p.r.Title == "" && (markdown || !stop && len(p.text)-next.start > 100) {
		p.r.Title = withoutSite(strings.Trim(words, "*# "))
	}
	return true
}

// withoutSite cuts the outlet's name off a headline: "… | Reuters".
func withoutSite(title string) string {
	for _, sep := range [...]string{" | ", " - ", " – ", " — "} {
		if at := strings.LastIndex(title, sep); at > 0 {
			if name := title[at+len(sep):]; isAgency(name) || IsOutlet(name) {
				return title[:at]
			}
		}
	}
	return title
}

// withoutHost cuts off a headline what follows it in the title of a site's
// pages: from the first part on that begins with the site's name, as in
// "… - KSLA News 12 Shreveport, Louisiana News Weather & Sports" at ksla.com.
// A title that would be left with less than two words stays as it is.
func withoutHost(title, site string) string {
	name, _, _ := strings.Cut(site, ".")
	if len(name) < 3 || len(title) < len(name) {
		return title
	}
	for at := range title {
		for _, sep := range [...]string{" | ", " - ", " – ", " — ", " :: "} {
			tail, ok := strings.CutPrefix(title[at:], sep)
			if ok && beginsWith(tail, name) && strings.ContainsRune(strings.TrimSpace(title[:at]), ' ') {
				return strings.TrimRight(title[:at], " |-–—:")
			}
		}
	}
	return title
}

// beginsWith tells whether a text begins with a host's name, whatever its case
// and without blanks, marks and a leading article: "The Daily News", thedailynews.
func beginsWith(text, name string) bool {
	at := 0
	for _, r := range strings.ToLower(text) {
		switch {
		case at == len(name):
			return !unicode.IsLetter(r)
		case strings.ContainsRune(" .'’&-", r):
		case r == rune(name[at]):
			at++
		default:
			return false
		}
	}
	return at == len(name)
}

// headlineSentence tells a headline that ends in a full stop from a lead
// sentence: one sentence, short, and no day in it.
func headlineSentence(s string) bool {
	body := strings.TrimRight(s, ".!?’”\"'")
	if len(s) > 130 || strings.Contains(body, ". ") || strings.Contains(body, " said ") || strings.HasSuffix(body, " said") {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(body) {
		if n++; isWeekday(strings.TrimRight(w, ",")) {
			return false
		}
	}
	return n <= 19
}

// wrapped tells text broken into lines of a fixed width from a headline with
// the body on the next line.
func (p *page) wrapped(l, next line) bool {
	a, b := l.end-l.start, next.end-next.start
	return a >= 45 && b <= 90 || startsLower(p.words(next)) && b <= 90
}

// deck marks a short line between the headline and the byline, the report's
// subtitle, as a heading.
func (p *page) deck(l line) bool {
	words := p.words(l)
	next, _, ok := p.lineAfter(l.next)
	if !ok || len(words) > 250 || !p.isMeta(next) {
		return false
	}
	p.mark(l.start, l.end, record.RegionHeading, "")
	return true
}

func startsLower(s string) bool {
	s = strings.TrimLeft(s, "“”\"‘’'`(")
	return s != "" && !startsUpper(s) && s[0] >= 'a' && s[0] <= 'z'
}

// endsSentence tells whether s ends in sentence punctuation, closing quotation
// marks aside, or goes on behind a comma or colon.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'’”»)]")
	return s == "" || strings.HasSuffix(s, "…") || strings.IndexByte(".!?:;,", s[len(s)-1]) >= 0
}

// isMeta tells whether a line is one of byline or date, without marking it.
func (p *page) isMeta(l line) bool { return IsMeta(p.words(l)) || p.labelLine(l) }

// IsMeta tells whether a line only says who wrote a report and when.
func IsMeta(s string) bool {
	m := meta{}
	return m.read(s)
}

// metaLine marks a line that tells only who wrote the report and when, and
// fills the fields it tells.
func (p *page) metaLine(l line) bool {
	words := p.words(l)
	if strings.HasPrefix(words, "http") && strings.Contains(words, "://") && !strings.ContainsAny(words, " \t") {
		setIfEmpty(&p.r.URL, words)
		p.mark(l.start, l.end, record.RegionOther, "")
		return true
	}
	m := meta{}
	if !m.read(words) && !p.nameLine(&m, l) && !p.labelLine(l) {
		return false
	}
	kind := record.RegionByline
	if len(m.names) == 0 && m.outlet == "" && len(m.credits) > 0 {
		kind = record.RegionCredit
	}
	value := m.outlet
	if value == "" && m.published.ok {
		value = m.published.value
	}
	p.mark(l.start, l.end, kind, value)
	p.apply(&m)
	return true
}

// metaBegins marks byline and date where the body goes on behind them on the
// same line: "By Jane Doe March 30, 2009 The council met …". Only a date tells
// where they end.
func (p *page) metaBegins(l line) bool {
	s := p.words(l)
	m := meta{}
	at := len(s) - len(strings.TrimLeft(s, " "))
	n := m.date(s[at:])
	if n == 0 {
		if n = m.byline(s[at:min(len(s), at+120)]); n == 0 || len(m.names) == 0 {
			return false
		}
		at += n
		at = len(s) - len(strings.TrimLeft(s[at:], " |,-–—•·"))
		if n = m.date(s[at:]); n == 0 {
			return false
		}
	}
	at += n
	if !m.published.ok || at > 160 || !startsText(s[at:]) || len(s)-at < 40 || len(m.names) == 0 && !labelledDate(s) {
		return false
	}
	p.mark(l.start, l.start+at, record.RegionByline, m.outlet)
	p.apply(&m)
	p.dateline(p.span(l.start+at, l.end).Start)
	return true
}

// labelledDate tells whether a line begins with the label of a date, and not
// just with a date, as a sentence may.
func labelledDate(s string) bool {
	for _, l := range dateLabels {
		if rest, ok := cutFold(strings.TrimLeft(s, " "), l.label); ok && rest != "" && (rest[0] == ':' || l.label == "date") {
			return true
		}
	}
	return false
}

// apply fills the report's empty fields from a meta line.
func (p *page) apply(m *meta) {
	if len(p.r.Byline) == 0 {
		p.r.Byline = m.names
	}
	p.credit(m.credits...)
	setIfEmpty(&p.r.Outlet, m.outlet)
	for _, d := range [...]told{m.published, m.updated} {
		if d.ok && (p.r.Published == "" || p.r.PublishedFrom == "text-updated" && d == m.published) {
			p.r.Published, p.r.PublishedFrom = d.value, "text"
			if d == m.updated && !m.published.ok {
				p.r.PublishedFrom = "text-updated"
			}
		}
	}
}

// credit adds agencies to the report's credits, each once.
func (p *page) credit(names ...string) {
	for _, name := range names {
		known := false
		for _, c := range p.r.Credits {
			known = known || strings.EqualFold(c, name) || isAgency(c) && agency(c) == agency(name)
		}
		if !known {
			p.r.Credits = append(p.r.Credits, name)
		}
	}
}

func setIfEmpty(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// labelLine tells a line that is the label of the date on the next.
func (p *page) labelLine(l line) bool {
	s := strings.TrimRight(p.words(l), " :")
	for _, label := range dateLabels {
		if strings.EqualFold(s, label.label) || strings.EqualFold(s, label.label+" on") {
			next, _, ok := p.lineAfter(l.next)
			m := meta{}
			return ok && m.read(p.words(next)) && m.published.ok
		}
	}
	return false
}

// nameLine reads a bare name ("Jane Doe") as byline if the next line is one of
// date, agency or desk; alone, a name is no byline.
func (p *page) nameLine(m *meta, l line) bool {
	words, _, _ := strings.Cut(p.words(l), " in ")
	n := strings.Count(words, " ")
	if !isName(words) || n < 1 || n > 3 || IsOutlet(words) {
		return false
	}
	next, _, ok := p.lineAfter(l.next)
	after := meta{}
	if !ok || !after.read(p.words(next)) || len(after.names) > 0 || !after.published.ok && len(after.credits) == 0 {
		return false
	}
	m.names = []string{words}
	return true
}
