package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"sayso/intake"
	"sayso/record"
	"sayso/work"
)

// addCmd is `sayso add`.
type addCmd struct {
	inputs     `embed:""`
	ledgerFlag `embed:""`
	Quiet      bool `help:"Say nothing but errors." short:"q"`
	Reread     bool `help:"Read again every report that an older version of sayso read; no report need be named."`
}

// rereadAtOnce is how many outdated reports are read again after adding
// without being asked, so that a ledger comes up to date little by little.
const rereadAtOnce = 256

// Help gives the examples of `sayso add --help`.
func (addCmd) Help() string {
	return `Examples:
  sayso add 'reports/*.html'
  sayso add --ledger ./case-17 statement.txt https://example.org/report
  zcat archive.jsonl.gz | sayso add -

Reads reports and keeps them: the bytes they came in, their record, and their links with everything kept before. A report that the ledger has already is recognised and left alone.`
}

// Run adds every input.
func (c *addCmd) Run(std streams) error {
	var reports intake.Reports = func(func(*record.Report, error) bool) {}
	if !c.Reread || len(c.Files) > 0 {
		var err error
		if reports, err = c.inputs.reports(std); err != nil {
			return err
		}
	}
	l, err := c.openLedger(true)
	if err != nil {
		return err
	}
	defer l.Close()
	work.LimitMemory()
	keeper, err := newKeeper(l)
	if err != nil {
		return err
	}
	a := &adder{bar: newProgress(std, true)}
	failed := keeper.AddAll(context.Background(), a.incoming(reports, std), a.kept)
	if failed == nil {
		failed = a.failed
	}
	a.bar.close()
	if !c.Quiet {
		fmt.Fprintf(std.out, "%d added, %d known already, in %s\n", a.added, a.known, l.Dir())
	}
	return errors.Join(failed, c.reread(keeper, std))
}

func (c *addCmd) reread(k *work.Keeper, std streams) error {
	most := rereadAtOnce
	if c.Reread {
		most = 0
	}
	n, err := k.Reread(context.Background(), most, func(int) {})
	if n > 0 && !c.Quiet {
		fmt.Fprintf(std.out, "%d read again with this version\n", n)
	}
	return err
}

// adder counts what comes of the reports given.
type adder struct {
	bar          *progress
	added, known int
	failed       error // an input could not be read
}

// incoming passes reports on, and tells of those that can't be read.
func (a *adder) incoming(reports intake.Reports, std streams) iter.Seq[work.Incoming] {
	return func(yield func(work.Incoming) bool) {
		for r, err := range reports {
			if err != nil {
				fmt.Fprintln(std.err, "sayso:", err)
				a.failed = errTold
				continue
			}
			if strings.TrimSpace(r.Title+r.Text) == "" {
				fmt.Fprintf(std.err, "sayso: %s: there is nothing in it to read\n", r.ID)
				a.failed = errTold
				continue
			}
			if !yield(work.Incoming{Report: r, Source: r.Source}) {
				return
			}
		}
	}
}

func (a *adder) kept(n int64) {
	a.bar.tick()
	if n == 0 {
		a.known++
	} else {
		a.added++
	}
}
