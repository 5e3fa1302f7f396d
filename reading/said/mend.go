package said

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// mend sets right what the taggers often get wrong in plain prose: who speaks,
// where one statement ends and the next begins.
func (f *finder) mend() {
	f.index()
	for i := range f.drafts {
		d := &f.drafts[i]
		if d.head < 0 || d.post >= 0 || len(d.cue) == 0 {
			continue
		}
		f.nameSpeaker(d)
		f.afterMedium(d)
		f.afterTold(d)
		f.beforeQuote(d)
		f.sentenceBefore(d)
		f.untilNext(d, i)
		f.afterQuoteAnd(d)
		f.sharedSubject(d)
		f.toldLast(d)
		f.upToSpeaker(d)
		f.fromClauseStart(d)
		f.fromPhraseStart(d)
		f.afterColon(d, i)
	}
	for i := range f.more {
		f.put(f.more[i])
	}
	f.more = f.more[:0]
	f.repeated()
}

// nameSpeaker gives a verb of speech without a source whoever is named right
// before it.
func (f *finder) nameSpeaker(d *draft) {
	f.notOfContent(d)
	if !d.source.Empty() || f.doc.Tags[d.head] != grammar.VERB || f.quoteOf[d.head] >= 0 {
		return
	}
	if first := d.cue[0].First; first > 0 && f.doc.Fine[d.head] == grammar.VBG && f.doc.Word(first-1) == "," {
		f.sameSpeaker(d)
		return
	}
	if first := d.cue[0].First; first > 0 && f.quoteOf[first-1] >= 0 && f.inContent(d, first-1) { // “…,” agreed another
		if m := f.mentionFrom(d.cue[0].Last, f.sentence(d.head).Last); m >= 0 && !f.conflicts(d, f.mentions[m].Phrase) {
			d.source = f.mentions[m].Phrase
			return
		}
	}
	if _, _, ok := f.speech(d.head); !ok {
		return
	}
	if src, ok := f.speakerBefore(d.cue[0].First); ok && !f.conflicts(d, src) {
		d.source = src
	}
}

// notOfContent takes from a participle after a comma a source that is part of
// what was said before: "She denied that the dam had burst, calling it a rumour".
func (f *finder) notOfContent(d *draft) {
	first := d.cue[0].First
	if d.source.Empty() || d.source.Last > first || first == 0 || f.doc.Fine[d.head] != grammar.VBG || f.doc.Word(first-1) != "," {
		return
	}
	for k := f.sentence(d.head).First; k < first; k++ {
		if at := f.atHead[k]; at >= 0 && f.inContent(&f.drafts[at], d.source.Head) && !f.drafts[at].source.Empty() {
			d.source = grammar.Phrase{}
			return
		}
	}
}

// sameSpeaker gives a participle after a comma, ", adding that …", the source
// of the last statement before it in the sentence.
func (f *finder) sameSpeaker(d *draft) {
	first := f.sentence(d.head).First
	for k := d.cue[0].First - 1; k >= first; k-- {
		if at := f.atHead[k]; at >= 0 && !f.drafts[at].source.Empty() && f.quoteOf[k] < 0 {
			if !f.conflicts(d, f.drafts[at].source) {
				d.source = f.drafts[at].source
			}
			return
		}
	}
}

// beforeQuote widens a quotation that begins with a finite verb to its subject,
// outside the marks: "Washington “stands with its ally”".
func (f *finder) beforeQuote(d *draft) {
	for c := range d.content {
		p := &d.content[c]
		if p.Last-p.First < 3 || !f.opensQuote(p.First) || !f.tensed(p.First+1) {
			continue
		}
		s := f.sentence(p.First).First
		if p.First == s || p.First-s > 4 {
			continue
		}
		subject := grammar.Phrase{First: s, Last: p.First}
		for k := s; k < p.First; k++ {
			if t := f.doc.Tags[k]; t != grammar.PROPN && t != grammar.NOUN && t != grammar.DET && t != grammar.PRON && t != grammar.ADJ {
				subject.Last = s
			}
		}
		if !subject.Empty() && !overlap(subject, d.source) && !f.conflicts(d, subject) {
			p.First = s
		}
	}
}

// afterMedium takes the noun for what carried the words from the head of the
// content: "said in | a statement its delegation had left", "told | a press
// conference after the talks".
func (f *finder) afterMedium(d *draft) {
	end := d.cue[len(d.cue)-1].Last
	for i := range d.content {
		p := &d.content[i]
		if p.First < end || p.First > end+2 || f.quoteOf[p.First] >= 0 {
			continue
		}
		k := p.First
		for k < p.Last && k < p.First+5 && (f.doc.Tags[k] == grammar.DET || f.doc.Tags[k] == grammar.ADJ || f.doc.Tags[k] == grammar.NOUN && !mediums[f.doc.Lemmas[k]] || f.doc.Tags[k] == grammar.PRON && f.doc.Is(k, grammar.Possessor)) {
			k++
		}
		if k >= p.Last || f.doc.Tags[k] != grammar.NOUN || !mediums[f.doc.Lemmas[k]] {
			continue
		}
		for k+1 < p.Last && f.doc.Tags[k+1] == grammar.NOUN && mediums[f.doc.Lemmas[k+1]] { // “press conference”
			k++
		}
		if p.First > 0 && f.doc.Tags[p.First-1] != grammar.ADP && f.doc.Lemmas[d.head] != "tell" {
			continue
		}
		switch rest := f.clauseFrom(k + 1); {
		case k+1 < p.Last && !rest.Empty() && f.startsClause(k+1):
			p.First = k + 1
		case len(d.content) > 1, rest.Empty() && f.doc.Lemmas[d.head] == "tell":
			p.Last = p.First
		}
	}
}

// afterTold moves the start of the content past whoever was told, where the
// taggers cut into their name: "told state | television the talks had failed".
func (f *finder) afterTold(d *draft) {
	end := d.cue[len(d.cue)-1].Last
	if len(d.content) > 0 && end < len(f.doc.Tokens) && (f.doc.Word(end-1) == "to" || f.doc.Word(end) == "to") && f.quoteOf[end] < 0 && f.doc.Lemmas[d.head] != "point" && f.doc.Lemmas[d.head] != "refer" {
		p := &d.content[0] // “boasted to the Herald | that he would”
		if k := p.First; k == end || k == end+1 {
			if m := f.mentionFrom(k, p.Last); m >= 0 && f.mentions[m].Last < p.Last-2 && lower(f.doc.Word(f.mentions[m].Last)) == "that" && (f.canBeTold(m) || f.mentions[m].Kind == record.Organisation) {
				p.First = f.mentions[m].Last
				return
			}
		}
	}
	if len(d.content) == 0 || !tellsSomebody(f.doc.Lemmas[d.head]) || end >= len(f.doc.Tokens) {
		return
	}
	p := &d.content[0]
	if p.First == end && f.doc.Lemmas[d.head] == "tell" && f.quoteOf[end] < 0 { // the one told is no part of it
		if m := f.mentionFrom(end, p.Last); m >= 0 && f.mentions[m].Last < p.Last-2 && f.startsClause(f.mentions[m].Last) && !strings.HasSuffix(f.doc.Word(f.mentions[m].Last), "ing") && !f.tensed(f.mentions[m].Last) && !f.clauseFrom(f.mentions[m].Last).Empty() && (f.canBeTold(m) || f.mentions[m].Kind == record.Organisation) {
			p.First = f.mentions[m].Last
		}
		return
	}
	if p.First <= end || p.First > end+6 {
		return
	}
	at, _ := f.firstMention(end)
	for ; at < len(f.mentions) && f.mentions[at].First == end; at++ {
		if m := &f.mentions[at]; m.Last > p.First && m.Last < p.Last && m.Head >= p.First && f.canSpeak(at) {
			p.First = m.Last
			return
		}
	}
}

// sentenceBefore gives "This was reported by the governor" the sentence before
// it for what is said.
func (f *finder) sentenceBefore(d *draft) {
	if len(d.content) != 1 || d.content[0].Last-d.content[0].First != 1 || d.source.Empty() {
		return
	}
	switch lower(f.doc.Word(d.content[0].First)) {
	case "this", "it":
	default:
		return
	}
	if !givesNews[f.doc.Lemmas[d.head]] {
		return
	}
	s := f.doc.SentenceOf(d.head)
	if s == 0 || f.doc.Sentences[s-1].Paragraph != f.doc.Sentences[s].Paragraph || int(f.doc.Sentences[s].First) > d.content[0].First+1 {
		return
	}
	first, last := int(f.doc.Sentences[s-1].First), int(f.doc.Sentences[s-1].Last)
	for k := first; k < last; k++ {
		if f.atHead[k] >= 0 {
			return // somebody says it already
		}
	}
	d.content[0] = grammar.Phrase{First: first, Last: last, Head: first}
}

// startsClause tells whether a clause with a subject of its own begins with
// token k.
func (f *finder) startsClause(k int) bool {
	switch f.doc.Tags[k] {
	case grammar.DET, grammar.PRON, grammar.PROPN, grammar.NOUN, grammar.NUM, grammar.ADJ, grammar.SCONJ:
		return f.doc.Fine[k] != grammar.WDT && f.doc.Fine[k] != grammar.WP
	}
	return false
}

// untilNext ends the content of draft i, given after its cue, where the same
// speaker goes on with another verb of speech (“acknowledged the complaints but
// said …”, “…, adding that …”) or somebody else is set against them (“…, while
// the union declined to comment”).
func (f *finder) untilNext(d *draft, i int) {
	for c := range d.content {
		p := &d.content[c]
		if p.First < d.head {
			continue
		}
		for k := p.First + 1; k < p.Last; k++ {
			at := f.atHead[k]
			if at < 0 && f.tensed(k) && f.doc.Tags[k] == grammar.VERB && f.doc.JoinedTo(k) == d.head && f.quoteOf[k] < 0 && f.doc.Tags[k-1] == grammar.CCONJ && f.doc.OwnSubject(k) < 0 {
				p.Last = k - 1 // somebody's next deed, told by the report
				break
			}
			if at < 0 || int(at) == i || f.quoteOf[k] >= 0 || len(f.drafts[at].cue) == 0 {
				continue
			}
			next := &f.drafts[at]
			cut := -1
			switch {
			case next.source == d.source && !d.source.Empty() && f.joined(k, next.cue[0].First, d.head):
				cut = next.cue[0].First
			case !next.source.Empty() && p.Contains(next.source.First) && f.setAgainst(next.source.First, p.First):
				cut = next.source.First
			default:
				continue
			}
			for cut > p.First && (f.doc.Tokens[cut-1].Kind == words.Punct && f.quoteOf[cut-1] < 0 || f.doc.Tags[cut-1] == grammar.CCONJ || f.doc.Tags[cut-1] == grammar.SCONJ && lower(f.doc.Word(cut-1)) == "while" || f.doc.Tags[cut-1] == grammar.ADV) {
				cut--
			}
			if cut > p.First {
				p.Last = cut
			}
			break
		}
	}
	f.promisedToo(d)
	f.butOthers(d)
	// the whole content of a participle that goes on is no part of this one
	for _, p := range d.content {
		if at := f.goingOn(d, p.First); at >= 0 && len(d.content) > 1 {
			d.content = f.except(d.content, f.drafts[at].content)
			break
		}
	}
}

// promisedToo makes a statement of its own of what follows a comma, "and" and
// another verb of the table in the content: "said that work went on, and
// promised that …".
func (f *finder) promisedToo(d *draft) {
	if d.source.Empty() || f.doc.Tags[d.head] != grammar.VERB {
		return
	}
	for c := range d.content {
		p := &d.content[c]
		if p.First < d.head {
			continue
		}
		for k := p.First + 3; k+2 < p.Last; k++ {
			if f.doc.Word(k-2) != "," && !(deeds[f.doc.Lemmas[k]] && f.doc.Is(k, grammar.Conjunct)) || !f.andVerb(d, k) {
				continue
			}
			if at := f.atHead[k]; at >= 0 {
				if next := &f.drafts[at]; next.source.Empty() || next.source == d.source {
					next.source, p.Last = d.source, f.before(k)
				}
				return
			}
			x, _, ok := cueAt(f.doc, k)
			if w := lower(f.doc.Word(k + 1)); !ok || x.act == record.Believe || w != "that" && (w != "to" || x.frames&frameTo == 0) && !deeds[f.doc.Lemmas[k]] {
				continue
			}
			f.saysToo(d, one(k), k+1, p.Last, x.act)
			p.Last = f.before(k)
			return
		}
	}
}

// andVerb tells whether token k is a verb outside quotations that "and" joins
// to a verb in the form of d's.
func (f *finder) andVerb(d *draft, k int) bool {
	return f.doc.Tags[k-1] == grammar.CCONJ && f.doc.Tags[k] == grammar.VERB && f.doc.Fine[k] == f.doc.Fine[d.head] && f.quoteOf[k] < 0
}

// saysToo adds a statement by d's speaker: what follows the cue up to last,
// with its head at token head.
func (f *finder) saysToo(d *draft, cue grammar.Phrase, head, last int, act record.Act) {
	f.more = append(f.more, draft{cue: []grammar.Phrase{cue}, head: cue.Head, act: act, post: -1, within: -1, why: "said.and-verb", source: d.source, content: []grammar.Phrase{{First: cue.Last, Last: last, Head: head}}})
}

// afterQuoteAnd ends a content with a quotation that "and VERB" follows, and
// makes what that verb tells a statement of its own: “said it was “no park” and
// directed the guards to clear it”.
func (f *finder) afterQuoteAnd(d *draft) {
	if d.source.Empty() || f.doc.Tags[d.head] != grammar.VERB {
		return
	}
	for c := range d.content {
		p := &d.content[c]
		if p.First < d.head {
			continue
		}
		for k := p.First + 3; k+2 < p.Last; k++ {
			if f.quoteOf[k-2] < 0 || !f.andVerb(d, k) {
				continue
			}
			x, ph, ok := cueAt(f.doc, k)
			if at := f.atHead[k]; at >= 0 {
				next := &f.drafts[at]
				if next.source.Empty() || p.Contains(next.source.First) {
					next.source = d.source
				}
				if next.source == d.source {
					next.content, p.Last = []grammar.Phrase{{First: next.cue[0].Last, Last: p.Last, Head: k}}, k-1
				}
				return
			}
			if !ok || x.act == record.Believe {
				continue
			}
			f.saysToo(d, ph, k, p.Last, x.act)
			p.Last = k - 1
			return
		}
	}
}

// sharedSubject gives a verb after a quotation and "and" the speaker of the
// quotation, where the taggers gave it somebody in the words before the marks.
func (f *finder) sharedSubject(d *draft) {
	k := d.cue[0].First
	if k < 3 || f.doc.Tags[d.head] != grammar.VERB || f.doc.Tags[k-1] != grammar.CCONJ || f.quoteOf[k-2] < 0 || f.quoteOf[d.head] >= 0 || d.source.Empty() {
		return
	}
	for j := k - 2; j >= f.sentence(d.head).First; j-- {
		at := f.atHead[j]
		if at < 0 || f.quoteOf[j] >= 0 || f.doc.Fine[j] != f.doc.Fine[d.head] {
			continue
		}
		if x := &f.drafts[at]; !x.source.Empty() && f.inContent(x, d.source.First) && x.source.First < j {
			d.source = x.source
		}
		return
	}
}

// toldLast ends a content before ", NAME reported" at the sentence's end, where
// NAME tells of the whole: “told a briefing that it was illegal | , Nord reported”.
func (f *finder) toldLast(d *draft) {
	if d.source.Empty() {
		return
	}
	for c := range d.content {
		p := &d.content[c]
		if p.First < d.head || p.Last-p.First < 5 {
			continue
		}
		for k := p.Last - 1; k > p.First+2 && k > p.Last-7; k-- {
			at := f.atHead[k]
			if at < 0 || f.quoteOf[k] >= 0 {
				continue
			}
			x := &f.drafts[at]
			if !x.source.Empty() && x.source.First > p.First && x.source.Last <= k && f.doc.Word(x.source.First-1) != "that" && f.inContent(x, d.head) {
				p.Last = x.source.First
			}
			return
		}
	}
}

// upToSpeaker widens what stands before ", NAME said" to the clause that it is
// part of: from the sentence's start where the content begins with a quotation
// after a verb or preposition, up to the comma before NAME.
func (f *finder) upToSpeaker(d *draft) {
	if len(d.content) == 0 || len(d.content) > 2 || d.source.Empty() || d.source.First > d.head || f.quoteOf[d.head] >= 0 || f.quoteOf[d.source.First] >= 0 {
		return
	}
	p := &d.content[0]
	comma := d.source.First - 1
	s := f.sentence(d.head)
	if len(d.content) == 2 && d.content[1].First < d.head || p.Last > comma || comma <= s.First || f.doc.Word(comma) != "," && f.quoteOf[comma] < 0 {
		return
	}
	for k := s.First; k < comma; k++ {
		if at := f.atHead[k]; at >= 0 && f.drafts[at].head != d.head {
			return
		}
	}
	if p.Last < comma && p.First == s.First || f.quotes(d) && p.Last < comma {
		for k := p.Last; k < comma; k++ {
			if f.quoteOf[k] >= 0 || f.doc.Word(k) == ";" {
				return
			}
		}
		if f.doc.Word(p.Last) != "," {
			p.Last = comma
		}
	}
	if p.First > s.First && f.opensQuote(p.First) && (f.doc.Tags[p.First-1] == grammar.AUX || f.doc.Tags[p.First-1] == grammar.VERB || f.doc.Tags[p.First-1] == grammar.ADP) && !f.subordinate(s.First) {
		for k := s.First; k < p.First; k++ {
			if f.quoteOf[k] >= 0 || f.doc.Word(k) == ":" || f.doc.Word(k) == ";" {
				return
			}
		}
		p.First = s.First
	}
}

// fromClauseStart widens what stands before ", NAME said" or ", said NAME" to
// the start of its sentence where nothing parts it from there: a clause has no
// subject or verb that is not told with it.
func (f *finder) fromClauseStart(d *draft) {
	if len(d.content) != 1 || d.source.Empty() || f.quotes(d) {
		return
	}
	p := &d.content[0]
	s := f.sentence(d.head)
	told := min(d.cue[0].First, d.source.First)
	first := s.First
	for first < p.First && f.doc.Tags[first] == grammar.CCONJ {
		first++
	}
	if p.First <= first || p.First < s.First || p.Last > told || told-p.Last > 1 || f.subordinate(s.First) || f.doc.Word(told-1) != "," {
		return
	}
	clause := false
	for k := first; k < p.First; k++ {
		if f.quoteOf[k] >= 0 || f.doc.Tags[k] == grammar.PUNCT || f.atHead[k] >= 0 {
			return
		}
		clause = clause || f.doc.IsNoun(k) || f.doc.Tags[k] == grammar.VERB || f.doc.Tags[k] == grammar.PRON
	}
	if clause && !overlap(grammar.Phrase{First: first, Last: p.First}, d.source) {
		p.First = first
	}
}

// fromPhraseStart widens a content that begins inside a phrase ("80,000 people"
// of "more than 80,000 people") to the words before it that belong to its own.
func (f *finder) fromPhraseStart(d *draft) {
	for k := range d.content {
		p := &d.content[k]
		for i := p.First - 1; i >= f.sentence(d.head).First && f.quoteOf[i] < 0 && f.opens(i, p); i-- {
			word := grammar.Phrase{First: i, Last: i + 1}
			if overlap(word, d.source) || slices.ContainsFunc(d.cue, func(c grammar.Phrase) bool { return overlap(word, c) }) {
				break
			}
			p.First = i
		}
	}
}

// opens tells whether token i belongs to the phrase of a noun or number of p:
// an article, a modifier, or what bounds a number ("more than").
func (f *finder) opens(i int, p *grammar.Phrase) bool {
	d := f.doc
	const within = grammar.Determiner | grammar.Predeterminer | grammar.Adjectival | grammar.CompoundPart | grammar.Numeral | grammar.Possessor | grammar.NamePart | grammar.FixedPart
	for governor, at := range d.Path(i, 8) {
		if !d.Is(at, within) && !(d.Is(at, grammar.Adverbial|grammar.CaseMarker) && d.Tags[governor] == grammar.NUM) {
			return false
		}
		if p.Contains(governor) {
			return true
		}
	}
	return false
}

// afterColon gives a quotation after a colon whose cue names nobody to whoever
// speaks before the colon: “Lind rejects that charge: “It is a lie.””
func (f *finder) afterColon(d *draft, i int) {
	if !d.source.Empty() || len(d.content) != 1 || !f.opensQuote(d.content[0].First) || d.content[0].First == 0 || f.doc.Word(d.content[0].First-1) != ":" {
		return
	}
	s := f.sentence(d.head)
	for k := d.head - 1; k >= s.First; k-- {
		if at := int(f.atHead[k]); at >= 0 && at != i && !f.drafts[at].source.Empty() && f.drafts[at].source.Last <= d.head {
			d.source, d.act = f.drafts[at].source, record.Say
			return
		}
	}
}

// before returns where what stands before "and VERB" ends, VERB being token k.
func (f *finder) before(k int) int {
	if f.doc.Word(k-2) == "," {
		return k - 2
	}
	return k - 1
}

// butOthers ends the content before ", but NAME said …": others have their own
// say.
func (f *finder) butOthers(d *draft) {
	for c := range d.content {
		p := &d.content[c]
		if p.First < d.head {
			continue
		}
		for k := p.First + 1; k+4 < p.Last; k++ {
			if f.doc.Word(k) != "," || f.quoteOf[k] >= 0 {
				continue
			}
			switch lower(f.doc.Word(k + 1)) {
			case "but", "while", "whereas", "though", "although":
			default:
				continue
			}
			m := f.mentionFrom(k+2, p.Last)
			if m < 0 {
				continue
			}
			v := f.mentions[m].Last
			for v < p.Last && (f.doc.Tags[v] == grammar.AUX || f.doc.Tags[v] == grammar.ADV) {
				v++
			}
			if v >= p.Last || f.doc.Tags[v] != grammar.VERB {
				continue
			}
			if _, _, ok := f.speech(v); ok {
				p.Last = k
				break
			}
		}
	}
}

// joined tells whether verb k, whose cue begins with token first, is joined to
// verb head: by a conjunction, or as a participle after a comma.
func (f *finder) joined(k, first, head int) bool {
	if first > 0 && f.doc.Tags[first-1] == grammar.CCONJ && f.doc.Fine[k] == f.doc.Fine[head] && f.doc.Is(k, grammar.Conjunct) && deeds[f.doc.Lemmas[k]] {
		return true // “said it was wrong and accused them”, joined to what is nearest
	}
	switch {
	case first == 0 || f.doc.Governor(k) != head:
		return false
	case f.doc.Is(k, grammar.Conjunct):
		return f.doc.Tags[first-1] == grammar.CCONJ || f.doc.Tags[first-1] == grammar.ADV
	}
	return f.doc.Is(k, grammar.AdverbialClause) && f.doc.Word(first-1) == "," && f.doc.Fine[k] == grammar.VBG
}

// setAgainst tells whether "while" and a comma stand before token k.
func (f *finder) setAgainst(k, first int) bool {
	return k-2 > first && lower(f.doc.Word(k-1)) == "while" && f.doc.Word(k-2) == ","
}

// goingOn returns the draft of a participle right before token k that goes on
// with what d's speaker says, “adding that …”; -1 for none.
func (f *finder) goingOn(d *draft, k int) int {
	if k == 0 || k-1 == d.head {
		return -1
	}
	at := f.atHead[k-1]
	if at < 0 || f.doc.Fine[k-1] != grammar.VBG || f.drafts[at].source != d.source {
		return -1
	}
	return int(at)
}

// except returns the pieces that are not among others.
func (f *finder) except(ps, others []grammar.Phrase) []grammar.Phrase {
	var out []grammar.Phrase
	for _, p := range ps {
		same := false
		for _, o := range others {
			same = same || o.First == p.First
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

// repeated drops nouns that were taken for the cue of what a verb already
// says: “said …, in a reference to …”.
func (f *finder) repeated() {
	for i := range f.drafts {
		d := &f.drafts[i]
		if d.head < 0 || len(d.content) == 0 || f.doc.Tags[d.head] != grammar.NOUN {
			continue
		}
		s := f.sentence(d.head)
		for k := s.First; k < s.Last; k++ {
			at := f.atHead[k]
			if at < 0 || int(at) == i || f.doc.Tags[k] != grammar.VERB {
				continue
			}
			if o := f.drafts[at].content; len(o) > 0 && o[0].First == d.content[0].First {
				d.content = nil
				break
			}
		}
	}
}
