package grammar

import "slices"

// This file holds the repairs that single words call for: those after which
// English leaves no choice, whatever the parser chose.

// completions are the prepositions after a bare noun with "in" before it that
// belong to the noun: "in response to", "in connection with".
var completions = map[string][]string{
	"response": {"to"}, "reaction": {"to"}, "answer": {"to"}, "addition": {"to"}, "relation": {"to"}, "contrast": {"to"}, "opposition": {"to"},
	"retaliation": {"for", "against"}, "revenge": {"for"}, "reprisal": {"for"}, "exchange": {"for"}, "return": {"for"},
	"protest": {"at", "over", "against"}, "connection": {"with"}, "line": {"with"}, "accordance": {"with"},
}

// completeNoun hangs the phrase headed by token i on the noun that it
// completes, where the parser hung both on one word: "shelled the town in
// response to an ambush".
func completeNoun(d *Doc, i, first int) {
	h := int(d.heads[i])
	p := i // its preposition
	for j := i - 1; j > h && j >= first && i-j < 12; j-- {
		if g := int(d.heads[j]); g == i && d.rels[j] == Case {
			p = j
		} else if g <= h || g > i {
			break
		}
	}
	n := p - 1
	if h < 0 || h >= n || n <= first || p == i || int(d.heads[n]) != h || d.rels[n] != Obl {
		return
	}
	if d.Word(n-1) == "in" && int(d.heads[n-1]) == n && slices.Contains(completions[d.Word(n)], d.Word(p)) {
		d.heads[i], d.rels[i] = int32(n), Nmod
	}
}

// states are words for the state that somebody sets or leaves something in;
// they are neither verbs nor nouns.
var states = map[string]bool{"ablaze": true, "alight": true, "aflame": true, "afire": true, "adrift": true, "ajar": true, "asunder": true}

// setIn makes the state at token i what a verb brings its object into,
// whatever the parser took it for: "set a depot in Oslo ablaze on Monday".
func setIn(d *Doc, first, i, last int) {
	v := setter(d, first, i)
	if v < 0 {
		return
	}
	if h := d.heads[i]; int(d.heads[v]) == i {
		d.heads[v], d.rels[v] = h, d.rels[i]
	}
	object := -1
	for j := v + 1; j < i; j++ {
		if int(d.heads[j]) == v && d.rels[j] == Obj {
			object = j
		}
	}
	for j := first; j < last; j++ {
		if int(d.heads[j]) != i {
			continue
		}
		d.heads[j] = int32(v)
		switch {
		case j < v || j > i:
		case d.rels[j] == Case && int(d.heads[i-1]) == i: // that of the noun before the state
			d.heads[j] = int32(i - 1)
		case d.Tags[j] == NOUN || d.Tags[j] == PROPN || d.Tags[j] == NUM || d.Tags[j] == PRON:
			d.rels[j] = Obl
			if object < 0 {
				object, d.rels[j] = j, Obj
			}
		}
	}
	d.heads[i], d.rels[i], d.Tags[i], d.Fine[i] = int32(v), Xcomp, ADJ, JJ
}

// setter returns the verb that brings about the state at token i: the nearest
// "set" or "left" before it in its clause, all words between which hang below
// one of the two; -1 for none.
func setter(d *Doc, first, i int) int {
	for v := i - 1; v >= first && i-v < 16; v-- {
		switch {
		case d.Tags[v] == PUNCT, d.Tags[v] == SCONJ:
			return -1
		case d.Tags[v] != VERB:
			continue
		}
		switch d.Word(v) {
		case "set", "sets", "setting", "left", "leaving":
		default:
			return -1
		}
		for j := v + 1; j < i; j++ {
			if h := int(d.heads[j]); h < v || h > i {
				return -1
			}
		}
		if h := int(d.heads[v]); h > v && h < i {
			return -1
		}
		return v
	}
	return -1
}
