package what_test

import (
	"os"
	"strings"
	"testing"

	"sayso/record"
)

// warlike is testdata/warlike.tsv, by row: its genre, the peaceful sentence,
// its twin and the twin's type.
func warlike(t *testing.T) [][]string {
	table, err := os.ReadFile("testdata/warlike.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return rows(string(table))
}

// isConflict tells whether an event of the type is violence, force, harm or
// the like: what a peaceful sentence must not yield.
func isConflict(typ record.EventType) bool {
	switch typ {
	case record.EvAssault, record.EvCoerce, record.EvMobilize, record.EvThreaten, record.EvDisaster, record.EvAccident, record.EvDisease, record.EvCrime, record.EvProtest, record.EvSanction, record.EvRetreat:
		return true
	}
	return false
}

// Peaceful sentences in warlike words yield no conflict, their twins do.
// Rows that nobody looked at while rules were made are counted apart.
func TestWarlikeWordsAreTakenAsTheyAreMeant(t *testing.T) {
	var all, dropped, kept [2]int
	for i, f := range warlike(t) {
		if len(f) != 4 {
			t.Fatalf("malformed row %q", f)
		}
		half := i % 2
		all[half]++
		quiet, told := true, false
		var found []string
		for _, e := range read(f[1]).Events {
			quiet = quiet && !isConflict(e.Type)
			found = append(found, string(e.Type)+" "+e.Triggers[0].Text)
		}
		var twin []string
		for _, e := range read(f[2]).Events {
			told = told || string(e.Type) == f[3]
			twin = append(twin, string(e.Type)+" "+e.Triggers[0].Text)
		}
		if quiet {
			dropped[half]++
		} else if half == 0 {
			t.Logf("%s: %q yields %s", f[0], f[1], strings.Join(found, ", "))
		}
		if told {
			kept[half]++
		} else if half == 0 {
			t.Logf("%s: %q yields %s, want %s", f[0], f[2], strings.Join(twin, ", "), f[3])
		}
	}
	for half, name := range [...]string{"looked at", "unseen"} {
		t.Logf("%s: %d of %d peaceful sentences silent, %d of %d twins found", name, dropped[half], all[half], kept[half], all[half])
		if least := [...]int{58, 44}[half]; dropped[half] < least {
			t.Errorf("%s: only %d peaceful sentences are silent, want %d", name, dropped[half], least)
		}
		if least := [...]int{57, 50}[half]; kept[half] < least {
			t.Errorf("%s: only %d twins are found, want %d", name, kept[half], least)
		}
	}
}
