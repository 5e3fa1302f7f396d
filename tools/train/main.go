// Command train makes the reader's models from corpora, and scores them.
//
//	go run ./tools/train grammar -corpora DIR [-out data/grammar.model]
//	go run ./tools/train neural -corpora DIR [-out data/neural.model]
//	go run ./tools/train eval -corpora DIR
//
// Training is deterministic: the same corpora, flags and seed give the same
// file.
package main

import (
	"fmt"
	"os"

	"sayso/tools/train/nets"
)

func main() {
	if len(os.Args) < 2 {
		fail(fmt.Errorf("usage: train grammar|neural|eval -corpora DIR"))
	}
	var err error
	switch verb, args := os.Args[1], os.Args[2:]; verb {
	case "grammar":
		err = trainGrammar(args)
	case "neural":
		err = nets.Train(args)
	case "neural-errors":
		err = nets.Examine(args)
	case "eval":
		err = evalGrammar(args)
	default:
		err = fmt.Errorf("no verb %q", verb)
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "train:", err)
	os.Exit(1)
}
