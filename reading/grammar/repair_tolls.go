package grammar

import (
	"slices"
	"strings"
)

// tellToll makes the word at token i, "kills" and the like before a number, the
// verb of a headline, if the parser took it for a noun or hung it on one:
// "Air raid on fuel depot kills at least 12, hospital says".
func tellToll(d *Doc, first, i, last int) {
	if i == first || d.Word(last-1) == "." || !d.know.toll[d.Word(i)] || !d.IsNoun(i-1) || d.Tags[i] == VERB && (d.rels[i] == Root || d.rels[i] == Ccomp || d.rels[i] == Conj) {
		return
	}
	n := i + 1
	for n < min(last, i+4) && d.Tags[n] != NUM && boundWords[strings.ToLower(d.Word(n))] {
		n++
	}
	if n >= last || d.Tags[n] != NUM && !(d.Fine[n] == NNS && countWords[d.Word(n)]) {
		return
	}
	o := n
	if h := int(d.heads[n]); h > n && h < min(last, n+4) && d.Tags[h] == NOUN {
		o = h
	}
	s := i - 1
	for j := first + 1; j < i; j++ {
		if d.Tags[j] == VERB || d.Tags[j] == AUX || d.Tags[j] == PUNCT {
			return
		}
		if d.Tags[j] == ADP && d.IsNoun(j-1) && s == i-1 {
			s = j - 1
		}
	}
	outer := outside(d, o, s, i, o)
	for j := first; j < i; j++ {
		if h := int(d.heads[j]); j == s || h >= first && h < i {
			continue
		}
		switch {
		case j < s:
			d.heads[j] = int32(s)
		case j == i-1:
			d.heads[j], d.rels[j] = int32(s), Nmod
		default:
			d.heads[j] = int32(i - 1)
		}
	}
	d.Tags[i], d.Fine[i], d.heads[i], d.rels[i] = VERB, VBZ, int32(outer), Ccomp
	d.heads[s], d.rels[s], d.heads[o], d.rels[o] = int32(i), Nsubj, int32(i), Obj
	if outer >= 0 {
		return
	}
	d.rels[i] = Root
	for j := first; j < last; j++ {
		if j != i && d.heads[j] < 0 {
			d.heads[j], d.rels[j] = int32(i), Parataxis
		}
	}
}

var (
	boundWords = map[string]bool{"at": true, "least": true, "up": true, "to": true, "more": true, "than": true, "over": true, "about": true, "around": true, "nearly": true, "almost": true, "some": true}
	countWords = map[string]bool{"dozens": true, "scores": true, "hundreds": true, "thousands": true}
)

// outside returns the verb after last that governs one of the tokens and is
// governed by none of them, -1 if there is none.
func outside(d *Doc, last int, tokens ...int) int {
	for _, t := range tokens {
		h := int(d.heads[t])
		if h <= last || d.Tags[h] != VERB {
			continue
		}
		up := h
		for hop := 0; up >= 0 && hop < 60 && !slices.Contains(tokens, up); hop++ {
			up = int(d.heads[up])
		}
		if up < 0 {
			return h
		}
	}
	return -1
}
