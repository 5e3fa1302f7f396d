package main

import (
	"math/rand/v2"

	"sayso/tools/train/linear"
)

// projective lifts the arcs of a tree until none cross (Nivre and Nilsson
// 2005, without marking the lifted relations).
func projective(heads []int32) []int32 {
	h := append([]int32(nil), heads...)
	for range len(h) * len(h) {
		d := crossing(h)
		if d < 0 {
			break
		}
		h[d] = h[h[d]]
	}
	return h
}

// crossing returns the dependent of the shortest arc that spans a token not
// below its head, -1 if there is none.
func crossing(h []int32) int32 {
	n := int32(len(h))
	best, length := int32(-1), n+1
	for d := range n {
		if h[d] == n {
			continue
		}
		lo, hi := min(d, h[d]), max(d, h[d])
		if hi-lo >= length {
			continue
		}
		for k := lo + 1; k < hi; k++ {
			if !below(h, k, h[d]) {
				best, length = d, hi-lo
				break
			}
		}
	}
	return best
}

func below(h []int32, k, top int32) bool {
	for steps := 0; k < int32(len(h)) && steps <= len(h); steps++ {
		if k == top {
			return true
		}
		k = h[k]
	}
	return false
}

// costs are the gold arcs that each kind of move makes unreachable from a
// configuration (the dynamic oracle of the arc-hybrid system). A left or
// right move with a wrong relation costs one more.
type costs struct{ shift, left, right int }

// oracle computes the costs of st against the gold heads. dependents lists
// each token's gold dependents.
func oracle(st *linear.State, heads []int32, dependents [][]int32) costs {
	k := len(st.Stack)
	b := st.Next
	onStack := func(i int32, below int) bool { // among the lowest `below` of the stack
		for _, x := range st.Stack[:below] {
			if x == i {
				return true
			}
		}
		return false
	}
	var c costs
	if st.CanShift() {
		if h := heads[b]; k > 0 && h != st.Stack[k-1] && h < b && onStack(h, k-1) {
			c.shift++
		}
		for _, d := range dependents[b] {
			if d < b && onStack(d, k) {
				c.shift++
			}
		}
	}
	if k == 0 {
		return c
	}
	s0 := st.Stack[k-1]
	lost := 0 // dependents of s0 still in the buffer
	for _, d := range dependents[s0] {
		if d >= b {
			lost++
		}
	}
	c.left, c.right = lost, lost
	h := heads[s0]
	if h > b || k > 1 && h == st.Stack[k-2] {
		c.left++
	}
	if h >= b {
		c.right++
	}
	return c
}

// trainer trains a parser.
type trainer struct {
	setup   *linear.Setup
	p       *perceptron
	rng     *rand.Rand
	explore float64 // chance of following the model's own move after an error
	s       linear.Sentence
}

// trainParser runs epochs over the gold trees, tagged with tags.
func trainParser(gold []sentence, tags func(epoch int) [][]uint8, lex *linear.Lexicon, setup *linear.Setup, epochs int, rng *rand.Rand, after func(epoch int, p *perceptron)) *perceptron {
	t := trainer{setup: setup, p: newPerceptron(), rng: rng}
	trees := make([]sentence, len(gold))
	for k := range gold {
		trees[k] = gold[k]
		trees[k].Heads = projective(gold[k].Heads)
	}
	order := rng.Perm(len(gold))
	for epoch := range epochs {
		if epoch > 0 {
			t.explore = 0.9
		}
		labels := tags(epoch)
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t.sentence(&trees[k], labels[k], lex)
		}
		if after != nil {
			after(epoch, t.p)
		}
	}
	return t.p
}

func (t *trainer) sentence(g *sentence, tags []uint8, lex *linear.Lexicon) {
	s := &t.s
	s.Load(lex, len(g.Words), g.word)
	copy(s.Tags, tags)
	st := s.Begin(t.setup)
	dependents := make([][]int32, len(g.Words)+1)
	for d, h := range g.Heads {
		dependents[h] = append(dependents[h], int32(d))
	}
	for !st.Done() {
		t.p.now++
		scores := s.ScoreMoves(st, t.p, t.setup)
		best := linear.Best(scores)
		good := t.zeroCost(st, g, dependents, scores)
		follow := best
		if scores[good] < scores[best] || good != best && t.cost(st, g, dependents, best) > 0 {
			t.p.update(s.Features(), good, best)
			if t.rng.Float64() >= t.explore {
				follow = good
			}
		}
		st.Apply(follow, t.setup.Rels)
	}
}

// cost is the number of gold arcs lost by a move, a wrong relation counted.
func (t *trainer) cost(st *linear.State, g *sentence, dependents [][]int32, move int) int {
	c := oracle(st, g.Heads, dependents)
	switch rels := t.setup.Rels; {
	case move == linear.Shift:
		return c.shift
	case move <= rels:
		s0 := st.Stack[len(st.Stack)-1]
		if g.Heads[s0] == st.Next && g.Rels[s0] != uint8(move-1) {
			return c.left + 1
		}
		return c.left
	default:
		s0, s1 := st.Stack[len(st.Stack)-1], st.Stack[len(st.Stack)-2]
		if g.Heads[s0] == s1 && g.Rels[s0] != uint8(move-1-rels) {
			return c.right + 1
		}
		return c.right
	}
}

// zeroCost returns the best-scored move among those of least cost; an arc
// move is tried with the gold relation of its dependent alone.
func (t *trainer) zeroCost(st *linear.State, g *sentence, dependents [][]int32, scores []int32) int {
	c := oracle(st, g.Heads, dependents)
	best, cost := -1, 0
	try := func(move, moveCost int) {
		if best < 0 || moveCost < cost || moveCost == cost && scores[move] > scores[best] {
			best, cost = move, moveCost
		}
	}
	if st.CanShift() {
		try(linear.Shift, c.shift)
	}
	k := len(st.Stack)
	if k > 0 && st.CanLeft() {
		rel := g.Rels[st.Stack[k-1]]
		if int(st.Next) == len(g.Words) {
			rel = t.setup.Root
		} else if rel == t.setup.Root {
			rel = fallbackRel
		}
		try(linear.Left(rel), c.left)
	}
	if st.CanRight() {
		rel := g.Rels[st.Stack[k-1]]
		if rel == t.setup.Root {
			rel = fallbackRel
		}
		try(linear.Right(rel, t.setup.Rels), c.right)
	}
	return best
}

// parseAll returns the trees a model gives to tagged sentences.
func parseAll(texts []sentence, tags [][]uint8, lex *linear.Lexicon, model linear.Scorer, setup *linear.Setup) []sentence {
	out := make([]sentence, len(texts))
	var s linear.Sentence
	for k := range texts {
		g := &texts[k]
		s.Load(lex, len(g.Words), g.word)
		copy(s.Tags, tags[k])
		s.Parse(model, setup)
		out[k] = sentence{Words: g.Words, Labels: tags[k], Heads: append([]int32(nil), s.Heads...), Rels: append([]uint8(nil), s.Rels...)}
	}
	return out
}
