package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso/intake"
	"sayso/ledger"
	"sayso/reading"
	"sayso/work"
)

// lived is a ledger of the example reports behind a server that takes
// judgements.
func lived(t *testing.T) (*ledger.Ledger, *httptest.Server) {
	t.Helper()
	l, err := ledger.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	files, err := filepath.Glob("../../examples/[1-7]*")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	var in []work.Incoming
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for r, err := range intake.Read(f, body, intake.Hint{}) {
			if err != nil {
				t.Fatal(err)
			}
			in = append(in, work.Incoming{Report: r, Source: r.Source})
		}
	}
	k := work.NewKeeper(l, reading.New())
	if _, err := k.Add(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(Handler(Options{Ledger: l, Judge: k.Judge, Undo: k.Undo}))
	t.Cleanup(s.Close)
	return l, s
}

// all follows a list's cursors to its end.
func all(t *testing.T, s *httptest.Server, path string) []map[string]any {
	t.Helper()
	var out []map[string]any
	cursor := ""
	for range 500 {
		var p items
		if a := get(t, s, path+"&cursor="+cursor, &p); a.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s", path, a.Status)
		}
		out = append(out, p.Items...)
		if cursor = p.Next; cursor == "" {
			return out
		}
	}
	t.Fatalf("%s: no end", path)
	return nil
}

func ids(list []map[string]any) string {
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprint(x["id"]))
	}
	return strings.Join(out, " ")
}

func TestEventsAndClaimsComePageByPage(t *testing.T) {
	_, s := lived(t)
	for _, path := range []string{"/api/events?", "/api/claims?", "/api/events?type=assault", "/api/claims?disputed=true", "/api/claims?measure=killed"} {
		whole := all(t, s, path+"&limit=500")
		if len(whole) == 0 {
			t.Errorf("%s: nothing", path)
		}
		for _, limit := range []int{1, 2, 3, len(whole)} {
			if got := all(t, s, fmt.Sprintf("%s&limit=%d", path, limit)); ids(got) != ids(whole) {
				t.Errorf("%s by %d: %s, want %s", path, limit, ids(got), ids(whole))
			}
		}
	}
	for _, c := range all(t, s, "/api/claims?disputed=true&limit=500") {
		if c["disputed"] != true {
			t.Errorf("not disputed: %v", c)
		}
	}
}

func TestOneEventAndOneClaim(t *testing.T) {
	_, s := lived(t)
	event := fmt.Sprint(all(t, s, "/api/events?limit=1&reports=3")[0]["id"])
	var e happened
	get(t, s, "/api/events/"+event, &e)
	if e.Event.ID != event || e.Event.Reports < 3 || len(e.Claims) == 0 || len(e.Entities) == 0 || e.Story.ID == "" {
		t.Fatalf("event %+v", e)
	}
	on := all(t, s, "/api/claims?event="+event+"&limit=500")
	if len(on) != len(e.Claims) {
		t.Errorf("%d claims on the event, %d with it", len(on), len(e.Claims))
	}
	var c question
	get(t, s, "/api/claims/"+e.Claims[0].ID, &c)
	if c.Claim.ID != e.Claims[0].ID || c.Claim.Event != event || c.Event == nil || c.Event.ID != event || c.Story.ID != e.Story.ID || len(c.Claim.Versions) == 0 {
		t.Errorf("claim %+v", c)
	}
	if in := all(t, s, "/api/events?limit=500&story="+e.Story.ID); !strings.Contains(ids(in), event) {
		t.Errorf("the story's events lack it: %s", ids(in))
	}
	for path, want := range map[string]int{"/api/events/event-none": 404, "/api/claims/claim-none": 404, "/api/claims?event=event-none": 404, "/api/events?story=story-none": 404, "/api/events?limit=0": 422, "/api/claims?cursor=%21": 422} {
		if a := get(t, s, path, nil); a.StatusCode != want || !strings.HasPrefix(a.Header.Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s: %s %s", path, a.Status, a.Header.Get("Content-Type"))
		}
	}
}

func TestWhatAPersonSaidComesPageByPage(t *testing.T) {
	_, s := lived(t)
	person := ""
	for _, x := range all(t, s, "/api/statements?limit=500&q=who:coalition") {
		person = fmt.Sprint(x["person"])
	}
	whole := all(t, s, "/api/people/"+person+"?limit=500")
	if len(whole) < 4 {
		t.Fatalf("%s said %d things", person, len(whole))
	}
	for _, limit := range []int{1, 3} {
		got := all(t, s, fmt.Sprintf("/api/people/%s?limit=%d", person, limit))
		if fmt.Sprint(got) != fmt.Sprint(whole) {
			t.Errorf("by %d: %d of %d", limit, len(got), len(whole))
		}
	}
}

func send(t *testing.T, s *httptest.Server, method, path string, body any) (int, map[string]any) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var out map[string]any
	json.NewDecoder(answer.Body).Decode(&out)
	return answer.StatusCode, out
}

func TestJudgementsAreMadeAndTakenBack(t *testing.T) {
	l, s := lived(t)
	r, err := l.Recent(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := l.Record(t.Context(), r[0].N)
	if err != nil || len(rec.Statements) == 0 {
		t.Fatal(err)
	}
	before := len(all(t, s, "/api/statements?limit=500"))
	status, made := send(t, s, http.MethodPost, "/api/judgements", map[string]string{"kind": "wrong", "subject": work.FindingName(r[0].ID, string(rec.Statements[0].ID)), "who": "Ada", "note": "it is her question"})
	if status != http.StatusOK || made["who"] != "Ada" || made["made"] == "" {
		t.Fatalf("%d %v", status, made)
	}
	if after := len(all(t, s, "/api/statements?limit=500")); after != before-1 {
		t.Errorf("%d statements, then %d", before, after)
	}
	if list := all(t, s, "/api/judgements?limit=1"); len(list) != 1 || list[0]["note"] != "it is her question" {
		t.Errorf("judgements %v", list)
	}
	path := fmt.Sprintf("/api/judgements/%v", made["n"])
	if status, _ := send(t, s, http.MethodDelete, path+"?who=Ada", nil); status != http.StatusNoContent {
		t.Errorf("taken back: %d", status)
	}
	if status, _ := send(t, s, http.MethodDelete, path+"?who=Ada", nil); status != http.StatusNotFound {
		t.Errorf("taken back twice: %d", status)
	}
	if after := len(all(t, s, "/api/statements?limit=500")); after != before {
		t.Errorf("taken back, and %d statements of %d", after, before)
	}
	for name, bad := range map[string]map[string]string{
		"no finding":    {"kind": "wrong", "subject": "nothing", "who": "Ada"},
		"nobody":        {"kind": "wrong", "subject": "a/v0", "who": ""},
		"another kind":  {"kind": "maybe", "subject": "a/v0", "who": "Ada"},
		"alone":         {"kind": "same", "subject": r[0].ID + "/s0", "who": "Ada"},
		"two of a kind": {"kind": "same", "subject": r[0].ID + "/s0", "object": r[0].ID + "/s1", "who": "Ada"},
	} {
		if status, body := send(t, s, http.MethodPost, "/api/judgements", bad); status != http.StatusUnprocessableEntity || body["title"] == "" {
			t.Errorf("%s: %d %v", name, status, body)
		}
	}
	if status, _ := send(t, s, http.MethodPost, "/api/judgements", map[string]string{"kind": "wrong", "subject": r[0].ID + "/v999", "who": "Ada"}); status != http.StatusNotFound {
		t.Errorf("no such finding: %d", status)
	}
	_, reading := served(t, 1)
	if status, _ := send(t, reading, http.MethodPost, "/api/judgements", map[string]string{"kind": "wrong", "subject": "report-0/s1", "who": "Ada"}); status != http.StatusForbidden {
		t.Errorf("for reading only: %d", status)
	}
}

// TestEveryReferenceOfTheDescriptionResolves: a description that points
// nowhere breaks the programs that are made from it.
func TestEveryReferenceOfTheDescriptionResolves(t *testing.T) {
	_, s := served(t, 0)
	var d map[string]any
	get(t, s, "/api/openapi.json", &d)
	seen := 0
	var walk func(x any)
	walk = func(x any) {
		switch x := x.(type) {
		case map[string]any:
			if ref, ok := x["$ref"].(string); ok {
				seen++
				at := any(d)
				for _, step := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
					m, _ := at.(map[string]any)
					at = m[step]
				}
				if at == nil {
					t.Errorf("%s is nowhere", ref)
				}
			}
			for _, v := range x {
				walk(v)
			}
		case []any:
			for _, v := range x {
				walk(v)
			}
		}
	}
	walk(d)
	if seen < 20 {
		t.Errorf("only %d references", seen)
	}
	paths := d["paths"].(map[string]any)
	for path, methods := range paths {
		for method, op := range methods.(map[string]any) {
			o := op.(map[string]any)
			if o["operationId"] == nil || o["responses"] == nil {
				t.Errorf("%s %s: %v", method, path, o)
			}
		}
	}
}
