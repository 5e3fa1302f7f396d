package what

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
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
	time       int // index of a time; -1 for none
	begin, end int // indices of the times it began and ended; -1 for none
	status     record.Status
	firm       bool // the status was told, not assumed
	sentence   int  // of the latest mention
}

// consume lets a verb take in the event noun that its frame asks for ("held
// talks", "lifted the embargo"): one mention, two triggers. What is demanded,
// refused, agreed, threatened or blamed stays an event of its own.
func (f *find) consume() {
	for i := range f.candidates {
		c := &f.candidates[i]
		if !c.verb {
			continue
		}
		o := f.undergoer(c.head)
		if c.partner >= 0 {
			o = c.partner
		}
		if o < 0 || f.at[o] < 0 || int(f.at[o]) == i {
			continue
		}
		n := &f.candidates[f.at[o]]
		if c.typ == record.EvReject && (n.status == record.Denied || n.typ == record.EvRequest) || c.typ == record.EvAgree && isCooperative(n.typ) {
			f.takeIn(i, o)
			continue
		}
		demanded := c.entry.frame.object != 0 && !isSpeechAct(c.typ)
		if n.dropped || n.verb || !demanded && n.typ != c.typ {
			continue
		}
		f.takeIn(i, o)
	}
	for i := range f.candidates {
		if c := &f.candidates[i]; c.verb && (c.typ == record.EvAgree || c.typ == record.EvReject) {
			f.takeClause(i)
		}
	}
}

// takeIn makes the event mention at token o part of candidate i.
func (f *find) takeIn(i, o int) {
	n := &f.candidates[f.at[o]]
	n.dropped = true
	f.at[o] = int32(i)
	f.candidates[i].absorb(n)
}

// takeClause makes what is agreed or refused part of the agreement or refusal
// ("agreed to withdraw", "refused to meet"), if it is cooperation.
func (f *find) takeClause(i int) {
	d, c := f.doc, &f.candidates[i]
	v := d.Child(c.head, grammar.Xcomp, grammar.Advcl, grammar.Ccomp)
	if v < c.head || d.Rels[v] != grammar.Xcomp && d.Fine[v] != grammar.VB {
		return
	}
	if k := f.at[v]; k >= 0 && int(k) != i && isCooperative(f.candidates[k].typ) && !f.candidates[k].dropped {
		f.takeIn(i, v)
	}
}

// absorb takes over what n knows and c does not.
func (c *candidate) absorb(n *candidate) {
	if len(c.actors) == 0 {
		c.actors = n.actors
	}
	if len(c.recipients) == 0 || c.entry.frame.object != 0 && len(n.recipients) > 0 {
		c.recipients = n.recipients
	}
	if c.mode == "" && c.typ == n.typ {
		c.mode = n.mode
	}
	c.instruments = append(c.instruments, n.instruments...)
	c.taken = append(c.taken, n.head)
}

func isSpeechAct(t record.EventType) bool {
	switch t {
	case record.EvRequest, record.EvReject, record.EvAgree, record.EvThreaten, record.EvAccuse:
		return true
	}
	return false
}

// settle brings the candidates together into groups: first those that name an
// event, then those that only tell what befell people.
func (f *find) settle() {
	play := f.isPlay()
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.dropped || c.entry.harm || play && f.isFigurative(c) {
			continue
		}
		if f.disowned(c) {
			continue
		}
		if g := f.match(c); g >= 0 {
			f.join(g, i)
		} else if f.stands(c) {
			f.open(i)
		}
	}
	f.unite()
	for i := range f.candidates {
		if c := &f.candidates[i]; !c.dropped && c.entry.harm {
			f.settleHarm(i)
		}
	}
}

// needsPeople tells whether an event of the type says nothing without
// somebody in a role ("was criticised").
func needsPeople(t record.EventType) bool {
	return isSpeechAct(t) || isCooperative(t) || t == record.EvSanction
}

func (f *find) hasNoun(tokens []int) bool {
	for _, t := range tokens {
		if f.doc.Tags[t] == grammar.NOUN || f.doc.Tags[t] == grammar.PROPN {
			return true
		}
	}
	return false
}

// disowned joins a mention that somebody denies ("denied carrying out the
// attack") to the event that it denies, as a denying voice and without its
// roles; it tells whether there was one.
func (f *find) disowned(c *candidate) bool {
	if c.why != "status.gov.deny" {
		return false
	}
	probe := *c
	probe.actors, probe.recipients, probe.status, probe.why = nil, nil, record.Occurred, ""
	g := f.match(&probe)
	if g < 0 {
		return false
	}
	c.actors, c.recipients, c.status, c.why = nil, nil, "", ""
	f.join(g, int(f.at[c.head]))
	return true
}

// stands tells whether c may be an event by itself: nouns and weak entries
// must have somebody or some place in a role, or a verb that carries them out.
func (f *find) stands(c *candidate) bool {
	switch {
	case c.entry.frame.echo, c.verb && f.isAttribute(c):
		return false
	case c.verb && len(c.actors) == 0 && f.doc.Rels[c.head] == grammar.Acl && f.doc.Fine[c.head] == grammar.VB:
		return false // "reasons to attack"
	case c.entry.frame.weak:
		return f.isPeopled(c)
	case isCalamity(c.typ):
		return true
	case c.verb:
		return !needsPeople(c.typ) || f.isPeopled(c) || f.hasNoun(c.patients)
	}
	return f.isPeopled(c) || c.time >= 0 || len(c.patients) > 0
}

// refusals turns refused cooperation into a refusal: "will not lift the ban",
// "declined to meet". What is only refused is no event of its own.
func (f *find) refusals() {
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.status != record.Denied || !c.verb || !isCooperative(c.typ) || len(c.actors) == 0 {
			continue
		}
		g := int(f.doc.Heads[c.head])
		if g >= 0 && f.at[g] >= 0 && f.candidates[f.at[g]].typ == record.EvReject {
			c.dropped = true
			continue
		}
		m := f.doc.Modal(c.head)
		will := m >= 0 && (f.lemma(m) == "will" || f.lemma(m) == "would") && f.doc.Negated(c.head)
		if will || g >= 0 && f.doc.Rels[c.head] == grammar.Xcomp && (f.lemma(g) == "fail" || f.lemma(g) == "decline") {
			c.typ, c.mode, c.status, c.why = record.EvReject, "", record.Occurred, "status.refusal"
		}
	}
}

func isCooperative(t record.EventType) bool {
	switch t {
	case record.EvAgree, record.EvConsult, record.EvSupport, record.EvCooperate, record.EvAid, record.EvConcede, record.EvRetreat:
		return true
	}
	return false
}

// isPeopled tells whether somebody or some place of the report takes part.
func (f *find) isPeopled(c *candidate) bool {
	if c.verb {
		return len(c.actors) > 0 || len(c.recipients) > 0
	}
	for _, t := range c.patients {
		if f.hasClass(t, lex.person) {
			return true
		}
	}
	return len(c.actors)+len(c.recipients)+len(c.places) > 0 || c.governor >= 0
}

// isAttribute tells whether a participle only describes a noun: "visiting
// tourists", "a militia backed by Oslo", "agreements signed by the parties".
func (f *find) isAttribute(c *candidate) bool {
	if f.doc.Rels[c.head] == grammar.Amod {
		return true
	}
	if f.doc.Rels[c.head] == grammar.AclRelcl && len(c.actors) == 0 && isCooperative(c.typ) {
		return true
	}
	return f.doc.Rels[c.head] == grammar.Acl && f.doc.Fine[c.head] == grammar.VBN && isCooperative(c.typ) && c.time < 0
}

func (f *find) open(i int) {
	c := &f.candidates[i]
	f.groups = append(f.groups, group{typ: c.typ, mode: c.mode, time: -1, begin: -1, end: -1})
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
	if c.status != "" && (g.status == "" || !g.firm && c.why != "" || g.status == record.Hypothetical && c.status == record.Occurred && c.why != "") {
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
	for k := len(f.groups) - 1; k >= max(0, len(f.groups)-lookBack); k-- {
		g := &f.groups[k]
		if g.typ != c.typ || f.conflict(g, c) {
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

// evidence counts what speaks for c being a mention of g.
func (f *find) evidence(g *group, c *candidate) int {
	n := 0
	if f.overlap(g.actors, c.actors) {
		n += 2
	}
	if f.overlap(g.recipients, c.recipients) {
		n += 2
	}
	if c.mode != "" && c.mode == g.mode {
		n++
	}
	if c.time >= 0 && g.time >= 0 {
		n++
	}
	last := &f.candidates[g.members[len(g.members)-1]]
	same := false
	for _, m := range g.recent() {
		same = same || f.sameWord(&f.candidates[m], c)
	}
	if same {
		n++
	}
	if p := f.number(c); p != 0 && f.groupNumber(g, c) == -p {
		n--
	}
	gap := f.doc.SentenceOf(c.head) - f.doc.SentenceOf(last.head)
	if c.verb && f.otherObject(last, c) {
		n--
	}
	if f.isDefinite(c) && (same || c.typ != record.EvConsult) {
		n++
		if gap <= 3 {
			n++
		}
	}
	if (c.typ == record.EvAssault || isCalamity(c.typ)) && gap <= 2 && !f.isIndefinite(c) {
		n++
	}
	return n
}

// otherObject tells whether two verbs have different things done to them:
// "bombed a depot", "attacked a convoy".
func (f *find) otherObject(a, b *candidate) bool {
	if !a.verb || a.entry.harm || b.entry.harm {
		return false
	}
	x, y := f.undergoer(a.head), f.undergoer(b.head)
	if x < 0 || y < 0 || f.doc.Tags[x] != grammar.NOUN || f.doc.Tags[y] != grammar.NOUN {
		return false
	}
	return f.lemma(x) != f.lemma(y)
}

// sameWord tells whether two mentions share a word: "strikes" and
// "airstrikes", "make a visit" and "the visit".
func (f *find) sameWord(a, b *candidate) bool {
	if f.sameLemma(a.head, b.head) {
		return true
	}
	for _, x := range a.taken {
		if f.sameLemma(x, b.head) {
			return true
		}
	}
	for _, y := range b.taken {
		if f.sameLemma(a.head, y) || len(a.taken) > 0 && f.sameLemma(a.taken[0], y) {
			return true
		}
	}
	return false
}

func (f *find) sameLemma(x, y int) bool {
	p, q := f.lemma(x), f.lemma(y)
	return strings.HasSuffix(p, q) || strings.HasSuffix(q, p)
}

// number is 1 for a noun in the plural, -1 for one in the singular, 0 for
// verbs.
func (f *find) number(c *candidate) int {
	switch f.doc.Fine[c.head] {
	case grammar.NNS:
		return 1
	case grammar.NN:
		return -1
	}
	return 0
}

// groupNumber is the grammatical number of the nouns of g that are the same
// word as c; 0 if they differ or there are none.
func (f *find) groupNumber(g *group, c *candidate) int {
	n := 0
	for _, m := range g.recent() {
		k := f.number(&f.candidates[m])
		if k == 0 || !f.sameWord(&f.candidates[m], c) {
			continue
		}
		if n != 0 && k != n {
			return 0
		}
		n = k
	}
	return n
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

// isDefinite tells whether c is a noun that points back: "the attack".
func (f *find) isDefinite(c *candidate) bool {
	if c.verb {
		return false
	}
	k := f.doc.Child(c.head, grammar.Det, grammar.NmodPoss)
	if k < 0 {
		return false
	}
	switch f.lemma(k) {
	case "its", "his", "her", "their", "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// isIndefinite tells whether c is a noun that introduces something new: "an
// attack", "another attack", "two attacks".
func (f *find) isIndefinite(c *candidate) bool {
	if c.verb {
		return false
	}
	if k := f.doc.Child(c.head, grammar.Det); k >= 0 {
		switch f.lemma(k) {
		case "a", "an", "another", "any", "some":
			return true
		}
	}
	if k := f.doc.Child(c.head, grammar.Amod); k >= 0 {
		switch f.lemma(k) {
		case "separate", "second", "other", "previous", "earlier", "similar", "new", "recent", "past", "further", "future", "last", "third":
			return true
		}
	}
	return false
}

// conflict tells whether c cannot be a mention of g.
func (f *find) conflict(g *group, c *candidate) bool {
	if f.differ(g.actors, c.actors, c) || f.differ(g.recipients, c.recipients, c) {
		return true
	}
	if c.entry != nil && c.entry.frame.pair && f.otherPartners(g.actors, c.actors) {
		return true
	}
	if f.overlap(g.actors, c.recipients) && !f.overlap(g.recipients, c.recipients) && !f.overlap(g.actors, c.actors) {
		return true
	}
	if f.overlap(g.recipients, c.actors) && !f.overlap(g.actors, c.actors) && !f.overlap(g.recipients, c.recipients) {
		return true
	}
	if !f.during(g, c) {
		return true
	}
	if modesClash(g.mode, c.mode) {
		return true
	}
	if c.why != "" && g.firm && isUnreal(c.status) != isUnreal(g.status) && c.status != record.Hypothetical && g.status != record.Hypothetical {
		return true
	}
	return f.apart(g.places, c.places)
}

// otherPartners tells whether two sets of people who meet or talk each have
// somebody that the other lacks.
func (f *find) otherPartners(a, b []int) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	lacks := func(x, y []int) bool {
		for _, e := range x {
			if !f.overlap([]int{e}, y) {
				return true
			}
		}
		return false
	}
	return lacks(a, b) && lacks(b, a)
}

// differ tells whether two casts of one role cannot be the same people. When
// the mention points back ("the attack"), an unnamed cast may be anybody.
func (f *find) differ(a, b []int, c *candidate) bool {
	if len(a) == 0 || len(b) == 0 || f.overlap(a, b) {
		return false
	}
	return !f.isDefinite(c) || f.named(a) && f.named(b)
}

// named tells whether one of the entities has a name; "a man" and "the
// driver" may be anybody.
func (f *find) named(entities []int) bool {
	for _, e := range entities {
		for _, m := range f.Entities[e].Mentions {
			if m.Form == record.FormName {
				return true
			}
		}
	}
	return false
}

// modesClash tells whether two modes cannot be of one event. Weapons of war
// go together in one battle, a drone's strike and a plane's do not.
func modesClash(a, b string) bool {
	if a == b || a == "" || b == "" || isBroad(a) || isBroad(b) {
		return false
	}
	return !isArms(a) || !isArms(b) || (a == "drone") != (b == "drone") && (a == "aerial" || b == "aerial")
}

// isBroad tells whether a mode is often used for parts of one event that has
// another mode.
func isBroad(mode string) bool {
	switch mode {
	case "destroy", "meet", "investigate", "disapprove", "allege":
		return true
	}
	return false
}

func isArms(mode string) bool {
	switch mode {
	case "firearms", "explosives", "heavy-weapons", "aerial", "drone", "suicide-attack", "unconventional":
		return true
	}
	return false
}

func isUnreal(s record.Status) bool { return s != record.Occurred && s != record.Ongoing }

// during tells whether c may have happened when g did: on its day, or within
// the days it began and ended.
func (f *find) during(g *group, c *candidate) bool {
	t := max(c.time, -1)
	if t < 0 {
		t = max(c.begin, c.end)
	}
	u := g.time
	if u < 0 {
		u = max(g.begin, g.end)
	}
	if t < 0 || u < 0 || f.sameTime(t, u) {
		return true
	}
	if g.begin < 0 || g.end < 0 {
		return c.begin >= 0 && g.end >= 0 || c.end >= 0 && g.begin >= 0
	}
	day := f.Times[t].Value
	return day >= f.Times[g.begin].Value && day <= f.Times[g.end].Value
}

// sameTime tells whether two times may be of one event: equal values, or one
// within the other.
func (f *find) sameTime(a, b int) bool {
	x, y := f.Times[a].Value, f.Times[b].Value
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || strings.HasPrefix(x, "XXXX") != strings.HasPrefix(y, "XXXX") || isWeek(x) != isWeek(y)
}

func isWeek(v string) bool { return len(v) > 5 && v[5] == 'W' }

// apart tells whether two sets of places cannot be of one event: not a shared
// place, and none whose country holds the other.
func (f *find) apart(a, b []int) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			p, q := &f.Places[x], &f.Places[y]
			if x == y || p.Country == "" || q.Country == "" {
				return false
			}
			if p.Country == q.Country && (p.Precision == record.PrecisionCountry || q.Precision == record.PrecisionCountry || p.Precision == record.PrecisionRegion || q.Precision == record.PrecisionRegion || p.Precision != q.Precision) {
				return false
			}
		}
	}
	return true
}

// overlap tells whether two sets of entities share one, or a state and
// somebody who belongs to it.
func (f *find) overlap(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
			p, q := &f.Entities[x], &f.Entities[y]
			if len(q.Name) > 1 && strings.Contains(p.Name, q.Name) || len(p.Name) > 1 && strings.Contains(q.Name, p.Name) {
				return true
			}
			if p.Country != "" && p.Country == q.Country && (p.Kind == record.State || q.Kind == record.State) {
				return true
			}
		}
	}
	return false
}

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
