package page

import (
	"fmt"
	"strings"
	"testing"
)

// wrap makes a page of a head and an article long enough to be one.
func wrap(head, article string) string {
	return "<html lang=en><head>" + head + "</head><body><nav><a href=/>Home</a></nav><article>" + article +
		"<p>The river rose overnight and flooded the lower town, officials said on Monday, forcing hundreds of families to leave their homes.</p>" +
		"<p>More rain is expected before the end of the week, and the dam above the town is full, the river board said in a statement.</p></article></body></html>"
}

// fields: where a field stands in the markup, and what is read.
var fields = []struct{ name, page, want string }{
	{"json-ld", wrap(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Harbour Gazette"},{"@type":"NewsArticle","headline":"The river rises","datePublished":"2031-02-03T14:05:00+01:00","author":[{"@type":"Person","name":"Mara Lindqvist"},{"name":"Tom Adeyemi"}],"publisher":{"name":"Harbour Gazette"}}]}</script>`, "<h1>The river rises</h1>"),
		"The river rises; Harbour Gazette; Mara Lindqvist, Tom Adeyemi; ; 2031-02-03T14:05:00+01:00 json-ld; en"},
	{"meta", wrap(`<title>The river rises | Harbour Gazette</title><meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="By Mara Lindqvist, Associated Press"><meta property="article:published_time" content="2031-02-03T14:05:00Z">`, ""),
		"The river rises; Harbour Gazette; Mara Lindqvist; Associated Press; 2031-02-03T14:05:00Z meta; en"},
	{"microdata", wrap(`<title>The river rises</title>`, `<h1>The river rises</h1><span itemprop=author>Mara Lindqvist</span><meta itemprop=datePublished content="2031-02-03">`),
		"The river rises; ; Mara Lindqvist; ; 2031-02-03 meta; en"},
	{"time", wrap(`<title>The river rises</title>`, `<h1>The river rises</h1><p class=byline>By Mara Lindqvist</p><time datetime="2031-02-03 14:05">3 Feb</time>`),
		"The river rises; ; Mara Lindqvist; ; 2031-02-03T14:05 time; en"},
	{"markup", wrap(`<title>The river rises</title>`, `<h1>The river rises</h1><div class="post-date">Posted on 3 February 2031</div>`),
		"The river rises; ; ; ; 2031-02-03 markup; en"},
	{"link", wrap(`<title>The river rises</title><link rel=canonical href="https://www.theguardian.com/2031/02/03/river">`, ""),
		"The river rises; The Guardian; ; ; 2031-02-03 url; en"},
	{"text", wrap(`<title>The river rises</title>`, `<h1>The river rises</h1><p>3 February 2031</p>`), "The river rises; ; ; ; 2031-02-03 text; en"},
	{"nothing", wrap("", ""), "; ; ; ; ; en"},
	{"broken json-ld", wrap("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The river\nrises\",\"datePublished\":\"2031-02-03\",}</script>", ""), "The river rises; ; ; ; 2031-02-03 json-ld; en"},
}

func TestFieldsComeFromTheMarkup(t *testing.T) {
	for _, f := range fields {
		r := Read(f.page, "")
		got := fmt.Sprintf("%s; %s; %s; %s; %s; %s", r.Title, r.Outlet, strings.Join(r.Byline, ", "), strings.Join(r.Credits, ", "), strings.TrimSpace(r.Published+" "+r.PublishedFrom), r.Language)
		if got != f.want {
			t.Errorf("%s:\n got %s\nwant %s", f.name, got, f.want)
		}
	}
}

func TestFurnitureStaysOut(t *testing.T) {
	r := Read(wrap("<title>The river rises</title>", `<h1>The river rises</h1><div class="social-share-bar"><p>Share this with friends on the networks of your choice today.</p></div>
<figure><img src=x><figcaption>The river on Monday.</figcaption></figure><div class="related-articles"><p>Another story about something else entirely, with a sentence.</p></div>
<h2>A dam under pressure</h2><p>The mayor asked <a href=/x>everyone</a> to stay away.</p><p><a href=/y>Read more about the dam</a></p><p>SEE MORE: <a href=/z>Dam built in 1950</a></p><ul><li>Two boats sank.</li><li>A bridge broke.</li></ul>`), "")
	want := "A dam under pressure\n\nThe mayor asked everyone to stay away.\n\nTwo boats sank.\nA bridge broke.\n\nThe river rose"
	if !strings.HasPrefix(r.Text, want) || strings.Count(r.Text, "\n\n") != 4 {
		t.Errorf("got %q", r.Text)
	}
	if len(r.Layout) != 1 || r.Layout[0].Text != "A dam under pressure" {
		t.Errorf("headings: %v", r.Layout)
	}
}

func TestEmbeddedPostsKeepTheirPlace(t *testing.T) {
	r := Read(wrap("", `<p>The river board posted a warning to all who live in the lower town by the harbour.</p><div class="social-embed"><blockquote class="twitter-tweet"><p lang="en">Water is at the bridge. <a href="https://t.co/x">pic.twitter.com/a1B2c3</a></p>&mdash; River Board (@riverboard) <a href="https://twitter.com/riverboard/status/1">February 3, 2031</a></blockquote></div>`), "")
	want := "harbour.\n\nWater is at the bridge. pic.twitter.com/a1B2c3 — River Board (@riverboard) February 3, 2031\n\nThe river rose"
	if !strings.Contains(r.Text, want) {
		t.Errorf("got %q", r.Text)
	}
}

func TestDateInURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.org/2031/02/03/river": "2031-02-03", "https://example.org/2031-02-03-river": "2031-02-03", "https://example.org/news/20310203/river": "2031-02-03",
		"https://example.org/a/2031/2/3/123456/river": "2031-02-03", "https://example.org/2031/feb/03/river": "2031-02-03", "https://example.org/id/12031020399": "", "https://example.org/2031/river": "", "https://example.org/2031/13/44/": "",
	} {
		if got := dateInURL(url); got != want {
			t.Errorf("%s: got %q, want %q", url, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range fields {
		f.Add(c.page)
	}
	f.Fuzz(func(t *testing.T, source string) {
		r := Read(source, "https://example.org/2031/02/03/x")
		for _, region := range r.Layout {
			if region.Start < 0 || region.End > len(r.Text) || r.Text[region.Start:region.End] != region.Text {
				t.Errorf("heading %d to %d is not %q", region.Start, region.End, region.Text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := strings.Replace(fields[0].page, "<p>The river", strings.Repeat("<div class=ad-slot><a href=/x>Buy a boat</a></div><p>The river rose and <b>rose</b>, and the town by the harbour waited for the dam to hold, officials said.</p>", 60)+"<p>The river", 1)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Read(page, "")
	}
}
