package weaving

import (
	"slices"
	"strings"

	"sayso/data"
)

// irregular maps irregular forms of verbs and nouns to their lemma.
var irregular = irregularForms(data.Irregular)

func irregularForms(tsv string) map[string]string {
	out := make(map[string]string, 1200)
	for line := range strings.Lines(tsv) {
		tag, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
		form, lemma, ok := strings.Cut(rest, "\t")
		if ok && (strings.HasPrefix(tag, "VB") || tag == "NNS") && len(form) > 2 {
			out[form] = lemma
		}
	}
	return out
}

// particles end verbs of several words, whose first word counts.
var particles = wordSet("up\ndown\nout\nin\noff\non\nover\ninto\nat\nfor\nwith\nto\naway\nback\napart\nagainst\nof\nfrom\nabout")

// root is what the inflected forms of a word share: "struck", "strikes" and
// "striking" have the root "strik".
func root(word string) string {
	w := strings.ToLower(word)
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		if first, _, _ := strings.Cut(w, " "); particles[w[i+1:]] {
			w = first
		} else {
			w = w[i+1:]
		}
	}
	if l, ok := irregular[w]; ok {
		w = l
	}
	return strings.TrimSuffix(uninflected(w), "e")
}

func uninflected(w string) string {
	for _, s := range [...]struct {
		ending, instead string
		least           int
	}{{"ies", "y", 3}, {"ied", "y", 3}, {"sses", "ss", 3}, {"ches", "ch", 3}, {"shes", "sh", 3}, {"xes", "x", 2}} {
		if stem, ok := strings.CutSuffix(w, s.ending); ok && len(stem) >= s.least-1 {
			return stem + s.instead
		}
	}
	for _, ending := range [...]string{"ing", "ed"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) >= 3 && strings.ContainsAny(stem, "aeiouy") {
			if n := len(stem); stem[n-1] == stem[n-2] && !strings.ContainsRune("lsz", rune(stem[n-1])) {
				return stem[:n-1] // "stopped"
			}
			return stem
		}
	}
	if len(w) > 3 && w[len(w)-1] == 's' && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") {
		return w[:len(w)-1]
	}
	return w
}

// deriving are the endings by which nouns are made of verbs, and left what
// may stand in their place on the other side ("collide", "collision").
var (
	deriving = endings("ion ation ition sition sion ssion tion cation ption ment ement ance ence ancy al ial ure ture y ry ery er or r ant ent age t th ee ive ative ing")
	left     = endings("e d de t te r re s se y b be v ve z ct it pt fy ish")
)

func endings(list string) map[string]bool {
	out := map[string]bool{"": true}
	for _, e := range strings.Fields(list) {
		out[strings.TrimSuffix(e, "e")] = true // as roots are
	}
	return out
}

// kin tells whether two roots are of one family of words: a verb and the
// noun made of it ("acquire", "acquisition"), or a word and its compound
// ("strike", "airstrike").
func kin(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= 4 && strings.HasSuffix(b, a) {
		return true
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	if n < 4 && n < len(a) || n < 3 {
		return false
	}
	return deriving[b[n:]] && left[a[n:]] || deriving[a[n:]] && left[b[n:]] && n >= 5
}

// families are the families of words that each root belongs to.
var families = wordFamilies(data.WeavingFamilies)

func wordFamilies(list string) map[string][]uint16 {
	out := map[string][]uint16{}
	n := uint16(0)
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		n++
		for _, word := range strings.Fields(line) {
			if r := root(word); !slices.Contains(out[r], n) {
				out[r] = append(out[r], n)
			}
		}
	}
	return out
}

// alike tells whether two roots name one kind of happening: words of one
// family in the list.
func alike(a, b string) bool {
	for _, x := range families[a] {
		if slices.Contains(families[b], x) {
			return true
		}
	}
	return false
}
