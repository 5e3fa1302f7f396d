package what

import (
	"slices"
	"strings"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/record"
)

// figureKind is the kinds of data/english/figurative.tsv, one bit each.
type figureKind uint32

const (
	thing figureKind = 1 << iota
	beast
	germ
	label
	burst
	tongue
	weather
	folk
	loose
	husk
	bruise
	clinic
	hand
	wage
	workplace
	fuse
	bodily
	hail
	moving
)

var figureKinds = map[string]figureKind{"thing": thing, "beast": beast, "germ": germ, "label": label, "burst": burst, "tongue": tongue, "weather": weather, "folk": folk, "loose": loose, "husk": husk, "bruise": bruise, "clinic": clinic, "hand": hand, "wage": wage, "workplace": workplace, "fuse": fuse, "bodily": bodily, "hail": hail, "moving": moving}

// figuratives is the parsed table of figures of speech.
type figuratives struct {
	kinds   map[string]figureKind
	idioms  map[string][]string // verb lemma to the words beside it that make an idiom
	literal map[string][]string // verb lemma to the nouns that it must have
}

var figurative = loadFigurative()

func loadFigurative() figuratives {
	t := figuratives{kinds: map[string]figureKind{}, idioms: map[string][]string{}, literal: map[string][]string{}}
	eachRow(data.Figurative, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			verb, noun, pair := strings.Cut(w, ":")
			switch {
			case !pair:
				t.kinds[w] |= figureKinds[f[0]]
			case f[0] == "literal":
				t.literal[verb] = append(t.literal[verb], noun)
			default:
				t.idioms[verb] = append(t.idioms[verb], noun)
			}
		}
	})
	return t
}

// takeLiterally drops the candidates whose words are a figure of speech, or
// gives them the type of what is meant.
func (f *find) takeLiterally() {
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.verb && c.typ == record.EvAssault && c.head > 1 && f.doc.Word(c.head-1) == "-" && f.lemma(c.head-2) == "test" { // "test-fired a missile"
			c.typ, c.mode = record.EvMobilize, "weapons"
			continue
		}
		if f.isMishap(c) {
			c.typ, c.mode = record.EvAccident, ""
			continue
		}
		if f.isLabour(c) {
			c.typ, c.mode = record.EvProtest, "boycott"
			continue
		}
		if c.verb && f.isTongueLash(c) {
			c.typ, c.mode = record.EvAccuse, "disapprove"
			continue
		}
		if f.isFigure(c) {
			c.dropped = true
			f.at[c.head] = -1
		}
	}
}

// isForce tells whether an event of the type is one whose words are used for
// other things too: violence, force, disasters and accidents.
func isForce(c *candidate) bool {
	switch c.typ {
	case record.EvAssault, record.EvCoerce, record.EvDisaster, record.EvAccident, record.EvDisease, record.EvCrime, record.EvMobilize:
		return true
	}
	return c.entry.harm
}

// isFigure tells whether candidate c is a figure of speech by what it does or
// befalls.
func (f *find) isFigure(c *candidate) bool {
	if f.isIdiom(c.head) || c.verb && !f.isLiteral(c) {
		return true
	}
	switch {
	case c.typ == record.EvThreaten:
		return f.isForecast(c)
	case f.lemma(c.head) == "trial":
		return f.isClinical(c.head)
	case c.typ == record.EvProtest:
		return !c.verb && (f.isOutcry(c.head) || f.isOuting(c.head))
	case c.typ == record.EvDisaster && c.status != record.Occurred && f.isKind(c.head, weather) && !f.isKind(c.head, burst):
		return true // "heavy rain is expected"
	case !isForce(c):
		return false
	case c.verb:
		return f.bids(c.head) || f.isVerbFigure(c)
	}
	return f.isNounFigure(c)
}

// isOutcry tells whether a protest at token n is but words: "a storm of
// protest".
func (f *find) isOutcry(n int) bool {
	return f.doc.Is(n, grammar.NounModifier) && f.doc.PrepositionLemma(n) == "of" && f.isKind(f.doc.Governor(n), burst|loose)
}

// isOuting tells whether a rally at token n is one of vehicles or of prices: "a
// motorcycle rally", "a runaway rally in shares".
func (f *find) isOuting(n int) bool {
	if f.lemma(n) != "rally" {
		return false
	}
	for k := range f.doc.Dependents(n, grammar.CompoundPart|grammar.Adjectival|grammar.NounModifier) {
		if f.hasClass(k, lex.traffic) || f.speaksOf(k, inMarket|inSport) || arenas[f.lemma(k)].half&inMarket != 0 {
			return true
		}
	}
	return false
}

// isClinical tells whether the trial at token n is one of a treatment.
func (f *find) isClinical(n int) bool {
	for t := range f.doc.SentenceTokens(n) {
		if f.isKind(t, germ|clinic) {
			return true
		}
	}
	return false
}

// bids tells whether verb v bids the reader ("storm the castle early"), as
// guides and recipes do; what somebody is quoted with is another matter.
func (f *find) bids(v int) bool {
	first := f.doc.FirstConjunct(v)
	return f.doc.IsImperative(v) && first == int(f.doc.Sentences[f.doc.SentenceOf(v)].First) && f.doc.Object(first) > first
}

// isMishap tells whether an explosion is one of what explodes by itself: "a
// gas blast", "an explosion of a boiler".
func (f *find) isMishap(c *candidate) bool {
	if c.verb || c.mode != "explosives" || f.lemma(c.head) != "explosion" && f.lemma(c.head) != "blast" {
		return false
	}
	for k := range f.doc.Dependents(c.head, grammar.CompoundPart|grammar.Adjectival|grammar.NounModifier) {
		if f.isKind(k, fuse) && (!f.doc.Is(k, grammar.NounModifier) || f.doc.HasPreposition(k, "of", "in")) {
			return !f.isArmed(c.actors)
		}
	}
	return false
}

// isLabour tells whether a strike is one of workers: by them, at their place
// of work, or over pay.
func (f *find) isLabour(c *candidate) bool {
	if c.verb || f.lemma(c.head) != "strike" || c.typ != record.EvAssault || c.mode != "" {
		return false
	}
	if c.head > 0 && f.lemma(c.head-1) == "on" && !f.doc.Has(c.head, grammar.NounModifier) { // "guards on strike"
		return true
	}
	for k := range f.doc.Dependents(c.head, grammar.CompoundPart|grammar.Possessor|grammar.Adjectival) {
		if f.isKind(k, hand) {
			return true
		}
	}
	for k := range f.doc.Dependents(c.head, grammar.NounModifier|grammar.Oblique) {
		switch f.doc.PrepositionLemma(k) {
		case "by", "of":
			if f.isKind(k, hand) {
				return true
			}
		case "over", "for", "against":
			if f.isKind(k, wage) {
				return true
			}
		case "at", "in":
			if f.isKind(k, workplace) && !f.isArmed(c.actors) {
				return true
			}
		}
	}
	return false
}

func (f *find) isVerbFigure(c *candidate) bool {
	v := c.head
	lemma := f.lemma(v)
	doer, object := f.doer(v), f.undergoer(v)
	if c.entry.frame.swap && !f.passive(v) {
		doer, object = -1, f.subject(v)
	}
	if c.partner >= 0 && object < 0 {
		object = c.partner
	}
	if c.entry.harm && !c.entry.frame.swap && object < 0 && len(c.recipients) == 0 && f.doc.Fine[v] != grammar.VBD && f.doc.Fine[v] != grammar.VBN {
		return true // "people are hurting", "smoking kills"
	}
	if c.typ == record.EvMobilize { // "mobilised funds", "staff were redeployed"
		return c.entry.frame.object|c.entry.frame.subject == 0 && object >= 0 && f.entityAt[object] < 0 && f.doc.Tags[f.core(object)] != grammar.PROPN && !f.hasClass(f.core(object), lex.armed|lex.means)
	}
	if f.isKind(v, hail) && f.isHail(v) || doer >= 0 && f.isKind(doer, burst) && f.isFlooded(c, doer) {
		return true
	}
	if f.isKind(v, moving) && object < 0 && f.doc.Copula(v) >= 0 {
		object = f.subject(v)
	}
	if object >= 0 && f.isKind(v, moving) && len(c.actors) == 0 && (f.doc.Tags[object] == grammar.PRON || f.isSomebody(object) || f.hasClass(object, lex.person)) {
		return true // "we are devastated"
	}
	if object >= 0 && f.isKind(v, bodily) && !f.isSomebody(object) {
		return true // "executed the plan"
	}
	switch {
	case c.typ == record.EvCoerce && doer >= 0 && f.entityAt[doer] < 0 && f.isKind(doer, thing|germ):
		return true // "the crises limit"
	case c.typ == record.EvCoerce, c.typ == record.EvCrime && lemma != "steal", c.entry.frame.object != 0:
		// Rights can be curbed and votes rigged; or the lexicon asks for this very object.
		return c.typ == record.EvAssault && len(c.entry.words) == 1 && f.isKind(f.doc.Dependent(v, grammar.ActiveSubject), thing) && f.isKind(v, bruise)
	case object >= 0 && f.isKind(object, thing):
		return true
	case c.typ == record.EvAccident && lemma == "crash" && f.doc.Object(v) >= 0 && !f.hasClass(f.doc.Object(v), lex.traffic|lex.means):
		return true // "the bug crashed consoles"
	case object >= 0 && f.isKind(object, beast):
		return !f.isArmed(c.actors)
	case object < 0 && f.isStruggle(c):
		return true
	}
	if c.entry.harm && c.entry.frame.swap && f.isNatural(v) {
		return true
	}
	if doer < 0 || c.entry.frame.subject != 0 {
		return false
	}
	if f.isKind(doer, beast|germ) {
		if object < 0 || !f.isSomebody(object) {
			return true
		}
		c.typ, c.mode = record.EvAccident, ""
		if f.isKind(doer, germ) {
			c.typ = record.EvDisease
		}
		c.actors = nil
		return c.typ == record.EvDisease && !c.entry.harm
	}
	return f.isKind(f.antecedent(f.doc.Dependent(v, grammar.ActiveSubject), v), thing) && (object < 0 || !f.isSomebody(object))
}

// isHail tells whether verb v is told with what it is done, and that is no
// weapon nor what falls from nature: "bombarded with messages".
func (f *find) isHail(v int) bool {
	for k := range f.doc.Dependents(v, grammar.Oblique) {
		if f.doc.PrepositionLemma(k) != "with" || f.timeAt[k] >= 0 {
			continue
		}
		m := f.core(k)
		if f.doc.Tags[m] == grammar.NOUN && f.entityAt[m] < 0 && !f.hasClass(m, lex.means|lex.armed|lex.nature) && !f.speaksOf(m, earnest) {
			return true
		}
	}
	return false
}

// isFlooded tells whether the storm or wave at token n is one of things: "hit by
// a wave of withdrawals".
func (f *find) isFlooded(c *candidate, n int) bool {
	of := f.doc.OfPhrase(n)
	return of >= 0 && f.isFloodOf(c, of)
}

// isNatural tells whether a death is told with an illness or an age ("died of
// cancer", "dies at 91").
func (f *find) isNatural(v int) bool {
	for k := range f.doc.Dependents(v, grammar.AnyFunction) {
		natural := false
		switch f.doc.PrepositionLemma(k) {
		case "of", "from", "after", "following":
			natural = f.isKind(k, germ) || f.lemma(k) == "attack" && k > 0 && f.lemma(k-1) == "heart"
		case "at":
			natural = f.doc.Tags[k] == grammar.NUM || f.lemma(k) == "age" || f.lemma(k) == "home" && f.doc.Possessor(k) >= 0
		case "in":
			natural = f.lemma(k) == "sleep"
		}
		if natural {
			return true
		}
	}
	return false
}

// isStruggle tells whether a fight has no foe but an aim or an abstraction:
// "battled to save the reef", "fights for re-election".
func (f *find) isStruggle(c *candidate) bool {
	if a := f.doer(c.head); c.typ != record.EvAssault || f.isArmed(c.actors) || a >= 0 && f.domain(a)&blood != 0 {
		return false
	}
	for k := range f.doc.Dependents(c.head, grammar.Oblique) {
		if prep := f.doc.PrepositionLemma(k); f.timeAt[k] < 0 && (f.isAimed(prep) || prep == "with") && (f.isKind(k, thing|germ) || prep == "for" && f.isCause(c, k)) {
			return true
		}
	}
	for k := range f.doc.Dependents(c.head, grammar.OpenComplement|grammar.AdverbialClause) {
		if f.doc.Fine[k] == grammar.VB && len(c.entry.words) == 1 && f.isKind(c.head, loose) {
			return true
		}
	}
	return false
}

// isCause tells whether what somebody fights for at token k is a good cause, and
// nothing that wars are fought for, in a sentence without bloodshed.
func (f *find) isCause(c *candidate, k int) bool {
	if f.doc.Tags[k] != grammar.NOUN || f.entityAt[k] >= 0 || f.placeAt[k] >= 0 || len(c.entry.words) > 1 || f.hasClass(k, lex.person|lex.territory|lex.armed) {
		return false
	}
	switch f.lemma(k) {
	case "control", "power", "independence", "supremacy", "dominance", "land", "territory", "side", "hour", "day", "week", "month", "year", "time", "cause":
		return false
	}
	return !f.isBloody(c)
}

// isBloody tells whether another word of the sentence of candidate c is of force
// in earnest.
func (f *find) isBloody(c *candidate) bool {
	for t := range f.doc.SentenceTokens(c.head) {
		if t != c.head && !(f.lemma(t) == "die" || f.lemma(t) == "dead") && f.speaksOf(t, earnest) {
			return true
		}
	}
	return false
}

// isNounFigure tells whether the words around an event noun make a figure of
// speech of it: "price war", "a storm of criticism", "a battle for the title".
func (f *find) isNounFigure(c *candidate) bool {
	n := c.head
	if c.typ == record.EvAccident && f.doc.HasPreposition(n, "by") && !f.doc.Has(n, grammar.Determiner|grammar.Adjectival|grammar.NounModifier) {
		return true // "found it by accident"
	}
	for k := range f.doc.Dependents(n, grammar.CompoundPart|grammar.Adjectival) {
		if f.isKind(n, loose) && k < c.first && (f.isKind(k, label|germ) || f.doc.Tags[k] == grammar.NOUN && f.isKind(k, thing) && lex.nouns[f.lemma(k)] == nil) {
			return true
		}
		if k == n-1 && f.isKind(k, beast) && c.typ == record.EvAssault {
			c.typ, c.mode = record.EvAccident, ""
		}
	}
	for k := range f.doc.Dependents(n, grammar.AdnominalClause) {
		if c.typ == record.EvAssault && c.entry.frame.weak && f.doc.IsToInfinitive(k) && !f.isArmed(c.actors) {
			return true
		}
	}
	for k := range f.doc.Dependents(n, grammar.NounModifier) {
		prep := f.doc.PrepositionLemma(k)
		if f.timeAt[k] < 0 && f.isAimed(prep) && (f.isKind(k, thing) || prep == "against" && f.isKind(k, germ) || prep == "of" && f.isKind(k, beast)) {
			return true
		}
		if prep == "of" && f.isKind(n, burst) && f.isFloodOf(c, k) {
			return true
		}
	}
	return f.lemma(n) == "fire" && f.isFlak(n)
}

// isAimed tells whether a preposition leads to what a fight is about.
func (f *find) isAimed(prep string) bool {
	switch prep {
	case "of", "for", "on", "over", "against":
		return true
	}
	return false
}

// isFloodOf tells whether what a burst is made of at token k is nothing that
// bursts by nature: "a flood of refugees", "an outbreak of violence".
func (f *find) isFloodOf(c *candidate, k int) bool {
	if f.doc.Tags[k] != grammar.NOUN || f.placeAt[k] >= 0 || f.timeAt[k] >= 0 {
		return false
	}
	if c.typ != record.EvDisaster && f.hasClass(k, lex.means|lex.traffic|lex.structure) || f.hasClass(k, lex.nature) || f.isKind(k, weather|germ) || figurative.kinds[f.lemma(k)] == 0 && c.typ == record.EvAssault {
		return false
	}
	for _, e := range lex.nouns[f.lemma(k)] {
		if e.typ == record.EvDisease {
			return false
		}
	}
	return f.doc.Numeral(k) < 0 && f.lemma(k) != "magnitude" && f.lemma(k) != "category"
}

// isFlak tells whether the fire at token n is criticism: "under fire from
// voters", "under fire over the bill".
func (f *find) isFlak(n int) bool {
	g := f.doc.Governor(n)
	if g < 0 || f.doc.PrepositionLemma(n) != "under" {
		return false
	}
	if s := f.subject(g); s >= 0 && f.isKind(s, thing) {
		return true
	}
	for _, at := range [2]int{g, n} {
		for k := range f.doc.Dependents(at, grammar.AnyFunction) {
			switch f.doc.PrepositionLemma(k) {
			case "over", "for":
				return true
			case "from":
				e := f.entityAt[k]
				if !f.isKind(k, thing) && !f.hasClass(k, lex.means) && (e < 0 || f.Entities[e].Sector != "MIL" && f.Entities[e].Kind != record.ArmedGroup) {
					return true
				}
			}
		}
	}
	return false
}

// isForecast tells whether a threat is made by a thing ("the row threatened
// the festival") or warns of the weather.
func (f *find) isForecast(c *candidate) bool {
	if !c.verb {
		return false
	}
	if f.isKind(f.doer(c.head), thing|weather|germ) {
		return true
	}
	o := f.undergoer(c.head)
	if o < 0 || c.entry.frame.object == 0 {
		return false
	}
	for k := range f.doc.Dependents(o, grammar.AnyFunction) {
		if f.isKind(k, weather) {
			return true
		}
	}
	return f.isKind(o, weather)
}

// isTongueLash tells whether somebody strikes a thing with words: "attacked
// the decision".
func (f *find) isTongueLash(c *candidate) bool {
	if c.typ != record.EvAssault || len(c.actors) == 0 || !f.isKind(c.head, tongue) || c.entry.frame.object != 0 {
		return false
	}
	o := f.undergoer(c.head)
	return o >= 0 && (f.isKind(o, thing) || f.isDebate(c))
}

// isDebate tells whether only politicians and the like do an attack, to no
// state, in a sentence without bloodshed: "the minister attacked councils".
func (f *find) isDebate(c *candidate) bool {
	for _, a := range c.actors {
		if x := &f.Entities[a]; x.Kind != record.Person || x.Sector != "GOV" && x.Sector != "LEG" && x.Sector != "OPP" && x.Sector != "PTY" {
			return false
		}
	}
	for _, r := range c.recipients {
		if k := f.Entities[r].Kind; k == record.State || k == record.ArmedGroup {
			return false
		}
	}
	for t := range f.doc.SentenceTokens(c.head) {
		if f.domain(t)&blood != 0 {
			return false
		}
	}
	return len(c.places) == 0 && len(c.instruments) == 0
}

// isIdiom tells whether a word beside verb v, or in a phrase at noun v, makes an
// idiom of it: "shot to fame", "a clash of heads".
func (f *find) isIdiom(v int) bool {
	words := figurative.idioms[f.lemma(v)]
	if words == nil {
		return false
	}
	const beside = grammar.DirectObject | grammar.ActiveSubject | grammar.PassiveSubject | grammar.VerbParticle | grammar.Adverbial | grammar.OpenComplement | grammar.Oblique | grammar.NounModifier
	for k := range f.doc.Dependents(v, beside) {
		if f.doc.Is(k, grammar.NounModifier) && f.doc.Tags[v] != grammar.NOUN {
			continue
		}
		if f.entityAt[k] < 0 && f.isAny(k, words) || f.doc.Is(k, grammar.Oblique) && slices.Contains(words, f.doc.PrepositionLemma(k)) {
			return true
		}
	}
	return false
}

// isLiteral tells whether verb candidate c has one of the nouns that its verb
// must have to be meant, or is done to a state or a body; other verbs need none.
func (f *find) isLiteral(c *candidate) bool {
	needs := figurative.literal[f.lemma(c.head)]
	if needs == nil {
		return true
	}
	for _, e := range c.recipients {
		if k := f.Entities[e].Kind; k == record.State || k == record.ArmedGroup || k == record.Organisation {
			return true
		}
	}
	return f.isAny(f.doer(c.head), needs) || f.isAny(f.undergoer(c.head), needs) || f.isAny(f.subject(c.head), needs)
}

// isAny tells whether token t has one of the lemmas.
func (f *find) isAny(t int, lemmas []string) bool {
	return t >= 0 && slices.Contains(lemmas, f.lemma(t))
}

// hasKind tells whether token t is of one of the kinds, name or not.
func (f *find) hasKind(t int, kinds figureKind) bool {
	return t >= 0 && figurative.kinds[f.lemma(t)]&kinds != 0
}

// isKind tells whether token t, no name, is of one of the kinds.
func (f *find) isKind(t int, kinds figureKind) bool {
	return t >= 0 && figurative.kinds[f.lemma(t)]&kinds != 0 && f.doc.Tags[t] != grammar.PROPN
}

// isSomebody tells whether token t names people.
func (f *find) isSomebody(t int) bool {
	return t >= 0 && (f.entityAt[t] >= 0 || f.hasClass(t, lex.person) || f.doc.Numeral(t) >= 0 || f.doc.Tags[t] == grammar.PROPN || f.isKind(t, folk))
}

// isArmed tells whether one of the entities is a state or bears arms.
func (f *find) isArmed(entities []int) bool {
	for _, e := range entities {
		if k := f.Entities[e].Kind; k == record.State || k == record.ArmedGroup || f.Entities[e].Sector == "MIL" {
			return true
		}
	}
	return false
}
