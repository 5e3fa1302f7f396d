package what

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// participants fills in who does and undergoes candidate c, and with what.
func (f *find) participants(c *candidate) {
	if c.verb {
		f.verbRoles(c)
	} else {
		f.nounRoles(c)
	}
	if c.typ == record.EvAssault && c.mode == "" {
		c.mode = f.modeOf(c)
	}
	if c.entry.frame.noRecipient {
		c.recipients = nil
	}
	if c.entry.frame.noActor {
		c.actors = nil
	}
	for _, a := range c.actors { // nobody is both; pairs all act
		if k := slices.Index(c.recipients, a); k >= 0 && len(c.recipients) > 1 {
			c.recipients = slices.Delete(c.recipients, k, k+1)
		}
	}
}

// modeOf is the mode of an assault by its instruments or the noun before it:
// "rocket attack", "struck with drones".
func (f *find) modeOf(c *candidate) string {
	for _, t := range c.instruments {
		if m := lex.modes[f.lemma(t)]; m != "" {
			return m
		}
	}
	if c.verb {
		return ""
	}
	if k := f.doc.Dependent(c.head, grammar.CompoundPart); k >= 0 {
		return lex.modes[f.lemma(k)]
	}
	return ""
}

func (f *find) verbRoles(c *candidate) {
	d, v := f.doc, c.head
	doer, undergoer := f.doer(v), f.undergoer(v)
	if undergoer > v && slices.Contains(c.entry.words[1:], f.lemma(undergoer)) { // "set fire to a school"
		undergoer = -1
	}
	if c.partner >= 0 && undergoer < 0 {
		undergoer = c.partner
	}
	fr := &c.entry.frame
	if fr.swap && !f.passive(v) {
		doer, undergoer = d.Agent(v), doer
	}
	if fr.subject != 0 && undergoer >= 0 && fr.swap && f.hasClass(undergoer, fr.subject) { // "a bomb exploded"
		c.instruments = append(c.instruments, undergoer)
	}
	f.addRole(&c.actors, c, doer, true)
	to := &c.recipients
	if fr.pair && undergoer >= 0 && fr.object == 0 {
		to = &c.actors
	}
	if len(fr.recipients) == 0 && fr.object&^lex.person == 0 || fr.object == 0 && undergoer >= 0 {
		f.addRole(to, c, undergoer, false)
	}
	if c.partner >= 0 && undergoer < 0 {
		f.addRole(to, c, c.partner, false)
	}
	if io := f.given(v); io >= 0 {
		f.addRole(&c.recipients, c, io, false)
	}
	f.obliques(c, v)
	if fr.pair && fr.object != 0 && undergoer >= 0 { // "signed a pact with Kenya"
		f.obliques(c, undergoer)
	}
	if fr.self {
		if f.passive(v) && len(c.actors) == 0 {
			f.addRole(&c.actors, c, undergoer, false)
		}
		if fr.object != 0 || f.passive(v) {
			c.recipients = nil
		}
		return
	}
	if len(c.recipients) == 0 && undergoer >= 0 && !fr.pair && (fr.object != 0 || len(fr.recipients) > 0) {
		f.addRole(&c.recipients, c, undergoer, false)
		f.ownerOf(c, undergoer)
	}
}

// ownerOf adds whoever owns or stands in the phrase of token o as recipient:
// "struck targets of the militia", "seized the group's weapons".
func (f *find) ownerOf(c *candidate, o int) {
	for k := range f.doc.Dependents(o, grammar.NounModifier|grammar.Possessor) {
		if len(c.recipients) == 0 {
			f.addRole(&c.recipients, c, k, false)
		}
	}
}

// doer is the head of who does v: its subject, the agent of a passive, the
// noun that a participle describes, or the subject of the governing verb.
func (f *find) doer(v int) int {
	d := f.doc
	if f.passive(v) {
		if a := d.Agent(v); a >= 0 {
			return a
		}
		if x := d.Dependent(v, grammar.OpenComplement); x >= 0 && d.Tags[x] == grammar.ADJ {
			return d.Complement(x, "by") // "shot dead by police"
		}
		return -1
	}
	if s := f.subject(v); s >= 0 {
		return f.antecedent(s, v)
	}
	for g, u := range d.Path(v, 4) {
		switch d.Function(u) {
		case grammar.AdnominalClause:
			return f.described(g, u)
		case grammar.RelativeClause:
			return g
		case grammar.ContentClause:
			if d.Fine[v] != grammar.VBG && d.Fine[v] != grammar.VB {
				return -1
			}
		case grammar.AdverbialClause:
			if f.passive(g) {
				return d.Agent(g)
			}
		case grammar.OpenComplement, grammar.Conjunct, grammar.ParatacticClause, grammar.Oblique:
		default:
			return -1
		}
		if s := d.Subject(g); s >= 0 {
			return f.antecedent(s, g)
		}
	}
	return -1
}

// described is the head of who does v, a participle or infinitive on noun n:
// the troops of "troops holding the town", the army of "the army's plan to
// attack" and of "the army announced a plan to attack".
func (f *find) described(n, v int) int {
	d := f.doc
	if d.Fine[v] == grammar.VBG {
		return n
	}
	if !d.Has(v, grammar.ClauseMarker) {
		return -1
	}
	if owner := d.Possessor(n); owner >= 0 {
		return owner
	}
	if s := d.Subject(d.Governor(n)); s >= 0 && s != n {
		return s
	}
	return n
}

// subject is the head of v's subject: its own, that of the verb it is
// coordinated with, or the one its governor gives it ("urged the army to
// withdraw", "called on the army to withdraw", "wants to withdraw").
func (f *find) subject(v int) int {
	d := f.doc
	for u := range d.AtOrAbove(v, 5) {
		if s := d.OwnSubject(u); s >= 0 {
			return s
		}
		g := d.Governor(u)
		if f.isMisplaced(u) && u > 0 {
			return f.misplacedSubject(u)
		}
		switch d.Function(u) {
		case grammar.Conjunct:
		case grammar.AdnominalClause: // no participle, a past tense: "a bomb exploded"
			if d.Fine[u] == grammar.VBD && g < u {
				return g
			}
			return -1
		case grammar.AdverbialClause:
			if d.Fine[u] != grammar.VB || f.at[g] < 0 || f.candidates[f.at[g]].typ != record.EvRequest {
				return -1
			}
			fallthrough
		case grammar.OpenComplement:
			if o := d.Object(g); o >= 0 && o < u {
				return o
			}
			if k := f.at[g]; k >= 0 && f.candidates[k].partner >= 0 && f.candidates[k].partner < u {
				return f.candidates[k].partner
			}
		default:
			return -1
		}
	}
	return -1
}

// misplacedSubject is the head of the subject of verb v, which the tree hangs
// below its own object: what governs that object or has it ("Kenya has broken
// ties"), else the noun before the verb; -1 for none.
func (f *find) misplacedSubject(v int) int {
	d := f.doc
	o := d.Governor(v)
	switch g := d.Governor(o); {
	case d.Is(o, grammar.NounModifier) && g < v:
		return g
	case d.Is(o, grammar.DirectObject) && g == v-1:
		return f.subject(g)
	case f.doc.IsNoun(v - 1):
		return v - 1
	}
	return -1
}

// obliques reads the prepositional phrases of v: the partner of a pair, the
// recipient that the frame names, and the instrument.
func (f *find) obliques(c *candidate, v int) {
	d, fr := f.doc, &c.entry.frame
	for k := range d.Dependents(v, grammar.Oblique|grammar.NounModifier|grammar.BareOblique|grammar.AdverbialClause) {
		prep := d.PrepositionLemma(k)
		switch {
		case d.Is(k, grammar.AdverbialClause):
			if o := d.Object(k); o >= 0 && f.lemma(k) == "use" { // "using drones"
				c.instruments = append(c.instruments, o)
			}
		case fr.pair && (prep == "with" || prep == "between" || prep == "among"):
			f.addRole(&c.actors, c, k, false)
		case slices.Contains(fr.recipients, prep), prep == "against" && c.verb:
			f.addRole(&c.recipients, c, k, false)
		case prep == "with" && f.hasClass(k, lex.means), prep == "using":
			c.instruments = append(c.instruments, k)
		}
	}
}

// nounRoles reads the roles around a noun: its owner, its "of", "on" and "by"
// phrases, the demonym before it, and the verb that carries it out.
func (f *find) nounRoles(c *candidate) {
	const modifier = grammar.Adjectival | grammar.CompoundPart | grammar.NounModifier | grammar.NamePart | grammar.TitleModifier | grammar.BareNounModifier
	d, n := f.doc, c.head
	undergone := f.hasClass(n, lex.undergo)
	for k := range d.Dependents(n, modifier|grammar.Possessor|grammar.AdnominalClause|grammar.RelativeClause|grammar.PassiveAgent) {
		switch {
		case d.Is(k, grammar.Possessor):
			f.noun(c, k, undergone && !c.entry.frame.pair)
		case d.Is(k, modifier):
			f.nounModifier(c, k, undergone)
		case d.Is(k, grammar.PassiveAgent):
			f.addRole(&c.actors, c, k, true)
		default:
			f.nounClause(c, k)
		}
	}
	for k := range d.Dependents(d.Governor(n), grammar.Oblique|grammar.NounModifier) {
		if k > n && f.leansOn(k) == n {
			f.nounModifier(c, k, undergone)
		}
	}
	for t := c.first; t < n && len(c.actors) == 0; t++ { // "police firing", whatever the tree says
		if e := int(f.entityAt[t]); e >= 0 && e != int(f.entityAt[n]) && !undergone {
			c.actors = append(c.actors, e)
		}
	}
	f.carriedOut(c)
	f.between(c)
}

// between takes both sides of a fight or of talks from a "between" that the
// tree hangs elsewhere: "a battle which began at seven between A and B".
func (f *find) between(c *candidate) {
	if len(c.actors) > 1 || !c.entry.frame.pair && c.typ != record.EvAssault && c.entry.typ != record.EvAssault {
		return
	}
	d := f.doc
	end := int(d.Sentences[d.SentenceOf(c.head)].Last)
	for t := c.head + 1; t < end && t < c.head+14; t++ {
		if f.lemma(t) != "between" {
			continue
		}
		sides := f.sides(t+1, min(end, t+16))
		if len(sides) > 1 {
			c.actors = sides
		}
		return
	}
}

// sides are the entities named in tokens [first, end), up to the next verb.
func (f *find) sides(first, end int) []int {
	var found []int
	for t := first; t < end && f.doc.Tags[t] != grammar.VERB && f.doc.Tags[t] != grammar.AUX; t++ {
		if e := int(f.entityAt[t]); e >= 0 && !slices.Contains(found, e) && f.doc.Governor(t) != t+1 {
			found = append(found, e)
		}
	}
	return found
}

// noun adds the one at token k who stands at an event noun: to the recipients
// if they undergo it, else to the actors.
func (f *find) noun(c *candidate, k int, undergone bool) {
	if undergone {
		f.addRole(&c.recipients, c, k, false)
	} else {
		f.addRole(&c.actors, c, k, true)
	}
}

// nounModifier reads one modifier of an event noun.
func (f *find) nounModifier(c *candidate, k int, undergone bool) {
	d, fr := f.doc, &c.entry.frame
	prep := d.PrepositionLemma(k)
	for t := c.head + 1; prep == "" && t < k && t < c.head+4; t++ { // a preposition that the tree hangs elsewhere
		if d.Tags[t] == grammar.ADP {
			prep = f.lemma(t)
		}
	}
	switch {
	case prep == "":
		if f.hasClass(k, lex.means) {
			c.instruments = append(c.instruments, k)
		}
		f.noun(c, k, undergone && d.Is(k, grammar.CompoundPart))
		if m := d.Dependent(k, grammar.Adjectival|grammar.CompoundPart); m >= 0 && d.Is(k, grammar.Adjectival) { // "Anglo-French raid"
			f.noun(c, m, false)
		}
	case fr.pair && (prep == "between" || prep == "with" || prep == "among" || prep == "of"):
		f.addRole(&c.actors, c, k, false)
	case slices.Contains(fr.recipients, prep):
		f.addRole(&c.recipients, c, k, false)
	case prep == "by":
		f.addRole(&c.actors, c, k, true)
	case prep == "of":
		f.noun(c, k, !f.hasClass(c.head, lex.doing))
	case prep == "among" && c.entry.harm:
		f.addRole(&c.recipients, c, k, false)
	case prep == "between" || prep == "among":
		f.addRole(&c.actors, c, k, false)
	case prep == "on" && f.isBlamed(c.head):
		f.addRole(&c.actors, c, k, true)
	case prep == "against" || prep == "on" || prep == "upon" || prep == "at" || prep == "targeting" || prep == "into":
		f.addRole(&c.recipients, c, k, false)
	case prep == "with" && f.hasClass(k, lex.means):
		c.instruments = append(c.instruments, k)
	case prep == "with":
		f.addRole(&c.actors, c, k, false)
	case prep == "from" && !undergone:
		f.addRole(&c.actors, c, k, true)
	}
}

// isBlamed tells whether noun n is what somebody is blamed for: "blamed the
// attack on rebels".
func (f *find) isBlamed(n int) bool {
	return f.doc.Is(n, grammar.DirectObject) && f.lemma(f.doc.Governor(n)) == "blame"
}

// nounClause reads a participle at an event noun: "an attack carried out by
// …", "an attack targeting …", "talks aimed at …".
func (f *find) nounClause(c *candidate, k int) {
	d := f.doc
	if f.passive(k) {
		if f.around(k)&(lightVerb|swapVerb) != 0 || f.lemma(k) == "claim" || f.lemma(k) == "blame" {
			f.addRole(&c.actors, c, d.Agent(k), true)
		}
		return
	}
	if f.lemma(k) == "target" || f.lemma(k) == "hit" || f.lemma(k) == "involve" {
		f.addRole(&c.recipients, c, d.Object(k), false)
	}
}

// carriedOut finds the light verb that governs an event noun and takes its
// subject: "carried out strikes", "the talks were held by", "suffered an
// attack".
func (f *find) carriedOut(c *candidate) {
	d, n := f.doc, f.doc.FirstConjunct(c.head)
	g := d.Governor(n)
	if g < 0 {
		return
	}
	if c.entry.frame.pair && d.Is(n, grammar.Oblique) && d.Tags[g] == grammar.VERB && len(c.actors) < 2 {
		f.spokenIn(c, n, g)
	}
	if !d.Is(n, grammar.DirectObject|grammar.PassiveSubject|grammar.Oblique) {
		return
	}
	class := f.around(g)
	if class&(lightVerb|swapVerb) == 0 || d.Is(n, grammar.Oblique) && class&swapVerb == 0 && !f.tookPart(g) {
		return
	}
	c.governor = g
	if class&swapVerb != 0 && class&lightVerb == 0 {
		if len(c.recipients) == 0 {
			f.addRole(&c.recipients, c, f.doer(g), false)
		}
		return
	}
	if len(c.actors) == 0 || c.entry.frame.pair {
		f.addRole(&c.actors, c, f.doer(g), true)
	}
	f.obliques(c, g)
}

// spokenIn reads both sides of talks from a verb told to happen in them: "in
// a phone call the minister told the envoy …".
func (f *find) spokenIn(c *candidate, n, g int) {
	switch f.doc.PrepositionLemma(n) {
	case "in", "during", "at", "on", "over":
	default:
		return
	}
	f.addRole(&c.actors, c, f.subject(g), false)
	f.addRole(&c.actors, c, f.doc.Dependent(g, grammar.DirectObject|grammar.IndirectObject), false)
}

// tookPart tells whether verb g has its subject share in what somebody does:
// "took part in the raid".
func (f *find) tookPart(g int) bool {
	return f.lemma(g) == "participate" || f.lemma(g) == "engage" || f.lemma(g) == "take"
}

// around is the class of verb g among the verbs that stand around events.
func (f *find) around(g int) verbClass {
	var class verbClass
	for _, s := range lex.around[f.lemma(g)] {
		if _, _, ok := f.completed(g, s.rest); ok {
			class |= s.class
		}
	}
	return class
}

// mostMembers is how many of those coordinated play a part each; the rest of a
// longer list are not looked at, so that nothing is quadratic.
const mostMembers = 24

// addRole adds the entities that token t and those coordinated with it name.
// A means ("jets") is an instrument, and its owner plays the part.
func (f *find) addRole(role *[]int, c *candidate, t int, doer bool) {
	n := 0
	for m := range f.doc.Group(t) {
		if n++; n > mostMembers || m != t && f.speaksApart(m, t) {
			return
		}
		f.addMember(role, c, m, doer)
	}
}

// speaksApart tells whether token m, coordinated with t in the tree, rather
// begins the words that name a source, and t does not: "abducted 40 girls,
// police and parents said".
func (f *find) speaksApart(m, t int) bool {
	return f.isSpeaker(int(f.doc.Tokens[m].Start)) && !f.isSpeaker(int(f.doc.Tokens[t].Start))
}

// addMember is addRole for token t alone.
func (f *find) addMember(role *[]int, c *candidate, t int, doer bool) {
	if doer && f.hasClass(t, lex.means) {
		c.instruments = append(c.instruments, t)
	}
	e := f.entityOf(t)
	switch {
	case e >= 0 && e == int(f.entityAt[c.head]) && !c.verb: // the mention is the event itself
	case e >= 0:
		if !slices.Contains(*role, e) {
			*role = append(*role, e)
		}
		if role == &c.recipients && c.entry.harm {
			c.objects = append(c.objects, t)
		}
	default:
		c.patients = append(c.patients, t)
		if role == &c.recipients && f.at[t] < 0 {
			c.objects = append(c.objects, t)
		}
	}
}

// counted is the noun that number t counts: the trucks of "14 of the group's
// trucks"; t itself if it is no such number.
func (f *find) counted(t int) int {
	if of := f.doc.OfPhrase(t); of >= 0 && f.doc.Tags[t] == grammar.NUM {
		return of
	}
	return t
}

// entityOf is the entity that token t names, or that owns or qualifies the
// noun at t ("Syrian positions"); -1 for none.
func (f *find) entityOf(t int) int {
	if e := f.entityAt[t]; e >= 0 {
		return int(e)
	}
	d := f.doc
	for k := range d.Dependents(t, grammar.CompoundPart|grammar.Adjectival|grammar.Possessor|grammar.NamePart|grammar.NounModifier) {
		if e := f.entityAt[k]; e >= 0 && (!d.Is(k, grammar.NounModifier) || d.HasPreposition(k, "of", "from")) {
			return int(e)
		}
	}
	return -1
}
