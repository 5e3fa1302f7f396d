package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

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
