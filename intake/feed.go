package intake

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"sayso/intake/layout"
	"sayso/intake/page"
	"sayso/record"
)

// feed yields the items of an RSS, Atom or JSON feed that have a text of their
// own, be it only a summary. Of a broken feed it yields the items that are
// whole, and then an error.
func (in *input) feed(body []byte) bool {
	source, _ := decodePage(body, in.hint.ContentType)
	f, err := parseFeed(source)
	if err != nil {
		whole, ok := wholeItems(source)
		if !ok {
			return in.fail(0, fmt.Errorf("%w: %v", ErrFormat, err))
		}
		again, salvage := parseFeed(whole)
		if salvage != nil {
			return in.fail(0, fmt.Errorf("%w: %v", ErrFormat, err))
		}
		return in.items(again) && in.fail(0, fmt.Errorf("%w: the feed is cut off or broken behind item %d: %v", ErrFormat, len(again.Items), err))
	}
	return in.items(f)
}

// parseFeed parses a feed that is UTF-8 by now, whatever its declaration says.
func parseFeed(source string) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the feed cannot be parsed: %v", p)
		}
	}()
	if strings.HasPrefix(strings.TrimSpace(firstPart(source, 100)), "<?xml") {
		_, source, _ = strings.Cut(source, "?>")
	}
	return gofeed.NewParser().Parse(strings.NewReader(source))
}

func firstPart(s string, n int) string { return s[:min(len(s), n)] }

// wholeItems cuts a feed behind its last whole item and closes it.
func wholeItems(source string) (string, bool) {
	for _, form := range [...]struct{ last, root, shut string }{
		{"</item>", "<rss", "</channel></rss>"}, {"</item>", "<rdf:RDF", "</rdf:RDF>"}, {"</entry>", "<feed", "</feed>"},
	} {
		at := strings.LastIndex(source, form.last)
		if at > 0 && strings.Contains(firstPart(source, 4096), form.root) {
			return source[:at+len(form.last)] + form.shut, true
		}
	}
	return "", false
}

// items yields a feed's items as reports.
func (in *input) items(f *gofeed.Feed) bool {
	for n, item := range f.Items {
		if n >= in.hint.Limits.Members {
			return in.fail(0, fmt.Errorf("%w: more than %d items", ErrTooLarge, in.hint.Limits.Members))
		}
		r, ok := itemReport(f, item)
		if ok && !in.report(r) {
			return false
		}
	}
	return true
}

// itemReport makes a report of one item; false if it has no text.
func itemReport(f *gofeed.Feed, item *gofeed.Item) (*record.Report, bool) {
	r := &record.Report{ID: item.GUID, URL: item.Link, Title: clean(item.Title), Outlet: clean(f.Title), Language: f.Language}
	if known := layout.OutletOf(item.Link); known != "" {
		r.Outlet = known
	}
	source := item.Content
	if strings.TrimSpace(source) == "" {
		source = item.Description
	}
	if len(bytes.TrimSpace([]byte(source))) == 0 {
		return nil, false
	}
	r.Text, r.Layout = page.Fragment(source, r.Title)
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			b := layout.ParseByline(a.Name)
			r.Byline = append(r.Byline, b.Names...)
			r.Credits = append(r.Credits, b.Credits...)
		}
	}
	if item.PublishedParsed != nil {
		r.Published, r.PublishedFrom = item.PublishedParsed.Format(time.RFC3339), "feed"
	} else if item.UpdatedParsed != nil {
		r.Published, r.PublishedFrom = item.UpdatedParsed.Format(time.RFC3339), "feed-updated"
	}
	return r, r.Text != ""
}

// clean is a title of a feed as one line without markup.
func clean(s string) string {
	if strings.IndexByte(s, '<') >= 0 || strings.IndexByte(s, '&') >= 0 {
		s = page.Words(s)
	}
	return strings.Join(strings.Fields(s), " ")
}
