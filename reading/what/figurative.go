package what

import (
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
)

var figureKinds = map[string]figureKind{"thing": thing, "beast": beast, "germ": germ, "label": label, "burst": burst, "tongue": tongue, "weather": weather, "folk": folk, "loose": loose, "husk": husk, "bruise": bruise, "clinic": clinic, "hand": hand, "wage": wage, "workplace": workplace, "fuse": fuse, "bodily": bodily, "hail": hail}

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
		return f.isImperative(c.head) || f.isVerbFigure(c)
	}
	return f.isNounFigure(c)
}

// isOutcry tells whether a protest at token n is but words: "a storm of
// protest".
func (f *find) isOutcry(n int) bool {
	g := f.doc.Governor(n)
	return g >= 0 && f.doc.Is(n, grammar.NounModifier) && f.caseOf(n) == "of" && f.isKind(g, burst|loose)
}

// isOuting tells whether a rally at token n is one of vehicles or of prices: "a
// motorcycle rally", "a runaway rally in shares".
func (f *find) isOuting(n int) bool {
	if f.lemma(n) != "rally" {
		return false
	}
	found := false
	f.doc.Children(n, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.CompoundPart, grammar.Adjectival, grammar.NounModifier:
			found = f.hasClass(k, lex.traffic) || arenas[f.lemma(k)].whole&(inMarket|inSport) != 0 || arenas[f.lemma(k)].half&inMarket != 0
		}
		return !found
	})
	return found
}

// isClinical tells whether the trial at token n is one of a treatment.
func (f *find) isClinical(n int) bool {
	s := f.doc.Sentences[f.doc.SentenceOf(n)]
	for t := int(s.First); t < int(s.Last); t++ {
		if f.isKind(t, germ) || f.isKind(t, clinic) {
			return true
		}
	}
	return false
}

// isImperative tells whether verb v bids the reader ("storm the castle early"),
// as guides and recipes do; what somebody is quoted with is another matter.
func (f *find) isImperative(v int) bool {
	d := f.doc
	for hop := 0; hop < 3 && d.Is(v, grammar.Conjunct) && d.Governor(v) >= 0; hop++ {
		if d.Dependent(v, grammar.ActiveSubject|grammar.Auxiliary) >= 0 {
			return false
		}
		v = d.Governor(v)
	}
	if d.Fine[v] != grammar.VB || !d.Is(v, grammar.SentenceRoot) || d.Dependent(v, grammar.ActiveSubject|grammar.PassiveSubject|grammar.Auxiliary|grammar.PassiveAuxiliary|grammar.ClauseMarker) >= 0 {
		return false
	}
	return v == int(d.Sentences[d.SentenceOf(v)].First) && d.Object(v) > v
}

// isMishap tells whether an explosion is one of what explodes by itself: "a
// gas blast", "an explosion of a boiler".
func (f *find) isMishap(c *candidate) bool {
	if c.verb || c.mode != "explosives" || f.lemma(c.head) != "explosion" && f.lemma(c.head) != "blast" {
		return false
	}
	found := false
	f.doc.Children(c.head, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.CompoundPart, grammar.Adjectival:
			found = f.isKind(k, fuse)
		case grammar.NounModifier:
			p := f.caseOf(k)
			found = (p == "of" || p == "in") && f.isKind(k, fuse)
		}
		return !found
	})
	return found && !f.isArmed(c.actors)
}

// isLabour tells whether a strike is one of workers: by them, at their place
// of work, or over pay.
func (f *find) isLabour(c *candidate) bool {
	if c.verb || f.lemma(c.head) != "strike" || c.typ != record.EvAssault || c.mode != "" {
		return false
	}
	if c.head > 0 && f.lemma(c.head-1) == "on" && f.doc.Dependent(c.head, grammar.NounModifier) < 0 { // "guards on strike"
		return true
	}
	found := false
	look := func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.CompoundPart, grammar.Possessor, grammar.Adjectival:
			found = f.isKind(k, hand)
		case grammar.NounModifier, grammar.Oblique:
			switch f.caseOf(k) {
			case "by", "of":
				found = f.isKind(k, hand)
			case "over", "for", "against":
				found = f.isKind(k, wage)
			case "at", "in":
				found = f.isKind(k, workplace) && !f.isArmed(c.actors)
			}
		}
		return !found
	}
	f.doc.Children(c.head, look)
	return found
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
	found := false
	f.doc.Children(v, func(k int) bool {
		if f.doc.Is(k, grammar.Oblique) && f.caseOf(k) == "with" && f.timeAt[k] < 0 {
			m := f.core(k)
			found = f.doc.Tags[m] == grammar.NOUN && f.entityAt[m] < 0 && !f.hasClass(m, lex.means|lex.armed|lex.nature) && arenas[f.lemma(m)].whole&earnest == 0
		}
		return !found
	})
	return found
}

// isFlooded tells whether the storm or wave at token n is one of things: "hit by
// a wave of withdrawals".
func (f *find) isFlooded(c *candidate, n int) bool {
	k := f.doc.Dependent(n, grammar.NounModifier)
	return k >= 0 && f.caseOf(k) == "of" && f.isFloodOf(c, k)
}

// isNatural tells whether a death is told with an illness or an age ("died of
// cancer", "dies at 91").
func (f *find) isNatural(v int) bool {
	found := false
	f.doc.Children(v, func(k int) bool {
		switch f.caseOf(k) {
		case "of", "from", "after", "following":
			found = f.isKind(k, germ) || f.lemma(k) == "attack" && k > 0 && f.lemma(k-1) == "heart"
		case "at":
			found = f.doc.Tags[k] == grammar.NUM || f.lemma(k) == "age" || f.lemma(k) == "home" && f.doc.Dependent(k, grammar.Possessor) >= 0
		case "in":
			found = f.lemma(k) == "sleep"
		}
		return !found
	})
	return found
}

// isStruggle tells whether a fight has no foe but an aim or an abstraction:
// "battled to save the reef", "fights for re-election".
func (f *find) isStruggle(c *candidate) bool {
	if a := f.doer(c.head); c.typ != record.EvAssault || f.isArmed(c.actors) || a >= 0 && f.domain(a)&blood != 0 {
		return false
	}
	found := false
	f.doc.Children(c.head, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.Oblique:
			found = (f.isAimed(f.caseOf(k)) || f.caseOf(k) == "with") && f.timeAt[k] < 0 && (f.isKind(k, thing|germ) || f.caseOf(k) == "for" && f.isCause(c, k))
		case grammar.OpenComplement, grammar.AdverbialClause:
			found = f.doc.Fine[k] == grammar.VB && len(c.entry.words) == 1 && f.isKind(c.head, loose)
		}
		return !found
	})
	return found
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
	s := f.doc.Sentences[f.doc.SentenceOf(c.head)]
	for t := int(s.First); t < int(s.Last); t++ {
		if t != c.head && !(f.lemma(t) == "die" || f.lemma(t) == "dead") && arenas[f.lemma(t)].whole&earnest != 0 {
			return true
		}
	}
	return false
}

// isNounFigure tells whether the words around an event noun make a figure of
// speech of it: "price war", "a storm of criticism", "a battle for the title".
func (f *find) isNounFigure(c *candidate) bool {
	n := c.head
	if f.caseOf(n) == "by" && c.typ == record.EvAccident && f.doc.Dependent(n, grammar.Determiner|grammar.Adjectival|grammar.NounModifier) < 0 {
		return true // "found it by accident"
	}
	loosely, bursts := f.isKind(n, loose), f.isKind(n, burst)
	found := false
	f.doc.Children(n, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.CompoundPart, grammar.Adjectival:
			found = loosely && k < c.first && (f.isKind(k, label|germ) || f.doc.Tags[k] == grammar.NOUN && f.isKind(k, thing) && lex.nouns[f.lemma(k)] == nil)
			if k == n-1 && f.isKind(k, beast) && c.typ == record.EvAssault {
				c.typ, c.mode = record.EvAccident, ""
			}
		case grammar.AdnominalClause:
			found = c.typ == record.EvAssault && c.entry.frame.weak && f.isTo(f.doc.Dependent(k, grammar.ClauseMarker)) && !f.isArmed(c.actors)
		case grammar.NounModifier:
			prep := f.caseOf(k)
			found = f.isAimed(prep) && f.timeAt[k] < 0 && (f.isKind(k, thing) || prep == "against" && f.isKind(k, germ) || prep == "of" && f.isKind(k, beast))
			if bursts && prep == "of" && !found {
				found = f.isFloodOf(c, k)
			}
		}
		return !found
	})
	return found || f.lemma(n) == "fire" && f.isFlak(n)
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
	return f.doc.Dependent(k, grammar.Numeral) < 0 && f.lemma(k) != "magnitude" && f.lemma(k) != "category"
}

// isFlak tells whether the fire at token n is criticism: "under fire from
// voters", "under fire over the bill".
func (f *find) isFlak(n int) bool {
	if f.caseOf(n) != "under" {
		return false
	}
	g := f.doc.Governor(n)
	if g < 0 {
		return false
	}
	if s := f.subject(g); s >= 0 && f.isKind(s, thing) {
		return true
	}
	for _, at := range [2]int{g, n} {
		flak := false
		f.doc.Children(at, func(k int) bool {
			switch f.caseOf(k) {
			case "over", "for":
				flak = true
			case "from":
				e := f.entityAt[k]
				flak = !f.isKind(k, thing) && !f.hasClass(k, lex.means) && (e < 0 || f.Entities[e].Sector != "MIL" && f.Entities[e].Kind != record.ArmedGroup)
			}
			return !flak
		})
		if flak {
			return true
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
	found := false
	f.doc.Children(o, func(k int) bool {
		found = f.isKind(k, weather)
		return !found
	})
	return found || f.isKind(o, weather)
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
	s := f.doc.Sentences[f.doc.SentenceOf(c.head)]
	for t := int(s.First); t < int(s.Last); t++ {
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
	found := false
	check := func(k int) bool {
		if k >= 0 && f.entityAt[k] < 0 {
			found = found || f.isAny(k, words)
		}
		return !found
	}
	f.doc.Children(v, func(k int) bool {
		switch f.doc.Function(k) {
		case grammar.DirectObject, grammar.ActiveSubject, grammar.PassiveSubject, grammar.VerbParticle, grammar.Adverbial, grammar.OpenComplement:
			check(k)
		case grammar.Oblique:
			if check(k) {
				check(f.doc.Dependent(k, grammar.CaseMarker))
			}
		case grammar.NounModifier:
			if f.doc.Tags[v] == grammar.NOUN {
				check(k)
			}
		}
		return !found
	})
	return found
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
	if t < 0 {
		return false
	}
	w := f.lemma(t)
	for _, l := range lemmas {
		if w == l {
			return true
		}
	}
	return false
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
	return t >= 0 && (f.entityAt[t] >= 0 || f.hasClass(t, lex.person) || f.doc.Dependent(t, grammar.Numeral) >= 0 || f.doc.Tags[t] == grammar.PROPN || f.isKind(t, folk))
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
