package linear

import (
	"unicode"
	"unicode/utf8"
)

// form is what the features know of a token: hashes of its parts.
type form struct {
	word               uint64 // normalised form
	suf1, suf2, suf3   uint64
	suf4, pre1, pre3   uint64
	shape              uint64
	space              uint64 // white space before and after; for quotation marks, an even or odd one
	class, clus, clus2 uint64 // of the lexicon; clus2 is the coarser cluster
}

// Sentence is one sentence on its way through the tagger and the parser. It
// is scratch space: Load forgets the sentence before.
type Sentence struct {
	n     int
	forms []form // n tokens between two sentinels on either side
	caps  uint64 // how much of the sentence is capitalised
	Tags  []uint8
	Heads []int32 // index of the head in the sentence; n for the root
	Rels  []uint8

	tagAtoms []uint64
	commas   []int32
	features []uint64
	scores   []int32
	state    State
}

const pad = 2 // sentinels on either side of forms

// Len returns the number of tokens.
func (s *Sentence) Len() int { return s.n }

// Load begins a new sentence of n tokens; word gives their text and whether
// white space precedes them.
func (s *Sentence) Load(lex *Lexicon, n int, word func(i int) (text string, spaced bool)) {
	s.n = n
	s.forms = grow(s.forms, n+2*pad)
	s.Tags, s.Heads, s.Rels = grow(s.Tags, n), grow(s.Heads, n), grow(s.Rels, n)
	for i := range pad {
		s.forms[i] = form{word: 101 + uint64(i)}
		s.forms[n+pad+i] = form{word: 111 + uint64(i)}
	}
	upper, letters, marks := 0, 0, uint64(0)
	for i := range n {
		w, spaced := word(i)
		f := &s.forms[pad+i]
		f.load(w)
		if spaced {
			f.space = 1
			f = &s.forms[pad+i-1]
			f.space |= 2
			f = &s.forms[pad+i]
		}
		if w == "\"" {
			f.space |= 4 + marks&1<<3
			marks++
		}
		e := lex.Find(f.word)
		f.class, f.clus, f.clus2 = uint64(e.Class), uint64(e.Cluster&511), uint64(e.Cluster>>9)
		if c := w; len(c) > 0 {
			r, _ := utf8.DecodeRuneInString(c)
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					upper++
				}
			}
		}
	}
	s.caps = 0
	if letters > 3 && upper*10 > letters*6 {
		s.caps = 1
	}
}

// grow returns a slice of length n, reusing s's array where it can.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// WordHash returns the hash of the normalised form of w: lower case, digits
// as 0, curly quotation marks straight.
func WordHash(w string) uint64 {
	var f form
	f.load(w)
	return f.word
}

const fnv = 0x100000001B3

// load fills in everything but the lexicon's part.
func (f *form) load(w string) {
	var buf [4]uint64 // the last four normalised runes
	h, shape, last, runes := uint64(0xCBF29CE484222325), uint64(7), byte(0), 0
	*f = form{}
	for i := 0; i < len(w); {
		r, size := rune(w[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(w[i:])
		}
		kind := byte('.')
		r, kind = normal(r)
		h = (h ^ uint64(r)) * fnv
		if kind != last || runes < 2 {
			shape = shape*31 + uint64(kind)
		}
		last = kind
		buf[runes&3] = uint64(r)
		runes++
		switch runes {
		case 1:
			f.pre1 = h
		case 3:
			f.pre3 = h
		}
		i += size
	}
	f.word, f.shape = mix(h)|1<<63, mix(shape)
	at := func(k int) uint64 { // k-th normalised rune from the end
		if k > runes {
			return 1
		}
		return buf[(runes-k)&3]
	}
	f.suf1 = at(1) + 2
	f.suf2 = f.suf1*fnv + at(2)
	f.suf3 = f.suf2*fnv + at(3)
	f.suf4 = f.suf3*fnv + at(4)
}

// normal returns the rune that stands for r in a normalised form and its
// shape letter.
func normal(r rune) (rune, byte) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, 'x'
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', 'X'
	case '0' <= r && r <= '9':
		return '0', '0'
	case r == '\u2019' || r == '\u2018' || r == '\'' || r == '`':
		return '\'', '\''
	case r == '\u201C' || r == '\u201D' || r == '"':
		return '"', '"'
	case r < utf8.RuneSelf:
		return r, byte(r)
	case unicode.IsUpper(r):
		return unicode.ToLower(r), 'X'
	case unicode.IsLetter(r):
		return r, 'x'
	}
	return r, '~'
}
