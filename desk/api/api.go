// Package api is the ledger as JSON over HTTP, for other people's programs:
// the same queries as the command line and the pages. It describes itself
// with OpenAPI 3.1 at /api/openapi.json, pages lists by cursor, answers
// failures as problem details (RFC 9457), and tells what is new as
// server-sent events. It changes nothing but judgements, which people make.
package api

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/danielgtaylor/huma/v2/sse"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// Options are what the API stands on.
type Options struct {
	Ledger *ledger.Ledger
	// Judge and Undo keep people's judgements and take them back; nil where
	// the ledger is for reading only. What Judge can't take is a
	// ledger.ErrJudgement.
	Judge func(context.Context, ledger.Judgement) (int64, error)
	Undo  func(ctx context.Context, n int64, who string) error
}

// Handler serves a ledger under /api/.
func Handler(o Options) http.Handler {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Sayso", "1")
	config.Info.Description = "Who said what, what happened, when, where and how many, and on whose word."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", "/api/schemas"
	config.CreateHooks = nil // no $schema members in answers
	config.Components = &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName)}
	s := &server{options: o, ledger: o.Ledger, every: time.Second}
	s.register(humago.New(mux, config))
	return mux
}

// schemaName names a type after its room too, for rooms share names: a Report
// of the ledger is a row, that of the record the text.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	room := path.Base(t.PkgPath())
	if t.Name() == "" || room == "." || room == "api" || strings.HasPrefix(name, "List") {
		return name
	}
	return strings.ToUpper(room[:1]) + room[1:] + name
}

type server struct {
	options Options
	ledger  *ledger.Ledger
	every   time.Duration // how often what is new is looked for
}

func (s *server) register(api huma.API) {
	huma.Get(api, "/api/reports", s.reports, summed("Reports that a query asks for, newest first; all of them without one"))
	huma.Get(api, "/api/reports/{id}", s.report, summed("A report with everything read from it"))
	huma.Get(api, "/api/reports/{id}/source", s.source, summed("The bytes a report came in"))
	huma.Get(api, "/api/statements", s.statements, summed("Statements that a query asks for, of the newest reports first"))
	huma.Get(api, "/api/stories", s.stories, summed("Stories by what changed last"))
	huma.Get(api, "/api/stories/{id}", s.story, summed("A story with everything woven of it: copies, entities, events, claims"))
	huma.Get(api, "/api/events", s.events, summed("Events across reports, those of the stories that changed last first"))
	huma.Get(api, "/api/events/{id}", s.event, summed("An event told by reports, with the claims about it"))
	huma.Get(api, "/api/claims", s.claims, summed("Questions about events, those of the stories that changed last first"))
	huma.Get(api, "/api/claims/{id}", s.claim, summed("A question about an event, with every answer given"))
	huma.Get(api, "/api/people/{id}", s.person, summed("What a person or body said, newest first"))
	huma.Get(api, "/api/judgements", s.judgements, summed("What people decided about findings, latest first, with what was taken back"))
	huma.Post(api, "/api/judgements", s.judge, summed("Judge a finding: wrong, or the same or not the same as another"))
	huma.Delete(api, "/api/judgements/{n}", s.undo, summed("Take a judgement back"))
	sse.Register(api, huma.Operation{OperationID: "get-new", Method: http.MethodGet, Path: "/api/new", Summary: "Reports as they come in"},
		map[string]any{"report": ledger.Report{}}, s.fresh)
}

// summed gives an operation its summary.
func summed(text string) func(*huma.Operation) {
	return func(o *huma.Operation) { o.Summary = text }
}

// paging is how a list is asked for.
type paging struct {
	Query  string `query:"q" doc:"What to look for: words, phrases in quotation marks, and the fields who: said: place: event: status: outlet: since: until: story:" example:"who:maiga since:2025-03-01"`
	Cursor string `query:"cursor" doc:"Where to go on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

// cursor is where a list goes on. It is opaque to callers.
type cursor struct {
	N  int64  `json:"n"`
	ID string `json:"id,omitempty"`
	On string `json:"on,omitempty"` // a day, where a list is by day
}

func (c cursor) String() string {
	b, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func (p paging) at() (c cursor, err error) {
	if p.Cursor == "" {
		return c, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil || c.N <= 0 {
		return c, huma.Error422UnprocessableEntity("the cursor is none of ours")
	}
	return c, nil
}

// asked reads the query and the cursor.
func (p paging) asked() (ledger.Query, cursor, error) {
	q, err := ledger.ParseQuery(p.Query)
	if err != nil {
		return q, cursor{}, huma.Error422UnprocessableEntity(err.Error())
	}
	c, err := p.at()
	return q, c, err
}

// list is one page of things.
type list[T any] struct {
	Body struct {
		Items []T    `json:"items"`
		Next  string `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
	}
}

// page makes a list of items fetched one beyond the limit.
func page[T any](items []T, limit int, at func(T) cursor) *list[T] {
	out := new(list[T])
	if len(items) > limit {
		items = items[:limit]
		out.Body.Next = at(items[limit-1]).String()
	}
	out.Body.Items = append([]T{}, items...)
	return out
}

// problem turns an error into an answer without giving its cause away.
func problem(err error, what string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ledger.ErrNotFound):
		return huma.Error404NotFound(what + " is not in the ledger")
	}
	return huma.Error500InternalServerError("the ledger could not be read")
}

func (s *server) reports(ctx context.Context, in *paging) (*list[ledger.Report], error) {
	q, c, err := in.asked()
	if err != nil {
		return nil, err
	}
	found, err := s.ledger.Find(ctx, q, c.N, in.Limit+1)
	return page(found, in.Limit, func(r ledger.Report) cursor { return cursor{N: r.N} }), problem(err, "")
}

func (s *server) statements(ctx context.Context, in *paging) (*list[ledger.Statement], error) {
	q, c, err := in.asked()
	if err != nil {
		return nil, err
	}
	found, err := s.ledger.StatementsAfter(ctx, q, ledger.Place{N: c.N, ID: c.ID}, in.Limit+1)
	return page(found, in.Limit, func(x ledger.Statement) cursor { return cursor{N: x.Report.N, ID: x.ID} }), problem(err, "")
}

func (s *server) stories(ctx context.Context, in *struct {
	Cursor string `query:"cursor" doc:"Where to go on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}) (*list[ledger.Story], error) {
	c, err := paging{Cursor: in.Cursor}.at()
	if err != nil {
		return nil, err
	}
	found, err := s.ledger.Stories(ctx, c.N, in.Limit+1)
	return page(found, in.Limit, func(x ledger.Story) cursor { return cursor{N: x.Changed} }), problem(err, "")
}

// named is a thing asked for by its id.
type named struct {
	ID string `path:"id" maxLength:"2000"`
}

// one is one thing.
type one[T any] struct{ Body T }

// kept is a report of the ledger with everything read from it.
type kept struct {
	Report ledger.Report  `json:"report"`
	Record *record.Record `json:"record"`
}

func (s *server) report(ctx context.Context, in *named) (*one[kept], error) {
	r, err := s.ledger.Report(ctx, in.ID)
	if err != nil {
		return nil, problem(err, "that report")
	}
	rec, err := s.ledger.Record(ctx, r.N)
	return &one[kept]{kept{r, rec}}, problem(err, "that report")
}

// raw is the bytes a report was read from. They are another's page: the
// headers keep a browser from running it here.
type raw struct {
	Type     string `header:"Content-Type"`
	Sniff    string `header:"X-Content-Type-Options"`
	Policy   string `header:"Content-Security-Policy"`
	Download string `header:"Content-Disposition"`
	Body     []byte
}

func (s *server) source(ctx context.Context, in *named) (*raw, error) {
	r, err := s.ledger.Report(ctx, in.ID)
	if err != nil {
		return nil, problem(err, "that report")
	}
	b, err := s.ledger.Source(r.Source)
	return &raw{"application/octet-stream", "nosniff", "sandbox", `attachment; filename="source"`, b}, problem(err, "that report's source")
}

// told is a story with what is woven of it.
type told struct {
	Story ledger.Story   `json:"story"`
	Woven *weaving.Woven `json:"woven"`
}

func (s *server) story(ctx context.Context, in *named) (*one[told], error) {
	story, err := s.ledger.Story(ctx, in.ID)
	if err != nil {
		return nil, problem(err, "that story")
	}
	woven, err := wovenIn(story)
	if err != nil {
		return nil, problem(err, "that story")
	}
	story.Woven = nil
	return &one[told]{told{story, woven}}, nil
}

// happened is an event with its story, the claims about it, and whom they
// speak of.
type happened struct {
	Story    ledger.Story     `json:"story"`
	Event    weaving.Event    `json:"event"`
	Claims   []weaving.Claim  `json:"claims"`
	Entities []weaving.Entity `json:"entities"`
}

func (s *server) event(ctx context.Context, in *named) (*one[happened], error) {
	story, woven, err := s.storyOf(ctx, in.ID)
	if err != nil {
		return nil, problem(err, "that event")
	}
	for _, e := range woven.Events {
		if e.ID != in.ID {
			continue
		}
		out := happened{Story: story, Event: e, Claims: []weaving.Claim{}}
		for _, c := range woven.Claims {
			if c.Event == e.ID {
				out.Claims = append(out.Claims, c)
			}
		}
		out.Entities = entities(woven, append(slices.Concat(e.Actors, e.Recipients), speakersOf(out.Claims...)...))
		return &one[happened]{out}, nil
	}
	return nil, problem(ledger.ErrNotFound, "that event")
}

// question is a claim with its story, the event that it asks about, and who
// answers.
type question struct {
	Story    ledger.Story     `json:"story"`
	Claim    weaving.Claim    `json:"claim"`
	Event    *weaving.Event   `json:"event,omitempty"`
	Entities []weaving.Entity `json:"entities"`
}

func (s *server) claim(ctx context.Context, in *named) (*one[question], error) {
	story, woven, err := s.storyOf(ctx, in.ID)
	if err != nil {
		return nil, problem(err, "that claim")
	}
	for _, c := range woven.Claims {
		if c.ID == in.ID {
			out := question{Story: story, Claim: c, Entities: entities(woven, speakersOf(c))}
			if i := slices.IndexFunc(woven.Events, func(e weaving.Event) bool { return e.ID == c.Event }); i >= 0 {
				out.Event = &woven.Events[i]
			}
			return &one[question]{out}, nil
		}
	}
	return nil, problem(ledger.ErrNotFound, "that claim")
}

// storyOf is the story that holds an event or a claim, and what is woven of
// it.
func (s *server) storyOf(ctx context.Context, id string) (ledger.Story, *weaving.Woven, error) {
	story, err := s.ledger.StoryOf(ctx, id)
	if err != nil {
		return story, nil, err
	}
	woven, err := wovenIn(story)
	story.Woven = nil
	return story, woven, err
}

// person lists what a person or body said, the newest first.
func (s *server) person(ctx context.Context, in *struct {
	ID     string `path:"id" maxLength:"2000"`
	Cursor string `query:"cursor" doc:"Where to go on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}) (*list[ledger.Statement], error) {
	c, err := paging{Cursor: in.Cursor}.at()
	if err != nil {
		return nil, err
	}
	after := ledger.Statement{ID: c.ID, Said: c.On, Report: ledger.Report{N: c.N}}
	said, err := s.ledger.SaidAfter(ctx, []string{in.ID}, after, in.Limit+1)
	if err == nil && len(said) == 0 && in.Cursor == "" {
		err = ledger.ErrNotFound
	}
	return page(said, in.Limit, func(x ledger.Statement) cursor { return cursor{x.Report.N, x.ID, x.On()} }), problem(err, "that person")
}

// fresh sends each report that comes in, until the caller goes away. After a
// break a caller goes on where it was with Last-Event-ID.
func (s *server) fresh(ctx context.Context, in *struct {
	After int64 `header:"Last-Event-ID" doc:"Number of the last report the caller has; by default only new ones are sent."`
}, send sse.Sender) {
	last := in.After
	if last == 0 {
		if newest, err := s.ledger.Recent(ctx, 0, 1); err == nil && len(newest) > 0 {
			last = newest[0].N
		}
	}
	tick := time.NewTicker(s.every)
	defer tick.Stop()
	for {
		list, err := s.ledger.Since(ctx, last, 100)
		if err != nil {
			return
		}
		for _, r := range list {
			if err := send(sse.Message{ID: int(r.N), Data: r}); err != nil {
				return
			}
			last = r.N
		}
		if len(list) > 0 {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
