package nets

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sayso/reading/grammar/neural"
)

// gold are three sentences: a tree with names, names alone, a tree alone.
func gold(l *labels) []sentence {
	tree := func(words []string, tags, rels []string, heads []int32) sentence {
		s := sentence{words: words, glued: make([]bool, len(words)), heads: heads}
		for i := range words {
			s.tags = append(s.tags, l.tags.number(tags[i]))
			s.fine = append(s.fine, l.fine.number(tags[i]+"f"))
			s.rels = append(s.rels, l.rels.number(rels[i]))
		}
		return s
	}
	a := tree([]string{"The", "mayor", "of", "Arbel", "left", "."}, []string{"DET", "NOUN", "ADP", "PROPN", "VERB", "PUNCT"},
		[]string{"det", "nsubj", "case", "nmod", "root", "punct"}, []int32{1, 4, 3, 1, 6, 4})
	a.names = []uint8{0, 0, 0, 5, 0, 0}
	b := sentence{words: []string{"Ana", "Beru", "of", "Kolt"}, glued: make([]bool, 4), names: []uint8{1, 2, 0, 3}}
	c := tree([]string{"They", "ran"}, []string{"PRON", "VERB"}, []string{"nsubj", "root"}, []int32{1, 2})
	return []sentence{a, b, c}
}

func small(t *testing.T) (*trainer, []sentence) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	l := newLabels()
	batch := gold(l)
	keys, count := vocabulary(batch, 1, 100)
	size := neural.Size{Regions: neural.Regions{Words: len(keys), Affixes: 60, Ngrams: 50}, Embed: 16, Hidden: 16, Arc: 16, Rel: 16}
	p := newParams(size, l.table(), keys, r)
	for _, d := range p.w.Dense() {
		for i := range *d.Data {
			if (*d.Data)[i] > never/2 {
				(*d.Data)[i] += float32(r.NormFloat64()) * 0.2
			}
		}
	}
	tr := newTrainer(p, rates{}, r)
	tr.count = count
	return tr, batch
}

// total is the batch's loss, scaled as the gradients are.
func (t *trainer) total(batch []sentence) float64 {
	t.loss = losses{}
	t.learn(batch, false)
	l := t.loss
	return (l.tags + l.fine + l.arcs + l.rels + l.names) / float64(t.rows)
}

func TestGradientsAreTheSlopesOfTheLoss(t *testing.T) {
	tr, batch := small(t)
	tr.total(batch)
	grads := map[string][]float32{"rows": append([]float32(nil), tr.g.Rows...)}
	values := map[string][]float32{"rows": tr.w.Rows}
	for i, d := range tr.g.Dense() {
		name := d.Name + string(rune('0'+i))
		grads[name] = append([]float32(nil), *d.Data...)
		values[name] = *tr.w.Dense()[i].Data
	}
	names := slices.Sorted(maps.Keys(grads))
	r := rand.New(rand.NewPCG(3, 4))
	for _, name := range names {
		g, w, checked := grads[name], values[name], 0
		for range 200 {
			i := r.IntN(len(w))
			if math.Abs(float64(g[i])) < 1e-3 && checked < 3 && r.IntN(3) > 0 || w[i] < never/2 {
				continue
			}
			// A step may cross the bend of a rectifier: another then counts.
			if _, ok := tr.slope(batch, &w[i], float64(g[i]), 4e-3); !ok {
				if slope, ok := tr.slope(batch, &w[i], float64(g[i]), 1e-3); !ok {
					t.Errorf("%s[%d]: gradient %g, slope %g", name, i, g[i], slope)
				}
			}
			if checked++; checked > 25 {
				break
			}
		}
	}
}

// slope is the loss's difference quotient at a weight, and whether it agrees
// with the gradient.
func (t *trainer) slope(batch []sentence, w *float32, gradient float64, h float32) (float64, bool) {
	old := *w
	*w = old + h
	up := t.total(batch)
	*w = old - h
	down := t.total(batch)
	*w = old
	slope := (up - down) / (2 * float64(h))
	return slope, math.Abs(slope-gradient) <= 2e-3+0.03*math.Abs(slope)
}

func TestTheNetComputesWhatWasTrained(t *testing.T) {
	tr, batch := small(t)
	for range 120 {
		tr.learn(batch, true)
		tr.update(0.01)
	}
	net, err := neural.Load(string(tr.w.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	in := neural.Input{Names: true}
	for _, s := range batch {
		first := int32(len(in.Words))
		in.Words, in.Glued = append(in.Words, s.words...), append(in.Glued, s.glued...)
		in.Sentences = append(in.Sentences, [2]int32{first, int32(len(in.Words))})
	}
	var out neural.Output
	net.Read(&in, &out)
	for k, s := range batch {
		first := in.Sentences[k][0]
		for i := range s.words {
			at := int(first) + i
			if s.tags != nil {
				head := out.Heads[at] - first
				if out.Heads[at] < 0 {
					head = int32(len(s.words))
				}
				if out.Tags[at] != s.tags[i] || out.Fine[at] != s.fine[i] || head != s.heads[i] || out.Rels[at] != s.rels[i] {
					t.Errorf("%s: read %v %v head %d %v, learned %v %v head %d %v", s.words[i], out.Tags[at], out.Fine[at], head, out.Rels[at], s.tags[i], s.fine[i], s.heads[i], s.rels[i])
				}
			}
			if s.names != nil && out.Names[at] != s.names[i] {
				t.Errorf("%s: name label %d, learned %d", s.words[i], out.Names[at], s.names[i])
			}
		}
	}
}
