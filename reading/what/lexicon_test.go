package what

import (
	"strings"
	"testing"

	"sayso/data"
	"sayso/record"
)

// Every row of the event lexicon must name a known type and known classes.
func TestEventLexiconIsWellFormed(t *testing.T) {
	classes := map[string]bool{}
	eachRow(data.EventClasses, func(f []string) { classes[f[0]] = discourses[f[0]] == 0 && f[0] != "revised" })
	for c, isClass := range classes {
		if !isClass {
			delete(classes, c)
		}
	}
	if len(classes) > 64 {
		t.Errorf("%d classes do not fit a class set", len(classes))
	}
	types := map[string]bool{"HARM": true, "NONE": true}
	for _, x := range record.EventTypes {
		types[string(x)] = true
	}
	words := 0
	eachRow(data.Events, func(f []string) {
		if len(f) != 6 || !types[f[1]] || !strings.Contains("vna", f[0]) {
			t.Errorf("malformed row %q", f)
			return
		}
		words += len(strings.Fields(f[5]))
		for _, w := range strings.Fields(f[4]) {
			key, class, _ := strings.Cut(w, ":")
			switch key {
			case "obj", "subj":
				if !classes[class] && w != "obj:named" {
					t.Errorf("%s: no class %q", f[5], class)
				}
			case "rec", "comp", "inf", "warning", "active", "bare", "neg", "self", "echo", "pair", "swap", "norec", "noact", "weak", "-":
			default:
				t.Errorf("%s: no frame word %q", f[5], w)
			}
		}
	})
	if words < 1500 {
		t.Errorf("only %d entries", words)
	}
}
