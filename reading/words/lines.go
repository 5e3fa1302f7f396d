package words

import (
	"unicode"
	"unicode/utf8"
)

// gap is the white space between two tokens.
type gap uint8

const (
	none         gap = iota // nothing
	space                   // blanks, or the line end of wrapped text
	paragraphGap            // a blank line, or a line end that means something
)

// gap returns the white space before token i.
func (s *splitter) gap(i int) gap {
	if !s.toks[i].Spaced || i == 0 {
		return none
	}
	from, to := int(s.toks[i-1].End), int(s.toks[i].Start)
	lines := 0
	for k := from; k < to; k++ {
		if c := s.raw[k]; c == '\n' || c == '\r' && (k+1 == to || s.raw[k+1] != '\n') {
			lines++
		}
	}
	switch {
	case lines == 0:
		return space
	case lines > 1:
		return paragraphGap
	}
	return s.lineEnd(i)
}

// lineEnd judges the single line end before token i. In wrapped text it is
// white space unless the next word would have fitted; elsewhere it ends a
// paragraph unless the next line goes on in lower case.
func (s *splitter) lineEnd(i int) gap {
	before, next := s.toks[i-1], s.toks[i]
	if s.wrapped {
		if s.shortLine(int(before.End), int(next.End-next.Start)) {
			return paragraphGap
		}
		return space
	}
	r, _ := utf8.DecodeRuneInString(s.raw[next.Start:])
	if unicode.IsLower(r) && !s.terminal(i-1) && s.raw[before.Start] != ':' {
		return space
	}
	return paragraphGap
}

// widest bounds the lines of wrapped text, and narrowest the shortest line
// that may still be full, in bytes.
const (
	widest    = 140
	narrowest = 45
)

// shortLine tells whether the line that ends at byte end stops well before
// the usual width although a word of the given size follows.
func (s *splitter) shortLine(end, size int) bool {
	start := end
	for start > 0 && end-start <= widest && s.raw[start-1] != '\n' {
		start--
	}
	return end-start+size+1 < narrowest
}

// isWrapped tells whether the lines of raw are broken to fit a width: most
// line ends inside paragraphs come where the next word would not have fitted.
func isWrapped(raw string) bool {
	full, early := 0, 0
	width, start := 0, 0
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\n' {
			continue
		}
		size := i - start
		start = i + 1
		if size > widest {
			return false
		}
		if i+1 >= len(raw) || raw[i+1] == '\n' || raw[i+1] == '\r' || size == 0 {
			continue
		}
		width = max(width, size)
		next := wordSize(raw, i+1)
		if size+1+next > width*9/10 && size >= narrowest {
			full++
		} else {
			early++
		}
	}
	return full >= 3 && full > 2*early
}

// wordSize returns the length of the word at i, at most widest.
func wordSize(raw string, i int) int {
	j := i
	for j < len(raw) && j < i+widest && raw[j] > ' ' {
		j++
	}
	return j - i
}
