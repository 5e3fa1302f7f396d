package show_test

import (
	"bytes"
	"strings"
	"testing"

	"sayso/record"
	"sayso/show"
)

const text = "The harbour is shut, mayor Nadia Berg said on Monday. \x1b[31mNearly 40 boats\x1b[0m <script>alert(1)</script> wait."

func at(part string) record.Span {
	i := strings.Index(text, part)
	return record.Span{Start: i, End: i + len(part), Text: part}
}

func sample() *record.Record {
	source, forty := at("mayor Nadia Berg"), 40.0
	return &record.Record{
		Report:     record.Report{ID: "r", Outlet: "Port Courier", Published: "2024-05-06", Text: text},
		Entities:   []record.Entity{{ID: "e0", Name: "Nadia Berg", Kind: record.Person, Role: "mayor", Mentions: []record.Mention{{Span: source}}}, {ID: "e1", Name: "Harbour Radio", Kind: record.Outlet, Mentions: []record.Mention{{Span: source}}}},
		Times:      []record.Time{{ID: "t0", Span: at("Monday"), Type: record.Date, Value: "2024-05-06", Reason: "the day of publication"}},
		Statements: []record.Statement{{ID: "s0", Source: "e0", SourceSpan: &source, Cue: []record.Span{at("said")}, Content: []record.Span{at("The harbour is shut")}, Act: record.Say, Time: "t0", Via: []record.EntityID{"e1"}, Why: "said.verb"}},
		Events:     []record.Event{{ID: "v0", Triggers: []record.Span{at("shut")}, Type: record.EvOther, Status: record.Denied, Word: []record.Word{{Statement: "s0", Certainty: record.CertaintyDenied}}}},
		Figures:    []record.Figure{{ID: "f0", Span: at("Nearly 40 boats"), Measure: record.OtherMeasure, Value: &forty, High: &forty, Event: "v0", Word: []record.Word{{Outlet: true, Certainty: record.CertaintyStated}}}},
	}
}

func print(t *testing.T, o show.TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := show.Text(&b, sample(), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextNamesSpeakerCueDateAndChain(t *testing.T) {
	out := print(t, show.TextOptions{Width: 100})
	for _, want := range []string{"Port Courier · Monday 6 May 2024", "Nadia Berg — mayor", "s0 said · Monday 6 May 2024 · via Harbour Radio", "The harbour is shut", "OTHER denied", "on the word of Nadia Berg via Harbour Radio (denied)", "[40 at most]", "Port Courier"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing from\n%s", want, out)
		}
	}
	if strings.Contains(out, "said.verb") {
		t.Error("rules are named without being asked for")
	}
	if !strings.Contains(print(t, show.TextOptions{Why: true}), "by said.verb") {
		t.Error("rules are not named when asked for")
	}
}

func TestTextFitsItsWidthAndSteersNoTerminal(t *testing.T) {
	for _, width := range []int{40, 80, 200} {
		out := print(t, show.TextOptions{Width: width})
		if strings.ContainsRune(out, '\x1b') {
			t.Fatal("an escape sequence of the report was passed on")
		}
		for _, line := range strings.Split(out, "\n") {
			if n := len([]rune(line)); n > width {
				t.Errorf("a line of %d columns at width %d: %s", n, width, line)
			}
		}
	}
	if !strings.Contains(print(t, show.TextOptions{Color: true}), "\x1b[") {
		t.Error("no style where colour is asked for")
	}
}

func TestPageMarksWordsAndRunsNothing(t *testing.T) {
	var b bytes.Buffer
	if err := show.Page(&b, sample(), show.PageOptions{}); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, want := range []string{
		`<i id="w-s0"></i>`, `id="c-s0" tabindex="0"`, `body:has(#c-s0:hover) .of-s0`, `href="#w-f0"`,
		"&lt;script&gt;alert(1)&lt;/script&gt;", "default-src &#39;none&#39;", "40 at most",
	} {
		if !strings.Contains(out, want) && !strings.Contains(out, strings.ReplaceAll(want, "&#39;", "'")) {
			t.Errorf("%q is missing from the page", want)
		}
	}
	for _, never := range []string{"<script", "http://", "https://", "\x1b"} {
		if strings.Contains(out, never) {
			t.Errorf("the page has %q", never)
		}
	}
}

// TestPageKeepsTheText takes the marks away again and finds the report.
func TestPageKeepsTheText(t *testing.T) {
	var b bytes.Buffer
	if err := show.Page(&b, sample(), show.PageOptions{}); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(b.String(), `<div class="body">`)
	body, _, _ = strings.Cut(body, "</div>")
	plain := ""
	for _, part := range strings.Split(body, "<") {
		if _, after, ok := strings.Cut(part, ">"); ok {
			plain += after
		} else {
			plain += part
		}
	}
	for _, r := range [][2]string{{"&lt;", "<"}, {"&gt;", ">"}, {"␛", "\x1b"}} {
		plain = strings.ReplaceAll(plain, r[0], r[1])
	}
	if plain != text {
		t.Errorf("got  %q\nwant %q", plain, text)
	}
}

func TestDaySaysValuesInWords(t *testing.T) {
	for value, want := range map[string]string{
		"2024-02-02": "Friday 2 February 2024", "2024-02": "February 2024", "2024": "2024", "2024-02-02TMO": "Friday 2 February 2024, morning",
		"2024-02-02T14:05": "Friday 2 February 2024, 14:05", "2024-02-02T14:05:09Z": "Friday 2 February 2024, 14:05 UTC", "2024-02-02T14:05:00+01:00": "Friday 2 February 2024, 14:05 UTC+01:00", "XXXX-WXX-5": "a Friday", "XXXX-02-23": "23 February, year not told",
		"PRESENT_REF": "now", "2024-02-02/2024-02-05": "Friday 2 February 2024 to Monday 5 February 2024", "P3D": "3 days", "PT24H": "24 hours", "P1W": "1 week", "PXM": "some months", "P3D4H": "P3D4H", "": "",
		"2017-W10": "week of 6 March 2017", "2015-W01": "week of 29 December 2014", "2017-W10-WE": "weekend of 11 March 2017", "2024-SU": "summer of 2024", "2024-Q1": "first quarter of 2024", "199": "the 1990s",
		"2016-07-18TXX": "Monday 18 July 2016",
	} {
		if got := show.Day(value); got != want {
			t.Errorf("Day(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestCodesAreSaidInWords(t *testing.T) {
	for code, want := range map[string]string{"MLI": "Mali", "USA": "United States", "XYZ": "XYZ", "": ""} {
		if got := show.Country(code); got != want {
			t.Errorf("Country(%q) = %q, want %q", code, got, want)
		}
	}
	for _, k := range record.EventTypes {
		if got := show.EventKind(k, "some_mode"); got == string(k) || !strings.HasSuffix(got, ", some mode") {
			t.Errorf("%s is said as %q", k, got)
		}
	}
	if got := show.EventKind(record.EvAssault, ""); got != "Attack" {
		t.Errorf("ASSAULT is said as %q", got)
	}
}

func TestLongTextsAreCutAfterAWord(t *testing.T) {
	got := show.Short("The council of the lower harbour district meets on Thursday to vote")
	if got != "The council of the lower harbour district meets…" {
		t.Errorf("cut to %q", got)
	}
}

// TestShortWordsLeadToTheirCards: the cue, the event's word, a number or a
// date is pressed to see its finding; long quotations stay to be selected.
func TestShortWordsLeadToTheirCards(t *testing.T) {
	to := map[string]string{}
	for _, s := range show.Segments(sample()) {
		if s.To != "" {
			to[s.Text] = s.To
		}
		if s.Dated != (s.Text == "Monday") {
			t.Errorf("%q is dated: %v", s.Text, s.Dated)
		}
	}
	want := map[string]string{"said": "s0", "shut": "v0", "Monday": "t0", "Nearly 40 boats": "f0"}
	for words, id := range want {
		if to[words] != id {
			t.Errorf("%q leads to %q, want %q", words, to[words], id)
		}
	}
	if len(to) != len(want) {
		t.Errorf("leading: %v", to)
	}
}

func TestBoundsSayWhatTheWordingAllows(t *testing.T) {
	n := func(x float64) *float64 { return &x }
	for want, f := range map[string]record.Figure{
		"85":            {Value: n(85), Low: n(85), High: n(85)},
		"125 or more":   {Value: n(125), Low: n(125)},
		"40 at most":    {Value: n(40), High: n(40)},
		"about 40":      {Value: n(40)},
		"10 to 20":      {Low: n(10), High: n(20)},
		"1,077":         {Value: n(1077), Low: n(1077), High: n(1077)},
		"1,500,000 EUR": {Value: n(1.5e6), Low: n(1.5e6), High: n(1.5e6), Unit: "EUR"},
	} {
		if got := show.Bounds(&f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEveryActIsToldAfterwards(t *testing.T) {
	for _, a := range record.Acts {
		if show.Did(a) == string(a) {
			t.Errorf("%s has no word for what was done", a)
		}
	}
}
