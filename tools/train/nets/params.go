package nets

import (
	"math"
	"math/rand/v2"

	"sayso/reading/grammar/neural"
	"sayso/reading/grammar/neural/matrix"
)

// params are the weights in training: values, gradients and Adam's moments.
type params struct {
	w, g, m, v neural.Weights
	level      matrix.Level
	touched    []uint32 // embedding rows with a gradient
	isTouched  []bool
	steps      int
}

// Adam's constants; the gradient of the dense weights is clipped to maxNorm.
const (
	beta1, beta2, epsilon = 0.9, 0.99, 1e-8
	maxNorm               = 5
)

// newParams draws the first weights.
func newParams(size neural.Size, names neural.Labels, keys []uint32, r *rand.Rand) *params {
	p := &params{level: matrix.Best()}
	for _, w := range []*neural.Weights{&p.w, &p.g, &p.m, &p.v} {
		w.Size, w.Labels, w.Keys = size, names, keys
		w.Alloc()
	}
	p.isTouched = make([]bool, size.Total())
	for i := range p.w.Rows {
		p.w.Rows[i] = (r.Float32()*2 - 1) * 0.2
	}
	for _, t := range p.w.Dense() {
		switch {
		case t.Name == "steps" || t.Name == "distance":
		case t.Name == "root head" || t.Name == "root rel":
			uniform(*t.Data, 0.2, r)
		case t.Rows > 1:
			uniform(*t.Data, float32(math.Sqrt(6/float64(t.Rows+t.Columns/gatesOf(t)))), r)
		}
	}
	for i := range p.w.Layers {
		for d := range 2 { // remember at first
			b := p.w.Layers[i].Bias[d*3*size.Hidden:][:size.Hidden]
			for k := range b {
				b[k] = 1
			}
		}
	}
	forbidSteps(&p.w)
	return p
}

// gatesOf tells how many matrices lie side by side in a tensor.
func gatesOf(t neural.Tensor) int {
	switch t.Name {
	case "in":
		return 6
	case "rec":
		return 3
	}
	return 1
}

func uniform(x []float32, bound float32, r *rand.Rand) {
	for i := range x {
		x[i] = (r.Float32()*2 - 1) * bound
	}
}

// never is the score of a step that BIO does not allow; training leaves it.
const never = -1000

// forbidSteps forbids an I label after anything but its own kind.
func forbidSteps(w *neural.Weights) {
	n := len(w.Names)
	for to, name := range w.Names {
		if name[0] != 'I' {
			continue
		}
		for from := range n + 1 {
			if from == n || w.Names[from] == "O" || w.Names[from][2:] != name[2:] {
				w.Steps[from*n+to] = never
			}
		}
	}
}

// touch notes that an embedding row has a gradient, and returns it.
func (p *params) touch(row uint32) []float32 {
	if !p.isTouched[row] {
		p.isTouched[row] = true
		p.touched = append(p.touched, row)
	}
	return p.g.Rows[int(row)*p.w.Embed:][:p.w.Embed]
}

// update makes one step of Adam; embedding rows without a gradient stay.
func (p *params) update(rate float64) {
	p.steps++
	fix := math.Sqrt(1-math.Pow(beta2, float64(p.steps))) / (1 - math.Pow(beta1, float64(p.steps)))
	step := float32(rate * fix)
	w, g, m, v := p.w.Dense(), p.g.Dense(), p.m.Dense(), p.v.Dense()
	p.clip(g)
	for i := range w {
		p.level.Adam(*w[i].Data, *m[i].Data, *v[i].Data, *g[i].Data, step, beta1, beta2, epsilon)
	}
	e := p.w.Embed
	for _, row := range p.touched {
		at := int(row) * e
		p.level.Adam(p.w.Rows[at:at+e], p.m.Rows[at:at+e], p.v.Rows[at:at+e], p.g.Rows[at:at+e], step, beta1, beta2, epsilon)
		p.isTouched[row] = false
	}
	p.touched = p.touched[:0]
}

func (p *params) clip(g []neural.Tensor) {
	sum := 0.0
	for _, t := range g {
		var s float32
		for _, x := range *t.Data {
			s += x * x
		}
		sum += float64(s)
	}
	if norm := math.Sqrt(sum); norm > maxNorm {
		for _, t := range g {
			for i := range *t.Data {
				(*t.Data)[i] *= float32(maxNorm / norm)
			}
		}
	}
}
