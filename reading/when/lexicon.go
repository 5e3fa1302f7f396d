package when

import (
	"strconv"
	"strings"

	"sayso/data"
)

// class is one word class of the time grammar; a piece may be in several.
type class uint8

// mask is a set of classes.
type mask uint64

func (c class) mask() mask { return 1 << c }

const (
	cLit class = iota // a word that some pattern names
	cWeekday
	cWeekdays
	cWdAbbr
	cMonth
	cAbbr // may be written with a full stop
	cSeason
	cSeasons
	cUnit
	cUnits
	cPart
	cParts
	cPartClock
	cNum
	cScale
	cOrd
	cFirstish
	cFew
	cPair
	cLast
	cPrev
	cNext
	cFoll
	cThis
	cThat
	cLatest
	cRecent
	cMod
	cEdge
	cEarlier
	cLater
	cEdgeOf
	cDeictic
	cTonight
	cOvernight
	cRef
	cFuture
	cPastNoun
	cPresent
	cSetWord
	cAnnual
	cEvery
	cAgo
	cBack
	cAfter
	cZone
	cEra
	cAdj
	cFiscal
	cHalf
	cQNum
	cPeriod
	cNineties
	cHoliday
	// Shapes of digits, found by digits.go.
	cDay
	cYear
	cYear2
	cClock
	cHHMM
	cAmPm
	cISO
	cSlash
	cDecade
	cNth // an ordinal in figures: 3rd
)

// classNames are the names that the tables use, in the order of the constants.
var classNames = [...]string{"LIT", "WEEKDAY", "WEEKDAYS", "WDABBR", "MONTH", "ABBR", "SEASON", "SEASONS", "UNIT", "UNITS", "PART", "PARTS", "PARTCLOCK", "NUM", "SCALE", "ORD", "FIRSTISH", "FEW", "PAIR", "LAST", "PREV", "NEXT", "FOLL", "THIS", "THAT", "LATEST", "RECENT", "MOD", "EDGE", "EARLIER", "LATER", "EDGEOF", "DEICTIC", "TONIGHT", "OVERNIGHT", "REF", "FUTURE", "PASTNOUN", "PRESENT", "SETWORD", "ANNUAL", "EVERY", "AGO", "BACK", "AFTER", "ZONE", "ERA", "ADJ", "FISCAL", "HALF", "QNUM", "PERIOD", "NINETIES", "HOLIDAY", "DAY", "YEAR", "YEAR2", "CLOCK", "HHMM", "AMPM", "ISO", "SLASH", "DECADE", "NTH"}

// triggers are the classes without which no pattern can match: a run of words
// that has none of them is not looked at.
const triggers = 1<<cWeekday | 1<<cWeekdays | 1<<cWdAbbr | 1<<cMonth | 1<<cSeason | 1<<cSeasons | 1<<cUnit | 1<<cUnits |
	1<<cPart | 1<<cParts | 1<<cPartClock | 1<<cDeictic | 1<<cTonight | 1<<cOvernight | 1<<cRef | 1<<cFuture | 1<<cPastNoun |
	1<<cPresent | 1<<cSetWord | 1<<cAnnual | 1<<cQNum | 1<<cPeriod | 1<<cNineties | 1<<cHoliday | 1<<cYear | 1<<cYear2 |
	1<<cClock | 1<<cAmPm | 1<<cISO | 1<<cSlash | 1<<cDecade | 1<<cAgo | 1<<cZone | 1<<cHalf | 1<<cEra | 1<<cNth

// classValue is what a word means as a member of a class.
type classValue struct {
	class class
	text  string
	num   float64
}

// entry is one word of the lexicon.
type entry struct {
	word    string
	classes mask
	capital mask // classes that ask for a capital letter
	upper   mask // classes that ask for capitals throughout
	values  []classValue
	phrases []phrase // the longer entries that begin with this word
}

// phrase is an entry of several words: those after the first, and the entry.
type phrase struct {
	rest  []int32
	entry int32
}

// lexicon is an open-addressed table of entries by lower-case word.
type lexicon struct {
	entries []entry
	slots   []int32 // entry index + 1; 0 is empty
}

// vocabulary and rulebook are parsed once, at start-up, and never changed: the
// words that only patterns name join the vocabulary as the rules are read.
var vocabulary, rulebook = load()

func load() (*lexicon, *book) {
	lx := parseLexicon(data.TimeWords)
	rules := parseRules(data.TimeRules, lx)
	return lx, newBook(rules, lx)
}

// slotCount is a power of two well above the number of entries.
const slotCount = 4096

func parseLexicon(table string) *lexicon {
	lx := &lexicon{entries: make([]entry, 0, 1200), slots: make([]int32, slotCount)}
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		key, classes, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		at := lx.add(key)
		lx.addClasses(at, classes)
	}
	return lx
}

// add returns the index of the entry for key, making one if need be. A key of
// several words is hung under its first.
func (lx *lexicon) add(key string) int32 {
	parts := splitKey(key)
	if len(parts) == 1 {
		return lx.word(key)
	}
	first := lx.word(parts[0])
	p := phrase{rest: make([]int32, 0, len(parts)-1)}
	for _, w := range parts[1:] {
		at := lx.word(w)
		lx.entries[at].classes |= cLit.mask()
		p.rest = append(p.rest, at)
	}
	p.entry = int32(len(lx.entries))
	lx.entries = append(lx.entries, entry{word: key})
	e := &lx.entries[first]
	at := 0
	for at < len(e.phrases) && len(e.phrases[at].rest) >= len(p.rest) {
		at++
	}
	e.phrases = append(e.phrases, phrase{})
	copy(e.phrases[at+1:], e.phrases[at:])
	e.phrases[at] = p
	return p.entry
}

// splitKey cuts a key as the text is cut: at spaces and around hyphens.
func splitKey(key string) []string {
	if isDigit(key[0]) { // "9/11" is one piece of text
		return []string{key}
	}
	return strings.Fields(strings.ReplaceAll(strings.ReplaceAll(key, "-", " - "), "/", " / "))
}

func (lx *lexicon) word(w string) int32 {
	h := hashOf(w)
	for lx.slots[h] != 0 {
		if i := lx.slots[h] - 1; lx.entries[i].word == w {
			return i
		}
		h = (h + 1) % slotCount
	}
	lx.entries = append(lx.entries, entry{word: w})
	lx.slots[h] = int32(len(lx.entries))
	return int32(len(lx.entries) - 1)
}

// find returns the entry of a lower-case word, -1 for none.
func (lx *lexicon) find(w []byte) int32 {
	h := hashOf(w)
	for lx.slots[h] != 0 {
		if i := lx.slots[h] - 1; lx.entries[i].word == string(w) {
			return i
		}
		h = (h + 1) % slotCount
	}
	return -1
}

// hashOf is FNV-1a, cut to the table's size.
func hashOf[T string | []byte](w T) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return (h ^ h>>15) % slotCount
}

func (lx *lexicon) addClasses(at int32, list string) {
	e := &lx.entries[at]
	for _, item := range strings.Fields(list) {
		name := strings.TrimLeft(item, "^")
		carets := len(item) - len(name)
		name, text, _ := strings.Cut(name, "=")
		c, ok := classNamed(name)
		if !ok {
			continue
		}
		e.classes |= c.mask()
		if carets >= 1 {
			e.capital |= c.mask()
		}
		if carets >= 2 {
			e.upper |= c.mask()
		}
		num, _ := strconv.ParseFloat(text, 64)
		e.values = append(e.values, classValue{c, text, num})
	}
}

// classNamed finds a class by its name in the tables.
func classNamed(name string) (class, bool) {
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return 0, false // a word
	}
	for i, n := range classNames {
		if n == name {
			return class(i), true
		}
	}
	return 0, false
}
