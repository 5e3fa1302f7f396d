package naming

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"sayso/reading/grammar/names"
)

// field is a linear-chain conditional random field in training: a row of
// label weights per feature and the label transitions, with AdaGrad's
// sums of squares. The loss is the negative log-likelihood of the allowed
// labels, all ways to fill open ones summed (Sutton and McCallum 2012; partial
// labels after Tsuboi et al. 2008).
type field struct {
	hashes      []uint32 // the features' hashes
	rows, sum   []float32
	follow, fsq [names.Labels][names.Labels]float32
	steps       [names.Labels][names.Labels]float32 // the mean of follow
	mean        []float32                           // of the weights of the fields trained so far
	means       int
	rate, decay float32
	drop        float64 // chance that a feature is left out of an update
	chance      *rand.Rand
}

const labels = names.Labels

// newField returns a field over the features that occur at least twice in
// the examples, and numbers the examples' features by it: twice the number,
// plus one for features that tell the very word. Others are taken out.
func newField(list []example) *field {
	seen := make([]uint8, 1<<26)
	for _, e := range list {
		for _, fs := range e.features {
			for _, h := range fs {
				if at := h >> 6; seen[at] < 2 {
					seen[at]++
				}
			}
		}
	}
	f := &field{rate: 0.1, decay: 3e-6}
	number := map[uint32]uint32{}
	for _, e := range list {
		for i, fs := range e.features {
			kept := fs[:0]
			for k, h := range fs {
				if seen[h>>6] < 2 {
					continue
				}
				n, ok := number[h]
				if !ok {
					n = uint32(len(f.hashes))
					number[h] = n
					f.hashes = append(f.hashes, h)
				}
				n *= 2
				if names.TellsWord(k) {
					n++
				}
				kept = append(kept, n)
			}
			e.features[i] = kept
		}
	}
	f.mean = make([]float32, labels*len(f.hashes))
	return f
}

// begin begins a field anew, with chances of its own.
func (f *field) begin(seed uint64) {
	f.rows, f.sum = make([]float32, len(f.mean)), make([]float32, len(f.mean))
	f.follow, f.fsq = [labels][labels]float32{}, [labels][labels]float32{}
	f.chance = rand.New(rand.NewPCG(seed, 5))
}

// end takes the field into the mean: fields that met the sentences in other
// orders and other features left out err differently, and the mean of their
// weights is their vote.
func (f *field) end() {
	f.means++
	part := 1 / float32(f.means)
	for i, x := range f.rows {
		f.mean[i] += part * (x - f.mean[i])
	}
	for a := range f.follow {
		for b, x := range f.follow[a] {
			f.steps[a][b] += part * (x - f.steps[a][b])
		}
	}
}

type vector = [labels]float64

// fit trains on the examples for some rounds.
func (f *field) fit(list []example, rounds int) {
	order := f.chance.Perm(len(list))
	for range rounds {
		f.chance.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			if len(list[n].features) > 0 {
				f.step(&list[n])
			}
		}
	}
}

// step makes one update from one sentence.
func (f *field) step(e *example) {
	n := len(e.features)
	scores := make([]vector, n)
	kept := make([][]uint32, n)
	for i, fs := range e.features {
		kept[i] = f.keep(fs)
		fs = kept[i]
		for _, h := range fs {
			row := f.rows[int(h>>1)*labels:][:labels]
			for l := range scores[i] {
				scores[i][l] += float64(row[l])
			}
		}
	}
	var trans [labels][labels]float64
	for a := range trans {
		for b := range trans[a] {
			if names.Follows(names.Label(a), names.Label(b)) {
				trans[a][b] = math.Exp(float64(f.follow[a][b]))
			}
		}
	}
	free, freePairs := marginals(scores, &trans, nil)
	gold, goldPairs := marginals(scores, &trans, e.allowed)
	if free == nil || gold == nil {
		return
	}
	for i, fs := range kept {
		var g [labels]float32
		sure := true
		for l := range g {
			g[l] = float32(free[i][l] - gold[i][l])
			sure = sure && g[l] < 1e-3 && g[l] > -1e-3
		}
		if sure {
			continue
		}
		for _, h := range fs {
			at := int(h>>1) * labels
			row, sum := f.rows[at:at+labels], f.sum[at:at+labels]
			for l, d := range g {
				d += f.decay * row[l]
				sum[l] += d * d
				row[l] -= f.rate * d / (float32(math.Sqrt(float64(sum[l]))) + 1e-4)
			}
		}
	}
	for a := range f.follow {
		for b := range f.follow[a] {
			d := float32(freePairs[a][b] - goldPairs[a][b])
			f.fsq[a][b] += d * d
			f.follow[a][b] -= f.rate * d / (float32(math.Sqrt(float64(f.fsq[a][b]))) + 1e-4)
		}
	}
}

// keep leaves features out by chance, so that none is relied on alone: each
// singly, and now and then all that tell the very word.
func (f *field) keep(features []uint32) []uint32 {
	if f.drop == 0 {
		return features
	}
	unknown := f.chance.Float64() < f.drop
	kept := make([]uint32, 0, len(features))
	for _, h := range features {
		if unknown && h&1 == 1 || f.chance.Float64() < f.drop {
			continue
		}
		kept = append(kept, h)
	}
	return kept
}

// before and after list what labels may stand before and after each.
var before, after = func() (before, after [labels][]names.Label) {
	for a := range names.Label(labels) {
		for b := range names.Label(labels) {
			if names.Follows(a, b) {
				after[a], before[b] = append(after[a], b), append(before[b], a)
			}
		}
	}
	return before, after
}()

// marginals returns each token's label probabilities and the expected label
// pairs, given the allowed labels (nil: all); nil if nothing is allowed.
func marginals(scores []vector, trans *[labels][labels]float64, allowed []uint32) ([]vector, *[labels][labels]float64) {
	n := len(scores)
	node, alpha, beta := make([]vector, n), make([]vector, n), make([]vector, n)
	for i := range scores {
		top := math.Inf(-1)
		for _, s := range scores[i] {
			top = max(top, s)
		}
		for l, s := range scores[i] {
			if allowed == nil || allowed[i]>>l&1 == 1 {
				node[i][l] = math.Exp(s - top)
			}
		}
	}
	prior := vector{names.Outside: 1}
	scale := make([]float64, n)
	for i := range n {
		total := 0.0
		for b := range labels {
			sum := 0.0
			for _, a := range before[b] {
				sum += prior[a] * trans[a][b]
			}
			alpha[i][b] = sum * node[i][b]
			if i == n-1 && !names.Follows(names.Label(b), names.Outside) {
				alpha[i][b] = 0
			}
			total += alpha[i][b]
		}
		if total <= 0 {
			return nil, nil
		}
		scale[i] = total
		for b := range labels {
			alpha[i][b] /= total
		}
		prior = alpha[i]
	}
	for l := range labels {
		if names.Follows(names.Label(l), names.Outside) {
			beta[n-1][l] = 1
		}
	}
	var pairs [labels][labels]float64
	for i := n - 2; i >= 0; i-- {
		for a := range labels {
			sum := 0.0
			for _, b := range after[a] {
				v := trans[a][b] * node[i+1][b] * beta[i+1][b] / scale[i+1]
				sum += v
				pairs[a][b] += alpha[i][a] * v
			}
			beta[i][a] = sum
		}
	}
	out := make([]vector, n)
	for i := range n {
		total := 0.0
		for l := range labels {
			out[i][l] = alpha[i][l] * beta[i][l]
			total += out[i][l]
		}
		for l := range labels {
			out[i][l] /= total
		}
	}
	return out, &pairs
}

// bytes writes the features with the greatest weights as a model file.
func (f *field) bytes(most int) []byte {
	order := make([]int, len(f.hashes))
	size := make([]float32, len(f.hashes))
	for n := range order {
		order[n] = n
		for _, x := range f.mean[n*labels : (n+1)*labels] {
			size[n] += x * x
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	order = order[:min(most, len(order), names.MaxRows)]
	top := float32(0)
	for _, n := range order {
		for _, x := range f.mean[n*labels : (n+1)*labels] {
			top = max(top, x, -x)
		}
	}
	scale := 127 / min(top, 3)
	small := func(x float32) byte {
		return byte(int8(max(-127, min(127, math.Round(float64(x*scale))))))
	}
	var hashes []uint32
	var rows, follow []byte
	for _, n := range order {
		hashes = append(hashes, f.hashes[n])
		for _, x := range f.mean[n*labels : (n+1)*labels] {
			rows = append(rows, small(x))
		}
	}
	for a := range f.follow {
		for b := range f.follow[a] {
			follow = append(follow, small(f.steps[a][b]))
		}
	}
	return names.Pack(hashes, rows, follow)
}
