package said

import (
	"strings"

	"sayso/data"
	"sayso/record"
)

// The lists of words that the rules ask, by class; the table tells what each
// is. Parsed once at start, only read afterwards.
var saying = parseSaying(data.Saying)

// sayingLists are the words of each class with the act that they make, empty
// for none.
type sayingLists map[string]map[string]record.Act

func parseSaying(table string) sayingLists {
	lists := sayingLists{}
	for line := range strings.Lines(table) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(col) < 3 || line[0] == '#' {
			continue
		}
		if lists[col[0]] == nil {
			lists[col[0]] = map[string]record.Act{}
		}
		act, _ := strings.CutPrefix(col[1], "-")
		for w := range strings.FieldsSeq(col[2]) {
			lists[col[0]][w] = record.Act(act)
		}
	}
	return lists
}

// of returns the words of a class.
func (l sayingLists) of(class string) map[string]bool {
	set := make(map[string]bool, len(l[class]))
	for w := range l[class] {
		set[w] = true
	}
	return set
}

var (
	goesOn      = saying.of("goes-on")      // participles with which a report goes on to tell what the same speaker says
	counted     = saying.of("counted")      // nouns for a figure that somebody gives
	stances     = saying["stance"]          // nouns for what somebody voices or expresses, with the act they make
	open        = saying["open"]            // verbs of praise and fear that say something of their object, with the act they make
	answers     = saying.of("answer")       // verbs of giving an answer: not to do it is to withhold one
	deeds       = saying.of("deed")         // verbs that do something by saying it, whoever reports it
	feelings    = saying.of("feeling")      // nouns of attitude that somebody has about something
	mediums     = saying.of("medium")       // nouns for what carries words: a text or an occasion to speak
	inPassing   = saying.of("in-passing")   // verbs that make no statement of their own inside another: plans, stances, what is touched on
	doesMore    = saying.of("does-more")    // verbs of the table of cues that do much else than speak: in a headline they are deeds
	reportNouns = saying.of("report")       // texts that headlines put before a colon for what they found
	tells       = saying.of("tells")        // verbs whose object is who is told
	hearers     = saying.of("hearer")       // those who sit to hear evidence: what they are told, somebody else says
	accounts    = saying.of("account")      // nouns for somebody's words, who is named after "of"
	reportsLast = saying.of("reports-last") // forms that end a sentence as a verb of reporting and may be read as nouns
	voices      = saying.of("voices")       // verbs of voicing a stance
	shows       = saying.of("shows")        // verbs for what a text or picture appears to do
	carriers    = saying.of("carries")      // verbs for what an outlet does with another's words
	givesNews   = saying.of("gives-news")   // verbs whose "this" or "it" is the sentence before
	asSaid      = saying.of("as-saying")    // verbs of what somebody is quoted as doing
	feels       = saying.of("feels")        // verbs whose object is a feeling of their subject
	passesOn    = saying.of("passes-on")    // verbs of passing a message on
	messages    = saying.of("message")      // nouns for what is passed on
	wishes      = saying.of("wishes")       // verbs with which a source asks not to be named
	questions   = saying.of("question")     // what reporters put, and they themselves, where it is referred to others
	comesUpon   = saying.of("comes-upon")   // those who find what they come upon, and tell of no finding
	attacks     = saying.of("attacks")      // verbs for attacks with words or weapons
	armed       = saying.of("armed")        // those who attack with weapons
	respondedTo = saying.of("responded-to") // what officers respond to by going there
	released    = saying.of("released")     // what is released without words: pictures and people
	foundSo     = saying.of("found-so")     // how somebody is found
	calledUp    = saying.of("called-up")    // whom and when somebody calls by telephone
	sought      = saying.of("sought")       // whom and what people look for and do not ask for
	tellsWhen   = saying.of("tells-when")   // words with which the report goes on after a quotation to tell when
	seenBy      = saying.of("seen-by")      // verbs for what befell a text that is the source
	elaborates  = saying.of("elaborates")   // what somebody speaks "without"
	puts        = saying.of("puts")         // verbs of putting a question
)
