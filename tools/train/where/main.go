// Command where learns the weights by which the places of one name are
// ranked (data/places/ranking.tsv).
//
//	go run ./tools/train/where -corpora DIR
//
// DIR holds the corpora: places/geovirus-train.jsonl (places with
// coordinates), counts/gva-dev.jsonl and stories/gva-dev.jsonl.gz (incidents
// with town and state, and the reports on them). The model is a softmax over
// a name's places, trained by gradient steps on the log likelihood of those
// near the gold place; because what other names mean is part of the
// features, reports are read again with the new weights in each round.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sayso/gazetteer"
	"sayso/reading/where"
)

func main() {
	corpora := flag.String("corpora", os.Getenv("SAYSO_CORPORA"), "the corpora's folder")
	out := flag.String("o", "data/places/ranking.tsv", "the weights to write")
	rounds := flag.Int("rounds", 4, "rounds of reading and learning")
	flag.Parse()
	if err := run(*corpora, *out, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "train/where:", err)
		os.Exit(1)
	}
}

func run(corpora, out string, rounds int) error {
	docs, err := readGeoVirus(filepath.Join(corpora, "places", "geovirus-train.jsonl"))
	if err != nil {
		return err
	}
	more, err := readIncidents(filepath.Join(corpora, "counts", "gva-dev.jsonl"), filepath.Join(corpora, "stories", "gva-dev.jsonl.gz"))
	if err != nil {
		return err
	}
	docs = append(docs, more...)
	finder := where.New()
	world := gazetteer.World()
	weights, err := readWeights("tools/train/where/prior.tsv")
	if err != nil {
		return err
	}
	prior := append([]float64(nil), weights...)
	for round := 0; round < rounds; round++ {
		finder = finder.Reweigh(weights)
		train, check := examples(finder, world, docs)
		fmt.Printf("round %d: %d examples, right %.1f %%; kept apart %d, right %.1f %%\n", round, len(train), right(train, weights), len(check), right(check, weights))
		learn(train, weights, prior)
		fmt.Printf("         after learning: %.1f %%; kept apart %.1f %%\n", right(train, weights), right(check, weights))
	}
	return write(out, weights)
}

// example is a name's places with those that are right.
type example struct {
	features [][]float64
	good     []bool
	weight   float64
}

// examples reads the documents; each fifth is kept apart.
func examples(f *where.Finder, world *gazetteer.Index, docs []document) (train, check []example) {
	for i, d := range docs {
		for _, c := range f.Choices(d.parse(), &d.report) {
			e, ok := d.example(world, c)
			switch {
			case !ok:
			case i%5 == 0:
				check = append(check, e)
			default:
				train = append(train, e)
			}
		}
	}
	return train, check
}

// learn takes plain gradient steps, with some decay towards the prior.
func learn(list []example, w, prior []float64) {
	for epoch := 0; epoch < 30; epoch++ {
		rate := 0.05 / (1 + 0.2*float64(epoch))
		for _, e := range list {
			step(e, w, rate*e.weight)
		}
		for i := range w {
			w[i] -= pull * (w[i] - prior[i])
		}
	}
}

// pull is how much of the way back to the prior each epoch goes.
const pull = 0.05

// step moves the weights towards the right places of one example.
func step(e example, w []float64, rate float64) {
	all := shares(e.features, w, nil)
	good := shares(e.features, w, e.good)
	for j, f := range e.features {
		for k, v := range f {
			w[k] += rate * (good[j] - all[j]) * v
		}
	}
}

// shares is the softmax over the places allowed; over all if allowed is nil.
func shares(features [][]float64, w []float64, allowed []bool) []float64 {
	out := make([]float64, len(features))
	top := math.Inf(-1)
	for j, f := range features {
		for k, v := range f {
			out[j] += w[k] * v
		}
		if allowed == nil || allowed[j] {
			top = max(top, out[j])
		}
	}
	sum := 0.0
	for j := range out {
		if allowed != nil && !allowed[j] {
			out[j] = 0
			continue
		}
		out[j] = math.Exp(out[j] - top)
		sum += out[j]
	}
	for j := range out {
		out[j] /= sum
	}
	return out
}

// right is the share of examples whose best place is right, in percent.
func right(list []example, w []float64) float64 {
	hits := 0
	for _, e := range list {
		best, top := 0, math.Inf(-1)
		for j, f := range e.features {
			sum := 0.0
			for k, v := range f {
				sum += w[k] * v
			}
			if sum > top {
				best, top = j, sum
			}
		}
		if e.good[best] {
			hits++
		}
	}
	return 100 * float64(hits) / float64(max(1, len(list)))
}

// readWeights reads a list of weights by the features' names.
func readWeights(path string) ([]float64, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	names := where.FeatureNames()
	w := make([]float64, len(names))
	for line := range strings.Lines(string(raw)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if i := slices.Index(names, name); i >= 0 {
			if w[i], err = strconv.ParseFloat(value, 64); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", path, name, err)
			}
		}
	}
	return w, nil
}

func write(path string, w []float64) error {
	text := "# Weights of the features that rank the places of one name; made by tools/train/where\n"
	for i, name := range where.FeatureNames() {
		text += fmt.Sprintf("%s\t%.3f\n", name, w[i])
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
