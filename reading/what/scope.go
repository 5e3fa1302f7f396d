package what

import (
	"strings"

	"sayso/record"
)

// scope is what a figure's count covers, if its sentence tells: "since 7
// October", "in the past week", "so far", "today"; "" otherwise. t is a token
// of the figure.
func (f *find) scope(t int) string {
	s := f.doc.Sentences[f.doc.SentenceOf(t)]
	for i := int(s.First); i < int(s.Last); i++ {
		if k := f.timeAt[i]; k >= 0 && (i == int(s.First) || f.timeAt[i-1] != k) {
			if found := f.timeScope(i, int(s.First), &f.Times[k]); found != "" {
				return found
			}
		}
		if f.lemma(i) == "so" && i+1 < int(s.Last) && f.lemma(i+1) == "far" {
			return f.doc.Text.Span(i, i+2).Text
		}
	}
	return ""
}

// timeScope is the scope that a time starting at token i sets: with "since"
// before it, as a span of time after "in", "over" or "during", or as today.
func (f *find) timeScope(i, begin int, t *record.Time) string {
	last := i + 1
	for last < len(f.doc.Tokens) && int(f.doc.Tokens[last].Start) < t.Span.End {
		last++
	}
	if i > begin {
		switch f.lemma(i - 1) {
		case "since":
			return f.doc.Text.Span(i-1, last).Text
		case "in", "over", "during", "within":
			if t.Type == record.Duration || strings.Contains(t.Span.Text, "past") || strings.Contains(t.Span.Text, "this ") {
				return f.doc.Text.Span(i-1, last).Text
			}
		}
	}
	if strings.EqualFold(t.Span.Text, "today") || strings.HasPrefix(strings.ToLower(t.Span.Text), "this ") && t.Type == record.Date {
		return t.Span.Text
	}
	return ""
}
