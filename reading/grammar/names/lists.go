package names

import (
	"strings"

	"sayso/data"
	"sayso/reading/words"
	"sayso/record"
)

// Classes of words and phrases, as bits of look.class.
const (
	given uint32 = 1 << iota
	title
	speaker
	country
	demonym
	seat
	body
	bodyAgency // armed groups, outlets, agencies
	orgHead
	placeHead
	particle
	phraseBegin
	phraseInside
	townBegin // a place name of the gazetteer begins here
	townInside
	townWide // and is widely known
	surname
	hint // a body's name that is also a common word
	militant
	media
	company
)

// longestTown bounds the words of a place name.
const longestTown = 5

// lists holds the classes of single words and of phrases by hash.
type lists struct {
	words   map[uint32]uint32
	phrases map[uint32]uint32
	longest map[uint32]uint8 // by a phrase's first word: its greatest length
	noBody  map[string]bool  // acronyms that name no body
}

var known = load()

// load reads the word lists of package data.
func load() *lists {
	l := &lists{make(map[uint32]uint32, 8192), make(map[uint32]uint32, 4096), make(map[uint32]uint8, 4096), make(map[string]bool, 128)}
	rows(data.Given, func(f []string) { l.add(f[0], given) })
	rows(data.Surnames, func(f []string) { l.add(f[0], surname) })
	rows(data.Particles, func(f []string) { l.add(f[0], particle) })
	rows(data.PlaceWords, func(f []string) { l.add(f[0], placeHead) })
	rows(data.BodyHints, func(f []string) { l.add(f[0], hint) })
	rows(data.Acronyms, func(f []string) {
		for w := range strings.FieldsSeq(f[0]) {
			l.noBody[w] = true
		}
	})
	rows(data.OrgWords, func(f []string) {
		l.add(f[0], orgHead|map[string]uint32{"militant": militant, "media": media, "company": company}[f[2]])
	})
	rows(data.Titles, func(f []string) { l.add(f[0], title) })
	rows(data.Speakers, func(f []string) { l.add(f[0], speaker) })
	rows(data.Countries, func(f []string) {
		for i, class := range []uint32{0, country, demonym, demonym, seat} {
			if i > 0 && i < len(f) {
				for name := range strings.SplitSeq(f[i], ";") {
					l.add(name, class)
				}
			}
		}
	})
	rows(data.Bodies, func(f []string) {
		class := body
		if len(f) > 2 && f[2] != "organisation" {
			class = bodyAgency
		}
		l.add(f[0], class)
		if len(f) > 1 {
			for name := range strings.SplitSeq(f[1], ";") {
				l.add(name, class)
			}
		}
	})
	return l
}

// rows calls f with the fields of each line that is no comment.
func rows(list string, f func(fields []string)) {
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}

// phraseOf returns the hash of a name's words.
func phraseOf(name string) uint32 {
	t := words.Split(&record.Report{Text: name})
	h := uint32(2166136261)
	for i := range t.Tokens {
		h = phrase(h, hash(2166136261, t.Word(i)))
	}
	return h
}

// add puts a word or phrase into a class. Words match as they are written.
func (l *lists) add(name string, class uint32) {
	if name == "" {
		return
	}
	if oneWord(name) {
		l.words[phrase(2166136261, hash(2166136261, name))] |= class
		return
	}
	t := words.Split(&record.Report{Text: name})
	h := uint32(2166136261)
	for i := range t.Tokens {
		h = phrase(h, hash(2166136261, t.Word(i)))
	}
	if n := len(t.Tokens); n == 1 {
		l.words[h] |= class
	} else if n <= 8 {
		l.phrases[h] |= class
		first := hash(2166136261, t.Word(0))
		l.longest[first] = max(l.longest[first], uint8(n))
	}
}

// oneWord tells names that are cut into no parts: letters alone.
func oneWord(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c < 0x80 && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// phrase takes a word's hash into a phrase's.
func phrase(h, word uint32) uint32 { return (h ^ word) * 0x9E3779B1 }

// classify fills the classes of the tokens [first, last): those of single
// words, and those of the longest phrases.
func (l *looks) classify(first, last int) {
	for i := first; i < last; i++ {
		k := &l.at[i]
		k.class |= known.words[phrase(2166136261, k.form)]
		n := int(known.longest[k.form])
		if n == 0 || k.class&(phraseBegin|phraseInside) != 0 {
			continue
		}
		h := uint32(2166136261)
		found, class := 0, uint32(0)
		for j := i; j < min(i+n, last); j++ {
			h = phrase(h, l.at[j].form)
			if c := known.phrases[h]; c != 0 && j > i {
				found, class = j+1, c
			}
		}
		for j := i; j < found; j++ {
			l.at[j].class |= class | phraseInside
		}
		if found > 0 {
			k.class = k.class&^phraseInside | phraseBegin
		}
	}
}

// places marks the longest place names of the gazetteer among the tokens
// [first, last).
func (l *looks) places(towns Towns, first, last int) {
	for i := first; i < last; i++ {
		k := &l.at[i]
		if k.brief == briefLower || k.brief >= briefNumber {
			continue
		}
		h, found, wide := uint32(2166136261), 0, false
		for j := i; j < min(i+longestTown, last); j++ {
			h = phrase(h, l.at[j].form)
			if b := l.at[j].brief; b == briefLower && j == i || b == briefPunct && l.at[j].form != hyphen {
				break
			}
			if v := towns.look(h); v > 0 {
				found, wide = j+1, v == 2
			}
		}
		for j := i; j < found; j++ {
			l.at[j].class |= townInside
			if wide {
				l.at[j].class |= townWide
			}
		}
		if found > 0 {
			k.class = k.class&^townInside | townBegin
			i = found - 1
		}
	}
}

// hyphen is the form of "-".
var hyphen = hash(2166136261, "-")

// IsDemonym tells whether w is a word for the people of a country ("Syrian").
func IsDemonym(w string) bool {
	return known.words[phrase(2166136261, hash(2166136261, w))]&demonym != 0
}
