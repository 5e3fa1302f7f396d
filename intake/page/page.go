// Package page reads an HTML news page: the article's text, and what the
// page's markup tells about it.
package page

import (
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"sayso/record"
)

// Read returns the report in a page. source is UTF-8; address is where the
// page was fetched from, if known.
func Read(source, address string) (*record.Report, error) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, err
	}
	r := &record.Report{}
	m := collect(doc, address)
	clean(doc)
	all := assemble(blocksOf(doc, nil))
	if article := body(doc, address); article != nil {
		r.Text = assemble(prune(blocksOf(article, nil), r))
	}
	m.fill(r, all)
	return r, nil
}

// body returns the element that holds the article.
func body(doc *html.Node, address string) *html.Node {
	u, _ := url.Parse(address)
	if u == nil || u.Host == "" {
		u = &url.URL{Scheme: "http", Host: "localhost"}
	}
	p := readability.NewParser()
	p.DisableJSONLD = true
	p.KeepClasses = true
	article, err := p.ParseAndMutate(doc, u)
	if err != nil {
		return nil
	}
	return article.Node
}

// assemble joins the blocks to a text.
func assemble(list []block) string {
	var b strings.Builder
	for _, bl := range list {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(bl.text)
	}
	return b.String()
}

// prune leaves out the blocks that are furniture by their words or links.
func prune(list []block, r *record.Report) []block {
	kept := list[:0]
	for _, b := range list {
		if !isLinks(b) {
			kept = append(kept, b)
		}
	}
	return kept
}

func isLinks(b block) bool { return b.linked*10 > len(b.text)*9 && len(b.text) < 250 }
