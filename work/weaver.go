package work

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// digestsOf returns the digests of reports by number.
func (k *Keeper) digestsOf(ctx context.Context, ns []int64) (map[int64]*weaving.Digest, error) {
	out := make(map[int64]*weaving.Digest, len(ns))
	var missing []int64
	for _, n := range ns {
		if d, ok := k.digests.get(n); ok {
			out[n] = d
		} else {
			missing = append(missing, n)
		}
	}
	encoded, err := k.ledger.Digests(ctx, missing)
	if err != nil {
		return nil, err
	}
	for _, n := range missing {
		d, err := weaving.DecodeDigest(encoded[n])
		if err != nil { // of an older version
			rec, err := k.recordOf(ctx, n)
			if err != nil {
				return nil, fmt.Errorf("report number %d: %w", n, err)
			}
			d = weaving.NewDigest(rec)
		}
		k.digests.put(n, d)
		out[n] = d
	}
	return out, nil
}

func (k *Keeper) recordOf(ctx context.Context, n int64) (*record.Record, error) {
	if r, ok := k.records.get(n); ok {
		return r, nil
	}
	r, err := k.ledger.Record(ctx, n)
	if err == nil {
		k.records.put(n, r)
	}
	return r, err
}

// resume weaves what an earlier run kept and was stopped before weaving.
func (k *Keeper) resume(ctx context.Context) error {
	for !k.resumed {
		left, err := k.ledger.Unwoven(ctx, Batch)
		if err != nil {
			return err
		}
		if len(left) == 0 {
			k.resumed = true
			break
		}
		if err := k.weave(ctx, left); err != nil {
			return err
		}
	}
	return nil
}

// weave links reports with the ledger: candidates, relations, then the
// stories of every connected set that changed.
func (k *Keeper) weave(ctx context.Context, fresh []int64) error {
	if len(fresh) == 0 {
		return nil
	}
	relations, err := k.relate(ctx, fresh)
	if err != nil {
		return err
	}
	if err := k.ledger.Weave(ctx, relations, nil, nil); err != nil {
		return err
	}
	return k.regroup(ctx, fresh)
}

// relate compares each fresh report with its candidates.
func (k *Keeper) relate(ctx context.Context, fresh []int64) ([]ledger.Relation, error) {
	own, err := k.digestsOf(ctx, fresh)
	if err != nil {
		return nil, err
	}
	keys := map[int64][]int64{} // per report
	all := map[int64]bool{}
	for n, d := range own {
		keys[n] = keysOf(d)
		for _, key := range keys[n] {
			all[key] = true
		}
	}
	shared, err := k.ledger.Candidates(ctx, slices.Sorted(maps.Keys(all)))
	if err != nil {
		return nil, err
	}
	chosen, others := map[int64][]int64{}, map[int64]bool{}
	for _, n := range fresh {
		chosen[n] = best(n, keys[n], shared)
		for _, o := range chosen[n] {
			others[o] = true
		}
	}
	digests, err := k.digestsOf(ctx, slices.Sorted(maps.Keys(others)))
	if err != nil {
		return nil, err
	}
	done := map[[2]int64]bool{}
	var out []ledger.Relation
	for _, n := range fresh {
		for _, o := range chosen[n] {
			p := [2]int64{min(n, o), max(n, o)}
			if done[p] {
				continue
			}
			done[p] = true
			if r := weaving.Relate(ordered(own[n], digests[o])); r.Kept() {
				out = append(out, ledger.Relation{A: p[0], B: p[1], Score: r.Score})
			}
		}
	}
	return out, nil
}

// ordered returns two digests by id, as Relate is given them everywhere.
func ordered(a, b *weaving.Digest) (*weaving.Digest, *weaving.Digest) {
	if a.ID > b.ID {
		return b, a
	}
	return a, b
}

// best returns the reports other than n worth comparing with it: those that
// share enough of its keys, by how rare these are.
func best(n int64, keys []int64, shared map[int64][]int64) []int64 {
	scores, votes := map[int64]float64{}, map[int64]int{}
	for _, key := range keys {
		weight, vote := weaving.KeyWeight(uint64(key)), weaving.KeyVotes(uint64(key))
		for _, o := range shared[key] {
			scores[o] += weight
			votes[o] += vote
		}
	}
	out := make([]int64, 0, len(scores))
	for o := range scores {
		if o != n && votes[o] >= 2 {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b int64) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), weaving.Candidates)]
}

// reach is how many reports around the changed ones are regrouped at a time.
// Connected sets up to that size are grouped as a whole, and the outcome does
// not depend on the order of arrival. Of larger ones, as busy months of news
// make, only the stories nearest to the changed reports are; a rebuild groups
// them as a whole.
const reach = 120

// regroup weaves anew the stories that changed reports are in or come into.
func (k *Keeper) regroup(ctx context.Context, changed []int64) error {
	g, err := k.regrouping(ctx, changed)
	if err != nil {
		return err
	}
	c, err := k.around(ctx, changed, len(changed)+reach)
	if err != nil {
		return err
	}
	if err := g.component(slices.Sorted(maps.Keys(c.members)), c.inside()); err != nil {
		return err
	}
	return g.write()
}

// regroupAll weaves every connected set anew, however large.
func (k *Keeper) regroupAll(ctx context.Context, all []int64) error {
	g, err := k.regrouping(ctx, all)
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	for _, n := range all {
		if seen[n] {
			continue
		}
		c, err := k.around(ctx, []int64{n}, math.MaxInt)
		if err != nil {
			return err
		}
		maps.Copy(seen, c.members)
		if err := g.component(slices.Sorted(maps.Keys(c.members)), c.inside()); err != nil {
			return err
		}
		if len(g.stories) >= Batch {
			if err := g.write(); err != nil {
				return err
			}
		}
	}
	return g.write()
}

func (k *Keeper) regrouping(ctx context.Context, changed []int64) (*regrouping, error) {
	decisions, err := k.decisions(ctx)
	g := &regrouping{Keeper: k, ctx: ctx, decisions: decisions, changed: map[int64]bool{}}
	for _, n := range changed {
		g.changed[n] = true
	}
	return g, err
}

// connected is reports connected by relations that may join stories.
type connected struct {
	members   map[int64]bool
	relations map[[2]int64]ledger.Relation
	most      int
}

// inside returns the relations among the members.
func (c *connected) inside() []ledger.Relation {
	var out []ledger.Relation
	for _, r := range c.relations {
		if c.members[r.A] && c.members[r.B] {
			out = append(out, r)
		}
	}
	return out
}

// around returns the reports connected to those of ns, about most of them,
// the closest first; stories are always whole.
func (k *Keeper) around(ctx context.Context, ns []int64, most int) (*connected, error) {
	c := &connected{members: map[int64]bool{}, relations: map[[2]int64]ledger.Relation{}, most: most}
	for _, n := range ns {
		c.members[n] = true
	}
	for frontier := ns; len(frontier) > 0; {
		peers, err := k.ledger.Peers(ctx, frontier)
		if err != nil {
			return nil, err
		}
		for _, m := range peers {
			if !c.members[m] {
				c.members[m] = true
				frontier = append(slices.Clip(frontier), m)
			}
		}
		list, err := k.ledger.Relations(ctx, frontier)
		if err != nil {
			return nil, err
		}
		frontier = c.follow(list)
	}
	return c, nil
}

// follow takes in relations and returns the new members they lead to, the
// closest first, as long as there is room.
func (c *connected) follow(list []ledger.Relation) []int64 {
	slices.SortFunc(list, func(a, b ledger.Relation) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	var next []int64
	for _, r := range list {
		c.relations[[2]int64{r.A, r.B}] = r
		if !weaving.Joins(r.Score) {
			continue
		}
		for _, m := range []int64{r.A, r.B} {
			if !c.members[m] && len(c.members) < c.most {
				c.members[m] = true
				next = append(next, m)
			}
		}
	}
	return next
}

// regrouping collects what one write changes.
type regrouping struct {
	*Keeper
	ctx       context.Context
	decisions weaving.Decisions
	changed   map[int64]bool
	gone      []string
	stories   []ledger.Story
}

func (g *regrouping) write() error {
	slices.Sort(g.gone)
	gone, stories := g.gone, g.stories
	g.gone, g.stories = nil, nil
	return g.ledger.Weave(g.ctx, nil, gone, stories)
}

// component groups a connected set into stories and keeps those that changed.
func (g *regrouping) component(members []int64, stored []ledger.Relation) error {
	rows, err := g.ledger.Numbers(g.ctx, members)
	if err != nil {
		return err
	}
	byN, byID := map[int64]ledger.Report{}, map[string]ledger.Report{}
	current, ids := map[string]int{}, make([]string, 0, len(rows))
	for _, r := range rows {
		byN[r.N], byID[r.ID] = r, r
		current[r.Story]++
		ids = append(ids, r.ID)
	}
	relations := make([]weaving.Relation, 0, len(stored))
	for _, r := range stored {
		a, b := byN[r.A].ID, byN[r.B].ID
		relations = append(relations, weaving.Relation{A: min(a, b), B: max(a, b), Score: r.Score})
	}
	slices.SortFunc(relations, func(x, y weaving.Relation) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	kept := map[string]bool{}
	for _, group := range weaving.Groups(ids, relations) {
		members := make([]ledger.Report, len(group))
		for i, id := range group {
			members[i] = byID[id]
		}
		id, err := g.group(members, relations, current)
		if err != nil {
			return err
		}
		kept[id] = true
	}
	for id := range current {
		if id != "" && !kept[id] {
			g.gone = append(g.gone, id)
		}
	}
	return nil
}

// group weaves one story unless it is as it was, and returns its id.
func (g *regrouping) group(members []ledger.Report, relations []weaving.Relation, current map[string]int) (string, error) {
	same := current[members[0].Story] == len(members)
	for _, m := range members {
		same = same && m.Story != "" && m.Story == members[0].Story && !g.changed[m.N]
	}
	if same {
		return members[0].Story, nil
	}
	s, err := g.story(members, relations)
	g.stories = append(g.stories, s)
	return s.ID, err
}

func (g *regrouping) story(members []ledger.Report, relations []weaving.Relation) (ledger.Story, error) {
	story := ledger.Story{Reports: len(members)}
	byID := map[string]*weaving.Digest{}
	numbers := map[string]int64{}
	var records []*record.Record
	for _, m := range members {
		rec, err := g.recordOf(g.ctx, m.N)
		if err != nil {
			return story, err
		}
		records = append(records, rec)
		story.Members = append(story.Members, m.N)
		numbers[m.ID] = m.N
	}
	digests, err := g.digestsOf(g.ctx, story.Members)
	if err != nil {
		return story, err
	}
	for _, m := range members {
		byID[m.ID] = digests[m.N]
	}
	var full []weaving.Relation
	for _, r := range relations {
		if a, b := byID[r.A], byID[r.B]; a != nil && b != nil {
			full = append(full, weaving.Relate(a, b))
		}
	}
	woven := weaving.WeaveStory(records, byID, full, g.decisions)
	s := woven.Stories[0]
	story.Persons = settled(woven.Entities, records, numbers)
	for _, e := range woven.Events {
		story.Holds = append(story.Holds, e.ID)
	}
	for _, c := range woven.Claims {
		story.Holds = append(story.Holds, c.ID)
	}
	story.ID, story.Title, story.Since, story.Until = s.ID, s.Title, s.From, s.To
	story.Woven, err = json.Marshal(woven)
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
