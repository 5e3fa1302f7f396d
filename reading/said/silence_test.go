package said

import (
	"strings"
	"testing"

	"sayso/record"
)

// Who keeps silent makes no statement, nor does who only sets the terms of
// speaking, or is nobody.
func TestSilence(t *testing.T) {
	for _, c := range []struct {
		text string
		want record.Act // empty: no statement with such a cue at all
		cue  string
	}{
		{"A spokesman for the harbour board declined to comment.", "", "declined"},
		{"She did not say who had ordered the search.", "", "did not say"},
		{"The bank has yet to say how much money was lost.", "", "has yet to say"},
		{"The mayor would not say whether he would resign.", "", "would not say"},
		{"He would not confirm that the ship had sailed.", "", "would not confirm"},
		{"The ministry did not immediately respond to a request for comment on Tuesday.", "", "did not immediately respond to"},
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

// Words that look like speech and are deeds or mere leads, and speech that the
// report's own words go round.
func TestWhatIsAndIsNotSaid(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"Foreign forces attacked the outpost at dawn.", "", "attacked"},
		{"Asked whether she would resign, the mayor said she would not.", "the mayor | said | she would not", "Asked"},
		{"Officers responded to a report of a shooting at noon.", "", "responded"},
		{"Officers found shell casings near the door.", "", "found"},
		{"The woman refused medical treatment.", "", "refused"},
		{"Anyone with information can call the tip line.", "", "can call"},
		{"A neighbour called police to her home.", "", "called"},
		{"Anyone with information is asked to call the office.", "", "asked"},
		{"The coach said his side had “got what they deserved” after a defeat ended their run.", "The coach | said | his side had “got what they deserved”", ""},
		{"According to a draft report, a copy of which was seen by the Wire, the alert was late.", "a draft report, a copy of which was seen by the Wire | According to | the alert was late", ""},
		{"“He told the operator, ‘I did it, come and get me,’” Sheriff Bolt said.", "He | told | ‘I did it, come and get me,’", ""},
		{"Norland's envoy, Vera Holt, told a briefing that the tax was “illegal and short-sighted,” the Harbour News reported.", "Norland's envoy, Vera Holt | told | that the tax was “illegal and short-sighted,”", ""},
		{"Paper mills had hidden the data for a year, the owner admitted on Monday, sending shares down.", "the owner | admitted | Paper mills had hidden the data for a year", ""},
		{"The council said the hall was “not a bus park” and ordered the guards to clear it.", "The council | ordered | the guards to clear it", ""},
		{"The minister said the state would not “sit on its hands”, without elaborating.", "The minister | said | the state would not “sit on its hands”", ""},
		{"The mills will close, two people with knowledge of the matter said, asking not to be identified because the list is not final.", "two people with knowledge of the matter | said | The mills will close", ""},
		{"The agency that runs the camp, Harbour Care, said the gate was open.", "The agency that runs the camp, Harbour Care | said | the gate was open", ""},
	} {
		got, _, _ := read("Some shops closed in Tarsk on Monday. "+c.text, model)
		found := c.want == ""
		for _, a := range got {
			found = found || line(a) == c.want
			if c.not != "" && len(a.Cue) > 0 && strings.HasPrefix(a.Cue[0].Text, c.not) {
				t.Errorf("%s\n has %s", c.text, line(a))
			}
		}
		if !found {
			t.Errorf("%s\n got %s\nwant %s", c.text, lines(got), c.want)
		}
	}
}
