// Package naming trains and scores the linear name finder.
package naming

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"sayso/reading/grammar/names"
	"sayso/reading/words"
	"sayso/record"
)

// Train trains the name tagger and prints its scores on the dev parts. Tags
// returns what tags texts, given the folder of the corpora and a seed.
func Train(tags func(corpora string, seed uint64) (func(*words.Text) []uint8, error), args []string) error {
	flags := flag.NewFlagSet("names", flag.ContinueOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/names.model", "file to write")
	rounds := flags.Int("rounds", 5, "passes over the examples")
	fields := flags.Int("fields", 12, "fields to train, whose mean is taken")
	seed := flags.Uint64("seed", 1, "seed of all chance")
	most := flags.Int("features", 140000, "features to keep")
	drops := numbers{0.12, 0.3}
	flags.Var(&drops, "drop", "chances that a feature is left out of an update, of one field after the other, in turn")
	decay := flags.Float64("decay", 3e-6, "weight of the squared weights")
	clear := flags.Bool("clear", false, "leave out corpora without a clear licence")
	errors := flags.Int("errors", 0, "print this many errors per dev corpus")
	alone := flags.Bool("alone", false, "score the field without the net's opinion")
	only := flags.String("only", "", "train on these corpora alone")
	if err := flags.Parse(args); err != nil {
		return err
	}
	fine, err := tags(*corpora, *seed)
	if err != nil {
		return err
	}
	var train []example
	for _, c := range nameCorpora {
		if c.unclear && *clear || *only != "" && !strings.Contains(*only, c.name) {
			continue
		}
		part, err := c.examples(*corpora, fine)
		if err != nil {
			return err
		}
		train = append(train, part...)
	}
	tokens := 0
	for _, e := range train {
		tokens += len(e.features)
	}
	fmt.Printf("%d sentences, %d tokens\n", len(train), tokens)
	f := newField(train)
	fmt.Printf("%d features\n", len(f.hashes))
	f.decay = float32(*decay)
	begin := time.Now()
	var file []byte
	for k := range *fields {
		f.drop = drops[k%len(drops)]
		f.begin(*seed + uint64(k))
		f.fit(train, *rounds)
		f.end()
		file = f.bytes(*most)
		fmt.Printf("%d of %d fields, %v\n", k+1, *fields, time.Since(begin).Round(time.Second))
		n := 0
		if k == *fields-1 {
			n = *errors
		}
		if err := evalNames(*corpora, string(file), n, *alone); err != nil {
			return err
		}
	}
	if *out == "" {
		return nil
	}
	return os.WriteFile(*out, file, 0o644)
}

// numbers is a flag of numbers with commas between.
type numbers []float64

func (n *numbers) String() string { return fmt.Sprint(*n) }

// Set reads the numbers.
func (n *numbers) Set(list string) error {
	*n = nil
	for s := range strings.SplitSeq(list, ",") {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return err
		}
		*n = append(*n, x)
	}
	return nil
}

// evalNames prints precision, recall and F1 of exact spans with their types on
// the dev parts, of the field alone or with the net's opinion. Gold of other
// types is neither asked for nor held against.
func evalNames(corpora, file string, errors int, alone bool) error {
	m, ok := names.Open(file)
	if !ok {
		return fmt.Errorf("no model")
	}
	tagger := names.NewTagger(m, towns)
	for _, c := range strings.Split(devOrder, ",") {
		docs, err := readAnnotated(filepath.Join(corpora, "names", c+"-dev.jsonl"))
		if err != nil {
			return err
		}
		var all tally
		var kinds [4]tally
		spans := tally{}
		for _, d := range docs {
			text := words.Split(&record.Report{Text: d.Text})
			found := map[[2]int]names.Kind{}
			clues := parser.Clues(text)
			if alone {
				clues.Chances = nil
			}
			for _, n := range names.Settle(text, tagger.Find(text, clues)) {
				found[[2]int{int(text.Tokens[n.First].Start), int(text.Tokens[n.Last-1].End)}] = n.Kind
			}
			compare(d, found, &all, &spans, &kinds, &errors)
		}
		fmt.Printf("  %-18s %s  spans %.1f  PER %.1f ORG %.1f LOC %.1f\n", c, all, spans.f1(), kinds[0].f1(), kinds[1].f1(), kinds[2].f1())
	}
	return nil
}

// compare scores one document's names as tools/score.py does.
func compare(d annotated, found map[[2]int]names.Kind, all, spans *tally, kinds *[4]tally, errors *int) {
	gold := map[[2]int]names.Kind{}
	var free [][2]int
	for _, e := range d.Entities {
		if kind, ok := kindOf[e.Type]; ok && kind != names.Other {
			gold[e.Span] = kind
		} else {
			free = append(free, e.Span)
		}
	}
	for span, kind := range found {
		_, wanted := gold[span]
		if kind == names.Other || !wanted && overlaps(span, free) {
			delete(found, span)
		}
	}
	for span, kind := range gold {
		got, ok := found[span]
		right := ok && got == kind
		all.gold++
		spans.gold++
		kinds[kind].gold++
		if ok {
			spans.right++
		}
		if right {
			all.right++
			kinds[kind].right++
		} else if *errors > 0 {
			*errors--
			fmt.Printf("    missed %d %q found %v %v: …%s…\n", kind, d.Text[span[0]:span[1]], got, ok, around(d.Text, span))
		}
	}
	for span, kind := range found {
		all.found++
		spans.found++
		kinds[kind].found++
		if _, ok := gold[span]; !ok && *errors > 0 {
			*errors--
			fmt.Printf("    false %d %q: …%s…\n", kind, d.Text[span[0]:span[1]], around(d.Text, span))
		}
	}
}

func around(s string, span [2]int) string {
	return strings.ReplaceAll(s[max(0, span[0]-40):min(len(s), span[1]+30)], "\n", "/")
}

func overlaps(span [2]int, list [][2]int) bool {
	for _, s := range list {
		if span[0] < s[1] && span[1] > s[0] {
			return true
		}
	}
	return false
}

// tally counts for precision and recall.
type tally struct{ right, gold, found int }

func (t tally) f1() float64 { return 200 * float64(t.right) / float64(max(1, t.gold+t.found)) }

func (t tally) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*float64(t.right)/float64(max(1, t.found)), 100*float64(t.right)/float64(max(1, t.gold)), t.f1())
}

// devOrder names the dev parts in the order of the report.
const devOrder = "uner-ewt,worldwide,re3d,crossner-politics"

// Score prints a model file's scores on the dev parts, with errors.
func Score(args []string) error {
	file, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(args[1])
	return evalNames(os.Getenv("SAYSO_CORPORA"), string(file), n, len(args) > 2 && args[2] == "alone")
}

// Try labels the lines of standard input with a model file.
func Try(args []string) error {
	file, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	m, _ := names.Open(string(file))
	raw, _ := io.ReadAll(os.Stdin)
	text := words.Split(&record.Report{Text: string(raw)})
	for _, n := range names.NewTagger(m, towns).Find(text, parser.Clues(text)) {
		fmt.Println(n.Kind, text.Span(n.First, n.Last).Text)
	}
	return nil
}
