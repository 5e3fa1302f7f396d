// Package page reads an HTML news page: the article's text, and what the
// page's markup tells about it.
//
// The article's element is found by readability, a port of Mozilla's, on a
// tree that has been cleaned of furniture before; what is left of furniture is
// pruned from the paragraphs afterwards. Title, byline, outlet, language and
// date come from JSON-LD, OpenGraph and other <meta>, microdata, <time>, the
// address and the text, in that order.
package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sayso/record"
)

// readable is the size of a page, in bytes, above which the search for the
// article's element is not worth its time: no article is that long.
const readable = 8 << 20

// Read returns the report in a page. source is UTF-8; address is where the
// page was fetched from, if known. A page without an article gives a report
// with an empty text. Layout holds the subheadings; the rest of the layout is
// for package layout to find.
func Read(source, address string) *record.Report {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil { // nested too deep for a tree
		return &record.Report{URL: address, Text: Words(source)}
	}
	r := &record.Report{}
	m := collect(doc, address)
	posts := markEmbeds(doc)
	clean(doc, posts > 0)
	all := blocksOf(doc)
	m.fill(r, assemble(&record.Report{}, all))
	article := doc
	if len(source) <= readable {
		article = body(doc, r.URL)
	}
	if article != nil {
		r.Text = assemble(r, prune(blocksOf(article), r))
	}
	return r
}

// body returns the element that holds the article; it takes the tree apart.
func body(doc *html.Node, address string) *html.Node {
	u, _ := url.Parse(address)
	if u == nil || u.Host == "" {
		u = &url.URL{Scheme: "http", Host: "localhost"}
	}
	p := readability.NewParser()
	p.DisableJSONLD = true
	article, err := p.ParseAndMutate(doc, u)
	if err != nil {
		return nil
	}
	return article.Node
}

// assemble joins blocks to a text with blank lines between them, and gives r
// the regions of its headings.
func assemble(r *record.Report, list []block) string {
	var b strings.Builder
	for i, bl := range list {
		if i > 0 && bl.role == item && list[i-1].role == item || i > 0 && bl.role == row && list[i-1].role == row {
			b.WriteString("\n")
		} else if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(bl.text)
		if bl.role == heading && utf8.ValidString(bl.text) {
			r.Layout = append(r.Layout, record.Region{Span: record.Span{Start: start, End: b.Len(), Text: bl.text}, Kind: record.RegionHeading})
		}
	}
	return b.String()
}

// Fragment returns the text of a piece of HTML that is all article, as feeds
// carry it, and the regions of its headings. title is left out where the
// piece begins with it.
func Fragment(source, title string) (string, []record.Region) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return Words(source), nil
	}
	clean(doc, markEmbeds(doc) > 0)
	r := &record.Report{Title: title}
	return assemble(r, prune(blocksOf(doc), r)), r.Layout
}

// Words returns the text of HTML tag by tag, for what is no page or cannot be
// parsed to a tree; only scripts and the like are left out.
func Words(source string) string {
	w := &blockWriter{}
	z := html.NewTokenizer(strings.NewReader(source))
	for skip := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			w.flush()
			return assemble(&record.Report{}, w.blocks)
		case html.TextToken:
			if !skip {
				w.words(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if silent[t.DataAtom] {
				skip = t.Type == html.StartTagToken
			}
			if blocks[t.DataAtom] || t.DataAtom == atom.Br || t.DataAtom == atom.Li {
				w.flush()
			}
		}
	}
}
