package howmany

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// measure tells what a figure measures: what befell the counted, if a
// predicate says so, and otherwise what kind of thing is counted.
func (f *finder) measure(p counting) (record.Measure, string) {
	own, why := f.classMeasure(p)
	if p.unit != "" {
		return own, why
	}
	if isHarm(own) {
		return f.worse(p, own, why)
	}
	n := lex.noun(f.lemma(p.head))
	if lex.beasts[f.lemma(p.head)] {
		return own, why
	}
	human := n.person || n.toll || p.bare() || own == record.People || own == record.Troops || f.is(p.head, mortal)
	if !human && (own != record.OtherMeasure || n.skip) {
		return own, why
	}
	allowed := asObject | asSubject | asOf | asAdjective | asTool
	if human {
		allowed |= asVictim
	}
	if f.isState(p.number, p.head) { // "12 wounded"
		return f.asRole(p.head, asAdjective)
	}
	f.human = human
	for _, clue := range clues {
		if m, w := clue(f, p); m != "" {
			return m, w
		}
	}
	if m, w := f.predicated(p.head, allowed); m != "" {
		if isHarm(m) && p.part(f) && f.doc.Tags[p.head] != grammar.PRON {
			return f.worse(p, m, w)
		}
		if m == record.Detained && f.taken() && !f.isJailed(p.head) {
			return record.Abducted, w + ".taken"
		}
		if m != record.Munitions || p.bare() {
			return m, w
		}
	}
	if !human {
		return own, why
	}
	if m := f.ofThem(p); m != "" {
		return m, "count.of-them"
	}
	if m, w := f.near(p); m != "" {
		return m, w
	}
	if m := f.tallied(p.head); p.bare() && m != "" {
		return m, "count.tally"
	}
	return own, why
}

// clues are what tells of the counted before their predicate is asked, in this
// order.
var clues = [...]func(*finder, counting) (record.Measure, string){
	(*finder).aboard, (*finder).roofless, (*finder).reached, (*finder).bodies, (*finder).rescued,
	(*finder).leftHomeless, (*finder).inCondition, (*finder).inState, (*finder).ofThose,
}

// aboard reads "some 90 aboard".
func (f *finder) aboard(p counting) (record.Measure, string) {
	if p.bare() && p.last < len(f.text.Tokens) && f.is(p.last, aboard) {
		return record.People, "count.aboard"
	}
	return "", ""
}

// roofless reads "300 people without a roof".
func (f *finder) roofless(p counting) (record.Measure, string) {
	if !f.human || p.last+1 >= len(f.text.Tokens) || f.lemma(p.last) != "without" {
		return "", ""
	}
	for t := p.last + 1; t < min(p.last+4, len(f.text.Tokens)); t++ {
		if f.is(t, roof) {
			return record.Displaced, "count.roofless"
		}
	}
	return "", ""
}

// reached reads "infected more than 2,000".
func (f *finder) reached(p counting) (record.Measure, string) {
	if p.bare() && f.isInfected(p.head) {
		return record.People, "count.infected"
	}
	return "", ""
}

// bodies reads "twelve bodies were found" and "the bodies of four men abducted
// on Friday".
func (f *finder) bodies(p counting) (record.Measure, string) {
	if b := f.doc.SaidOf(p.head); b >= 0 && f.is(b, corpse) && f.isFound(b) {
		return record.Killed, "count.bodies-of"
	}
	if f.is(p.head, corpse) && f.isFound(p.head) {
		return record.Killed, "count.bodies"
	}
	return "", ""
}

// rescued reads "and 23 were rescued".
func (f *finder) rescued(p counting) (record.Measure, string) {
	if t := p.last; p.bare() && t+1 < len(f.text.Tokens) && f.lemma(t) == "be" && f.is(t+1, saved) {
		return record.People, "count.saved"
	}
	return "", ""
}

// inCondition reads "two of them in critical condition".
func (f *finder) inCondition(p counting) (record.Measure, string) {
	if p.bare() {
		return "", ""
	}
	for k := range f.doc.Dependents(p.number, grammar.AnyFunction) {
		if f.isCondition(k) {
			return record.Injured, "count.condition"
		}
	}
	return "", ""
}

// inState reads "20 injured", whatever the two hang on.
func (f *finder) inState(p counting) (record.Measure, string) {
	t := p.last
	if !p.bare() || t >= len(f.text.Tokens) || f.doc.Tags[t] != grammar.ADJ && f.doc.Fine[t] != grammar.VBN {
		return "", ""
	}
	if m, w := f.asRole(t, asAdjective); isHarm(m) {
		return m, w + ".after"
	}
	return "", ""
}

// ofThose reads "seven of those killed".
func (f *finder) ofThose(p counting) (record.Measure, string) {
	if f.doc.Fine[p.head] != grammar.VBN || !p.part(f) {
		return "", ""
	}
	m, w := f.asRole(p.head, asObject|asVictim)
	if m == "" {
		return "", ""
	}
	return f.worse(p, m, w)
}

// worse is the measure of those whom a word calls harmed (own), where their
// predicate says that they came to more harm: "14 of the wounded died", "two
// hostages were killed".
func (f *finder) worse(p counting, own record.Measure, why string) (record.Measure, string) {
	if own == record.Killed || p.bare() || !p.part(f) && !lex.noun(f.lemma(p.head)).person {
		return own, why
	}
	if m, w := f.predicated(p.number, asObject|asSubject|asVictim); m == record.Killed {
		return m, w
	}
	if t := p.last; p.part(f) && t < len(f.text.Tokens) && f.doc.Fine[t] == grammar.VBD { // the number taken for another word's
		if m, w := f.asRole(t, asSubject); m == record.Killed {
			return m, w
		}
	}
	if m, w := f.predicated(p.head, asObject|asSubject|asVictim); m == record.Killed {
		return m, w
	}
	return own, why
}

// ofThem is what befell "12 of them" where the count before says it of those
// that they are a part of.
func (f *finder) ofThem(p counting) record.Measure {
	n := len(f.figures)
	if n == 0 || !p.part(f) || f.lemma(p.head) != "they" && f.lemma(p.head) != "whom" && f.lemma(p.head) != "who" {
		return ""
	}
	older := &f.figures[n-1]
	if !isHarm(older.Measure) || f.text.SentenceOf(p.number)-f.text.SentenceOf(f.text.TokenAt(older.Span.Start)) > 1 {
		return ""
	}
	return older.Measure
}

// isFound tells whether the bodies at token h are those of the dead: found,
// recovered, counted or seen somewhere.
func (f *finder) isFound(h int) bool {
	d := f.doc
	if c := d.Dependent(h, grammar.CompoundPart|grammar.Adjectival); c >= 0 && d.Tags[c] == grammar.ADJ && f.is(c, corporate) {
		return false
	}
	for g := range d.Governors(h, 3) {
		if d.IsVerb(g) {
			return f.is(g, unearth)
		}
	}
	return false
}

// leftHomeless reads an elliptical "some 50,000 left homeless", which trees
// take apart.
func (f *finder) leftHomeless(p counting) (record.Measure, string) {
	t := p.number + 1
	if t+1 >= len(f.text.Tokens) || f.lemma(t) != "leave" && f.text.Word(t) != "left" {
		return "", ""
	}
	return f.asRole(t+1, asAdjective)
}

// taken tells whether the report speaks of people taken by force by others
// than the law: who is held there is abducted.
func (f *finder) taken() bool {
	if f.hostages == 0 {
		f.hostages = -1
		for i := range f.text.Tokens {
			if f.is(i, taking) {
				f.hostages = 1
				break
			}
		}
	}
	return f.hostages > 0
}

// isJailed tells whether the predicate of token h holds people as the law
// does, or the law is in its sentence.
func (f *finder) isJailed(h int) bool {
	s := f.doc.Sentences[f.doc.SentenceOf(h)]
	for i := int(s.First); i < int(s.Last); i++ {
		if f.is(i, law) {
			return true
		}
	}
	return false
}

// Functions by what they do to the lot of the counted.
const (
	// alike are words that share the lot of what they depend on.
	alike = grammar.Conjunct | grammar.Apposition | grammar.CompoundPart | grammar.Numeral | grammar.Unspecified | grammar.ParatacticClause | grammar.ListItem
	// ofNoun are nouns that another one is said of: "deaths of 12 people".
	ofNoun = grammar.NounModifier | grammar.TitleModifier | grammar.Possessor | grammar.BareNounModifier
	// adjunct are nouns beside a predicate: "along with three bystanders".
	adjunct = grammar.Oblique | grammar.BareOblique | grammar.PassiveAgent
)

// farthest is how many words up the tree a counted one may be from what befell
// it.
const farthest = 5

// predicated climbs from the counted word h to the predicate that says what
// befell it, through coordination and small clauses.
func (f *finder) predicated(h int, allowed role) (record.Measure, string) {
	d := f.doc
	if m, w := f.described(h, allowed); m != "" {
		return m, w
	}
	if m, w := f.identified(h, allowed); m != "" {
		return m, w
	}
	if g := d.Governor(h); d.Is(h, grammar.ParatacticClause|grammar.Apposition) && d.IsVerb(g) && f.isAmongThem(h) {
		return f.oblique(g, h, allowed)
	}
	for g, below := range d.Path(h, farthest) {
		switch {
		case d.Is(below, alike):
			if m, w, settled := f.joined(g, below, allowed); settled {
				return m, w
			}
		case d.Is(below, grammar.PassiveSubject):
			if f.is(g, find) && d.Negated(g) { // "two more have not been found"
				return record.Missing, "count.not-found"
			}
			return f.verbs(g, (asObject|asVictim)&allowed)
		case d.Is(below, grammar.ActiveSubject):
			return f.subject(g, allowed)
		case d.Is(below, grammar.DirectObject|grammar.IndirectObject):
			return f.object(g, below, allowed)
		case d.Is(below, adjunct):
			return f.oblique(g, below, allowed)
		case d.Is(below, ofNoun) && f.isNumber(g): // "dozens of villagers fled"
		case d.Is(below, ofNoun):
			return f.nominal(g, below, allowed)
		default:
			return "", ""
		}
	}
	return "", ""
}

// identified reads "among the dead were two nurses" and "the dead were two
// nurses": predicate h is said of an adjective.
func (f *finder) identified(h int, allowed role) (record.Measure, string) {
	d := f.doc
	s := d.Dependent(h, grammar.ActiveSubject|grammar.Oblique)
	if s < 0 || d.Tags[s] != grammar.ADJ || d.Copula(h) < 0 || d.Is(s, grammar.Oblique) && d.PrepositionLemma(s) != "among" {
		return "", ""
	}
	return f.asRole(s, asAdjective&allowed)
}

// joined asks g, on which the word below hangs as one that shares its lot. It
// tells whether that settles the matter, or the answer is further up.
func (f *finder) joined(g, below int, allowed role) (m record.Measure, why string, settled bool) {
	d := f.doc
	switch verb := d.IsVerb(g); {
	case verb && d.Is(below, grammar.Numeral) && below < g: // "12 died"
		r := asSubject
		if d.IsPassive(g) || d.Fine[g] == grammar.VBN {
			r = asObject | asVictim
		}
		m, why = f.verbs(g, r&allowed)
		return m, why, true
	case verb && !d.Is(below, grammar.Conjunct):
		return "", "", true
	case verb && !d.IsVerb(below):
		if m, why = f.near(bare(below)); m == "" { // "… and five others were missing"
			m, why = f.asRole(g, (asObject|asVictim)&allowed)
		}
		return m, why, true
	case verb:
		return "", "", false
	}
	if m, why = f.described(g, allowed&^asOf); m != "" {
		return m, why, true
	}
	if v := d.Governor(g); d.Is(below, grammar.Apposition) && v > below && d.IsVerb(v) && d.Tags[g] == grammar.PROPN && d.Subject(v) < 0 { // "On Sunday, two boys died", the boys taken for the day
		m, why = f.verbs(v, f.subjectRole(v)&allowed)
		return m, why, true
	}
	return "", "", false
}

// subjectRole is where the subject of verb v stands in the list of harm.
func (f *finder) subjectRole(v int) role {
	if f.doc.IsPassive(v) {
		return asObject | asVictim
	}
	return asSubject | asAdjective
}

// subject asks predicate g about its subject.
func (f *finder) subject(g int, allowed role) (record.Measure, string) {
	d := f.doc
	switch {
	case d.IsVerb(g) && d.IsBareParticiple(g) && !f.hasObject(g): // headlines: "17 slain in battle"
		return f.verbs(g, (asObject|asVictim|asSubject)&allowed)
	case f.is(g, ward) && d.Copula(g) >= 0 && d.PrepositionLemma(g) == "in": // "76 others were in hospital"
		return record.Injured, "count.in-hospital"
	case d.Tags[g] == grammar.ADJ && f.isPassiveAdjective(g):
		return f.verbs(g, (asObject|asVictim|asAdjective)&allowed)
	}
	return f.verbs(g, (asSubject|asAdjective)&allowed)
}

// isPassiveAdjective tells whether token g is a participle that the tree took
// for an adjective: "had been \"massacred\"".
func (f *finder) isPassiveAdjective(g int) bool {
	return f.doc.Has(g, grammar.Auxiliary|grammar.Copula) && strings.HasSuffix(f.text.Word(g), "ed")
}

// isBuried tells whether those whom verb g buries are laid in their graves, and
// not under rubble or snow.
func (f *finder) isBuried(g int) bool {
	d := f.doc
	if s := d.Subject(g); s >= 0 && !d.IsPassive(g) && d.Tags[s] != grammar.PRON && !lex.noun(f.lemma(s)).person {
		return false
	}
	for c := range d.Dependents(g, grammar.Oblique|grammar.Adverbial|grammar.OpenComplement|grammar.AdverbialClause) {
		switch in := d.PrepositionLemma(c); {
		case !d.Is(c, grammar.Oblique):
			if f.lemma(c) == "alive" {
				return false
			}
		case isOneOf(in, "under", "beneath", "by") || in == "in" && d.Tags[c] != grammar.PROPN:
			return false
		}
	}
	return true
}

// isListed tells whether token t belongs to a further counted group of human
// beings: "[five officers] and about a dozen militants left dead".
func (f *finder) isListed(t int) bool {
	switch f.doc.Tags[t] {
	case grammar.CCONJ, grammar.NUM, grammar.DET:
		return true
	case grammar.NOUN:
		return lex.noun(f.lemma(t)).person
	}
	return false
}

// isNumber tells whether token g is a number or a noun that stands for one.
func (f *finder) isNumber(g int) bool {
	if f.doc.Tags[g] == grammar.NUM || lex.noun(f.lemma(g)).holder {
		return true
	}
	_, ok := lex.number(f.text.Word(g))
	return ok
}

// described looks for participles and adjectives that hang on the counted
// word h: "16 people killed in the raid", "12 wounded", "two soldiers dead".
func (f *finder) described(h int, allowed role) (record.Measure, string) {
	d := f.doc
	if m, w := f.asRole(h, asAdjective&allowed); m != "" && !d.IsVerb(h) {
		return m, w
	}
	for c := range d.Dependents(h, grammar.AdnominalClause|grammar.NounModifier|grammar.RelativeClause|grammar.Adjectival|grammar.Conjunct) {
		var m record.Measure
		var why string
		switch d.Function(c) {
		case grammar.AdnominalClause:
			m, why = f.participial(c, allowed)
		case grammar.NounModifier:
			m, why = f.amidst(c, allowed)
		case grammar.RelativeClause:
			if !f.isOfTheirs(c) {
				m, why = f.asRole(c, f.subjectRole(c)&allowed)
			}
		case grammar.Adjectival:
			m, why = f.asRole(c, asAdjective&allowed)
		case grammar.Conjunct: // "five officers and a dozen militants left dead"
			if d.Tags[c] != grammar.NOUN || !lex.noun(f.lemma(c)).person {
				break
			}
			if d.Has(c, grammar.AdnominalClause) {
				m, why = f.described(c, allowed)
			} else if d.Is(h, grammar.DirectObject) {
				p := bare(c)
				p.number--
				m, why = f.near(p)
			}
		}
		if m != "" {
			return m, why
		}
	}
	return "", ""
}

// participial asks the participle c on a counted word: "killed in the raid",
// "left dead".
func (f *finder) participial(c int, allowed role) (record.Measure, string) {
	d := f.doc
	if d.Fine[c] != grammar.VBN && d.Tags[c] != grammar.ADJ && f.text.Word(c) != "missing" {
		return "", ""
	}
	m, why := f.asRole(c, (asObject|asVictim|asAdjective)&allowed)
	if m == "" && f.human {
		m, why = f.asRole(c, asSubject) // a verb without object, taken for a participle
	}
	if x := d.Dependent(c, grammar.OpenComplement); x >= 0 && m == "" {
		m, why = f.asRole(x, asAdjective&allowed)
	}
	return m, why
}

// amidst asks the prepositional phrase of noun c on a counted word: "among the
// dead", "in critical condition".
func (f *finder) amidst(c int, allowed role) (record.Measure, string) {
	d := f.doc
	if d.PrepositionLemma(c) != "among" {
		if f.isCondition(c) {
			return record.Injured, "count.condition"
		}
		return "", ""
	}
	m, why := f.asRole(c, asAdjective&allowed)
	if a := d.Dependent(c, grammar.Adjectival); a >= 0 && m == "" {
		m, why = f.asRole(a, asAdjective&allowed)
	}
	return m, why
}

// isOfTheirs tells whether relative clause c is said of something that belongs
// to whom it describes: "whose house was hit".
func (f *finder) isOfTheirs(c int) bool {
	s := f.doc.Dependent(c, grammar.NominalSubject)
	p := f.doc.Possessor(s)
	return p >= 0 && f.doc.Fine[p] == grammar.WPS
}

// isCondition tells whether token c says how a hurt person is: "in critical
// condition".
func (f *finder) isCondition(c int) bool {
	if f.lemma(c) != "condition" || f.doc.PrepositionLemma(c) != "in" {
		return false
	}
	a := f.doc.Dependent(c, grammar.Adjectival)
	return a >= 0 && f.is(a, grave)
}

// verbs asks predicate g and those coordinated with it or below it ("were
// shot and killed", "left dead", "was found dead").
func (f *finder) verbs(g int, r role) (record.Measure, string) {
	d := f.doc
	m, why := f.asRole(g, r)
	if f.lemma(g) == "bury" && r&asVictim != 0 && f.isBuried(g) {
		return record.Killed, "count.buried"
	}
	if o := d.Object(g); m == "" && o >= 0 && f.is(g, suffer) && f.is(o, wound) {
		return record.Injured, "count.suffered"
	}
	for c := range d.Dependents(g, grammar.Conjunct|grammar.OpenComplement|grammar.Oblique|grammar.AdverbialClause|grammar.Adverbial) {
		if m2, w2 := f.further(c, r); m2 == record.Killed || m == "" && m2 != "" {
			m, why = m2, w2
		}
	}
	return m, why
}

// further is what befell whomever a predicate is said of, by the word c that
// hangs on it.
func (f *finder) further(c int, r role) (record.Measure, string) {
	d := f.doc
	switch d.Function(c) {
	case grammar.Conjunct:
		if d.Has(c, grammar.NominalSubject|grammar.DirectObject) {
			return "", ""
		}
		m, why := f.asRole(c, r|asAdjective)
		if e := d.Dependent(c, grammar.Oblique); e >= 0 && m == "" { // "rescued and taken to hospital"
			m, why = f.ending(e)
		}
		return m, why
	case grammar.OpenComplement:
		return f.asRole(c, r|asAdjective)
	case grammar.Oblique, grammar.AdverbialClause:
		return f.ending(c)
	case grammar.Adverbial:
		if f.lemma(c) == "fatally" || f.lemma(c) == "dead" {
			return record.Killed, "count.fatally"
		}
	}
	return "", ""
}

// ending reads "shot to death", "taken hostage", "placed under arrest", "taken
// into custody".
func (f *finder) ending(c int) (record.Measure, string) {
	d := f.doc
	in := d.PrepositionLemma(c)
	switch f.lemma(c) {
	case "death":
		if in == "to" {
			return record.Killed, "count.to-death"
		}
		return "", ""
	case "arrest", "custody", "detention":
		return record.Detained, "count.custody"
	case "hostage":
		return record.Abducted, "count.hostage"
	}
	g := d.Governor(c)
	switch {
	case g < 0:
	case f.is(c, ward):
		if k := d.Dependent(g, grammar.Conjunct); k >= 0 && k < c { // "rescued and taken to hospital"
			g = k
		}
		if f.is(g, rush) {
			return record.Injured, "count.to-hospital"
		}
	case f.is(c, home) && f.is(g, drive) && isOneOf(in, "from", "out"):
		return record.Displaced, "count.from-home"
	case f.is(c, wound) && f.lemma(g) == "treat":
		return record.Injured, "count.treated"
	}
	return "", ""
}

// object asks the verb g whose object is token o: its own harm, or that of
// the word that completes it ("left 12 dead", "shot two men dead", "took
// three hostage", "claimed 30 lives").
func (f *finder) object(g, o int, allowed role) (record.Measure, string) {
	d := f.doc
	if (lex.noun(f.lemma(o)).toll || f.lemma(o) == "life") && f.is(g, claim) {
		return record.Killed, "count.lives"
	}
	if s := d.Subject(g); s >= 0 && f.is(g, include) { // "the dead included seven children"
		return f.asRole(s, asAdjective)
	}
	if m, why := f.completed(g, o, allowed); m != "" {
		return m, why
	}
	if m, why := f.driven(g, o); m != "" {
		return m, why
	}
	if f.lemma(g) == "bury" && f.isBuried(g) {
		return record.Killed, "count.buried"
	}
	if f.lemma(g) == "lose" && lex.noun(f.lemma(o)).person && f.human {
		return record.Killed, "count.lost"
	}
	m, why := f.asRole(g, (asObject|asVictim|asTool)&allowed)
	switch first := d.Governor(g); m {
	case "": // "killed and wounded 12": the object hangs on either
		if d.Is(g, grammar.Conjunct) && !d.Has(first, grammar.DirectObject) {
			return f.asRole(first, (asObject|asVictim)&allowed)
		}
	case record.Munitions:
	default:
		for c := range d.Dependents(g, grammar.Conjunct) { // "wounded and killed 12"
			if m2, w2 := f.asRole(c, (asObject|asVictim)&allowed); m2 == record.Killed && !d.Has(c, grammar.DirectObject) {
				m, why = m2, w2
			}
		}
	}
	return m, why
}

// completed asks what completes verb g after its object o: "left 12 dead",
// "shot two men dead", "took three hostage", "forced 300 to flee".
func (f *finder) completed(g, o int, allowed role) (m record.Measure, why string) {
	d := f.doc
	for c := range d.Dependents(g, grammar.OpenComplement|grammar.Oblique|grammar.Adverbial|grammar.ContentClause|grammar.AdverbialClause) {
		compelled := d.Fine[c] == grammar.VB && f.is(g, compel)
		if d.Is(c, grammar.AdverbialClause) && !compelled || c < o && !d.Is(c, grammar.Adverbial) {
			continue
		}
		r := asAdjective | asObject | asVictim
		if compelled {
			r = asSubject
		}
		if m, why = f.asRole(c, r&allowed); m == "" || d.Is(c, grammar.Oblique) {
			m, why = f.ending(c)
		}
		if f.lemma(c) == "fatally" {
			m, why = record.Killed, "count.fatally"
		}
		if m != "" {
			break
		}
	}
	return m, why
}

// driven reads "forced 300 to flee", "to leave their homes" and "from their
// homes" where what completes verb g hangs on its object o, or is what is left.
func (f *finder) driven(g, o int) (record.Measure, string) {
	d := f.doc
	for _, h := range [2]int{g, o} {
		for c := range d.Dependents(h, grammar.OpenComplement|grammar.AdverbialClause|grammar.AdnominalClause|grammar.NounModifier) {
			switch {
			case c < o:
			case d.Is(c, grammar.NounModifier):
				if f.is(c, home) && f.is(g, drive) && isOneOf(d.PrepositionLemma(c), "from", "out") {
					return record.Displaced, "count.from-home"
				}
			case d.Fine[c] != grammar.VB || !f.is(g, compel):
			case f.lemma(c) == "leave" && d.Object(c) >= 0 && f.is(d.Object(c), home):
				return record.Displaced, "count.from-home"
			default:
				if m, why := f.asRole(c, asSubject); m != "" {
					return m, why
				}
			}
		}
	}
	return "", ""
}

// nominal asks the noun g that token c modifies: "deaths of 12 people", "a
// toll of 25", "with 12 dead".
func (f *finder) nominal(g, c int, allowed role) (record.Measure, string) {
	d := f.doc
	switch d.PrepositionLemma(c) {
	case "of", "":
		if m, w := f.asRole(g, asOf&allowed); m != "" {
			return m, w
		}
		if f.isToll(g) {
			return record.Killed, "count.death-toll"
		}
	case "with", "include", "along", "alongside", "among":
		if m, w := f.predicated(g, allowed&^asOf); m != "" {
			return m, w
		}
	}
	return "", ""
}

// oblique asks the predicate g about its oblique c: "along with three
// bystanders" shares the subject's lot, "with two dead" tells its own.
func (f *finder) oblique(g, c int, allowed role) (record.Measure, string) {
	k := f.doc.PrepositionLemma(c)
	if f.isAmongThem(c) {
		k = "include"
	}
	if k == "include" { // "put the toll at 27, including nine children"
		if o := f.doc.Object(g); o >= 0 && f.tally(o) != "" {
			return f.tally(o), "count.tally"
		}
		if s := f.doc.Subject(g); s >= 0 && f.tally(s) != "" {
			return f.tally(s), "count.tally"
		}
	}
	switch k {
	case "along", "with", "include", "alongside", "besides", "together":
		if o := f.doc.Object(g); o >= 0 && o < c && k == "include" && !f.doc.IsPassive(g) { // "killed nine people, including three children"
			return f.object(g, o, allowed)
		}
		return f.asRole(g, f.subjectRole(g)&allowed)
	}
	return "", ""
}

// isAmongThem tells whether "among" and a pronoun introduce noun c as a part
// of others: "…, among them two nurses".
func (f *finder) isAmongThem(c int) bool {
	t := f.doc.BareNounPhrase(c).First
	return t >= 2 && f.lemma(t-2) == "among" && f.doc.Tags[t-1] == grammar.PRON
}

// asRole looks the word at token g up in the harm list.
func (f *finder) asRole(g int, r role) (record.Measure, string) {
	if r == 0 {
		return "", ""
	}
	if f.doc.IsVerb(g) && r&asAdjective != 0 && f.hasObject(g) { // "who had wounded 12" are not the wounded
		r &^= asAdjective
	}
	other := f.hasOtherParticle(g)
	words := [3]string{f.verbLemma(g), f.text.Word(g)}
	if f.doc.Tags[g] == grammar.ADJ {
		words[2] = participle(words[1])
	}
	for _, w := range words { // irregular forms and adjectives stand in the list as they are
		for _, h := range lex.harms[w] {
			if h.roles&r != 0 && (!other || h.roles&asVictim == 0) {
				return h.measure, "harm." + f.lemma(g)
			}
		}
	}
	if f.doc.IsVerb(g) && r&asAdjective != 0 { // "left wounded"
		for _, h := range lex.harms[f.lemma(g)] {
			if h.roles&asObject != 0 && f.doc.Fine[g] == grammar.VBN {
				return h.measure, "harm." + f.lemma(g)
			}
		}
	}
	return "", ""
}

// hasObject tells whether verb v, or one coordinated with it, has an object:
// "shot and killed them".
func (f *finder) hasObject(v int) bool {
	if f.doc.Object(v) >= 0 {
		return true
	}
	for c := range f.doc.Dependents(v, grammar.Conjunct) {
		if f.doc.Has(c, grammar.DirectObject) && !f.doc.Has(c, grammar.NominalSubject) {
			return true
		}
	}
	return false
}

// participle is the verb of the list that an adjective may be a participle of
// ("massacred"); "" for none.
func participle(w string) string {
	stem, ok := strings.CutSuffix(w, "d")
	if !ok || len(w) < 6 {
		return ""
	}
	if len(lex.harms[stem]) == 0 {
		stem = strings.TrimSuffix(stem, "e")
	}
	return stem
}

// hasOtherParticle tells whether verb g has a particle with which it is another
// verb than the list's: "shot down", "hit back".
func (f *finder) hasOtherParticle(g int) bool {
	p := f.doc.Particle(g)
	return p >= 0 && len(lex.harms[f.lemma(g)+" "+f.lemma(p)]) == 0
}

// verbLemma is the lemma of a verb with its particle ("gun down").
func (f *finder) verbLemma(g int) string {
	if p := f.doc.Particle(g); p >= 0 {
		if w := f.lemma(g) + " " + f.lemma(p); len(lex.harms[w]) > 0 {
			return w
		}
	}
	return f.lemma(g)
}

// tally is what the noun at token g counts by its name: "toll", "the number of
// wounded", "the number of people missing".
func (f *finder) tally(g int) record.Measure {
	d := f.doc
	if f.is(g, tally) {
		of := d.Dependent(g, grammar.NounModifier|grammar.CompoundPart)
		if of < 0 {
			return ""
		}
		if f.is(of, dead) {
			return record.Killed
		}
		if m, _ := f.asRole(of, asAdjective); isHarm(m) && d.Fine[of] == grammar.VBN { // "the number of wounded"
			return m
		}
		for _, t := range [2]int{of, g} { // "people missing" may hang on either
			if m, _ := f.described(t, asObject|asVictim|asAdjective); isHarm(m) {
				return m
			}
		}
		if m := lex.noun(f.lemma(of)).measure; isHarm(m) {
			return m
		}
		return ""
	}
	if f.is(g, crowd) {
		return record.People
	}
	if f.lemma(g) != "toll" {
		return ""
	}
	switch c := d.Dependent(g, grammar.CompoundPart|grammar.Adjectival); {
	case c < 0:
		return record.Killed
	case f.lemma(c) == "injury":
		return record.Injured
	case f.is(c, burden):
		return ""
	}
	return record.Killed
}

// isToll tells whether token g is a death toll.
func (f *finder) isToll(g int) bool { return f.tally(g) == record.Killed }

// tallied is what a bare number measures that a tally is or became: "the
// death toll rose to 27", "put the number of wounded at 25".
func (f *finder) tallied(h int) record.Measure {
	d := f.doc
	if s := d.Subject(h); s >= 0 {
		if m := f.tally(s); m != "" {
			return m
		}
	}
	g := d.Governor(h)
	if g < 0 {
		return ""
	}
	if d.Tags[g] == grammar.NUM && g < h { // "to 27 from 25"
		if m := f.tallied(g); m != "" {
			return m
		}
	}
	switch d.Function(h) {
	case grammar.Oblique, grammar.BareOblique, grammar.NounModifier, grammar.DirectObject, grammar.OpenComplement:
	default:
		return ""
	}
	if m := f.tally(g); m != "" {
		return m
	}
	if s := d.Subject(g); s >= 0 {
		if m := f.tally(s); m != "" {
			return m
		}
	}
	if o := d.Object(g); o >= 0 && o != h {
		return f.tally(o)
	}
	return ""
}

// near looks at the words right beside the figure, for sentences whose tree
// is wrong: "[five officers] were killed", "killing [five officers]", "the
// bodies of [the four]".
func (f *finder) near(p counting) (record.Measure, string) {
	d := f.doc
	s := d.Sentences[d.SentenceOf(p.number)]
	for t, hop := p.last, 0; t < int(s.Last) && hop < 9; t, hop = t+1, hop+1 {
		if f.isListed(t) {
			continue
		}
		if f.text.Word(t) == "," && t+1 < int(s.Last) && f.lemma(t+1) == "include" { // "five others, including three guides, were missing"
			for t++; t < int(s.Last) && f.text.Word(t) != ","; t++ {
			}
			continue
		}
		if d.Tags[t] == grammar.AUX || d.Tags[t] == grammar.ADV || f.is(t, link) {
			continue
		}
		if d.IsVerb(t) && d.Fine[t] != grammar.VBN && hop > 0 && t > 0 && d.Tags[t-1] != grammar.AUX {
			break
		}
		if d.Fine[t] == grammar.VBG && f.text.Word(t) == "missing" && t > 0 && d.Tags[t-1] == grammar.AUX {
			return record.Missing, "harm.missing.near"
		}
		if d.Fine[t] == grammar.VBG || d.IsVerb(t) && f.hasObject(t) {
			break
		}
		r := asObject | asVictim | asAdjective
		if d.Fine[t] == grammar.VBD || d.Fine[t] == grammar.VBP {
			r = asSubject | asAdjective
		}
		if m, w := f.asRole(t, r); m != "" && isHarm(m) {
			return m, w + ".near"
		}
		break
	}
	t := p.first - 1
	for t >= int(s.First) && d.Tags[t] == grammar.PUNCT && f.text.Word(t) != "," {
		t--
	}
	if t < int(s.First) {
		return "", ""
	}
	if p.bare() && d.IsVerb(t) && f.lemma(t) == "use" {
		return record.Munitions, "harm.use.near"
	}
	if f.lemma(t) == "of" && t > int(s.First) {
		m, w := f.asRole(t-1, asOf)
		return m, w + ".near"
	}
	plural := t > int(s.First) && d.Fine[t-1] == grammar.NNS
	if d.IsVerb(t) || d.Fine[t] == grammar.NNS || d.Fine[t] == grammar.NN && plural { // headlines' "kills 12", "rebels abduct 12" may pass for nouns
		if m, w := f.asRole(t, asObject|asVictim); isHarm(m) {
			return m, w + ".near"
		}
	}
	return "", ""
}
