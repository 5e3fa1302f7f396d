package what

import (
	"strings"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/record"
)

// arena is what a sentence speaks of: bits of data/english/arenas.tsv.
type arena uint32

const (
	inSport arena = 1 << iota
	inMarket
	inFiction
	inForum
	inCourt
	inLab
	inTech
	inSky
	inHome
	inChess
	earnest
	staged
	tale
	memory
)

// peaceful is how many of them are worlds without force, the first ones.
const peaceful = 10

var arenaNames = map[string]arena{
	"sport": inSport, "market": inMarket, "fiction": inFiction, "forum": inForum, "court": inCourt, "lab": inLab, "tech": inTech, "sky": inSky,
	"home": inHome, "chess": inChess, "earnest": earnest, "staged": staged, "tale": tale, "memory": memory,
}

// loudness is the worlds that a word speaks of aloud, and those of which it
// only whispers.
type loudness struct{ whole, half arena }

var arenas = loadArenas()

func loadArenas() map[string]loudness {
	t := make(map[string]loudness, 2048)
	eachRow(data.Arenas, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			half := w[0] == '~'
			w = strings.TrimPrefix(w, "~")
			l := t[w]
			if half {
				l.half |= arenaNames[f[0]]
			} else {
				l.whole |= arenaNames[f[0]]
			}
			t[w] = l
		}
	})
	return t
}

// within is how many words on either side of a trigger tell what is spoken of.
const within = 16

// company is the peaceful world of which the words around candidate c speak;
// 0 if there is none or something there is in earnest.
func (f *find) company(c *candidate) arena {
	s := f.doc.Sentences[f.doc.SentenceOf(c.head)]
	var weight [peaceful]int
	for t := max(int(s.First), c.head-within); t < min(int(s.Last), c.head+within+1); t++ {
		if t >= c.first && t < c.last || f.at[t] >= 0 && f.doc.Is(t, grammar.Conjunct) && f.doc.Governor(t) == c.head {
			continue
		}
		l := arenas[f.lemma(t)]
		if l.whole&earnest != 0 {
			return 0
		}
		if f.isScoreline(t) {
			l.whole |= inSport
		}
		if l.whole|l.half == 0 || f.at[t] >= 0 || f.doc.Tags[t] == grammar.PROPN && l.whole == 0 && f.placeAt[t] >= 0 {
			continue
		}
		for b := range weight {
			switch bit := arena(1) << b; {
			case l.whole&bit != 0:
				weight[b] += 2
			case l.half&bit != 0:
				weight[b]++
			}
		}
	}
	best, most := arena(0), 2
	for b, w := range weight {
		if w > most {
			best, most = 1<<b, w
		}
	}
	return best
}

// isAtPeace tells whether candidate c is a figure of speech by what its
// sentence speaks of, or only played, retold of a work, or remembered.
func (f *find) isAtPeace(c *candidate) bool {
	if f.isStaged(c) || f.isTold(c) || f.isRemembered(c) {
		return true
	}
	if !f.isLoose(c) || len(c.instruments) > 0 || f.isGrim(f.doc.SentenceOf(c.head)) {
		return false
	}
	w := f.company(c)
	if w == 0 || w&(inSport|inLab) == 0 && (f.isArmed(c.actors) || f.isArmed(c.recipients)) {
		return false // states compete, and cells are no militia
	}
	doer, object := -1, -1
	if c.verb {
		doer, object = f.doer(c.head), f.undergoer(c.head)
		if object < 0 {
			object = c.partner
		}
	}
	for _, t := range [2]int{doer, object} {
		if w != inFiction && f.hasClass(t, lex.traffic|lex.structure|lex.nature) && f.lemma(t) != "coach" && f.lemma(t) != "block" {
			return false
		}
	}
	switch w {
	case inSport:
		return !(object >= 0 && f.isKind(c.head, tongue) && f.hasClass(object, lex.person))
	case inMarket, inForum, inCourt:
		if object >= 0 && (f.isPerson(object) || f.hasClass(object, lex.person)) && !f.isKind(c.head, tongue) {
			return false
		}
		switch c.typ {
		case record.EvAssault, record.EvDisaster, record.EvAccident, record.EvRetreat:
			return w == inMarket || c.typ == record.EvAssault
		case record.EvProtest:
			return w == inForum
		}
		return c.entry.harm
	case inFiction:
		return c.time < 0 && len(c.places) == 0 && !f.isPast(c)
	case inLab, inTech, inChess, inHome:
		return c.typ == record.EvAssault || c.typ == record.EvAccident || c.typ == record.EvCoerce || c.entry.harm
	case inSky:
		return c.typ == record.EvAssault || c.status != record.Occurred && c.typ == record.EvDisaster
	}
	return false
}

// isLoose tells whether the words of candidate c are used of play, trade and
// talk too: verbs, but not those of murder and its like, and nouns that are
// known to be, unless the report takes what they name as known ("the attack").
func (f *find) isLoose(c *candidate) bool {
	switch c.typ {
	case record.EvAssault, record.EvDisaster, record.EvAccident, record.EvCrime, record.EvThreaten:
	case record.EvCoerce:
		return c.verb && !f.hasClass(f.undergoer(c.head), lex.person) && !f.isPerson(f.undergoer(c.head))
	case record.EvProtest:
		return c.mode == "" || c.mode == "riot"
	case record.EvRetreat:
		return c.verb && c.mode == "withdraw" && len(c.recipients) == 0
	default:
		return c.entry.harm
	}
	switch c.mode {
	case "assassinate", "massacre", "torture", "sexual", "suicide-attack", "cleansing", "unconventional":
		return false
	}
	if c.verb {
		return true
	}
	if len(c.entry.words) > 1 || !f.isKind(c.head, loose|burst) { // "terrorist attack"
		return false
	}
	return f.doc.Determiner(c.head) < 0 || f.doc.HasDeterminer(c.head, "a", "an") || f.doc.Has(c.head, grammar.NounModifier)
}

// isViolent tells whether events of the type are what drills play, works
// retell and days of remembrance look back on.
func isViolent(c *candidate) bool {
	switch c.typ {
	case record.EvAssault, record.EvDisaster, record.EvAccident, record.EvCrime, record.EvCoerce, record.EvDisease:
		return true
	}
	return c.entry.harm
}

// isGrim tells whether the report, its sentence s left out, speaks of force in
// earnest: at least three words in it, and one in fifty.
func (f *find) isGrim(s int) bool {
	if f.grim == nil {
		f.grim = make([]int, len(f.doc.Sentences)+1)
		for i := range f.doc.Sentences {
			for t := int(f.doc.Sentences[i].First); t < int(f.doc.Sentences[i].Last); t++ {
				if arenas[f.lemma(t)].whole&earnest != 0 {
					f.grim[i]++
				}
			}
			f.grim[len(f.doc.Sentences)] += f.grim[i]
		}
	}
	rest := f.grim[len(f.doc.Sentences)] - f.grim[s]
	return rest >= 3 && rest*50 >= len(f.doc.Tokens)
}

func (f *find) speaksOf(t int, what arena) bool {
	return t >= 0 && arenas[f.lemma(t)].whole&what != 0
}

// isStaged tells whether candidate c is only played: a mock attack, one that
// is rehearsed, or one told "in the exercise".
func (f *find) isStaged(c *candidate) bool {
	if !isViolent(c) {
		return false
	}
	for k := range f.doc.Dependents(c.head, grammar.Adjectival|grammar.CompoundPart) {
		if k < c.head && f.speaksOf(k, staged) {
			return true
		}
	}
	for k := range f.doc.Dependents(c.head, grammar.DirectObject|grammar.Oblique) {
		if c.verb && (f.isDummy(k) || f.speaksOf(f.doc.Dependent(k, grammar.Adjectival), staged)) {
			return true
		}
	}
	if f.isFronted(c.head, staged) {
		return true
	}
	for g, below := range f.doc.Path(c.head, 4) {
		if !f.speaksOf(g, staged) {
			continue
		}
		switch f.lemma(g) {
		case "exercise", "drill":
		case "practise":
			if f.doc.PrepositionLemma(below) == "for" {
				return true
			}
		default:
			if f.doc.Tags[g] == grammar.VERB || !f.doc.Is(below, grammar.ActiveSubject|grammar.Oblique) {
				return true
			}
		}
	}
	return false
}

// isDummy tells whether what is fired or fired at, at token k, is there for
// practice: "shot at dummies".
func (f *find) isDummy(k int) bool {
	return f.speaksOf(k, staged) && (f.doc.Is(k, grammar.DirectObject) || f.lemma(k) != "blank" && f.doc.HasPreposition(k, "at", "in"))
}

// isTold tells whether candidate c happens in a work: told in the present,
// under a clause about a novel, a film or a game.
func (f *find) isTold(c *candidate) bool {
	if !isViolent(c) || f.isPast(c) {
		return false
	}
	for g, below := range f.doc.Path(c.head, 5) {
		if f.isPlot(g, below) {
			return true
		}
	}
	return f.isFronted(c.head, tale) || c.verb && f.speaksOf(f.doer(c.head), tale)
}

// isPlot tells whether what hangs, with token below, on token g is told of a
// work: "a film in which …", "the novel follows …", "she plays …".
func (f *find) isPlot(g, below int) bool {
	switch {
	case f.doc.Is(below, grammar.RelativeClause):
		return f.speaksOf(g, tale)
	case f.doc.Tags[g] != grammar.VERB, f.doc.Is(below, grammar.NounModifier|grammar.CompoundPart|grammar.Conjunct):
		return false
	}
	if s := f.doc.Subject(g); f.speaksOf(s, tale) && f.doc.Tags[s] == grammar.NOUN {
		return true
	}
	switch f.lemma(g) {
	case "retell":
		return true
	case "play", "portray", "depict":
		return f.hasClass(f.doc.Object(g), lex.person) || f.isPerson(f.subject(g)) && !f.doc.Is(below, grammar.Oblique)
	}
	return false
}

// isRemembered tells whether candidate c is what a day, a place or a book
// looks back on, and is not dated of late.
func (f *find) isRemembered(c *candidate) bool {
	if !isViolent(c) || c.time >= 0 && !f.isLongAgo(c.time) {
		return false
	}
	for k := range f.doc.Dependents(c.head, ^(grammar.Oblique | grammar.NounModifier)) {
		if f.speaksOf(k, memory) {
			return true
		}
	}
	const besides = grammar.ActiveSubject | grammar.AdverbialClause | grammar.Conjunct
	for g, below := range f.doc.Path(c.head, 6) {
		switch {
		case f.doc.Is(below, besides):
		case f.speaksOf(g, memory):
			if !f.doc.Is(below, grammar.ContentClause|grammar.OpenComplement|grammar.ParatacticClause) {
				return true
			}
		case f.doc.Tags[g] == grammar.VERB && f.speaksOf(f.doc.Subject(g), memory):
			return true
		}
	}
	return false
}

// isFronted tells whether the sentence of token t begins with "in" and a word
// of the kind: "In the film, …".
func (f *find) isFronted(t int, what arena) bool {
	first := int(f.doc.Sentences[f.doc.SentenceOf(t)].First)
	if f.lemma(first) != "in" && f.lemma(first) != "during" {
		return false
	}
	h := f.doc.Governor(first)
	return h > first && h < t && h < first+6 && f.speaksOf(h, what)
}
