// Package names finds the proper names of a text and says what each names.
//
// A linear-chain conditional random field labels every token; its features
// are the words and their looks, the word lists of package data, the fine
// part-of-speech tags where there are any, and how the same word is written
// elsewhere in the text. The field is trained by `train names`.
package names

import "sayso/reading/words"

// Kind is what a name names, in the order of grammar.NameKind.
type Kind uint8

const (
	Person Kind = iota
	Organisation
	Place
	Other
)

// Found is a name: the half-open token range [First, Last).
type Found struct {
	First, Last int
	Kind        Kind
	Again       bool // found only because it is named elsewhere in the text
}

// Label is a position in a name: Outside, or part + kind. Parts are Begin,
// Inside, End and Single.
type Label uint8

const (
	Outside Label = 0
	// Labels is the number of labels: four parts of four kinds, and Outside.
	Labels = 17
)

const (
	begin = iota
	inside
	end
	single
)

// LabelOf returns the label of token i in the name [first, last).
func LabelOf(i, first, last int, kind Kind) Label {
	part := inside
	switch {
	case last-first == 1:
		part = single
	case i == first:
		part = begin
	case i == last-1:
		part = end
	}
	return Label(1 + 4*int(kind) + part)
}

// Follows tells whether label b may stand right after label a. Before a
// sentence's first token stands Outside, and after its last.
func Follows(a, b Label) bool {
	open := a != Outside && ((a-1)%4 == begin || (a-1)%4 == inside)
	continues := b != Outside && ((b-1)%4 == inside || (b-1)%4 == end)
	if open || continues {
		return open && continues && (a-1)/4 == (b-1)/4
	}
	return true
}

// Tagger finds names; it keeps scratch space and is not for concurrent use.
type Tagger struct {
	model    *Model
	look     looks
	chances  []float32
	features []uint32
	scores   []int32
	back     []Label
}

// NewTagger returns a tagger over a model and the set of place names.
func NewTagger(m *Model, towns Towns) *Tagger { return &Tagger{model: m, look: looks{towns: towns}} }

// Clone returns a tagger that shares the model and nothing else.
func (t *Tagger) Clone() *Tagger { return NewTagger(t.model, t.look.towns) }

// Clues are what another reader tells of a text's tokens; each may be nil.
type Clues struct {
	Fine []uint8 // a fine tag per token
	// Chances are NetLabels probabilities per token: of no name, and of
	// beginning and carrying on a person's, an organisation's and a place's.
	Chances []float32
}

// NetLabels are the labels that Clues.Chances are of.
var NetLabels = [...]string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"}

// Find returns the names of a text in order.
func (t *Tagger) Find(text *words.Text, clues Clues) []Found {
	t.look.read(text, clues.Fine)
	t.chances = clues.Chances
	var found []Found
	for _, s := range text.Sentences {
		found = t.sentence(found, int(s.First), int(s.Last))
	}
	return found
}

// longest bounds the tokens labelled at once; longer sentences are cut.
const longest = 400

func (t *Tagger) sentence(found []Found, first, last int) []Found {
	for last-first > longest {
		found = t.sentence(found, first, first+longest)
		first += longest
	}
	t.score(first, last)
	return t.decode(found, first, last)
}

// Describe calls f with the hashed features of every token, sentence by
// sentence. It serves training.
func Describe(text *words.Text, fine []uint8, towns Towns, f func(sentence, token int, features []uint32)) {
	l := looks{towns: towns}
	l.read(text, fine)
	var features []uint32
	for n, s := range text.Sentences {
		for i := int(s.First); i < int(s.Last); i++ {
			features = l.Features(features[:0], i, int(s.First), int(s.Last))
			f(n, i, features)
		}
	}
}
