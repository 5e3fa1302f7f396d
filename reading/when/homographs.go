package when

import (
	"strings"

	"sayso/reading/grammar"
)

// hourFigure tells whether a number before "a.m." can be an hour, or hours and
// minutes written together ("745 pm").
func hourFigure(n float64) bool {
	k := int(n)
	return n == float64(k) && (k >= 1 && k <= 12 || k >= 100 && k <= 1259 && k%100 < 60)
}

// guardHour refuses "40,816 in the morning trade".
func guardHour(c *context) bool {
	h, ok := c.f.first(cNum)
	return ok && h.num >= 1 && h.num <= 12 && h.num == float64(int(h.num))
}

// guardNth keeps "the 20th" as a day only where no noun follows ("the 20th
// congress").
func guardNth(c *context) bool {
	switch c.fine(0) {
	case grammar.NN, grammar.NNS, grammar.NNP, grammar.NNPS, grammar.JJ, grammar.CD, grammar.VBN, grammar.HYPH:
		return false
	}
	n, _ := c.f.get(cNth)
	return n.num <= 31 && !isCapital(c.written(0))
}

// guardTheQuarter refuses "the quarter of voters".
func guardTheQuarter(c *context) bool { return c.word(0) != "of" || c.f.has(cPeriod) }

// guardTheUnit refuses "the day" ("the image of the day", "during the day").
func guardTheUnit(c *context) bool {
	return c.f.unit() != "D" || c.f.has(cEarlier) || c.f.has(cLater)
}

// guardDecade refuses ages ("a man in his 60s").
func guardDecade(c *context) bool {
	return !oneOf(c.word(-1), "his her their my our your its") && !gluedBefore(c)
}

// guardTitle refuses names of programmes and papers ("CBS This Morning", "The
// Tonight Show"): in running text their words have capitals.
func guardTitle(c *context) bool {
	text := c.doc.Raw[c.f.start:c.f.end]
	if text == strings.ToUpper(text) {
		return true
	}
	last := lastWord(text)
	if isCapital(last) && last != text {
		return false
	}
	return !(isCapital(text) && isCapital(c.written(0)) && c.word(-1) == "the")
}

// guardIdiom refuses "at the end of the day," said of nothing in particular,
// and verbs.
func guardIdiom(c *context) bool {
	if c.doc.Tags[c.first] == grammar.VERB {
		return false // "will end next month"
	}
	return !(c.f.unit() == "D" && c.word(0) == "," && c.word(-1) == "at")
}

// guardAlone refuses "the day before the vote", which says which day it is by
// what follows.
func guardAlone(c *context) bool {
	if c.word(0) == "" {
		return true
	}
	switch c.doc.Tags[c.index(0)] {
	case grammar.DET, grammar.NOUN, grammar.PROPN, grammar.PRON, grammar.NUM, grammar.ADJ, grammar.SCONJ:
		return false
	}
	return true
}
