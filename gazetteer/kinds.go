package gazetteer

import "sayso/record"

// Kind is what a place is.
type Kind uint8

// The kinds of places. Their numbers are part of the index format: new kinds
// go to the end.
const (
	Unknown Kind = iota
	Continent
	WorldRegion
	Country
	Region      // first-level: a state, province, governorate
	District    // second-level: a county
	Subdistrict // below
	Capital
	RegionSeat
	Town
	Neighbourhood
	Sea
	Strait
	Lake
	River
	Island
	Islands
	Mountain
	Mountains
	Desert
	Valley
	Cape
	Peninsula
	Plain
	Park
	Airport
	Base
	Camp
	Crossing
	PowerPlant
	NuclearSite
	Port
	Dam
	Canal
	Reef
	Hospital
	Prison
	Building
	Square
	Street
	Site
	Area   // a part of a country or of several with no government of its own
	Former // a country or region that is no more
	Village
)

// kind is what is known of a kind: its name in records, and how precise a
// point of that kind is.
type kind struct {
	name      string
	precision record.Precision
}

var kinds = [...]kind{
	Unknown: {"", record.PrecisionSite}, Continent: {"continent", record.PrecisionRegion},
	WorldRegion: {"world region", record.PrecisionRegion}, Country: {"country", record.PrecisionCountry},
	Region: {"region", record.PrecisionRegion}, District: {"district", record.PrecisionRegion},
	Subdistrict: {"subdistrict", record.PrecisionTown}, Capital: {"capital", record.PrecisionTown},
	RegionSeat: {"region seat", record.PrecisionTown}, Town: {"town", record.PrecisionTown},
	Neighbourhood: {"neighbourhood", record.PrecisionTown}, Sea: {"sea", record.PrecisionRegion},
	Strait: {"strait", record.PrecisionRegion}, Lake: {"lake", record.PrecisionRegion},
	River: {"river", record.PrecisionRegion}, Island: {"island", record.PrecisionRegion},
	Islands: {"islands", record.PrecisionRegion}, Mountain: {"mountain", record.PrecisionSite},
	Mountains: {"mountains", record.PrecisionRegion}, Desert: {"desert", record.PrecisionRegion},
	Valley: {"valley", record.PrecisionRegion}, Cape: {"cape", record.PrecisionSite},
	Peninsula: {"peninsula", record.PrecisionRegion}, Plain: {"plain", record.PrecisionRegion},
	Park: {"park", record.PrecisionSite}, Airport: {"airport", record.PrecisionSite},
	Base: {"base", record.PrecisionSite}, Camp: {"camp", record.PrecisionSite},
	Crossing: {"crossing", record.PrecisionSite}, PowerPlant: {"power plant", record.PrecisionSite},
	NuclearSite: {"nuclear site", record.PrecisionSite}, Port: {"port", record.PrecisionSite},
	Dam: {"dam", record.PrecisionSite}, Canal: {"canal", record.PrecisionRegion},
	Reef: {"reef", record.PrecisionSite}, Hospital: {"hospital", record.PrecisionSite},
	Prison: {"prison", record.PrecisionSite}, Building: {"building", record.PrecisionSite},
	Square: {"square", record.PrecisionSite}, Street: {"street", record.PrecisionSite},
	Site: {"site", record.PrecisionSite}, Area: {"area", record.PrecisionRegion},
	Former: {"former", record.PrecisionRegion}, Village: {"village", record.PrecisionTown},
}

// String returns the kind's name as records give it.
func (k Kind) String() string {
	if int(k) >= len(kinds) {
		return ""
	}
	return kinds[k].name
}

// Precision says what a point of this kind stands for.
func (k Kind) Precision() record.Precision {
	if int(k) >= len(kinds) {
		return record.PrecisionSite
	}
	return kinds[k].precision
}

// Settled tells whether people live in a place of this kind as in a town.
func (k Kind) Settled() bool {
	switch k {
	case Capital, RegionSeat, Town, Neighbourhood, Village, Subdistrict:
		return true
	}
	return false
}

// KindNamed returns the kind with the name that records give; Unknown if
// there is none.
func KindNamed(name string) Kind {
	for i, k := range kinds {
		if k.name == name {
			return Kind(i)
		}
	}
	return Unknown
}
