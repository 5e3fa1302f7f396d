package page

import (
	"strings"

	"sayso/intake/calendar"
)

// publishedMetas are the names of <meta> that tell the day of publication,
// the more telling first; modifiedMetas tell the last change.
var (
	publishedMetas = []string{"article:published_time", "article:published", "og:published_time", "datepublished", "rnews:datepublished", "og:article:published_time", "parsely-pub-date",
		"sailthru.date", "publication_date", "publicationdate", "publication-date", "publish_date", "publishdate", "publish-date", "published_date", "publisheddate", "published_time", "publishtime", "publish_time",
		"pubdate", "pub_date", "pubtime", "ptime", "published", "article_date_original", "originalpublicationdate", "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.date", "dc.date", "dc.date.created",
		"dcterms.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "article:create_at", "article.created", "article:post_date", "citation_publication_date", "citation_date", "bt:pubdate",
		"release_date", "og:release_date", "video:release_date", "content_create_date", "article_publication_date", "dateposted", "datecreated", "date_published", "datefirstpublished", "displaydate", "iso-8601-publish-date", "story-date", "eomportal-issuedate", "date", "created", "og:pubdate", "shareaholic:article_published_time", "rbpubdate", "gentime", "creation_date", "timestamp", "time"}
	modifiedMetas = []string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified", "last_updated_date", "revised", "article:updated"}
)

// published returns the date of publication in ISO 8601 and the method that
// found it: "json-ld", "meta", "microdata", "time", "url", "markup", "text",
// or, for want of better, the last change: "modified". Both are empty if the
// page does not tell.
func (m *markup) published(text string) (date, method string) {
	order := m.order()
	iso := func(s string) string {
		s = strings.TrimSpace(s)
		if d, ok := calendar.Find(s[:min(len(s), 200)], order); ok && plausible(d) {
			return d.String()
		}
		return ""
	}
	if d := iso(m.linked.published); d != "" {
		return d, "json-ld"
	}
	for _, key := range publishedMetas {
		if d := iso(m.meta[key]); d != "" {
			return d, "meta"
		}
	}
	for _, key := range [...]string{"datepublished", "datecreated", "uploaddate"} {
		if d := iso(m.props[key]); d != "" {
			return d, "microdata"
		}
	}
	if d := m.fromTimes(iso); d != "" {
		return d, "time"
	}
	if d := dateInURL(m.url()); d != "" {
		return d, "url"
	}
	if d := m.fromMarkup(iso); d != "" {
		return d, "markup"
	}
	if d := iso(m.linked.created); d != "" {
		return d, "json-ld"
	}
	if d := m.fromText(text, order); d != "" {
		return d, "text"
	}
	for _, v := range append([]string{m.linked.modified, m.props["datemodified"]}, m.all(modifiedMetas)...) {
		if d := iso(v); d != "" {
			return d, "modified"
		}
	}
	return "", ""
}

func (m *markup) all(keys []string) []string {
	var out []string
	for _, k := range keys {
		out = append(out, m.meta[k])
	}
	return out
}

// plausible leaves out the dates that templates are full of.
func plausible(d calendar.Date) bool {
	return d.Year >= 1990 && d.Year <= 2099 && !(d.Day == 1 && d.Month == 1 && d.Year == 2000)
}

// order tells how dates of three numbers are written on the page: month first
// in American English, day first elsewhere.
func (m *markup) order() calendar.Order {
	lang := strings.ToLower(m.language())
	if lang == "en-us" || (lang == "en" || lang == "") && strings.Contains(m.url(), ".com/") {
		return calendar.MonthFirst
	}
	return calendar.DayFirst
}

// fromTimes chooses among the <time> elements: one marked as published, then
// the first inside the article, then the first at all.
func (m *markup) fromTimes(iso func(string) string) string {
	best, grade := "", 0
	for _, t := range m.times {
		d := iso(t.value)
		if d == "" {
			continue
		}
		n := 1
		if t.inner {
			n = 2
		}
		switch {
		case strings.Contains(t.class, "pubdate"), strings.Contains(t.class, "publi"), strings.Contains(t.class, "entry-date"), strings.Contains(t.class, "posted"):
			n += 4
		case strings.Contains(t.class, "updat"), strings.Contains(t.class, "modif"), strings.Contains(t.class, "comment"):
			n = 0
		}
		if n > grade {
			best, grade = d, n
		}
	}
	return best
}

// fromMarkup chooses among the elements whose class speaks of dates.
func (m *markup) fromMarkup(iso func(string) string) string {
	best, grade := "", 0
	for _, s := range m.dated {
		n := 1
		switch {
		case strings.Contains(s.class, "publi"), strings.Contains(s.class, "posted"), strings.Contains(s.class, "created"):
			n = 4
		case strings.Contains(s.class, "comment"), strings.Contains(s.class, "updat"), strings.Contains(s.class, "copyright"), strings.Contains(s.class, "footer"), strings.Contains(s.class, "related"), strings.Contains(s.class, "sidebar"):
			n = 0
		case strings.Contains(s.class, "date"), strings.Contains(s.class, "time"):
			n = 2
		}
		if s.inner && n > 0 {
			n++
		}
		if n <= grade || !mostlyDate(s.value) {
			continue
		}
		if d := iso(s.value); d != "" {
			best, grade = d, n
		}
	}
	return best
}

// mostlyDate tells whether a date can be what an element's text is about.
func mostlyDate(s string) bool { return len(s) < 120 && hasDigit(s) }

// fromText finds the date in the first lines of a page's text, where a
// byline stands: in a short line, or behind a label.
func (m *markup) fromText(text string, order calendar.Order) string {
	n := 0
	for line := range strings.Lines(text[:min(len(text), 3000)]) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if n++; n > 12 {
			break
		}
		if len(line) > 120 {
			continue
		}
		if d, ok := calendar.Find(line, order); ok && plausible(d) {
			return d.String()
		}
	}
	return ""
}

// dateInURL finds the day in an address: "/2024/02/03/", "/2024-02-03-",
// "/20240203/", "/2024/feb/03/".
func dateInURL(address string) string {
	_, path, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	for i := strings.IndexByte(path, '/'); i >= 0 && i < len(path); i++ {
		if path[i] < '0' || path[i] > '9' || i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
			continue
		}
		s := path[i:]
		if digits := leadingDigits(s); digits == 8 {
			s = s[:4] + "-" + s[4:6] + "-" + s[6:8]
		} else if digits != 4 || len(s) < 8 || strings.IndexByte("/-_.", s[4]) < 0 {
			continue
		} else {
			s = strings.ReplaceAll(s[:min(len(s), 12)], "_", "-")
			if at := strings.IndexByte(s, '/'); at == 4 { // a number may follow the day as the next part of the path
				if day := strings.LastIndexByte(s, '/'); day > 7 {
					s = s[:day]
				}
			}
		}
		if d, ok := calendar.At(s, calendar.DayFirst); ok && d.Start == 0 && plausible(d) {
			return d.DayString()
		}
	}
	return ""
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
