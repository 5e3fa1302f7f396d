package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sayso/ledger"
	"sayso/record"
)

// served is a real ledger of n reports behind a server.
func served(t *testing.T, n int) (*ledger.Ledger, *httptest.Server) {
	t.Helper()
	l, err := ledger.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	for i := range n {
		put(t, l, fmt.Sprint("report-", i))
	}
	s := httptest.NewServer(Handler(Options{Ledger: l}))
	t.Cleanup(s.Close)
	return l, s
}

func put(t *testing.T, l *ledger.Ledger, id string) int64 {
	t.Helper()
	text := "Ansa Dorrit said the dam of " + id + " will hold."
	span := func(words string) record.Span {
		i := strings.Index(text, words)
		return record.Span{Start: i, End: i + len(words), Text: words}
	}
	r := &record.Record{Version: "1", Report: record.Report{ID: id, Title: "The dam", Outlet: "The Quay", Text: text}}
	r.Entities = []record.Entity{{ID: "e1", Name: "Ansa Dorrit", Kind: record.Person, Mentions: []record.Mention{{Span: span("Ansa Dorrit")}}}}
	r.Statements = []record.Statement{{ID: "s1", Source: "e1", Act: record.Say, Content: []record.Span{span("will hold")}}, {ID: "s2", Source: "e1", Act: record.Say, Content: []record.Span{span("the dam")}}}
	e := ledger.NewEntry(r, []byte("<script>"+id))
	e.Digest, e.Persons = []byte("digest"), map[record.EntityID]string{"e1": "entity-1"}
	numbers, err := l.Put(context.Background(), []ledger.Entry{e})
	if err != nil {
		t.Fatal(err)
	}
	return numbers[0]
}

func get(t *testing.T, s *httptest.Server, path string, into any) *http.Response {
	t.Helper()
	answer, err := http.Get(s.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(body, into); err != nil {
			t.Errorf("%s: %v in %s", path, err, body)
		}
	}
	return answer
}

type items struct {
	Items []map[string]any
	Next  string
}

func TestListsComePageByPage(t *testing.T) {
	_, s := served(t, 7)
	for _, path := range []string{"/api/reports?q=dam&limit=3", "/api/statements?q=who:dorrit&limit=3", "/api/people/entity-1?limit=3"} {
		seen, cursor := map[string]bool{}, ""
		for range 10 {
			var p items
			get(t, s, path+"&cursor="+cursor, &p)
			for _, x := range p.Items {
				key := fmt.Sprint(x["id"], x["report"])
				if seen[key] {
					t.Errorf("%s: twice %s", path, key)
				}
				seen[key] = true
			}
			if cursor = p.Next; cursor == "" {
				break
			}
		}
		if want := map[bool]int{true: 14, false: 7}[!strings.Contains(path, "reports")]; len(seen) != want {
			t.Errorf("%s: %d items, want %d", path, len(seen), want)
		}
	}
}

func TestOneThing(t *testing.T) {
	l, s := served(t, 2)
	n, err := l.Report(context.Background(), "report-1")
	if err != nil {
		t.Fatal(err)
	}
	story := ledger.Story{ID: "story-1", Title: "The dam", Reports: 1, Members: []int64{n.N}, Holds: []string{"event-1", "claim-1"},
		Woven: []byte(`{"Stories":[{"kind":"story","id":"story-1"}],"Events":[{"kind":"event","id":"event-1"}],"Claims":[{"kind":"claim","id":"claim-1","event":"event-1","measure":"killed"},{"kind":"claim","id":"claim-2","event":"event-2"}]}`)}
	if err := l.Weave(context.Background(), ledger.Weaving{Stories: []ledger.Story{story}}); err != nil {
		t.Fatal(err)
	}
	var report kept
	get(t, s, "/api/reports/report-1", &report)
	if report.Report.ID != "report-1" || report.Record.Check() != nil || len(report.Record.Statements) != 2 {
		t.Errorf("report %+v", report)
	}
	var whole told
	get(t, s, "/api/stories/story-1", &whole)
	if whole.Story.Title != "The dam" || len(whole.Woven.Stories) != 1 {
		t.Errorf("story %+v", whole)
	}
	var event happened
	get(t, s, "/api/events/event-1", &event)
	if event.Event.ID != "event-1" || event.Story.ID != "story-1" || len(event.Claims) != 1 {
		t.Errorf("event %+v", event)
	}
	var claim question
	get(t, s, "/api/claims/claim-1", &claim)
	if claim.Claim.Event != "event-1" || claim.Story.Title != "The dam" {
		t.Errorf("claim %+v", claim)
	}
	for path, want := range map[string]int{"/api/stories": 1, "/api/people/entity-1": 4} {
		var p items
		if get(t, s, path, &p); len(p.Items) != want {
			t.Errorf("%s: %v", path, p)
		}
	}
	if a := get(t, s, "/api/reports/report-1/source", nil); a.StatusCode != 200 || a.Header.Get("Content-Type") != "application/octet-stream" || a.Header.Get("Content-Security-Policy") != "sandbox" {
		t.Errorf("source: %s %v", a.Status, a.Header)
	}
}

func TestFailuresAreProblems(t *testing.T) {
	_, s := served(t, 1)
	for path, want := range map[string]int{
		"/api/reports/none": 404, "/api/stories/none": 404, "/api/people/none": 404, "/api/events/none": 404, "/api/claims/none": 404, "/api/people/entity-1?cursor=abc": 422, "/api/reports/none/source": 404,
		"/api/reports?q=colour:red": 422, "/api/reports?cursor=abc": 422, "/api/reports?limit=0": 422, "/api/reports?limit=9999": 422,
	} {
		var p struct{ Title, Detail string }
		a := get(t, s, path, &p)
		if a.StatusCode != want || !strings.HasPrefix(a.Header.Get("Content-Type"), "application/problem+json") || p.Title == "" {
			t.Errorf("%s: %s %s %+v", path, a.Status, a.Header.Get("Content-Type"), p)
		}
	}
	if a := get(t, s, "/docs", nil); a.StatusCode != 404 {
		t.Errorf("a documentation page that loads scripts from elsewhere is served")
	}
}

func TestItDescribesItself(t *testing.T) {
	_, s := served(t, 0)
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ Summary string }
	}
	get(t, s, "/api/openapi.json", &d)
	if !strings.HasPrefix(d.OpenAPI, "3.1") || len(d.Paths) != 14 {
		t.Errorf("%s, %d paths", d.OpenAPI, len(d.Paths))
	}
	for path, methods := range d.Paths {
		for method, call := range methods {
			if call.Summary == "" || strings.Contains(call.Summary, "API") {
				t.Errorf("%s %s says of itself: %q", method, path, call.Summary)
			}
		}
	}
}

func TestWhatIsNewIsTold(t *testing.T) {
	l, s := served(t, 3)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/api/new", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Last-Event-ID", "2")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	put(t, l, "late")
	var ids []string
	for lines := bufio.NewScanner(answer.Body); len(ids) < 2 && lines.Scan(); {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			var r ledger.Report
			if err := json.Unmarshal([]byte(data), &r); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, r.ID)
		}
	}
	if strings.Join(ids, " ") != "report-2 late" {
		t.Errorf("told of %v", ids)
	}
}
