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
	for g, u := range d.Path(u, 5) {
		switch d.Function(u) {
		case grammar.Conjunct:
			if !verb && d.Tags[g] != grammar.VERB { // one of several things demanded
				continue
			}
			if !verb || d.Has(u, grammar.ActiveSubject|grammar.PassiveSubject|grammar.Auxiliary) || f.isFinite(u) && d.Fine[g] == grammar.VB {
				return "", ""
			}
			if s, w := f.own(g); s != "" && (s != record.Denied) {
				return s, w
			}
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
			if d.Fine[u] == grammar.VB && !d.Has(u, grammar.Auxiliary) {
				return f.purpose(u, g)
			}
			if d.Fine[u] == grammar.VBG && !d.Has(u, grammar.ClauseMarker) {
				return f.own(g)
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
	if lex.status[traces][lemma] != "" && f.isMissing(g) && (!nominal || d.PrepositionLemma(u) == "of") {
		return record.Denied, "status.no-" + lemma
	}
	if nominal {
		prep := d.PrepositionLemma(u)
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
	return f.doc.Has(u, grammar.TenseCarrier)
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
// token u itself give; "" for none. A denial goes before all else.
func (f *find) own(u int) (record.Status, string) {
	d := f.doc
	if f.isIfs(u) {
		return record.Hypothetical, "status.if"
	}
	if d.IsArranged(u) {
		return record.Planned, "status.be-to"
	}
	var s record.Status
	var why string
	for k := range d.Dependents(u, grammar.AnyFunction) {
		if d.Is(k, grammar.ActiveSubject|grammar.PassiveSubject|grammar.DirectObject) && d.IsNone(k) {
			return record.Denied, "status.no" // "no weapon was found", "nobody attacked"
		}
		v := f.statusWord(k)
		if v == "" || s != "" && v != record.Denied {
			continue
		}
		s, why = v, "status."+f.lemma(k)
		if d.Is(k, grammar.Auxiliary) && f.lemma(k) == "would" && f.isReported(u) {
			s = record.Planned
		}
	}
	return s, why
}

// statusWord is the status that word k gives to the word that it depends on as
// auxiliary, adverb, attribute, conjunction or preposition; "" for none.
func (f *find) statusWord(k int) record.Status {
	d, lemma := f.doc, f.lemma(k)
	switch {
	case d.Is(k, grammar.Auxiliary):
		return record.Status(lex.status[auxiliary][lemma])
	case d.Is(k, grammar.CaseMarker):
		return record.Status(lex.status[precedes][lemma])
	case d.Is(k, grammar.ClauseMarker):
		if s := lex.status[marks][lemma]; s != "" || lemma != "without" {
			return record.Status(s)
		}
		return record.Denied
	case d.Is(k, grammar.Adverbial|grammar.Adjectival|grammar.Determiner|grammar.Coordinator|grammar.CompoundPart):
		switch {
		case (lemma == "nearly" || lemma == "almost") && k+1 < len(d.Tokens) && d.Tags[k+1] == grammar.VERB:
			return record.Denied // "was nearly killed"
		case lemma == "not" && f.onlyAlso(k):
			return ""
		}
		if s := lex.status[modifies][lemma]; s != "" {
			return record.Status(s)
		}
		return record.Status(lex.status[modifies][d.Word(k)])
	}
	return ""
}

// isReported tells whether verb u, or the one it is coordinated with, heads what
// is said, so that its "would" is a plan ("said it would withdraw"), unless it
// depends on something else.
func (f *find) isReported(u int) bool {
	return f.doc.Is(f.doc.FirstConjunct(u), grammar.ContentClause) && !f.doc.Has(u, grammar.AdverbialClause)
}

// isIfs tells whether the clause of verb u is a condition: "if they do not
// withdraw", "had they attacked".
func (f *find) isIfs(u int) bool {
	d := f.doc
	if !d.Is(u, grammar.AdverbialClause) {
		return false
	}
	if m := d.Marker(u); m >= 0 {
		return lex.status[marks][f.lemma(m)] == "hypothetical"
	}
	a := d.Dependent(u, grammar.TenseCarrier)
	return d.IsInverted(u) && (d.Fine[a] == grammar.VBD || d.Fine[a] == grammar.MD)
}

// isThreat tells whether candidate c, planned, is what somebody will do if
// others do or leave something: "if they punish us we will expel them", "warned
// that it would strike if they came".
func (f *find) isThreat(c *candidate) bool {
	if c.status != record.Planned && c.why != "status.would" || !c.verb {
		return false
	}
	for k := range f.doc.Dependents(c.head, grammar.AdverbialClause) {
		if f.isIfs(k) {
			return true
		}
	}
	return false
}

// isMissing tells whether there is none of noun n: "no evidence", "has not
// found evidence".
func (f *find) isMissing(n int) bool {
	d, g := f.doc, f.doc.Governor(n)
	return d.HasDeterminer(n, "no") || d.Is(n, grammar.DirectObject|grammar.ActiveSubject) && d.Tags[g] == grammar.VERB && d.Negated(g)
}

// onlyAlso tells whether a "not" is that of "not only", which denies nothing.
func (f *find) onlyAlso(k int) bool {
	return k+1 < len(f.doc.Tokens) && (f.lemma(k+1) == "only" || f.lemma(k+1) == "just")
}

// statusOfBearer is the status of a noun as the verb it is subject of tells:
// "the talks will resume", "no attack took place".
func (f *find) statusOfBearer(n int) (record.Status, string) {
	d, g := f.doc, f.doc.Governor(n)
	if !d.Is(n, grammar.ActiveSubject|grammar.PassiveSubject) || d.Tags[g] != grammar.VERB {
		return "", ""
	}
	switch f.lemma(g) {
	case "take", "begin", "start", "continue", "resume", "occur", "happen", "hold", "follow", "come", "schedule", "go", "last", "end", "expect", "plan", "erupt", "break":
	default:
		return "", ""
	}
	if s, w := f.own(g); s != "" {
		return s, w
	}
	if f.lemma(g) == "continue" && d.Fine[g] != grammar.VBD && d.Fine[g] != grammar.VBN {
		return record.Ongoing, "status.gov.continue"
	}
	return "", ""
}

// tense is the status that the tense alone gives: a present progressive is
// ongoing, an infinitive without governor is planned, all else occurred. The
// reason is empty where a noun's status is a mere default.
func (f *find) tense(c *candidate) (record.Status, string) {
	d, v := f.doc, c.head
	switch {
	case !c.verb:
		return f.lasting(v)
	case d.Fine[v] == grammar.VBG && d.Modal(v) < 0 && d.Tense(v) == grammar.Present:
		return record.Ongoing, "status.progressive"
	case d.Fine[v] == grammar.VB && d.Has(v, grammar.ClauseMarker) && d.Is(v, grammar.SentenceRoot):
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
	for u := range d.Governors(n, 4) {
		if d.Tags[u] != grammar.VERB {
			continue
		}
		state := d.IsPassive(u) && d.Aspect(u) == grammar.Simple // "is linked to"
		if d.Tense(u) == grammar.Present && d.Modal(u) < 0 && !state && !f.hasClass(u, lex.ending) {
			return record.Ongoing, "status.present"
		}
		break
	}
	return record.Occurred, ""
}
