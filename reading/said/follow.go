package said

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// followRules read what goes on in a sentence after somebody has spoken in it,
// or is told in a form that holds no clause: each with an example and what is
// wanted, as in rule.
var followRules = []rule{
	{"said.adding", "The mayor said there were no injuries, adding that a shed had burned.", "The mayor | adding | that a shed had burned", (*finder).adding},
	{"said.reports-last", "Cholera has been confirmed in two camps, the Ministry of Health reports.", "the Ministry of Health | reports | Cholera has been confirmed in two camps", (*finder).reportsLast},
	{"said.per-after", "Per the statement, the boy faces two charges.", "the statement | Per | the boy faces two charges", (*finder).perUnread},
	{"said.put-at", "The ministry put the number of wounded at nine.", "The ministry | put | the number of wounded at nine", (*finder).putAt},
	{"said.reports-count", "Local authorities report the deaths of 31 people.", "Local authorities | report | the deaths of 31 people", (*finder).reportsCount},
	{"said.voiced", "Oslo also voiced opposition to the measures.", "Oslo | also voiced | opposition to the measures", (*finder).voiced},
	{"said.accused-of", "A spokesman for the union, Olav Berg, accused company guards of shooting at the boats.", "A spokesman for the union, Olav Berg | accused | company guards of shooting at the boats", (*finder).accusedOf},
	{"said.colon", "Her neighbour, Olav Berg, shook his head: “Not even in May was it so high.”", "Her neighbour, Olav Berg | : | “Not even in May was it so high.”", (*finder).colonQuote},
	{"said.openly", "Oslo and Riga congratulated the mayor.", "Oslo and Riga | congratulated | the mayor", (*finder).openly},
	{"said.appears-to-show", "Footage posted online appeared to show officers dragging a man away.", "Footage posted online | appeared to show | officers dragging a man away", (*finder).appearsToShow},
	{"said.says-last", "The old dam has failed its test, says Nora Lind of the Dry Lands Centre.", "Nora Lind of the Dry Lands Centre | says | The old dam has failed its test", (*finder).saysLast},
	{"said.it-is-believed", "It is widely believed in the region that the dam was weak.", " | is widely believed | that the dam was weak", (*finder).itIsBelieved},
}

// follow adds what the rules above find.
func (f *finder) follow() {
	f.index()
	f.carriedBy()
	for i := range f.doc.Tokens {
		if f.outerQuote(i) >= 0 || f.doc.Tags[i] != grammar.VERB && f.doc.Word(i) != "accused" && f.doc.Word(i) != "Per" && !f.likeParticiple(i) && !f.lastWord(i) && f.doc.Word(i) != ":" {
			continue
		}
		for r := range followRules {
			d, ok := followRules[r].find(f, i)
			if !ok {
				continue
			}
			d.head, d.post, d.within, d.why = i, -1, -1, followRules[r].name
			if len(d.cue) == 0 {
				d.cue = []grammar.Phrase{f.doc.WithAuxiliaries(one(i))}
			}
			f.put(d)
			break
		}
	}
}

// adding reads ", adding that …" after what somebody has said in the sentence.
func (f *finder) adding(i int) (draft, bool) {
	s := f.sentence(i)
	if f.doc.Fine[i] != grammar.VBG && !f.likeParticiple(i) || i <= s.First || f.doc.Word(i-1) != "," && f.doc.Tags[i-1] != grammar.CCONJ {
		return draft{}, false
	}
	w := lower(f.doc.Word(min(i+1, s.Last-1)))
	if i+3 >= s.Last {
		return draft{}, false
	}
	switch {
	case goesOn[f.doc.Lemmas[i]] && (w == "that" || w == ":" || f.opensQuote(i+1)):
	case (f.doc.Lemmas[i] == "urge" || lower(f.doc.Word(i)) == "warning") && (w == "that" || w == "of" || w == "against" || f.toDo(i+1, s.Last)):
	default:
		return draft{}, false
	}
	before := -1
	for k := i - 1; k >= s.First; k-- {
		if at := int(f.atHead[k]); at >= 0 && f.quoteOf[k] < 0 && (f.doc.Tags[k] == grammar.VERB || lower(f.doc.Word(k)) == "according") && !f.drafts[at].source.Empty() && len(f.drafts[at].content) > 0 && !overlap(f.drafts[at].source, one(i)) {
			if before < 0 || f.holdsCue(at, before) {
				before = at
			}
		}
	}
	if before < 0 {
		return draft{}, false
	}
	was := f.atHead[i]
	if was >= 0 {
		if x := &f.drafts[was]; len(x.content) > 0 && (x.source == f.drafts[before].source || !f.mute(x) && !f.inContent(&f.drafts[before], x.source.First)) {
			return draft{}, false // as it should be
		}
	}
	for k := s.First; k < i; k++ { // what was said before ends here
		if at := f.atHead[k]; at >= 0 && f.quoteOf[k] < 0 {
			for c := range f.drafts[at].content {
				if p := &f.drafts[at].content[c]; p.Contains(i) && p.First < i-1 && k < p.First {
					p.Last = i - 1
				}
			}
		}
	}
	d := draft{source: f.drafts[before].source, cue: []grammar.Phrase{one(i)}, content: []grammar.Phrase{{First: i + 1, Last: s.Last, Head: i + 1}}}
	if was >= 0 && len(f.drafts[was].content) > 0 {
		d.content = f.drafts[was].content
	}
	d.act = f.actOf(i, i+1, i)
	return d, true
}

// likeParticiple tells whether token i is "warning" after a comma, read as a
// noun: “…, warning residents not to go out”.
func (f *finder) likeParticiple(i int) bool {
	return i > 0 && f.doc.Tags[i] == grammar.NOUN && f.doc.Word(i) == "warning" && f.doc.Word(i-1) == "," && f.atHead[i] < 0
}

// toDo tells whether somebody and an infinitive, "residents not to go out",
// begin with token k.
func (f *finder) toDo(k, last int) bool {
	for j := k; j+1 < last && j < k+9; j++ {
		if f.doc.Word(j) == "," || f.quoteOf[j] >= 0 || f.tensed(j) && f.doc.Tags[j] == grammar.AUX {
			return false
		}
		if j > k && f.doc.Word(j) == "to" && (f.doc.Fine[j+1] == grammar.VB || f.doc.Tags[j+1] == grammar.VERB) {
			return true
		}
	}
	return false
}

// lastWord tells whether token i ends its sentence as a verb of reporting may,
// read as a noun: “…, the Ministry of Health reports.”
func (f *finder) lastWord(i int) bool {
	return reportsLast[f.doc.Word(i)] && i+1 < len(f.doc.Tokens) && f.doc.Word(i+1) == "." && f.doc.Tags[i] == grammar.NOUN
}

// reportsLast reads "CLAUSE, NAME reports." where the verb was read as a noun.
func (f *finder) reportsLast(i int) (draft, bool) {
	s := f.sentence(i)
	if !f.lastWord(i) {
		return draft{}, false
	}
	comma := -1
	for k := i - 1; k > s.First && k > i-12; k-- {
		if f.doc.Word(k) == "," {
			comma = k
			break
		}
	}
	if comma < s.First+3 || comma > i-2 {
		return draft{}, false
	}
	m := f.mentionFrom(comma+1, i+1)
	if !f.anyTensed(s.First, comma) || m < 0 || f.mentions[m].Form != record.FormName && f.mentions[m].Kind == "" || f.mentions[m].Last < i {
		return draft{}, false
	}
	src := grammar.Phrase{First: comma + 1, Last: i, Head: f.mentions[m].Head}
	if src.Head >= i {
		src.Head = f.headIn(src.First, src.Last)
	}
	for k := s.First; k < i; k++ {
		if at := f.atHead[k]; at >= 0 && (f.drafts[at].source.Empty() || overlap(f.drafts[at].source, src)) {
			f.drafts[at].content, f.atHead[k] = nil, -1
		}
	}
	return draft{source: src, act: record.Relate, content: []grammar.Phrase{{First: s.First, Last: comma, Head: s.First}}}, true
}

// holdsCue tells whether draft a's content holds draft b's cue.
func (f *finder) holdsCue(a, b int) bool {
	return f.drafts[b].head >= 0 && f.inContent(&f.drafts[a], f.drafts[b].head)
}

// putAt reads "put the toll at nineteen".
func (f *finder) putAt(i int) (draft, bool) {
	s := f.sentence(i)
	switch f.doc.Lemmas[i] {
	case "put", "estimate", "place", "set":
	default:
		return draft{}, false
	}
	if !f.finite(i) {
		return draft{}, false
	}
	counts := false
	for k := i + 1; k+1 < s.Last && k < i+14; k++ {
		switch w := lower(f.doc.Word(k)); {
		case f.tensed(k) || f.quoteOf[k] >= 0 || w == "," || w == ";":
			return draft{}, false
		case counted[f.doc.Lemmas[k]]:
			counts = true
		case w == "at" && counts:
			src, cut := f.speakerOrShared(i)
			end := f.untilMark(k+1, s.Last)
			if src.Empty() || !f.holdsNumber(k+1, end) {
				return draft{}, false
			}
			f.endBefore(cut, i)
			return draft{source: src, act: record.Say, content: []grammar.Phrase{{First: i + 1, Last: end, Head: i + 1}}}, true
		}
	}
	return draft{}, false
}

// speakerOrShared returns the subject of verb i: named right before it, or
// shared with the verb of speech that it is joined to, whose head is returned
// too; -1 if it has a subject of its own.
func (f *finder) speakerOrShared(i int) (grammar.Phrase, int) {
	if src, ok := f.speakerBefore(i); ok {
		return src, -1
	}
	s := f.sentence(i)
	if i > s.First && f.doc.Tags[i-1] == grammar.CCONJ {
		for k := i - 2; k >= s.First; k-- {
			if at := f.atHead[k]; at >= 0 && f.quoteOf[k] < 0 && f.doc.Tags[k] == grammar.VERB && (f.doc.Fine[k] == f.doc.Fine[i] || f.doc.Lemmas[i] == "put") && !f.drafts[at].source.Empty() {
				return f.drafts[at].source, k
			}
		}
	}
	return grammar.Phrase{}, -1
}

// endBefore ends what the cue at token k says before "and VERB", VERB being
// token i; k may be -1.
func (f *finder) endBefore(k, i int) {
	if k < 0 || f.atHead[k] < 0 {
		return
	}
	d := &f.drafts[f.atHead[k]]
	for c := range d.content {
		if p := &d.content[c]; p.Contains(i) && p.First < f.before(i) && p.First > k {
			p.Last = f.before(i)
		}
	}
}

// untilMark returns where the phrase that begins at token k ends: before a
// comma, a semicolon, a conjunction with a verb after it or the sentence's end.
func (f *finder) untilMark(k, last int) int {
	for ; k < last; k++ {
		switch w := f.doc.Word(k); {
		case w == ";" || w == "." || w == "," && f.quoteOf[k] < 0 && !(k+1 < last && f.doc.Tags[k+1] == grammar.NUM):
			return k
		case f.doc.Tags[k] == grammar.CCONJ && k+1 < last && f.doc.Tags[k+1] == grammar.VERB:
			return k
		}
	}
	return last
}

func (f *finder) holdsNumber(k, last int) bool {
	for ; k < last; k++ {
		if f.doc.Tags[k] == grammar.NUM || f.doc.Fine[k] == grammar.CD {
			return true
		}
	}
	return false
}

// reportsCount reads a verb of giving news with a number as its object: "report
// the deaths of 31 people", "forecasts losses of 2 million", and what is
// appealed for: "has appealed for 38 million dollars".
func (f *finder) reportsCount(i int) (draft, bool) {
	if f.isRead(i) || !f.finite(i) && f.doc.Lemmas[i] != "forecast" {
		return draft{}, false
	}
	act, from := record.Relate, i+1
	switch f.doc.Lemmas[i] {
	case "report", "estimate", "register", "document", "record":
	case "forecast", "predict":
		act = record.Say
	case "claim":
		act = record.Claim
	case "appeal":
		if lower(f.doc.Word(min(i+1, len(f.doc.Tokens)-1))) != "for" {
			return draft{}, false
		}
		act, from = record.Request, i+2
	default:
		return draft{}, false
	}
	s := f.sentence(i)
	src, ok := f.speakerBefore(i)
	if h := f.sourceOf(i); !ok && h >= 0 && h < i && f.byHead[h] >= 0 && f.doc.Tags[h] != grammar.PRON {
		src, ok = f.sourcePhrase(h), true
	}
	if !ok || f.mentionIn(src) < 0 || from >= s.Last || f.doc.IsPassive(i) || f.doc.Fine[i] == grammar.VBG || f.doc.Tags[from] == grammar.ADP || f.doc.Tags[from] == grammar.PART {
		return draft{}, false
	}
	end := f.untilMark(from, s.Last)
	for k := from; k < end; k++ {
		if f.tensed(k) || f.quoteOf[k] >= 0 {
			return draft{}, false
		}
	}
	if end-from < 2 || f.doc.Lemmas[i] != "forecast" && f.doc.Lemmas[i] != "predict" && f.doc.Lemmas[i] != "appeal" && !f.holdsNumber(from, end) {
		return draft{}, false
	}
	d := draft{source: src, act: act, content: []grammar.Phrase{{First: from, Last: end, Head: from}}}
	if from > i+1 {
		d.cue = []grammar.Phrase{f.doc.WithAuxiliaries(grammar.Phrase{First: i, Last: from, Head: i})}
	}
	return d, true
}

// voiced reads a verb of voicing with a stance and what it is on.
func (f *finder) voiced(i int) (draft, bool) {
	if !voices[f.doc.Lemmas[i]] {
		return draft{}, false
	}
	s := f.sentence(i)
	if f.doc.IsPassive(i) || f.doc.Fine[i] == grammar.VB {
		return draft{}, false
	}
	if f.isRead(i) {
		return draft{}, false
	}
	noun := -1
	for k := i + 1; k < s.Last && k < i+6 && noun < 0; k++ {
		switch t := f.doc.Tags[k]; {
		case t == grammar.NOUN && stances[f.doc.Lemmas[k]] != "":
			noun = k
		case t != grammar.DET && t != grammar.ADJ && t != grammar.PRON && t != grammar.ADV && t != grammar.NOUN && t != grammar.CCONJ:
			return draft{}, false
		}
	}
	if noun < 0 || noun+2 >= s.Last || f.doc.Tags[noun+1] != grammar.ADP && f.doc.Tags[noun+1] != grammar.PART && f.doc.Tags[noun+1] != grammar.SCONJ {
		return draft{}, false
	}
	if f.isRead(noun) {
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok {
		if h := f.sourceOf(i); h >= 0 {
			src, ok = f.sourcePhrase(h), true
		}
	}
	end := noun + 1
	for end < s.Last && f.doc.Word(end) != ";" && f.doc.Word(end) != "." && (f.doc.Word(end) != "," || f.quoteOf[end] >= 0) {
		end++
	}
	if !ok || f.mentionIn(src) < 0 || src.Last > i {
		return draft{}, false
	}
	return draft{source: src, act: stances[f.doc.Lemmas[noun]], content: []grammar.Phrase{{First: i + 1, Last: end, Head: noun}}}, true
}

// itIsBelieved reads "It is widely believed that …", on nobody's word.
func (f *finder) itIsBelieved(i int) (draft, bool) {
	s := f.sentence(i)
	c, _, ok := cueAt(f.doc, i)
	if !ok || f.doc.Fine[i] != grammar.VBN || c.frames&frameThat == 0 {
		return draft{}, false
	}
	k := i - 1
	for k > s.First && (f.doc.Tags[k] == grammar.AUX || f.doc.Tags[k] == grammar.ADV) {
		k--
	}
	if k < s.First || k == i-1 || lower(f.doc.Word(k)) != "it" || f.doc.Lemmas[i-1] != "be" && f.doc.Lemmas[max(i-2, k)] != "be" {
		return draft{}, false
	}
	for that := i + 1; that < s.Last && that < i+9; that++ {
		if f.tensed(that) || f.doc.Word(that) == "," {
			break
		}
		if lower(f.doc.Word(that)) != "that" {
			continue
		}
		p := f.clauseFrom(that)
		for k := p.First + 3; k+2 < p.Last; k++ { // what others say to it
			if w := lower(f.doc.Word(k + 1)); f.doc.Word(k) == "," && f.quoteOf[k] < 0 && (w == "but" || w == "although" || w == "though" || w == "while") {
				p.Last = k
			}
		}
		if p.Empty() || lower(f.doc.Word(i+1)) == "by" {
			break
		}
		return draft{act: c.act, content: []grammar.Phrase{p}, cue: []grammar.Phrase{{First: k + 1, Last: i + 1, Head: i}}}, true
	}
	return draft{}, false
}

// actInPlace is the act of a draft, with what its construction makes of it: who
// tells or asks somebody to do something demands or requests it.
func (f *finder) actInPlace(d *draft) record.Act {
	if d.head < 0 || len(d.content) == 0 || f.doc.Tags[d.head] != grammar.VERB || d.act != record.Say && d.act != record.Ask {
		return d.act
	}
	lemma := f.doc.Lemmas[d.head]
	if lemma != "tell" && lemma != "ask" || f.doc.IsPassive(d.head) && d.source.Empty() {
		return d.act
	}
	if p := d.content[0]; p.First > d.head && f.quoteOf[p.First] < 0 && (lemma == "tell" && lower(f.doc.Word(p.First)) == "to" || lemma == "ask" && f.asksToDo(p)) {
		if lemma == "tell" {
			return record.Demand
		}
		return record.Request
	}
	x := f.doc.Dependent(d.head, grammar.OpenComplement)
	if x < d.head || f.quoteOf[x] >= 0 || !f.inContent(d, x) {
		return d.act
	}
	if to := f.doc.Dependent(x, grammar.ClauseMarker); to < 0 || f.doc.Fine[to] != grammar.TO {
		return d.act
	}
	if lemma == "tell" {
		return record.Demand
	}
	return record.Request
}

// asksToDo tells whether what is asked is that somebody do something: “anyone
// with a video to call”; no question.
func (f *finder) asksToDo(p grammar.Phrase) bool {
	switch lower(f.doc.Word(p.First)) {
	case "whether", "if", "how", "why", "what", "who", "when", "where", "which", "about":
		return false
	}
	return f.toDo(p.First, p.Last)
}

// openly reads a verb of praise or fear with its object, where the report tells
// of it in the main clause.
func (f *finder) openly(i int) (draft, bool) {
	act, ok := open[f.doc.Lemmas[i]]
	if !ok || f.isRead(i) || f.isHeld(i) || f.doc.IsPassive(i) {
		return draft{}, false
	}
	switch f.doc.Fine[i] {
	case grammar.VBD, grammar.VBZ, grammar.VBP:
	default:
		return draft{}, false
	}
	src, named := f.speakerBefore(i)
	o := f.doc.Object(i)
	if !named || f.mentionIn(src) < 0 || o <= i || f.doc.Tags[f.mentions[f.mentionIn(src)].Head] == grammar.PRON && act == record.Believe {
		return draft{}, false
	}
	p := f.doc.Subtree(o)
	p.First = max(p.First, i+1)
	for k := p.First; k < p.Last; k++ {
		if f.quoteOf[k] >= 0 {
			return draft{}, false
		}
	}
	return draft{source: src, act: act, content: []grammar.Phrase{p}}, !p.Empty()
}

// isHeld tells whether some draft's content holds token i.
func (f *finder) isHeld(i int) bool {
	s := f.sentence(i)
	for k := s.First; k < s.Last; k++ {
		if at := f.atHead[k]; at >= 0 && f.inContent(&f.drafts[at], i) {
			return true
		}
	}
	return f.held[i]
}

// appearsToShow reads "footage appeared to show …": a text or picture, and what
// it shows.
func (f *finder) appearsToShow(i int) (draft, bool) {
	if !shows[f.doc.Lemmas[i]] {
		return draft{}, false
	}
	s := f.sentence(i)
	if i < s.First+3 || f.doc.Word(i-1) != "to" || i+2 >= s.Last {
		return draft{}, false
	}
	switch f.doc.Lemmas[i-2] {
	case "appear", "seem", "purport", "claim":
	default:
		return draft{}, false
	}
	v := i - 2
	if f.isRead(i) && f.drafts[f.atHead[i]].cue[0].First <= v || f.isRead(v) && f.drafts[f.atHead[v]].content[0].First != i-1 {
		return draft{}, false
	}
	h := f.doc.Subject(v)
	if h < 0 {
		h = f.doc.Subject(i)
	}
	if m := f.mentionFrom(s.First, v); (h < 0 || f.byHead[h] < 0) && m >= 0 {
		h = f.mentions[m].Head
	}
	if h < 0 || h > v || f.byHead[h] < 0 || f.mentions[f.byHead[h]].Kind != "document" {
		return draft{}, false
	}
	src := grammar.Phrase{First: min(f.sourcePhrase(h).First, h), Last: v, Head: h}
	if at := f.atHead[v]; at >= 0 { // what was read as “appeared | to show …”
		f.drafts[at].content, f.atHead[v] = nil, -1
	}
	act := record.Relate
	if f.doc.Lemmas[v] == "purport" || f.doc.Lemmas[v] == "claim" {
		act = record.Claim
	}
	end := f.untilMark(i+1, s.Last)
	return draft{source: src, act: act, cue: []grammar.Phrase{{First: v, Last: i + 1, Head: i}}, content: []grammar.Phrase{{First: i + 1, Last: end, Head: i + 1}}}, end > i+1
}

// saysLast reads "CLAUSE, says NAME of the Centre." with the verb before the
// subject.
func (f *finder) saysLast(i int) (draft, bool) {
	s := f.sentence(i)
	if i < s.First+4 || f.doc.Word(i-1) != "," || f.quoteOf[i-2] >= 0 || f.doc.Fine[i] != grammar.VBZ && f.doc.Fine[i] != grammar.VBD {
		return draft{}, false
	}
	if f.isRead(i) {
		return draft{}, false
	}
	c, _, ok := cueAt(f.doc, i)
	if !ok || c.frames&frameQuote == 0 || c.act == record.Believe || c.act == record.Ask || doesMore[f.doc.Lemmas[i]] {
		if w := f.doc.Lemmas[i]; w != "inform" && w != "specify" {
			return draft{}, false
		}
		c.act = record.Say
	}
	m := f.mentionFrom(i+1, s.Last)
	if m < 0 || f.mentions[m].Form == record.FormPronoun {
		return draft{}, false
	}
	for k := f.mentions[m].Last; k < s.Last; k++ {
		if f.tensed(k) || f.quoteOf[k] >= 0 || f.doc.Word(k) == ";" {
			return draft{}, false
		}
	}
	finite := false
	for k := s.First; k < i-1; k++ {
		finite = finite || f.tensed(k)
		if f.quoteOf[k] >= 0 && k+2 > i-1 || f.atHead[k] >= 0 && f.doc.Tags[k] == grammar.VERB && len(f.drafts[f.atHead[k]].content) > 0 && f.inContent(&f.drafts[f.atHead[k]], i) {
			return draft{}, false
		}
	}
	if !finite || f.subordinate(s.First) {
		return draft{}, false
	}
	end := f.mentions[m].Last
	for end < s.Last && end < f.mentions[m].Last+9 && (f.doc.Word(end) == "of" || f.doc.Word(end) == "from" || end > f.mentions[m].Last && f.doc.Tags[end] != grammar.PUNCT && f.doc.Tags[end] != grammar.ADP) {
		end++
	}
	return draft{source: grammar.Phrase{First: i + 1, Last: end, Head: f.mentions[m].Head}, act: c.act, content: []grammar.Phrase{{First: s.First, Last: i - 1, Head: s.First}}}, true
}

// carriedBy notes who passed a statement on where its medium tells: "said in
// remarks carried by the Wire".
func (f *finder) carriedBy() {
	for i := 2; i+2 < len(f.doc.Tokens); i++ {
		if f.doc.Fine[i] != grammar.VBN || lower(f.doc.Word(i+1)) != "by" || !mediums[f.doc.Lemmas[i-1]] {
			continue
		}
		if !carriers[f.doc.Lemmas[i]] {
			continue
		}
		s := f.sentence(i)
		m := f.mentionFrom(i+2, s.Last)
		if m >= 0 { // “by the state news agency Nord”
			if n := f.mentionFrom(f.mentions[m].Last, s.Last); n >= 0 && f.mentions[n].Form == record.FormName && f.mentions[n].First == f.mentions[m].Last {
				m = n
			}
		}
		if m < 0 || !f.publishes(m) {
			continue
		}
		for k := s.First; k < s.Last; k++ {
			if at := f.atHead[k]; at >= 0 && f.quoteOf[k] < 0 && k != i && f.drafts[at].relay.Empty() && len(f.drafts[at].content) > 0 && !f.inContent(&f.drafts[at], i) && f.drafts[at].source.Last <= max(k, i) {
				f.drafts[at].relay = f.mentions[m].Phrase
				break
			}
		}
	}
}

// accusedOf reads "NAME, accused TROOPS of FIRING" where the tree takes the verb
// for an adjective.
func (f *finder) accusedOf(i int) (draft, bool) {
	s := f.sentence(i)
	if f.doc.Word(i) != "accused" || i+3 >= s.Last || f.isRead(i) || f.isHeld(i) {
		return draft{}, false
	}
	switch f.doc.Tags[i+1] {
	case grammar.ADP, grammar.PUNCT, grammar.CCONJ, grammar.VERB:
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok || f.mentionIn(src) < 0 || f.doc.Word(i-1) != "," && f.doc.Fine[i] != grammar.VBD {
		return draft{}, false
	}
	if f.doc.Word(i-1) == "," { // the description before the name
		if wide, ok := f.speakerEnding(src.First - 1); ok && src.First > s.First+1 && f.doc.Word(src.First-1) == "," && f.mentions[f.mentionIn(src)].Form == record.FormName {
			src.First = wide.First
		}
	}
	for k := i + 2; k+1 < s.Last && k < i+12; k++ {
		if f.tensed(k) || f.quoteOf[k] >= 0 || f.doc.Word(k) == "," {
			break
		}
		if f.doc.Word(k) == "of" && (f.doc.Fine[k+1] == grammar.VBG || strings.HasSuffix(f.doc.Word(k+1), "ing")) {
			return draft{source: src, act: record.Accuse, content: []grammar.Phrase{{First: i + 1, Last: f.untilMark(k+1, s.Last), Head: i + 1}}}, true
		}
	}
	return draft{}, false
}

// colonQuote reads "NAME shook his head: “…”": whoever the sentence tells of
// before the colon speaks the quotation after it, if nobody else does.
func (f *finder) colonQuote(i int) (draft, bool) {
	s := f.sentence(i)
	if f.doc.Word(i) != ":" || i < s.First+3 || i+2 >= len(f.doc.Tokens) || !f.opensQuote(i+1) || f.atHead[i] >= 0 {
		return draft{}, false
	}
	ph := f.quotePhrase(f.outerQuote(i + 1))
	if ph.Last-ph.First < 5 {
		return draft{}, false
	}
	verb := -1
	for k := s.First; k < i; k++ {
		if f.quoteOf[k] >= 0 || f.atHead[k] >= 0 && f.doc.Tags[k] == grammar.VERB {
			return draft{}, false
		}
		if verb < 0 && f.tensed(k) && f.doc.Tags[k] == grammar.VERB {
			verb = k
		}
	}
	if verb < 0 || f.spoken()[f.outerQuote(i+1)] {
		return draft{}, false
	}
	src, ok := f.speakerBefore(verb)
	if !ok || src.First > s.First+2 {
		return draft{}, false
	}
	m := f.mentionIn(src)
	if m < 0 || f.mentions[m].Kind != record.Person && f.mentions[m].Form != record.FormPronoun {
		return draft{}, false
	}
	return draft{source: src, act: record.Say, cue: []grammar.Phrase{one(i)}, content: []grammar.Phrase{ph}}, true
}

// spoken tells for each outermost quotation whether a draft with a source holds
// part of it, as it was when first asked.
func (f *finder) spoken() []bool {
	if f.claimed == nil {
		f.claimed = make([]bool, len(f.doc.Quotes))
		for k := range f.drafts {
			if d := &f.drafts[k]; !d.source.Empty() && d.post < 0 {
				f.claim(d, f.claimed)
			}
		}
	}
	return f.claimed
}

// perUnread reads "Per the release, …" where the taggers passed it over.
func (f *finder) perUnread(i int) (draft, bool) {
	if f.doc.Word(i) != "Per" || f.atHead[i] >= 0 {
		return draft{}, false
	}
	return f.perSource(i)
}
