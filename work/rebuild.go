package work

import (
	"bytes"
	"context"
	"slices"

	"sayso/ledger"
	"sayso/reading"
	"sayso/record"
)

// Rebuild derives everything anew from the records: relations, stories and
// what is woven of them, in the order in which the reports came. Progress is
// told after each batch. Stopped in its midst, the next Add goes on.
func (k *Keeper) Rebuild(ctx context.Context, progress func(done, all int)) error {
	if err := k.ledger.Unweave(ctx); err != nil {
		return err
	}
	k.forget()
	k.fresh, k.stale, k.resumed = keys{}, map[string]*stale{}, true
	all, err := k.ledger.Count(ctx)
	if err != nil {
		return err
	}
	done := 0
	for after := int64(0); ; {
		list, err := k.ledger.Since(ctx, after, Batch)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		numbers := numbersOf(list)
		if err := k.weave(ctx, numbers); err != nil {
			return err
		}
		done += len(numbers)
		after = numbers[len(numbers)-1]
		progress(done, all)
	}
	if err := k.decided(ctx); err != nil {
		return err
	}
	return k.settle(ctx)
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
	var related []relation
	var reports []int64
	for _, r := range decisions.Relations() {
		a, err := k.ledger.Report(ctx, r.A)
		if err != nil {
			return err
		}
		b, err := k.ledger.Report(ctx, r.B)
		if err != nil {
			return err
		}
		related, reports = append(related, relation{a.N, b.N, r.Score}), append(reports, a.N, b.N)
	}
	if len(related) == 0 {
		return nil
	}
	near, err := k.entered(ctx, related)
	if err != nil {
		return err
	}
	return k.gather(ctx, reports, near)
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
	entries, digests := k.prepare(len(numbers), func(r *reading.Reader, i int) (*record.Record, []byte) {
		report := old[i].Report
		report.Posts = old[i].Posts
		return read(r, &report), nil
	})
	renamed, err := k.renamed(ctx, old, entries)
	if err != nil {
		return err
	}
	was := map[int64][]byte{}
	if err := k.ledger.Digests(ctx, numbers, func(n int64, digest []byte) { was[n] = bytes.Clone(digest) }); err != nil {
		return err
	}
	if err := k.ledger.Replace(ctx, numbers, entries, renamed); err != nil {
		return err
	}
	var others []int64 // whose digests differ
	for i, n := range numbers {
		k.digests.put(n, digests[i])
		k.records.put(n, entries[i].Record)
		k.rows.drop(n)
		if !bytes.Equal(was[n], entries[i].Digest) {
			others = append(others, n)
		}
	}
	if err := k.relateAnew(ctx, others); err != nil {
		return err
	}
	if err := k.gather(ctx, numbers, nil); err != nil {
		return err
	}
	return k.settle(ctx)
}

// relateAnew compares reports again, whose digests have changed.
func (k *Keeper) relateAnew(ctx context.Context, reports []int64) error {
	if len(reports) == 0 {
		return nil
	}
	old, err := k.nearTo(ctx, reports)
	if err != nil {
		return err
	}
	for n, peers := range old {
		for _, p := range peers {
			if err := k.part(ctx, n, p.N); err != nil {
				return err
			}
		}
	}
	near, err := k.relate(ctx, reports)
	if err != nil {
		return err
	}
	if err := k.gather(ctx, reports, near); err != nil {
		return err
	}
	return k.decided(ctx)
}

// part takes away the relation of two reports.
func (k *Keeper) part(ctx context.Context, a, b int64) error {
	near, err := k.nearTo(ctx, []int64{a, b})
	if err != nil {
		return err
	}
	without := func(peers []ledger.Peer, n int64) []ledger.Peer {
		return slices.DeleteFunc(slices.Clone(peers), func(p ledger.Peer) bool { return p.N == n })
	}
	near[a], near[b] = without(near[a], b), without(near[b], a)
	k.near.put(a, near[a])
	k.near.put(b, near[b])
	return k.ledger.Weave(ctx, ledger.Weaving{Near: near})
}
