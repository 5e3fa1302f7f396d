package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"sayso/ledger"
)

// findCmd is `sayso find`.
type findCmd struct {
	ledgerFlag `embed:""`
	Query      []string `arg:"" help:"Words, \"phrases\", -words to leave out, and fields: who: said: place: event: status: outlet: since: until: story:"`
	Format     string   `help:"How to write what is found: ${enum}." enum:"text,json" default:"text" short:"f"`
	Limit      int      `help:"At most this many." default:"50" short:"n"`
}

// Help gives the examples of `sayso find --help`.
func (findCmd) Help() string {
	return `Examples:
  sayso find 'who:zakharova said:condemn since:2024-02-01'
  sayso find place:syria '"air raid" -drill'
  sayso find --format json event:assault status:denied

With who: or said:, statements are listed; otherwise reports.`
}

// Run searches the ledger.
func (c *findCmd) Run(std streams) error {
	if c.Limit < 1 {
		return fmt.Errorf("--limit must be 1 or more, not %d", c.Limit)
	}
	q, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	return c.over(std, "", func(l *ledger.Ledger, w io.Writer) error {
		n, err := c.find(l, q, newListing(w, l, c.Format, textOptions(std, false, false)))
		if err == nil && n == 0 && c.Format == "text" {
			fmt.Fprintln(std.err, "sayso: nothing found")
		}
		return err
	})
}

// find lists what a query finds, and counts it.
func (c *findCmd) find(l *ledger.Ledger, q ledger.Query, hits *listing) (int, error) {
	ctx := context.Background()
	if len(q.Who)+len(q.Said) > 0 {
		list, err := l.FindStatements(ctx, q, c.Limit)
		if err != nil {
			return 0, err
		}
		return len(list), hits.statements(list)
	}
	list, err := l.Find(ctx, q, 0, c.Limit)
	if err != nil {
		return 0, err
	}
	return len(list), hits.reports(list)
}
