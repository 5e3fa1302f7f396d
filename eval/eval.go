// Package eval scores records on gold corpora.
//
// Every figure is micro-averaged over a corpus: counts add up, and precision,
// recall and F1 in percent come last. Spans are UTF-8 byte offsets; matching
// is one to one, best overlap first.
package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"sayso/intake"
	"sayso/record"
)

// A Reader reads one report into its record.
type Reader interface {
	Read(*record.Report) *record.Record
}

// Task is a way to score records on one kind of gold.
type Task struct {
	Name string
	// Files are the corpus's dev parts, relative to its folder.
	Files []string
	// Score reads every document of a gold file with r and writes, after the
	// first few errors of each kind, the score lines.
	Score func(w io.Writer, gold string, r Reader, errors int) error
}

// Tasks are all tasks that score records; Syntax scores trees.
var Tasks = []Task{
	{"record", []string{"dev.jsonl"}, scoring(scoreRecord)},
	{"attribution", []string{"dev.jsonl"}, scoring(scoreAttribution)},
	{"timex", []string{"dev.jsonl", "wikiwars-dev.jsonl"}, scoring(scoreTimex)},
	{"places", []string{"lgl-dev.jsonl", "geovirus-train.jsonl"}, scoring(scorePlaces)},
	{"names", []string{"uner-ewt-dev.jsonl", "worldwide-dev.jsonl", "re3d-dev.jsonl", "crossner-politics-dev.jsonl"}, scoring(scoreNames)},
	{"coding", []string{"dev.jsonl"}, scoring(scoreCoding)},
	{"attacks", []string{"dev.jsonl"}, scoring(scoreAttacks)},
	{"counts", []string{"gva-dev.jsonl"}, counts},
	{"events", []string{"wikievents-dev.jsonl", "case21-dev.jsonl", "indiapolice-dev.jsonl"}, events},
}

// document is what every gold document has; each task's gold embeds it.
type document struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text"`
}

func (d *document) input() *document { return d }

// gold is a document of some task.
type gold interface{ input() *document }

// scoring makes a Task's Score of a function that scores one document.
func scoring[G any, P interface {
	*G
	gold
}](score func(b *Board, g *G, system *record.Record)) func(io.Writer, string, Reader, int) error {
	return func(w io.Writer, path string, r Reader, errors int) error {
		b := newBoard(w, errors)
		err := Lines(path, func(line []byte) error {
			g := new(G)
			if err := json.Unmarshal(line, g); err != nil {
				return err
			}
			system, err := read(r, P(g).input())
			if err != nil {
				return err
			}
			score(b, g, system)
			return nil
		})
		if err != nil {
			return err
		}
		return b.show()
	}
}

// read takes the document in as a user's JSON line would be, and reads it.
func read(r Reader, d *document) (*record.Record, error) {
	body, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	report, err := intake.One(d.ID, body, intake.Hint{Format: intake.JSONLines})
	if err != nil {
		return nil, err
	}
	if report.Text != d.Text {
		return nil, fmt.Errorf("%s: report.text differs from the gold text; offsets would not mean the same", d.ID)
	}
	return r.Read(report), nil
}

// Lines calls f for each line of a JSON Lines file, gzipped or not.
func Lines(path string, f func(line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(file)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		in = z
	}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}
