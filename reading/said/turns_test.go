package said

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
)

// A quotation without a cue goes to whoever spoke before, was asked, or is
// told of alone, and to nobody where that is not clear.
func TestQuotationsWithoutACue(t *testing.T) {
	for _, c := range []struct{ name, text, quote, speaker, why string }{
		{"goes on", "Anna Doyle said: “He was my whole world.”\n\n“He loved the sea.”\n\n“I want someone to tell me why.”", "I want someone", "Anna Doyle", whyGoesOn},
		{"told of alone", "Anna Doyle took the boy to the clinic three times in two days.\n\n“They told me to go home. I knew that something was wrong.”", "They told me", "Anna Doyle", whyAbout},
		{"answers", "“Will the bridge open?” Tom Varga asked Lena Okoro.\n\n“It will open when it is safe, and not before.”", "It will open", "Lena Okoro", whyAnswer},
		{"two told of", "Anna Doyle and Tom Varga met on Monday. Lena Okoro stayed away.\n\n“They told me to go home. I knew that something was wrong.”", "They told me", "", ""},
		{"a title", "Anna Doyle wrote a book in two days.\n\n“The Sea and I”", "The Sea", "", ""},
	} {
		got, doc, ms := read(c.text, model)
		speaker, why := "", ""
		for _, a := range got {
			if len(a.Content) > 0 && strings.Contains(a.Content[0].Text, c.quote) && len(a.Cue) == 0 {
				why = a.Why
				if a.Source >= 0 {
					speaker = nameIn(doc, ms, a.Source)
				}
			}
		}
		if speaker != c.speaker || why != c.why {
			t.Errorf("%s: found %q by %q, want %q by %q\n%s", c.name, speaker, why, c.speaker, c.why, lines(got))
		}
	}
}

func nameIn(doc *grammar.Doc, ms []grammar.Mention, i int) string { return doc.Span(ms[i].Phrase).Text }

func TestTurnsUnderLabels(t *testing.T) {
	got, doc, ms := read("Anna Doyle has run the kitchen since 2009. She spoke to Tom Varga.\n\nQ: How many come?\n\nA: Around 900 now. It was 300.\n\nQ: Who are they?\n\nA: People with jobs, mostly.", model)
	answers := 0
	for _, a := range got {
		if a.Why != whyLabel {
			continue
		}
		answers++
		if a.Source < 0 || nameIn(doc, ms, a.Source) != "Anna Doyle" || a.SourceSpan != nil || len(a.Quoted) == 0 {
			t.Errorf("an answer is not Anna Doyle's own words: %s", line(a))
		}
	}
	if answers != 2 {
		t.Errorf("found %d answers, want 2: %s", answers, lines(got))
	}
	got, _, _ = read("The transcript of the briefing.\n\nQuestion: Thank you. Any reaction?\n\nSpokesman: We condemn the attack.\n\nQuestion: Will she call?\n\nSpokesman: I have no calls to announce.", model)
	if !holds(got, func(a Attribution) bool { return line(a) == "Spokesman | : | I have no calls to announce" }) {
		t.Errorf("no turn of the spokesman: %s", lines(got))
	}
	got, _, _ = read("About the town.\n\nPopulation: 400.\n\nAltitude: 20 metres.\n\nMayor: Tom Varga.", model)
	if holds(got, func(a Attribution) bool { return a.Why == whyLabel }) {
		t.Errorf("a list of facts is no conversation: %s", lines(got))
	}
}

// Where one statement ends and the next begins, and who says it.
func TestMendedStatements(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"same speaker goes on", "Sheriff Dale Rudd acknowledged the complaints but said they were unfounded.", "Sheriff Dale Rudd | acknowledged | the complaints"},
		{"and promised", "He said that work was continuing, and promised that the bridge would open.", "He | promised | that the bridge would open"},
		{"a statement is no content", "The company said in a statement its ships had left the port.", "The company | said in a statement | its ships had left the port"},
		{"this was reported", "A fire broke out at the depot on Monday. This was reported by the regional governor Tom Varga.", "the regional governor Tom Varga | was reported | A fire broke out at the depot on Monday"},
		{"citing at the end", "The Norda Post reported on Tuesday that the union planned to use the talks to isolate the owners, citing people with knowledge of the matter.", "people | citing | that the union planned to use the talks to isolate the owners"},
		{"semicolon", "The harbour master claimed that the crane had been destroyed; the union did not comment.", "The harbour master | claimed | that the crane had been destroyed"},
		{"set against", "The mayor said the road was safe, while the union declined to comment.", "The mayor | said | the road was safe"},
		{"frustration", "Farmers voiced frustration over delays in registration.", "Farmers | frustration | over delays in registration"},
		{"from the clause's start", "Suspected rustlers on motorcycles raided the weekly market at Garin village in Lowa County on Thursday evening, killing two guards and seizing 23 cows, the police have confirmed.", "the police | have confirmed | Suspected rustlers on motorcycles raided the weekly market at Garin village in Lowa County on Thursday evening, killing two guards and seizing 23 cows"},
		{"more than", "According to the UN refugee agency, more than 80,000 people have fled fighting in Lowa this year.", "the UN refugee agency | According to | more than 80,000 people have fled fighting in Lowa this year"},
		{"calling it", "The mayor denied reports that the Alta dam had burst, calling them \"irresponsible rumours\".", "The mayor | calling | them \"irresponsible rumours\""},
		{"fears", "There are fears among farmers that the rain will not come.", "farmers | fears | that the rain will not come"},
	} {
		got, _, _ := read(c.text, model)
		if !holds(got, func(a Attribution) bool {
			l, w := strings.Split(line(a), " | "), strings.Split(c.want, " | ")
			return strings.HasPrefix(l[0], w[0]) && strings.Contains(w[1], l[1]) || strings.HasPrefix(l[0], w[0]) && strings.Contains(l[1], w[1]) && l[2] == w[2]
		}) || !holds(got, func(a Attribution) bool { return strings.HasSuffix(line(a), c.want[strings.LastIndex(c.want, "| "):]) }) {
			t.Errorf("%s: %s\nfound %s\nwant  %s", c.name, c.text, lines(got), c.want)
		}
	}
}

func TestWhyNamesTheModelAndItsMargins(t *testing.T) {
	got, _, _ := read("The mayor of Tarsk denied that the dam was unsafe.", model)
	if len(got) != 1 || !strings.HasPrefix(got[0].Why, "said.model: cue +") || !strings.HasSuffix(got[0].Why, "deny by “deny”") {
		t.Errorf("why is %q", lines(got))
	}
	got, _, _ = read("The mayor of Tarsk denied that the dam was unsafe.", nil)
	if len(got) != 1 || got[0].Why != "said.verb-clause; deny by “deny”" {
		t.Errorf("why is %q", lines(got))
	}
}

// In an interview whoever is told of first answers the questions between.
func TestQuestionsBetweenAreAnsweredByWhomItIsAbout(t *testing.T) {
	got, _, _ := read("Farida Okoro ran a school in Tarsk for three years. She spoke to us from Oslo.\n\nHow did it start?\n\n“With my cousin's daughter, who wept every morning. Then there were four, then forty.”\n\nWere you afraid?\n\n“Of course we were afraid, every day of the week.”\n\nIt closed in May.", model)
	for _, words := range []string{"“With my cousin's daughter", "“Of course we were afraid"} {
		if !holds(got, func(a Attribution) bool {
			return strings.HasPrefix(a.Content[0].Text, words) && a.Why == whyAnswer && a.Source >= 0
		}) {
			t.Errorf("nobody says %s: %s", words, lines(got))
		}
	}
}
