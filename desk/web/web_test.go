package web_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"sayso/desk/api"
	"sayso/desk/web"
	"sayso/intake"
	"sayso/ledger"
	"sayso/reading"
	"sayso/record"
	"sayso/work"
)

// hostile is a report whose every part tries to be a page.
const hostile = `<script>document.title='owned'</script> "><img src=x onerror="document.title='owned'"> fire kills 9

By '); alert(1);// <b>Bold</b>

LINDAU, June 3, 2023 - A fire in a bakery killed at least 9 people in Lindau on Saturday, the "><script>document.title='owned'</script> police said.

"We saw <svg onload=document.title='owned'> nine bodies" said Javascript Alertson, who runs <iframe src="javascript:alert(1)"></iframe>. The mayor denied that 9 people were killed.
`

// reports are two outlets on one air raid, a copy and a denial.
var reports = map[string]string{
	"wire.txt": `Air raid on Tessalit depot kills 12, hospital says

TESSALIT, Mali, March 14, 2025 (Sand Wire) - Jets of the Salt Road Coalition struck a fuel depot in Tessalit on Friday, killing at least 12 people, the hospital's director Abdou Maiga said.

"We have received twelve bodies," said Abdou Maiga.

The Northern Front denied that it had used the depot in Tessalit. Its spokesman Issa ag Walet called the air raid a crime.

(Sand Wire)
`,
	"copy.jsonl": `{"id":"port/paper 1","outlet":"Port Paper","title":"Twelve dead in depot raid","published":"2025-03-15","text":"Jets of the Salt Road Coalition struck a fuel depot in Tessalit on Friday, killing at least 12 people, the hospital's director Abdou Maiga said.\n\n\"We have received twelve bodies,\" said Abdou Maiga.\n\nThe Northern Front denied that it had used the depot in Tessalit. Its spokesman Issa ag Walet called the air raid a crime."}
{"id":"later","outlet":"Hill Gazette","title":"Toll of Tessalit depot raid rises to 19","published":"2025-03-16","text":"The death toll of Friday's air raid on a fuel depot in Tessalit has risen to 19, Mali's Health Ministry said on Sunday.\n\nThe Salt Road Coalition denied that its jets had struck the depot in Tessalit on Friday. Abdou Maiga said that 12 people were killed in the air raid."}`,
	"hostile.txt": hostile,
}

// document is a file by name.
type document struct {
	name string
	body []byte
}

// ledgerOf is a ledger of documents, with its keeper.
func ledgerOf(t *testing.T, documents ...document) (*ledger.Ledger, *work.Keeper) {
	t.Helper()
	l, err := ledger.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	k := work.NewKeeper(l, reading.New())
	var in []work.Incoming
	for _, d := range documents {
		for r, err := range intake.Read(d.name, d.body, intake.Hint{}) {
			if err != nil {
				t.Fatal(err)
			}
			in = append(in, work.Incoming{Report: r, Source: r.Source})
		}
	}
	if _, err := k.Add(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	return l, k
}

// testLedger is a ledger of the reports above, with its keeper.
func testLedger(t *testing.T) (*ledger.Ledger, *work.Keeper) {
	t.Helper()
	var documents []document
	for _, name := range []string{"wire.txt", "copy.jsonl", "hostile.txt"} {
		documents = append(documents, document{name, []byte(reports[name])})
	}
	return ledgerOf(t, documents...)
}

// testDesk serves the test ledger; change may alter its options.
func testDesk(t *testing.T, change func(*web.Options)) (*httptest.Server, *ledger.Ledger) {
	t.Helper()
	l, k := testLedger(t)
	return deskOver(t, l, k, change), l
}

// deskOver serves a ledger; change may alter the options, or be nil.
func deskOver(t *testing.T, l *ledger.Ledger, k *work.Keeper, change func(*web.Options)) *httptest.Server {
	t.Helper()
	o := web.Options{Ledger: l, API: api.Handler(api.Options{Ledger: l, Judge: k.Judge, Undo: k.Undo}), Judge: k.Judge, Undo: k.Undo, Version: "test"}
	if change != nil {
		change(&o)
	}
	s := httptest.NewServer(web.New(o))
	t.Cleanup(s.Close)
	return s
}

func get(t *testing.T, address string) (int, string, http.Header) {
	t.Helper()
	return answer(t, http.DefaultClient, mustRequest(t, http.MethodGet, address, nil))
}

func mustRequest(t *testing.T, method, address string, body io.Reader) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func answer(t *testing.T, c *http.Client, r *http.Request) (int, string, http.Header) {
	t.Helper()
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b), res.Header
}

// post sends a form as the desk's own pages do.
func post(t *testing.T, c *http.Client, address string, form url.Values) (int, string) {
	t.Helper()
	r := mustRequest(t, http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	status, body, _ := answer(t, c, r)
	return status, body
}

func browserLike(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

// addresses are the desk's pages over the test ledger.
func addresses(t *testing.T, l *ledger.Ledger) map[string]string {
	t.Helper()
	out := map[string]string{"today": "/", "judgements": "/judgements", "find": "/find", "found": "/find?q=depot", "said": "/find?q=" + url.QueryEscape(`who:maiga`), "mistaken": "/find?q=colour:red"}
	list, err := l.Recent(t.Context(), 0, 10)
	if err != nil || len(list) != 4 {
		t.Fatalf("%d reports, %v", len(list), err)
	}
	for _, r := range list {
		switch {
		case r.ID == "port/paper 1":
			out["copy"] = "/report/" + url.PathEscape(r.ID)
			out["story"] = "/story/" + r.Story
			out["source"] = "/source/" + r.Source
		case r.ID == "later":
			out["report"] = "/report/later"
			out["compare"] = "/compare?a=" + url.QueryEscape("port/paper 1") + "&b=later"
		case strings.Contains(r.Title, "script"), r.Outlet == "":
			rec, err := l.Record(t.Context(), r.N)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(rec.Report.Text, "owned") {
				out["hostile"] = "/report/" + url.PathEscape(r.ID)
			}
		}
	}
	said, err := l.FindStatements(t.Context(), ledger.Query{Who: []string{"Maiga"}}, 1)
	if err != nil || len(said) == 0 {
		t.Fatalf("Maiga said nothing: %v", err)
	}
	out["person"] = "/person/" + said[0].Person
	for _, want := range []string{"copy", "report", "hostile"} {
		if out[want] == "" {
			t.Fatalf("no address for %s", want)
		}
	}
	return out
}

func TestEveryPageAnswers(t *testing.T) {
	s, l := testDesk(t, nil)
	for name, address := range addresses(t, l) {
		want := http.StatusOK
		if name == "mistaken" {
			want = http.StatusBadRequest
		}
		status, body, head := get(t, s.URL+address)
		if status != want {
			t.Errorf("%s (%s): %d\n%s", name, address, status, body)
		}
		if head.Get("Content-Security-Policy") == "" || head.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks the guards' headers", name)
		}
		if name != "source" && (strings.Contains(body, "<script>") || strings.Contains(body, "onerror=\"") || strings.Contains(body, " style=")) {
			t.Errorf("%s has markup of a report, or a style in a tag", name)
		}
	}
}

func TestEveryFactLeadsToItsWords(t *testing.T) {
	s, l := testDesk(t, nil)
	_, story, _ := get(t, s.URL+addresses(t, l)["story"])
	links := 0
	for _, part := range strings.Split(story, `href="/report/`)[1:] {
		address, _, _ := strings.Cut(part, `"`)
		page, anchor, ok := strings.Cut(address, "#")
		if !ok {
			continue
		}
		links++
		if _, body, _ := get(t, s.URL+"/report/"+page); !strings.Contains(body, `id="`+anchor+`"`) {
			t.Errorf("no words at %s", address)
		}
	}
	if links < 5 {
		t.Errorf("only %d links to words", links)
	}
}

func TestStoryTellsCopiesQuestionsAndChains(t *testing.T) {
	s, l := testDesk(t, nil)
	at := addresses(t, l)
	_, story, _ := get(t, s.URL+at["story"])
	for _, want := range []string{"Copy of", "of its sentences stand there", "How many people were killed?", "12 or more", `class="chart"`, `class="chain"`, `class="map"`, "independent origin"} {
		if !strings.Contains(story, want) {
			t.Errorf("the story lacks %q", want)
		}
	}
	_, copied, _ := get(t, s.URL+at["copy"])
	if !strings.Contains(copied, "Copy of") || !strings.Contains(copied, "/source/") {
		t.Error("the copy's page does not say what it copies, or has no original")
	}
	_, compare, _ := get(t, s.URL+at["compare"])
	for _, want := range []string{"Only A", "Only B", "in both"} {
		if !strings.Contains(compare, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
}

func TestFindExplainsItsErrors(t *testing.T) {
	s, _ := testDesk(t, nil)
	_, body, _ := get(t, s.URL+"/find?q=colour:red")
	if !strings.Contains(body, "colour: is no field to search") {
		t.Errorf("no explanation in\n%s", body)
	}
	if status, _, _ := get(t, s.URL+"/find?q="+strings.Repeat("x", 2000)); status != http.StatusBadRequest {
		t.Errorf("a long question: %d", status)
	}
}

func TestSourceIsNeverAPage(t *testing.T) {
	s, l := testDesk(t, nil)
	_, body, head := get(t, s.URL+addresses(t, l)["source"])
	if !strings.HasPrefix(head.Get("Content-Type"), "text/plain") || !strings.HasPrefix(head.Get("Content-Disposition"), "attachment") || !strings.Contains(head.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("headers %v", head)
	}
	if !strings.Contains(body, "Salt Road Coalition") {
		t.Error("the original is not there")
	}
}

// twoEvents names an event of each of two reports.
func twoEvents(t *testing.T, l *ledger.Ledger) (a, b string) {
	t.Helper()
	names := map[string]string{}
	for _, id := range []string{"port/paper 1", "later"} {
		r, err := l.Report(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		rec, err := l.Record(t.Context(), r.N)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Type == record.EvAssault {
				names[id] = id + "/" + string(e.ID)
				break
			}
		}
	}
	if len(names) != 2 {
		t.Fatalf("events %v", names)
	}
	return names["port/paper 1"], names["later"]
}

func TestPeopleJudgeAndUndo(t *testing.T) {
	s, l := testDesk(t, nil)
	a, b := twoEvents(t, l)
	c := browserLike(t)
	status, body := post(t, c, s.URL+"/judge", url.Values{"kind": {"not-same"}, "event": {a, b}, "who": {"Ada <b>"}, "note": {"two raids"}})
	if status != http.StatusOK || !strings.Contains(body, "is not the same event as") || !strings.Contains(body, "Ada &lt;b&gt;") || !strings.Contains(body, "two raids") {
		t.Fatalf("judging: %d\n%s", status, body)
	}
	list, err := l.Judgements(t.Context(), false)
	if err != nil || len(list) != 1 || list[0].Kind != ledger.NotSame || list[0].Subject != a || list[0].Object != b {
		t.Fatalf("judgements %v, %v", list, err)
	}
	// The name is kept: undoing takes one action.
	status, body = post(t, c, s.URL+"/judge/1/undo", url.Values{})
	if status != http.StatusOK || !strings.Contains(body, "undone by Ada") {
		t.Fatalf("undoing: %d\n%s", status, body)
	}
	if status, _ := post(t, c, s.URL+"/judge/1/undo", url.Values{}); status != http.StatusNotFound {
		t.Errorf("undoing twice: %d", status)
	}
}

func TestPeopleMarkReadingsWrong(t *testing.T) {
	s, l := testDesk(t, nil)
	_, event := twoEvents(t, l)
	status, body := post(t, browserLike(t), s.URL+"/judge", url.Values{"kind": {"wrong"}, "event": {event}, "who": {"Ada"}})
	if status != http.StatusOK || !strings.Contains(body, "is a wrong reading") || !strings.Contains(body, "struck") {
		t.Fatalf("%d\n%s", status, body)
	}
	if _, story, _ := get(t, s.URL+addresses(t, l)["story"]); strings.Contains(story, `value="`+event+`"`) {
		t.Error("the story still tells the event")
	}
}

func TestJudgementsAreChecked(t *testing.T) {
	s, l := testDesk(t, nil)
	a, b := twoEvents(t, l)
	for name, form := range map[string]url.Values{
		"no name": {"kind": {"same"}, "event": {a, b}}, "one event": {"kind": {"same"}, "event": {a}, "who": {"Ada"}},
		"three": {"kind": {"same"}, "event": {a, b, a}, "who": {"Ada"}}, "no kind": {"event": {a, b}, "who": {"Ada"}},
	} {
		if status, _ := post(t, browserLike(t), s.URL+"/judge", form); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status, _ := post(t, browserLike(t), s.URL+"/judge", url.Values{"kind": {"wrong"}, "event": {"later/v999"}, "who": {"Ada"}}); status != http.StatusNotFound {
		t.Errorf("an event that is not there: %d", status)
	}
	if list, _ := l.Judgements(t.Context(), true); len(list) != 0 {
		t.Errorf("kept %v", list)
	}
	reading, _ := testDesk(t, func(o *web.Options) { o.Judge, o.Undo = nil, nil })
	if status, _ := post(t, browserLike(t), reading.URL+"/judge", url.Values{}); status != http.StatusForbidden {
		t.Errorf("a desk for reading: %d", status)
	}
}
