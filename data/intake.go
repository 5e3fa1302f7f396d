package data

import _ "embed"

// Months lists the names of the months in many languages: number, tab, names
// in lower case.
//
//go:embed months.tsv
var Months string
