package who

import (
	"sayso/reading/grammar"
	"sayso/record"
)

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
