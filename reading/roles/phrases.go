package roles

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// Lab is a report prepared for judging its phrases.
type Lab struct {
	doc      *grammar.Doc
	entities []record.Entity
	events   []record.Event

	entityAt        []int32 // by the main token of a mention; -1 for none
	nameAt, eventAt []int32 // by token; -1 for none
	timeAt          []bool
	words           []uint32         // by token: what features see of its word
	codes           []code           // by event
	plays           [][]play         // by entity
	befalls         map[int32][]play // by the token that ends an object or instrument
	here            scene

	phrases []phrase
	players []player
}

// phrase is one way to cut a noun phrase of the report; the cuts of one stand
// together, the plain one first.
type phrase struct {
	head        int
	first, last int // tokens
	entity      int // index of the entity that it mentions; -1 for none
	name        bool
	cut         uint8
}

// The ways in which a phrase may be cut.
const (
	cutPlain = iota // a name without titles, or a noun with adjectives and compounds
	cutOf           // with the "of" after it
	cutBare         // the noun alone
	cutTitle        // a name with the titles before it
	cutKind         // a noun with its compounds alone
)

// player is everything that the report says of one and the same.
type player struct {
	phrases []int
	entity  int // -1 for none
}

// longest is the most tokens of a sentence that is read; what runs on longer
// is no prose.
const longest = 1000

// NewLab prepares a report.
func NewLab(in Input) *Lab {
	l := &Lab{doc: in.Doc, entities: in.Entities, events: in.Events, here: scene{sentence: -1}}
	l.index(in.Times)
	return l
}

// FindPlayers finds the report's noun phrases, and whose they are.
func (l *Lab) FindPlayers() {
	l.findPhrases()
	l.gather()
}

// Len is how many phrases there are, Text how one is written, Players the
// phrases of each player, in text order.
func (l *Lab) Len() int { return len(l.phrases) }

// Text is how phrase i is written.
func (l *Lab) Text(i int) string { return l.text(&l.phrases[i]) }

// Players are the phrases of each player.
func (l *Lab) Players() [][]int {
	out := make([][]int, len(l.players))
	for k := range out {
		out[k] = l.players[k].phrases
	}
	return out
}

// text is how a phrase is written, blanks in place of line breaks.
func (l *Lab) text(p *phrase) string {
	return strings.Join(strings.Fields(l.doc.Text.Span(p.first, p.last).Text), " ")
}

// findPhrases finds the noun phrases of the report's prose, in text order.
func (l *Lab) findPhrases() {
	d := l.doc
	for s := range d.Sentences {
		x := &d.Sentences[s]
		switch x.Region {
		case record.RegionByline, record.RegionCredit, record.RegionOther, record.RegionClock, record.RegionDateline:
			continue
		}
		if x.Last-x.First > longest {
			continue
		}
		for i := int(x.First); i < int(x.Last); i++ {
			if l.isHead(i) {
				l.addPhrases(i)
			}
		}
	}
}

// isHead tells whether token i is the main word of a noun phrase, of a name
// inside one, or of what an event is done with ("bomb attack").
func (l *Lab) isHead(i int) bool {
	d := l.doc
	if !d.IsNoun(i) || l.timeAt[i] {
		return false
	}
	switch d.Function(i) {
	case grammar.NamePart, grammar.BrokenWord, grammar.FixedPart, grammar.CompoundPart:
		h := d.Governor(i)
		if !d.IsNoun(h) {
			return true
		}
		if n := l.nameAt[i]; n >= 0 {
			return d.Names[n].Head == i && !d.Names[n].Contains(h)
		}
		return d.Is(i, grammar.CompoundPart) && l.eventAt[h] >= 0
	}
	return true
}

// addPhrases adds the phrase headed by token i, cut in every way.
func (l *Lab) addPhrases(i int) {
	d := l.doc
	plain := phrase{head: i, first: i, last: i + 1, entity: int(l.entityAt[i]), name: d.Tags[i] == grammar.PROPN}
	kind := plain
	for k := range d.Dependents(i, grammar.CompoundPart|grammar.Adjectival|grammar.NamePart|grammar.TitleModifier|grammar.BrokenWord|grammar.BareNounModifier) {
		s := d.Subtree(k)
		switch {
		case k > i && d.Is(k, grammar.NamePart|grammar.BrokenWord):
			plain.last = max(plain.last, s.Last)
			kind.last = plain.last
		case k > i:
		case !d.Is(k, grammar.Adjectival):
			kind.first = min(kind.first, s.First)
			fallthrough
		default:
			plain.first = min(plain.first, s.First)
		}
	}
	titled := plain
	if n := l.nameAt[i]; n >= 0 {
		x := &d.Names[n]
		if x.Kind != grammar.LOC && x.Last > i && (x.Kind == grammar.PER || x.Last == i+1 || plain.name) {
			plain.first, plain.last, plain.name = x.First, x.Last, true
		}
	}
	from := len(l.phrases)
	add := func(first, last int, cut uint8) {
		for _, o := range l.phrases[from:] {
			if o.first == first && o.last == last {
				return
			}
		}
		l.phrases = append(l.phrases, phrase{i, first, last, plain.entity, plain.name, cut})
	}
	add(plain.first, plain.last, cutPlain)
	if of := d.Dependent(i, grammar.NounModifier); of > i && d.HasPreposition(of, "of") {
		if last := max(plain.last, d.BareNounPhrase(i).Last); last-plain.first <= longestOf {
			add(plain.first, last, cutOf)
		}
	}
	if plain.name {
		add(min(titled.first, plain.first), max(titled.last, plain.last), cutTitle)
		return
	}
	add(i, i+1, cutBare)
	add(kind.first, kind.last, cutKind)
}

// longestOf is the most tokens of a phrase with an "of".
const longestOf = 13

// gather puts the phrases of one player together: mentions of one entity,
// phrases of the same words, and a bare noun with the phrases that end in it.
func (l *Lab) gather() {
	latest := 0
	byEntity, byText, byNoun := map[int]int{}, map[uint32]int{}, map[uint32]int{}
	for i := range l.phrases {
		p := &l.phrases[i]
		if p.cut != cutPlain {
			q := &l.players[latest]
			q.phrases = append(q.phrases, i)
			continue
		}
		text, noun := l.hashRange(p.first, p.last), l.hashRange(p.head, p.head+1)
		k, ok := find(byEntity, p.entity) // no entity is -1
		if !ok {
			k, ok = find(byText, text)
		}
		if !ok && !p.name && p.last == p.head+1 {
			if p.first == p.head {
				k, ok = find(byNoun, text)
			} else {
				k, ok = find(byText, noun)
			}
		}
		if !ok {
			k = len(l.players)
			l.players = append(l.players, player{entity: p.entity})
		}
		latest = k
		q := &l.players[k]
		q.phrases = append(q.phrases, i)
		if p.entity >= 0 {
			putNew(byEntity, p.entity, k)
			if q.entity < 0 {
				q.entity = p.entity
			}
		}
		putNew(byText, text, k)
		if !p.name {
			putNew(byNoun, noun, k)
		}
	}
}

func find[K comparable](m map[K]int, key K) (int, bool) {
	v, ok := m[key]
	return v, ok
}

func putNew[K comparable](m map[K]int, key K, v int) {
	if _, ok := m[key]; !ok {
		m[key] = v
	}
}

// hashRange hashes the words of the tokens [first, last) without regard to
// case and blanks.
func (l *Lab) hashRange(first, last int) uint32 {
	h := uint32(0)
	for t := first; t < last; t++ {
		h = h*0x01000193 ^ hashOf(l.doc.Word(t))
	}
	return h
}

// IsCut tells whether phrase i is another cut of the one before it.
func (l *Lab) IsCut(i int) bool { return l.phrases[i].cut != cutPlain }
