package what

import (
	"slices"

	"sayso/record"
)

// group is the mentions of one event while they are being brought together.
type group struct {
	typ        record.EventType
	mode       string
	members    []int
	actors     []int
	recipients []int
	places     []int
	time       int    // index of a time; -1 for none
	begin, end int    // indices of the times it began and ended; -1 for none
	day        string // the day of what is told just before, without a time of its own
	status     record.Status
	firm       bool // the status was told, not assumed
	sentence   int  // of the latest mention
	background bool // what single events happen within
}

// settle brings the candidates together into groups: first those that name an
// event, then those that only tell what befell people.
func (f *find) settle() {
	f.retype()
	w := f.world()
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.dropped || c.entry.harm || w != 0 && f.isFigurative(c, w) {
			continue
		}
		if f.disowned(c) {
			continue
		}
		if g := f.match(c); g >= 0 {
			f.join(g, i)
		} else if f.stands(c) && !f.isAtPeace(c) {
			f.open(i)
		}
	}
	f.unite()
	for i := range f.candidates {
		if c := &f.candidates[i]; !c.dropped && c.entry.harm {
			f.settleHarm(i, w)
		}
	}
}

func (f *find) open(i int) {
	c := &f.candidates[i]
	f.groups = append(f.groups, group{typ: c.typ, mode: c.mode, time: -1, begin: -1, end: -1, background: f.isBackground(c)})
	f.join(len(f.groups)-1, i)
}

func (f *find) join(k, i int) {
	g, c := &f.groups[k], &f.candidates[i]
	c.event = k
	g.members = append(g.members, i)
	g.actors = union(g.actors, c.actors)
	for _, r := range c.recipients {
		if c.entry.harm && (len(g.recipients) > 0 || f.Entities[r].Kind != record.Person) {
			break
		}
		if !slices.Contains(g.actors, r) && !slices.Contains(g.recipients, r) {
			g.recipients = append(g.recipients, r)
		}
	}
	g.places = union(g.places, c.places)
	if g.time < 0 {
		g.time = c.time
	}
	g.begin, g.end = max(g.begin, c.begin), max(g.end, c.end)
	if (g.mode == "" || isBroad(g.mode) && c.mode != "") && c.typ == g.typ {
		g.mode = c.mode
	}
	unharmed := c.entry.harm && c.status == record.Denied && len(g.members) > 1 // "nobody was hurt" denies no fire
	if c.status != "" && !unharmed && (g.status == "" || !g.firm && c.why != "" || g.status == record.Hypothetical && c.status == record.Occurred && c.why != "") {
		g.status, g.firm = c.status, c.why != ""
	}
	g.sentence = f.doc.SentenceOf(c.head)
}

// union adds to a what b has more; casts stay small, so that nothing is
// quadratic.
func union(a, b []int) []int {
	for _, x := range b {
		if len(a) < 100 && !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// recent is the last members of g, enough to compare a mention with; it keeps
// the search linear when one event has very many mentions.
func (g *group) recent() []int { return g.members[max(0, len(g.members)-16):] }

// lookBack is how many groups back a mention looks for its event; it keeps
// the search linear in long reports.
const lookBack = 40

// match finds the group that candidate c is another mention of; -1 if it is a
// new event.
func (f *find) match(c *candidate) int {
	best, most := -1, 0
	fresh := f.isIndefinite(c)
	if f.isEquated(c) {
		for k := range f.groups {
			if g := &f.groups[k]; g.typ == c.typ && !f.conflict(g, c) {
				return k // "It was the deadliest attack in months", of what the report is about
			}
		}
	}
	for k := len(f.groups) - 1; k >= max(0, len(f.groups)-lookBack); k-- {
		g := &f.groups[k]
		if g.typ != c.typ || f.conflict(g, c) || f.isOtherTime(g, c) {
			continue
		}
		if f.isRetold(g, c) {
			return k
		}
		if f.isAside(g, c) && !f.overlap(g.actors, c.actors) && !f.overlap(g.recipients, c.recipients) && !f.overlap(g.places, c.places) {
			continue
		}
		if fresh && !f.overlap(g.actors, c.actors) && !f.overlap(g.recipients, c.recipients) {
			continue
		}
		if e := f.evidence(g, c); e > most {
			best, most = k, e
		}
	}
	least := 3
	if c.typ == record.EvAssault || isCalamity(c.typ) {
		least = 1
	}
	if most < least {
		return -1
	}
	return best
}

// isCalamity tells whether an event of the type befalls rather than is done.
func isCalamity(t record.EventType) bool {
	return t == record.EvAccident || t == record.EvDisaster || t == record.EvDisease
}

// unite joins groups of one type that share who did it and to whom, which
// mention by mention could not yet be told.
func (f *find) unite() {
	for k := 1; k < len(f.groups); k++ {
		b := &f.groups[k]
		probe := candidate{head: f.candidates[b.members[0]].head, actors: b.actors, recipients: b.recipients, places: b.places, time: b.time, begin: b.begin, end: b.end, mode: b.mode, status: b.status}
		if b.firm {
			probe.why = "group"
		}
		for j := max(0, k-lookBack); j < k; j++ {
			a := &f.groups[j]
			if a.typ != b.typ || len(a.members) == 0 || len(b.members) == 0 || f.conflict(a, &probe) {
				continue
			}
			where := len(a.places) > 0 && len(b.places) > 0 && (len(a.recipients) == 0 || len(b.recipients) == 0)
			if !f.overlap(a.actors, b.actors) || !f.overlap(a.recipients, b.recipients) && !where {
				continue
			}
			for _, m := range b.members {
				f.join(j, m)
			}
			b.members = nil
			break
		}
	}
	f.groups = slices.DeleteFunc(f.groups, func(g group) bool { return len(g.members) == 0 })
	for k := range f.groups {
		for _, m := range f.groups[k].members {
			f.candidates[m].event = k
		}
	}
}
