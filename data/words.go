package data

import _ "embed"

// The word lists that cutting text into tokens needs; each file's first lines
// say what its columns hold.
var (
	//go:embed english/abbreviations.tsv
	Abbreviations string
	//go:embed english/fused.tsv
	Fused string
	//go:embed english/prefixes.tsv
	Prefixes string
	//go:embed english/afterclock.tsv
	AfterClock string
	//go:embed english/links.tsv
	Links string
	//go:embed english/starters.tsv
	Starters string
	//go:embed english/units.tsv
	Units string

	// SentenceModel holds a signed byte for each feature of a place where a
	// sentence may end.
	//go:embed models/sentences.model
	SentenceModel string
)
