package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"sayso/reading/said"
)

// chain is a linear-chain conditional random field under training, with
// AdaGrad steps. Tokens that are free in a sequence are summed out.
type chain struct {
	labels      int
	mask        uint32
	w, wsum     []float32 // weights and sums of squared gradients
	step, stsum []float32
	rate        float32
	keep        float64
	rng         *rand.Rand
	emit        []float64
	fa, fb      field // over all labellings, over those that agree with the gold
}

// field holds the log sums of one pass forward and back.
type field struct {
	forward, back []float64
	log           float64
}

// chainFlags tell how the taggers are trained.
type chainFlags struct {
	bits, epochs, members int
	rate, keep            float64
}

// trainChain returns the mean of members chains, each trained on the sequences
// in an order of its own: what they agree in stays, what one run happened to
// learn fades. The mean of linear chains is a chain, so that reading pays
// nothing for it.
func trainChain(name string, seqs []sequence, labels int, flags chainFlags) *said.Tagger {
	chains := make([]*chain, flags.members)
	var wait sync.WaitGroup
	for m := range chains {
		wait.Go(func() {
			chains[m] = newChain(labels, flags, uint64(m))
			chains[m].train(fmt.Sprintf("%s %d", name, m+1), seqs, flags.epochs)
		})
	}
	wait.Wait()
	mean := newChain(labels, flags, 0)
	for _, c := range chains {
		for i, w := range c.w {
			mean.w[i] += w / float32(len(chains))
		}
		for i, w := range c.step {
			mean.step[i] += w / float32(len(chains))
		}
	}
	return mean.tagger()
}

func newChain(labels int, flags chainFlags, seed uint64) *chain {
	return &chain{labels: labels, mask: 1<<flags.bits - 1, w: make([]float32, labels<<flags.bits), wsum: make([]float32, labels<<flags.bits),
		step: make([]float32, labels*labels), stsum: make([]float32, labels*labels), rate: float32(flags.rate), keep: flags.keep, rng: rand.New(rand.NewPCG(1, seed))}
}

// train makes the passes over the sequences.
func (c *chain) train(name string, seqs []sequence, epochs int) {
	order := c.rng.Perm(len(seqs))
	for e := range epochs {
		loss, tokens := 0.0, 0
		for _, k := range order {
			loss += c.learn(&seqs[k])
			tokens += len(seqs[k].gold)
		}
		fmt.Printf("%s: pass %d, loss %.4f per token\n", name, e+1, loss/float64(tokens))
		c.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
}

// learn takes a step on one sequence and returns its loss.
func (c *chain) learn(q *sequence) float64 {
	n := len(q.gold)
	if n == 0 {
		return 0
	}
	seed := c.rng.Uint32()
	c.score(q, seed)
	c.pass(&c.fa, n, nil)
	c.pass(&c.fb, n, q)
	for i := range n {
		for l := range c.labels {
			at := i*c.labels + l
			g := math.Exp(c.fa.forward[at]+c.fa.back[at]-c.fa.log) - math.Exp(c.fb.forward[at]+c.fb.back[at]-c.fb.log)
			if math.Abs(g) < 1e-4 {
				continue
			}
			for _, f := range q.features[i] {
				if c.dropped(f, seed) {
					continue
				}
				k := int(f&c.mask)*c.labels + l
				c.adjust(c.w, c.wsum, k, float32(g))
			}
		}
	}
	c.learnSteps(q, n)
	return c.fa.log - c.fb.log
}

// dropped leaves out a share of the features, other ones each time, so that
// the model does not lean on any of them alone.
func (c *chain) dropped(f, seed uint32) bool {
	if c.keep >= 1 {
		return false
	}
	h := (f ^ seed) * 0x85EBCA6B
	h ^= h >> 15
	return float64(h)/(1<<32) > c.keep
}

func (c *chain) adjust(w, sum []float32, k int, g float32) {
	sum[k] += g * g
	w[k] -= c.rate * g / (float32(math.Sqrt(float64(sum[k]))) + 1e-6)
}

// score fills c.emit with the label scores of the sequence's tokens.
func (c *chain) score(q *sequence, seed uint32) {
	n := len(q.gold)
	if cap(c.emit) < n*c.labels {
		c.emit = make([]float64, 2*n*c.labels)
	}
	c.emit = c.emit[:n*c.labels]
	for i, fs := range q.features {
		sum := c.emit[i*c.labels : (i+1)*c.labels]
		for l := range sum {
			sum[l] = 0
		}
		for _, f := range fs {
			if c.dropped(f, seed) {
				continue
			}
			at := int(f&c.mask) * c.labels
			for l := range sum {
				sum[l] += float64(c.w[at+l]) / c.keep
			}
		}
	}
}

const forbidden = -1e30

// allowed tells whether label l may follow label p and, where a gold sequence
// is given, agrees with it.
func allowed(p, l int) bool { return l == 0 || l%2 == 1 || p == l || p == l-1 }

// A piece may not run on into a free stretch, whose own labels nobody knows.
func agrees(q *sequence, i, l int) bool {
	if q == nil || !q.free[i] {
		return q == nil || int(q.gold[i]) == l
	}
	return l == 0 || l%2 == 1 || i > 0 && q.free[i-1]
}

// pass computes forward and backward log sums.
func (c *chain) pass(f *field, n int, q *sequence) {
	L := c.labels
	if cap(f.forward) < n*L {
		f.forward, f.back = make([]float64, 2*n*L), make([]float64, 2*n*L)
	}
	f.forward, f.back = f.forward[:n*L], f.back[:n*L]
	for i := range n {
		for l := range L {
			at := i*L + l
			f.forward[at] = forbidden
			if !agrees(q, i, l) {
				continue
			}
			if i == 0 {
				if allowed(0, l) {
					f.forward[at] = float64(c.step[l]) + c.emit[at]
				}
				continue
			}
			sum := forbidden
			for p := range L {
				if allowed(p, l) {
					sum = logAdd(sum, f.forward[at-l-L+p]+float64(c.step[p*L+l]))
				}
			}
			f.forward[at] = sum + c.emit[at]
		}
	}
	f.log = forbidden
	for l := range L {
		f.log = logAdd(f.log, f.forward[(n-1)*L+l])
		f.back[(n-1)*L+l] = 0
	}
	for i := n - 2; i >= 0; i-- {
		for p := range L {
			sum := forbidden
			for l := range L {
				if allowed(p, l) && agrees(q, i+1, l) {
					sum = logAdd(sum, f.back[(i+1)*L+l]+float64(c.step[p*L+l])+c.emit[(i+1)*L+l])
				}
			}
			f.back[i*L+p] = sum
		}
	}
}

// learnSteps adjusts the scores of label pairs.
func (c *chain) learnSteps(q *sequence, n int) {
	L := c.labels
	grad := make([]float64, L*L)
	for i := range n {
		for p := range L {
			if i == 0 && p > 0 {
				break
			}
			for l := range L {
				if !allowed(p, l) {
					continue
				}
				grad[p*L+l] += c.pair(&c.fa, i, p, l, nil) - c.pair(&c.fb, i, p, l, q)
			}
		}
	}
	for k, g := range grad {
		if g != 0 {
			c.adjust(c.step, c.stsum, k, float32(g))
		}
	}
}

// pair is the probability of labels p, l at tokens i-1, i.
func (c *chain) pair(f *field, i, p, l int, q *sequence) float64 {
	if !agrees(q, i, l) {
		return 0
	}
	L := c.labels
	before := 0.0
	if i > 0 {
		before = f.forward[(i-1)*L+p]
	}
	return math.Exp(before + float64(c.step[p*L+l]) + c.emit[i*L+l] + f.back[i*L+l] - f.log)
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b <= forbidden/2 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// clipped: one in so many weights is cut to what a byte holds, so that the
// others are not rounded away.
const clipped = 2000

// tagger packs the weights in bytes.
func (c *chain) tagger() *said.Tagger {
	t := &said.Tagger{Labels: c.labels, Weights: make([]int8, len(c.w))}
	var sizes []float32
	for _, w := range c.w {
		if w != 0 {
			sizes = append(sizes, max(w, -w))
		}
	}
	slices.Sort(sizes)
	top := sizes[len(sizes)-1-len(sizes)/clipped]
	t.Scale = top / 127
	for i, w := range c.w {
		t.Weights[i] = int8(max(-127, min(127, math.Round(float64(w/t.Scale)))))
	}
	t.Steps = append(t.Steps, c.step...)
	fmt.Printf("largest weight %.2f, clipped at %.2f\n", sizes[len(sizes)-1], top)
	return t
}
