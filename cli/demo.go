package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"sayso/examples"
	"sayso/intake"
	"sayso/ledger"
	"sayso/work"
)

// demoCmd is `sayso demo`.
type demoCmd struct {
	Listen string `help:"Address and port to listen on, on this machine." default:"127.0.0.1:0" placeholder:"HOST:PORT"`
	Once   bool   `help:"Print the address and end." hidden:""`
}

// Help tells what `sayso demo` does.
func (demoCmd) Help() string {
	return `Examples:
  sayso demo
  sayso demo --listen 127.0.0.1:9000

Reads eight invented reports of one air raid into a ledger of its own, shows it in the browser, and removes it at the end.`
}

const demoNotice = "These reports, their outlets and everybody in them are invented."

// Run makes a ledger of the examples and serves it.
func (c *demoCmd) Run(std streams) (err error) {
	if err := checkListen(c.Listen, ""); err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	dir, err := os.MkdirTemp("", "sayso-demo-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	l, err := ledger.Open(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	added, err := addExamples(ctx, l)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%d example reports read.\n", added)
	var ready func(string) error
	if c.Once {
		ready = func(string) error { return errOnce }
	}
	if err := serve(ctx, std, l, c.Listen, "", demoNotice, ready); !errors.Is(err, errOnce) {
		return err
	}
	return nil
}

// errOnce ends a server that was only to show that it can start.
var errOnce = errors.New("once")

// addExamples reads the built-in reports into a ledger.
func addExamples(ctx context.Context, l *ledger.Ledger) (int, error) {
	names, err := fs.Glob(examples.Files, "*")
	if err != nil {
		return 0, err
	}
	var batch []work.Incoming
	for _, name := range names {
		body, err := examples.Files.ReadFile(name)
		if err != nil {
			return 0, err
		}
		for r, err := range intake.Read(name, body, intake.Hint{}) {
			if err != nil {
				return 0, err
			}
			batch = append(batch, work.Incoming{Report: r, Source: r.Source})
		}
	}
	keeper, err := newKeeper(l)
	if err != nil {
		return 0, err
	}
	numbers, err := keeper.Add(ctx, batch)
	return len(numbers), err
}
