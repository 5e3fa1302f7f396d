package where

import (
	"math"
	"strconv"

	"sayso/gazetteer"
)

// The features by which the places of one name are ranked. Their weights are
// in data/places/ranking.tsv, by name.
const (
	fPopulation = iota // log10 of the people, over 7
	fCountry
	fRegion
	fCapital
	fSeat
	fTown
	fDistrict
	fNeighbourhood
	fWater // seas, rivers, mountains …
	fSite  // sites and areas of the own list
	fAlternate
	fDemonym
	fInside     // lies where the report says
	fElsewhere  // does not
	fHomeLand   // in the outlet's country
	fHomeRegion // in the outlet's region
	fHomeName   // a town whose name the outlet's domain holds
	fLand       // log share of the report's places in its country
	fState      // log share in its first-level region
	fNear       // another place within 60 km
	fNearish    // within 250 km
	fRanked     // a region, where "province" or the like follows
	fLargest    // the largest of the name
	fLandOnly   // the country is mentioned by name or nationality
	fStateOnly  // the region is mentioned by name
	fWorld      // continents and regions of the world
	featureCount
)

var featureNames = [featureCount]string{"population", "country", "region", "capital", "seat", "town", "district", "neighbourhood", "water", "site", "alternate", "demonym", "inside", "elsewhere", "home-land", "home-region", "home-name", "land", "state", "near", "nearish", "ranked", "largest", "land-named", "state-named", "world"}

type vector [featureCount]float64

func (v *vector) dot(w *vector) float64 {
	sum := 0.0
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

// readRanking reads the weights; names unknown are left out.
func readRanking(list string) (w vector) {
	eachLine(list, func(name, value string) {
		for i, n := range featureNames {
			if n == name {
				w[i], _ = strconv.ParseFloat(value, 64)
			}
		}
	})
	return w
}

// features describes place j of a group; what other groups mean counts only
// with a context.
func (s *scan) features(g *group, j int, around *context, lit bool) (v vector) {
	h := g.hits[j]
	x := s.index
	kind := x.Kind(h.Place)
	v[fPopulation] = math.Log10(float64(x.Population(h.Place))+1) / 7
	v[kindFeature(kind)] = 1
	v[fAlternate] = flag(h.Type == gazetteer.Alternate)
	v[fDemonym] = flag(h.Type == gazetteer.Demonym)
	v[fLargest] = flag(j == 0)
	v[fRanked] = flag(g.ranked && (kind == gazetteer.Region || kind == gazetteer.District || kind == gazetteer.Area))
	land, state := x.Country(h.Place), x.Admin(h.Place)
	if g.inside != gazetteer.None {
		held := land == g.inside || state == g.inside
		v[fInside], v[fElsewhere] = flag(held), flag(!held)
	}
	v[fHomeLand] = flag(land != gazetteer.None && land == s.home.country)
	v[fHomeRegion] = flag(state != gazetteer.None && state == s.home.region)
	v[fHomeName] = flag(g.named && kind.Settled())
	if lit {
		around.light(s, g, j, &v)
	}
	return v
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func kindFeature(k gazetteer.Kind) int {
	switch k {
	case gazetteer.Country:
		return fCountry
	case gazetteer.Continent, gazetteer.WorldRegion:
		return fWorld
	case gazetteer.Region:
		return fRegion
	case gazetteer.Capital:
		return fCapital
	case gazetteer.RegionSeat:
		return fSeat
	case gazetteer.Town, gazetteer.Subdistrict, gazetteer.Village, gazetteer.Former:
		return fTown
	case gazetteer.District:
		return fDistrict
	case gazetteer.Neighbourhood:
		return fNeighbourhood
	case gazetteer.Sea, gazetteer.Lake, gazetteer.River, gazetteer.Mountain, gazetteer.Mountains, gazetteer.Valley, gazetteer.Cape, gazetteer.Plain, gazetteer.Peninsula, gazetteer.Desert, gazetteer.Airport:
		return fWater
	}
	return fSite
}

// share is how much of the report's meaning falls on a country or region.
type share struct {
	place  gazetteer.Number
	weight float64
}

// context is what the report's groups mean at present.
type context struct {
	total         float64
	lands, states []share
	sure          []int // groups that are all but certain, at most a dozen
}

// context sums up the groups' weights by country and region.
func (s *scan) context() (c context) {
	for i := range s.groups {
		g := &s.groups[i]
		n := math.Sqrt(float64(g.mentions))
		c.total += n
		top := 0
		for j, h := range g.hits {
			w := n * g.weights[j]
			if w < 0.02 {
				continue
			}
			c.lands = addShare(c.lands, s.index.Country(h.Place), w)
			c.states = addShare(c.states, s.index.Admin(h.Place), w)
			if g.weights[j] > g.weights[top] {
				top = j
			}
		}
		g.best = top
		if g.weights[top] > 0.6 && len(c.sure) < 12 && s.index.Kind(g.hits[top].Place) != gazetteer.Country {
			c.sure = append(c.sure, i)
		}
	}
	return c
}

func addShare(list []share, place gazetteer.Number, w float64) []share {
	if place == gazetteer.None {
		return list
	}
	for i := range list {
		if list[i].place == place {
			list[i].weight += w
			return list
		}
	}
	return append(list, share{place, w})
}

func shareOf(list []share, place gazetteer.Number) float64 {
	for i := range list {
		if list[i].place == place && place != gazetteer.None {
			return list[i].weight
		}
	}
	return 0
}

// light adds what the other groups tell of place j of group g.
func (c *context) light(s *scan, g *group, j int, v *vector) {
	h := g.hits[j]
	land, state := s.index.Country(h.Place), s.index.Admin(h.Place)
	own := math.Sqrt(float64(g.mentions))
	rest := c.total - own + 1
	var ownLand, ownState float64
	for i, o := range g.hits {
		if s.index.Country(o.Place) == land {
			ownLand += own * g.weights[i]
		}
		if s.index.Admin(o.Place) == state {
			ownState += own * g.weights[i]
		}
	}
	kind := s.index.Kind(h.Place)
	v[fLand] = math.Log(0.05+max(0, shareOf(c.lands, land)-ownLand)/rest) + 3
	if kind != gazetteer.Country && state != gazetteer.None {
		v[fState] = math.Log(0.05+max(0, shareOf(c.states, state)-ownState)/rest) + 3
	}
	for i := range s.groups {
		if o := &s.groups[i]; o != g {
			p := o.hits[o.best].Place
			if p == land && p != h.Place {
				v[fLandOnly] = 1
			}
			if p == state && p != h.Place {
				v[fStateOnly] = 1
			}
		}
	}
	if kind != gazetteer.Country {
		c.proximity(s, g, h.Place, v)
	}
}

// proximity notes whether a place that is all but certain lies nearby.
func (c *context) proximity(s *scan, g *group, place gazetteer.Number, v *vector) {
	for _, i := range c.sure {
		o := &s.groups[i]
		if o == g || o.hits[o.best].Place == place {
			continue
		}
		switch d := s.index.Distance(place, o.hits[o.best].Place); {
		case d < 60:
			v[fNear], v[fNearish] = 1, 1
			return
		case d < 250:
			v[fNearish] = 1
		}
	}
}
