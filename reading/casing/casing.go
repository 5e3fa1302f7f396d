// Package casing gives a text in capitals the letter case it would have in
// print: "THE MAYOR OF LIMA" becomes "The mayor of Lima". The text keeps its
// length and every letter its bytes' place, so that spans of the one are
// spans of the other. A text that is not all in capitals is left alone, at
// the cost of a look at its first letters.
package casing

import (
	"unicode"
	"unicode/utf8"
)

// Case is how a word is written.
type Case uint8

const (
	Lower Case = iota // mayor
	Title             // Lima, McAdam
	Upper             // NATO
)

// enough is how many lower-case letters at the least make a text an ordinary
// one, however many capitals it has.
const enough = 64

// Loud tells whether a text is written in capitals: of its letters fewer
// than one in twelve, and few in all at its beginning, are lower-case.
func Loud(text string) bool {
	upper, lower := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z':
			lower++
			if lower >= enough && lower*12 > upper {
				return false
			}
		case 'A' <= c && c <= 'Z':
			upper++
		}
	}
	return upper >= 20 && lower*12 < upper
}

// Restore returns a text in capitals with the case that the model expects,
// of the same length, and true; any other text as it is, and false.
func Restore(text string) (string, bool) {
	if !Loud(text) {
		return text, false
	}
	out := []byte(text)
	w := embedded()
	before := Lower
	Words(text, func(c *Context) {
		before = w.best(c, before)
		if c.Initial && before == Lower {
			write(out, c.Start, c.End, Title)
			return
		}
		write(out, c.Start, c.End, before)
	})
	return string(out), true
}

// write puts the letters of a word in lower case, but for the first of a
// Title one. Letters whose other case has another length stay.
func write(out []byte, start, end int, as Case) {
	if as == Upper {
		return
	}
	for i := start; i < end; {
		r, n := utf8.DecodeRune(out[i:end])
		if low := unicode.ToLower(r); (i > start || as == Lower) && r != utf8.RuneError && utf8.RuneLen(low) == n {
			utf8.EncodeRune(out[i:end], low)
		}
		i += n
	}
}
