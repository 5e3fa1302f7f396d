package weaving

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
)

var (
	titles      = wordSet(data.WeavingTitles)
	sharedNames = wordSet(data.WeavingSharedNames)
	stateBodies = wordSet(data.WeavingStateBodies)
	// ofCountry are the names and adjectives of each country, lower case, each
	// with a space after it.
	ofCountry = countryForms(data.Countries)
)

func countryForms(tsv string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(tsv) {
		cols := strings.Split(strings.TrimSpace(line), "\t")
		if len(cols) < 3 || line[0] == '#' {
			continue
		}
		for _, form := range strings.Split(cols[1]+";"+cols[2], ";") {
			if plain := plainName(form, false); plain != "" {
				out[cols[0]] = append(out[cols[0]], plain+" ")
			}
		}
		// "South Korea" before "Korea".
		slices.SortFunc(out[cols[0]], func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	return out
}

// stateBody is the part of a plain name that a country's body has beside the
// country: "army" of "sudan army" and of "sudanese army". It is "" where the
// name is not of that kind.
func stateBody(plain, country string) string {
	for _, form := range ofCountry[country] {
		rest, ok := strings.CutPrefix(plain, form)
		if !ok {
			continue
		}
		for end := rest; end != ""; {
			if stateBodies[end] {
				return rest
			}
			_, end, _ = strings.Cut(end, " ")
		}
		return ""
	}
	return ""
}

// wordSet reads a list of one entry per line; lines that begin with # are
// comments.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
}

// nameWords cuts a name into words without marks and possessive endings.
func nameWords(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	})
	out := words[:0]
	for _, w := range words {
		w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), "'’-")
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func isArticle(word string) bool {
	return strings.EqualFold(word, "the") || strings.EqualFold(word, "a") || strings.EqualFold(word, "an")
}

// plainName lower-cases a name and leaves out a leading article; of a person,
// a leading title too ("Colonel Idris Bello", "Prime Minister Amara Sy").
func plainName(name string, person bool) string {
	words := nameWords(name)
	if len(words) > 1 && isArticle(words[0]) {
		words = words[1:]
	}
	if person {
		for i := len(words) - 2; i >= 0; i-- {
			if titles[strings.ToLower(words[i])] && capital(words[i+1]) {
				words = words[i+1:]
				break
			}
		}
	}
	return strings.ToLower(strings.Join(words, " "))
}

// isProper tells a name from a description by its capitals: every word but
// particles has one ("Issa ag Walet", "the Northern Front").
func isProper(name string) bool {
	words := nameWords(name)
	if len(words) > 1 && isArticle(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || !capital(words[0]) || !capital(words[len(words)-1]) {
		return false
	}
	small := 0
	for _, w := range words {
		if !capital(w) {
			small++
			if utf8.RuneCountInString(w) > 3 {
				return false
			}
		}
	}
	return 2*small < len(words) && !(titles[strings.ToLower(words[len(words)-1])])
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// initials of a plain name of several words: "united nations" → "un".
func initials(plain string) string {
	var b strings.Builder
	for _, w := range strings.Fields(plain) {
		if r, _ := utf8.DecodeRuneInString(w); w != "of" && w != "the" && w != "and" && w != "for" {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// endsIn tells whether a plain name ends in a shorter one, at a word.
func endsIn(name, short string) bool {
	return len(name) > len(short) && strings.HasSuffix(name, short) && name[len(name)-len(short)-1] == ' '
}
