package what_test

import (
	"strings"
	"testing"

	"sayso/data"
	"sayso/record"
)

// rows splits a table into its rows of tab-separated fields.
func rows(table string) [][]string {
	var out [][]string
	for _, line := range strings.Split(table, "\n") {
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func TestEveryExampleOfTheLexiconIsFound(t *testing.T) {
	shown := map[string]bool{}
	for _, f := range rows(data.EventExamples) {
		if len(f) != 5 {
			t.Errorf("malformed row %q", f)
			continue
		}
		mode := strings.TrimPrefix(f[3], "-")
		shown[f[2]+" "+mode] = true
		r := read(f[0])
		var e *record.Event
		for i := range r.Events {
			for _, s := range r.Events[i].Triggers {
				if strings.EqualFold(s.Text, f[1]) || strings.Contains(s.Text, f[1]) || strings.Contains(f[1], s.Text) {
					e = &r.Events[i]
				}
			}
		}
		switch {
		case e == nil:
			t.Errorf("%q: no event at %q", f[0], f[1])
		case string(e.Type) != f[2] || e.Mode != mode || string(e.Status) != f[4]:
			t.Errorf("%q: %s %q %s, want %s %q %s", f[0], e.Type, e.Mode, e.Status, f[2], mode, f[4])
		}
	}
	for _, f := range rows(data.Events) {
		if f[1] == "HARM" || f[1] == "NONE" {
			continue
		}
		if kind := f[1] + " " + strings.TrimPrefix(f[2], "-"); !shown[kind] {
			shown[kind] = true
			t.Errorf("no example of %s", kind)
		}
	}
}
