package what

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// candidate is one mention of an event: a trigger with its participants.
type candidate struct {
	head        int // token of the trigger
	first, last int // tokens of the trigger's span
	entry       *entry
	typ         record.EventType // the entry's, or for harm that of its cause
	mode        string
	verb        bool
	partner     int // argument of the verb's preposition ("called for a truce"); -1 for none
	governor    int // the light verb that carries the event out; -1 for none
	actors      []int
	recipients  []int // indices of entities
	patients    []int // tokens of undergoers that are no entity
	objects     []int // heads of what it befalls that is no entity
	instruments []int // tokens
	places      []int // indices of places
	time        int   // index of a time; -1 for none
	begin, end  int   // indices of the times it began and ended; -1 for none
	status      record.Status
	why         string // what decided the status
	hedge       int    // token of a hedge; -1 for none
	certainty   record.Certainty
	causes      []int  // indices of candidates
	answered    []int  // those of causes that it answers, and so is no part of
	taken       []int  // heads of event nouns that this verb takes in
	dropped     bool   // taken in by another candidate
	event       int    // index of the event; -1 for none
	day         string // the day counted from another: "two days after an earthquake"; empty for none
	apart       bool   // told as another occasion: "since 3 May, when two were killed"
}

// find holds the working state of reading one report's events.
type find struct {
	Input
	doc        *grammar.Doc
	entityAt   []int32 // by token: index of the entity whose mention covers it; -1 for none
	placeAt    []int32
	timeAt     []int32
	cues       []int32 // by token: index of the statement that it signals; -1 for none
	candidates []candidate
	at         []int32 // by token: index of the candidate whose trigger it heads; -1 for none
	events     []record.Event
	groups     []group
	placing    bool          // places are being given out, and not times
	sources    []record.Span // the words that name sources, none overlapping another, in order
	doubts     map[int]int   // by sentence: the word by which the report says that it could not check what it was told
	turns      []int32       // by sentence: how often the report has turned to something else; nil before anyone asked
	grim       []int         // by sentence, and of all: words of force in earnest; nil before anyone asked
	pasts      []bool        // by sentence: whether it tells of long ago; nil before anyone asked
	vouched    []int32       // by statement, the last one the outlet's: the event it vouched for last, plus one
}

// longest is the most tokens a sentence may have; what runs on longer is no
// prose, and trees of it would cost more than linear time.
const longest = 1000

// scan finds every candidate of the report in text order.
func (f *find) scan() {
	d := f.doc
	for s := range d.Sentences {
		switch d.Sentences[s].Region {
		case record.RegionByline, record.RegionCredit, record.RegionOther, record.RegionClock, record.RegionDateline:
			continue
		}
		if d.Sentences[s].Last-d.Sentences[s].First > longest {
			continue
		}
		for i := int(d.Sentences[s].First); i < int(d.Sentences[s].Last); i++ {
			f.trigger(i)
		}
	}
}

// trigger adds the candidate that token i heads, if it is one.
func (f *find) trigger(i int) {
	d := f.doc
	if f.timeAt[i] >= 0 {
		return
	}
	c := candidate{head: i, first: i, last: i + 1, partner: -1, governor: -1, time: -1, begin: -1, end: -1, hedge: -1, event: -1}
	ok := false
	switch d.Tags[i] {
	case grammar.VERB:
		// A noun may be tagged a verb ("the virus outbreak"): the finer tag, or
		// a lemma that no verb has, tells.
		if fine := d.Fine[i]; f.isGerund(i) {
			ok = f.nounTrigger(&c)
		} else if fine != grammar.NN && fine != grammar.NNS {
			c.verb = f.verbTrigger(&c)
			ok = c.verb
		}
		if !ok && len(lex.verbs[f.lemma(i)]) == 0 && d.Fine[i] != grammar.VBD && d.Fine[i] != grammar.VBN || d.Fine[i] == grammar.NN || d.Fine[i] == grammar.NNS {
			ok = f.nounTrigger(&c)
		}
	case grammar.NOUN, grammar.PROPN:
		ok = f.nounTrigger(&c)
	case grammar.ADJ:
		ok = f.adjectiveTrigger(&c)
	}
	if !ok || f.at[i] >= 0 {
		return
	}
	c.typ, c.mode = c.entry.typ, c.entry.mode
	if n := len(f.candidates); n > 0 && f.candidates[n-1].last > i && !c.verb { // "opened fire"
		return
	}
	f.at[i] = int32(len(f.candidates))
	f.candidates = append(f.candidates, c)
}

// verbTrigger looks a verb up: the entry with the longest lemma and the most
// demanding frame that fits wins.
func (f *find) verbTrigger(c *candidate) bool {
	entries := lex.verbs[f.lemma(c.head)]
	if len(entries) == 0 {
		entries = formEntries(f.doc.Word(c.head))
	}
	best := -1
	for k := range entries {
		e := &entries[k]
		last, partner, ok := f.completed(c.head, e.words[1:])
		if !ok {
			continue
		}
		object := f.undergoer(c.head)
		if partner >= 0 {
			object = partner
		}
		if !f.fits(e, c.head, object) {
			continue
		}
		score := 4 * len(e.words)
		if e.frame.object != 0 || e.frame.subject != 0 {
			score += 2
		}
		if e.frame.clause || e.frame.infinitive {
			score++
		}
		if score > best || score == best && c.entry.mode == "" && e.mode != "" && e.typ == c.entry.typ {
			best, c.entry, c.partner, c.last = score, e, partner, max(c.head+1, last)
		}
	}
	return best >= 0 && c.entry.typ != "NONE"
}

// formEntries looks an inflected form up by taking its ending off, for verbs
// whose lemma is not in the lexicon ("freed" given as "fre").
func formEntries(word string) []entry {
	if lemma, ok := lex.forms[word]; ok {
		return lex.verbs[lemma]
	}
	for _, end := range [...][2]string{{"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}, {"es", ""}, {"s", ""}} {
		stem, ok := strings.CutSuffix(word, end[0])
		if !ok || len(stem) < 2 {
			continue
		}
		if e := lex.verbs[stem+end[1]]; e != nil {
			return e
		}
		if n := len(stem); stem[n-1] == stem[n-2] {
			if e := lex.verbs[stem[:n-1]]; e != nil {
				return e
			}
		}
	}
	return nil
}

// fits tells whether the frame of e is met at verb v with the given object.
func (f *find) fits(e *entry, v, object int) bool {
	object = f.core(object)
	if e.frame.object != 0 && !f.hasClass(object, e.frame.object) && !((e.frame.named || e.frame.object&lex.person != 0) && f.isPerson(object)) && !(e.frame.object&lex.territory != 0 && f.isTaken(v, object)) {
		return false
	}
	if e.frame.subject != 0 && !f.hasClass(f.agent(v), e.frame.subject) {
		return false
	}
	if e.frame.active && f.passive(v) || e.frame.bare && f.undergoer(v) >= 0 {
		return false
	}
	if e.frame.clause || e.frame.infinitive || e.frame.warning {
		c := f.clause(v)
		if c < v {
			return false
		}
		if e.frame.infinitive && !f.doc.IsToInfinitive(c) && !(f.doc.Is(c, grammar.OpenComplement) && f.doc.Has(c, grammar.ClauseMarker)) {
			return false
		}
		if e.frame.warning && (object < 0 || f.doc.Modal(c) < 0) {
			return false
		}
	}
	return true
}

// isTaken tells whether the object of verb v is a place by name that an armed
// force takes: "the rebels took Kirra".
func (f *find) isTaken(v, object int) bool {
	if object < 0 || f.doc.Tags[object] != grammar.PROPN {
		return false
	}
	p := f.placeAt[object]
	if p >= 0 && f.Places[p].Precision == record.PrecisionCountry {
		return false
	}
	if w := f.lemma(v); p < 0 && (w != "take" && w != "retake" && w != "recapture" || f.isPerson(object) && f.isKnownPerson(object)) {
		return false // no place that anybody knows
	}
	a := f.agent(v)
	if a < 0 {
		return f.passive(v) && f.lemma(v) != "take"
	}
	if f.hasClass(a, lex.troops) {
		return true
	}
	e := f.entityAt[a]
	return e >= 0 && (f.Entities[e].Kind == record.ArmedGroup || f.Entities[e].Sector == "MIL" || f.Entities[e].Sector == "REB" || f.Entities[e].Kind == record.State)
}

// isKnownPerson tells whether token t names a person in full, or one that the
// report names more than once or gives a role.
func (f *find) isKnownPerson(t int) bool {
	e := &f.Entities[f.entityAt[t]]
	return len(e.Mentions) > 1 || e.Role != "" || strings.Contains(e.Name, " ")
}

// core is the noun that tells what token t is, where t only says how much or
// what kind of it there is: "a series of raids", "some of its troops", "a state
// of emergency".
func (f *find) core(t int) int {
	if t >= 0 && f.hasClass(t, lex.pact) { // "a ceasefire agreement"
		if k := f.doc.Dependent(t, grammar.CompoundPart); f.hasClass(k, lex.truce) {
			return k
		}
	}
	if t < 0 || !f.hasKind(t, husk) && f.doc.Tags[t] != grammar.NUM && f.doc.Tags[t] != grammar.DET {
		return t
	}
	if of := f.doc.OfPhrase(t); of >= 0 {
		return of
	}
	return t
}

// isPerson tells whether token t names a person of the report.
func (f *find) isPerson(t int) bool {
	return t >= 0 && f.entityAt[t] >= 0 && f.Entities[f.entityAt[t]].Kind == record.Person
}

// agent is the head of who or what does verb v: after "by" in a passive that
// has it, else the subject.
func (f *find) agent(v int) int {
	if f.passive(v) {
		if a := f.doc.Dependent(v, grammar.PassiveAgent); a >= 0 {
			return a
		}
	}
	return f.subject(v)
}

// completed tells whether the words after a verb's first are there: a
// particle, a preposition with its noun (returned as partner), or the very
// next tokens. last is the token after an adjacent particle.
func (f *find) completed(v int, rest []string) (last, partner int, ok bool) {
	d := f.doc
	switch len(rest) {
	case 0:
		return v + 1, -1, true
	case 1:
		w := rest[0]
		const (
			itself = grammar.VerbParticle | grammar.Adverbial | grammar.DirectObject | grammar.OpenComplement | grammar.CompoundPart
			behind = grammar.Oblique | grammar.NounModifier | grammar.AdverbialClause | grammar.BareOblique
		)
		for c := range d.Dependents(v, itself|behind) {
			word, partner := c, -1
			if d.Is(c, behind) {
				word, partner = d.Dependent(c, grammar.CaseMarker|grammar.ClauseMarker), c
			}
			if word <= v || f.lemma(word) != w || partner >= 0 && f.timeAt[partner] >= 0 {
				continue
			}
			if word == v+1 {
				return word + 1, partner, true
			}
			return v + 1, partner, true
		}
		return v + 1, -1, false
	}
	if v+len(rest) >= len(d.Tokens) {
		return 0, -1, false
	}
	for k, w := range rest {
		if f.lemma(v+1+k) != w {
			return 0, -1, false
		}
	}
	last = v + 1 + len(rest)
	for c := range d.Dependents(v, grammar.Oblique) {
		if c >= last {
			return last, c, true
		}
	}
	return last, -1, true
}

// nounTrigger looks a noun up, with the words before it. Nouns that only
// modify another noun ("attack helicopter") name no event, unless that noun
// is one itself.
func (f *find) nounTrigger(c *candidate) bool {
	d, i := f.doc, c.head
	entries := lex.nouns[f.nounLemma(i)]
	if len(entries) == 0 {
		return false
	}
	if d.Is(i, grammar.CompoundPart|grammar.NamePart) {
		return false
	}
	if d.Tags[i] == grammar.PROPN && !f.isShouted(i) {
		return false
	}
	best := 0
	for k := range entries {
		e := &entries[k]
		n := len(e.words)
		if n <= best || i-n+1 < 0 {
			continue
		}
		same := true
		for j := 0; j < n-1; j++ {
			if f.lemma(i-n+1+j) != e.words[j] && !strings.EqualFold(d.Word(i-n+1+j), e.words[j]) {
				same = false
				break
			}
		}
		if same {
			best, c.entry, c.first = n, e, i-n+1
		}
	}
	return best > 0 && c.entry.typ != "NONE"
}

// nounLemma is the noun that token i is looked up as: a gerund as it stands
// ("shelling"), else its lemma, in the singular if the lexicon has only that.
func (f *find) nounLemma(i int) string {
	if f.doc.Fine[i] == grammar.VBG {
		return strings.ToLower(f.doc.Word(i))
	}
	w := f.lemma(i)
	if lex.nouns[w] == nil {
		return singular(w)
	}
	return w
}

// isGerund tells whether token i is a verb in place of a noun: "fighting
// continued", "looting was reported", "killed in police firing", "died in
// shelling by the army".
func (f *find) isGerund(i int) bool {
	const (
		nominal   = grammar.ActiveSubject | grammar.PassiveSubject | grammar.DirectObject | grammar.SentenceRoot
		adverbial = grammar.AdverbialClause | grammar.Oblique | grammar.AdnominalClause | grammar.NounModifier
	)
	if f.doc.Fine[i] != grammar.VBG || f.doc.Object(i) >= 0 || !f.doc.Is(i, nominal) && !(f.doc.Is(i, adverbial) && f.isAfterIn(i)) {
		return false
	}
	return !f.doc.Has(i, grammar.Auxiliary|grammar.ActiveSubject) && len(lex.nouns[f.nounLemma(i)]) > 0
}

// isAfterIn tells whether "in" or "during" stands before token i, or before
// the noun that stands before it.
func (f *find) isAfterIn(i int) bool {
	first := int(f.doc.Sentences[f.doc.SentenceOf(i)].First)
	if i > first && f.doc.Tags[i-1] == grammar.NOUN {
		i--
	}
	return i > first && (f.lemma(i-1) == "in" || f.lemma(i-1) == "during")
}

// isShouted tells whether a proper noun may still be a common one: a headline
// in capitals or a hashtag.
func (f *find) isShouted(i int) bool {
	w := f.doc.Word(i)
	return len(w) > 3 && w == strings.ToUpper(w) || f.doc.SentenceOf(i) == 0
}

// adjectiveTrigger looks an adjective up that is a predicate ("is critical of").
func (f *find) adjectiveTrigger(c *candidate) bool {
	entries := lex.adjectives[f.lemma(c.head)]
	for k := range entries {
		e := &entries[k]
		if e.frame.infinitive && f.doc.Clause(c.head) < 0 || e.frame.negated && !f.doc.Negated(c.head) {
			continue
		}
		if !e.frame.infinitive && (f.doc.Copula(c.head) < 0 || len(e.frame.recipients) > 0 && !f.hasPreposition(c.head, e.frame.recipients)) {
			continue
		}
		c.entry, c.verb = e, true
		return true
	}
	return false
}

// hasPreposition tells whether a phrase with one of the prepositions, or a
// clause, depends on token t.
func (f *find) hasPreposition(t int, prepositions []string) bool {
	for k := range f.doc.Dependents(t, grammar.AnyFunction) {
		if f.doc.Is(k, grammar.AdverbialClause|grammar.ContentClause) || slices.Contains(prepositions, f.doc.PrepositionLemma(k)) {
			return true
		}
	}
	return false
}

// undergoer is the head of what verb v is done to: its object, or the subject
// of a passive, or the noun that a participle describes.
func (f *find) undergoer(v int) int {
	d := f.doc
	if f.isMisplaced(v) {
		return d.Governor(v)
	}
	if f.passive(v) {
		if d.Is(v, grammar.AdnominalClause|grammar.Adjectival) && !d.Has(v, grammar.PassiveSubject|grammar.ActiveSubject) {
			return d.Governor(v)
		}
		return f.antecedent(f.subject(v), v)
	}
	return f.object(v)
}

// isMisplaced tells whether verb v stands where only a participle can, as the
// modifier of the noun after it, which is rather its object: the tree took "The
// militia raided villages" for one phrase. So it is where v is a past tense, or
// after "has", or between two nouns of a sentence that has no other verb ("The
// union blocked roads").
func (f *find) isMisplaced(v int) bool {
	d := f.doc
	if !d.Is(v, grammar.Adjectival) || d.Governor(v) <= v {
		return false
	}
	switch d.Fine[v] {
	case grammar.VBD:
		return true
	case grammar.VBN:
		return v > 0 && (f.lemma(v-1) == "have" || f.doc.IsNoun(v-1) && f.isVerbless(v))
	}
	return false
}

// isVerbless tells whether no verb of the sentence of v but v itself has a
// tense, as no sentence of a report is.
func (f *find) isVerbless(v int) bool {
	s := f.doc.Sentences[f.doc.SentenceOf(v)]
	for t := int(s.First); t < int(s.Last); t++ {
		switch f.doc.Fine[t] {
		case grammar.VBD, grammar.VBZ, grammar.VBP, grammar.MD:
			return false
		}
	}
	return true
}

// passive tells whether verb v is a passive, or a participle that describes a
// noun or heads a headline.
func (f *find) passive(v int) bool {
	d := f.doc
	if f.isMisplaced(v) {
		return false
	}
	if d.IsPassive(v) {
		return true
	}
	if !d.IsBareParticiple(v) || d.Object(v) >= 0 {
		return false
	}
	if d.Has(v, grammar.ActiveSubject) && !f.isHarmful(v) { // "met" taken for a participle
		return false
	}
	if d.Is(v, grammar.Conjunct) {
		return f.passive(d.Governor(v))
	}
	return d.Is(v, grammar.AdnominalClause|grammar.Adjectival|grammar.AdverbialClause|grammar.SentenceRoot|grammar.OpenComplement|grammar.ContentClause)
}

// isHarmful tells whether verb v names what headlines tell in bare
// participles: killings, attacks and arrests.
func (f *find) isHarmful(v int) bool {
	for _, e := range lex.verbs[f.lemma(v)] {
		if e.harm || e.typ == record.EvAssault || e.typ == record.EvCoerce {
			return true
		}
	}
	return false
}

// antecedent replaces a relative pronoun by the noun that the clause of v
// describes.
func (f *find) antecedent(s, v int) int {
	d := f.doc
	if s < 0 {
		return s
	}
	switch f.lemma(s) {
	case "who", "which", "that", "whom", "whose":
		for up, clause := range d.Path(v, 3) {
			if d.Is(clause, grammar.RelativeClause) {
				return up
			}
		}
	}
	return s
}

func (f *find) hasClass(token int, set classSet) bool {
	if token < 0 {
		return false
	}
	w := f.lemma(token)
	return (lex.classes[w]|lex.classes[singular(w)])&set != 0
}

// singular takes the ending off a plural that the lemmatiser left ("troops").
func singular(w string) string {
	if stem, ok := strings.CutSuffix(w, "ies"); ok && len(stem) > 2 && lex.classes[stem+"y"] != 0 {
		return stem + "y"
	}
	if n := len(w); n > 4 && w[n-1] == 's' && w[n-2] != 's' {
		return w[:n-1]
	}
	return w
}

func (f *find) lemma(i int) string {
	w := f.doc.Lemmas[i]
	for k := 0; k < len(w); k++ {
		if c := w[k]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(w)
		}
	}
	return w
}
