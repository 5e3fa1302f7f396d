package show

import "sayso/record"

// Segments cuts a record's text where its findings' words begin and end, for
// pages that lay the text out themselves.
func Segments(r *record.Record) []Segment { return segments(r.Report.Text, marksOf(r)) }

// Lights returns style rules that light up a finding's words (class of-ID)
// while its card (id c-ID) or its first word (id w-ID) is pointed at.
func Lights(r *record.Record) string { return string(lights(marksOf(r))) }

// Clean drops control characters and bidirectional overrides, and turns line
// ends into spaces.
func Clean(s string) string { return clean(s) }

// Flat puts text on one line.
func Flat(s string) string { return flat(s) }

// Short cuts a title to what fits beside others.
func Short(s string) string { return short(s) }

// Title is a report's title, its headline, or its first words.
func Title(r *record.Report) string { return title(r) }

// Plural writes a count with its noun: "1 report", "3 reports".
func Plural(n int, noun string) string { return plural(n, noun) }
