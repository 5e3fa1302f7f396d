package neural

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"sayso/data"
	"sayso/reading/grammar/neural/matrix"
)

// The file of a net, all little-endian:
//
//	the seal of package data, of kind NET
//	Words Affixes Ngrams Embed Hidden Arc Rel (u32 each)
//	four label lists: length(u32), names joined by spaces
//	slots(u32), slots × {hash(u32), row+1(u32)}: the known words, open addressing
//	size(u32), the slots of Lists
//	Total × {scale(f32)}, Total × Embed bytes: the embedding rows, 8 bits each
//	the dense parameters in the order of Dense, as 16-bit floats

const (
	fileKind    = "NET"
	fileVersion = 1
)

// Encode writes a net's file.
func (w *Weights) Encode() []byte {
	var b []byte
	u32 := func(x int) { b = binary.LittleEndian.AppendUint32(b, uint32(x)) }
	for _, x := range []int{w.Words, w.Affixes, w.Ngrams, w.Embed, w.Hidden, w.Arc, w.Rel} {
		u32(x)
	}
	for _, list := range [][]string{w.Tags, w.Fine, w.Labels.Rels, w.Names} {
		s := strings.Join(list, " ")
		u32(len(s))
		b = append(b, s...)
	}
	slots := slotTable(w.Keys)
	u32(len(slots) / 2)
	for _, x := range slots {
		u32(int(x))
	}
	u32(len(w.Lists.slots))
	b = append(b, w.Lists.slots...)
	b = w.encodeRows(b)
	for _, d := range w.Dense() {
		for _, x := range *d.Data {
			b = binary.LittleEndian.AppendUint16(b, toHalf(x))
		}
	}
	return data.Seal(fileKind, fileVersion, b)
}

// slotTable spreads the known words' hashes over a table twice their number.
func slotTable(keys []uint32) []uint32 {
	n := 2*len(keys) + 1
	table := make([]uint32, 2*n)
	for row, key := range keys {
		at := int(within(key, n))
		for table[2*at+1] != 0 {
			at = (at + 1) % n
		}
		table[2*at], table[2*at+1] = key, uint32(row+1)
	}
	return table
}

func (w *Weights) encodeRows(b []byte) []byte {
	bytes := make([]byte, 0, len(w.Rows))
	for i := range w.Total() {
		row := w.Rows[i*w.Embed:][:w.Embed]
		var top float32
		for _, x := range row {
			top = max(top, x, -x)
		}
		scale := top / 127
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
		for _, x := range row {
			q := float32(0)
			if scale > 0 {
				q = x / scale
			}
			bytes = append(bytes, byte(int8(math.RoundToEven(float64(q)))))
		}
	}
	return append(b, bytes...)
}

// file is a net's file as loaded: the embedding table stays in the file.
type file struct {
	Weights
	slots  string // {hash, row+1} pairs
	scales []float32
	bytes  string // Total × Embed
}

var errFormat = errors.New("neural: not a net file of this version, or a damaged one")

// decode reads a net's file; the embedding rows are not copied.
func decode(s string) (*file, error) {
	body, ok := data.Unseal(fileKind, fileVersion, s)
	if !ok {
		return nil, errFormat
	}
	r := reader{rest: body}
	f := &file{}
	for _, x := range []*int{&f.Words, &f.Affixes, &f.Ngrams, &f.Embed, &f.Hidden, &f.Arc, &f.Rel} {
		*x = r.u32()
	}
	for _, list := range []*[]string{&f.Tags, &f.Fine, &f.Labels.Rels, &f.Names} {
		*list = strings.Fields(r.take(r.u32()))
	}
	f.slots = r.take(8 * r.u32())
	f.Lists.slots = r.take(r.u32() / 4 * 4)
	scales := r.take(4 * f.Total())
	f.bytes = r.take(f.Total() * f.Embed)
	if r.bad {
		return nil, errFormat
	}
	f.scales = make([]float32, f.Total())
	for i := range f.scales {
		f.scales[i] = math.Float32frombits(word32(scales[4*i:]))
	}
	for _, d := range f.Dense() {
		raw := r.take(2 * d.Rows * d.Columns)
		data := make([]float32, len(raw)/2)
		for i := range data {
			data[i] = fromHalf(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
		}
		*d.Data = data
	}
	if r.bad || r.rest != "" || f.Hidden%matrix.Panel != 0 || f.Arc%matrix.Panel != 0 || f.Rel%matrix.Panel != 0 {
		return nil, errFormat
	}
	return f, nil
}

// Decode reads a net's file for further training: all weights in the clear.
func Decode(s string) (*Weights, error) {
	f, err := decode(s)
	if err != nil {
		return nil, err
	}
	w := &f.Weights
	w.Keys = make([]uint32, w.Words)
	for at := 0; at+8 <= len(f.slots); at += 8 {
		if row := int(word32(f.slots[at+4:])); 0 < row && row <= w.Words {
			w.Keys[row-1] = word32(f.slots[at:])
		}
	}
	w.Rows = make([]float32, w.Total()*w.Embed)
	for i := range w.Rows {
		w.Rows[i] = f.scales[i/w.Embed] * float32(int8(f.bytes[i]))
	}
	return w, nil
}

// reader takes pieces off a file and remembers whether one was missing.
type reader struct {
	rest string
	bad  bool
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.rest) {
		r.bad = true
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) u32() int {
	s := r.take(4)
	if s == "" {
		return 0
	}
	return int(word32(s))
}

// word32 reads a little-endian number.
func word32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// toHalf rounds to a 16-bit float, to the nearest; what is too small becomes
// zero, what is too large the largest.
func toHalf(x float32) uint16 {
	b := math.Float32bits(x)
	sign := uint16(b >> 16 & 0x8000)
	b &= 0x7fffffff
	if b < 0x38800000 { // below the smallest normal 2^-14: a multiple of 2^-24
		return sign | uint16(math.RoundToEven(float64(math.Float32frombits(b))*(1<<24)))
	}
	b += 0xfff + b>>13&1
	return sign | uint16(min(b>>13-(112<<10), 0x7bff))
}

// fromHalf widens a 16-bit float.
func fromHalf(h uint16) float32 {
	sign, rest := uint32(h&0x8000)<<16, uint32(h&0x7fff)
	if rest < 0x400 {
		return math.Float32frombits(sign | math.Float32bits(float32(rest)/(1<<24)))
	}
	return math.Float32frombits(sign | (rest<<13 + 112<<23))
}
