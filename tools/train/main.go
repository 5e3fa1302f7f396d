// Command train makes the reader's models from corpora, and scores them.
//
//	go run ./tools/train VERB -corpora DIR
//
// Without a verb it lists them. Training is deterministic: the same corpora,
// flags and seed give the same file.
package main

import (
	"fmt"
	"os"

	"sayso/tools/train/casing"
	"sayso/tools/train/naming"
	"sayso/tools/train/nets"
	"sayso/tools/train/roles"
	"sayso/tools/train/sentences"
	"sayso/tools/train/stories"
)

// verbs are what can be trained and examined.
var verbs = []struct {
	name, help string
	run        func(args []string) error
}{
	{"all", "every model of the program, one after the other; -clear leaves out corpora of unclear licence", trainAll},
	{"lemmas", "the lemma table (data/english/lemmas.tsv)", trainLemmas},
	{"clusters", "word classes from the texts of the corpora, for the verb linear", trainClusters},
	{"linear", "a linear tagger and parser, the baseline of the neural ones; not shipped", trainLinear},
	{"neural", "the neural tagger, parser and name finder (data/neural.model)", nets.Train},
	{"neural-errors", "what the neural model gets wrong", nets.Examine},
	{"sentences", "where sentences end (data/models/sentences.model)", sentences.Train},
	{"casing", "the case of texts in capitals (data/models/casing.model)", func(args []string) error { return casing.Train(rawTexts, args) }},
	{"names", "the linear name finder (data/models/names.model)", func(args []string) error { return naming.Train(tagsOf, args) }},
	{"names-towns", "the set of place names that names are found with (data/models/towns.model)", naming.Towns},
	{"names-score", "score a model of names: MODEL ERRORS [alone]", naming.Score},
	{"names-try", "label standard input with a model of names: MODEL", naming.Try},
	{"roles", "who plays which part in attacks", roles.Train},
	{"stories", "what tells whether two reports tell the same story (data/weaving); -step idf, then -step pair", stories.Train},
	{"said", "the taggers of attributions (data/models/said.model)", trainSaid},
	{"eval", "score tags, lemmas and trees, with the commonest confusions", evalGrammar},
}

func main() {
	if len(os.Args) > 1 {
		for _, v := range verbs {
			if v.name == os.Args[1] {
				if err := v.run(os.Args[2:]); err != nil {
					fmt.Fprintln(os.Stderr, "train:", err)
					os.Exit(1)
				}
				return
			}
		}
	}
	fmt.Fprintln(os.Stderr, "usage: train VERB -corpora DIR")
	for _, v := range verbs {
		fmt.Fprintf(os.Stderr, "  %-16s %s\n", v.name, v.help)
	}
	os.Exit(2)
}
