package casing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
)

// Context is a word with what its case is told by: a run of letters, with
// the apostrophes and letters after it that belong to it ("WON'T", but not
// the S of "LIMA'S", nor the AUBUISSON of "D'AUBUISSON").
type Context struct {
	Start, End   int    // bytes of the text
	Word         string // in lower case
	Before, Next string // the words around it in lower case; empty across a sentence's end
	Open, Close  byte   // the characters next to it
	Initial      bool   // it opens a sentence
}

// Words calls f for every word of the text in order. It takes time linear in
// the text's length.
func Words(text string, f func(*Context)) {
	var at Context
	some := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		end := wordEnd(text, i)
		c := Context{Start: i, End: end, Word: strings.ToLower(text[i:end]), Open: ' ', Close: ' '}
		if i > 0 {
			c.Open = text[i-1]
		}
		if end < len(text) {
			c.Close = text[end]
		}
		c.Initial = !some || opens(text[at.End:i], at.End-at.Start)
		if !c.Initial {
			c.Before, at.Next = at.Word, c.Word
		}
		if some {
			f(&at)
		}
		at, some = c, true
		i = end
	}
	if some {
		f(&at)
	}
}

// wordEnd is where the word that begins at i ends.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += n
	}
	if i+1 < len(text) && text[i] == '\'' && (text[i+1]|0x20 == 't' || text[i+1]|0x20 == 's') {
		if r, _ := utf8.DecodeRuneInString(text[i+2:]); !unicode.IsLetter(r) {
			return i + 2
		}
	}
	return i
}

// opens tells whether a sentence begins after what stands between two words,
// the first of them of the given length: a full stop, a paragraph, or the dash after
// a dateline's agency.
func opens(gap string, length int) bool {
	if strings.Contains(gap, "\n\n") || strings.HasPrefix(gap, ") --") {
		return true
	}
	if i := strings.IndexAny(gap, ".!?"); i >= 0 {
		return (gap[i] != '.' || length > 3) && strings.TrimSpace(gap[i:]) != gap[i:]
	}
	return false
}

// Bits is the size of the table of weights: 1<<Bits rows of one signed byte
// for each Case.
const Bits = 17

// Weights are the rows' weights, Case by Case, each a signed byte.
type Weights string

// embedded returns the embedded model; of a damaged one, which says Lower of
// everything, nothing.
func embedded() Weights {
	body, ok := data.Unseal("CAS", 1, data.CasingModel)
	if !ok || len(body) != 3<<Bits {
		return ""
	}
	return Weights(body)
}

// best is the case that fits a word best, given that of the word before.
func (w Weights) best(c *Context, before Case) Case {
	if w == "" {
		return Lower
	}
	var rows [FeatureCount]uint32
	var sum [3]int
	for _, r := range Features(rows[:0], c, before) {
		for k := range sum {
			sum[k] += int(int8(w[3*r+uint32(k)]))
		}
	}
	best := Lower
	for k := Title; k <= Upper; k++ {
		if sum[k] > sum[best] {
			best = k
		}
	}
	return best
}

// FeatureCount is the most rows that Features returns; those from Known on
// are of the word's shape, those before of the words themselves.
const (
	FeatureCount = 16
	Known        = 6
)

// Features appends the rows of a word's features.
func Features(rows []uint32, c *Context, before Case) []uint32 {
	w := c.Word
	add := func(template uint32, parts ...string) {
		h := template * 0x9e3779b1
		for _, p := range parts {
			for i := 0; i < len(p); i++ {
				h = (h ^ uint32(p[i])) * 0x01000193
			}
			h = (h ^ 0xff) * 0x01000193
		}
		h ^= h >> 15
		h *= 0x2c1b3c6d
		h ^= h >> 13
		rows = append(rows, h&(1<<Bits-1))
	}
	was := string('0' + rune(before))
	tail := w[max(0, len(w)-3):]
	add(1, w)
	add(2, w, c.Before)
	add(3, w, c.Next)
	add(4, w, was)
	add(5, w, was, c.Before)
	add(6, w, string(rune(c.Open)))
	add(7, tail)
	add(8, tail, was)
	add(9, c.Before, was)
	add(10, c.Next, was)
	add(11, shape(w), string(rune(c.Open)), string(rune(c.Close)))
	add(12, c.Before, c.Next)
	add(13, w[max(0, len(w)-2):], c.Before)
	add(14, was)
	add(15, c.Before, shape(w))
	return rows
}

// shape is a word's length up to 6 and whether it has vowels.
func shape(w string) string {
	vowels := "n"
	if strings.ContainsAny(w, "aeiouyáéíóú") {
		vowels = "v"
	}
	return vowels + string('0'+rune(min(len(w), 6)))
}
