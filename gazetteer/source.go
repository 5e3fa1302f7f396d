package gazetteer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ReadTable calls add for each place of a tab-separated table and returns how
// many there were. Two layouts are known: a GeoNames dump (allCountries,
// cities500 …: 19 columns, no header), and a table whose first line names the
// columns (geonameid name ascii altnames lat lon class code country admin1
// population, in any order). Kinds of features no report names are left out.
func ReadTable(r io.Reader, add func(Row)) (int, error) {
	count := 0
	err := readTable(r, func(row Row) error { add(row); count++; return nil }, nil)
	return count, err
}

// errLayout tells what tables are known.
var errLayout = errors.New("is neither of a GeoNames dump (19 columns) nor of alternateNames (8 or 10), and no first line names the columns (geonameid, name, lat, lon …)")

// readTable calls place for each place of a table in one of ReadTable's
// layouts, or alternate for each line of GeoNames' alternateNames. It stops at
// the first error of either.
func readTable(r io.Reader, place func(Row) error, alternate func(fields []string) error) error {
	var cols columns
	width := 0 // of a table without header
	return eachLineOf(r, func(line string) error {
		if line == "" || line[0] == '#' {
			return nil
		}
		fields := strings.Split(line, "\t")
		if cols == nil && width == 0 {
			switch {
			case isHeader(fields):
				cols = headed(fields)
				if err := cols.check(); err != nil {
					return err
				}
				return nil
			case len(fields) == dumpWidth:
				width, cols = dumpWidth, dumpColumns()
			case isAlternate(fields) && alternate != nil:
				width = len(fields)
			}
		}
		switch {
		case width > 0 && len(fields) != width:
			return fmt.Errorf("has %d columns, those before it had %d", len(fields), width)
		case cols != nil:
			if row, ok := cols.row(fields); ok {
				return place(row)
			}
			return nil
		case width > 0:
			return alternate(fields)
		}
		return fmt.Errorf("has %d columns: it %w", len(fields), errLayout)
	})
}

// isAlternate tells whether a line looks like one of alternateNames: an id, a
// GeoNames id, a language, a name, and four or six columns more.
func isAlternate(fields []string) bool {
	if len(fields) != 8 && len(fields) != 10 {
		return false
	}
	_, err := strconv.Atoi(fields[0])
	_, err2 := strconv.Atoi(fields[1])
	return err == nil && err2 == nil
}

// longestLine, in bytes, is the longest line that a table may have.
const longestLine = 4 << 20

// eachLineOf calls f with each line of r, and names the line in its errors.
func eachLineOf(r io.Reader, f func(line string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<16), longestLine)
	number := 0
	for lines.Scan() {
		number++
		if err := f(strings.TrimSuffix(lines.Text(), "\r")); err != nil {
			return fmt.Errorf("line %d %w", number, err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d MB: no table", number+1, longestLine>>20)
	}
	if number == 0 {
		return lines.Err()
	}
	if lines.Err() != nil {
		return fmt.Errorf("after line %d: %w", number, lines.Err())
	}
	return nil
}

// columns maps a column's name to its place in a row.
type columns map[string]int

func isHeader(fields []string) bool {
	for _, f := range fields {
		if f == "geonameid" {
			return true
		}
	}
	return false
}

func headed(fields []string) columns {
	c := columns{}
	for i, f := range fields {
		c[f] = i
	}
	return c
}

// check tells whether a place can be read from the columns at all.
func (c columns) check() error {
	for _, name := range []string{"name", "lat", "lon", "class"} {
		if _, ok := c[name]; !ok {
			return fmt.Errorf("names the columns, but none is %q", name)
		}
	}
	return nil
}

// dumpWidth is how many columns a GeoNames dump has.
const dumpWidth = 19

func dumpColumns() columns {
	return columns{"geonameid": 0, "name": 1, "ascii": 2, "altnames": 3, "lat": 4, "lon": 5, "class": 6, "code": 7, "country": 8, "admin1": 10, "population": 14}
}

func (c columns) get(fields []string, name string) string {
	if i, ok := c[name]; ok && i < len(fields) {
		return fields[i]
	}
	return ""
}

// row reads one place; false for one without name, point or a kind of use.
func (c columns) row(fields []string) (Row, bool) {
	class := c.get(fields, "class")
	kind := KindOf(class, c.get(fields, "code"))
	lat, errLat := strconv.ParseFloat(c.get(fields, "lat"), 64)
	lon, errLon := strconv.ParseFloat(c.get(fields, "lon"), 64)
	name := c.get(fields, "name")
	if kind == Unknown || name == "" || errLat != nil || errLon != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return Row{}, false
	}
	id, _ := strconv.Atoi(c.get(fields, "geonameid"))
	people, _ := strconv.Atoi(c.get(fields, "population"))
	r := Row{
		Place: Place{Name: name, GeoNames: id, Lat: lat, Lon: lon, HasPoint: true, Kind: kind, Population: people},
		ISO2:  c.get(fields, "country"), Code: c.get(fields, "admin1"),
	}
	if ascii := c.get(fields, "ascii"); ascii != "" && ascii != name {
		r.Names = append(r.Names, Name{ascii, Alternate})
	}
	for _, alt := range strings.Split(c.get(fields, "altnames"), ",") {
		if Usable(alt) {
			r.Names = append(r.Names, Name{alt, Alternate})
		}
	}
	return r, true
}

// KindOf returns the kind for a GeoNames class and code (or a Natural Earth
// feature name); Unknown for features no report names.
func KindOf(class, code string) Kind {
	if k, ok := kindOfCode[class+"."+code]; ok {
		return k
	}
	switch class {
	case "P":
		return Town
	case "A":
		return Subdistrict
	}
	return Unknown
}

var kindOfCode = map[string]Kind{
	"P.PPLC": Capital, "P.PPLA": RegionSeat, "P.PPLX": Neighbourhood, "P.PPLH": Former, "P.PPLQ": Former, "P.PPLW": Former,
	"A.PCLI": Country, "A.PCLD": Country, "A.PCLS": Country, "A.PCLF": Country, "A.PCLIX": Country, "A.PCL": Country, "A.TERR": Country, "A.PCLH": Former,
	"A.ADM1": Region, "A.ADM2": District, "A.ADM1H": Former, "A.ADM2H": Former, "A.ADM3H": Former, "A.ADM4H": Former, "A.ADMDH": Former, "A.ZN": Area,
	"L.CONT": Continent, "T.Continent": Continent, "L.RGN": Area, "L.AREA": Area, "L.PRK": Park, "L.MILB": Base, "L.CMPRF": Camp, "L.CMP": Camp, "L.LCTY": Site, "L.PRT": Port, "L.RES": Park, "L.COLF": Site,
	"S.AIRP": Airport, "S.Airport": Airport, "S.AIRB": Base, "S.AIRF": Airport, "S.MILB": Base, "S.HSP": Hospital, "S.PRN": Prison, "S.DAM": Dam, "S.PS": PowerPlant, "S.PSN": PowerPlant, "S.PSH": PowerPlant, "S.CMPRF": Camp, "S.CSTM": Crossing, "S.PASS": Crossing, "S.NSY": Base, "S.HSTS": Site, "S.MNMT": Site, "S.BDG": Site, "R.ST": Unknown,
	"H.SEA": Sea, "H.sea": Sea, "H.OCN": Sea, "H.ocean": Sea, "H.GULF": Sea, "H.gulf": Sea, "H.BAY": Sea, "H.bay": Sea, "H.sound": Sea, "H.SD": Sea, "H.channel": Strait, "H.CHN": Strait, "H.STRT": Strait, "H.strait": Strait, "H.lagoon": Lake, "H.fjord": Sea,
	"H.LK": Lake, "H.LKS": Lake, "H.Lake": Lake, "H.LakeCenterline": Unknown, "H.AlkalineLake": Lake, "H.RSV": Lake, "H.Reservoir": Lake, "H.STM": River, "H.River": River, "H.CNL": Canal, "H.HBR": Port, "H.RF": Reef, "H.reef": Reef,
	"T.ISL": Island, "T.Island": Island, "T.island": Island, "T.ISLS": Islands, "T.Islandgroup": Islands, "T.islandgroup": Islands, "T.MT": Mountain, "T.mountain": Mountain, "T.PK": Mountain, "T.VLC": Mountain, "T.MTS": Mountains, "T.Range/mtn": Mountains, "T.DSRT": Desert, "T.Desert": Desert, "T.VAL": Valley, "T.Valley": Valley, "T.CAPE": Cape, "T.cape": Cape, "T.PEN": Peninsula, "T.Pen/cape": Peninsula, "T.Peninsula": Peninsula, "T.Plateau": Plain, "T.plateau": Plain, "T.Plain": Plain, "T.PLN": Plain, "T.PASS": Crossing, "T.Delta": Plain, "T.Geoarea": Area, "T.Coast": Area, "T.Basin": Plain,
}

// Usable tells whether an alternative name is worth an entry: a name in Latin
// script that begins with a capital, no airport code and no web address.
func Usable(name string) bool {
	letters, capitals := 0, 0
	for i, r := range name {
		switch {
		case 'A' <= r && r <= 'Z':
			letters++
			capitals++
		case 'a' <= r && r <= 'z', unaccent(r) != "":
			letters++
		case r == ' ' || r == '-' || r == '\'' || r == '.' || silent(r):
		default:
			return false
		}
		if i == 0 && letters == 1 && capitals == 0 && 'a' <= r && r <= 'z' {
			return false
		}
	}
	return letters >= 4 && capitals < letters
}
