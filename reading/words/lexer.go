package words

import "unicode/utf8"

// lexer cuts text into tokens, one chunk (a run without white space) at a
// time, left to right. Every look-ahead is bounded, so time is linear in the
// text's length whatever the bytes.
type lexer struct {
	raw    string
	toks   []Token
	spaced bool // white space precedes the next token
	quotes int  // open single quotation marks in this paragraph
}

// cut appends the tokens of raw[start:end].
func (x *lexer) cut(start, end int) {
	for i := start; i < end; {
		c, n := classAt(x.raw, i)
		if c == blank {
			if x.raw[i] == '\n' && i+1 < end && x.raw[i+1] == '\n' {
				x.quotes = 0
			}
			x.spaced = true
			i += n
			continue
		}
		j, links := x.chunkEnd(i, end)
		x.chunk(i, j, links)
		i = j
	}
}

// chunkEnd returns the end of the chunk at i, and whether it holds
// characters that may make it a link: an inner dot, slash or @.
func (x *lexer) chunkEnd(i, end int) (int, bool) {
	links := false
	for i < end {
		c, n := classAt(x.raw, i)
		if c == blank {
			break
		}
		switch x.raw[i] {
		case '.', '/', '@', ':':
			links = links || i+1 < end && x.raw[i+1] > ' '
		}
		i += n
	}
	return i, links
}

// chunk cuts one run of characters without white space.
func (x *lexer) chunk(a, b int, links bool) {
	for i := a; i < b; {
		if links && !isAlnum(x.raw, i-1, b) {
			if end := linkEnd(x.raw, i, b); end > i {
				x.emit(i, end, Link)
				i = end
				continue
			}
		}
		switch c, _ := classAt(x.raw, i); c {
		case letter:
			i = x.word(i, b)
		case digit:
			i = x.number(i, i, b)
		default:
			i = x.mark(i, a, b)
		}
	}
}

// emit appends the token [start, end).
func (x *lexer) emit(start, end int, kind Kind) {
	x.toks = append(x.toks, Token{Start: int32(start), End: int32(end), Kind: kind, Spaced: x.spaced})
	x.spaced = false
}

// fuse appends the token [start, end) as a continuation of the word before.
func (x *lexer) fuse(start, end int, kind Kind) {
	x.toks = append(x.toks, Token{Start: int32(start), End: int32(end), Kind: kind, Fused: true})
}

// after returns the first character behind the white space from i on;
// RuneError if there is none within reach.
func (x *lexer) after(i int) rune {
	for limit := min(len(x.raw), i+64); i < limit; {
		c, n := classAt(x.raw, i)
		if c != blank {
			r, _ := utf8.DecodeRuneInString(x.raw[i:])
			return r
		}
		i += n
	}
	return utf8.RuneError
}
