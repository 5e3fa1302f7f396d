package what

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// hedge finds the word that weakens how surely the event is told: an adverb or
// adjective beside it ("reportedly", "alleged"), a modal of the past ("may
// have struck"), or a verb or noun above it ("is believed to have", "reports
// of a blast").
func (f *find) hedge(c *candidate) {
	for hop, u := 0, c.head; hop < 3; hop++ {
		if f.hedgeAt(c, u) {
			return
		}
		g := f.doc.Governor(u)
		if g < 0 {
			break
		}
		if f.hedgedBy(c, u, g) {
			return
		}
		switch r := f.doc.Function(u); {
		case r == grammar.AdverbialClause && f.doc.Fine[u] == grammar.VBG, r == grammar.OpenComplement:
		case r == grammar.Conjunct && f.doc.Tags[u] == f.doc.Tags[g] && f.doc.Dependent(u, grammar.ActiveSubject|grammar.PassiveSubject) < 0:
		default:
			hop = 3
		}
		u = g
	}
	if c.governor >= 0 {
		f.hedgeAt(c, c.governor)
	}
}

// hedgeAt looks for a hedge among the words that depend on token u.
func (f *find) hedgeAt(c *candidate, u int) bool {
	d := f.doc
	d.Children(u, func(k int) bool {
		switch r := d.Function(k); {
		case r == grammar.Adverbial || r == grammar.Adjectival:
			s, ok := lex.status[hedges][f.lemma(k)]
			if !ok {
				s, ok = lex.status[hedges][d.Word(k)]
			}
			if ok {
				c.hedge, c.certainty = k, record.Certainty(s)
			}
		case r == grammar.Auxiliary && d.Fine[k] == grammar.MD && f.isPerfect(u):
			if w := f.lemma(k); w == "may" || w == "might" {
				c.hedge, c.certainty = k, record.CertaintyAlleged
			}
		}
		return c.hedge < 0
	})
	return c.hedge >= 0
}

// isPerfect tells whether verb u has an auxiliary "have".
func (f *find) isPerfect(u int) bool {
	found := false
	f.doc.Children(u, func(k int) bool {
		found = f.doc.Is(k, grammar.Auxiliary) && f.lemma(k) == "have"
		return !found
	})
	return found
}

// hedgedBy looks whether g, which governs token u, is a hedge: a passive of
// belief or report, "appear" and its like, or a noun of hearsay.
func (f *find) hedgedBy(c *candidate, u, g int) bool {
	d := f.doc
	s := lex.status[hedgers][f.lemma(g)]
	if s == "" {
		return false
	}
	switch d.Function(u) {
	case grammar.OpenComplement, grammar.ContentClause, grammar.ClausalSubject, grammar.PassiveClausalSubject:
		if d.Tags[g] != grammar.VERB || !f.passive(g) && f.lemma(g) != "appear" && f.lemma(g) != "seem" || d.Agent(g) >= 0 {
			return false
		}
	case grammar.NounModifier, grammar.AdnominalClause:
		if d.Tags[g] != grammar.NOUN || d.Is(u, grammar.NounModifier) && f.caseOf(u) != "of" {
			return false
		}
	default:
		return false
	}
	c.hedge, c.certainty = g, record.Certainty(s)
	if d.Tags[g] == grammar.NOUN {
		for k := g - 1; k >= 0 && k > g-3; k-- { // "unconfirmed reports of"
			if s := lex.status[hedges][f.lemma(k)]; s != "" && d.Governor(k) == g {
				c.hedge, c.certainty = k, record.Certainty(s)
			}
		}
	}
	return true
}

// findDoubts finds the words by which the report says that it could not check
// what it was told ("the claim could not be verified"), by sentence.
func (f *find) findDoubts() {
	f.doubts = make(map[int]int)
	for t := range f.doc.Tokens {
		switch f.lemma(t) {
		case "verify", "confirm", "corroborate", "authenticate", "substantiate":
		default:
			continue
		}
		if f.doc.Tags[t] != grammar.VERB || !f.passive(t) {
			continue
		}
		s := f.subject(t)
		if s < 0 { // the tree may hang the verb on its subject
			s = f.doc.Governor(t)
		}
		if s < 0 {
			continue
		}
		switch f.lemma(s) {
		case "claim", "report", "account", "figure", "toll", "number", "video", "footage", "image", "photo", "statement", "allegation", "information", "it", "this", "that", "neither", "none", "either", "version":
			if f.doc.Negated(t) || f.lemma(s) == "neither" || f.lemma(s) == "none" || f.isNobody(s) || f.doc.Dependent(s, grammar.Determiner) >= 0 && f.lemma(f.doc.Dependent(s, grammar.Determiner)) == "neither" {
				f.doubts[f.doc.SentenceOf(t)] = t
			}
		}
	}
}

// doubted is the word that doubts what is told at bytes [start, end) by
// statement s (-1 for the outlet): in its own sentence, or for a statement in
// the one after it; -1 for none.
func (f *find) doubted(start, end, s int) int {
	first, last := f.doc.Cover(start, end)
	if first >= last || len(f.doubts) == 0 {
		return -1
	}
	at := f.doc.SentenceOf(first)
	if t, ok := f.doubts[at]; ok {
		return t
	}
	if t, ok := f.doubts[at+1]; ok && s >= 0 {
		return t
	}
	return -1
}

// isHearsay tells whether the words that name a source hedge it themselves:
// "unconfirmed reports".
func isHearsay(source *record.Span) bool {
	if source == nil {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(source.Text), " ")
	return lex.status[hedges][first] == string(record.CertaintyAlleged)
}
