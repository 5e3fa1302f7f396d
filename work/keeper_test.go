package work

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sayso/intake"
	"sayso/ledger"
	"sayso/reading"
	"sayso/record"
	"sayso/weaving"
)

// examples are the reports of the examples folder and invented copies.
func examples(t *testing.T) []Incoming {
	t.Helper()
	files, err := filepath.Glob("../examples/[1-7]*")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	var out []Incoming
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, err := range intake.Read(name, body, intake.Hint{}) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, Incoming{Report: r, Source: r.Source})
		}
	}
	return out
}

func newLedger(t *testing.T) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// wovenIn is everything woven in a ledger, in an order of its own.
func wovenIn(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	ctx := context.Background()
	stories, err := l.Stories(ctx, 0, 100000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range stories {
		full, err := l.Story(ctx, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(full.Woven))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestOrderOfArrivalDoesNotMatter adds the same reports in many orders, one
// by one and in batches, and weaves them at once: the outcome is the same.
func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	ctx, r := context.Background(), rand.New(rand.NewPCG(9, 9))
	in := examples(t)
	var want string
	for round := range 5 {
		l := newLedger(t)
		k := NewKeeper(l, reading.New())
		for size := 1 + round%3; len(in) > 0; {
			n := min(size, len(in))
			if _, err := k.Add(ctx, in[:n]); err != nil {
				t.Fatal(err)
			}
			in = in[n:]
		}
		got := wovenIn(t, l)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("round %d: another order, another outcome:\n%s\n%s", round, want, got)
		}
		if err := k.Rebuild(ctx, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		if wovenIn(t, l) != want {
			t.Fatal("rebuilding changes the outcome")
		}
		in = examples(t)
		r.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
	}
	sameAtOnce(t, in, want)
}

// sameAtOnce weaves without a ledger and compares.
func sameAtOnce(t *testing.T, in []Incoming, want string) {
	t.Helper()
	reader := NewKeeper(newLedger(t), reading.New()).readers[0]
	var records []*record.Record
	for _, x := range in {
		records = append(records, reader.Read(x.Report))
	}
	woven := weaving.Weave(records, weaving.Decisions{})
	if len(woven.Stories) != 1 {
		t.Fatalf("%d stories", len(woven.Stories))
	}
	got, err := json.Marshal(woven)
	if err != nil || string(got) != want {
		t.Errorf("at once another outcome (%v):\n%s\n%s", err, want, got)
	}
}

// TestStreamsComeToTheSame: streams of many batches, in two orders, make what
// weaving everything at once makes, and a rebuild nothing else.
func TestStreamsComeToTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many reports")
	}
	ctx, r := context.Background(), rand.New(rand.NewPCG(4, 4))
	order := r.Perm(Batch + 100)
	slices.Sort(order[:len(order)/2]) // the younger half comes as it likes
	want := ""
	for range 2 {
		l := newLedger(t)
		k := NewKeeper(l, reading.New())
		in := func(yield func(Incoming) bool) {
			for _, i := range order {
				if !yield(Incoming{Report: ferryReport(i)}) {
					return
				}
			}
		}
		kept := 0
		if err := k.AddAll(ctx, in, func(n int64) { kept++ }); err != nil || kept != len(order) {
			t.Fatalf("%d kept, %v", kept, err)
		}
		got := wovenIn(t, l)
		if want == "" {
			want = got
		}
		if got != want {
			t.Error("another order, another outcome")
		}
		if err := k.Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != want {
			t.Errorf("rebuilding changes the outcome, %v", err)
		}
		slices.Reverse(order)
	}
	var records []*record.Record
	reader := reading.New()
	for _, i := range order {
		records = append(records, reader.Read(ferryReport(i)))
	}
	if stories := len(weaving.Weave(records, weaving.Decisions{}).Stories); stories != strings.Count(want, "\n")+1 || stories < len(order)/10 {
		t.Errorf("%d stories at once, %d in the ledger", stories, strings.Count(want, "\n")+1)
	}
}

// TestAStoryThatLosesAReport: of two reports in one story, the second is
// found to carry the text of many others, and goes with them; what is left of
// the story is woven anew.
func TestAStoryThatLosesAReport(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k := NewKeeper(l, reading.New())
	both := ferryReport(1)
	both.Text += "\n" + ferryReport(5).Text
	if _, err := k.Add(ctx, []Incoming{{Report: ferryReport(0)}, {Report: both}}); err != nil {
		t.Fatal(err)
	}
	if list, err := l.Stories(ctx, 0, 10); err != nil || len(list) != 1 || list[0].Reports != 2 {
		t.Fatalf("at first %+v, %v", list, err)
	}
	var copies []Incoming
	for i := range 6 {
		r := ferryReport(5)
		r.ID = fmt.Sprint("copy", i)
		copies = append(copies, Incoming{Report: r})
	}
	if _, err := k.Add(ctx, copies); err != nil {
		t.Fatal(err)
	}
	list, err := l.Stories(ctx, 0, 10)
	if err != nil || len(list) != 2 {
		t.Fatalf("in the end %+v, %v", list, err)
	}
	got := wovenIn(t, l)
	if err := k.Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != got {
		t.Errorf("a rebuild weaves otherwise, %v", err)
	}
}

// TestTwoKeepersOfOneLedger: what one writes, the other knows at once.
func TestTwoKeepersOfOneLedger(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	var keepers []*Keeper
	var ledgers []*ledger.Ledger
	for range 2 {
		l, err := ledger.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ledgers, keepers = append(ledgers, l), append(keepers, NewKeeper(l, reading.New()))
	}
	for i, in := range examples(t) {
		if _, err := keepers[i%2].Add(ctx, []Incoming{in}); err != nil {
			t.Fatal(err)
		}
	}
	l := newLedger(t)
	if _, err := NewKeeper(l, reading.New()).Add(ctx, examples(t)); err != nil {
		t.Fatal(err)
	}
	if wovenIn(t, ledgers[0]) != wovenIn(t, l) {
		t.Error("two keepers weave otherwise than one")
	}
}

func TestKnownReportsAreLeftAlone(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k, in := NewKeeper(l, reading.New()), examples(t)
	first, err := k.Add(ctx, append(in, in[0]))
	if err != nil || first[0] == 0 || first[len(in)] != 0 {
		t.Errorf("numbers %v, %v", first, err)
	}
	again, err := NewKeeper(l, reading.New()).Add(ctx, in)
	if err != nil || slices.ContainsFunc(again, func(n int64) bool { return n != 0 }) {
		t.Errorf("numbers %v, %v", again, err)
	}
}

func TestAnOlderReadingIsReadAgain(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k, in := NewKeeper(l, reading.New()), examples(t)
	numbers, err := k.Add(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	want := wovenIn(t, l)
	for i := range 2 { // two records as an older version would have read them
		old, err := l.Record(ctx, numbers[i])
		if err != nil {
			t.Fatal(err)
		}
		old.Version, old.Events, old.Figures, old.Statements = "older", nil, nil, nil
		e, _ := entryOf(old, nil)
		if l.Replace(ctx, numbers[i:i+1], []ledger.Entry{e}, nil) != nil {
			t.Fatal(err)
		}
	}
	k = NewKeeper(l, reading.New())
	if n, err := k.Reread(ctx, 0, func(int) {}); err != nil || n != 2 {
		t.Errorf("read again %d, %v", n, err)
	}
	if got := wovenIn(t, l); got != want {
		t.Errorf("read again, another outcome:\n%s\n%s", want, got)
	}
	if n, err := k.Reread(ctx, 0, func(int) {}); err != nil || n != 0 {
		t.Errorf("read a third time: %d, %v", n, err)
	}
}

func TestJudgementsAreAppliedAndUndone(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k := NewKeeper(l, reading.New())
	if _, err := k.Add(ctx, examples(t)); err != nil {
		t.Fatal(err)
	}
	before := wovenIn(t, l)
	stories, _ := l.Stories(ctx, 0, 1)
	full, err := l.Story(ctx, stories[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var woven weaving.Woven
	if err := json.Unmarshal(full.Woven, &woven); err != nil {
		t.Fatal(err)
	}
	m := woven.Events[0].Members
	n, err := k.Judge(ctx, ledger.Judgement{Kind: ledger.NotSame, Subject: EventName(m[0]), Object: EventName(m[1]), Who: "desk"})
	if err != nil || wovenIn(t, l) == before {
		t.Fatalf("the judgement changes nothing, %v", err)
	}
	judged := wovenIn(t, l)
	if err := k.Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != judged {
		t.Errorf("a rebuild loses the judgement, %v", err)
	}
	if err := k.Undo(ctx, n, "desk"); err != nil || wovenIn(t, l) != before {
		t.Errorf("undone, and not as before, %v", err)
	}
	if _, err := k.Judge(ctx, ledger.Judgement{Kind: ledger.Wrong, Subject: "nothing", Who: "desk"}); err == nil {
		t.Error("judged an event that is not named")
	}
}

// addUntilKilled is the child of TestKilledWhileAdding: it adds reports, one
// after the other or as a stream, and tells of each when it is acknowledged.
func addUntilKilled(dir string, from int, stream bool) {
	l, err := ledger.Open(dir)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	k, ctx := NewKeeper(l, reading.New()), context.Background()
	reports := func(yield func(Incoming) bool) {
		for i := from; yield(Incoming{Report: ferryReport(i)}); i++ {
		}
	}
	if stream {
		i := from
		err = k.AddAll(ctx, reports, func(int64) {
			fmt.Println("added", i)
			i++
		})
	}
	for i := from; err == nil; i++ {
		_, err = k.Add(ctx, []Incoming{{Report: ferryReport(i)}})
		fmt.Println("added", i)
	}
	fmt.Println("error", err)
	os.Exit(1)
}

// ferryReport is one of many reports; every five of them tell one story.
func ferryReport(i int) *record.Report {
	word := func(n int) string {
		var b strings.Builder
		for n = 37*n + 1009; n > 0; n /= 20 {
			b.WriteString([]string{"ka", "lo", "mi", "ter", "sa", "bra", "ven", "du", "ro", "ni", "shal", "gor", "te", "an", "ul", "fe", "dar", "mo", "li", "zen"}[n%20])
		}
		return strings.ToUpper(b.String()[:1]) + b.String()[1:]
	}
	story := 40 * (i / 5)
	var b strings.Builder
	fmt.Fprintf(&b, "The ferry to %s was turned back on Monday, the %s Board said.\n\nCaptain %s %s told %s that the %s %s", word(story), word(story+1), word(story+2), word(story+3), word(9000+i), word(story+4), word(story+5))
	for n := range 12 {
		fmt.Fprintf(&b, " %s %s", strings.ToLower(word(story+6+(n+i)%20)), strings.ToLower(word(20000+12*i+n)))
	}
	text := b.String() + ".\n"
	return &record.Report{ID: fmt.Sprint("r", i), Published: "2031-05-02", Text: text}
}

const childDir, childFrom, childStream = "SAYSO_TEST_ADD_DIR", "SAYSO_TEST_ADD_FROM", "SAYSO_TEST_ADD_STREAM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		from := 0
		fmt.Sscan(os.Getenv(childFrom), &from)
		addUntilKilled(dir, from, os.Getenv(childStream) != "")
	}
	os.Exit(m.Run())
}

// TestKilledWhileAdding kills a process that adds reports, again and again:
// nothing that was acknowledged is lost, and what was kept is woven.
func TestKilledWhileAdding(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	dir, r := t.TempDir(), rand.New(rand.NewPCG(1, 1))
	next := 0
	var acknowledged []string
	for round := range 5 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childDir+"="+dir, fmt.Sprintf("%s=%d", childFrom, next))
		alive := 40
		if round%2 == 0 {
			alive = 400
			child.Env = append(child.Env, childStream+"=yes")
		}
		out, err := child.StdoutPipe()
		if err != nil || child.Start() != nil {
			t.Fatal(err)
		}
		lines, here := bufio.NewScanner(out), 0
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Errorf("the child: %s", lines.Text())
			}
			acknowledged = append(acknowledged, fmt.Sprint("r", next))
			next++
			if here++; here == 4 {
				time.AfterFunc(time.Duration(r.IntN(alive))*time.Millisecond, func() { child.Process.Kill() })
			}
		}
		child.Wait()
		checkAll(t, dir, acknowledged)
		next += 4 * Batch // some may be kept without having been acknowledged
	}
}

// checkAll opens the ledger of a killed process.
func checkAll(t *testing.T, dir string, acknowledged []string) {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, id := range acknowledged {
		r, err := l.Report(ctx, id)
		if err != nil {
			t.Errorf("report %s was acknowledged and is lost: %v", id, err)
			continue
		}
		rec, err := l.Record(ctx, r.N)
		if err != nil {
			t.Errorf("report %s has no record: %v", id, err)
			continue
		}
		if b, err := l.Source(r.Source); err != nil || string(b) != rec.Report.Text {
			t.Errorf("report %s has not its source: %v", id, err)
		}
	}
	if _, err := NewKeeper(l, reading.New()).Add(ctx, nil); err != nil {
		t.Error(err)
	}
	if left, err := l.Unwoven(ctx, 9); err != nil || len(left) != 0 {
		t.Errorf("left unwoven: %v, %v", left, err)
	}
	if stale, err := l.Stale(ctx, 9); err != nil || len(stale) != 0 {
		t.Errorf("left stale: %v, %v", stale, err)
	}
	woven := wovenIn(t, l)
	if err := NewKeeper(l, reading.New()).Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != woven {
		t.Errorf("a rebuild makes something else of it, %v", err)
	}
}

// TestAnyFindingCanBeMarkedWrong: a statement, event, figure, entity, place or
// time that a person marks is gone from what is woven and found, stays gone
// after a rebuild, and is back when the mark is taken away.
func TestAnyFindingCanBeMarkedWrong(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k := NewKeeper(l, reading.New())
	if _, err := k.Add(ctx, examples(t)); err != nil {
		t.Fatal(err)
	}
	before := wovenIn(t, l)
	reports, err := l.Recent(ctx, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for _, r := range reports {
		rec, err := l.Record(ctx, r.N)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range slices.Sorted(maps.Keys(rec.Findings())) {
			kind := rec.KindOf(id)
			if tried[kind] {
				continue
			}
			j := ledger.Judgement{Kind: ledger.Wrong, Subject: FindingName(r.ID, id), Who: "desk"}
			n, err := k.Judge(ctx, j)
			if err != nil {
				t.Fatal(kind, err)
			}
			judged := wovenIn(t, l)
			if judged != before {
				tried[kind] = true
			}
			if err := k.Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != judged {
				t.Errorf("a rebuild loses the judgement on a %s, %v", kind, err)
			}
			if err := k.Undo(ctx, n, "desk"); err != nil || wovenIn(t, l) != before {
				t.Errorf("%s: undone, and not as before, %v", kind, err)
			}
		}
	}
	for _, kind := range []string{"statement", "event", "figure", "entity", "place", "time"} {
		if !tried[kind] {
			t.Errorf("no %s marked wrong changed anything", kind)
		}
	}
}

// TestWrongStatementsAreNotFound: what was marked is out of searches and of
// its speaker's page, and so is what was said by a speaker who is none.
func TestWrongStatementsAreNotFound(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k := NewKeeper(l, reading.New())
	if _, err := k.Add(ctx, examples(t)); err != nil {
		t.Fatal(err)
	}
	all, err := l.FindStatements(ctx, ledger.Query{Said: []string{"say"}}, 500)
	if err != nil || len(all) == 0 {
		t.Fatal(err)
	}
	s := all[0]
	rec, err := l.Record(ctx, s.Report.N)
	if err != nil {
		t.Fatal(err)
	}
	source := rec.Statements[slices.IndexFunc(rec.Statements, func(x record.Statement) bool { return string(x.ID) == s.ID })].Source
	for _, id := range []string{s.ID, string(source)} {
		n, err := k.Judge(ctx, ledger.Judgement{Kind: ledger.Wrong, Subject: FindingName(s.Report.ID, id), Who: "desk"})
		if err != nil {
			t.Fatal(err)
		}
		found, _ := l.FindStatements(ctx, ledger.Query{Said: []string{"say"}}, 500)
		said, _ := l.Said(ctx, s.Person, 500)
		is := func(x ledger.Statement) bool { return x.ID == s.ID && x.Report.ID == s.Report.ID }
		if slices.ContainsFunc(found, is) || slices.ContainsFunc(said, is) {
			t.Errorf("%s is still found", id)
		}
		if err := k.Undo(ctx, n, "desk"); err != nil {
			t.Fatal(err)
		}
		if found, _ = l.FindStatements(ctx, ledger.Query{Said: []string{"say"}}, 500); len(found) != len(all) {
			t.Errorf("undone, and %d of %d found", len(found), len(all))
		}
	}
}

// TestAnEntityIsSomebodyElse: an entity taken for somebody stands by itself
// once a person says so, and joins whom they name.
func TestAnEntityIsSomebodyElse(t *testing.T) {
	ctx, l := context.Background(), newLedger(t)
	k := NewKeeper(l, reading.New())
	if _, err := k.Add(ctx, examples(t)); err != nil {
		t.Fatal(err)
	}
	before := wovenIn(t, l)
	var woven weaving.Woven
	stories, _ := l.Stories(ctx, 0, 1)
	full, err := l.Story(ctx, stories[0].ID)
	if err != nil || json.Unmarshal(full.Woven, &woven) != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(woven.Entities, func(e weaving.Entity) bool { return len(e.Members) > 1 })
	j := slices.IndexFunc(woven.Entities, func(e weaving.Entity) bool { return e.ID != woven.Entities[i].ID })
	m := woven.Entities[i].Members[0]
	for kind, person := range map[string]string{ledger.NotSame: woven.Entities[i].ID, ledger.Same: woven.Entities[j].ID} {
		n, err := k.Judge(ctx, ledger.Judgement{Kind: kind, Subject: FindingName(m.Report, string(m.Entity)), Object: person, Who: "desk"})
		if err != nil || wovenIn(t, l) == before {
			t.Fatalf("%s changes nothing: %v", kind, err)
		}
		judged := wovenIn(t, l)
		if err := k.Rebuild(ctx, func(int, int) {}); err != nil || wovenIn(t, l) != judged {
			t.Errorf("a rebuild loses %s, %v", kind, err)
		}
		if err := k.Undo(ctx, n, "desk"); err != nil || wovenIn(t, l) != before {
			t.Errorf("%s: undone, and not as before, %v", kind, err)
		}
	}
	if _, err := k.Judge(ctx, ledger.Judgement{Kind: ledger.Same, Subject: FindingName(m.Report, string(m.Entity)), Object: m.Report + "/v0", Who: "desk"}); err == nil {
		t.Error("an entity was taken for an event")
	}
}

// TestJudgementsFollowANewReading: ids change between readings; a judgement
// stays with the words it was about, and with none if they yield nothing now.
func TestJudgementsFollowANewReading(t *testing.T) {
	at := func(start int) []record.Span { return []record.Span{{Start: start, End: start + 4, Text: "word"}} }
	old := &record.Record{Report: record.Report{ID: "a/b"}, Events: []record.Event{{ID: "v0", Triggers: at(3)}, {ID: "v1", Triggers: at(20)}}}
	fresh := &record.Record{Report: record.Report{ID: "a/b"}, Events: []record.Event{{ID: "v0", Triggers: at(9)}, {ID: "v1", Triggers: at(3)}}, Statements: []record.Statement{{ID: "s0", Content: at(20)}}}
	for name, want := range map[string]string{"a/b/v0": "a/b/v1", "a/b/v1": "a/b/gone:v1", "c/v0": "c/v0", "a/b/gone:v7": "a/b/gone:v7", "": "", "entity-1": "entity-1"} {
		if got := renamed(name, old, fresh); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}
