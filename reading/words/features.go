package words

import "unicode"

// FeatureBits is the size of the sentence model's table, as a power of two.
const FeatureBits = 16

// describe appends the hashed features of the place before token i. k is the
// last token that is no closing mark.
func (s *splitter) describe(to []uint32, i, k int, c *context) []uint32 {
	add := func(template uint32, a, b uint32) {
		to = append(to, mix(template*0x9E3779B1^a, b)>>(32-FeatureBits))
	}
	end, before, next, second := s.form(k), s.form(k-1), s.form(i), s.form(i+1)
	es, bs, ns, ss := s.shape(k), s.shape(k-1), s.shape(i), s.shape(i+1)
	closers := uint32(0)
	for j := k + 1; j < i; j++ {
		closers = closers*31 + s.sign(j)
	}
	abbreviation := s.abbreviation(k)
	spaced := uint32(0)
	if s.toks[i].Spaced {
		spaced = 1
	}
	add(1, spaced, 0)
	add(2, end, closers)
	add(3, end, ns)
	add(4, end, next)
	add(5, next, es)
	add(6, next, closers)
	add(7, ns, closers*2+spaced)
	add(8, before, es)
	add(9, before, mix(end, ns))
	add(10, bs, mix(end, ns))
	add(11, second, mix(ns, es))
	add(12, ss, mix(ns, es))
	add(13, next, second)
	add(14, abbreviation, ns)
	add(15, abbreviation, next)
	add(16, abbreviation, bs*64+ss)
	size := bucket(i - c.begin)
	add(17, size, mix(es, ns))
	add(18, uint32(c.quotes&1), mix(es, closers))
	add(19, uint32(c.quotes&1)*2+uint32(min(c.depth, 1)), mix(es, ns))
	add(20, s.capitals(max(c.begin, k-4), k+1), mix(es, s.capitals(i, i+5)))
	add(21, s.capitals(i, i+5), mix(ns, es))
	add(22, s.shape(c.begin), mix(size, es))
	add(23, s.form(c.begin), mix(size, ns))
	add(24, s.shape(k-2), mix(bs, mix(es, ns)))
	add(25, ns, mix(ss, s.shape(i+2)))
	add(26, s.form(k-2), mix(before, end))
	add(27, uint32(s.toks[k].End-s.toks[k].Start), mix(abbreviation, es))
	return to
}

// mix folds b into the hash a.
func mix(a, b uint32) uint32 {
	h := (a ^ b*0x85EBCA6B) * 0xC2B2AE35
	return h ^ h>>15
}

// bucket coarsens a length.
func bucket(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 8:
		return 4
	case n < 16:
		return 5
	case n < 32:
		return 6
	}
	return 7
}

// form hashes the lower-case text of token i; digits count as one.
func (s *splitter) form(i int) uint32 {
	if i < 0 || i >= len(s.toks) {
		return 1
	}
	k := s.toks[i]
	if k.Kind == Punct {
		return mix(s.sign(i), 7)
	}
	h := uint32(2166136261)
	for j, c := range []byte(s.raw[k.Start:min(k.End, k.Start+24)]) {
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case '0' <= c && c <= '9':
			if j > 0 {
				c = '0'
			}
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>13
}

// shape classes of tokens; marks have their first character's code plus
// shapeMark.
const (
	shapeNone = iota
	shapeLower
	shapeTitle
	shapeUpper
	shapeInitial
	shapeDotted // an abbreviation with its stop
	shapeNumber
	shapeLink
	shapeTag
	shapeSymbol
	shapeMark
)

// sign codes the mark at token i so that typographic and plain marks look
// alike: quotation marks are told by side, dashes by being dashes.
func (s *splitter) sign(i int) uint32 {
	const opening, closing, single = 1, 2, 4
	k := s.toks[i]
	size := min(k.End-k.Start, 3)
	r := s.first(i)
	switch r {
	case '“', '„', '«':
		return opening
	case '”', '»':
		return closing
	case '‘':
		if size = k.End - k.Start; size > 3 {
			return opening
		}
		return opening + single
	case '–', '—', '―', '−':
		return 'D'
	case '…':
		return '.' + 3<<8
	case '"', '\'', '’', '`':
		code := uint32(0)
		if width := k.End - k.Start; r != '"' && (width == 1 || width == 3) {
			code = single
		}
		if k.Spaced && !(i+1 < len(s.toks) && s.toks[i+1].Spaced) {
			return opening + code
		}
		return closing + code
	case '-':
		return '-'
	}
	return uint32(r)&0xFF + uint32(size)<<8
}

func (s *splitter) shape(i int) uint32 {
	if i < 0 || i >= len(s.toks) {
		return shapeNone
	}
	k := s.toks[i]
	switch k.Kind {
	case Number:
		return shapeNumber
	case Link:
		return shapeLink
	case Handle, Hashtag:
		return shapeTag
	case Symbol:
		return shapeSymbol
	case Punct:
		return shapeMark + s.sign(i)
	}
	w := s.raw[k.Start:k.End]
	switch {
	case len(w) > 1 && w[len(w)-1] == '.':
		return shapeDotted
	case !isUpper(w, 0, len(w)):
		return shapeLower
	case len(w) == 1:
		return shapeInitial
	case isUpper(w, 1, len(w)):
		return shapeUpper
	}
	return shapeTitle
}

// abbreviation classifies token i if it ends in a full stop of its own.
func (s *splitter) abbreviation(i int) uint32 {
	k := s.toks[i]
	w := s.raw[k.Start:k.End]
	if k.Kind != Word || w[len(w)-1] != '.' {
		return 0
	}
	switch {
	case len(w) == 2:
		return 20
	case s.shape(i) == shapeDotted && lookup(abbreviations, w[:len(w)-1]) == 0:
		return 21
	}
	return 1 + uint32(lookup(abbreviations, w[:len(w)-1]))
}

// capitals counts the capitalised words among tokens [from, to), and returns
// it with the number of lower-case ones, coarsely.
func (s *splitter) capitals(from, to int) uint32 {
	up, low := uint32(0), uint32(0)
	for i := from; i < min(to, len(s.toks)); i++ {
		switch r := s.first(i); {
		case unicode.IsUpper(r):
			up++
		case unicode.IsLower(r):
			low++
		}
	}
	return min(up, 4)*8 + min(low, 4)
}
