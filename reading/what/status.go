package what

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// judge sets the status of candidate c from its own auxiliaries, negation and
// adverbs, and failing these from the words that govern it.
func (f *find) judge(c *candidate) {
	c.status, c.why = f.statusAt(c.head, c.verb)
	if c.entry.frame.negated { // its "not" is part of it
		c.status, c.why = record.Occurred, "status.tense"
	}
	if c.status == "" && c.governor >= 0 {
		c.status, c.why = f.statusAt(c.governor, true)
	}
	if c.status == "" && c.governor < 0 && !c.verb {
		c.status, c.why = f.statusOfBearer(c.head)
	}
	if c.status == "" {
		c.status, c.why = f.tense(c)
	}
	if s := lex.status[governs][f.lemma(c.head)]; c.status == record.Occurred && c.verb && c.entry.frame.object != 0 && s == "planned" && !isPledge(f.lemma(c.head)) {
		c.status, c.why = record.Planned, "status.gov."+f.lemma(c.head)
	}
	if f.isThreat(c) {
		c.status, c.why = record.Hypothetical, "status.if"
		switch c.typ {
		case record.EvAssault, record.EvCoerce, record.EvSanction, record.EvMobilize, record.EvProtest, record.EvAccuse:
			c.status = record.Threatened
		}
	}
	f.hedge(c)
}

// isPledge tells whether a verb of planning is a deed in itself.
func isPledge(lemma string) bool {
	switch lemma {
	case "agree", "promise", "pledge", "vow", "decide", "resolve":
		return true
	}
	return false
}

// statusAt is the status that the words at token u, and those governing it,
// give; "" for none.
func (f *find) statusAt(u int, verb bool) (record.Status, string) {
	if s, w := f.own(u); s != "" {
		return s, w
	}
	d := f.doc
	for hop := 0; hop < 5; hop++ {
		g := d.Governor(u)
		if g < 0 {
			return "", ""
		}
		switch d.Function(u) {
		case grammar.Conjunct:
			if !verb && d.Tags[g] != grammar.VERB { // one of several things demanded
				u = g
				continue
			}
			if !verb || d.Dependent(u, grammar.ActiveSubject|grammar.PassiveSubject|grammar.Auxiliary) >= 0 || f.isFinite(u) && d.Fine[g] == grammar.VB {
				return "", ""
			}
			u = g
			if s, w := f.own(u); s != "" && (s != record.Denied) {
				return s, w
			}
			continue
		case grammar.OpenComplement, grammar.ContentClause, grammar.ClausalSubject, grammar.PassiveClausalSubject, grammar.AdnominalClause, grammar.DirectObject, grammar.PassiveSubject:
			if s, w := f.governed(u, g); s != "" {
				return s, w
			}
			if d.Is(u, grammar.ContentClause|grammar.AdnominalClause) || !verb {
				return "", ""
			}
			if s, w := f.own(g); s != "" && d.Is(u, grammar.OpenComplement) {
				return s, w
			}
		case grammar.Oblique, grammar.NounModifier:
			return f.governed(u, g)
		case grammar.AdverbialClause:
			if d.Fine[u] == grammar.VB && d.Dependent(u, grammar.Auxiliary) < 0 {
				return f.purpose(u, g)
			}
			if s, w := f.own(g); d.Fine[u] == grammar.VBG && s != "" && d.Dependent(u, grammar.ClauseMarker) < 0 {
				return s, w
			}
			return "", ""
		case grammar.ActiveSubject:
			if s := lex.status[governs][f.lemma(g)]; d.Tags[g] == grammar.ADJ && s != "" {
				return record.Status(s), "status.gov." + f.lemma(g)
			}
			return "", ""
		default:
			return "", ""
		}
		u = g
	}
	return "", ""
}

// purpose is the status of an infinitive of purpose u under verb g: what a
// demand asks for, else done if g is told as done ("flew in to meet"), else
// planned.
func (f *find) purpose(u, g int) (record.Status, string) {
	if s, w := f.governed(u, g); s == record.CalledFor || s == record.Threatened {
		return s, w
	}
	if s, _ := f.own(g); s == "" && (f.doc.Fine[g] == grammar.VBD || f.doc.Fine[g] == grammar.VBN) {
		return record.Occurred, "status.purpose"
	}
	return record.Planned, "status.purpose"
}

// governed is the status that word g gives to the clause or object u.
func (f *find) governed(u, g int) (record.Status, string) {
	d, lemma := f.doc, f.lemma(g)
	nominal := d.Is(u, grammar.Oblique|grammar.NounModifier)
	for _, p := range lex.phrases[lemma] {
		if _, partner, ok := f.completed(g, p.rest); ok && (p.status != "ongoing" || partner < 0) && (partner < 0 || partner == u || d.Tags[u] == grammar.VERB) {
			return f.turned(record.Status(p.status), g), "status.gov." + lemma
		}
	}
	if lex.status[traces][lemma] != "" && f.isNone(g) && (!nominal || f.caseOf(u) == "of") {
		return record.Denied, "status.no-" + lemma
	}
	if nominal {
		prep := f.caseOf(u)
		if s := lex.status[precedes][prep]; s != "" {
			return record.Status(s), "status.prep." + prep
		}
		if prep != "of" && prep != "for" || d.Tags[g] == grammar.VERB {
			return "", ""
		}
	}
	if lemma == "be" && d.Is(u, grammar.OpenComplement) && d.Fine[u] == grammar.VB {
		return record.Planned, "status.be-to"
	}
	s, known := lex.status[governs][lemma]
	if !known || s == "occurred" {
		return "", ""
	}
	if d.Is(u, grammar.ContentClause) && (s == "planned" || s == "ongoing") && f.isFinite(u) {
		return "", ""
	}
	if s == "ongoing" && d.Fine[g] == grammar.VBD {
		return record.Occurred, "status.gov." + lemma
	}
	return f.turned(record.Status(s), g), "status.gov." + lemma
}

// isFinite tells whether verb u carries a tense of its own.
func (f *find) isFinite(u int) bool {
	switch f.doc.Fine[u] {
	case grammar.VBD, grammar.VBZ, grammar.VBP:
		return true
	}
	return f.doc.Dependent(u, grammar.Auxiliary|grammar.Copula|grammar.PassiveAuxiliary) >= 0
}

// turned is status s as g gives it, unless g itself is negated: what is not
// planned is denied, what is not denied happened.
func (f *find) turned(s record.Status, g int) record.Status {
	if !f.doc.Negated(g) {
		return s
	}
	if s == record.Denied {
		return record.Occurred
	}
	return record.Denied
}

// own is the status that auxiliaries, negation, adverbs and conjunctions at
// token u itself give; "" for none.
func (f *find) own(u int) (record.Status, string) {
	d := f.doc
	var s record.Status
	var why string
	if f.isIfs(u) {
		return record.Hypothetical, "status.if"
	}
	if to, be := d.Dependent(u, grammar.ClauseMarker), d.Dependent(u, grammar.Copula|grammar.Auxiliary|grammar.PassiveAuxiliary); be >= 0 && to == be+1 && f.isTo(to) && f.lemma(be) == "be" {
		return record.Planned, "status.be-to"
	}
	d.Children(u, func(k int) bool {
		lemma := f.lemma(k)
		at := positions
		if f.isNobody(k) {
			s, why = record.Denied, "status.no"
			return false
		}
		switch d.Function(k) {
		case grammar.Auxiliary:
			at = auxiliary
		case grammar.Adverbial, grammar.Adjectival, grammar.Determiner, grammar.Coordinator, grammar.CompoundPart:
			at = modifies
		case grammar.ClauseMarker:
			at = marks
		case grammar.CaseMarker:
			at = precedes
		default:
			return true
		}
		v, known := lex.status[at][lemma]
		if !known && at == modifies {
			v, known = lex.status[at][d.Word(k)]
		}
		if !known && at == marks && lemma == "without" {
			v, known = "denied", true
		}
		if at == modifies && (lemma == "nearly" || lemma == "almost") && k+1 < len(d.Tokens) && d.Tags[k+1] == grammar.VERB {
			v, known = "denied", true // "was nearly killed"
		}
		if !known || at == modifies && lemma == "not" && f.onlyAlso(k) {
			return true
		}
		if s == "" || v == "denied" {
			s, why = record.Status(v), "status."+lemma
			if at == auxiliary {
				s = f.backshifted(s, lemma, u)
			}
		}
		return true
	})
	return s, why
}

// isIfs tells whether the clause of verb u is a condition: "if they do not
// withdraw", "had they attacked".
func (f *find) isIfs(u int) bool {
	d := f.doc
	if !d.Is(u, grammar.AdverbialClause) {
		return false
	}
	if m := d.Dependent(u, grammar.ClauseMarker); m >= 0 {
		return lex.status[marks][f.lemma(m)] == "hypothetical"
	}
	a := d.Dependent(u, grammar.Auxiliary|grammar.PassiveAuxiliary|grammar.Copula)
	s := f.subject(u)
	return a >= 0 && s > a && (d.Fine[a] == grammar.VBD || d.Fine[a] == grammar.MD)
}

// isThreat tells whether candidate c, planned, is what somebody will do if
// others do or leave something: "if they punish us we will expel them", "warned
// that it would strike if they came".
func (f *find) isThreat(c *candidate) bool {
	if c.status != record.Planned && c.why != "status.would" || !c.verb {
		return false
	}
	found := false
	f.doc.Children(c.head, func(k int) bool {
		found = f.doc.Is(k, grammar.AdverbialClause) && f.isIfs(k)
		return !found
	})
	return found
}

// isNobody tells whether k is a subject or object that negates its clause:
// "no weapon was found", "nobody attacked".
func (f *find) isNobody(k int) bool {
	switch f.doc.Function(k) {
	case grammar.ActiveSubject, grammar.PassiveSubject, grammar.DirectObject:
	default:
		return false
	}
	switch f.lemma(k) {
	case "nobody", "none", "nothing":
		return true
	}
	c := f.doc.Dependent(k, grammar.Determiner)
	return c >= 0 && f.lemma(c) == "no" || f.isNotOne(k) || f.isNeither(k)
}

// isNone tells whether there is none of noun n: "no evidence", "has not found
// evidence".
func (f *find) isNone(n int) bool {
	if k := f.doc.Dependent(n, grammar.Determiner); k >= 0 && f.lemma(k) == "no" {
		return true
	}
	g := f.doc.Governor(n)
	return g >= 0 && f.doc.Tags[g] == grammar.VERB && f.doc.Negated(g) && (f.doc.Is(n, grammar.DirectObject|grammar.ActiveSubject))
}

// isNeither tells whether the phrase of token k begins with "neither".
func (f *find) isNeither(k int) bool {
	found := f.lemma(k) == "neither"
	f.doc.Children(k, func(c int) bool {
		found = found || c < k && f.lemma(c) == "neither"
		return !found
	})
	return found
}

// isNotOne tells whether the phrase of token k begins with "not one" or "not
// a".
func (f *find) isNotOne(k int) bool {
	t := f.nounStart(k)
	if c := f.doc.Dependent(k, grammar.Determiner); c >= 0 && c < t {
		t = c
	}
	if t < 1 || f.lemma(t-1) != "not" {
		return false
	}
	switch f.lemma(t) {
	case "one", "a", "single":
		return true
	}
	return false
}

// onlyAlso tells whether a "not" is that of "not only", which denies nothing.
func (f *find) onlyAlso(k int) bool {
	return k+1 < len(f.doc.Tokens) && (f.lemma(k+1) == "only" || f.lemma(k+1) == "just")
}

// backshifted reads "would" in reported speech as a plan ("said it would
// withdraw"), and past modals of necessity as unfulfilled.
func (f *find) backshifted(s record.Status, lemma string, u int) record.Status {
	if lemma == "would" && f.doc.Dependent(u, grammar.AdverbialClause) < 0 {
		for hop, v := 0, u; hop < 3 && f.doc.Governor(v) >= 0; hop++ {
			if f.doc.Is(v, grammar.ContentClause) {
				return record.Planned
			}
			if !f.doc.Is(v, grammar.Conjunct) {
				break
			}
			v = f.doc.Governor(v)
		}
	}
	return s
}

// statusOfBearer is the status of a noun as the verb it is subject or object
// of tells: "the talks will resume", "no attack took place".
func (f *find) statusOfBearer(n int) (record.Status, string) {
	d := f.doc
	g := d.Governor(n)
	if g < 0 {
		return "", ""
	}
	if d.Is(n, grammar.SentenceRoot) || d.Tags[g] != grammar.VERB {
		return "", ""
	}
	if !d.Is(n, grammar.ActiveSubject|grammar.PassiveSubject) {
		return "", ""
	}
	switch f.lemma(g) {
	case "take", "begin", "start", "continue", "resume", "occur", "happen", "hold", "follow", "come", "schedule", "go", "last", "end", "expect", "plan", "erupt", "break":
		if s, w := f.own(g); s != "" {
			return s, w
		}
		if f.lemma(g) == "continue" && d.Fine[g] != grammar.VBD && d.Fine[g] != grammar.VBN {
			return record.Ongoing, "status.gov.continue"
		}
	}
	return "", ""
}

// tense is the status that the tense alone gives: a present progressive is
// ongoing, an infinitive without governor is planned, all else occurred. The
// reason is empty where a noun's status is a mere default.
func (f *find) tense(c *candidate) (record.Status, string) {
	d, v := f.doc, c.head
	if !c.verb {
		return f.lasting(c.head)
	}
	if d.Fine[v] == grammar.VBG {
		if a := d.Dependent(v, grammar.Auxiliary); a >= 0 {
			if w := d.Fine[a]; w == grammar.VBZ || w == grammar.VBP {
				return record.Ongoing, "status.progressive"
			}
		}
	}
	if d.Fine[v] == grammar.VB && d.Dependent(v, grammar.ClauseMarker) >= 0 && d.Is(v, grammar.SentenceRoot) {
		return record.Planned, "status.infinitive"
	}
	return record.Occurred, "status.tense"
}

// lasting is the status of a noun that no word judges: what lasts by nature
// goes on if its clause is told in the present ("has taken in its battle
// against"), all else occurred.
func (f *find) lasting(n int) (record.Status, string) {
	d := f.doc
	if !f.hasClass(n, lex.lasting) {
		return record.Occurred, ""
	}
	for hop, u := 0, n; hop < 4 && d.Governor(u) >= 0; hop++ {
		u = d.Governor(u)
		if d.Tags[u] != grammar.VERB {
			continue
		}
		present := d.Fine[u] == grammar.VBZ || d.Fine[u] == grammar.VBP
		if a := d.Dependent(u, grammar.Auxiliary); a >= 0 && (d.Fine[a] == grammar.VBZ || d.Fine[a] == grammar.VBP) {
			present = true
		}
		if present && !f.hasClass(u, lex.ending) {
			return record.Ongoing, "status.present"
		}
		break
	}
	return record.Occurred, ""
}
