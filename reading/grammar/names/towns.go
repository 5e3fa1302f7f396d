package names

import (
	"maps"
	"slices"
	"strings"

	"sayso/data"
)

// Towns is the set of the world's place names, as fingerprints in a hash
// table with open addressing: little-endian 16-bit cells, 0 for empty, the
// low bit telling places that are widely known. A name that is no place is
// taken for one about once in some thousand times.
type Towns struct{ cells string }

// TownBits is the size of the table of place names, as a power of two.
const TownBits = 19

// OpenTowns reads a table; a damaged one is an empty set.
func OpenTowns(file string) Towns {
	cells, ok := data.Unseal("TWN", 1, file)
	if !ok || len(cells) != 2<<TownBits {
		return Towns{}
	}
	return Towns{cells}
}

// slot returns where a phrase's fingerprint is looked for first, and it.
func slot(phrase uint32) (at int, print uint16) {
	h := phrase * 0x9E3779B1
	h ^= h >> 16
	h *= 0x85EBCA6B
	return int(h >> (32 - TownBits)), uint16(h&0x7FFF)<<1 | 2
}

// look returns 0 for no place, 1 for a place, 2 for a widely known one.
func (t Towns) look(phrase uint32) int {
	if t.cells == "" {
		return 0
	}
	at, print := slot(phrase)
	for range 32 {
		c := uint16(t.cells[2*at]) | uint16(t.cells[2*at+1])<<8
		if c == 0 {
			return 0
		}
		if c&^1 == print {
			return 1 + int(c&1)
		}
		at = (at + 1) & (1<<TownBits - 1)
	}
	return 0
}

// PackTowns makes the table of place names; the value tells whether a place
// is widely known. Names that find no room are left out.
func PackTowns(places map[string]bool) []byte {
	cells := make([]byte, 2<<TownBits)
	sorted := slices.Sorted(maps.Keys(places))
	for _, wide := range []bool{true, false} {
		for _, name := range sorted {
			if places[name] != wide || strings.TrimSpace(name) == "" {
				continue
			}
			at, print := slot(phraseOf(name))
			if wide {
				print |= 1
			}
			for range 32 {
				c := uint16(cells[2*at]) | uint16(cells[2*at+1])<<8
				if c&^1 == print&^1 {
					break
				}
				if c == 0 {
					cells[2*at], cells[2*at+1] = byte(print), byte(print>>8)
					break
				}
				at = (at + 1) & (1<<TownBits - 1)
			}
		}
	}
	return data.Seal("TWN", 1, cells)
}
