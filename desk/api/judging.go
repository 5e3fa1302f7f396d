package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"sayso/ledger"
)

func (s *server) judgements(ctx context.Context, in *struct {
	Cursor string `query:"cursor" doc:"Where to go on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}) (*list[ledger.Judgement], error) {
	c, err := paging{Cursor: in.Cursor}.at()
	if err != nil {
		return nil, err
	}
	found, err := s.ledger.JudgementsAfter(ctx, c.N, in.Limit+1)
	return page(found, in.Limit, func(j ledger.Judgement) cursor { return cursor{N: j.N} }), problem(err, "")
}

// judgement is what a person decides.
type judgement struct {
	Kind    string `json:"kind" enum:"wrong,same,not-same"`
	Subject string `json:"subject" minLength:"1" maxLength:"2000" doc:"A finding, as REPORT/ID: a statement, event, figure, entity, place or time of a record." example:"sha256:1f2e/s3"`
	Object  string `json:"object,omitempty" maxLength:"2000" doc:"Of same and not-same, the other event as REPORT/ID, or, if the subject is an entity, somebody across reports (entity-…)."`
	Note    string `json:"note,omitempty" maxLength:"1000" doc:"Why."`
	Who     string `json:"who" minLength:"1" maxLength:"80" doc:"Under whose name it stands."`
}

func (s *server) judge(ctx context.Context, in *struct{ Body judgement }) (*one[ledger.Judgement], error) {
	if s.options.Judge == nil {
		return nil, errReadOnly
	}
	b := in.Body
	n, err := s.options.Judge(ctx, ledger.Judgement{Kind: b.Kind, Subject: b.Subject, Object: b.Object, Note: b.Note, Who: b.Who})
	if errors.Is(err, ledger.ErrJudgement) {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	if err != nil {
		return nil, problem(err, "that finding")
	}
	made, err := s.ledger.JudgementsAfter(ctx, n+1, 1)
	if err != nil || len(made) == 0 {
		return nil, problem(errors.Join(err, ledger.ErrNotFound), "that judgement")
	}
	return &one[ledger.Judgement]{made[0]}, nil
}

func (s *server) undo(ctx context.Context, in *struct {
	N   int64  `path:"n" minimum:"1"`
	Who string `query:"who" required:"true" minLength:"1" maxLength:"80" doc:"Who takes it back."`
}) (*struct{}, error) {
	if s.options.Undo == nil {
		return nil, errReadOnly
	}
	return nil, problem(s.options.Undo(ctx, in.N, in.Who), "that judgement")
}
