package matrix

import "math"

// Cell is one step of a recurrent cell with coupled input and forget gates
// (Greff et al. 2017, "LSTM: A Search Space Odyssey", variant CIFG), for one
// sequence and n units, n a multiple of 8. gates holds the pre-activations
// f, o, g, n of each, and receives their activations:
//
//	c = f·before + (1-f)·g    h = o·tanh(c)    squashed = tanh(c)
func (l Level) Cell(gates, before, c, h, squashed []float32, n int) {
	_, _, _, _, _ = gates[3*n-1], before[n-1], c[n-1], h[n-1], squashed[n-1]
	if l != Plain {
		cellFast(gates, before, c, h, squashed, n)
		return
	}
	for j := range n {
		f, o, g := sigmoid(gates[j]), sigmoid(gates[n+j]), tanh(gates[2*n+j])
		gates[j], gates[n+j], gates[2*n+j] = f, o, g
		c[j] = g + f*(before[j]-g)
		squashed[j] = tanh(c[j])
		h[j] = o * squashed[j]
	}
}

// AddBytes adds scale·row to dst; their length is a multiple of 8. row is
// the bytes of signed 8-bit numbers.
func (l Level) AddBytes(dst []float32, row string, scale float32) {
	_ = dst[len(row)-1]
	if l != Plain {
		addBytesFast(dst, row, scale)
		return
	}
	for i := range len(row) {
		dst[i] += scale * float32(int8(row[i]))
	}
}

// AddScaled adds x times row to dst; their length is a multiple of 8.
func (l Level) AddScaled(dst, row []float32, x float32) {
	_ = dst[len(row)-1]
	if l != Plain && len(row) > 0 {
		addScaledFast(dst, row, x)
		return
	}
	for i, r := range row {
		dst[i] += x * r
	}
}

// Adam is one step of Adam (Kingma & Ba 2015) on n weights, n a multiple of
// 8: m and v are the running moments, and the gradient g is cleared. rate is
// the step size with the bias corrections already in it.
func (l Level) Adam(w, m, v, g []float32, rate, beta1, beta2, eps float32) {
	n := len(w)
	_, _, _ = m[n-1], v[n-1], g[n-1]
	if l != Plain {
		adamFast(w, m, v, g, rate, beta1, beta2, eps)
		return
	}
	for i := range w {
		m[i] += (1 - beta1) * (g[i] - m[i])
		v[i] += (1 - beta2) * (g[i]*g[i] - v[i])
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + eps)
		g[i] = 0
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func tanh(x float32) float32 { return float32(1 - 2/(1+math.Exp(2*float64(x)))) }
