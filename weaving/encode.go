package weaving

import (
	"encoding/binary"
	"errors"
	"math"
)

// digestFormat is the first byte of an encoded digest.
const digestFormat = 4

// errDigest says that bytes are no digest of this version; the report must
// be digested again.
var errDigest = errors.New("not a digest of this version")

// Encode writes a digest compactly.
func (d *Digest) Encode() []byte {
	b := []byte{digestFormat}
	str := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	str(d.ID)
	str(d.Outlet)
	b = binary.AppendUvarint(b, uint64(len(d.Credits)))
	for _, c := range d.Credits {
		str(c)
	}
	str(d.Published)
	b = binary.AppendVarint(b, int64(d.Day))
	str(d.Title)
	for _, v := range d.vectors() {
		b = binary.AppendUvarint(b, uint64(len(*v)))
		last := uint32(0)
		for _, t := range *v {
			b = binary.AppendUvarint(b, uint64(t.Hash-last))
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t.Weight))
			last = t.Hash
		}
	}
	b = binary.AppendUvarint(b, uint64(len(d.Sentences)))
	for _, s := range d.Sentences {
		b = binary.AppendUvarint(b, uint64(s.Start))
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
		b = append(b, byte(toInt(s.Quoted)))
		b = binary.AppendUvarint(b, uint64(s.Shingles))
	}
	b = binary.AppendUvarint(b, uint64(len(d.shingles)))
	for i, h := range d.shingles {
		b = binary.LittleEndian.AppendUint32(b, h)
		b = binary.LittleEndian.AppendUint16(b, d.sentence[i])
	}
	b = binary.AppendUvarint(b, uint64(len(d.Deeds)))
	for _, x := range d.Deeds {
		b = binary.LittleEndian.AppendUint32(b, x.Site)
		b = binary.AppendVarint(b, int64(x.Day))
		b = append(b, byte(toInt(x.Head)))
	}
	return b
}

func (d *Digest) vectors() []*vector {
	return []*vector{&d.Terms, &d.Lead, &d.Heading, &d.Names, &d.Capitals, &d.Numbers}
}

// DecodeDigest reads what Encode wrote.
func DecodeDigest(b []byte) (*Digest, error) {
	r := &digestReader{b: b}
	if r.byte() != digestFormat {
		return nil, errDigest
	}
	d := &Digest{ID: r.str(), Outlet: r.str()}
	for range r.count(1) {
		d.Credits = append(d.Credits, r.str())
	}
	d.Published, d.Day, d.Title = r.str(), int(r.varint()), r.str()
	for _, v := range d.vectors() {
		last, n := uint32(0), r.count(5)
		*v = make(vector, 0, n)
		for range n {
			last += uint32(r.uvarint())
			*v = append(*v, term{last, math.Float32frombits(binary.LittleEndian.Uint32(r.take(4)))})
		}
	}
	d.Sentences = make([]Sentence, r.count(4))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Start = int(r.uvarint())
		s.End = s.Start + int(r.uvarint())
		s.Quoted = r.byte() == 1
		s.Shingles = int(r.uvarint())
	}
	const each = 6
	n := r.count(each)
	d.shingles, d.sentence = make([]uint32, n), make([]uint16, n)
	for i := range n {
		b := r.take(each)
		d.shingles[i], d.sentence[i] = binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint16(b[4:])
		r.bad = r.bad || int(d.sentence[i]) >= len(d.Sentences)
	}
	for range r.count(6) {
		d.Deeds = append(d.Deeds, Deed{binary.LittleEndian.Uint32(r.take(4)), int32(r.varint()), r.byte() == 1})
	}
	if r.bad || len(r.b) != 0 {
		return nil, errDigest
	}
	d.sum()
	return d, nil
}

// digestReader takes an encoding apart; once bad it yields zeros.
type digestReader struct {
	b   []byte
	bad bool
}

var zeros [8]byte // more than any fixed size taken

func (r *digestReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return zeros[:min(max(n, 0), len(zeros))]
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *digestReader) byte() byte { return r.take(1)[0] }

func (r *digestReader) uvarint() uint64 {
	x, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *digestReader) varint() int64 {
	x, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return x
}

// count is a length that the rest of the bytes can hold, given the least
// size of an element.
func (r *digestReader) count(least int) int {
	n := r.uvarint()
	if n > uint64(len(r.b)/least) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *digestReader) str() string {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return ""
	}
	return string(r.take(int(n)))
}
