package data

import _ "embed"

// Numbers, Bounds, Counted, Counting and Harm are the word lists of figures; the head
// of each file says what its columns mean.
var (
	//go:embed english/numbers.tsv
	Numbers string
	//go:embed english/bounds.tsv
	Bounds string
	//go:embed english/counted.tsv
	Counted string
	//go:embed english/counting.tsv
	Counting string
	//go:embed english/harm.tsv
	Harm string
)
