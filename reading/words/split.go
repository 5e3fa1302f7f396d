package words

import (
	"unicode"
	"unicode/utf8"

	"sayso/record"
)

// Split cuts a report's text into sentences and tokens. Layout regions are
// never shared between sentences. It accepts any bytes and never fails.
func Split(report *record.Report) *Text {
	t := &Text{Raw: report.Text}
	raw := report.Text
	spaced, newlines, paragraph, first := true, 0, int32(0), 0
	flush := func() {
		if len(t.Tokens) > first {
			t.Sentences = append(t.Sentences, Sentence{First: int32(first), Last: int32(len(t.Tokens)), Paragraph: paragraph})
			first = len(t.Tokens)
		}
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		if unicode.IsSpace(r) {
			if r == '\n' {
				newlines++
				if newlines == 2 {
					flush()
					paragraph++
				}
			}
			spaced = true
			i += n
			continue
		}
		newlines = 0
		j, kind := i+n, Punct
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			kind = Word
			if unicode.IsDigit(r) {
				kind = Number
			}
			for j < len(raw) {
				r, n := utf8.DecodeRuneInString(raw[j:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					break
				}
				j += n
			}
		}
		t.Tokens = append(t.Tokens, Token{Start: int32(i), End: int32(j), Kind: kind, Spaced: spaced})
		if r == '.' || r == '?' || r == '!' {
			flush()
		}
		spaced = false
		i = j
	}
	flush()
	return t
}
