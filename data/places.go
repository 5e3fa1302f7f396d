package data

import _ "embed"

// The gazetteer and the lists it is built from.
var (
	// PlacesIndex is the packed gazetteer (package gazetteer).
	//go:embed places/world.gaz
	PlacesIndex string
	// PlacesBase is a gzipped table of regions, counties, waters and mountains.
	//go:embed places/base.tsv.gz
	PlacesBase string
	// PlacesShapes is the outlines of the world's countries (package draw).
	//go:embed places/world.shapes
	PlacesShapes string
	//go:embed places/countries.tsv
	PlacesCountries string
	//go:embed places/states.tsv
	PlacesStates string
	//go:embed places/sites.tsv
	PlacesSites string
	//go:embed places/geonames-countries.tsv
	PlacesCountryInfo string
	//go:embed places/geonames-admin1.tsv
	PlacesAdmin1 string
)

// What package where knows of words around and instead of place names.
var (
	//go:embed places/context.tsv
	PlacesContext string
	//go:embed places/words.tsv
	PlacesWords string
	//go:embed places/outlets.tsv
	PlacesOutlets string
	//go:embed places/ranking.tsv
	PlacesRanking string
)
