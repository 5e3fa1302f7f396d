// Package stories trains what tells whether two reports tell the same story:
// the background table of term frequencies and the weights of the pair model.
package stories

import (
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"sayso/eval"
	"sayso/reading"
	"sayso/record"
	"sayso/weaving"
)

// buckets is the size of the background table in bytes.
const buckets = 1 << 17

// backgroundFiles are the corpora whose words count as news at large.
var backgroundFiles = []string{
	"attribution/train.jsonl", "timex/train.jsonl", "places/geovirus-train.jsonl", "events/wikievents-train.jsonl",
	"crossdoc/ecbplus-train.jsonl", "stories/gva-dev.jsonl.gz", "names/worldwide-train.jsonl.gz",
}

// Train is the verb `train stories`. The table comes first, as the weights
// are learned with the table that is built in.
func Train(args []string) error {
	f := flag.NewFlagSet("stories", flag.ContinueOnError)
	corpora := f.String("corpora", "", "the folder of the corpora")
	step := f.String("step", "pair", "what to train: idf, then pair; join")
	out := f.String("out", "data/weaving", "where to write")
	if err := f.Parse(args); err != nil {
		return err
	}
	switch *step {
	case "idf":
		return trainTable(*corpora, filepath.Join(*out, "idf.bin"))
	case "pair":
		return trainPair(*corpora, filepath.Join(*out, "pair.tsv"))
	case "join":
		return trainJoin(*corpora, filepath.Join(*out, "join.tsv"))
	}
	return fmt.Errorf("no step %q", *step)
}

type document struct {
	ID, Text, Title, Published, Cluster, Subtopic string

	digest *weaving.Digest // once read
}

// read digests documents as the reader reads them.
func read(docs []document) {
	r := reading.New()
	for i := range docs {
		d := &docs[i]
		d.digest = weaving.NewDigest(r.Read(&record.Report{ID: d.ID, Title: d.Title, Published: d.Published, Text: d.Text}))
	}
}

func trainTable(corpora, out string) error {
	var failed error
	table := weaving.BackgroundTable(buckets, func(yield func(string) bool) {
		for _, name := range backgroundFiles {
			docs, err := load(filepath.Join(corpora, name))
			if err != nil {
				failed = err
				return
			}
			for _, d := range docs {
				if !yield(d.Title + "\n" + d.Text) {
					return
				}
			}
		}
	})
	if failed != nil {
		return failed
	}
	return os.WriteFile(out, table, 0o644)
}

func load(path string) ([]document, error) {
	var out []document
	err := eval.Lines(path, func(line []byte) error {
		var d document
		err := json.Unmarshal(line, &d)
		out = append(out, d)
		return err
	})
	return out, err
}

// example is a pair of reports, and whether they tell the same story.
type example struct {
	x    weaving.PairFeatures
	same bool
}

// corpus is a set of reports with their groups.
type corpus struct {
	loom    *weaving.Loom
	digests map[string]*weaving.Digest
	group   map[string]string
}

func newCorpus(docs []document, group func(document) string, keep func(group string) bool) *corpus {
	c := &corpus{loom: weaving.NewLoom(), digests: map[string]*weaving.Digest{}, group: map[string]string{}}
	for _, d := range docs {
		g := group(d)
		if g == "" || !keep(g) {
			continue
		}
		dig := d.digest
		c.digests[d.ID], c.group[d.ID] = dig, g
		c.loom.Add(dig)
	}
	return c
}

func (c *corpus) examples() []example {
	var out []example
	for _, id := range slices.Sorted(maps.Keys(c.digests)) {
		d := c.digests[id]
		for _, other := range c.loom.Candidates(d) {
			if id < other {
				out = append(out, example{weaving.Features(d, c.digests[other]), c.group[id] == c.group[other]})
			}
		}
	}
	return out
}

// score groups the corpus with weights w and compares with its gold.
func (c *corpus) score(w weaving.PairFeatures) eval.Grouping {
	ids := slices.Sorted(maps.Keys(c.digests))
	var relations []weaving.Relation
	for _, id := range ids {
		d := c.digests[id]
		for _, other := range c.loom.Candidates(d) {
			if id < other {
				relations = append(relations, weaving.Relation{A: id, B: other, Score: w.Probability(weaving.Features(d, c.digests[other]))})
			}
		}
	}
	system := map[string]string{}
	for _, g := range weaving.Groups(ids, relations) {
		for _, id := range g {
			system[id] = g[0]
		}
	}
	return eval.ScoreGroups(c.group, system)
}

func trainPair(corpora, out string) error {
	gva, err := load(filepath.Join(corpora, "stories/gva-dev.jsonl.gz"))
	if err != nil {
		return err
	}
	ecb, err := load(filepath.Join(corpora, "crossdoc/ecbplus-train.jsonl"))
	if err != nil {
		return err
	}
	read(gva)
	read(ecb)
	cluster := func(d document) string { return d.Cluster }
	other := newCorpus(ecb, func(d document) string { return d.Subtopic }, func(string) bool { return true }).examples()
	half := func(k uint32) func(string) bool {
		return func(group string) bool { return crc32.ChecksumIEEE([]byte(group))%2 == k }
	}
	for k := range uint32(2) {
		train, test := newCorpus(gva, cluster, half(k)), newCorpus(gva, cluster, half(1-k))
		w := fitPair(append(train.examples(), other...))
		fmt.Printf("trained on one half of the incidents, scored on the other (%d):\n%v\n", k, test.score(w))
	}
	all := newCorpus(gva, cluster, func(string) bool { return true })
	w := fitPair(append(all.examples(), other...))
	fmt.Printf("trained on all:\n%v\n", all.score(w))
	return writeWeights(out, weaving.FeatureNames(), w[:])
}

func fitPair(examples []example) (w weaving.PairFeatures) {
	xs, same := make([][]float64, len(examples)), make([]bool, len(examples))
	for i := range examples {
		xs[i], same[i] = examples[i].x[:], examples[i].same
	}
	copy(w[:], fit(xs, same, nil, nil))
	return w
}
