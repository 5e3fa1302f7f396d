package roles

import (
	"encoding/binary"
	"math"

	"sayso/data"
)

// Model is what tools/train learns: how much each feature tells of a report,
// a phrase and a player, and how sure one must be of each part.
type Model struct {
	Doc, Phrases, Players Table
	Least                 [Count]float32
}

// Table is the weights of hashed features: Labels signed bytes of Scale each
// for each of a power of two slots.
type Table struct {
	Labels  int
	Scale   float32
	Weights string
	mask    uint32
}

// score is the sum of the weights of features in a table of one label.
func (t *Table) score(features []uint32) float32 { return t.at(features, 0) }

// at is the sum of the features' weights for one label.
func (t *Table) at(features []uint32, label int) float32 {
	sum := int32(0)
	for _, h := range features {
		sum += int32(int8(t.Weights[int(h&t.mask)*t.Labels+label]))
	}
	return float32(sum) * t.Scale
}

// each is at for every part.
func (t *Table) each(features []uint32) Scores {
	var sum [Count]int32
	for _, h := range features {
		at := int(h&t.mask) * Count
		w := t.Weights[at : at+Count]
		for k := range sum {
			sum[k] += int32(int8(w[k]))
		}
	}
	var out Scores
	for k := range out {
		out[k] = float32(sum[k]) * t.Scale
	}
	return out
}

// fileKind and fileVersion are of the model's seal.
const (
	fileKind    = "ROL"
	fileVersion = 1
)

// File is the model in the form that Open reads: under the seal of package
// data the least scores, then three tables.
func (m *Model) File() []byte {
	var b []byte
	for _, x := range m.Least {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	for _, t := range []*Table{&m.Doc, &m.Phrases, &m.Players} {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(t.Weights)/t.Labels))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t.Scale))
		b = append(b, t.Weights...)
	}
	return data.Seal(fileKind, fileVersion, b)
}

// Open reads a model; nil for a damaged one. The weights stay in file.
func Open(file string) *Model {
	s, ok := data.Unseal(fileKind, fileVersion, file)
	if !ok {
		return nil
	}
	word := func() uint32 {
		if len(s) < 4 {
			s = ""
			return 0
		}
		w := binary.LittleEndian.Uint32([]byte(s[:4]))
		s = s[4:]
		return w
	}
	var m Model
	for k := range m.Least {
		m.Least[k] = math.Float32frombits(word())
	}
	m.Doc.Labels, m.Phrases.Labels, m.Players.Labels = 1, Count, Count
	for _, t := range []*Table{&m.Doc, &m.Phrases, &m.Players} {
		slots := word()
		t.Scale, t.mask = math.Float32frombits(word()), slots-1
		size := int(slots) * t.Labels
		if slots == 0 || slots&(slots-1) != 0 || len(s) < size {
			return nil
		}
		t.Weights, s = s[:size], s[size:]
	}
	return &m
}

var opened = Open(data.RolesModel)

// embedded is the model of this build; nil if there is none.
func embedded() *Model { return opened }
