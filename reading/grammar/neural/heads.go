package neural

import "sayso/reading/grammar/neural/matrix"

// score computes the label scores and the arc and relation vectors of a batch.
func (n *Net) score() {
	w := &n.work
	rows, width := len(w.words), n.OutWidth()
	w.out, w.deps = sized(w.out, rows*width), sized(w.deps, rows*n.Arc)
	for row := range rows {
		copy(w.out[row*width:][:width], n.OutBias)
		copy(w.deps[row*n.Arc:][:n.Arc], n.BilinearBias)
	}
	n.level.Mul(w.out, width, w.y2, 2*n.Hidden, rows, &n.out, true)
	labels := n.LabelWidth()
	for row := range rows {
		rectify(w.out[row*width+labels:][:2*n.Arc])
	}
	n.level.Mul(w.deps, n.Arc, w.out[labels+n.Arc:], width, rows, &n.arcs, true)
}

func rectify(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// readLabels tells the tags and, if asked for, the names of one sentence.
func (n *Net) readLabels(in *Input, out *Output, p piece, lane int) {
	w := &n.work
	width := n.OutWidth()
	tags, fine := len(n.Tags), len(n.Fine)
	for t := range int(p.length) {
		scores := w.out[w.row(t, lane)*width:]
		i := int(p.first) + t
		out.Tags[i] = uint8(best(scores[:tags]))
		out.Fine[i] = uint8(best(scores[tags : tags+fine]))
	}
	if !in.Names {
		return
	}
	w.path = sized(w.path, int(p.length)*len(n.Names))
	emit := func(t int) []float32 { return w.out[w.row(t, lane)*width+tags+fine:] }
	bestPath(out.Names[p.first:][:p.length], w.path, len(n.Names), n.Steps, emit)
	n.chances(out.Chances[int(p.first)*len(n.Names):][:int(p.length)*len(n.Names)], emit)
}

// best is the index of the first greatest score.
func best(scores []float32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}

// maxNames is the largest number of name labels.
const maxNames = 32

// bestPath finds the best sequence of name labels (Viterbi): labels[t] gets
// the label of word t, whose scores are emit(t); steps as in Weights. back is
// room for len(labels)·names back pointers.
func bestPath(labels, back []uint8, names int, steps []float32, emit func(t int) []float32) {
	if len(labels) == 0 || names == 0 || names > maxNames {
		return
	}
	var now, next [maxNames]float32
	for l, s := range emit(0)[:names] {
		now[l] = s + steps[names*names+l]
	}
	for t := 1; t < len(labels); t++ {
		scores := emit(t)
		for l := range names {
			from, top := 0, now[0]+steps[l]
			for k := 1; k < names; k++ {
				if s := now[k] + steps[k*names+l]; s > top {
					from, top = k, s
				}
			}
			next[l], back[t*names+l] = top+scores[l], uint8(from)
		}
		now = next
	}
	label := best(now[:names])
	for t := len(labels) - 1; t >= 0; t-- {
		labels[t] = uint8(label)
		label = int(back[t*names+label])
	}
}

// readTree tells the heads and relations of one sentence.
func (n *Net) readTree(out *Output, p piece, lane int) {
	w := &n.work
	length := int(p.length)
	width, labels := n.OutWidth(), n.LabelWidth()
	w.heads, w.own = sized(w.heads, (length+1)*n.Arc), sized(w.own, length*n.Arc)
	for t := range length {
		row := w.row(t, lane)
		copy(w.heads[t*n.Arc:][:n.Arc], w.out[row*width+labels:])
		copy(w.own[t*n.Arc:][:n.Arc], w.deps[row*n.Arc:])
	}
	copy(w.heads[length*n.Arc:], n.RootHead)
	stride := matrix.Up(length + 1)
	w.scores = sized(w.scores, length*stride)
	w.tree.packed.PackTransposed(w.heads, n.Arc, length+1, n.Arc)
	n.level.Mul(w.scores, stride, w.own, n.Arc, length, &w.tree.packed, false)
	addDistances(w.scores, stride, length, n.Distance)
	heads := w.tree.decode(w.scores, stride, length)
	n.readRels(out, p, lane, heads)
}

// addDistances adds the scores of arc lengths, and forbids a word to govern
// itself. The root is candidate number length.
func addDistances(scores []float32, stride, length int, distance []float32) {
	for i := range length {
		row := scores[i*stride:][:length+1]
		for j := range length {
			row[j] += distance[DistanceBucket(i, j)]
		}
		row[i] = impossible
		row[length] += distance[0]
	}
}

// readRels chooses the relation of every arc of a tree.
func (n *Net) readRels(out *Output, p piece, lane int, heads []int32) {
	w := &n.work
	width, first := n.OutWidth(), n.LabelWidth()+2*n.Arc
	rels := matrix.Up(len(n.Labels.Rels))
	length := len(heads)
	w.own, w.scores = sized(w.own, length*n.Rel), sized(w.scores, length*rels)
	for t, h := range heads {
		governor := n.RootRel
		if int(h) < length {
			governor = w.out[w.row(int(h), lane)*width+first:][:n.Rel]
		}
		dep := w.out[w.row(t, lane)*width+first+n.Rel:][:n.Rel]
		hidden := w.own[t*n.Rel:][:n.Rel]
		for k, x := range dep {
			hidden[k] = max(x+governor[k], 0)
		}
		copy(w.scores[t*rels:][:rels], n.RelsBias)
	}
	n.level.Mul(w.scores, rels, w.own, n.Rel, length, &n.rels, true)
	for t, h := range heads {
		i := int(p.first) + t
		if int(h) == length {
			out.Heads[i], out.Rels[i] = -1, uint8(max(n.root, 0))
			continue
		}
		scores := w.scores[t*rels:][:len(n.Labels.Rels)]
		if n.root >= 0 {
			scores[n.root] = impossible
		}
		out.Heads[i], out.Rels[i] = p.first+h, uint8(best(scores))
	}
}
