package grammar

import (
	"sayso/data"
	"sayso/reading/grammar/names"
	"sayso/reading/words"
)

// Parser holds the models and the scratch space of one reader. It is not for
// concurrent use; Clone gives another one over the same models.
type Parser struct {
	net    *netReader // nil where the net is damaged
	lemmas *lemmas
	know   *know
	names  *nameFinder
}

// New returns a parser over the embedded models.
func New() *Parser { return newParser(data.NeuralModel) }

// newParser returns a parser over a net's file; from a damaged one it gets no
// tags and flat trees.
func newParser(net string) *Parser {
	return &Parser{
		net: newNetReader(net), lemmas: newLemmas(data.Lemmas, data.Irregular),
		know: newKnow(data.Verbs, data.Irregular), names: embeddedNames(),
	}
}

// Clone returns a parser that shares p's models and nothing else.
func (p *Parser) Clone() *Parser {
	return &Parser{net: p.net.clone(), lemmas: p.lemmas, know: p.know, names: p.names.clone()}
}

// Parse tags, lemmatises and parses the text, and finds its names and
// quotations. It is total and deterministic.
func (p *Parser) Parse(t *words.Text) *Doc {
	n := len(t.Tokens)
	d := &Doc{Text: t, know: p.know, Tags: make([]Tag, n), Fine: make([]Fine, n), Lemmas: make([]string, n), heads: make([]int32, n), rels: make([]Rel, n)}
	if p.net != nil {
		p.net.read(d)
	} else {
		flat(d)
	}
	for _, s := range t.Sentences {
		agree(d, int(s.First), int(s.Last))
	}
	p.lemmas.lemmatise(d)
	complete(d)
	d.Quotes = Quotations(t)
	d.Index()
	p.names.find(d, p.net.chances())
	return d
}

// Clues tells what the name finder is told of a text; it serves training. The
// chances hold until the parser's next text.
func (p *Parser) Clues(t *words.Text) names.Clues {
	d := p.Parse(t)
	c := names.Clues{Chances: p.net.chances()}
	for _, f := range d.Fine {
		c.Fine = append(c.Fine, uint8(f))
	}
	return c
}

// flat hangs each sentence on its first token.
func flat(d *Doc) {
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			d.heads[i] = s.First
		}
		d.heads[s.First], d.rels[s.First] = -1, Root
	}
}
