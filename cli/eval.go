package cli

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"sayso/eval"
	"sayso/reading"
	"sayso/reading/grammar"
	"sayso/record"
)

// evalCmd is `sayso eval`.
type evalCmd struct {
	Task   string `arg:"" help:"What to score: record, attribution, timex, places, names, coding, attacks, counts, events, factuality, syntax, sentences, crossdoc, stories, or all."`
	Dir    string `arg:"" help:"The folder of the task's gold corpus, or one gold file; for all, the folder of the corpora."`
	Errors int    `help:"First print this many errors of each kind." placeholder:"N"`
}

// Help gives the examples of `sayso eval --help`.
func (evalCmd) Help() string {
	return `Examples:
  sayso eval attribution corpora/attribution
  sayso eval --errors 40 timex corpora/timex/dev.jsonl
  sayso eval all corpora > eval/board.txt`
}

// Run scores one task, or all of them.
func (c *evalCmd) Run(std streams) error {
	r, err := newReader()
	if err != nil {
		return err
	}
	if c.Task != "all" {
		return c.score(std.out, r, c.Task, c.Dir)
	}
	names := []string{"syntax", "sentences"}
	for _, t := range eval.Tasks {
		names = append(names, t.Name)
	}
	for _, name := range append(names, "factuality", "crossdoc", "stories") {
		if err := c.score(std.out, r, name, filepath.Join(c.Dir, name)); err != nil {
			return err
		}
	}
	return nil
}

func (c *evalCmd) score(w io.Writer, r *reading.Reader, task, dir string) error {
	files, score := eval.SyntaxFiles, func(w io.Writer, path string) error { return eval.Syntax(w, path, parser(r)) }
	switch task {
	case "syntax":
	case "sentences":
		files, score = eval.SentencesFiles, func(w io.Writer, path string) error { return eval.Sentences(w, path, parser(r)) }
	case "factuality":
		files, score = eval.FactualityFiles, func(w io.Writer, path string) error { return eval.Factuality(w, path, r.Parse, c.Errors) }
	case "crossdoc":
		files, score = eval.CrossdocFiles, func(w io.Writer, path string) error { return crossdoc(w, path, r) }
	case "stories":
		files, score = eval.StoriesFiles, func(w io.Writer, path string) error { return eval.Stories(w, path, r) }
	default:
		i := slices.IndexFunc(eval.Tasks, func(t eval.Task) bool { return t.Name == task })
		if i < 0 {
			return fmt.Errorf("there is no task %q: choose record, attribution, timex, places, names, coding, attacks, counts, events, factuality, syntax, sentences, crossdoc, stories or all", task)
		}
		files = eval.Tasks[i].Files
		score = func(w io.Writer, path string) error {
			if err := eval.Tasks[i].Score(w, path, r, c.Errors); err != nil || task != "attribution" {
				return err
			}
			return eval.RulesAlone(w, path, r.ByRules())
		}
	}
	if strings.Contains(filepath.Base(dir), ".") {
		return score(w, dir)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".gz")
		fmt.Fprintf(w, "== %s %s\n", task, strings.TrimSuffix(name, filepath.Ext(name)))
		if err := score(w, filepath.Join(dir, f)); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

func parser(r *reading.Reader) eval.Parser {
	return func(text string) ([]byte, error) {
		var b bytes.Buffer
		err := grammar.WriteCoNLLU(&b, r.Parse(&record.Report{Text: text}))
		return b.Bytes(), err
	}
}

func crossdoc(w io.Writer, path string, r *reading.Reader) error {
	c, err := eval.LoadCrossdoc(path, r)
	if err != nil {
		return err
	}
	return c.Score(w)
}
