package web

import (
	"context"

	"sayso/ledger"
	"sayso/show"
)

// titles names reports; those without a title are named by their headline or
// first words, read once.
type titles struct {
	ledger *ledger.Ledger
	known  map[int64]string
}

func (d *desk) titles() *titles { return &titles{d.Ledger, map[int64]string{}} }

func (t *titles) of(ctx context.Context, r ledger.Report) string {
	if r.Title != "" {
		return r.Title
	}
	if name, ok := t.known[r.N]; ok {
		return name
	}
	name := r.ID
	if rec, err := t.ledger.Record(ctx, r.N); err == nil {
		name = orElse(show.Title(&rec.Report), r.ID)
	}
	t.known[r.N] = name
	return name
}
