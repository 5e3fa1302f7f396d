package cli

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"sayso/export"
	"sayso/ledger"
	"sayso/work"
)

// exportCmd is `sayso export`.
type exportCmd struct {
	ledgerFlag `embed:""`
	Query      []string `arg:"" optional:"" help:"Which reports, as in sayso find; all of them if nothing is asked."`
	Format     string   `help:"What to write: ${enum}." enum:"jsonl,events,statements,figures,geojson" default:"jsonl" short:"f"`
	Output     string   `help:"Write to this file." short:"o" placeholder:"FILE"`
}

// Help gives the examples of `sayso export --help`.
func (exportCmd) Help() string {
	return `Examples:
  sayso export > records.jsonl
  sayso export --format events place:mali since:2025-03 > events.csv
  sayso export --format figures 'story:story-1b2c3d4e5f60' -o figures.csv
  sayso export --format geojson event:assault -o map.geojson

jsonl is whole records, one per line; events, statements and figures are CSV, one row each; geojson is events on the map. Records are written as they were read; the others leave out what people marked as wrong.`
}

// Run writes what the ledger holds.
func (c *exportCmd) Run(std streams) error {
	q, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	return c.over(std, c.Output, func(l *ledger.Ledger, out io.Writer) error {
		w, err := export.NewWriter(out, export.Format(c.Format))
		if err != nil {
			return err
		}
		wrong := map[string]map[string]bool{}
		if export.Format(c.Format) != export.JSONL {
			list, err := l.Judgements(context.Background(), false)
			if err != nil {
				return err
			}
			wrong = work.WrongIn(list)
		}
		return errors.Join(exportAll(l, q, w, wrong), w.Close())
	})
}

// exportAll writes the records of a query, newest first, page by page, without
// the findings that people marked as wrong.
func exportAll(l *ledger.Ledger, q ledger.Query, w export.Writer, wrong map[string]map[string]bool) error {
	const page = 200
	for before := int64(0); ; {
		list, err := l.Find(context.Background(), q, before, page)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, r := range list {
			rec, err := l.Record(context.Background(), r.N)
			if err != nil {
				return err
			}
			if err := w.Write(rec.Without(wrong[r.ID])); err != nil {
				return err
			}
		}
		before = slices.MinFunc(list, func(a, b ledger.Report) int { return int(a.N - b.N) }).N
	}
}
