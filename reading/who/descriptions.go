package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

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
