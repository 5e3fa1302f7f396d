package page

import (
	"strconv"

	"golang.org/x/net/html"

	"sayso/record"
)

// embed is a social post found in a page's markup.
type embed struct {
	words string // the post's own words, as they stand in the page
	sign  string // its signature, "" if it has none
	post  record.Post
}

// embedMark is the attribute that marks an element as an embedded post.
const embedMark = "data-sayso-post"

// embedOf tells whether n stands for an embedded post, and which.
func embedOf(n *html.Node) (int, bool) {
	v := attr(n, embedMark)
	if v == "" {
		return 0, false
	}
	i, err := strconv.Atoi(v)
	return i, err == nil && i >= 0
}
