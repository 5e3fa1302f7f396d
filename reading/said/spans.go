package said

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// finish trims the content of a draft to the conventions: quotation marks and
// a leading "that" belong to it, punctuation around it does not, and a
// quotation it touches belongs to it whole. It tells whether any is left.
func (f *finder) finish(d *draft) bool {
	f.dayOfSaying(d)
	f.endAtQuote(d)
	f.seenBy(d)
	f.onTerms(d)
	var out []grammar.Phrase
	for _, p := range d.content {
		p = f.trim(f.oneSentence(p, d))
		if p.Empty() || f.carries(p, d) {
			continue
		}
		out = append(out, f.trim(f.wholeQuotes(p, d)))
	}
	d.content = merge(out)
	d.source = f.trimSource(d.source)
	return len(d.content) > 0
}

// dayOfSaying takes a time at the head of the content to the cue before it
// where "that" follows: "officials said Friday that rebels attacked".
func (f *finder) dayOfSaying(d *draft) {
	for i := range d.content {
		p := &d.content[i]
		k := slices.IndexFunc(d.cue, func(c grammar.Phrase) bool { return c.Last == p.First })
		if k < 0 || p.Empty() {
			continue
		}
		start := int(f.doc.Tokens[p.First].Start)
		at, found := slices.BinarySearchFunc(f.times, start, func(t record.Time, start int) int { return t.Span.Start - start })
		if !found {
			continue
		}
		if _, last := f.doc.Cover(start, f.times[at].Span.End); last < p.Last && (f.doc.Word(last) == "that" || last == p.First+1 && f.quoteOf[last] < 0 && f.startsClause(last) && !f.clauseFrom(last).Empty()) {
			d.cue[k].Last, p.First = last, last
		}
	}
}

// endAtQuote ends a content after its cue with the quotation in it where the
// report goes on to tell when: “said his side had “got what they deserved” |
// after a defeat”.
func (f *finder) endAtQuote(d *draft) {
	if d.head < 0 || d.post >= 0 || d.why == whyLabel || f.quoteOf[d.head] >= 0 {
		return
	}
	for i := range d.content {
		p := &d.content[i]
		if p.First < d.head {
			continue
		}
		for k := p.First + 1; k+1 < p.Last; k++ {
			if f.quoteOf[k] >= 0 || f.quoteOf[k-1] < 0 || f.doc.Quotes[f.outerQuote(k-1)].Close != k-1 || !f.saysMuch(f.outerQuote(k-1)) {
				continue
			}
			if tellsWhen[lower(f.doc.Word(k))] {
				if f.doc.Word(k) == "as" && (f.doc.Tags[k] != grammar.SCONJ || k+1 < p.Last && !f.startsClause(k+1) || k+1 < p.Last && lower(f.doc.Word(k+1)) == "if") || f.quotedBetween(k, p.Last) {
					continue
				}
				p.Last = k
			}
		}
	}
}

// seenBy takes an insertion about the text that is the source off the head of a
// content: "a copy of which was seen by the Wire, | the alert was late".
func (f *finder) seenBy(d *draft) {
	for i := range d.content {
		p := &d.content[i]
		if p.Empty() || d.source.Empty() || p.First < d.source.Last || p.First > d.source.Last+2 || f.quoteOf[p.First] >= 0 {
			continue
		}
		seen := false
		for k := p.First; k+3 < p.Last && k < p.First+14; k++ {
			if seenBy[f.doc.Lemmas[k]] {
				seen = seen || f.doc.Fine[k] == grammar.VBN || f.doc.Fine[k] == grammar.VBD
			}
			if f.doc.Word(k) != "," {
				continue
			}
			if w := lower(f.doc.Word(p.First)); seen && (w == "which" || w == "a" && f.doc.Lemmas[p.First+1] == "copy" || w == "copies" || f.doc.Fine[p.First] == grammar.VBN) {
				p.First = k + 1
			}
			break
		}
	}
}

// onTerms takes off the end of a content how it was said: “…, without
// elaborating”, “…, asking not to be named because …”; and off its head the
// rest of the clause in whose relative clause it is said.
func (f *finder) onTerms(d *draft) {
	if d.head < 0 || d.post >= 0 || d.why == whyLabel || f.quoteOf[d.head] >= 0 {
		return
	}
	for i := range d.content {
		p := &d.content[i]
		if p.Empty() || p.First < d.head {
			continue
		}
		if f.terms(p.First) && len(d.content) > 1 {
			p.Last = p.First
			continue
		}
		for k := p.First + 1; k+1 < p.Last; k++ {
			if f.doc.Word(k) == "," && f.quoteOf[k] < 0 && f.terms(k+1) {
				p.Last = k
				break
			}
		}
	}
	if s := d.source; !s.Empty() && s.First > 0 && len(d.content) > 1 && s.Last <= d.head {
		switch lower(f.doc.Word(s.First - 1)) {
		case "whose":
			for i := range d.content {
				if p := &d.content[i]; p.Last < s.First {
					p.Last = p.First
				}
			}
		}
	}
}

// terms tells whether the words from token k on tell on what terms, or with how
// little, somebody spoke.
func (f *finder) terms(k int) bool {
	if k+2 >= len(f.doc.Tokens) {
		return false
	}
	switch next := lower(f.doc.Word(k + 1)); lower(f.doc.Word(k)) {
	case "without":
		return elaborates[next]
	case "asking", "requesting", "speaking", "insisting":
		switch w := lower(f.doc.Word(k + 2)); next {
		case "not":
			return w == "to"
		case "on":
			return w == "condition" || w == "anonymity" || w == "the" && k+3 < len(f.doc.Tokens) && lower(f.doc.Word(k+3)) == "condition"
		case "anonymity":
			return true
		}
	}
	return false
}

// withinMarks keeps what is said inside a quotation to it.
func (f *finder) withinMarks(d *draft) {
	q := f.outerQuote(max(d.head, 0))
	if d.head < 0 || q < 0 || len(d.cue) == 0 || f.doc.Quotes[q].Close < 0 || f.doc.Quotes[q].Close < d.head {
		return
	}
	ph := f.quotePhrase(q)
	out := d.content[:0]
	for _, p := range d.content {
		if p.First < ph.First || p.First >= ph.Last-1 {
			if len(d.content) > 1 {
				continue
			}
		} else if p.Last > ph.Last-1 {
			p.Last = ph.Last - 1
		}
		if p = f.trim(p); !p.Empty() {
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		d.content = out
	}
}

// saysMuch tells whether quotation q is words with a verb among them, and not a
// word set off.
func (f *finder) saysMuch(q int) bool {
	ph := f.quotePhrase(q)
	if ph.Last-ph.First < 5 {
		return false
	}
	for k := ph.First; k < ph.Last; k++ {
		if t := f.doc.Tags[k]; t == grammar.VERB || t == grammar.AUX {
			return true
		}
	}
	return false
}

// oneSentence ends a phrase outside quotations before a semicolon after which
// a new main clause begins.
func (f *finder) oneSentence(p grammar.Phrase, d *draft) grammar.Phrase {
	if d.post >= 0 || d.why == whyLabel || d.head < 0 || p.First < d.head {
		return p
	}
	for k := p.First + 2; k+2 < p.Last; k++ {
		if f.doc.Word(k) != ";" || f.quoteOf[k] >= 0 {
			continue
		}
		switch lower(f.doc.Word(k + 1)) {
		case "that", "and", "or", "whether", "to":
			continue
		}
		for j := k + 1; j < p.Last; j++ {
			if f.tensed(j) {
				p.Last = k
				return p
			}
		}
	}
	return p
}

// carries tells whether a piece beside others is but the noun for what carried
// the words: "said in | his evening address |, citing …, that …".
func (f *finder) carries(p grammar.Phrase, d *draft) bool {
	if len(d.content) < 2 || p.First == 0 || p.Last-p.First > 5 || f.doc.Tags[p.First-1] != grammar.ADP || !mediums[f.doc.Lemmas[p.Last-1]] {
		return false
	}
	verb, quote := f.claims(p.First, p.Last)
	return !verb && !quote
}

// trim leaves out punctuation at the edges of a phrase, except quotation
// marks whose partner is inside.
func (f *finder) trim(p grammar.Phrase) grammar.Phrase {
	for p.First < p.Last && f.loose(p.First, p) {
		p.First++
	}
	for p.Last > p.First && f.loose(p.Last-1, p) {
		p.Last--
	}
	return p
}

// loose tells whether token i is punctuation that does not belong to phrase p.
func (f *finder) loose(i int, p grammar.Phrase) bool {
	if f.doc.Tokens[i].Kind != words.Punct {
		return false
	}
	if q := f.quoteOf[i]; q >= 0 {
		ph := f.quotePhrase(int(q))
		if i == ph.First || i == ph.Last-1 && f.doc.Quotes[q].Close >= 0 {
			return ph.First < p.First || ph.Last > p.Last // a mark without its partner
		}
		return ph.First < p.First || ph.Last > p.Last // inner punctuation goes with the quotation
	}
	switch f.doc.Word(i) {
	case ")", "]":
		return !f.opened(i, p)
	case "%", "…", "(", "[":
		return i == p.Last-1 && f.doc.Word(i) != "…" && f.doc.Word(i) != "%"
	}
	return true
}

// opened tells whether the bracket that token i closes opens inside p.
func (f *finder) opened(i int, p grammar.Phrase) bool {
	for k := i - 1; k >= p.First && k > i-40; k-- {
		if w := f.doc.Word(k); w == "(" || w == "[" {
			return true
		}
	}
	return false
}

// wholeQuotes widens a phrase to the ends of the quotations it touches,
// unless the draft's cue or source stands inside them.
func (f *finder) wholeQuotes(p grammar.Phrase, d *draft) grammar.Phrase {
	for _, edge := range [2]int{p.First, p.Last - 1} {
		q := f.outerQuote(edge)
		if q < 0 {
			continue
		}
		ph := f.quotePhrase(q)
		if d.touches(ph) {
			continue
		}
		p.First, p.Last = min(p.First, ph.First), max(p.Last, ph.Last)
	}
	return p
}

// touches tells whether the draft's cue or source lies in the phrase.
func (d *draft) touches(p grammar.Phrase) bool {
	if overlap(d.source, p) {
		return true
	}
	for _, c := range d.cue {
		if overlap(c, p) {
			return true
		}
	}
	return false
}

func overlap(a, b grammar.Phrase) bool { return a.First < b.Last && b.First < a.Last }

// merge joins phrases that overlap or touch; they come in any order.
func merge(ps []grammar.Phrase) []grammar.Phrase {
	for i := 1; i < len(ps); i++ {
		for k := i; k > 0 && ps[k].First < ps[k-1].First; k-- {
			ps[k], ps[k-1] = ps[k-1], ps[k]
		}
	}
	out := ps[:0]
	for _, p := range ps {
		if n := len(out); n > 0 && p.First < out[n-1].Last {
			out[n-1].Last = max(out[n-1].Last, p.Last)
			continue
		}
		out = append(out, p)
	}
	return out
}

// trimSource leaves out commas around a source, a label before it and a
// possessive mark after it.
func (f *finder) trimSource(p grammar.Phrase) grammar.Phrase {
	for i := p.First; i+1 < p.Last; i++ {
		if w := f.doc.Word(i); w == "|" || w == "||" { // BREAKING| the ministry
			p.First, p.Head = i+1, f.headIn(i+1, p.Last)
		}
	}
	p = f.whoOnly(p)
	for p.First < p.Last && f.doc.Tokens[p.First].Kind == words.Punct && f.quoteOf[p.First] < 0 {
		p.First++
	}
	p = f.withoutDay(p)
	for p.Last > p.First && (f.doc.Fine[p.Last-1] == grammar.POS || f.doc.Tokens[p.Last-1].Kind == words.Punct && f.quoteOf[p.Last-1] < 0 && f.doc.Word(p.Last-1) != ")") {
		p.Last--
	}
	return p
}

// whoOnly takes off a source what leads up to it: the end of a quotation, or a
// clause without a subject ("Stressing the danger, state television").
func (f *finder) whoOnly(p grammar.Phrase) grammar.Phrase {
	if t := f.doc.Fine[min(p.First, len(f.doc.Fine)-1)]; !p.Empty() && p.Last-p.First > 1 && (t == grammar.WP || t == grammar.WDT) && f.mentionFrom(p.First+1, p.Last) >= 0 {
		return grammar.Phrase{First: p.First + 1, Last: p.Last, Head: f.headIn(p.First+1, p.Last)} // “who | police say was the target”
	}
	if p.Last-p.First < 3 {
		return p
	}
	from := p.First
	if q := f.outerQuote(p.First); q >= 0 && f.doc.Quotes[q].Close >= p.First && f.doc.Quotes[q].Close < p.Last-1 && f.doc.Quotes[q].Open < p.First {
		from = f.doc.Quotes[q].Close + 1
	} else if f.doc.Fine[p.First] == grammar.VBG && f.doc.Tags[p.First] == grammar.VERB {
		for k := p.First + 1; k < p.Last-1; k++ {
			if f.doc.Word(k) == "," && f.mentionFrom(k+1, p.Last) >= 0 {
				from = k + 1
			}
		}
	}
	if from == p.First {
		return p
	}
	for from < p.Last-1 && f.doc.Tokens[from].Kind == words.Punct {
		from++
	}
	return grammar.Phrase{First: from, Last: p.Last, Head: f.headIn(from, p.Last)}
}

// wholeSource adds to a source the name that goes on with it up to the cue:
// "the pro-government daily | Vesti | quoted".
func (f *finder) wholeSource(d *draft) {
	f.wholeRole(d)
	if d.source.Empty() || d.implied || len(d.cue) == 0 || d.cue[0].First < d.source.Last || d.cue[0].First-d.source.Last > 4 {
		return
	}
	for k := d.source.Last; k < d.cue[0].First && k <= d.source.Last+1; k++ {
		if f.doc.Tags[k] != grammar.ADJ && f.doc.Tags[k] != grammar.NOUN && f.doc.Tags[k] != grammar.PROPN {
			return
		}
		if m := f.mentionFrom(k, d.cue[0].First); m >= 0 && f.mentions[m].Form == record.FormName && f.mentions[m].First == k {
			d.source.Last = f.mentions[m].Last
			return
		}
	}
}

// wholeRole widens a source to the start of the description that it begins in
// the middle of: “Manila's National | Security Adviser Eduardo Ano”.
func (f *finder) wholeRole(d *draft) {
	if d.source.Empty() || d.implied || f.quoteOf[d.source.First] >= 0 {
		return
	}
	f.titleBefore(d)
	f.upToCue(d)
	at, _ := f.firstMention(max(d.source.First-6, f.sentence(d.source.First).First))
	for ; at < len(f.mentions) && f.mentions[at].First < d.source.First; at++ {
		m := &f.mentions[at]
		if m.Kind != record.Person || m.Last <= d.source.First || m.Last > d.source.Last || m.Head < d.source.First {
			continue
		}
		wide := grammar.Phrase{First: m.First, Last: d.source.First}
		if !f.conflicts(d, wide) {
			d.source.First = m.First
		}
		return
	}
}

// upToCue widens a name that stops short of the cue by the noun that it
// describes: "EU | chief | warns".
func (f *finder) upToCue(d *draft) {
	k := d.source.Last
	if len(d.cue) == 0 || d.cue[0].First != k+1 || f.doc.Tags[k-1] != grammar.PROPN || f.doc.Fine[d.head] == grammar.NN || f.opensTime(k) {
		return
	}
	if t := f.doc.Fine[k]; t == grammar.NN || t == grammar.NNS || t == grammar.JJ {
		d.source.Last = k + 1
		d.source.Head = f.headIn(d.source.First, k+1)
	}
}

// titleBefore widens a source that is a bare name to the description that ends
// where it begins: "Defence Minister | Anna Berg".
func (f *finder) titleBefore(d *draft) {
	if d.source.First == 0 || len(f.endingAt) == 0 {
		return
	}
	m, name := f.endingAt[d.source.First-1], f.mentionFrom(d.source.First, d.source.Last)
	if m < 0 || name < 0 || f.mentions[name].Form != record.FormName || f.mentions[name].Kind != record.Person || f.mentions[name].First != d.source.First {
		return
	}
	if x := &f.mentions[m]; x.Form == record.FormNominal && x.Kind == record.Person && !f.conflicts(d, grammar.Phrase{First: x.First, Last: d.source.First}) {
		d.source.First = x.First
	}
}

// idle tells whether a draft tells of nobody's word: the "you" that is anybody,
// and telephone calls.
func (f *finder) idle(d *draft) bool {
	if p := d.source; p.Last-p.First == 1 && f.quoteOf[p.First] < 0 {
		if w := lower(f.doc.Word(p.First)); w == "you" || w == "whose" {
			return true
		}
	}
	if f.withholds(d) || f.nobodySpeaks(d) || f.anonymous(d) || f.sights(d) || f.strikes(d) {
		return true
	}
	if d.head >= 0 && f.doc.Lemmas[d.head] == "ask" && f.doc.Fine[d.head] == grammar.VBN && f.outerQuote(d.head) < 0 && f.setsTheTopic(d) || f.leadsUp(d) {
		return true
	}
	if d.head >= 0 && f.doc.Lemmas[d.head] == "answer" && f.doc.Lemmas[min(d.content[0].First+1, len(f.doc.Tokens)-1)] == "question" {
		return true
	}
	if d.head >= 0 && d.source.Empty() && f.doc.Lemmas[d.head] == "request" && f.doc.Tags[d.head] == grammar.NOUN && f.doc.Lemmas[d.content[0].Last-1] == "comment" {
		return true
	}
	if d.head >= 0 && d.source.Empty() && f.doc.Lemmas[d.head] == "call" && f.doc.Tags[d.head] == grammar.NOUN {
		verb, quote := f.claims(d.content[0].First, d.content[0].Last)
		return !verb && !quote && d.cue[0].Last < len(f.doc.Tokens) && lower(f.doc.Word(d.cue[0].Last-1)) == "to"
	}
	return false
}

// setsTheTopic tells whether a question that nobody is named for only leads up
// to the answer: “Asked about the shelling, Kirby said …”.
func (f *finder) setsTheTopic(d *draft) bool {
	if f.doc.Agent(d.head) >= 0 || f.doc.Dependent(d.head, grammar.Auxiliary|grammar.PassiveAuxiliary) >= 0 {
		return false
	}
	switch f.doc.Function(d.head) {
	case grammar.AdverbialClause, grammar.AdnominalClause, grammar.SentenceRoot, grammar.Adjectival, grammar.Unspecified, grammar.Conjunct:
		return true
	}
	return false
}

// leadsUp tells whether a draft without a source opens its sentence as a
// question that somebody answers in it: “Pressed on the figures, she said …”.
func (f *finder) leadsUp(d *draft) bool {
	if d.head < 0 || len(d.content) == 0 {
		return false
	}
	if !puts[f.doc.Lemmas[d.head]] {
		return false
	}
	s := f.sentence(d.head)
	if f.doc.Lemmas[d.head] == "ask" && d.head > s.First && f.doc.Word(d.head-1) == "," && f.outerQuote(d.head) < 0 && (f.doc.Fine[d.head] == grammar.VBN || f.doc.Fine[d.head] == grammar.VBD) {
		for k := d.head + 1; k < s.Last; k++ { // “The envoy, asked whether …, said”
			if f.atHead[k] >= 0 && f.doc.Tags[k] == grammar.VERB && f.quoteOf[k] < 0 && f.doc.Word(k-1) == "," {
				return true
			}
		}
	}
	if d.source.Empty() && f.doc.Lemmas[d.head] == "ask" && f.doc.IsPassive(d.head) && f.doc.Agent(d.head) < 0 && f.doc.Fine[d.head] == grammar.VBN && (lower(f.doc.Word(d.content[0].First-1)) == "to" || f.doc.Word(d.content[0].First) == "to" || lower(f.doc.Word(d.head+1)) == "to") {
		return true // “Anyone with information is asked to call …”
	}
	if d.head > s.First+1 || d.head == s.First+1 && f.doc.Tags[s.First] != grammar.ADV && f.doc.Tags[s.First] != grammar.SCONJ || !strings.HasSuffix(f.doc.Word(d.head), "ed") {
		return false
	}
	return d.source.Empty() && f.markAt(d.head, s.Last, ",") > 0
}

// withoutDay leaves a day at the end out of a source: "China on Tuesday".
func (f *finder) withoutDay(p grammar.Phrase) grammar.Phrase {
	if p.Last-p.First < 3 || !f.timed(p.Last-1) {
		return p
	}
	for k := p.Last - 1; k > p.First && k > p.Last-5; k-- {
		if lower(f.doc.Word(k)) == "on" && f.opensTime(k+1) && f.doc.Tags[p.First] == grammar.PROPN && (p.Head < k || p.Head >= p.Last) {
			p.Last = k
			return p
		}
	}
	return p
}

// without cuts phrase b out of phrase a.
func without(a, b grammar.Phrase) []grammar.Phrase {
	if !overlap(a, b) {
		return []grammar.Phrase{a}
	}
	var out []grammar.Phrase
	if a.First < b.First {
		out = append(out, grammar.Phrase{First: a.First, Last: b.First, Head: a.Head})
	}
	if b.Last < a.Last {
		out = append(out, grammar.Phrase{First: b.Last, Last: a.Last, Head: a.Head})
	}
	return out
}

// sentence returns the sentence of token i as a phrase; of an endless one,
// what lies within maxSentence tokens of i, so that reading stays linear.
func (f *finder) sentence(i int) grammar.Phrase {
	s := f.doc.Sentences[f.doc.SentenceOf(i)]
	return grammar.Phrase{First: max(int(s.First), i-maxSentence), Last: min(int(s.Last), i+maxSentence), Head: i}
}

const maxSentence = 300
