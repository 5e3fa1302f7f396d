package what

import (
	"slices"
	"strings"
	"time"

	"sayso/reading/grammar"
	"sayso/record"
)

// index marks each token with the entity, place and time that it belongs to, and
// the words that signal statements; of overlapping mentions the shortest wins.
func (f *find) index() {
	n := len(f.doc.Tokens)
	f.entityAt, f.placeAt, f.timeAt, f.at = fill(n), fill(n), fill(n), fill(n)
	size := make([]int32, n)
	mark := func(into []int32, s record.Span, id int) {
		first, last := f.doc.Cover(s.Start, s.End)
		for t := first; t < last; t++ {
			if into[t] < 0 || size[t] > int32(s.End-s.Start) {
				into[t], size[t] = int32(id), int32(s.End-s.Start)
			}
		}
	}
	for i := range f.Entities {
		for _, m := range f.Entities[i].Mentions {
			mark(f.entityAt, m.Span, i)
		}
	}
	for i := range f.Places {
		for _, m := range f.Places[i].Mentions {
			mark(f.placeAt, m.Span, i)
		}
	}
	for i := range f.Times {
		mark(f.timeAt, f.Times[i].Span, i)
	}
	f.cues = fill(n)
	for i := range f.Statements {
		for _, s := range f.Statements[i].Cue {
			for t, last := f.doc.Cover(s.Start, s.End); t < last; t++ {
				f.cues[t] = int32(i)
			}
		}
	}
	f.listSources()
}

func fill(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// anchor gives each place and time to the event mention that it belongs to:
// a place to the nearest one above it in the tree.
func (f *find) anchor() {
	f.placing = true
	for i := range f.Places {
		for _, m := range f.Places[i].Mentions {
			first, last := f.doc.Cover(m.Start, m.End)
			if first >= last {
				continue
			}
			t := f.doc.HeadOf(first, last)
			if c := f.above(t); c >= 0 && (f.isBeside(first) && !isSpeechAct(f.candidates[c].typ) || f.isWhere(t, &f.candidates[c])) {
				if p := &f.candidates[c].places; !slices.Contains(*p, i) {
					*p = append(*p, i)
				}
			}
		}
	}
	f.placing = false
	f.date()
	f.share()
}

// share gives the time and the places of harm to the event that did it, and
// that event's time to the harm: "In May 2009 a storm killed nine people in
// Kirra", "died on Sunday when their van overturned".
func (f *find) share() {
	d := f.doc
	for i := range f.candidates {
		c := &f.candidates[i]
		if c.entry.harm && !c.verb && isTally(f.lemma(c.head)) {
			c.time = -1 // when it was told, not when they died
		}
		if !c.verb || !c.entry.harm && c.typ != record.EvAssault {
			continue
		}
		g := d.Governor(c.head)
		if c.entry.harm && len(c.places) == 0 && d.Is(c.head, grammar.AdverbialClause) && d.Fine[c.head] == grammar.VBG {
			c.places = f.placesOf(g, c)
		}
		// "raided a market in Kirra on Monday, killing two and abducting nine"
		if whole := d.FirstConjunct(c.head); d.Fine[c.head] == grammar.VBG && d.Is(whole, grammar.AdverbialClause) {
			for _, v := range [...]int{whole, d.Governor(whole)} {
				if k := f.at[v]; k >= 0 && v != c.head && f.candidates[k].verb {
					c.takeSetting(&f.candidates[k])
				}
			}
		}
		if d.Is(c.head, grammar.RelativeClause) && f.at[g] >= 0 && c.time < 0 { // "the 1988 raid, in which nine died"
			c.takeSetting(&f.candidates[f.at[g]])
		}
		for t := range d.Dependents(c.head, grammar.ActiveSubject|grammar.PassiveAgent|grammar.Oblique|grammar.AdverbialClause) {
			if k := f.at[f.core(t)]; k >= 0 {
				f.shareWith(c, &f.candidates[k], t)
			}
		}
	}
}

// takeSetting gives c the time and the places of n where it has none.
func (c *candidate) takeSetting(n *candidate) {
	if c.time < 0 {
		c.time = n.time
	}
	if len(c.places) == 0 {
		c.places = n.places
	}
}

// shareWith shares time and places between verb c, an attack or the harm it
// did, and n, which depends on it at token t.
func (f *find) shareWith(c, n *candidate, t int) {
	d := f.doc
	clause := d.Is(t, grammar.AdverbialClause)
	when := clause && d.HasMarker(t, "when")
	if when && len(c.places) == 0 {
		c.places = n.places // "shot when he opened fire in Kirra"
	}
	if !c.entry.harm || n.entry.harm || n.verb != clause || clause && !when || !harms(n.typ) {
		return
	}
	switch {
	case n.time >= 0:
		if c.time < 0 && !d.Is(t, grammar.ActiveSubject) {
			c.time = n.time
		}
	case d.Is(t, grammar.Oblique) && f.isDefinite(n): // "killed in the attacks", of which more may be told
	default:
		n.time = c.time
		if len(n.places) == 0 {
			n.places = c.places
		}
	}
}

// placesOf is the places where the clause of verb v is set, if v names no event
// itself: "exploded at a mill in Kirra, killing nine".
func (f *find) placesOf(v int, c *candidate) []int {
	d := f.doc
	if v < 0 || f.at[v] >= 0 || d.Tags[v] != grammar.VERB {
		return nil
	}
	s := d.Sentences[d.SentenceOf(v)]
	for t := v + 1; t < int(s.Last) && t < v+20 && t != c.head; t++ {
		p := int(f.placeAt[t])
		if p < 0 || f.placeAt[t-1] == f.placeAt[t] || f.Places[p].Precision == record.PrecisionCountry {
			continue
		}
		for u := range d.AtOrAbove(t, 5) {
			if u == v && f.isWhere(t, c) {
				return []int{p}
			}
			if u == v || f.at[u] >= 0 {
				break
			}
		}
	}
	return nil
}

// isTally tells whether a noun of harm only counts it.
func isTally(lemma string) bool {
	return lemma == "toll" || lemma == "casualty" || lemma == "dead"
}

// isBeside tells whether the place name at token t is what a distance is
// measured from: "20 km north-east of Kirra".
func (f *find) isBeside(t int) bool {
	if t < 3 || f.lemma(t-1) != "of" {
		return false
	}
	w := f.lemma(t - 2)
	for _, side := range [...]string{"north", "south", "east", "west", "outside"} {
		if strings.HasSuffix(w, side) {
			return true
		}
	}
	return false
}

// describesPlace tells whether the apposition headed by token t tells of the
// place named right before it: "Kirra, a port in the Osso province".
func (f *find) describesPlace(t int) bool {
	first := f.doc.BareNounPhrase(t).First
	return first >= 2 && f.doc.Word(first-1) == "," && f.placeAt[first-2] >= 0 && f.placeAt[t] < 0
}

// isWhere tells whether a place name at token t says where candidate c
// happened, and not who took part: it stands after a preposition of place.
func (f *find) isWhere(t int, c *candidate) bool {
	d := f.doc
	if isSpeechAct(c.typ) || c.typ == record.EvSupport {
		return false
	}
	for u := range d.AtOrAbove(t, 4) {
		switch d.PrepositionLemma(u) {
		case "in", "at", "near", "on", "across", "around", "outside", "inside", "over", "into", "through", "throughout", "within", "off", "north", "south", "east", "west", "toward", "towards", "beyond", "between", "along":
			return true
		case "to":
			return c.typ != record.EvAssault
		case "", "of":
		default:
			return false
		}
		switch g := d.Governor(u); d.Function(u) {
		case grammar.DirectObject, grammar.PassiveSubject:
			shaken := f.at[g] < 0 && isCalamity(c.typ) && !c.verb && f.subject(g) == c.head // "a quake shook the town of Kirra"
			return f.isTarget(t, c) && (shaken || f.at[g] >= 0 && &f.candidates[f.at[g]] == c)
		case grammar.Apposition:
			if f.describesPlace(u) {
				return false
			}
		case grammar.Conjunct, grammar.NamePart, grammar.NounModifier, grammar.BareNounModifier, grammar.Oblique, grammar.Unspecified, grammar.ListItem:
		case grammar.CompoundPart, grammar.Adjectival, grammar.Possessor:
			if p := f.placeAt[u]; f.at[g] >= 0 || p >= 0 && f.Places[p].Precision == record.PrecisionCountry {
				return false // "a US base in Jordan" lies in Jordan
			}
		default:
			return false
		}
	}
	return false
}

// isTarget tells whether the place named at token t is where an event that
// befalls it happened: "shelled the town of Kirra", but not "attacked Chad".
func (f *find) isTarget(t int, c *candidate) bool {
	p := f.placeAt[t]
	return p >= 0 && f.Places[p].Precision != record.PrecisionCountry && (c.typ == record.EvAssault || isCalamity(c.typ) || c.typ == record.EvCoerce && c.mode == "seize")
}

// above is the nearest candidate that governs token t, or that its governor
// carries out or has as object or subject; -1 for none.
func (f *find) above(t int) int {
	d := f.doc
	for u := range d.AtOrAbove(t, 12) {
		if c := f.at[u]; c >= 0 {
			return int(c)
		}
		if n := f.leansOn(u); n >= 0 {
			return int(f.at[n])
		}
		g := d.Governor(u)
		if g < 0 || d.Is(u, grammar.ContentClause) && f.cues[g] >= 0 {
			break // what is said has its own places and times
		}
		if f.at[g] >= 0 || d.Tags[g] != grammar.VERB || d.Is(u, grammar.ContentClause) {
			continue
		}
		if c := f.carriedBy(g, u); c >= 0 {
			return c
		}
		if d.Is(u, grammar.ActiveSubject|grammar.PassiveSubject|grammar.DirectObject) {
			break // it belongs to somebody or something else
		}
		switch up := d.Governor(g); d.Function(g) {
		case grammar.RelativeClause, grammar.AdnominalClause: // of what it describes: "the vote, held on Friday", but not the man born then
			return int(f.at[up])
		case grammar.AdverbialClause:
			if d.HasMarker(g, "when") && f.at[up] >= 0 && f.candidates[f.at[up]].entry.harm { // "hurt when the boat was boarded on Monday"
				return int(f.at[up])
			}
			return -1
		case grammar.ContentClause, grammar.ParatacticClause:
			return -1
		}
	}
	return -1
}

// carriedBy is a candidate that is the object or subject of verb g, other
// than below token t; -1 for none.
func (f *find) carriedBy(g, t int) int {
	for k := range f.doc.Dependents(g, grammar.DirectObject|grammar.ActiveSubject|grammar.PassiveSubject|grammar.Oblique|grammar.OpenComplement) {
		if k != t && f.at[k] >= 0 && (f.placing || !f.isBackward(k)) {
			return int(f.at[k])
		}
	}
	return -1
}

// isBackward tells whether the noun phrase headed by token k stands after a word
// that puts it before or after what its clause tells: "two days after an
// earthquake".
func (f *find) isBackward(k int) bool {
	t := k - 1
	for ; t > 0 && k-t < 7; t-- {
		switch f.doc.Tags[t] {
		case grammar.DET, grammar.ADJ, grammar.NOUN, grammar.PROPN, grammar.NUM:
			continue
		}
		break
	}
	switch f.lemma(max(t, 0)) {
	case "after", "since", "following", "follow", "despite", "before", "until":
		return true
	}
	return false
}

// inherit gives an event without a place that of the event told just before
// it, if both may be of one day and happen on the ground. What befalls a
// state by name, and what is told as background, happened elsewhere.
func (f *find) inherit() {
	for k := range f.groups {
		g := &f.groups[k]
		if len(g.places) > 0 || !isOnGround(g.typ) || g.background || f.befallsState(g) {
			continue
		}
		s := f.doc.SentenceOf(f.candidates[g.members[0]].head)
		for j := k - 1; j >= 0 && j >= k-4; j-- {
			p := &f.groups[j]
			if len(p.places) == 0 || !isOnGround(p.typ) || p.background || s-f.doc.SentenceOf(f.candidates[p.members[0]].head) > 8 {
				continue
			}
			if g.time >= 0 && p.time >= 0 && !f.sameTime(g.time, p.time) || f.isOtherDay(g, p) {
				continue
			}
			if f.isAbroad(p, s) {
				break
			}
			g.places = p.places
			break
		}
		for j := k + 1; j < min(len(f.groups), k+3) && len(g.places) == 0; j++ { // "arrested nine men in raids in Kirra"
			if p := &f.groups[j]; isOnGround(p.typ) && !p.background && f.doc.SentenceOf(f.candidates[p.members[0]].head) == s && !isUnreal(p.status) && !isUnreal(g.status) {
				g.places = p.places
			}
		}
	}
}

// isOtherDay tells whether g is told of days before what p is: dated long before
// the report, or counted back from another day by more than two.
func (f *find) isOtherDay(g, p *group) bool {
	if g.time >= 0 {
		return p.time < 0 && f.isOld(&f.Times[g.time])
	}
	if p.time < 0 {
		return false
	}
	a, errA := time.Parse(time.DateOnly, g.day)
	b, errB := time.Parse(time.DateOnly, head(f.Times[p.time].Value, 10))
	return errA == nil && errB == nil && b.Sub(a) > 2*24*time.Hour
}

// isAbroad tells whether sentence s names places, and all of them in other
// countries than those of g, or than those that its mentions stand beside.
func (f *find) isAbroad(g *group, s int) bool {
	var there, here [8]string
	lands := there[:0]
	for _, p := range g.places {
		lands = f.addLand(lands, p)
	}
	if len(lands) == 0 {
		for _, m := range g.recent() {
			lands = f.addLands(lands, f.doc.SentenceOf(f.candidates[m].head))
		}
	}
	if len(lands) == 0 {
		return false
	}
	own := f.addLands(here[:0], s)
	return len(own) > 0 && !slices.ContainsFunc(own, func(c string) bool { return slices.Contains(lands, c) })
}

// addLands adds the countries of the places that sentence s names.
func (f *find) addLands(lands []string, s int) []string {
	x := &f.doc.Sentences[s]
	for t := int(x.First); t < int(x.Last) && t < int(x.First)+longest; t++ {
		if p := f.placeAt[t]; p >= 0 {
			lands = f.addLand(lands, int(p))
		}
	}
	return lands
}

// addLand adds the country of a place; eight are enough to compare.
func (f *find) addLand(lands []string, place int) []string {
	if c := f.Places[place].Country; c != "" && len(lands) < 8 && !slices.Contains(lands, c) {
		lands = append(lands, c)
	}
	return lands
}

// befallsState tells whether a state is among those that g befalls.
func (f *find) befallsState(g *group) bool {
	for _, r := range g.recipients {
		if f.Entities[r].Kind == record.State {
			return true
		}
	}
	return false
}

// isOnGround tells whether events of the type happen at one spot.
func isOnGround(t record.EventType) bool {
	switch t {
	case record.EvAssault, record.EvCoerce, record.EvMobilize, record.EvAid, record.EvCrime, record.EvProtest, record.EvAccident, record.EvDisaster, record.EvOther:
		return true
	}
	return false
}
