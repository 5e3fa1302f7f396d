package names

import (
	"encoding/binary"
	"math"

	"sayso/data"
)

// Model is a conditional random field: a row of signed bytes for each feature
// it knows, one per label, and a table of what label follows which. Features
// are found by their hash in a table with open addressing, whose cells hold
// the upper bits of the hash mixed again and the number of the row plus one.
type Model struct {
	cells  string // 1<<bits little-endian cells of 4 bytes
	rows   string // Labels bytes each
	follow string // Labels rows of Labels bytes
	bits   uint
}

// rowBits is how much of a cell numbers the row.
const rowBits = 18

// MaxRows is the greatest number of features a model holds.
const MaxRows = 1<<rowBits - 1

// Open reads a model file: behind its seal a byte with the table's size as a power of two,
// the cells, the follow table, the rows. It reports false if the file is not
// whole.
func Open(file string) (*Model, bool) {
	file, ok := data.Unseal("NAM", 1, file)
	if !ok || len(file) == 0 || file[0] > 22 {
		return nil, false
	}
	bits := uint(file[0])
	at := 1 + 4<<bits
	if len(file) < at+Labels*Labels || (len(file)-at)%Labels != 0 {
		return nil, false
	}
	m := &Model{cells: file[1:at], follow: file[at : at+Labels*Labels], rows: file[at+Labels*Labels:], bits: bits}
	for i := 0; i < len(m.cells); i += 4 {
		if m.cell(i)&MaxRows > uint32(len(m.rows)/Labels) {
			return nil, false
		}
	}
	return m, true
}

// Pack writes a model file from features, their rows and the follow table.
// There may be at most MaxRows of them, and three in four cells stay filled.
func Pack(features []uint32, rows []byte, follow []byte) []byte {
	bits := uint(4)
	for 3<<bits < 4*len(features) {
		bits++
	}
	out := make([]byte, 1+4<<bits, 1+4<<bits+len(follow)+len(rows))
	out[0] = byte(bits)
	cells := out[1:]
	for n, f := range features {
		at, print := probe(f, bits)
		for binary.LittleEndian.Uint32(cells[4*at:]) != 0 {
			at = (at + 1) & (1<<bits - 1)
		}
		binary.LittleEndian.PutUint32(cells[4*at:], print|uint32(n+1))
	}
	return data.Seal("NAM", 1, append(append(out, follow...), rows...))
}

// probe returns where a feature is looked for first, and its fingerprint.
func probe(feature uint32, bits uint) (at int, print uint32) {
	again := feature * 0x9E3779B1
	again ^= again >> 15
	return int(feature >> (32 - bits)), again * 0x85EBCA6B &^ MaxRows
}

func (m *Model) cell(i int) uint32 {
	c := m.cells[i : i+4]
	return uint32(c[0]) | uint32(c[1])<<8 | uint32(c[2])<<16 | uint32(c[3])<<24
}

// row returns the row of a feature, "" if the model does not know it.
func (m *Model) row(feature uint32) string {
	at, print := probe(feature, m.bits)
	for range 64 {
		c := m.cell(4 * at)
		if c == 0 {
			return ""
		}
		if c&^MaxRows == print {
			n := int(c&MaxRows) * Labels
			return m.rows[n-Labels : n]
		}
		at = (at + 1) & (1<<m.bits - 1)
	}
	return ""
}

// plainScores are those of a token that can be no part of a name.
var plainScores = func() (s [Labels]int32) {
	for l := 1; l < Labels; l++ {
		s[l] = -1 << 20
	}
	return s
}()

// score fills t.scores with the label scores of tokens [first, last).
func (t *Tagger) score(first, last int) {
	t.scores = t.scores[:0]
	for i := first; i < last; i++ {
		if t.look.plain(i, first, last) && !t.suspected(i, first, last) {
			t.scores = append(t.scores, plainScores[:]...)
			continue
		}
		t.features = t.look.Features(t.features[:0], i, first, last)
		var sums [Labels]int32
		for _, f := range t.features {
			row := t.model.row(f)
			if row == "" {
				continue
			}
			row = row[:Labels]
			for l := range sums {
				sums[l] += int32(int8(row[l]))
			}
		}
		t.advise(&sums, i)
		t.scores = append(t.scores, sums[:]...)
	}
}

// netWeight is how much the net's opinion counts: six tenths of its
// logarithms, in the unit of the rows. netFloor keeps it from being sure.
const (
	netWeight = 0.6 * 127 / 3
	netFloor  = 1e-3
)

// advise adds the net's opinion of token i: two models that err differently
// are better than either (a product of experts, Hinton 2002).
func (t *Tagger) advise(sums *[Labels]int32, i int) {
	if t.chances == nil {
		return
	}
	p := t.chances[i*len(NetLabels):][:len(NetLabels)]
	var s [len(NetLabels)]int32
	for k, x := range p {
		s[k] = int32(netWeight * math.Log(float64(x)+netFloor))
	}
	for l := range Label(Labels) {
		switch part := int(l-1) % 4; {
		case l == Outside || Kind(l-1)/4 == Other:
			sums[l] += s[0]
		case part == begin || part == single:
			sums[l] += s[1+2*((l-1)/4)]
		default:
			sums[l] += s[2+2*((l-1)/4)]
		}
	}
}

// suspected tells whether the net takes a token or a neighbour for a name.
func (t *Tagger) suspected(i, first, last int) bool {
	if t.chances == nil {
		return false
	}
	for k := max(first, i-2); k < min(last, i+3); k++ {
		if t.chances[k*len(NetLabels)] < 0.7 {
			return true
		}
	}
	return false
}

// decode finds the best labels of tokens [first, last) by the Viterbi
// algorithm and appends the names.
func (t *Tagger) decode(found []Found, first, last int) []Found {
	n := last - first
	follow := t.model.follow
	t.back = append(t.back[:0], make([]Label, n*Labels)...)
	const never = -1 << 30
	var best, next [Labels]int32
	for l := range best {
		best[l] = never
	}
	best[Outside] = 0
	for k := range n {
		for b := range Label(Labels) {
			top, from := int32(never), Outside
			for _, a := range before[b] {
				if s := best[a] + int32(int8(follow[int(a)*Labels+int(b)])); s > top {
					top, from = s, a
				}
			}
			next[b] = max(never, top+t.scores[k*Labels+int(b)])
			t.back[k*Labels+int(b)] = from
		}
		best = next
	}
	l := Outside
	for b := range Label(Labels) {
		if Follows(b, Outside) && best[b] > best[l] {
			l = b
		}
	}
	at := len(found)
	for k, last := n-1, 0; k >= 0; k-- {
		if l != Outside {
			part, kind := int(l-1)%4, Kind((l-1)/4)
			if part == end || part == single {
				last = first + k + 1
			}
			if part == begin || part == single {
				found = append(found, Found{First: first + k, Last: last, Kind: kind})
			}
		}
		l = t.back[k*Labels+int(l)]
	}
	for i, j := at, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	return found
}

// before lists the labels that may stand before each label.
var before = func() (t [Labels][]Label) {
	for b := range t {
		for a := range Label(Labels) {
			if Follows(a, Label(b)) {
				t[b] = append(t[b], a)
			}
		}
	}
	return t
}()
