package data

import (
	"encoding/binary"
	"hash/crc32"
)

// A model's file begins with a seal: "SAYSO", three letters that say what
// model it is, its version and the CRC-32C of what follows, both 32 bits,
// little-endian.
const sealed = 16

// Seal puts the seal of a model before its body.
func Seal(kind string, version uint32, body []byte) []byte {
	file := append(make([]byte, 0, sealed+len(body)), "SAYSO"...)
	file = append(file, kind[:3]...)
	file = binary.LittleEndian.AppendUint32(file, version)
	file = binary.LittleEndian.AppendUint32(file, checksum(string(body)))
	return append(file, body...)
}

// Unseal returns the body of a model's file, and false if the file is of
// another kind or version, or damaged.
func Unseal(kind string, version uint32, file string) (string, bool) {
	if len(file) < sealed || file[:8] != "SAYSO"+kind {
		return "", false
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32([]byte(file[at : at+4])) }
	body := file[sealed:]
	return body, word(8) == version && word(12) == checksum(body)
}

// checksum is the CRC-32C of s, taken piece by piece to copy little.
func checksum(s string) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	var buf [1 << 15]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum = crc32.Update(sum, table, buf[:n])
		s = s[n:]
	}
	return sum
}
