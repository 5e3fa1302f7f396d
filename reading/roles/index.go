package roles

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// code is what features see of an event.
type code struct{ typ, mode, status uint32 }

// play is a part in an event that the record tells of.
type play struct {
	part  uint32 // actor, recipient, object, instrument
	event int32
}

const (
	actor = iota + 1
	recipient
	object
	instrument
)

func (l *Lab) index(times []record.Time) {
	d := l.doc
	n := len(d.Tokens)
	l.entityAt, l.nameAt, l.eventAt, l.timeAt, l.words = fill(n), fill(n), fill(n), make([]bool, n), make([]uint32, n)
	for e := range l.entities {
		for _, m := range l.entities[e].Mentions {
			if first, last := d.Cover(m.Start, m.End); first < last {
				if t := l.doc.HeadOf(first, last); l.entityAt[t] < 0 {
					l.entityAt[t] = int32(e)
				}
			}
		}
	}
	for k := range d.Names {
		for t := d.Names[k].First; t < d.Names[k].Last; t++ {
			l.nameAt[t] = int32(k)
		}
	}
	for i := range times {
		first, last := d.Cover(times[i].Span.Start, times[i].Span.End)
		for t := first; t < last; t++ {
			l.timeAt[t] = true
		}
	}
	for t := range l.words {
		l.words[t] = l.wordOf(t)
	}
	l.indexEvents()
}

func (l *Lab) indexEvents() {
	byID := make(map[record.EntityID]int, len(l.entities))
	for e := range l.entities {
		byID[l.entities[e].ID] = e
	}
	l.plays, l.befalls = make([][]play, len(l.entities)), map[int32][]play{}
	for k := range l.events {
		e := &l.events[k]
		l.codes = append(l.codes, code{
			uint32(slices.Index(record.EventTypes, e.Type)) + 1, hashOf(e.Mode), uint32(slices.Index(record.Statuses, e.Status)) + 1,
		})
		for _, s := range e.Triggers {
			first, last := l.doc.Cover(s.Start, s.End)
			for t := first; t < last; t++ {
				l.eventAt[t] = int32(k)
			}
		}
		l.involve(byID, e.Actors, actor, k)
		l.involve(byID, e.Recipients, recipient, k)
		l.befall(e.Objects, object, k)
		l.befall(e.Instruments, instrument, k)
	}
}

func (l *Lab) involve(byID map[record.EntityID]int, ids []record.EntityID, part uint32, event int) {
	for _, id := range ids {
		if e, ok := byID[id]; ok && len(l.plays[e]) < mostPlays {
			l.plays[e] = append(l.plays[e], play{part, int32(event)})
		}
	}
}

func (l *Lab) befall(spans []record.Span, part uint32, event int) {
	for _, s := range spans {
		if _, last := l.doc.Cover(s.Start, s.End); last > 0 {
			t := int32(last - 1)
			l.befalls[t] = append(l.befalls[t], play{part, int32(event)})
		}
	}
}

// mostPlays is how many parts of one entity are looked at, so that nothing is
// quadratic.
const mostPlays = 24

func fill(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// hashOf hashes a word without regard to ASCII case.
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// Words that features see in place of names and numbers.
const (
	ofName   = 100 // plus the kind of name
	ofProper = 110
	ofNumber = 111
)

// wordOf is what features see of token t: its lemma, but of a name only what
// kind of name it is.
func (l *Lab) wordOf(t int) uint32 {
	switch d := l.doc; d.Tags[t] {
	case grammar.PROPN:
		if n := l.nameAt[t]; n >= 0 {
			return ofName + uint32(d.Names[n].Kind)
		}
		return ofProper
	case grammar.NUM:
		return ofNumber
	default:
		return hashOf(d.Lemmas[t])
	}
}
