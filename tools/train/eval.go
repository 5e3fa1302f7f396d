package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"sayso/reading/grammar"
	"sayso/reading/words"
)

// evalGrammar scores the reader's grammar on the dev treebanks with gold
// tokens and prints its commonest confusions.
func evalGrammar(args []string) error {
	flags := flag.NewFlagSet("eval", flag.ExitOnError)
	corpora := flags.String("corpora", "", "folder of the corpora")
	most := flags.Int("most", 10, "how many confusions to print")
	flags.Parse(args)
	p := grammar.New()
	for _, name := range []string{"ewt-dev.conllu", "gum-dev.conllu"} {
		gold, err := readCoNLLU(filepath.Join(*corpora, "syntax", name))
		if err != nil {
			return err
		}
		fmt.Println(name)
		confusionsOf(p, gold).print(os.Stdout, *most)
	}
	return nil
}

// confusions counts what was taken for what.
type confusions struct {
	words, tags, lemmas, heads, labelled int
	tagFor, relFor, lemmaFor             map[string]int
}

func confusionsOf(p *grammar.Parser, gold []sentence) *confusions {
	c := &confusions{tagFor: map[string]int{}, relFor: map[string]int{}, lemmaFor: map[string]int{}}
	for k := range gold {
		g := &gold[k]
		d := p.Parse(textOf(g))
		for i := range g.Words {
			c.word(d, g, i)
		}
	}
	return c
}

// textOf returns a gold sentence as the reader would cut it up.
func textOf(g *sentence) *words.Text {
	t := &words.Text{}
	for i, w := range g.Words {
		if g.Spaced[i] && i > 0 {
			t.Raw += " "
		}
		t.Tokens = append(t.Tokens, words.Token{Start: int32(len(t.Raw)), End: int32(len(t.Raw) + len(w)), Spaced: g.Spaced[i]})
		t.Raw += w
	}
	t.Sentences = []words.Sentence{{Last: int32(len(g.Words))}}
	return t
}

func (c *confusions) word(d *grammar.Doc, g *sentence, i int) {
	c.words++
	if d.Tags[i] == g.Tags[i] {
		c.tags++
	} else {
		c.tagFor[fmt.Sprintf("%s for %s", d.Tags[i], g.Tags[i])]++
	}
	if d.Lemmas[i] == g.Lemmas[i] {
		c.lemmas++
	} else {
		c.lemmaFor[fmt.Sprintf("%s for %s (%s)", d.Lemmas[i], g.Lemmas[i], g.Fine[i])]++
	}
	head := int32(d.Governor(i))
	if head < 0 {
		head = int32(len(g.Words))
	}
	got, want := grammar.Rel(baseRel[d.Function(i).Index()]), grammar.Rel(baseRel[g.Rels[i]])
	if head == g.Heads[i] {
		c.heads++
	}
	switch {
	case head == g.Heads[i] && got == want:
		c.labelled++
	case got == want:
		c.relFor[fmt.Sprintf("%s at another head", want)]++
	default:
		c.relFor[fmt.Sprintf("%s for %s", got, want)]++
	}
}

func (c *confusions) print(w io.Writer, most int) {
	pct := func(n int) float64 { return 100 * float64(n) / float64(max(c.words, 1)) }
	fmt.Fprintf(w, "UPOS %.2f, lemmas %.2f, UAS %.2f, LAS %.2f (%d words)\n", pct(c.tags), pct(c.lemmas), pct(c.heads), pct(c.labelled), c.words)
	for _, t := range []struct {
		name  string
		count map[string]int
	}{{"tags", c.tagFor}, {"relations", c.relFor}, {"lemmas", c.lemmaFor}} {
		keys := make([]string, 0, len(t.count))
		for k := range t.count {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool {
			a, b := keys[i], keys[j]
			return t.count[a] > t.count[b] || t.count[a] == t.count[b] && a < b
		})
		for _, k := range keys[:min(most, len(keys))] {
			fmt.Fprintf(w, "  %s: %d× %s\n", t.name, t.count[k], k)
		}
	}
}
