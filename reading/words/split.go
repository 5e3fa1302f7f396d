package words

import (
	"unicode/utf8"

	"sayso/record"
)

// Split cuts a report's text into sentences and tokens. Layout regions are
// never shared between tokens or sentences. It accepts any bytes, never
// fails, and takes time linear in the text's length.
func Split(report *record.Report) *Text {
	t := &Text{Raw: report.Text, Tokens: make([]Token, 0, len(report.Text)/5+8), Sentences: make([]Sentence, 0, len(report.Text)/110+4)}
	s := splitter{lexer: lexer{raw: t.Raw, toks: t.Tokens, spaced: true}, text: t, wrapped: isWrapped(t.Raw)}
	at := 0
	for _, r := range report.Layout {
		start := max(at, runeStart(t.Raw, r.Start))
		end := runeStart(t.Raw, r.End)
		if start >= end {
			continue
		}
		s.segment(at, start, "")
		s.segment(start, end, r.Kind)
		at = end
	}
	s.segment(at, len(t.Raw), "")
	return t
}

// runeStart returns the first place from i on, inside s, that no character
// straddles.
func runeStart(s string, i int) int {
	i = max(0, min(i, len(s)))
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// splitter cuts one segment of the text after the other: a layout region or
// what lies between two.
type splitter struct {
	lexer
	text      *Text
	wrapped   bool // lines are broken to fit a width: their ends mean nothing
	paragraph int32
}

// segment cuts raw[start:end] and appends its sentences.
func (s *splitter) segment(start, end int, region record.RegionKind) {
	first := len(s.toks)
	s.cut(start, end)
	s.text.Tokens = s.toks
	if first == len(s.toks) {
		return
	}
	if first > 0 && s.text.Sentences[len(s.text.Sentences)-1].Region != region && s.gap(first) != space {
		s.paragraph++
	}
	last := len(s.toks)
	begin := first
	for i := first + 1; i < last; i++ {
		g := s.gap(i)
		if g == paragraphGap || s.ends(i, g, region) {
			s.text.Sentences = append(s.text.Sentences, Sentence{First: int32(begin), Last: int32(i), Paragraph: s.paragraph, Region: region})
			begin = i
		}
		if g == paragraphGap {
			s.paragraph++
		}
	}
	s.text.Sentences = append(s.text.Sentences, Sentence{First: int32(begin), Last: int32(last), Paragraph: s.paragraph, Region: region})
}

// ends tells whether a sentence ends before token i, inside a paragraph.
func (s *splitter) ends(i int, g gap, region record.RegionKind) bool {
	switch region {
	case record.RegionHeadline, record.RegionByline, record.RegionDateline, record.RegionCredit, record.RegionClock, record.RegionHeading:
		return false
	}
	return s.boundary(i, g)
}
