package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// introduced finds the short forms in brackets that a list knows for another
// body than the one named before them: the report's own meaning goes first.
func (s *settler) introduced() {
	d := s.doc
	for i := 1; i+2 < len(d.Tokens); i++ {
		if d.Word(i) != "(" || d.Word(i+2) != ")" || !upper(d.Word(i-1)) {
			continue
		}
		short := d.Word(i + 1)
		if b, ok := lookup(short); ok && b.kind != record.State && len(short) < 9 && short == strings.ToUpper(short) && !strings.HasSuffix(b.name, d.Word(i-1)) {
			s.abbreviated[lower(short)] = nobody
		}
	}
}

// abbreviate notes the short form in brackets after the name of mention i:
// "the Salt Works Union (SWU)".
func (s *settler) abbreviate(i int) {
	m, d := s.mentions[i], s.doc
	if m.Kind == record.Person || m.Last+2 >= len(d.Tokens) || d.Word(m.Last) != "(" || d.Word(m.Last+2) != ")" {
		return
	}
	short := d.Word(m.Last + 1)
	if len(short) < 2 || len(short) > 8 || short != strings.ToUpper(short) || short == lower(short) {
		return
	}
	a := s.of[i]
	if b, ok := bodies[short]; ok && b.kind != record.State && !initialed(s.text(m), short) && s.actors[a].kind != record.Person {
		// the list's body under the name it has in English
		key := nameKey(b.name)
		if _, seen := s.byName[key]; !seen {
			s.byName[key] = a
			x := &s.actors[a]
			x.kind, x.country, x.sector = b.kind, b.country, b.sector
			delete(s.abbreviated, lower(short))
			return
		}
	}
	if first := s.text(m); !strings.Contains(strings.ToUpper(first), short[:1]) {
		a = nobody
	}
	if was, ok := s.abbreviated[lower(short)]; !ok || was == nobody {
		s.abbreviated[lower(short)] = a
	}
}

// initialed tells whether a short form can be of the capital letters of a
// name: half of them or more, in order.
func initialed(name, short string) bool {
	at, hit := 0, 0
	for k := range len(name) {
		if c := name[k]; c >= 'A' && c <= 'Z' && at < len(short) {
			if j := strings.IndexByte(short[at:], c); j >= 0 {
				at += j + 1
				hit++
			}
		}
	}
	return 2*hit >= len(short)
}

// namesake returns whom a surname with a title names: actor a, last named so,
// or if the title is of the other sex somebody else of that surname.
func (s *settler) namesake(m grammar.Mention, surname string, a int) int {
	if m.First == 0 {
		return a
	}
	t, ok := titles[s.doc.Word(m.First-1)]
	if !ok || genderFits(t.gender, s.actors[a].gender) {
		return a
	}
	for k := range min(len(s.actors), maxActors) {
		x := &s.actors[k]
		if x.kind == record.Person && strings.HasSuffix(x.name, " "+surname) && genderFits(t.gender, x.gender) {
			return k
		}
	}
	return nobody
}

// maxActors is how many actors are looked through for a namesake.
const maxActors = 200

// onlyBody returns the one body in whose full name the word stands that the
// mention names it by: "the Coalition" of the Salt Road Coalition.
func (s *settler) onlyBody(m grammar.Mention, text string) int {
	if m.Kind == record.Person {
		return nobody
	}
	list := s.byHead[lower(text)]
	if len(list) != 1 || !s.actors[list[0]].named {
		return nobody
	}
	return list[0]
}

// upper tells whether w begins with a capital of ASCII.
func upper(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }
