package nets

import "math"

// nameLoss adds the loss of a sentence's names: the negative logarithm of
// their probability among all label sequences (a linear-chain conditional
// random field, Lafferty et al. 2001), by the forward-backward algorithm with
// scaled probabilities. Column first of out holds the label scores.
func (t *trainer) nameLoss(lane int, s *sentence, width, first int, scale float32) {
	n, names := len(s.words), len(t.w.Names)
	steps := make([]float64, (names+1)*names)
	for i := range steps {
		steps[i] = math.Exp(float64(t.w.Steps[i]))
	}
	emit, alpha, beta := make([]float64, n*names), make([]float64, n*names), make([]float64, n*names)
	loss := 0.0
	for i := range n {
		scores := t.out[(t.starts[i]+lane)*width+first:][:names]
		loss += emission(emit[i*names:][:names], scores) - float64(scores[s.names[i]])
		from := names
		if i > 0 {
			from = int(s.names[i-1])
		}
		loss -= float64(t.w.Steps[from*names+int(s.names[i])])
	}
	loss += forward(alpha, emit, steps, n, names)
	backward(beta, emit, steps, n, names)
	t.loss.names += loss
	t.loss.named += n
	t.nameBack(lane, s, width, first, scale, alpha, beta, emit, steps)
}

// emission sets e to exp(scores - top) and returns top.
func emission(e []float64, scores []float32) float64 {
	top := scores[0]
	for _, x := range scores {
		top = max(top, x)
	}
	for l, x := range scores {
		e[l] = math.Exp(float64(x - top))
	}
	return float64(top)
}

// forward fills alpha, each word's row scaled to sum 1, and returns the
// logarithm of the product of the scales.
func forward(alpha, emit, steps []float64, n, names int) float64 {
	log := 0.0
	for i := range n {
		row, sum := alpha[i*names:][:names], 0.0
		for l := range row {
			p := steps[names*names+l]
			if i > 0 {
				p = 0
				for k, a := range alpha[(i-1)*names:][:names] {
					p += a * steps[k*names+l]
				}
			}
			row[l] = p * emit[i*names+l]
			sum += row[l]
		}
		for l := range row {
			row[l] /= sum
		}
		log += math.Log(sum)
	}
	return log
}

// backward fills beta, each word's row scaled to sum 1.
func backward(beta, emit, steps []float64, n, names int) {
	for i := n - 1; i >= 0; i-- {
		row, sum := beta[i*names:][:names], 0.0
		for k := range row {
			row[k] = 1
			if i+1 < n {
				row[k] = 0
				for l := range names {
					row[k] += steps[k*names+l] * emit[(i+1)*names+l] * beta[(i+1)*names+l]
				}
			}
			sum += row[k]
		}
		for k := range row {
			row[k] /= sum
		}
	}
}

// nameBack adds the gradients: expected less gold, of labels and steps.
func (t *trainer) nameBack(lane int, s *sentence, width, first int, scale float32, alpha, beta, emit, steps []float64) {
	n, names := len(s.words), len(t.w.Names)
	pair := make([]float64, names*names)
	for i := range n {
		d := t.dout[(t.starts[i]+lane)*width+first:][:names]
		sum := 0.0
		for l := range names {
			sum += alpha[i*names+l] * beta[i*names+l]
		}
		for l := range names {
			p := float32(alpha[i*names+l] * beta[i*names+l] / sum)
			d[l] += scale * p
			if i == 0 {
				t.g.Steps[names*names+l] += scale * p
			}
		}
		d[s.names[i]] -= scale
		if i == 0 {
			t.g.Steps[names*names+int(s.names[0])] -= scale
			continue
		}
		sum = 0
		for k := range names {
			for l := range names {
				pair[k*names+l] = alpha[(i-1)*names+k] * steps[k*names+l] * emit[i*names+l] * beta[i*names+l]
				sum += pair[k*names+l]
			}
		}
		for k, p := range pair {
			t.g.Steps[k] += scale * float32(p/sum)
		}
		t.g.Steps[int(s.names[i-1])*names+int(s.names[i])] -= scale
	}
}
