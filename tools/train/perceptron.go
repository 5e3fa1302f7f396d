package main

import (
	"math"

	"sayso/reading/grammar/linear"
)

// perceptron is an averaged sparse multi-class perceptron under training. It
// scores with its present weights and implements linear.Scorer.
type perceptron struct {
	index map[uint64]int32
	rows  [][]cell
	now   int32 // number of the present decision
}

// cell is one weight: total holds its sum over all decisions before changed.
type cell struct {
	label   uint8
	weight  int32
	changed int32
	total   int64
}

func newPerceptron() *perceptron { return &perceptron{index: map[uint64]int32{}} }

// Score implements linear.Scorer.
func (p *perceptron) Score(features []uint64, scores []int32) {
	for _, f := range features {
		if r, ok := p.index[f]; ok {
			for _, c := range p.rows[r] {
				scores[c.label] += c.weight
			}
		}
	}
}

// update moves the weights toward good and away from bad.
func (p *perceptron) update(features []uint64, good, bad int) {
	for _, f := range features {
		r, ok := p.index[f]
		if !ok {
			r = int32(len(p.rows))
			p.index[f] = r
			p.rows = append(p.rows, nil)
		}
		p.rows[r] = p.bump(p.rows[r], uint8(good), 1)
		p.rows[r] = p.bump(p.rows[r], uint8(bad), -1)
	}
}

func (p *perceptron) bump(row []cell, label uint8, by int32) []cell {
	for i := range row {
		c := &row[i]
		if c.label == label {
			c.total += int64(c.weight) * int64(p.now-c.changed)
			c.changed = p.now
			c.weight += by
			return row
		}
	}
	return append(row, cell{label: label, weight: by, changed: p.now})
}

// averaged returns the mean weights, scaled and packed; those below least, or that
// round to zero, vanish.
func (p *perceptron) averaged(scale, least float64) []linear.Row {
	out := make([]linear.Row, 0, len(p.index))
	for f, r := range p.index {
		row := linear.Row{Feature: f}
		for _, c := range p.rows[r] {
			total := c.total + int64(c.weight)*int64(p.now-c.changed)
			mean := float64(total) / float64(p.now)
			w := linear.Pack(int32(math.Round(mean * scale)))
			if math.Abs(mean) < least || w&127 == 0 {
				continue
			}
			row.Labels = append(row.Labels, c.label)
			row.Weights = append(row.Weights, w)
		}
		if len(row.Labels) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// exact scores with the averaged weights at a fine scale, unpruned: what the
// bytes of the shipped weights are compared with.
type exact map[uint64][]cell

func (p *perceptron) exact() exact {
	out := exact{}
	for f, r := range p.index {
		for _, c := range p.rows[r] {
			total := c.total + int64(c.weight)*int64(p.now-c.changed)
			w := int32(math.Round(1024 * float64(total) / float64(p.now)))
			if w != 0 {
				out[f] = append(out[f], cell{label: c.label, weight: w})
			}
		}
	}
	return out
}

// Score implements linear.Scorer.
func (e exact) Score(features []uint64, scores []int32) {
	for _, f := range features {
		for _, c := range e[f] {
			scores[c.label] += c.weight
		}
	}
}

// fitting encodes the averaged weights in at most budget bytes, dropping the
// smallest weights where they do not fit.
func (p *perceptron) fitting(scale float64, budget int) []byte {
	for least := 0.05; ; least *= 1.25 {
		out := linear.EncodeWeights(p.averaged(scale, least))
		if len(out) <= budget {
			return out
		}
	}
}
