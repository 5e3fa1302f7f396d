package eval_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"sayso/eval"
	"sayso/record"
)

// eventRows scores a gold file of the given name with the task "events".
func eventRows(t *testing.T, name, gold string, r eval.Reader) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	write(t, path, strings.ReplaceAll(gold, "\n\t\t", "")+"\n")
	var out bytes.Buffer
	for _, task := range eval.Tasks {
		if task.Name == "events" {
			if err := task.Score(&out, path, r, 3); err != nil {
				t.Fatal(err)
			}
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func wants(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(got, p) {
			t.Errorf("no %q in %s", p, got)
		}
	}
}

// shelled reads one attack by rebels on a mill.
var shelled = canned(func(r *record.Report) *record.Record {
	rec := &record.Record{Report: *r}
	if !strings.Contains(r.Text, "shelled") {
		return rec
	}
	rec.Entities = []record.Entity{{ID: "e1", Mentions: []record.Mention{{Span: find(r.Text, "Rebels")}}}}
	rec.Events = []record.Event{{
		ID: "v1", Type: record.EvAssault, Status: record.Occurred, Triggers: []record.Span{find(r.Text, "shelled")},
		Actors: []record.EntityID{"e1"}, Objects: []record.Span{find(r.Text, "mill")},
	}}
	return rec
})

func TestTriggersAndArgumentsAreCovered(t *testing.T) {
	got := eventRows(t, "wikievents-own.jsonl", `{"id":"w","text":"Rebels shelled a mill in Odra. A miller died.","events":[
		{"type":"Conflict.Attack.Unspecified","trigger":[7,14],"arguments":[{"role":"Attacker","span":[0,6]},{"role":"Target","span":[15,21]},{"role":"Place","span":[25,29]}]},
		{"type":"Life.Die.Unspecified","trigger":[40,44],"arguments":[{"role":"Victim","span":[31,39]}]},
		{"type":"Transaction.ExchangeBuySell.Unspecified","trigger":[0,6],"arguments":[]}]}`, shelled)
	wants(t, got, "all triggers P 50.0 R 50.0 F1 50.0 (1 right, 2 gold", "all arguments P 66.7", "[missed trigger] w Life.Die", "[missed place]")
}

func TestKindsAreCoveredByTypes(t *testing.T) {
	got := eventRows(t, "case21-own.jsonl", `{"id":"a","text":"Rebels shelled a mill.","label":"ART_MISS_ATTACK"}
{"id":"b","text":"Millers marched.","label":"PEACE_PROTEST"}
{"id":"c","text":"Nothing.","label":"OTHER"}`, shelled)
	wants(t, got, "kind covered P 50.0", "(1 right, 2 gold, 2 found)", "[missed kind] b PEACE_PROTEST")
}

func TestPoliceActionsAreFoundBySentence(t *testing.T) {
	arrests := canned(func(r *record.Report) *record.Record {
		return &record.Record{Report: *r,
			Entities: []record.Entity{
				{ID: "e1", Mentions: []record.Mention{{Span: find(r.Text, "City police")}}},
				{ID: "e2", Mentions: []record.Mention{{Span: find(r.Text, "Thieves")}}},
			},
			Events: []record.Event{
				{Type: record.EvCoerce, Mode: "arrest", Status: record.Occurred, Triggers: []record.Span{find(r.Text, "arrested")}, Actors: []record.EntityID{"e1"}},
				{Type: record.EvAssault, Status: record.Occurred, Triggers: []record.Span{find(r.Text, "killed")}, Actors: []record.EntityID{"e2"}},
			}}
	})
	got := eventRows(t, "indiapolice-own.jsonl", `{"id":"p","text":"City police arrested two men. Thieves killed a guard. Officers shot a man dead.","sentences":[
		{"span":[0,29],"labels":["ARREST"]},{"span":[30,53]},{"span":[54,79],"labels":["KILL"]}]}`, arrests)
	wants(t, got, "sentences ARREST P 100.0 R 100.0", "sentences KILL P 0.0 R 0.0 F1 0.0 (0 right, 1 gold, 0 found)", "[missed KILL] p: Officers")
}
