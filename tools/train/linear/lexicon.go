package linear

import "encoding/binary"

// Entry is what the lexicon knows of a word form.
type Entry struct {
	Class   uint8  // the set of tags seen with the form, as a number; 0 unknown
	Cluster uint16 // the word's distributional class; 0 unknown
}

// Lexicon maps the hash of a normalised word to its Entry, read in place:
// uint32 bits, then 2^bits slots of uint32 fingerprint, uint16 cluster, uint8
// class, uint8 used. Collisions go to the next slot.
type Lexicon struct {
	slots string
	bits  uint
}

const slotSize = 8

// OpenLexicon reads the layout above; a damaged string gives an empty one.
func OpenLexicon(s string) Lexicon {
	if len(s) < 4 {
		return Lexicon{}
	}
	bits := u32(s, 0)
	if bits > 24 || len(s)-4 < slotSize<<bits {
		return Lexicon{}
	}
	return Lexicon{slots: s[4 : 4+slotSize<<bits], bits: uint(bits)}
}

// Find returns the entry of the word with hash h.
func (l *Lexicon) Find(h uint64) Entry {
	if l.slots == "" {
		return Entry{}
	}
	h = mix(h)
	mask := 1<<l.bits - 1
	for i := int(h>>40) & mask; ; i = (i + 1) & mask {
		s := l.slots[i*slotSize : i*slotSize+slotSize]
		if s[7] == 0 {
			return Entry{}
		}
		if u32(s, 0) == uint32(h) {
			return Entry{Class: s[6], Cluster: uint16(s[4]) | uint16(s[5])<<8}
		}
	}
}

// EncodeLexicon lays entries, keyed by word hash in keys' order, out as
// Lexicon reads them.
func EncodeLexicon(keys []uint64, entries map[uint64]Entry) []byte {
	bits := uint32(1)
	for 1<<bits < len(keys)*3/2+2 {
		bits++
	}
	slots := make([]byte, slotSize<<bits)
	mask := 1<<bits - 1
	for _, k := range keys {
		e, h := entries[k], mix(k)
		i := int(h>>40) & mask
		for slots[i*slotSize+7] != 0 {
			i = (i + 1) & mask
		}
		s := slots[i*slotSize:]
		binary.LittleEndian.PutUint32(s, uint32(h))
		binary.LittleEndian.PutUint16(s[4:], e.Cluster)
		s[6], s[7] = e.Class, 1
	}
	return append(binary.LittleEndian.AppendUint32(nil, bits), slots...)
}

// Cluster packs a word's fine class (below 512) and coarse class (below 128)
// into an Entry's Cluster; 0 is unknown.
func Cluster(fine, coarse int) uint16 { return uint16(coarse<<9 | fine) }
