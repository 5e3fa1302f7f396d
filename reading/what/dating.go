package what

import (
	"slices"
	"strings"
	"time"

	"sayso/reading/grammar"
	"sayso/record"
)

// date gives each time to the event mention that it dates.
func (f *find) date() {
	for i := range f.Times {
		s := f.Times[i].Span
		first, last := f.doc.Cover(s.Start, s.End)
		if first < last && f.Times[i].Type == record.Duration {
			f.countBack(&f.Times[i], first, last)
		}
		if first >= last || !isDated(&f.Times[i]) {
			continue
		}
		h := f.doc.HeadOf(first, last)
		opened := f.opened(last)
		if opened >= 0 && f.candidates[opened].time < 0 {
			f.candidates[opened].time = i
			f.candidates[opened].apart = first > 0 && f.lemma(first-1) == "since"
		}
		prep := f.doc.PrepositionLemma(h)
		if f.Times[i].Type == record.Clock && (prep == "before" || first > 0 && f.lemma(first-1) == "before") {
			// "before dawn on Monday" is still that day
		} else if isLimit(prep) || first > 0 && isLimit(f.lemma(first-1)) && !f.describes(last, h) {
			continue
		}
		c := f.occasion(first, last, h, &f.Times[i])
		if c < 0 || c == opened || f.diedLater(&f.candidates[c]) {
			continue
		}
		switch p := &f.candidates[c]; f.aspect(h, p) {
		case "begin", "start", "launch":
			p.begin = i
		case "end", "finish", "conclude":
			p.end = i
		default:
			if p.time < 0 {
				p.time = i
			}
		}
	}
}

// diedLater tells whether a candidate is a death that followed on the deed:
// "died at a hospital on Sunday", "died of his wounds".
func (f *find) diedLater(c *candidate) bool {
	if !c.entry.harm || f.lemma(c.head) != "die" && f.lemma(c.head) != "succumb" {
		return false
	}
	for k := range f.doc.Dependents(c.head, grammar.Oblique) {
		switch f.lemma(k) {
		case "hospital", "clinic", "ambulance", "wound", "wounds", "injury", "injuries", "burn", "burns":
			return true
		}
	}
	return false
}

// countBack dates what a length of time is counted from: "two days after an
// earthquake", "a year since the roof fell, killing nine".
func (f *find) countBack(t *record.Time, first, last int) {
	d := f.doc
	if last+1 >= len(d.Tokens) || f.lemma(last) != "after" && f.lemma(last) != "since" {
		return
	}
	base := t.Anchor
	if base == "" && f.Report != nil {
		base = f.Report.Published
	}
	s := d.Sentences[d.SentenceOf(first)]
	for k := int(s.First); k < int(s.Last); k++ { // the sentence's own day
		if i := f.timeAt[k]; i >= 0 && isDated(&f.Times[i]) && len(f.Times[i].Value) >= 10 && f.Times[i].Value[0] != 'X' {
			base = f.Times[i].Value
			break
		}
	}
	day, err := time.Parse(time.DateOnly, head(base, 10))
	if err != nil {
		return
	}
	v := t.Value
	n := 0
	for k := 1; k < len(v)-1; k++ {
		if v[k] < '0' || v[k] > '9' {
			if v[k] == 'T' && k == 1 {
				continue
			}
			return
		}
		n = n*10 + int(v[k]-'0')
	}
	switch {
	case strings.HasPrefix(v, "PT"):
	case strings.HasSuffix(v, "D"):
		day = day.AddDate(0, 0, -n)
	case strings.HasSuffix(v, "W"):
		day = day.AddDate(0, 0, -7*n)
	case strings.HasSuffix(v, "Y") && n < 10:
		day = day.AddDate(-n, 0, 0)
	default:
		return
	}
	if n == 0 {
		return
	}
	for k := last + 1; k < min(last+14, int(s.Last)); k++ {
		if c := f.at[k]; c >= 0 {
			if x := &f.candidates[c]; x.time < 0 && x.day == "" && (harms(x.typ) || x.entry.harm) {
				x.day = day.Format(time.DateOnly)
			}
			return
		}
		if d.Word(k) == "," && k > last+10 || f.timeAt[k] >= 0 {
			return
		}
	}
}

// isLimit tells whether a preposition makes a date the end of something, or
// puts something else before or after it.
func isLimit(prep string) bool {
	switch prep {
	case "since", "until", "till", "before", "through", "into":
		return true
	}
	return false
}

// occasion is the candidate that the time of tokens [first, last), headed by
// h, dates; -1 for none.
func (f *find) occasion(first, last, h int, t *record.Time) int {
	near, above := f.nounBefore(first, last), f.above(h)
	if above < 0 && near < 0 {
		above = f.led(first, last)
	}
	g := f.doc.Governor(h)
	if c := f.followedBy(g); c >= 0 {
		return c
	}
	switch {
	case g >= 0 && f.at[g] < 0 && f.cues[g] >= 0, f.cues[h] >= 0 && (above < 0 || f.cues[f.candidates[above].head] != f.cues[h]):
		// "officials said Friday": the saying, unless the date is too old for it
		if c := f.told(first, last, max(g, h)); c >= 0 {
			return c
		}
		if near < 0 || !f.isOld(t) {
			return -1
		}
		return near
	case near >= 0 && (above < 0 || above == near || !f.candidates[above].verb):
		above = near
	case near >= 0 && f.isOld(t) && (f.candidates[above].typ == record.EvCoerce || f.candidates[above].time >= 0): // "jailed him for the murder of two boys in May 1999"
		return near
	case near >= 0 && isSpeechAct(f.candidates[above].typ) && (f.isOld(t) || f.candidates[above].time >= 0):
		// "condemned the invasion of 2 August"
		return near
	}
	if f.isOld(t) {
		return f.awaited(above, t)
	}
	return f.awaited(f.dated(above, t), t)
}

// followedBy is the candidate by which something was followed at token v, for
// it has the day: "Sunday's attack was followed on Monday by a strike"; -1 for
// none.
func (f *find) followedBy(v int) int {
	if v < 0 || f.lemma(v) != "follow" {
		return -1
	}
	if by := f.doc.Dependent(v, grammar.PassiveAgent); by >= 0 {
		return int(f.at[by])
	}
	return -1
}

// told is the candidate of the clause that the time at tokens [first, last)
// ends, where a saying follows behind a comma: "hit the town late on Sunday,
// officials said", with said at token cue; -1 for none.
func (f *find) told(first, last, cue int) int {
	d := f.doc
	s := d.Sentences[d.SentenceOf(first)]
	if last >= int(s.Last) || last >= cue || d.Word(last) != "," {
		return -1
	}
	noun := -1
	for k := first - 1; k >= max(int(s.First), first-30); k-- {
		if c := f.at[k]; c >= 0 && (f.candidates[c].verb || d.Tags[k] == grammar.NOUN && d.Is(k, grammar.SentenceRoot)) {
			return int(c)
		} else if c >= 0 && noun < 0 && len(f.candidates[c].places) > 0 {
			noun = int(c)
		}
		if f.timeAt[k] >= 0 || d.Tags[k] == grammar.VERB {
			break
		}
	}
	return noun
}

// opened is the candidate of the clause that a date opens: "on Friday, when
// the government is to be sworn in"; -1 if "when" does not follow at token
// last, or tells of no event.
func (f *find) opened(last int) int {
	n := len(f.doc.Tokens)
	if last < n && f.doc.Word(last) == "," {
		last++
	}
	if last >= n || f.lemma(last) != "when" || f.doc.Governor(last) <= last {
		return -1
	}
	v := f.doc.Governor(last)
	if c := f.at[v]; c >= 0 {
		return int(c)
	}
	return f.carriedBy(v, last)
}

// describes tells whether a time that ends before token last, headed by h,
// describes a noun after it: "the 7 August raid", "Monday's talks".
func (f *find) describes(last, h int) bool {
	if last >= len(f.doc.Tokens) {
		return false
	}
	return f.doc.Fine[last] == grammar.POS || f.doc.IsNoun(last) && f.doc.Governor(h) >= last
}

// farthest is how many tokens before a date its noun may stand: "the invasion
// of the island of Kirra by troops from the mainland on Friday".
const farthest = 18

// led is the candidate of the sentence that a time leads: "Also Sunday,
// thousands rallied"; -1 if the time does not stand at its head with a comma,
// or its first verb tells of no event.
func (f *find) led(first, last int) int {
	d := f.doc
	s := d.Sentences[d.SentenceOf(first)]
	if first-int(s.First) > 2 || last >= int(s.Last) {
		return -1
	}
	if d.Word(last) != "," {
		if t := f.timeAt[first]; t >= 0 && f.Times[t].Type == record.Clock && first == int(s.First) { // "07:20 Explosions in Kirra"
			for k := last; k < int(s.Last); k++ {
				if f.at[k] >= 0 {
					return int(f.at[k])
				}
			}
		}
		return -1
	}
	for k := last + 1; k < int(s.Last); k++ {
		switch {
		case f.timeAt[k] >= 0:
			return -1
		case d.Tags[k] != grammar.VERB || d.Is(k, grammar.RelativeClause|grammar.Adjectival):
		default:
			return int(f.at[k])
		}
	}
	return -1
}

// lend gives events without a time that of the event that they are part of, or
// that one sentence tells in the same breath.
func (f *find) lend() {
	for k := range f.groups {
		g := &f.groups[k]
		for _, m := range g.members {
			if g.time >= 0 || g.begin >= 0 || g.end >= 0 {
				break
			}
			g.time = f.borrowed(&f.candidates[m])
		}
		for _, m := range g.members {
			if g.time < 0 && g.begin < 0 && g.end < 0 && g.day == "" {
				g.day = f.candidates[m].day
			}
		}
	}
	for k := range f.groups {
		if f.groups[k].day == "" {
			f.groups[k].day = f.neighbourDay(k)
		}
		if f.groups[k].day == "" {
			f.groups[k].day = f.blockDay(&f.groups[k])
		}
	}
}

// blockDay is the day of publication for what a running report tells under a
// clock time and without a date; empty elsewhere.
func (f *find) blockDay(g *group) string {
	if f.Report == nil || len(f.Report.Published) < 10 || g.time >= 0 || g.begin >= 0 || g.end >= 0 || !harms(g.typ) || g.background || isUnreal(g.status) {
		return ""
	}
	at := int(f.doc.Tokens[f.candidates[g.members[0]].head].Start)
	for i := range f.Report.Layout {
		switch r := &f.Report.Layout[i]; {
		case r.Start > at:
			return ""
		case r.Kind == record.RegionClock:
			return f.Report.Published[:10]
		}
	}
	return ""
}

// neighbourDay is the day of what is told within two sentences before the harm
// of group k, if neither has a date of its own there nor is told as background;
// empty for none.
func (f *find) neighbourDay(k int) string {
	g := &f.groups[k]
	if g.time >= 0 || g.begin >= 0 || g.end >= 0 || !harms(g.typ) && g.typ != record.EvCoerce || g.background || isUnreal(g.status) {
		return ""
	}
	c := &f.candidates[g.members[0]]
	s := f.doc.SentenceOf(c.head)
	for t := range f.doc.SentenceTokens(c.head) {
		if i := f.timeAt[t]; i >= 0 && isDated(&f.Times[i]) && f.isOld(&f.Times[i]) {
			return ""
		}
	}
	for j := k - 1; j >= max(0, k-6); j-- {
		p := &f.groups[j]
		if p.time < 0 || !harms(p.typ) && p.typ != record.EvAid && p.typ != record.EvCoerce || p.background || isUnreal(p.status) || f.isElsewhere(p, c) {
			continue
		}
		v := f.Times[p.time].Value
		if len(v) < 10 || v[0] == 'X' || f.isOld(&f.Times[p.time]) || f.apart(p.places, g.places) {
			return ""
		}
		near := slices.ContainsFunc(p.recent(), func(m int) bool {
			d := s - f.doc.SentenceOf(f.candidates[m].head)
			return d >= 0 && d <= 2
		})
		if near && v[5] != 'W' {
			return v[:10]
		}
	}
	return ""
}

// borrowed is the time of what stands next to candidate c in its sentence:
// the verb that it is joined to ("raided the office on Monday, arresting 12"),
// what it happened in ("paid tribute in a rally on Saturday", "its part in the
// strikes"), or the clause that it stands in; -1 for none.
func (f *find) borrowed(c *candidate) int {
	d, h := f.doc, c.head
	if up := d.Governor(h); up >= 0 {
		shares, month := false, false
		switch d.Function(h) {
		case grammar.Conjunct:
			shares = d.Tags[up] == d.Tags[h] && d.Tense(up) == d.Tense(h)
		case grammar.AdverbialClause:
			shares = d.Fine[h] == grammar.VBG && d.Marker(h) < 0
		case grammar.Oblique, grammar.NounModifier:
			prep := d.PrepositionLemma(h)
			month = prep == "after" // "broken off in May after an attack": in May, too
			shares = (isWithin(prep) || month) && d.Tags[up] == grammar.VERB && !f.speaks(up)
		}
		if shares {
			if t := f.timeOf(up); t >= 0 && (!month || len(f.Times[t].Value) == 7) {
				return t
			}
		}
	}
	if t := f.soleTime(c); t >= 0 {
		return t
	}
	for k := range d.Dependents(h, grammar.Oblique|grammar.NounModifier) {
		if f.at[k] >= 0 && isWithin(d.PrepositionLemma(k)) {
			if t := f.timeOf(k); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// soleTime is the only date of the sentence of c, where c is what the sentence
// tells, or is coordinated with that, and is past, and another candidate has
// the date: "arrested nine men and seized cash in raids on Monday"; -1 for none.
func (f *find) soleTime(c *candidate) int {
	d, h := f.doc, c.head
	if !c.verb || c.entry.harm || isSpeechAct(c.typ) || isUnreal(c.status) || d.Tense(h) != grammar.Past {
		return -1
	}
	for up, below := range d.Path(h, 3) {
		if !d.Is(below, grammar.Conjunct) && !(d.Is(below, grammar.ContentClause) && f.cues[up] >= 0) {
			break
		}
		h = up
	}
	if !d.Is(h, grammar.SentenceRoot) {
		return -1
	}
	first := int(d.Sentences[d.SentenceOf(h)].First)
	found := -1
	for t := range d.SentenceTokens(h) {
		i := int(f.timeAt[t])
		if i < 0 || i == found || !isDated(&f.Times[i]) {
			continue
		}
		if found >= 0 || t > first && isLimit(f.lemma(t-1)) || len(f.Times[i].Value) < 10 || f.isOld(&f.Times[i]) {
			return -1
		}
		found = i
	}
	if found < 0 {
		return -1
	}
	for t := range d.SentenceTokens(h) {
		if k := f.at[t]; k >= 0 {
			if x := &f.candidates[k]; x.time == found && (x.typ == record.EvAssault || x.typ == record.EvCoerce) {
				return found
			}
		}
	}
	return -1
}

// speaks tells whether token t names an event of words, which what it speaks
// of is no part of: "rejected on Saturday claims of deaths in the raid".
func (f *find) speaks(t int) bool {
	return f.at[t] >= 0 && isSpeechAct(f.candidates[f.at[t]].typ)
}

// isWithin tells whether a preposition puts one event within another.
func isWithin(prep string) bool { return prep == "in" || prep == "at" || prep == "during" }

// timeOf is the time of the event that token t names, or else of the clause
// that it heads; -1 for none.
func (f *find) timeOf(t int) int {
	if c := f.at[t]; c >= 0 {
		if i := f.candidates[c].time; i >= 0 {
			return i
		}
		if e := f.candidates[c].event; e >= 0 && f.groups[e].time >= 0 {
			return f.groups[e].time
		}
	}
	for k := range f.doc.Dependents(t, grammar.AnyFunction) {
		if i := int(f.timeAt[k]); i >= 0 && isDated(&f.Times[i]) && !isLimit(f.doc.PrepositionLemma(k)) {
			return i
		}
	}
	return -1
}

// nounBefore is the candidate of the noun phrase that ends where the time of
// tokens [first, last) begins, with the prepositions between; -1 for none, and
// where the time describes a noun after it ("the 7 August raid").
func (f *find) nounBefore(first, last int) int {
	d := f.doc
	if f.describes(last, f.doc.HeadOf(first, last)) {
		return -1
	}
	begin := int(d.Sentences[d.SentenceOf(first)].First)
	for k := first - 1; k >= begin && k >= first-farthest; k-- {
		if f.timeAt[k] >= 0 {
			return -1
		}
		if c := f.at[k]; c >= 0 {
			if f.candidates[c].verb {
				return -1
			}
			return int(c)
		}
		switch d.Tags[k] {
		case grammar.NOUN, grammar.PROPN, grammar.ADJ, grammar.DET, grammar.NUM, grammar.PART:
		case grammar.ADP:
			switch f.lemma(k) {
			case "about", "over", "after", "before", "since", "until", "despite", "because":
				return -1
			}
		case grammar.ADV:
			if k != first-1 {
				return -1
			}
		case grammar.PUNCT:
			if d.Word(k) != "," || f.placeAt[k-1] < 0 { // "in the village of Osso, near Lind, in May"
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// isToCome tells whether a day lies after the one that it was resolved against.
func isToCome(t *record.Time) bool {
	return len(t.Anchor) >= 10 && len(t.Value) >= 10 && t.Value[:10] > t.Anchor[:10]
}

// isOld tells whether a date lies more than a week before the day it was
// resolved against: reports tell of what was said within days.
func (f *find) isOld(t *record.Time) bool {
	anchor := t.Anchor
	if anchor == "" && f.Report != nil {
		anchor = f.Report.Published
	}
	now, err := time.Parse(time.DateOnly, head(anchor, 10))
	if err != nil {
		return false
	}
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if then, err := time.Parse(layout, head(t.Value, len(layout))); err == nil {
			return now.Format(layout) != then.Format(layout) && now.Sub(then) > 7*24*time.Hour
		}
	}
	return false
}

// head is the first n bytes of s, or all of it.
func head(s string, n int) string { return s[:min(n, len(s))] }

// aspect is the lemma of the verb between a date at token h and the event
// that is that verb's subject or that it describes ("fighting ended Saturday",
// "the action, which began Wednesday").
func (f *find) aspect(h int, c *candidate) string {
	g := f.doc.Governor(h)
	if g < 0 || g == c.head || g == c.governor || f.doc.Tags[g] != grammar.VERB {
		return ""
	}
	return f.lemma(g)
}

// awaited moves a date to come from a demand, promise or threat to what is
// demanded, promised or threatened: "sought a meeting on 5 February".
func (f *find) awaited(c int, t *record.Time) int {
	if c < 0 || !f.candidates[c].verb || !isSpeechAct(f.candidates[c].typ) {
		return c
	}
	if !isToCome(t) {
		return c
	}
	for _, o := range []int{f.undergoer(f.candidates[c].head), f.candidates[c].partner, f.doc.Clause(f.candidates[c].head)} {
		if o >= 0 && f.at[o] >= 0 {
			return int(f.at[o])
		}
	}
	return c
}

// dated is the candidate that a date at candidate c really dates: in "Oslo
// condemned the raid on Saturday" the condemnation.
func (f *find) dated(c int, t *record.Time) int {
	if c < 0 || f.candidates[c].verb {
		return c
	}
	for u := range f.doc.Governors(f.candidates[c].head, 3) {
		if k := f.at[u]; k >= 0 && f.candidates[k].verb && (f.candidates[k].typ == record.EvAccuse || f.candidates[k].typ == record.EvReject) && f.candidates[k].time < 0 {
			return int(k)
		}
	}
	return c
}

// isSeason tells whether a code stands for a season.
func isSeason(code string) bool {
	return code == "SP" || code == "SU" || code == "FA" || code == "WI"
}

// isDated tells whether a time can date an event: a date or clock time that
// is no mere "now".
func isDated(t *record.Time) bool {
	if t.Type != record.Date && t.Type != record.Clock {
		return false
	}
	if n := len(t.Value); n > 3 && isSeason(t.Value[n-2:]) && !strings.Contains(t.Span.Text, " ") {
		return false // "a winter storm"
	}
	return t.Value != "" && (t.Value[0] >= '0' && t.Value[0] <= '9' || t.Value[0] == 'X')
}
