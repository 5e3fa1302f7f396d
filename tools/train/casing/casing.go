// Package casing trains the model that gives texts in capitals their case.
package casing

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"unicode"

	"sayso/data"
	"sayso/reading/casing"
)

// example is a word as written, with what tells its case.
type example struct {
	context casing.Context
	case_   casing.Case
	judged  bool // the writer had a choice
}

// Train trains the model by an averaged perceptron on mixed-case texts and
// writes one signed byte for each feature and case. Texts returns the running
// texts of the corpora.
func Train(texts func(corpora string) ([]string, error), args []string) error {
	flags := flag.NewFlagSet("casing", flag.ContinueOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/casing.model", "file to write")
	rounds := flags.Int("rounds", 4, "passes over the examples")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all, err := texts(*corpora)
	if err != nil {
		return err
	}
	var train, held []example
	for i, t := range all {
		if e := examples(t); i%20 == 7 {
			held = append(held, e...)
		} else {
			train = append(train, e...)
		}
	}
	w := fit(train, *rounds)
	right, n := 0, 0
	before := casing.Lower
	for i := range held {
		before = w.best(&held[i].context, before)
		if held[i].judged {
			n++
			if before == held[i].case_ {
				right++
			}
		}
	}
	fmt.Printf("%d words; right on %d held out: %.2f %%\n", len(train), n, 100*float64(right)/float64(max(n, 1)))
	return os.WriteFile(*out, data.Seal("CAS", 1, w.bytes()), 0o644)
}

// examples are the words of a text; those that open a sentence, or stand in a
// headline or in a text without case, have nothing to teach.
func examples(text string) []example {
	var list []example
	for _, line := range strings.Split(text, "\n") {
		from, low, high := len(list), 0, 0
		casing.Words(line, func(c *casing.Context) {
			e := example{*c, caseOf(line[c.Start:c.End]), !c.Initial}
			list = append(list, e)
			if e.judged && e.case_ == casing.Lower {
				low++
			} else if e.judged {
				high++
			}
		})
		if low < 2*high || low < 4 {
			list = list[:from]
		}
	}
	return list
}

func caseOf(w string) casing.Case {
	up, n := 0, 0
	for _, r := range strings.TrimSuffix(w, "'s") {
		n++
		if unicode.IsUpper(r) {
			up++
		}
	}
	switch {
	case up == 0:
		return casing.Lower
	case up == n && n > 1:
		return casing.Upper
	}
	return casing.Title
}

// table is the perceptron's weights with the sums of their history.
type table struct {
	now, sum []float32
	since    []int32
	step     int32
}

func fit(list []example, rounds int) *table {
	seen := map[string]int{}
	for i := range list {
		seen[list[i].context.Word]++
	}
	rng := rand.New(rand.NewPCG(1, 2))
	t := &table{make([]float32, 3<<casing.Bits), make([]float32, 3<<casing.Bits), make([]int32, 3<<casing.Bits), 0}
	rows := make([]uint32, 0, casing.FeatureCount)
	for range rounds {
		before := casing.Lower
		for i := range list {
			e := &list[i]
			rows = casing.Features(rows[:0], &e.context, before)
			if seen[e.context.Word] < 3 || rng.IntN(12) == 0 {
				rows = rows[casing.Known:] // as of a word never seen
			}
			t.step++
			guess := t.guess(rows)
			if e.judged && guess != e.case_ {
				t.move(rows, e.case_, 1)
				t.move(rows, guess, -1)
			}
			before = guess
		}
	}
	for i := range t.now {
		t.sum[i] += t.now[i] * float32(t.step-t.since[i])
		t.now[i] = t.sum[i] / float32(t.step)
	}
	return t
}

func (t *table) guess(rows []uint32) casing.Case {
	var sum [3]float32
	for _, r := range rows {
		for k := range sum {
			sum[k] += t.now[3*r+uint32(k)]
		}
	}
	best := casing.Lower
	for k := range sum {
		if sum[k] > sum[best] {
			best = casing.Case(k)
		}
	}
	return best
}

func (t *table) move(rows []uint32, c casing.Case, by float32) {
	for _, r := range rows {
		i := 3*r + uint32(c)
		t.sum[i] += t.now[i] * float32(t.step-t.since[i])
		t.since[i] = t.step
		t.now[i] += by
	}
}

func (t *table) best(c *casing.Context, before casing.Case) casing.Case {
	return t.guess(casing.Features(nil, c, before))
}

// bytes are the weights scaled to signed bytes; the few greatest are cut.
func (t *table) bytes() []byte {
	out := make([]byte, len(t.now))
	for i, v := range t.now {
		out[i] = byte(int8(max(-127, min(127, v*16))))
	}
	return out
}
