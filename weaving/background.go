package weaving

import (
	"math"

	"sayso/data"
)

// background is how common terms are in news at large: one byte per bucket
// of hashed terms, holding the inverse document frequency in sixteenths.
// A table that is fixed keeps weaving independent of the order of arrival.
var background = idfTable(data.WeavingIDF)

type idfTable string

// idfStep is the value of one unit of the table.
const idfStep = 1.0 / 16

// idf returns ln(documents/frequency) of a term, at least 0.
func (t idfTable) idf(hash uint32) float64 {
	if len(t) == 0 {
		return 1
	}
	return float64(t[hash%uint32(len(t))]) * idfStep
}

// BackgroundTable builds the table from documents given as texts: size bytes,
// one per bucket. It is what the trainer embeds.
func BackgroundTable(size int, texts func(yield func(text string) bool)) []byte {
	frequency := make([]int, size)
	documents := 0
	for text := range texts {
		documents++
		s := scan(text)
		seen := map[uint32]bool{}
		for _, list := range [][]uint32{s.words, s.names, s.capitals, s.numbers} {
			for _, h := range list {
				if b := h % uint32(size); !seen[b] {
					seen[b] = true
					frequency[b]++
				}
			}
		}
	}
	out := make([]byte, size)
	for i, f := range frequency {
		out[i] = byte(min(255, math.Round(math.Log(float64(documents+1)/float64(f+1))/idfStep)))
	}
	return out
}
