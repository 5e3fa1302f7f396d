package linear

import (
	"encoding/binary"
	"sort"
)

// Weights is a sparse weight matrix, feature × label, read in place from a
// string:
//
//	uint32 bits            the table has 2^bits buckets
//	uint32 × (2^bits + 1)  offsets of the buckets in the rows
//	rows                   per feature: uint16 fingerprint, uint8 count,
//	                       then count × (uint8 label, uint8 weight)
//
// Numbers are little-endian. A feature's bucket is the top bits of its hash,
// its fingerprint the low 16 bits; two features that share both share a row.
// A weight is a small floating-point number (see Pack).
type Weights struct {
	buckets, rows string
	shift         uint
	values        *[256]int32 // of packed weights
}

// Unpack returns the number that Pack made b of: a sign bit, three bits of
// exponent and four of mantissa.
func Unpack(b byte) int32 {
	v, e := int32(b&15), b>>4&7
	if e > 0 {
		v = (16 + v) << (e - 1)
	}
	if b >= 128 {
		return -v
	}
	return v
}

// Pack returns the byte nearest to v; beyond ±1984 the last one.
func Pack(v int32) byte {
	sign := byte(0)
	if v < 0 {
		sign, v = 128, -v
	}
	v = min(v, 1984)
	best := byte(0)
	for b := range byte(128) {
		if d := v - Unpack(b); d*d <= (v-Unpack(best))*(v-Unpack(best)) {
			best = b
		}
	}
	return sign | best
}

// unpacked is Unpack as a table.
func unpacked() *[256]int32 {
	var t [256]int32
	for b := range t {
		t[b] = Unpack(byte(b))
	}
	return &t
}

// OpenWeights reads the layout above; a damaged string gives empty weights.
func OpenWeights(s string) Weights {
	empty := Weights{buckets: "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", shift: 63, values: unpacked()}
	if len(s) < 8 {
		return empty
	}
	bits := u32(s, 0)
	if bits < 1 || bits > 28 || len(s) < 4+4*(1<<bits+1) {
		return empty
	}
	end := 4 + 4*(1<<bits+1)
	return Weights{buckets: s[4:end], rows: s[end:], shift: uint(64 - bits), values: unpacked()}
}

func u32(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Score implements Scorer. It looks up many features in steps (buckets, the
// heads of their first rows, the weights) so that the waits for memory overlap:
// that makes the whole parser 1.8 times as fast.
func (w *Weights) Score(features []uint64, scores []int32) {
	if len(w.rows) < 4 {
		return
	}
	var from, to, head [64]uint32
	end := uint32(len(w.rows) - 4)
	for len(features) > 0 {
		some := features[:min(len(features), len(from))]
		features = features[len(some):]
		for i, f := range some {
			at := int(f>>w.shift) * 4
			from[i], to[i] = u32(w.buckets, at), u32(w.buckets, at+4)
		}
		for i := range some {
			head[i] = u32(w.rows, int(min(from[i], end)))
		}
		for i, f := range some {
			if from[i] >= to[i] {
				continue
			}
			size := 3 + 2*(head[i]>>16&255)
			if uint16(head[i]) == uint16(f) {
				w.add(w.rows[from[i]+3:from[i]+size], scores)
			} else if from[i]+size < to[i] {
				w.search(w.rows[from[i]+size:to[i]], uint16(f), scores)
			}
		}
	}
}

// search adds the row with the fingerprint, if the bucket has it.
func (w *Weights) search(bucket string, fingerprint uint16, scores []int32) {
	for len(bucket) > 3 {
		size := 3 + 2*int(bucket[2])
		if uint16(bucket[0])|uint16(bucket[1])<<8 == fingerprint {
			w.add(bucket[3:size], scores)
			return
		}
		bucket = bucket[size:]
	}
}

func (w *Weights) add(row string, scores []int32) {
	for ; len(row) > 1; row = row[2:] {
		scores[row[0]] += w.values[row[1]]
	}
}

// Row is the weights of one feature, for writing.
type Row struct {
	Feature uint64
	Labels  []uint8
	Weights []byte // packed
}

// EncodeWeights lays rows out as Weights reads them.
func EncodeWeights(rows []Row) []byte {
	bits := uint32(1)
	for 1<<bits < len(rows)/2 {
		bits++
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Feature < rows[j].Feature })
	var body []byte
	offsets := make([]uint32, 1<<bits+1)
	next := 0
	for b := range offsets[1:] {
		offsets[b] = uint32(len(body))
		for next < len(rows) && rows[next].Feature>>(64-bits) == uint64(b) {
			r := rows[next]
			body = append(body, byte(r.Feature), byte(r.Feature>>8), byte(len(r.Labels)))
			for i, l := range r.Labels {
				body = append(body, l, r.Weights[i])
			}
			next++
		}
	}
	offsets[1<<bits] = uint32(len(body))
	out := binary.LittleEndian.AppendUint32(nil, bits)
	for _, o := range offsets {
		out = binary.LittleEndian.AppendUint32(out, o)
	}
	return append(out, body...)
}
