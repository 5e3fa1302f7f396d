package where

import (
	"math"
	"slices"

	"sayso/gazetteer"
)

// most is how many places of one name are weighed, the largest first.
const most = 32

// rounds is how often the report's places are weighed in each other's light.
const rounds = 3

// group is the mentions of one name in one sense.
type group struct {
	name     uint64 // hash of the folded name
	inside   gazetteer.Number
	mentions int
	first    int // its first mention
	hits     []gazetteer.Hit
	weights  []float64 // per hit, summing to one
	best     int
	ranked   bool             // "province", "state" … follows a mention
	region   gazetteer.Number // the region that shares the name with its seat; None
	seat     gazetteer.Number // that seat
	named    bool             // the outlet's domain holds the name
}

// resolve chooses a place for every mention.
func (s *scan) resolve() {
	s.chain()
	s.groupUp()
	s.weigh()
	s.plainly()
	s.seats()
	for i := range s.mentions {
		m := &s.mentions[i]
		if g := m.sense; g >= 0 {
			s.choose(m, &s.groups[g])
		}
	}
	s.prune()
}

// chain finds containment as it is written: "Marion, Ohio", "al-Tanf, southern
// Syria", "Springfield (Ill.)". The mention right after is the container.
func (s *scan) chain() {
	for i := range s.mentions {
		s.mentions[i].inside = -1
	}
	for i := 0; i+1 < len(s.mentions); i++ {
		m, n := &s.mentions[i], &s.mentions[i+1]
		if s.linked(m.last, n.first) && s.couldHold(n, m) {
			m.inside = i + 1
		}
	}
}

// linked tells whether the tokens between two mentions are those of a chain:
// nothing, a comma or a bracket, and a qualifier such as "southern" or "in".
func (s *scan) linked(from, to int) bool {
	if to-from > 4 || to < from {
		return false
	}
	mark := false
	for t := from; t < to; t++ {
		w := s.doc.Word(t)
		switch {
		case t == from && (w == "," || w == "("):
			mark = true
		case w == "in" && t == from && to-from <= 3, w == "in" && mark && t == from+1, w == "the", w == "of" && mark:
		case s.lexicon.around[w]&side != 0, w == "-" && t > from:
		default:
			return false
		}
	}
	return true
}

// couldHold tells whether some place of the outer mention holds some place of
// the inner one.
func (s *scan) couldHold(outer, inner *mention) bool {
	for _, o := range outer.hits[:min(len(outer.hits), most)] {
		if o.Type != gazetteer.Demonym && s.lies(inner.hits, o.Place) {
			return true
		}
	}
	return inner.hits == nil && len(outer.hits) > 0 && s.container(outer) != gazetteer.None
}

// container returns the country or first-level region an outer mention names.
func (s *scan) container(m *mention) gazetteer.Number {
	for _, h := range m.hits[:min(len(m.hits), most)] {
		if k := s.index.Kind(h.Place); (k == gazetteer.Country || k == gazetteer.Region) && h.Type != gazetteer.Demonym {
			return h.Place
		}
	}
	return gazetteer.None
}

// groupUp puts mentions of one name together; a name used of two places told
// apart by their containers makes two groups.
func (s *scan) groupUp() {
	type nameIn struct {
		name   uint64
		inside gazetteer.Number
	}
	at, senses := map[uint64]int{}, map[nameIn]int{}
	for pass := 0; pass < 2; pass++ { // those with a container first
		for i := range s.mentions {
			m := &s.mentions[i]
			if (m.inside >= 0) != (pass == 0) {
				continue
			}
			if len(m.hits) == 0 {
				m.sense = -1
				continue
			}
			inside := s.holder(m)
			name := uint64(m.hits[0].Place)<<20 ^ uint64(len(m.hits))<<56 ^ uint64(m.hits[len(m.hits)-1].Place)
			g, known := at[name]
			if known && pass == 0 && s.groups[g].inside != inside {
				g, known = senses[nameIn{name, inside}]
			}
			if !known {
				g = len(s.groups)
				if _, taken := at[name]; !taken {
					at[name] = g
				}
				senses[nameIn{name, inside}] = g
				s.groups = append(s.groups, group{name: name, inside: inside, first: i, hits: m.hits[:min(len(m.hits), most)]})
			}
			m.sense = g
			s.note(&s.groups[g], m, i)
		}
	}
	for i := range s.mentions {
		if o := s.mentions[i].inside; o >= 0 {
			s.mentions[o].holder = true
		}
	}
}

// holder returns the region or country that the report puts m in.
func (s *scan) holder(m *mention) gazetteer.Number {
	if m.inside < 0 {
		return gazetteer.None
	}
	outer := &s.mentions[m.inside]
	for _, o := range outer.hits[:min(len(outer.hits), most)] {
		if o.Type != gazetteer.Demonym && s.lies(m.hits, o.Place) {
			return o.Place
		}
	}
	return gazetteer.None
}

func (s *scan) note(g *group, m *mention, i int) {
	g.mentions++
	g.first = min(g.first, i)
	if t := s.listEnd(m.last); t < len(s.doc.Tokens) && s.lexicon.around[s.doc.Word(t)]&rank != 0 {
		g.ranked, m.ranked = true, true
	}
	g.named = g.named || s.home.holds(s.doc.Raw[m.start:m.end])
}

// listEnd is the token after the list of capitalised words that begins before
// token t: in "Lattakia, Homs and Hama provinces" the last word.
func (s *scan) listEnd(t int) int {
	n := len(s.doc.Tokens)
	for item := 0; item < 4 && t+1 < n && (s.doc.Word(t) == "," || s.doc.Word(t) == "and"); item++ {
		u := t + 1
		if s.doc.Word(u) == "and" && u+1 < n {
			u++
		}
		if !capital(s.doc.Word(u)) {
			break
		}
		for u < n && capital(s.doc.Word(u)) {
			u++
		}
		t = u
	}
	return t
}

// weigh gives each group's places their weights: first each for itself, then
// in the light of what the other groups then mean.
func (s *scan) weigh() {
	for round := 0; round < rounds; round++ {
		var around context
		if round > 0 {
			around = s.context()
		}
		for i := range s.groups {
			g := &s.groups[i]
			scores := make([]float64, len(g.hits))
			for j := range g.hits {
				f := s.features(g, j, &around, round > 0)
				scores[j] = f.dot(&s.lexicon.ranking)
			}
			soften(scores)
			g.weights = scores
		}
	}
	for i := range s.groups {
		g := &s.groups[i]
		for j, w := range g.weights {
			if w > g.weights[g.best] {
				g.best = j
			}
		}
	}
}

// soften turns scores into weights that sum to one.
func soften(scores []float64) {
	top := slices.Max(scores)
	sum := 0.0
	for i, v := range scores {
		scores[i] = math.Exp(v - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// choose sets the mention's place and says why.
func (s *scan) choose(m *mention, g *group) {
	h := g.hits[g.best]
	m.place = s.seated(m, g)
	switch {
	case m.place == g.region && m.place != gazetteer.None && g.seat != gazetteer.None:
		m.reason = "the region rather than the town of that name"
	case h.Type == gazetteer.Demonym, h.Type == gazetteer.Abbreviation, len(g.hits) == 1:
		m.reason = "no other place bears the name"
	case g.inside != gazetteer.None:
		m.reason = "it lies in " + s.index.Place(g.inside).Name
	case m.place == g.seat:
		m.reason = "the town rather than the region of that name"
	case g.best == 0:
		m.reason = "the largest of that name"
	default:
		m.reason = "it fits the report's other places"
	}
}
