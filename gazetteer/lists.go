package gazetteer

import "sayso/data"

// Embedded returns the lists and the base table that come with the program.
func Embedded() (lists Lists, base string) {
	return Lists{
		Countries: data.PlacesCountries, States: data.PlacesStates, Sites: data.PlacesSites,
		CountryInfo: data.PlacesCountryInfo, Admin1: data.PlacesAdmin1,
	}, data.PlacesBase
}

// World returns the index that comes with the program.
func World() *Index {
	x, err := Open(data.PlacesIndex)
	if err != nil {
		return Empty()
	}
	return x
}
