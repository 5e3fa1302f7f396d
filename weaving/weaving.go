// Package weaving links the records of many reports: which report copies
// which, which tell the same story, which entities, events and figures are
// the same, and what each party's number was over time.
//
// Weaving is pure: records go in, links come out. Links point at records and
// never change them; each says why it was made (Because) and how sure it is
// (Score, 0 to 1). The outcome depends on the set of records alone, not on
// the order in which they came.
//
// The flow: NewDigest condenses a record; digests that share a key are
// candidates; Relate compares two of them; Groups makes stories of what is
// related; WeaveStory links origins, entities, events and claims inside one.
package weaving

import (
	"sayso/record"
)

// Because is one piece of evidence for a link, in words.
type Because string

// Passage is a sentence carried over from another report.
type Passage struct {
	Span   record.Span `json:"span"`   // here
	Report string      `json:"report"` // the other report
	There  record.Span `json:"there"`  // the sentence in it
}

// Copy says that most of a report's text stands in an earlier one.
type Copy struct {
	Of    string  `json:"of"`
	Share float64 `json:"share"` // of its sentences
}

// ReportLink places one report: its story, and where its text comes from.
type ReportLink struct {
	Kind     string    `json:"kind"` // "report"
	Report   string    `json:"report"`
	Story    string    `json:"story"`
	Origin   string    `json:"origin"`
	Copy     *Copy     `json:"copy,omitempty"`
	Passages []Passage `json:"passages,omitempty"`
	Because  []Because `json:"because,omitempty"`
	Score    float64   `json:"score"`
}

// Story is a set of reports about the same happenings.
type Story struct {
	Kind    string    `json:"kind"` // "story"
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	From    string    `json:"from,omitempty"` // first publication date
	To      string    `json:"to,omitempty"`
	Reports []string  `json:"reports"`
	Events  []string  `json:"events,omitempty"`
	Because []Because `json:"because,omitempty"`
	Score   float64   `json:"score"`
}

// EntityMember is an entity of one record.
type EntityMember struct {
	Report string          `json:"report"`
	Entity record.EntityID `json:"entity"`
}

// Entity is one person, body or state across reports.
type Entity struct {
	Kind    string            `json:"kind"` // "entity"
	ID      string            `json:"id"`
	Name    string            `json:"name"`
	Is      record.EntityKind `json:"is"`
	Country string            `json:"country,omitempty"`
	Members []EntityMember    `json:"members"`
	Because []Because         `json:"because,omitempty"`
	Score   float64           `json:"score"`
}

// EventMember is an event of one record.
type EventMember struct {
	Report string         `json:"report"`
	Event  record.EventID `json:"event"`
}

// Event is one occurrence with all reports that tell it.
type Event struct {
	Kind       string           `json:"kind"` // "event"
	ID         string           `json:"id"`
	Story      string           `json:"story"`
	Type       record.EventType `json:"type"`
	Mode       string           `json:"mode,omitempty"`
	Time       string           `json:"time,omitempty"`
	Places     []string         `json:"places,omitempty"`
	Actors     []string         `json:"actors,omitempty"`
	Recipients []string         `json:"recipients,omitempty"`
	Status     record.Status    `json:"status"`
	Members    []EventMember    `json:"members"`
	Reports    int              `json:"reports"`
	Outlets    int              `json:"outlets"`
	Origins    int              `json:"origins"`
	Because    []Because        `json:"because,omitempty"`
	Score      float64          `json:"score"`
}

// Version is what one source says in one report to a claim's question.
type Version struct {
	Report    string             `json:"report"`
	Figure    record.FigureID    `json:"figure,omitempty"`
	Statement record.StatementID `json:"statement,omitempty"`
	Source    string             `json:"source"` // an entity across reports, or the outlet's name
	Via       []string           `json:"via,omitempty"`
	Value     *float64           `json:"value"`
	Low       *float64           `json:"low"`
	High      *float64           `json:"high"`
	Said      string             `json:"said,omitempty"` // when
	Certainty record.Certainty   `json:"certainty"`
	Origin    string             `json:"origin"` // the report its words first stood in
	// Superseded says that the report gives the figure as an older one, which
	// another of its figures revises.
	Superseded bool `json:"superseded,omitempty"`
}

// Bounds is what versions that count the same thing span together.
type Bounds struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// Claim is one question about one event, with every answer given.
type Claim struct {
	Kind     string             `json:"kind"` // "claim"
	ID       string             `json:"id"`
	Event    string             `json:"event"`
	Measure  record.Measure     `json:"measure"`
	Of       string             `json:"of,omitempty"`
	Scope    string             `json:"scope,omitempty"`
	Versions []Version          `json:"versions"` // oldest first
	Range    Bounds             `json:"range"`
	Latest   map[string]Version `json:"latest"`   // per source
	Disputed bool               `json:"disputed"` // some versions can't both hold
	// Conflicts are the pairs of sources' last answers that can't both hold, as
	// indices of Versions.
	Conflicts [][2]int  `json:"conflicts,omitempty"`
	Because   []Because `json:"because,omitempty"`
	Score     float64   `json:"score"`
}
