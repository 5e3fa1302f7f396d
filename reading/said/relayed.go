package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// Names of what finds statements inside others.
const (
	whyCited    = "said.cited"
	whyNested   = "said.nested"
	whyAttitude = "said.attitude"
	whyMessage  = "said.message"
)

// cited adds what a report passes on from a source that it cites: the outlet
// says it, on the source's word ("State radio, citing an official, reported
// that …").
func (f *finder) cited() {
	f.index()
	for i := range f.doc.Tokens {
		if f.doc.Fine[i] != grammar.VBG || f.doc.Lemmas[i] != "cite" && f.doc.Lemmas[i] != "quote" {
			continue
		}
		o := f.doc.Object(i)
		h, atEnd := f.citer(i)
		if h < 0 {
			h = f.citedBefore(i)
		}
		if i > 0 && lower(f.doc.Word(i-1)) == "without" {
			if at := f.atHead[i]; at >= 0 {
				f.drafts[at].content = nil
			}
			continue
		}
		if o < i || h < 0 || f.byHead[o] < 0 || f.mentions[f.byHead[o]].Kind == "" || f.asSaying(i) >= 0 {
			continue
		}
		outer := &f.drafts[f.atHead[h]]
		if outer.source.Contains(i) {
			outer.source.Last = i
		}
		if atEnd && f.inContent(outer, i) {
			f.cut(outer, grammar.Phrase{First: i, Last: f.sentence(i).Last})
		}
		if outer.source.Empty() || overlap(outer.source, grammar.Phrase{First: o, Last: o + 1}) || f.inContent(outer, i) {
			continue
		}
		d := draft{cue: []grammar.Phrase{{First: i, Last: i + 1, Head: i}}, head: i, act: record.Say, post: -1, within: -1, why: whyCited,
			source: f.sourcePhrase(o), content: slices.Clone(outer.content)}
		f.put(d)
	}
}

// citer returns the cue of whoever cites at token i: of an outlet that speaks
// before it in the sentence where ", citing …" ends it, else as citing does.
func (f *finder) citer(i int) (cue int, atEnd bool) {
	s := f.sentence(i)
	if i > s.First && f.doc.Word(i-1) == "," {
		for k := s.First; k < i; k++ {
			if at := f.atHead[k]; at >= 0 && f.doc.Tags[k] == grammar.VERB && !f.drafts[at].source.Empty() && (f.doc.Lemmas[k] == "report" || f.publishes(f.mentionIn(f.drafts[at].source))) {
				return k, true
			}
		}
	}
	return f.citing(i), false
}

// citedBefore returns the cue of whoever speaks after an insertion that cites,
// whose participle is token i: "State radio, citing an official, | reported".
func (f *finder) citedBefore(i int) int {
	s := f.sentence(i)
	if i == s.First || f.doc.Word(i-1) != "," {
		return -1
	}
	for k := i + 2; k < s.Last && k < i+maxInsertion; k++ {
		if f.doc.Word(k) != "," {
			continue
		}
		for k++; k < s.Last && (f.doc.Tags[k] == grammar.AUX || f.doc.Tags[k] == grammar.ADV); k++ {
		}
		if k < s.Last && f.atHead[k] >= 0 && f.doc.Tags[k] == grammar.VERB {
			return k
		}
		return -1
	}
	return -1
}

// citing returns the cue of the statement that the citing at token i backs:
// the nearest one above it in the tree, -1 for none.
func (f *finder) citing(i int) int {
	for h := range f.doc.Governors(i, 3) {
		if f.atHead[h] >= 0 && f.doc.Tags[h] == grammar.VERB {
			return h
		}
	}
	return -1
}

// put adds a draft in place of the one with the same cue, if there is one.
func (f *finder) put(d draft) {
	if at := f.atHead[d.head]; at >= 0 {
		f.drafts[at] = d
		return
	}
	f.atHead[d.head] = int32(len(f.drafts))
	f.drafts = append(f.drafts, d)
}

// inside adds plain statements that stand in what others say and that the
// taggers passed over: deeds of speech ("We reject the charge"), attitudes
// with their object ("not happy with the plan"), messages passed on.
func (f *finder) inside() {
	f.index()
	done := 0 // contents come in any order; a token read twice is no harm
	for n := len(f.drafts); done < n; done++ {
		for _, p := range f.drafts[done].content {
			for i := p.First; i < p.Last; i++ {
				find := (*finder).insider
				if at := f.atHead[i]; at >= 0 {
					if f.saysWords(&f.drafts[at]) {
						continue
					}
					find = (*finder).inMarks
				}
				if d, ok := find(f, i); ok && within(d.content, p) && (f.doc.Tags[i] != grammar.NOUN || i-p.First > 2) {
					f.put(d)
				}
			}
		}
	}
}

// saysWords tells whether a draft has a source and words for content.
func (f *finder) saysWords(d *draft) bool {
	return !d.source.Empty() && slices.ContainsFunc(d.content, func(p grammar.Phrase) bool { return !f.trim(p).Empty() })
}

// within keeps of the pieces what lies in p, and tells whether any does.
func within(ps []grammar.Phrase, p grammar.Phrase) bool {
	some := false
	for i := range ps {
		ps[i].First, ps[i].Last = max(ps[i].First, p.First), min(ps[i].Last, p.Last)
		some = some || !ps[i].Empty()
	}
	return some
}

// insider reads token i as the cue of a statement inside another's content.
func (f *finder) insider(i int) (draft, bool) {
	switch f.doc.Tags[i] {
	case grammar.VERB:
		if !f.finite(i) {
			return draft{}, false
		}
		if d, ok := f.deed(i); ok {
			return d, true
		}
		if d, ok := f.inMarks(i); ok {
			return d, true
		}
		return f.message(i)
	case grammar.ADJ:
		return f.attitude(i)
	case grammar.NOUN:
		return f.feeling(i)
	}
	return draft{}, false
}

// finite tells whether verb i tells of something done, being done or having
// been done, by somebody who is named or speaks.
func (f *finder) finite(i int) bool {
	switch f.doc.Fine[i] {
	case grammar.VBD, grammar.VBZ, grammar.VBP:
		return true
	case grammar.VBG, grammar.VBN:
		return f.doc.Dependent(i, grammar.Auxiliary) >= 0
	}
	return false
}

// deed reads a verb that does something by saying it.
func (f *finder) deed(i int) (draft, bool) {
	if !deeds[f.doc.Lemmas[i]] {
		return draft{}, false
	}
	for r := range rules {
		d, ok := rules[r].find(f, i)
		if !ok {
			continue
		}
		d.cue[0] = f.doc.WithAuxiliaries(d.cue[0])
		d.why = whyNested
		return d, f.speaks(&d)
	}
	return draft{}, false
}

// inMarks reads a verb of speech with a quotation inside the quotation that it
// stands in: “He told the operator, ‘Come and get me,’” an officer said.
func (f *finder) inMarks(i int) (draft, bool) {
	c, ph, ok := f.speech(i)
	q := int(f.quoteOf[i])
	if !ok || q < 0 || c.frames&frameQuote == 0 {
		return draft{}, false
	}
	src, ok := f.speakerBefore(i)
	if !ok {
		return draft{}, false
	}
	for k := i + 1; k < i+maxTold && k < len(f.doc.Tokens) && !f.tensed(k); k++ {
		in := int(f.quoteOf[k])
		if in < 0 {
			break
		}
		if x := &f.doc.Quotes[in]; x.Open == k && x.Depth > f.doc.Quotes[q].Depth {
			d := draft{cue: []grammar.Phrase{f.doc.WithAuxiliaries(ph)}, head: i, act: c.act, post: -1, within: -1, why: whyNested, source: src, content: []grammar.Phrase{f.quotePhrase(in)}}
			return d, f.speaks(&d)
		}
	}
	return draft{}, false
}

// maxTold is how many words lie at most between a verb of speech and what is
// quoted after it: whoever was told, when and where.
const maxTold = 10

// speaks tells whether the source of a draft is somebody mentioned, and the
// draft no denial that it was ever said.
func (f *finder) speaks(d *draft) bool {
	return !d.source.Empty() && f.byHead[d.source.Head] >= 0 && !f.standsIn(d.source) && !f.negated(d.head)
}

// standsIn tells whether a source is a relative pronoun or "it".
func (f *finder) standsIn(p grammar.Phrase) bool {
	if p.Last-p.First != 1 {
		return false
	}
	switch lower(f.doc.Word(p.First)) {
	case "that", "which", "who", "it", "this", "you", "what":
		return true
	}
	return false
}

// negated tells whether "not" or "never" stands by verb i.
func (f *finder) negated(i int) bool {
	for k := range f.doc.Dependents(i, grammar.AnyFunction) {
		switch lower(f.doc.Word(k)) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// attitude reads an adjective of feeling with what it is about.
func (f *finder) attitude(i int) (draft, bool) {
	c, ph, ok := cueAt(f.doc, i)
	s := f.doc.Dependent(i, grammar.ActiveSubject)
	if !ok || c.act != record.Believe || s < 0 || f.byHead[s] < 0 || f.doc.Dependent(i, grammar.Copula) < 0 {
		return draft{}, false
	}
	about := -1
	for k := range f.doc.Dependents(i, grammar.AnyFunction&^grammar.Conjunct) {
		if k > i && f.casedBy(k, "about", "with", "over", "at", "by") {
			about = k
			break
		}
	}
	if about < 0 {
		return draft{}, false
	}
	return draft{cue: []grammar.Phrase{f.doc.WithAuxiliaries(ph)}, head: i, act: c.act, post: -1, within: -1, why: whyAttitude,
		source: f.sourcePhrase(s), content: []grammar.Phrase{f.doc.Subtree(about)}}, true
}

// feeling reads a noun of attitude with whose it is and what about: "his
// frustration with the delays", "fears among residents that …", "many voiced
// anger over …", "there is a lot of frustration in the ranks about …".
func (f *finder) feeling(i int) (draft, bool) {
	d := f.doc
	if !feelings[d.Lemmas[i]] {
		return draft{}, false
	}
	about, src := grammar.Phrase{}, grammar.Phrase{}
	end := f.sentence(i).Last
	if k := d.Possessor(i); k >= 0 {
		src = d.Subtree(k)
	}
	for k := range d.Dependents(i, grammar.AdnominalClause|grammar.ContentClause) {
		if k > i && about.Empty() && d.HasMarker(k, "that") {
			about = d.Subtree(k)
		}
	}
	for k := i + 1; k < end && k < i+maxFeeling; k++ {
		w := lower(d.Word(k))
		switch {
		case d.Tags[k] == grammar.PUNCT:
			if w != "," {
				k = end
			}
		case w == "that" && about.Empty() && k+2 < end && !f.tensed(k+1):
			about = f.clauseFrom(k)
		case d.Tags[k] != grammar.ADP && d.Tags[k] != grammar.SCONJ:
		case w == "among" || w == "within" || (w == "in" || w == "from") && k == i+1:
			if m := f.mentionFrom(k+1, end); m >= 0 && src.Empty() {
				src = f.mentions[m].Phrase
			}
		case w == "about" || w == "over" || w == "with" || w == "at" || w == "for" && d.Lemmas[i] == "hope" || w == "of" && k == i+1 && d.Lemmas[i] == "fear":
			if about.Empty() && k+1 < end {
				about = f.aboutFrom(k, end)
			}
		}
		if !about.Empty() {
			break
		}
	}
	if about.Empty() || about.Last-about.First < 2 {
		return draft{}, false
	}
	if src.Empty() {
		src = f.feels(i)
	}
	if src.Empty() || overlap(src, about) || f.mentionIn(src) < 0 {
		return draft{}, false
	}
	act := record.Believe
	if c, _, ok := cueAt(d, i); ok {
		act = c.act
	}
	return draft{cue: []grammar.Phrase{one(i)}, head: i, act: act, post: -1, within: -1, why: whyAttitude, source: src, content: []grammar.Phrase{about}}, true
}

// maxFeeling is how many words lie at most between a feeling and what it is
// about.
const maxFeeling = 14

// aboutFrom returns the phrase that the preposition at token k opens.
func (f *finder) aboutFrom(k, end int) grammar.Phrase {
	h := f.doc.Governed(k)
	if h < 0 || h >= end {
		return grammar.Phrase{}
	}
	p := f.doc.Subtree(h)
	return grammar.Phrase{First: k, Last: max(p.Last, h+1), Head: h}
}

// feels returns whose the feeling at token i is where the verb over it tells:
// "many voiced frustration", "she has no regret".
func (f *finder) feels(i int) grammar.Phrase {
	h := f.doc.ObjectOf(i)
	if h < 0 {
		for h = i - 1; h > 0 && h > i-4 && (f.doc.Tags[h] == grammar.DET || f.doc.Tags[h] == grammar.ADJ); h-- {
		}
		if h <= 0 {
			return grammar.Phrase{}
		}
	}
	if feels[f.doc.Lemmas[h]] {
		if s := f.sourceOf(h); s >= 0 {
			return f.sourcePhrase(s)
		}
		if src, ok := f.speakerBefore(h); ok {
			return src
		}
	}
	return grammar.Phrase{}
}

// message reads a verb of passing on whose object is a message.
func (f *finder) message(i int) (draft, bool) {
	if !passesOn[f.doc.Lemmas[i]] {
		return draft{}, false
	}
	o := f.doc.Object(i)
	if o < i {
		return draft{}, false
	}
	if !messages[f.doc.Lemmas[o]] {
		return draft{}, false
	}
	ph := f.doc.WithAuxiliaries(grammar.Phrase{First: i, Last: i + 1, Head: i})
	d := f.make(i, cue{act: record.Say}, ph, f.doc.Subtree(o))
	d.why = whyMessage
	return d, f.speaks(&d)
}
