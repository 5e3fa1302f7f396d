package words

import (
	"unicode"
	"unicode/utf8"

	"sayso/data"
)

// boundary.go decides where sentences end inside a paragraph. A place between
// two tokens is a candidate by its looks; a linear model over hashed features
// of its surroundings decides. The model is trained by `train sentences` on
// Universal Dependencies' English treebanks (logistic regression; weights are
// kept as signed bytes).

// sentenceModel holds a signed byte for each feature: all zero, which ends no
// sentence, where the file is damaged.
var sentenceModel = func() string {
	body, ok := data.Unseal("SNT", 1, data.SentenceModel)
	if !ok || len(body) != 1<<FeatureBits {
		return string(make([]byte, 1<<FeatureBits))
	}
	return body
}()

// context is what the current sentence has shown so far, kept up token by
// token so that no decision looks back further than a few tokens.
type context struct {
	begin  int // the sentence's first token
	quotes int // double quotation marks seen
	depth  int // open brackets
}

// see takes token i into the context.
func (c *context) see(s *splitter, i int) {
	switch s.first(i) {
	case '"', '“', '”':
		c.quotes++
	case '(', '[':
		c.depth++
	case ')', ']':
		c.depth = max(0, c.depth-1)
	}
}

// first returns the first character of token i.
func (s *splitter) first(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.raw[s.toks[i].Start:])
	return r
}

// terminal tells whether token i ends sentences: ".", "?!", "…".
func (s *splitter) terminal(i int) bool {
	k := s.toks[i]
	switch s.raw[k.End-1] {
	case '.', '?', '!':
		return k.Kind == Punct
	}
	return s.first(i) == '…'
}

// closes tells whether token i is a quotation mark or bracket that closes.
func (s *splitter) closes(i int) bool {
	if s.toks[i].Kind != Punct || s.toks[i].Spaced {
		return false
	}
	switch s.first(i) {
	case '"', '\'', '”', '’', ')', ']', '»':
		return true
	}
	return false
}

// core returns the last token before i that is no closing mark.
func (s *splitter) core(i int) int {
	k := i - 1
	for steps := 0; steps < 3 && k > 0 && s.closes(k); steps++ {
		k--
	}
	return k
}

// candidate tells whether a sentence might end before token i, whose last
// token but for closing marks is k.
func (s *splitter) candidate(i, k int) bool {
	if s.closes(i) || s.toks[i].Fused {
		return false
	}
	r := s.first(i)
	ended := s.terminal(k)
	if !s.toks[i].Spaced {
		return ended && s.toks[k].End-s.toks[k].Start < 4 && unicode.IsUpper(r)
	}
	if !ended && afterClock[s.raw[s.toks[i].Start:s.toks[i].End]] {
		return false // "voted Sunday"
	}
	if unicode.IsLower(r) {
		return k == i-1 && (ended || s.toks[k].Kind == Symbol)
	}
	switch r {
	case '.', ',', '?', '!', ';', ':', '%':
		return false
	}
	if len(s.stem(k)) == 1 && k > 0 && s.shape(k-1) == shapeTitle && s.shape(i) == shapeTitle {
		return s.toks[k].Kind != Word // an initial between names
	}
	return lookup(abbreviations, s.stem(k)) != stopClock || !afterClock[s.raw[s.toks[i].Start:s.toks[i].End]]
}

// stem returns the text of token i without its full stop, if it has one.
func (s *splitter) stem(i int) string {
	w := s.raw[s.toks[i].Start:s.toks[i].End]
	if n := len(w) - 1; n > 0 && w[n] == '.' {
		return w[:n]
	}
	return ""
}

// boundary tells whether a sentence ends before token i.
func (s *splitter) boundary(i int, c *context) bool {
	k := s.core(i)
	if !s.candidate(i, k) {
		return false
	}
	if s.shape(k) == shapeDotted && starters[s.raw[s.toks[i].Start:s.toks[i].End]] && len(s.stem(k)) > 1 {
		if a := lookup(abbreviations, s.stem(k)); a == 0 || a == stopAlways || a == stopClock {
			return s.gold == nil || s.gold(i, s.features[:0])
		}
	}
	s.features = s.describe(s.features[:0], i, k, c)
	if s.gold != nil {
		return s.gold(i, s.features)
	}
	score := 0
	for _, f := range s.features {
		score += int(int8(sentenceModel[f]))
	}
	if !s.terminal(k) {
		return score > unmarked
	}
	return score > 0
}

// unmarked is the score that a sentence's end without a final mark needs: in
// edited text it is rare, in web text not.
const unmarked = 32
