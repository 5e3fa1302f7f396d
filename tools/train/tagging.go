package main

import (
	"math/rand/v2"
	"sort"

	"sayso/tools/train/linear"
)

// newLexicon learns the tag classes of words seen at least least times. A
// class is the set of labels that make up a twentieth or more of a word's
// uses; the commonest 250 sets get numbers.
func newLexicon(gold []sentence, least int, clusters map[uint64]uint16) []byte {
	counts := map[uint64]map[uint8]int{}
	for _, s := range gold {
		for i, w := range s.Words {
			h := linear.WordHash(w)
			if counts[h] == nil {
				counts[h] = map[uint8]int{}
			}
			counts[h][s.Labels[i]]++
		}
	}
	sets, uses := map[uint64]string{}, map[string]int{}
	for h, c := range counts {
		total := 0
		for _, n := range c {
			total += n
		}
		if total < least {
			continue
		}
		var set []byte
		for l, n := range c {
			if n*20 >= total {
				set = append(set, l)
			}
		}
		sort.Slice(set, func(i, j int) bool { return set[i] < set[j] })
		sets[h] = string(set)
		uses[string(set)]++
	}
	names := make([]string, 0, len(uses))
	for s := range uses {
		names = append(names, s)
	}
	sort.Slice(names, func(i, j int) bool {
		if uses[names[i]] != uses[names[j]] {
			return uses[names[i]] > uses[names[j]]
		}
		return names[i] < names[j]
	})
	number := map[string]uint8{}
	for i, s := range names {
		number[s] = uint8(min(i+1, 251))
	}
	entries := map[uint64]linear.Entry{}
	for h, s := range sets {
		entries[h] = linear.Entry{Class: number[s]}
	}
	for h, c := range clusters {
		e := entries[h]
		e.Cluster = c
		entries[h] = e
	}
	keys := make([]uint64, 0, len(entries))
	for h := range entries {
		keys = append(keys, h)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return linear.EncodeLexicon(keys, entries)
}

// trainTagger runs epochs of averaged-perceptron training over the sentences,
// following its own earlier tags.
func trainTagger(gold []sentence, lex *linear.Lexicon, labels, epochs int, rng *rand.Rand, after func(epoch int, p *perceptron)) *perceptron {
	p := newPerceptron()
	order := rng.Perm(len(gold))
	var s linear.Sentence
	var features []uint64
	scores := make([]int32, labels)
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			g := &gold[k]
			s.Load(lex, len(g.Words), g.word)
			t1, t2 := uint8(255), uint8(255)
			for i := range g.Words {
				p.now++
				features = s.TagFeatures(i, t1, t2, features[:0])
				clear(scores)
				p.Score(features, scores)
				best := linear.Best(scores)
				if best != int(g.Labels[i]) {
					p.update(features, int(g.Labels[i]), best)
				}
				t2, t1 = t1, uint8(best)
			}
		}
		if after != nil {
			after(epoch, p)
		}
	}
	return p
}

// tagAll returns the labels that a tagger gives to the sentences.
func tagAll(texts []sentence, lex *linear.Lexicon, model linear.Scorer, labels int) [][]uint8 {
	out := make([][]uint8, len(texts))
	var s linear.Sentence
	for k := range texts {
		g := &texts[k]
		s.Load(lex, len(g.Words), g.word)
		s.Tag(model, labels)
		out[k] = append([]uint8(nil), s.Tags...)
	}
	return out
}

// jackknife tags each fold of the training data with a tagger trained on the
// others, so that what comes later meets the errors it will meet in use.
func (b *treebanks) jackknife(folds, epochs int, clusters map[uint64]uint16, rng *rand.Rand) [][]uint8 {
	gold, labels := b.train_, b.labels.len()
	out := make([][]uint8, len(gold))
	for fold := range folds {
		var rest, held []sentence
		var where []int
		for k, s := range gold {
			if k*folds/len(gold) == fold {
				held, where = append(held, s), append(where, k)
			} else {
				rest = append(rest, s)
			}
		}
		lex := linear.OpenLexicon(string(newLexicon(rest, leastUses, clusters)))
		p := trainTagger(rest, &lex, labels, epochs, rng, nil)
		for i, t := range tagAll(held, &lex, means{p}, labels) {
			out[where[i]] = t
		}
	}
	return out
}
