package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// headlined proposes the bare nouns for people and bodies in headlines, whose
// clipped grammar leads tags and trees astray: "EU chief warns", "‘They shot at
// everyone’: Witnesses recount massacre".
func (p *proposer) headlined() {
	d := p.doc
	for _, s := range d.Sentences {
		if s.Region != record.RegionHeadline && s.Region != record.RegionHeading && (s.Paragraph > 0 || s.First >= s.Last || d.Word(int(s.Last)-1) == ".") {
			continue
		}
		first, last := int(s.First), min(int(s.Last), int(s.First)+maxHeadline)
		for i := first; i < last; i++ {
			if p.named[i] || d.Tokens[i].Kind != words.Word || p.known[i] || p.headed[i] && !titular(d.Word(i)) || i > first && d.Tags[i] == grammar.VERB {
				continue
			}
			w := lower(d.Word(i))
			n, ok := speakers[w]
			if !ok && titular(d.Word(i)) {
				n, ok = noun{record.Person, "GOV", '-'}, true
			}
			if !ok {
				if n, ok = singularOf(w); ok && n.kind == record.Person {
					n.kind = record.Group
				}
			}
			if !ok || n.kind == document || d.Is(i, grammar.CompoundPart) && i+1 < last && !p.named[i+1] && d.Tags[i+1] == grammar.NOUN {
				continue
			}
			if p.headed[i] {
				p.recognize(i, n.kind)
				continue
			}
			ph := grammar.Phrase{First: i, Last: i + 1, Head: i}
			for ph.First > first && (p.named[ph.First-1] || d.Tags[ph.First-1] == grammar.PROPN) && i-ph.First < 4 {
				ph.First--
			}
			p.add(ph, record.FormNominal, n.kind, "who.headline")
		}
	}
}

// titular tells whether a word in capitals is short for an office: PM, MP.
func titular(w string) bool {
	t, ok := titles[w]
	return ok && t.sector == "GOV" && len(w) < 4 && strings.ToUpper(w) == w
}

// recognize gives the mention with head i that no list knew a kind.
func (p *proposer) recognize(i int, kind record.EntityKind) {
	for k := len(p.out) - 1; k >= 0; k-- {
		if m := &p.out[k]; m.Head == i && m.Kind == "" {
			m.Kind = kind
		}
	}
}

// maxHeadline is how many tokens of a headline are looked at.
const maxHeadline = 32
