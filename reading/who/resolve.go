package who

import (
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
