// Package gazetteer is the table of the world's places: an index that is
// looked up in place, never decoded, and the builder that packs it.
//
// An index is one string of bytes (embedded, or read from a file): places of a
// fixed width, names hashed after folding (see Fold), a posting list per name.
// Looking a name up touches a few cache lines and allocates nothing.
package gazetteer

import (
	"errors"
	"math"
)

// Index is a packed gazetteer. It is read-only and may be shared.
type Index struct {
	raw       string
	places    section  // fixed-width rows, see placeSize
	countries section  // 12 bytes: ISO2, ISO3, pad, place number
	admins    section  // 4 bytes: place number of a first-level region
	names     section  // length byte and text
	tables    [2]table // of names: the first of what came with the program, the second of what was imported
	stamp     string   // what was imported, as a short hash; empty if nothing
}

// table finds the places that bear a name.
type table struct {
	buckets  section // 4 bytes: first entry of each bucket, and one past the last
	entries  section // 8 bytes: fingerprint, first posting
	postings section // 4 bytes: place number and how it bears the name
	shift    uint    // hash bits right of the bucket number
}

// section is a half-open byte range of the index.
type section struct{ start, end int }

func (s section) count(width int) int { return (s.end - s.start) / width }

const (
	magic       = "SAYSOGZ1"
	magicLarge  = "SAYSOGZ2" // with a second table of names, and a stamp
	sections    = 7
	headerSize  = len(magic) + sections*8
	headerLarge = headerSize + 4*8
	placeSize   = 24
	countrySize = 12
	entrySize   = 8
)

// Number is a place's number within one index, counted from 0.
type Number int32

// None is no place.
const None Number = -1

// Place is one row of the gazetteer.
type Place struct {
	Name       string // the usual name
	GeoNames   int    // GeoNames id; 0 if it has none
	Lat, Lon   float64
	Kind       Kind
	Population int
	Country    string // ISO 3166-1 alpha-3; empty for seas and world regions
	Admin      Number // the first-level region's place; None if unknown
	HasPoint   bool
}

// NameType is how a place bears a name.
type NameType uint8

const (
	Main         NameType = iota // the usual name
	Alternate                    // another name or spelling
	Abbreviation                 // "U.S.", "W.Va.": the case matters
	Demonym                      // "Syrian": its people or things
	Postal                       // "OH": only after a comma
)

// Hit is a place that bears the name looked up.
type Hit struct {
	Place Number
	Type  NameType
}

// ErrFormat tells that the bytes are no index of this version.
var ErrFormat = errors.New("gazetteer: not an index of this version")

// Open returns the index over the bytes of raw, which it keeps. It checks the
// header and the sections' bounds and reads nothing else.
func Open(raw string) (*Index, error) {
	if len(raw) < headerSize {
		return nil, ErrFormat
	}
	x := &Index{raw: raw}
	t := &x.tables[0]
	list, header := []*section{&x.places, &x.countries, &x.admins, &t.buckets, &t.entries, &t.postings, &x.names}, headerSize
	var stamp section
	switch large := raw[:len(magic)] == magicLarge; {
	case large && len(raw) >= headerLarge:
		t := &x.tables[1]
		list, header = append(list, &t.buckets, &t.entries, &t.postings, &stamp), headerLarge
	case large || raw[:len(magic)] != magic:
		return nil, ErrFormat
	}
	for i, s := range list {
		at := len(magic) + i*8
		s.start = int(u32(raw, at))
		s.end = s.start + int(u32(raw, at+4))
		if s.start < header || s.end < s.start || s.end > len(raw) {
			return nil, ErrFormat
		}
	}
	for i := range x.tables[:1+toInt(header == headerLarge)] {
		if !x.tables[i].setShift() {
			return nil, ErrFormat
		}
	}
	x.stamp = raw[stamp.start:stamp.end]
	return x, nil
}

// setShift derives how a hash is cut from the number of buckets; false if
// that is no power of two and one more.
func (t *table) setShift() bool {
	n := t.buckets.count(4)
	if n < 2 || (n-1)&(n-2) != 0 {
		return false
	}
	t.shift = 64
	for n--; n > 1; n >>= 1 {
		t.shift--
	}
	return true
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Stamp tells imported indexes apart; it is empty for the one that came with
// the program.
func (x *Index) Stamp() string { return x.stamp }

// Empty returns an index without places.
func Empty() *Index {
	x, _ := Open(string(NewBuilder().Bytes()))
	return x
}

// Len returns the number of places.
func (x *Index) Len() int { return x.places.count(placeSize) }

// Lookup appends to hits the places that bear the name whose key is given, in
// falling order of importance.
func (x *Index) Lookup(key Key, hits []Hit) []Hit {
	first, h := len(hits), key.sum()
	hits = x.look(&x.tables[0], h, hits)
	if x.tables[1].shift == 0 {
		return hits
	}
	second := len(hits)
	hits = x.look(&x.tables[1], h, hits)
	if second > first {
		for i := second; i < len(hits); i++ { // both lists are in order already
			for j := i; j > first && x.importance(hits[j].Place) > x.importance(hits[j-1].Place); j-- {
				hits[j], hits[j-1] = hits[j-1], hits[j]
			}
		}
	}
	return hits
}

func (x *Index) look(t *table, h uint64, hits []Hit) []Hit {
	b := int(h >> t.shift)
	if t.shift == 64 {
		b = 0
	}
	at := t.buckets.start + 4*b
	first, last := int(u32(x.raw, at)), int(u32(x.raw, at+4))
	last = min(last, t.entries.count(entrySize)-1)
	print := uint32(h)
	for e := first; e < last; e++ {
		p := t.entries.start + e*entrySize
		if u32(x.raw, p) != print {
			continue
		}
		return x.read(t, int(u32(x.raw, p+4)), int(u32(x.raw, p+entrySize+4)), hits)
	}
	return hits
}

func (x *Index) read(t *table, first, last int, hits []Hit) []Hit {
	last = min(last, t.postings.count(4))
	for i := first; i < last; i++ {
		v := u32(x.raw, t.postings.start+4*i)
		if n := Number(v & (1<<28 - 1)); int(n) < x.Len() {
			hits = append(hits, Hit{n, NameType(v >> 28)})
		}
	}
	return hits
}

// importance orders places of one name: states before towns, then by
// population.
func (x *Index) importance(n Number) int { return importance(x.Kind(n), x.Population(n)) }

func importance(k Kind, people int) int {
	switch k {
	case Country:
		return 1 << 40
	case Continent, WorldRegion:
		return 1 << 39
	}
	return people
}

// Has tells whether any place bears the name.
func (x *Index) Has(key Key) bool {
	var room [1]Hit
	return len(x.Lookup(key, room[:0])) > 0
}

// Place returns row n; the zero Place if there is none.
func (x *Index) Place(n Number) Place {
	if n < 0 || int(n) >= x.Len() {
		return Place{Admin: None}
	}
	at := x.row(n)
	p := Place{
		Name: x.name(int(u32(x.raw, at+12))), GeoNames: int(u32(x.raw, at)),
		Kind: Kind(x.raw[at+19]), Population: int(u32(x.raw, at+20)),
		Country: x.iso3(x.raw[at+18]), Admin: x.Admin(n),
	}
	if la := int32(u32(x.raw, at+4)); la != noPoint {
		p.Lat, p.Lon, p.HasPoint = float64(la)/1e5, float64(int32(u32(x.raw, at+8)))/1e5, true
	}
	return p
}

// Kind returns the kind of place n.
func (x *Index) Kind(n Number) Kind { return Kind(x.raw[x.row(n)+19]) }

// Population returns how many people live in place n; 0 if unknown.
func (x *Index) Population(n Number) int { return int(u32(x.raw, x.row(n)+20)) }

// Country returns the country of place n, as a place; None if it lies in none.
func (x *Index) Country(n Number) Number {
	c := int(x.raw[x.row(n)+18])
	if c == 0 || c > x.countries.count(countrySize) {
		return None
	}
	return x.number(u32(x.raw, x.countries.start+(c-1)*countrySize+8))
}

// Admin returns the first-level region of place n, as a place.
func (x *Index) Admin(n Number) Number {
	at := x.row(n)
	a := int(x.raw[at+16]) | int(x.raw[at+17])<<8
	if a == 0 || a > x.admins.count(4) {
		return None
	}
	return x.number(u32(x.raw, x.admins.start+4*(a-1)))
}

// Distance returns the kilometres between two places on a sphere; +Inf where
// one of them has no point.
func (x *Index) Distance(a, b Number) float64 {
	p, q := x.row(a), x.row(b)
	la1, la2 := int32(u32(x.raw, p+4)), int32(u32(x.raw, q+4))
	if la1 == noPoint || la2 == noPoint {
		return math.Inf(1)
	}
	return Kilometres(float64(la1)/1e5, float64(int32(u32(x.raw, p+8)))/1e5, float64(la2)/1e5, float64(int32(u32(x.raw, q+8)))/1e5)
}

// Kilometres is the haversine distance on a sphere of 6,371 km.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s, t := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 12742 * math.Asin(math.Sqrt(min(1, s*s+math.Cos(lat1*rad)*math.Cos(lat2*rad)*t*t)))
}

// CountryByISO returns the country with the alpha-2 or alpha-3 code, as a
// place; None if there is none.
func (x *Index) CountryByISO(code string) Number {
	for i := 0; i < x.countries.count(countrySize); i++ {
		at := x.countries.start + i*countrySize
		if len(code) == 2 && x.raw[at:at+2] == code || len(code) == 3 && x.raw[at+2:at+5] == code {
			return x.number(u32(x.raw, at+8))
		}
	}
	return None
}

// row returns the byte offset of row n; row 0 for a number out of bounds.
func (x *Index) row(n Number) int {
	if uint(n) >= uint(x.Len()) {
		n = 0
	}
	return x.places.start + int(n)*placeSize
}

func (x *Index) number(v uint32) Number {
	if uint(v) >= uint(x.Len()) {
		return None
	}
	return Number(v)
}

func (x *Index) iso3(c byte) string {
	if c == 0 || int(c) > x.countries.count(countrySize) {
		return ""
	}
	at := x.countries.start + (int(c)-1)*countrySize
	return x.raw[at+2 : at+5]
}

func (x *Index) name(off int) string {
	at := x.names.start + off
	if at >= x.names.end {
		return ""
	}
	end := min(at+1+int(x.raw[at]), x.names.end)
	return x.raw[at+1 : end]
}

func u32(s string, at int) uint32 {
	b := s[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// noPoint marks a latitude as unknown.
const noPoint = math.MinInt32
