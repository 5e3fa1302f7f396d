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
	d := f.doc
	for u := range d.AtOrAbove(c.head, 3) {
		g := d.Governor(u)
		if f.hedgeAt(c, u) || g >= 0 && f.hedgedBy(c, u, g) {
			return
		}
		shared := d.Is(u, grammar.OpenComplement) ||
			d.Is(u, grammar.AdverbialClause) && d.Fine[u] == grammar.VBG ||
			d.Is(u, grammar.Conjunct) && d.Tags[u] == d.Tags[g] && !d.Has(u, grammar.ActiveSubject|grammar.PassiveSubject)
		if !shared {
			break
		}
	}
	if c.governor >= 0 {
		f.hedgeAt(c, c.governor)
	}
}

// hedgeAt looks for a hedge among the words that depend on token u.
func (f *find) hedgeAt(c *candidate, u int) bool {
	d := f.doc
	for k := range d.Dependents(u, grammar.Adverbial|grammar.Adjectival|grammar.Auxiliary) {
		lemma := f.lemma(k)
		if d.Is(k, grammar.Auxiliary) {
			if (lemma == "may" || lemma == "might") && d.Aspect(u)&grammar.Perfect != 0 {
				c.hedge, c.certainty = k, record.CertaintyAlleged
				return true
			}
			continue
		}
		s, ok := lex.status[hedges][lemma]
		if !ok {
			s, ok = lex.status[hedges][d.Word(k)]
		}
		if ok {
			c.hedge, c.certainty = k, record.Certainty(s)
			return true
		}
	}
	return false
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
	case grammar.NounModifier:
		if d.Tags[g] != grammar.NOUN || d.PrepositionLemma(u) != "of" {
			return false
		}
	case grammar.AdnominalClause:
		if d.Tags[g] != grammar.NOUN {
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
	d := f.doc
	f.doubts = make(map[int]int)
	for t := range d.Tokens {
		switch f.lemma(t) {
		case "verify", "confirm", "corroborate", "authenticate", "substantiate":
		default:
			continue
		}
		if d.Tags[t] != grammar.VERB || !f.passive(t) {
			continue
		}
		s := f.subject(t)
		if s < 0 { // the tree may hang the verb on its subject
			s = d.Governor(t)
		}
		if s < 0 {
			continue
		}
		switch f.lemma(s) {
		case "claim", "report", "account", "figure", "toll", "number", "video", "footage", "image", "photo", "statement", "allegation", "information", "it", "this", "that", "neither", "none", "either", "version":
			if d.Negated(t) || d.IsNone(s) {
				f.doubts[d.SentenceOf(t)] = t
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
