package main

import (
	"math"
	"sort"
)

// Word classes by the exchange algorithm (Kneser and Ney 1993), with the
// objective of a two-sided predictive class model: words are moved between
// classes as long as that makes their left and right neighbours more likely
// given the class.

// contexts counts the neighbours of each word of a vocabulary; word 0 is the
// sentence's edge and everything outside the vocabulary.
type contexts struct {
	ids       map[uint64]int32
	hashes    []uint64
	count     []int32
	neighbour [][]neighbour // both sides; right neighbours are offset by the vocabulary's size
}

type neighbour struct{ word, n int32 }

// newContexts takes the words seen at least least times, the commonest most.
func newContexts(sentences [][]uint64, least, most int) *contexts {
	counts := map[uint64]int32{}
	for _, s := range sentences {
		for _, h := range s {
			counts[h]++
		}
	}
	c := &contexts{ids: map[uint64]int32{}, hashes: []uint64{0}}
	for h, n := range counts {
		if int(n) >= least {
			c.hashes = append(c.hashes, h)
		}
	}
	sort.Slice(c.hashes[1:], func(i, j int) bool {
		a, b := c.hashes[i+1], c.hashes[j+1]
		return counts[a] > counts[b] || counts[a] == counts[b] && a < b
	})
	c.hashes = c.hashes[:min(len(c.hashes), most)]
	for i, h := range c.hashes[1:] {
		c.ids[h] = int32(i + 1)
	}
	c.countNeighbours(sentences)
	return c
}

func (c *contexts) countNeighbours(sentences [][]uint64) {
	size := int32(len(c.hashes))
	c.count = make([]int32, size)
	pairs := map[[2]int32]int32{}
	for _, s := range sentences {
		prev := int32(0)
		for _, h := range append(s[:len(s):len(s)], 0) {
			w := c.ids[h]
			pairs[[2]int32{prev, w}]++
			c.count[w]++
			prev = w
		}
	}
	keys := make([][2]int32, 0, len(pairs))
	for k := range pairs {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i][0] < keys[j][0] || keys[i][0] == keys[j][0] && keys[i][1] < keys[j][1]
	})
	c.neighbour = make([][]neighbour, size)
	for _, k := range keys {
		n := pairs[k]
		c.neighbour[k[0]] = append(c.neighbour[k[0]], neighbour{size + k[1], n})
		c.neighbour[k[1]] = append(c.neighbour[k[1]], neighbour{k[0], n})
	}
}

// exchange returns the class below k of each word after some rounds.
func (c *contexts) exchange(k, rounds int, say func(round, moved int)) []uint16 {
	size := len(c.hashes)
	class := make([]uint16, size)
	total := make([]int32, k)
	joint := make([]int32, 2*size*k) // neighbour × class
	move := func(w, to int, sign int32) {
		total[to] += sign * c.count[w]
		for _, nb := range c.neighbour[w] {
			joint[int(nb.word)*k+to] += sign * nb.n
		}
	}
	for w := 1; w < size; w++ {
		class[w] = uint16(w % k)
		move(w, w%k, 1)
	}
	f := newXLogX()
	gain := make([]float32, k)
	for round := range rounds {
		moved := 0
		for w := 1; w < size; w++ {
			from := int(class[w])
			move(w, from, -1)
			for t := range gain {
				gain[t] = -2 * (f.of(total[t]+c.count[w]) - f.of(total[t]))
			}
			for _, nb := range c.neighbour[w] {
				row := joint[int(nb.word)*k : int(nb.word)*k+k]
				for t, n := range row {
					gain[t] += f.of(n+nb.n) - f.of(n)
				}
			}
			best := from
			for t := range gain {
				if gain[t] > gain[best] {
					best = t
				}
			}
			if best != from {
				moved++
			}
			class[w] = uint16(best)
			move(w, best, 1)
		}
		say(round+1, moved)
	}
	return class
}

// xLogX computes n·log n, small n from a table.
type xLogX []float32

func newXLogX() xLogX {
	t := make(xLogX, 1<<14)
	for n := 1; n < len(t); n++ {
		t[n] = float32(float64(n) * math.Log(float64(n)))
	}
	return t
}

func (t xLogX) of(n int32) float32 {
	if int(n) < len(t) {
		return t[n]
	}
	return float32(float64(n) * math.Log(float64(n)))
}
