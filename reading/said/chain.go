package said

import (
	"strings"
	"unicode/utf8"

	"sayso/reading/grammar"
	"sayso/record"
)

// posts makes a draft of each embedded post: its account reports its body.
func (f *finder) posts() {
	for p := range f.report.Posts {
		post := &f.report.Posts[p]
		body := post.Span
		if post.Body != nil {
			body = *post.Body
		}
		first, last := f.doc.Cover(body.Start, body.End)
		if first >= last {
			continue
		}
		d := draft{head: -1, act: record.Relate, post: p, within: -1, why: "said.post", content: []grammar.Phrase{{First: first, Last: last, Head: first}}}
		if post.AccountSpan != nil {
			a, b := f.doc.Cover(post.AccountSpan.Start, post.AccountSpan.End)
			d.source = grammar.Phrase{First: a, Last: b, Head: f.headIn(a, b)}
		}
		f.drafts = append(f.drafts, d)
	}
}

// headIn returns the token of [first, last) that governs the others if it has
// a mention, else the first one with a name, else with any mention.
func (f *finder) headIn(first, last int) int {
	head, named, any := -1, -1, -1
	for i := range f.doc.Tops(grammar.Phrase{First: first, Last: last}) {
		if f.doc.Tags[i] != grammar.PUNCT {
			head = i
			break
		}
	}
	for i := first; i < last; i++ {
		if m := f.byHead[i]; m >= 0 {
			if any < 0 {
				any = i
			}
			if named < 0 && f.mentions[m].Form == record.FormName && !f.doc.Is(i, grammar.Possessor) {
				named = i
			}
		}
	}
	switch {
	case head >= 0 && f.byHead[head] >= 0:
		return head
	case named >= 0:
		return named
	case any >= 0:
		return any
	}
	return max(head, first)
}

// nest links every draft to the innermost draft whose content holds it.
func (f *finder) nest() {
	f.index()
	for i := range f.drafts {
		f.drafts[i].within = -1
	}
	for i := range f.drafts {
		best, size := -1, 1<<62
		for j := max(0, i-maxNest); j < len(f.drafts) && j < i+maxNest; j++ {
			if j == i {
				continue
			}
			if n := f.holds(&f.drafts[j], &f.drafts[i]); n > 0 && (n < size || n == size && f.drafts[j].why == whySaying) {
				best, size = j, n
			}
		}
		switch f.drafts[i].why {
		case whySaying:
			if best < 0 {
				best = f.quoting(i)
			}
		case whyCited:
			if c := f.backed(i); c >= 0 {
				best = c
			}
		}
		f.drafts[i].within = best
		if f.circular(i) {
			f.drafts[i].within = -1
		}
	}
}

// circular tells whether draft i is held by itself, by way of others.
func (f *finder) circular(i int) bool {
	for hop, j := 0, f.drafts[i].within; j >= 0 && hop < maxNest; hop, j = hop+1, f.drafts[j].within {
		if j == i {
			return true
		}
	}
	return false
}

// quoting returns the draft that quotes draft i "as saying".
func (f *finder) quoting(i int) int {
	s := f.doc.SentenceOf(f.drafts[i].head)
	for j := max(0, i-maxNest); j < len(f.drafts) && j < i+maxNest; j++ {
		h := f.drafts[j].head
		if j != i && h >= 0 && h < f.drafts[i].head && (f.doc.Lemmas[h] == "quote" || f.doc.Lemmas[h] == "cite") && f.doc.SentenceOf(h) == s {
			return j
		}
	}
	return -1
}

// backed returns the draft whose words draft i, a citing, backs; -1 for none.
func (f *finder) backed(i int) int {
	if h := f.citing(f.drafts[i].head); h >= 0 {
		return int(f.atHead[h])
	}
	return -1
}

// maxNest bounds how many drafts away, in text order, a holder is looked for.
const maxNest = 24

// prune drops the nested drafts that are no statements of their own: what a
// speaker says in passing about wishes and looks, in words without a source.
func (f *finder) prune() {
	out, dropped := f.drafts[:0], false
	for i := range f.drafts {
		d := f.drafts[i]
		if d.within >= 0 && !f.strong(&d) {
			dropped = true
			continue
		}
		out = append(out, d)
	}
	f.drafts = out
	if dropped {
		f.nest()
	}
}

// strong tells whether a nested draft counts.
func (f *finder) strong(d *draft) bool {
	switch {
	case d.post >= 0, d.why == whyAttitude, d.why == whyMessage, d.why == whyCited:
		return true
	}
	if d.head < 0 || d.source.Empty() || f.doc.Tags[d.head] != grammar.VERB {
		return false
	}
	if inPassing[f.doc.Lemmas[d.head]] || f.standsIn(d.source) {
		return false
	}
	if m := f.doc.Dependent(d.head, grammar.ClauseMarker); m >= 0 && f.doc.Fine[m] == grammar.TO {
		return false
	}
	switch d.act {
	case record.Believe, record.Ask, record.Praise, record.Promise:
		return false
	case record.Relate:
		if f.doc.Lemmas[d.head] == "show" && !f.publishes(f.mentionIn(d.source)) {
			return false
		}
	case record.Say:
		if f.outerQuote(d.head) >= 0 && f.speechInSpeech(d) {
			return true
		}
		return f.outerQuote(d.head) < 0 && f.drafts[d.within].why != "said.label"
	}
	return true
}

// speechInSpeech tells whether a draft inside a quotation passes on somebody
// else's words in marks of their own: “He told me, ‘Come and get me.’”
func (f *finder) speechInSpeech(d *draft) bool {
	if fine := f.doc.Fine[d.head]; fine != grammar.VBD && fine != grammar.VBN && fine != grammar.VBG || d.source.Empty() {
		return false
	}
	switch lower(f.doc.Word(d.source.First)) {
	case "i", "we", "you", "people", "which", "that":
		return false
	}
	for _, p := range d.content {
		if q := int(f.quoteOf[p.First]); q >= 0 && f.doc.Quotes[q].Depth > 0 && p.Last-p.First > 3 {
			return true
		}
	}
	return false
}

// holds returns the size of the content piece of a that holds b's cue and
// content, 0 if none does.
func (f *finder) holds(a, b *draft) int {
	for _, p := range a.content {
		if b.post >= 0 {
			continue
		}
		at := b.head
		if at < 0 {
			at = b.content[0].First
		}
		if !p.Contains(at) {
			continue
		}
		for _, c := range b.content {
			if p.First <= c.First && c.Last <= p.Last && c.Last-c.First < p.Last-p.First {
				return p.Last - p.First
			}
		}
	}
	return 0
}

// chains fills in Via: whatever holds a statement relays it, unless the same
// mention speaks; and what holds that relays it further.
func (f *finder) chains(as []Attribution) {
	for i := range as {
		if r := f.drafts[i].relay; !r.Empty() {
			if m := f.mentionIn(r); m >= 0 && m != as[i].Source {
				as[i].Via = append(as[i].Via, m)
			}
		}
		for hop, w := 0, as[i].Within; w >= 0 && hop < 6; hop, w = hop+1, as[w].Within {
			if m := as[w].Source; m >= 0 && m != as[i].Source {
				as[i].Via = append(as[i].Via, m)
			}
		}
	}
}

// circumstances fills in to whom, by what medium and when it was said.
func (f *finder) circumstances(d *draft, a *Attribution) {
	if d.post >= 0 {
		a.Medium = &record.Medium{Name: "post"}
		return
	}
	if d.head < 0 {
		return
	}
	a.Addressee = f.addressee(d)
	if !d.told.Empty() {
		a.Addressee = f.mentionIn(d.told)
	}
	a.Medium = f.medium(d)
	a.Time = f.timeOf(d)
}

// addressee returns the mention of whoever was told.
func (f *finder) addressee(d *draft) int {
	doc := f.doc
	if doc.Tags[d.head] != grammar.VERB {
		return -1
	}
	if tellsSomebody(doc.Lemmas[d.head]) {
		if doc.IsPassive(d.head) {
			if s := doc.Dependent(d.head, grammar.PassiveSubject); s >= 0 {
				return int(f.byHead[s])
			}
		}
		if o := doc.Dependent(d.head, grammar.IndirectObject|grammar.DirectObject); o >= 0 {
			return int(f.byHead[o])
		}
	}
	for c := range doc.Dependents(d.head, grammar.Oblique) {
		if c > d.head && f.casedBy(c, "to") && !f.inContent(d, c) && f.byHead[c] >= 0 {
			return int(f.byHead[c])
		}
	}
	return -1
}

// tellsSomebody tells whether the object of a cue verb is who is told.
func tellsSomebody(lemma string) bool {
	return tells[lemma]
}

func (f *finder) inContent(d *draft, i int) bool {
	for _, p := range d.content {
		if p.Contains(i) {
			return true
		}
	}
	return false
}

// medium returns what carried the statement: the object of in, on, at … by
// the cue, when it is a noun for a text or an occasion to speak.
func (f *finder) medium(d *draft) *record.Medium {
	doc := f.doc
	switch doc.Lemmas[d.head] {
	case "tweet", "retweet":
		return &record.Medium{Name: "tweet"}
	case "post":
		return &record.Medium{Name: "post"}
	case "email", "e-mail":
		return &record.Medium{Name: "email"}
	}
	for c := range doc.Dependents(d.head, grammar.Oblique) {
		if !f.inContent(d, c) && doc.Tags[c] == grammar.NOUN && mediums[doc.Lemmas[c]] {
			span := f.doc.Span(one(c))
			return &record.Medium{Name: f.mediumName(c), Span: &span}
		}
	}
	return nil
}

// mediumName is the noun with its compound parts: "press conference".
func (f *finder) mediumName(c int) string {
	name := lower(f.doc.Word(c))
	if f.doc.CompoundedIn(c-1) == c {
		name = lower(f.doc.Word(c-1)) + " " + name
	}
	return name
}

// timeOf returns the time expression that hangs on the cue.
func (f *finder) timeOf(d *draft) record.TimeID {
	s := f.sentence(d.head)
	start, end := int(f.doc.Tokens[s.First].Start), int(f.doc.Tokens[s.Last-1].End)
	lo, hi := 0, len(f.times)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.times[mid].Span.Start < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(f.times) && f.times[lo].Span.Start < end; lo++ {
		t := &f.times[lo]
		if t.Type != record.Date && t.Type != record.Clock {
			continue
		}
		a, b := f.doc.Cover(t.Span.Start, t.Span.End)
		if a >= b || f.inContent(d, a) {
			continue
		}
		if f.hangsOn(a, b, d.head) {
			return t.ID
		}
	}
	return ""
}

// hangsOn tells whether the phrase [first, last) is governed by the cue.
func (f *finder) hangsOn(first, last, cue int) bool {
	for i := range f.doc.Tops(grammar.Phrase{First: first, Last: last}) {
		if f.doc.DependsOn(i, cue, 2) {
			return true
		}
	}
	return false
}

// lower returns s in lower case, without allocating when it already is.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}
