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
