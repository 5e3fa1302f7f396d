package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// describe reads role, country, sector and gender off the words before a
// person's name ("Russian Deputy Envoy to the UN Dmitry Polyanskiy").
func (s *settler) describe(i int) {
	m, d := s.mentions[i], s.doc
	a := &s.actors[s.of[i]]
	if a.kind != record.Person {
		if a.country == "" {
			a.country = s.countryIn(d.Subtree(m.Head).First, m.Last)
		}
		return
	}
	first := d.Subtree(m.Head).First
	for k := m.First - 1; k >= first; k-- {
		if d.Tags[k] == grammar.PUNCT || d.Tokens[k].Kind == words.Link || d.Tokens[k].Kind == words.Handle || d.Tags[k] == grammar.VERB || m.First-k > 12 {
			first = k + 1
		}
	}
	if first == m.First && m.First > 0 {
		for n := 3; n > 0; n-- {
			if k := m.First - n; k >= 0 && titleAt(d, k, m.First) == n {
				first = k
				break
			}
		}
	}
	if first < m.First {
		s.takeRole(s.of[i], first, m.First)
	}
}

// takeRole reads the role of actor a from the tokens [first, last).
func (s *settler) takeRole(a, first, last int) {
	d, x := s.doc, &s.actors[a]
	for first < last && isLead(d.Tags[first]) {
		first++
	}
	if first >= last || !s.tellsRole(a, first, last) {
		return
	}
	for last-first > 1 && s.honorific(last-1) {
		last--
	}
	text := cleanName(d.Text.Span(first, last).Text)
	if t, ok := titles[text]; ok {
		if t.gender != '-' {
			x.gender = t.gender
		}
		if t.sector == "CVL" && len(text) < 10 { // Mr, Mrs, Dr
			return
		}
	}
	if len(text) > len(x.role) {
		x.role = text
	}
	if x.country == "" {
		if x.country = s.bodyCountry(first, last); x.country == "" {
			x.country = s.countryIn(first, last)
		}
	}
	end := s.roleEnd(first, last)
	if x.sector == "" && s.saysPolice(first, end) {
		x.sector = "COP"
	}
	if sector := s.bodySector(first, last); sector != "" && x.sector == "" && s.leads(first, end) {
		x.sector = sector
	}
	for k := first; k < end && x.sector == ""; k++ {
		if n := titleAt(d, k, last); n > 1 { // Attorney General
			if t := titles[d.Raw[d.Tokens[k].Start:d.Tokens[k+n-1].End]]; t.sector != "CVL" {
				x.sector = t.sector
			}
		}
	}
	for k := end - 1; k >= first; k-- {
		n, ok := nounOf(d, k)
		if !ok {
			if t := titles[d.Word(k)]; x.sector == "" && t.sector != "CVL" { // Gov., MP, DSP
				x.sector = t.sector
			}
			continue
		}
		if of := k+2 < last && d.Fine[k+1] == grammar.POS; !of { // "the victim's brother" is no victim
			if n.gender != '-' && n.gender != 0 {
				x.gender = n.gender
			}
			if n.kind == record.Person {
				s.bear(lower(d.Lemmas[k]), a)
			}
		}
		if x.sector == "" && (n.kind == record.Person || n.kind == record.Group) && !s.privately(first, k) {
			x.sector = n.sector
		}
	}
}

// honorific tells whether token k is a form of address that says no more of an
// office than the words before it: "Prime Minister Sir", "spokesman Col.".
func (s *settler) honorific(k int) bool {
	w := s.doc.Word(k)
	t, ok := titles[w]
	return ok && (t.sector == "CVL" && len(w) < 6 || strings.HasSuffix(w, ".")) || w == ","
}

// isLead tells whether a word of the tag stands before a role and is no part
// of it.
func isLead(t grammar.Tag) bool {
	switch t {
	case grammar.DET, grammar.ADP, grammar.CCONJ, grammar.SCONJ, grammar.ADV, grammar.PART, grammar.PUNCT, grammar.PRON:
		return true
	}
	return false
}

// tellsRole tells whether the tokens [first, last) can be the role of actor a:
// a person's, with a noun for people or a title among them and no clause.
func (s *settler) tellsRole(a, first, last int) bool {
	d := s.doc
	if x := &s.actors[a]; x.named && x.kind != record.Person {
		return false
	}
	yes := false
	for k := first; k < last; k++ {
		switch d.Tags[k] {
		case grammar.AUX, grammar.VERB:
			switch d.Fine[k] {
			case grammar.VB, grammar.VBD, grammar.VBZ, grammar.VBP, grammar.MD:
				return false
			}
		case grammar.PUNCT:
			if w := d.Word(k); w != "," && w != "-" && w != "." && w != "/" {
				return false
			}
		}
		if n, ok := nounOf(d, k); ok && (n.kind == record.Person || n.kind == record.Group) || agentive(d, k) {
			yes = true
		}
	}
	return yes || titleAt(d, first, last) > 0
}

// agentive tells whether token k looks like a noun for who does something:
// "striker", "oceanographer", "novelist".
func agentive(d *grammar.Doc, k int) bool {
	if d.Tags[k] != grammar.NOUN && d.Tags[k] != grammar.PROPN {
		return false
	}
	w := lower(d.Lemmas[k])
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "ee", "ess"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// countryIn returns the state that the tokens [first, last) name, if any.
func (s *settler) countryIn(first, last int) string {
	d := s.doc
	for k := first; k < last; k++ {
		if k > first && d.Tags[k-1] == grammar.ADP {
			switch lower(d.Word(k - 1)) {
			case "in", "to", "for", "on", "against", "with":
				continue // where or with whom, not whose
			}
		}
		if ofContinent(d, k) {
			continue
		}
		if b, ok := lookup(d.Word(k)); ok && b.kind == record.State && b.form != seat {
			return b.country
		}
		if k+1 < last {
			if b, ok := lookup(d.Raw[d.Tokens[k].Start:d.Tokens[k+1].End]); ok && b.kind == record.State && b.form != seat {
				return b.country
			}
		}
	}
	return ""
}

// roleEnd returns where the noun phrase of a role ends: before "of", "for", "to".
func (s *settler) roleEnd(first, last int) int {
	for k := first + 1; k < last; k++ {
		if s.doc.Tags[k] == grammar.ADP {
			return k
		}
	}
	return last
}

// leads tells whether the role [first, last) is one that any body has, so that
// the body tells the sector: director, head, spokesman, official, member.
func (s *settler) leads(first, last int) bool {
	for k := last - 1; k >= first; k-- {
		switch lower(s.doc.Lemmas[k]) {
		case "director", "head", "chief", "spokesman", "spokeswoman", "spokesperson", "official", "leader", "member", "representative", "chairman", "chairwoman", "chair", "executive", "manager", "coordinator", "adviser", "advisor", "boss", "founder", "president", "secretary", "delegate", "employee", "worker", "analyst", "researcher", "lawyer", "commander", "fighter":
			return true
		case "minister", "mayor", "governor", "senator", "ambassador":
			return false
		}
	}
	return false
}

// saysPolice tells whether a role names the police.
func (s *settler) saysPolice(first, end int) bool {
	for k := first; k < end; k++ {
		if lower(s.doc.Word(k)) == "police" {
			return true
		}
	}
	return false
}

// bodySector returns the sector of the body that a role names: "agency's
// director", "Hamas leader"; empty if none.
func (s *settler) bodySector(first, last int) string {
	s.settleWithin(first, last)
	for k := first; k < last; k++ {
		i, ok := s.at[k]
		if !ok || s.of[i] == nobody {
			continue
		}
		if x := &s.actors[s.of[i]]; x.kind != record.State && x.kind != record.Person && x.kind != "" {
			if x.sector != "" {
				return x.sector
			}
			if x.named {
				return sectorOf(x.name)
			}
		}
	}
	return ""
}

// settleWithin settles the descriptions of bodies that stand inside the tokens
// [first, last) of another: "the group" of "the group's director".
func (s *settler) settleWithin(first, last int) {
	for k := first; k < last; k++ {
		i, ok := s.at[k]
		if !ok || s.of[i] != nobody {
			continue
		}
		if m := s.mentions[i]; m.Form == record.FormNominal && m.Kind != "" && m.Kind != record.Person && m.Last < last {
			s.joinNominal(i)
		}
	}
}

// bodyCountry returns the country of the body that a role names: "White House
// spokesman"; empty if none.
func (s *settler) bodyCountry(first, last int) string {
	for k := first; k < last; k++ {
		if i, ok := s.at[k]; ok && s.of[i] != nobody {
			if x := &s.actors[s.of[i]]; x.named && x.kind != record.State && x.kind != record.Person && x.country != "" {
				return x.country
			}
		}
	}
	return ""
}

// privately tells whether the office at token k is held for a person, "Mr
// Tane's secretary", and so is none of the state's.
func (s *settler) privately(first, k int) bool {
	for j := first; j < k; j++ {
		if s.doc.Fine[j] != grammar.POS || j == 0 {
			continue
		}
		if i, ok := s.at[j-1]; ok && s.of[i] != nobody && s.actors[s.of[i]].kind == record.Person {
			return true
		}
	}
	return false
}
