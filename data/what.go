package data

import _ "embed"

// Events and the lists beside it are the event lexicon; the head of each file
// says what its columns mean.
var (
	//go:embed english/events.tsv
	Events string
	//go:embed english/event-classes.tsv
	EventClasses string
	//go:embed english/event-verbs.tsv
	EventVerbs string
	//go:embed english/event-status.tsv
	EventStatus string
)

// EventExamples is sentences with the event that the lexicon finds in them.
//
//go:embed english/event-examples.tsv
var EventExamples string

// Domains is the words that tell reports of sport and reviews from news of
// the world.
//
//go:embed english/domains.tsv
var Domains string

// Arenas is the words that tell what a single sentence speaks of; the head of
// the file says how they are weighed.
//
//go:embed english/arenas.tsv
var Arenas string

// Figurative is the words that make a figure of speech of a word of violence
// or disaster; the head of the file says what its columns mean.
//
//go:embed english/figurative.tsv
var Figurative string
