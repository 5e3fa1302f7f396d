package grammar

import "sayso/reading/grammar/linear"

// Setup describes the label numbers of a model to package linear; labels is
// Model.Labels, a byte of Tag and a byte of Fine for each.
func Setup(labels string) *linear.Setup {
	return &linear.Setup{
		Tags: len(labels) / 2, Rels: len(relNames), Root: uint8(Root),
		Commas: func(label uint8) bool { return Fine(labels[2*int(label)+1]) == COMMA },
	}
}
