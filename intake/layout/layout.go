// Package layout reads from a report's text what a person sees at a glance:
// its headline, byline and date, datelines, credits, the clock times that head
// the blocks of a running report, subheadings, captions and pasted posts.
//
// Read marks them as regions and posts of the report and fills the fields of
// the report that they tell and that are still empty. It changes no byte of
// the text, and its time is linear in the text's length.
package layout

import (
	"slices"
	"strings"

	"sayso/record"
)

// Read completes r from its own text. Regions and posts that r already has
// (from a page's markup) are kept; those found are added where they do not
// overlap. Afterwards both are in text order, and every span is the slice of
// the text it points at.
func Read(r *record.Report) {
	p := &page{text: r.Text, r: r, layout: r.Layout, posts: r.Posts}
	body := p.head()
	end := p.tail(body)
	p.pastedPosts(body, end)
	p.blocks(body, end)
	r.Layout, r.Posts = p.regions(), p.ordered()
	if r.Outlet == "" {
		r.Outlet = OutletOf(r.URL)
	}
	site := SiteOf(r.URL)
	if r.Outlet == "" {
		r.Outlet = site
	}
	r.Title = withoutHost(r.Title, site)
	if r.Language == "" {
		r.Language = Language(r.Text)
	}
}

// page is a text on its way to being laid out.
type page struct {
	text   string
	r      *record.Report
	layout []record.Region
	posts  []record.Post
}

// span returns the bytes [start, end) of the text without blanks at its ends.
func (p *page) span(start, end int) record.Span {
	for start < end && isBlank(p.text[start]) {
		start++
	}
	for end > start && isBlank(p.text[end-1]) {
		end--
	}
	return record.Span{Start: start, End: end, Text: p.text[start:end]}
}

// mark adds a region over [start, end), blanks at its ends left out.
func (p *page) mark(start, end int, kind record.RegionKind, value string) {
	if s := p.span(start, end); s.Start < s.End {
		p.layout = append(p.layout, record.Region{Span: s, Kind: kind, Value: value})
	}
}

// regions returns the regions in text order; of two that overlap, the one
// found earlier stays. Posts have a region each.
func (p *page) regions() []record.Region {
	for _, post := range p.posts {
		p.layout = append(p.layout, record.Region{Span: post.Span, Kind: record.RegionPost})
	}
	byStart := func(a, b record.Region) int { return a.Start - b.Start }
	slices.SortStableFunc(p.layout, byStart)
	kept := p.layout[:0]
	for _, region := range p.layout {
		if n := len(kept); n > 0 && region.Start < kept[n-1].End {
			if region.Kind == record.RegionPost && kept[n-1].Kind != record.RegionPost {
				kept[n-1] = region
			}
			continue
		}
		kept = append(kept, region)
	}
	return kept
}

// ordered returns the posts in text order, without overlap, numbered.
func (p *page) ordered() []record.Post {
	slices.SortStableFunc(p.posts, func(a, b record.Post) int { return a.Span.Start - b.Span.Start })
	kept := p.posts[:0]
	for _, post := range p.posts {
		if n := len(kept); n > 0 && post.Span.Start < kept[n-1].Span.End {
			continue
		}
		post.ID = "p" + itoa(len(kept))
		kept = append(kept, post)
	}
	return kept
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// line is one line of the text without the blanks around it.
type line struct {
	start, end int // of the words
	next       int // where the next line begins
}

// lineAt returns the line that begins at offset at.
func (p *page) lineAt(at int) line {
	next := len(p.text)
	if n := strings.IndexByte(p.text[at:], '\n'); n >= 0 {
		next = at + n + 1
	}
	s := p.span(at, next)
	return line{s.Start, s.End, next}
}

// lineAfter returns the first line at or behind offset at that is not blank.
func (p *page) lineAfter(at int) (l line, blanks int, ok bool) {
	for at < len(p.text) {
		if l = p.lineAt(at); l.start < l.end {
			return l, blanks, true
		}
		blanks++
		at = l.next
	}
	return line{}, blanks, false
}

// lineBefore returns the last line that ends at or before offset at and is not
// blank, not going below offset low.
func (p *page) lineBefore(at, low int) (l line, blanks int, ok bool) {
	for at > low {
		end := at
		if p.text[end-1] == '\n' {
			end--
		}
		start := low + strings.LastIndexByte(p.text[low:end], '\n') + 1
		if s := p.span(start, end); s.Start < s.End {
			return line{s.Start, s.End, at}, blanks, true
		}
		blanks++
		at = start
	}
	return line{}, blanks, false
}

func (p *page) words(l line) string { return p.text[l.start:l.end] }
