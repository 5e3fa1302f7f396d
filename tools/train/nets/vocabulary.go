package nets

import (
	"sort"

	"sayso/reading/grammar/neural"
)

// vocabulary returns the hashes of the words (lower-cased, and as written)
// that occur at least least times, the most frequent first and no more than
// most, and how often each occurs.
func vocabulary(all []sentence, least int32, most int) (keys []uint32, count []int32) {
	seen := map[uint32]int32{}
	var parts neural.Parts
	for _, s := range all {
		for _, w := range s.words {
			parts.Split(w, false, 0, neural.Regions{Words: 1, Affixes: 1, Ngrams: 1})
			for _, key := range parts.Words {
				seen[key]++
			}
		}
	}
	for key, n := range seen {
		if n >= least {
			keys = append(keys, key)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		return seen[a] > seen[b] || seen[a] == seen[b] && a < b
	})
	keys = keys[:min(len(keys), most)]
	for _, key := range keys {
		count = append(count, seen[key])
	}
	return keys, count
}

// countOf counts how often known words occur.
func countOf(keys []uint32, all []sentence) []int32 {
	at := map[uint32]int{}
	for i, key := range keys {
		at[key] = i
	}
	counts := make([]int32, len(keys))
	var parts neural.Parts
	for _, s := range all {
		for _, w := range s.words {
			parts.Split(w, false, 0, neural.Regions{Words: 1, Affixes: 1, Ngrams: 1})
			for _, key := range parts.Words {
				if i, ok := at[key]; ok {
					counts[i]++
				}
			}
		}
	}
	return counts
}

// table returns the label names in the order of their numbers.
func (l *labels) table() neural.Labels {
	return neural.Labels{Tags: l.tags.names, Fine: l.fine.names, Rels: l.rels.names, Names: l.names.names}
}
