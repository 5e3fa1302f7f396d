// Package cli is the verbs of the sayso command: each verb is a struct whose
// tags are its manual and whose Run does the work.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// Version is the program's version, set when a release is built.
var Version = "dev"

// commands is the command tree.
type commands struct {
	Read    readCmd          `cmd:"" help:"Read reports: who said what, what happened, when, where and how many, on whose word."`
	Parse   parseCmd         `cmd:"" help:"Print sentences, tags, lemmas and trees as CoNLL-U."`
	Add     addCmd           `cmd:"" help:"Read reports into a ledger and link them with what it holds."`
	Find    findCmd          `cmd:"" help:"Search a ledger: who:zakharova said:condemn since:2024-02-01 \"air raid\""`
	Show    showCmd          `cmd:"" help:"Show a report, story, event, claim or person of a ledger."`
	Judge   judgeCmd         `cmd:"" help:"Say that a finding is wrong, or that two events are the same or not; take it back."`
	Serve   serveCmd         `cmd:"" help:"Show a ledger in the browser."`
	Demo    demoCmd          `cmd:"" help:"Show the desk with invented reports; nothing to install or fetch."`
	Weave   weaveCmd         `cmd:"" help:"Link many reports: copies and origins, one event told by many, figures by source."`
	Places  placesCmd        `cmd:"" help:"Import a larger gazetteer, or go back to the one that came with the program."`
	Export  exportCmd        `cmd:"" help:"Write a ledger's records, events, statements, figures or map for other programs."`
	Eval    evalCmd          `cmd:"" help:"Score the reader on gold corpora."`
	Version kong.VersionFlag `help:"Print the version and exit."`
}

// streams is where a verb reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errTold says that something failed and that the user knows already.
var errTold = errors.New("some reports could not be read")

// Main runs the command with its arguments, without the program's name, and
// returns the exit code: 0 for success, 1 if anything failed, 2 for a
// command line that makes no sense.
func Main(args []string) int {
	return run(args, streams{os.Stdin, os.Stdout, os.Stderr})
}

func run(args []string, std streams) int {
	var c commands
	exit := -1
	k, err := kong.New(&c,
		kong.Name("sayso"),
		kong.Description("Sayso reads news reports and keeps the record of who said what, what happened, when, where and how many, and on whose word. It works offline: nothing leaves this machine."),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { exit = code }),
		kong.Vars{"version": "sayso " + Version},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		fmt.Fprintln(std.err, "sayso:", err)
		return 2
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := k.Parse(args)
	if exit >= 0 {
		return exit
	}
	if err != nil {
		fmt.Fprintf(std.err, "sayso: %v\nTry: sayso --help\n", err)
		return 2
	}
	if err := ctx.Run(std); err != nil {
		if !errors.Is(err, errTold) {
			fmt.Fprintln(std.err, "sayso:", err)
		}
		return 1
	}
	return 0
}
