package said

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// headlineRule reads a headline of some form, the tokens [first, last). The
// example and what is wanted are as in rule; nothing wanted means that the
// headline tells of nobody's words.
type headlineRule struct {
	name, example, want string
	find                func(f *finder, first, last int) (draft, bool)
}

// headlineRules are tried in order on every headline, crosshead and bare title
// line; the first that applies wins.
var headlineRules = []headlineRule{
	{"said.headline-label", "Opposition: government ‘asleep at the wheel’", "Opposition | : | government ‘asleep at the wheel’", (*finder).headlineLabel},
	{"said.headline-after-colon", "‘Illegal’ strikes: Russia", "Russia | : | ‘Illegal’ strikes", (*finder).headlineAfterColon},
	{"said.headline-dash", "No ceasefire yet – UN envoy", "UN envoy | – | No ceasefire yet", (*finder).headlineDash},
	{"said.headline-says", "Strikes illegal, says Russia", "Russia | says | Strikes illegal", (*finder).headlineSays},
	{"said.headline-verb", "EU chief warns of ‘dark winter’", "EU chief | warns of | ‘dark winter’", (*finder).headlineVerb},
	{"said.headline-feeling", "UN ‘deeply alarmed’ by fighting in Goma", "UN |  | ‘deeply alarmed’ by fighting in Goma", (*finder).headlineFeeling},
}

// headlines reads the headlines that the taggers passed over.
func (f *finder) headlines() {
	d := f.doc
	f.index()
	for s := 0; s < len(d.Sentences); {
		e := s + 1
		for e < len(d.Sentences) && d.Sentences[e].Paragraph == d.Sentences[s].Paragraph && (d.Sentences[e].Region == d.Sentences[s].Region || f.dated(s)) {
			e++
		}
		first, last := int(d.Sentences[s].First), int(d.Sentences[e-1].Last)
		if f.titled(s, e) {
			f.headline(first, last)
		}
		s = e
	}
}

// maxHeadline is how many tokens a headline has at most.
const maxHeadline = 32

// titled tells whether the sentences [s, e), a paragraph, are a headline: by
// the layout, or a short line without a full stop.
func (f *finder) titled(s, e int) bool {
	d := f.doc
	first, last := int(d.Sentences[s].First), int(d.Sentences[e-1].Last)
	if last-first < 3 || last-first > maxHeadline {
		return false
	}
	switch d.Sentences[s].Region {
	case record.RegionHeadline, record.RegionHeading:
		return true
	case "":
	default:
		if !f.dated(s) {
			return false
		}
	}
	end := d.Word(last - 1)
	if f.quoteOf[last-1] >= 0 && f.quoteOf[first] == f.quoteOf[last-1] || strings.ContainsAny(end, ".!?:,;") {
		return d.Sentences[s].Paragraph == 0 && end != "." && end != ":"
	}
	w := d.Word(first)
	return e-s <= 2 && (f.opensQuote(first) || d.Tokens[first].Kind == words.Number || strings.ToLower(w[:1]) != w[:1])
}

// dated tells whether sentence s opens the report and looks like a dateline:
// in a headline of its own, “Russia: …”, it is none.
func (f *finder) dated(s int) bool {
	x := &f.doc.Sentences[s]
	return x.Paragraph == 0 && x.First == 0 && x.Region == record.RegionDateline && f.doc.Word(int(x.Last)-1) == ":"
}

// headline adds what the first rule that applies finds in the headline, unless
// somebody named there already says something in it.
func (f *finder) headline(first, last int) {
	for i := first; i < last; i++ {
		if at := f.atHead[i]; at >= 0 && f.quoteOf[i] < 0 {
			d := &f.drafts[at]
			if f.doc.Word(i) == ":" { // a label: the rules know more of them
				d.content = nil
				continue
			}
			if !f.mute(d) && f.quoteOf[d.source.First] < 0 && f.mentionIn(d.source) >= 0 && !f.overreaches(d) && !(f.doc.Lemmas[i] == "tell" && hears(f.doc, d.source.Head)) {
				return
			}
		}
	}
	for r := range headlineRules {
		d, ok := headlineRules[r].find(f, first, last)
		if !ok {
			continue
		}
		for i := first; i < last; i++ { // what the taggers made of it goes
			if at := f.atHead[i]; at >= 0 && f.quoteOf[i] < 0 {
				f.drafts[at].content = nil
			}
		}
		d.why, d.post, d.within = headlineRules[r].name, -1, -1
		f.put(d)
		return
	}
}

// overreaches tells whether the draft's source is a whole clause's worth of
// words: nobody's name.
func (f *finder) overreaches(d *draft) bool {
	m := f.mentionIn(d.source)
	return m >= 0 && f.mentions[m].Kind == "" && f.mentions[m].Form == record.FormNominal
}

// mentionFrom returns the mention that begins with token i, articles aside,
// and can speak: the longest that ends before token last; -1 for none.
func (f *finder) mentionFrom(i, last int) int {
	best := -1
	at, _ := f.firstMention(i)
	for ; at < len(f.mentions) && f.mentions[at].First <= i+1; at++ {
		m := &f.mentions[at]
		if m.First == i+1 && f.doc.Tags[i] != grammar.DET || m.Last > last || m.Form == record.FormPronoun || !f.canSpeak(at) {
			continue
		}
		if best < 0 || m.Last > f.mentions[best].Last {
			best = at
		}
	}
	return best
}

// firstMention returns the index of the first mention that begins at or after
// token i.
func (f *finder) firstMention(i int) (int, bool) {
	lo, hi := 0, len(f.mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.mentions[mid].First < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(f.mentions) && f.mentions[lo].First == i
}

// whole returns the mention that takes up [first, last) but for an article;
// -1 for none. A name right after a description of it counts as one.
func (f *finder) whole(first, last int) int {
	m := f.mentionFrom(first, last)
	for m >= 0 && f.mentions[m].Last < last {
		next := f.mentionFrom(f.mentions[m].Last, last)
		if next < 0 || f.mentions[next].Form != record.FormName {
			return -1
		}
		m = next
	}
	return m
}

func (f *finder) isState(m int) bool { return f.mentions[m].Kind == record.State }

// claims tells whether the tokens hold a quotation or a verb: somebody's claim
// and not merely a topic.
func (f *finder) claims(first, last int) (verb, quote bool) {
	for i := first; i < last; i++ {
		quote = quote || f.quoteOf[i] >= 0 || f.doc.Tokens[i].Kind == words.Punct && strings.Contains("'\"‘’“”", f.doc.Word(i))
		verb = verb || f.doc.Tags[i] == grammar.VERB || f.doc.Tags[i] == grammar.AUX
	}
	return verb, quote
}

func (f *finder) markAt(first, last int, marks string) int {
	for i := first; i < last; i++ {
		if f.quoteOf[i] < 0 && strings.Contains(marks, f.doc.Word(i)) && f.doc.Tokens[i].Kind != words.Word && f.doc.Word(i) != "" {
			return i
		}
	}
	return -1
}

func headlineDraft(src, cue, content grammar.Phrase, head int) draft {
	d := draft{head: head, act: record.Say, source: src, content: []grammar.Phrase{content}}
	if !cue.Empty() {
		d.cue = []grammar.Phrase{cue}
	}
	return d
}

func one(i int) grammar.Phrase { return grammar.Phrase{First: i, Last: i + 1, Head: i} }

// headlineLabel reads "Opposition: government asleep", "Blinken: ‘Window
// closing’", "Kremlin on peace talks: We are ready". A state before a colon is
// the topic unless words are quoted after it, and so is whoever stands before
// a mere noun phrase or a question.
func (f *finder) headlineLabel(first, last int) (draft, bool) {
	c := f.markAt(first, last, ":")
	if c <= first || c+2 >= last || c > first+9 {
		return draft{}, false
	}
	m := f.mentionFrom(first, c)
	if m < 0 {
		return draft{}, false
	}
	src := f.mentions[m].Phrase
	for src.Last < c { // “Syria's Assad”, “UN envoy Lena Okoro”
		k := src.Last
		if f.doc.Fine[k] == grammar.POS {
			k++
		}
		next := f.mentionFrom(k, c)
		if next < 0 {
			break
		}
		src, m = grammar.Phrase{First: src.First, Last: f.mentions[next].Last, Head: f.mentions[next].Head}, next
	}
	if src.Last < c && f.doc.Word(src.Last) != "on" {
		return draft{}, false
	}
	verb, quote := f.claims(c+1, last)
	if f.publishes(m) && f.mentions[m].Kind != record.Agency && !reportNouns[lower(f.doc.Word(f.mentions[m].Head))] || f.asksOrExplains(c+1, last) {
		return draft{}, false
	}
	switch {
	case quote:
	case f.isState(m):
		return draft{}, false
	case !verb && f.markAt(c+1, last, "–—") >= 0, !verb && last-c < 4:
		return draft{}, false
	}
	return headlineDraft(src, one(c), grammar.Phrase{First: c + 1, Last: last, Head: c + 1}, c), true
}

// asksOrExplains tells whether the tokens open like a question or an
// explanation: “Why the dam matters”.
func (f *finder) asksOrExplains(first, last int) bool {
	switch f.doc.Fine[first] {
	case grammar.WP, grammar.WRB, grammar.WDT:
		return true
	}
	return f.doc.Word(last-1) == "?" && !f.opensQuote(first)
}

// headlineAfterColon reads "12 killed in blast: police", "‘Illegal’ strikes:
// Russia" and "‘We had no choice’: survivors of the wreck speak".
func (f *finder) headlineAfterColon(first, last int) (draft, bool) {
	c := -1
	for i := first + 1; i < last; i++ {
		if f.doc.Word(i) == ":" && f.quoteOf[i] < 0 {
			c = i
		}
	}
	if c < first+2 || c+1 >= last {
		return draft{}, false
	}
	content := grammar.Phrase{First: first, Last: c, Head: first}
	if m := f.whole(c+1, last); m >= 0 {
		verb, quote := f.claims(first, c)
		if quote || verb && !f.isState(m) {
			return headlineDraft(grammar.Phrase{First: c + 1, Last: last, Head: f.mentions[m].Head}, one(c), content, c), true
		}
		return draft{}, false
	}
	if !f.opensQuote(first) || f.quoteOf[c-1] < 0 {
		return draft{}, false
	}
	m := f.mentionFrom(c+1, last)
	if m < 0 || f.isState(m) {
		return draft{}, false
	}
	return headlineDraft(f.mentions[m].Phrase, one(c), content, c), true
}

// headlineDash reads "No ceasefire yet – UN envoy": whoever stands alone after
// the last dash, unless that is the outlet's own name.
func (f *finder) headlineDash(first, last int) (draft, bool) {
	c := -1
	for i := first + 2; i < last; i++ {
		if w := f.doc.Word(i); f.quoteOf[i] < 0 && (w == "–" || w == "—" || w == "--" || w == "-" && f.spaced(i)) {
			c = i
		}
	}
	if c < first+2 || c+1 >= last || last-c > 9 {
		return draft{}, false
	}
	m := f.whole(c+1, last)
	if m < 0 {
		return draft{}, false
	}
	switch f.mentions[m].Kind {
	case record.Outlet, "document":
		return draft{}, false
	}
	if o := f.report.Outlet; o != "" && strings.EqualFold(o, f.doc.Span(grammar.Phrase{First: c + 1, Last: last}).Text) {
		return draft{}, false
	}
	if verb, quote := f.claims(first, c); !quote && (f.isState(m) || !verb && f.mentions[m].Form == record.FormName) {
		return draft{}, false
	}
	return headlineDraft(grammar.Phrase{First: c + 1, Last: last, Head: f.mentions[m].Head}, one(c), grammar.Phrase{First: first, Last: c, Head: first}, c), true
}

// spaced tells whether blanks stand on both sides of token i.
func (f *finder) spaced(i int) bool {
	t := f.doc.Tokens
	return i > 0 && i+1 < len(t) && t[i-1].End < t[i].Start && t[i].End < t[i+1].Start
}

// headlineSays reads "Strikes illegal, says Russia" and "… – Russia says".
func (f *finder) headlineSays(first, last int) (draft, bool) {
	for c := last - 2; c > first+1; c-- {
		if w := f.doc.Word(c); w != "," && w != "–" && w != "—" || f.quoteOf[c] >= 0 {
			continue
		}
		content := grammar.Phrase{First: first, Last: c, Head: first}
		if x, ok := cueTable.verbs[f.doc.Lemmas[c+1]]; ok && x.frames&frameQuote != 0 {
			m := f.whole(c+2, last)
			if m < 0 && f.opensQuote(first) && f.quoteOf[c-1] >= 0 { // “‘We were awful’, admits coach after defeat”
				if m = f.mentionFrom(c+2, last); m >= 0 {
					last = f.mentions[m].Last
				}
			}
			if m >= 0 {
				d := headlineDraft(grammar.Phrase{First: c + 2, Last: last, Head: f.mentions[m].Head}, one(c+1), content, c+1)
				d.act = x.act
				return d, true
			}
		}
		if x, ok := cueTable.verbs[f.doc.Lemmas[last-1]]; ok && x.frames&frameQuote != 0 && last-1 > c+1 {
			if m := f.whole(c+1, last-1); m >= 0 {
				src := grammar.Phrase{First: c + 1, Last: last - 1, Head: f.mentions[m].Head}
				d := headlineDraft(src, one(last-1), content, last-1)
				d.act = x.act
				if hears(f.doc, src.Head) && f.doc.Lemmas[last-1] == "tell" {
					d.source, d.told = grammar.Phrase{}, src
				}
				return d, true
			}
		}
		return draft{}, false
	}
	return draft{}, false
}

// headlineVerb reads "Moscow condemns strikes", "EU chief warns of dark
// winter": somebody, a verb of the table in the present, and the rest, up to a
// semicolon or a clause of time.
func (f *finder) headlineVerb(first, last int) (draft, bool) {
	m := f.mentionFrom(first, last)
	if m < 0 {
		return draft{}, false
	}
	src := f.mentions[m].Phrase
	for {
		next := f.mentionFrom(src.Last, last)
		if next < 0 || f.mentions[next].Form != record.FormName {
			break
		}
		src.Last, src.Head = f.mentions[next].Last, f.mentions[next].Head
	}
	v := src.Last
	if v+1 >= last || f.quoteOf[v] >= 0 {
		return draft{}, false
	}
	x, ok := cueTable.verbs[f.doc.Lemmas[v]]
	cue := one(v)
	if cueTable.opens[f.doc.Lemmas[v]] {
		if long, n := longForm(f.doc, v, f.doc.Lemmas[v]); n > 0 {
			x, ok, cue.Last = long, true, v+n
		}
	}
	if !ok || !f.present(v) || x.act == record.Believe || x.act == record.Promise && x.frames&frameTo == 0 || doesMore[f.doc.Lemmas[v]] {
		return draft{}, false
	}
	content := grammar.Phrase{First: cue.Last, Last: last, Head: cue.Last}
	for i := content.First + 1; i < last; i++ {
		w := lower(f.doc.Word(i))
		if f.quoteOf[i] < 0 && (w == ";" || w == "as" && f.doc.Tags[i] == grammar.SCONJ || w == "|") {
			content.Last = i
			break
		}
	}
	if f.doc.Tags[content.First] == grammar.ADP && x.tokens == 1 {
		content.First++ // “warns of dark winter”
		cue.Last++
	}
	if content.Last-content.First < 1 {
		return draft{}, false
	}
	d := headlineDraft(src, cue, content, v)
	d.act = x.act
	return d, true
}

// present tells whether token v has the look of a verb in the present that
// fits a headline.
func (f *finder) present(v int) bool {
	switch f.doc.Fine[v] {
	case grammar.VBZ, grammar.VBP, grammar.NNS:
		return true
	case grammar.NN, grammar.VB:
		return v > 0 && (f.doc.Fine[v-1] == grammar.NNS || f.doc.Fine[v-1] == grammar.NNPS || strings.HasSuffix(f.doc.Word(v-1), "s"))
	}
	return false
}

// headlineFeeling reads "UN ‘deeply alarmed’ by fighting": somebody and, at
// once, a quoted adjective of feeling. The layout alone signals it.
func (f *finder) headlineFeeling(first, last int) (draft, bool) {
	m := f.mentionFrom(first, last)
	if m < 0 || f.mentions[m].Last >= last || !f.opensQuote(f.mentions[m].Last) {
		return draft{}, false
	}
	at := f.mentions[m].Last
	for k := at + 1; k < at+4 && k < last; k++ {
		if c, ok := cueTable.adjectives[lower(f.doc.Word(k))]; ok && c.act == record.Believe {
			return headlineDraft(f.mentions[m].Phrase, grammar.Phrase{}, grammar.Phrase{First: at, Last: last, Head: k}, k), true
		}
		if f.doc.Tags[k] != grammar.ADV && lower(f.doc.Word(k)) != "not" {
			break
		}
	}
	return draft{}, false
}
