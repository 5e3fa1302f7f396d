// Package linear is a part-of-speech tagger and a dependency parser with
// sparse linear models: numbers in, numbers out. It is the baseline that the
// net of package neural is compared with. It knows nothing of tag or relation
// names.
//
// Tagging is greedy from left to right (Collins 2002, averaged perceptron).
// Parsing is the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and
// Satta 2011) with features in the manner of Zhang and Nivre (2011), trained
// with a dynamic oracle (Goldberg and Nivre 2013). Both take time and memory
// linear in the number of tokens.
//
// The weights live in one string (see Model) and are used in place.
package linear

// Scorer adds the weights of features to the scores of labels.
type Scorer interface {
	// Score adds, for each feature, its weight for label l to scores[l].
	Score(features []uint64, scores []int32)
}

// mix spreads the bits of h so that both its top and its low bits can serve
// as an index.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// rot turns h left by k bits.
func rot(h uint64, k uint) uint64 { return h<<k | h>>(64-k) }

// Best returns the allowed label with the highest score, the lowest number
// among equals.
func Best(scores []int32) int {
	best := 0
	for i := 1; i < len(scores); i++ {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return best
}
