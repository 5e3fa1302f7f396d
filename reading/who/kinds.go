package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// kindOfName says what a name's bearer is: the lists know best, then the
// words of the name, then the grammar's kind.
func (p *proposer) kindOfName(ph grammar.Phrase, kind grammar.NameKind) (record.EntityKind, record.Form) {
	d := p.doc
	text := d.Raw[d.Tokens[ph.First].Start:d.Tokens[ph.Last-1].End]
	if b, ok := lookup(text); ok && (kind != grammar.PER || b.kind != record.State || ph.Last-ph.First == 1 && b.form != people) {
		switch {
		case b.kind != record.State:
			return b.kind, record.FormName
		case b.form == ownName:
			return record.State, record.FormName
		case b.form == adjective || b.form == people:
			return record.State, record.FormNominal
		case b.form == seat && p.acts(ph.Head):
			return record.State, record.FormName
		}
	}
	switch kind {
	case grammar.PER:
		if _, ok := given[d.Word(ph.First)]; !ok && ph.Last-ph.First > 1 && tailWords[d.Word(ph.Last-1)] != "" {
			return tailWords[d.Word(ph.Last-1)], record.FormName
		}
		if p.acronym(ph) || p.companyTail(ph) {
			return record.Organisation, record.FormName
		}
		return record.Person, record.FormName
	case grammar.ORG:
		return kindOfBody(d, ph), record.FormName
	}
	return "", record.FormName
}

// companyTail tells whether a name taken for a person's ends like a company's:
// "Thalia Shipping", "Orson Capital". A given name at its head makes it a person's.
func (p *proposer) companyTail(ph grammar.Phrase) bool {
	d := p.doc
	if ph.Last-ph.First < 2 {
		return false
	}
	w := d.Word(ph.Last - 1)
	if _, ok := given[d.Word(ph.First)]; ok || surnames[w] {
		return false
	}
	switch w {
	case "Marine", "Maritime", "Capital", "Partners", "Pharma", "Pharmaceuticals", "Ventures", "Hospitality", "Securities", "Insurance", "Resources", "Motors", "Shipping", "Airways", "Foods", "Energy", "Logistics", "Media", "Investments", "Properties", "Hotels", "Stores", "Brothers", "Bank", "Holdings":
		return true
	}
	return bodySectors[w] == "BUS"
}

// acronym tells whether a name of one short word in capitals, no turn's label,
// is a body's.
func (p *proposer) acronym(ph grammar.Phrase) bool {
	w := p.doc.Word(ph.First)
	if ph.Last-ph.First != 1 || len(w) < 3 || len(w) > 6 || strings.ToUpper(w) != w || lower(w) == w || ph.Last < len(p.doc.Tokens) && p.doc.Word(ph.Last) == ":" {
		return false
	}
	if ph.First > 0 {
		if _, titled := titles[p.doc.Word(ph.First-1)]; titled {
			return false
		}
	}
	calm := w[:1] + lower(w[1:])
	_, ok := given[calm]
	return !ok && !surnames[calm] && len(p.doc.Sentences) > 1
}

// lookup finds a listed body or state by its form, with or without "the" and
// a hash sign.
func lookup(text string) (body, bool) {
	text = strings.TrimPrefix(text, "#")
	if b, ok := bodies[text]; ok {
		return b, true
	}
	if rest, ok := cutThe(text); ok {
		if b, ok := bodies[rest]; ok {
			return b, true
		}
		text = rest
	}
	if strings.IndexByte(text, ' ') > 0 && len(text) < 60 && strings.ToUpper(text) == text {
		b, ok := bodies[calm(text)]
		return b, ok
	}
	return body{}, false
}

// calm writes a name in capitals as it is usually written: "UNITED NATIONS"
// is the United Nations.
func calm(text string) string {
	b := []byte(strings.ToLower(text))
	for i := range b {
		if (i == 0 || b[i-1] == ' ' || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			switch rest := string(b[i:]); {
			case i > 0 && (strings.HasPrefix(rest, "of ") || strings.HasPrefix(rest, "for ") || strings.HasPrefix(rest, "the ") || strings.HasPrefix(rest, "and ")):
			default:
				b[i] -= 'a' - 'A'
			}
		}
	}
	return string(b)
}

func cutThe(text string) (string, bool) {
	if len(text) > 4 && (text[0] == 't' || text[0] == 'T') && text[1:4] == "he " {
		return text[4:], true
	}
	return text, false
}

// kindOfBody tells an outlet or an armed group from other bodies by the words
// of its name: the table of bodies' words knows most of them.
func kindOfBody(d *grammar.Doc, ph grammar.Phrase) record.EntityKind {
	if k := sortOf(d, ph); k != "" {
		return k
	}
	for i := ph.Last - 1; i >= ph.First; i-- {
		switch d.Word(i) {
		case "News", "Times", "Post", "Herald", "Journal", "TV", "Television", "Radio", "Broadcasting", "Mail", "Globe", "Star", "Press":
			return record.Outlet
		case "Brigade", "Brigades", "Militia", "Front", "Cartel", "Insurgents", "Rebels", "Mujahideen", "Martyrs":
			return record.ArmedGroup
		}
	}
	return record.Organisation
}

// sortOf reads outlet or armed group off a name's last word, or its first;
// empty if they tell neither.
func sortOf(d *grammar.Doc, ph grammar.Phrase) record.EntityKind {
	if ph.Last-ph.First < 2 {
		return ""
	}
	if k := tailWords[d.Word(ph.Last-1)]; k != "" {
		return k
	}
	return headWords[d.Word(ph.First)]
}

// acts tells whether the token is the subject of a verb, so that a capital
// stands for its government.
func (p *proposer) acts(i int) bool {
	d := p.doc
	g := d.Governor(i)
	switch {
	case d.Is(i, grammar.ActiveSubject|grammar.PassiveSubject|grammar.PassiveAgent):
		return g >= 0 && d.Tags[g] == grammar.VERB
	case d.Is(i, grammar.DirectObject):
		return true
	case d.Is(i, grammar.Conjunct): // “Oslo and Riga agreed”
		return g >= 0 && g < i && i-g < 8 && !d.Is(g, grammar.Conjunct|grammar.DirectObject) && p.acts(g)
	}
	return false
}
