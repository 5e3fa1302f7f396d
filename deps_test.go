package sayso_test

import (
	"os/exec"
	"strings"
	"testing"
)

// allowed is the house's import policy: each room and the rooms it may
// import. A room is a folder; "reading/*" rooms are named by their last part.
// Nothing else is allowed. Test files are not held to it.
var allowed = map[string]string{
	"record":                        "",
	"data":                          "",
	"gazetteer":                     "record data",
	"draw":                          "record data",
	"examples":                      "",
	"reading/words":                 "record data",
	"reading/grammar":               "record data reading/words reading/grammar/names reading/grammar/neural",
	"reading/grammar/names":         "record data reading/words",
	"reading/grammar/neural":        "record data reading/grammar/neural/matrix",
	"reading/grammar/neural/matrix": "",
	"reading/casing":                "data",
	"reading/when":                  "record data reading/words reading/grammar",
	"reading/where":                 "record data gazetteer reading/words reading/grammar",
	"reading/who":                   "record data reading/words reading/grammar",
	"reading/howmany":               "record data reading/words reading/grammar",
	"reading/said":                  "record data reading/words reading/grammar",
	"reading/what":                  "record data reading/words reading/grammar",
	"reading/roles":                 "record data reading/words reading/grammar",
	"reading":                       "record data reading/words reading/grammar reading/casing reading/when reading/where reading/who reading/howmany reading/said reading/what reading/roles",
	"intake/calendar":               "record data",
	"intake/layout":                 "record data intake/calendar",
	"intake/page":                   "record data intake/calendar intake/layout",
	"intake":                        "record data intake/calendar intake/layout intake/page",
	"weaving":                       "record data",
	"ledger":                        "record data",
	"export":                        "record data",
	"work":                          "record data ledger intake reading weaving",
	"desk/web":                      "record data ledger weaving show draw",
	"desk/api":                      "record data ledger weaving",
	"show":                          "record data weaving draw",
	"eval":                          "*",
	"cli":                           "*",
	"cmd/sayso":                     "cli",
	"tools/train/linear":            "",
	"tools/train":                   "*",
	"tools/train/corpus":            "",
	"tools/train/casing":            "*",
	"tools/train/naming":            "*",
	"tools/train/sentences":         "*",
	"tools/train/nets":              "*",
	"tools/train/where":             "*",
	"tools/train/roles":             "*",
	"tools/train/stories":           "*",
	"tools/kernels":                 "",
	"tools/gazetteer":               "*",
	"tools/benchmarks":              "*",
}

// textStages may not touch the network, the disk, the clock's world or
// goroutines: they are pure functions.
var textStages = []string{"reading", "weaving"}

var forbiddenInText = []string{"context", "database/sql", "net", "net/http", "os", "sync", "sync/atomic"}

func TestImportsFollowTheHouse(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}: {{range .Imports}}{{.}} {{end}}", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		path, imports, _ := strings.Cut(line, ":")
		room := strings.TrimPrefix(path, "sayso/")
		if room == "sayso" {
			continue
		}
		rooms, known := allowed[room]
		if !known {
			t.Errorf("%s is a room the house does not know: add it to the policy", room)
			continue
		}
		for _, imp := range strings.Fields(imports) {
			if own, ok := strings.CutPrefix(imp, "sayso/"); ok && rooms != "*" && !contains(strings.Fields(rooms), own) {
				t.Errorf("%s imports %s, which the house does not allow", room, own)
			}
			if isTextStage(room) && contains(forbiddenInText, imp) {
				t.Errorf("text stage %s imports %s", room, imp)
			}
		}
	}
}

func isTextStage(room string) bool {
	for _, s := range textStages {
		if room == s || strings.HasPrefix(room, s+"/") {
			return true
		}
	}
	return false
}

func contains(list []string, x string) bool {
	for _, l := range list {
		if l == x {
			return true
		}
	}
	return false
}
