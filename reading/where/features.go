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
	fWorld      // continents, regions of the world, seas
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
	case gazetteer.Continent, gazetteer.WorldRegion, gazetteer.Sea, gazetteer.Strait:
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
	case gazetteer.Lake, gazetteer.River, gazetteer.Mountain, gazetteer.Mountains, gazetteer.Valley, gazetteer.Cape, gazetteer.Plain, gazetteer.Peninsula, gazetteer.Desert, gazetteer.Airport:
		return fWater
	}
	return fSite
}

// context is what the report's groups mean at present.
type context struct {
	total         float64
	lands, states map[gazetteer.Number]float64 // how much of it falls on each
	chosen        map[gazetteer.Number]int     // how many groups mean the place itself
	sure          []int                        // groups that are all but certain, at most a dozen
}

// context sums up the groups' weights by country and region.
func (s *scan) context() context {
	c := context{lands: map[gazetteer.Number]float64{}, states: map[gazetteer.Number]float64{}, chosen: map[gazetteer.Number]int{}}
	for i := range s.groups {
		g := &s.groups[i]
		n := math.Sqrt(float64(g.mentions))
		c.total += n
		g.best = 0
		for j, h := range g.hits {
			if g.weights[j] > g.weights[g.best] {
				g.best = j
			}
			if w := n * g.weights[j]; w >= 0.02 {
				c.lands[s.index.Country(h.Place)] += w
				c.states[s.index.Admin(h.Place)] += w
			}
		}
		best := g.hits[g.best].Place
		c.chosen[best]++
		if g.weights[g.best] > 0.6 && len(c.sure) < 12 && s.index.Kind(best) != gazetteer.Country {
			c.sure = append(c.sure, i)
		}
	}
	return c
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
	v[fLand] = nearness(c.lands[land]-ownLand, rest, land)
	if kind != gazetteer.Country && state != gazetteer.None {
		v[fState] = nearness(c.states[state]-ownState, rest, state)
	}
	v[fLandOnly] = flag(c.means(s, g, land, h.Place))
	v[fStateOnly] = flag(c.means(s, g, state, h.Place))
	if kind != gazetteer.Country {
		c.proximity(s, g, h.Place, v)
	}
}

// nearness is the log share of the report's meaning that falls on a country
// or region, floored and lifted above zero.
func nearness(weight, total float64, place gazetteer.Number) float64 {
	if place == gazetteer.None {
		weight = 0
	}
	return math.Log(0.05+max(0, weight)/total) + 3
}

// means tells whether another group means the country or region that holds a
// place of group g.
func (c *context) means(s *scan, g *group, holder, place gazetteer.Number) bool {
	if holder == gazetteer.None || holder == place {
		return false
	}
	n := c.chosen[holder]
	if g.hits[g.best].Place == holder {
		n--
	}
	return n > 0
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
