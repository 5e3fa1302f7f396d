package api

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sayso/ledger"
	"sayso/weaving"
)

// storiesPerPage bounds how many stories one page of events or claims is
// looked for in: a page may be short, and the list goes on while there is a
// cursor.
const storiesPerPage = 60

// Woven is how a list of what is woven is asked for.
type Woven struct {
	Cursor string `query:"cursor" doc:"Where to go on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Story  string `query:"story" doc:"Only of this story."`
}

// aClaim is a claim of a list, with the story that it stands in.
type aClaim struct {
	weaving.Claim
	Story string `json:"story"`
}

func (s *server) events(ctx context.Context, in *struct {
	Woven
	Type    string `query:"type" doc:"Only of this type, such as ASSAULT."`
	Status  string `query:"status" doc:"Only of this status, such as denied."`
	Reports int    `query:"reports" minimum:"0" doc:"Only told by this many reports or more."`
}) (*list[weaving.Event], error) {
	return throughStories(ctx, s, in.Woven, func(_ string, w *weaving.Woven) (out []weaving.Event) {
		for _, e := range w.Events {
			if (in.Type == "" || strings.EqualFold(string(e.Type), in.Type)) && (in.Status == "" || strings.EqualFold(string(e.Status), in.Status)) && e.Reports >= in.Reports {
				out = append(out, e)
			}
		}
		return out
	}, func(e weaving.Event) string { return e.ID })
}

func (s *server) claims(ctx context.Context, in *struct {
	Woven
	Event    string `query:"event" doc:"Only on this event."`
	Measure  string `query:"measure" doc:"Only of this measure, such as killed."`
	Disputed bool   `query:"disputed" doc:"Only those whose answers can't all hold."`
}) (*list[aClaim], error) {
	if in.Event != "" && in.Story == "" {
		story, err := s.ledger.StoryOf(ctx, in.Event)
		if err != nil {
			return nil, problem(err, "that event")
		}
		in.Story = story.ID
	}
	return throughStories(ctx, s, in.Woven, func(story string, w *weaving.Woven) (out []aClaim) {
		for _, c := range w.Claims {
			if (in.Event == "" || c.Event == in.Event) && (in.Measure == "" || strings.EqualFold(string(c.Measure), in.Measure)) && (c.Disputed || !in.Disputed) {
				out = append(out, aClaim{c, story})
			}
		}
		return out
	}, func(c aClaim) string { return c.ID })
}

// throughStories lists what stories hold, the stories that changed last
// first. A cursor is the story of the last item and its id; where a page ends
// with a story that has been gone through, the id is that story's.
func throughStories[T any](ctx context.Context, s *server, in Woven, of func(story string, w *weaving.Woven) []T, id func(T) string) (*list[T], error) {
	c, err := paging{Cursor: in.Cursor}.at()
	if err != nil {
		return nil, err
	}
	before := int64(0)
	if c.N > 0 {
		before = c.N + 1 // the story itself may have more
	}
	stories, err := s.someStories(ctx, in.Story, before)
	if err != nil {
		return nil, problem(err, "that story")
	}
	out := new(list[T])
	out.Body.Items = []T{}
	for _, story := range stories {
		w, err := s.wovenOf(ctx, story.ID)
		if err != nil {
			return nil, problem(err, "that story")
		}
		items := of(story.ID, w)
		if story.Changed == c.N {
			if c.ID == story.ID {
				continue
			}
			items = items[slices.IndexFunc(items, func(x T) bool { return id(x) == c.ID })+1:]
		}
		for _, x := range items {
			if len(out.Body.Items) == in.Limit {
				return out, nil
			}
			out.Body.Items = append(out.Body.Items, x)
			out.Body.Next = cursor{N: story.Changed, ID: id(x)}.String()
		}
		if len(out.Body.Items) < in.Limit {
			out.Body.Next = cursor{N: story.Changed, ID: story.ID}.String()
		}
	}
	if in.Story != "" || len(stories) < storiesPerPage && len(out.Body.Items) < in.Limit {
		out.Body.Next = ""
	}
	return out, nil
}

// someStories is one story, or the next of all.
func (s *server) someStories(ctx context.Context, only string, before int64) ([]ledger.Story, error) {
	if only == "" {
		return s.ledger.Stories(ctx, before, storiesPerPage)
	}
	story, err := s.ledger.Story(ctx, only)
	return []ledger.Story{story}, err
}

func (s *server) wovenOf(ctx context.Context, story string) (*weaving.Woven, error) {
	full, err := s.ledger.Story(ctx, story)
	if err != nil {
		return nil, err
	}
	return wovenIn(full)
}

func wovenIn(story ledger.Story) (*weaving.Woven, error) {
	w := new(weaving.Woven)
	if len(story.Woven) == 0 { // not woven since it came together
		return w, nil
	}
	return w, json.Unmarshal(story.Woven, w)
}

// speakersOf lists those who answer claims, and by whom it came.
func speakersOf(claims ...weaving.Claim) []string {
	var out []string
	for _, c := range claims {
		for _, v := range c.Versions {
			out = append(append(out, v.Source), v.Via...)
		}
	}
	return out
}

// entities picks those with one of the ids, in the story's order.
func entities(w *weaving.Woven, ids []string) []weaving.Entity {
	return slices.DeleteFunc(slices.Clone(w.Entities), func(e weaving.Entity) bool { return !slices.Contains(ids, e.ID) })
}

// errReadOnly answers judgements where none are taken.
var errReadOnly = huma.Error403Forbidden("this ledger is served for reading only")
