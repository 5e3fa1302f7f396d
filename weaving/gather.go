package weaving

import (
	"cmp"
	"math"
	"slices"
)

// Peer is a report that another one is related to.
type Peer struct {
	N     int64
	Score Fixed
}

// Fixed is a relation's score in 2⁻²⁰: sums of them do not depend on their
// order.
type Fixed int32

const fixedOne = 1 << 20

// FixedScore rounds a score.
func FixedScore(score float64) Fixed {
	return Fixed(max(math.MinInt32, min(math.MaxInt32, math.Round(score*fixedOne))))
}

// Float is the score itself.
func (f Fixed) Float() float64 { return float64(f) / fixedOne }

// Related tells whether a score counts for grouping.
func (f Fixed) Related() bool { return f >= FixedScore(relatedAt) }

// Net is numbered reports and what relates them, as Gather asks for it.
type Net interface {
	// Peers returns the relations of a report; each stands with both of its
	// reports.
	Peers(n int64) []Peer
	// Before orders reports in a way that does not depend on their numbers.
	Before(a, b int64) bool
}

// Gather groups the reports of a net into stories: average-link
// agglomeration over the relations, pairs without one counting as 0. It
// returns the groups that the reports given come into and, where a group
// differs from the stories that its members were in, those that the other
// members of these come into, and so on. What it returns is exactly what
// grouping the whole net would: only the neighbourhood that matters is looked
// at, following from each group to its nearest neighbour until two are each
// other's nearest (the nearest-neighbour chain of agglomerative clustering).
// Average linkage is reducible, so what is merged so would be merged by the
// whole too; and groups that exchange no member with those gathered are as
// they were. story returns the present story of a report, with the report
// itself.
func Gather(net Net, reports []int64, story func(n int64) []int64) [][]int64 {
	g := &gatherer{net: net, piles: map[int64]*pile{}, least: storyAt}
	todo, done := slices.Clone(reports), map[int64]bool{}
	var out [][]int64
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if done[n] {
			continue
		}
		group := g.settled(n).members
		for _, m := range group {
			done[m] = true
			for _, old := range story(m) {
				if !done[old] {
					todo = append(todo, old)
				}
			}
		}
		out = append(out, group)
	}
	return out
}

// gatherer is the state of a gathering: the piles so far of all reports seen.
type gatherer struct {
	net   Net
	piles map[int64]*pile
	least float64
	looks int // how often nearest was asked
}

// pile is reports that belong together so far.
type pile struct {
	members []int64
	first   int64 // the least of them
	near    []tie // to other piles, once opened; several may have become one
	opened  bool
	into    *pile // that it went into
	settled bool  // nothing more comes to it

	seen, slot int // see nearest
}

// tie is the sum of the relations between two piles.
type tie struct {
	to  *pile
	sum int64
}

func (p *pile) root() *pile {
	for p.into != nil {
		if p.into.into != nil {
			p.into = p.into.into
		}
		p = p.into
	}
	return p
}

func (g *gatherer) pile(n int64) *pile {
	p := g.piles[n]
	if p == nil {
		p = &pile{members: []int64{n}, first: n}
		g.piles[n] = p
	}
	return p.root()
}

// open looks up what a single report is related to.
func (g *gatherer) open(p *pile) {
	if p.opened {
		return
	}
	p.opened = true
	peers := g.net.Peers(p.first)
	p.near = make([]tie, len(peers))
	for i, r := range peers {
		p.near[i] = tie{g.pile(r.N), int64(r.Score)}
	}
}

// nearest returns the pile closest to p and their average score; of equals
// the first. Pairs of piles are so in one strict order: by score, then by
// their first reports.
func (g *gatherer) nearest(p *pile) (best *pile, score float64) {
	g.open(p)
	g.looks++
	ties := p.near[:0]
	for _, t := range p.near {
		q := t.to.root()
		switch {
		case q == p:
		case q.seen == g.looks:
			ties[q.slot].sum += t.sum
		default:
			q.seen, q.slot = g.looks, len(ties)
			ties = append(ties, tie{q, t.sum})
		}
	}
	p.near = ties
	score = math.Inf(-1)
	for _, t := range ties {
		s := float64(t.sum) / float64(len(p.members)*len(t.to.members))
		if s < score || s == score && !g.net.Before(t.to.first, best.first) {
			continue
		}
		best, score = t.to, s
	}
	return best, score / fixedOne
}

// settled returns the pile of a report once nothing more comes to it.
func (g *gatherer) settled(n int64) *pile {
	for {
		p := g.pile(n)
		if p.settled {
			return p
		}
		chain := []*pile{p}
		for len(chain) > 0 {
			top := chain[len(chain)-1]
			var previous *pile
			if len(chain) > 1 {
				previous = chain[len(chain)-2]
			}
			next, score := g.nearest(top)
			switch {
			case next == nil || score < g.least:
				top.settled = true
				chain = chain[:len(chain)-1]
			case next == previous:
				g.merge(previous, top)
				chain = chain[:len(chain)-2]
			default:
				chain = append(chain, next)
			}
		}
	}
}

// merge puts pile b onto a; both are open.
func (g *gatherer) merge(a, b *pile) {
	a.near = append(a.near, b.near...)
	a.members = append(a.members, b.members...)
	if g.net.Before(b.first, a.first) {
		a.first = b.first
	}
	b.into, b.near, b.members = a, nil, nil
}

// Groups joins reports into stories as Gather does. The result depends on the
// set of reports and relations only. Each group is sorted by id, and so are
// the groups by their first id.
func Groups(reports []string, relations []Relation) [][]string {
	ids := slices.Clone(reports)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	net := newMemoryNet(ids, relations)
	all := make([]int64, len(ids))
	for i := range all {
		all[i] = int64(i)
	}
	var out [][]string
	for _, group := range Gather(net, all, func(int64) []int64 { return nil }) {
		slices.Sort(group)
		names := make([]string, len(group))
		for i, n := range group {
			names[i] = ids[n]
		}
		out = append(out, names)
	}
	slices.SortFunc(out, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// memoryNet is a net of reports numbered in the order of their ids.
type memoryNet [][]Peer

func newMemoryNet(ids []string, relations []Relation) memoryNet {
	at := make(map[string]int64, len(ids))
	for i, id := range ids {
		at[id] = int64(i)
	}
	net := make(memoryNet, len(ids))
	for _, r := range relations {
		a, okA := at[r.A]
		b, okB := at[r.B]
		if okA && okB && a != b && FixedScore(r.Score).Related() {
			net.relate(a, b, FixedScore(r.Score))
		}
	}
	return net
}

// relate enters a relation; of several of one pair the strongest counts.
func (m memoryNet) relate(a, b int64, score Fixed) {
	for i := range m[a] {
		if p := &m[a][i]; p.N == b {
			if score > p.Score {
				p.Score = score
				m.relate(b, a, score)
			}
			return
		}
	}
	m[a] = append(m[a], Peer{b, score})
	m.relate(b, a, score)
}

// Peers is part of Net.
func (m memoryNet) Peers(n int64) []Peer { return m[n] }

// Before is part of Net.
func (m memoryNet) Before(a, b int64) bool { return a < b }
