package grammar

import (
	"strings"
	"testing"

	"sayso/reading/words"
	"sayso/record"
)

// split cuts a text into marks, words and paragraphs, so that the rules for
// marks are tested whatever the tokenizer does.
func split(text string) *words.Text {
	t := &words.Text{Raw: text}
	para, first := int32(0), 0
	for i := 0; i < len(text); {
		switch {
		case strings.HasPrefix(text[i:], "\n\n"):
			t.Sentences = append(t.Sentences, words.Sentence{First: int32(first), Last: int32(len(t.Tokens)), Paragraph: para})
			first, para, i = len(t.Tokens), para+1, i+2
			continue
		case text[i] == ' ' || text[i] == '\n':
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] != ' ' && text[j] != '\n' && markLen(text, j) == 0 {
			j++
		}
		if j == i {
			j = i + max(1, markLen(text, i))
		} else if k := markLen(text, j); k > 0 && inWord(text, j, k) { // an apostrophe inside a word
			j += k
			for j < len(text) && text[j] != ' ' && markLen(text, j) == 0 {
				j++
			}
		}
		kind := words.Word
		if strings.HasPrefix(text[i:j], "https:") {
			kind = words.Link
		}
		t.Tokens = append(t.Tokens, words.Token{Start: int32(i), End: int32(j), Kind: kind, Spaced: i > 0 && text[i-1] == ' '})
		i = j
	}
	t.Sentences = append(t.Sentences, words.Sentence{First: int32(first), Last: int32(len(t.Tokens)), Paragraph: para})
	return t
}

func markLen(s string, i int) int {
	for _, m := range []string{"“", "”", "‘", "’", "„", "«", "»", "\"", "``", "''", "'", "`"} {
		if strings.HasPrefix(s[i:], m) {
			return len(m)
		}
	}
	return 0
}

func inWord(s string, i, k int) bool {
	letter := func(at int) bool {
		return at >= 0 && at < len(s) && (s[at] >= 'a' && s[at] <= 'z' || s[at] >= 'A' && s[at] <= 'Z')
	}
	return (s[i] == '\'' || strings.HasPrefix(s[i:], "’")) && letter(i-1) && letter(i+k)
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // the inner texts, "~" for one that has no closing mark, "+" for one that continues
	}{
		{"curly", "“We will go,” he said. “All of us.”", []string{"We will go,", "All of us."}},
		{"straight", `He said "we will go" and left, "all of us".`, []string{"we will go", "all of us"}},
		{"typewriter", "He said ``we will go'' and left.", []string{"we will go"}},
		{"single in double", "“They call it ‘peace’ here,” she said.", []string{"They call it ‘peace’ here,", "peace"}},
		{"straight single", "The mayor calls the plan 'a bad joke' again", []string{"a bad joke"}},
		{"british", "‘They came at night,’ she said, ‘and took the boys’ horses away.’", []string{"They came at night,", "and took the boys’ horses away."}},
		{"contraction", "‘I don’t know,’ he said.", []string{"I don’t know,"}},
		{"no quotation", "The boys' club isn't the '90s. Rock 'n' roll", nil},
		{"possessive only", "The ministers’ plan and the soldiers’ pay", nil},
		{"guillemets", "Il dit « non » et «oui».", []string{" non ", "oui"}},
		{"german", "Er sagte: „Nein“, und „ja“.", []string{"Nein", "ja"}},
		{"paragraphs", "“We came first.\n\n“Then they came,” he said.", []string{"We came first.+~", "Then they came,"}},
		{"closed a paragraph later", "“We came first.\n\nThen they came,” he said.", []string{"We came first.\n\nThen they came,"}},
		{"never closed", "“We came first.\n\nThe mayor left.", []string{"We came first.~"}},
		{"cut short by a link", `They said "we go… https://x.example/1`, []string{"we go…~"}},
		{"missing mark resyncs", `He said "we go and she said "we stay" then.`, []string{"we go and she said~", "we stay"}},
		{"inches", `A 12" pipe and a "bomb" were found.`, []string{"bomb"}},
		{"stray closer", "We go,” he said. “We stay.”", []string{"We stay."}},
		{"bracket", `He left ("for good").`, []string{"for good"}},
		{"empty", `He said "".`, []string{""}},
	} {
		got := Quotations(split(c.text))
		var inner []string
		for _, q := range got {
			s := q.Inner.Text
			if q.Continues {
				s += "+"
			}
			if q.Close < 0 {
				s += "~"
			}
			inner = append(inner, s)
		}
		if strings.Join(inner, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.text, inner, c.want)
		}
	}
}

func TestQuotationIsVerbatim(t *testing.T) {
	text := "“It’s  a \t‘odd’ — thing…”, he said"
	for _, q := range Quotations(split(text)) {
		if text[q.Inner.Start:q.Inner.End] != q.Inner.Text {
			t.Errorf("quotation %q is not the text's bytes", q.Inner.Text)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"", "“a ‘b” c’", "\"\"\"\"", "''''", "“a\n\n“b\n\nc”", "\xff\"\xfe'", "'a 'b 'c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tx := range []*words.Text{split(text), words.Split(&record.Report{Text: text})} {
			last := -1
			for _, q := range Quotations(tx) {
				if q.Open <= last || q.Open >= len(tx.Tokens) || q.Close >= len(tx.Tokens) || q.Close >= 0 && q.Close <= q.Open {
					t.Fatalf("marks out of order: %+v", q)
				}
				if q.Inner.Start < int(tx.Tokens[q.Open].End) || text[q.Inner.Start:q.Inner.End] != q.Inner.Text {
					t.Fatalf("not the text's own bytes: %+v", q)
				}
				last = q.Open
			}
		}
	})
}

func BenchmarkQuotations(b *testing.B) {
	tx := words.Split(&record.Report{Text: strings.Repeat("\" ' “ ’ ‘a' ", 100000)})
	for b.Loop() {
		Quotations(tx)
	}
}
