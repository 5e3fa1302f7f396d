package cli

import (
	"context"
	"fmt"
	"strings"

	"sayso/ledger"
)

// findCmd is `sayso find`.
type findCmd struct {
	ledgerFlag `embed:""`
	Query      []string `arg:"" help:"Words, \"phrases\", and fields: who: said: place: event: status: outlet: since: until: story:"`
	Format     string   `help:"How to write what is found: ${enum}." enum:"text,json" default:"text" short:"f"`
	Limit      int      `help:"At most this many." default:"50" short:"n"`
}

// Help gives the examples of `sayso find --help`.
func (findCmd) Help() string {
	return `Examples:
  sayso find 'who:zakharova said:condemn since:2024-02-01'
  sayso find place:syria '"air raid"'
  sayso find --format json event:assault status:denied

With who: or said:, statements are listed; otherwise reports.`
}

// Run searches the ledger.
func (c *findCmd) Run(std streams) error {
	q, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	l, err := c.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	w, closeOut, err := output("", std)
	if err != nil {
		return err
	}
	hits := newListing(w, l, c.Format, textOptions(std, false, false))
	count := 0
	if len(q.Who)+len(q.Said) > 0 {
		list, err := l.FindStatements(context.Background(), q, c.Limit)
		if err != nil {
			return err
		}
		count = len(list)
		if err := hits.statements(list); err != nil {
			return err
		}
	} else {
		list, err := l.Find(context.Background(), q, 0, c.Limit)
		if err != nil {
			return err
		}
		count = len(list)
		if err := hits.reports(list); err != nil {
			return err
		}
	}
	if count == 0 && c.Format == "text" {
		fmt.Fprintln(std.err, "sayso: nothing found")
	}
	return closeOut()
}
