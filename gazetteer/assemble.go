package gazetteer

import (
	"strconv"
	"strings"
)

// Lists are the tables every gazetteer is built on, as text: the own lists of
// names and sites, GeoNames' countries and first-level regions, and a base
// table of areas, waters and mountains. The columns are told in each list's
// head.
type Lists struct {
	Countries, States, Sites string
	CountryInfo, Admin1      string
}

// Assembly joins the lists with tables of places into one set of rows without
// duplicates.
type Assembly struct {
	rows   []Row
	byID   map[int]int      // GeoNames id → row
	byName map[string][]int // folded name → rows
	iso    [][2]string
	codes  map[string]int // "US.OH" → row
	waits  []Row          // rows that need all towns known first
}

// Assemble starts an assembly from the lists.
func Assemble(lists Lists) *Assembly {
	a := &Assembly{byID: map[int]int{}, byName: map[string][]int{}, codes: map[string]int{}}
	a.countries(lists)
	a.regions(lists)
	a.sites(lists.Sites)
	return a
}

// Add adds a place of a table, or what the table newly tells of a known one.
func (a *Assembly) Add(r Row) {
	if i, known := a.byID[r.GeoNames]; known && r.GeoNames != 0 {
		a.merge(i, r)
		return
	}
	switch r.Kind {
	case Country:
		a.point(a.find(r, func(o *Row) bool { return o.Kind == Country && o.ISO2 == r.ISO2 }), r)
		return
	case Region:
		if i := a.region(r); i >= 0 {
			a.merge(i, r)
			return
		}
		if r.Code == "" {
			r.Kind = District
		}
	case Continent:
		return
	}
	if isFeature(r.Kind) {
		a.waits = append(a.waits, r)
		return
	}
	if i := a.twin(r); i >= 0 {
		a.merge(i, r)
		return
	}
	a.insert(r)
}

// Builder returns the builder with all rows.
func (a *Assembly) Builder() *Builder {
	for _, r := range a.waits {
		a.natural(r)
	}
	a.waits = nil
	a.centres()
	b := NewBuilder()
	for _, c := range a.iso {
		b.AddCountry(c[0], c[1])
	}
	for _, r := range a.rows {
		b.Add(r)
	}
	return b
}

func (a *Assembly) insert(r Row) int {
	i := len(a.rows)
	a.rows = append(a.rows, r)
	if r.GeoNames != 0 {
		a.byID[r.GeoNames] = i
	}
	a.index(i, r.Name)
	for _, n := range r.Names {
		a.index(i, n.Text)
	}
	if r.Kind == Region && r.Code != "" {
		a.codes[r.ISO2+"."+r.Code] = i
	}
	return i
}

func (a *Assembly) index(i int, name string) {
	f := Fold(name)
	a.byName[f] = append(a.byName[f], i)
}

// merge adds to row i what r tells beyond it.
func (a *Assembly) merge(i int, r Row) {
	o := &a.rows[i]
	for _, n := range append([]Name{{r.Name, Alternate}}, r.Names...) {
		if n.Text != o.Name {
			o.Names = append(o.Names, n)
			a.index(i, n.Text)
		}
	}
	if r.Population > 0 && (o.Population == 0 || o.Kind.Settled()) {
		o.Population = r.Population
	}
	if o.GeoNames == 0 && r.GeoNames != 0 {
		o.GeoNames = r.GeoNames
		a.byID[r.GeoNames] = i
	}
	if o.Code == "" {
		o.Code = r.Code
	}
	if o.Kind == Town && r.Kind.Settled() {
		o.Kind = r.Kind
	}
	a.point(i, r)
}

func (a *Assembly) point(i int, r Row) {
	if i >= 0 && r.HasPoint && !a.rows[i].HasPoint {
		a.rows[i].Lat, a.rows[i].Lon, a.rows[i].HasPoint = r.Lat, r.Lon, true
	}
}

// find returns the first row of r's name for which ok holds; -1 for none.
func (a *Assembly) find(r Row, ok func(*Row) bool) int {
	for _, n := range append([]Name{{r.Name, Main}}, r.Names...) {
		for _, i := range a.byName[Fold(n.Text)] {
			if ok(&a.rows[i]) {
				return i
			}
		}
	}
	return -1
}

// twin returns the row that is the same place as r under the same name.
func (a *Assembly) twin(r Row) int {
	return a.find(r, func(o *Row) bool {
		return (o.ISO2 == r.ISO2 || o.ISO2 == "" || r.ISO2 == "") && isTwin(&o.Place, &r.Place)
	})
}

// countries adds the table of countries with the own list's names.
func (a *Assembly) countries(l Lists) {
	own := map[string][]string{}
	eachLine(l.Countries, func(f []string) { own[f[0]] = f })
	eachLine(l.CountryInfo, func(f []string) {
		id, _ := strconv.Atoi(at(f, 6))
		people, _ := strconv.Atoi(at(f, 4))
		r := Row{Place: Place{Name: f[2], GeoNames: id, Kind: Country, Population: people}, ISO2: f[0]}
		o := own[f[0]]
		r.Names = append(r.Names, names(at(o, 1), ",", Alternate)...)
		r.Names = append(r.Names, names(at(o, 2), ",", Abbreviation)...)
		r.Names = append(r.Names, demonyms(at(o, 3))...)
		if lat, lon, ok := strings.Cut(at(o, 4), ","); ok {
			r.Lat, r.Lon, r.HasPoint = number(lat), number(lon), true
		}
		a.iso = append(a.iso, [2]string{f[0], f[1]})
		a.insert(r)
	})
}

// regions adds the first-level regions with the own list's abbreviations.
func (a *Assembly) regions(l Lists) {
	own := map[string][]string{}
	eachLine(l.States, func(f []string) { own[f[0]] = f })
	eachLine(l.Admin1, func(f []string) {
		id, _ := strconv.Atoi(at(f, 3))
		iso, code, _ := strings.Cut(f[0], ".")
		r := Row{Place: Place{Name: f[1], GeoNames: id, Kind: Region}, ISO2: iso, Code: code}
		r.Names = append(r.Names, names(at(f, 2), "\x00", Alternate)...)
		r.Names = append(r.Names, bare(f[1])...)
		o := own[f[0]]
		r.Names = append(r.Names, names(at(o, 1), ",", Abbreviation)...)
		r.Names = append(r.Names, names(at(o, 2), ",", Postal)...)
		r.Names = append(r.Names, names(at(o, 3), ",", Alternate)...)
		r.Names = append(r.Names, demonyms(at(o, 4))...)
		if lat, lon, ok := strings.Cut(at(o, 5), ","); ok {
			r.Lat, r.Lon, r.HasPoint = number(lat), number(lon), true
		}
		a.insert(r)
	})
}

// sites adds the own list of regions and sites.
func (a *Assembly) sites(list string) {
	eachLine(list, func(f []string) {
		iso, _, _ := strings.Cut(at(f, 2), "/")
		r := Row{Place: Place{Name: f[0], Kind: siteKind(at(f, 1)), Lat: number(at(f, 3)), Lon: number(at(f, 4)), HasPoint: true}, ISO2: iso}
		if strings.Contains(at(f, 2), "/") {
			r.ISO2 = ""
		}
		r.Names = append(names(at(f, 5), ";", Main), demonyms(at(f, 6))...)
		r.GeoNames, _ = strconv.Atoi(at(f, 7))
		if i := a.find(Row{Place: Place{Name: r.Name}}, func(o *Row) bool { return o.ISO2 == r.ISO2 && o.Kind == Region && r.Kind == Area }); i >= 0 {
			a.merge(i, r)
			return
		}
		a.insert(r)
	})
}

// siteKind reads a kind of the own list, where "region" may have no
// government of its own.
func siteKind(name string) Kind {
	if name == "region" {
		return Area
	}
	return KindNamed(name)
}

// region returns the row of the first-level region that r also is.
func (a *Assembly) region(r Row) int {
	if i, ok := a.codes[r.ISO2+"."+r.Code]; ok && r.Code != "" && r.GeoNames == 0 {
		return i
	}
	r.Names = append(r.Names, bare(r.Name)...)
	return a.find(r, func(o *Row) bool { return o.Kind == Region && o.ISO2 == r.ISO2 })
}

// centres gives each first-level region the people of its towns, and the
// towns' middle where it has no point of its own.
func (a *Assembly) centres() {
	type sum struct {
		lat, lon, n float64
		people      int
	}
	sums := map[string]*sum{}
	for _, r := range a.rows {
		if r.Kind.Settled() && r.HasPoint && r.Code != "" {
			key := r.ISO2 + "." + r.Code
			if sums[key] == nil {
				sums[key] = &sum{}
			}
			s := sums[key]
			s.lat, s.lon, s.n = s.lat+r.Lat, s.lon+r.Lon, s.n+1
			if r.Kind != Neighbourhood {
				s.people += r.Population
			}
		}
	}
	for key, i := range a.codes {
		if s := sums[key]; s != nil {
			a.point(i, Row{Place: Place{Lat: s.lat / s.n, Lon: s.lon / s.n, HasPoint: true}})
			a.rows[i].Population = max(a.rows[i].Population, s.people)
		}
	}
}

// eachLine calls f with the fields of each line that is no comment.
func eachLine(list string, f func(fields []string)) {
	for line := range strings.Lines(list) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}

func at(fields []string, i int) string {
	if i < len(fields) {
		return fields[i]
	}
	return ""
}

func number(s string) float64 {
	v, _ := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v
}

func names(list, separator string, t NameType) []Name {
	var out []Name
	for _, n := range strings.Split(list, separator) {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, Name{n, t})
		}
	}
	return out
}

// demonyms reads a list of demonyms; "+" adds the plural in -s.
func demonyms(list string) []Name {
	var out []Name
	for _, n := range names(list, ",", Demonym) {
		word, plural := strings.CutSuffix(n.Text, "+")
		out = append(out, Name{word, Demonym})
		if plural {
			out = append(out, Name{word + "s", Demonym})
		}
	}
	return out
}
