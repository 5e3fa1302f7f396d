package eval_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso/eval"
	"sayso/reading"
	"sayso/reading/grammar"
	"sayso/record"
)

// canned is a reader that finds what it is told to.
type canned func(*record.Report) *record.Record

func (f canned) Read(r *record.Report) *record.Record { return f(r) }

func scoreLines(t *testing.T, task, gold string, r eval.Reader) map[string]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte(gold+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, k := range eval.Tasks {
		if k.Name == task {
			if err := k.Score(&out, path, r, 0); err != nil {
				t.Fatal(err)
			}
		}
	}
	rows := map[string]string{}
	for _, line := range strings.Split(out.String(), "\n") {
		if name, figures, ok := strings.Cut(line, " P "); ok {
			rows[strings.TrimSpace(name)] = strings.Join(strings.Fields("P "+figures), " ")
		}
	}
	return rows
}

func find(text, part string) record.Span {
	at := strings.Index(text, part)
	return record.Span{Start: at, End: at + len(part), Text: part}
}

func TestAttributionCountsPiecesAndLinks(t *testing.T) {
	const gold = `{"id":"a","text":"Mayor Ona Lind said the bridge is shut. She denied a delay.","attributions":[
		{"source":[[0,14]],"cue":[[15,19]],"content":[[20,38]]},
		{"source":[[40,43]],"cue":[[44,50]],"content":[[51,58]]}]}`
	rows := scoreLines(t, "attribution", strings.ReplaceAll(gold, "\n", ""), canned(func(r *record.Report) *record.Record {
		source := find(r.Text, "Ona Lind")
		return &record.Record{Report: *r, Statements: []record.Statement{{
			SourceSpan: &source, Cue: []record.Span{find(r.Text, "said")}, Content: []record.Span{find(r.Text, "the bridge is shut")},
		}}}
	}))
	for name, want := range map[string]string{
		"source pieces exact": "P 0.0 R 0.0 F1 0.0 (0 right, 2 gold, 1 found)",
		"cue pieces exact":    "P 100.0 R 50.0 F1 66.7 (1 right, 2 gold, 1 found)",
		"content+source":      "P 100.0 R 50.0 F1 66.7 (1 right, 2 gold, 1 found)",
		"source tokens":       "P 100.0 R 50.0 F1 66.7 (2 right, 4 gold, 2 found)",
		"recall, indirect":    "P 100.0 R 50.0 F1 66.7 (1 right, 2 gold, 1 found)",
		"speaker unknown":     "P 0.0 R 0.0 F1 0.0 (0 right, 1 gold, 1 found)",
	} {
		if rows[name] != want {
			t.Errorf("%s: %s, want %s", name, rows[name], want)
		}
	}
}

func TestTimesCountSpanTypeAndValueApart(t *testing.T) {
	const gold = `{"id":"t","text":"It opened on 3 May and shut in June.","timexes":[{"span":[13,18],"type":"DATE","value":"2021-05-03"},{"span":[31,35],"type":"DATE","value":"2021-06"}]}`
	rows := scoreLines(t, "timex", gold, canned(func(r *record.Report) *record.Record {
		return &record.Record{Report: *r, Times: []record.Time{
			{Span: find(r.Text, "on 3 May"), Type: record.Date, Value: "2021-05-03"},
			{Span: find(r.Text, "June"), Type: record.Date, Value: "2022-06"},
		}}
	}))
	for name, want := range map[string]string{
		"relaxed span": "P 100.0 R 100.0 F1 100.0 (2 right, 2 gold, 2 found)",
		"strict span":  "P 50.0 R 50.0 F1 50.0 (1 right, 2 gold, 2 found)",
		"value":        "P 50.0 R 50.0 F1 50.0 (1 right, 2 gold, 2 found)",
	} {
		if rows[name] != want {
			t.Errorf("%s: %s, want %s", name, rows[name], want)
		}
	}
}

func TestEventsDaysFollowTheLinks(t *testing.T) {
	const gold = `{"id":"t","text":"It opened on 3 May and shut in June; guards met.","timexes":[{"id":"t1","span":[13,18],"type":"DATE","value":"2021-05-03"},{"id":"t2","span":[31,35],"type":"DATE","value":"2021-06"}],
		"events":[{"id":"e1","span":[3,9]},{"id":"e2","span":[23,27]},{"id":"e3","span":[44,47]}],"links":[["TLINK","IS_INCLUDED","e1","t1"],["TLINK","INCLUDES","t2","e2"],["TLINK","BEFORE","e3","t2"]]}`
	rows := scoreLines(t, "timex", strings.ReplaceAll(gold, "\n", ""), canned(func(r *record.Report) *record.Record {
		return &record.Record{Report: *r, Times: []record.Time{{ID: "a", Span: find(r.Text, "3 May"), Type: record.Date, Value: "2021-05-03"}}, Events: []record.Event{
			{Triggers: []record.Span{find(r.Text, "opened")}, Time: "a"}, {Triggers: []record.Span{find(r.Text, "shut")}}, {Triggers: []record.Span{find(r.Text, "met")}, Time: "a"},
		}}
	}))
	if got, want := rows["event's day"], "P 100.0 R 50.0 F1 66.7 (1 right, 2 gold, 1 found)"; got != want {
		t.Errorf("event's day: %s, want %s", got, want)
	}
}

func TestCodingMapsOlderSchemes(t *testing.T) {
	const gold = `{"id":"c","set":"own","text":"Arnor fought Gondor and later yielded.","events":[{"code":"193","scheme":"CAMEO"},{"code":"YIELD","scheme":"PLOVER"},{"code":"010","scheme":"CAMEO"}]}`
	rows := scoreLines(t, "coding", gold, canned(func(r *record.Report) *record.Record {
		return &record.Record{Report: *r, Events: []record.Event{{Type: record.EvAssault}, {Type: record.EvRetreat}, {Type: record.EvAid}}}
	}))
	if got, want := rows["event type, all"], "P 66.7 R 100.0 F1 80.0 (2 right, 2 gold, 3 found)"; got != want {
		t.Errorf("event type, all: %s, want %s", got, want)
	}
}

func TestUnitTestsAreReadByTheirOwnCodes(t *testing.T) {
	// 041 is praise in WEIS, a telephone call in CAMEO, and stands with two
	// pairs; 023 is a comment; 911 is a code of neither.
	const gold = `{"id":"u","set":"petrarch-unit","text":"Ona praised Oslo.","events":[{"code":"041","scheme":"CAMEO"},{"code":"041","scheme":"CAMEO"},{"code":"023","scheme":"CAMEO"}]}
{"id":"v","set":"petrarch-unit","text":"Ona praised memos.","events":[{"code":"911","scheme":"CAMEO"}]}
{"id":"w","set":"petrarch-unit","text":"Rain fell on Oslo.","events":[]}`
	rows := scoreLines(t, "coding", gold, canned(func(r *record.Report) *record.Record {
		rec := &record.Record{Report: *r}
		rec.Events = append(rec.Events, record.Event{Type: record.EvSupport, Actors: []record.EntityID{"e1"}})
		return rec
	}))
	for name, want := range map[string]string{
		"petrarch-unit, by its codes": "P 50.0 R 100.0 F1 66.7 (1 right, 1 gold, 2 found)",
		"nothing where nothing is":    "P 0.0 R 0.0 F1 0.0 (0 right, 1 gold, 1 found)",
		"no event of two parties":     "P 100.0 R 100.0 F1 100.0 (1 right, 1 gold, 1 found)",
	} {
		if rows[name] != want {
			t.Errorf("%s: %s, want %s", name, rows[name], want)
		}
	}
}

// TestFiguresEqualTheReferenceScorer runs the reference scorers beside ours
// on real corpora.
func TestFiguresEqualTheReferenceScorer(t *testing.T) {
	dir := os.Getenv("SAYSO_CORPORA")
	if dir == "" {
		t.Skip("set SAYSO_CORPORA to the folder of the gold corpora to compare with the reference scorer")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is needed to run the reference scorer")
	}
	r := reading.New()
	known := []string{"record", "attribution", "timex", "places", "names", "coding"} // what the reference scorer scores
	for _, task := range eval.Tasks {
		if !slices.Contains(known, task.Name) {
			continue
		}
		for _, file := range task.Files {
			t.Run(task.Name+"/"+file, func(t *testing.T) {
				gold := filepath.Join(dir, task.Name, file)
				var ours bytes.Buffer
				var records bytes.Buffer
				keep := canned(func(report *record.Report) *record.Record {
					rec := r.Read(report)
					if err := record.Write(&records, rec); err != nil {
						t.Fatal(err)
					}
					return rec
				})
				if err := task.Score(&ours, gold, keep, 0); err != nil {
					t.Fatal(err)
				}
				system := filepath.Join(t.TempDir(), "system.jsonl")
				if err := os.WriteFile(system, records.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				theirs, err := exec.Command(python, filepath.Join(dir, "..", "tools", "score.py"), task.Name, gold, system).Output()
				if err != nil {
					t.Fatal(err)
				}
				got := strings.Split(strings.TrimSpace(ours.String()), "\n")
				for _, want := range strings.Split(strings.TrimSpace(string(theirs)), "\n") {
					if !contains(got, want) {
						t.Errorf("the reference scorer says\n%s\nwhich is not among\n%s", want, ours.String())
					}
				}
			})
		}
	}
}

// TestTreesEqualTheReferenceScorer does the same for syntax.
func TestTreesEqualTheReferenceScorer(t *testing.T) {
	dir := os.Getenv("SAYSO_CORPORA")
	if dir == "" {
		t.Skip("set SAYSO_CORPORA to the folder of the gold corpora to compare with the reference scorer")
	}
	r := reading.New()
	for _, file := range eval.SyntaxFiles {
		var parsed []byte
		var ours bytes.Buffer
		gold := filepath.Join(dir, "syntax", file)
		err := eval.Syntax(&ours, gold, func(text string) ([]byte, error) {
			var b bytes.Buffer
			err := grammar.WriteCoNLLU(&b, r.Parse(&record.Report{Text: text}))
			parsed = b.Bytes()
			return parsed, err
		})
		if err != nil {
			t.Fatal(err)
		}
		system := filepath.Join(t.TempDir(), "system.conllu")
		if err := os.WriteFile(system, parsed, 0o644); err != nil {
			t.Fatal(err)
		}
		theirs, err := exec.Command("python3", filepath.Join(dir, "..", "tools", "ud_score.py"), gold, system).Output()
		if err != nil {
			t.Fatal(err)
		}
		if ours.String() != string(theirs) {
			t.Errorf("%s: ours\n%s\nreference\n%s", file, ours.String(), theirs)
		}
	}
}

func contains(lines []string, want string) bool {
	for _, l := range lines {
		if strings.Join(strings.Fields(l), " ") == strings.Join(strings.Fields(want), " ") {
			return true
		}
	}
	return false
}
