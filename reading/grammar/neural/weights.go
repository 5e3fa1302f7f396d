package neural

import "sayso/reading/grammar/neural/matrix"

// Size says how big a net is. Hidden, Arc and Rel are multiples of 16, Embed
// of 8.
type Size struct {
	Regions
	Embed  int // length of a word vector
	Hidden int // units per direction and layer
	Arc    int // length of the head and dependant vectors of arcs
	Rel    int // hidden units of the relation classifier
}

// Labels are the names of what the net tells, in the order of its outputs.
// Names are BIO labels: "O" first, then pairs such as "B-PER", "I-PER".
type Labels struct{ Tags, Fine, Rels, Names []string }

// flat is the number of per-token labels (tags, fine tags, names).
func (l *Labels) flat() int { return len(l.Tags) + len(l.Fine) + len(l.Names) }

// Layer is one bidirectional recurrent layer. Matrices are row-major.
type Layer struct {
	In   []float32    // [inputs × 6·Hidden]: gates f, o, g forward, then backward
	Bias []float32    // [6·Hidden]
	Rec  [2][]float32 // [Hidden × 3·Hidden], forward and backward
}

// Weights are a net's parameters, in the clear: what training changes and
// Encode writes. The net computes, for the words of a sentence,
//
//	x = sum of embedding rows      y1 = layer1(x)   y2 = layer2(y1)   z = y1+y2
//	out = z·Out + OutBias  =  [labels | head | dependant | relHead | relDependant]
//
// labels are scores of tags, fine tags and names. The score of word j as the
// head of word i is (relu(dependant i)·Bilinear + BilinearBias)·relu(head j)
// + Distance (Dozat & Manning 2017), with RootHead as the head of the root.
// The scores of the arc's relation are relu(relHead j + relDependant i)·Rels
// + RelsBias, with RootRel for the root's head.
type Weights struct {
	Size
	Labels
	Lists        Lists
	Keys         []uint32  // hashes of the known words, in the order of their rows
	Rows         []float32 // [Total × Embed]
	Layers       [2]Layer
	Out          []float32 // [2·Hidden × OutWidth]
	OutBias      []float32
	Bilinear     []float32 // [Arc × Arc]
	BilinearBias []float32
	RootHead     []float32 // [Arc]
	Distance     []float32 // [distances]
	RelsMatrix   []float32 // [Rel × Up(len(Rels))]
	RelsBias     []float32
	RootRel      []float32 // [Rel]
	Steps        []float32 // [16 × len(Names)]: score of a name label after another; the row before the last label's is a sentence's start
}

// LabelWidth is the width of the labels' part of out.
func (w *Weights) LabelWidth() int { return matrix.Up(w.flat()) }

// OutWidth is the width of out.
func (w *Weights) OutWidth() int { return w.LabelWidth() + 2*w.Arc + 2*w.Rel }

// Alloc makes room for all parameters of a net of this size and labels.
func (w *Weights) Alloc() {
	w.Rows = make([]float32, w.Total()*w.Embed)
	for _, d := range w.Dense() {
		*d.Data = make([]float32, d.Rows*d.Columns)
	}
}

// Tensor is one dense parameter: its name, place and dimensions.
type Tensor struct {
	Name          string
	Data          *[]float32
	Rows, Columns int
}

// Dense lists all parameters but the embedding rows, in file order.
func (w *Weights) Dense() []Tensor {
	h, rels := w.Hidden, matrix.Up(len(w.Labels.Rels))
	var all []Tensor
	inputs := w.Embed
	for i := range w.Layers {
		l := &w.Layers[i]
		all = append(all, Tensor{"in", &l.In, inputs, 6 * h}, Tensor{"bias", &l.Bias, 1, 6 * h},
			Tensor{"rec", &l.Rec[0], h, 3 * h}, Tensor{"rec", &l.Rec[1], h, 3 * h})
		inputs = 2 * h
	}
	return append(all,
		Tensor{"out", &w.Out, 2 * h, w.OutWidth()}, Tensor{"out bias", &w.OutBias, 1, w.OutWidth()},
		Tensor{"bilinear", &w.Bilinear, w.Arc, w.Arc}, Tensor{"bilinear bias", &w.BilinearBias, 1, w.Arc},
		Tensor{"root head", &w.RootHead, 1, w.Arc}, Tensor{"distance", &w.Distance, 1, Distances},
		Tensor{"rels", &w.RelsMatrix, w.Rel, rels}, Tensor{"rels bias", &w.RelsBias, 1, rels},
		Tensor{"root rel", &w.RootRel, 1, w.Rel}, Tensor{"steps", &w.Steps, 1, StepsSize(len(w.Labels.Names))})
}

// StepsSize is the number of scores of one name label after another, or
// after a sentence's start, rounded up to a multiple of 16.
func StepsSize(names int) int { return matrix.Up((names + 1) * names) }

// Distances is the number of buckets of arc lengths, a multiple of 16.
const Distances = 32

// DistanceBucket sorts an arc from dependant i to head j by length and
// direction.
func DistanceBucket(i, j int) int {
	d := j - i
	side := 0
	if d < 0 {
		d, side = -d, Distances/2
	}
	switch {
	case d <= 6:
		return side + d
	case d <= 8:
		return side + 7
	case d <= 11:
		return side + 8
	case d <= 15:
		return side + 9
	case d <= 22:
		return side + 10
	case d <= 32:
		return side + 11
	}
	return side + 12
}
