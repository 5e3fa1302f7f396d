package neural

import "math"

// chances fills p with the probabilities of the name labels of a sentence's
// words, all label sequences weighed (forward and backward sums, Rabiner
// 1989): len(Labels.Names) for each word, whose scores are emit(t).
func (n *Net) chances(p []float32, emit func(t int) []float32) {
	names := len(n.Names)
	if names == 0 || names > maxNames {
		return
	}
	w := &n.work
	w.steps = sized(w.steps, (names+1)*names)
	for i, s := range n.Steps[:(names+1)*names] {
		w.steps[i] = float32(math.Exp(float64(s)))
	}
	words := len(p) / names
	w.ahead = sized(w.ahead, len(p))
	for t := range words {
		row, scores := w.ahead[t*names:][:names], emit(t)[:names]
		top := scores[best(scores)]
		for l, s := range scores {
			row[l] = float32(math.Exp(float64(s - top)))
		}
	}
	// p becomes the forward sums, ahead stays the emissions
	for t := range words {
		row := p[t*names:][:names]
		for l := range row {
			sum := w.steps[names*names+l]
			if t > 0 {
				sum = 0
				for k, a := range p[(t-1)*names:][:names] {
					sum += a * w.steps[k*names+l]
				}
			}
			row[l] = sum * w.ahead[t*names+l]
		}
		normalise(row)
	}
	var back, next [maxNames]float32
	for l := range names {
		back[l] = 1
	}
	for t := words - 1; t >= 0; t-- {
		row := p[t*names:][:names]
		for l := range row {
			row[l] *= back[l]
		}
		normalise(row)
		for k := range names {
			next[k] = 0
			for l := range names {
				next[k] += w.steps[k*names+l] * w.ahead[t*names+l] * back[l]
			}
		}
		normalise(next[:names])
		back = next
	}
}

// normalise scales positive numbers to the sum 1.
func normalise(row []float32) {
	sum := float32(0)
	for _, x := range row {
		sum += x
	}
	for i := range row {
		row[i] /= sum
	}
}
