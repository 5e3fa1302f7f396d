package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markup is what a page's markup says about its article, collected in one
// walk over the tree.
type markup struct {
	address   string
	lang      string
	title     string            // <title>
	h1        []string          // texts of the <h1>
	canonical string            // <link rel=canonical>
	meta      map[string]string // <meta>, by lower-case name, property or itemprop; the first of each
	authors   []string          // <meta> of authors, all of them
	linked    linkedData        // the article in JSON-LD
	props     map[string]string // microdata, by itemprop; the first of each
	byAuthor  []string          // rel=author, itemprop=author and class byline
	times     []stamp           // <time> elements
	dated     []stamp           // elements whose class or id speaks of a date
}

// stamp is an element that may hold the date of publication.
type stamp struct {
	value string // its datetime attribute, or else its text
	class string // class, id and itemprop
	inner bool   // inside <article>, <main> or <header>
}

// collect walks the page once.
func collect(doc *html.Node, address string) *markup {
	m := &markup{address: address, meta: map[string]string{}, props: map[string]string{}}
	var scripts []string
	var walk func(n *html.Node, inner bool)
	walk = func(n *html.Node, inner bool) {
		if n.Type == html.ElementNode {
			if n.DataAtom == atom.Script {
				if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
					scripts = append(scripts, n.FirstChild.Data)
				}
				return
			}
			m.element(n, inner)
			inner = inner || n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.Header
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inner)
		}
	}
	walk(doc, false)
	m.linked = readLinkedData(scripts, m.title)
	return m
}

// element takes what one element says.
func (m *markup) element(n *html.Node, inner bool) {
	switch n.DataAtom {
	case atom.Html:
		setIfEmpty(&m.lang, attr(n, "lang"))
		setIfEmpty(&m.lang, attr(n, "xml:lang"))
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom != atom.Svg {
			setIfEmpty(&m.title, squeeze(textOf(n)))
		}
	case atom.H1:
		if t := squeeze(textOf(n)); t != "" && len(m.h1) < 8 {
			m.h1 = append(m.h1, t)
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			setIfEmpty(&m.canonical, attr(n, "href"))
		}
	case atom.Meta:
		m.metaTag(n)
		return
	case atom.Time:
		if len(m.times) < 50 {
			m.times = append(m.times, stamp{stampValue(n), names(n), inner})
		}
	}
	m.named(n, inner)
}

// metaTag takes a <meta>.
func (m *markup) metaTag(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" || len(content) > 4000 {
		return
	}
	for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		if name == "" {
			continue
		}
		if authorMetas[name] && len(m.authors) < 20 {
			m.authors = append(m.authors, content)
		}
		if _, known := m.meta[name]; !known {
			m.meta[name] = content
		}
	}
}

// named takes elements that say by attribute what they hold.
func (m *markup) named(n *html.Node, inner bool) {
	prop := strings.ToLower(attr(n, "itemprop"))
	if prop != "" && len(m.props) < 200 {
		for p := range strings.FieldsSeq(prop) {
			if _, known := m.props[p]; !known && microdata[p] {
				m.props[p] = stampValue(n)
			}
		}
	}
	class := names(n)
	if class == "" && attr(n, "rel") == "" {
		return
	}
	lower := strings.ToLower(class)
	if len(m.byAuthor) < 20 && (prop == "author" || strings.EqualFold(attr(n, "rel"), "author") || isBylineName(lower)) {
		if t := squeeze(spacedText(n)); t != "" && len(t) < 200 {
			m.byAuthor = append(m.byAuthor, t)
		}
	}
	if len(m.dated) < 60 && n.DataAtom != atom.Time && n.DataAtom != atom.Body && n.DataAtom != atom.Html && isDateName(lower) {
		if t := squeeze(textOf(n)); t != "" && len(t) < 300 {
			m.dated = append(m.dated, stamp{t, lower, inner})
		} else if v := attr(n, "datetime"); v != "" {
			m.dated = append(m.dated, stamp{v, lower, inner})
		}
	}
}

// microdata are the properties that are kept.
var microdata = map[string]bool{"datepublished": true, "datecreated": true, "datemodified": true, "headline": true, "publisher": true, "inlanguage": true, "uploaddate": true}

// authorMetas are the names of <meta> that name authors.
var authorMetas = map[string]bool{"author": true, "authors": true, "article:author": true, "parsely-author": true, "sailthru.author": true, "dc.creator": true, "dcterms.creator": true,
	"byl": true, "og:author": true, "article:author_name": true, "dcsext.author": true, "citation_author": true, "rbauthors": true, "article.author": true, "author_name": true, "cxenseparse:author": true}

func isBylineName(class string) bool {
	return strings.Contains(class, "byline") || strings.Contains(class, "author-name") || strings.Contains(class, "author_name") || strings.Contains(class, "article-author") || class == "author"
}

// dateWords are what classes and ids of dates say, in several languages.
var dateWords = []string{"date", "publi", "posted", "time", "fecha", "datum", "byline", "created", "entry-meta", "post-meta", "article-meta", "post-info", "meta-info", "article-info", "submitted", "updated", "data-", "tarih", "dateline", "story-info", "info"}

func isDateName(class string) bool {
	for _, w := range dateWords {
		if strings.Contains(class, w) {
			return true
		}
	}
	return false
}

// names returns the class, id and itemprop of an element, lower case.
func names(n *html.Node) string {
	s := ""
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" || a.Key == "itemprop" || a.Key == "property" || a.Key == "pubdate" {
			s += " " + a.Key[:1] + ":" + a.Val
		}
	}
	if len(s) > 400 {
		s = s[:400]
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// stampValue returns what an element holds: a machine-readable attribute if
// it has one, or else its text.
func stampValue(n *html.Node) string {
	for _, key := range [...]string{"datetime", "content", "title"} {
		if v := strings.TrimSpace(attr(n, key)); v != "" && (key != "title" || hasDigit(v)) {
			return v
		}
	}
	if t := squeeze(textOf(n)); len(t) < 300 {
		return t
	}
	return ""
}

// spacedText returns the text under n with a blank between elements.
func spacedText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// squeeze collapses white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func setIfEmpty(to *string, value string) {
	if *to == "" {
		*to = strings.TrimSpace(value)
	}
}

// first returns the first of the named <meta> that the page has.
func (m *markup) first(keys ...string) string {
	for _, k := range keys {
		if v := m.meta[k]; v != "" {
			return v
		}
	}
	return ""
}

// url returns the page's address: where it was fetched from, or what the page
// says its address is.
func (m *markup) url() string {
	for _, v := range [...]string{m.address, m.canonical, m.meta["og:url"], m.linked.url} {
		if u, err := url.Parse(v); err == nil && u.Host != "" {
			return v
		}
	}
	return ""
}

// language returns the language the page says it is in, "" if it does not.
func (m *markup) language() string {
	for _, v := range [...]string{m.lang, m.linked.language, m.meta["og:locale"], m.meta["content-language"], m.meta["language"], m.meta["dc.language"]} {
		v, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(v), "_", "-"), ",")
		if len(v) >= 2 && len(v) <= 8 && (len(v) < 4 || v[2] == '-' || v[3] == '-') && isLetters(v[:2]) {
			return v
		}
	}
	return ""
}

func isLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]|0x20 < 'a' || s[i]|0x20 > 'z' {
			return false
		}
	}
	return true
}
