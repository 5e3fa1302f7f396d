package work

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"runtime"
	"slices"
	"sync"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// stale is a story that has other reports than when it was woven. Weaving
// costs more the larger a story is; while reports stream in it is put off
// until the story has doubled, or been left in peace for a while.
type stale struct {
	woven   int // its reports when it was woven last, 0 for never
	touched int // the turn of its last change
	size    int // its reports now
}

// After how many turns a story is woven, if it has grown and if it has not.
const (
	ripeAfter  = 6
	quietAfter = 40
)

func (s *stale) ripe(turn int) bool {
	age := turn - s.touched
	return age >= quietAfter || age >= ripeAfter && s.size >= 2*s.woven
}

// resume takes up what an earlier run was stopped in: it knows the keys that
// are not in the ledger yet, weaves reports that are in no story, and stories
// that are stale.
func (k *Keeper) resume(ctx context.Context) error {
	if k.resumed {
		return k.fresher(ctx)
	}
	if err := k.fresher(ctx); err != nil {
		return err
	}
	left, err := k.unwoven(ctx)
	if err != nil {
		return err
	}
	if err := k.rekey(ctx, left); err != nil {
		return err
	}
	for list := range slices.Chunk(left, Batch) {
		if err := k.weave(ctx, list); err != nil {
			return err
		}
	}
	k.resumed = true
	if len(left) > 0 {
		if err := k.decided(ctx); err != nil {
			return err
		}
	}
	return k.settle(ctx)
}

// unwoven returns the reports that are in no story yet.
func (k *Keeper) unwoven(ctx context.Context) ([]int64, error) {
	all, err := k.ledger.Count(ctx)
	if err != nil || all == 0 {
		return nil, err
	}
	return k.ledger.Unwoven(ctx, all)
}

// rekey finds out the keys of reports that are woven and not among the
// ledger's candidates.
func (k *Keeper) rekey(ctx context.Context, unwoven []int64) error {
	keyed, err := k.ledger.Keyed(ctx)
	if err != nil {
		return err
	}
	k.fresh = keys{upTo: keyed}
	for after := keyed; ; {
		rows, err := k.ledger.Since(ctx, after, Batch)
		if err != nil || len(rows) == 0 {
			return err
		}
		ns := numbersOf(rows)
		after = ns[len(ns)-1]
		digests, err := k.digestsOf(ctx, ns)
		if err != nil {
			return err
		}
		for _, n := range ns {
			if _, later := slices.BinarySearch(unwoven, n); !later {
				k.fresh.add(referenceTo(n, digests[n]), keysOf(digests[n]))
			}
		}
	}
}

// weave links reports with the ledger: relations, the stories that they come
// into, and what is woven of those stories that are ripe for it.
func (k *Keeper) weave(ctx context.Context, fresh []int64) error {
	k.turn++
	near, err := k.relate(ctx, fresh)
	if err != nil {
		return err
	}
	if err := k.gather(ctx, fresh, near); err != nil {
		return err
	}
	if k.fresh.size >= keysAtOnce {
		if err := k.putKeys(ctx); err != nil {
			return err
		}
	}
	var ripe []string
	for id, s := range k.stale {
		if s.ripe(k.turn) {
			ripe = append(ripe, id)
		}
	}
	slices.Sort(ripe)
	return k.weaveStories(ctx, ripe)
}

// settle weaves every story that is not as its reports are, and writes what
// was held back.
func (k *Keeper) settle(ctx context.Context) error {
	if err := k.putKeys(ctx); err != nil {
		return err
	}
	if err := k.weaveStories(ctx, slices.Sorted(maps.Keys(k.stale))); err != nil {
		return err
	}
	for {
		left, err := k.ledger.Stale(ctx, Batch)
		if err != nil || len(left) == 0 {
			return err
		}
		if err := k.weaveStories(ctx, left); err != nil {
			return err
		}
	}
}

// around is the ledger's reports and relations as weaving gathers them.
type around struct {
	*Keeper
	ctx  context.Context
	more map[int64][]ledger.Peer // relations not written yet
	err  error                   // the first
}

// Peers is part of weaving.Net.
func (x *around) Peers(n int64) []weaving.Peer {
	list, ok := x.more[n]
	if !ok {
		list, ok = x.near.get(n)
	}
	if !ok {
		near, err := x.nearTo(x.ctx, []int64{n})
		x.err = errors.Join(x.err, err)
		list = near[n]
	}
	out := make([]weaving.Peer, 0, len(list))
	for _, p := range list {
		if score := weaving.Fixed(p.Score); score.Related() {
			out = append(out, weaving.Peer{N: p.N, Score: score})
		}
	}
	return out
}

// Before is part of weaving.Net.
func (x *around) Before(a, b int64) bool { return x.row(a).ID < x.row(b).ID }

func (x *around) row(n int64) ledger.Report {
	if r, ok := x.rows.get(n); ok {
		return r
	}
	rows, err := x.rowsOf(x.ctx, []int64{n})
	x.err = errors.Join(x.err, err)
	return rows[n]
}

// story returns the reports that are in a story with n.
func (x *around) story(n int64) []int64 {
	id := x.row(n).Story
	if id == "" {
		return []int64{n}
	}
	list, err := x.membersOf(x.ctx, id)
	x.err = errors.Join(x.err, err)
	return list
}

// gather brings reports, and those that their coming moves, into the stories
// that they belong to. near is relations that are new. The stories are stale
// then.
func (k *Keeper) gather(ctx context.Context, reports []int64, near map[int64][]ledger.Peer) error {
	x := &around{Keeper: k, ctx: ctx, more: near}
	groups := weaving.Gather(x, reports, x.story)
	come := map[int64]bool{}
	for _, n := range reports {
		come[n] = true
	}
	c := ledger.Weaving{Near: near}
	// Stories that may be no more; how many reports each had, and how many when
	// it was woven.
	left, had, woven := map[string]bool{}, map[string]int{}, map[string]int{}
	for _, group := range groups {
		for _, n := range group {
			if id := x.row(n).Story; id != "" && !left[id] {
				left[id] = true
				list, err := k.membersOf(ctx, id)
				x.err = errors.Join(x.err, err)
				had[id], woven[id] = len(list), len(list)
				if s := k.stale[id]; s != nil {
					woven[id] = s.woven
				}
			}
		}
	}
	for _, group := range groups {
		s, err := k.gathered(ctx, group)
		if err != nil {
			return err
		}
		delete(left, s.ID)
		if len(s.Members) > 0 || len(group) != had[s.ID] || slices.ContainsFunc(group, func(n int64) bool { return come[n] }) {
			k.stale[s.ID] = &stale{woven: woven[s.ID], touched: k.turn, size: len(group)}
			c.Stories = append(c.Stories, s)
		}
		k.members.put(s.ID, slices.Sorted(slices.Values(group)))
	}
	for id := range left {
		delete(k.stale, id)
		k.members.put(id, nil)
		c.Gone = append(c.Gone, id)
	}
	slices.Sort(c.Gone)
	if x.err != nil {
		return x.err
	}
	if err := k.ledger.Weave(ctx, c); err != nil {
		k.forget()
		return err
	}
	for n, peers := range near {
		k.near.put(n, peers)
	}
	return nil
}

// gathered is the row of the story that a group makes, and the reports that
// come into it.
func (k *Keeper) gathered(ctx context.Context, group []int64) (ledger.Story, error) {
	rows, err := k.rowsOf(ctx, group)
	if err != nil {
		return ledger.Story{}, err
	}
	first := rows[group[0]]
	s := ledger.Story{Reports: len(group)}
	for _, n := range group {
		r := rows[n]
		if weaving.Earlier(r.ID, r.Published, first.ID, first.Published) < 0 {
			first = r
		}
		if r.Published != "" && (s.Since == "" || r.Published < s.Since) {
			s.Since = r.Published
		}
		s.Until = max(s.Until, r.Published)
	}
	s.ID, s.Title = weaving.StoryID(first.ID), cmp.Or(first.Title, first.ID)
	for _, n := range group {
		if r := rows[n]; r.Story != s.ID {
			s.Members = append(s.Members, n)
			r.Story = s.ID
			k.rows.put(n, r)
		}
	}
	return s, nil
}

// weaveStories weaves stories anew.
func (k *Keeper) weaveStories(ctx context.Context, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	// Some hundred reports at a time: their records take room.
	var part []string
	size := 0
	for i, id := range ids {
		members, err := k.membersOf(ctx, id)
		if err != nil {
			return err
		}
		part, size = append(part, id), size+len(members)
		if size < Batch && i < len(ids)-1 {
			continue
		}
		if err := k.weaveSome(ctx, part, decisions); err != nil {
			return err
		}
		part, size = nil, 0
	}
	return nil
}

func (k *Keeper) weaveSome(ctx context.Context, ids []string, decisions weaving.Decisions) error {
	var list []*material
	var gone []string
	for _, id := range ids {
		m, err := k.materialOf(ctx, id)
		if err != nil {
			return err
		}
		if m == nil {
			gone = append(gone, id)
			continue
		}
		list = append(list, m)
	}
	stories, errs := make([]ledger.Story, len(list)), make([]error, len(list))
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				stories[i], errs[i] = list[i].weave(decisions)
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if err := k.ledger.Weave(ctx, ledger.Weaving{Gone: gone, Stories: stories}); err != nil {
		return err
	}
	for _, id := range ids {
		delete(k.stale, id)
	}
	return nil
}

// material is what a story is woven of.
type material struct {
	numbers map[string]int64
	records []*record.Record
	digests map[string]*weaving.Digest
	pairs   []pair // related reports
}

// pair is two reports by id, in order, and the score of their relation.
type pair struct {
	a, b  string
	score weaving.Fixed
}

// materialOf returns what a story is woven of; nil if it is no more.
func (k *Keeper) materialOf(ctx context.Context, story string) (*material, error) {
	members, err := k.membersOf(ctx, story)
	if err != nil || len(members) == 0 {
		return nil, err
	}
	digests, err := k.digestsOf(ctx, members)
	if err != nil {
		return nil, err
	}
	near, err := k.nearTo(ctx, members)
	if err != nil {
		return nil, err
	}
	m := &material{numbers: map[string]int64{}, digests: map[string]*weaving.Digest{}}
	for _, n := range members {
		rec, err := k.recordOf(ctx, n)
		if err != nil {
			return nil, err
		}
		id := rec.Report.ID
		m.records = append(m.records, rec)
		m.numbers[id], m.digests[id] = n, digests[n]
		for _, p := range near[n] {
			if o := digests[p.N]; o != nil && n < p.N {
				m.pairs = append(m.pairs, pair{min(id, o.ID), max(id, o.ID), weaving.Fixed(p.Score)})
			}
		}
	}
	return m, nil
}

func (m *material) weave(decisions weaving.Decisions) (ledger.Story, error) {
	relations := make([]weaving.Relation, 0, len(m.pairs))
	for _, p := range m.pairs {
		relations = append(relations, weaving.Related(m.digests[p.a], m.digests[p.b], p.score))
	}
	woven := weaving.WeaveStory(m.records, m.digests, relations, decisions)
	s := woven.Stories[0]
	story := ledger.Story{ID: s.ID, Title: s.Title, Since: s.From, Until: s.To, Reports: len(m.records), Persons: settled(woven.Entities, m.records, m.numbers)}
	for _, e := range woven.Events {
		story.Holds = append(story.Holds, e.ID)
	}
	for _, c := range woven.Claims {
		story.Holds = append(story.Holds, c.ID)
	}
	var err error
	if story.Woven, err = json.Marshal(woven); err == nil {
		story.Compress()
	}
	return story, err
}

// settled lists the entities whom the story knows by another id than their
// report alone would.
func settled(entities []weaving.Entity, records []*record.Record, numbers map[string]int64) []ledger.Settled {
	type key struct {
		report string
		entity record.EntityID
	}
	own := map[key]string{}
	for _, r := range records {
		for i := range r.Entities {
			own[key{r.Report.ID, r.Entities[i].ID}] = weaving.Person(r.Report.ID, &r.Entities[i])
		}
	}
	var out []ledger.Settled
	for _, e := range entities {
		for _, m := range e.Members {
			if own[key{m.Report, m.Entity}] != e.ID {
				out = append(out, ledger.Settled{Report: numbers[m.Report], Entity: string(m.Entity), Person: e.ID})
			}
		}
	}
	return out
}
