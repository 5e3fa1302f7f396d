package grammar

import (
	"sayso/data"
	"sayso/reading/grammar/names"
)

// nameFinder finds names with the linear tagger where no other model has.
type nameFinder struct {
	tagger *names.Tagger // nil without a model
	fine   []uint8       // scratch
	found  []names.Found
}

// newNameFinder returns a finder over a model file; from a damaged one it
// gets no names.
func newNameFinder(model, towns string) *nameFinder {
	m, ok := names.Open(model)
	if !ok {
		return &nameFinder{}
	}
	return &nameFinder{tagger: names.NewTagger(m, names.OpenTowns(towns))}
}

func embeddedNames() *nameFinder { return newNameFinder(data.NamesModel, data.Towns) }

// clone returns a finder that shares the model and nothing else.
func (f *nameFinder) clone() *nameFinder {
	if f.tagger == nil {
		return &nameFinder{}
	}
	return &nameFinder{tagger: f.tagger.Clone()}
}

// find fills d.Names, which must be empty; heads come from the tree. chances
// are the net's, or nil.
func (f *nameFinder) find(d *Doc, chances []float32) {
	if f.tagger == nil {
		return
	}
	f.fine = f.fine[:0]
	for _, tag := range d.Fine {
		f.fine = append(f.fine, uint8(tag))
	}
	f.found = names.Settle(d.Text, f.tagger.Find(d.Text, names.Clues{Fine: f.fine, Chances: chances}))
	d.Names = make([]Name, 0, len(f.found))
	for _, n := range f.found {
		why := "names.field"
		if n.Again {
			why = "names.again"
		}
		d.Names = append(d.Names, Name{Phrase: Phrase{First: n.First, Last: n.Last, Head: d.headWithin(n.First, n.Last)}, Kind: NameKind(n.Kind), Why: why})
	}
}

// headWithin returns the token of [first, last) that is governed from
// outside it, the last such.
func (d *Doc) headWithin(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if h := int(d.heads[i]); h < first || h >= last {
			return i
		}
	}
	return last - 1
}
