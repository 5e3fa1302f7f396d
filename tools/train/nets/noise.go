package nets

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Noise is how often a sentence is altered in training, because real text
// comes in capitals, in title case, without final stops and badly cut.
const (
	noiseLower  = 0.03
	noiseUpper  = 0.03
	noiseTitle  = 0.03
	noiseJoin   = 0.06
	noiseNoStop = 0.05
	noiseSwap   = 0.4 // of a name, in sentences without a tree
)

// noisy returns an altered copy of sentence i of a corpus, or the sentence.
func noisy(all []sentence, i int, parataxis uint8, pool namePool, r *rand.Rand) sentence {
	s := all[i]
	if s.tags == nil && s.names != nil && r.Float64() < noiseSwap {
		s = s.swapped(pool, r)
	}
	x := r.Float64()
	pass := func(p float64) bool { x -= p; return x < 0 }
	switch {
	case pass(noiseLower):
		return s.recased(strings.ToLower)
	case pass(noiseUpper):
		return s.recased(strings.ToUpper)
	case pass(noiseTitle):
		return s.recased(title)
	case pass(noiseJoin):
		if i+1 < len(all) && all[i+1].doc == s.doc && len(s.words)+len(all[i+1].words) < 80 {
			return s.join(&all[i+1], parataxis)
		}
	case pass(noiseNoStop):
		return s.withoutStop()
	}
	return s
}

func (s sentence) recased(f func(string) string) sentence {
	words := make([]string, len(s.words))
	for i, w := range s.words {
		words[i] = f(w)
	}
	s.words = words
	return s
}

func title(w string) string {
	c, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(c)) + w[n:]
}

// join makes one sentence of two; the second root hangs on the first.
func (s sentence) join(next *sentence, parataxis uint8) sentence {
	n := len(s.words)
	j := sentence{doc: s.doc}
	j.words = append(append(j.words, s.words...), next.words...)
	j.glued = append(append(j.glued, s.glued...), next.glued...)
	if s.names != nil && next.names != nil {
		j.names = append(append(j.names, s.names...), next.names...)
	}
	if s.tags == nil || next.tags == nil {
		return j
	}
	j.tags = append(append(j.tags, s.tags...), next.tags...)
	j.fine = append(append(j.fine, s.fine...), next.fine...)
	j.rels = append(append(j.rels, s.rels...), next.rels...)
	root := 0
	for i, h := range s.heads {
		if int(h) == n {
			root, h = i, int32(n+len(next.words))
		}
		j.heads = append(j.heads, h)
	}
	for i, h := range next.heads {
		if int(h) == len(next.words) {
			j.heads = append(j.heads, int32(root))
			j.rels[n+i] = parataxis
		} else {
			j.heads = append(j.heads, h+int32(n))
		}
	}
	return j
}

// withoutStop drops a final punctuation mark that governs nothing.
func (s sentence) withoutStop() sentence {
	n := len(s.words) - 1
	if n < 1 || !strings.ContainsAny(s.words[n], ".?!") || len(s.words[n]) > 2 {
		return s
	}
	cut := sentence{doc: s.doc, words: s.words[:n], glued: s.glued[:n]}
	if s.names != nil {
		cut.names = s.names[:n]
	}
	if s.tags == nil {
		return cut
	}
	cut.tags, cut.fine, cut.rels = s.tags[:n], s.fine[:n], s.rels[:n]
	if int(s.heads[n]) > n {
		return s
	}
	for _, h := range s.heads[:n] {
		if int(h) == n {
			return s
		}
		if int(h) > n {
			h = int32(n)
		}
		cut.heads = append(cut.heads, h)
	}
	return cut
}

// namePool holds names by the number of their B label, each form once: its
// words and which of them are glued to the one before.
type namePool map[uint8][]sentence

// newNamePool gathers the names of the training corpora.
func newNamePool(train []corpus) namePool {
	pool, seen := namePool{}, map[string]bool{}
	for _, c := range train {
		for _, s := range c.all {
			for i := 0; i < len(s.names); i++ {
				b := s.names[i]
				last := i + 1
				if b == 0 {
					continue
				}
				for last < len(s.names) && s.names[last] == b+1 {
					last++
				}
				form := sentence{words: s.words[i:last], glued: s.glued[i:last]}
				if key := string(rune(b)) + strings.Join(form.words, " "); !seen[key] {
					seen[key] = true
					pool[b] = append(pool[b], form)
				}
				i = last - 1
			}
		}
	}
	return pool
}

// swapped puts other names of the same kind in the place of some names, so
// that the words around a name, and not its form alone, are learnt from (Dai
// & Adel 2020, "mention replacement").
func (s sentence) swapped(pool namePool, r *rand.Rand) sentence {
	out := sentence{doc: s.doc}
	for i := 0; i < len(s.words); i++ {
		b := s.names[i]
		if b%2 == 0 || len(pool[b]) == 0 || r.IntN(2) == 0 { // B labels are odd
			out.words, out.glued, out.names = append(out.words, s.words[i]), append(out.glued, s.glued[i]), append(out.names, b)
			continue
		}
		name := pool[b][r.IntN(len(pool[b]))]
		for k, w := range name.words {
			label, glued := b+1, name.glued[k]
			if k == 0 {
				label, glued = b, s.glued[i]
			}
			out.words, out.glued, out.names = append(out.words, w), append(out.glued, glued), append(out.names, label)
		}
		for i+1 < len(s.words) && s.names[i+1] == b+1 {
			i++
		}
	}
	return out
}
