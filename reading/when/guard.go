package when

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
)

// guards tell, by name, whether a match may stand where it stands: the words
// around it decide between a time and its homographs.
var guards = [...]struct {
	name string
	ok   func(*context) bool
}{
	{"day-number", guardDayNumber},
	{"day-month", guardDayMonth},
	{"month", guardMonth},
	{"year", guardYear},
	{"short-year", guardShortYear},
	{"season", guardSeason},
	{"weekday", guardWeekday},
	{"clock", guardClock},
	{"part", guardPart},
	{"overnight", guardOvernight},
	{"length", guardLength},
	{"length-a", guardLengthA},
	{"bare", guardBare},
	{"later", guardLater},
	{"setword", guardSetWord},
	{"ref", guardRef},
	{"holiday", guardHoliday},
	{"range", guardRange},
	{"range-first", guardRange},
	{"unit-end", guardUnitEnd},
	{"the-unit", guardTheUnit},
	{"hour", guardHour},
	{"nth", guardNth},
	{"the-quarter", guardTheQuarter},
	{"decade", guardDecade},
	{"title", guardTitle},
	{"idiom", guardIdiom},
	{"alone", guardAlone},
}

// guardNamed returns a guard; nil where the name has none.
func guardNamed(name string) func(*context) bool {
	for _, g := range guards {
		if g.name == name {
			return g.ok
		}
	}
	return nil
}

// context is a match and the words around it.
type context struct {
	f           *found
	doc         *grammar.Doc
	first, last int // tokens of the expression, half open
}

// allowed asks the guard of a match's rule.
func allowed(f *found, doc *grammar.Doc) bool {
	if f.rule.allow == nil {
		return true
	}
	c := context{f: f, doc: doc}
	c.first, c.last = doc.Cover(f.start, f.end)
	return f.rule.allow(&c)
}

// word returns the token at an offset before (negative) or after (0, 1 …) the
// expression, in small letters; "" outside the text.
func (c *context) word(k int) string {
	if i := c.index(k); i >= 0 {
		return lower(c.doc.Word(i))
	}
	return ""
}

// index is the token that word(k) reads; -1 outside the text.
func (c *context) index(k int) int {
	i := c.first + k
	if k >= 0 {
		i = c.last + k
	}
	if i < 0 || i >= len(c.doc.Tokens) {
		return -1
	}
	return i
}

// written returns the token as written.
func (c *context) written(k int) string {
	if i := c.index(k); i >= 0 {
		return c.doc.Word(i)
	}
	return ""
}

// fine returns the tag of the token at an offset.
func (c *context) fine(k int) grammar.Fine {
	if i := c.index(k); i >= 0 {
		return c.doc.Fine[i]
	}
	return grammar.FineNone
}

// oneOf tells whether w is among the words of a list.
func oneOf(w, list string) bool {
	if w == "" {
		return false
	}
	for list != "" {
		var x string
		x, list, _ = strings.Cut(list, " ")
		if x == w {
			return true
		}
	}
	return false
}

func isCapital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

const timePrepositions = "in by since until till during of for from through throughout to between before after around about early late mid last next this previous following every each"

// guardMonth tells the months from the modal, the verb and the names.
func guardMonth(c *context) bool {
	s, _ := c.f.get(cMonth)
	if len(c.f.slots) > 1 && !(len(c.f.slots) == 2 && c.f.has(cLit)) {
		return true
	}
	prev, next := c.word(-1), c.written(0)
	if c.fine(-1) == grammar.NNP && c.doc.Sentences[c.doc.SentenceOf(c.first)].First < int32(c.first) && !oneOf(prev, timePrepositions) && isCapital(c.written(-1)) {
		return false
	}
	switch int(s.num) {
	case 3, 5:
		if isCapital(next) || next == "for" && !oneOf(prev, "in since until by during") {
			return false
		}
		if oneOf(prev, "and to or the") { // "the March visit", "March and May"
			return c.doc.Fine[c.first] == grammar.NNP && (prev != "the" || c.fine(0) == grammar.NN || c.fine(0) == grammar.NNS)
		}
		return oneOf(prev, "in by since until till during of last next this previous early late mid from between")
	}
	if isCapital(next) && !oneOf(prev, timePrepositions) && !oneOf(prev, "the its their") {
		return false
	}
	return c.doc.Raw[c.f.start] < 'a' || oneOf(prev, timePrepositions)
}

// guardDayNumber refuses "March 15 percent" and "May 7 people".
func guardDayNumber(c *context) bool {
	return !oneOf(c.word(0), "% percent per-cent million billion people men women soldiers")
}

// guardDayMonth refuses "killed 12 May" said of a person.
func guardDayMonth(c *context) bool { return true }

// guardYear tells years from other numbers of four figures.
func guardYear(c *context) bool {
	prev, next := c.word(-1), c.word(0)
	y := c.f.number(cYear)
	if y > 2100 || y < 1000 {
		return false
	}
	if oneOf(prev, "$ € £ # no no. nos number flight page room route highway # us$ c$ a$ dlrs section article resolution boeing area unit chapter rule about some least than nearly almost only another total these those or") {
		return false
	}
	if oneOf(next, "% percent people men women soldiers troops miles kilometers kilometres km metres meters feet dollars euros pounds yards tons tonnes points shares homes houses families hours hrs words years days men's votes seats cases deaths km² acres hectares pages workers employees million billion prisoners civilians killed dead wounded injured times units jobs copies rounds rpm m ft") {
		return false
	}
	strong := oneOf(prev, "in since by until till during of from to for through before after between early late mid and the , ( - –")
	if y < 1600 {
		return oneOf(prev, "in since by until during from") && (c.fine(0) != grammar.NNS)
	}
	if c.fine(0) == grammar.NNS && !oneOf(prev, "in since by until during the of") {
		return false
	}
	if gluedBefore(c) {
		return false
	}
	return strong || y >= 1900 && y <= 2050 || y >= 1700 && c.fine(-1) != grammar.VBD
}

// gluedBefore tells whether the expression is stuck to a word or sign that
// makes it part of a name or a number ("F-2000", "$2000", "A/2000").
func gluedBefore(c *context) bool {
	if c.f.start == 0 {
		return false
	}
	b := c.doc.Raw[c.f.start-1]
	if b == '-' && c.f.start >= 2 {
		return isLetter(c.doc.Raw[c.f.start-2]) && !strings.HasSuffix(c.doc.Raw[:c.f.start-1], "post") && !strings.HasSuffix(c.doc.Raw[:c.f.start-1], "pre")
	}
	if raw := c.doc.Raw[:c.f.start]; strings.HasSuffix(raw, "£") || strings.HasSuffix(raw, "€") || strings.HasSuffix(raw, "¥") {
		return true
	}
	return isLetter(b) || isDigit(b) || strings.IndexByte("$#/.:,=_", b) >= 0
}

func guardShortYear(c *context) bool { return !isLetter(c.doc.Raw[c.f.end-1]) }

// guardSeason tells the seasons from the verbs and springs of water.
func guardSeason(c *context) bool {
	prev := c.word(-1)
	if len(c.f.slots) > 1 {
		return !(c.f.has(cLit) && !c.f.has(cEdge) && !c.f.has(cEdgeOf) && oneOf(c.word(0), "of") && !oneOf(prev, "in during by over through until since for"))
	}
	switch s := c.f.slots[0].text; s {
	case "FA", "SP":
		return oneOf(prev, "in this last next every each by until since during") && !oneOf(c.word(0), "of water waters")
	}
	return oneOf(prev, "in this last next every each by until since during of through over for the") || c.fine(0) == grammar.NN || c.fine(0) == grammar.NNS
}

// guardWeekday refuses weekdays that are part of a name ("Black Friday's" is
// kept; "Man Friday" and "The Friday Times" are not).
func guardWeekday(c *context) bool {
	return !(isCapital(c.written(-1)) && isCapital(c.written(0)) && c.word(-1) == "the" && c.first > 1)
}

// guardClock refuses bare figures that only might be clock times.
func guardClock(c *context) bool {
	f := c.f
	if f.has(cAmPm) || f.has(cPartClock) {
		if h, ok := f.first(cNum); ok && !hourFigure(h.num) {
			return false
		}
		return !f.has(cHHMM)
	}
	prev := c.word(-1)
	if f.has(cHHMM) {
		return f.has(cZone) || oneOf(c.word(0), "hours hrs hour local") && oneOf(prev, "at by from until around about between")
	}
	if f.has(cNum) && !f.has(cClock) {
		s, _ := f.get(cNum)
		return f.has(cZone) && s.num <= 24 && s.num == float64(int(s.num))
	}
	if f.has(cZone) {
		return true
	}
	return oneOf(prev, "at by from until till to around about since between and before after , ( [ on") && !oneOf(c.word(0), "minutes miles ratio") || f.has(cWeekday) || f.has(cMonth) || f.has(cDeictic) || c.region()
}

// region tells whether the match opens its paragraph, as in running reports,
// but for a bullet or a sign ("⚡ 07:20").
func (c *context) region() bool {
	s := c.doc.SentenceOf(c.first)
	if s >= len(c.doc.Sentences) {
		return false
	}
	first := int(c.doc.Sentences[s].First)
	for t := first; t < c.first; t++ {
		if k := c.doc.Tokens[t].Kind; k == words.Word || k == words.Number || t > first+3 {
			return false
		}
	}
	return first <= c.first
}

func guardPart(c *context) bool {
	return !oneOf(c.word(0), "of") && !oneOf(c.word(0), "news show edition session shift")
}

func guardOvernight(c *context) bool { return c.word(-1) != "an" && c.word(-1) != "the" }

// guardLength refuses ages and sports distances ("34-year-old", "5 years old").
func guardLength(c *context) bool {
	next, after := c.word(0), c.word(1)
	if next == "old" || oneOf(next, "- –") && oneOf(after, "old olds") || strings.HasPrefix(next, "-old") || strings.HasPrefix(c.doc.Raw[c.f.end:], "-old") {
		return false
	}
	if next == "of" && after == "age" {
		return false
	}
	if c.f.unit() == "TS" && c.f.has(cUnit) && !c.f.has(cNum) {
		return false
	}
	if s, ok := c.f.first(cNum); ok && s.num >= 1900 && s.num < 2100 && c.f.has(cUnit) {
		return false
	}
	if c.f.unit() == "Q" && strings.Contains(c.doc.Raw[c.f.start:c.f.end], "-quarters") {
		return false
	}
	if c.f.unit() == "Q" && !c.f.has(cUnits) {
		return false // "a quarter of them"
	}
	return !(c.f.unit() == "Q" && c.f.has(cFew)) && !gluedBefore(c)
}

// guardLengthA keeps "a year" only as a length or a rate.
func guardLengthA(c *context) bool {
	prev := c.word(-1)
	u := c.f.unit()
	if c.f.end < len(c.doc.Raw) && c.doc.Raw[c.f.end] == '-' || c.word(0) == "old" || u == "TS" || u == "Q" {
		return false
	}
	if oneOf(prev, lengthPrepositions) || oneOf(c.word(0), "after before") {
		return true
	}
	return rateBefore(c)
}

const lengthPrepositions = "for within in after over of than under about nearly almost during once twice took takes take lasted lasts last lasting spent spend spending through throughout just only barely least another exactly"

// rateBefore tells whether the word before makes "a year" a rate.
func rateBefore(c *context) bool {
	switch c.fine(-1) {
	case grammar.CD, grammar.NNS:
		return true
	}
	prev := c.written(-1)
	return prev != "" && isDigit(prev[0]) || oneOf(lower(prev), "million billion thousand hundred times once twice percent % cents dollars hours flights barrels tons tonnes people day hour")
}

func (v *valuer) isRate(f *found) bool {
	c := context{f: f, doc: v.doc}
	c.first, c.last = v.doc.Cover(f.start, f.end)
	return rateBefore(&c) || oneOf(c.word(-1), "once twice times")
}

// guardBare keeps bare plurals ("weeks") that are lengths.
func guardBare(c *context) bool {
	next := c.word(0)
	u := c.f.unit()
	if u == "Q" || u == "TS" || next == "old" || next == "'" || next == "’" {
		return false
	}
	if !oneOf(next, "") && oneOf(c.word(-1), "of") && oneOf(c.word(-2), "number hundreds thousands couple") {
		return oneOf(c.word(-2), "hundreds thousands")
	}
	return true
}

// guardLater keeps "before" and "after" after a length only where no clause
// follows: "two days after" is a date, "two days after the attack" a length.
func guardLater(c *context) bool {
	if s, ok := c.f.get(cAfter); ok && s.text == "" || c.f.has(cBack) {
		w := lower(lastWord(c.doc.Raw[c.f.start:c.f.end]))
		switch w {
		case "earlier", "later", "previously", "afterwards", "afterward", "hence", "beforehand":
			return true
		case "on", "prior":
			return false
		}
		next := c.word(0)
		return next == "" || oneOf(next, ". , ; : ) \" ” ? !") || next == "that" && w == "before"
	}
	return true
}

func lastWord(s string) string {
	if i := strings.LastIndexAny(s, " \n\t"); i >= 0 {
		return s[i+1:]
	}
	return s
}

// guardSetWord refuses newspapers ("the daily Granma").
func guardSetWord(c *context) bool {
	if f := c.doc.Fine[c.first]; f == grammar.NN || f == grammar.NNP {
		return false // "the Venezuelan daily,"
	}
	switch c.fine(0) {
	case grammar.VBD, grammar.VBZ, grammar.MD:
		if c.word(-1) == "the" || c.word(-1) == "a" {
			return false // "the daily said"
		}
	}
	if isCapital(c.doc.Raw[c.f.start:c.f.end]) && !c.region() || isCapital(c.written(0)) {
		return false
	}
	return true
}

// guardRef refuses "as soon as" and "now that".
func guardRef(c *context) bool {
	switch lower(c.doc.Raw[c.f.start:c.f.end]) {
	case "soon", "very soon":
		return futureBefore(c) && !(c.word(-1) == "as" || c.word(0) == "as" || c.word(-1) == "too" || c.word(0) == "after")
	case "now":
		return !(c.word(-1) == "until" && false) && c.word(0) != "-"
	}
	return true
}

// futureBefore tells whether the words just before speak of the future.
func futureBefore(c *context) bool {
	for k := -1; k >= -3; k-- {
		if oneOf(c.word(k), "will 'll ’ll to may might could would should can must shall expects expected") {
			return true
		}
	}
	return false
}

// guardHoliday refuses names ("New Year" alone before a noun in capitals,
// "Easter Island").
func guardHoliday(c *context) bool {
	return !oneOf(c.word(0), "island islands rising rebellion")
}

// guardRange asks that a range's figures be in order and unseparated.
func guardRange(c *context) bool {
	if y, ok := c.f.get(cYear); ok && !c.f.has(cMonth) {
		first, _ := c.f.first(cYear)
		return first.num < y.num && y.num-first.num < 300
	}
	return !oneOf(c.word(0), "people % percent million")
}

func guardUnitEnd(c *context) bool { u := c.f.unit(); return u == "Y" || u == "M" || u == "W" }
