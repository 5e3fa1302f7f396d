package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/record"
)

// span is half-open byte offsets, written [start, end] in gold files.
type span [2]int

func spanOf(s record.Span) span { return span{s.Start, s.End} }

func spansOf(list []record.Span) []span {
	out := make([]span, len(list))
	for i, s := range list {
		out[i] = spanOf(s)
	}
	return out
}

// tokens are the word tokens of a text: runs of letters, digits and
// underscores. Punctuation does not count.
type tokens []span

func tokensOf(text string) tokens {
	var out tokens
	start := -1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		word := unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_'
		if word && start < 0 {
			start = i
		}
		if !word && start >= 0 {
			out = append(out, span{start, i})
			start = -1
		}
		i += n
	}
	if start >= 0 {
		out = append(out, span{start, len(text)})
	}
	return out
}

// cover returns, sorted, the indices of the tokens that the spans touch.
func (t tokens) cover(spans ...span) []int {
	var out []int
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(t, s[0], func(tok span, at int) int { return tok[1] - at - 1 })
		for ; i < len(t) && t[i][0] < s[1]; i++ {
			if t[i][1] > s[0] {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common counts the members that two sorted lists share.
func common(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// dice is the overlap of two sets of tokens, 0 to 1.
func dice(a, b []int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// words shows the text of spans, cut to a line.
func words(text string, spans ...span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = text[s[0]:s[1]]
	}
	out := []rune(strings.Join(parts, " … "))
	return string(out[:min(len(out), 110)])
}
