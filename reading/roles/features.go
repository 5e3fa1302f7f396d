package roles

import (
	"cmp"
	"math"
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// emitter collects hashed features, each of a template and its values.
type emitter struct{ out []uint32 }

func (e *emitter) add(template uint32, v ...uint32) {
	h := template*0x9E3779B1 + 0x7F4A7C15
	for _, x := range v {
		h = (h ^ x) * 0x85EBCA6B
		h ^= h >> 13
		h = h*0xC2B2AE35 + 0x165667B1
	}
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	e.out = append(e.out, h)
}

// Templates of features. Numbers are apart for those of one group.
const (
	fHead  = 1 << 8  // the phrase's main word and what it is known to be
	fCut   = 2 << 8  // how it is cut
	fIn    = 3 << 8  // what depends on it
	fUp    = 4 << 8  // what governs it
	fPlay  = 5 << 8  // its part in the record's events
	fSide  = 6 << 8  // the words beside it
	fWhere = 7 << 8  // its sentence
	fDoc   = 8 << 8  // the report
	fOwn   = 9 << 8  // the player's phrases
	fRival = 10 << 8 // the player among the others
)

// code is what features see of the event that token t names.
func (l *Lab) code(t int) code {
	if l.eventAt[t] < 0 {
		return code{}
	}
	return l.codes[l.eventAt[t]]
}

func (l *Lab) preposition(t int) uint32 {
	if p := l.doc.PrepositionLemma(t); p != "" {
		return hashOf(p)
	}
	return 0
}

// kind is what is known of the phrase headed by a token: the kinds of its
// entity and its name.
func (l *Lab) kind(p *phrase) uint32 {
	k := uint32(0)
	if p.entity >= 0 {
		k = uint32(slices.Index(record.EntityKinds, l.entities[p.entity].Kind)) + 1
	}
	if n := l.nameAt[p.head]; n >= 0 {
		k |= (uint32(l.doc.Names[n].Kind) + 1) << 4
	}
	return k
}

// CutFeatures appends the features of the cut of phrase i.
func (l *Lab) CutFeatures(i int, out []uint32) []uint32 {
	p := &l.phrases[i]
	e := emitter{out}
	w, cut := l.words[p.head], uint32(p.cut)
	e.add(fCut, cut, w)
	e.add(fCut+1, cut, l.kind(p))
	e.add(fCut+2, cut, uint32(min(p.last-p.first, 5)))
	for t := p.first; t < p.last; t++ {
		if t != p.head {
			e.add(fCut+3, l.words[t])
			e.add(fCut+4, l.words[t], w)
		}
	}
	l.beside(&e, p, w, l.kind(p))
	return e.out
}

// HeadFeatures appends the features that all cuts of phrase i share, a plain
// one.
func (l *Lab) HeadFeatures(i int, out []uint32) []uint32 {
	d, p := l.doc, &l.phrases[i]
	e := emitter{out}
	w, tag, kind := l.words[p.head], uint32(d.Fine[p.head]), l.kind(p)
	e.add(fHead)
	e.add(fHead+1, w)
	e.add(fHead+2, w, tag)
	e.add(fHead+3, tag, kind)
	e.add(fHead+4, kind)
	if p.entity >= 0 {
		sector := hashOf(l.entities[p.entity].Sector)
		e.add(fHead+5, sector)
		e.add(fHead+6, sector, kind, tag)
	}
	if !p.name {
		s := d.Lemmas[p.head]
		e.add(fHead+7, hashOf(s[max(0, len(s)-3):]))
		e.add(fHead+8, hashOf(s[max(0, len(s)-2):]), tag)
	}
	l.inside(&e, p.head, w)
	l.above(&e, p.head, w, kind)
	l.played(&e, p, w, kind)
	l.around(&e, p.head, w, kind)
	return e.out
}

// mostChildren is how many dependents of a word are looked at.
const mostChildren = 16

func (l *Lab) inside(e *emitter, h int, w uint32) {
	d, n := l.doc, 0
	for k := range d.Dependents(h, grammar.AnyFunction) {
		r := uint32(d.Function(k).Index())
		e.add(fIn, r, l.words[k])
		e.add(fIn+1, r, l.words[k], w)
		switch d.Function(k) {
		case grammar.NounModifier, grammar.AdnominalClause, grammar.RelativeClause:
			c, prep := l.code(k), l.preposition(k)
			e.add(fIn+2, r, prep, c.typ, c.mode)
			e.add(fIn+3, r, prep, l.words[k])
		}
		if n++; n == mostChildren {
			break
		}
	}
}

// mostHops is how far up the tree features look.
const mostHops = 4

func (l *Lab) above(e *emitter, h int, w, kind uint32) {
	d := l.doc
	rel, prep := uint32(d.Function(h).Index()), l.preposition(h)
	if d.Is(h, grammar.Conjunct) {
		first := d.FirstConjunct(h)
		rel = uint32(d.Function(first).Index())
		if prep == 0 {
			prep = l.preposition(first)
		}
		e.add(fUp, w, l.words[first])
	}
	path, near, hop := rel*31+prep, uint32(0), 0
	for g := range d.Governors(h, mostHops) {
		verb := d.IsVerb(g)
		passive := bit(verb && d.IsPassive(g))
		switch hop {
		case 0:
			e.add(fUp+2, rel, prep)
			e.add(fUp+3, rel, prep, l.words[g], passive)
			e.add(fUp+4, l.words[g])
			e.add(fUp+5, w, rel, prep)
			e.add(fUp+6, w, rel, l.words[g])
			e.add(fUp+7, kind, rel, prep, l.words[g], passive)
			if o := d.Object(g); verb && o >= 0 && o != h {
				e.add(fUp+8, rel, prep, l.words[g], l.words[o])
			}
		case 1:
			e.add(fUp+9, path, l.words[g])
			e.add(fUp+10, rel, prep, l.words[g])
		}
		if c := l.code(g); c.typ > 0 && near == 0 {
			near = c.typ
			e.add(fUp+11, path, c.typ, passive)
			e.add(fUp+12, path, c.typ, c.mode, passive)
			e.add(fUp+13, path, c.typ, c.status, passive)
			e.add(fUp+14, rel, prep, c.typ, c.mode)
			e.add(fUp+15, w, path, c.typ)
			e.add(fUp+16, kind, path, c.typ, c.mode, passive)
			e.add(fUp+17, path, l.words[g], passive)
			e.add(fUp+18, w, c.typ, c.mode)
		}
		path = path*131 + uint32(d.Function(g).Index())*31 + l.preposition(g)
		hop++
	}
	if hop < mostHops { // the root is not that far
		e.add(fUp+1, uint32(hop), path)
	}
	e.add(fUp+19, near, kind)
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (l *Lab) beside(e *emitter, p *phrase, w, kind uint32) {
	s := &l.doc.Sentences[l.doc.SentenceOf(p.head)]
	word := func(t int) uint32 {
		if t < int(s.First) || t >= int(s.Last) {
			return 0
		}
		return l.words[t]
	}
	x, y := word(p.first-1), word(p.last)
	e.add(fSide, x)
	e.add(fSide+1, y)
	e.add(fSide+2, word(p.first-2))
	e.add(fSide+3, word(p.last+1))
	e.add(fSide+4, x, w)
	e.add(fSide+5, w, y)
	e.add(fSide+6, x, kind, y)
}

func (l *Lab) played(e *emitter, p *phrase, w, kind uint32) {
	say := func(list []play) {
		for _, x := range list {
			c := l.codes[x.event]
			e.add(fPlay, x.part, c.typ)
			e.add(fPlay+1, x.part, c.typ, c.mode)
			e.add(fPlay+2, x.part, c.typ, c.status)
			e.add(fPlay+3, x.part, c.typ, c.mode, kind)
			e.add(fPlay+4, x.part, c.typ, w)
		}
	}
	own := []play(nil)
	if p.entity >= 0 {
		own = l.plays[p.entity]
	}
	befallen := l.befalls[int32(p.head)]
	say(own)
	say(befallen)
	if len(own)+len(befallen) == 0 {
		e.add(fPlay+5, kind)
	}
}

func (l *Lab) around(e *emitter, h int, w, kind uint32) {
	s := l.doc.SentenceOf(h)
	here := l.scene(s)
	e.add(fWhere, uint32(min(s, 6)))
	e.add(fWhere+1, uint32(min(s, 3)), w)
	for _, c := range here.told {
		e.add(fWhere+2, c.typ, c.mode)
		e.add(fWhere+3, c.typ, c.mode, kind)
		e.add(fWhere+4, c.typ, c.mode, w)
		e.add(fWhere+5, c.typ, c.mode, c.status)
	}
	e.add(fWhere+6, bit(len(here.told) > 0), kind, uint32(l.doc.Function(h).Index()))
}

// scene is what a sentence tells.
type scene struct {
	sentence int
	told     []code // the first event of each type
}

// scene returns what sentence s tells; it is good until that of another one is
// asked for.
func (l *Lab) scene(s int) *scene {
	x := &l.here
	if x.sentence == s {
		return x
	}
	x.sentence, x.told = s, x.told[:0]
	seen := uint32(0)
	for t := int(l.doc.Sentences[s].First); t < int(l.doc.Sentences[s].Last); t++ {
		if c := l.code(t); c.typ > 0 && seen&(1<<c.typ) == 0 {
			seen |= 1 << c.typ
			x.told = append(x.told, c)
		}
	}
	return x
}

// DocFeatures appends the features of the whole report: its words and events.
func (l *Lab) DocFeatures(out []uint32) []uint32 {
	e := emitter{out}
	from := len(out)
	for t, tag := range l.doc.Tags {
		switch tag {
		case grammar.NOUN, grammar.VERB, grammar.ADJ, grammar.ADV, grammar.PROPN:
			e.add(fDoc, l.words[t])
		}
	}
	for k, c := range l.codes {
		e.add(fDoc+1, c.typ, c.mode)
		e.add(fDoc+2, c.typ, c.mode, c.status)
		e.add(fDoc+3, c.typ, uint32(min(k, 3)))
	}
	slices.Sort(e.out[from:])
	return append(e.out[:from], slices.Compact(e.out[from:])...)
}

// Ranks tell how players stand among each other in each part.
type Ranks struct {
	best [][Count]float32 // by player: its best phrase's score
	sort [Count][]float32 // all players' best scores, greatest first
}

// Rank computes the ranks of all players.
func (l *Lab) Rank(scores []Scores) *Ranks {
	r := &Ranks{best: make([][Count]float32, len(l.players))}
	for j := range l.players {
		for k := range Count {
			b := scores[l.Best(j, k, scores)][k]
			r.best[j][k] = b
			r.sort[k] = append(r.sort[k], b)
		}
	}
	for k := range r.sort {
		slices.SortFunc(r.sort[k], downwards)
	}
	return r
}

// bucket puts a number in one of few classes.
func bucket(x, step float32) uint32 {
	return uint32(int32(math.Floor(float64(max(-12, min(12, x)) / step))))
}

// PlayerFeatures appends the features that tell whether player j plays part k
// in a report of the given score.
func (l *Lab) PlayerFeatures(j, k int, about float32, scores []Scores, ranks *Ranks, out []uint32) []uint32 {
	e := emitter{out}
	p := l.players[j].phrases
	top := l.Best(j, k, scores)
	best, other := ranks.best[j][k], float32(math.Inf(-1))
	for o, s := range ranks.best[j] {
		if o != k {
			other = max(other, s)
		}
	}
	sum := 0.0
	for _, i := range p {
		sum += 1 / (1 + math.Exp(-float64(scores[i][k])))
	}
	all := float32(math.Log(sum))
	rank, _ := slices.BinarySearchFunc(ranks.sort[k], best, downwards)
	rival := float32(-12)
	if rank > 0 {
		rival = ranks.sort[k][0]
	} else if len(ranks.sort[k]) > 1 {
		rival = ranks.sort[k][1]
	}
	t := &l.phrases[top]
	w, kind, n, r := l.words[t.head], l.kind(t), uint32(min(len(p), 6)), uint32(min(rank, 5))
	e.add(fOwn)
	e.add(fOwn+1, bucket(best, 0.5))
	e.add(fOwn+2, bucket(all, 0.5))
	e.add(fOwn+3, n)
	e.add(fOwn+4, n, bucket(best, 2))
	e.add(fOwn+5, kind, bucket(best, 2))
	e.add(fOwn+6, w)
	e.add(fOwn+7, kind)
	e.add(fOwn+8, bit(t.last-t.first > 1), bit(t.name))
	e.add(fOwn+9, uint32(min(l.doc.SentenceOf(l.phrases[p[0]].head), 8)))
	e.add(fOwn+10, uint32(min(l.doc.SentenceOf(t.head), 8)))
	e.add(fOwn+11, uint32(min(t.last-t.first, 6)))
	e.add(fRival, bucket(about, 1))
	e.add(fRival+1, bucket(best, 1), bucket(about, 1))
	e.add(fRival+2, bucket(all, 1), bucket(about, 1))
	e.add(fRival+3, r)
	e.add(fRival+4, r, bucket(best, 1))
	e.add(fRival+5, bucket(best-rival, 1))
	e.add(fRival+6, bucket(other, 1))
	e.add(fRival+7, bucket(best-other, 1))
	return e.out
}

func downwards(a, b float32) int { return cmp.Compare(b, a) }
