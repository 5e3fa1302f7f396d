package grammar

import "strings"

// know is what the questions know of words.
type know struct {
	light          map[lightVerb]bool
	subjectControl map[string]bool
	infinitive     map[string]bool // verbs that an infinitive completes
}

type lightVerb struct{ verb, particle string }

// newKnow reads the table of verbs: kind, verb, particle; "#" begins a
// comment.
func newKnow(table string) *know {
	k := &know{light: map[lightVerb]bool{}, subjectControl: map[string]bool{}, infinitive: map[string]bool{}}
	for len(table) > 0 {
		var line string
		line, table, _ = strings.Cut(table, "\n")
		kind, rest, _ := strings.Cut(line, "\t")
		verb, particle, _ := strings.Cut(rest, "\t")
		switch kind {
		case "light":
			k.light[lightVerb{verb, particle}] = true
		case "subject-control":
			k.subjectControl[verb], k.infinitive[verb] = true, true
		case "infinitive":
			k.infinitive[verb] = true
		}
	}
	return k
}
