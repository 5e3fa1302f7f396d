package said

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// withholds tells whether a draft is somebody's silence: "declined to comment",
// "did not say who had paid", "has yet to answer", "would not confirm that". It
// is no statement: nothing was said. silence_test.go tells which are.
func (f *finder) withholds(d *draft) bool {
	if d.head < 0 || len(d.cue) == 0 || f.doc.Tags[d.head] != grammar.VERB || f.outerQuote(d.head) >= 0 {
		return false
	}
	first, head := d.cue[0].First, d.head
	if f.doc.Lemmas[head] == "have" || f.doc.Lemmas[head] == "be" { // “has yet to say”
		head = d.cue[0].Last - 1
	}
	switch l := f.doc.Lemmas[head]; l {
	case "decline", "refuse":
		for k := head + 1; k < head+4 && k < len(f.doc.Tokens); k++ {
			if w := f.doc.Lemmas[k]; answers[w] || w == "comment" || w == "request" || w == "draw" {
				return true
			}
		}
		return false
	default:
		if !answers[l] {
			return false
		}
	}
	if !d.source.Empty() {
		switch lower(f.doc.Word(d.source.First)) {
		case "neither", "none": // “neither side commented”
			return true
		}
	}
	for k := head - 1; k >= 0 && k >= min(first, head-5); k-- {
		switch lower(f.doc.Word(k)) {
		case "not", "n't", "n’t", "never", "yet":
			return true
		case "decline", "declined", "declines", "refuse", "refused", "refuses", "declining", "refusing", "without":
			return f.doc.Word(k+1) == "to" || lower(f.doc.Word(k)) == "without"
		}
		if t := f.doc.Tags[k]; t == grammar.PUNCT || t == grammar.NOUN || t == grammar.PROPN {
			return false
		}
	}
	return false
}

// nobodySpeaks tells whether nobody is named as the one who speaks: "no group
// has claimed responsibility", "nobody has said so".
func (f *finder) nobodySpeaks(d *draft) bool {
	if d.source.Empty() || d.implied || d.head < 0 || f.quoteOf[d.source.First] >= 0 {
		return false
	}
	switch lower(f.doc.Word(d.source.First)) {
	case "no", "nobody":
		return d.act != record.Believe
	}
	return false
}

// anonymous tells whether the draft only says on what terms somebody spoke:
// "asked not to be named", "requested anonymity".
func (f *finder) anonymous(d *draft) bool {
	if d.head < 0 || len(d.content) == 0 {
		return false
	}
	if !wishes[f.doc.Lemmas[d.head]] {
		return false
	}
	p := d.content[0]
	for k := p.First; k < p.Last && k < p.First+8; k++ {
		switch f.doc.Lemmas[k] {
		case "anonymity", "anonymous":
			return true
		case "name", "identify", "quote", "use":
			if k > p.First && (f.doc.Lemmas[k-1] == "be" || f.doc.Lemmas[k] == "name" && k+1 < p.Last && (lower(f.doc.Word(k+1)) == "not" || f.doc.Lemmas[k+1] == "be")) {
				return !f.quotedBetween(p.First, k)
			}
		}
	}
	return false
}

// sights tells whether a draft took what people saw or came upon for a finding
// that they tell of: "officers found the boy in a shed", and what somebody was
// sent for: "firefighters were called to the house".
func (f *finder) sights(d *draft) bool {
	if d.head < 0 || f.doc.Tags[d.head] != grammar.VERB || len(d.content) == 0 || f.quotes(d) {
		return false
	}
	if f.isDeed(d) {
		return true
	}
	switch f.doc.Lemmas[d.head] {
	case "refer", "direct": // “referred questions to the police”
		if l := f.doc.Lemmas[d.content[0].First]; questions[l] || l == "request" || l == "call" {
			return true
		}
		for k := d.head + 1; k < d.head+3 && k < len(f.doc.Tokens); k++ {
			if questions[f.doc.Lemmas[k]] {
				return true
			}
		}
		return false
	case "call":
		if p := d.content[0]; len(d.content) == 1 && p.Last-p.First == 1 && f.doc.Tags[p.First] == grammar.PROPN {
			return true // “a man they call Doc”
		}
		return d.source.Empty() && f.doc.IsPassive(d.head) && lower(f.doc.Word(d.head+1)) == "to"
	case "see", "hear": // “people who have seen it”
		p := d.content[0]
		return p.Last-p.First == 1 && p.First > d.head && f.doc.Tags[p.First] == grammar.PRON
	case "find", "discover", "locate":
		if d.source.Empty() && f.doc.Dependent(d.head, grammar.ContentClause) < 0 && f.doc.Fine[d.head] == grammar.VBN {
			return lower(f.doc.Word(d.content[0].First)) != "that" && lower(f.doc.Word(d.content[0].First)) != "to"
		}
	default:
		return false
	}
	if f.doc.Dependent(d.head, grammar.ContentClause) >= 0 || d.content[0].First < d.head {
		return false
	}
	switch lower(f.doc.Word(d.content[0].First)) {
	case "that", "no", "evidence", "signs", "traces":
		return false
	}
	m := f.mentionIn(d.source)
	if m < 0 {
		return false
	}
	switch f.mentions[m].Kind {
	case record.Person, record.Group:
	default:
		switch lower(f.doc.Word(f.mentions[m].Head)) {
		case "they", "he", "she", "police", "troops", "soldiers", "forces":
		default:
			return false
		}
	}
	o := f.doc.Dependent(d.head, grammar.DirectObject)
	if o < 0 || hears(f.doc, d.source.Head) {
		return false
	}
	if comesUpon[f.doc.Lemmas[d.source.Head]] {
		return true
	}
	for k := o + 1; k < o+8 && k < d.content[len(d.content)-1].Last; k++ { // where, or doing what
		switch w := lower(f.doc.Word(k)); {
		case f.doc.Fine[k] == grammar.VBG, w == "in", w == "at", w == "on", w == "inside", w == "near", w == "under", w == "dead", w == "alive":
			return true
		case w == "as", w == "to", f.doc.Tags[k] == grammar.ADJ:
			return false
		}
	}
	return false
}

// strikes tells whether a draft took an attack with weapons for one with words:
// "foreign forces attacked our outpost".
func (f *finder) strikes(d *draft) bool {
	if d.head < 0 || d.source.Empty() || f.doc.Tags[d.head] != grammar.VERB || f.quotes(d) {
		return false
	}
	if !attacks[f.doc.Lemmas[d.head]] {
		return false
	}
	m := f.mentionIn(d.source)
	if m >= 0 && (f.mentions[m].Kind == record.ArmedGroup || f.mentions[m].Kind == record.State) {
		return true
	}
	return armed[f.doc.Lemmas[d.source.Head]]
}

// isDeed tells whether a draft took a deed for words: officers respond to a
// call, a video is released, somebody refuses treatment, anyone can call a line,
// the police seek a man; and what is known of somebody on nobody's word.
func (f *finder) isDeed(d *draft) bool {
	if len(d.cue) == 0 || f.outerQuote(d.head) >= 0 {
		return false
	}
	p := d.content[0]
	verb, _ := f.claims(p.First, p.Last)
	last := f.doc.Lemmas[p.First]
	for k := p.First; k < p.Last && k < p.First+6; k++ {
		if f.doc.Tags[k] == grammar.NOUN {
			last = f.doc.Lemmas[k]
			if k+1 >= p.Last || f.doc.Tags[k+1] != grammar.NOUN {
				break
			}
		}
	}
	switch f.doc.Lemmas[d.head] {
	case "respond":
		return respondedTo[last]
	case "release":
		if d.source.Empty() {
			return true
		}
		return released[last]
	case "refuse", "decline":
		return !verb && f.doc.Word(p.First) != "to" && f.doc.Word(d.cue[0].Last-1) != "to"
	case "find", "discover":
		return foundSo[lower(f.doc.Word(p.First))]
	case "call":
		if p.First > d.head && len(d.content) == 1 {
			if calledUp[lower(f.doc.Word(p.First))] {
				return true
			}
		}
		for k := d.cue[0].First; k < d.head; k++ {
			switch lower(f.doc.Word(k)) {
			case "can", "may", "should", "could", "to":
				return true
			}
		}
	case "seek", "look", "hunt":
		return sought[last]
	case "see":
		return p.First > d.head && len(d.content) == 1 && f.endsName(p) && !verb
	case "identify", "describe", "know", "name":
		return d.source.Empty() && f.doc.Agent(d.head) < 0
	}
	return false
}

// endsName tells whether a phrase begins with a person's name and holds no "as".
func (f *finder) endsName(p grammar.Phrase) bool {
	m := f.mentionFrom(p.First, p.Last)
	if m < 0 || f.mentions[m].Form != record.FormName || f.mentions[m].Kind != record.Person {
		return false
	}
	for k := p.First; k < p.Last; k++ {
		if lower(f.doc.Word(k)) == "as" {
			return false
		}
	}
	return true
}
