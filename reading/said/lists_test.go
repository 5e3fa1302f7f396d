package said

import (
	"slices"
	"strings"
	"testing"

	"sayso/data"
	"sayso/record"
)

// A class that the rules ask and the table lacks would be silently empty, and
// so would one with an act that there is not.
func TestEveryListHasWords(t *testing.T) {
	for _, list := range []map[string]bool{
		goesOn, counted, answers, deeds, feelings, mediums, inPassing, doesMore, reportNouns, tells, hearers, accounts,
		reportsLast, voices, shows, carriers, givesNews, asSaid, feels, passesOn, messages, wishes, questions, comesUpon,
		attacks, armed, respondedTo, released, foundSo, calledUp, sought, tellsWhen, seenBy, elaborates, puts,
	} {
		if len(list) == 0 {
			t.Error("a class of words is empty")
		}
	}
	if len(stances) == 0 || len(open) == 0 {
		t.Error("a class of words with acts is empty")
	}
	for class, list := range saying {
		for w, act := range list {
			if act != "" && !slices.Contains(record.Acts[:], act) {
				t.Errorf("%s: %q makes %q, which is no act", class, w, act)
			}
		}
		if !strings.Contains(data.Saying, "# "+class+": ") {
			t.Errorf("the table does not tell what %s is", class)
		}
	}
}
