package page

import (
	"strings"

	"sayso/intake/layout"
	"sayso/record"
)

// fill sets the report's fields from the page's markup. text is the text of
// the page's head, for the date.
func (m *markup) fill(r *record.Report, text string) {
	r.URL = m.url()
	r.Title = m.headline()
	r.Outlet = m.outlet(r.URL)
	r.Byline = m.byline(r)
	r.Published, r.PublishedFrom = m.published(text)
	r.Language = m.language()
}

// headline returns the article's title without the site's name behind it.
func (m *markup) headline() string {
	long := m.first("og:title", "twitter:title", "dc.title", "title")
	for _, h := range m.h1 {
		if len(h) > 9 && (holds(long, h) || holds(m.title, h) || h == m.linked.headline) {
			return h
		}
	}
	for _, t := range [...]string{m.linked.headline, m.props["headline"], m.bare(long), m.bare(m.title)} {
		if t = squeeze(t); t != "" {
			return t
		}
	}
	if len(m.h1) == 1 {
		return m.h1[0]
	}
	return ""
}

func holds(long, short string) bool {
	return long != "" && strings.Contains(strings.ToLower(squeeze(long)), strings.ToLower(short))
}

// separators stand between a title and the site's name.
var separators = []string{" | ", " – ", " — ", " - ", " :: ", " · ", " » ", " // "}

// bare cuts the site's name off a title: the last part behind a separator, if
// it is the site's name or short beside the rest.
func (m *markup) bare(title string) string {
	title = squeeze(title)
	site := m.first("og:site_name", "application-name")
	for _, sep := range separators {
		at := strings.LastIndex(title, sep)
		if at < 0 {
			continue
		}
		head, tail := title[:at], title[at+len(sep):]
		if strings.EqualFold(tail, site) || len(tail) < 30 && len(head) > 2*len(tail) && (sep == " | " || sep == " :: " || layout.IsOutlet(tail)) {
			return m.bare(head)
		}
	}
	return title
}

// outlet returns who published the page: the usual name of a known domain's
// outlet, or else what the page says.
func (m *markup) outlet(address string) string {
	known := layout.OutletOf(address)
	for _, name := range [...]string{m.meta["og:site_name"], m.linked.publisher, m.meta["application-name"], m.meta["publisher"], m.meta["dc.publisher"], m.meta["article:publisher"]} {
		name = squeeze(name)
		if known != "" && !strings.HasPrefix(strings.ToLower(name), strings.ToLower(known)+" ") {
			break // the usual name, unless the page tells a part of the house ("BBC News")
		}
		if isOutletName(name) {
			return name
		}
	}
	return known
}

func sameName(a, b string) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return a != "" && bare(a) == bare(b)
}

// isOutletName tells a name from an address, a handle or a slogan.
func isOutletName(s string) bool {
	return len(s) > 1 && len(s) < 50 && !strings.ContainsAny(s, "@/|©") && !strings.Contains(s, "www.") && !strings.Contains(s, "://") && strings.Count(s, " ") < 7 &&
		!strings.Contains(" home accueil inicio startseite wordpress blog news ", " "+strings.ToLower(s)+" ")
}

// byline returns the authors' names, and credits the agencies among them.
func (m *markup) byline(r *record.Report) []string {
	for _, source := range [...][]string{m.linked.authors, m.authors, m.byAuthor} {
		var names []string
		for _, s := range source {
			s = squeeze(s)
			if cut, ok := cutBy(s); ok {
				s = cut
			}
			if strings.Contains(s, "://") || len(s) > 120 || strings.HasPrefix(s, "@") {
				continue
			}
			b := layout.ParseByline(cutDate(s))
			names = appendNew(names, b.Names...)
			r.Credits = appendNew(r.Credits, b.Credits...)
		}
		if names = withoutSite(names, r.Outlet); len(names) > 0 {
			return names
		}
	}
	return nil
}

// cutBy removes the word before an author's name.
func cutBy(s string) (string, bool) {
	for _, p := range [...]string{"By ", "by ", "BY ", "By: ", "Por ", "Par ", "Von ", "Di ", "Door ", "Written by ", "Author: ", "Posted by "} {
		if strings.HasPrefix(s, p) {
			return s[len(p):], true
		}
	}
	return s, false
}

// cutDate cuts a byline before the date or time that follows it.
func cutDate(s string) string {
	if at := strings.IndexAny(s, "0123456789|•·"); at > 0 {
		s = s[:at]
		for _, month := range [...]string{"Published", "Updated", "Posted", "on", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"} {
			if at := strings.LastIndex(s, " "+month); at > 0 && len(s)-at < 14 {
				s = s[:at]
			}
		}
	}
	return strings.Trim(s, " ,;:-–—")
}

// appendNew appends what is not yet in the list.
func appendNew(list []string, names ...string) []string {
	for _, name := range names {
		known := false
		for _, l := range list {
			known = known || strings.EqualFold(l, name)
		}
		if !known {
			list = append(list, name)
		}
	}
	return list
}

// withoutSite leaves out authors that are only the site again, or its roles.
func withoutSite(names []string, outlet string) []string {
	kept := names[:0]
	for _, n := range names {
		if !sameName(n, outlet) && !strings.Contains(" admin editor editors administrator staff by news newsroom desk webdesk redaktion redazione redacción author ", " "+strings.ToLower(n)+" ") {
			kept = append(kept, n)
		}
	}
	return kept
}
