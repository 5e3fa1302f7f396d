package words

import (
	"unicode"
	"unicode/utf8"
)

// class is the lexer's view of a character.
type class uint8

const (
	other class = iota // punctuation and symbols
	blank              // white space and invisible format characters
	letter
	digit
)

// ascii holds the classes of the ASCII characters.
var ascii = func() (t [128]class) {
	for c := range t {
		switch {
		case c == ' ' || '\t' <= c && c <= '\r':
			t[c] = blank
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	return t
}()

// classAt returns the class and size of the character at byte i. Broken
// UTF-8 is of class other, one byte at a time.
func classAt(s string, i int) (class, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r, n), n
}

func classOf(r rune, n int) class {
	switch {
	case r == utf8.RuneError && n == 1:
		return other
	case 0xC0 <= r && r < 0x250 && r != '×' && r != '÷':
		return letter
	case 0x2010 <= r && r < 0x2028, 0x2030 <= r && r < 0x205F:
		return other
	case isBlank(r):
		return blank
	case unicode.IsLetter(r), unicode.IsMark(r) && r != 0xFE0F, r == 0x200C, r == 0xAD:
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return other
}

// isBlank tells white space from the rest, and counts characters that show
// nothing (zero width space, byte order mark, direction marks) as white.
func isBlank(r rune) bool {
	switch {
	case r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x2069:
		return true
	}
	return unicode.IsSpace(r)
}

// alnumRun returns the end of the run of letters and digits from i.
func alnumRun(s string, i, end int) int {
	for i < end {
		c, n := classAt(s, i)
		if c != letter && c != digit {
			break
		}
		i += n
	}
	return i
}

// digitRun returns the end of the run of ASCII digits from i.
func digitRun(s string, i, end int) int {
	for i < end && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

// isAlnum tells whether a letter or digit stands at i, inside [0, end).
func isAlnum(s string, i, end int) bool {
	if i < 0 || i >= end {
		return false
	}
	c, _ := classAt(s, i)
	return c == letter || c == digit
}

func isLetter(s string, i, end int) bool {
	if i >= end {
		return false
	}
	c, _ := classAt(s, i)
	return c == letter
}

func isDigit(s string, i, end int) bool { return i < end && '0' <= s[i] && s[i] <= '9' }

// isUpper tells whether an upper-case letter stands at i.
func isUpper(s string, i, end int) bool {
	if i >= end {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// apostrophe returns the size of the apostrophe at i: ', ’ or `; 0 for none.
func apostrophe(s string, i, end int) int {
	switch {
	case i >= end:
		return 0
	case s[i] == '\'' || s[i] == '`':
		return 1
	case s[i] == 0xE2 && i+2 < end && s[i+1] == 0x80 && s[i+2] == 0x99:
		return 3
	}
	return 0
}
