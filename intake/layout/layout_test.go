package layout

import (
	"fmt"
	"strings"
	"testing"

	"sayso/record"
)

// rendered writes what Read found, one finding a line, for comparison.
func rendered(r *record.Report) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("title", r.Title)
	field("outlet", r.Outlet)
	field("byline", strings.Join(r.Byline, " | "))
	field("credits", strings.Join(r.Credits, " | "))
	field("published", r.Published)
	for _, region := range r.Layout {
		if region.Kind == record.RegionPost {
			continue
		}
		field(strings.TrimSpace(string(region.Kind)+" "+region.Value), strings.ReplaceAll(region.Text, "\n", "/"))
	}
	for _, p := range r.Posts {
		field("post", strings.Join([]string{p.Platform, p.Account, p.Handle, p.Posted, fmt.Sprint(p.Truncated), strings.Join(p.Links, " ")}, "; "))
		field("post span", strings.ReplaceAll(p.Span.Text, "\n", "/"))
		if p.Body != nil {
			field("post body", strings.ReplaceAll(p.Body.Text, "\n", "/"))
		}
	}
	return strings.TrimSpace(b.String())
}

// check fails the test if a span of r is not the slice it claims to be, or
// regions or posts are out of order or overlap.
func check(t *testing.T, r *record.Report) {
	t.Helper()
	span := func(s record.Span) {
		if s.Start < 0 || s.End > len(r.Text) || s.Start > s.End || r.Text[s.Start:s.End] != s.Text {
			t.Errorf("bad span %d to %d %q", s.Start, s.End, s.Text)
		}
	}
	end := 0
	for _, region := range r.Layout {
		span(region.Span)
		if region.Start < end || region.Start == region.End {
			t.Errorf("region %s at %d begins before %d or is empty", region.Kind, region.Start, end)
		}
		end = region.End
	}
	end = 0
	for _, p := range r.Posts {
		span(p.Span)
		if p.Body != nil {
			span(*p.Body)
		}
		if p.AccountSpan != nil {
			span(*p.AccountSpan)
		}
		if p.Span.Start < end {
			t.Errorf("post at %d overlaps", p.Span.Start)
		}
		end = p.Span.End
	}
}

const lead = "The river rose overnight and flooded the lower town, officials said on Monday, forcing hundreds of families to leave their homes."

// examples: a rule's name, a text it stands for, and what is found in it.
var examples = []struct{ name, text, want string }{
	{"head.date-and-desk", " date 2031-05-06 By Harbour Gazette Staff\n\n" + lead,
		"outlet: Harbour Gazette\nbyline: Harbour Gazette Staff\npublished: 2031-05-06\nbyline Harbour Gazette: date 2031-05-06 By Harbour Gazette Staff"},
	{"head.title-byline-date", "Flood empties the lower town\n\nBy Mara Lindqvist and Tom Adeyemi\nPublished: 3 Feb 2031 14:05 GMT\nUpdated: 4 Feb 2031\n\n" + lead,
		"title: Flood empties the lower town\nbyline: Mara Lindqvist | Tom Adeyemi\npublished: 2031-02-03T14:05Z\nheadline: Flood empties the lower town\nbyline: By Mara Lindqvist and Tom Adeyemi\nbyline 2031-02-03T14:05Z: Published: 3 Feb 2031 14:05 GMT\nbyline: Updated: 4 Feb 2031"},
	{"head.agency-byline", "By MARA LINDQVIST, Associated Press\n\n" + lead,
		"byline: MARA LINDQVIST\ncredits: Associated Press\nbyline: By MARA LINDQVIST, Associated Press"},
	{"head.two-line-agency", "Flood empties the lower town\n\nMara Lindqvist\nAssociated Press Writer\n\n" + lead,
		"title: Flood empties the lower town\nbyline: Mara Lindqvist\ncredits: Associated Press\nheadline: Flood empties the lower town\nbyline: Mara Lindqvist\ncredit: Associated Press Writer"},
	{"head.outlet-behind-bar", "By Mara Lindqvist | The Guardian | February 3, 2031\n\n" + lead,
		"outlet: The Guardian\nbyline: Mara Lindqvist\npublished: 2031-02-03\nbyline The Guardian: By Mara Lindqvist | The Guardian | February 3, 2031"},
	{"head.only-updated", "Updated May 24, 2031, 3:23 PM\n\n" + lead, "published: 2031-05-24T15:23\nbyline: Updated May 24, 2031, 3:23 PM"},
	{"head.no-byline-in-prose", "By Friday the water had gone down.\n\n" + lead, ""},
	{"head.sentence-is-no-headline", lead + "\n\nMore rain is expected.", ""},
	{"head.wrapped-lines-are-no-headline", "THE RIVER ROSE OVERNIGHT AND FLOODED THE LOWER TOWN\nFORCING HUNDREDS OF FAMILIES TO LEAVE THEIR HOMES,\nOFFICIALS SAID TODAY.", ""},

	{"head.on-one-line", "By Mara Lindqvist, Staff Writer March 30, 2031 " + lead, "byline: Mara Lindqvist\npublished: 2031-03-30\nbyline: By Mara Lindqvist, Staff Writer March 30, 2031"},
	{"head.labelled", "BYLINE: Mara Lindqvist\n\n" + lead, "byline: Mara Lindqvist\nbyline: BYLINE: Mara Lindqvist"},
	{"head.date-of-a-sentence", "March 30, 2031 was the day the river rose overnight and flooded the lower town, officials said.", ""},

	{"head.label-above-date", "BBC News\n\nFlood empties the lower town\n\nPublished\n3 February 2031\n\nBy Mara Lindqvist\nBBC News, Khartoum\n\n" + lead,
		"title: Flood empties the lower town\noutlet: BBC News\nbyline: Mara Lindqvist\npublished: 2031-02-03\nbyline BBC News: BBC News\nheadline: Flood empties the lower town\nbyline: Published\nbyline 2031-02-03: 3 February 2031\nbyline: By Mara Lindqvist\nbyline BBC News: BBC News, Khartoum"},
	{"head.name-in-place", "Flood empties the lower town\nMara Lindqvist in Khartoum\nSat 3 Feb 2031 14.05 GMT\n\n" + lead,
		"title: Flood empties the lower town\nbyline: Mara Lindqvist\npublished: 2031-02-03T14:05Z\nheadline: Flood empties the lower town\nbyline: Mara Lindqvist in Khartoum\nbyline 2031-02-03T14:05Z: Sat 3 Feb 2031 14.05 GMT"},
	{"head.bar-and-sections", "February 3, 2031 at 2:05 pm | Published in: Africa, News\n\n" + lead, "published: 2031-02-03T14:05\nbyline 2031-02-03T14:05: February 3, 2031 at 2:05 pm | Published in: Africa, News"},
	{"head.bar-and-agency", "3 February 2031 | Anadolu Agency\n\n" + lead, "credits: Anadolu Agency\npublished: 2031-02-03\ncredit 2031-02-03: 3 February 2031 | Anadolu Agency"},
	{"head.section", "LIVE\nFlood empties the lower town\n\n" + lead, "title: Flood empties the lower town\nother: LIVE\nheadline: Flood empties the lower town"},
	{"head.site-behind-title", "Flood empties the lower town | Reuters\nUpdated 3 hours ago\n\n" + lead, "title: Flood empties the lower town\nheadline: Flood empties the lower town | Reuters\nbyline: Updated 3 hours ago"},
	{"head.unknown-outlet", "*By Mara Lindqvist, The Harbour Gazette*\n\n" + lead, "outlet: The Harbour Gazette\nbyline: Mara Lindqvist\nbyline The Harbour Gazette: *By Mara Lindqvist, The Harbour Gazette*"},

	{"dateline.agency", "LONDON (AP) — " + lead, "credits: AP\ndateline: LONDON (AP) —"},
	{"dateline.underscore", "KYIV, Ukraine (AP) _\n\n" + lead, "credits: AP\ndateline: KYIV, Ukraine (AP) _"},
	{"dateline.day-and-agency", "MOSCOW, March 3 (Reuters) - " + lead, "credits: Reuters\ndateline XXXX-03-03: MOSCOW, March 3 (Reuters) -"},
	{"dateline.two-towns", "GAZA CITY/CAIRO (Xinhua) -- " + lead, "credits: Xinhua\ndateline: GAZA CITY/CAIRO (Xinhua) --"},
	{"dateline.title-case", "Beirut, Lebanon – " + lead, "dateline: Beirut, Lebanon –"},
	{"dateline.no-agency", "MAKHACHKALA -- " + lead, "dateline: MAKHACHKALA --"},
	{"dateline.state", "HURRICANE, W.Va. - " + lead, "dateline: HURRICANE, W.Va. -"},
	{"dateline.monitoring", "SAN SALVADOR, 12 JAN 90 (ACAN-EFE) -- [TEXT] THE RIVER ROSE OVERNIGHT.",
		"credits: ACAN-EFE\npublished: 1990-01-12\ndateline 1990-01-12: SAN SALVADOR, 12 JAN 90 (ACAN-EFE) -- [TEXT]"},
	{"dateline.monitoring-tags", "LIMA, 3 JAN 90 -- [REPORT] [RIVER BOARD PRESS\nOFFICE] [TEXT] THE RIVER ROSE OVERNIGHT.",
		"published: 1990-01-03\ndateline 1990-01-03: LIMA, 3 JAN 90 -- [REPORT] [RIVER BOARD PRESS/OFFICE] [TEXT]"},
	{"dateline.colon", "new delhi: " + lead, "dateline: new delhi:"},
	{"dateline.subject-is-no-place", "The mayor – a former engineer – said the river rose overnight, and that hundreds of families had left their homes.", ""},
	{"dateline.label-is-no-place", "BREAKING — " + lead, ""},
	{"dateline.no-place", "Feb. 3 (UPI) -- " + lead, "credits: UPI\ndateline XXXX-02-03: Feb. 3 (UPI) --"},
	{"dateline.outlet", "(CNN) — " + lead, "outlet: CNN\ndateline: (CNN) —"},
	{"dateline.behind-headline", "Flood empties the lower town\n\nWashington (AFP) – " + lead,
		"title: Flood empties the lower town\ncredits: AFP\nheadline: Flood empties the lower town\ndateline: Washington (AFP) –"},

	{"credit.brackets", lead + "\n\n(PC, Anadolu)", "credits: PC | Anadolu\ncredit: (PC, Anadolu)"},
	{"credit.behind-sentence", lead + " (Reuters)", "credits: Reuters\ncredit: (Reuters)"},
	{"credit.dash", lead + "\n\n— AP", "credits: AP\ncredit: — AP"},
	{"credit.initials", lead + "\n\njd/rk (AFP, Reuters)", "credits: AFP | Reuters\ncredit: jd/rk (AFP, Reuters)"},
	{"credit.reporting", lead + "\n\n(Reporting by Mara Lindqvist in Cairo; Editing by Tom Adeyemi)",
		"byline: Mara Lindqvist\ncredit: (Reporting by Mara Lindqvist in Cairo; Editing by Tom Adeyemi)"},
	{"credit.contributed", lead + "\n\nThe Associated Press contributed to this report.", "credits: The Associated Press\ncredit: The Associated Press contributed to this report."},
	{"credit.contributed-inside", lead + " More rain is due. Staff Writers Mara Lindqvist and Tom Adeyemi contributed to this report.",
		"byline: Mara Lindqvist | Tom Adeyemi\ncredit: Staff Writers Mara Lindqvist and Tom Adeyemi contributed to this report."},
	{"credit.source", lead + "\n\nSource: Al Jazeera and news agencies", "credits: Al Jazeera\ncredit: Source: Al Jazeera and news agencies"},
	{"credit.published-in", lead + "\n\nPublished in Dawn, February 3rd, 2031", "outlet: Dawn\npublished: 2031-02-03\ncredit Dawn: Published in Dawn, February 3rd, 2031"},
	{"credit.brackets-in-prose", lead + " (He did not say how many.)", ""},

	{"credit.editors-tag", lead + "\n\n[PASSAGE OMITTED]", "other: [PASSAGE OMITTED]"},
	{"credit.unknown-brackets", lead + "\n\n(More)", ""},

	{"clock.latest", lead + "\n\n2:30 p.m.\n\nThe mayor says the dam holds.\n\n14:05 GMT\n\nThe dam has broken.",
		"clock 14:30: 2:30 p.m.\nclock 14:05 GMT: 14:05 GMT"},
	{"clock.ago", lead + "\n\n4 minutes ago (18:20 GMT)\n\nThe dam has broken.", "clock 18:20 GMT: 4 minutes ago (18:20 GMT)"},
	{"clock.on-the-line", lead + "\n\n10.35pm BST — The dam has broken.", "clock 22:35 BST: 10.35pm BST"},
	{"clock.day", lead + "\n\nSaturday, February 3\n\nThe dam has broken.", "clock XXXX-02-03: Saturday, February 3"},
	{"clock.not-a-timetable", lead + "\n\n1:00 p.m. - 3:00 p.m. Gardening", ""},

	{"heading.markdown", "# Flood empties the lower town\n\n" + lead + "\n\n## The dam\n\n" + lead,
		"title: Flood empties the lower town\nheadline: # Flood empties the lower town\nheading: ## The dam"},
	{"heading.plain", lead + "\n\nA dam under pressure\n\n" + lead, "heading: A dam under pressure"},
	{"caption.file", lead + "\n\nFILE - The dam above the town in 2029. (AP Photo/T. Adeyemi)\n\n" + lead, "caption: FILE - The dam above the town in 2029. (AP Photo/T. Adeyemi)"},
	{"other.furniture", lead + "\n\nRead more: Rain expected all week\n\n" + lead + "\n\nFacebook Twitter Linkedin Mail",
		"other: Read more: Rain expected all week\nother: Facebook Twitter Linkedin Mail"},

	{"post.x", lead + "\n\nWater is at the bridge. The mayor asks all to \"leave now and not to wait for…  pic.twitter.com/a1B2c3 — Harbour News (@HarbourNews) February 3, 2031\n\n" + lead,
		"post: x; Harbour News; @HarbourNews; 2031-02-03; true; pic.twitter.com/a1B2c3\npost span: Water is at the bridge. The mayor asks all to \"leave now and not to wait for…  pic.twitter.com/a1B2c3 — Harbour News (@HarbourNews) February 3, 2031\npost body: Water is at the bridge. The mayor asks all to \"leave now and not to wait for"},
	{"post.two-lines", lead + "\n\n> Water is at the bridge.\n> — Harbour News (@HarbourNews) February 3, 2031\n\n" + lead,
		"post: x; Harbour News; @HarbourNews; 2031-02-03; false; \npost span: Water is at the bridge./> — Harbour News (@HarbourNews) February 3, 2031\npost body: Water is at the bridge."},
	{"post.signature-below", lead + "\n\nWater is at the bridge.\n\n— Harbour News (@HarbourNews) February 3, 2031\n\n" + lead,
		"post: x; Harbour News; @HarbourNews; 2031-02-03; false; \npost span: Water is at the bridge.//— Harbour News (@HarbourNews) February 3, 2031\npost body: Water is at the bridge."},
	{"post.introduced", lead + "\n\nThe mayor posted on X:\nWater is at the bridge... https://t.co/x\n— Harbour News (@HarbourNews) 3 February 2031\n" + lead,
		"post: x; Harbour News; @HarbourNews; 2031-02-03; true; https://t.co/x\npost span: Water is at the bridge... https://t.co/x/— Harbour News (@HarbourNews) 3 February 2031\npost body: Water is at the bridge"},
	{"post.telegram", lead + "\n\nWater is at the bridge, leave now. — River Watch (t.me/riverwatch) 3 February 2031\n\n" + lead,
		"post: telegram; River Watch; @riverwatch; 2031-02-03; false; \npost span: Water is at the bridge, leave now. — River Watch (t.me/riverwatch) 3 February 2031\npost body: Water is at the bridge, leave now."},
	{"post.facebook", lead + "\n\nWater is at the bridge, leave now.\nPosted by River Watch on Monday, February 3, 2031\n\n" + lead,
		"post: facebook; River Watch; ; 2031-02-03; false; \npost span: Water is at the bridge, leave now./Posted by River Watch on Monday, February 3, 2031\npost body: Water is at the bridge, leave now."},
	{"post.instagram", lead + "\n\nView this post on Instagram\n\nA post shared by River Watch (@river.watch)\n\n" + lead,
		"other: View this post on Instagram\npost: instagram; River Watch; @river.watch; ; false; \npost span: A post shared by River Watch (@river.watch)"},
	{"post.mention-is-none", "The mayor — better known as Ann (@annmayor) online — said the river rose.", ""},
}

func TestExamples(t *testing.T) {
	for _, e := range examples {
		r := &record.Report{Text: e.text}
		Read(r)
		check(t, r)
		if got := rendered(r); got != strings.TrimSpace(e.want) {
			t.Errorf("%s\n got: %s\nwant: %s", e.name, got, e.want)
		}
	}
}

func TestAGivenTitleIsFoundInTheText(t *testing.T) {
	r := &record.Report{Title: "Flood empties the lower town", Text: "Flood empties the lower town. MAKHACHKALA -- " + lead}
	Read(r)
	check(t, r)
	want := "title: Flood empties the lower town\nheadline: Flood empties the lower town.\ndateline: MAKHACHKALA --"
	if got := rendered(r); got != want {
		t.Errorf("got: %s\nwant: %s", got, want)
	}
}

func TestGivenFieldsStay(t *testing.T) {
	r := &record.Report{Title: "A", Outlet: "B", Byline: []string{"C"}, Published: "2030-01-01", Text: "By Mara Lindqvist, CNN | May 6, 2031\n\n" + lead}
	Read(r)
	if r.Outlet != "B" || r.Byline[0] != "C" || r.Published != "2030-01-01" {
		t.Errorf("got %s", rendered(r))
	}
}

func TestASiteStandsForAnOutletOfUnknownName(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.harbourherald.example/a/b?c": "harbourherald.example", "http://news.quay.example:8080/x": "news.quay.example",
		"http://web.archive.org/web/2016/http://www.quay.example/1": "quay.example", "http://192.168.1.4/x": "", "http://localhost/x": "", "": "", "mailto:a@b.example": "", "quay.example": "",
	} {
		if got := SiteOf(url); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
	r := &record.Report{URL: "https://quay.example/1", Text: "The dam held."}
	if Read(r); r.Outlet != "quay.example" {
		t.Errorf("the outlet is %q", r.Outlet)
	}
}

func TestTitlesLeaveTheirSiteOut(t *testing.T) {
	for title, want := range map[string]string{
		"Dam holds after storm - WXQZ News 12 Weirbridge, Weather & Sports":               "Dam holds after storm",
		"Dam holds after storm - WXQZ.com - Weirbridge News, Weather, Video - WXQZ.com |": "Dam holds after storm",
		"Dam holds | W X Q Z":                 "Dam holds",
		"Dam holds - wxqzine readers ask why": "Dam holds - wxqzine readers ask why",
		"Dam - WXQZ":                          "Dam - WXQZ",
		"WXQZ - the first ten years of a dam": "WXQZ - the first ten years of a dam",
	} {
		r := &record.Report{URL: "http://www.wxqz.com/story/1", Title: title, Text: "The dam held."}
		if Read(r); r.Title != want {
			t.Errorf("%q became %q, want %q", title, r.Title, want)
		}
	}
}

func TestOutletOfKnownDomains(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.theguardian.com/world/1": "The Guardian", "http://chronicle.example.org/": "", "https://edition.cnn.com": "CNN",
		"https://notcnn.com/x": "", "cnn.com": "", "": "", "https://timesofindia.indiatimes.com/a": "The Times of India",
	} {
		if got := OutletOf(url); got != want {
			t.Errorf("%q: got %q, want %q", url, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, e := range examples {
		f.Add("Flood", e.text)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		r := &record.Report{Title: title, Text: text}
		Read(r)
		check(t, r)
	})
}

func BenchmarkRead(b *testing.B) {
	text := examples[1].text + strings.Repeat("\n\n"+lead+" "+lead, 30) + "\n\n(PC, Anadolu)"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(&record.Report{Text: text})
	}
}
