package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemmas turns word forms into lemmas: a list of forms per fine tag first,
// then the rule of the longest suffix, else the form in lower case (as it
// stands for proper nouns).
type lemmas struct {
	forms    [len(fineNames)]map[string]string
	suffixes [len(fineNames)]map[string]cutAdd
}

// cutAdd takes cut bytes from the end of a form and adds another ending.
type cutAdd struct {
	cut int
	add string
}

const longestSuffix = 6

// newLemmas reads rows of three fields, tag form lemma, and of four fields,
// tag -suffix cut ending, all separated by tabs; "#" begins a comment. Later
// tables and rows win.
func newLemmas(tables ...string) *lemmas {
	l := &lemmas{}
	fines := map[string]int{}
	for i, name := range fineNames {
		fines[name] = i
	}
	for _, t := range tables {
		l.read(t, fines)
	}
	return l
}

func (l *lemmas) read(table string, fines map[string]int) {
	for len(table) > 0 {
		var line string
		line, table, _ = strings.Cut(table, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		tag, rest, _ := strings.Cut(line, "\t")
		form, rest, _ := strings.Cut(rest, "\t")
		f := fines[tag]
		if !strings.Contains(rest, "\t") {
			if l.forms[f] == nil {
				l.forms[f] = map[string]string{}
			}
			l.forms[f][form] = rest
			continue
		}
		cut, add, _ := strings.Cut(rest, "\t")
		if l.suffixes[f] == nil {
			l.suffixes[f] = map[string]cutAdd{}
		}
		l.suffixes[f][form[1:]] = cutAdd{int(cut[0] - '0'), add}
	}
}

// lemma returns the lemma of form, which is in lower case, as stem and
// ending: lemma = stem + ending.
func (l *lemmas) lemma(form string, fine Fine) (stem, ending string) {
	if lemma, ok := l.forms[fine][form]; ok {
		return lemma, ""
	}
	rules := l.suffixes[fine]
	if rules == nil {
		return form, ""
	}
	for n := min(longestSuffix, len(form)); n >= 0; n-- {
		if r, ok := rules[form[len(form)-n:]]; ok && r.cut < len(form) && (r.cut == 0 || utf8.RuneStart(form[len(form)-r.cut])) {
			return form[:len(form)-r.cut], r.add
		}
	}
	return form, ""
}

// lemmatise fills d.Lemmas. All new strings lie in two arrays, one of forms
// in lower case and one of stems with new endings.
func (l *lemmas) lemmatise(d *Doc) {
	lowerForms(d)
	var arena []byte
	var made, ends []int32
	for i, form := range d.Lemmas {
		stem, ending := l.lemma(form, d.Fine[i])
		if ending == "" {
			d.Lemmas[i] = stem
			continue
		}
		arena = append(append(arena, stem...), ending...)
		made, ends = append(made, int32(i)), append(ends, int32(len(arena)))
	}
	share(d.Lemmas, string(arena), made, ends)
}

// lowerForms sets d.Lemmas to the words in lower case, proper nouns as they
// stand, with straight apostrophes.
func lowerForms(d *Doc) {
	var arena []byte
	var made, ends []int32
	for i := range d.Tokens {
		word := d.Word(i)
		d.Lemmas[i] = word
		if d.Tags[i] == PROPN || isLower(word) {
			continue
		}
		for _, r := range word {
			if r == '\u2019' {
				r = '\''
			}
			arena = utf8.AppendRune(arena, unicode.ToLower(r))
		}
		made, ends = append(made, int32(i)), append(ends, int32(len(arena)))
	}
	share(d.Lemmas, string(arena), made, ends)
}

// share cuts all at ends and gives the pieces to the listed elements of to.
func share(to []string, all string, elements, ends []int32) {
	at := int32(0)
	for k, i := range elements {
		to[i] = all[at:ends[k]]
		at = ends[k]
	}
}

// isLower tells whether word is ASCII without capitals.
func isLower(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf || 'A' <= word[i] && word[i] <= 'Z' {
			return false
		}
	}
	return true
}

// LemmaOf returns the lemma that the reader gives to a form with a fine tag;
// the trainer uses it to test its table.
func LemmaOf(tables ...string) func(form string, fine Fine) string {
	l := newLemmas(tables...)
	return func(form string, fine Fine) string {
		stem, ending := l.lemma(form, fine)
		return stem + ending
	}
}
