package when

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

func read(r *record.Report) []record.Time {
	return Find(grammar.New().Parse(words.Split(r)), r)
}

// pairs writes times as "span = value mod; …".
func pairs(times []record.Time) string {
	var list []string
	for _, x := range times {
		list = append(list, strings.TrimSpace(x.Span.Text+" = "+x.Value+" "+x.Mod))
	}
	return strings.Join(list, "; ")
}

// TestValues reads sentences as published on Saturday 3 February 2024.
func TestValues(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Weekdays lean to the past, and to the future where the clause does.
		{"The ministry condemned the raid on Saturday.", "Saturday = 2024-02-03"},
		{"The ministry condemned the raid on Sunday.", "Sunday = 2024-01-28"},
		{"The council will meet on Monday, the envoy said on Friday.", "Monday = 2024-02-05; Friday = 2024-02-02"},
		{"The envoy said on Friday that the council would meet on Monday.", "Friday = 2024-02-02; Monday = 2024-02-05"},
		{"The minister is expected to arrive on Tuesday.", "Tuesday = 2024-02-06"},
		{"They meet again next Tuesday.", "next Tuesday = 2024-02-06"},
		{"The raid last Saturday killed four.", "last Saturday = 2024-01-27"},
		{"The curfew was extended until Wednesday.", "Wednesday = 2024-02-07"},
		{"Nobody has slept since Wednesday.", "Wednesday = 2024-01-31"},
		{"Jets struck late Thursday.", "late Thursday = 2024-02-01 END"},
		{"Shops opened on Saturday morning.", "Saturday morning = 2024-02-03TMO"},
		{"The mayor declared two days of mourning from Thursday.", "two days = P2D; Thursday = 2024-02-08"},
		{"Guards shot a man on Friday night. He was hit at 10:45 p.m. near the gate.", "Friday night = 2024-02-02TNI; 10:45 p.m. = 2024-02-02T22:45"},
		{"It was the worst raid since the 9/11 attacks.", "9/11 = 2001-09-11"},
		{"Profits fell in the first half of last year.", "the first half of last year = 2023-H1"},
		{"The bridge fell on the night of 31 to 1 February.", "the night of 31 to 1 February = 2024-01-31TNI"},
		{"⚡️ 07:20 Blasts were heard in Kirra.", "07:20 = 2024-02-03T07:20"},
		// Days and months without a year.
		{"The council meets on February 5.", "February 5 = 2024-02-05"},
		{"Three soldiers died on January 28.", "January 28 = 2024-01-28"},
		{"He was arrested on Dec. 30 at the border.", "Dec. 30 = 2023-12-30"},
		{"The deal was signed in November.", "November = 2023-11"},
		{"Elections will be held in November.", "November = 2024-11"},
		{"She was born on the 3rd of March, 1961.", "the 3rd of March, 1961 = 1961-03-03"},
		{"It was posted on 2024-02-01.", "2024-02-01 = 2024-02-01"},
		{"It was posted on 2024-02-01T10:20:30Z.", "2024-02-01T10:20:30Z = 2024-02-01T10:20:30Z"},
		{"It was posted on 02/03/2024.", "02/03/2024 = 2024-02-03"},
		{"It was posted on 13/01/2024.", "13/01/2024 = 2024-01-13"},
		{"It was posted on 13.1.2024.", "13.1.2024 = 2024-01-13"},
		{"The fair runs from February 9 to 11.", "February 9 = 2024-02-09; 11 = 2024-02-11"},
		{"He stepped down in March for reasons of health.", "March = 2024-03"},
		{"The siren went at 14:30 CET on Saturday, 14 March.", "14:30 CET on Saturday, 14 March = 2024-03-14T14:30+01:00"},
		{"It will end next month.", "next month = 2024-03"},
		{"Two men were shot at the weekend.", "the weekend = 2024-W05-WE"},
		{"The first fell at 5 p.m., and two hours later another.", "5 p.m. = 2024-02-03T17:00; two hours later = 2024-02-03T19"},
		// Units.
		{"Prices rose last month and this month.", "last month = 2024-01; this month = 2024-02"},
		{"He resigned last year.", "last year = 2023"},
		{"She called late last week.", "late last week = 2024-W04 END"},
		{"Prices rose over the past three months.", "the past three months = P3M"},
		{"It was the worst in recent weeks.", "recent weeks = PAST_REF"},
		{"He left two years ago.", "two years ago = 2022"},
		{"The strike of 10 January was followed by another two days later and a third the next day.", "10 January = 2024-01-10; two days later = 2024-01-12; the next day = 2024-01-13"},
		{"The truce took hold three weeks earlier.", "three weeks earlier = 2024-W02"},
		// Clock times take the day of their sentence.
		{"The blast at 7:30 a.m. on Thursday woke them.", "7:30 a.m. on Thursday = 2024-02-01T07:30"},
		{"On Thursday the siren went at 06:15 local time.", "Thursday = 2024-02-01; 06:15 local time = 2024-02-01T06:15"},
		{"Voting ends at 2000 GMT.", "2000 GMT = 2024-02-03T20:00Z"},
		{"Voting ends at 8pm EST.", "8pm EST = 2024-02-03T20:00-05:00"},
		{"“Yesterday they came,” he said. “Tonight will be worse.”", "Yesterday = 2024-02-02; Tonight = 2024-02-03TNI"},
		{"In 1975 six men were held; on 12 May 1976 two more.", "1975 = 1975; 12 May 1976 = 1976-05-12"},
		{"The March visit was dull, and so was the January Alliance summit.", "March = 2024-03; January = 2024-01"},
		// Lengths, rates and sets.
		{"A 16-hour flight took them to a two-day summit.", "16-hour = PT16H; two-day = P2D"},
		{"It came a month after the vote; he bakes one day a week.", "a month = P1M; one day = P1D; a week = P1W"},
		{"He was held for 5 1/2 hours.", "5 1/2 hours = PT5H30M"},
		{"The siege lasted two and a half years.", "two and a half years = P2Y6M"},
		{"At least 12 trucks cross twice a week.", "twice a week = P1W"},
		{"A 34-year-old man and a boy, 5 years old, were hurt.", ""},
		{"They protest every Friday and bake daily.", "every Friday = XXXX-WXX-5; daily = P1D"},
		// Centuries, decades, seasons, quarters.
		{"The fort dates from the 12th century and was repaired in the mid-1990s.", "the 12th century = 11; the mid-1990s = 199 MID"},
		{"Sales fell in the third quarter of 2023.", "the third quarter of 2023 = 2023-Q3"},
		{"He was shot last autumn.", "last autumn = 2023-FA"},
		{"The 1994 genocide is remembered.", "1994 = 1994"},
		{"The shells hit 1994 houses.", ""},
		{"They fought in 480 BC.", "480 BC = BC0480"},
		// Vague words.
		{"The port is now closed; it was recently bombed.", "now = PRESENT_REF; recently = PAST_REF"},
		{"The army said it will soon leave.", "soon = FUTURE_REF"},
		// Homographs.
		{"They may march on the capital, and the second march may fall on deaf ears.", ""},
		{"Mr. March and Ms. May spring from the same town.", ""},
	} {
		if got := pairs(timesIn(c.text)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestUndated: what nothing anchors is written with X.
func TestUndated(t *testing.T) {
	text := "On Friday the mayor spoke. On February 23 he resigned, and at 7 p.m. on Saturday he left. He will be back next month."
	want := "Friday = XXXX-WXX-5; February 23 = XXXX-02-23; 7 p.m. on Saturday = XXXX-WXX-6T19:00; next month = XXXX-XX"
	if got := pairs(read(&record.Report{Text: text})); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestDateline: without a publication time the dateline anchors.
func TestDateline(t *testing.T) {
	text := "KHARTOUM, March 4 (Wire) — Shells fell on Sunday."
	r := &record.Report{Text: text, Layout: []record.Region{{Span: record.Span{Start: 0, End: 25, Text: text[:25]}, Kind: record.RegionDateline, Value: "2021-03-04"}}}
	want := "March 4 = 2021-03-04; Sunday = 2021-02-28"
	if got := pairs(read(r)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestPost: inside an embedded post its own date anchors.
func TestPost(t *testing.T) {
	text := "The ministry spoke on Friday.\n\nJets struck today. — Desk (@desk) January 30, 2024\n\nIt spoke again today."
	start, end := strings.Index(text, "Jets"), strings.Index(text, "\n\nIt")
	r := &record.Report{Text: text, Published: "2024-02-03", Posts: []record.Post{{ID: "q1", Span: record.Span{Start: start, End: end, Text: text[start:end]}, Posted: "2024-01-30"}}}
	want := "Friday = 2024-02-02; today = 2024-01-30; January 30, 2024 = 2024-01-30; today = 2024-02-03"
	if got := pairs(read(r)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestRunningReport: the clock time that heads a block anchors its hours.
func TestRunningReport(t *testing.T) {
	text := "14:05\n\nThe convoy left two hours ago.\n"
	r := &record.Report{Text: text, Published: "2024-02-03T20:00", Layout: []record.Region{{Span: record.Span{Start: 0, End: 5, Text: "14:05"}, Kind: record.RegionClock, Value: "14:05"}}}
	want := "14:05 = 2024-02-03T14:05; two hours ago = 2024-02-03T12:05"
	if got := pairs(read(r)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestNarrative: a history is anchored to the last date told.
func TestNarrative(t *testing.T) {
	text := "The league was founded in 1887. In March 1889 its fleet sailed, and by October it had taken the islands. " +
		"The following year the king died. The war of 1891 began on 3 May; ten days later the port fell. In January 1892 a truce was signed, " +
		"but in April fighting broke out again. Peace came in 1893, and the fleet was sold in 1895."
	want := "1887 = 1887; March 1889 = 1889-03; October = 1889-10; The following year = 1890; 1891 = 1891; 3 May = 1891-05-03; " +
		"ten days later = 1891-05-13; January 1892 = 1892-01; April = 1892-04; 1893 = 1893; 1895 = 1895"
	if got := pairs(read(&record.Report{Text: text, Published: "2019-06-01"})); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestChronicle: years that stand alone head the chapters of a chronicle.
func TestChronicle(t *testing.T) {
	text := "1936\n\nThe general died on 20 July.\n\nIn September the rebels took the town.\n\n1937\n\nOn 21 February the siege ended.\n"
	want := "1936 = 1936; 20 July = 1936-07-20; September = 1936-09; 1937 = 1937; 21 February = 1937-02-21"
	if got := pairs(read(&record.Report{Text: text, Published: "2009-12-19"})); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestReasons: a reader is told how a value came about.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ text, anchor, reason string }{
		{"It fell on Friday.", "2024-02-03", "Friday before publication on Saturday 3 February 2024"},
		{"It fell yesterday.", "2024-02-03", "the day before publication on Saturday 3 February 2024"},
		{"It fell last month.", "2024-02-03", "the month before publication on Saturday 3 February 2024"},
		{"It fell on 3 March 2019.", "", "written in full"},
		{"It fell three days ago.", "2024-02-03", "3 days before publication on Saturday 3 February 2024"},
	} {
		got := timesIn(c.text)
		if len(got) != 1 || got[0].Anchor != c.anchor || got[0].Reason != c.reason {
			t.Errorf("%q: got %+v, want anchor %q and reason %q", c.text, got, c.anchor, c.reason)
		}
	}
}

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		day     civil
		weekday int
		week    string
	}{
		{civil{2024, 2, 3}, 6, "2024-W05"},
		{civil{2021, 1, 3}, 7, "2020-W53"},
		{civil{2000, 2, 29}, 2, "2000-W09"},
		{civil{1900, 3, 1}, 4, "1900-W09"},
	} {
		if c.day.weekday() != c.weekday || c.day.week() != c.week {
			t.Errorf("%s: weekday %d, week %s", c.day.iso(), c.day.weekday(), c.day.week())
		}
		if back := civilOf(c.day.dayNumber()); back != c.day {
			t.Errorf("%s came back as %s", c.day.iso(), back.iso())
		}
	}
	if got := (civil{2024, 1, 31}).addMonths(1); got != (civil{2024, 2, 29}) {
		t.Errorf("a month after 31 January 2024: %s", got.iso())
	}
}

// TestHolidays checks movable feasts against the known calendar.
func TestHolidays(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"easter+0", "2024-03-31"}, {"easter-2", "2024-03-29"}, {"11-4-4", "2024-11-28"}, {"09-1-1", "2024-09-02"},
		{"05-L-1", "2024-05-27"}, {"11-E", "2024-11-05"}, {"12-25", "2024-12-25"}, {"hijri-10-01", "2024-04-10"},
	} {
		if got := holiday(c.code, 2024).iso(); got != c.want {
			t.Errorf("%s: %s, want %s", c.code, got, c.want)
		}
	}
}
