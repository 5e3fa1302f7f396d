package data

import _ "embed"

// WeavingIDF is one byte per bucket of hashed terms: their inverse document
// frequency in news, in sixteenths.
//
//go:embed weaving/idf.bin
var WeavingIDF string

// WeavingPair is the weights of the model that tells whether two reports
// tell the same story: a name and a number per line.
//
//go:embed weaving/pair.tsv
var WeavingPair string

// WeavingJoin is the weights of the model that tells whether two reports'
// events are one: a name and a number per line.
//
//go:embed weaving/join.tsv
var WeavingJoin string

// WeavingFamilies lists words that name one kind of happening, a family per
// line.
//
//go:embed weaving/families.txt
var WeavingFamilies string

// WeavingTitles lists the words that head titles before people's names.
//
//go:embed weaving/titles.txt
var WeavingTitles string

// WeavingEveryone lists what figures count when nobody is told apart.
//
//go:embed weaving/everyone.txt
var WeavingEveryone string

// WeavingNumerals are number words and their values.
//
//go:embed weaving/numerals.tsv
var WeavingNumerals string

// WeavingSharedNames lists words of names that bodies of many countries have.
//
//go:embed weaving/shared_names.txt
var WeavingSharedNames string

// WeavingStateBodies lists how the names of bodies end that a country has one
// of.
//
//go:embed weaving/state_bodies.txt
var WeavingStateBodies string
