package who

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// pronouns proposes the pronouns that can stand for a speaker or actor.
func (p *proposer) pronouns() {
	for i := range p.doc.Tokens {
		if k := pronounOf(p.doc, i); k != notPronoun {
			p.add(grammar.Phrase{First: i, Last: i + 1, Head: i}, record.FormPronoun, "", "who.pronoun")
		}
	}
}

// pronoun classes by what they can refer to.
type pronoun uint8

const (
	notPronoun pronoun = iota
	he
	she
	it
	they
	speaker      // I, me, my
	speakersSide // we, us, our
	relative     // who, which: the noun it hangs on
)

func pronounOf(d *grammar.Doc, i int) pronoun {
	if n := d.Tokens[i].End - d.Tokens[i].Start; n > 10 || d.Tokens[i].Kind != words.Word {
		return notPronoun
	}
	switch lower(d.Word(i)) {
	case "he", "him", "his", "himself":
		return he
	case "she", "her", "hers", "herself":
		return she
	case "it", "its", "itself":
		return it
	case "they", "them", "their", "theirs", "themselves":
		return they
	case "i", "me", "my", "mine", "myself":
		return speaker
	case "we", "us", "our", "ours", "ourselves":
		if d.Word(i) == "US" {
			return notPronoun
		}
		return speakersSide
	case "who", "whom", "which", "that":
		if d.Tags[i] == grammar.PRON && d.Is(d.SubjectOf(i), grammar.RelativeClause) {
			return relative
		}
	}
	return notPronoun
}
