package show

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sayso/record"
)

// Naming finds the words that name an event best among all that tell it:
// names of deeds before verbs, and before what befell people.
type Naming map[string]int

// befell are words for what befell people, whatever the event was.
var befell = map[string]bool{
	"killed": true, "killing": true, "kill": true, "kills": true, "died": true, "dead": true, "dies": true, "death": true, "deaths": true,
	"death toll": true, "toll": true, "casualties": true, "casualty": true, "fatalities": true,
	"wounded": true, "injured": true, "hurt": true, "wounding": true, "injuring": true, "injuries": true,
}

// What a mention counts for: one of a word used as a noun and its own for
// each word that it has, one of a verb, and one of what befell people.
const (
	asNoun   = 6
	asVerb   = 2
	asBefell = 1
)

// Add counts one mention in its text.
func (n Naming) Add(text string, s record.Span) {
	word := strings.ToLower(Flat(s.Text))
	worth := asVerb
	switch {
	case befell[word]:
		worth = asBefell
	case isNominal(text[:min(s.Start, len(text))]):
		worth = asNoun * (1 + strings.Count(word, " "))
	}
	n[word] += worth
}

// Best are the words that name the event best, at most so many.
func (n Naming) Best(most int) []string {
	words := slices.Sorted(maps.Keys(n))
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(len(b), len(a)))
	})
	return words[:min(len(words), most)]
}

// determiners are words before which a noun stands.
var determiners = map[string]bool{
	"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true, "its": true, "their": true,
	"his": true, "her": true, "any": true, "no": true, "deadly": true, "fatal": true, "alleged": true,
}

// isNominal guesses from the word before a mention whether it is used as a
// noun: "the raid", "Monday's strike".
func isNominal(before string) bool {
	words := strings.Fields(before[max(0, len(before)-40):])
	if len(words) == 0 {
		return false
	}
	w := strings.ToLower(words[len(words)-1])
	for _, owner := range [...]string{"'s", "’s", "s'", "s’"} {
		if strings.HasSuffix(w, owner) {
			return true
		}
	}
	return determiners[w]
}
