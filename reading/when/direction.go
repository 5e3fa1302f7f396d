package when

import (
	"sayso/data"
	"sayso/reading/grammar"
)

// direction tells whether the sentence puts an expression in the future (1),
// the past (-1) or neither (0). The tense of the clause decides that it stands
// in; an infinitive or participle asks the clause above it.
func (v *valuer) direction(f *found) int {
	first, last := v.doc.Cover(f.start, f.end)
	if first >= last || last < len(v.doc.Tokens) && v.doc.Fine[last] == grammar.POS {
		return 0 // "Wednesday's ruling" does not take the clause's tense
	}
	if s := v.doc.Sentences[v.doc.SentenceOf(first)]; s.Last-s.First > longestSentence {
		return 0
	}
	head := v.doc.HeadOf(first, last)
	g := v.doc.GoverningPredicate(head)
	if g < 0 {
		return 0
	}
	t := clauseDirection(v.doc, head)
	if first > 0 {
		switch lower(v.doc.Word(first - 1)) {
		case "since", "after":
			return -1
		case "from", "starting", "beginning", "effective":
			if last < len(v.doc.Tokens) && lower(v.doc.Word(last)) == "to" {
				break
			}
			for g := range v.doc.EnclosingClauses(head, mostAnnounced) {
				if oneOf(v.doc.Lemmas[g], "announce declare order impose decree call propose agree") {
					return 1 // "declared three days of mourning from Friday"
				}
			}
		case "until", "till", "by", "through":
			if t >= 0 || v.doc.Tense(g) == grammar.Past && v.doc.Aspect(g)&grammar.Perfect == 0 && !v.doc.Negated(g) {
				return 1
			}
		}
	}
	return t
}

// longestSentence, in tokens, is the longest whose tree is asked: beyond are
// lists and binary files, and walking their trees would not be linear.
const longestSentence = 400

// mostClauses bounds the climb from clause to clause, mostAnnounced that to
// who announced what begins.
const mostClauses, mostAnnounced = 4, 3

// clauseDirection is the direction of the innermost clause around the word
// head of an expression that has one.
func clauseDirection(d *grammar.Doc, head int) int {
	near := d.IsPredicate(d.Governor(head)) // not on a noun of the clause
	for g := range d.EnclosingClauses(head, mostClauses) {
		if plans(d.Lemmas[g]) && (d.Tense(g) != grammar.NoTense || d.Fine[g] == grammar.VBN) {
			return 1
		}
		switch d.Tense(g) {
		case grammar.Future:
			return 1
		case grammar.Past:
			return -1
		case grammar.Present:
			if m := d.Modal(g); m >= 0 {
				return modalDirection(d, g)
			}
			switch {
			case d.Aspect(g)&grammar.Perfect != 0:
				return -1
			case near:
				return 1
			}
			return 0
		}
		switch {
		case d.Fine[g] == grammar.VBN && !d.Has(g, grammar.Auxiliary):
			return -1 // "the order issued Thursday"
		case d.IsInfinitive(g) && near && d.HasMarker(g, "to"):
			return 1
		case d.IsInfinitive(g):
			return 0
		}
	}
	return 0
}

// modalDirection is the past for "would have said", else the future.
func modalDirection(d *grammar.Doc, g int) int {
	if d.Aspect(g)&grammar.Perfect != 0 {
		return -1
	}
	return 1
}

// plans tells whether a verb's time is that of what is planned: "scheduled
// the vote for Friday".
func plans(lemma string) bool { return inList(data.PlanningVerbs, lemma) }

// inList tells whether w is a line of list.
func inList(list, w string) bool {
	for i := 0; i+len(w) < len(list); i++ {
		if list[i:i+len(w)] == w && (i == 0 || list[i-1] == '\n') && list[i+len(w)] == '\n' {
			return true
		}
		for i < len(list) && list[i] != '\n' {
			i++
		}
	}
	return false
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
