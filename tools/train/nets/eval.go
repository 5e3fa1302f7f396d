package nets

import (
	"fmt"
	"path/filepath"
	"strings"

	"sayso/reading/grammar/neural"
)

// devSet is a development corpus with gold words.
type devSet struct {
	name   string
	all    []sentence
	labels *labels
}

func readDev(corpora string, l *labels) ([]devSet, error) {
	var sets []devSet
	for _, name := range []string{"ewt", "gum"} {
		s, err := readTrees(filepath.Join(corpora, "syntax", name+"-dev.conllu"), l)
		if err != nil {
			return nil, err
		}
		sets = append(sets, devSet{name, s, l})
	}
	for _, name := range []string{"worldwide", "uner-ewt", "re3d", "crossner-politics"} {
		s, err := readNames(filepath.Join(corpora, "names", name+"-dev.jsonl"), l)
		if err != nil {
			return nil, err
		}
		tidy(s, l)
		sets = append(sets, devSet{name, s, l})
	}
	return sets, nil
}

// counts of right answers.
type counts struct {
	words, tags, fine, heads, rels, full int
	gold, found, right                   int // names
}

// score reads a corpus and compares.
func (d *devSet) score(net *neural.Net) string {
	var c counts
	for first := 0; first < len(d.all); {
		last := first
		for last < len(d.all) && d.all[last].doc == d.all[first].doc {
			last++
		}
		c.document(net, d.all[first:last], d.labels)
		first = last
	}
	if c.words > 0 {
		p := func(n int) float64 { return 100 * float64(n) / float64(c.words) }
		return fmt.Sprintf("%s: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f)", d.name, p(c.tags), p(c.fine), p(c.heads), p(c.rels), p(c.full))
	}
	return fmt.Sprintf("%s: names P %.2f R %.2f F1 %.2f", d.name, 100*float64(c.right)/float64(max(c.found, 1)),
		100*float64(c.right)/float64(max(c.gold, 1)), 200*float64(c.right)/float64(max(c.found+c.gold, 1)))
}

// document reads a document and compares.
func (c *counts) document(net *neural.Net, all []sentence, l *labels) {
	in := neural.Input{Names: true}
	for _, s := range all {
		first := int32(len(in.Words))
		in.Words, in.Glued = append(in.Words, s.words...), append(in.Glued, s.glued...)
		in.Sentences = append(in.Sentences, [2]int32{first, int32(len(in.Words))})
	}
	var out neural.Output
	net.Read(&in, &out)
	for k := range all {
		c.sentence(&all[k], int(in.Sentences[k][0]), &out, l)
	}
}

func (c *counts) sentence(s *sentence, first int, out *neural.Output, l *labels) {
	for i := range s.tags {
		at := first + i
		head := out.Heads[at] - int32(first)
		if out.Heads[at] < 0 {
			head = int32(len(s.words))
		}
		c.words++
		c.tags += one(out.Tags[at] == s.tags[i])
		c.fine += one(out.Fine[at] == s.fine[i])
		if head == s.heads[i] {
			c.heads++
			c.full += one(out.Rels[at] == s.rels[i])
			c.rels += one(base(l.rels.names[out.Rels[at]]) == base(l.rels.names[s.rels[i]]))
		}
	}
	if s.names != nil {
		gold, found := spansOf(s.names, l), spansOf(out.Names[first:first+len(s.words)], l)
		c.gold, c.found = c.gold+len(gold), c.found+len(found)
		for at := range found {
			c.right += one(gold[at])
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// span is a name: its first and last word and its kind.
type span struct {
	first, last int
	kind        string
}

func spansOf(names []uint8, l *labels) map[span]bool {
	all := map[span]bool{}
	for i := 0; i < len(names); i++ {
		name := l.names.names[names[i]]
		if name == "O" {
			continue
		}
		last := i
		for last+1 < len(names) && l.names.names[names[last+1]] == "I"+name[1:] {
			last++
		}
		all[span{i, last, name[2:]}] = true
		i = last
	}
	return all
}
