package nets

import (
	"math"

	"sayso/reading/grammar/neural"
	"sayso/reading/grammar/neural/matrix"
)

// learn computes a batch's losses and adds up the gradients. The batch is
// longest sentence first.
func (t *trainer) learn(batch []sentence, training bool) {
	t.layOut(batch)
	t.encode(training)
	t.score(training)
	t.labelLosses()
	t.arcLosses()
	t.relLosses(training)
	t.scoreBack()
	t.encodeBack()
}

// score computes labels, arc and relation vectors, and dependants times
// Bilinear.
func (t *trainer) score(training bool) {
	w, width := &t.w, t.w.OutWidth()
	labels, arc := w.LabelWidth(), w.Arc
	t.out, t.dout = sized(t.out, t.rows*width), zeroed(t.dout, t.rows*width)
	t.deps, t.ddeps = sized(t.deps, t.rows*arc), zeroed(t.ddeps, t.rows*arc)
	for row := range t.rows {
		copy(t.out[row*width:][:width], w.OutBias)
		copy(t.deps[row*arc:][:arc], w.BilinearBias)
	}
	t.mul(t.out, width, t.z, 2*w.Hidden, t.rows, w.Out, 2*w.Hidden, width, width, true)
	rate := t.arc
	if !training {
		rate = 0
	}
	t.arcMask = sized(t.arcMask, t.rows*2*arc)
	for row := range t.rows {
		v := t.out[row*width+labels:][:2*arc]
		for k, x := range v {
			v[k] = max(x, 0)
		}
		t.drop(v, t.arcMask[row*2*arc:][:2*arc], rate)
	}
	t.mul(t.deps, arc, t.out[labels+arc:], width, t.rows, w.Bilinear, arc, arc, arc, true)
}

// scoreBack takes the gradients of out and deps back to z.
func (t *trainer) scoreBack() {
	w, width := &t.w, t.w.OutWidth()
	labels, arc := w.LabelWidth(), w.Arc
	t.tmul(t.g.Bilinear, arc, t.out[labels+arc:], width, arc, t.ddeps, t.rows, arc, arc)
	addRows(t.g.BilinearBias, t.ddeps, t.rows, arc, arc)
	t.mulT(t.dout[labels+arc:], width, t.ddeps, arc, t.rows, w.Bilinear, arc, arc, arc, true)
	for row := range t.rows {
		v, d := t.out[row*width+labels:][:2*arc], t.dout[row*width+labels:][:2*arc]
		undrop(d, t.arcMask[row*2*arc:][:2*arc], t.arc)
		for k, x := range v {
			if x <= 0 {
				d[k] = 0
			}
		}
	}
	t.tmul(t.g.Out, width, t.z, 2*w.Hidden, 2*w.Hidden, t.dout, t.rows, width, width)
	addRows(t.g.OutBias, t.dout, t.rows, width, width)
	t.dz = sized(t.dz, t.rows*2*w.Hidden)
	t.mulT(t.dz, 2*w.Hidden, t.dout, width, t.rows, w.Out, width, 2*w.Hidden, width, false)
}

// crossEntropy returns the loss of scores against the gold label, and writes
// the gradient, scaled, to d (which may be scores).
func crossEntropy(scores, d []float32, gold int, scale float32) float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := float32(0)
	target := scores[gold]
	for i, s := range scores {
		d[i] = exp(s - top)
		sum += d[i]
	}
	for i := range d[:len(scores)] {
		d[i] *= scale / sum
	}
	d[gold] -= scale
	return float64(top-target) + math.Log(float64(sum))
}

// exp is e^x for x ≤ 0; what is too small to matter is 0.
func exp(x float32) float32 {
	if x < -40 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// labelLosses adds the losses of tags, fine tags and names.
func (t *trainer) labelLosses() {
	width, tags, fine := t.w.OutWidth(), len(t.w.Tags), len(t.w.Fine)
	scale := 1 / float32(t.rows)
	for row := range t.rows {
		s, i := &t.batch[t.lanes[row]], t.times[row]
		if s.tags == nil {
			continue
		}
		at := row * width
		t.loss.trees++
		t.loss.tags += crossEntropy(t.out[at:at+tags], t.dout[at:at+tags], int(s.tags[i]), scale)
		at += tags
		t.loss.fine += crossEntropy(t.out[at:at+fine], t.dout[at:at+fine], int(s.fine[i]), scale)
	}
	for lane := range t.batch {
		if s := &t.batch[lane]; s.names != nil {
			t.nameLoss(lane, s, width, tags+fine, scale)
		}
	}
}

// arcLosses adds the losses of heads.
func (t *trainer) arcLosses() {
	for lane := range t.batch {
		if s := &t.batch[lane]; s.heads != nil {
			t.arcLoss(lane, s)
		}
	}
}

func (t *trainer) arcLoss(lane int, s *sentence) {
	n, arc, width, labels := len(s.words), t.w.Arc, t.w.OutWidth(), t.w.LabelWidth()
	stride := matrix.Up(n + 1)
	t.heads, t.own, t.s = sized(t.heads, (n+1)*arc), sized(t.own, n*arc), zeroed(t.s, n*stride)
	for i := range n {
		row := t.starts[i] + lane
		copy(t.heads[i*arc:][:arc], t.out[row*width+labels:])
		copy(t.own[i*arc:][:arc], t.deps[row*arc:])
	}
	copy(t.heads[n*arc:], t.w.RootHead)
	t.mulT(t.s, stride, t.own, arc, n, t.heads, arc, n+1, arc, false)
	scale := 1 / float32(t.rows)
	for i := range n {
		row := t.s[i*stride:][:n+1]
		for j := range n {
			row[j] += t.w.Distance[neural.DistanceBucket(i, j)]
		}
		row[n] += t.w.Distance[0]
		row[i] = -1e9
		t.loss.arcs += crossEntropy(row, row, int(s.heads[i]), scale)
		for j := range n {
			t.g.Distance[neural.DistanceBucket(i, j)] += row[j]
		}
		t.g.Distance[0] += row[n]
		clear(t.s[i*stride+n+1 : (i+1)*stride])
	}
	t.arcBack(lane, n, stride)
}

// arcBack takes the gradients of a sentence's arc scores back to its heads
// and dependants.
func (t *trainer) arcBack(lane, n, stride int) {
	arc, width, labels := t.w.Arc, t.w.OutWidth(), t.w.LabelWidth()
	t.dheads, t.down = zeroed(t.dheads, (n+1)*arc), sized(t.down, n*arc)
	t.tmul(t.dheads, arc, t.s, stride, n+1, t.own, n, arc, arc)
	t.mul(t.down, arc, t.s, stride, n, t.heads, n+1, arc, arc, false)
	for i := range n {
		row := t.starts[i] + lane
		d := t.dout[row*width+labels:][:arc]
		for k, x := range t.dheads[i*arc:][:arc] {
			d[k] += x
		}
		copy(t.ddeps[row*arc:][:arc], t.down[i*arc:][:arc])
	}
	for k, x := range t.dheads[n*arc:][:arc] {
		t.g.RootHead[k] += x
	}
}

// relLosses adds the losses of relations, given the gold heads.
func (t *trainer) relLosses(training bool) {
	rel, rels := t.w.Rel, matrix.Up(len(t.w.Labels.Rels))
	t.hidden, t.dhidden = sized(t.hidden, t.rows*rel), sized(t.dhidden, t.rows*rel)
	t.s = sized(t.s, t.rows*rels)
	for row := range t.rows {
		copy(t.s[row*rels:][:rels], t.w.RelsBias)
		hidden := t.hidden[row*rel:][:rel]
		if governor, dep := t.relVectors(row, t.out, t.w.RootRel); governor != nil {
			for k, x := range dep {
				hidden[k] = max(x+governor[k], 0)
			}
		} else {
			clear(hidden)
		}
	}
	rate := t.arc
	if !training {
		rate = 0
	}
	t.hiddenMask = t.drop(t.hidden, t.hiddenMask, rate)
	t.mul(t.s, rels, t.hidden, rel, t.rows, t.w.RelsMatrix, rel, rels, rels, true)
	scale := 1 / float32(t.rows)
	for row := range t.rows {
		s, i := &t.batch[t.lanes[row]], t.times[row]
		scores := t.s[row*rels:][:rels]
		if s.heads == nil {
			clear(scores)
			continue
		}
		real := scores[:len(t.w.Labels.Rels)]
		t.loss.rels += crossEntropy(real, real, int(s.rels[i]), scale)
		clear(scores[len(real):])
	}
	t.tmul(t.g.RelsMatrix, rels, t.hidden, rel, rel, t.s, t.rows, rels, rels)
	addRows(t.g.RelsBias, t.s, t.rows, rels, rels)
	t.mulT(t.dhidden, rel, t.s, rels, t.rows, t.w.RelsMatrix, rels, rel, rels, false)
	undrop(t.dhidden, t.hiddenMask, t.arc)
	t.relBack()
}

func (t *trainer) relBack() {
	rel := t.w.Rel
	for row := range t.rows {
		governor, dep := t.relVectors(row, t.dout, t.g.RootRel)
		if governor == nil {
			continue
		}
		d := t.dhidden[row*rel:][:rel]
		for k, h := range t.hidden[row*rel:][:rel] {
			if h > 0 {
				governor[k] += d[k]
				dep[k] += d[k]
			}
		}
	}
}

// relVectors returns the parts of out (or of its gradient) that make the
// relation of a row: of its head, or root, and its own; nil without a tree.
func (t *trainer) relVectors(row int, out, root []float32) (governor, dep []float32) {
	s, i := &t.batch[t.lanes[row]], t.times[row]
	if s.heads == nil {
		return nil, nil
	}
	width, first, rel := t.w.OutWidth(), t.w.LabelWidth()+2*t.w.Arc, t.w.Rel
	governor = root
	if h := int(s.heads[i]); h < len(s.words) {
		governor = out[(t.starts[h]+t.lanes[row])*width+first:][:rel]
	}
	return governor, out[row*width+first+rel:][:rel]
}
