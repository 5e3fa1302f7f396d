package grammar

import (
	"sayso/data"
	"sayso/reading/grammar/linear"
	"sayso/reading/words"
)

// Parser holds the models and the scratch space of one reader. It is not for
// concurrent use; Clone gives another one over the same models.
type Parser struct {
	model    linear.Model
	setup    *linear.Setup
	lemmas   *lemmas
	know     *know
	names    *nameFinder
	past     uint8           // the label of a verb in the past tense
	net      *netReader      // nil without a net: then the perceptron reads
	sentence linear.Sentence // scratch
}

// New returns a parser over the embedded models.
func New() *Parser {
	p := newParser(data.GrammarModel, data.Lemmas)
	p.net = newNetReader(data.NeuralModel)
	return p
}

// newParser returns a parser over a model file and a lemma table; from a
// damaged model it gets no tags and flat trees.
func newParser(model, lemmaTable string) *Parser {
	m, ok := linear.Open(model)
	if !ok {
		m.Labels = "\x00\x00"
	}
	return &Parser{model: m, setup: Setup(m.Labels), lemmas: newLemmas(data.Irregular, lemmaTable), know: newKnow(data.Verbs), names: embeddedNames(), past: labelOf(m.Labels, VERB, VBD)}
}

// Clone returns a parser that shares p's models and nothing else.
func (p *Parser) Clone() *Parser {
	return &Parser{model: p.model, setup: p.setup, lemmas: p.lemmas, know: p.know, names: p.names.clone(), past: p.past, net: p.net.clone()}
}

// Parse tags, lemmatises and parses the text, and finds its names and
// quotations. It is total and deterministic.
func (p *Parser) Parse(t *words.Text) *Doc {
	n := len(t.Tokens)
	d := &Doc{Text: t, know: p.know, Tags: make([]Tag, n), Fine: make([]Fine, n), Lemmas: make([]string, n), Heads: make([]int32, n), Rels: make([]Rel, n)}
	if p.net != nil {
		p.net.read(d)
	} else {
		for _, s := range t.Sentences {
			p.parsePieces(d, int(s.First), int(s.Last))
		}
	}
	p.lemmas.lemmatise(d)
	d.Quotes = Quotations(t)
	d.Index()
	p.names.find(d)
	return d
}

// longest is the most tokens parsed at a time: what is longer is no sentence
// but a list or noise, and the scratch space stays small.
const longest = 1024

// parsePieces parses a sentence, a very long one in pieces whose roots hang
// on the first one's.
func (p *Parser) parsePieces(d *Doc, first, last int) {
	root := int32(-1)
	for ; first < last; first += longest {
		end := min(first+longest, last)
		p.parseSentence(d, first, end)
		for i := first; i < end; i++ {
			switch {
			case d.Heads[i] >= 0:
			case root < 0:
				root = int32(i)
			default:
				d.Heads[i], d.Rels[i] = root, Parataxis
			}
		}
	}
}

// parseSentence fills tags and tree of the tokens [first, last).
func (p *Parser) parseSentence(d *Doc, first, last int) {
	s := &p.sentence
	s.Load(&p.model.Lexicon, last-first, func(i int) (string, bool) { return d.Word(first + i), d.Tokens[first+i].Spaced })
	s.Tag(&p.model.Tagger, p.setup.Tags)
	p.findFinite(s, d, first, last)
	s.Parse(&p.model.Parser, p.setup)
	for i := range last - first {
		label := 2 * int(s.Tags[i])
		d.Tags[first+i], d.Fine[first+i] = Tag(p.model.Labels[label]), Fine(p.model.Labels[label+1])
		d.Rels[first+i] = Rel(s.Rels[i])
		if d.Heads[first+i] = int32(first) + s.Heads[i]; int(s.Heads[i]) == last-first {
			d.Heads[first+i] = -1
		}
	}
	agree(d, first, last)
}
