package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sayso/data"
)

// furniture maps the words that classes and ids of furniture consist of, in a
// row and joined by blanks, to true.
var furniture = readFurniture(data.PageFurniture)

func readFurniture(list string) map[string]bool {
	set := make(map[string]bool, 200)
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
}

// cleaner takes furniture out of a page's tree.
type cleaner struct {
	prose map[*html.Node]int // bytes of running text below each element
	whole int                // in the whole page
	// marked: the page has embedded posts.
	marked bool
}

// inArticle tells whether an element stands among the page's running text: an
// element around it, not far up, holds a third of it.
func (c *cleaner) inArticle(n *html.Node) bool {
	for depth := 0; n != nil && depth < 4; depth++ {
		n = n.Parent
		if n == nil || n.DataAtom == atom.Body {
			return false
		}
		if 3*c.prose[n] > c.whole {
			return true
		}
	}
	return false
}

// clean removes from a page what is no article for certain: scripts,
// navigation, forms, hidden elements and what its class calls furniture. An
// element that holds a third of the page's running text is never removed.
func clean(doc *html.Node, marked bool) {
	c := &cleaner{prose: map[*html.Node]int{}, marked: marked}
	c.whole = c.measure(doc)
	c.sweep(doc)
}

// measure counts the running text below every element: text in paragraphs,
// and long runs of text elsewhere.
func (c *cleaner) measure(n *html.Node) int {
	total := 0
	if n.Type == html.TextNode {
		if s := strings.TrimSpace(n.Data); n.Parent != nil && (n.Parent.DataAtom == atom.P || len(s) > 80) && !silent[n.Parent.DataAtom] {
			return len(s)
		}
		return 0
	}
	for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
		total += c.measure(ch)
	}
	if total > 0 {
		c.prose[n] = total
	}
	return total
}

func (c *cleaner) sweep(n *html.Node) {
	for ch := n.FirstChild; ch != nil; {
		next := ch.NextSibling
		switch {
		case ch.Type == html.CommentNode, ch.Type == html.ElementNode && c.drop(ch):
			if c.marked && c.inArticle(ch) {
				hoist(ch)
			}
			n.RemoveChild(ch)
		case ch.Type == html.ElementNode:
			if !isMarked(ch) {
				c.sweep(ch)
			}
		}
		ch = next
	}
}

// drop tells whether an element is furniture.
func (c *cleaner) drop(n *html.Node) bool {
	if isMarked(n) {
		return false
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Head:
		return false
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Button, atom.Select, atom.Textarea, atom.Input,
		atom.Figcaption, atom.Link, atom.Noscript, atom.Audio, atom.Video, atom.Canvas, atom.Dialog:
		return true
	}
	if 3*c.prose[n] > c.whole {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Menu:
		return true
	case atom.P, atom.Em, atom.Strong, atom.B, atom.I:
		if c.prose[n] > 300 {
			return false
		}
	}
	return isHidden(n) || furnitureName(attr(n, "class")) || furnitureName(attr(n, "id")) || furnitureRole(n)
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	return false
}

func furnitureRole(n *html.Node) bool {
	switch attr(n, "role") {
	case "navigation", "complementary", "banner", "search", "contentinfo", "dialog", "menu", "toolbar", "form":
		return true
	}
	switch attr(n, "itemprop") {
	case "author", "datePublished", "dateModified", "publisher", "keywords", "caption", "copyrightHolder":
		return true
	}
	return false
}

// furnitureName tells whether a class or id names furniture: one of its names
// holds the words of an entry in a row.
func furnitureName(names string) bool {
	for name := range strings.FieldsSeq(names) {
		if len(name) > 60 {
			continue
		}
		words := nameWords(name)
		for i := range words {
			phrase := ""
			for j := i; j < len(words) && j < i+3; j++ {
				if j > i {
					phrase += " "
				}
				if phrase += words[j]; furniture[phrase] && !negated(words[:i]) {
					return true
				}
			}
		}
	}
	return false
}

// negated tells "no-ads" and "has-sidebar": names of what an element does not
// hold itself.
func negated(before []string) bool {
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "no", "has", "with", "without", "not", "hide", "is":
		return true
	}
	return false
}

// nameWords splits "ArticleShare__bar-2" into "article", "share", "bar".
func nameWords(name string) []string {
	words := make([]string, 0, 4)
	start := -1
	for i := 0; i <= len(name); i++ {
		letter := i < len(name) && (name[i]|0x20 >= 'a' && name[i]|0x20 <= 'z')
		upper := letter && name[i] < 'a'
		if start >= 0 && (!letter || upper && name[i-1] >= 'a') {
			words = append(words, strings.ToLower(name[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
	}
	return words
}
