package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"

	"sayso/reading"
	"sayso/record"
)

type readCmd struct {
	Format string   `help:"Output: json." enum:"json" default:"json"`
	Files  []string `arg:"" optional:""`
}

func (c *readCmd) Run(std streams) error {
	r := reading.New()
	w := bufio.NewWriter(std.out)
	defer w.Flush()
	return each(c.Files, std, func(report *record.Report) error { return record.Write(w, r.Read(report)) })
}

type parseCmd struct {
	Files []string `arg:"" optional:""`
}

func (c *parseCmd) Run(std streams) error { return nil }

// each is a stand-in for intake: JSON Lines, JSON objects and plain text.
func each(files []string, std streams, f func(*record.Report) error) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	for _, name := range files {
		var b []byte
		var err error
		if name == "-" {
			b, err = io.ReadAll(std.in)
		} else {
			b, err = os.ReadFile(name)
		}
		if err != nil {
			return err
		}
		if !bytes.HasPrefix(b, []byte("{")) {
			if err := f(&record.Report{ID: name, Text: string(b)}); err != nil {
				return err
			}
			continue
		}
		dec := json.NewDecoder(strings.NewReader(string(b)))
		for dec.More() {
			var in record.Report
			if err := dec.Decode(&in); err != nil {
				return err
			}
			if err := f(&in); err != nil {
				return err
			}
		}
	}
	return nil
}
