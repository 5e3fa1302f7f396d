package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"sayso/tools/train/linear"
)

// Numbers of word classes: one fine and one coarse partition.
const fineClasses, coarseClasses = 400, 60

// trainClusters is the verb that makes the word classes: one row a word, its
// hash and its class in the lexicon's numbering.
func trainClusters(args []string) error {
	flags := flag.NewFlagSet("clusters", flag.ExitOnError)
	corpora := flags.String("corpora", "", "folder of the corpora")
	out := flags.String("out", "clusters.tsv", "file to write")
	rounds := flags.Int("rounds", 12, "rounds of exchange")
	flags.Parse(args)
	texts, err := rawTexts(*corpora)
	if err != nil {
		return err
	}
	sentences := wordHashes(texts, linear.WordHash)
	for _, name := range []string{"ewt-train.conllu.gz", "gum-train.conllu.gz"} {
		gold, err := readCoNLLU(filepath.Join(*corpora, "syntax", name))
		if err != nil {
			return err
		}
		for _, s := range gold {
			row := make([]uint64, len(s.Words))
			for i, w := range s.Words {
				row[i] = linear.WordHash(w)
			}
			sentences = append(sentences, row)
		}
	}
	c := newContexts(sentences, 4, 40000)
	fmt.Fprintf(os.Stderr, "%d sentences, vocabulary %d\n", len(sentences), len(c.hashes))
	say := func(round, moved int) { fmt.Fprintf(os.Stderr, "round %d: %d moved\n", round, moved) }
	coarse := c.exchange(coarseClasses, *rounds, say)
	fine := c.exchange(fineClasses, *rounds, say)
	rows := make([]string, 0, len(c.hashes))
	for i, h := range c.hashes[1:] {
		rows = append(rows, fmt.Sprintf("%016x\t%d\n", h, linear.Cluster(int(fine[i+1])+1, int(coarse[i+1])+1)))
	}
	sort.Strings(rows)
	f, err := os.Create(*out)
	if err != nil {
		return err
	}
	defer f.Close()
	for _, r := range rows {
		if _, err := f.WriteString(r); err != nil {
			return err
		}
	}
	return f.Close()
}

// readClusters reads what trainClusters wrote; no file, no classes.
func readClusters(path string) (map[uint64]uint16, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[uint64]uint16{}
	for {
		var h uint64
		var c uint16
		if n, _ := fmt.Fscanf(f, "%x\t%d\n", &h, &c); n < 2 {
			return out, nil
		}
		out[h] = c
	}
}
