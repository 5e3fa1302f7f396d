package weaving

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
	"sayso/record"
)

// shingle is how many words one shingle has.
const shingle = 4

// shortest is how many words a sentence needs to tell where it came from.
const shortest = 6

// shingled is a sentence with its shingles, sorted.
type shingled struct {
	Sentence
	shingles []uint32
}

// sentences cuts a text for finding copies: coarse cuts at line ends and at
// sentence marks, words lower-cased, numbers written as digits. Regions that
// every outlet words for itself (headline, byline, credit) are left out.
func sentences(text string, layout []record.Region) []shingled {
	var out []shingled
	at := 0
	for _, r := range layout {
		out = appendSentences(out, text, at, r.Start)
		if r.Kind == record.RegionPost || r.Kind == record.RegionCaption || r.Kind == record.RegionHeading {
			out = appendSentences(out, text, r.Start, r.End)
		}
		at = r.End
	}
	return appendSentences(out, text, at, len(text))
}

func appendSentences(out []shingled, text string, from, to int) []shingled {
	start := from
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r == '\n' || ends(r) && endsSentence(text[i:to]) {
			for i < to && closing(text[i:]) > 0 {
				i += closing(text[i:])
			}
			out = appendSentence(out, text, start, i)
			start = i
		}
	}
	return appendSentence(out, text, start, to)
}

func ends(r rune) bool { return r == '.' || r == '?' || r == '!' }

// closing is the length of a closing quotation mark or bracket at the start
// of s, 0 for none.
func closing(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r == '”' || r == '"' || r == '’' || r == '\'' || r == ')' {
		return n
	}
	return 0
}

// endsSentence tells whether what follows a mark begins anew: white space
// and then anything but a small letter.
func endsSentence(rest string) bool {
	for n := closing(rest); n > 0; n = closing(rest) {
		rest = rest[n:]
	}
	trimmed := strings.TrimLeft(rest, " \t\n")
	if len(trimmed) == len(rest) {
		return rest == ""
	}
	r, _ := utf8.DecodeRuneInString(trimmed)
	return !unicode.IsLower(r)
}

func appendSentence(out []shingled, text string, start, end int) []shingled {
	trimmed := strings.TrimLeftFunc(text[start:end], unicode.IsSpace)
	start = end - len(trimmed)
	end = start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
	words := normalised(text[start:end])
	if len(words) < shortest {
		return out
	}
	s := shingled{Sentence{Start: start, End: end, Quoted: mostlyQuoted(text[start:end])}, shingles(words)}
	s.Shingles = len(s.shingles)
	return append(out, s)
}

// mostlyQuoted tells whether a sentence begins with a quotation, or quotes
// with two fifths of its bytes.
func mostlyQuoted(s string) bool {
	quoted, open := 0, -1
	for i, r := range s {
		switch {
		case open < 0 && (r == '“' || r == '"'):
			open = i
			if i == 0 {
				return true
			}
		case open >= 0 && (r == '”' || r == '"'):
			quoted += i - open
			open = -1
		}
	}
	if open >= 0 {
		quoted += len(s) - open
	}
	return 5*quoted >= 2*len(s)
}

// normalised returns the words of a sentence as copies keep them.
func normalised(s string) []string {
	var out []string
	eachWord(s, func(word, _ string) {
		word = strings.ToLower(word)
		for i, part := range strings.Split(word, "-") {
			n, isNumber := numerals[part]
			switch {
			case !isNumber:
				out = append(out, part)
			case i > 0 && n < 10 && len(out) > 0 && tens(out[len(out)-1]):
				ten, _ := strconv.Atoi(out[len(out)-1])
				out[len(out)-1] = strconv.Itoa(ten + n)
			default:
				out = append(out, strconv.Itoa(n))
			}
		}
	})
	return out
}

func tens(s string) bool { return len(s) == 2 && s[0] >= '2' && s[1] == '0' }

// numerals are the number words that agencies rewrite as digits.
var numerals = numberWords(data.WeavingNumerals)

func numberWords(tsv string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(tsv) {
		word, digits, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if n, err := strconv.Atoi(digits); err == nil {
			out[word] = n
		}
	}
	return out
}

func hashWords(words []string) uint32 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return uint32(mix(h.Sum64()))
}

func shingles(words []string) []uint32 {
	out := make([]uint32, 0, len(words)-shingle+1)
	for i := 0; i+shingle <= len(words); i++ {
		out = append(out, hashWords(words[i:i+shingle]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
