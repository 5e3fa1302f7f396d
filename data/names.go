package data

import _ "embed"

// What names are found with.
var (
	// Towns is the set of the world's place names (grammar/names.Towns).
	// NamesModel is the field that finds names (grammar/names.Model).
	//go:embed models/names.model
	NamesModel string
	//go:embed models/towns.model
	Towns string
	//go:embed english/surnames.tsv
	Surnames string
	//go:embed english/particles.tsv
	Particles string
	//go:embed english/placewords.tsv
	PlaceWords string
	//go:embed english/orgwords.tsv
	OrgWords string
	//go:embed english/bodyhints.tsv
	BodyHints string
	//go:embed english/acronyms.txt
	Acronyms string
)
