package what

import (
	"sayso/record"
)

// settleHarm gives "killed" and its like to the event that did it: the one
// above or below it in the tree, else the nearest one of a kind that harms
// people. A killing with nothing near it is an assault of its own; other harm
// alone is no event.
func (f *find) settleHarm(i int) {
	c := &f.candidates[i]
	if k := f.harmedBy(c); k >= 0 {
		f.join(k, i)
		return
	}
	if !c.verb || f.lemma(c.head) == "die" || len(c.actors) == 0 && f.lemma(c.head) != "kill" {
		return
	}
	c.typ = record.EvAssault
	if k := f.match(c); k >= 0 {
		f.join(k, i)
		return
	}
	f.open(i)
}

// harms tells whether an event of the type can kill and hurt.
func harms(t record.EventType) bool {
	return t == record.EvAssault || isCalamity(t) || t == record.EvCrime
}

// harmedBy is the group that did the harm of candidate c; -1 for none.
func (f *find) harmedBy(c *candidate) int {
	for hop, u := 0, c.head; hop < 6 && f.doc.Heads[u] >= 0; hop++ {
		u = int(f.doc.Heads[u])
		if k := f.at[u]; k >= 0 && f.canHarm(int(k), c) {
			return f.candidates[k].event
		}
	}
	below := -1
	f.doc.Children(c.head, func(t int) bool {
		if k := f.at[t]; k >= 0 && f.canHarm(int(k), c) {
			below = f.candidates[k].event
		}
		return below < 0
	})
	if below >= 0 {
		return below
	}
	best, gap := -1, 4
	s := f.doc.SentenceOf(c.head)
	for k := len(f.groups) - 1; k >= max(0, len(f.groups)-lookBack); k-- {
		for _, m := range f.groups[k].recent() {
			if !f.canHarm(m, c) {
				continue
			}
			d := s - f.doc.SentenceOf(f.candidates[m].head)
			if d < 0 {
				d = 1 - d
			}
			if d < gap {
				best, gap = k, d
			}
		}
	}
	return best
}

// canHarm tells whether candidate k is settled, can harm, and does not
// contradict harm candidate c.
func (f *find) canHarm(k int, c *candidate) bool {
	m := &f.candidates[k]
	if m.event < 0 || m.entry.harm || !harms(m.typ) {
		return false
	}
	g := &f.groups[m.event]
	return f.during(g, c) && !f.apart(g.places, c.places) &&
		!(len(g.actors) > 0 && len(c.actors) > 0 && !f.overlap(g.actors, c.actors))
}
