package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// weaveCmd is `sayso weave`.
type weaveCmd struct {
	inputs     `embed:""`
	ledgerFlag `embed:""`
	Rebuild    bool `help:"Weave the ledger anew from its records, instead of files."`

	Format string `help:"How to write the links: ${enum}." enum:"text,json" default:"text" short:"f"`
	Output string `help:"Write to this file." short:"o" placeholder:"FILE"`
}

// Help gives the examples of `sayso weave --help`.
func (weaveCmd) Help() string {
	return `Examples:
  sayso weave 'examples/[1-7]*'                    stories, who told them, what is disputed
  sayso weave --format json 'reports/*.txt' > links.jsonl
  sayso read --format json 'reports/*' | sayso weave -
  sayso weave --rebuild --ledger ./case-17         the ledger's links, anew from its records

Reads reports, or records that sayso read --format json wrote, and links them: copies and origins, one event told by many, figures by source over time.`
}

// Run weaves every input.
func (c *weaveCmd) Run(std streams) error {
	if c.Rebuild {
		return c.rebuild(std)
	}
	w, closeOut, err := output(c.Output, std)
	if err != nil {
		return err
	}
	records, told := c.records(std)
	if told != nil && !errors.Is(told, errTold) {
		return told
	}
	woven := weaving.Weave(records, weaving.Decisions{})
	if c.Format == "json" {
		err = woven.Write(w)
	} else {
		err = show.Woven(w, woven, records, textOptions(std, c.Output != "", false))
	}
	return errors.Join(err, closeOut(), told)
}

func (c *weaveCmd) rebuild(std streams) error {
	l, err := c.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	n := 0
	keeper, err := newKeeper(l)
	if err != nil {
		return err
	}
	if err := keeper.Rebuild(context.Background(), func(done, _ int) { n = done }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%d reports woven anew, in %s\n", n, l.Dir())
	return err
}

// records reads every input: records as they are, everything else as reports.
func (c *weaveCmd) records(std streams) ([]*record.Record, error) {
	names, err := c.expand(std)
	if err != nil {
		return nil, err
	}
	var out []*record.Record
	bar := newProgress(std, c.Output != "")
	defer bar.close()
	keep := func(r *record.Record) {
		bar.tick()
		out = append(out, r)
	}
	failed := error(nil)
	for _, name := range names {
		err := c.one(name, std, keep)
		if errors.Is(err, errTold) {
			failed = err
		} else if err != nil {
			fmt.Fprintln(std.err, "sayso:", err)
			failed = errTold
		}
	}
	return out, failed
}

// recordsBegin is how a line that sayso read wrote begins.
var recordsBegin = []byte(`{"report":{`)

func (c *weaveCmd) one(name string, std streams, keep func(*record.Record)) error {
	in := inputs{Files: []string{name}, Outlet: c.Outlet, Published: c.Published}
	if !isURL(name) {
		file, err := openInput(name, std)
		if err != nil {
			return err
		}
		defer file.Close()
		buffered := bufio.NewReader(file)
		if head, _ := buffered.Peek(len(recordsBegin)); bytes.Equal(head, recordsBegin) {
			return readRecords(name, buffered, keep)
		}
		if name == "-" {
			std.in = buffered
		}
	}
	reports, err := in.reports(std)
	if err != nil {
		return err
	}
	return pump(reports, std, asJSON, func(r rendering) error {
		rec := new(record.Record)
		if err := json.Unmarshal(r.body, rec); err != nil {
			return err
		}
		keep(rec)
		return nil
	})
}

func openInput(name string, std streams) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(std.in), nil
	}
	return openFile(name)
}

func readRecords(name string, in io.Reader, keep func(*record.Record)) error {
	dec := json.NewDecoder(in)
	for n := 1; ; n++ {
		rec := new(record.Record)
		err := dec.Decode(rec)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = rec.Check()
		}
		if err != nil {
			return fmt.Errorf("%s: record %d: %w", name, n, err)
		}
		keep(rec)
	}
}
