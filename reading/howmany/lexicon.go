package howmany

import (
	"strconv"
	"strings"

	"sayso/data"
	"sayso/record"
)

// wordClass is how a word takes part in a number.
type wordClass uint8

const (
	noNumber wordClass = iota
	unitWord
	tenWord
	scaleWord
	dozenWord
	pluralWord
	vagueWord
	handfulWord
)

var wordClasses = map[string]wordClass{
	"unit": unitWord, "ten": tenWord, "scale": scaleWord, "dozen": dozenWord,
	"plural": pluralWord, "vague": vagueWord, "handful": handfulWord,
}

type numberWord struct {
	class wordClass
	value float64
}

// effect is what a bound phrase does to a number's bounds.
type effect uint8

const (
	exact effect = iota
	floor
	ceiling
	about
)

var effects = map[string]effect{"exact": exact, "floor": floor, "ceiling": ceiling, "about": about}

// bound is a phrase before or after a number that sets its bounds.
type bound struct {
	words  []string
	effect effect
	name   string
}

// noun is what the lists say of a counted noun.
type noun struct {
	person, skip, holder, weight, label, toll bool
	measure                                   record.Measure
	currency                                  string
}

// role is where a counted phrase stands at the predicate that harms it.
type role uint8

const (
	asObject role = 1 << iota
	asSubject
	asOf
	asAdjective
	asTool
	asVictim // as object, of human beings alone
)

var roles = map[string]role{"obj": asObject, "subj": asSubject, "of": asOf, "adj": asAdjective, "tool": asTool, "person": asVictim}

// harm is a predicate that makes a measure of what it counts.
type harm struct {
	measure record.Measure
	roles   role
}

// kind is a set of the kinds of data/english/counting.tsv.
type kind uint64

const (
	rumour kind = 1 << iota
	mortal
	corpse
	corporate
	unearth
	taking
	law
	grave
	suffer
	wound
	rush
	ward
	drive
	home
	roof
	claim
	include
	tally
	dead
	burden
	link
	reach
	other
	compel
	charge
	aboard
	crowd
	find
	counter
	speaking
	estimate
	saved
	street
	culprit
)

var kinds = map[string]kind{
	"rumour": rumour, "mortal": mortal, "corpse": corpse, "corporate": corporate, "unearth": unearth, "taking": taking, "law": law, "grave": grave, "suffer": suffer, "wound": wound, "rush": rush, "ward": ward, "drive": drive, "home": home, "roof": roof, "claim": claim, "include": include, "tally": tally, "dead": dead, "burden": burden, "link": link, "reach": reach, "other": other, "compel": compel, "charge": charge, "aboard": aboard, "crowd": crowd, "find": find, "counter": counter, "speaking": speaking, "estimate": estimate, "saved": saved, "street": street, "culprit": culprit,
}

// lexicon is the parsed word lists; it is never changed after load.
type lexicon struct {
	numbers map[string]numberWord
	before  map[string][]bound // by the phrase's last word
	after   map[string][]bound // by the phrase's first word
	nouns   map[string]noun
	symbols map[string]string
	harms   map[string][]harm
	changes map[string]bool // inflected forms of verbs of change
	beasts  map[string]bool
	kinds   map[string]kind
}

var lex = load()

func load() *lexicon {
	l := &lexicon{
		numbers: map[string]numberWord{}, before: map[string][]bound{}, after: map[string][]bound{},
		nouns: make(map[string]noun, 1024), symbols: map[string]string{}, harms: map[string][]harm{}, changes: map[string]bool{}, beasts: map[string]bool{}, kinds: map[string]kind{},
	}
	eachRow(data.Numbers, func(f []string) {
		v, _ := strconv.ParseFloat(f[2], 64)
		class, known := wordClasses[f[1]]
		if !known { // "handful"
			class = handfulWord
		}
		l.numbers[f[0]] = numberWord{class, v}
	})
	eachRow(data.Bounds, func(f []string) {
		b := bound{words: strings.Fields(f[0]), effect: effects[f[2]], name: f[0]}
		if f[1] == "before" {
			last := b.words[len(b.words)-1]
			l.before[last] = append(l.before[last], b)
		} else {
			l.after[b.words[0]] = append(l.after[b.words[0]], b)
		}
	})
	eachRow(data.Counted, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			l.addNoun(f[0], w)
		}
	})
	eachRow(data.Harm, func(f []string) {
		for _, w := range strings.Fields(f[2]) {
			w = strings.ReplaceAll(w, "_", " ")
			l.harms[w] = append(l.harms[w], harm{record.Measure(f[0]), roles[f[1]]})
		}
	})
	eachRow(data.Counting, func(f []string) {
		for _, w := range strings.Fields(f[1]) {
			l.kinds[w] |= kinds[f[0]]
		}
	})
	eachRow(data.Figurative, func(f []string) {
		if f[0] == "beast" {
			for _, w := range strings.Fields(f[1]) {
				l.beasts[w] = true
			}
		}
	})
	return l
}

// addNoun adds one word of data/english/counted.tsv.
func (l *lexicon) addNoun(class, w string) {
	name, code, _ := strings.Cut(w, ":")
	n := l.nouns[name]
	switch class {
	case "change":
		l.changes[name] = true
		return
	case "person":
		n.person = true
	case "skip":
		n.skip = true
	case "holder":
		n.holder = true
	case "weight":
		n.holder, n.weight = true, true
	case "label":
		n.label = true
	case "toll":
		n.toll = true
	case "currency":
		n.currency = code
	case "symbol":
		l.symbols[name] = code
		return
	case "arrests":
		n.measure = record.Detained
	default:
		n.measure = record.Measure(class)
		n.person = n.person || class == "troops" || class == "displaced"
	}
	l.nouns[name] = n
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

// fold is a short word in lower case without allocation; longer words and
// words with non-ASCII letters give an empty slice.
func fold(buf *[24]byte, s string) []byte {
	if len(s) > len(buf) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(s)]
}

func (l *lexicon) number(s string) (numberWord, bool) {
	var buf [24]byte
	w, ok := l.numbers[string(fold(&buf, s))]
	return w, ok
}

// personEndings are the ends of compounds that name human beings
// ("dockworker", "seamen").
var personEndings = [...]string{"worker", "workers", "woman", "women", "keeper", "driver", "fighter", "officer"}

// noun looks a noun up by its lemma, and failing that by its plural.
func (l *lexicon) noun(lemma string) noun {
	var buf [24]byte
	w := string(fold(&buf, lemma))
	if n, ok := l.nouns[w]; ok {
		return n
	}
	for _, end := range personEndings {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return noun{person: true}
		}
	}
	for _, end := range [...][2]string{{"ies", "y"}, {"men", "man"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(w, end[0]); ok {
			if n, ok := l.nouns[stem+end[1]]; ok {
				return n
			}
		}
	}
	return noun{}
}
