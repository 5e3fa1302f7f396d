package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// levels are the instruction sets that this processor can run.
func levels() []Level {
	all := []Level{Plain}
	for l := AVX2; l <= Best(); l++ {
		all = append(all, l)
	}
	return all
}

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func near(a, b float32, slack float64) bool {
	return math.Abs(float64(a)-float64(b)) <= slack*(1+math.Abs(float64(b)))
}

func TestEveryLevelMultipliesAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, l := range levels() {
		for m := 0; m < 30; m++ {
			for _, size := range [][2]int{{1, 1}, {7, 16}, {96, 17}, {33, 48}, {16, 150}, {0, 20}} {
				k, n := size[0], size[1]
				a, b, c := random(r, m*(k+3)+1), random(r, k*n+1), random(r, m*(Up(n)+5)+1)
				for _, add := range []bool{false, true} {
					var p Packed
					p.Pack(b, k, n, n)
					got := append([]float32(nil), c...)
					l.Mul(got, Up(n)+5, a, k+3, m, &p, add)
					checkProduct(t, fmt.Sprint(l, m, k, n, add), got, c, a, b, m, k, n, add)
				}
			}
		}
	}
}

// checkProduct compares with the definition of a product; columns beyond the
// panels must be as they were.
func checkProduct(t *testing.T, name string, got, before, a, b []float32, m, k, n int, add bool) {
	t.Helper()
	for i := range m {
		for j := range Up(n) + 5 {
			at := i*(Up(n)+5) + j
			want := float64(0)
			if add || j >= Up(n) {
				want = float64(before[at])
			}
			for x := 0; j < n && x < k; x++ {
				want += float64(a[i*(k+3)+x]) * float64(b[x*n+j])
			}
			if !near(got[at], float32(want), 1e-4) {
				t.Fatalf("%s: element %d,%d is %g, want %g", name, i, j, got[at], want)
			}
		}
	}
}

func TestARowDoesNotDependOnItsNeighbours(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, k, n = 23, 50, 80
	a, b := random(r, m*k), random(r, k*n)
	var p Packed
	p.Pack(b, k, n, n)
	for _, l := range levels() {
		together := make([]float32, m*n)
		l.Mul(together, n, a, k, m, &p, false)
		for i := range m {
			alone := make([]float32, n)
			l.Mul(alone, n, a[i*k:], k, 1, &p, false)
			for j := range alone {
				if alone[j] != together[i*n+j] {
					t.Fatalf("level %d: row %d differs alone", l, i)
				}
			}
		}
	}
}

func TestPackTransposedIsPackOfTheTranspose(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const k, n = 13, 37
	b := random(r, k*n)
	flipped := make([]float32, k*n)
	for i := range k {
		for j := range n {
			flipped[j*k+i] = b[i*n+j]
		}
	}
	var p, q Packed
	p.Pack(b, k, n, n)
	q.PackTransposed(flipped, k, n, k)
	for i := range p.Data {
		if p.Data[i] != q.Data[i] {
			t.Fatalf("element %d: %g and %g", i, p.Data[i], q.Data[i])
		}
	}
}

func TestEveryLevelStepsTheCellAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const n = 48
	in, before := random(r, 3*n), random(r, n)
	for i := range in {
		in[i] *= 5
	}
	in[0], in[n], in[2*n] = 1e6, -1e6, 1e6
	in[1], in[n+1], in[2*n+1] = -200, 200, -200
	run := func(l Level) []float32 {
		gates := append([]float32(nil), in...)
		c, h, s := make([]float32, n), make([]float32, n), make([]float32, n)
		l.Cell(gates, before, c, h, s, n)
		return append(append(append(gates, c...), h...), s...)
	}
	want := run(Plain)
	for _, l := range levels() {
		for i, x := range run(l) {
			if !near(x, want[i], 2e-6) {
				t.Fatalf("level %d: element %d is %g, plain %g", l, i, x, want[i])
			}
		}
	}
}

func TestEveryLevelAddsAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	const n = 64
	row := make([]byte, n)
	for i := range row {
		row[i] = byte(r.IntN(256))
	}
	base, x := random(r, n), random(r, n)
	for _, l := range levels() {
		sum, scaled := append([]float32(nil), base...), append([]float32(nil), base...)
		l.AddBytes(sum, string(row), 0.02)
		l.AddScaled(scaled, x, -3)
		for i := range n {
			if !near(sum[i], base[i]+0.02*float32(int8(row[i])), 1e-5) || !near(scaled[i], base[i]-3*x[i], 1e-5) {
				t.Fatalf("level %d: element %d: %g, %g", l, i, sum[i], scaled[i])
			}
		}
	}
}

func TestEveryLevelLearnsAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	const n = 40
	w, m, v, g := random(r, n), random(r, n), random(r, n), random(r, n)
	for i := range v {
		v[i] *= v[i]
	}
	run := func(l Level) []float32 {
		w, m, v, g := append([]float32(nil), w...), append([]float32(nil), m...), append([]float32(nil), v...), append([]float32(nil), g...)
		l.Adam(w, m, v, g, 0.01, 0.9, 0.99, 1e-6)
		return append(append(append(w, m...), v...), g...)
	}
	want := run(Plain)
	for _, l := range levels() {
		for i, x := range run(l) {
			if !near(x, want[i], 1e-4) {
				t.Fatalf("level %d: element %d is %g, plain %g", l, i, x, want[i])
			}
		}
	}
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, m := range []int{1, 2, 3, 6, 12, 48, 300} {
		for _, l := range levels() {
			const k, n = 96, 288
			var p Packed
			p.Pack(random(r, k*n), k, n, n)
			a, c := random(r, m*k), make([]float32, m*n)
			b.Run(fmt.Sprintf("level=%d/rows=%d", l, m), func(b *testing.B) {
				for b.Loop() {
					l.Mul(c, n, a, k, m, &p, true)
				}
				b.ReportMetric(float64(m*k*n)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
			})
		}
	}
}

func BenchmarkCell(b *testing.B) {
	for _, l := range levels() {
		const n = 96
		x := make([]float32, 7*n)
		b.Run(fmt.Sprintf("level=%d", l), func(b *testing.B) {
			for b.Loop() {
				l.Cell(x[:3*n], x[3*n:], x[4*n:], x[5*n:], x[6*n:], n)
			}
		})
	}
}
