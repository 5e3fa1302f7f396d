package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embedMark is the attribute that marks an element as an embedded post; its
// value is the post's number on the page.
const embedMark = "data-sayso-post"

// markEmbeds finds the posts of social platforms embedded in a page and puts
// a marked paragraph with each post's text, signature included, in its place:
// so they survive cleaning and stand in the article where they stood. The
// signatures are what layout knows posts by. It returns how many there are.
func markEmbeds(doc *html.Node) int {
	var found []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && isEmbed(n) {
			found = append(found, n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for i, n := range found {
		text := embedText(n)
		n.Attr = []html.Attribute{{Key: embedMark, Val: strconv.Itoa(i)}}
		n.DataAtom, n.Data = atom.P, "p"
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return len(found)
}

// embedClasses are the classes of the elements that platforms' embed codes
// consist of.
var embedClasses = []string{"twitter-tweet", "twitter-video", "instagram-media", "fb-post", "fb-video", "bluesky-embed", "mastodon-embed", "tiktok-embed", "text-post-media", "telegram-post", "truthsocial-embed"}

func isEmbed(n *html.Node) bool {
	if n.DataAtom != atom.Blockquote && n.DataAtom != atom.Div && n.DataAtom != atom.Figure {
		return false
	}
	class := attr(n, "class")
	for _, c := range embedClasses {
		if strings.Contains(class, c) {
			return strings.TrimSpace(textOf(n)) != ""
		}
	}
	return n.DataAtom == atom.Blockquote && strings.Contains(textOf(n), "pic.twitter.com/")
}

// embedText returns an embed's text as one paragraph.
func embedText(n *html.Node) string {
	w := &blockWriter{}
	w.children(n)
	w.flush()
	var parts []string
	for _, b := range w.blocks {
		if !strings.EqualFold(b.text, "View this post on Instagram") {
			parts = append(parts, strings.ReplaceAll(b.text, "\n", " "))
		}
	}
	return strings.Join(parts, " ")
}

// isMarked tells whether n stands for an embedded post.
func isMarked(n *html.Node) bool { return n.Type == html.ElementNode && attr(n, embedMark) != "" }

// hoist puts the marked posts below n in its place, before n is removed.
func hoist(n *html.Node) {
	var walk func(*html.Node)
	walk = func(x *html.Node) {
		for c := x.FirstChild; c != nil; {
			next := c.NextSibling
			if isMarked(c) {
				x.RemoveChild(c)
				n.Parent.InsertBefore(c, n)
			} else {
				walk(c)
			}
			c = next
		}
	}
	walk(n)
}
