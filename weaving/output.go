package weaving

import (
	"encoding/json"
	"io"
	"slices"
)

// Write writes everything woven as JSON Lines: reports, entities, events,
// claims, stories, one object per line, each with its kind.
func (w *Woven) Write(out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return firstError(
		writeAll(e, w.Reports), writeAll(e, w.Entities), writeAll(e, w.Events), writeAll(e, w.Claims), writeAll(e, w.Stories),
	)
}

func writeAll[T any](e *json.Encoder, list []T) error {
	for i := range list {
		if err := e.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Only is the part of w that is about one event or claim: the event, the
// claim or all claims on it, the reports that tell it, whom it speaks of, its
// story.
func (w *Woven) Only(id string) *Woven {
	out := &Woven{}
	event := id
	for _, c := range w.Claims {
		if c.ID == id {
			event = c.Event
		}
	}
	for _, c := range w.Claims {
		if c.ID == id || c.Event == id {
			out.Claims = append(out.Claims, c)
		}
	}
	i := slices.IndexFunc(w.Events, func(e Event) bool { return e.ID == event })
	if i < 0 {
		return &Woven{}
	}
	e := w.Events[i]
	out.Events = []Event{e}
	names := map[string]bool{}
	for _, x := range append(slices.Clone(e.Actors), e.Recipients...) {
		names[x] = true
	}
	for _, c := range out.Claims {
		for _, v := range c.Versions {
			for _, x := range append(slices.Clone(v.Via), v.Source) {
				names[x] = true
			}
		}
	}
	for _, x := range w.Entities {
		if names[x.ID] {
			out.Entities = append(out.Entities, x)
		}
	}
	for _, r := range w.Reports {
		if slices.ContainsFunc(e.Members, func(m EventMember) bool { return m.Report == r.Report }) {
			out.Reports = append(out.Reports, r)
		}
	}
	for _, s := range w.Stories {
		if s.ID == e.Story {
			out.Stories = append(out.Stories, s)
		}
	}
	return out
}
