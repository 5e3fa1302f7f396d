package nets

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sayso/reading/grammar/neural"
)

// Examine scores a net on the development corpora and shows where it errs:
// the verb "neural-errors" of tools/train.
func Examine(args []string) error {
	f := flag.NewFlagSet("neural-errors", flag.ExitOnError)
	corpora := f.String("corpora", "", "folder of the corpora")
	model := f.String("model", "data/models/neural.model", "the net's file")
	only := f.String("only", "", "one development corpus, its name")
	most := f.Int("errors", 0, "errors to show of each corpus")
	f.Parse(args)
	file, err := os.ReadFile(filepath.Clean(*model))
	if err != nil {
		return err
	}
	net, err := neural.Load(string(file))
	if err != nil {
		return err
	}
	l := labelsOf(net.LabelNames())
	dev, err := readDev(*corpora, l)
	if err != nil {
		return err
	}
	for _, d := range dev {
		if *only == "" || *only == d.name {
			fmt.Println(d.score(net))
			d.showErrors(net, *most)
		}
	}
	return nil
}

// labelsOf are the numberings of a net.
func labelsOf(t *neural.Labels) *labels {
	return &labels{newNumbering(t.Tags...), newNumbering(t.Fine...), newNumbering(t.Rels...), newNumbering(t.Names...)}
}

// showErrors shows wrong names with the words around them, from all over the
// corpus.
func (d *devSet) showErrors(net *neural.Net, most int) {
	var errors []string
	for k := range d.all {
		s := &d.all[k]
		if s.names == nil {
			continue
		}
		in := neural.Input{Names: true, Words: s.words, Glued: s.glued, Sentences: [][2]int32{{0, int32(len(s.words))}}}
		var out neural.Output
		net.Read(&in, &out)
		gold, found := spansOf(s.names, d.labels), spansOf(out.Names, d.labels)
		for at := range gold {
			if !found[at] {
				errors = append(errors, "missed "+show(s, at))
			}
		}
		for at := range found {
			if !gold[at] {
				errors = append(errors, "false  "+show(s, at))
			}
		}
	}
	for i := 0; i < most && i < len(errors); i++ {
		fmt.Println("  ", errors[i*len(errors)/min(most, len(errors))])
	}
}

func show(s *sentence, at span) string {
	before, after := s.words[max(0, at.first-6):at.first], s.words[at.last+1:min(len(s.words), at.last+6)]
	return fmt.Sprintf("%s %s [%s] %s", at.kind, strings.Join(before, " "), strings.Join(s.words[at.first:at.last+1], " "), strings.Join(after, " "))
}
