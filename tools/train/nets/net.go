package nets

import (
	"math/rand/v2"

	"sayso/reading/grammar/neural"
	"sayso/reading/grammar/neural/matrix"
)

// Dropout rates of the word vectors, between the layers, of the carried
// state, of the encoder's result, and of the arc and relation vectors.
type rates struct{ word, layer, state, result, arc float32 }

// trainer computes losses and gradients of batches of sentences. Rows are
// laid out by time as in package neural: row starts[t]+lane.
type trainer struct {
	*params
	rates
	r     *rand.Rand
	count []int32 // by known word: how often it occurs

	batch  []sentence // longest first
	starts []int
	lanes  []int // by row
	times  []int // by row
	rows   int
	marks  [][]uint8 // by lane

	parts                neural.Parts
	used                 [][]uint32 // by row: embedding rows of weight 1 …
	grams                [][]uint32 // … and its n-grams
	known                map[uint32]uint32
	x                    []float32
	xMask                []byte
	layers               [2]layerState
	z, dz, out, dout     []float32
	zMask, arcMask       []byte
	deps, ddeps          []float32
	scratchA, scratchB   matrix.Packed
	flip                 []float32
	heads, own, s        []float32
	dheads, down, hidden []float32
	dhidden              []float32
	hiddenMask           []byte
	loss                 losses
}

// losses are sums over the words counted.
type losses struct {
	tags, fine, arcs, rels, names float64
	trees, named                  int
}

// layerState is what one layer's forward pass leaves for its backward pass.
type layerState struct {
	in               []float32 // inputs, dropped out
	inMask           []byte
	gates            []float32 // activations, then gradients
	y, carried       []float32 // outputs; the same with the state's dropout
	cells, squashed  []float32
	dy, dc, din      []float32
	carriedMask      [2][]float32 // by lane
	prevY, prevCells []float32
}

func newTrainer(p *params, rates rates, r *rand.Rand) *trainer {
	t := &trainer{params: p, rates: rates, r: r, known: map[uint32]uint32{}}
	for row, key := range p.w.Keys {
		t.known[key] = uint32(row)
	}
	return t
}

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}

func zeroed[T any](s []T, n int) []T {
	s = sized(s, n)
	clear(s)
	return s
}

// layOut takes a batch, longest sentence first, and numbers its rows.
func (t *trainer) layOut(batch []sentence) {
	t.batch = batch
	t.starts, t.lanes, t.times = t.starts[:0], t.lanes[:0], t.times[:0]
	lanes := len(batch)
	for time := range len(batch[0].words) {
		for lanes > 0 && len(batch[lanes-1].words) <= time {
			lanes--
		}
		t.starts = append(t.starts, len(t.lanes))
		for b := range lanes {
			t.lanes, t.times = append(t.lanes, b), append(t.times, time)
		}
	}
	t.rows = len(t.lanes)
	for len(t.marks) < len(batch) {
		t.marks = append(t.marks, nil)
	}
	for b := range batch {
		t.marks[b] = sized(t.marks[b], len(batch[b].words))
		t.w.Lists.Mark(batch[b].words, t.marks[b], &t.parts)
	}
	t.starts = append(t.starts, t.rows)
}

// drop clears elements of x at the given rate and scales up the others; mask
// keeps which stayed. At rate 0 all stay.
func (t *trainer) drop(x []float32, mask []byte, rate float32) []byte {
	mask = sized(mask, len(x))
	limit, scale := byte(rate*256), 1/(1-float32(byte(rate*256))/256)
	var bits uint64
	for i := range x {
		if i%8 == 0 {
			bits = t.r.Uint64()
		}
		if byte(bits) < limit {
			x[i], mask[i] = 0, 0
		} else {
			x[i], mask[i] = x[i]*scale, 1
		}
		bits >>= 8
	}
	return mask
}

// undrop is drop's backward pass.
func undrop(dx []float32, mask []byte, rate float32) {
	scale := 1 / (1 - float32(byte(rate*256))/256)
	for i := range dx {
		dx[i] *= float32(mask[i]) * scale
	}
}

// mul sets or adds to c [m × n] the product a [m × k] · b [k × n].
func (t *trainer) mul(c []float32, ldc int, a []float32, lda, m int, b []float32, k, n, ldb int, add bool) {
	t.scratchA.Pack(b, k, n, ldb)
	t.level.Mul(c, ldc, a, lda, m, &t.scratchA, add)
}

// mulT sets or adds to c [m × n] the product a [m × k] · bᵀ, b being [n × k].
func (t *trainer) mulT(c []float32, ldc int, a []float32, lda, m int, b []float32, k, n, ldb int, add bool) {
	t.scratchA.PackTransposed(b, k, n, ldb)
	t.level.Mul(c, ldc, a, lda, m, &t.scratchA, add)
}

// tmul adds to c [m × n] the product aᵀ · b, a being [k × m] and b [k × n].
func (t *trainer) tmul(c []float32, ldc int, a []float32, lda, m int, b []float32, k, n, ldb int) {
	t.flip = sized(t.flip, m*k)
	for i := range k {
		for j, x := range a[i*lda:][:m] {
			t.flip[j*k+i] = x
		}
	}
	t.scratchA.Pack(b, k, n, ldb)
	t.level.Mul(c, ldc, t.flip, k, m, &t.scratchA, true)
}

// addRows adds the rows of x [rows × n] to sum.
func addRows(sum, x []float32, rows, n, stride int) {
	for i := range rows {
		for j, v := range x[i*stride:][:n] {
			sum[j] += v
		}
	}
}
