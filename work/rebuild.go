package work

import (
	"context"
	"slices"

	"sayso/ledger"
	"sayso/reading"
	"sayso/record"
)

// Rebuild derives everything anew from the records: relations, stories and
// what is woven of them. Progress is told after each batch.
func (k *Keeper) Rebuild(ctx context.Context, progress func(done, all int)) error {
	if err := k.ledger.Unweave(ctx); err != nil {
		return err
	}
	all, err := k.ledger.Count(ctx)
	if err != nil {
		return err
	}
	var fresh []int64
	for before := int64(0); ; {
		list, err := k.ledger.Recent(ctx, before, 4*Batch)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		numbers := numbersOf(list)
		relations, err := k.relate(ctx, numbers)
		if err != nil {
			return err
		}
		if err := k.ledger.Weave(ctx, relations, nil, nil); err != nil {
			return err
		}
		fresh = append(fresh, numbers...)
		before = numbers[len(numbers)-1]
		progress(len(fresh), all)
	}
	if err := k.decided(ctx); err != nil {
		return err
	}
	slices.Reverse(fresh)
	return k.regroupAll(ctx, fresh)
}

func numbersOf(list []ledger.Report) []int64 {
	out := make([]int64, len(list))
	for i, r := range list {
		out[i] = r.N
	}
	return out
}

// decided relates the reports of events that people decided to be the same.
func (k *Keeper) decided(ctx context.Context) error {
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	var relations []ledger.Relation
	for _, r := range decisions.Relations() {
		a, err := k.ledger.Report(ctx, r.A)
		if err != nil {
			return err
		}
		b, err := k.ledger.Report(ctx, r.B)
		if err != nil {
			return err
		}
		relations = append(relations, ledger.Relation{A: min(a.N, b.N), B: max(a.N, b.N), Score: r.Score})
	}
	return k.ledger.Weave(ctx, relations, nil, nil)
}

// Reread reads again every report whose record an older reading made, or one
// with another gazetteer, and weaves it anew. It can be stopped at any time and goes on where it was.
// It stops after about most reports (0: never), tells progress after each
// batch, and returns how many it read.
func (k *Keeper) Reread(ctx context.Context, most int, progress func(done int)) (int, error) {
	done := 0
	for after := int64(0); ; {
		if most > 0 && done >= most {
			return done, nil
		}
		list, err := k.ledger.Outdated(ctx, k.readers[0].Version(), after, Batch)
		if err != nil || len(list) == 0 {
			return done, err
		}
		numbers := numbersOf(list)
		after = numbers[len(numbers)-1]
		if err := k.reread(ctx, numbers); err != nil {
			return done, err
		}
		done += len(numbers)
		progress(done)
	}
}

func (k *Keeper) reread(ctx context.Context, numbers []int64) error {
	old := make([]*record.Record, len(numbers))
	for i, n := range numbers {
		var err error
		if old[i], err = k.ledger.Record(ctx, n); err != nil {
			return err
		}
	}
	entries, digests, err := k.prepare(len(numbers), func(r *reading.Reader, i int) (*record.Record, []byte) {
		report := old[i].Report
		report.Posts = old[i].Posts
		return read(r, &report), nil
	})
	if err != nil {
		return err
	}
	renamed, err := k.renamed(ctx, old, entries)
	if err != nil {
		return err
	}
	if err := k.ledger.Replace(ctx, numbers, entries, renamed); err != nil {
		return err
	}
	for i, n := range numbers {
		k.digests.put(n, digests[i])
		k.records.put(n, entries[i].Record)
	}
	if err := k.weave(ctx, numbers); err != nil {
		return err
	}
	return k.decided(ctx)
}
