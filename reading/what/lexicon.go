package what

import (
	"strings"

	"sayso/data"
	"sayso/record"
)

// classSet is a set of word classes, one bit each.
type classSet uint64

// frame says what must stand around a trigger and who plays which part.
type frame struct {
	object, subject classSet // the object's (subject's) head must be of one of these
	named           bool     // a person with a name will do as object, whatever the class
	recipients      []string // prepositions before the recipient
	clause          bool     // a clause must follow
	infinitive      bool     // an infinitive must follow
	warning         bool     // a clause with "will" must follow, told to somebody
	negated         bool     // counts only with a "not"
	bare            bool     // there must be no object
	active          bool     // the verb must be no passive
	self            bool     // without an actor, the undergoer acts
	echo            bool     // never an event by itself, only another mention of one
	pair            bool     // subject and partner both act
	swap            bool     // the subject undergoes it
	noActor         bool
	noRecipient     bool
	weak            bool // counts only with somebody or some place in a role
}

// sense is what the lemmas of one row of data/english/events.tsv share.
type sense struct {
	typ      record.EventType
	mode     string
	contexts []string
	frame    frame
	harm     bool // tells what befell people; takes the type of what caused it
}

// entry is one lemma of the event lexicon.
type entry struct {
	words []string // the lemma, then its particle, preposition or first words
	*sense
}

// Where a status word stands relative to the event.
type position uint8

const (
	governs position = iota
	modifies
	auxiliary
	marks
	precedes
	hedges
	hedgers
	traces
	positions
)

var positionNames = map[string]position{"gov": governs, "mod": modifies, "aux": auxiliary, "mark": marks, "prep": precedes, "hedge": hedges, "over": hedgers, "trace": traces}

// verbClass is a class of data/english/event-verbs.tsv.
type verbClass uint8

const (
	lightVerb verbClass = 1 << iota
	swapVerb
	causeVerb
	effectVerb
	existVerb
)

// lexicon is the parsed event lexicon; it is never changed after load.
type lexicon struct {
	verbs, nouns, adjectives map[string][]entry // by main word: a verb's first, a noun's last
	classes                  map[string]classSet
	around                   map[string][]surrounding
	status                   [positions]map[string]string // one word to a status, or to a certainty for hedges
	phrases                  map[string][]statusPhrase    // governing verbs of several words, by the first
	person, means, undergo   classSet
	doing, lasting, ending   classSet
	traffic, nature          classSet
	structure, truce, pact   classSet
	territory, troops, armed classSet          // armed are troops, police and weapons
	struck                   classSet          // what is shelled
	forms                    map[string]string // irregular form to lemma
	modes                    map[string]string // means to the mode of an assault
	domains                  map[string]world  // lemma to the worlds that it tells of
	discourse                map[string]discourse
	revised                  []string // what stands before the older of two counts
}

// surrounding is a verb around events: its class and the words after it.
type surrounding struct {
	class verbClass
	rest  []string
}

// discourse is how a word places an event among others.
type discourse uint8

const (
	background discourse = 1 << iota // what single attacks happen within
	many                             // says of a plural that it is not one occurrence
	elsewhere                        // leaves the occurrence told so far
)

var discourses = map[string]discourse{"background": background, "many": many, "elsewhere": elsewhere}

type statusPhrase struct {
	status string
	rest   []string
}

var lex = load()

func load() *lexicon {
	l := &lexicon{
		verbs: make(map[string][]entry, 2048), nouns: make(map[string][]entry, 2048), adjectives: map[string][]entry{},
		classes: make(map[string]classSet, 2048), around: map[string][]surrounding{}, forms: map[string]string{}, modes: map[string]string{}, domains: map[string]world{}, phrases: map[string][]statusPhrase{}, discourse: map[string]discourse{},
	}
	bits := map[string]classSet{}
	eachRow(data.EventClasses, func(f []string) {
		if k, ok := discourses[f[0]]; ok {
			for _, w := range strings.Fields(f[1]) {
				l.discourse[w] |= k
			}
			return
		}
		if f[0] == "revised" {
			for _, w := range strings.Fields(f[1]) {
				l.revised = append(l.revised, strings.ReplaceAll(w, "_", " "))
			}
			return
		}
		if bits[f[0]] == 0 {
			bits[f[0]] = 1 << len(bits)
		}
		for _, w := range strings.Fields(f[1]) {
			l.classes[w] |= bits[f[0]]
		}
	})
	l.person, l.means, l.undergo, l.doing = bits["person"], bits["means"], bits["undergo"], bits["doing"]
	l.territory, l.troops = bits["territory"], bits["troops"]
	l.lasting, l.ending = bits["lasting"], bits["ending"]
	l.struck = bits["struck"]
	l.armed = bits["troops"] | bits["police"] | bits["weapon"] | bits["peacekeepers"]
	l.truce, l.pact = bits["truce"], bits["agreement"]
	l.traffic, l.nature, l.structure = bits["traffic"], bits["nature"], bits["structure"]
	eachRow(data.Events, func(f []string) { l.addEvents(f, bits) })
	classes := map[string]verbClass{"light": lightVerb, "swap": swapVerb, "cause": causeVerb, "effect": effectVerb, "exist": existVerb}
	eachRow(data.EventVerbs, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			if key, value, ok := strings.Cut(w, ":"); ok {
				if f[0] == "mode" {
					l.modes[key] = value
				} else {
					l.forms[key] = value
				}
				continue
			}
			parts := strings.Split(w, "_")
			l.around[parts[0]] = append(l.around[parts[0]], surrounding{classes[f[0]], parts[1:]})
		}
	})
	eachRow(data.Domains, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			l.domains[w] |= domainNames[f[0]]
		}
	})
	for i := range l.status {
		l.status[i] = map[string]string{}
	}
	eachRow(data.EventStatus, l.addStatus)
	return l
}

// addEvents adds one row of data/english/events.tsv.
func (l *lexicon) addEvents(f []string, bits map[string]classSet) {
	e := entry{sense: &sense{typ: record.EventType(f[1]), frame: parseFrame(f[4], bits), harm: f[1] == "HARM"}}
	if f[2] != "-" {
		e.mode = f[2]
	}
	if f[3] != "-" {
		e.contexts = strings.Split(f[3], ";")
	}
	into := l.verbs
	switch f[0] {
	case "n":
		into = l.nouns
	case "a":
		into = l.adjectives
	}
	for _, w := range strings.Fields(f[5]) {
		e.words = strings.Split(w, "_")
		key := e.words[0]
		if f[0] == "n" {
			key = e.words[len(e.words)-1]
		}
		into[key] = append(into[key], e)
	}
}

func parseFrame(spec string, bits map[string]classSet) frame {
	var f frame
	for _, w := range strings.Fields(spec) {
		key, value, _ := strings.Cut(w, ":")
		switch key {
		case "obj":
			if value == "named" {
				f.named = true
			}
			f.object |= bits[value]
		case "subj":
			f.subject |= bits[value]
		case "rec":
			f.recipients = strings.Split(value, ",")
		case "comp":
			f.clause = true
		case "inf":
			f.infinitive = true
		case "warning":
			f.warning = true
		case "neg":
			f.negated = true
		case "bare":
			f.bare = true
		case "active":
			f.active = true
		case "self":
			f.self = true
		case "echo":
			f.echo = true
		case "pair":
			f.pair = true
		case "swap":
			f.swap = true
		case "noact":
			f.noActor = true
		case "norec":
			f.noRecipient = true
		case "weak":
			f.weak = true
		}
	}
	return f
}

// addStatus adds one row of data/english/event-status.tsv.
func (l *lexicon) addStatus(f []string) {
	at := positionNames[f[1]]
	for _, w := range strings.Fields(f[2]) {
		parts := strings.Split(w, "_")
		if len(parts) > 1 {
			l.phrases[parts[0]] = append(l.phrases[parts[0]], statusPhrase{f[0], parts[1:]})
			continue
		}
		if _, known := l.status[at][w]; !known {
			l.status[at][w] = f[0]
		}
	}
}

// eachRow calls f with the tab-separated fields of each row that is neither
// empty nor a comment.
func eachRow(text string, f func(fields []string)) {
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}
