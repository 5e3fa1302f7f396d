package data

import _ "embed"

// TimeWords classes the words of time expressions (english/time-words.tsv).
//
//go:embed english/time-words.tsv
var TimeWords string

// TimeRules are the patterns of time expressions (english/time-rules.tsv).
//
//go:embed english/time-rules.tsv
var TimeRules string
