package gazetteer

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"sayso/data"
)

// Imported is what an import brought.
type Imported struct {
	Read   int // places read from the tables
	New    int // of these, places the gazetteer did not have
	Names  int // names it did not have
	Places int // places it knows now
}

// Import makes a larger index of the one that comes with the program and the
// given tables, in file out. A table is a GeoNames dump (a country's file,
// cities500, allCountries …), GeoNames' alternateNames, or a table with a
// header; plain, .gz or .zip; alternative names may come in any order. Each
// table is read up to three times, and what is new is kept on disk (a folder
// beside out, removed in the end), so that memory grows by some 30 bytes a
// place. progress, if not nil, is told how many lines were read.
//
// A place whose GeoNames id is known gets what the table tells beyond it: other
// names, its people if they were unknown or it is a town, its point.
func Import(out string, progress func(lines int), tables ...string) (Imported, error) {
	dir := out + ".parts"
	if err := os.RemoveAll(dir); err != nil { // of an import that was cut off
		return Imported{}, err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return Imported{}, err
	}
	defer os.RemoveAll(dir)
	m, err := newImporter(World(), dir)
	if err != nil {
		return Imported{}, err
	}
	defer m.close()
	m.progress = progress
	for _, pass := range []func(io.Reader) error{m.placesOf, m.featuresOf, m.alternatesOf} {
		for _, path := range tables {
			if err := eachTable(path, pass); err != nil {
				return Imported{}, err
			}
		}
	}
	if m.got.Read == 0 && m.alternates == 0 {
		return m.got, errors.New("the tables hold no place and no other name that could be used")
	}
	m.got.Places = len(m.people)
	part := out + ".part"
	defer os.Remove(part)
	if err := m.write(part); err != nil {
		return m.got, err
	}
	if _, err := OpenFile(part); err != nil {
		return m.got, err
	}
	return m.got, os.Rename(part, out)
}

// importer adds tables to an index.
type importer struct {
	world      *Index
	old        int               // places of world
	rows       []byte            // the rows of world, to be changed in place
	byID       map[uint32]uint32 // GeoNames id → place number
	iso        map[string]int    // ISO2 → number of country, from 1
	regions    map[string]int    // "US.OH" → number of region, from 1
	people     []uint32          // by place number
	dir        string            // for spills
	added      *spill            // rows of new places
	texts      *spill            // their names
	shelves    *shelves
	borne      filter // the names of towns and other places that claim theirs
	got        Imported
	lines      int
	alternates int
	progress   func(lines int)
	row        []byte
	hits       []Hit
	keys       []uint64
}

func newImporter(world *Index, dir string) (*importer, error) {
	m := &importer{
		world: world, old: world.Len(), rows: []byte(world.raw[world.places.start:world.places.end]),
		byID: map[uint32]uint32{}, iso: map[string]int{}, regions: map[string]int{}, borne: newFilter(), dir: dir,
	}
	for n := range m.old {
		if id := u32(world.raw, world.row(Number(n))); id != 0 {
			m.byID[id] = uint32(n)
		}
		m.people = append(m.people, uint32(world.Population(Number(n))))
	}
	for i := range world.countries.count(countrySize) {
		at := world.countries.start + i*countrySize
		m.iso[world.raw[at:at+2]] = i + 1
	}
	admin := map[uint32]int{}
	for i := range world.admins.count(4) {
		admin[u32(world.raw, world.admins.start+4*i)] = i + 1
	}
	eachLine(data.PlacesAdmin1, func(f []string) {
		id, _ := strconv.Atoi(at(f, 3))
		if n, ok := m.byID[uint32(id)]; ok {
			m.regions[f[0]] = admin[n]
		}
	})
	var err error
	if m.added, err = newSpill(dir, "rows"); err == nil {
		if m.texts, err = newSpill(dir, "texts"); err == nil {
			m.shelves, err = newShelves(dir)
		}
	}
	if err != nil {
		m.close()
	}
	return m, err
}

func (m *importer) close() {
	for _, s := range []*spill{m.added, m.texts} {
		if s != nil {
			s.file.Close()
		}
	}
	if m.shelves != nil {
		m.shelves.close()
	}
}

// tick counts a line that was read.
func (m *importer) tick() {
	if m.lines++; m.progress != nil && m.lines%4096 == 0 {
		m.progress(m.lines)
	}
}

// placesOf reads the places of a table that claim their names.
func (m *importer) placesOf(r io.Reader) error {
	return readTable(r, func(row Row) error {
		m.tick()
		m.got.Read++
		if !isFeature(row.Kind) {
			m.add(row)
		}
		return nil
	}, func([]string) error { return nil })
}

// featuresOf reads the others, which get their bare names only where no town
// bears them.
func (m *importer) featuresOf(r io.Reader) error {
	taken := func(name string) bool {
		h := Of(name).sum()
		return m.borne.has(h) || m.world.Has(Of(name))
	}
	return readTable(r, func(row Row) error {
		m.tick()
		if !isFeature(row.Kind) {
			return nil
		}
		row.Names = slices.DeleteFunc(row.Names, func(n Name) bool { return taken(n.Text) })
		if row.Kind == District || !strings.Contains(row.Name, " ") || taken(row.Name) {
			row = named(row, taken)
		}
		m.add(row)
		return nil
	}, func([]string) error { return nil })
}

// alternatesOf reads GeoNames' alternateNames: id, geonameid, language, name,
// preferred, short, colloquial, historic. English names and those of no
// language are kept; links, codes and post codes are not.
func (m *importer) alternatesOf(r io.Reader) error {
	return readTable(r, func(Row) error { return nil }, func(f []string) error {
		m.tick()
		if f[2] != "en" && f[2] != "" || !Usable(f[3]) {
			return nil
		}
		id, _ := strconv.Atoi(f[1])
		if n, known := m.byID[uint32(id)]; known {
			m.alternates++
			m.post(int(n), []Name{{f[3], Alternate}})
		}
		return nil
	})
}

// add adds a place, or what the row newly tells of a known one.
func (m *importer) add(r Row) {
	if n, known := m.byID[uint32(r.GeoNames)]; known && r.GeoNames != 0 {
		m.merge(int(n), &r)
		return
	}
	switch r.Kind {
	case Country:
		if n := m.find(&r, func(o *Place) bool { return o.Kind == Country }); n != None {
			m.merge(int(n), &r)
		}
		return
	case Region:
		r.Names = append(r.Names, bare(r.Name)...)
		if n := m.find(&r, func(o *Place) bool { return o.Kind == Region }); n != None {
			m.merge(int(n), &r)
			return
		}
	case Continent:
		return
	}
	if n := m.twin(&r); n != None {
		m.merge(int(n), &r)
		return
	}
	m.insert(&r)
}

// find returns the place of the world that has the row's name and country and
// for which ok holds; None for none.
func (m *importer) find(r *Row, ok func(*Place) bool) Number {
	country := m.iso[r.ISO2]
	look := func(name string) Number {
		m.hits = m.world.Lookup(Of(name), m.hits[:0])
		for _, h := range m.hits {
			if h.Type != Main && h.Type != Alternate {
				continue
			}
			if c := int(m.world.raw[m.world.row(h.Place)+18]); c != country && c != 0 && country != 0 {
				continue
			}
			if p := m.world.Place(h.Place); ok(&p) {
				return h.Place
			}
		}
		return None
	}
	if n := look(r.Name); n != None {
		return n
	}
	for _, name := range r.Names {
		if n := look(name.Text); n != None {
			return n
		}
	}
	return None
}

// twin returns the place that is the same as r under the same name, one of
// them without GeoNames id.
func (m *importer) twin(r *Row) Number {
	return m.find(r, func(o *Place) bool { return isTwin(o, &r.Place) })
}

// isTwin tells whether two places of one name and country are one: near each
// other, of kinds that agree, not both with an id.
func isTwin(o, r *Place) bool {
	if o.GeoNames != 0 && r.GeoNames != 0 {
		return false
	}
	far := Kilometres(o.Lat, o.Lon, r.Lat, r.Lon)
	return o.Kind.Settled() && r.Kind.Settled() && far < 40 || o.Kind == r.Kind && far < 300
}

// insert adds a new place.
func (m *importer) insert(r *Row) {
	n := len(m.people)
	m.people = append(m.people, uint32(max(0, r.Population)))
	if r.GeoNames != 0 {
		m.byID[uint32(r.GeoNames)] = uint32(n)
	}
	name := r.Name[:min(len(r.Name), math.MaxUint8)]
	m.row = pack(m.row[:0], r, uint32(m.world.names.end-m.world.names.start+m.texts.size), m.regions[r.ISO2+"."+r.Code], m.iso[r.ISO2])
	m.added.add(m.row)
	m.texts.add([]byte{byte(len(name))})
	m.texts.add([]byte(name))
	m.got.New++
	m.post(n, append([]Name{{r.Name, Main}}, r.Names...))
}

// merge adds to place n what r tells beyond it.
func (m *importer) merge(n int, r *Row) {
	if n < m.old {
		m.renew(n, r)
	}
	m.post(n, append([]Name{{r.Name, Alternate}}, r.Names...))
}

// renew brings the row of a place of the world up to date.
func (m *importer) renew(n int, r *Row) {
	row, le := m.rows[n*placeSize:(n+1)*placeSize], binary.LittleEndian
	if r.Population > 0 && (m.people[n] == 0 || Kind(row[19]).Settled()) {
		m.people[n] = uint32(r.Population)
		le.PutUint32(row[20:], uint32(r.Population))
	}
	if le.Uint32(row) == 0 && r.GeoNames != 0 {
		le.PutUint32(row, uint32(r.GeoNames))
		m.byID[uint32(r.GeoNames)] = uint32(n)
	}
	if a := m.regions[r.ISO2+"."+r.Code]; a > 0 && row[16] == 0 && row[17] == 0 {
		le.PutUint16(row[16:], uint16(a))
	}
	if Kind(row[19]) == Town && r.Kind.Settled() {
		row[19] = byte(r.Kind)
	}
	if none := int32(noPoint); le.Uint32(row[4:]) == uint32(none) && r.HasPoint {
		le.PutUint32(row[4:], uint32(int32(math.Round(r.Lat*1e5))))
		le.PutUint32(row[8:], uint32(int32(math.Round(r.Lon*1e5))))
	}
}

// post enters names of place n that it does not have yet.
func (m *importer) post(n int, list []Name) {
	m.keys = m.keys[:0]
	for _, name := range list {
		key := name.key()
		if key.h == 0 {
			continue
		}
		h := key.sum()
		if slices.Contains(m.keys, h) {
			continue
		}
		m.keys = append(m.keys, h)
		if n < m.old {
			m.hits = m.world.Lookup(key, m.hits[:0])
			if slices.ContainsFunc(m.hits, func(hit Hit) bool { return int(hit.Place) == n }) {
				continue
			}
		}
		m.borne.add(h)
		m.shelves.add(h, posting(n, name.Type))
		m.got.Names++
	}
}

// isFeature tells whether places of a kind share their bare names with towns
// as a rule.
func isFeature(k Kind) bool {
	switch k {
	case River, Lake, Mountain, Mountains, Island, Islands, Airport, District:
		return true
	}
	return false
}
