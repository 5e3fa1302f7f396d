package stories

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// fit is logistic regression by Newton's method with a ridge, over vectors of
// equal length; weight is what each counts, nil for all alike. A weight other
// than 0 in prior is set by hand and stays: the examples can't tell it.
func fit(xs [][]float64, same []bool, weight func(i int) float64, prior []float64) []float64 {
	const rounds, ridge, fixed = 25, 1.0, 1e6
	if len(xs) == 0 {
		return nil
	}
	n := len(xs[0])
	w, stiff := make([]float64, n), make([]float64, n)
	copy(w, prior)
	for i := range w {
		stiff[i] = ridge
		if w[i] != 0 {
			stiff[i] = fixed
		}
	}
	start := slices.Clone(w)
	for range rounds {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			hessian[i][i] = stiff[i]
			gradient[i] = -stiff[i] * (w[i] - start[i])
		}
		for k, x := range xs {
			p := probability(w, x)
			y := 0.0
			if same[k] {
				y = 1
			}
			c := 1.0
			if weight != nil {
				c = weight(k)
			}
			for i := range n {
				if x[i] == 0 {
					continue
				}
				gradient[i] += c * (y - p) * x[i]
				for j := range n {
					hessian[i][j] += c * p * (1 - p) * x[i] * x[j]
				}
			}
		}
		moved := 0.0
		for i, step := range solve(hessian, gradient) {
			w[i] += step
			moved += math.Abs(step)
		}
		if moved < 1e-6 {
			break
		}
	}
	return w
}

func probability(w, x []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// writeWeights writes a model: a name and a number per line.
func writeWeights(out string, names []string, w []float64) error {
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%s\t%.4f\n", name, w[i])
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// solve is Gaussian elimination with pivoting; it uses up its arguments.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = b[r]
		for k := r + 1; k < n; k++ {
			x[r] -= a[r][k] * x[k]
		}
		x[r] /= a[r][r]
	}
	return x
}
