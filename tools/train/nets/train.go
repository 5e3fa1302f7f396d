// Package nets trains the neural reader (package neural) by gradient descent
// on trees and names, on one core.
package nets

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"time"

	"sayso/reading/grammar/neural"
)

// options of training.
type options struct {
	corpora, out string
	seed         uint64
	epochs       int
	rate         float64
	rows         int // words in a batch, about
	size         neural.Size
	rates        rates
	worldwide    bool
	limit        int
	most         int
	every        int
	pretrain     int
	from         string
}

// Train trains a net: the verb "neural" of tools/train.
func Train(args []string) error {
	var o options
	var dropout float64
	f := flag.NewFlagSet("neural", flag.ExitOnError)
	f.StringVar(&o.corpora, "corpora", "", "folder of the corpora")
	f.StringVar(&o.out, "out", "data/models/neural.model", "file to write")
	f.Uint64Var(&o.seed, "seed", 1, "seed of all chance")
	f.IntVar(&o.epochs, "epochs", 20, "passes over the corpora")
	f.Float64Var(&o.rate, "rate", 2e-3, "first step size; falls to a fortieth")
	f.IntVar(&o.rows, "rows", 600, "words in a batch")
	f.IntVar(&o.size.Hidden, "hidden", 112, "units per layer and direction")
	f.IntVar(&o.size.Embed, "embed", 128, "length of word vectors")
	f.IntVar(&o.size.Arc, "arc", 64, "length of arc vectors")
	f.IntVar(&o.size.Rel, "rel", 96, "length of relation vectors")
	f.IntVar(&o.most, "words", 36000, "known words at most")
	f.IntVar(&o.size.Affixes, "affixes", 12000, "rows of affixes and shapes")
	f.IntVar(&o.size.Ngrams, "ngrams", 20000, "rows of letter n-grams")
	f.Float64Var(&dropout, "dropout", 0.3, "dropout rate (half of it on carried states)")
	f.BoolVar(&o.worldwide, "worldwide", true, "learn from English Worldwide newswire, whose licence is unclear")
	f.IntVar(&o.limit, "limit", 0, "sentences of each corpus, 0 for all")
	f.IntVar(&o.every, "every", 4, "epochs between evaluations")
	f.IntVar(&o.pretrain, "pretrain", 4, "passes over plain news for word vectors first; 0 for none")
	f.StringVar(&o.from, "from", "", "net to train further, of the same size and labels")
	f.Parse(args)
	d := float32(dropout)
	o.rates = rates{word: d, layer: d, state: d / 2, result: d, arc: d}
	return o.run()
}

// corpus is the sentences of one training corpus and how many times an
// epoch passes over it.
type corpus struct {
	name  string
	all   []sentence
	times int
}

func (o *options) run() error {
	l := newLabels()
	train, err := o.read(l)
	if err != nil {
		return err
	}
	dev, err := readDev(o.corpora, l)
	if err != nil {
		return err
	}
	var all []sentence
	for _, c := range train {
		all = append(all, c.all...)
	}
	r := rand.New(rand.NewPCG(o.seed, 0x5a750))
	var t *trainer
	if o.from != "" {
		t, err = o.resume(all, l, r)
	} else {
		t, err = o.start(all, l, r)
	}
	if err != nil {
		return err
	}
	fmt.Printf("known words %d, rows %d\n", t.w.Words, t.w.Total())
	return o.train(t, train, dev, l)
}

// start makes a new net, its word vectors learnt from plain news if asked for.
func (o *options) start(all []sentence, l *labels, r *rand.Rand) (*trainer, error) {
	var raw []sentence
	var err error
	if o.pretrain > 0 {
		if raw, err = readRaw(o.corpora); err != nil {
			return nil, err
		}
	}
	raw = append(raw, all...)
	keys, rawCount := vocabulary(raw, 2, o.most)
	o.size.Words = len(keys)
	t := newTrainer(newParams(o.size, l.table(), keys, r), o.rates, r)
	t.count = countOf(keys, all)
	if t.w.Lists, err = makeLists(o.corpora); err != nil {
		return nil, err
	}
	if o.pretrain > 0 {
		t.pretrain(raw, keys, rawCount, o.pretrain)
	}
	return t, nil
}

// resume goes on with a trained net.
func (o *options) resume(all []sentence, l *labels, r *rand.Rand) (*trainer, error) {
	file, err := os.ReadFile(filepath.Clean(o.from))
	if err != nil {
		return nil, err
	}
	w, err := neural.Decode(string(file))
	if err != nil {
		return nil, err
	}
	if !reflect.DeepEqual(w.Labels, l.table()) {
		return nil, fmt.Errorf("%s has other labels than the corpora", o.from)
	}
	p := newParams(w.Size, w.Labels, w.Keys, r)
	p.w = *w
	if p.w.Lists, err = makeLists(o.corpora); err != nil {
		return nil, err
	}
	t := newTrainer(p, o.rates, r)
	t.count = countOf(w.Keys, all)
	return t, nil
}

// read reads the training corpora.
func (o *options) read(l *labels) ([]corpus, error) {
	in := func(parts ...string) string { return filepath.Join(append([]string{o.corpora}, parts...)...) }
	ewt, err := readTrees(in("syntax", "ewt-train.conllu.gz"), l)
	if err != nil {
		return nil, err
	}
	uner, err := readNamed(in("names", "uner-ewt-train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	fmt.Printf("names laid on ewt: %d\n", layNames(ewt, uner, l))
	gum, err := readTrees(in("syntax", "gum-train.conllu.gz"), l)
	if err != nil {
		return nil, err
	}
	all := []corpus{{"ewt", ewt, 1}, {"gum", gum, 1}}
	files := []string{"wikigold-train.jsonl", "crossner-politics-train.jsonl", "re3d-train.jsonl"}
	if o.worldwide {
		files = append(files, "worldwide-train.jsonl.gz")
	}
	for _, file := range files {
		s, err := readNames(in("names", file), l)
		if err != nil {
			return nil, err
		}
		all = append(all, corpus{file, s, 1})
	}
	for i := range all {
		c := &all[i]
		tidy(c.all, l)
		if o.limit > 0 {
			c.all = c.all[:min(o.limit, len(c.all))]
		}
		n := 0
		for _, s := range c.all {
			n += len(s.words)
		}
		fmt.Printf("%s: %d sentences, %d words\n", c.name, len(c.all), n)
	}
	return all, nil
}

// epoch returns the batches of one pass: altered sentences, batched by
// length, in random order.
func (o *options) epoch(train []corpus, l *labels, r *rand.Rand) [][]sentence {
	var all []sentence
	parataxis, pool := l.rels.number("parataxis"), newNamePool(train)
	for _, c := range train {
		for range c.times {
			for i := range c.all {
				if s := noisy(c.all, i, parataxis, pool, r); len(s.words) > 0 && len(s.words) <= neural.MaxLength {
					all = append(all, s)
				}
			}
		}
	}
	key := make([]float64, len(all))
	order := make([]int, len(all))
	for i := range all {
		order[i] = i
		key[i] = float64(len(all[i].words)) * (0.8 + 0.4*r.Float64())
	}
	sort.Slice(order, func(a, b int) bool { return key[order[a]] > key[order[b]] })
	var batches [][]sentence
	var batch []sentence
	rows := 0
	for _, i := range order {
		if rows > 0 && rows+len(all[i].words) > o.rows {
			batches = append(batches, batch)
			batch, rows = nil, 0
		}
		batch, rows = append(batch, all[i]), rows+len(all[i].words)
	}
	batches = append(batches, batch)
	for _, b := range batches {
		sort.SliceStable(b, func(i, j int) bool { return len(b[i].words) > len(b[j].words) })
	}
	r.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
	return batches
}

func (o *options) train(t *trainer, train []corpus, dev []devSet, l *labels) error {
	steps := 0
	for e := range o.epochs {
		start := time.Now()
		t.loss = losses{}
		batches := o.epoch(train, l, t.r)
		for _, b := range batches {
			t.learn(b, true)
			t.update(o.rateAt(steps, len(batches)))
			steps++
		}
		x := t.loss
		n, m := float64(max(x.trees, 1)), float64(max(x.named, 1))
		fmt.Printf("epoch %d: tags %.3f fine %.3f arcs %.3f rels %.3f names %.4f, %.0fs\n",
			e+1, x.tags/n, x.fine/n, x.arcs/n, x.rels/n, x.names/m, time.Since(start).Seconds())
		if (e+1)%o.every != 0 && e+1 != o.epochs {
			continue
		}
		file := t.w.Encode()
		if err := os.WriteFile(filepath.Clean(o.out), file, 0o644); err != nil {
			return err
		}
		net, err := neural.Load(string(file))
		if err != nil {
			return err
		}
		for _, d := range dev {
			fmt.Println("  ", d.score(net))
		}
	}
	return nil
}

// rateAt is the step size: it rises over the first 300 steps and falls along
// a half cosine.
func (o *options) rateAt(step, perEpoch int) float64 {
	done := float64(step) / float64(o.epochs*perEpoch)
	rate := o.rate * (0.025 + 0.975*(1+math.Cos(math.Pi*done))/2)
	return rate * min(1, float64(step+1)/300)
}
