package nets

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"sort"

	"sayso/reading/grammar/neural"
	"sayso/reading/words"
	"sayso/record"
)

// rawFiles are corpora of news whose plain text is read for word vectors;
// none is a development part.
var rawFiles = []string{
	"attribution/train.jsonl", "attacks/train.jsonl", "crossdoc/ecbplus-train.jsonl", "events/wikievents-train.jsonl",
	"factuality/uds-ih2-train.jsonl", "factuality/uw-train.jsonl", "timex/train.jsonl", "timex/wikiwars-train.jsonl",
	"places/geovirus-train.jsonl", "names/re3d-train.jsonl",
}

// readRaw reads the sentences of plain texts.
func readRaw(corpora string) ([]sentence, error) {
	var all []sentence
	for _, file := range rawFiles {
		in, done, err := open(filepath.Join(corpora, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<26)
		for lines.Scan() {
			var d struct {
				Text string `json:"text"`
			}
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				done()
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			text := words.Split(&record.Report{Text: d.Text})
			for _, cut := range text.Sentences {
				var s sentence
				for i := cut.First; i < cut.Last; i++ {
					s.words = append(s.words, text.Word(int(i)))
					s.glued = append(s.glued, !text.Tokens[i].Spaced)
				}
				all = append(all, s)
			}
		}
		done()
	}
	return all, nil
}

// Pretraining: neighbours on each side that a word is asked to foretell, and
// wrong words that each is told from.
const (
	window    = 2
	negatives = 5
)

// pretrainer makes word vectors by structured skip-grams with negative
// sampling (Mikolov et al. 2013; Ling et al. 2015: a table for each place
// around the word; Bojanowski et al. 2017: vectors as sums of parts).
type pretrainer struct {
	*trainer
	tables     [2 * window][]float32 // by place: vectors of the neighbours
	power      [2 * window][]float32 // sums of squared gradients
	rowPower   []float32             // the same, by embedding row
	cumulative []float64             // of the chance of a wrong word
	keep       []float64             // by known word: chance to be looked at
	x, dx      []float32
	loss       float64
	n          int
}

// pretrain learns the embedding rows from sentences, and scales them to what
// the encoder expects.
func (t *trainer) pretrain(all []sentence, keys []uint32, count []int32, epochs int) {
	p := &pretrainer{trainer: t, x: make([]float32, t.w.Embed), dx: make([]float32, t.w.Embed)}
	total, sum := 0.0, 0.0
	for i := range p.tables {
		p.tables[i] = make([]float32, len(keys)*t.w.Embed)
		p.power[i] = make([]float32, len(keys))
	}
	p.rowPower = make([]float32, t.w.Total())
	for _, c := range count {
		total += float64(c)
		sum += math.Pow(float64(c), 0.75)
		p.cumulative = append(p.cumulative, sum)
	}
	for _, c := range count {
		p.keep = append(p.keep, min(1, math.Sqrt(3e-4*total/float64(c))))
	}
	for e := range epochs {
		p.loss, p.n = 0, 0
		t.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := range all {
			rate := 0.15 * (1 - (float64(e)+float64(i)/float64(len(all)))/float64(epochs)*0.9)
			p.sentence(&all[i], float32(rate))
		}
		fmt.Printf("pretraining %d: %.4f\n", e+1, p.loss/float64(max(p.n, 1)))
	}
	p.scale(all)
}

// sentence learns from one sentence.
func (p *pretrainer) sentence(s *sentence, rate float32) {
	known := make([]int32, len(s.words))
	for i, w := range s.words {
		p.parts.Split(w, s.glued[i], 0, p.w.Regions)
		known[i] = -1
		if at, ok := p.known[p.parts.Words[0]]; ok {
			known[i] = int32(at)
		}
	}
	for i, w := range s.words {
		if known[i] >= 0 && p.r.Float64() > p.keep[known[i]] {
			continue
		}
		p.parts.Split(w, s.glued[i], 0, p.w.Regions)
		rows, weight := p.vector()
		clear(p.dx)
		for place := range 2 * window {
			j := i - window + place
			if place >= window {
				j = i + 1 + place - window
			}
			if j >= 0 && j < len(s.words) && known[j] >= 0 {
				p.foretell(place, int(known[j]), rate)
			}
		}
		p.spread(rows, 1, rate)
		p.spread(p.parts.Ngrams, weight, rate)
	}
}

// vector sums up the vector of the word in parts, now and then without its
// own rows; it returns the rows of weight 1 and the weight of the n-grams.
func (p *pretrainer) vector() (rows []uint32, weight float32) {
	e := p.w.Embed
	clear(p.x)
	rows = append(rows, p.parts.Plain[:8]...) // without its context
	if p.r.IntN(5) > 0 {
		for _, key := range p.parts.Words {
			if at, ok := p.known[key]; ok {
				rows = append(rows, at)
			}
		}
	}
	for _, k := range rows {
		p.level.AddScaled(p.x, p.w.Rows[int(k)*e:][:e], 1)
	}
	weight = neural.NgramWeight(len(p.parts.Ngrams))
	for _, k := range p.parts.Ngrams {
		p.level.AddScaled(p.x, p.w.Rows[int(k)*e:][:e], weight)
	}
	return rows, weight
}

// foretell learns that a word, and not others, stands at a place near x.
func (p *pretrainer) foretell(place, word int, rate float32) {
	e := p.w.Embed
	for k := range negatives + 1 {
		at, gold := word, float32(1)
		if k > 0 {
			at, gold = p.wrong(), 0
			if at == word {
				continue
			}
		}
		u := p.tables[place][at*e:][:e]
		dot := float32(0)
		for i, x := range p.x {
			dot += x * u[i]
		}
		q := float32(1 / (1 + math.Exp(-float64(dot))))
		if k == 0 {
			p.loss -= math.Log(float64(q) + 1e-9)
			p.n++
		}
		g := gold - q
		p.level.AddScaled(p.dx, u, g)
		power := &p.power[place][at]
		*power += g * g
		p.level.AddScaled(u, p.x, rate*g/(1+float32(math.Sqrt(float64(*power)))))
	}
}

// wrong draws a word by its frequency to the power of 3/4.
func (p *pretrainer) wrong() int {
	x := p.r.Float64() * p.cumulative[len(p.cumulative)-1]
	return min(sort.SearchFloat64s(p.cumulative, x), len(p.cumulative)-1)
}

// spread adds the gradient dx to rows (Adagrad, one rate for a whole row).
func (p *pretrainer) spread(rows []uint32, weight, rate float32) {
	e := p.w.Embed
	square := float32(0)
	for _, d := range p.dx {
		square += d * d
	}
	square *= weight * weight
	for _, k := range rows {
		p.rowPower[k] += square
		p.level.AddScaled(p.w.Rows[int(k)*e:][:e], p.dx, weight*rate/(1+float32(math.Sqrt(float64(p.rowPower[k])))))
	}
}

// scale brings the elements of word vectors to a spread of one half.
func (p *pretrainer) scale(all []sentence) {
	sum, n := 0.0, 0
	for i := 0; i < len(all); i += 1 + len(all)/3000 {
		for k, w := range all[i].words {
			p.parts.Split(w, all[i].glued[k], 0, p.w.Regions)
			p.vector()
			for _, x := range p.x {
				sum += float64(x) * float64(x)
				n++
			}
		}
	}
	factor := float32(0.5 / math.Sqrt(sum/float64(n)))
	fmt.Printf("word vectors scaled by %.2f\n", factor)
	for i := range p.w.Rows {
		p.w.Rows[i] *= factor
	}
}
