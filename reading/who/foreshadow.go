package who

import (
	"strings"

	"sayso/record"
)

const howForeshadowed = "the name given later"

// foreshadowed joins the people whom a report's lead describes, "the regional
// governor said", to the name that it gives them later, "Governor Ilhan Tokaev".
func (s *settler) foreshadowed() {
	for a := range min(len(s.actors), maxActors) {
		x := &s.actors[a]
		if x.kind != record.Person || x.named || x.plural || len(x.mentions) == 0 || anybody(x) {
			continue
		}
		if n := s.nameGivenLater(a); n != nobody {
			for _, i := range x.mentions {
				s.assign(i, n, howForeshadowed)
			}
			x.mentions = nil
		}
	}
}

// nameGivenLater returns the one person, named for the first time after the
// unnamed actor a, whose role is what a is described by; nobody if none or
// several are.
func (s *settler) nameGivenLater(a int) int {
	x, first := &s.actors[a], s.mentions[s.actors[a].mentions[0]]
	head := lower(s.doc.Lemmas[first.Head])
	if first.Form != record.FormNominal || general(head) || kin(head) || vague(head) || s.speakerAt(int(s.doc.Tokens[first.Head].Start)) >= 0 {
		return nobody
	}
	found := nobody
	for _, n := range s.byHead[head] {
		y := &s.actors[n]
		if n == a || len(y.mentions) == 0 || y.kind != record.Person {
			continue
		}
		if !y.named || !s.startsAfter(y, first.First) {
			if y.named {
				return nobody // somebody else held the office before
			}
			continue
		}
		if found != nobody && found != n {
			return nobody
		}
		found = n
	}
	if found == nobody || !agree(x.country, s.actors[found].country) || !genderFits(x.gender, s.actors[found].gender) || !s.sameModifiers(lower(x.name), lower(s.actors[found].role), head) {
		return nobody
	}
	return found
}

// kin tells whether a noun tells whose relative somebody is; many are.
func kin(head string) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(head, "step"), "grand") {
	case "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband", "fiancé", "fiancée", "niece", "nephew", "friend", "neighbor", "neighbour", "uncle", "aunt", "cousin", "relative", "colleague", "partner", "boy", "girl", "man", "woman", "child", "teenager", "person":
		return true
	}
	return false
}

// vague tells whether a noun names one of many who may speak in a report.
func vague(head string) bool {
	switch head {
	case "source", "witness", "resident", "survivor", "member", "expert", "analyst", "activist", "doctor", "nurse", "teacher", "student", "soldier", "fighter", "worker", "employee", "victim", "lawyer", "journalist", "reporter", "player", "politician", "protester", "farmer", "driver", "observer", "aide", "adviser", "advisor", "volunteer", "refugee":
		return true
	}
	return false
}

// sameModifiers tells whether the words of one description beside its head are
// among those of the other, or the other's among its own.
func (s *settler) sameModifiers(name, role, head string) bool {
	all := func(a, b string) bool {
		for w := range strings.FieldsSeq(a) {
			w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ",.’'"), "'s"), "’s")
			switch w {
			case "", "a", "an", "the", "of", "for", "in", "s", "former", "local", "senior", "top", "chief", "country", "its", "his", "her", "their", "regional", "state", "official", "city", "new":
				continue
			}
			if w != head && !holdsWord(b, w) && !(len(w) > 4 && strings.Contains(b, w[:len(w)-2])) {
				return false
			}
		}
		return true
	}
	return all(name, role) || all(role, name)
}
