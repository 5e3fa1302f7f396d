package main

import (
	"maps"
	"slices"
	"strings"

	"sayso/data"
	"sayso/reading/grammar"
)

// inflected returns the regular forms of the verbs and nouns that the
// treebanks and our own lists know, with their lemmas. The treebanks have few
// verbs in all their forms: learned from those alone, "-bed" loses three
// letters ("grabbed") and makes "bom" of "bombed". Verbs with a past of
// their own in the treebanks or in the list of irregular forms get no regular one.
func inflected(best map[formOf]string, irregular string) map[formOf]string {
	verbs, nouns, past := map[string]bool{}, map[string]bool{}, map[string][]string{}
	for k, lemma := range best {
		switch {
		case !isPlain(k.form) || !isPlain(lemma):
		case k.fine == grammar.VBD || k.fine == grammar.VBN:
			verbs[lemma] = true
			past[lemma] = append(past[lemma], k.form)
		case k.fine == grammar.VB || k.fine == grammar.VBG || k.fine == grammar.VBP || k.fine == grammar.VBZ:
			verbs[lemma] = true
		case k.fine == grammar.NN:
			nouns[lemma] = true
		}
	}
	for _, row := range strings.Split(irregular, "\n") {
		if f := strings.Split(row, "\t"); len(f) == 3 && (f[0] == "VBD" || f[0] == "VBN") {
			past[f[2]] = append(past[f[2]], f[1])
		}
	}
	lists := map[string]map[string]bool{"v": verbs, "n": nouns}
	for _, row := range strings.Split(data.Events, "\n") {
		if f := strings.Split(row, "\t"); len(f) > 5 && (f[0] == "v" || f[0] == "n") {
			addLemmas(lists[f[0]], f[5])
		}
	}
	for _, row := range strings.Split(data.Cues, "\n") {
		if f := strings.Split(row, "\t"); len(f) > 1 && f[1] == "verb" {
			addLemmas(verbs, f[0])
		}
	}
	out := map[formOf]string{}
	put := func(fine grammar.Fine, lemma string, forms ...string) {
		for _, form := range forms {
			k := formOf{fine, form}
			// Of two lemmas with the same form the shorter ends in no "e":
			// "planed" is of "plane", since "plan" doubles its letter.
			if other, ok := out[k]; !ok || len(lemma) > len(other) || len(lemma) == len(other) && lemma < other {
				out[k] = lemma
			}
		}
	}
	for _, v := range slices.Sorted(maps.Keys(verbs)) {
		ed, ing := regularPast(v)
		put(grammar.VBG, v, ing...)
		put(grammar.VBZ, v, sForm(v))
		if p := past[v]; len(p) == 0 || slices.ContainsFunc(p, func(form string) bool { return slices.Contains(ed, form) }) {
			put(grammar.VBD, v, ed...)
			put(grammar.VBN, v, ed...)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(nouns)) {
		put(grammar.NNS, n, sForm(n))
	}
	return out
}

// addLemmas adds the words of a list's column that are written as one.
func addLemmas(to map[string]bool, column string) {
	for _, w := range strings.Fields(column) {
		if isPlain(w) {
			to[w] = true
		}
	}
}

// isPlain tells whether w is a word of three ASCII letters or more, all small.
func isPlain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return len(w) > 2
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// syllables counts the groups of vowels in w, without a silent "e" at its end.
func syllables(w string) int {
	n := 0
	for i := range len(w) {
		if (isVowel(w[i]) || w[i] == 'y') && (i == 0 || !isVowel(w[i-1])) {
			n++
		}
	}
	if n > 1 && strings.HasSuffix(w, "e") {
		n--
	}
	return n
}

// regularPast returns the regular past and the present participle of verb v.
// A last consonant after a single vowel is doubled in words of one syllable; in
// longer ones that depends on the stress, so that both spellings are given.
func regularPast(v string) (ed, ing []string) {
	n := len(v)
	last := v[n-1]
	switch {
	case strings.HasSuffix(v, "ie"):
		return []string{v + "d"}, []string{v[:n-2] + "ying"}
	case strings.HasSuffix(v, "ee"), strings.HasSuffix(v, "oe"), strings.HasSuffix(v, "ye"):
		return []string{v + "d"}, []string{v + "ing"}
	case last == 'e':
		return []string{v + "d"}, []string{v[:n-1] + "ing"}
	case last == 'y' && !isVowel(v[n-2]):
		return []string{v[:n-1] + "ied"}, []string{v + "ing"}
	case last == 'c':
		return []string{v + "ked", v + "ed"}, []string{v + "king", v + "ing"}
	}
	ed, ing = []string{v + "ed"}, []string{v + "ing"}
	if !isVowel(last) && strings.IndexByte("wxyh", last) < 0 && isVowel(v[n-2]) && (n < 3 || !isVowel(v[n-3]) || strings.HasSuffix(v[:n-1], "qui")) {
		doubled := v + string(last)
		if syllables(v) == 1 {
			return []string{doubled + "ed"}, []string{doubled + "ing"}
		}
		ed, ing = append(ed, doubled+"ed"), append(ing, doubled+"ing")
	}
	return ed, ing
}

// sForm returns the plural of noun w, or the third person of verb w.
func sForm(w string) string {
	switch last := w[len(w)-1]; {
	case last == 'y' && !isVowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	case last == 's', last == 'x', last == 'z', strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), last == 'o' && !isVowel(w[len(w)-2]):
		return w + "es"
	}
	return w + "s"
}
