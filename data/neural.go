package data

import _ "embed"

// NeuralModel is the tagger and parser of package neural, in
// that package's file format.
//
//go:embed models/neural.model
var NeuralModel string
