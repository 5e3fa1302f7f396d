package neural

import (
	"unicode"
	"unicode/utf8"
)

// The rows of the embedding table that a word is made of. The table has four
// regions: known words (lower-cased, and as written), affixes and shapes
// (hashed), letter n-grams (hashed), and the word's context.
//
// A word's vector is the sum of its rows; n-grams are weighted by the inverse
// root of their number, so that long words are not louder than short ones.

// maxLetters is how much of a word is looked at.
const maxLetters = 24

// Parts lists the embedding rows of one word.
type Parts struct {
	Words  []uint32 // hashes of the lower-cased form and of the form as written
	Plain  []uint32 // rows of affixes, shape, spacing and mark
	Ngrams []uint32 // rows of letter n-grams

	letters []rune // the form with word boundaries, lower case, digits as 0
	written []rune // the same as written
}

// Regions are the sizes of the embedding table's regions, in rows.
type Regions struct{ Words, Affixes, Ngrams int }

// context is the number of the table's last rows: a word after white space,
// a word glued to the one before, and the marks of lists.
const context = 2 + marks

// Total is the number of rows of the table.
func (r Regions) Total() int { return r.Words + r.Affixes + r.Ngrams + context }

// Split fills p with the rows of a word, given its mark by the lists.
func (p *Parts) Split(word string, glued bool, mark uint8, r Regions) {
	p.read(word)
	p.Words, p.Plain, p.Ngrams = p.Words[:0], p.Plain[:0], p.Ngrams[:0]
	inner, written := p.letters[1:len(p.letters)-1], p.written
	lower := hash(seedWord, inner)
	p.Words = append(p.Words, lower)
	if exact := hash(seedWord, written); exact != lower {
		p.Words = append(p.Words, exact)
	}
	p.affixes(inner, written, r)
	spacing := r.Words + r.Affixes + r.Ngrams
	if glued {
		spacing++
	}
	p.Plain = append(p.Plain, uint32(spacing))
	if 0 < mark && mark <= marks {
		p.Plain = append(p.Plain, uint32(r.Words+r.Affixes+r.Ngrams+1)+uint32(mark))
	}
	first := uint32(r.Words + r.Affixes)
	for n := 3; n <= 4; n++ {
		for i := 0; i+n <= len(p.letters); i++ {
			p.Ngrams = append(p.Ngrams, first+within(hash(seedNgram, p.letters[i:i+n]), r.Ngrams))
		}
	}
}

func (p *Parts) affixes(inner, written []rune, r Regions) {
	first := uint32(r.Words)
	add := func(seed uint32, s []rune) {
		p.Plain = append(p.Plain, first+within(hash(seed, s), r.Affixes))
	}
	n := len(inner)
	add(seedFirst, written[:min(1, n)])
	add(seedPrefix, inner[:min(2, n)])
	add(seedPrefix+3, inner[:min(3, n)])
	add(seedSuffix+1, inner[n-min(1, n):])
	add(seedSuffix+2, inner[n-min(2, n):])
	add(seedSuffix+3, inner[n-min(3, n):])
	add(seedSuffix+4, inner[n-min(4, n):])
	p.Plain = append(p.Plain, first+within(shape(written), r.Affixes))
}

// read fills the letters of a word: ^ before, $ after, digits as 0,
// typographic quotation marks as plain ones. Of a word longer than
// maxLetters its ends are kept.
func (p *Parts) read(word string) {
	p.letters, p.written = append(p.letters[:0], '^'), p.written[:0]
	if len(word) > 4*maxLetters {
		word = word[:2*maxLetters] + word[len(word)-2*maxLetters:]
	}
	for _, c := range word {
		c = plain(c)
		p.written = append(p.written, c)
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
		} else {
			c = unicode.ToLower(c)
		}
		p.letters = append(p.letters, c)
	}
	p.letters = append(p.letters, '$')
}

// plain maps a letter to its plain form: digits to 0, curly marks to straight.
func plain(c rune) rune {
	switch c {
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return '0'
	case '‘', '’', '`', '´':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	}
	return c
}

// Seeds keep the hashes of different kinds of features apart.
const (
	seedWord   = 0x811c9dc5
	seedNgram  = 0x2b5a1d3f
	seedFirst  = 0x1f83d9ab
	seedPrefix = 0x5be0cd19
	seedSuffix = 0x3c6ef372
	seedShape  = 0x6a09e667
)

// hash is FNV-1a over runes with a final mix (that of MurmurHash3), because
// within uses the upper bits.
func hash(h uint32, s []rune) uint32 {
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return mix(h)
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// within maps a hash to [0, n).
func within(h uint32, n int) uint32 { return uint32(uint64(h) * uint64(n) >> 32) }

// shape hashes a word's shape: its runs of capitals, small letters, digits
// and others (kept as they are), each cut to three.
func shape(written []rune) uint32 {
	h, last, run := uint32(seedShape), rune(0), 0
	for _, c := range written {
		switch {
		case c == '0':
		case c < utf8.RuneSelf && 'a' <= c && c <= 'z':
			c = 'x'
		case c < utf8.RuneSelf && 'A' <= c && c <= 'Z':
			c = 'X'
		case c >= utf8.RuneSelf && unicode.IsUpper(c):
			c = 'X'
		case c >= utf8.RuneSelf && unicode.IsLetter(c):
			c = 'x'
		}
		if c != last {
			last, run = c, 0
		}
		if run++; run <= 3 {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return mix(h)
}
