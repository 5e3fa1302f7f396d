//go:build !amd64

package matrix

// Best returns the widest instruction set of this processor.
func Best() Level { return Plain }

// The fast kernels do not exist here; the plain ones stand in.

func mulFast(_ Level, c []float32, ldc int, a []float32, lda, m int, b *Packed, add bool) {
	mulPlain(c, ldc, a, lda, m, b, add)
}

func cellFast(gates, before, c, h, squashed []float32, n int) {
	Plain.Cell(gates, before, c, h, squashed, n)
}

func addBytesFast(dst []float32, row string, scale float32) { Plain.AddBytes(dst, row, scale) }

func addScaledFast(dst, row []float32, x float32) { Plain.AddScaled(dst, row, x) }

func adamFast(w, m, v, g []float32, rate, beta1, beta2, eps float32) {
	Plain.Adam(w, m, v, g, rate, beta1, beta2, eps)
}
