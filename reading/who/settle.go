package who

import (
	"fmt"
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// actor is an entity under construction.
type actor struct {
	name     string
	kind     record.EntityKind
	role     string
	country  string
	sector   string
	gender   byte // 'm', 'f', '-' unknown
	plural   bool
	named    bool // has a proper name
	speaks   bool
	mentions []int
	last     int // token of its last mention so far
	why      string
}

const nobody = -1

// What joins a mention to the ones before it.
const (
	howName     = "the same name"
	howListed   = "another name of it, listed"
	howBracket  = "the short form in brackets after the name"
	howSurname  = "the surname"
	howShort    = "part of the name"
	howBeside   = "it stands beside the name"
	howWords    = "the same words"
	howDescribe = "the description last used for them"
	howOffice   = "another name of the office"
	howRelative = "the noun that the clause tells of"
	howPronoun  = "the nearest that fits"
	howSpeaker  = "whoever speaks here"
	howSide     = "whom the speaker stands for"
)

// settler joins the mentions of one report.
type settler struct {
	doc      *grammar.Doc
	report   *record.Report
	mentions []grammar.Mention
	quotes   []Quote
	of       []int    // mention → actor
	how      []string // mention → what joined it to its actor
	actors   []actor
	byName   map[string]int      // key of a name → actor
	bySur    map[string]int      // a person's last name → the actor last seen with it
	bearers  map[string][]bearer // a last name → the people named with it in full, in text order
	byHead   map[string][]int    // head noun → the actors that bear it
	byText   map[string]int      // a nominal's text → actor
	at       map[int]int         // head token → mention
	recent   []recency
	verbatim []verbatim
	// abbreviated gives for a short form introduced in brackets after a name
	// whose it is; nobody where the name's initials are others.
	abbreviated map[string]int
	speaking    map[int]bool      // mentions that speak
	spoke       map[string]bearer // a last name → whom it named last as a speaker
	addressed   map[string]int    // "Mrs Tane" → whom that named first
	ranks       int               // whether ranks are the police's: 0 not looked yet, 1 no, 2 yes
}

// recency is a recent mention that a pronoun may take up.
type recency struct {
	actor, token, sentence int
	subject                bool
	main                   bool // the subject of its sentence's main clause
	within                 int  // the mention of whoever speaks the words around it, -1 for none
}

// verbatim is a stretch of direct speech and who speaks it.
type verbatim struct{ start, end, speaker int }

func newSettler(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, quotes []Quote) *settler {
	s := &settler{doc: doc, report: report, mentions: mentions, quotes: quotes, of: make([]int, len(mentions)), how: make([]string, len(mentions)),
		byName: map[string]int{}, bySur: map[string]int{}, bearers: map[string][]bearer{}, byHead: map[string][]int{}, byText: map[string]int{}, at: make(map[int]int, len(mentions)), abbreviated: map[string]int{}, addressed: map[string]int{}, spoke: map[string]bearer{}}
	for i, m := range mentions {
		s.of[i] = nobody
		if _, ok := s.at[m.Head]; !ok || m.Form == record.FormName {
			s.at[m.Head] = i
		}
	}
	s.introduced()
	s.speaking = make(map[int]bool, len(quotes))
	for _, q := range quotes {
		s.speaking[q.Speaker] = true
		for _, sp := range q.Quoted {
			s.verbatim = append(s.verbatim, verbatim{sp.Start, sp.End, q.Speaker})
		}
	}
	slices.SortFunc(s.verbatim, func(a, b verbatim) int { return a.start - b.start })
	s.announced()
	return s
}

func (s *settler) text(m grammar.Mention) string { return s.span(m).Text }

// span returns a mention's text, a name's without the prefix before it: the
// ISIL of "counter-ISIL".
func (s *settler) span(m grammar.Mention) record.Span {
	span := s.doc.Span(m.Phrase)
	if m.Form != record.FormName {
		return span
	}
	switch prefix, rest, _ := strings.Cut(span.Text, "-"); prefix {
	case "anti", "counter", "ex", "non", "post", "pre", "pro":
		if upper(rest) {
			span.Start, span.Text = span.End-len(rest), rest
		}
	}
	return span
}

// newActor adds an actor for mention i.
func (s *settler) newActor(i int, a actor) int {
	if a.gender == 0 {
		a.gender = '-'
	}
	a.why = s.mentions[i].Why
	s.actors = append(s.actors, a)
	s.assign(i, len(s.actors)-1, "")
	return len(s.actors) - 1
}

// assign gives mention i to actor a, on the strength of how.
func (s *settler) assign(i, a int, how string) {
	s.of[i], s.how[i] = a, how
	s.actors[a].mentions = append(s.actors[a].mentions, i)
}

// joinNames joins the mentions by name of the whole report, fullest names
// first, so that a surname finds its bearer wherever it stands.
func (s *settler) joinNames() {
	for i, m := range s.mentions {
		switch {
		case m.Kind == record.State:
			s.joinState(i)
		case m.Form == record.FormName && m.Last-m.First > 1:
			s.joinFull(i)
		}
	}
	for i, m := range s.mentions {
		if m.Form == record.FormName && s.of[i] == nobody {
			s.joinShort(i)
		}
	}
}

func (s *settler) joinState(i int) {
	b, ok := lookup(s.text(s.mentions[i]))
	if !ok {
		s.joinFull(i)
		return
	}
	key := "=" + b.country
	a, seen := s.byName[key]
	if !seen {
		a = s.newActor(i, actor{name: b.name, kind: record.State, country: b.country, sector: "GOV", named: true})
		s.byName[key] = a
		return
	}
	s.assign(i, a, howListed)
}

// joinFull joins a name of several words, or makes it an actor.
func (s *settler) joinFull(i int) {
	m := s.mentions[i]
	text := s.text(m)
	b, ok := lookup(text)
	if !ok {
		b, ok = compatriot(text)
	}
	if ok && b.kind != record.State {
		s.joinListed(i, b)
		s.abbreviate(i)
		return
	}
	defer s.abbreviate(i)
	key := bodyKey(text)
	if m.Kind == record.Person {
		key = s.personKey(m)
	}
	if a, ok := s.byName[key]; ok {
		s.assign(i, a, howName)
		if m.Kind == record.Person && len(s.bearers[s.surname(m)]) > 0 {
			s.bearers[s.surname(m)] = append(s.bearers[s.surname(m)], bearer{a, m.First})
		}
		s.fuller(a, text)
		return
	}
	a := s.newActor(i, actor{name: cleanName(text), kind: m.Kind, named: true})
	s.byName[key] = a
	if m.Kind == record.Person {
		s.registerPerson(a, m)
		return
	}
	s.registerBody(a, m)
}

// compatriot finds the listed body that a name calls by its country: "the
// Afghan Taliban".
func compatriot(text string) (body, bool) {
	if rest, ok := cutThe(text); ok {
		text = rest
	}
	first, rest, more := strings.Cut(text, " ")
	if !more {
		return body{}, false
	}
	of, ok := lookup(first)
	if !ok || of.kind != record.State || of.form != adjective {
		return body{}, false
	}
	b, ok := lookup(rest)
	return b, ok && b.country == of.country
}

// joinListed joins a mention of a listed body by its usual name.
func (s *settler) joinListed(i int, b body) {
	key := nameKey(b.name)
	if a, ok := s.byName[key]; ok {
		s.assign(i, a, howListed)
		s.fuller(a, s.text(s.mentions[i]))
		return
	}
	a := s.newActor(i, actor{name: usualCase(cleanName(s.text(s.mentions[i])), b.name), kind: b.kind, country: b.country, sector: b.sector, named: true})
	s.byName[key] = a
	s.registerBody(a, s.mentions[i])
}

// usualCase returns a name, or if it is written in capitals the body's usual
// one.
func usualCase(text, usual string) string {
	if strings.IndexByte(text, ' ') > 0 && strings.ToUpper(text) == text {
		return usual
	}
	return text
}

// fuller takes over a longer form of an actor's name.
func (s *settler) fuller(a int, text string) {
	if text = cleanName(text); len(text) > len(s.actors[a].name) {
		s.actors[a].name = text
	}
}

// personKey is first and last name: middle names and initials don't tell
// people apart.
func (s *settler) personKey(m grammar.Mention) string {
	return lower(s.doc.Word(m.First)) + " " + lower(s.surname(m))
}

// surname is the last word of a person's name, but for what follows a surname:
// Jr, III.
func (s *settler) surname(m grammar.Mention) string {
	w := s.doc.Word(m.Last - 1)
	if m.Last-m.First > 2 {
		switch w {
		case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV":
			if prev := s.doc.Word(m.Last - 2); prev != "," {
				return prev
			}
			return s.doc.Word(m.Last - 3)
		}
	}
	return w
}

func (s *settler) registerPerson(a int, m grammar.Mention) {
	sur := s.surname(m)
	s.bySur[sur] = a
	s.bearers[sur] = append(s.bearers[sur], bearer{a, m.First})
	if _, ok := s.byName[lower(s.doc.Word(m.First))]; !ok {
		s.byName[lower(s.doc.Word(m.First))] = a
	}
	if g, ok := given[s.doc.Word(m.First)]; ok {
		s.actors[a].gender = g
	}
}

// registerBody makes a body known by its initials, its first word and the
// nouns in its name.
func (s *settler) registerBody(a int, m grammar.Mention) {
	d := s.doc
	var initials []byte
	for i := m.First; i < m.Last; i++ {
		w := d.Word(i)
		if w[0] >= 'A' && w[0] <= 'Z' {
			initials = append(initials, w[0])
		}
		if _, ok := speakers[lower(w)]; ok {
			s.bear(lower(w), a)
		}
	}
	if len(initials) > 2 {
		if _, ok := s.byName[lower(string(initials))]; !ok {
			s.byName[lower(string(initials))] = a
		}
	}
	first := d.Word(m.First)
	if _, listed := lookup(first); !listed && len(first) >= 4 && m.Last-m.First > 1 {
		if _, ok := s.byName[lower(first)]; !ok {
			s.byName[lower(first)] = a
		}
	}
}

// joinShort joins a name of one word: a surname, a given name, an acronym, a
// body's first word.
func (s *settler) joinShort(i int) {
	m := s.mentions[i]
	text := cleanName(s.text(m))
	if a, ok := s.abbreviated[nameKey(text)]; ok && a != nobody {
		s.assign(i, a, howBracket)
		return
	} else if b, listed := lookup(text); listed && !ok && b.kind != record.State && m.Kind != record.Person {
		s.joinListed(i, b)
		return
	}
	if a, ok := s.bySur[text]; ok {
		if b := s.bearers[text]; len(b) > 1 {
			a = lastBefore(b, m.First)
			if s.speaking[i] {
				a = s.lastToSpeak(b, text, i, a)
			}
		}
		if a = s.address(m, text, s.namesake(m, text, a)); a != nobody {
			if s.speaking[i] {
				s.spoke[text] = bearer{a, m.First}
			}
			s.assign(i, a, howSurname)
			return
		}
	}
	if a := s.onlyBody(m, text); a != nobody {
		s.assign(i, a, howShort)
		return
	}
	if a, ok := s.byName[nameKey(text)]; ok && (m.Kind == record.Organisation || m.Kind == s.actors[a].kind || s.shortOfBody(m, text, a)) {
		s.assign(i, a, howShort)
		return
	}
	a := s.newActor(i, actor{name: text, kind: m.Kind, named: true})
	s.byName[nameKey(text)] = a
	if m.Kind == record.Person {
		s.bySur[text] = a
		if g, ok := given[text]; ok {
			s.actors[a].gender = g
		}
		if m.First > 0 && titles[s.doc.Word(m.First-1)].gender > 0 {
			s.actors[a].gender = titles[s.doc.Word(m.First-1)].gender
		}
	}
}

// address returns whom a surname with a form of address names: whoever it named
// first in the report, though others of that name came in since. a is whom the
// surname alone would name.
func (s *settler) address(m grammar.Mention, surname string, a int) int {
	if a == nobody || m.First == 0 || len(s.bearers[surname]) == 0 {
		return a
	}
	t, ok := titles[s.doc.Word(m.First-1)]
	if !ok || t.gender == '-' || t.sector != "CVL" {
		return a
	}
	key := strings.TrimSuffix(s.doc.Word(m.First-1), ".") + " " + surname
	if was, ok := s.addressed[key]; ok && genderFits(t.gender, s.actors[was].gender) {
		return was
	}
	s.addressed[key] = a
	return a
}

// shortOfBody tells whether a word taken for a person's name is the first of
// body a's name: "Northwind" of the Northwind Apparel Group.
func (s *settler) shortOfBody(m grammar.Mention, text string, a int) bool {
	x := &s.actors[a]
	if _, ok := given[text]; ok || x.kind != record.Organisation && x.kind != record.Outlet || !x.named || !strings.HasPrefix(x.name, text+" ") {
		return false
	}
	if m.First > 0 {
		if _, titled := titles[s.doc.Word(m.First-1)]; titled {
			return false
		}
	}
	return true
}

// lastToSpeak returns which of several people of one name goes on speaking by it
// in mention i: whoever of them spoke last, by the full name or this one, and
// not somebody whom the speaker only told of. a is who was last named in full.
func (s *settler) lastToSpeak(list []bearer, surname string, i, a int) int {
	at := s.mentions[i].First
	found := bearer{nobody, -1}
	for _, b := range list[max(0, len(list)-maxActors):] {
		if b.token >= at {
			break
		}
		for _, k := range s.actors[b.actor].mentions[:min(len(s.actors[b.actor].mentions), maxNamesakes)] {
			if m := s.mentions[k]; m.First <= at && m.First > found.token && s.speaking[k] && m.Last-m.First > 1 {
				found = bearer{b.actor, m.First}
			}
		}
	}
	if was, ok := s.spoke[surname]; ok && was.token > found.token {
		found = was
	}
	if found.actor == nobody {
		return a
	}
	return found.actor
}

// bearer is a person named in full and the token where that was.
type bearer struct{ actor, token int }

// lastBefore returns whoever was last named in full before a token, else the
// first of them.
func lastBefore(list []bearer, token int) int {
	at, _ := slices.BinarySearchFunc(list, token, func(b bearer, token int) int { return b.token - token })
	return list[max(at-1, 0)].actor
}

// nameKey is a name without article, dots, hash sign and capitals.
func nameKey(text string) string {
	text = cleanName(text)
	if rest, ok := cutThe(text); ok {
		text = rest
	}
	if strings.IndexByte(text, '.') >= 0 {
		text = strings.ReplaceAll(text, ".", "")
	}
	return lower(text)
}

// bodyKey is nameKey without what companies put after their names, where two
// words or more are left.
func bodyKey(text string) string {
	key := nameKey(text)
	for {
		at := strings.LastIndexByte(key, ' ')
		if at < 0 || strings.IndexByte(key[:at], ' ') < 0 {
			return key
		}
		switch key[at+1:] {
		case "inc", "ltd", "plc", "llc", "corp", "co", "group", "holdings", "holding", "limited", "corporation", "company", "ag", "sa", "nv", "gmbh", "llp", "pjsc", "jsc", "srl", "spa":
			key = strings.TrimSuffix(key[:at], ",")
			continue
		}
		return key
	}
}

// cleanName takes a possessive mark, punctuation and a hash sign off a name.
func cleanName(text string) string {
	text = strings.Trim(text, " \t\n\"“”‘’',;:()[]—–-#")
	text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "’s")
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}

// cast turns the actors that count into entities: those with a name, those a
// list knows the kind of, those who speak.
func (s *settler) cast() Cast {
	for _, q := range s.quotes {
		if q.Speaker < 0 {
			continue
		}
		if s.of[q.Speaker] == nobody {
			s.unresolved(q.Speaker)
		}
		s.actors[s.of[q.Speaker]].speaks = true
	}
	c := Cast{Of: make([]int, len(s.mentions))}
	index := make([]int, len(s.actors))
	for a := range index {
		index[a] = nobody
	}
	for i := range s.mentions {
		c.Of[i] = nobody
		a := s.of[i]
		if a < 0 {
			continue
		}
		if index[a] == nobody && s.counts(a) {
			index[a] = len(c.Entities)
			c.Entities = append(c.Entities, s.entity(a, len(c.Entities)))
		}
		c.Of[i] = index[a]
	}
	return c
}

// unresolved makes an actor of a speaker whose pronoun found nobody: the noun
// that a relative pronoun hangs on, the report's author for an I outside
// quotations, else the word itself.
func (s *settler) unresolved(i int) {
	m := s.mentions[i]
	name := s.text(m)
	switch pronounOf(s.doc, m.Head) {
	case relative:
		if n := s.doc.Antecedent(m.Head); n >= 0 {
			p := proposer{doc: s.doc}
			name = s.doc.Span(p.nounPhrase(n)).Text
		}
	case speaker:
		if len(s.report.Byline) > 0 {
			name = s.report.Byline[0]
		}
	}
	key := lower(name)
	if a, ok := s.byText[key]; ok {
		s.assign(i, a, howWords)
		return
	}
	s.byText[key] = s.newActor(i, actor{name: cleanName(name)})
}

func (s *settler) counts(a int) bool {
	x := &s.actors[a]
	return x.speaks || x.named && x.kind != "" || x.kind != "" && x.kind != document
}

func (s *settler) entity(a, n int) record.Entity {
	x := &s.actors[a]
	kind := x.kind
	switch {
	case x.named:
		if kind == "" || kind == document {
			kind = record.Organisation
		}
	case kind == "" || kind == document || kind == record.Person || kind == record.Group && x.speaks:
		kind = record.Unnamed
	}
	e := record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", n)), Name: x.name, Kind: kind, Role: x.role, Country: x.country, Sector: x.sector, Why: x.why}
	s.complete(&e, x)
	for _, m := range x.mentions {
		e.Mentions = append(e.Mentions, record.Mention{Span: s.span(s.mentions[m]), Form: s.mentions[m].Form, Why: s.how[m]})
	}
	return e
}

// complete adds to an entity the sector that its kind or the words of its name
// tell, and leaves out the country of a name that many countries' bodies bear
// where the report is of other countries.
func (s *settler) complete(e *record.Entity, x *actor) {
	if x.kind == record.Person && e.Sector == "MIL" && s.policed() && !military(x.role) {
		e.Sector = "COP"
	}
	if !x.named || x.kind == record.Person {
		return
	}
	if e.Sector == "" {
		switch e.Kind {
		case record.Outlet, record.Agency:
			e.Sector = "MED"
		case record.ArmedGroup:
			e.Sector = "REB"
		case record.Organisation:
			e.Sector = sectorOf(x.name)
		}
	}
	if e.Country != "" && e.Kind == record.Organisation && common(x.name) && s.elsewhere(e.Country) {
		e.Country = ""
	}
}

// policed tells whether the report is of the police and of no army, so that
// its sergeants and captains are officers of the police.
func (s *settler) policed() bool {
	if s.ranks == 0 {
		s.ranks = 1
		police, army := 0, 0
		for k := range min(len(s.actors), maxActors) {
			x := &s.actors[k]
			if x.kind == record.Person {
				continue
			}
			switch sector := x.sector; {
			case sector == "COP" || sector == "" && sectorOf(x.name) == "COP" || strings.Contains(x.name, "Sheriff") || strings.Contains(x.name, "police"):
				police++
			case sector == "MIL" || x.kind == record.ArmedGroup:
				army++
			}
		}
		if police > 0 && army == 0 {
			s.ranks = 2
		}
	}
	return s.ranks == 2
}

// military tells whether a role names an armed force.
func military(role string) bool {
	role = lower(role)
	for _, w := range [...]string{"army", "navy", "air force", "military", "marine", "brigade", "battalion", "regiment", "defense", "defence", "general"} {
		if strings.Contains(role, w) {
			return true
		}
	}
	return false
}

// sectorOf reads the sector off the words of a body's name, the first that
// tells: "Ministry of Health", "Tarsk Police".
func sectorOf(name string) string {
	for w := range strings.FieldsSeq(name) {
		if sector := bodySectors[w]; sector != "" {
			return sector
		}
	}
	return ""
}

// common tells whether a body's name is made of common words alone: "Air
// Force", "Senate".
func common(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if _, ok := bodySectors[w]; !ok && w != "Air" && w != "Supreme" && w != "National" {
			return false
		}
	}
	return true
}

// elsewhere tells whether the report names other states and not this one.
func (s *settler) elsewhere(country string) bool {
	others := false
	for k := range min(len(s.actors), maxActors) {
		if x := &s.actors[k]; x.kind == record.State {
			if x.country == country {
				return false
			}
			others = true
		}
	}
	return others
}
