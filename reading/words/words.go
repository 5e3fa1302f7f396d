// Package words cuts a report's text into paragraphs, sentences and tokens.
//
// It is the first stage of reading: bytes go in, byte offsets come out, and
// nothing is lost or altered. Tokens are syntactic words in the sense of
// Universal Dependencies: "don't" is written once and yields "do" and "n't",
// the second marked Fused.
package words

import "sayso/record"

// Kind is what a token looks like, before anybody asks what it means.
type Kind uint8

const (
	Word    Kind = iota // letters, with inner apostrophes, dots or hyphens
	Number              // digits, with separators: "1,077", "2.5", "7th"
	Punct               // sentence punctuation, brackets, quotation marks
	Symbol              // $, %, +, emoji
	Link                // URLs, "pic.twitter.com/…", e-mail addresses
	Handle              // @name
	Hashtag             // #name
)

// Token is one syntactic word: half-open byte offsets into Text.Raw.
type Token struct {
	Start, End int32
	Kind       Kind
	// Spaced tells that white space (or the text's start) precedes the token.
	Spaced bool
	// Fused tells that the token continues the written word before it.
	Fused bool
}

// Sentence is the half-open token range [First, Last) of one sentence.
type Sentence struct {
	First, Last int32
	// Paragraph counts from 0 and never decreases.
	Paragraph int32
	// Region is the layout role of the sentence; empty for running prose.
	Region record.RegionKind
}

// Text is a report's text cut up. Every token lies in exactly one sentence;
// tokens and sentences are in text order and do not overlap.
type Text struct {
	Raw       string
	Tokens    []Token
	Sentences []Sentence
}

// Word returns the text of token i.
func (t *Text) Word(i int) string { return t.Raw[t.Tokens[i].Start:t.Tokens[i].End] }

// Span returns the text from token first up to, not including, token last.
func (t *Text) Span(first, last int) record.Span {
	if first >= last {
		return record.Span{}
	}
	return t.Slice(int(t.Tokens[first].Start), int(t.Tokens[last-1].End))
}

// Slice returns the span of the bytes [start, end).
func (t *Text) Slice(start, end int) record.Span {
	return record.Span{Start: start, End: end, Text: t.Raw[start:end]}
}

// TokenAt returns the first token that ends after byte offset at; the number
// of tokens if there is none.
func (t *Text) TokenAt(at int) int {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(t.Tokens[mid].End) > at {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Cover returns the half-open token range that the bytes [start, end) touch.
func (t *Text) Cover(start, end int) (first, last int) {
	first = t.TokenAt(start)
	last = first
	for last < len(t.Tokens) && int(t.Tokens[last].Start) < end {
		last++
	}
	return first, last
}

// SentenceOf returns the index of the sentence that holds token i.
func (t *Text) SentenceOf(i int) int {
	lo, hi := 0, len(t.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(t.Sentences[mid].Last) > i {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
