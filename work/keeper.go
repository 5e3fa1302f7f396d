package work

import (
	"context"
	"errors"
	"runtime"
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
	digests *cache[*weaving.Digest]
	records *cache[*record.Record]
	resumed bool // what an earlier run left unwoven is woven
}

// How many digests and records a keeper holds in memory: those of the latest
// reports, which new ones are compared and woven with.
const (
	digestsKept = 6000
	recordsKept = 600
)

// NewKeeper returns a keeper of l that reads with r and clones of it.
func NewKeeper(l *ledger.Ledger, r *reading.Reader) *Keeper {
	k := &Keeper{ledger: l, readers: []*reading.Reader{r}, digests: newCache[*weaving.Digest](digestsKept), records: newCache[*record.Record](recordsKept)}
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

// Batch is how many reports are best added at a time.
const Batch = 64

// Add reads, keeps and weaves reports, and returns for each its number in
// the ledger, 0 for those it held already. When it returns without error,
// everything is on disk.
func (k *Keeper) Add(ctx context.Context, in []Incoming) ([]int64, error) {
	if err := k.resume(ctx); err != nil {
		return nil, err
	}
	fresh, at, err := k.unknown(ctx, in)
	if err != nil {
		return nil, err
	}
	entries, digests, err := k.prepare(len(fresh), func(r *reading.Reader, i int) (*record.Record, []byte) {
		return read(r, fresh[i].Report), fresh[i].Source
	})
	if err != nil {
		return nil, err
	}
	kept, err := k.ledger.Put(ctx, entries)
	if err != nil {
		return nil, err
	}
	numbers := make([]int64, len(in))
	var woven []int64
	for i, n := range kept {
		numbers[at[i]] = n
		if n != 0 {
			k.digests.put(n, digests[i])
			k.records.put(n, entries[i].Record)
			woven = append(woven, n)
		}
	}
	return numbers, k.weave(ctx, woven)
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
func (k *Keeper) prepare(n int, get func(r *reading.Reader, i int) (*record.Record, []byte)) ([]ledger.Entry, []*weaving.Digest, error) {
	entries, digests, errs := make([]ledger.Entry, n), make([]*weaving.Digest, n), make([]error, n)
	k.parallel(n, func(r *reading.Reader, i int) {
		rec, source := get(r, i)
		entries[i], digests[i], errs[i] = entryOf(rec, source)
	})
	return entries, digests, errors.Join(errs...)
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

func entryOf(rec *record.Record, source []byte) (ledger.Entry, *weaving.Digest, error) {
	e, err := ledger.NewEntry(rec, source)
	d := weaving.NewDigest(rec)
	e.Digest, e.Keys, e.Persons = d.Encode(), keysOf(d), map[record.EntityID]string{}
	for i := range rec.Entities {
		e.Persons[rec.Entities[i].ID] = weaving.Person(rec.Report.ID, &rec.Entities[i])
	}
	return e, d, err
}

func keysOf(d *weaving.Digest) []int64 {
	keys := d.Keys()
	out := make([]int64, len(keys))
	for i, k := range keys {
		out[i] = int64(k)
	}
	return out
}

// cache holds the latest values put into it.
type cache[V any] struct {
	most   int
	values map[int64]V
	order  []int64 // oldest first
}

func newCache[V any](most int) *cache[V] { return &cache[V]{most: most, values: map[int64]V{}} }

func (c *cache[V]) get(n int64) (V, bool) {
	v, ok := c.values[n]
	return v, ok
}

func (c *cache[V]) put(n int64, v V) {
	if _, ok := c.values[n]; !ok {
		c.order = append(c.order, n)
	}
	c.values[n] = v
	for len(c.values) > c.most {
		delete(c.values, c.order[0])
		c.order = c.order[1:]
	}
}
