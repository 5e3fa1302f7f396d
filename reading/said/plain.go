package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// plainRules read the plainest constructions of news prose off the words,
// where tree and taggers went astray: a verb of speech, whoever is named
// beside it, and a clause or quotation on its other side.
var plainRules = []rule{
	{"said.plain-colon", "Anna's husband Tom, 47, fumed: “Somebody must answer for this.”", "Anna's husband Tom, 47 | fumed | “Somebody must answer for this.”", (*finder).plainColon},
	{"said.plain-that", "The general staff reported in its morning briefing that 112 clashes took place.", "The general staff | reported | that 112 clashes took place", (*finder).plainThat},
	{"said.plain-clause", "Local eyewitnesses claimed staff had complained.", "Local eyewitnesses | claimed | staff had complained", (*finder).plainClause},
	{"said.plain-after", "The envoy is alarmed by reports of shelling near the city, her spokesman, Tom Varga, told journalists at a briefing.", "her spokesman, Tom Varga | told | The envoy is alarmed by reports of shelling near the city", (*finder).plainAfter},
	{"said.plain-inside", "The boy, said Captain Rowe, was released from hospital on Monday.", "Captain Rowe | said | The boy … was released from hospital on Monday", (*finder).plainInside},
	{"said.plain-quote", "“They asked for money,” the teacher recalled, sitting on a mat.", "the teacher | recalled | “They asked for money,”", (*finder).plainQuote},
	{"said.plain-as", "As a source in the fire service told the Sahel Wire, powder blew up in a workshop.", "a source in the fire service | told | powder blew up in a workshop", (*finder).plainAs},
	{"said.plain-heard", "The court heard that Mr Tane had sold the boat in 2016.", " | heard | that Mr Tane had sold the boat in 2016", (*finder).plainHeard},
	{"said.plain-heard-after", "A former mayor took envelopes of cash from a builder, a jury has heard.", " | has heard | A former mayor took envelopes of cash from a builder", (*finder).plainHeard},
}

// hears tells whether token i is a noun for those who sit to hear evidence:
// what they are told, somebody else says.
func hears(d *grammar.Doc, i int) bool {
	return hearers[lower(d.Lemmas[i])]
}

// plain adds what the rules for plain constructions find and nobody else did.
func (f *finder) plain() {
	f.index()
	f.held = growTo(f.held, len(f.doc.Tokens))
	for i := range f.held {
		f.held[i] = false
	}
	for i := range f.drafts {
		f.holdContent(&f.drafts[i])
	}
	for i := range f.doc.Tokens {
		if f.doc.Tags[i] == grammar.NOUN && f.atHead[i] < 0 && !f.held[i] && f.quoteOf[i] < 0 && !f.inCue(i) {
			if d, ok := f.feeling(i); ok {
				f.put(d)
				f.holdContent(&d)
			}
			continue
		}
		if f.doc.Tags[i] != grammar.VERB || f.quoteOf[i] >= 0 {
			continue
		}
		if f.atHead[i] < 0 && !f.held[i] && f.finite(i) && deeds[f.doc.Lemmas[i]] && f.doc.Lemmas[i] != "seek" {
			if d, ok := f.deed(i); ok && f.canSpeak(int(f.byHead[d.source.Head])) && d.source.Last <= i {
				d.why = "said.plain-deed"
				f.put(d)
				f.holdContent(&d)
				continue
			}
		}
		if d, ok := f.plainThis(i); ok {
			f.put(d)
			continue
		}
		c, ph, ok := f.speech(i)
		if !ok && f.doc.Lemmas[i] == "hear" {
			c, ph, ok = cue{act: record.Say}, one(i), true
		}
		if !ok {
			continue
		}
		if d, ok := f.plainInside(i); ok {
			d.why, d.act, d.head, d.post, d.within, d.cue = "said.plain-inside", c.act, i, -1, -1, []grammar.Phrase{ph}
			f.put(d)
			f.holdContent(&d)
			continue
		}
		if at := f.atHead[i]; at >= 0 && !f.mute(&f.drafts[at]) && !f.afterthought(&f.drafts[at]) || at < 0 && f.held[i] && !f.closing(i) {
			continue
		}
		for r := range plainRules {
			d, ok := plainRules[r].find(f, i)
			if !ok || f.doc.Lemmas[i] == "hear" && d.told.Empty() {
				continue
			}
			d.why = plainRules[r].name
			d.act, d.head, d.post, d.within = c.act, i, -1, -1
			d.cue = []grammar.Phrase{f.doc.WithAuxiliaries(ph)}
			f.put(d)
			f.holdContent(&d)
			f.robbed(&d)
			break
		}
	}
}

// robbed drops the drafts whose cue stands in the content of d and that took
// its source for theirs.
func (f *finder) robbed(d *draft) {
	for _, p := range d.content {
		for k := p.First; k < p.Last; k++ {
			if at := f.atHead[k]; at >= 0 && overlap(f.drafts[at].source, d.source) {
				f.drafts[at].content, f.atHead[k] = nil, -1
			}
		}
	}
}

// inCue tells whether token i is part of the cue of a draft around it:
// "voiced concern".
func (f *finder) inCue(i int) bool {
	for k := max(i-4, 0); k < min(i+5, len(f.atHead)); k++ {
		if at := f.atHead[k]; at >= 0 {
			for _, c := range f.drafts[at].cue {
				if c.Contains(i) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) holdContent(d *draft) {
	if d.post >= 0 {
		return
	}
	for _, p := range d.content {
		for k := p.First; k < p.Last; k++ {
			f.held[k] = true
		}
	}
}

// closing tells whether ", NAME said" ends the sentence at verb i: then what
// stands before it is told by NAME, though the taggers gave it all to somebody
// named in it.
func (f *finder) closing(i int) bool {
	src, ok := f.speakerBefore(i)
	if !ok || src.First == 0 || f.doc.Word(src.First-1) != "," || f.doc.Tags[f.mentions[max(f.mentionIn(src), 0)].Head] == grammar.PRON {
		return false
	}
	_, ok = f.plainAfter(i)
	return ok
}

// mute tells whether the draft says nothing, or its source is a thing that
// cannot.
func (f *finder) mute(d *draft) bool {
	if d.source.Empty() || len(d.content) == 0 || len(d.content) == 1 && d.content[0].Empty() {
		return true
	}
	m := f.mentionIn(d.source)
	return m >= 0 && f.mentions[m].Form == record.FormNominal && f.mentions[m].Kind == "" && f.doc.Tags[f.mentions[m].Head] == grammar.NOUN
}

// isRead tells whether the cue at token k already says something of somebody.
func (f *finder) isRead(k int) bool {
	at := f.atHead[k]
	return at >= 0 && !f.mute(&f.drafts[at])
}

// afterthought tells whether the draft took for what is said only what follows
// its cue and a comma, in a sentence whose clause stands before it: “Troops
// entered the town, residents said, as the talks broke down”.
func (f *finder) afterthought(d *draft) bool {
	if len(d.content) != 1 || len(d.cue) != 1 {
		return false
	}
	p, end := d.content[0], d.cue[0].Last
	if f.quoteOf[p.First] >= 0 || p.First <= end || p.First >= end+6 || f.doc.Word(p.First-1) != "," || d.source.Last > d.cue[0].First {
		return false
	}
	if src, ok := f.speakerBefore(d.cue[0].First); ok && !overlap(src, d.source) {
		return true
	}
	return d.source.First > f.sentence(d.head).First+4
}

// speech returns the table's entry of a finite verb of speech: one that takes
// quotations and that-clauses and is said aloud, not thought.
func (f *finder) speech(i int) (cue, grammar.Phrase, bool) {
	c, ph, ok := cueAt(f.doc, i)
	if !ok || c.frames&frameThat == 0 || f.doc.Dependent(i, grammar.PassiveAuxiliary) >= 0 {
		return c, ph, false
	}
	switch c.act {
	case record.Say, record.Claim, record.Relate, record.Confirm, record.Admit, record.Deny, record.Warn, record.Announce:
	default:
		return c, ph, false
	}
	switch f.doc.Fine[i] {
	case grammar.VBD, grammar.VBZ, grammar.VBP, grammar.VBN:
	default:
		return c, ph, false
	}
	for k := i - 1; k >= 0 && k > i-4; k-- { // “was told”, “is expected”
		switch f.doc.Lemmas[k] {
		case "be", "get":
			return c, ph, false
		}
		if f.doc.Tags[k] != grammar.ADV && f.doc.Tags[k] != grammar.AUX {
			break
		}
	}
	return c, ph, true
}

// ends notes for each token the longest mention that ends with it.
func (f *finder) ends() {
	f.endingAt = growTo(f.endingAt, len(f.doc.Tokens))
	for i := range f.endingAt {
		f.endingAt[i] = -1
	}
	for i := range f.mentions {
		at := f.mentions[i].Last - 1
		if was := f.endingAt[at]; was < 0 || f.mentions[was].First > f.mentions[i].First {
			f.endingAt[at] = int32(i)
		}
	}
}

// speakerEnding returns the phrase of whoever is named by the words that end
// before token end: a mention that can speak, with the mentions that it is
// joined to or describes ("local officials and a doctor", "his aide Tom").
func (f *finder) speakerEnding(end int) (grammar.Phrase, bool) {
	if end <= 0 {
		return grammar.Phrase{}, false
	}
	m := f.endingAt[end-1]
	if m < 0 || !f.canSpeak(int(m)) {
		return grammar.Phrase{}, false
	}
	p := f.mentions[m].Phrase
	for p.First > 0 && end-p.First < 20 {
		k := p.First - 1
		switch w := f.doc.Word(k); {
		case w == "and" || w == "or":
			k--
		case f.doc.Tags[k] == grammar.DET && p.First == f.mentions[m].First && f.mentions[m].Form == record.FormName:
			p.First-- // “the United Nations”
			continue
		case f.doc.Fine[k] == grammar.POS || f.doc.Tags[k] == grammar.DET:
			k = -1
		}
		if k < 0 || f.endingAt[k] < 0 || !f.canSpeak(int(f.endingAt[k])) {
			break
		}
		p.First = f.mentions[f.endingAt[k]].First
	}
	return p, true
}

// canSpeak tells whether mention m is of somebody, or of a text.
func (f *finder) canSpeak(m int) bool {
	x := &f.mentions[m]
	switch lower(f.doc.Word(x.Head)) {
	case "another", "others", "some", "many", "both", "one":
		return true
	}
	if x.Form == record.FormPronoun {
		switch lower(f.doc.Word(x.Head)) {
		case "i", "he", "she", "they", "we", "it", "who":
			return true
		}
		return false
	}
	return x.Kind != ""
}

// speakerBefore returns whoever is named as the subject right before verb i:
// auxiliaries, adverbs and one insertion between commas may stand between.
func (f *finder) speakerBefore(i int) (grammar.Phrase, bool) {
	first := f.sentence(i).First
	k := i
	for k > first && (f.doc.Tags[k-1] == grammar.AUX || f.doc.Tags[k-1] == grammar.ADV || f.doc.Word(k-1) == "n't") {
		k--
	}
	if k == first {
		return grammar.Phrase{}, false
	}
	if w := f.doc.Word(k - 1); w != "," && w != ")" {
		return f.speakerEnding(k)
	}
	end, open := k-1, ","
	if f.doc.Word(end) == ")" {
		open = "("
	}
	for b := end - 1; b > first && b > end-maxInsertion; b-- {
		if f.doc.Word(b) != open {
			continue
		}
		p, ok := f.speakerEnding(b)
		if !ok {
			continue
		}
		if open == "," && f.saysOf(b+1, end) {
			p.Last = end
		}
		return p, true
	}
	return grammar.Phrase{}, false
}

// maxInsertion is how many words an insertion between subject and verb has at
// most.
const maxInsertion = 25

// saysOf tells whether the tokens [first, last) are an apposition or an age,
// part of who is named, and no clause.
func (f *finder) saysOf(first, last int) bool {
	for k := first; k < last; k++ {
		if t := f.doc.Tags[k]; t == grammar.VERB || t == grammar.AUX || f.doc.Fine[k] == grammar.WP {
			return false
		}
	}
	return true
}

// clauseFrom returns what is said from token k on to the sentence's end, or
// to a semicolon outside quotations; empty if no finite verb is in it.
func (f *finder) clauseFrom(k int) grammar.Phrase {
	p := grammar.Phrase{First: k, Last: k, Head: k}
	finite := false
	for end := f.sentence(k).Last; p.Last < end; p.Last++ {
		if f.doc.Word(p.Last) == ";" && f.quoteOf[p.Last] < 0 {
			break
		}
		finite = finite || f.tensed(p.Last)
	}
	if !finite {
		p.Last = k
	}
	return p
}

// tensed tells whether token k is a finite verb or auxiliary.
func (f *finder) tensed(k int) bool {
	switch f.doc.Fine[k] {
	case grammar.VBD, grammar.VBZ, grammar.VBP, grammar.MD:
		return f.doc.Tags[k] == grammar.VERB || f.doc.Tags[k] == grammar.AUX
	}
	return false
}

// anyTensed tells whether a tensed verb stands among the tokens [from, to).
func (f *finder) anyTensed(from, to int) bool {
	for k := from; k < to; k++ {
		if f.tensed(k) {
			return true
		}
	}
	return false
}

// plainColon reads NAME said: “…”.
func (f *finder) plainColon(i int) (draft, bool) {
	end := f.sentence(i).Last
	for k := i + 1; k < end && k < i+12; k++ {
		if f.doc.Word(k) == ":" {
			if k+1 >= len(f.doc.Tokens) || !f.opensQuote(k+1) {
				return draft{}, false
			}
			src, ok := f.speakerBefore(i)
			return draft{source: src, content: []grammar.Phrase{f.quotePhrase(int(f.quoteOf[k+1]))}}, ok
		}
		if f.tensed(k) || f.quoteOf[k] >= 0 {
			break
		}
	}
	return draft{}, false
}

// plainThat reads NAME said … that CLAUSE.
func (f *finder) plainThat(i int) (draft, bool) {
	end := f.sentence(i).Last
	for k := i + 1; k < end && k < i+14; k++ {
		if lower(f.doc.Word(k)) == "that" {
			if k+1 < end && f.tensed(k+1) || k > i+1 && !f.beforeThat(k-1) { // “in a report that found”, “the grip that he admires”
				return draft{}, false
			}
			src, ok := f.speakerBefore(i)
			c := f.clauseFrom(k)
			return draft{source: src, content: []grammar.Phrase{c}}, ok && !c.Empty()
		}
		if f.doc.Tags[k] == grammar.VERB || f.doc.Tags[k] == grammar.AUX || f.quoteOf[k] >= 0 || f.doc.Tags[k] == grammar.CCONJ {
			break
		}
	}
	return draft{}, false
}

// beforeThat tells whether token k can stand between a verb of speech and its
// that-clause: who was told, by what means, when; no noun that the clause
// tells more of.
func (f *finder) beforeThat(k int) bool {
	switch t := f.doc.Tags[k]; t {
	case grammar.PROPN, grammar.NUM, grammar.ADV, grammar.PUNCT, grammar.PRON:
		return true
	case grammar.NOUN:
		return mediums[f.doc.Lemmas[k]] || f.doc.Lemmas[k] == "turn" || f.doc.Lemmas[k] == "part" || f.byHead[k] >= 0 && f.canBeTold(int(f.byHead[k])) || f.timed(k)
	}
	return false
}

// canBeTold tells whether mention m is of people, or of who brings the news.
func (f *finder) canBeTold(m int) bool {
	switch f.mentions[m].Kind {
	case record.Person, record.Group, record.Outlet, record.Agency:
		return true
	}
	return false
}

// timed tells whether token k ends a time expression.
func (f *finder) timed(k int) bool {
	end := int(f.doc.Tokens[k].End)
	at, _ := slices.BinarySearchFunc(f.times, end, func(t record.Time, e int) int { return t.Span.End - e })
	return at < len(f.times) && f.times[at].Span.End == end
}

// plainClause reads NAME said CLAUSE: a subject and a finite verb follow at
// once.
func (f *finder) plainClause(i int) (draft, bool) {
	end := f.sentence(i).Last
	if c, _, _ := cueAt(f.doc, i); c.frames&frameQuote == 0 && f.doc.Lemmas[i] != "hear" {
		return draft{}, false
	}
	subject := false
	for k := i + 1; k < end && k < i+9; k++ {
		switch t := f.doc.Tags[k]; {
		case f.tensed(k):
			if !subject {
				return draft{}, false
			}
			src, ok := f.speakerBefore(i)
			c := f.clauseFrom(i + 1)
			return draft{source: src, content: []grammar.Phrase{c}}, ok && !c.Empty()
		case t == grammar.NOUN || t == grammar.PROPN || t == grammar.PRON && f.doc.Fine[k] != grammar.WP && f.doc.Fine[k] != grammar.WDT:
			subject = true
		case t == grammar.DET || t == grammar.ADJ || t == grammar.NUM || f.doc.Fine[k] == grammar.POS || f.doc.Word(k) == "-" || t == grammar.ADV && subject:
		default:
			return draft{}, false
		}
	}
	return draft{}, false
}

// plainAfter reads CLAUSE, NAME said at the end of its sentence, or before a
// comma where the clause goes on.
func (f *finder) plainAfter(i int) (draft, bool) {
	s := f.sentence(i)
	rest, ok := f.tailOf(i, s.Last)
	if !ok {
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok || src.First-1 <= s.First || src.First-1 <= s.First+2 && rest.Empty() {
		return draft{}, false
	}
	cut := src.First - 1
	switch f.doc.Word(cut) {
	case ",", "—", "–":
	default:
		return draft{}, false
	}
	finite := false
	for k := s.First; k < cut; k++ {
		if f.quoteOf[k] >= 0 && k+2 > cut || f.atHead[k] >= 0 && !overlap(f.drafts[f.atHead[k]].source, src) && !f.saidBefore(int(f.atHead[k]), s.First, cut) {
			return draft{}, false
		}
		finite = finite || f.tensed(k) || f.doc.Tags[k] == grammar.VERB && rest.Empty() && k > s.First
	}
	if !finite && !f.anyTensed(rest.First, rest.Last) || f.subordinate(s.First) {
		return draft{}, false
	}
	content := []grammar.Phrase{{First: s.First, Last: cut, Head: s.First}}
	if !rest.Empty() {
		content = append(content, rest)
	}
	return draft{source: src, content: content}, true
}

// saidBefore tells whether draft at has its speaker and its verb within the
// tokens [first, cut), so that all of it can be told by somebody named after:
// "Xi told Putin that …, the ministry said". What it holds ends there.
func (f *finder) saidBefore(at, first, cut int) bool {
	d := &f.drafts[at]
	if d.source.Empty() || d.source.First < first || d.source.Last > cut || f.doc.Tags[d.head] != grammar.VERB {
		return false
	}
	for i := range d.content {
		d.content[i].Last = max(min(d.content[i].Last, cut), d.content[i].First)
	}
	return true
}

// tailOf reads what follows verb i up to token last where what is said stands
// before it: who was told, when and how, and then perhaps, after a comma, the
// rest of what is said. ok is false where an object or a clause follows.
func (f *finder) tailOf(i, last int) (rest grammar.Phrase, ok bool) {
	if k := i + 1; k < last {
		switch t := f.doc.Tags[k]; {
		case tellsSomebody(f.doc.Lemmas[i]):
		case (t == grammar.NOUN || t == grammar.PROPN || t == grammar.NUM || t == grammar.ADJ) && !f.opensTime(k), t == grammar.DET, t == grammar.PRON, t == grammar.PART:
			return rest, false
		}
	}
	for k := i + 1; k < last && k < i+20; k++ {
		w := f.doc.Word(k)
		if w == "," && k+1 < last && f.doc.Fine[k+1] == grammar.VBG { // “…, urging the EU to …”
			return rest, true
		}
		if w == "," && k < i+5 && k+3 < last {
			return grammar.Phrase{First: k + 1, Last: last, Head: k + 1}, true
		}
		if f.tensed(k) || f.quoteOf[k] >= 0 || w == ":" || w == "that" || f.doc.Tags[k] == grammar.VERB && f.doc.Fine[k] != grammar.VBG {
			return rest, false
		}
	}
	return rest, last-i <= 20
}

// opensTime tells whether a time expression begins with token k.
func (f *finder) opensTime(k int) bool {
	start := int(f.doc.Tokens[k].Start)
	at, _ := slices.BinarySearchFunc(f.times, start, func(t record.Time, s int) int { return t.Span.Start - s })
	return at < len(f.times) && f.times[at].Span.Start == start
}

// subordinate tells whether a sentence opens with a clause that only leads up
// to its main one: “When the talks broke down, the minister said …”.
func (f *finder) subordinate(first int) bool {
	if f.doc.Tags[first] == grammar.CCONJ {
		first++
	}
	switch lower(f.doc.Word(first)) {
	case "when", "while", "as", "after", "before", "since", "although", "though", "if", "asked", "because", "whether", "until", "once":
		return true
	}
	return false
}

// plainHeard reads what a court heard: said by somebody who is not named.
func (f *finder) plainHeard(i int) (draft, bool) {
	if f.doc.Lemmas[i] != "hear" {
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok || !hears(f.doc, src.Head) {
		return draft{}, false
	}
	for _, find := range [...]func(*finder, int) (draft, bool){(*finder).plainThat, (*finder).plainClause, (*finder).plainAfter} {
		if d, ok := find(f, i); ok {
			d.told, d.source = d.source, grammar.Phrase{}
			return d, true
		}
	}
	return draft{}, false
}

// plainInside reads CLAUSE, said NAME, CLAUSE: the words around a verb and its
// subject set between commas.
func (f *finder) plainInside(i int) (draft, bool) {
	s := f.sentence(i)
	if i < s.First+2 || f.doc.Word(i-1) != "," || f.quoteOf[i-1] >= 0 || i+3 >= s.Last || f.doc.Fine[i] != grammar.VBD && f.doc.Fine[i] != grammar.VBZ && f.doc.Fine[i] != grammar.VBN {
		return draft{}, false
	}
	end := i + 1
	for end < s.Last && end < i+9 && f.doc.Word(end) != "," {
		if f.doc.Tags[end] == grammar.VERB || f.doc.Tags[end] == grammar.AUX || f.quoteOf[end] >= 0 {
			return draft{}, false
		}
		end++
	}
	if end >= s.Last-2 || f.doc.Word(end) != "," {
		return draft{}, false
	}
	m := f.whole(i+1, end)
	if m < 0 || f.mentions[m].Form == record.FormPronoun {
		return draft{}, false
	}
	for k := s.First; k < i; k++ {
		if f.tensed(k) || f.quoteOf[k] >= 0 {
			return draft{}, false
		}
	}
	if !f.anyTensed(end+1, s.Last) || f.doc.Tags[end+1] == grammar.CCONJ || f.doc.Fine[end+1] == grammar.WP {
		return draft{}, false
	}
	return draft{source: grammar.Phrase{First: i + 1, Last: end, Head: f.mentions[m].Head}, content: []grammar.Phrase{{First: s.First, Last: i - 1, Head: s.First}, {First: end + 1, Last: s.Last, Head: end + 1}}}, true
}

// plainAs reads As NAME told NAME, CLAUSE.
func (f *finder) plainAs(i int) (draft, bool) {
	s := f.sentence(i)
	if i-s.First > 14 || lower(f.doc.Word(s.First)) != "as" {
		return draft{}, false
	}
	for k := s.First + 1; k < i; k++ {
		if f.tensed(k) || f.doc.Word(k) == "," {
			return draft{}, false
		}
	}
	for k := i + 1; k < s.Last && k < i+10; k++ {
		if f.tensed(k) || f.quoteOf[k] >= 0 {
			return draft{}, false
		}
		if f.doc.Word(k) != "," {
			continue
		}
		m := f.mentionFrom(s.First+1, i)
		c := f.clauseFrom(k + 1)
		if m < 0 || c.Empty() {
			return draft{}, false
		}
		return draft{source: grammar.Phrase{First: s.First + 1, Last: i, Head: f.mentions[m].Head}, content: []grammar.Phrase{c}}, true
	}
	return draft{}, false
}

// plainQuote reads “…,” NAME said and “…,” said NAME, whatever follows.
func (f *finder) plainQuote(i int) (draft, bool) {
	if i > 0 && f.quoteOf[i-1] >= 0 { // “…,” said NAME
		if m := f.mentionFrom(i+1, f.sentence(i).Last); m >= 0 {
			return draft{source: f.mentions[m].Phrase, content: []grammar.Phrase{f.quotePhrase(f.outerQuote(i - 1))}}, true
		}
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok || src.First == 0 {
		return draft{}, false
	}
	q := f.outerQuote(src.First - 1)
	if q < 0 || f.quotePhrase(q).Last != src.First || f.doc.Quotes[q].Close < 0 {
		return draft{}, false
	}
	switch f.doc.Word(src.First - 2) {
	case ",", "?", "!", "…":
		return draft{source: src, content: []grammar.Phrase{f.quotePhrase(q)}}, true
	}
	return draft{}, false
}

// plainThis reads "This was reported by NAME": what is said is the sentence
// before.
func (f *finder) plainThis(i int) (draft, bool) {
	s := f.sentence(i)
	if at := f.atHead[i]; at >= 0 && !f.mute(&f.drafts[at]) || i < s.First+2 || i > s.First+4 || i+2 >= s.Last || f.doc.Fine[i] != grammar.VBN || lower(f.doc.Word(s.First)) != "this" || f.doc.Lemmas[i-1] != "be" || lower(f.doc.Word(i+1)) != "by" {
		return draft{}, false
	}
	c, ph, ok := cueAt(f.doc, i)
	m := f.mentionFrom(i+2, s.Last)
	if !ok || c.act == record.Believe || m < 0 {
		return draft{}, false
	}
	for n := f.mentionFrom(f.mentions[m].Last, s.Last); n >= 0 && f.mentions[n].Form == record.FormName; n = -1 { // “the governor Tom Varga”
		m = n
	}
	d := draft{cue: []grammar.Phrase{f.doc.WithAuxiliaries(ph)}, head: i, act: c.act, post: -1, within: -1, why: "said.plain-this", source: grammar.Phrase{First: i + 2, Last: f.mentions[m].Last, Head: f.mentions[m].Head}, content: []grammar.Phrase{one(s.First)}}
	f.sentenceBefore(&d)
	return d, d.content[0].First < s.First
}
