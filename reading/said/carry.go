package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// carry takes the content of every draft across the sentence's end: the rest
// of a broken quotation ("…," she said. "…"), a quotation that begins after
// the cue's sentence, and one that goes on over several paragraphs.
func (f *finder) carry() {
	f.index()
	claimed := f.claimedQuotes()
	for i := range f.drafts {
		d := &f.drafts[i]
		if d.head < 0 || f.quoteOf[d.head] >= 0 {
			continue
		}
		s := f.doc.SentenceOf(d.head)
		f.brokenQuote(d, claimed)
		if len(d.content) == 0 || f.endsWith(s, ":") && f.cueEnds(d) {
			f.followingQuote(d, s, claimed)
		}
		if d.act == record.Ask && !f.quotes(d) {
			continue // what follows is the answer
		}
		if f.quotes(d) || f.cueEnds(d) || f.reachesEnd(d, s) {
			f.nextSentences(d, s, claimed)
		}
	}
}

// index notes which draft each cue belongs to, by the cue's head.
func (f *finder) index() {
	f.atHead = growTo(f.atHead, len(f.doc.Tokens))
	for i := range f.atHead {
		f.atHead[i] = -1
	}
	for i := range f.drafts {
		if h := f.drafts[i].head; h >= 0 {
			f.atHead[h] = int32(i)
		}
	}
}

// claimedQuotes tells for each outermost quotation whether a draft outside it
// holds part of it.
func (f *finder) claimedQuotes() []bool {
	claimed := make([]bool, len(f.doc.Quotes))
	for i := range f.drafts {
		if f.drafts[i].post < 0 { // what a post holds, somebody in it may say
			f.claim(&f.drafts[i], claimed)
		}
	}
	return claimed
}

func (f *finder) claim(d *draft, claimed []bool) {
	for _, p := range d.content {
		for k := p.First; k < p.Last; k++ {
			q := f.outerQuote(k)
			if q < 0 {
				continue
			}
			ph := f.quotePhrase(q)
			if d.head < 0 || !ph.Contains(d.head) {
				claimed[q] = true
			}
			k = max(k, ph.Last-1)
		}
	}
}

// brokenQuote adds a quotation of the cue's sentence that nobody else claims
// when the draft already quotes another one: "…," she said, "…".
func (f *finder) brokenQuote(d *draft, claimed []bool) {
	if len(d.content) > 0 && !f.quotes(d) {
		return
	}
	sent := f.sentence(d.head)
	for k := sent.First; k < sent.Last; k++ {
		q := f.outerQuote(k)
		if q < 0 {
			continue
		}
		ph := f.quotePhrase(q)
		k = max(k, ph.Last-1)
		if !claimed[q] && !d.touches(ph) && f.adjoins(d, ph) {
			d.content = append(d.content, ph)
			claimed[q] = true
		}
	}
}

// adjoins tells whether only punctuation and a few words stand between the
// phrase and the draft's cue, source or content.
func (f *finder) adjoins(d *draft, p grammar.Phrase) bool {
	near := func(x grammar.Phrase) bool {
		if x.Empty() {
			return false
		}
		return p.First >= x.Last && p.First-x.Last <= 3 || x.First >= p.Last && x.First-p.Last <= 3
	}
	if near(d.source) {
		return true
	}
	for _, c := range d.cue {
		if near(c) {
			return true
		}
	}
	return false
}

// quotes tells whether the draft's content begins or ends with a quotation.
func (f *finder) quotes(d *draft) bool {
	for _, p := range d.content {
		if p.Last > p.First && (f.outerQuote(p.First) >= 0 || f.outerQuote(p.Last-1) >= 0) {
			return true
		}
	}
	return false
}

func (f *finder) endsWith(s int, mark string) bool {
	last := int(f.doc.Sentences[s].Last) - 1
	return last >= int(f.doc.Sentences[s].First) && f.doc.Word(last) == mark
}

// cueEnds tells whether the draft is the last of its sentence to signal
// something.
func (f *finder) cueEnds(d *draft) bool {
	end := f.sentence(d.head).Last
	for k := d.head + 1; k < end; k++ {
		if f.atHead[k] >= 0 {
			return false
		}
	}
	return true
}

// reachesEnd tells whether the draft's content ends with sentence s.
func (f *finder) reachesEnd(d *draft, s int) bool {
	for _, p := range d.content {
		if p.Last >= int(f.doc.Sentences[s].Last)-1 {
			return true
		}
	}
	return false
}

// followingQuote gives a draft the quotation that opens right after its
// sentence.
func (f *finder) followingQuote(d *draft, s int, claimed []bool) {
	next := int(f.doc.Sentences[s].Last)
	if next >= len(f.doc.Tokens) {
		return
	}
	q := f.outerQuote(next)
	if q < 0 || claimed[q] || f.doc.Quotes[q].Open != next {
		return
	}
	if f.endsWith(s, ":") || f.doc.Sentences[s+1].Paragraph == f.doc.Sentences[s].Paragraph {
		d.content = append(d.content, f.quotePhrase(q))
		claimed[q] = true
	}
}

// nextSentences adds the quotations that follow in the same paragraph with
// nothing but themselves in their sentences, and the paragraphs that go on
// with the quotation.
func (f *finder) nextSentences(d *draft, s int, claimed []bool) {
	para := f.doc.Sentences[s].Paragraph
	last := para + 1 // a paragraph of nothing but a quotation goes on too
	at := int(f.doc.Sentences[s].Last)
	for _, p := range d.content {
		at = max(at, f.wholeQuotes(p, d).Last)
	}
	goesOn := f.continues(at)
	for at < len(f.doc.Tokens) {
		q := f.outerQuote(at)
		if q < 0 || f.doc.Quotes[q].Open != at || claimed[q] {
			return
		}
		n := f.doc.SentenceOf(at)
		if p := f.doc.Sentences[n].Paragraph; p != para && !goesOn {
			if p > last || !f.alone(n) {
				return
			}
		}
		ph := f.quotePhrase(q)
		end := int(f.doc.Sentences[f.doc.SentenceOf(ph.Last-1)].Last)
		for k := ph.Last; k < end; k++ {
			if f.doc.Tokens[k].Kind != words.Punct && f.doc.Quotes[q].Close >= 0 {
				return // somebody's words follow: their own attribution
			}
		}
		d.content = append(d.content, ph)
		claimed[q] = true
		goesOn = f.doc.Quotes[q].Continues
		at = end
	}
}

// alone tells whether the paragraph that begins with sentence s is one
// quotation and nothing else.
func (f *finder) alone(s int) bool {
	e := s + 1
	for e < len(f.doc.Sentences) && f.doc.Sentences[e].Paragraph == f.doc.Sentences[s].Paragraph {
		e++
	}
	first, last := int(f.doc.Sentences[s].First), int(f.doc.Sentences[e-1].Last)
	q := f.outerQuote(first)
	if q < 0 {
		return false
	}
	ph := f.quotePhrase(q)
	return ph.First == first && ph.Last >= last-1
}

// continues tells whether the quotation before token at goes on after it.
func (f *finder) continues(at int) bool {
	if at == 0 {
		return false
	}
	q := f.outerQuote(at - 1)
	return q >= 0 && f.doc.Quotes[q].Continues
}
