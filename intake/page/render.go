package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// role is what a block of a page is.
type role uint8

const (
	paragraph role = iota
	heading
	item  // of a list
	quote // inside a blockquote
	row   // of a table
	post  // an embedded post
)

// block is one paragraph of a page: its text, white space collapsed, and what
// the markup around it tells.
type block struct {
	text   string
	role   role
	linked int // bytes of text inside links
}

// blockWriter turns a tree of HTML into blocks.
type blockWriter struct {
	blocks []block
	para   []byte
	linked int
	links  int // how many links are open around the text
	role   role
}

// blocksOf returns the blocks under n.
func blocksOf(n *html.Node) []block {
	w := &blockWriter{}
	w.node(n)
	w.flush()
	return w.blocks
}

// node writes n and all below it.
func (w *blockWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
	case html.ElementNode:
		w.element(n)
	default:
		w.children(n)
	}
}

func (w *blockWriter) element(n *html.Node) {
	if isMarked(n) {
		w.as(post, n)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak()
	case atom.A:
		w.links++
		w.children(n)
		w.links--
	case atom.Td, atom.Th:
		w.children(n)
		w.words(" ")
	case atom.Pre:
		w.flush()
		w.para = append(w.para, textOf(n)...)
		w.flush()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.as(heading, n)
	case atom.Li, atom.Dt, atom.Dd:
		w.as(item, n)
	case atom.Blockquote:
		w.as(quote, n)
	case atom.Tr:
		w.as(row, n)
	default:
		if silent[n.DataAtom] {
			return
		}
		if blocks[n.DataAtom] {
			w.flush()
			w.children(n)
			w.flush()
			return
		}
		w.children(n)
	}
}

// as writes the children of n as blocks of a role.
func (w *blockWriter) as(r role, n *html.Node) {
	w.flush()
	outer := w.role
	w.role = r
	w.children(n)
	w.flush()
	w.role = outer
}

func (w *blockWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// silent are the elements whose text nobody reads on the page.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Math: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Head: true, atom.Figcaption: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
}

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Ul: true, atom.Ol: true,
	atom.Dl: true, atom.Table: true, atom.Thead: true, atom.Tbody: true, atom.Caption: true,
	atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Nav: true, atom.Figure: true, atom.Hr: true, atom.Address: true, atom.Form: true,
	atom.Fieldset: true, atom.Details: true, atom.Summary: true, atom.Body: true, atom.Html: true, atom.Center: true,
}

// words adds inline text to the paragraph, white space collapsed and
// characters without width left out.
func (w *blockWriter) words(s string) {
	blank := len(w.para) == 0 || w.para[len(w.para)-1] == ' ' || w.para[len(w.para)-1] == '\n'
	before := len(w.para)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0':
			if !blank {
				w.para = append(w.para, ' ')
				blank = true
			}
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
		case r == utf8.RuneError && size == 1:
			w.para = append(w.para, "\ufffd"...)
			blank = false
		default:
			w.para = append(w.para, s[i:i+size]...)
			blank = false
		}
		i += size
	}
	if w.links > 0 {
		w.linked += len(w.para) - before
	}
}

// lineBreak ends a line; a second one in a row ends the paragraph.
func (w *blockWriter) lineBreak() {
	n := len(w.para)
	for n > 0 && w.para[n-1] == ' ' {
		n--
	}
	switch {
	case n == 0:
	case w.para[n-1] == '\n':
		w.flush()
	default:
		w.para = append(w.para[:n], '\n')
	}
}

// flush ends the paragraph.
func (w *blockWriter) flush() {
	if s := strings.TrimSpace(string(w.para)); s != "" {
		w.blocks = append(w.blocks, block{text: s, role: w.role, linked: w.linked})
	}
	w.para, w.linked = w.para[:0], 0
}

// textOf returns the text under n as it stands, scripts and styles left out.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.ToValidUTF8(b.String(), "\ufffd")
}

// attr returns an attribute of n, "" if it has none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
