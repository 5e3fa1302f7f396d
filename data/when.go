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

// PlanningVerbs are verbs whose time is that of what is planned, one a line.
//
//go:embed english/planning-verbs.txt
var PlanningVerbs string
