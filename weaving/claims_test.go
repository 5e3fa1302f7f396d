package weaving

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sayso/record"
)

// versionsOf reads versions written as "source day number certainty", as in
// "ministry 16 19", "front 17 31 alleged", "hospital 14 12+", "army 15 denied";
// a day may have a clock ("16T09:30").
func versionsOf(t *testing.T, lines string) []Version {
	t.Helper()
	var out []Version
	for i, line := range strings.Split(lines, "; ") {
		f := strings.Fields(line)
		v := Version{Source: f[0], Said: "2031-05-" + f[1], Certainty: record.CertaintyStated, Report: "r" + strconv.Itoa(i)}
		number := f[2]
		if len(f) > 3 {
			v.Certainty = record.Certainty(f[3])
		}
		if number == "denied" {
			v.Certainty = record.CertaintyDenied
			out = append(out, v)
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimRight(number, "+-~"), 64)
		if err != nil {
			t.Fatal(line)
		}
		v.Value, v.Low, v.High = &n, &n, &n
		switch number[len(number)-1] {
		case '+':
			v.High = nil
		case '-':
			v.Low = nil
		case '~':
			v.Low, v.High = nil, nil
		}
		out = append(out, v)
	}
	return out
}

// TestWhatIsDisputed is the table of rules for answers that can't both hold.
func TestWhatIsDisputed(t *testing.T) {
	for _, c := range []struct {
		rule, versions string
		measure        record.Measure
		conflicts      string
	}{
		{"one answer is no dispute", "ministry 16 19", record.Killed, "[]"},
		{"a source that revises its number updates it", "ministry 15 12; ministry 16 19", record.Killed, "[]"},
		{"a source may also correct itself downwards", "ministry 15 19; ministry 16 17", record.Killed, "[]"},
		{"a newer, higher count by another source is news", "hospital 14 12; ministry 16 19", record.Killed, "[]"},
		{"so it is by the clock of one day", "hospital 14T08:00:00Z 12; ministry 14T17:30:00Z 19", record.Killed, "[]"},
		{"exact counts that differ on one day are disputed", "hospital 14 12; ministry 14 19", record.Killed, "[[0 1]]"},
		{"at least so many goes with any more", "hospital 14 12+; ministry 14 19", record.Killed, "[]"},
		{"at least more than another counts is disputed", "hospital 14 30+; ministry 14 19", record.Killed, "[[0 1]]"},
		{"up to fewer than another counts is disputed", "hospital 14 10-; ministry 14 19", record.Killed, "[[0 1]]"},
		{"a newer, lower count by another source is disputed", "hospital 14 31; ministry 16 19", record.Killed, "[[0 1]]"},
		{"a newer, higher number that is merely alleged is another account", "ministry 16 19; front 17 31 alleged", record.Killed, "[[0 1]]"},
		{"an alleged number that a bound allows is none", "ministry 16 19+; front 17 31 alleged", record.Killed, "[]"},
		{"who alleged it first and is confirmed has no dispute", "front 15 19 alleged; ministry 16 19", record.Killed, "[]"},
		{"numbers held side by side are disputed", "front 15 31; ministry 16 19; front 17 31", record.Killed, "[[1 2]]"},
		{"who comes round ends the dispute", "front 15 31; ministry 16 19; ministry 17 31", record.Killed, "[]"},
		{"the missing are found", "guard 14 31; board 16 19", record.Missing, "[]"},
		{"or turn out to be more", "guard 14 31; board 16 40", record.Missing, "[]"},
		{"but on one day two numbers of them are disputed", "guard 14 31; board 14 19", record.Missing, "[[0 1]]"},
		{"and so are numbers of them held side by side", "guard 14 31; board 15 19; guard 16 31", record.Missing, "[[1 2]]"},
		{"what does not grow must agree whenever it is said", "army 14 6; front 16 9", record.Targets, "[[0 1]]"},
		{"a denial is a dispute", "ministry 16 19; army 17 denied", record.Killed, "[[0 1]]"},
		{"two denials are none", "army 16 denied; front 17 denied", record.Killed, "[]"},
		{"none killed and some killed is a dispute", "army 14 0; ministry 14 3", record.Killed, "[[0 1]]"},
		{"about so many leaves room", "ministry 14 40~; hospital 14 35", record.Killed, "[]"},
		{"but not for half as many", "ministry 14 40~; hospital 14 20", record.Killed, "[[0 1]]"},
	} {
		claim := Claim{Measure: c.measure, Versions: versionsOf(t, c.versions), Latest: map[string]Version{}}
		finish(&claim)
		if got := fmt.Sprint(claim.Conflicts); got != c.conflicts || claim.Disputed != (c.conflicts != "[]") {
			t.Errorf("%s: %s: conflicts %s, want %s", c.rule, c.versions, got, c.conflicts)
		}
	}
}
