package work

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"sayso/ledger"
	"sayso/weaving"
)

// keys is what reports are found by that the ledger does not have yet. It is
// written now and then, many reports at once, for keys lie scattered all over
// the ledger; after a stop it is made anew from the digests.
type keys struct {
	reports map[int64][]reference // by key, oldest first
	upTo    int64                 // the last report among them and the ledger's
	size    int
}

// keysAtOnce is how many reports' keys are held back.
const keysAtOnce = 4096

// reference is a report as keys lead to it: its number and, so that one from
// long ago need not be looked up, the day of its publication.
type reference = ledger.Reference

func referenceTo(n int64, d *weaving.Digest) reference {
	if d.Day <= 0 || d.Day > math.MaxUint16 {
		return reference{N: uint32(n)}
	}
	return reference{N: uint32(n), Day: uint16(d.Day)}
}

func dayOf(r reference) int {
	if r.Day == 0 {
		return weaving.Undated
	}
	return int(r.Day)
}

func (f *keys) add(r reference, keys []int64) {
	if f.reports == nil {
		f.reports = map[int64][]reference{}
	}
	for _, key := range keys {
		list := append(f.reports[key], r)
		f.reports[key] = list[max(0, len(list)-ledger.PerKey):]
	}
	f.upTo = max(f.upTo, int64(r.N))
	f.size++
}

// putKeys writes the keys that the ledger does not have.
func (k *Keeper) putKeys(ctx context.Context) error {
	if k.fresh.size == 0 {
		return nil
	}
	err := k.ledger.PutCandidates(ctx, k.fresh.upTo, k.fresh.reports)
	if err == nil {
		k.fresh = keys{upTo: k.fresh.upTo}
	}
	return err
}

func keysOf(d *weaving.Digest) []int64 {
	list := d.Keys()
	out := make([]int64, len(list))
	for i, key := range list {
		out[i] = int64(key)
	}
	return out
}

// candidates returns for each key the latest reports that have it.
func (k *Keeper) candidates(ctx context.Context, keys []int64) (map[int64][]reference, error) {
	out, err := k.ledger.Candidates(ctx, keys)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if fresh := k.fresh.reports[key]; len(fresh) > 0 {
			out[key] = ledger.Latest(out[key], fresh)
		}
	}
	return out, nil
}

// relate compares reports, oldest first, each with its candidates among those
// before it, and returns all relations of all reports that have new ones.
func (k *Keeper) relate(ctx context.Context, reports []int64) (map[int64][]ledger.Peer, error) {
	own, err := k.digestsOf(ctx, reports)
	if err != nil {
		return nil, err
	}
	lists, all := make(map[int64][]int64, len(reports)), map[int64]bool{}
	for _, n := range reports {
		lists[n] = keysOf(own[n])
		for _, key := range lists[n] {
			all[key] = true
		}
	}
	shared, err := k.candidates(ctx, slices.Sorted(maps.Keys(all)))
	if err != nil {
		return nil, err
	}
	chosen, involved := make(map[int64][]int64, len(reports)), map[int64]bool{}
	for _, n := range reports {
		self := referenceTo(n, own[n])
		chosen[n] = k.tally.best(self, lists[n], shared)
		k.fresh.add(self, lists[n])
		for _, key := range lists[n] {
			shared[key] = append(shared[key], self)
		}
		involved[n] = true
		for _, o := range chosen[n] {
			involved[o] = true
		}
	}
	digests, err := k.digestsOf(ctx, slices.Sorted(maps.Keys(involved)))
	if err != nil {
		return nil, err
	}
	var related []relation
	for _, n := range reports {
		for _, o := range chosen[n] {
			if r := weaving.Relate(ordered(own[n], digests[o])); r.Kept() {
				related = append(related, relation{n, o, r.Score})
			}
		}
	}
	return k.entered(ctx, related)
}

// relation is what two reports have to do with each other.
type relation struct {
	a, b  int64
	score float64
}

// entered enters relations among those that their reports have, and returns
// all of these reports' relations.
func (k *Keeper) entered(ctx context.Context, related []relation) (map[int64][]ledger.Peer, error) {
	involved := map[int64]bool{}
	for _, r := range related {
		involved[r.a], involved[r.b] = true, true
	}
	old, err := k.nearTo(ctx, slices.Sorted(maps.Keys(involved)))
	if err != nil {
		return nil, err
	}
	out := make(map[int64][]ledger.Peer, len(old))
	for n, peers := range old {
		out[n] = slices.Clone(peers)
	}
	for _, r := range related {
		score := int32(weaving.FixedScore(r.score))
		out[r.a], out[r.b] = entered(out[r.a], r.b, score), entered(out[r.b], r.a, score)
	}
	return out, nil
}

func entered(peers []ledger.Peer, n int64, score int32) []ledger.Peer {
	for i := range peers {
		if peers[i].N == n {
			peers[i].Score = score
			return peers
		}
	}
	return append(peers, ledger.Peer{N: n, Score: score})
}

// ordered returns two digests by id, as Relate is given them everywhere.
func ordered(a, b *weaving.Digest) (*weaving.Digest, *weaving.Digest) {
	if a.ID > b.ID {
		return b, a
	}
	return a, b
}

// tally counts, for the reports that share keys with one, how many and how
// rare these are.
type tally struct {
	weights []float32 // by report number
	votes   []uint8
	seen    []reference
}

// best returns the reports other than n worth comparing with it: those that
// share enough of its keys, by how rare these are.
func (t *tally) best(of reference, keys []int64, shared map[int64][]reference) []int64 {
	for _, key := range keys {
		list := shared[key]
		list = list[max(0, len(list)-ledger.PerKey):]
		weight, vote := float32(weaving.KeyWeight(uint64(key))), uint8(weaving.KeyVotes(uint64(key)))
		for _, o := range list {
			if int(o.N) >= len(t.votes) {
				room := int(o.N) + keysAtOnce - len(t.votes)
				t.weights, t.votes = append(t.weights, make([]float32, room)...), append(t.votes, make([]uint8, room)...)
			}
			if t.votes[o.N] == 0 {
				t.seen = append(t.seen, o)
			}
			t.votes[o.N] += vote
			t.weights[o.N] += weight
		}
	}
	type candidate struct {
		n      int64
		weight float32
	}
	list := make([]candidate, 0, len(t.seen))
	for _, o := range t.seen {
		if o.N != of.N && weaving.Comparable(int(t.votes[o.N]), float64(t.weights[o.N]), dayOf(o), dayOf(of)) {
			list = append(list, candidate{int64(o.N), t.weights[o.N]})
		}
		t.votes[o.N], t.weights[o.N] = 0, 0
	}
	t.seen = t.seen[:0]
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.n, b.n)) })
	out := make([]int64, min(len(list), weaving.Candidates))
	for i := range out {
		out[i] = list[i].n
	}
	return out
}
