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

// grammar is the command tree.
type commands struct {
	Read  readCmd  `cmd:"" help:"Read reports and print who said what, what happened, when, where and how many."`
	Parse parseCmd `cmd:"" help:"Print the sentences, tags and trees of reports as CoNLL-U."`
}

// streams is where a verb reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errPartly says that some inputs failed; each failure is already told.
var errPartly = errors.New("some reports could not be read")

// Main runs the command with its arguments, without the program's name, and
// returns the exit code: 0 for success, 1 if anything failed, 2 for a
// command line that makes no sense.
func Main(args []string) int {
	return run(args, streams{os.Stdin, os.Stdout, os.Stderr})
}

func run(args []string, std streams) int {
	var c commands
	code := -1
	k, err := kong.New(&c,
		kong.Name("sayso"),
		kong.Description("Sayso reads news reports and keeps the record of who said what, what happened, when, where and how many, and on whose word."),
		kong.Writers(std.out, std.err),
		kong.Exit(func(c int) { code = c }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintln(std.err, "sayso:", err)
		return 2
	}
	ctx, err := k.Parse(args)
	if code >= 0 {
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "sayso: %v\nTry: sayso --help\n", err)
		return 2
	}
	if err := ctx.Run(std); err != nil {
		if !errors.Is(err, errPartly) {
			fmt.Fprintln(std.err, "sayso:", err)
		}
		return 1
	}
	return 0
}
