package record

import "slices"

// Findings maps the id of everything in a record that a person may judge
// (statements, events, figures, entities, places, times) to where it first
// stands.
func (r *Record) Findings() map[string]Span {
	out := map[string]Span{}
	add := func(id string, spans ...Span) {
		if len(spans) > 0 {
			out[id] = spans[0]
		}
	}
	mentioned := func(id string, list []Mention) {
		if len(list) > 0 {
			out[id] = list[0].Span
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		add(string(s.ID), slices.Concat(s.Content, s.Cue)...)
	}
	for i := range r.Events {
		add(string(r.Events[i].ID), r.Events[i].Triggers...)
	}
	for i := range r.Figures {
		add(string(r.Figures[i].ID), r.Figures[i].Span)
	}
	for i := range r.Entities {
		mentioned(string(r.Entities[i].ID), r.Entities[i].Mentions)
	}
	for i := range r.Places {
		mentioned(string(r.Places[i].ID), r.Places[i].Mentions)
	}
	for i := range r.Times {
		add(string(r.Times[i].ID), r.Times[i].Span)
	}
	return out
}

// KindOf is what kind of finding an id names: "statement", "event", "figure",
// "entity", "place" or "time", or "" for none.
func (r *Record) KindOf(id string) string {
	switch {
	case slices.ContainsFunc(r.Statements, func(s Statement) bool { return string(s.ID) == id }):
		return "statement"
	case slices.ContainsFunc(r.Events, func(e Event) bool { return string(e.ID) == id }):
		return "event"
	case slices.ContainsFunc(r.Figures, func(f Figure) bool { return string(f.ID) == id }):
		return "figure"
	case slices.ContainsFunc(r.Entities, func(e Entity) bool { return string(e.ID) == id }):
		return "entity"
	case slices.ContainsFunc(r.Places, func(p Place) bool { return string(p.ID) == id }):
		return "place"
	case slices.ContainsFunc(r.Times, func(t Time) bool { return string(t.ID) == id }):
		return "time"
	}
	return ""
}

// Without returns the record as if the findings with these ids had not been
// found: they are left out, and nothing refers to them. r stays as it is.
func (r *Record) Without(wrong map[string]bool) *Record {
	if len(wrong) == 0 {
		return r
	}
	c := *r
	c.Entities = without(r.Entities, wrong, func(e *Entity) string { return string(e.ID) })
	c.Places = without(r.Places, wrong, func(p *Place) string { return string(p.ID) })
	c.Times = without(r.Times, wrong, func(t *Time) string { return string(t.ID) })
	c.Statements = without(r.Statements, wrong, func(s *Statement) string { return string(s.ID) })
	c.Events = without(r.Events, wrong, func(e *Event) string { return string(e.ID) })
	c.Figures = without(r.Figures, wrong, func(f *Figure) string { return string(f.ID) })
	for i := range c.Entities {
		if e := &c.Entities[i]; len(e.Members) > 0 {
			e.Members = keptOf(e.Members, wrong)
		}
	}
	for i := range c.Statements {
		s := &c.Statements[i]
		s.Source, s.Addressee, s.Within = kept(s.Source, wrong), kept(s.Addressee, wrong), kept(s.Within, wrong)
		s.Time, s.Via = kept(s.Time, wrong), keptOf(s.Via, wrong)
	}
	for i := range c.Events {
		e := &c.Events[i]
		e.Actors, e.Recipients, e.Places, e.Causes = keptOf(e.Actors, wrong), keptOf(e.Recipients, wrong), keptOf(e.Places, wrong), keptOf(e.Causes, wrong)
		e.Time, e.Word = kept(e.Time, wrong), keptWords(e.Word, wrong)
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		f.Event, f.Supersedes, f.Word = kept(f.Event, wrong), kept(f.Supersedes, wrong), keptWords(f.Word, wrong)
	}
	return &c
}

func without[T any](list []T, wrong map[string]bool, id func(*T) string) []T {
	out := make([]T, 0, len(list))
	for i := range list {
		if !wrong[id(&list[i])] {
			out = append(out, list[i])
		}
	}
	return out
}

func kept[ID ~string](id ID, wrong map[string]bool) ID {
	if wrong[string(id)] {
		return ""
	}
	return id
}

func keptOf[ID ~string](ids []ID, wrong map[string]bool) []ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id ID) bool { return wrong[string(id)] })
}

func keptWords(list []Word, wrong map[string]bool) []Word {
	return slices.DeleteFunc(slices.Clone(list), func(w Word) bool { return wrong[string(w.Statement)] })
}
