package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// Names of what finds the speaker of a quotation without a cue: whoever spoke
// before goes on (near certain), whoever was asked answers (likely), or the
// paragraph before tells of one person alone (likely).
const (
	whyGoesOn = "said.goes-on"
	whyAnswer = "said.answers"
	whyAbout  = "said.about"
)

// uncued gives the quotations that take up paragraphs of their own, and that
// no draft holds, to a speaker: whoever spoke last goes on, whoever was asked
// answers, else the one person that the paragraph before tells of.
func (f *finder) uncued() {
	f.index()
	claimed := f.claimedQuotes()
	d := f.doc
	said := map[int]int{} // paragraph → draft that speaks last in it
	for i := range f.drafts {
		h := f.drafts[i].head
		if h < 0 || f.quoteOf[h] >= 0 || !f.aloud(&f.drafts[i]) {
			continue
		}
		p := f.paragraph(h)
		if was, ok := said[p]; !ok || f.drafts[was].head < h {
			said[p] = i
		}
		for _, c := range f.drafts[i].content {
			if q := f.paragraph(c.First); q > p && f.outerQuote(c.First) >= 0 {
				said[q] = i
			}
		}
	}
	for s := 0; s < len(d.Sentences); {
		e := s + 1
		for e < len(d.Sentences) && d.Sentences[e].Paragraph == d.Sentences[s].Paragraph {
			e++
		}
		para := int(d.Sentences[s].Paragraph)
		if pieces := f.nothingButQuotes(s, e, claimed); len(pieces) > 0 && para > 0 {
			src, why, ok := f.speakerOfTurn(s, said)
			if !ok {
				src, why, ok = f.answering(s, said)
			}
			if ok {
				for _, p := range pieces {
					claimed[f.quoteOf[p.First]] = true
				}
				said[para] = len(f.drafts)
				f.drafts = append(f.drafts, draft{head: -1, act: record.Say, source: src, implied: true, content: pieces, post: -1, within: -1, why: why})
			}
		}
		s = e
	}
}

func (f *finder) paragraph(i int) int { return int(f.doc.Sentences[f.doc.SentenceOf(i)].Paragraph) }

// aloud tells whether a draft is somebody's speech, with a source.
func (f *finder) aloud(d *draft) bool {
	return !d.source.Empty() && (len(d.content) > 0 || d.act == record.Ask) && d.act != record.Believe && d.post < 0
}

// leastTurn is how many tokens a quotation without a cue has at least: shorter
// ones are titles and words set off.
const leastTurn = 6

// nothingButQuotes returns the quotations of the paragraph of sentences [s, e)
// where it holds nothing else and nobody claims any.
func (f *finder) nothingButQuotes(s, e int, claimed []bool) []grammar.Phrase {
	d := f.doc
	if r := d.Sentences[s].Region; r != "" {
		return nil
	}
	first, last := int(d.Sentences[s].First), int(d.Sentences[e-1].Last)
	if last-first < leastTurn {
		return nil
	}
	var out []grammar.Phrase
	for k := first; k < last; k++ {
		q := f.outerQuote(k)
		if q < 0 {
			if d.Tokens[k].Kind != words.Punct {
				return nil
			}
			continue
		}
		ph := f.quotePhrase(q)
		if claimed[q] || ph.First < first {
			return nil
		}
		ph.Last = min(ph.Last, last)
		out = append(out, ph)
		k = ph.Last - 1
	}
	if len(out) > 0 && !f.sentenceLike(out[0]) {
		return nil
	}
	return out
}

// sentenceLike tells whether a quotation is speech and not a title: it has a
// finite verb or ends like a sentence.
func (f *finder) sentenceLike(p grammar.Phrase) bool {
	for k := p.First; k < p.Last; k++ {
		if f.tensed(k) {
			return true
		}
		switch f.doc.Word(k) {
		case ".", "!", "?":
			return true
		case "[":
			return false
		}
	}
	return false
}

// speakerOfTurn returns who says the quotation that begins with sentence s,
// and what tells so.
func (f *finder) speakerOfTurn(s int, said map[int]int) (grammar.Phrase, string, bool) {
	d := f.doc
	if s == 0 || d.Sentences[s-1].Region != "" {
		return grammar.Phrase{}, "", false
	}
	para := int(d.Sentences[s-1].Paragraph)
	if at, ok := said[para]; ok {
		last := &f.drafts[at]
		if f.asks(last) {
			src, ok := f.asked(at, para, said)
			return src, whyAnswer, ok
		}
		if !f.singlePerson(last.source) {
			return grammar.Phrase{}, "", false
		}
		if last.head >= 0 && !f.quotes(last) && d.SentenceOf(last.head) < s-1 {
			return grammar.Phrase{}, "", false // others were told of since
		}
		return last.source, whyGoesOn, true
	}
	src, ok := f.onlyPerson(para, s)
	return src, whyAbout, ok
}

// answering returns who answers the question that the paragraph before sentence
// s is, outside quotations, in a report that puts several: whoever speaks in it
// before, else the person whom it tells of first.
func (f *finder) answering(s int, said map[int]int) (grammar.Phrase, string, bool) {
	d := f.doc
	if s == 0 || !f.questions(s-1) {
		return grammar.Phrase{}, "", false
	}
	if f.asking == 0 {
		for k := range d.Sentences {
			if f.questions(k) {
				f.asking++
			}
		}
	}
	if f.asking < 2 {
		return grammar.Phrase{}, "", false
	}
	para := int(d.Sentences[s-1].Paragraph)
	for p := para - 1; p >= 0 && p > para-8; p-- {
		if at, ok := said[p]; ok && f.drafts[at].why == whyAnswer && f.singlePerson(f.drafts[at].source) {
			return f.drafts[at].source, whyAnswer, true
		}
	}
	src := f.interviewee(int(d.Sentences[s].First))
	return src, whyAnswer, !src.Empty()
}

// questions tells whether sentence s is a paragraph of its own, a short question
// outside quotations.
func (f *finder) questions(s int) bool {
	d := f.doc
	x := &d.Sentences[s]
	if x.Last-x.First > 40 || x.Last-x.First < 2 || x.Paragraph == 0 || s > 0 && d.Sentences[s-1].Paragraph == x.Paragraph || s+1 < len(d.Sentences) && d.Sentences[s+1].Paragraph == x.Paragraph {
		return false
	}
	return d.Word(int(x.Last)-1) == "?" && f.quoteOf[x.Last-1] < 0 && f.quoteOf[x.First] < 0
}

// singlePerson tells whether a source is one person, or may be.
func (f *finder) singlePerson(p grammar.Phrase) bool {
	m := f.mentionIn(p)
	if m < 0 {
		return false
	}
	if f.mentions[m].Form == record.FormPronoun {
		switch lower(f.doc.Word(f.mentions[m].Head)) {
		case "he", "she", "i":
			return true
		}
		return false
	}
	return f.mentions[m].Kind == record.Person
}

// asks tells whether the draft's last words are a question.
func (f *finder) asks(d *draft) bool {
	if d.act == record.Ask {
		return true
	}
	p := d.content[len(d.content)-1]
	for k := p.Last - 1; k >= p.First && k > p.Last-4; k-- {
		if f.doc.Word(k) == "?" {
			return true
		}
	}
	return false
}

// asked returns who answers the question of draft at: who was told it, else
// the other one of a conversation of two.
func (f *finder) asked(at, para int, said map[int]int) (grammar.Phrase, bool) {
	d := &f.drafts[at]
	if d.head >= 0 {
		if m := f.addressee(d); m >= 0 && f.singlePerson(f.mentions[m].Phrase) {
			return f.mentions[m].Phrase, true
		}
	}
	name := f.doc.Span(grammar.Phrase{First: d.source.Head, Last: d.source.Head + 1}).Text
	for p := para - 1; p >= 0 && p > para-3; p-- {
		if other, ok := said[p]; ok {
			o := &f.drafts[other]
			if n := f.doc.Span(grammar.Phrase{First: o.source.Head, Last: o.source.Head + 1}).Text; n != name && f.singlePerson(o.source) {
				return o.source, true
			}
		}
	}
	return grammar.Phrase{}, false
}

// onlyPerson returns the one person that the paragraph, whose last sentence
// comes before s, tells of: the subject by name, or he or she, of what is done
// in it. Whoever only has something done to them, or whom others stand beside
// as subjects, is not taken for the speaker.
func (f *finder) onlyPerson(para, s int) (grammar.Phrase, bool) {
	d := f.doc
	first := s
	for first > 0 && int(d.Sentences[first-1].Paragraph) == para {
		first--
	}
	lo, hi := int(d.Sentences[first].First), int(d.Sentences[s-1].Last)
	var found grammar.Phrase
	at, _ := f.firstMention(lo)
	for ; at < len(f.mentions) && f.mentions[at].First < hi; at++ {
		m := &f.mentions[at]
		if f.quoteOf[m.Head] >= 0 {
			return found, false // others are quoted there
		}
		switch d.Function(m.Head) {
		case grammar.ActiveSubject, grammar.OuterSubject:
		case grammar.PassiveSubject:
			return found, false
		default:
			continue
		}
		if m.Kind != record.Person && m.Form != record.FormPronoun || m.Form == record.FormName && d.Is(d.SubjectOf(m.Head), grammar.RelativeClause) {
			continue
		}
		switch {
		case m.Form == record.FormNominal, dies(d, m.Head):
			return found, false
		case m.Form == record.FormPronoun:
			if w := lower(d.Word(m.Head)); w != "he" && w != "she" || !found.Empty() {
				continue // most likely the same one
			}
		case !found.Empty() && lower(d.Word(found.Last-1)) != lower(d.Word(m.Last-1)):
			return found, false
		}
		found = m.Phrase
	}
	return found, !found.Empty()
}

// dies tells whether what the subject at token i does is die.
func dies(d *grammar.Doc, i int) bool {
	v := d.SubjectOf(i)
	return v >= 0 && (d.Lemmas[v] == "die" || d.Lemmas[v] == "dead")
}
