package show

import (
	"strings"
	"testing"

	"sayso/record"
)

// TestWhatAnEventIsCalled: each text has its mentions in brackets.
func TestWhatAnEventIsCalled(t *testing.T) {
	for _, c := range []struct{ texts, want string }{
		{"Jets [struck] the depot, [killing] 12.|The [air raid] [killed] 12.|Twelve were [killed] in the [raid].|[Killed]: 19", "air raid"},
		{"The army denied [carrying out] the [strike].|It denies [carrying out] the [strike].|He was [killed].", "strike"},
		{"The ferry [capsized] off Dabarra.|Divers searched where the ferry [capsized].|The [sinking] is under inquiry.", "sinking"},
		{"Two men were [killed].|They were [killed] at dawn.", "killed"},
		{"Monday's [earthquake] [killed] 41.|An [earthquake] [struck] the island.", "earthquake"},
		{"Police [arrested] 22 people.|22 people were [detained].", "arrested"},
	} {
		n := Naming{}
		for _, marked := range strings.Split(c.texts, "|") {
			text := strings.NewReplacer("[", "", "]", "").Replace(marked)
			at, rest := 0, marked
			for {
				before, tail, ok := strings.Cut(rest, "[")
				if !ok {
					break
				}
				word, tail, _ := strings.Cut(tail, "]")
				at += len(before)
				n.Add(text, record.Span{Start: at, End: at + len(word), Text: word})
				at, rest = at+len(word), tail
			}
		}
		if got := n.Best(1)[0]; got != c.want {
			t.Errorf("%s: called %q, want %q: %v", c.texts, got, c.want, n)
		}
	}
}
