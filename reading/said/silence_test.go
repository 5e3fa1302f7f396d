package said

import (
	"testing"

	"sayso/record"
)

// Who keeps silent makes a statement of it: act withhold. Who only sets the
// terms of speaking, or is nobody, makes none.
func TestSilence(t *testing.T) {
	for _, c := range []struct {
		text string
		want record.Act // empty: no statement with such a cue at all
		cue  string
	}{
		{"A spokesman for the harbour board declined to comment.", record.Withhold, "declined"},
		{"She did not say who had ordered the search.", record.Withhold, "did not say"},
		{"The bank has yet to say how much money was lost.", record.Withhold, "has yet to say"},
		{"The mayor would not say whether he would resign.", record.Withhold, "would not say"},
		{"He would not confirm that the ship had sailed.", record.Withhold, "would not confirm"},
		{"The ministry did not immediately respond to a request for comment on Tuesday.", record.Withhold, "did not immediately respond to"},
		{"The mayor said that he would not resign.", record.Say, "said"},
		{"No group has claimed responsibility for the blast.", "", "has claimed"},
		{"The officer, who asked not to be named, said the bridge was shut.", "", "asked"},
		{"Officers found the boy hiding in a shed.", "", "found"},
		{"Deputies were called to the 200 block of Elm Street at noon.", "", "were called to"},
	} {
		got, _, _ := read("Some shops closed in Tarsk on Monday. "+c.text, model)
		found := record.Act("")
		for _, a := range got {
			if len(a.Cue) > 0 && a.Cue[0].Text == c.cue {
				found = a.Act
			}
		}
		if found != c.want {
			t.Errorf("%s\n act %q, want %q; found %s", c.text, found, c.want, lines(got))
		}
	}
}
