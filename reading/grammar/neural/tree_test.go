package neural

import (
	"math/rand/v2"
	"testing"
)

// bruteTree finds the best single-root tree by trying all head choices.
func bruteTree(scores []float32, stride, n int) float32 {
	heads := make([]int, n)
	best := float32(-1e30)
	var try func(i int, sum float32)
	try = func(i int, sum float32) {
		if i == n {
			if isTree(heads, n) && sum > best {
				best = sum
			}
			return
		}
		for j := range n + 1 {
			if j != i {
				heads[i] = j
				try(i+1, sum+scores[i*stride+j])
			}
		}
	}
	try(0, 0)
	return best
}

func isTree(heads []int, n int) bool {
	roots := 0
	for i := range n {
		if heads[i] == n {
			roots++
		}
		at, steps := i, 0
		for at != n {
			if at, steps = heads[at], steps+1; steps > n {
				return false
			}
		}
	}
	return roots == 1
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s treeSpace
	for round := range 400 {
		n := 1 + round%6
		stride := n + 3
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		for i := range n {
			scores[i*stride+i] = impossible
		}
		s.keepOneRoot(scores, stride, n) // the root is chosen first, by design
		want := bruteTree(scores, stride, n)
		work := append([]float32(nil), scores...)
		heads := make([]int, n)
		got := float32(0)
		for i, h := range s.decode(work, stride, n) {
			heads[i] = int(h)
			got += scores[i*stride+int(h)]
		}
		if !isTree(heads, n) || got < want-1e-4 {
			t.Fatalf("%d words: heads %v score %g, best tree %g", n, heads, got, want)
		}
	}
}
