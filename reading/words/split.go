package words

import (
	"unicode/utf8"

	"sayso/record"
)

// Split cuts a report's text into sentences and tokens. Layout regions are
// never shared between tokens or sentences. It accepts any bytes, never
// fails, and takes time linear in the text's length.
func Split(report *record.Report) *Text { return split(report, nil) }

// Candidates calls f for every place where a sentence may end, with the
// token that follows and the hashed features of the place, as the model sees
// them; f answers whether a sentence does end there. It serves training.
func Candidates(report *record.Report, f func(token int, features []uint32) bool) *Text {
	return split(report, f)
}

func split(report *record.Report, gold func(int, []uint32) bool) *Text {
	raw := report.Text
	t := &Text{Raw: raw, Sentences: make([]Sentence, 0, len(raw)/110+4)}
	s := splitter{text: t, wrapped: isWrapped(raw), gold: gold, features: make([]uint32, 0, 32)}
	s.lexer = lexer{raw: raw, toks: make([]Token, 0, len(raw)/5+8), spaced: true}
	at := 0
	for _, r := range report.Layout {
		start := max(at, runeStart(raw, r.Start))
		end := runeStart(raw, r.End)
		if start >= end {
			continue
		}
		s.segment(at, start, "")
		s.segment(start, end, r.Kind)
		at = end
	}
	s.segment(at, len(raw), "")
	t.Tokens = s.toks
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
	features  []uint32
	gold      func(token int, features []uint32) bool // decides in the model's place, while it is trained
	wrapped   bool                                    // lines are broken to fit a width: their ends mean nothing
	paragraph int32
}

// segment cuts raw[start:end] and appends its sentences.
func (s *splitter) segment(start, end int, region record.RegionKind) {
	first := len(s.toks)
	s.cut(start, end)
	if first == len(s.toks) {
		return
	}
	if first > 0 && s.text.Sentences[len(s.text.Sentences)-1].Region != region && s.gap(first) != space {
		s.paragraph++
	}
	last := len(s.toks)
	c := context{begin: first}
	c.see(s, first)
	for i := first + 1; i < last; i++ {
		g := s.gap(i)
		if g == paragraphGap || proseRegion(region) && s.boundary(i, &c) {
			s.text.Sentences = append(s.text.Sentences, Sentence{First: int32(c.begin), Last: int32(i), Paragraph: s.paragraph, Region: region})
			c = context{begin: i}
		}
		if g == paragraphGap {
			s.paragraph++
		}
		c.see(s, i)
	}
	s.text.Sentences = append(s.text.Sentences, Sentence{First: int32(c.begin), Last: int32(last), Paragraph: s.paragraph, Region: region})
}

// proseRegion tells whether a region holds sentences; others are one each.
func proseRegion(region record.RegionKind) bool {
	switch region {
	case record.RegionHeadline, record.RegionByline, record.RegionDateline, record.RegionCredit, record.RegionClock, record.RegionHeading:
		return false
	}
	return true
}
