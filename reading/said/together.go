package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// together returns the mentions of those whom a source names side by side, "a
// local medical group and two residents": nil unless they are two or more. Two
// bare descriptions of one person, "founder and director Anna Berg", are one.
func (f *finder) together(p grammar.Phrase) []int {
	if p.Last-p.First < 3 {
		return nil
	}
	var out []int
	var apposed *grammar.Mention // the last mention that only tells more of one
	end := p.First
	at, _ := f.firstMention(p.First)
	for ; at < len(f.mentions) && f.mentions[at].First < p.Last; at++ {
		m := &f.mentions[at]
		if m.First < end || m.Last > p.Last || m.Form == record.FormPronoun || !f.canSpeak(at) {
			continue
		}
		if len(out) == 0 {
			if f.belongs(p, m) {
				out, end = append(out, at), m.Last
			}
			continue
		}
		last := &f.mentions[out[len(out)-1]]
		if m.First == end && m.Form == record.FormName && last.Form == record.FormNominal {
			out[len(out)-1], end = at, m.Last // “the channels Baza and Pepel”, “Mayor Olav Gray”
			continue
		}
		if apposed != nil && f.goesWith(apposed, m) { // “Anna Berg, founder and head of the club”
			end = m.Last
			continue
		}
		if (!f.doc.Is(m.Head, grammar.Apposition) || f.doc.Tags[m.First] == grammar.NUM) && f.sideBySide(p, last, m, end) {
			if f.onePerson(last, m) {
				return nil
			}
			out = append(out, at)
			apposed = nil
		} else {
			apposed = m
		}
		end = m.Last
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// goesWith tells whether mention m only goes on with a description: it hangs on
// it, or is bare and of one.
func (f *finder) goesWith(apposed, m *grammar.Mention) bool {
	if f.doc.DependsOn(m.Head, apposed.Head, 2) {
		return true
	}
	t := f.doc.Tags[m.First]
	return m.Form == record.FormNominal && t != grammar.DET && t != grammar.NUM && f.doc.Fine[m.Head] != grammar.NNS
}

// belongs tells whether mention m, the first of a source, opens it and is no
// part of what comes next ("the police's lawyer").
func (f *finder) belongs(p grammar.Phrase, m *grammar.Mention) bool {
	if m.Last < p.Last && f.doc.Fine[m.Last] == grammar.POS {
		return false
	}
	return m.First <= p.First+1 || m.Head == p.Head
}

// sideBySide tells whether "and" joins mention m to the mention last, which
// ends before token end with what is told of it; source p holds both.
func (f *finder) sideBySide(p grammar.Phrase, last, m *grammar.Mention, end int) bool {
	k := m.First - 1
	if w := lower(f.doc.Word(k)); f.doc.Tags[k] == grammar.CCONJ && (w == "and" || w == "or" || w == "&") {
		k--
	} else if w == "," && k == end && m.Form == record.FormNominal && f.doc.Tags[m.First] == grammar.NUM && f.doc.Tags[last.First] == grammar.NUM {
		return true // “three truckers, two guards and a clerk”
	} else if w != "," || f.doc.JoinedTo(m.Head) != last.Head || f.describes(last, m) || !f.listGoesOn(p, m) {
		return false
	}
	if m.Last < len(f.doc.Tokens) && f.doc.Fine[m.Last] == grammar.POS {
		return false
	}
	if k > end+1 && f.doc.Word(k) == "," && (f.doc.Fine[end] == grammar.WP || f.doc.Fine[end] == grammar.WDT) {
		return true // “eleven people who survived it, and three guards”
	}
	for ; k >= end && f.doc.Tokens[k].Kind == words.Punct; k-- {
	}
	return k < end || f.doc.JoinedTo(m.Head) == last.Head
}

// describes tells whether mention m, after a comma, is what a person named
// before it is: "Anna Berg, president and director of the line".
func (f *finder) describes(last, m *grammar.Mention) bool {
	return last.Form == record.FormName && last.Kind == record.Person && f.titledName(m) && m.Form == record.FormNominal && m.Kind == record.Person
}

// listGoesOn tells whether "and" or "or" follows mention m in source p: commas
// alone join nobody.
func (f *finder) listGoesOn(p grammar.Phrase, m *grammar.Mention) bool {
	for k := m.Last; k+1 < p.Last; k++ {
		if f.doc.Tags[k] == grammar.CCONJ {
			return true
		}
	}
	return false
}

// onePerson tells whether two descriptions side by side are of one person: both
// of one person, the second without a determiner of its own.
func (f *finder) onePerson(a, b *grammar.Mention) bool {
	if a.Kind != record.Person || a.Form == record.FormName || b.Form == record.FormName && f.titledName(a) {
		return a.Kind == record.Person && a.Form != record.FormName && b.Form == record.FormName && f.titledName(a)
	}
	return b.Kind == record.Person && f.doc.Tags[b.First] != grammar.DET && f.doc.Tags[b.First] != grammar.NUM && b.Form != record.FormName
}

// titledName tells whether a description stands bare, as before a name:
// "president and founder Anna Berg".
func (f *finder) titledName(a *grammar.Mention) bool {
	return f.doc.Tags[a.First] != grammar.DET && f.doc.Fine[a.Head] != grammar.NNS
}
