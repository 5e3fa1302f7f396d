package what

import (
	"slices"
	"strconv"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

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
	if c.verb && f.otherObject(last, c) || gap == 0 && !same && !c.verb && !last.verb {
		n-- // two nouns of one sentence tell of two things, as a rule
	}
	if c.typ == record.EvConsult && !same && (c.mode == "" || g.mode == "") {
		n-- // talks, visits and calls are not each other
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

// isDefinite tells whether c is a noun that points back: "the attack".
func (f *find) isDefinite(c *candidate) bool {
	if c.verb {
		return false
	}
	k := f.doc.Dependent(c.head, grammar.Determiner|grammar.Possessor)
	if k < 0 {
		return false
	}
	switch f.lemma(k) {
	case "its", "his", "her", "their", "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// isEquated tells whether c is what a pronoun is said to be: "It was the
// deadliest attack in months".
func (f *find) isEquated(c *candidate) bool {
	if c.verb || f.doc.Copula(c.head) < 0 {
		return false
	}
	s := f.subject(c.head)
	if s < 0 {
		return false
	}
	switch f.lemma(s) {
	case "it", "this", "that":
		return f.isDefinite(c)
	}
	return false
}

// isIndefinite tells whether c is a noun that introduces something new: "an
// attack", "another attack", "two attacks".
func (f *find) isIndefinite(c *candidate) bool {
	if c.verb {
		return false
	}
	if f.doc.HasDeterminer(c.head, "a", "an", "another", "any", "some") {
		return true
	}
	if k := f.doc.Dependent(c.head, grammar.Adjectival); k >= 0 {
		switch f.lemma(k) {
		case "separate", "second", "other", "previous", "earlier", "similar", "new", "recent", "past", "further", "future", "last", "third":
			return true
		}
	}
	return false
}

// conflict tells whether c cannot be a mention of g.
func (f *find) conflict(g *group, c *candidate) bool {
	if f.isFramedElsewhere(g, c) {
		return true
	}
	if c.typ == record.EvAssault && g.background != f.isBackground(c) || f.isElsewhere(g, c) || f.isAnswer(g, c) {
		return true
	}
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
	if f.isCondition(c) && g.status != record.Hypothetical || g.status == record.Hypothetical && f.isCondition(&f.candidates[g.members[0]]) && c.status != record.Hypothetical {
		return true
	}
	if c.entry != nil && isUnreal(c.status) && !isUnreal(g.status) && f.isAgain(c.head) {
		return true
	}
	return f.apart(g.places, c.places)
}

// isAgain tells whether what token t names is one more of its kind: "would
// strike again", "further raids".
func (f *find) isAgain(t int) bool {
	for k := range f.doc.Dependents(t, grammar.Adverbial|grammar.Adjectival|grammar.Determiner) {
		switch f.lemma(k) {
		case "again", "anew", "further", "another", "more", "fresh", "future", "new", "next":
			return true
		}
	}
	return false
}

// isCondition tells whether c is told as something that may come ("if its
// bases were attacked"), which nothing that was done is.
func (f *find) isCondition(c *candidate) bool {
	return c.status == record.Hypothetical && c.why == "status.if"
}

// isFramedElsewhere tells whether c, an attack or its harm, stands in a sentence
// that turns to a place ("In the Kirra region, three people were killed"), and g
// was told in an earlier paragraph and of no place, or happened in another region.
func (f *find) isFramedElsewhere(g *group, c *candidate) bool {
	if g.typ != record.EvAssault || len(c.places) == 0 || f.isDefinite(c) {
		return false
	}
	if len(g.places) > 0 {
		return f.isOtherRegion(g, c) && f.isFramed(c)
	}
	s := &f.doc.Sentences[f.doc.SentenceOf(c.head)]
	h := &f.doc.Sentences[g.sentence]
	if s.Paragraph == h.Paragraph || h.Region == record.RegionHeadline {
		return false
	}
	return f.isFramed(c)
}

// isOtherRegion tells whether c is placed in regions only, and g in towns none of
// which lies in one of them. Names of regions are spelt in many ways, their first
// letters less so.
func (f *find) isOtherRegion(g *group, c *candidate) bool {
	for _, x := range c.places {
		for _, y := range g.places {
			p, q := &f.Places[x], &f.Places[y]
			if p.Precision != record.PrecisionRegion || q.Precision != record.PrecisionTown || p.Name == "" || q.Within == "" || p.Country != q.Country ||
				p.Name[0] == q.Within[0] || strings.Contains(q.Within, p.Name) || strings.Contains(p.Name, q.Name) {
				return false
			}
		}
	}
	return true
}

// isFramed tells whether the sentence of c begins with the place where c
// happened: "In the Kirra region, three people were killed".
func (f *find) isFramed(c *candidate) bool {
	s := &f.doc.Sentences[f.doc.SentenceOf(c.head)]
	first := int(s.First)
	if w := f.lemma(first); w != "in" && w != "at" && w != "near" {
		return false
	}
	placed := false
	for t := first + 1; t < min(first+9, int(s.Last)); t++ {
		if f.doc.Word(t) == "," || placed && f.placeAt[t] < 0 && f.doc.Tags[t] != grammar.NOUN {
			return placed
		}
		placed = placed || f.placeAt[t] >= 0 && slices.Contains(c.places, int(f.placeAt[t]))
	}
	return false
}

// isBackground tells whether c is what single events happen within: a war, a
// series of attacks, or what has befallen people since some day.
func (f *find) isBackground(c *candidate) bool {
	d, up := f.doc, f.doc.Governor(c.head)
	prep := d.PrepositionLemma(c.head)
	switch {
	case c.verb:
		return d.Aspect(c.head)&grammar.Perfect != 0 && f.hasSince(c.head)
	case lex.discourse[f.lemma(c.head)]&background != 0:
		return true
	case prep == "since" && d.Determiner(c.head) >= 0: // "since the invasion"
		return true
	case !d.IsPlural(c.head):
		return false
	case prep == "of" && d.Is(c.head, grammar.NounModifier) && lex.discourse[f.lemma(up)]&many != 0: // "a series of raids"
		return true
	}
	return d.Numeral(c.head) >= 0 && (f.hasSince(c.head) || f.hasSince(up)) // "has verified 2,200 attacks since February"
}

// hasSince tells whether verb v tells of all that was since some day.
func (f *find) hasSince(v int) bool {
	for k := range f.doc.Dependents(v, grammar.AnyFunction) {
		if f.lemma(k) == "since" || f.doc.PrepositionLemma(k) == "since" {
			return true
		}
	}
	return false
}

// listTurns counts how often the report has turned to something else up to each
// sentence.
func (f *find) listTurns() {
	if f.turns == nil {
		f.turns = make([]int32, len(f.doc.Sentences))
		n := int32(0)
		for i, s := range f.doc.Sentences {
			for t := int(s.First); t < int(s.Last) && t < int(s.First)+4; t++ {
				if lex.discourse[f.lemma(t)]&elsewhere != 0 {
					n++
					break
				}
			}
			f.turns[i] = n
		}
	}
}

// isElsewhere tells whether the report has turned from what g was last told of
// to something else ("In a separate incident", "Elsewhere") before or with the
// sentence of c.
func (f *find) isElsewhere(g *group, c *candidate) bool {
	f.listTurns()
	now := f.doc.SentenceOf(c.head)
	if now == g.sentence || f.turns[now] == f.turns[g.sentence] {
		return false
	}
	return f.turns[now] != f.turns[max(0, now-1)] || now-1 > 0 && f.turns[now-1] != f.turns[max(0, now-2)] && !f.isDefinite(c)
}

// isAside tells whether g was told in a paragraph that turned to something else
// ("In a separate incident, …"), and c in a later one, which is again of the
// report's own matter.
func (f *find) isAside(g *group, c *candidate) bool {
	s := f.doc.SentenceOf(f.candidates[g.members[0]].head)
	p := f.doc.Sentences[s].Paragraph
	if f.doc.Sentences[f.doc.SentenceOf(c.head)].Paragraph == p {
		return false
	}
	f.listTurns()
	first := s
	for first > 0 && f.doc.Sentences[first-1].Paragraph == p {
		first--
	}
	before := int32(0)
	if first > 0 {
		before = f.turns[first-1]
	}
	return f.turns[s] != before
}

// isRetold tells whether c is what the headline told: a mention in the first
// two sentences of the body of what so far only the headline has.
func (f *find) isRetold(g *group, c *candidate) bool {
	h := f.doc.Sentences[g.sentence]
	if h.Region != record.RegionHeadline || c.typ != record.EvAssault && !isCalamity(c.typ) {
		return false
	}
	body := 0
	for s := g.sentence + 1; s <= f.doc.SentenceOf(c.head); s++ {
		if f.doc.Sentences[s].Region == "" {
			body++
		}
	}
	return body == 1 || body == 2 && !f.isIndefinite(c)
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
	case "destroy", "meet", "investigate":
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

// isOtherTime tells whether c, dated more than a week back, is told of another
// time than g: g has no date as close as that, or c compares g with it.
func (f *find) isOtherTime(g *group, c *candidate) bool {
	if c.time < 0 && c.verb && g.time >= 0 && f.candidates[g.members[0]].head > c.head && f.isOld(&f.Times[g.time]) && f.doc.SentenceOf(f.candidates[g.members[0]].head) != f.doc.SentenceOf(c.head) {
		return true // what is told of long before comes later in the report
	}
	if c.time < 0 || !f.isOld(&f.Times[c.time]) {
		return false
	}
	if g.time < 0 && g.begin < 0 && g.end < 0 {
		return c.apart || f.doc.SentenceOf(c.head) != g.sentence
	}
	if g.time < 0 {
		return false
	}
	own, its := len(f.Times[c.time].Value), len(f.Times[g.time].Value)
	return its < min(7, own) || own == 4 && its > 4 && f.doc.SentenceOf(c.head) != g.sentence
}

// sameTime tells whether two times may be of one event: equal values, or one
// within the other.
func (f *find) sameTime(a, b int) bool {
	x, y := f.Times[a].Value, f.Times[b].Value
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || isHourOf(x, y) || isHourOf(y, x) || strings.HasPrefix(x, "XXXX") != strings.HasPrefix(y, "XXXX") || isWeek(x) != isWeek(y)
}

// isHourOf tells whether clock time x lies in y, a part of its day: 23:30 on a
// Saturday in that Saturday's night.
func isHourOf(x, y string) bool {
	if len(x) < len("2006-01-02T15") || len(y) != len("2006-01-02TNI") || x[:11] != y[:11] {
		return false
	}
	hour, err := strconv.Atoi(x[11:13])
	if err != nil {
		return false
	}
	switch y[11:] {
	case "MO":
		return hour < 12
	case "AF":
		return hour >= 12 && hour < 18
	case "EV":
		return hour >= 17
	case "NI":
		return hour >= 18 || hour < 6
	}
	return false
}

func isWeek(v string) bool { return len(v) > 5 && v[5] == 'W' }

// apart tells whether two sets of places cannot be of one event: not a shared
// place, and none whose country holds the other.
func (f *find) apart(a, b []int) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	known := false
	for _, x := range a {
		for _, y := range b {
			p, q := &f.Places[x], &f.Places[y]
			if x == y {
				return false
			}
			if p.Country == "" || q.Country == "" {
				continue
			}
			known = true
			if p.Country == q.Country && (p.Precision == record.PrecisionCountry || q.Precision == record.PrecisionCountry || p.Precision == record.PrecisionRegion || q.Precision == record.PrecisionRegion || p.Precision != q.Precision) {
				return false
			}
		}
	}
	return known
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
