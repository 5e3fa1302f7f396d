package main

import (
	"math"

	"sayso/tools/train/linear"
)

// perceptron is an averaged sparse multi-class perceptron under training. It
// scores with its present weights and implements linear.Scorer.
//
// Features live in an open-addressing table; a feature's cells lie together
// in one array, moved to its end when they outgrow their room.
type perceptron struct {
	slots  []slot
	used   int
	now    int64 // number of the present decision
	closed bool  // no new features are taken
	hot    []weight
	acc    []int64 // of each weight: the sum of its changes times their moment
}

type slot struct {
	feature uint64 // 0 for an empty slot
	at      int32  // first cell
	n, room uint8
	updates uint16
}

type weight struct {
	value int32
	label uint8
}

func newPerceptron() *perceptron { return &perceptron{slots: make([]slot, 1<<16)} }

// find returns the slot of feature f, or the empty one where it would go.
func (p *perceptron) find(f uint64) *slot {
	mask := uint64(len(p.slots) - 1)
	for i := f >> 13 & mask; ; i = (i + 1) & mask {
		if s := &p.slots[i]; s.feature == f || s.feature == 0 {
			return s
		}
	}
}

// Score implements linear.Scorer.
func (p *perceptron) Score(features []uint64, scores []int32) {
	for _, f := range features {
		s := p.find(f)
		for _, w := range p.hot[s.at : int(s.at)+int(s.n)] {
			scores[w.label] += w.value
		}
	}
}

// update moves the weights toward good and away from bad.
func (p *perceptron) update(features []uint64, good, bad int) {
	for _, f := range features {
		s := p.find(f)
		if s.feature == 0 {
			if p.closed || f == 0 {
				continue
			}
			if p.used*10 > len(p.slots)*6 {
				p.grow()
				s = p.find(f)
			}
			s.feature = f
			p.used++
		}
		s.updates = min(s.updates+1, math.MaxUint16-1)
		p.bump(s, uint8(good), 1)
		p.bump(s, uint8(bad), -1)
	}
}

func (p *perceptron) grow() {
	old := p.slots
	p.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.feature != 0 {
			*p.find(s.feature) = s
		}
	}
}

func (p *perceptron) bump(s *slot, label uint8, by int32) {
	row := p.hot[s.at : int(s.at)+int(s.n)]
	for i := range row {
		if row[i].label == label {
			row[i].value += by
			p.acc[int(s.at)+i] += int64(by) * p.now
			return
		}
	}
	if p.closed {
		return
	}
	if s.n == s.room {
		at := len(p.hot)
		p.hot = append(p.hot, row...)
		p.acc = append(p.acc, p.acc[s.at:int(s.at)+int(s.n)]...)
		s.at, s.room = int32(at), s.room+max(2, s.room/2)
		for len(p.hot) < at+int(s.room) {
			p.hot, p.acc = append(p.hot, weight{}), append(p.acc, 0)
		}
	}
	p.hot[int(s.at)+int(s.n)] = weight{by, label}
	p.acc[int(s.at)+int(s.n)] = int64(by) * p.now
	s.n++
}

// mean returns the average of weight k over all decisions so far.
func (p *perceptron) mean(k int) float64 {
	return float64(p.hot[k].value) - float64(p.acc[k])/float64(max(p.now, 1))
}

// close keeps the weights that matter most, so that they fit budget bytes,
// and takes no new ones: further training makes up for those that went.
// What a weight matters grows with its mean and with the updates of its
// feature.
func (p *perceptron) close(budget int) {
	least := 0.1
	for p.bytes(least) > budget {
		least *= 1.1
	}
	old := *p
	p.hot, p.acc, p.used, p.closed = nil, nil, 0, true
	size := 1 << 16
	for size < old.used {
		size *= 2
	}
	p.slots = make([]slot, size)
	for _, s := range old.slots {
		at := len(p.hot)
		for k := int(s.at); k < int(s.at)+int(s.n); k++ {
			if old.matters(&s, k) >= least {
				p.hot, p.acc = append(p.hot, old.hot[k]), append(p.acc, old.acc[k])
			}
		}
		if n := len(p.hot) - at; n > 0 {
			s.at, s.n, s.room = int32(at), uint8(n), uint8(n)
			*p.find(s.feature) = s
			p.used++
		}
	}
}

func (p *perceptron) matters(s *slot, k int) float64 {
	return math.Abs(p.mean(k)) * math.Log2(1+float64(min(s.updates, 30)))
}

// bytes estimates the size of the model with the weights that matter so much.
func (p *perceptron) bytes(least float64) int {
	rows, cells := 0, 0
	for i := range p.slots {
		s := &p.slots[i]
		had := cells
		for k := int(s.at); k < int(s.at)+int(s.n); k++ {
			if p.matters(s, k) >= least {
				cells++
			}
		}
		if cells > had {
			rows++
		}
	}
	return 6*rows + 2*cells
}

// restart forgets the past of the weights: averages count from now.
func (p *perceptron) restart() {
	for k := range p.acc {
		p.acc[k] = 0
	}
	p.now = 0
}

// means scores with the averaged weights, sixteenfold.
type means struct{ *perceptron }

// Score implements linear.Scorer.
func (m means) Score(features []uint64, scores []int32) {
	for _, f := range features {
		s := m.find(f)
		for k := int(s.at); k < int(s.at)+int(s.n); k++ {
			scores[m.hot[k].label] += int32(math.Round(packScale * m.mean(k)))
		}
	}
}

// packScale is what mean weights are multiplied with before packing.
const packScale = 16

// rows returns the mean weights, packed; those below least, or that round to
// zero, vanish.
func (p *perceptron) rows(least float64) []linear.Row {
	out := make([]linear.Row, 0, p.used)
	for _, s := range p.slots {
		row := linear.Row{Feature: s.feature}
		for k := int(s.at); k < int(s.at)+int(s.n); k++ {
			mean := p.mean(k)
			w := linear.Pack(int32(math.Round(mean * packScale)))
			if math.Abs(mean) < least || w&127 == 0 {
				continue
			}
			row.Labels = append(row.Labels, p.hot[k].label)
			row.Weights = append(row.Weights, w)
		}
		if len(row.Labels) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// fitting encodes the averaged weights in at most budget bytes, dropping the
// smallest weights where they do not fit.
func (p *perceptron) fitting(budget int) []byte {
	for least := 0.05; ; least *= 1.2 {
		out := linear.EncodeWeights(p.rows(least))
		if len(out) <= budget {
			return out
		}
	}
}
