package grammar

import "strings"

// know is what the questions know of words.
type know struct {
	light          map[lightVerb]bool
	subjectControl map[string]bool
	infinitive     map[string]bool    // verbs that an infinitive completes
	infinitiveAt   map[lightVerb]bool // the same behind whom a preposition names ("called on him to go")
	tell           map[string]bool    // verbs whose object is told the clause after it
	toll           map[string]bool    // forms that tell a toll in headlines ("kills 12")
	past           map[string]bool    // forms of the past tense that no suffix tells
}

type lightVerb struct{ verb, particle string }

// newKnow reads the table of verbs, rows of kind, verb and particle, and that
// of irregular forms, rows of tag, form and lemma; "#" begins a comment.
func newKnow(table, irregular string) *know {
	k := &know{light: map[lightVerb]bool{}, subjectControl: map[string]bool{}, infinitive: map[string]bool{}, infinitiveAt: map[lightVerb]bool{}, tell: map[string]bool{}, toll: map[string]bool{}, past: map[string]bool{}}
	for line := range strings.Lines(irregular) {
		if rest, ok := strings.CutPrefix(line, "VBD\t"); ok {
			form, lemma, _ := strings.Cut(strings.TrimSpace(rest), "\t")
			k.past[form] = form != lemma
		}
	}
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
		case "toll":
			k.toll[verb+"s"] = true
		case "tell":
			k.tell[verb] = true
		case "infinitive":
			if particle != "" {
				k.infinitiveAt[lightVerb{verb, particle}] = true
				break
			}
			k.infinitive[verb] = true
		}
	}
	return k
}
