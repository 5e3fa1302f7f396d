package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
}

// NewKeeper returns a keeper of l.
func NewKeeper(l *ledger.Ledger) *Keeper {
	k := &Keeper{ledger: l, readers: []*reading.Reader{reading.New()}}
	for len(k.readers) < runtime.GOMAXPROCS(0) {
		k.readers = append(k.readers, k.readers[0].Clone())
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
	entries := make([]ledger.Entry, len(in))
	digests := make([]*weaving.Digest, len(in))
	k.parallel(len(in), func(r *reading.Reader, i int) {
		entries[i], digests[i] = entryOf(read(r, in[i].Report), in[i].Source)
	})
	numbers, err := k.ledger.Put(ctx, entries)
	if err != nil {
		return nil, err
	}
	return numbers, k.weave(ctx, numbers, digests)
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
	d := weaving.NewDigest(rec)
	e := ledger.Entry{Source: source, Record: rec, Day: d.Day, Digest: d.Encode(), Persons: map[record.EntityID]string{}}
	if source == nil {
		e.Source = []byte(rec.Report.Text)
	}
	for _, key := range d.Keys() {
		e.Keys = append(e.Keys, int64(key))
	}
	for i := range rec.Entities {
		e.Persons[rec.Entities[i].ID] = weaving.Person(rec.Report.ID, &rec.Entities[i])
	}
	return e, d
}

// loaded caches the digests of one weaving.
type loaded struct {
	ledger *ledger.Ledger
	byN    map[int64]*weaving.Digest
	n      map[string]int64 // report id → number
}

func (l *loaded) put(n int64, d *weaving.Digest) {
	l.byN[n] = d
	l.n[d.ID] = n
}

func (l *loaded) digest(ctx context.Context, n int64) (*weaving.Digest, error) {
	if d := l.byN[n]; d != nil {
		return d, nil
	}
	b, err := l.ledger.Digest(ctx, n)
	if err != nil {
		return nil, err
	}
	d, err := weaving.DecodeDigest(b)
	if err != nil {
		return nil, err
	}
	l.put(n, d)
	return d, nil
}

// weave links new reports with the ledger: candidates, relations, then the
// stories of every connected set that changed.
func (k *Keeper) weave(ctx context.Context, numbers []int64, digests []*weaving.Digest) error {
	l := &loaded{k.ledger, map[int64]*weaving.Digest{}, map[string]int64{}}
	var fresh []int64
	for i, n := range numbers {
		if n != 0 {
			l.put(n, digests[i])
			fresh = append(fresh, n)
		}
	}
	relations, err := k.relate(ctx, l, fresh)
	if err != nil || len(fresh) == 0 {
		return err
	}
	if err := k.ledger.Weave(ctx, relations, nil, nil); err != nil {
		return err
	}
	return k.regroup(ctx, l, fresh)
}

// relate compares each fresh report with its candidates.
func (k *Keeper) relate(ctx context.Context, l *loaded, fresh []int64) ([]ledger.Relation, error) {
	done := map[[2]int64]bool{}
	var out []ledger.Relation
	for _, n := range fresh {
		d := l.byN[n]
		keys := make([]int64, 0, 64)
		for _, key := range d.Keys() {
			keys = append(keys, int64(key))
		}
		candidates, err := k.ledger.Candidates(ctx, n, keys)
		if err != nil {
			return nil, err
		}
		for _, other := range best(candidates) {
			p := [2]int64{min(n, other), max(n, other)}
			if done[p] {
				continue
			}
			done[p] = true
			o, err := l.digest(ctx, other)
			if err != nil {
				return nil, err
			}
			if r := weaving.Relate(ordered(d, o)); r.Kept() {
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

// best keeps the candidates that share enough, those with the rarest keys
// first.
func best(candidates []ledger.Candidate) []int64 {
	type scored struct {
		n     int64
		score float64
	}
	var list []scored
	for _, c := range candidates {
		s, votes := scored{n: c.N}, 0
		for _, key := range c.Shared {
			s.score += weaving.KeyWeight(uint64(key))
			votes += weaving.KeyVotes(uint64(key))
		}
		if votes >= 2 {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b scored) int {
		if a.score != b.score {
			if a.score > b.score {
				return -1
			}
			return 1
		}
		return int(a.n - b.n)
	})
	out := make([]int64, 0, weaving.Candidates)
	for _, s := range list[:min(len(list), weaving.Candidates)] {
		out = append(out, s.n)
	}
	return out
}

// regroup weaves anew every connected set of reports that fresh ones are in.
func (k *Keeper) regroup(ctx context.Context, l *loaded, fresh []int64) error {
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	for _, n := range fresh {
		if seen[n] {
			continue
		}
		members, relations, err := k.component(ctx, n)
		if err != nil {
			return err
		}
		for _, m := range members {
			seen[m] = true
		}
		if err := k.weaveComponent(ctx, l, members, relations, decisions); err != nil {
			return err
		}
	}
	return nil
}

// component returns the reports connected to n by relations that may join
// stories, sorted, and all relations among them.
func (k *Keeper) component(ctx context.Context, n int64) ([]int64, []ledger.Relation, error) {
	members, frontier := map[int64]bool{n: true}, []int64{n}
	known := map[[2]int64]ledger.Relation{}
	for len(frontier) > 0 {
		list, err := k.ledger.Relations(ctx, frontier)
		if err != nil {
			return nil, nil, err
		}
		frontier = nil
		for _, r := range list {
			known[[2]int64{r.A, r.B}] = r
			if !weaving.Joins(r.Score) {
				continue
			}
			for _, m := range []int64{r.A, r.B} {
				if !members[m] {
					members[m] = true
					frontier = append(frontier, m)
				}
			}
		}
	}
	var relations []ledger.Relation
	for _, r := range known {
		if members[r.A] && members[r.B] {
			relations = append(relations, r)
		}
	}
	out := make([]int64, 0, len(members))
	for m := range members {
		out = append(out, m)
	}
	slices.Sort(out)
	return out, relations, nil
}

// weaveComponent groups a connected set into stories and keeps those that
// changed.
func (k *Keeper) weaveComponent(ctx context.Context, l *loaded, members []int64, stored []ledger.Relation, decisions weaving.Decisions) error {
	ids := make([]string, len(members))
	for i, n := range members {
		d, err := l.digest(ctx, n)
		if err != nil {
			return err
		}
		ids[i] = d.ID
	}
	relations := make([]weaving.Relation, 0, len(stored))
	for _, r := range stored {
		a, b := ordered(l.byN[r.A], l.byN[r.B])
		relations = append(relations, weaving.Relation{A: a.ID, B: b.ID, Score: r.Score})
	}
	slices.SortFunc(relations, func(x, y weaving.Relation) int { return compareIDs(x, y) })
	current, err := k.storiesOf(ctx, members)
	if err != nil {
		return err
	}
	var gone []string
	var stories []ledger.Story
	kept := map[string]bool{}
	for _, group := range weaving.Groups(ids, relations) {
		s, err := k.weaveGroup(ctx, l, group, relations, decisions)
		if err != nil {
			return err
		}
		kept[s.ID] = true
		stories = append(stories, s)
	}
	for id := range current {
		if id != "" && !kept[id] {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	return k.ledger.Weave(ctx, nil, gone, stories)
}

func compareIDs(x, y weaving.Relation) int {
	switch {
	case x.A != y.A && x.A < y.A, x.A == y.A && x.B < y.B:
		return -1
	case x.A == y.A && x.B == y.B:
		return 0
	}
	return 1
}

func (k *Keeper) storiesOf(ctx context.Context, members []int64) (map[string]bool, error) {
	list, err := k.ledger.Numbers(ctx, members)
	out := map[string]bool{}
	for _, r := range list {
		out[r.Story] = true
	}
	return out, err
}

func (k *Keeper) weaveGroup(ctx context.Context, l *loaded, group []string, relations []weaving.Relation, decisions weaving.Decisions) (ledger.Story, error) {
	digests := map[string]*weaving.Digest{}
	var records []*record.Record
	story := ledger.Story{Reports: len(group)}
	for _, id := range group {
		n := l.n[id]
		rec, err := k.ledger.Record(ctx, n)
		if err != nil {
			return story, err
		}
		records = append(records, rec)
		digests[id] = l.byN[n]
		story.Members = append(story.Members, n)
	}
	var full []weaving.Relation
	for _, r := range relations {
		if a, b := digests[r.A], digests[r.B]; a != nil && b != nil {
			full = append(full, weaving.Relate(a, b))
		}
	}
	woven := weaving.WeaveStory(records, digests, full, decisions)
	s := woven.Stories[0]
	body, err := json.Marshal(woven)
	story.ID, story.Title, story.Since, story.Until, story.Woven = s.ID, s.Title, s.From, s.To, body
	return story, err
}

// decisions reads the standing judgements.
func (k *Keeper) decisions(ctx context.Context) (weaving.Decisions, error) {
	list, err := k.ledger.Judgements(ctx, false)
	return Decisions(list), err
}

// Decisions turns judgements into what weaving applies.
func Decisions(list []ledger.Judgement) weaving.Decisions {
	var d weaving.Decisions
	for _, j := range list {
		subject, ok := eventMember(j.Subject)
		object, both := eventMember(j.Object)
		switch {
		case j.Kind == ledger.Wrong && ok:
			d.Wrong = append(d.Wrong, subject)
		case j.Kind == ledger.Same && ok && both:
			d.Same = append(d.Same, [2]weaving.EventMember{subject, object})
		case j.Kind == ledger.NotSame && ok && both:
			d.NotSame = append(d.NotSame, [2]weaving.EventMember{subject, object})
		}
	}
	return d
}

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
	l := &loaded{k.ledger, map[int64]*weaving.Digest{}, map[string]int64{}}
	var fresh []int64
	for before := int64(0); ; {
		list, err := k.ledger.Recent(ctx, before, 256)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		var numbers []int64
		for _, r := range list {
			numbers = append(numbers, r.N)
			if _, err := l.digest(ctx, r.N); err != nil {
				return fmt.Errorf("report %s: %w", r.ID, err)
			}
		}
		relations, err := k.relate(ctx, l, numbers)
		if err != nil {
			return err
		}
		if err := k.ledger.Weave(ctx, relations, nil, nil); err != nil {
			return err
		}
		fresh = append(fresh, numbers...)
		before = list[len(list)-1].N
		progress(len(fresh), all)
	}
	if err := k.decided(ctx, l); err != nil {
		return err
	}
	return k.regroup(ctx, l, fresh)
}

// decided relates the reports of events that people decided to be the same.
func (k *Keeper) decided(ctx context.Context, l *loaded) error {
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	var relations []ledger.Relation
	for _, r := range decisions.Relations() {
		if a, b := l.n[r.A], l.n[r.B]; a != 0 && b != 0 {
			relations = append(relations, ledger.Relation{A: min(a, b), B: max(a, b), Score: r.Score})
		}
	}
	return k.ledger.Weave(ctx, relations, nil, nil)
}

// errEvent says that a judgement's subject names no event.
var errEvent = errors.New("name an event as REPORT/EVENT")
