package record

import (
	"encoding/json"
	"io"
)

// Write writes r as one line of JSON, as the contract says: lists that must
// be there are empty rather than null, and text stays readable.
func Write(w io.Writer, r *Record) error {
	r.Complete()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// Complete replaces the missing lists that the contract requires by empty
// ones. Reading calls it last.
func (r *Record) Complete() {
	r.Posts = present(r.Posts)
	r.Entities = present(r.Entities)
	r.Places = present(r.Places)
	r.Times = present(r.Times)
	r.Statements = present(r.Statements)
	r.Events = present(r.Events)
	r.Figures = present(r.Figures)
	for i := range r.Entities {
		r.Entities[i].Mentions = present(r.Entities[i].Mentions)
	}
	for i := range r.Places {
		r.Places[i].Mentions = present(r.Places[i].Mentions)
	}
	for i := range r.Statements {
		r.Statements[i].Cue = present(r.Statements[i].Cue)
		r.Statements[i].Content = present(r.Statements[i].Content)
	}
	for i := range r.Events {
		r.Events[i].Triggers = present(r.Events[i].Triggers)
		r.Events[i].Word = present(r.Events[i].Word)
	}
	for i := range r.Figures {
		r.Figures[i].Word = present(r.Figures[i].Word)
	}
}

func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
