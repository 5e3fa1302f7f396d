package said

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// answers are the verbs of giving an answer: not to do it is to withhold one.
var answers = map[string]bool{"say": true, "comment": true, "respond": true, "reply": true, "answer": true, "elaborate": true, "disclose": true, "specify": true, "reveal": true, "name": true, "identify": true, "explain": true, "indicate": true, "clarify": true, "discuss": true, "confirm": true, "provide": true, "give": true, "speculate": true, "speak": true, "talk": true, "tell": true, "mention": true, "detail": true, "verify": true, "address": true, "divulge": true, "release": true, "announce": true, "publish": true, "return": true, "list": true}

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
	switch f.doc.Lemmas[d.head] {
	case "ask", "request", "demand", "insist", "wish", "want", "beg", "prefer":
	default:
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
		switch f.doc.Lemmas[d.content[0].First] {
		case "question", "inquiry", "reporter", "query", "request", "call", "comment":
			return true
		}
		for k := d.head + 1; k < d.head+3 && k < len(f.doc.Tokens); k++ {
			switch f.doc.Lemmas[k] {
			case "question", "inquiry", "query", "comment", "reporter":
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
	switch f.doc.Lemmas[d.source.Head] {
	case "officer", "deputy", "police", "firefighter", "crew", "paramedic", "trooper", "soldier", "troop", "guard", "rescuer", "medic":
		return true // what they come upon
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
	switch f.doc.Lemmas[d.head] {
	case "attack", "assail", "blast", "hit", "slam", "savage", "storm", "hammer":
	default:
		return false
	}
	m := f.mentionIn(d.source)
	if m >= 0 && (f.mentions[m].Kind == record.ArmedGroup || f.mentions[m].Kind == record.State) {
		return true
	}
	switch f.doc.Lemmas[d.source.Head] {
	case "force", "troop", "soldier", "gunman", "militant", "rebel", "fighter", "army", "military", "police", "insurgent", "bandit", "mob", "settler", "militia", "attacker", "raider", "jihadist", "extremist", "drone", "missile", "ship", "plane":
		return true
	}
	return false
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
		switch last {
		case "report", "call", "scene", "shooting", "incident", "alarm", "emergency", "crash", "fire", "home", "house", "address", "area", "location", "hospital":
			return true
		}
	case "release":
		if d.source.Empty() {
			return true
		}
		switch last {
		case "video", "footage", "photo", "picture", "image", "photograph", "prisoner", "hostage", "detainee", "recording":
			return true
		}
	case "refuse", "decline":
		return !verb && f.doc.Word(p.First) != "to" && f.doc.Word(d.cue[0].Last-1) != "to"
	case "find", "discover":
		switch lower(f.doc.Word(p.First)) {
		case "dead", "shot", "unconscious", "unresponsive", "wounded", "bleeding", "alive", "lying", "stabbed":
			return true
		}
	case "call":
		if p.First > d.head && len(d.content) == 1 {
			switch lower(f.doc.Word(p.First)) {
			case "police", "911", "999", "112", "authorities", "deputies", "officers", "paramedics", "around", "about", "at":
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
		switch last {
		case "suspect", "gunman", "driver", "man", "woman", "shooter", "attacker", "fugitive", "killer", "person", "witness", "shelter", "refuge", "treatment", "suspects":
			return true
		}
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
