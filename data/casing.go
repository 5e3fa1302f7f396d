package data

import _ "embed"

// CasingModel tells the case of the words of a text in capitals: a signed
// byte for each hashed feature and case.
//
//go:embed models/casing.model
var CasingModel string
