// Package matrix multiplies small float32 matrices on one core, fast enough
// for a neural reader: kernels in assembly for processors with AVX2 or
// AVX-512, and plain Go for all others.
//
// Matrices are row-major slices with an explicit row stride. Right-hand
// factors are packed once into panels of 16 columns. Every kernel adds the
// products of one element in the same order, so a row's result depends
// neither on its neighbours nor on which assembly kernel computed it; plain
// Go differs in the last bits because it rounds each product.
package matrix

//go:generate go run ../../../../tools/kernels gemm_amd64.s

// Panel is the number of columns of a packed panel; widths of results are
// rounded up to it.
const Panel = 16

// Level is an instruction set.
type Level uint8

const (
	Plain  Level = iota // portable Go
	AVX2                // 256-bit registers with fused multiply-add
	AVX512              // 512-bit registers
)

// Up rounds n up to a whole number of panels.
func Up(n int) int { return (n + Panel - 1) / Panel * Panel }

// Packed is a matrix of K rows and N columns, laid out in panels: panel p
// holds, row by row, columns [16p, 16p+16), with zeros beyond N.
type Packed struct {
	K, N int
	Data []float32
}

// reset makes room for a k×n matrix, keeping the memory there is.
func (p *Packed) reset(k, n int) {
	p.K, p.N = k, n
	if size := Up(n) * k; cap(p.Data) < size {
		p.Data = make([]float32, size)
	} else {
		p.Data = p.Data[:size]
	}
}

// Pack lays out the row-major k×n matrix b, whose rows are stride apart.
func (p *Packed) Pack(b []float32, k, n, stride int) {
	p.reset(k, n)
	for first := 0; first < n; first += Panel {
		panel := p.Data[first*k:][:k*Panel]
		width := min(Panel, n-first)
		for i := range k {
			row := panel[i*Panel:][:Panel]
			clear(row[copy(row, b[i*stride+first:][:width]):])
		}
	}
}

// PackTransposed lays out the transpose of the row-major n×k matrix b, whose
// rows are stride apart.
func (p *Packed) PackTransposed(b []float32, k, n, stride int) {
	p.reset(k, n)
	for first := 0; first < n; first += Panel {
		panel := p.Data[first*k:][:k*Panel]
		for col := range Panel {
			if first+col >= n {
				for i := range k {
					panel[i*Panel+col] = 0
				}
				continue
			}
			row := b[(first+col)*stride:][:k]
			for i, x := range row {
				panel[i*Panel+col] = x
			}
		}
	}
}

// Mul sets c = a·b, or adds a·b to c. a has m rows of b.K, lda apart; c has m
// rows of Up(b.N), ldc apart.
func (l Level) Mul(c []float32, ldc int, a []float32, lda, m int, b *Packed, add bool) {
	width := Up(b.N)
	if m == 0 || width == 0 {
		return
	}
	if b.K == 0 {
		if !add {
			for r := range m {
				clear(c[r*ldc:][:width])
			}
		}
		return
	}
	_, _, _ = c[(m-1)*ldc+width-1], a[(m-1)*lda+b.K-1], b.Data[width*b.K-1]
	if l == Plain {
		mulPlain(c, ldc, a, lda, m, b, add)
		return
	}
	mulFast(l, c, ldc, a, lda, m, b, add)
}

// mulPlain is Mul in portable Go, a row of four elements of A at a time.
func mulPlain(c []float32, ldc int, a []float32, lda, m int, b *Packed, add bool) {
	for first := 0; first < Up(b.N); first += Panel {
		panel := b.Data[first*b.K:][:b.K*Panel]
		for r := range m {
			row := a[r*lda:][:b.K]
			var acc [Panel]float32
			for i, x := range row {
				col := (*[Panel]float32)(panel[i*Panel:])
				for j := range acc {
					acc[j] += x * col[j]
				}
			}
			out := (*[Panel]float32)(c[r*ldc+first:])
			if add {
				for j := range acc {
					out[j] += acc[j]
				}
			} else {
				*out = acc
			}
		}
	}
}
