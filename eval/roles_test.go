package eval_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso/eval"
	"sayso/reading"
	"sayso/record"
)

func TestAttacksAlignFillersOneToOne(t *testing.T) {
	const gold = `{"id":"m","text":"Masked men shot Mayor Ona Lind and a guard with rifles. The mayor died. The Dawn Front did it.","templates":[
		{"type":"ATTACK","PerpInd":[["MASKED MEN","MEN"]],"PerpOrg":[["DAWN FRONT"]],"Target":[],"Victim":[["ONA LIND","MAYOR"],["GUARD"]],"Weapon":[["RIFLES"]]},
		{"type":"ATTACK","PerpInd":[["MEN"]],"PerpOrg":[],"Target":[],"Victim":[["MAYOR"]],"Weapon":[]}]}`
	rows := scoreLines(t, "attacks", strings.ReplaceAll(gold, "\n", ""), canned(func(r *record.Report) *record.Record {
		role := func(part record.Part, name string, mentions ...string) record.Role {
			x := record.Role{Part: part, Name: name}
			for _, m := range mentions {
				x.Mentions = append(x.Mentions, find(r.Text, m))
			}
			return x
		}
		return &record.Record{Report: *r, Roles: []record.Role{
			role(record.Perpetrator, "Masked men", "Masked men"),
			role(record.PerpBody, "The Dawn Front", "The Dawn Front"),
			role(record.Victim, "Mayor Ona Lind", "Mayor Ona Lind"),
			role(record.Weapon, "rifles", "rifles"),
		}}
	}))
	for name, want := range map[string]string{
		"PerpInd":        "P 100.0 R 100.0 F1 100.0 (1 right, 1 gold, 1 found)",
		"PerpOrg":        "P 100.0 R 100.0 F1 100.0 (1 right, 1 gold, 1 found)",
		"Victim":         "P 0.0 R 0.0 F1 0.0 (0 right, 2 gold, 1 found)",
		"Victim by head": "P 100.0 R 50.0 F1 66.7 (1 right, 2 gold, 1 found)",
		"Weapon":         "P 100.0 R 100.0 F1 100.0 (1 right, 1 gold, 1 found)",
		"all roles":      "P 75.0 R 60.0 F1 66.7 (3 right, 5 gold, 4 found)",
	} {
		if rows[name] != want {
			t.Errorf("%s: %s, want %s", name, rows[name], want)
		}
	}
}

func TestCountsAskForTheTollOfSingleReports(t *testing.T) {
	dir := t.TempDir()
	incidents := filepath.Join(dir, "counts", "own.jsonl")
	write(t, incidents, `{"id":"i1","documents":["d1"],"killed":2,"injured":3}
{"id":"i2","documents":["d2"],"killed":1,"injured":0}
{"id":"i3","documents":["d3","d4"],"killed":9,"injured":9}
`)
	write(t, filepath.Join(dir, "stories", "own.jsonl.gz"), `{"id":"d1","text":"One man and one woman were killed. Four were hurt."}
{"id":"d2","text":"A driver died on Elm Road."}
{"id":"d3","text":"Nine died."}
`)
	one, four := 1.0, 4.0
	reader := canned(func(r *record.Report) *record.Record {
		rec := &record.Record{Report: *r}
		if r.ID == "d2" {
			rec.Events = []record.Event{{Type: record.EvAssault, Status: record.Occurred, Triggers: []record.Span{find(r.Text, "died")}}}
			return rec
		}
		rec.Figures = []record.Figure{
			{ID: "f1", Span: find(r.Text, "One man"), Measure: record.Killed, Value: &one},
			{ID: "f2", Span: find(r.Text, "one woman"), Measure: record.Killed, Value: &one},
			{ID: "f3", Span: find(r.Text, "Four"), Measure: record.Injured, Value: &four},
		}
		return rec
	})
	var out bytes.Buffer
	for _, task := range eval.Tasks {
		if task.Name == "counts" {
			if err := task.Score(&out, incidents, reader, 5); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, want := range []string{"(2 right, 2 gold, 2 found)", "(1 right, 2 gold, 2 found)", "2 killed and 4 injured, want 2 and 3"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestFactualityComparesSigns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.jsonl")
	write(t, path, `{"id":"a","text":"Farmers did not sell the mill .","events":[{"span":[16,20],"value":-3.0}]}
{"id":"b","text":"Farmers sold the mill and may sell the barn .","events":[{"span":[8,12],"value":3.0},{"span":[30,34],"value":0.4}]}
{"id":"c","text":"Farmers sold the mill .","events":[{"span":[8,12],"value":-3.0}]}
`)
	var out bytes.Buffer
	if err := eval.Factuality(&out, path, reading.New().Parse, 5); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"sign                         P  66.7", "open                         P 100.0", "Farmers [sold] the mill"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// write makes a file, gzipped if its name says so.
func write(t *testing.T, path, content string) {
	t.Helper()
	data := []byte(content)
	if strings.HasSuffix(path, ".gz") {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
