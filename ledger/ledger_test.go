package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso/record"
)

// opened is a fresh ledger of each kind that is supported.
func opened(t *testing.T) *Ledger {
	t.Helper()
	l, err := Open(filepath.Join(t.TempDir(), "a ledger, with spaces?"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// entry is a report of one sentence, said by one speaker.
func entry(t *testing.T, id, speaker, text string) Entry {
	t.Helper()
	r := &record.Record{Version: "1", Report: record.Report{ID: id, Outlet: "The Quay", Title: "Title of " + id, Published: "2031-05-02", Text: speaker + " said: " + text}}
	whole := record.Span{Start: len(speaker) + 7, End: len(r.Report.Text), Text: text}
	name := record.Span{End: len(speaker), Text: speaker}
	r.Entities = []record.Entity{{ID: "e1", Name: speaker, Kind: record.Person, Mentions: []record.Mention{{Span: name}}}}
	r.Statements = []record.Statement{{ID: "s1", Source: "e1", Act: record.Warn, Content: []record.Span{whole}}}
	r.Places = []record.Place{{ID: "p1", Name: "Port Sabine", Country: "ABC", Mentions: []record.Mention{{Span: name}}}}
	r.Events = []record.Event{{ID: "v1", Type: record.EvAssault, Status: record.Denied, Triggers: []record.Span{whole}}}
	r.Complete()
	e := NewEntry(r, []byte("original of "+id))
	e.Digest, e.Persons = []byte("digest of "+id), map[record.EntityID]string{"e1": "entity-" + speaker}
	return e
}

func put(t *testing.T, l *Ledger, entries ...Entry) []int64 {
	t.Helper()
	n, err := l.Put(context.Background(), entries)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatIsPutIsFoundAgain(t *testing.T) {
	l, ctx := opened(t), context.Background()
	n := put(t, l, entry(t, "a", "Ansa Dorrit", "the dam will not hold"), entry(t, "b", "Melik Orvane", "the dam is sound"))
	if again := put(t, l, entry(t, "a", "Ansa Dorrit", "another text"), entry(t, "c", "Tovia Brandal", "no dam at all")); again[0] != 0 || again[1] == 0 {
		t.Errorf("numbers of a known and a new report: %v", again)
	}
	r, err := l.Report(ctx, "a")
	if err != nil || r.N != n[0] || r.Outlet != "The Quay" || r.Version != "1" {
		t.Errorf("report %+v, %v", r, err)
	}
	rec, err := l.Record(ctx, n[0])
	if err != nil || rec.Report.Text != "Ansa Dorrit said: the dam will not hold" || rec.Check() != nil {
		t.Errorf("record %+v, %v", rec, err)
	}
	if b, err := l.Source(r.Source); err != nil || string(b) != "original of a" {
		t.Errorf("source %q, %v", b, err)
	}
	d := map[int64]string{}
	if err := l.Digests(ctx, n, func(n int64, digest []byte) { d[n] = string(digest) }); err != nil || d[n[1]] != "digest of b" {
		t.Errorf("digests %v, %v", d, err)
	}
	if c, err := l.Count(ctx); err != nil || c != 3 {
		t.Errorf("count %d, %v", c, err)
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	l, ctx := opened(t), context.Background()
	_, noReport := l.Report(ctx, "none")
	_, noRecord := l.Record(ctx, 99)
	_, noStory := l.Story(ctx, "story-none")
	_, noSource := l.Source("../../etc/passwd")
	for _, err := range []error{noReport, noRecord, noStory, noSource, l.Undo(ctx, 3, "me")} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
	}
}

func TestQueries(t *testing.T) {
	l, ctx := opened(t), context.Background()
	put(t, l, entry(t, "a", "Ansa Dorrit", "the dam will not hold"), entry(t, "b", "Melik Orvane", "the dam is sound, 100% sound"), entry(t, "c", "Tovia Dorrit-Brandal", "an “odd\" quote"))
	for query, want := range map[string]string{
		"dam":                            "b a",
		`"dam will"`:                     "a",
		"dam sound":                      "b",
		"who:dorrit":                     "c a",
		"who:dorrit said:warn":           "c a",
		"who:dorrit said:deny":           "",
		"who:dor":                        "",
		"who:dor said:warn":              "",
		"who:dorrit who:brandal":         "c",
		`who:"dorrit-brandal"`:           "c",
		`who:"brandal dorrit" said:warn`: "",
		"who:orváne said:warn":           "b",
		"dam -sound":                     "a",
		`said:warn -"odd quote"`:         "b a",
		"dam -- !":                       "b a",
		"dam AND sound":                  "b",
		"„dam will“ since:2031-05-02":    "a",
		"said:warn":                      "c b a",
		"place:sabine event:assault":     "c b a",
		"place:abc status:denied dam":    "b a",
		"status:planned":                 "",
		`place:"port sabine"`:            "c b a",
		"outlet:quay since:2031-05":      "c b a",
		"until:2031-05-01":               "",
		"until:2031-05-02 since:2031":    "c b a",
		"100%":                           "b",
		"":                               "c b a",
		"title":                          "c b a",
		`"unclosed dam`:                  "",
		"NEAR(dam or sound) AND * ^ -- ": "",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		list, err := l.Find(ctx, q, 0, 10)
		var got []string
		for _, r := range list {
			got = append(got, r.ID)
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %q, %v", query, got, want, err)
		}
	}
	q, _ := ParseQuery("who:dorrit")
	first, _ := l.StatementsAfter(ctx, q, Place{}, 1)
	second, err := l.StatementsAfter(ctx, q, Place{first[0].Report.N, first[0].ID}, 1)
	if err != nil || first[0].Source != "Tovia Dorrit-Brandal" || len(second) != 1 || second[0].Content != "the dam will not hold" {
		t.Errorf("statements, page by page: %+v %+v %v", first, second, err)
	}
	for _, bad := range []string{"colour:red", "since:soon", "who:", "Since:", "said:condemned", "event:airstrike", "status:maybe", "who:!!", "-dam", "-who:dorrit", "--- !", "dam OR sound", "NOT dam"} {
		if _, err := ParseQuery(bad); err == nil {
			t.Errorf("%s was taken for a query", bad)
		}
	}
}

func TestCandidatesAreTheLatest(t *testing.T) {
	l, ctx := opened(t), context.Background()
	for i := range uint32(3) {
		fresh := map[int64][]Reference{1: {{i, 77}}}
		for j := range uint32(40) {
			fresh[-7] = append(fresh[-7], Reference{N: 1000*i + j})
		}
		if err := l.PutCandidates(ctx, int64(1000*i+39), fresh); err != nil {
			t.Fatal(err)
		}
	}
	c, err := l.Candidates(ctx, []int64{-7, 1, 424242})
	if err != nil || len(c) != 2 || len(c[-7]) != PerKey || c[-7][PerKey-1].N != 2039 || !slices.Equal(c[1], []Reference{{0, 77}, {1, 77}, {2, 77}}) {
		t.Errorf("candidates %v, %v", c, err)
	}
	if n, err := l.Keyed(ctx); err != nil || n != 2039 {
		t.Errorf("keyed up to %d, %v", n, err)
	}
}

func TestStoriesComeAndGo(t *testing.T) {
	l, ctx := opened(t), context.Background()
	n := put(t, l, entry(t, "a", "Ansa Dorrit", "x"), entry(t, "b", "Dorrit", "y"))
	if left, err := l.Unwoven(ctx, 9); err != nil || !slices.Equal(left, n) {
		t.Errorf("unwoven %v, %v", left, err)
	}
	story := Story{ID: "story-1", Title: "T", Reports: 2, Members: n, Woven: []byte(`{"id":"event-1"}`), Holds: []string{"event-1", "event-2"}, Persons: []Settled{{n[1], "e1", "entity-Ansa Dorrit"}}}
	change := Weaving{Near: map[int64][]Peer{n[0]: {{n[1], -800}, {1 << 31, 7}}}, Stories: []Story{story}}
	if err := l.Weave(ctx, change); err != nil {
		t.Fatal(err)
	}
	if near, err := l.Near(ctx, n); err != nil || !slices.Equal(near[n[0]], change.Near[n[0]]) || near[n[1]] != nil {
		t.Errorf("relations %v, %v", near, err)
	}
	s, err := l.Story(ctx, "story-1")
	if err != nil || string(s.Woven) != `{"id":"event-1"}` || s.Reports != 2 {
		t.Errorf("story %+v, %v", s, err)
	}
	if s, err := l.StoryOf(ctx, "event-1"); err != nil || s.ID != "story-1" {
		t.Errorf("the event's story: %+v, %v", s, err)
	}
	for _, id := range []string{"event-2", "event-3"} { // not in the story any more; never was
		if _, err := l.StoryOf(ctx, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", id, err)
		}
	}
	if peers, err := l.Members(ctx, "story-1"); err != nil || !slices.Equal(peers, n) {
		t.Errorf("peers %v, %v", peers, err)
	}
	if said, err := l.Said(ctx, "entity-Ansa Dorrit", 9); err != nil || len(said) != 2 {
		t.Errorf("what the settled speaker said: %+v, %v", said, err)
	}
	next := Story{ID: "story-2", Reports: 2, Members: n}
	if err := l.Weave(ctx, Weaving{Gone: []string{"story-1"}, Stories: []Story{next}}); err != nil {
		t.Fatal(err)
	}
	if stale, err := l.Stale(ctx, 9); err != nil || !slices.Equal(stale, []string{"story-2"}) {
		t.Errorf("stale %v, %v", stale, err)
	}
	if s, err := l.Story(ctx, "story-2"); err != nil || string(s.Woven) != "{}" {
		t.Errorf("a story to be woven yet: %+v, %v", s, err)
	}
	list, err := l.Stories(ctx, 0, 9)
	if err != nil || len(list) != 1 || list[0].ID != "story-2" || list[0].Changed <= s.Changed-1 {
		t.Errorf("stories %+v, %v", list, err)
	}
	if err := l.Unweave(ctx); err != nil {
		t.Fatal(err)
	}
	if said, err := l.Said(ctx, "entity-Ansa Dorrit", 9); err != nil || len(said) != 1 {
		t.Errorf("after unweaving, by the reports alone: %+v, %v", said, err)
	}
}

func TestANewerReadingReplacesARecord(t *testing.T) {
	l, ctx := opened(t), context.Background()
	n := put(t, l, entry(t, "a", "Ansa Dorrit", "the dam will not hold"))
	old, err := l.Outdated(ctx, "2", 0, 9)
	if err != nil || len(old) != 1 {
		t.Fatalf("outdated %v, %v", old, err)
	}
	e := entry(t, "a", "Ansa Dorrit", "the dam will not hold")
	e.Record.Version, e.Record.Statements[0].Act = "2", record.Deny
	if err := l.Replace(ctx, n, []Entry{e}, nil); err != nil {
		t.Fatal(err)
	}
	if old, _ := l.Outdated(ctx, "2", 0, 9); len(old) != 0 {
		t.Errorf("still outdated: %v", old)
	}
	for query, want := range map[string]int{"said:deny": 1, "said:warn": 0, "dam": 1} {
		q, _ := ParseQuery(query)
		if list, err := l.Find(ctx, q, 0, 9); err != nil || len(list) != want {
			t.Errorf("%s: %v, %v", query, list, err)
		}
	}
	if r, err := l.Report(ctx, "a"); err != nil || r.N != n[0] || r.Version != "2" {
		t.Errorf("report %+v, %v", r, err)
	}
}

func TestJudgementsStayOnRecord(t *testing.T) {
	l, ctx := opened(t), context.Background()
	n, err := l.Judge(ctx, Judgement{Kind: Same, Subject: "a/v1", Object: "b/v1", Who: "desk", Note: "one barge"})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Undo(ctx, n, "other"); err != nil {
		t.Fatal(err)
	}
	standing, _ := l.Judgements(ctx, false)
	all, err := l.Judgements(ctx, true)
	if err != nil || len(standing) != 0 || len(all) != 1 || all[0].Undoer != "other" || all[0].Note != "one barge" {
		t.Errorf("standing %v, all %v, %v", standing, all, err)
	}
	for _, bad := range []Judgement{{Kind: "perhaps", Subject: "a/v1", Who: "x"}, {Kind: Same, Subject: "a/v1", Who: "x"}, {Kind: Wrong, Subject: "a/v1"}} {
		if _, err := l.Judge(ctx, bad); err == nil {
			t.Errorf("accepted %+v", bad)
		}
	}
}

func TestALedgerOpensAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	for i := range 3 {
		l, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		put(t, l, entry(t, fmt.Sprint(i), "Ansa Dorrit", "x"))
		if c, err := l.Count(context.Background()); err != nil || c != i+1 {
			t.Errorf("opened for the %d. time: %d reports, %v", i+1, c, err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestWhatIsNoLedgerIsSaidPlainly: a file that is no database, and a ledger
// that another program writes to.
func TestWhatIsNoLedgerIsSaidPlainly(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ledger.db"), []byte("Dear reader, this is a letter."), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "is no database") {
		t.Errorf("a letter: %v", err)
	}
	l := opened(t)
	other, err := sql.Open(l.dialect.driver, strings.Replace(l.dialect.writer(filepath.Join(l.Dir(), "ledger.db")), "busy_timeout(10000)", "busy_timeout(1)", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	l.writer.Close()
	l.writer = other
	holder, err := Open(l.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	tx, err := holder.writer.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := l.Put(t.Context(), []Entry{entry(t, "a", "Ansa Dorrit", "x")}); err == nil || !strings.Contains(err.Error(), "another program is writing") {
		t.Errorf("a ledger that is written to: %v", err)
	}
}
