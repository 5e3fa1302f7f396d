package work

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"

	"sayso/ledger"
	"sayso/reading"
	"sayso/record"
	"sayso/weaving"
)

// Keeper reads reports into a ledger and weaves them into what it holds.
// One Keeper works at a time; it uses all cores for reading.
type Keeper struct {
	ledger  *ledger.Ledger
	readers []*reading.Reader
	resumed bool // what an earlier run left unwoven is woven

	// What it knows of the ledger, so as not to ask again; see known.go.
	digests *cache[int64, *weaving.Digest]
	records *cache[int64, *record.Record]
	rows    *cache[int64, ledger.Report]
	near    *cache[int64, []ledger.Peer]
	members *cache[string, []int64]
	fresh   keys // not in the ledger yet
	tally   tally

	stale map[string]*stale // stories to be woven
	turn  int               // batches so far
}

// How many of each a keeper holds in memory at most: those of the latest
// reports, which new ones are compared and woven with.
const (
	digestsKept = 12000
	recordsKept = 2400
	rowsKept    = 20000
	membersKept = 10000
)

// NewKeeper returns a keeper of l that reads with r and clones of it.
func NewKeeper(l *ledger.Ledger, r *reading.Reader) *Keeper {
	k := &Keeper{ledger: l, readers: []*reading.Reader{r}, stale: map[string]*stale{}}
	k.forget()
	for len(k.readers) < runtime.GOMAXPROCS(0) {
		k.readers = append(k.readers, r.Clone())
	}
	return k
}

// Incoming is a report with the bytes it came in.
type Incoming struct {
	Report *record.Report
	Source []byte // nil: the report's text
}

// Batch is how many reports are worked on at a time.
const Batch = 256

// Add reads, keeps and weaves reports, and returns for each its number in
// the ledger, 0 for those it held already. When it returns without error,
// everything is on disk.
func (k *Keeper) Add(ctx context.Context, in []Incoming) ([]int64, error) {
	numbers := make([]int64, 0, len(in))
	err := k.AddAll(ctx, slices.Values(in), func(n int64) { numbers = append(numbers, n) })
	return numbers, err
}

// AddAll is Add for a stream of any length. It reads a batch while it keeps
// and weaves the one before; kept is told the number of each report, in
// order, once the report is on disk.
func (k *Keeper) AddAll(ctx context.Context, in iter.Seq[Incoming], kept func(n int64)) error {
	if err := k.resume(ctx); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	const ahead = 2
	ready := make(chan *batch, ahead)
	go func() {
		defer close(ready)
		for list := range batches(in) {
			select {
			case ready <- k.read(ctx, list):
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed error
	for b := range ready { // to its end, so that nobody reads on
		if failed != nil {
			continue
		}
		if failed = k.keep(ctx, b, kept); failed != nil {
			stop()
		}
	}
	if failed != nil {
		return failed
	}
	return k.settle(ctx)
}

// batches cuts a stream.
func batches(in iter.Seq[Incoming]) iter.Seq[[]Incoming] {
	return func(yield func([]Incoming) bool) {
		var list []Incoming
		for x := range in {
			if list = append(list, x); len(list) == Batch {
				if !yield(list) {
					return
				}
				list = nil
			}
		}
		if len(list) > 0 {
			yield(list)
		}
	}
}

// batch is reports that were read and are to be kept.
type batch struct {
	size    int   // with those known already
	at      []int // where in the input the entries stand
	entries []ledger.Entry
	digests []*weaving.Digest
	err     error
}

// read reads those reports of a batch that the ledger does not hold.
func (k *Keeper) read(ctx context.Context, in []Incoming) *batch {
	b := &batch{size: len(in)}
	var fresh []Incoming
	if fresh, b.at, b.err = k.unknown(ctx, in); b.err != nil {
		return b
	}
	b.entries, b.digests = k.prepare(len(fresh), func(r *reading.Reader, i int) (*record.Record, []byte) {
		return read(r, fresh[i].Report), fresh[i].Source
	})
	return b
}

// keep writes a batch, tells its numbers, and weaves it.
func (k *Keeper) keep(ctx context.Context, b *batch, tell func(n int64)) error {
	if b.err != nil {
		return b.err
	}
	if err := k.fresher(ctx); err != nil {
		return err
	}
	kept, err := k.ledger.Put(ctx, b.entries)
	if err != nil {
		return err
	}
	numbers := make([]int64, b.size)
	var woven []int64
	for i, n := range kept {
		numbers[b.at[i]] = n
		if n != 0 {
			k.digests.put(n, b.digests[i])
			k.records.put(n, b.entries[i].Record)
			woven = append(woven, n)
		}
	}
	for _, n := range numbers {
		tell(n)
	}
	return k.weave(ctx, woven)
}

// unknown leaves out what the ledger holds already, before it is read again,
// and says where in the input the rest stands.
func (k *Keeper) unknown(ctx context.Context, in []Incoming) (fresh []Incoming, at []int, err error) {
	ids := make([]string, len(in))
	for i := range in {
		ids[i] = in[i].Report.ID
	}
	known, err := k.ledger.Known(ctx, ids)
	for i := range in {
		if !known[ids[i]] {
			known[ids[i]] = true
			fresh, at = append(fresh, in[i]), append(at, i)
		}
	}
	return fresh, at, err
}

// prepare reads n reports over all cores and makes entries of them.
func (k *Keeper) prepare(n int, get func(r *reading.Reader, i int) (*record.Record, []byte)) ([]ledger.Entry, []*weaving.Digest) {
	entries, digests := make([]ledger.Entry, n), make([]*weaving.Digest, n)
	k.parallel(n, func(r *reading.Reader, i int) {
		rec, source := get(r, i)
		entries[i], digests[i] = entryOf(rec, source)
	})
	return entries, digests
}

// parallel runs f for 0 … n-1 over the keeper's readers.
func (k *Keeper) parallel(n int, f func(r *reading.Reader, i int)) {
	next := make(chan int)
	var all sync.WaitGroup
	for _, r := range k.readers {
		all.Go(func() {
			for i := range next {
				f(r, i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// unread is the version of a record whose reading failed; such reports are
// read again whenever the reader changes.
const unread = "unread"

// read reads a report. A stage that panics is a bug, but it must not lose the
// report: it is kept with an empty record.
func read(r *reading.Reader, report *record.Report) (rec *record.Record) {
	defer func() {
		if recover() != nil {
			rec = &record.Record{Report: *report, Version: unread}
			rec.Complete()
		}
	}()
	return r.Read(report)
}

func entryOf(rec *record.Record, source []byte) (ledger.Entry, *weaving.Digest) {
	e := ledger.NewEntry(rec, source)
	d := weaving.NewDigest(rec)
	e.Digest, e.Persons = d.Encode(), map[record.EntityID]string{}
	for i := range rec.Entities {
		e.Persons[rec.Entities[i].ID] = weaving.Person(rec.Report.ID, &rec.Entities[i])
	}
	return e, d
}
