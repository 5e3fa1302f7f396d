package work

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// goMemory is how many bytes a process that keeps reports should use of Go's
// memory; the database has some more of its own.
const goMemory = 350 << 20

// LimitMemory has the garbage collector leave the process the memory that a
// keeper needs, and no more, unless GOMEMLIMIT or GOGC say otherwise.
func LimitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" && os.Getenv("GOGC") == "" {
		debug.SetMemoryLimit(goMemory)
		debug.SetGCPercent(300)
	}
}

// cache holds the values put into it or asked for last: two generations, of
// which the elder is let go when the younger is full.
type cache[K comparable, V any] struct {
	most         int // of one generation
	young, elder map[K]V
}

func newCache[K comparable, V any](most int) *cache[K, V] {
	return &cache[K, V]{most: most / 2, young: map[K]V{}}
}

func (c *cache[K, V]) get(key K) (V, bool) {
	v, ok := c.young[key]
	if ok {
		return v, true
	}
	if v, ok = c.elder[key]; ok {
		c.put(key, v)
	}
	return v, ok
}

func (c *cache[K, V]) put(key K, v V) {
	if len(c.young) >= c.most {
		c.elder, c.young = c.young, make(map[K]V, c.most)
	}
	c.young[key] = v
}

func (c *cache[K, V]) drop(key K) {
	delete(c.young, key)
	delete(c.elder, key)
}

// forget empties what the keeper knows of the ledger.
func (k *Keeper) forget() {
	k.digests, k.records = newCache[int64, *weaving.Digest](digestsKept), newCache[int64, *record.Record](recordsKept)
	k.rows, k.near = newCache[int64, ledger.Report](rowsKept), newCache[int64, []ledger.Peer](rowsKept)
	k.members = newCache[string, []int64](membersKept)
}

// fresher forgets if somebody else wrote to the ledger meanwhile.
func (k *Keeper) fresher(ctx context.Context) error {
	touched, err := k.ledger.Touched(ctx)
	if touched {
		k.forget()
	}
	return err
}

// found looks things up in a cache, and those that it lacks by ask.
func found[V any](c *cache[int64, V], ns []int64, ask func(missing []int64) (map[int64]V, error)) (map[int64]V, error) {
	out := make(map[int64]V, len(ns))
	var missing []int64
	for _, n := range ns {
		if v, ok := c.get(n); ok {
			out[n] = v
		} else {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	got, err := ask(missing)
	for _, n := range missing {
		out[n] = got[n]
		c.put(n, got[n])
	}
	return out, err
}

// digestsOf returns the digests of reports by number.
func (k *Keeper) digestsOf(ctx context.Context, ns []int64) (map[int64]*weaving.Digest, error) {
	return found(k.digests, ns, func(missing []int64) (map[int64]*weaving.Digest, error) {
		out := make(map[int64]*weaving.Digest, len(missing))
		if err := k.ledger.Digests(ctx, missing, func(n int64, encoded []byte) {
			if d, err := weaving.DecodeDigest(encoded); err == nil {
				out[n] = d
			}
		}); err != nil {
			return nil, err
		}
		for _, n := range missing {
			if out[n] == nil { // of an older version
				rec, err := k.recordOf(ctx, n)
				if err != nil {
					return nil, err
				}
				out[n] = weaving.NewDigest(rec)
			}
		}
		return out, nil
	})
}

func (k *Keeper) recordOf(ctx context.Context, n int64) (*record.Record, error) {
	if r, ok := k.records.get(n); ok {
		return r, nil
	}
	r, err := k.ledger.Record(ctx, n)
	if err != nil {
		return nil, fmt.Errorf("report number %d: %w", n, err)
	}
	k.records.put(n, r)
	return r, nil
}

// rowsOf returns reports by number.
func (k *Keeper) rowsOf(ctx context.Context, ns []int64) (map[int64]ledger.Report, error) {
	return found(k.rows, ns, func(missing []int64) (map[int64]ledger.Report, error) {
		list, err := k.ledger.Numbers(ctx, missing)
		out := make(map[int64]ledger.Report, len(list))
		for _, r := range list {
			out[r.N] = r
		}
		return out, err
	})
}

// nearTo returns the relations of reports.
func (k *Keeper) nearTo(ctx context.Context, ns []int64) (map[int64][]ledger.Peer, error) {
	return found(k.near, ns, func(missing []int64) (map[int64][]ledger.Peer, error) { return k.ledger.Near(ctx, missing) })
}

// membersOf returns the reports of a story.
func (k *Keeper) membersOf(ctx context.Context, story string) ([]int64, error) {
	if list, ok := k.members.get(story); ok {
		return list, nil
	}
	list, err := k.ledger.Members(ctx, story)
	if err == nil {
		k.members.put(story, list)
	}
	return list, err
}
