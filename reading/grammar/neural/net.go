// Package neural is a small neural reader of sentences: one pass of a shared
// recurrent encoder gives every word its tag, its fine tag, its head and
// relation in a Universal Dependencies tree, and its part in a name.
//
// The net is described at Weights; tools/train makes it. It computes in
// float32 with the kernels of package matrix and is deterministic on one
// kind of processor.
package neural

import (
	"slices"

	"sayso/reading/grammar/neural/matrix"
)

// MaxLength is the longest stretch of words read as one sentence; longer
// sentences are read in pieces.
const MaxLength = 160

// batchRows is about how many words are encoded at once.
const batchRows = 384

// Input is what the net is told of a text: its words, whether each is glued
// to the one before (no white space between), and the half-open word ranges
// of its sentences, in order. Names asks for names as well.
type Input struct {
	Words     []string
	Glued     []bool
	Sentences [][2]int32
	Names     bool
}

// Output is what the net tells, one element per word: indices into Labels,
// and the index of the word's head in Input.Words, -1 for a root. Chances are
// the probabilities of each word's name labels, len(Labels.Names) per word,
// if names were asked for.
type Output struct {
	Tags, Fine, Rels, Names []uint8
	Heads                   []int32
	Chances                 []float32
}

// Net reads sentences. It is not for concurrent use; Clone gives another one
// over the same parameters.
type Net struct {
	*model
	work scratch
}

// model is the read-only part of a net.
type model struct {
	*file
	level matrix.Level
	in    [2]matrix.Packed    // per layer: both directions
	rec   [2][2]matrix.Packed // per layer and direction
	out   matrix.Packed
	arcs  matrix.Packed
	rels  matrix.Packed
	root  int // index of the relation "root"
	// person is the label B-PER.
	person uint8
}

// Load reads a net from its file. The embedding table stays in the file's
// string and is not copied.
func Load(file string) (*Net, error) { return loadAt(file, matrix.Best()) }

func loadAt(file string, level matrix.Level) (*Net, error) {
	f, err := decode(file)
	if err != nil {
		return nil, err
	}
	m := &model{file: f, level: level, root: slices.Index(f.Labels.Rels, "root"), person: uint8(slices.Index(f.Names, "B-PER"))}
	inputs, h := f.Embed, f.Hidden
	for i := range f.Layers {
		m.in[i].Pack(f.Layers[i].In, inputs, 6*h, 6*h)
		for d := range 2 {
			m.rec[i][d].Pack(f.Layers[i].Rec[d], h, 3*h, 3*h)
		}
		inputs = 2 * h
	}
	m.out.Pack(f.Out, 2*h, f.OutWidth(), f.OutWidth())
	m.arcs.Pack(f.Bilinear, f.Arc, f.Arc, f.Arc)
	rels := matrix.Up(len(f.Labels.Rels))
	m.rels.Pack(f.RelsMatrix, f.Rel, rels, rels)
	return &Net{model: m}, nil
}

// Clone returns a net with the same parameters and its own scratch space.
func (n *Net) Clone() *Net { return &Net{model: n.model} }

// LabelNames returns the names of what the net tells. Not to be changed.
func (n *Net) LabelNames() *Labels { return &n.file.Labels }

// Read reads all sentences of in. Words outside of them get zero labels and
// no head. It keeps nothing of in.
func (n *Net) Read(in *Input, out *Output) {
	words := len(in.Words)
	for _, list := range []*[]uint8{&out.Tags, &out.Fine, &out.Rels, &out.Names} {
		*list = zeroed(*list, words)
	}
	out.Heads = zeroed(out.Heads, words)
	for i := range out.Heads {
		out.Heads[i] = -1
	}
	if in.Names {
		out.Chances = zeroed(out.Chances, words*len(n.Names))
	}
	n.work.marks = zeroed(n.work.marks, words)
	for _, s := range in.Sentences {
		n.Lists.Mark(in.Words[s[0]:s[1]], n.work.marks[s[0]:s[1]], &n.work.parts)
	}
	pieces := n.work.cut(in.Sentences)
	for len(pieces) > 0 {
		rows, last := 0, 0
		for last < len(pieces) && (last == 0 || rows+int(pieces[last].length) <= batchRows) {
			rows += int(pieces[last].length)
			last++
		}
		n.readBatch(in, out, pieces[:last], rows)
		pieces = pieces[last:]
	}
	joinPieces(in, out)
	if in.Names {
		n.agree(in, out)
	}
}

// readBatch reads some sentences, longest first.
func (n *Net) readBatch(in *Input, out *Output, batch []piece, rows int) {
	w := &n.work
	w.layOut(batch, rows)
	n.embed(in)
	n.encode()
	n.score()
	for lane, p := range batch {
		n.readLabels(in, out, p, lane)
		n.readTree(out, p, lane)
	}
}

// joinPieces hangs the further pieces of a long sentence on its first.
func joinPieces(in *Input, out *Output) {
	for _, s := range in.Sentences {
		if s[1]-s[0] <= MaxLength {
			continue
		}
		first := int32(-1)
		for i := s[0]; i < s[1]; i++ {
			if out.Heads[i] >= 0 {
				continue
			}
			if first >= 0 {
				out.Heads[i], out.Rels[i] = first, 0
			} else {
				first = i
			}
		}
	}
}

// zeroed returns n zero elements, in s's memory if it suffices.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// sized returns n elements with any values, in s's memory if it suffices.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
