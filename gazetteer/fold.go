package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// Key is a name under way to its hash: letters folded to lower case without
// accents, runs of space and hyphens as one gap, dots and apostrophes gone.
// The zero Key is the empty name. Feed it with Fold or Exact, piece by piece.
type Key struct {
	h   uint64
	gap bool
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func (k Key) put(c byte) Key {
	if k.h == 0 {
		k.h = fnvOffset
	}
	k.h = (k.h ^ uint64(c)) * fnvPrime
	return k
}

// sum mixes the hash so that its upper and lower half are both usable.
func (k Key) sum() uint64 {
	h := k.h
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	h ^= h >> 29
	return h
}

// letter adds a folded byte, and the gap before it if one is pending.
func (k Key) letter(c byte) Key {
	if k.gap {
		k.gap = false
		if k.h != 0 {
			k = k.put(' ')
		}
	}
	return k.put(c)
}

// Fold returns k with the text s added, folded.
func (k Key) Fold(s string) Key {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			k = k.letter(c)
		case 'A' <= c && c <= 'Z':
			k = k.letter(c + 'a' - 'A')
		case c == '.' || c == '\'' || c == '`':
		case c == '&':
			k.gap = true
			k = k.letter('a').put('n').put('d')
			k.gap = true
		case c < utf8.RuneSelf:
			k.gap = true
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			k = k.rune(r)
			i += n - 1
		}
	}
	return k
}

// rune adds one rune outside ASCII.
func (k Key) rune(r rune) Key {
	if plain := unaccent(r); plain != "" {
		for i := 0; i < len(plain); i++ {
			k = k.letter(plain[i])
		}
		return k
	}
	switch {
	case silent(r):
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		var room [utf8.UTFMax]byte
		n := utf8.EncodeRune(room[:], unicode.ToLower(r))
		k = k.letter(room[0])
		for _, c := range room[1:n] {
			k = k.put(c)
		}
	default:
		k.gap = true
	}
	return k
}

// silent tells whether r is an apostrophe of any kind or a combining mark.
func silent(r rune) bool {
	return r == '’' || r == '‘' || 0x2B0 <= r && r <= 0x36F || r == '´' || r == 0x200B || r == 0xAD
}

// Exact returns the key of an abbreviation, whose case and dots matter; runs
// of white space count as one blank.
func Exact(s string) Key {
	k := Key{}.put(1)
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' {
			k = k.letter(c)
		} else {
			k.gap = true
		}
	}
	return k
}

// Of returns the key of a whole name.
func Of(name string) Key { return Key{}.Fold(name) }

// Fold returns the folded name as text: what Key hashes, for tests and tools.
func Fold(name string) string {
	var out []byte
	gap := false
	add := func(s string) {
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = append(out, s...)
	}
	for _, r := range name {
		switch plain := unaccent(r); {
		case plain != "":
			add(plain)
		case r == '.' || r == '\'' || r == '`' || silent(r):
		case r == '&':
			gap = true
			add("and")
			gap = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			add(string(unicode.ToLower(r)))
		default:
			gap = true
		}
	}
	return string(out)
}
