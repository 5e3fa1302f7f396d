package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/reading/words"
)

// look is what the features ask about one token, hashed once.
type look struct {
	form, lower      uint32 // as written; in lower case, digits alike
	pre2, pre3       uint32
	suf2, suf3, suf4 uint32
	shape            uint32 // looks with repetitions squeezed: "Xx", "X.X."
	brief            uint8  // coarse looks
	class            uint32 // word lists, see lists.go
	fine             uint8
	loud             bool  // in a sentence that is all capitals
	elsewhere        uint8 // how the word is written elsewhere in the text
	told             uint8 // what stands beside the word anywhere in the text, see told.go
}

// Brief looks.
const (
	briefLower = iota
	briefTitle
	briefUpper
	briefInitial
	briefMixed
	briefNumber
	briefPunct
	briefSymbol
	briefTag
	briefNone
)

// looks holds the looks of a text's tokens.
type looks struct {
	towns  Towns
	text   *words.Text
	at     []look
	counts map[uint32][3]uint8 // by lower form: capitalised inside a sentence, at its start, lower case
	told   map[uint32]uint8    // by lower form: look.told
}

// edge stands for what is before and behind the sentence.
var edge = look{form: 3, lower: 5, shape: 7, brief: briefNone}

// read takes in a text. fine holds a tag per token, or is nil.
func (l *looks) read(text *words.Text, fine []uint8) {
	l.text = text
	l.at = append(l.at[:0], make([]look, len(text.Tokens))...)
	if l.counts == nil {
		l.counts = make(map[uint32][3]uint8, 1024)
	}
	clear(l.counts)
	for i := range l.at {
		k := &l.at[i]
		k.read(text.Word(i), text.Tokens[i].Kind)
		if fine != nil {
			k.fine = fine[i]
		}
	}
	for _, s := range text.Sentences {
		l.hush(int(s.First), int(s.Last))
		l.count(int(s.First), int(s.Last))
	}
	for i := range l.at {
		l.at[i].elsewhere = l.elsewhere(&l.at[i])
	}
	for _, s := range text.Sentences {
		l.classify(int(s.First), int(s.Last))
		l.places(l.towns, int(s.First), int(s.Last))
	}
	l.tell()
}

// hush gives the words of a sentence that is all capitals the looks of
// capitalised ones, so that lists and forms are known again.
func (l *looks) hush(first, last int) {
	up, low := 0, 0
	for i := first; i < last; i++ {
		switch l.at[i].brief {
		case briefLower, briefTitle, briefMixed:
			low++
		case briefUpper:
			up++
		}
	}
	if up < 4 || up < 6*low {
		return
	}
	for i := first; i < last; i++ {
		k := &l.at[i]
		if w := l.text.Word(i); k.brief == briefUpper && len(w) > 3 {
			fine := k.fine
			k.read(titled(w), words.Word)
			k.fine = fine
		}
		k.loud = true
	}
}

// titled returns a word in capitals with all but the first in lower case.
func titled(w string) string {
	_, n := utf8.DecodeRuneInString(w)
	return w[:n] + strings.ToLower(w[n:])
}

// count notes how the words of a sentence are written; a sentence mostly in
// capitals tells nothing.
func (l *looks) count(first, last int) {
	up, low := 0, 0
	for i := first; i < last; i++ {
		switch l.at[i].brief {
		case briefLower:
			low++
		case briefTitle, briefUpper:
			up++
		}
	}
	if up > low {
		return
	}
	for i := first; i < last; i++ {
		slot := 0
		switch l.at[i].brief {
		case briefLower:
			slot = 2
		case briefTitle, briefUpper, briefMixed, briefInitial:
			if i == first || l.at[i-1].brief == briefPunct {
				slot = 1
			}
		default:
			continue
		}
		c := l.counts[l.at[i].lower]
		c[slot] = min(c[slot]+1, 200)
		l.counts[l.at[i].lower] = c
	}
}

// elsewhere sums up how k's word is written in the text.
func (l *looks) elsewhere(k *look) uint8 {
	if k.brief > briefMixed {
		return 0
	}
	c := l.counts[k.lower]
	v := uint8(1)
	if c[0] > 0 {
		v++
	}
	if c[0] > 2 {
		v++
	}
	switch {
	case c[2] > c[0]:
		v += 8
	case c[2] > 0:
		v += 4
	}
	return v
}

// plain tells whether token i of the sentence [first, last) is far from all
// capitals, and so no part of a name.
func (l *looks) plain(i, first, last int) bool {
	for k := max(first, i-2); k < min(last, i+3); k++ {
		switch l.at[k].brief {
		case briefTitle, briefUpper, briefInitial, briefMixed, briefTag:
			return false
		}
	}
	return true
}

// read hashes the word w.
func (k *look) read(w string, kind words.Kind) {
	*k = look{form: hash(2166136261, w)}
	switch kind {
	case words.Punct:
		k.brief = briefPunct
	case words.Symbol:
		k.brief = briefSymbol
	case words.Link, words.Handle, words.Hashtag:
		k.brief = briefTag
	case words.Number:
		k.brief = briefNumber
	}
	k.spell(w)
	if kind == words.Word {
		k.brief = brief(w)
	}
}

// spell fills the hashes of the lower form, its ends and the shape.
func (k *look) spell(w string) {
	var lower [40]byte
	n := 0
	shape, last := uint32(2166136261), byte(0)
	for i := 0; i < len(w) && n < len(lower)-utf8.UTFMax; {
		c := w[i]
		size, mark := 1, c
		if c < utf8.RuneSelf {
			switch {
			case 'A' <= c && c <= 'Z':
				c, mark = c|0x20, 'X'
			case 'a' <= c && c <= 'z':
				mark = 'x'
			case '0' <= c && c <= '9':
				mark = '0'
			}
			lower[n] = c
			n++
		} else {
			r, rn := utf8.DecodeRuneInString(w[i:])
			size, mark = rn, 'x'
			if unicode.IsUpper(r) {
				mark = 'X'
			} else if !unicode.IsLetter(r) {
				mark = '~'
			}
			n += utf8.EncodeRune(lower[n:], unicode.ToLower(r))
		}
		if mark != last {
			shape = (shape ^ uint32(mark)) * 16777619
		}
		last = mark
		i += size
	}
	s := string(lower[:n])
	k.shape = shape
	k.lower = hash(2166136261, s)
	k.pre2, k.pre3 = hash(11, s[:min(2, n)]), hash(12, s[:min(3, n)])
	k.suf2, k.suf3, k.suf4 = hash(13, s[max(0, n-2):]), hash(14, s[max(0, n-3):]), hash(15, s[max(0, n-4):])
}

func brief(w string) uint8 {
	up, low, n := 0, 0, 0
	first := false
	for i, r := range w {
		if unicode.IsUpper(r) {
			up++
			first = first || i == 0
		} else if unicode.IsLetter(r) {
			low++
		}
		n++
	}
	switch {
	case up == 0:
		return briefLower
	case up == 1 && low == 0:
		return briefInitial
	case low == 0:
		return briefUpper
	case first && up == 1:
		return briefTitle
	}
	return briefMixed
}

// hash is FNV-1a from a seed.
func hash(h uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
