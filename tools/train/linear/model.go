package linear

import (
	"encoding/binary"
	"hash/crc32"
)

// Version is the model file's layout and feature set; a model of another
// version is refused.
const Version = 2

const magic = "SAYSOGRM"

// Model is a tagger and a parser, read in place from a string:
//
//	magic, uint32 version, uint32 CRC-32 (IEEE) of what follows,
//	4 × uint32 section length, then the sections: labels, lexicon, tagger,
//	parser
//
// Labels is what the tagger's labels mean to the caller, two bytes each.
type Model struct {
	Labels  string
	Lexicon Lexicon
	Tagger  Weights
	Parser  Weights
}

const sections = 4
const headerSize = len(magic) + 8 + 4*sections

// Open reads a model; ok tells whether s is one of this version. The
// checksum is not looked at (Check does that): opening costs no time.
func Open(s string) (m Model, ok bool) {
	var parts [sections]string
	if len(s) < headerSize || s[:len(magic)] != magic || u32(s, len(magic)) != Version {
		return Model{}, false
	}
	at := headerSize
	for i := range parts {
		n := int(u32(s, len(magic)+8+4*i))
		if n > len(s)-at {
			return Model{}, false
		}
		parts[i] = s[at : at+n]
		at += n
	}
	return Model{
		Labels: parts[0], Lexicon: OpenLexicon(parts[1]),
		Tagger: OpenWeights(parts[2]), Parser: OpenWeights(parts[3]),
	}, true
}

// Check tells whether the checksum of model s is right.
func Check(s string) bool {
	const at = len(magic) + 4
	return len(s) >= headerSize && u32(s, at) == crc32.ChecksumIEEE([]byte(s[at+4:]))
}

// Encode writes the model file.
func Encode(labels, lexicon, tagger, parser []byte) []byte {
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, Version)
	out = binary.LittleEndian.AppendUint32(out, 0)
	parts := [sections][]byte{labels, lexicon, tagger, parser}
	for _, p := range parts {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(p)))
	}
	for _, p := range parts {
		out = append(out, p...)
	}
	binary.LittleEndian.PutUint32(out[len(magic)+4:], crc32.ChecksumIEEE(out[len(magic)+8:]))
	return out
}
