package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// evalGrammar parses the file -text from raw text and writes CoNLL-U.
func evalGrammar(args []string) error {
	flags := flag.NewFlagSet("eval", flag.ExitOnError)
	text := flags.String("text", "", "raw text to parse to CoNLL-U on standard output")
	flags.Parse(args)
	raw, err := os.ReadFile(filepath.Clean(*text))
	if err != nil {
		return err
	}
	p := grammar.New()
	doc := p.Parse(words.Split(&record.Report{Text: strings.ToValidUTF8(string(raw), "?")}))
	return grammar.WriteCoNLLU(os.Stdout, doc)
}
