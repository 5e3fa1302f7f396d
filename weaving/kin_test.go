package weaving

import "testing"

func TestFamiliesOfWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"strikes", "striking", true}, {"struck", "strike", true}, {"shot", "shooting", true}, {"died", "dies", true},
		{"stopped", "stops", true}, {"bought", "buys", true}, {"carried", "carries", true}, {"killing", "killed", true},
		{"acquire", "acquisition", true}, {"explode", "explosion", true}, {"collided", "collision", true}, {"announces", "announcement", true},
		{"suspended", "suspension", true}, {"resign", "resignation", true}, {"airstrikes", "struck", true}, {"injured", "injuries", true},
		{"arrived", "arrival", true}, {"appointed", "appointment", true}, {"performs", "performance", true},
		{"attack", "attend", false}, {"meet", "mete", false}, {"say", "sail", false}, {"fire", "file", false}, {"report", "reply", false},
		{"announce", "annoy", false}, {"win", "wind", false},
	} {
		if got := kin(root(c.a), root(c.b)); got != c.want {
			t.Errorf("%s (%s) and %s (%s): kin %v", c.a, root(c.a), c.b, root(c.b), got)
		}
	}
}
