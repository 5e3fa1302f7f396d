package matrix

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// Best returns the widest instruction set of this processor.
func Best() Level {
	switch x := &cpu.X86; {
	case x.HasAVX512F && x.HasAVX2 && x.HasFMA:
		return AVX512
	case x.HasAVX2 && x.HasFMA:
		return AVX2
	}
	return Plain
}

// kernel multiplies a fixed number of rows with a fixed number of panels.
type kernel func(c, a, b *float32, ldc, lda, k, add int)

// mulFast is Mul with assembly kernels; the caller has checked the bounds.
func mulFast(l Level, c []float32, ldc int, a []float32, lda, m int, b *Packed, add bool) {
	adding := 0
	if add {
		adding = 1
	}
	for r := 0; r < m; {
		rows, panels, wide, one := choose(l, m-r)
		all := Up(b.N) / Panel
		ar := &a[r*lda]
		p := 0
		for ; p+panels <= all; p += panels {
			wide(&c[r*ldc+p*Panel], ar, &b.Data[p*Panel*b.K], ldc, lda, b.K, adding)
		}
		for ; p < all; p++ {
			one(&c[r*ldc+p*Panel], ar, &b.Data[p*Panel*b.K], ldc, lda, b.K, adding)
		}
		r += rows
	}
}

// choose picks the kernels for a block of at most m rows: one that takes
// several panels at once and one for single panels.
func choose(l Level, m int) (rows, panels int, wide, one kernel) {
	if l == AVX512 {
		switch {
		case m >= 12:
			return 12, 1, gemmAVX51212x1, gemmAVX51212x1
		case m >= 6:
			return 6, 2, gemmAVX5126x2, gemmAVX5126x1
		case m >= 3:
			return 3, 4, gemmAVX5123x4, gemmAVX5123x1
		case m == 2:
			return 2, 4, gemmAVX5122x4, gemmAVX5122x1
		}
		return 1, 8, gemmAVX5121x8, gemmAVX5121x1
	}
	switch {
	case m >= 6:
		return 6, 1, gemmAVX26x1, gemmAVX26x1
	case m >= 3:
		return 3, 2, gemmAVX23x2, gemmAVX23x1
	case m == 2:
		return 2, 2, gemmAVX22x2, gemmAVX22x1
	}
	return 1, 4, gemmAVX21x4, gemmAVX21x1
}

func cellFast(gates, before, c, h, squashed []float32, n int) {
	cellAVX2(&gates[0], &before[0], &c[0], &h[0], &squashed[0], n)
}

func addBytesFast(dst []float32, row string, scale float32) {
	addBytesAVX2(&dst[0], unsafe.StringData(row), scale, len(row))
}

func addScaledFast(dst, row []float32, x float32) {
	addScaledAVX2(&dst[0], &row[0], x, len(row))
}

func adamFast(w, m, v, g []float32, rate, beta1, beta2, eps float32) {
	adamAVX2(&w[0], &m[0], &v[0], &g[0], len(w), rate, beta1, beta2, eps)
}

//go:noescape
func gemmAVX26x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX23x2(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX23x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX22x2(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX22x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX21x4(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX21x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX51212x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5126x2(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5126x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5123x4(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5123x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5122x4(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5122x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5121x8(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func gemmAVX5121x1(c, a, b *float32, ldc, lda, k, add int)

//go:noescape
func cellAVX2(gates, before, c, h, squashed *float32, n int)

//go:noescape
func addBytesAVX2(dst *float32, row *byte, scale float32, n int)

//go:noescape
func addScaledAVX2(dst, row *float32, factor float32, n int)

//go:noescape
func adamAVX2(w, m, v, grad *float32, n int, rate, beta1, beta2, eps float32)
