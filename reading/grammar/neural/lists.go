package neural

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// Lists tells which phrases are on lists of names: places by size, parts of
// persons' names and so on. A phrase is known by the hash of its words, so a
// net file holds no names; one in some thousand other phrases is taken for
// one of them, which the net has learnt to bear.
type Lists struct {
	slots string // u32 each, open addressing: hash with its low bits replaced by the class, 0 empty
}

// Classes of phrases; 0 is none.
const (
	classBits   = 3
	MaxClass    = 1<<classBits - 1
	maxPhrase   = 4            // words
	marks       = 2 * MaxClass // rows: first and later words of each class
	ClassPerson = MaxClass
)

// PhraseHash is the hash of a phrase of one or more words, whatever their
// case.
func PhraseHash(words []string) uint32 {
	var p Parts
	h := uint32(seedPhrase)
	for _, w := range words {
		h = p.extend(h, w)
	}
	return h
}

const seedPhrase = 0x510e527f

// extend adds a word to a phrase's hash.
func (p *Parts) extend(h uint32, word string) uint32 {
	p.read(word)
	return mix(h*16777619 ^ hash(seedWord, p.letters[1:len(p.letters)-1]))
}

// MakeLists builds the table of phrases, given the class of each by its hash.
func MakeLists(classes map[uint32]uint8) Lists {
	entries := make([]uint32, 0, len(classes))
	for h, c := range classes {
		entries = append(entries, h&^MaxClass|uint32(c))
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i] < entries[j] })
	n := len(entries)*3/2 + 1
	table := make([]byte, 4*n)
	for _, e := range entries {
		at := int(within(mix(e&^MaxClass), n))
		for word32(string(table[4*at:4*at+4])) != 0 {
			at = (at + 1) % n
		}
		table[4*at], table[4*at+1], table[4*at+2], table[4*at+3] = byte(e), byte(e>>8), byte(e>>16), byte(e>>24)
	}
	return Lists{string(table)}
}

// class is the class of a phrase by its hash, 0 if it is on no list.
func (l *Lists) class(h uint32) uint8 {
	n := len(l.slots) / 4
	if n == 0 {
		return 0
	}
	h &^= MaxClass
	for at, tries := int(within(mix(h), n)), 0; tries < n; at, tries = (at+1)%n, tries+1 {
		e := word32(l.slots[4*at:])
		if e == 0 {
			return 0
		}
		if e&^MaxClass == h {
			return uint8(e & MaxClass)
		}
	}
	return 0
}

// Mark fills marks, one per word of a sentence: the longest phrase on a list
// that begins with a capitalised word marks its first word with its class
// and its later words with MaxClass more; 0 elsewhere.
func (l *Lists) Mark(words []string, marks []uint8, p *Parts) {
	clear(marks)
	for i := 0; i < len(words); i++ {
		if !capital(words[i]) {
			continue
		}
		h, last, class := uint32(seedPhrase), i, uint8(0)
		for k := i; k < len(words) && k < i+maxPhrase; k++ {
			h = p.extend(h, words[k])
			if c := l.class(h); c > 0 {
				last, class = k, c
			}
		}
		if class == 0 {
			continue
		}
		marks[i] = class
		for k := i + 1; k <= last; k++ {
			marks[k] = class + MaxClass
		}
		i = last
	}
}

func capital(w string) bool {
	if w == "" {
		return false
	}
	if w[0] < utf8.RuneSelf {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
