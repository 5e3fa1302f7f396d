package data

import _ "embed"

// The word lists of who speaks and acts, and of the words that signal a
// statement; each file's first lines say what its columns hold.
var (
	//go:embed english/countries.tsv
	Countries string
	//go:embed english/speakers.tsv
	Speakers string
	//go:embed english/titles.tsv
	Titles string
	//go:embed english/bodies.tsv
	Bodies string
	//go:embed english/offices.tsv
	Offices string
	//go:embed english/given.tsv
	Given string
	//go:embed english/saying.tsv
	Saying string
	//go:embed english/cues.tsv
	Cues string
	// SaidModel tags cues, sources and contents; empty in a program built
	// without it, which then goes by the rules alone.
	//go:embed models/said.model
	SaidModel string
)
