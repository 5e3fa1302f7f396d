package intake

import (
	"strings"
	"testing"
)

const rss = `<?xml version="1.0" encoding="windows-1252"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Gazette</title>
<item><title>River rises</title><link>https://example.org/1</link><guid>g1</guid><pubDate>Sat, 03 Feb 2031 14:05:00 GMT</pubDate><author>Mara Lindqvist</author>
<content:encoded><![CDATA[<p>The river rose <b>overnight</b>.</p><p>More rain is due.</p>]]></content:encoded></item>
<item><title>Dam full</title><link>https://example.org/2</link><description>The dam is full &amp; the town waits.</description></item>
<item><title>Nothing but a title</title><link>https://example.org/3</link></item>
</channel></rss>`

func TestFeeds(t *testing.T) {
	got, errs := collect("feed", rss, Hint{})
	if len(errs) > 0 || len(got) != 2 {
		t.Fatalf("%d reports, errors %v", len(got), errs)
	}
	if r := got[0]; r.ID != "g1" || r.Text != "The river rose overnight.\n\nMore rain is due." || r.Title != "River rises" || r.Outlet != "Harbour Gazette" || r.Published != "2031-02-03T14:05:00Z" || r.URL != "https://example.org/1" {
		t.Errorf("first item: %+v", r)
	}
	if r := got[1]; r.Text != "The dam is full & the town waits." || r.Published != "" {
		t.Errorf("second item: %+v", r)
	}
}

func TestOtherFeedsAndBrokenOnes(t *testing.T) {
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><id>a1</id><title>River rises</title><content type="html">&lt;p&gt;The river rose.&lt;/p&gt;</content></entry></feed>`
	json := `{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Gazette", "items": [{"id": "j1", "title": "River rises", "content_html": "<p>The river rose.</p>"}]}`
	for name, body := range map[string]string{"atom.xml": atom, "feed.json": json} {
		got, errs := collect(name, body, Hint{})
		if len(errs) > 0 || len(got) != 1 || got[0].Text != "The river rose." || got[0].Title != "River rises" {
			t.Errorf("%s: %v, errors %v", name, got, errs)
		}
	}
	cut := rss[:strings.Index(rss, "<title>Nothing")]
	got, errs := collect("cut.rss", cut, Hint{})
	if len(got) != 2 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "cut.rss: ") {
		t.Errorf("cut off: %d reports, errors %v", len(got), errs)
	}
}
