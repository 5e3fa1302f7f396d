package where

import (
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// verdict is what a rule says of a candidate.
type verdict struct {
	accept bool
	doubt  bool // refused only for want of evidence
	rule   string
}

// rule decides whether a candidate names a place. Rules are asked in order;
// the first that decides is followed.
type rule struct {
	name    string
	example string // a text
	places  string // the places in it, separated by "|"
	decide  func(*scan, *candidate) (accept, decided bool)
	doubt   bool // what it refuses may be a place if the report says so elsewhere
}

// judge asks the rules.
func (s *scan) judge(c *candidate) verdict {
	for i := range rules {
		if accept, decided := rules[i].decide(s, c); decided {
			return verdict{accept: accept, doubt: !accept && rules[i].doubt && !(c.begin && c.sense&plainWord != 0), rule: rules[i].name}
		}
	}
	return verdict{accept: true, rule: "where.gazetteer"}
}

var rules = []rule{
	{"where.road", "Take U.S. 24 or US-24 west.", "", road, false},
	{"where.postal", "She moved to Marion, OH last year. OR so it seems.", "Marion|OH", postal, false},
	{"where.abbreviation", "The U.S. and W.Va. officials met Miss Jones near Tulsa, Okla.", "U.S.|W.Va.|Tulsa|Okla.", abbreviation, false},
	{"where.not-a-name", "“Well, along came Best,” she said.", "", notName, false},
	{"where.own-word", "The Police met the Governor of Union County.", "Union County", ownWord, false},
	{"where.long-name", "It burned at Washington Avenue in Tulsa.", "Washington Avenue|Tulsa", longName, false},
	{"where.foreign-name", "Pilgrims walked from Santo Domingo de los Altos to the convent of Casa del Alto and Madrid.", "Santo Domingo de los Altos|Madrid", foreignName, false},
	{"where.firm", "Lawyers of Stevens & Wilkinson came.", "", firm, false},
	{"where.compound", "The Wal-Mart and a Coca-Cola plant in a Moscow-based firm.", "Moscow", compound, false},
	{"where.craft", "The frigate Lorraine and the Sierra Madre, a rusty warship, met a Liberia-flagged tanker and the ferry Paris.", "", vessel, false},
	{"where.number", "Troops of Pack 176 and Europe 1 radio came to Tulsa.", "Europe|Tulsa", numbered, false},
	{"where.thing", "Cases of Marburg virus and Lassa fever rose.", "", disease, false},
	{"where.capitals", "The SWAT team and the UN met.", "", capitals, false},
	{"where.metonym", "The Kremlin denied it. She waited outside the Kremlin. Beijing said so.", "Kremlin", metonym, false},
	{"where.outlet", "The Washington Post and the Boston Globe reported it.", "", outletName, false},
	{"where.hashtag", "Fires are spreading #Syria #Hope", "Syria", hashtag, false},
	{"where.person", "", "", person, false},
	{"where.organisation", "", "", organisation, true},
	{"where.demonym", "A Syrian officer met two Russians, speaking in French.", "Syrian|Russians", demonym, false},
	{"where.region-after", "It happened in Springfield Illinois on Sunday.", "Springfield|Illinois", regionAfter, false},
	{"where.located", "", "", located, false},
	{"where.after-title", "Judge Lincoln and Mr. Houston spoke.", "", afterTitle, false},
	{"where.after-name", "Michael Paris and John Austin spoke.", "", afterName, false},
	{"where.in-body", "The Oxford Police Department said so.", "Oxford", inBody, false},
	{"where.before-day", "She landed in Tulsa Friday.", "Tulsa", beforeDay, false},
	{"where.before-name", "Paris Hilton met Jordan Belfort.", "", beforeName, false},
	{"where.person-named-before", "Maria Houston and Chad Okoro were there. Houston then left, and Chad stayed.", "", personBefore, false},
	{"where.person-speaks", "“I saw it,” Hamilton said.", "", personSpeaks, true},
	{"where.common-word", "Reading is fun, and Hope may Split the bill. She lives in Reading.", "Reading", commonWord, true},
	{"where.other-name", "The Mali Gulch dispute went on.", "Mali", otherName, true},
}

func accept() (bool, bool) { return true, true }
func refuse() (bool, bool) { return false, true }
func pass() (bool, bool)   { return false, false }

// postal takes state codes only after a comma.
func postal(s *scan, c *candidate) (bool, bool) {
	if c.types != 1<<gazetteer.Postal {
		return pass()
	}
	if c.prev == "," && c.first >= 2 && capital(s.doc.Word(c.first-2)) && !c.loud {
		n := s.nameOver(c.first - 2)
		return n == nil || n.Kind != grammar.PER, true // "Ida Xulu, SC" is a barrister
	}
	return refuse()
}

// abbreviation takes short forms; those with one stop at the end only where a
// place is expected, for "Miss." and "Mass." are other words too.
func abbreviation(s *scan, c *candidate) (bool, bool) {
	if !c.has(gazetteer.Abbreviation) {
		return pass()
	}
	dots := 0
	for i := 0; i < len(c.text); i++ {
		if c.text[i] == '.' {
			dots++
		}
	}
	if dots == 1 && c.prev != "," && s.lexicon.around[c.prev]&in == 0 && c.prev != "(" {
		return refuse()
	}
	if allCaps(c.text) && c.right != "" && allCaps(c.right) && len(c.right) > 4 && c.text == "US" && s.lexicon.around[c.prev]&start != 0 {
		return refuse()
	}
	return accept()
}

// notName refuses single words that the tagger takes for no name at all.
func notName(s *scan, c *candidate) (bool, bool) {
	if c.last-c.first > 1 || c.sense == 0 && !c.begin {
		return pass()
	}
	return false, s.plain(c.first)
}

// ownWord refuses a word of offices, bodies and days that some town is named
// after.
func ownWord(s *scan, c *candidate) (bool, bool) {
	if c.size > 1 || s.lexicon.around[c.text]&(body|title|day|start|media|extend) == 0 && s.lexicon.around[lower(c.text)]&side == 0 {
		return pass()
	}
	if s.lexicon.around[lower(c.text)]&side != 0 {
		return refuse()
	}
	if s.lexicon.around[c.prev]&in != 0 && c.right == "" && s.lexicon.around[c.text]&(day|start) == 0 {
		return pass()
	}
	return refuse()
}

// road refuses a state or country in the number of a road.
func road(s *scan, c *candidate) (bool, bool) {
	t := c.last
	if c.next == "-" {
		t++
	}
	if c.has(gazetteer.Abbreviation) && t < len(s.doc.Tokens) && s.doc.Tokens[t].Kind == words.Number && !s.index.Has(gazetteer.Of(s.doc.Word(t))) {
		return refuse()
	}
	return pass()
}

// longName leaves "Washington" of "Washington Avenue" to the longer name.
func longName(s *scan, c *candidate) (bool, bool) {
	if c.right != "" && s.lexicon.around[c.right]&extend != 0 && plausible(s.lexicon.kinds[c.right]) && s.lexicon.around[c.right]&body == 0 {
		return refuse()
	}
	return pass()
}

// foreignName refuses a town's name inside a longer Romance one, before "de" or
// after "del": "Rivière des Anguilles", "Casa del Alto".
func foreignName(s *scan, c *candidate) (bool, bool) {
	if c.size == 1 && c.right != "" && s.lexicon.around[c.text]&lead != 0 {
		return refuse() // "San" of "San Ramon"
	}
	if t := c.last + 1; foreignLink(c.next) {
		for t < len(s.doc.Tokens) && t < c.last+3 && foreignLink(s.doc.Word(t)) {
			t++
		}
		if t < len(s.doc.Tokens) && capital(s.doc.Word(t)) {
			return refuse()
		}
	}
	t := c.first - 1
	for t > 0 && t > c.first-3 && foreignLink(s.doc.Word(t)) {
		t--
	}
	if t >= 0 && t < c.first-1 && capital(s.doc.Word(t)) && s.doc.Tokens[t].Kind == words.Word {
		return refuse()
	}
	return pass()
}

// foreignLink tells whether w is a small word that joins the parts of a
// Romance name.
func foreignLink(w string) bool {
	switch w {
	case "de", "del", "des", "du", "da", "do", "dos", "das", "della", "delle", "los", "las", "la", "di":
		return true
	}
	return false
}

// firm refuses names joined by "&".
func firm(s *scan, c *candidate) (bool, bool) {
	if (c.next == "&" || c.prev == "&") && !s.stateLike(c) {
		return refuse()
	}
	return pass()
}

// compound refuses the second half of a name joined by a hyphen, unless both
// halves are states: "Wal-Mart" against "Iran-Iraq".
func compound(s *scan, c *candidate) (bool, bool) {
	if t := c.last + 1; c.next == "-" && t < len(s.doc.Tokens) && !s.doc.Tokens[t].Spaced && capital(s.doc.Word(t)) && !s.stateLike(c) && !s.notable(c, 100000) && !s.expected(c) {
		return refuse()
	}
	if c.prev != "-" || s.doc.Tokens[c.first].Spaced || c.first < 2 || !capital(s.doc.Word(c.first-2)) || s.expected(c) || s.sovereign(c) || c.has(gazetteer.Abbreviation) {
		return pass()
	}
	if n := len(s.mentions); n > 0 && s.mentions[n-1].last == c.first-1 {
		return pass()
	}
	return refuse()
}

// vessel refuses the names and flags of ships: "the frigate Lorraine", "the
// Sierra Madre, a rusty warship", "a Liberia-flagged tanker".
func vessel(s *scan, c *candidate) (bool, bool) {
	n := len(s.doc.Tokens)
	t := c.last
	switch {
	case s.lexicon.around[c.prev]&craft != 0 && !s.country(c):
		return refuse()
	case c.next == "-" && t+1 < n && s.lexicon.around[s.doc.Word(t+1)]&tied != 0:
		return refuse()
	case c.next != "," || s.country(c) || t+1 >= n || s.doc.Word(t+1) != "a" && s.doc.Word(t+1) != "an":
		return pass()
	}
	for t += 2; t < min(n, c.last+6) && s.doc.Tokens[t].Kind == words.Word; t++ {
		if s.lexicon.around[s.doc.Word(t)]&craft != 0 {
			return refuse()
		}
	}
	return pass()
}

// numbered refuses towns before a number: "Pack 176".
func numbered(s *scan, c *candidate) (bool, bool) {
	if c.last < len(s.doc.Tokens) && s.doc.Tokens[c.last].Kind == words.Number && s.doc.Tokens[c.last].Spaced && !s.expected(c) && !s.sovereign(c) && c.prev != "," {
		return refuse()
	}
	return pass()
}

// disease refuses what a disease, a strain or a dish is called by.
func disease(s *scan, c *candidate) (bool, bool) {
	if s.lexicon.around[c.next]&thing != 0 {
		return refuse()
	}
	return pass()
}

// capitals refuses acronyms that spell a town's name: "SWAT", "UN".
func capitals(s *scan, c *candidate) (bool, bool) {
	if len(c.text) <= 2 && c.next == "-" {
		return refuse() // "Al-Azaiba"
	}
	if c.size > 1 || len(c.text) > 5 || c.has(gazetteer.Abbreviation) || c.has(gazetteer.Postal) || !allCaps(c.text) {
		return pass()
	}
	if s.country(c) || s.notable(c, 300000) && s.capitalLine(c) {
		return pass()
	}
	if c.begin && (c.next == "," && s.contained(c, c.last) != gazetteer.None || s.doc.Sentences[s.doc.SentenceOf(c.first)].Region == record.RegionDateline) {
		return pass() // "MACON, Ga. —"
	}
	return refuse()
}

// capitalLine tells whether the words beside are in capitals too, or a
// dateline's dash or comma follows.
func (s *scan) capitalLine(c *candidate) bool {
	return c.begin || len(c.right) > 3 && allCaps(c.right) || len(c.prev) > 3 && allCaps(c.prev)
}

// metonym leaves "the Kremlin" to those who act, unless a preposition says
// that somebody or something is there, and a capital that speaks to its state.
func metonym(s *scan, c *candidate) (bool, bool) {
	if c.begin && s.lexicon.around[c.next]&act != 0 && s.isSeat(c.hits) {
		return refuse()
	}
	if !s.isBuilding(c.hits) || s.contained(c, c.last) != gazetteer.None {
		return pass()
	}
	t := c.first - 1
	if t >= 0 && s.doc.Word(t) == "the" {
		t--
	}
	return t >= 0 && s.lexicon.around[s.doc.Word(t)]&in != 0 && s.doc.Word(t) != "from" && s.doc.Word(t) != "for", true
}

// isSeat tells whether a name is that of a state's capital.
func (s *scan) isSeat(hits []gazetteer.Hit) bool {
	for _, h := range hits {
		if s.index.Kind(h.Place) == gazetteer.Capital && h.Type == gazetteer.Main {
			return !s.isBuilding(hits)
		}
	}
	return false
}

// isBuilding tells whether a name is a building's, and at most that of small
// towns, or another name of large ones: Casablanca's "White House".
func (s *scan) isBuilding(hits []gazetteer.Hit) bool {
	building := false
	for _, h := range hits {
		switch {
		case s.index.Kind(h.Place) == gazetteer.Building:
			building = true
		case h.Type == gazetteer.Main && s.index.Population(h.Place) >= 50_000:
			return false
		}
	}
	return building
}

// outletName refuses the place in an outlet's name.
func outletName(s *scan, c *candidate) (bool, bool) {
	if c.right != "" && s.lexicon.around[c.right]&media != 0 && !c.loud {
		return refuse()
	}
	return pass()
}

// hashtag takes tags that are a place's name in one word, unless they are
// another word too.
func hashtag(s *scan, c *candidate) (bool, bool) {
	if c.text == "" || c.start == 0 || s.doc.Raw[c.start-1] != '#' {
		return pass()
	}
	return c.sense == 0, true
}

// demonym takes nationality words, unless a language is meant.
func demonym(s *scan, c *candidate) (bool, bool) {
	if !c.has(gazetteer.Demonym) || c.has(gazetteer.Main) && !s.isDemonym(c) {
		return pass()
	}
	if s.lexicon.around[c.prev]&speak != 0 && !capital(c.next) && !isLetter(c.next) {
		return refuse()
	}
	if c.sense != 0 && (c.left != "" || c.right != "") || s.lexicon.sense(c.left)&given != 0 {
		return refuse()
	}
	return accept()
}

// isDemonym tells whether the name is first of all a demonym: some town may
// be called "American" or "Russian", but no large one.
func (s *scan) isDemonym(c *candidate) bool {
	for _, h := range c.hits {
		if h.Type != gazetteer.Demonym && (s.index.Population(h.Place) > 100000 || s.index.Kind(h.Place) == gazetteer.Country) {
			return false
		}
	}
	return true
}

// regionAfter takes a place followed by its region without a comma.
func regionAfter(s *scan, c *candidate) (bool, bool) {
	if c.right == "" || c.left != "" || c.sense != 0 {
		return pass()
	}
	if s.contained(c, c.last) != gazetteer.None {
		return accept()
	}
	return pass()
}

// afterTitle refuses names after a person's title.
func afterTitle(s *scan, c *candidate) (bool, bool) {
	if c.left == "" || s.lexicon.around[c.left]&title == 0 || s.stateLike(c) && c.size > 1 {
		return pass()
	}
	return refuse()
}

// afterName refuses names after another capitalised word, unless that is a
// qualifier, a place, a nationality or part of a body's name.
func afterName(s *scan, c *candidate) (bool, bool) {
	if c.left == "" {
		return pass()
	}
	if s.lexicon.around[c.left]&(side|day) != 0 || s.qualifier(c.left) {
		return pass()
	}
	if len(s.mentions) > 0 {
		if m := &s.mentions[len(s.mentions)-1]; m.last == c.first {
			return pass()
		}
	}
	if c.loud {
		return c.sense == 0 && s.notable(c, 100000), true
	}
	return refuse()
}

// qualifier tells whether a capitalised word only narrows the place after it.
func (s *scan) qualifier(w string) bool {
	return s.lexicon.around[lower(w)]&side != 0
}

// inBody takes a place that begins a body's or an office's name.
func inBody(s *scan, c *candidate) (bool, bool) {
	if c.right != "" && s.lexicon.around[c.right]&(body|title) != 0 && (c.left == "" || c.sense&given == 0) && c.sense&plainWord == 0 {
		return accept()
	}
	return pass()
}

// beforeDay takes a place before a day: "in Tulsa Friday".
func beforeDay(s *scan, c *candidate) (bool, bool) {
	if c.right != "" && s.lexicon.around[c.right]&day != 0 && s.lexicon.around[c.prev]&in != 0 {
		return accept()
	}
	return pass()
}

// beforeName refuses a town's or a given name before another capitalised word.
func beforeName(s *scan, c *candidate) (bool, bool) {
	if c.right == "" || c.loud {
		return pass()
	}
	if s.lexicon.around[c.right]&(start|day) != 0 {
		return pass()
	}
	if s.stateLike(c) && c.sense&given == 0 || c.has(gazetteer.Demonym) {
		return pass()
	}
	if c.left == "" && c.sense == 0 && s.index.Has(gazetteer.Of(c.right)) && s.lexicon.sense(c.right) == 0 && s.notable(c, 100000) {
		return pass()
	}
	return refuse()
}

// personBefore refuses a name that somebody in the report bears.
func personBefore(s *scan, c *candidate) (bool, bool) {
	if c.size > 1 || !s.people[c.text] && !s.forenames[c.text] || s.expected(c) {
		return pass()
	}
	if s.contained(c, c.last) != gazetteer.None || s.sovereign(c) && c.sense&surname == 0 && (c.sense&given == 0 || !s.forenames[c.text]) {
		return pass()
	}
	return refuse()
}

// personSpeaks refuses a town where a person is expected.
func personSpeaks(s *scan, c *candidate) (bool, bool) {
	if s.lexicon.around[c.next]&act == 0 || s.sovereign(c) || c.size > 1 || s.notable(c, 1000000) && c.sense == 0 {
		return pass()
	}
	return refuse()
}

// commonWord refuses a single word that is another word too, unless the words
// around it expect a place.
func commonWord(s *scan, c *candidate) (bool, bool) {
	if c.sense == 0 || c.size > 1 {
		return pass()
	}
	if s.expected(c) && !(c.sense&plainWord != 0 && c.loud) || s.contained(c, c.last) != gazetteer.None || !c.begin && c.next == "in" && s.contained(c, c.last+1) != gazetteer.None || c.right != "" && s.lexicon.around[c.right]&body != 0 {
		return pass()
	}
	if c.sense&plainWord != 0 {
		return false, c.begin || c.loud || !s.country(c)
	}
	if s.sovereign(c) || s.notable(c, 100000) || s.home.holds(c.text) || s.listed(c) {
		return pass()
	}
	return refuse()
}

// listed tells whether a place stands right before the candidate in a list:
// "Cleveland, Columbus and Dayton".
func (s *scan) listed(c *candidate) bool {
	return len(s.mentions) > 0 && s.mentions[len(s.mentions)-1].last == c.first-1 && (c.prev == "," || c.prev == "and" || c.prev == "or")
}

// otherName refuses towns known only by an alternative name and small towns
// within longer names.
func otherName(s *scan, c *candidate) (bool, bool) {
	if c.right != "" && !s.stateLike(c) && !c.loud && !s.notable(c, 100000) {
		return refuse()
	}
	if !c.has(gazetteer.Main) && !s.notable(c, 15000) && !s.stateLike(c) && s.lexicon.around[c.prev]&in == 0 {
		return refuse()
	}
	return pass()
}

// stateLike tells whether a candidate may be a country, a first-level region
// or a part of the world.
func (s *scan) stateLike(c *candidate) bool {
	for _, h := range c.hits {
		switch s.index.Kind(h.Place) {
		case gazetteer.Country, gazetteer.Continent, gazetteer.WorldRegion, gazetteer.Area, gazetteer.Sea:
			return true
		case gazetteer.Region:
			if c.sense == 0 || s.wellKnown(h.Place) {
				return true
			}
		}
	}
	return false
}

// sovereign tells whether a candidate may be a country, a part of the world or
// a first-level region that is named without its country.
func (s *scan) sovereign(c *candidate) bool {
	for _, h := range c.hits {
		switch s.index.Kind(h.Place) {
		case gazetteer.Country, gazetteer.Continent, gazetteer.WorldRegion:
			return true
		case gazetteer.Region:
			if s.wellKnown(h.Place) && h.Type == gazetteer.Main {
				return true
			}
		}
	}
	return false
}

// expected tells whether the words before a candidate expect a place: "in",
// "the mayor of".
func (s *scan) expected(c *candidate) bool {
	if c.prev == "-" && c.first >= 2 && (s.doc.Word(c.first-2) == "D" || s.doc.Word(c.first-2) == "R") {
		return true // a member's seat: "D-Columbus"
	}
	if c.sense&(given|surname) != 0 && (s.lexicon.around[lower(c.prev)]&among != 0 || isPossessive(c.next)) {
		return false // "between Hamilton and Lopez", "at Hamilton's rally"
	}
	if c.prev == "of" && c.first >= 2 {
		return s.lexicon.around[s.doc.Word(c.first-2)]&holds != 0
	}
	return s.lexicon.around[lower(c.prev)]&in != 0 && c.prev != "to" && c.prev != "for" && c.prev != "against"
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// wellKnown tells whether a first-level region is one of those that reports
// name without their country: the list of states gives them a postal code.
func (s *scan) wellKnown(region gazetteer.Number) bool {
	switch s.index.Place(region).Country {
	case "USA", "CAN", "GBR", "AUS":
		return true
	}
	return false
}

// notable tells whether a candidate may be a place of so many people, or a
// site of the own list.
func (s *scan) notable(c *candidate, people int) bool {
	for _, h := range c.hits {
		if s.index.Population(h.Place) >= people || !s.index.Kind(h.Place).Settled() {
			return true
		}
	}
	return false
}

// country tells whether the first meaning of a candidate is a country.
func (s *scan) country(c *candidate) bool { return s.index.Kind(c.best.Place) == gazetteer.Country }

func isLetter(w string) bool {
	return w != "" && (w[0]|0x20 >= 'a' && w[0]|0x20 <= 'z' || w[0] >= 0x80)
}

// contained returns the region or country named right after token t (behind a
// comma or not) if one of the candidate's places lies in it.
func (s *scan) contained(c *candidate, t int) gazetteer.Number {
	n := len(s.doc.Tokens)
	if t < n && s.doc.Word(t) == "," {
		t++
	}
	if t >= n || !s.startable(t) {
		return gazetteer.None
	}
	var room [8]gazetteer.Hit
	var ends [longest]int
	found := s.lookups(t, min(n, t+4), ends[:0])
	for i := len(found) - 1; i >= 0; i-- {
		text := s.text(t, found[i])
		hits := s.index.Lookup(gazetteer.Exact(text), room[:0])
		if len(hits) == 0 {
			hits = s.index.Lookup(gazetteer.Of(text), hits)
		}
		for _, h := range hits {
			if h.Type != gazetteer.Alternate && s.lies(c.hits, h.Place) {
				return h.Place
			}
		}
	}
	return gazetteer.None
}

// lies tells whether one of the places lies in region, a country or a
// first-level region.
func (s *scan) lies(hits []gazetteer.Hit, region gazetteer.Number) bool {
	for _, h := range hits {
		if h.Place != region && (s.index.Admin(h.Place) == region || s.index.Country(h.Place) == region) {
			return true
		}
	}
	return false
}
