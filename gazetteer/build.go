package gazetteer

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// Row is a place as given to the builder.
type Row struct {
	Place
	ISO2  string // its country's alpha-2 code
	Code  string // its first-level region's code within the country
	Names []Name
}

// Name is one of a place's names.
type Name struct {
	Text string
	Type NameType
}

// Builder packs places into an index.
type Builder struct {
	countries map[string]country // by ISO2
	order     []string           // ISO2 codes as added
	rows      []Row
}

type country struct {
	iso3   string
	number int // 1-based
	place  int // row number; -1 unknown
}

// NewBuilder returns a builder without places.
func NewBuilder() *Builder { return &Builder{countries: map[string]country{}} }

// AddCountry makes a country's codes known; its row follows with Add. At most
// 255 countries are kept.
func (b *Builder) AddCountry(iso2, iso3 string) {
	if _, known := b.countries[iso2]; known || len(b.order) == 255 || len(iso2) != 2 || len(iso3) != 3 {
		return
	}
	b.order = append(b.order, iso2)
	b.countries[iso2] = country{iso3, len(b.order), -1}
}

// Add adds a place. A row of kind Country stands for its ISO2's country, one
// of kind Region with a Code for that region.
func (b *Builder) Add(r Row) { b.rows = append(b.rows, r) }

// Bytes returns the packed index. Rows are put in falling order of importance
// so that posting lists come out in that order too.
func (b *Builder) Bytes() []byte {
	slices.SortStableFunc(b.rows, func(x, y Row) int { return importance(y.Kind, y.Population) - importance(x.Kind, x.Population) })
	admins, adminOf := b.link()
	texts := newTexts()
	var places []byte
	postings := map[uint64][]uint32{}
	for i := range b.rows {
		r := &b.rows[i]
		places = pack(places, r, texts.add(r.Name), adminOf[r.ISO2+"."+r.Code], b.countries[r.ISO2].number)
		post(postings, r, i)
	}
	buckets, entries, lists := hashTable(postings)
	return join(places, b.countryTable(), admins, buckets, entries, lists, texts.bytes)
}

// link finds the rows of countries and first-level regions, and numbers the
// regions from 1.
func (b *Builder) link() (table []byte, numbers map[string]int) {
	numbers = map[string]int{}
	for i, r := range b.rows {
		switch {
		case r.Kind == Country:
			if c, ok := b.countries[r.ISO2]; ok && c.place < 0 {
				c.place = i
				b.countries[r.ISO2] = c
			}
		case r.Kind == Region && r.Code != "":
			key := r.ISO2 + "." + r.Code
			if numbers[key] == 0 && len(numbers) < math.MaxUint16 {
				numbers[key] = len(numbers) + 1
				table = binary.LittleEndian.AppendUint32(table, uint32(i))
			}
		}
	}
	return table, numbers
}

// pack appends the fixed-width row of r, whose name stands at the given offset.
func pack(out []byte, r *Row, name uint32, admin, country int) []byte {
	lat, lon := int32(noPoint), int32(0)
	if r.HasPoint {
		lat, lon = int32(math.Round(r.Lat*1e5)), int32(math.Round(r.Lon*1e5))
	}
	le := binary.LittleEndian
	out = le.AppendUint32(out, uint32(r.GeoNames))
	out = le.AppendUint32(out, uint32(lat))
	out = le.AppendUint32(out, uint32(lon))
	out = le.AppendUint32(out, name)
	out = le.AppendUint16(out, uint16(admin))
	out = append(out, byte(country), byte(r.Kind))
	return le.AppendUint32(out, uint32(max(0, r.Population)))
}

func (b *Builder) countryTable() []byte {
	var out []byte
	for _, iso2 := range b.order {
		c := b.countries[iso2]
		out = append(append(append(out, iso2...), c.iso3...), 0, 0, 0)
		out = binary.LittleEndian.AppendUint32(out, uint32(c.place))
	}
	return out
}

// post enters a row's names; a name counts once per place, under the first
// type it is given with.
func post(postings map[uint64][]uint32, r *Row, number int) {
	for _, n := range append([]Name{{r.Name, Main}}, r.Names...) {
		k := n.key()
		if k.h == 0 {
			continue
		}
		h, v := k.sum(), posting(number, n.Type)
		if !slices.ContainsFunc(postings[h], func(w uint32) bool { return w<<4 == v<<4 }) {
			postings[h] = append(postings[h], v)
		}
	}
}

// key is what the name is looked up by.
func (n Name) key() Key {
	if n.Type == Abbreviation || n.Type == Postal {
		return Exact(n.Text)
	}
	return Of(n.Text)
}

// posting is a posting list's entry.
func posting(number int, t NameType) uint32 { return uint32(number) | uint32(t)<<28 }

// hashTable lays the posting lists out by hash: bucket by the upper bits,
// fingerprint by the lower.
func hashTable(postings map[uint64][]uint32) (buckets, entries, lists []byte) {
	hashes := make([]uint64, 0, len(postings))
	for h := range postings {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	width := max(0, bits.Len(uint(len(hashes)))-1)
	le := binary.LittleEndian
	next, posted := 0, 0
	for i, h := range hashes {
		for ; next <= int(h>>(64-width)); next++ {
			buckets = le.AppendUint32(buckets, uint32(i))
		}
		entries = le.AppendUint32(le.AppendUint32(entries, uint32(h)), uint32(posted))
		for _, v := range postings[h] {
			lists = le.AppendUint32(lists, v)
		}
		posted += len(postings[h])
	}
	for ; next <= 1<<width; next++ {
		buckets = le.AppendUint32(buckets, uint32(len(hashes)))
	}
	entries = le.AppendUint32(le.AppendUint32(entries, 0), uint32(posted)) // one past the last
	return buckets, entries, lists
}

// texts stores each text once, with a length byte.
type texts struct {
	bytes []byte
	at    map[string]uint32
}

func newTexts() *texts { return &texts{at: map[string]uint32{}} }

func (t *texts) add(s string) uint32 {
	s = s[:min(len(s), 255)]
	at, ok := t.at[s]
	if !ok {
		at = uint32(len(t.bytes))
		t.at[s] = at
		t.bytes = append(append(t.bytes, byte(len(s))), s...)
	}
	return at
}

// join writes the header and the sections, aligned to 4 bytes.
func join(parts ...[]byte) []byte {
	out := make([]byte, headerSize)
	copy(out, magic)
	for i, p := range parts {
		at := len(magic) + i*8
		binary.LittleEndian.PutUint32(out[at:], uint32(len(out)))
		binary.LittleEndian.PutUint32(out[at+4:], uint32(len(p)))
		out = append(out, p...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
