package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// showCmd is `sayso show`.
type showCmd struct {
	ledgerFlag `embed:""`
	ID         string `arg:"" help:"A report's id or the beginning of it, or the id of a story, event, claim or person."`
	Format     string `help:"How to write it: ${enum}." enum:"text,json" default:"text" short:"f"`
	Source     bool   `help:"Of a report, write the bytes it was read from."`
	Why        bool   `help:"Name the rule or model behind each finding."`
}

// Help gives the examples of `sayso show --help`.
func (showCmd) Help() string {
	return `Examples:
  sayso show sha256:1f2e            a report and its record
  sayso show story-1b2c3d4e5f60     a story: who told it, its claims
  sayso show event-1b2c3d4e5f60     one event: who tells it in which words, every number
  sayso show claim-1b2c3d4e5f60     one question, and every answer
  sayso show entity-1b2c3d4e5f60    everything a person or body said
  sayso show --source sha256:1f2e > original.html`
}

// Run shows one thing of the ledger.
func (c *showCmd) Run(std streams) error {
	return c.over(std, "", func(l *ledger.Ledger, w io.Writer) error {
		o := textOptions(std, false, c.Why)
		show := c.report
		switch kind, _, _ := strings.Cut(c.ID, "-"); kind {
		case "story":
			show = c.story
		case "entity":
			show = c.person
		case "event", "claim":
			show = c.linked
		}
		err := show(w, l, o)
		if errors.Is(err, ledger.ErrNotFound) {
			return fmt.Errorf("%s: is not in the ledger", c.ID)
		}
		return err
	})
}

func (c *showCmd) report(w io.Writer, l *ledger.Ledger, o show.TextOptions) error {
	ctx := context.Background()
	r, err := l.Report(ctx, c.ID)
	if err != nil {
		return err
	}
	if c.Source {
		b, err := l.Source(r.Source)
		if err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	}
	rec, err := l.Record(ctx, r.N)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return record.Write(w, rec)
	}
	return show.Text(w, rec, o)
}

func (c *showCmd) story(w io.Writer, l *ledger.Ledger, o show.TextOptions) error {
	ctx := context.Background()
	s, err := l.Story(ctx, c.ID)
	if err != nil {
		return err
	}
	woven := new(weaving.Woven)
	if err := json.Unmarshal(s.Woven, woven); err != nil {
		return err
	}
	if c.Format == "json" {
		return woven.Write(w)
	}
	reports, err := l.InStory(ctx, c.ID)
	if err != nil {
		return err
	}
	var records []*record.Record
	for _, r := range reports {
		rec, err := l.Record(ctx, r.N)
		if err != nil {
			return err
		}
		records = append(records, rec)
	}
	return show.Woven(w, woven, records, o)
}

// person shows everything somebody said, the newest first.
func (c *showCmd) person(w io.Writer, l *ledger.Ledger, o show.TextOptions) error {
	const page = 200
	hits := newListing(w, l, c.Format, o)
	for after := (ledger.Statement{}); ; {
		list, err := l.SaidAfter(context.Background(), []string{c.ID}, after, page)
		if err != nil {
			return err
		}
		if len(list) == 0 && after.ID == "" {
			return ledger.ErrNotFound
		}
		if err := hits.statements(list); err != nil {
			return err
		}
		if len(list) < page {
			return nil
		}
		after = list[len(list)-1]
	}
}

// linked shows an event or a claim, with the words of every report that tells
// it.
func (c *showCmd) linked(w io.Writer, l *ledger.Ledger, o show.TextOptions) error {
	ctx := context.Background()
	s, err := l.StoryOf(ctx, c.ID)
	if err != nil {
		return err
	}
	whole := new(weaving.Woven)
	if err := json.Unmarshal(s.Woven, whole); err != nil {
		return err
	}
	part := whole.Only(c.ID)
	if len(part.Events) == 0 {
		return ledger.ErrNotFound
	}
	if c.Format == "json" {
		return part.Write(w)
	}
	var records []*record.Record
	for _, link := range part.Reports {
		r, err := l.Report(ctx, link.Report)
		if err != nil {
			return err
		}
		rec, err := l.Record(ctx, r.N)
		if err != nil {
			return err
		}
		records = append(records, rec)
	}
	return show.WovenEvent(w, part, records, o)
}
