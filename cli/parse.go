package cli

import (
	"bytes"

	"sayso/reading"
	"sayso/reading/grammar"
	"sayso/record"
)

// parseCmd is `sayso parse`.
type parseCmd struct {
	inputs `embed:""`
	Output string `help:"Write to this file." short:"o" placeholder:"FILE"`
}

// Help gives the examples of `sayso parse --help`.
func (parseCmd) Help() string {
	return `Examples:
  sayso parse report.txt > report.conllu
  echo "Officials denied the report." | sayso parse`
}

// Run parses every input.
func (c *parseCmd) Run(std streams) error {
	reports, err := c.reports(std)
	if err != nil {
		return err
	}
	w, closeOut, err := output(c.Output, std)
	if err != nil {
		return err
	}
	bar := newProgress(std, c.Output != "")
	err = pump(reports, std, asCoNLLU, writeTo(w, bar.tick))
	bar.close()
	if e := closeOut(); e != nil {
		return e
	}
	return err
}

func asCoNLLU(r *reading.Reader, report *record.Report) ([]byte, error) {
	var b bytes.Buffer
	err := grammar.WriteCoNLLU(&b, r.Parse(report))
	return b.Bytes(), err
}
