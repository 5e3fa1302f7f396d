package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// step makes one model with the models before it.
type step struct {
	what  string // verb, or the folder of a trainer of its own
	flags []string
	// clear says what -clear changes: flags to add; nil where all that the
	// step learns from has a clear licence.
	clear []string
	// unclear is the model that is left empty with -clear, because all that
	// it is learnt from is of unclear licence; the program does without it.
	unclear string
}

// steps are in the order in which models need each other: the name finder
// learns from the net's tags, places from names, attributions from trees.
var steps = []step{
	{what: "lemmas"},
	{what: "names-towns"},
	{what: "sentences"},
	{what: "casing", flags: []string{"-rounds", "6"}, unclear: "data/models/casing.model"},
	{what: "neural", clear: []string{"-worldwide=false", "-pretrain", "0"}},
	{what: "names", clear: []string{"-clear"}},
	{what: "where"},
	{what: "stories", flags: []string{"-step", "idf"}},
	{what: "stories", flags: []string{"-step", "pair"}},
	{what: "stories", flags: []string{"-step", "join"}},
	{what: "said", unclear: "data/models/said.model"},
	{what: "roles", unclear: "data/models/roles.model"},
}

// trainAll makes every model anew, each by a program built with those before
// it (`go run`), from the repository's root.
func trainAll(args []string) error {
	flags := flag.NewFlagSet("all", flag.ExitOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	clear := flags.Bool("clear", false, "leave out corpora without a clear licence")
	from := flags.String("from", "", "begin with this step")
	flags.Parse(args)
	dir, err := filepath.Abs(*corpora)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "syntax")); err != nil {
		return fmt.Errorf("no corpora: %w", err)
	}
	begun := *from == ""
	for _, s := range steps {
		begun = begun || s.what == *from
		if !begun {
			continue
		}
		start := time.Now()
		fmt.Printf("== %s\n", s.what)
		if err := s.run(dir, *clear); err != nil {
			return fmt.Errorf("%s: %w", s.what, err)
		}
		fmt.Printf("== %s took %s\n", s.what, time.Since(start).Round(time.Second))
	}
	if !begun {
		return fmt.Errorf("no step %q", *from)
	}
	return nil
}

func (s *step) run(corpora string, clear bool) error {
	if clear && s.unclear != "" {
		return os.WriteFile(s.unclear, nil, 0o644)
	}
	args := []string{"run", "./tools/train", s.what}
	if s.what == "where" {
		args = []string{"run", "./tools/train/where"}
	}
	args = append(append(args, "-corpora", corpora), s.flags...)
	if clear {
		args = append(args, s.clear...)
	}
	cmd := exec.Command("go", args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}
