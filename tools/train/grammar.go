package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"sayso/reading/grammar"
	"sayso/tools/train/linear"
)

// leastUses is how often a word must be seen for its tag class to be trusted.
const leastUses = 3

const fallbackRel = uint8(grammar.Parataxis)

// options of grammar training.
type options struct {
	corpora, out                      string
	seed                              uint64
	tagEpochs, parseEpochs, jackknife int
	limit                             int
	tagBytes, parseBytes              int
	closeAfter                        int
	clusters                          string
}

// trainLinear is the verb that trains the linear tagger and parser. They are the
// baseline that the net is compared with; the reader does not use them.
func trainLinear(args []string) error {
	var o options
	flags := flag.NewFlagSet("linear", flag.ExitOnError)
	flags.StringVar(&o.corpora, "corpora", "", "folder of the corpora")
	flags.StringVar(&o.out, "out", "", "file to write the model to; none: print the figures alone")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of the training order")
	flags.IntVar(&o.tagEpochs, "tag-epochs", 6, "epochs of the tagger")
	flags.IntVar(&o.parseEpochs, "parse-epochs", 11, "epochs of the parser")
	flags.IntVar(&o.jackknife, "jackknife-epochs", 3, "epochs of the taggers that tag the parser's training data")
	flags.IntVar(&o.closeAfter, "close-after", 3, "epochs after which no new features are taken")
	flags.StringVar(&o.clusters, "clusters", "", "file of word classes that the verb clusters wrote")
	flags.IntVar(&o.tagBytes, "tag-bytes", 3<<19, "most bytes of the tagger's weights")
	flags.IntVar(&o.parseBytes, "parse-bytes", 8<<20, "most bytes of the parser's weights")
	flags.IntVar(&o.limit, "limit", 0, "use only so many sentences (0: all)")
	flags.Parse(args)
	bank, err := readTreebanks(o.corpora, o.limit)
	if err != nil {
		return err
	}
	clusters, err := readClusters(o.clusters)
	if err != nil {
		return err
	}
	model := bank.train(o, clusters)
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, model, 0o644)
}

// setup describes the labels to package linear.
func (l *labelSet) setup() *linear.Setup {
	pairs := l.pairs
	return &linear.Setup{
		Tags: l.len(), Rels: len(relNumbers), Root: uint8(grammar.Root),
		Commas: func(label uint8) bool { return grammar.Fine(pairs[2*int(label)+1]) == grammar.COMMA },
	}
}

// treebanks are the training trees of both treebanks and their dev trees.
type treebanks struct {
	train_   []sentence
	ewt, gum []sentence
	labels   *labelSet
}

func readTreebanks(corpora string, limit int) (*treebanks, error) {
	var b treebanks
	for _, f := range []struct {
		name string
		to   *[]sentence
	}{{"ewt-train.conllu.gz", &b.train_}, {"gum-train.conllu.gz", &b.train_}, {"ewt-dev.conllu", &b.ewt}, {"gum-dev.conllu", &b.gum}} {
		s, err := readCoNLLU(filepath.Join(corpora, "syntax", f.name))
		if err != nil {
			return nil, err
		}
		*f.to = append(*f.to, s...)
	}
	if limit > 0 && limit < len(b.train_) {
		b.train_ = b.train_[:limit]
	}
	b.labels = newLabelSet(b.train_, 3)
	for _, g := range [][]sentence{b.train_, b.ewt, b.gum} {
		b.labels.mark(g)
	}
	return &b, nil
}

// train returns the model file.
func (b *treebanks) train(o options, clusters map[uint64]uint16) []byte {
	start := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%6.0fs  "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	rng := rand.New(rand.NewPCG(o.seed, 1))
	n := b.labels.len()
	lexicon := newLexicon(b.train_, leastUses, clusters)
	lex := linear.OpenLexicon(string(lexicon))
	say("%d sentences, %d tag labels, lexicon %d bytes", len(b.train_), n, len(lexicon))
	tagger := trainTagger(b.train_, &lex, n, o.tagEpochs, rng, func(epoch int, p *perceptron) {
		say("tagger epoch %d: ewt %.2f, gum %.2f, %d features", epoch+1,
			accuracy(b.ewt, tagAll(b.ewt, &lex, means{p}, n), b.labels), accuracy(b.gum, tagAll(b.gum, &lex, means{p}, n), b.labels), p.used)
		if epoch+1 == o.closeAfter {
			p.close(o.tagBytes)
			p.restart()
			say("kept %d features", p.used)
		}
	})
	taggerBytes := tagger.fitting(o.tagBytes)
	w := linear.OpenWeights(string(taggerBytes))
	ewtTags, gumTags := tagAll(b.ewt, &lex, &w, n), tagAll(b.gum, &lex, &w, n)
	tags := b.jackknife(4, o.jackknife, clusters, rng)
	say("as shipped: ewt %.2f, gum %.2f; jackknifed: %.2f", accuracy(b.ewt, ewtTags, b.labels), accuracy(b.gum, gumTags, b.labels), accuracy(b.train_, tags, b.labels))
	setup := b.labels.setup()
	parser := trainParser(b.train_, func(int) [][]uint8 { return tags }, &lex, setup, o.parseEpochs, rng, func(epoch int, p *perceptron) {
		say("parser epoch %d: ewt %s, gum %s, %d features", epoch+1,
			attachment(b.ewt, parseAll(b.ewt, ewtTags, &lex, means{p}, setup)), attachment(b.gum, parseAll(b.gum, gumTags, &lex, means{p}, setup)), p.used)
		if epoch+1 == o.closeAfter {
			p.close(o.parseBytes)
			p.restart()
			say("kept %d features", p.used)
		}
	})
	shipped := parser.fitting(o.parseBytes)
	w = linear.OpenWeights(string(shipped))
	say("as shipped: ewt %s, gum %s", attachment(b.ewt, parseAll(b.ewt, ewtTags, &lex, &w, setup)), attachment(b.gum, parseAll(b.gum, gumTags, &lex, &w, setup)))
	model := linear.Encode(b.labels.pairs, lexicon, taggerBytes, shipped)
	say("model %d bytes", len(model))
	return model
}

// accuracy is the percentage of right universal tags.
func accuracy(gold []sentence, tags [][]uint8, l *labelSet) float64 {
	right, all := 0, 0
	for k, s := range gold {
		for i := range s.Words {
			all++
			if grammar.Tag(l.pairs[2*int(tags[k][i])]) == s.Tags[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(all, 1))
}

// attachment scores trees: unlabelled, labelled without subtypes, labelled.
func attachment(gold, got []sentence) string {
	var uas, las, full, all int
	for k, g := range gold {
		s := &got[k]
		for i := range g.Words {
			all++
			if s.Heads[i] != g.Heads[i] {
				continue
			}
			uas++
			if s.Rels[i] == g.Rels[i] {
				full++
			}
			if baseRel[s.Rels[i]] == baseRel[g.Rels[i]] {
				las++
			}
		}
	}
	pct := func(n int) float64 { return 100 * float64(n) / float64(max(all, 1)) }
	return fmt.Sprintf("UAS %.2f LAS %.2f (subtypes %.2f)", pct(uas), pct(las), pct(full))
}
