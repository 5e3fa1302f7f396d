package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"sayso/reading/grammar"
	"sayso/reading/what"
	"sayso/record"
)

// FactualityFiles are the dev parts of the corpus of factuality.
var FactualityFiles = []string{"uw-dev.jsonl", "meantime-dev.jsonl", "uds-ih2-dev.jsonl", "commitmentbank-dev.jsonl"}

// factualityGold is a sentence with event words and how surely each happened
// in its author's eyes, from -3 (certainly not) to 3 (certainly).
type factualityGold struct {
	document
	Events []struct {
		Span  span
		Value float64
	}
}

// Factuality scores the status of words that tell of events, whether or not
// the record has events of their kind. gold is unified as by Stanovsky et al.
// ("Integrating Deep Linguistic Features in Factuality Prediction over
// Unified Datasets", ACL 2017).
//
// A status has a sign: occurred and ongoing are +, denied is -, all others
// are open. "sign" is the share of the events with a value of 1 and more, or
// -1 and less, whose status has the value's sign; "+" and "-" are the two
// kinds by themselves; "open" are the events between. The mean absolute error
// takes 3 for +, -2 for - and 1 for open.
func Factuality(w io.Writer, path string, parse func(*record.Report) *grammar.Doc, errors int) error {
	b := newBoard(w, errors)
	off, n := 0.0, 0
	err := Lines(path, func(line []byte) error {
		g := new(factualityGold)
		if err := json.Unmarshal(line, g); err != nil {
			return err
		}
		var at []int
		for _, e := range g.Events {
			at = append(at, e.Span[0])
		}
		doc := parse(&record.Report{ID: g.ID, Text: g.Text})
		for i, status := range what.Statuses(doc, at) {
			e := &g.Events[i]
			sign := signOf(status)
			off += math.Abs(e.Value - [...]float64{-2, 1, 3}[sign+1])
			n++
			scoreSign(b, g, e.Span, e.Value, status, sign)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if n > 0 {
		fmt.Fprintf(w, "mean absolute error %.2f over %d events\n", off/float64(n), n)
	}
	return b.show()
}

func scoreSign(b *Board, g *factualityGold, s span, value float64, status record.Status, sign int) {
	want := 0
	switch {
	case value >= 1:
		want = 1
	case value <= -1:
		want = -1
	}
	if want != 0 {
		b.add("sign", toInt(want == sign), 1, 1)
	}
	for k, name := range []string{"-", "open", "+"} {
		b.add(name, toInt(want == sign && want == k-1), toInt(want == k-1), toInt(sign == k-1))
	}
	if want != sign {
		text := g.Text[:s[0]] + "[" + g.Text[s[0]:s[1]] + "]" + g.Text[s[1]:]
		b.note([...]string{"- missed", "open missed", "+ missed"}[want+1], "%s %.1f %s: %s", g.ID, value, status, text)
	}
}

// signOf is 1 for what happened, -1 for what did not, 0 for what is open.
func signOf(s record.Status) int {
	switch s {
	case record.Occurred, record.Ongoing:
		return 1
	case record.Denied:
		return -1
	}
	return 0
}
