package words

import (
	"strings"
	"testing"

	"sayso/record"
)

func splitText(text string) *Text { return Split(&record.Report{Text: text}) }

func tokens(t *Text) []string {
	var list []string
	for i := range t.Tokens {
		list = append(list, t.Word(i))
	}
	return list
}

func sentences(t *Text) []string {
	var list []string
	for _, s := range t.Sentences {
		list = append(list, t.Span(int(s.First), int(s.Last)).Text)
	}
	return list
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They don't know; it's Vane's.", "They do n't know ; it 's Vane 's ."},
		{"The ministers’ aides can’t wait.", "The ministers ’ aides ca n’t wait ."},
		{"He cannot, she's gonna.", "He can not , she 's gon na ."},
		{"A 3-year-old anti-war, well-known co-founder", "A 3 - year - old anti-war , well - known co-founder"},
		{"US$4.5m, $3bn, 1,077 dead and 12%", "US$ 4.5 m , $ 3 bn , 1,077 dead and 12 %"},
		{"at 2:30pm on 9/11 in the U.S.", "at 2:30 pm on 9/11 in the U.S."},
		{"Lt. Gen. J. Doe of Acme Corp. said.", "Lt. Gen. J. Doe of Acme Corp. said ."},
		{"See https://example.org/a?b=1. Or mail x.y@example.org, now", "See https://example.org/a?b=1 . Or mail x.y@example.org , now"},
		{"@some_name posted #BreakingNews, pic.twitter.com/abc", "@some_name posted #BreakingNews , pic.twitter.com/abc"},
		{"\"#US' statement\"", "\" #US ' statement \""},
		{"‘We won’t,’ he said… “Never!”", "‘ We wo n’t , ’ he said … “ Never ! ”"},
		{"al-Tanf, Ba'athist, O'Neill, '90s", "al - Tanf , Ba'athist , O'Neill , '90s"},
		{"and/or 5-10 AT&T 713-555-0199", "and / or 5 - 10 AT&T 713-555-0199"},
		{"go!!! what?! so... no -- yes", "go !!! what ?! so ... no -- yes"},
		{"ok :) 👍🏽 fine", "ok :) 👍🏽 fine"},
		{"the 1990s and 7th", "the 1990s and 7th"},
	} {
		if got := strings.Join(tokens(splitText(c.text)), " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"abbreviations", "Gen. Orla Vance met Dr. Pell in the U.S. on Jan. 5. She left.", "Gen. Orla Vance met Dr. Pell in the U.S. on Jan. 5.|She left."},
		{"end of U.S.", "They returned to the U.S. The ministry said nothing.", "They returned to the U.S.|The ministry said nothing."},
		{"initial", "“It is over,” said Inspector K. Harlow of the town police.", "“It is over,” said Inspector K. Harlow of the town police."},
		{"clock and day", "The bomb went off at 10 p.m. Wednesday, police said.", "The bomb went off at 10 p.m. Wednesday, police said."},
		{"quotation", "“We heard it. We ran,” she said. “Nobody came.” He agreed.", "“We heard it.|We ran,” she said.|“Nobody came.”|He agreed."},
		{"straight quotation", "\"Stop now,\" he said. \"We must talk.\" Nobody did.", "\"Stop now,\" he said.|\"We must talk.\"|Nobody did."},
		{"dateline", "LONDON (AP) — Ministers met on Friday. Talks failed.", "LONDON (AP) — Ministers met on Friday.|Talks failed."},
		{"question inside", "“Why?” he asked. No one knew!", "“Why?” he asked.|No one knew!"},
		{"ellipsis", "He paused ... and went on. Then he left.", "He paused ... and went on.|Then he left."},
		{"lines", "Storm kills four\nBy Ann Reed\nFour people died on Monday.\nRescue goes on.", "Storm kills four|By Ann Reed|Four people died on Monday.|Rescue goes on."},
		{"line goes on", "The minister spoke of a \nlong war. He left.", "The minister spoke of a \nlong war.|He left."},
	} {
		if got := strings.Join(sentences(splitText(c.text)), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestWrappedLinesAreNoParagraphs(t *testing.T) {
	line := "the ministry of the interior said that several people had been held "
	text := splitText("On Friday " + strings.ReplaceAll(strings.Repeat(line, 6), "several", "\nseveral") + ".\n\nThe talks ended.")
	if n := len(text.Sentences); n != 2 {
		t.Errorf("%d sentences, want 2: %q", n, sentences(text))
	}
	if p := text.Sentences[1].Paragraph; p != 1 {
		t.Errorf("second sentence in paragraph %d, want 1", p)
	}
}

func TestRegionsAreNeverShared(t *testing.T) {
	raw := "Two killed in Port Aster — mayor PORT ASTER (NP) – Two people died. More later."
	at := func(s string) record.Span {
		i := strings.Index(raw, s)
		return record.Span{Start: i, End: i + len(s), Text: s}
	}
	text := Split(&record.Report{Text: raw, Layout: []record.Region{
		{Span: at("Two killed in Port Aster — mayor"), Kind: record.RegionHeadline},
		{Span: at("PORT ASTER (NP) –"), Kind: record.RegionDateline},
	}})
	want := []record.RegionKind{record.RegionHeadline, record.RegionDateline, "", ""}
	if len(text.Sentences) != len(want) {
		t.Fatalf("sentences: %q", sentences(text))
	}
	for i, s := range text.Sentences {
		if s.Region != want[i] {
			t.Errorf("sentence %d has region %q, want %q", i, s.Region, want[i])
		}
	}
}
