package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// nominals proposes noun phrases whose head noun is a speaker or actor, and
// any noun phrase that is the subject or agent of a verb.
func (p *proposer) nominals() {
	d := p.doc
	sentence := 0
	for i := range d.Tokens {
		for sentence < len(d.Sentences) && int(d.Sentences[sentence].Last) <= i {
			sentence++
		}
		if p.named[i] || !p.nominalHead(i) || d.Sentences[sentence].Region == record.RegionDateline || isDay(d.Word(i)) {
			continue
		}
		n, listed := nounOf(d, i)
		if !listed && !p.couldSpeak(i) && d.Tags[i] != grammar.DET {
			continue
		}
		kind := n.kind
		if t, ok := titles[d.Word(i)]; ok && kind == "" && t.sector != "CVL" && i > 0 {
			kind = record.Person
		}
		if k := tailWords[d.Word(i)]; k != "" && d.Tags[i] == grammar.PROPN && i > 0 && upper(d.Word(i-1)) && d.Governor(i-1) == i && d.Tags[i-1] != grammar.DET {
			ph := grammar.Phrase{First: i - 1, Last: i + 1, Head: i}
			p.add(ph, record.FormName, k, "who.tail-word")
			continue
		}
		if kind == record.Person && d.IsPlural(i) {
			kind = record.Group
		}
		if kind == "" && p.oneOf(i) {
			kind = record.Person
		}
		ph := p.nounPhrase(i)
		if p.bracketed(ph) {
			if ph.First < i && d.Tags[ph.First] == grammar.DET {
				ph.First++
			}
			if kind == "" || kind == record.Person || kind == document {
				kind = record.Organisation
			}
			p.add(ph, record.FormName, kind, "who.bracket")
			continue
		}
		p.add(ph, record.FormNominal, kind, "who.noun")
	}
}

// oneOf tells whether token i is one of several people: "One of the truckers".
func (p *proposer) oneOf(i int) bool {
	d := p.doc
	if w := lower(d.Word(i)); w != "one" && w != "another" || i+2 >= len(d.Tokens) || d.Word(i+1) != "of" {
		return false
	}
	for k := i + 2; k < i+6 && k < len(d.Tokens); k++ {
		if d.Fine[k] == grammar.NNS {
			n, ok := nounOf(d, k)
			return ok && n.kind == record.Person
		}
	}
	return false
}

// bracketed tells whether a phrase with a capital head and several words in
// capitals is followed by its short form in brackets: "the Group for the
// Support of the North (GSN)".
func (p *proposer) bracketed(ph grammar.Phrase) bool {
	d := p.doc
	if !upper(d.Word(ph.Head)) || ph.Last+2 >= len(d.Tokens) || d.Word(ph.Last) != "(" || d.Word(ph.Last+2) != ")" {
		return false
	}
	short := d.Word(ph.Last + 1)
	if len(short) < 2 || len(short) > 8 || strings.ToUpper(short) != short || lower(short) == short {
		return false
	}
	capitals := 0
	for k := ph.First; k < ph.Last; k++ {
		if upper(d.Word(k)) && d.Tags[k] != grammar.DET {
			capitals++
		}
	}
	return capitals > 1
}

func (p *proposer) nominalHead(i int) bool {
	d := p.doc
	if k := d.Tokens[i].Kind; k != words.Word && k != words.Number {
		return false
	}
	switch d.Tags[i] {
	case grammar.NOUN, grammar.PROPN:
		if d.Is(i, grammar.CompoundPart) {
			return p.doesIt(i)
		}
		return !d.Is(i, grammar.NamePart|grammar.FixedPart)
	case grammar.ADJ, grammar.DET, grammar.NUM:
		return d.Is(i, grammar.NominalSubject) || lower(d.Word(i)) == "another" && (i+1 < len(d.Tokens) && (d.Tags[i+1] == grammar.VERB || d.Tags[i+1] == grammar.AUX) || i > 0 && d.Tags[i-1] == grammar.VERB && (i+1 == len(d.Tokens) || d.Tags[i+1] == grammar.PUNCT))
	case grammar.PRON:
		switch lower(d.Word(i)) {
		case "some", "many", "others", "most", "several", "both", "one", "few", "someone", "everyone", "those", "none", "all", "another":
			return true
		}
	}
	return false
}

// doesIt tells whether the noun at token i stands before a deed that it does:
// "killed in police firing".
func (p *proposer) doesIt(i int) bool {
	d := p.doc
	h := d.Governor(i)
	if h != i+1 || !strings.HasSuffix(d.Word(h), "ing") || d.Tags[i] != grammar.NOUN || d.Fine[h] != grammar.VBG && d.Fine[h] != grammar.NN {
		return false
	}
	n, listed := nounOf(d, i)
	return listed && (n.kind == record.Organisation || n.kind == record.ArmedGroup)
}

// couldSpeak tells whether token i stands where a source or actor stands.
func (p *proposer) couldSpeak(i int) bool {
	return p.doc.Is(i, grammar.NominalSubject|grammar.PassiveAgent|grammar.Possessor|grammar.Apposition|grammar.Oblique|grammar.NounModifier|grammar.SentenceRoot)
}

// nounPhrase returns the phrase of a noun without what merely adds to it:
// relative clauses, appositions, coordinated phrases, days on which it spoke
// or acted, and anything after a comma.
func (p *proposer) nounPhrase(head int) grammar.Phrase {
	d := p.doc
	ph := grammar.Phrase{First: head, Last: head + 1, Head: head}
	for c := range d.Dependents(head, described) {
		if c > head && (d.Is(c, grammar.Adverbial) || d.Is(c, grammar.NounModifier) && (p.chargedWith(head, c) || calendar[d.Word(c)])) { // “the coast guard on Thursday said”
			continue
		}
		sub := d.Subtree(c)
		if c < head {
			if head-sub.First <= maxNominal {
				ph.First = min(ph.First, sub.First)
			}
		} else if sub.First == ph.Last && !p.clausal(sub) {
			ph.Last = sub.Last
		}
	}
	for i := head + 1; i < ph.Last; i++ {
		if d.Word(i) == "(" || p.besideName(i) {
			ph.Last = i
		}
	}
	for ph.Last > head+1 && d.Tags[ph.Last-1] == grammar.PUNCT {
		ph.Last--
	}
	if upper(d.Word(head)) {
		ph.Last = max(ph.Last, head+titleAt(d, head, len(d.Tokens))) // “Secretary of State”
	}
	for ph.First < head && d.Tags[ph.First] == grammar.PUNCT {
		ph.First++
	}
	return ph
}

// described is what belongs to a description: all that says which one is meant,
// and nothing that is told of them.
const described = ^(grammar.RelativeClause | grammar.AdnominalClause | grammar.AdverbialClause | grammar.ContentClause | grammar.ParatacticClause |
	grammar.Apposition | grammar.Conjunct | grammar.Coordinator | grammar.ListItem | grammar.PunctuationMark |
	grammar.ActiveSubject | grammar.OuterSubject | grammar.Oblique | grammar.Copula | grammar.Auxiliary |
	grammar.CaseMarker | grammar.ClauseMarker | grammar.Addressed | grammar.Interjection | grammar.OrphanPart | grammar.Unspecified)

// besideName tells whether a person's name that token i begins stands beside
// the description before it and is no part of it: "Deputy Envoy to the UN
// Dmitry Orlov", "governor of Rostan province, Aylin Demir", not "the wife of
// Dmitry Orlov".
func (p *proposer) besideName(i int) bool {
	if len(p.person) == 0 || !p.person[i] {
		return false
	}
	d := p.doc
	for n := 3; n > 0; n-- { // titles before the name
		if i-n > 0 && titleAt(d, i-n, i) == n {
			i -= n
			break
		}
	}
	if i == 0 {
		return false
	}
	switch d.Tags[i-1] {
	case grammar.ADP, grammar.DET, grammar.CCONJ, grammar.PART, grammar.ADJ, grammar.SCONJ:
		return d.Tokens[i-1].Kind == words.Hashtag
	}
	return true
}

// chargedWith tells whether the nominal at c, taken for part of the object at
// head, tells what the verb says of it: "accused the group of theft".
func (p *proposer) chargedWith(head, c int) bool {
	d := p.doc
	v := d.ObjectOf(head)
	if v < 0 {
		return false
	}
	switch d.Lemmas[v] {
	case "accuse", "suspect", "convict", "acquit", "warn", "inform", "remind", "assure", "notify", "deprive", "rob", "strip", "clear", "advise":
		return d.HasPreposition(c, "of")
	case "blame", "thank", "praise", "criticize", "criticise", "condemn", "fault", "punish", "arrest", "prosecute":
		return d.HasPreposition(c, "for")
	}
	return false
}

// maxNominal is how many tokens a description takes at most on each side of
// its head.
const maxNominal = 12

// clausal tells whether a phrase holds a finite verb, or too much.
func (p *proposer) clausal(ph grammar.Phrase) bool {
	if ph.Last-ph.First > maxNominal {
		return true
	}
	for i := ph.First; i < ph.Last; i++ {
		switch p.doc.Fine[i] {
		case grammar.VBD, grammar.VBZ, grammar.VBP, grammar.MD:
			return true
		case grammar.VBG:
			if i == ph.First+1 && p.doc.Tags[i] == grammar.VERB { // "of hiding weapons"
				return true
			}
		}
	}
	return false
}
