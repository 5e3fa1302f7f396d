package main

import (
	"math/rand/v2"
	"strings"

	"sayso/reading/words"
	"sayso/tools/train/linear"
)

// tagger tags texts as a reader would that never saw them: the name finder
// learns from its tags. The net's own would tell too much, for it learnt the
// names of the same texts along with the tags.
type tagger struct {
	labels *labelSet
	all    linearTagger
	folds  [2]linearTagger // learnt without the fold
	fold   map[string]int  // of EWT's sentences, by their first words
}

type linearTagger struct {
	lex   linear.Lexicon
	model *perceptron
}

// newTagger trains linear taggers on the treebanks: one on all of them, and
// two that each leave out a half of EWT, whose texts name corpora hold too.
func newTagger(corpora string, seed uint64) (*tagger, error) {
	bank, err := readTreebanks(corpora, 0)
	if err != nil {
		return nil, err
	}
	t := &tagger{labels: bank.labels, fold: map[string]int{}}
	rng := rand.New(rand.NewPCG(seed, 1))
	train := func(gold []sentence) linearTagger {
		lex := linear.OpenLexicon(string(newLexicon(gold, leastUses, nil)))
		return linearTagger{lex, trainTagger(gold, &lex, t.labels.len(), tagEpochs, rng, nil)}
	}
	t.all = train(bank.train_)
	half := ewtSentences / 2
	for fold := range t.folds {
		first, last := fold*half, (fold+1)*half
		for _, s := range bank.train_[first:last] {
			t.fold[opening(len(s.Words), func(i int) string { return s.Words[i] })] = fold
		}
		t.folds[fold] = train(append(append([]sentence(nil), bank.train_[:first]...), bank.train_[last:]...))
	}
	return t, nil
}

const (
	tagEpochs    = 3
	ewtSentences = 12544 // they come first in the treebanks
)

// opening is how a sentence of n words begins.
func opening(n int, word func(i int) string) string {
	var b strings.Builder
	for i := range min(n, 6) {
		b.WriteString(word(i))
	}
	return b.String()
}

// tags returns the fine tags of a text.
func (t *tagger) tags(text *words.Text) []uint8 {
	var votes [2]int
	for _, s := range text.Sentences {
		if fold, ok := t.fold[opening(int(s.Last-s.First), func(i int) string { return text.Word(int(s.First) + i) })]; ok {
			votes[fold]++
		}
	}
	by := &t.all
	switch {
	case votes[0] > votes[1] && votes[0] > 1:
		by = &t.folds[0]
	case votes[1] > 1:
		by = &t.folds[1]
	}
	fine := make([]uint8, len(text.Tokens))
	var s linear.Sentence
	for _, cut := range text.Sentences {
		s.Load(&by.lex, int(cut.Last-cut.First), func(i int) (string, bool) {
			k := int(cut.First) + i
			return text.Word(k), text.Tokens[k].Spaced
		})
		s.Tag(means{by.model}, t.labels.len())
		for i, l := range s.Tags {
			fine[int(cut.First)+i] = t.labels.pairs[2*int(l)+1]
		}
	}
	return fine
}

// tagsOf is a newTagger's tags.
func tagsOf(corpora string, seed uint64) (func(*words.Text) []uint8, error) {
	t, err := newTagger(corpora, seed)
	if err != nil {
		return nil, err
	}
	return t.tags, nil
}
