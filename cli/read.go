package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sayso/reading"
	"sayso/record"
	"sayso/show"
)

// readCmd is `sayso read`.
type readCmd struct {
	inputs `embed:""`
	Format string `help:"How to write the record: ${enum}." enum:"text,json,html" default:"text" short:"f"`
	Output string `help:"Write to this file; for several reports as html, into this folder." short:"o" placeholder:"FILE"`
	Why    bool   `help:"Name the rule or model behind each finding."`
}

// Help gives the examples of `sayso read --help`.
func (readCmd) Help() string {
	return `Examples:
  sayso read examples/1-first-report.txt          on the terminal
  sayso read --format html -o page.html report.html
  sayso read --format json 'examples/*' > records.jsonl
  curl -s https://example.org/news.html | sayso read -

One record per report, in the order of the input. What cannot be read is named on standard error, the rest is still read, and the exit code is 1.`
}

// Run reads every input and writes its record.
func (c *readCmd) Run(std streams) error {
	reports, err := c.reports(std)
	if err != nil {
		return err
	}
	if c.Format == "html" {
		return c.pages(reports, std)
	}
	w, closeOut, err := output(c.Output, std)
	if err != nil {
		return err
	}
	bar := newProgress(std, c.Output != "")
	f := c.text(std)
	if c.Format == "json" {
		f = asJSON
	}
	err = pump(reports, std, f, writeTo(w, bar.tick))
	bar.close()
	if e := closeOut(); e != nil {
		return e
	}
	return err
}

func asJSON(r *reading.Reader, report *record.Report) ([]byte, error) {
	var b bytes.Buffer
	err := record.Write(&b, r.Read(report))
	return b.Bytes(), err
}

func (c *readCmd) text(std streams) render {
	o := textOptions(std, c.Output != "", c.Why)
	return func(r *reading.Reader, report *record.Report) ([]byte, error) {
		var b bytes.Buffer
		err := show.Text(&b, r.Read(report), o)
		b.WriteByte('\n')
		return b.Bytes(), err
	}
}

// pages writes one page per report: to standard output or a file if there is
// one report, into a folder if there are several.
func (c *readCmd) pages(reports func(func(*record.Report, error) bool), std streams) error {
	sink := &pageSink{out: c.Output, std: std}
	bar := newProgress(std, c.Output != "")
	page := func(r *reading.Reader, report *record.Report) ([]byte, error) {
		var b bytes.Buffer
		err := show.Page(&b, r.Read(report), show.PageOptions{Why: c.Why})
		return b.Bytes(), err
	}
	err := pump(reports, std, page, func(r rendering) error {
		bar.tick()
		return sink.add(r)
	})
	bar.close()
	if err != nil && err != errTold {
		return err
	}
	if e := sink.finish(); e != nil {
		return e
	}
	return err
}

// pageSink holds back the first page until it is known whether it is alone.
type pageSink struct {
	out   string
	std   streams
	count int
	first rendering
}

func (s *pageSink) folder() bool {
	info, err := os.Stat(s.out)
	return strings.HasSuffix(s.out, "/") || err == nil && info.IsDir()
}

func (s *pageSink) add(r rendering) error {
	s.count++
	if s.folder() {
		return s.save(r)
	}
	if s.count > 1 {
		return fmt.Errorf("several reports make several pages: name a folder to put them in, for example -o pages/")
	}
	s.first = r
	return nil
}

func (s *pageSink) save(r rendering) error {
	if err := os.MkdirAll(s.out, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.out, fileName(r.name)+".html"), r.body, 0o644)
}

func (s *pageSink) finish() error {
	if s.count != 1 || s.folder() {
		return nil
	}
	w, closeOut, err := output(s.out, s.std)
	if err != nil {
		return err
	}
	if _, err := w.Write(s.first.body); err != nil {
		return err
	}
	return closeOut()
}

// fileName makes a report's id safe as a file's name.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '-'
	}, id)
	name = strings.TrimLeft(name, ".-")
	if len(name) > 120 {
		name = name[:120]
	}
	if name == "" {
		name = "report"
	}
	return name
}

// output opens the file named, or standard output; closing flushes.
func output(name string, std streams) (io.Writer, func() error, error) {
	if name == "" || name == "-" {
		w := bufio.NewWriterSize(std.out, 64<<10)
		return w, w.Flush, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	w := bufio.NewWriterSize(f, 64<<10)
	return w, func() error {
		if err := w.Flush(); err != nil {
			f.Close()
			return err
		}
		return f.Close()
	}, nil
}
