package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"sayso/reading/grammar"
	"sayso/reading/grammar/linear"
)

// Scales from mean weights to packed ones, and the least weights kept.
const (
	tagScale, tagLeast     = 16, 0.05
	parseScale, parseLeast = 16, 0.15
)

const fallbackRel = uint8(grammar.Parataxis)

// options of grammar training.
type options struct {
	corpora, out                      string
	seed                              uint64
	tagEpochs, parseEpochs, jackknife int
	limit                             int
	tagBytes, parseBytes              int
}

func trainGrammar(args []string) error {
	var o options
	flags := flag.NewFlagSet("grammar", flag.ExitOnError)
	flags.StringVar(&o.corpora, "corpora", "", "folder of the corpora")
	flags.StringVar(&o.out, "out", "data", "folder to write grammar.model and lemmas.tsv to")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of the training order")
	flags.IntVar(&o.tagEpochs, "tag-epochs", 8, "epochs of the tagger")
	flags.IntVar(&o.parseEpochs, "parse-epochs", 12, "epochs of the parser")
	flags.IntVar(&o.jackknife, "jackknife-epochs", 4, "epochs of the taggers that tag the parser's training data")
	flags.IntVar(&o.tagBytes, "tag-bytes", 2<<20, "most bytes of the tagger's weights")
	flags.IntVar(&o.parseBytes, "parse-bytes", 7<<20, "most bytes of the parser's weights")
	flags.IntVar(&o.limit, "limit", 0, "use only so many sentences (0: all)")
	flags.Parse(args)
	bank, err := readTreebanks(o.corpora, o.limit)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(o.out, "lemmas.tsv"), []byte(learnLemmas(bank.train_)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "grammar.model"), bank.train(o), 0o644)
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

// setup tells package linear what the labels are.
func (l *labelSet) setup() *linear.Setup {
	return grammar.Setup(string(l.pairs))
}

// train returns the model file.
func (b *treebanks) train(o options) []byte {
	start := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%6.0fs  "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	rng := rand.New(rand.NewPCG(o.seed, 1))
	n := b.labels.len()
	lexicon := newLexicon(b.train_, 3, nil)
	lex := linear.OpenLexicon(string(lexicon))
	say("%d sentences, %d tag labels, lexicon %d bytes", len(b.train_), n, len(lexicon))
	tagger := trainTagger(b.train_, &lex, n, o.tagEpochs, rng, func(epoch int, p *perceptron) {
		w := frozen(p, tagScale, tagLeast)
		say("tagger epoch %d: ewt %.2f, gum %.2f, %d features", epoch+1,
			accuracy(b.ewt, tagAll(b.ewt, &lex, &w, n), b.labels), accuracy(b.gum, tagAll(b.gum, &lex, &w, n), b.labels), len(p.rows))
	})
	tags := jackknife(b.train_, n, 5, o.jackknife, 3, nil, rng)
	say("jackknifed tags: %.2f", accuracy(b.train_, tags, b.labels))
	tagged := frozen(tagger, tagScale, tagLeast)
	ewtTags, gumTags := tagAll(b.ewt, &lex, &tagged, n), tagAll(b.gum, &lex, &tagged, n)
	setup := b.labels.setup()
	parser := trainParser(b.train_, func(int) [][]uint8 { return tags }, &lex, setup, o.parseEpochs, rng, func(epoch int, p *perceptron) {
		w := frozen(p, parseScale, parseLeast)
		say("parser epoch %d: ewt %s, gum %s, %d features", epoch+1,
			attachment(b.ewt, parseAll(b.ewt, ewtTags, &lex, &w, setup)), attachment(b.gum, parseAll(b.gum, gumTags, &lex, &w, setup)), len(p.rows))
	})
	shipped := parser.fitting(parseScale, o.parseBytes)
	w := linear.OpenWeights(string(shipped))
	say("as shipped: ewt %s, gum %s", attachment(b.ewt, parseAll(b.ewt, ewtTags, &lex, &w, setup)), attachment(b.gum, parseAll(b.gum, gumTags, &lex, &w, setup)))
	model := linear.Encode(b.labels.pairs, lexicon, tagger.fitting(tagScale, o.tagBytes), shipped)
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
