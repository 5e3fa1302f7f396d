package when

import "sayso/reading/grammar"

// farthest bounds the search for a verb, in tokens.
const farthest = 60

// direction tells whether the sentence puts an expression in the future (1),
// the past (-1) or neither (0): by the preposition before it, then by the verb
// group that governs it, else by the nearest one before it, else after it.
func (v *valuer) direction(f *found) int {
	at := v.doc.TokenAt(f.start)
	if at >= len(v.doc.Tokens) {
		return 0
	}
	s := v.doc.Sentences[v.doc.SentenceOf(at)]
	for i := at - 1; i >= max(int(s.First), at-farthest); i-- {
		if t := verbTense(v.doc, i); t != 0 {
			return t
		}
	}
	for i := at + 1; i < min(int(s.Last), at+farthest); i++ {
		if t := verbTense(v.doc, i); t != 0 {
			return t
		}
	}
	return 0
}

// verbTense is the direction that token i gives if it is a verb or a cue.
func verbTense(d *grammar.Doc, i int) int {
	switch lower(d.Word(i)) {
	case "will", "'ll", "’ll", "shall", "expected", "scheduled", "due", "plans", "planned", "upcoming", "until", "slated", "set", "would", "wo":
		return 1
	}
	switch d.Fine[i] {
	case grammar.VBD:
		return -1
	case grammar.VBN:
		return -1
	}
	return 0
}

// lower folds ASCII letters; it returns s itself where nothing changes.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
