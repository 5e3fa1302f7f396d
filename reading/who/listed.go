package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// listed finds the bodies and states of the lists among the words that no
// name covers.
func (p *proposer) listed() {
	d := p.doc
	for i := 0; i < len(d.Tokens); i++ {
		if p.named[i] {
			continue
		}
		if p.demonym(i) {
			p.add(grammar.Phrase{First: i - 1, Last: i + 1, Head: i}, record.FormNominal, record.Person, "who.demonym")
			p.named[i] = true
			continue
		}
		n, b := p.bodyAt(i)
		if n == 0 {
			n, b = p.calmed(i)
		}
		if b.sector == "PTY" && n == 1 && p.otherParty(i) {
			continue
		}
		if n == 0 || b.kind == record.State && (ofContinent(d, i) || p.surnamed(i, b)) {
			continue
		}
		ph := grammar.Phrase{First: i, Last: i + n}
		ph.Head = d.HeadOf(ph.First, ph.Last)
		form := record.FormName
		switch {
		case b.kind == record.State && p.within(ph):
			continue
		case b.form == seat && !p.acts(ph.Head):
			continue
		case b.form == adjective || b.form == people:
			form = record.FormNominal
		}
		p.add(ph, form, b.kind, "who.list")
		for j := i; j < i+n; j++ {
			p.named[j] = true
		}
		i += n - 1
	}
}

// otherParty tells whether the word before a party's short name makes it
// another one: "Social Democrats".
func (p *proposer) otherParty(i int) bool {
	if i == 0 {
		return false
	}
	switch p.doc.Word(i - 1) {
	case "Social", "Christian", "Liberal", "Free", "New", "Progressive", "Moderate", "National", "Centre", "Center", "Sweden", "Hungarian", "European", "People's", "Catalan", "Young", "True", "Alliance":
		return true
	}
	return false
}

// calmed finds the listed body whose acronym a text once all in capitals has
// as a word: "the Fmln".
func (p *proposer) calmed(i int) (int, body) {
	d := p.doc
	w := d.Word(i)
	if len(w) < 3 || len(w) > 6 || !upper(w) || d.Tags[i] != grammar.PROPN || i == 0 || lower(d.Word(i-1)) != "the" || strings.ToUpper(w) == w {
		return 0, body{}
	}
	if b, ok := bodies[strings.ToUpper(w)]; ok && b.kind != record.State {
		return 1, b
	}
	return 0, body{}
}

// ofContinent tells whether "American" at token i is of a part of the
// continent: "Central American presidents".
func ofContinent(d *grammar.Doc, i int) bool {
	if i == 0 || !strings.HasPrefix(d.Word(i), "America") && !strings.HasPrefix(d.Word(i), "AMERICA") {
		return false
	}
	switch strings.ToLower(d.Word(i - 1)) {
	case "central", "latin", "south", "north", "ibero", "meso":
		return true
	case "-":
		return i > 1 && strings.EqualFold(d.Word(i-2), "ibero")
	}
	return false
}

// surnamed tells whether a people's name at token i is somebody's surname:
// "Judge English said".
func (p *proposer) surnamed(i int, b body) bool {
	d := p.doc
	if i == 0 || b.form != adjective && b.form != people || i+1 < len(d.Tokens) && (d.Tags[i+1] == grammar.NOUN || d.Tags[i+1] == grammar.PROPN || d.Tags[i+1] == grammar.ADJ) {
		return false
	}
	t, ok := titles[d.Word(i-1)]
	return ok && (t.sector != "CVL" || len(d.Word(i-1)) < 6)
}

// within tells whether the phrase is part of a longer place's name, which is
// another place: the Mexico of "Gulf of Mexico", the Vietnam of "South
// Vietnam". After a comma stands a name of its own ("Lima, Peru").
func (p *proposer) within(ph grammar.Phrase) bool {
	for _, n := range p.doc.Names {
		if n.First > ph.First {
			break
		}
		if n.Kind != grammar.LOC || n.Last < ph.Last || n.Last-n.First == ph.Last-ph.First {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			if p.doc.Word(i) == "," {
				return false
			}
		}
		return true
	}
	return false
}

// bodyAt returns the longest listed body whose form starts at token i, and
// how many tokens it takes.
func (p *proposer) bodyAt(i int) (int, body) {
	d := p.doc
	w := strings.TrimPrefix(d.Word(i), "#")
	longest, ok := bodyStarts[w]
	if !ok {
		return 0, body{}
	}
	start := int(d.Tokens[i].End) - len(w)
	n, best := 0, body{}
	for j := i; j < len(d.Tokens) && int(d.Tokens[j].End)-start <= longest && !p.named[j]; j++ {
		if b, ok := bodies[d.Raw[start:d.Tokens[j].End]]; ok {
			n, best = j-i+1, b
		}
	}
	return n, best
}
