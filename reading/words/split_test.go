package words

import (
	"strings"
	"testing"

	"sayso/record"
)

func split(text string) *Text { return Split(&record.Report{Text: text}) }

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
		if got := strings.Join(tokens(split(c.text)), " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
