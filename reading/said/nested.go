package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// clip keeps what a post's words say inside the post: its signature and
// whatever follows are no part of it.
func (f *finder) clip() {
	if len(f.report.Posts) == 0 {
		return
	}
	f.index()
	for i := range f.drafts {
		if f.drafts[i].post < 0 {
			continue
		}
		body := f.drafts[i].content[0]
		for k := body.First; k < body.Last; k++ {
			if f.atHead[k] < 0 {
				continue
			}
			content := f.drafts[f.atHead[k]].content
			for c := range content {
				content[c].First, content[c].Last = max(content[c].First, body.First), min(content[c].Last, body.Last)
			}
		}
	}
}

// whySaying names what finds the saying inside a quoting.
const whySaying = "said.quoted-as-saying"

// quotedAsSaying adds what somebody is quoted as saying: the quoting is the
// outlet's statement, the saying inside it the source's ("Interfax quoted the
// minister as saying …").
func (f *finder) quotedAsSaying() {
	f.index()
	for i := range f.doc.Tokens {
		if f.doc.Tags[i] != grammar.VERB || f.doc.Lemmas[i] != "quote" && f.doc.Lemmas[i] != "cite" {
			continue
		}
		if f.quotedBy(i) {
			continue
		}
		if f.doc.IsPassive(i) || i > 0 && f.doc.Lemmas[i-1] == "be" {
			f.wasQuoted(i)
			continue
		}
		said, o := f.asSaying(i), f.doc.Object(i)
		if said < 0 || o < 0 || o > said {
			continue
		}
		outer := int(f.atHead[i])
		if outer < 0 {
			outer = len(f.drafts)
			d := f.make(i, cue{act: record.Relate}, grammar.Phrase{First: i, Last: i + 1, Head: i}, grammar.Phrase{})
			d.content, d.why = nil, "said.quoting"
			if at := f.atHead[said]; at >= 0 {
				d.content = append(d.content, f.quotesOnly(f.drafts[at].content)...)
			}
			f.drafts = append(f.drafts, d)
			f.atHead[i] = int32(outer)
		}
		f.splitSaying(outer, o, said)
	}
}

// quotedBy reads "X, quoted by Y, said …": X says it, Y is the relay, and the
// quoting no statement of its own. Token i is the participle.
func (f *finder) quotedBy(i int) bool {
	s := f.sentence(i)
	if i > s.First && f.doc.Fine[i] == grammar.VBN && f.endingAt[i-1] >= 0 && i+2 < s.Last && lower(f.doc.Word(i+1)) == "by" {
		return f.sourceQuotedBy(i)
	}
	if f.doc.Fine[i] != grammar.VBN && f.doc.Fine[i] != grammar.VBD || i <= s.First || f.doc.Word(i-1) != "," || i+2 >= s.Last || lower(f.doc.Word(i+1)) != "by" {
		return false
	}
	end := i + 2
	for end < s.Last && end < i+maxInsertion && f.doc.Word(end) != "," {
		end++
	}
	m := f.mentionFrom(i+2, end)
	if m < 0 || end >= s.Last {
		return false
	}
	for n := f.mentionFrom(f.mentions[m].Last, end); n >= 0 && f.mentions[n].Form == record.FormName; n = -1 {
		m = n
	}
	v := end + 1
	for v < s.Last && (f.doc.Tags[v] == grammar.AUX || f.doc.Tags[v] == grammar.ADV) {
		v++
	}
	if v >= s.Last || f.atHead[v] < 0 {
		return false
	}
	f.drafts[f.atHead[v]].relay = f.mentions[m].Phrase
	if at := f.atHead[i]; at >= 0 && at != f.atHead[v] {
		f.drafts[at].content = nil
	}
	return true
}

// sourceQuotedBy reads "a source in the police quoted by Y said …", without
// commas.
func (f *finder) sourceQuotedBy(i int) bool {
	s := f.sentence(i)
	m := f.mentionFrom(i+2, s.Last)
	for m >= 0 {
		n := f.mentionFrom(f.mentions[m].Last, s.Last)
		if n < 0 || f.mentions[n].Form != record.FormName || f.mentions[n].First != f.mentions[m].Last {
			break
		}
		m = n
	}
	if m < 0 || !f.publishes(m) {
		return false
	}
	v := f.mentions[m].Last
	for v < s.Last && (f.doc.Tags[v] == grammar.AUX || f.doc.Tags[v] == grammar.ADV) {
		v++
	}
	if v >= s.Last || f.atHead[v] < 0 {
		return false
	}
	d := &f.drafts[f.atHead[v]]
	if d.source.First >= i {
		return false
	}
	d.relay, d.source.Last = f.mentions[m].Phrase, min(d.source.Last, i)
	if d.source.Head >= i {
		d.source.Head = f.headIn(d.source.First, i)
	}
	if at := f.atHead[i]; at >= 0 && at != f.atHead[v] {
		f.drafts[at].content = nil
	}
	return true
}

// splitSaying makes two statements of draft i, whose cue takes object o "as
// saying": the quoting and, inside it, what o says.
func (f *finder) splitSaying(i, o, said int) {
	outer := &f.drafts[i]
	if outer.cue[0].Contains(said) {
		outer.cue[0].Last = outer.head + 1
	}
	outer.act = record.Relate
	if s := f.doc.OwnSubject(outer.head); s >= 0 {
		outer.source = f.sourcePhrase(s)
	}
	inner := draft{cue: []grammar.Phrase{{First: said, Last: said + 1, Head: said}}, head: said, act: record.Say, post: -1, within: -1, why: whySaying}
	inner.source = f.sourcePhrase(o)
	inner.source.Last = min(inner.source.Last, said-1)
	end := f.sentence(said).Last
	if end-said > 3 && (!f.clauseFrom(said+1).Empty() || f.quotedBetween(said, end)) {
		inner.content = []grammar.Phrase{{First: said + 1, Last: end, Head: said + 1}}
		outer.content = merge(append(outer.content, grammar.Phrase{First: inner.source.First, Last: end, Head: o}))
	} else {
		inner.content = f.quotesOnly(outer.content)
		if len(inner.content) > 0 {
			outer.content = slices.Clone(inner.content)
		}
	}
	if len(inner.content) == 0 && f.atHead[said] >= 0 {
		inner.content = f.drafts[f.atHead[said]].content
	}
	if at := f.atHead[said]; at >= 0 {
		f.drafts[at] = inner
	} else {
		f.drafts = append(f.drafts, inner)
	}
}

// quotedBetween tells whether a quotation stands between two tokens.
func (f *finder) quotedBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if f.quoteOf[k] >= 0 {
			return true
		}
	}
	return false
}

// wasQuoted makes two statements of "X was quoted by Y as saying …", whose
// quoting verb is token i: Y quotes, X says.
func (f *finder) wasQuoted(i int) {
	said, s := f.asSaying(i), f.doc.Subject(i)
	if said >= 0 && (s < 0 || f.byHead[s] < 0) {
		if src, ok := f.speakerBefore(i); ok {
			s = src.Head
		}
	}
	if said < 0 || s < 0 {
		return
	}
	by, from := f.doc.Agent(i), said+1
	if by < 0 {
		by = f.doc.Agent(said)
	}
	for _, k := range [2]int{i + 1, said + 1} { // “quoted by X as saying”, “quoted as saying by X”
		if by < 0 && k+1 < len(f.doc.Tokens) && lower(f.doc.Word(k)) == "by" {
			if m := f.mentionFrom(k+1, f.sentence(k).Last); m >= 0 {
				by = f.mentions[m].Head
			}
		}
	}
	if by < 0 {
		return
	}
	outlet := f.doc.Subtree(by)
	for outlet.First < by && f.doc.Tags[outlet.First] == grammar.ADP {
		outlet.First++
	}
	outlet.Head, outlet.Last = by, by+1
	if outlet.First > said {
		from = outlet.Last
	}
	inner := draft{cue: []grammar.Phrase{{First: said, Last: said + 1, Head: said}}, head: said, act: record.Say, post: -1, within: -1, why: whySaying, source: f.sourcePhrase(s)}
	for _, h := range [2]int{said, i} {
		if at := f.atHead[h]; at >= 0 {
			inner.content = append(inner.content, f.quotesOnly(f.drafts[at].content)...)
		}
	}
	if end := f.sentence(said).Last; end-from > 2 {
		inner.content = append(inner.content, grammar.Phrase{First: from, Last: end, Head: from})
	}
	inner.content = merge(inner.content)
	outer := draft{cue: []grammar.Phrase{{First: i, Last: i + 1, Head: i}}, head: i, act: record.Relate, post: -1, within: -1, why: "said.quoting", source: outlet, content: slices.Clone(inner.content)}
	f.put(outer)
	f.put(inner)
}

// asSaying returns the participle of "as saying" after token i in its
// sentence, -1 for none.
func (f *finder) asSaying(i int) int {
	end := f.sentence(i).Last
	for k := i + 2; k < end; k++ {
		if f.doc.Fine[k] == grammar.VBG && lower(f.doc.Word(k-1)) == "as" {
			if asSaid[f.doc.Lemmas[k]] {
				return k
			}
		}
	}
	return -1
}

// quotesOnly returns the pieces that are quotations.
func (f *finder) quotesOnly(ps []grammar.Phrase) []grammar.Phrase {
	var out []grammar.Phrase
	for _, p := range ps {
		if f.outerQuote(p.First) >= 0 {
			out = append(out, p)
		}
	}
	return out
}

// cutAccordingTo takes "according to" and its source out of the contents of
// the statements that it frames ("X told police Y, according to a report").
func (f *finder) cutAccordingTo() {
	f.index()
	for i := range f.drafts {
		a := &f.drafts[i]
		if a.head < 0 || len(a.cue) == 0 || f.doc.Lemmas[a.cue[0].First] != "accord" && lower(f.doc.Word(a.cue[0].First)) != "according" {
			continue
		}
		frame := grammar.Phrase{First: a.cue[0].First, Last: max(a.cue[0].Last, a.source.Last)}
		for _, p := range a.content {
			for k := p.First; k < p.Last; k++ {
				if at := f.atHead[k]; at >= 0 && int(at) != i {
					f.cut(&f.drafts[at], frame)
				}
			}
		}
	}
}

// cut takes a phrase out of a draft's content.
func (f *finder) cut(d *draft, p grammar.Phrase) {
	var out []grammar.Phrase
	for _, c := range d.content {
		out = append(out, without(c, p)...)
	}
	d.content = out
}
