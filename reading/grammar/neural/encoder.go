package neural

import (
	"math"
	"slices"
)

// piece is a stretch of words read as one sentence.
type piece struct{ first, length int32 }

// scratch is a net's working space.
//
// A batch of sentences, longest first, is laid out by time: first the first
// words of all sentences, then the second words of those that have one, and
// so on. Word t of sentence b is row starts[t]+b. So a step of the recurrence
// works on neighbouring rows, and no sentence waits for another.
type scratch struct {
	pieces []piece
	starts []int   // by time; one more than the longest sentence has words
	words  []int32 // by row: index of the word in the input
	marks  []uint8 // by word of the input
	parts  Parts

	x, gates, y1, y2   []float32 // by row: word vectors, gates, layer outputs
	cells, squashed    []float32
	zero               []float32
	out, deps          []float32 // by row: scores, and dependants times Bilinear
	heads, own, scores []float32 // of one sentence
	tree               treeSpace
	path               []uint8
	steps, ahead       []float32 // for the chances of name labels
	names, sure        []found   // all names of a text; single words that are names
	people             []int32   // words: last names of persons named in full
}

// cut returns the sentences, cut to MaxLength, longest first.
func (w *scratch) cut(sentences [][2]int32) []piece {
	w.pieces = w.pieces[:0]
	for _, s := range sentences {
		for first := s[0]; first < s[1]; first += MaxLength {
			w.pieces = append(w.pieces, piece{first, min(MaxLength, s[1]-first)})
		}
	}
	slices.SortStableFunc(w.pieces, func(a, b piece) int { return int(b.length - a.length) })
	return w.pieces
}

// layOut numbers the rows of a batch.
func (w *scratch) layOut(batch []piece, rows int) {
	w.starts, w.words = w.starts[:0], sized(w.words, rows)
	row, lanes := 0, len(batch)
	for t := int32(0); t < batch[0].length; t++ {
		for lanes > 0 && batch[lanes-1].length <= t {
			lanes--
		}
		w.starts = append(w.starts, row)
		for b := range lanes {
			w.words[row] = batch[b].first + t
			row++
		}
	}
	w.starts = append(w.starts, row)
}

// row is the row of word t of sentence lane.
func (w *scratch) row(t, lane int) int { return w.starts[t] + lane }

// embed sums up the word vectors of a batch.
func (n *Net) embed(in *Input) {
	w := &n.work
	e := n.Embed
	w.x = zeroed(w.x, len(w.words)*e)
	for row, i := range w.words {
		glued := int(i) < len(in.Glued) && in.Glued[i]
		w.parts.Split(in.Words[i], glued, w.marks[i], n.Regions)
		n.addParts(w.x[row*e:][:e], &w.parts)
	}
}

func (n *Net) addParts(x []float32, p *Parts) {
	e := n.Embed
	for _, key := range p.Words {
		if row := n.known(key); row >= 0 {
			n.level.AddBytes(x, n.bytes[row*e:][:e], n.scales[row])
		}
	}
	for _, row := range p.Plain {
		n.level.AddBytes(x, n.bytes[int(row)*e:][:e], n.scales[row])
	}
	weight := NgramWeight(len(p.Ngrams))
	for _, row := range p.Ngrams {
		n.level.AddBytes(x, n.bytes[int(row)*e:][:e], weight*n.scales[row])
	}
}

// NgramWeight is the weight of each of n letter n-grams in a word's vector.
func NgramWeight(n int) float32 { return float32(1 / math.Sqrt(float64(max(n, 1)))) }

// known finds the row of a known word by its hash, -1 if it is unknown.
func (m *model) known(key uint32) int {
	slots := len(m.slots) / 8
	if slots == 0 {
		return -1
	}
	for at := int(within(key, slots)); ; at = (at + 1) % slots {
		row := word32(m.slots[8*at+4:])
		if row == 0 {
			return -1
		}
		if word32(m.slots[8*at:]) == key {
			return min(int(row), m.Words) - 1
		}
	}
}

// encode runs both layers; y2 becomes their sum.
func (n *Net) encode() {
	w := &n.work
	rows, h := len(w.words), n.Hidden
	w.gates, w.cells = sized(w.gates, rows*6*h), sized(w.cells, rows*2*h)
	w.y1, w.y2 = sized(w.y1, rows*2*h), sized(w.y2, rows*2*h)
	w.squashed, w.zero = sized(w.squashed, h), zeroed(w.zero, h)
	n.layer(0, w.x, n.Embed, w.y1)
	n.layer(1, w.y1, 2*h, w.y2)
	for i, y := range w.y1 {
		w.y2[i] += y
	}
}

// layer runs one layer over a batch: inputs x of the given width to outputs y.
func (n *Net) layer(i int, x []float32, width int, y []float32) {
	w := &n.work
	h := n.Hidden
	for row := range w.words {
		copy(w.gates[row*6*h:][:6*h], n.Layers[i].Bias)
	}
	n.level.Mul(w.gates, 6*h, x, width, len(w.words), &n.in[i], true)
	steps := len(w.starts) - 1
	for t := range steps {
		before := -1
		if t > 0 {
			before = w.starts[t-1]
		}
		n.step(i, 0, y, t, before, w.starts[t+1]-w.starts[t])
	}
	for t := steps - 1; t >= 0; t-- {
		before, carried := -1, 0
		if t+1 < steps {
			before, carried = w.starts[t+1], w.starts[t+2]-w.starts[t+1]
		}
		n.step(i, 1, y, t, before, carried)
	}
}

// step is one time step of one direction. The first carried lanes go on from
// the rows that start at before (none if that is negative), the others begin.
func (n *Net) step(layer, direction int, y []float32, t, before, carried int) {
	w := &n.work
	h := n.Hidden
	first, lanes := w.starts[t], w.starts[t+1]-w.starts[t]
	if before < 0 {
		carried = 0
	}
	gates := w.gates[first*6*h+direction*3*h:]
	if carried > 0 {
		n.level.Mul(gates, 6*h, y[before*2*h+direction*h:], 2*h, carried, &n.rec[layer][direction], true)
	}
	for b := range lanes {
		at := (first+b)*2*h + direction*h
		from := w.zero
		if b < carried {
			from = w.cells[(before+b)*2*h+direction*h:]
		}
		n.level.Cell(gates[b*6*h:], from, w.cells[at:], y[at:], w.squashed, h)
	}
}
