package weaving

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// relatedAt is the least score that counts as a relation at all, and storyAt
// the least average score between the halves of one story.
const (
	relatedAt = 0.05
	storyAt   = 0.3
)

// groupsAt joins anything that has ids and relations: clusters whose average
// score is at least rule.least become one.
func groupsAt(reports []string, relations []Relation, rule grouping) [][]string {
	ids := slices.Clone(reports)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	joins := make([]join, 0, len(relations))
	for _, r := range relations {
		a, okA := at[r.A]
		b, okB := at[r.B]
		if okA && okB {
			joins = append(joins, join{a: a, b: b, score: r.Score})
		}
	}
	groups := groupsOf(len(ids), joins, rule)
	out := make([][]string, len(groups))
	for i, group := range groups {
		for _, n := range group {
			out[i] = append(out[i], ids[n])
		}
	}
	return out
}

// join is the relation of two things that are told by number, and why.
type join struct {
	a, b    int
	score   float64
	because []Because
}

// groupsOf joins the numbers 0 … n-1: clusters whose average score is at
// least rule.least become one. Of equal scores those of lesser numbers are
// joined first. Groups and their members are in order.
func groupsOf(n int, joins []join, rule grouping) [][]int {
	g := newGrouping(n, rule)
	for i := range joins {
		if j := &joins[i]; j.a != j.b && (j.score >= relatedAt || j.score < 0) {
			g.relate(j.a, j.b, j.score)
		}
	}
	g.run()
	byRoot := make([][]int, n)
	for i := range n {
		root := g.root(i)
		byRoot[root] = append(byRoot[root], i)
	}
	return slices.DeleteFunc(byRoot, func(members []int) bool { return members == nil })
}

// grouping is the state of one agglomeration. A cluster is named by its
// least member.
type grouping struct {
	parent []int
	size   []int
	near   []map[int]link // to each neighbouring cluster
	queue  pairQueue

	least float64 // average score of what is joined
	known bool    // pairs without a relation weigh neither way, rather than as 0
}

// link is the relations between two clusters: their sum and their number.
type link struct {
	sum float64
	n   int
}

// pair is two clusters and their average score when it was queued.
type pair struct {
	a, b  int // a < b
	score float64
}

func newGrouping(n int, rule grouping) *grouping {
	g := &grouping{least: rule.least, known: rule.known, parent: make([]int, n), size: make([]int, n), near: make([]map[int]link, n)}
	for i := range n {
		g.parent[i], g.size[i] = i, 1
	}
	return g
}

func (g *grouping) root(i int) int {
	for g.parent[i] != i {
		i = g.parent[i]
	}
	return i
}

func (g *grouping) relate(a, b int, score float64) {
	for _, x := range [2][2]int{{a, b}, {b, a}} {
		if g.near[x[0]] == nil {
			g.near[x[0]] = map[int]link{}
		}
		if old, known := g.near[x[0]][x[1]]; !known || math.Abs(score) > math.Abs(old.sum) {
			g.near[x[0]][x[1]] = link{score, 1}
		}
	}
}

func (g *grouping) average(a, b int) float64 {
	l := g.near[a][b]
	pairs := g.size[a] * g.size[b]
	if g.known {
		return (l.sum + g.least*float64(pairs-l.n)) / float64(pairs)
	}
	return l.sum / float64(pairs)
}

func (g *grouping) offer(a, b int) {
	if s := g.average(a, b); s >= g.least {
		heap.Push(&g.queue, pair{min(a, b), max(a, b), s})
	}
}

// run merges the closest clusters until none are close enough.
func (g *grouping) run() {
	for a := range g.near {
		for b := range g.near[a] {
			if a < b {
				g.offer(a, b)
			}
		}
	}
	for g.queue.Len() > 0 {
		p := heap.Pop(&g.queue).(pair)
		if g.parent[p.a] == p.a && g.parent[p.b] == p.b && g.average(p.a, p.b) == p.score {
			g.merge(p.a, p.b)
		}
	}
}

// merge joins cluster b into a, the one with the lesser name.
func (g *grouping) merge(a, b int) {
	g.parent[b] = a
	delete(g.near[a], b)
	// In a fixed order, so that sums of floats come out alike every time.
	others := make([]int, 0, len(g.near[b]))
	for c := range g.near[b] {
		if c != a {
			others = append(others, c)
		}
	}
	slices.Sort(others)
	for _, c := range others {
		x, y := g.near[a][c], g.near[b][c]
		both := link{x.sum + y.sum, x.n + y.n}
		g.near[a][c], g.near[c][a] = both, both
		delete(g.near[c], b)
	}
	g.size[a] += g.size[b]
	g.near[b] = nil
	neighbours := make([]int, 0, len(g.near[a]))
	for c := range g.near[a] {
		neighbours = append(neighbours, c)
	}
	slices.Sort(neighbours)
	for _, c := range neighbours {
		g.offer(a, c)
	}
}

// pairQueue is a heap of pairs, closest first; equals by name.
type pairQueue []pair

func (q pairQueue) Len() int { return len(q) }
func (q pairQueue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].score, q[i].score), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q pairQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

// Push is for container/heap.
func (q *pairQueue) Push(x any) { *q = append(*q, x.(pair)) }

// Pop is for container/heap.
func (q *pairQueue) Pop() any {
	old := *q
	p := old[len(old)-1]
	*q = old[:len(old)-1]
	return p
}
