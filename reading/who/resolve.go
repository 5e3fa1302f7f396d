package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// joinRest goes through the report in order and resolves nominals and
// pronouns against what stood before them; I and we come last, when the
// speakers are known.
func (s *settler) joinRest() {
	sentence := 0
	for i, m := range s.mentions {
		for sentence < len(s.doc.Sentences) && int(s.doc.Sentences[sentence].Last) <= m.Head {
			sentence++
		}
		switch m.Form {
		case record.FormName:
			s.describe(i)
		case record.FormNominal:
			if s.of[i] == nobody {
				s.joinNominal(i)
			}
		case record.FormPronoun:
			s.joinPronoun(i, sentence)
		}
		s.note(i, sentence)
	}
	for i, m := range s.mentions {
		if m.Form == record.FormPronoun && s.of[i] == nobody {
			s.joinSpeaker(i)
		}
	}
}

// note remembers the mention for pronouns to come.
func (s *settler) note(i, sentence int) {
	a := s.of[i]
	if a == nobody {
		return
	}
	m := s.mentions[i]
	s.actors[a].last = m.Head
	s.recent = append(s.recent, recency{a, m.Head, sentence, s.doc.Is(m.Head, grammar.NominalSubject), s.leadsClause(m.Head), s.speakerAt(int(s.doc.Tokens[m.Head].Start))})
	if len(s.recent) > 2*maxRecent {
		s.recent = append(s.recent[:0], s.recent[maxRecent:]...)
	}
	if m.Form == record.FormName && s.actors[a].kind == record.Person {
		s.bySur[s.doc.Word(m.Last-1)] = a
	}
}

// leadsClause tells whether token i is the subject of its sentence's main
// clause, or of one beside it.
func (s *settler) leadsClause(i int) bool { return s.doc.HeadsMainClause(s.doc.SubjectOf(i)) }

// maxRecent is how many mentions back a pronoun looks at most.
const maxRecent = 24

// joinNominal resolves a noun phrase: to the name it stands beside, to an
// earlier actor of the same description, or to somebody new.
func (s *settler) joinNominal(i int) {
	m, d := s.mentions[i], s.doc
	if a := s.beside(i); a != nobody {
		last := m.Last
		for _, k := range s.actors[a].mentions {
			if at := s.mentions[k].First; at > m.First && at < last {
				last = at // the name itself is no part of the role
			}
		}
		s.assign(i, a, howBeside)
		s.takeRole(a, m.First, last)
		return
	}
	if b, ok := lookup(s.text(m)); ok && b.form == seat && s.speaking[i] { // the grammar took it for no subject
		s.joinState(i)
		return
	}
	if m.Why == "who.demonym" {
		if a := s.compatriotOf(m); a != nobody {
			s.assign(i, a, howDescribe)
			return
		}
	}
	if m.Last-m.First == 1 && d.Tags[m.Head] == grammar.PROPN && m.Kind != record.Person {
		text := s.text(m)
		if a, ok := s.byName[nameKey(text)]; ok && s.shortOfBody(m, text, a) {
			s.assign(i, a, howShort)
			return
		}
	}
	if a := s.inCapitals(m); a != nobody {
		s.assign(i, a, howSurname)
		return
	}
	n, _ := nounOf(d, m.Head)
	head := lower(d.Lemmas[m.Head])
	text := lower(s.bareText(m))
	if a, ok := s.byText[text]; ok && !s.doc.IsIndefinite(m.Head) {
		s.assign(i, a, howWords)
		s.bear(head, a)
		return
	}
	if s.doc.IsDefinite(m.Head) || s.headlined(m) || s.labels(m) {
		if a := s.sameDescription(m, n, head); a != nobody {
			s.assign(i, a, howDescribe)
			s.describedFuller(m, a)
			return
		}
		if a := s.sameOffice(m, text); a != nobody {
			s.assign(i, a, howOffice)
			return
		}
	}
	sector := n.sector
	if n.kind == record.Person && s.leads(m.First, m.Head+1) {
		if of := s.bodySector(m.First, m.Last); of != "" {
			sector = of
		} else if s.namesBody(m) {
			sector = ""
		}
	}
	if p := (proposer{doc: d}); m.Kind == "" && p.properActor(m.Phrase) {
		a := s.newActor(i, actor{name: cleanName(s.text(m)), kind: record.Organisation, named: true, country: s.countryIn(m.First, m.Last)})
		s.bear(head, a)
		s.byText[text] = a
		return
	}
	a := s.newActor(i, actor{name: cleanName(s.text(m)), kind: m.Kind, sector: sector, gender: n.gender, plural: d.IsPlural(m.Head), country: s.countryIn(m.First, m.Last)})
	if n.kind == record.Person {
		s.actors[a].role = cleanName(s.bareText(m))
	}
	if name := s.onlyName(i); name != "" {
		if b, ok := s.bySur[name]; ok && s.actors[b].kind == record.Person {
			s.of[i], s.actors[a].mentions = nobody, nil
			s.assign(i, b, howBeside)
			return
		}
		s.actors[a].name, s.actors[a].named = name, true
		s.bySur[name] = a
	}
	s.bear(head, a)
	s.byText[text] = a
}

// compatriotOf returns the person last named as a subject whom a report calls by
// their people: "the Swede".
func (s *settler) compatriotOf(m grammar.Mention) int {
	country := s.countryIn(m.First, m.Last)
	found := nobody
	for k := len(s.recent) - 1; k >= 0 && k >= len(s.recent)-maxRecent; k-- {
		r := s.recent[k]
		if x := &s.actors[r.actor]; x.kind == record.Person && x.named && !x.plural && r.subject && s.near(r, m.Head) && agree(country, x.country) {
			if r.main {
				return r.actor
			}
			if found == nobody {
				found = r.actor
			}
		}
	}
	return found
}

// describedFuller takes over a longer description of a body without a name: "the
// health ministry" for "ministry".
func (s *settler) describedFuller(m grammar.Mention, a int) {
	x := &s.actors[a]
	if text := cleanName(s.text(m)); !x.named && x.kind == record.Organisation && m.Last-m.First <= 4 && m.Head == m.Last-1 && len(text) > len(x.name) && strings.HasSuffix(lower(text), " "+lower(s.doc.Word(m.Head))) {
		x.name = text
	}
}

// inCapitals returns whom a surname in capitals names, as before a turn in a
// transcript: "WHITFIELD: Good morning".
func (s *settler) inCapitals(m grammar.Mention) int {
	w := s.doc.Word(m.Head)
	if text := s.text(m); m.Last-m.First == 2 && strings.ToUpper(text) == text {
		if a, ok := s.byName[lower(text)]; ok && s.actors[a].kind == record.Person {
			return a
		}
	}
	if m.Last-m.First != 1 || len(w) < 3 || strings.ToUpper(w) != w || lower(w) == w {
		return nobody
	}
	if a, ok := s.bySur[w[:1]+lower(w[1:])]; ok {
		return a
	}
	return nobody
}

// namesBody tells whether a description holds the name of a body.
func (s *settler) namesBody(m grammar.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		if i, ok := s.at[k]; ok && s.of[i] != nobody {
			if x := &s.actors[s.of[i]]; x.named && x.kind == record.Organisation {
				return true
			}
		}
	}
	return false
}

// beside returns the actor of the name that the nominal describes: its
// apposition, the name it is a title of, or "a company called X".
func (s *settler) beside(i int) int {
	m, d := s.mentions[i], s.doc
	if d.Is(m.Head, asideOfName) {
		if a := s.nameAt(d.Governor(m.Head)); a != nobody && s.fits(m, a) {
			return a
		}
	}
	if m.Kind == record.Person && !d.IsPlural(m.Head) {
		if a := s.saysName(i); a != nobody {
			return a
		}
	}
	found := s.nameAside(m)
	switch {
	case found != nobody || d.IsPlural(m.Head):
	case m.Kind == record.Agency || m.Kind == record.Outlet:
		if a := s.nameWithin(m); a != nobody {
			return a
		}
		return s.bodyBeside(i)
	case m.Kind == record.Person:
		return s.nextTo(i)
	case m.Kind != "":
		return s.bodyBeside(i)
	}
	return found
}

// asideOfName is how a description hangs on a name, or a name on it.
const asideOfName = grammar.Apposition | grammar.TitleModifier | grammar.NamePart

// nameAside returns the actor whose name hangs on the description: "the envoy,
// Ana Ruiz", "a company called Vela".
func (s *settler) nameAside(m grammar.Mention) int {
	d := s.doc
	for c := range d.Dependents(m.Head, asideOfName) {
		a := s.nameAt(c)
		if a == nobody && titleAt(d, c, c+1) > 0 && c+1 < len(d.Tokens) { // “a neighbour, Frau Adler”
			a = s.nameAt(c + 1)
		}
		if a != nobody && s.fits(m, a) {
			return a
		}
	}
	if a := s.nameAt(d.NameGiven(m.Head)); a != nobody && s.fits(m, a) {
		return a
	}
	return nobody
}

// saysName returns the person whose name an insertion after the description
// gives: "a woman, who gave her name only as Rakia", "a fisherman surnamed Lu",
// "a man who asked to be identified as Omar".
func (s *settler) saysName(i int) int {
	m, d := s.mentions[i], s.doc
	for k := m.Last; k+1 < len(d.Tokens) && k < m.Last+12; k++ {
		switch w := lower(d.Word(k)); {
		case w == "." || w == ";":
			return nobody
		case w == "surnamed" && k == m.Last:
			return s.personAt(k + 1)
		case w == "as" && s.namedBy(m.Last, k):
			return s.personAt(k + 1)
		case w == "," && k > m.Last+2 && s.namedBy(m.Last, k) && lower(d.Word(k-1)) == "name":
			return s.personAt(k + 1)
		}
	}
	return nobody
}

// onlyName returns the name that an insertion after a description gives and the
// grammar took for none: "who gave her name only as Rakia".
func (s *settler) onlyName(i int) string {
	m, d := s.mentions[i], s.doc
	if m.Kind != record.Person || d.IsPlural(m.Head) {
		return ""
	}
	for k := m.Last; k+1 < len(d.Tokens) && k < m.Last+12; k++ {
		switch w := lower(d.Word(k)); {
		case w == "." || w == ";":
			return ""
		case w == "surnamed" && k == m.Last, w == "as" && s.namedBy(m.Last, k):
			if w := d.Word(k + 1); upper(w) && d.Tags[k+1] == grammar.PROPN && (k+2 >= len(d.Tokens) || d.Tags[k+2] != grammar.PROPN) {
				return w
			}
			return ""
		}
	}
	return ""
}

// namedBy tells whether the tokens [first, last) tell of giving a name.
func (s *settler) namedBy(first, last int) bool {
	for k := first; k < last; k++ {
		switch s.doc.Lemmas[k] {
		case "name", "identify", "introduce", "know":
			return true
		}
	}
	return false
}

// personAt returns the person whose name begins with token k.
func (s *settler) personAt(k int) int {
	for h := k; h < k+4 && h < len(s.doc.Tokens); h++ {
		if j, ok := s.at[h]; ok && s.mentions[j].First == k && s.mentions[j].Form == record.FormName && s.of[j] != nobody && s.actors[s.of[j]].kind == record.Person {
			return s.of[j]
		}
	}
	return nobody
}

// nextTo returns the person whose name follows the description: at once or
// after a comma and titles ("the envoy to Malta, Ambassador José Rey, said").
func (s *settler) nextTo(i int) int {
	m, d := s.mentions[i], s.doc
	at, apart := m.Last, false
	if !d.IsPlural(m.Head) && !s.doc.IsIndefinite(m.Head) {
		if c := s.commaAfter(at); c >= 0 {
			at, apart = c+1, true
		}
	}
	for n := titleAt(d, at, len(d.Tokens)); n > 0; n = titleAt(d, at, len(d.Tokens)) {
		at += n
	}
	for k := i + 1; k < len(s.mentions) && k < i+8; k++ {
		next := s.mentions[k]
		if next.First == at && next.Form == record.FormName && s.of[k] != nobody && s.actors[s.of[k]].kind == record.Person && (!apart || s.closes(next.Last)) {
			return s.of[k]
		}
	}
	return nobody
}

// commaAfter returns the comma that ends the description whose noun phrase ends
// before token i: at once, or after "in the state", "representing the north";
// -1 if none.
func (s *settler) commaAfter(i int) int {
	d := s.doc
	for k := i; k < len(d.Tokens) && k < i+9; k++ {
		if d.Word(k) == "," {
			return k
		}
		if k == i && d.Tags[k] != grammar.ADP && d.Fine[k] != grammar.VBG || d.Tags[k] == grammar.PUNCT || d.Tags[k] == grammar.AUX || d.Tags[k] == grammar.VERB && d.Fine[k] != grammar.VBG {
			return -1
		}
	}
	return -1
}

// closes tells whether an insertion between commas can end before token i, so
// that what stood in it was no item of a list.
func (s *settler) closes(i int) bool {
	d := s.doc
	if i >= len(d.Tokens) {
		return true
	}
	switch d.Word(i) {
	case ",":
		return i+1 >= len(d.Tokens) || d.Tags[i+1] != grammar.CCONJ
	case ".", ":", ";", ")", "—", "–", "”", "\"":
		return true
	}
	return d.Tags[i] == grammar.VERB || d.Tags[i] == grammar.AUX
}

// bodyBeside returns the body whose name follows its description at once:
// "the channel Rybar".
func (s *settler) bodyBeside(i int) int {
	m := s.mentions[i]
	for k := i + 1; k < len(s.mentions) && k < i+4; k++ {
		next := s.mentions[k]
		if next.First == m.Last && next.Form == record.FormName && next.Kind == m.Kind && s.of[k] != nobody {
			return s.of[k]
		}
	}
	return nobody
}

// nameWithin returns the agency or outlet whose name stands right before the
// noun for it: "the official IRNA news agency".
func (s *settler) nameWithin(m grammar.Mention) int {
	for k := m.Head - 1; k >= m.First && k >= m.Head-3; k-- {
		if i, ok := s.at[k]; ok && s.mentions[i].Form == record.FormName && s.of[i] != nobody {
			if x := &s.actors[s.of[i]]; x.kind == record.Agency || x.kind == record.Outlet {
				return s.of[i]
			}
			return nobody
		}
	}
	return nobody
}

// fits tells whether a nominal of the mention's kind may describe the actor.
func (s *settler) fits(m grammar.Mention, a int) bool {
	x := &s.actors[a]
	if m.Kind == record.Person || x.kind == record.Person {
		return m.Kind == x.kind || m.Kind == ""
	}
	return x.kind != record.State || m.Kind == ""
}

func (s *settler) nameAt(head int) int {
	if head < 0 {
		return nobody
	}
	if i, ok := s.at[head]; ok && s.mentions[i].Form == record.FormName {
		return s.of[i]
	}
	return nobody
}

// bareText is a nominal's text without its determiner.
func (s *settler) bareText(m grammar.Mention) string {
	first := m.First
	if s.doc.Tags[first] == grammar.DET && first+1 < m.Last {
		first++
	}
	return s.doc.Text.Span(first, m.Last).Text
}

// headlined tells whether a nominal stands bare in a headline, where articles
// are left out: "Coalition rejects claims".
func (s *settler) headlined(m grammar.Mention) bool {
	return s.doc.Sentences[s.doc.SentenceOf(m.Head)].Region == record.RegionHeadline && m.Last-m.First == 1 && !s.doc.IsPlural(m.Head)
}

// labels tells whether a nominal is the label of a turn in a conversation:
// "Deputy Spokesman: I have nothing to add".
func (s *settler) labels(m grammar.Mention) bool {
	d := s.doc
	return m.Last < len(d.Tokens) && d.Word(m.Last) == ":" && int(d.Sentences[d.SentenceOf(m.First)].First) == m.First && !d.IsPlural(m.Head)
}

// sameOffice returns the person last named whose role is the office that the
// definite description, its text in lower case, names otherwise: the governor
// is "the head of the regional administration".
func (s *settler) sameOffice(m grammar.Mention, text string) int {
	if m.Kind != record.Person || s.doc.IsPlural(m.Head) {
		return nobody
	}
	country := s.countryIn(m.First, m.Last)
	for k := len(s.recent) - 1; k >= 0 && k >= len(s.recent)-maxRecent; k-- {
		x := &s.actors[s.recent[k].actor]
		if x.kind == record.Person && x.named && x.role != "" && agree(country, x.country) && oneOffice(lower(x.role), text) {
			return s.recent[k].actor
		}
	}
	return nobody
}

// oneOffice tells whether two descriptions name one office.
func oneOffice(role, text string) bool {
	for _, forms := range offices {
		for i, f := range forms {
			if !holdsWord(role, f) {
				continue
			}
			for j, g := range forms {
				if i != j && strings.HasPrefix(text, g) || i != j && strings.HasSuffix(text, " "+g) {
					return true
				}
			}
		}
	}
	return false
}

// holdsWord tells whether text holds the words w as whole words.
func holdsWord(text, w string) bool {
	at := strings.Index(text, w)
	if at < 0 {
		return false
	}
	end := at + len(w)
	return (at == 0 || text[at-1] == ' ' || text[at-1] == '-') && (end == len(text) || text[end] == ' ' || text[end] == ',')
}

// sameDescription finds the earlier actor that a definite nominal takes up:
// the last one with this head noun, else for a bare "the company", "the
// country", "the group" the last body of that kind.
func (s *settler) sameDescription(m grammar.Mention, n noun, head string) int {
	country := s.countryIn(m.First, m.Last)
	if a := s.described(m, head, country); a != nobody {
		return a
	}
	if head == "source" || head == "insider" || head == "informant" {
		return s.lastUnnamed(m)
	}
	if s.actsOnThem(m) {
		return nobody
	}
	if a := s.lastNamed(m, n); a != nobody {
		return a
	}
	if m.Last-m.First > 2 || s.doc.Fine[m.First] == grammar.PRPS {
		return nobody
	}
	want := n.kind
	if head == "country" || head == "nation" {
		want = record.State
	}
	if s.doc.IsPlural(m.Head) && want != record.Group && want != record.ArmedGroup {
		return nobody
	}
	if want == "" || want == document || want == record.Person && s.doc.IsPlural(m.Head) {
		return nobody
	}
	for k := len(s.recent) - 1; k >= 0 && k >= len(s.recent)-maxRecent; k-- {
		x := &s.actors[s.recent[k].actor]
		if x.named && (x.kind == want || want == record.Organisation && x.kind == record.ArmedGroup && anyBody(head, "REB")) && (x.sector == "" || n.sector == "" || x.sector == n.sector || want == record.State || anyBody(head, x.sector)) && (want != record.Person || (x.role == "" || general(head) && s.recent[k].subject && x.sector == n.sector) && s.near(s.recent[k], m.Head) && genderFits(x.gender, n.gender)) {
			return s.recent[k].actor
		}
	}
	return nobody
}

// anyBody tells whether a noun names bodies of the sector among others: a group
// may be armed, an agency of the United Nations.
func anyBody(head, sector string) bool {
	switch head {
	case "agency", "body", "institution", "watchdog":
		return sector == "IGO" || sector == "NGO" || sector == "GOV" || sector == "SPY"
	case "group", "organisation", "organization", "movement", "outfit", "charity":
		return sector == "NGO" || sector == "REB" || sector == "CVL" || sector == "PTY"
	}
	return false
}

// lastUnnamed returns the unnamed person who was last the subject: whom a
// report calls "the source" later.
func (s *settler) lastUnnamed(m grammar.Mention) int {
	if s.doc.IsPlural(m.Head) {
		return nobody
	}
	for k := len(s.recent) - 1; k >= 0 && k >= len(s.recent)-maxRecent; k-- {
		x := &s.actors[s.recent[k].actor]
		if x.kind == record.Person && !x.named && !x.plural && s.recent[k].subject && s.near(s.recent[k], m.Head) {
			return s.recent[k].actor
		}
	}
	return nobody
}

// general tells whether a noun names holders of many offices, so that it takes
// up whoever was named with one: "the official", "the politician".
func general(head string) bool {
	switch head {
	case "official", "politician", "diplomat", "lawmaker", "officer", "general", "commander", "leader", "chief", "statesman", "executive":
		return true
	}
	return false
}

// described returns the actor that bears the description's head noun: of
// several the one that the report speaks of most.
func (s *settler) described(m grammar.Mention, head, country string) int {
	best, most := nobody, 0
	list := s.byHead[head]
	for k := len(list) - 1; k >= 0 && k >= len(list)-maxNamesakes; k-- {
		x := &s.actors[list[k]]
		if x.plural != s.doc.IsPlural(m.Head) || !agree(country, x.country) || s.tellsApart(m, x) {
			continue
		}
		weight := 2*min(len(x.mentions), 12) - 3*min(len(list)-1-k, 3)
		switch {
		case s.startsAfter(x, m.First):
			weight -= 100 // named only later
		case x.last > 0 && s.doc.SentenceOf(m.Head)-s.doc.SentenceOf(x.last) <= 3:
			weight += 8
		}
		if best == nobody || weight > most {
			best, most = list[k], weight
		}
	}
	return best
}

// startsAfter tells whether actor x is first named after token i.
func (s *settler) startsAfter(x *actor, i int) bool {
	for _, k := range x.mentions[:min(len(x.mentions), maxActors)] {
		if s.mentions[k].First < i {
			return false
		}
	}
	return true
}

// tellsApart tells whether the description of a body has a word before its head
// that nothing said of actor x has: "the state government" is not the federal
// one.
func (s *settler) tellsApart(m grammar.Mention, x *actor) bool {
	if m.Kind != record.Organisation && m.Kind != record.Group || m.Head-m.First < 1 {
		return false
	}
	d := s.doc
	for k := m.First; k < m.Head; k++ {
		if t := d.Tags[k]; t != grammar.ADJ && t != grammar.NOUN || isState(d.Word(k)) {
			continue
		}
		w := lower(d.Word(k))
		if holdsWord(lower(x.name), w) || holdsWord(lower(x.role), w) {
			continue
		}
		if !x.named && !strings.Contains(strings.TrimPrefix(lower(x.name), "the "), " ") {
			continue // said of it for the first time
		}
		switch w {
		case "same", "said", "other", "latter", "former", "whole", "entire", "very", "so-called", "new", "current", "present":
			continue
		}
		return true
	}
	return false
}

// isState tells whether a word is a state or of one.
func isState(w string) bool {
	b, ok := lookup(w)
	return ok && b.kind == record.State
}

// maxNamesakes is how many bearers of one head noun are weighed.
const maxNamesakes = 4

// bear notes that actor a bears a head noun.
func (s *settler) bear(head string, a int) {
	list := s.byHead[head]
	if n := len(list); n == 0 || list[n-1] != a {
		s.byHead[head] = append(list, a)
	}
}

// lastNamed resolves a description that tells more of whoever was just named
// ("…, the former strategist said"): a person without a role so far who was
// the subject of the sentence before.
func (s *settler) lastNamed(m grammar.Mention, n noun) int {
	if n.kind != record.Person || s.doc.IsPlural(m.Head) || s.owned(m) || s.doc.Fine[m.First] == grammar.PRPS && pronounOf(s.doc, m.First) >= speaker || !s.doc.Is(m.Head, grammar.NominalSubject) || s.speakerAt(int(s.doc.Tokens[m.Head].Start)) >= 0 {
		return nobody
	}
	now := s.doc.SentenceOf(m.Head)
	for k := len(s.recent) - 1; k >= 0 && k >= len(s.recent)-maxRecent; k-- {
		r := s.recent[k]
		x := &s.actors[r.actor]
		if now-r.sentence > 3 {
			break
		}
		if r.sentence == now || x.kind != record.Person || !r.subject {
			continue
		}
		if x.named && x.role == "" && genderFits(x.gender, n.gender) {
			x.role = cleanName(s.bareText(m))
			return r.actor
		}
		return nobody
	}
	return nobody
}

// actsOnThem tells whether the person described does something to him or her,
// who is whom the report spoke of before: "The chancellor praised her".
func (s *settler) actsOnThem(m grammar.Mention) bool {
	v := s.doc.SubjectOf(m.Head)
	if m.Kind != record.Person || v < 0 {
		return false
	}
	o := s.doc.Object(v)
	if o <= m.Head || s.doc.SentenceOf(o) != s.doc.SentenceOf(m.Head) {
		return false
	}
	k := pronounOf(s.doc, o)
	return k == he || k == she
}

// owned tells whether a description says whose or of what somebody is, so that
// it tells of a new one: "the account's owner".
func (s *settler) owned(m grammar.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		if s.doc.Fine[k] == grammar.POS && k > 0 && s.doc.Tags[k-1] != grammar.PROPN || k > m.Head && lower(s.doc.Word(k)) == "of" {
			return true
		}
	}
	return false
}

// near tells whether a mention stands in the sentence of the token or the two
// before it.
func (s *settler) near(r recency, token int) bool { return s.doc.SentenceOf(token)-r.sentence <= 2 }

func agree(a, b string) bool { return a == "" || b == "" || a == b }

func genderFits(a, b byte) bool { return a == '-' || b == '-' || a == 0 || b == 0 || a == b }

// joinPronoun resolves he, she, it, they and who.
func (s *settler) joinPronoun(i, sentence int) {
	m, d := s.mentions[i], s.doc
	k := pronounOf(d, m.Head)
	switch k {
	case speaker, speakersSide:
		return
	case relative:
		if j, ok := s.at[d.Antecedent(m.Head)]; ok && s.of[j] != nobody {
			s.assign(i, s.of[j], howRelative)
		}
		return
	}
	if a := s.antecedent(m, k, sentence); a != nobody {
		s.assign(i, a, howPronoun)
		x := &s.actors[a]
		if x.kind == record.Person && x.gender == '-' {
			switch k {
			case he:
				x.gender = 'm'
			case she:
				x.gender = 'f'
			}
		}
	}
}

// antecedent weighs the recent mentions for a pronoun: near ones first,
// subjects before others, the speaker of the words around it never.
func (s *settler) antecedent(m grammar.Mention, k pronoun, sentence int) int {
	best, bestScore := nobody, -1<<30
	self := nobody
	if sp := s.speakerAt(int(s.doc.Tokens[m.Head].Start)); sp >= 0 {
		self = s.of[sp]
	}
	for n := len(s.recent) - 1; n >= 0 && n >= len(s.recent)-maxRecent; n-- {
		r := s.recent[n]
		gap := sentence - r.sentence
		if gap > 5 {
			break
		}
		x := &s.actors[r.actor]
		if r.actor == self || !takes(k, x) || anybody(x) {
			continue
		}
		score := -12*gap - (len(s.recent) - n)
		if r.subject {
			score += 8
		}
		if x.named {
			score += 4
		}
		if x.kind == record.Person && s.leadsReport(x) {
			score += 3
		}
		if gap == 0 && s.asker(r.token, m.Head) {
			score -= 30
		}
		if r.main {
			score += 5
		}
		if r.within >= 0 && self == nobody {
			score -= 14 // whom somebody speaks of
		}
		if gap == 0 && s.acrossVerb(r.token, m.Head) {
			continue
		}
		if score > bestScore {
			best, bestScore = r.actor, score
		}
	}
	return best
}

// leadsReport tells whether an actor stands in the report's first or second
// sentence: whom it is about.
func (s *settler) leadsReport(x *actor) bool {
	for _, k := range x.mentions[:min(len(x.mentions), 4)] {
		if s.doc.SentenceOf(s.mentions[k].Head) < 2 {
			return true
		}
	}
	return false
}

// anybody tells whether an actor is nobody in particular: no pronoun takes up
// "someone".
func anybody(x *actor) bool {
	if x.named {
		return false
	}
	switch lower(x.name) {
	case "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "no one", "one", "whoever":
		return true
	}
	return false
}

// asker tells whether the one at token r put the question that the subject at
// token i answers: "Asked by Ms Rao if she knew, she replied".
func (s *settler) asker(r, i int) bool {
	d := s.doc
	v := d.Governor(r)
	if v < 0 || v >= i || d.Fine[v] != grammar.VBN || !d.Is(r, grammar.PassiveAgent|grammar.Oblique) || !d.Is(i, grammar.NominalSubject) {
		return false
	}
	switch d.Lemmas[v] {
	case "ask", "question", "press", "cross-examine", "interview", "challenge", "quiz", "examine", "grill", "confront", "accuse":
		return true
	}
	return false
}

// acrossVerb tells whether one of two tokens is the subject and the other an
// object of one verb, and so somebody else.
func (s *settler) acrossVerb(a, b int) bool {
	d := s.doc
	return d.Governor(a) == d.Governor(b) && d.Is(a, grammar.NominalSubject) != d.Is(b, grammar.NominalSubject) && !d.Is(b, grammar.Possessor)
}

// takes tells whether the pronoun can stand for the actor.
func takes(k pronoun, x *actor) bool {
	switch k {
	case he:
		return x.kind == record.Person && !x.plural && x.gender != 'f'
	case she:
		return (x.kind == record.Person && !x.plural && x.gender != 'm')
	case it:
		switch x.kind {
		case record.Organisation, record.State, record.Outlet, record.Agency, record.ArmedGroup, document:
			return !x.plural
		}
	case they:
		return x.plural || x.kind == record.Group || x.kind == record.Organisation || x.kind == record.ArmedGroup
	}
	return false
}

// speakerAt returns the mention of whoever speaks the direct speech at a
// byte, the innermost; -1 for none.
func (s *settler) speakerAt(at int) int {
	lo, hi := 0, len(s.verbatim)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.verbatim[mid].start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	best, size := -1, 1<<62
	for k := lo - 1; k >= 0 && k >= lo-maxNested; k-- {
		if v := s.verbatim[k]; at < v.end && v.end-v.start < size {
			best, size = v.speaker, v.end-v.start
		}
	}
	return best
}

// maxNested bounds how many stretches of speech that began before a byte are
// looked at.
const maxNested = 8

// joinSpeaker resolves I to the speaker of the quotation around it, and we to
// the speaker's side: the state or body spoken for, else the speaker.
func (s *settler) joinSpeaker(i int) {
	m := s.mentions[i]
	k := pronounOf(s.doc, m.Head)
	if k != speaker && k != speakersSide {
		return
	}
	sp := s.speakerAt(int(s.doc.Tokens[m.Head].Start))
	if sp < 0 || s.of[sp] == nobody {
		return
	}
	a, how := s.of[sp], howSpeaker
	if k == speakersSide {
		if side := s.side(a); side != a {
			a, how = side, howSide
		}
	}
	s.assign(i, a, how)
}

// side returns whom an actor speaks for.
func (s *settler) side(a int) int {
	x := &s.actors[a]
	if x.kind == record.Person && x.country != "" && (x.sector == "GOV" || x.sector == "MIL") && !strings.Contains(lower(x.role), "former") {
		if st, ok := s.byName["="+x.country]; ok {
			return st
		}
	}
	return a
}
