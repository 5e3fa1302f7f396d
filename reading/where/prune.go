package where

import (
	"strings"

	"sayso/gazetteer"
)

// seats finds the groups whose name a region and its own seat or capital share,
// and takes the bare name for the town: "in Harare", against "Kharkiv region".
// The regions of a few countries are named without their country as a rule
// ("New York"), and give way only to their country's capital ("Beijing and
// Washington").
func (s *scan) seats() {
	for i := range s.groups {
		g := &s.groups[i]
		g.region, g.seat = gazetteer.None, gazetteer.None
		best := g.hits[g.best].Place
		switch k := s.index.Kind(best); {
		case k == gazetteer.RegionSeat || k == gazetteer.Capital:
			if region := s.index.Admin(best); region != gazetteer.None && s.isNamedAfter(region, g) {
				g.seat, g.region = best, region
			}
		case k == gazetteer.Region:
			known := s.wellKnown(best)
			if known && (best == s.home.region || s.neighbours(i, best)) {
				continue
			}
			for _, h := range g.hits {
				k := s.index.Kind(h.Place)
				if h.Type > gazetteer.Alternate || known && k != gazetteer.Capital {
					continue
				}
				if k == gazetteer.Capital && s.index.Country(h.Place) == s.index.Country(best) || k == gazetteer.RegionSeat && s.index.Admin(h.Place) == best {
					g.seat, g.region = h.Place, best
					break
				}
			}
		}
	}
}

// isNamedAfter tells whether a region bears the group's name, or one that
// begins like it: "Kharkivska Oblast".
func (s *scan) isNamedAfter(region gazetteer.Number, g *group) bool {
	for _, h := range g.hits {
		if h.Place == region {
			return true
		}
	}
	seat, name := gazetteer.Fold(s.index.Place(g.hits[g.best].Place).Name), gazetteer.Fold(s.index.Place(region).Name)
	return len(seat) >= 4 && strings.HasPrefix(name, seat)
}

// plainly takes, among places of one name, what the name says: a sea by its
// generic word ("Red Sea" is also a state of Sudan), and a country rather than a
// town named after it where nothing speaks for the town.
func (s *scan) plainly() {
	for i := range s.groups {
		g := &s.groups[i]
		best := g.hits[g.best].Place
		if g.inside != gazetteer.None || g.ranked {
			continue
		}
		m := &s.mentions[g.first]
		water := s.lexicon.kinds[s.doc.Word(m.last-1)]
		town := s.index.Kind(best).Settled() && !s.isLocal(i, s.index.Admin(best))
		for j, h := range g.hits {
			k := s.index.Kind(h.Place)
			if k == water && k == gazetteer.Sea && h.Type == gazetteer.Main || town && k == gazetteer.Country && h.Type == gazetteer.Main {
				g.best = j
				break
			}
		}
	}
}

// isLocal tells whether a first-level region is the outlet's home, or the
// report names it or another place in it.
func (s *scan) isLocal(group int, region gazetteer.Number) bool {
	if region == gazetteer.None || region == s.home.region {
		return region != gazetteer.None
	}
	for i := range s.groups {
		p := s.groups[i].hits[s.groups[i].best].Place
		if i != group && (p == region || s.index.Admin(p) == region) {
			return true
		}
	}
	return false
}

// seated is the place of a mention of a name that a region shares with its
// seat.
func (s *scan) seated(m *mention, g *group) gazetteer.Number {
	switch {
	case g.seat == gazetteer.None || g.region == gazetteer.None:
		return g.hits[g.best].Place
	case m.ranked || m.holder:
		return g.region
	}
	return g.seat
}

// near, in kilometres, is how near two regions' middles lie that a report is
// likely to name together.
const near = 700

// neighbours tells whether the report names another region near by, or a place
// inside the region: "Oregon and Washington".
func (s *scan) neighbours(group int, region gazetteer.Number) bool {
	for i := range s.groups {
		if i == group {
			continue
		}
		p := s.groups[i].hits[s.groups[i].best].Place
		if s.index.Admin(p) == region || s.index.Kind(p) == gazetteer.Region && s.index.Distance(p, region) < near {
			return true
		}
	}
	return false
}

// How many people a town must have to stand without any support: where nothing
// but the gazetteer takes its name for a place, and where the name is surely a
// place but may be one that the gazetteer does not know.
const (
	bareTown  = 100_000
	placeTown = 15_000
)

// prune takes back places that nothing speaks for. A name that only the
// gazetteer took for a place, that of a small town or a river far from
// everything else the report is about, is somebody's or something's. One that
// surely names a place stays, but not as a small town far away: it is a place
// that the gazetteer does not know.
func (s *scan) prune() {
	lands, states := s.supported()
	gone := make([]bool, len(s.groups))
	for i := range s.groups {
		g := &s.groups[i]
		h := g.hits[g.best]
		if outer := s.elsewhere(g); outer != gazetteer.None && s.index.Kind(h.Place).Settled() && s.index.Population(h.Place) < 10*bareTown {
			s.unplace(i, outer)
			continue
		}
		people, kind := s.index.Population(h.Place), s.index.Kind(h.Place)
		land, state := s.index.Country(h.Place), s.index.Admin(h.Place)
		switch {
		case g.inside != gazetteer.None, h.Type == gazetteer.Abbreviation, h.Type == gazetteer.Demonym, h.Type == gazetteer.Postal:
			continue
		case !kind.Settled() && !isNatural(kind) && !s.isBearing(g):
			continue
		case land != gazetteer.None && (land == s.home.country || len(lands[land]) > 1 || len(lands[land]) == 1 && lands[land][0] != i):
			if land != s.home.country && people < placeTown && s.wide(land) && !others(states[state], i) && !s.attested(i) {
				gone[i] = true
			}
			continue
		case kind.Settled() && people >= bareTown && h.Type == gazetteer.Main:
			continue
		}
		if !s.attested(i) || !kind.Settled() && !isNatural(kind) {
			gone[i] = true
		} else if kind.Settled() && people < placeTown {
			s.unplace(i, gazetteer.None)
		}
	}
	s.drop(func(m *mention) bool { return m.sense >= 0 && gone[m.sense] })
}

// drop takes mentions away and lets the others point at the same containers
// as before.
func (s *scan) drop(gone func(*mention) bool) {
	at := make([]int, len(s.mentions)) // the new index; -1 for none
	n := 0
	for i := range s.mentions {
		if at[i] = n; gone(&s.mentions[i]) {
			at[i] = -1
			continue
		}
		n++
	}
	kept := s.mentions[:0]
	for i := range s.mentions {
		if at[i] < 0 {
			continue
		}
		m := s.mentions[i]
		if m.inside >= 0 {
			m.inside = at[m.inside]
		}
		kept = append(kept, m)
	}
	s.mentions = kept
}

func others(groups []int, i int) bool {
	return len(groups) > 1 || len(groups) == 1 && groups[0] != i
}

// supported returns the groups that speak for each country and first-level
// region: those surely places, or large towns.
func (s *scan) supported() (lands, states map[gazetteer.Number][]int) {
	lands, states = map[gazetteer.Number][]int{}, map[gazetteer.Number][]int{}
	for i := range s.groups {
		g := &s.groups[i]
		h := g.hits[g.best]
		if !s.attested(i) && s.index.Population(h.Place) < bareTown {
			continue
		}
		if land := s.index.Country(h.Place); land != gazetteer.None {
			lands[land] = append(lands[land], i)
		}
		if state := s.index.Admin(h.Place); state != gazetteer.None {
			states[state] = append(states[state], i)
		}
		if s.index.Kind(h.Place) == gazetteer.Region {
			states[h.Place] = append(states[h.Place], i)
		}
	}
	return lands, states
}

// wide tells whether a country is so large that being spoken of says little
// for each of its towns.
func (s *scan) wide(land gazetteer.Number) bool { return s.index.Population(land) > 100_000_000 }

// attested tells whether anything but the gazetteer takes a mention of the
// group for a place.
func (s *scan) attested(group int) bool {
	for i := s.groups[group].first; i < len(s.mentions); i++ {
		m := &s.mentions[i]
		if m.sense != group {
			continue
		}
		if m.inside >= 0 || m.firm && !m.common {
			return true
		}
		switch m.why {
		case "where.gazetteer", "where.named-elsewhere", "where.after-name":
		default:
			if !m.surname {
				return true
			}
		}
	}
	return false
}

// elsewhere is the country or region that the report puts the group's place in
// ("Queenstown, Ireland"), where none of the places of its name lies; None if
// the report says nothing of the kind.
func (s *scan) elsewhere(g *group) gazetteer.Number {
	m := &s.mentions[g.first]
	if g.inside != gazetteer.None || g.first+1 >= len(s.mentions) || g.mentions > 1 {
		return gazetteer.None
	}
	n := &s.mentions[g.first+1]
	t := m.last
	within := false // "Tora, in North Darfur"
	if t+2 <= n.first && s.doc.Word(t) == "," && s.doc.Word(t+1) == "in" {
		within, t = true, t+1
		if s.doc.Word(t+1) == "the" {
			t++
		}
	}
	if t+1 != n.first || !within && s.doc.Word(t) != "," || n.last < len(s.doc.Tokens) && (s.doc.Word(n.last) == "and" || s.doc.Word(n.last) == "or") {
		return gazetteer.None
	}
	outer := s.container(n)
	if outer == gazetteer.None && within && n.sense >= 0 {
		if o := &s.groups[n.sense]; !s.index.Kind(o.hits[o.best].Place).Settled() {
			outer = o.hits[o.best].Place // some other kind of region
		}
	}
	if outer == gazetteer.None || s.lies(m.hits, outer) {
		return gazetteer.None
	}
	if s.index.Kind(outer) != gazetteer.Country && !s.wellKnown(outer) {
		if land := s.index.Country(outer); !within || land == gazetteer.None || s.lies(m.hits, land) {
			return gazetteer.None // which towns lie in it is not well known
		}
	}
	return outer
}

// unplace leaves the mentions of a group as places that are not known, but for
// the country that they are said to lie in.
func (s *scan) unplace(group int, outer gazetteer.Number) {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.sense == group {
			m.place, m.kind, m.reason = gazetteer.None, gazetteer.Unknown, "the only ones of that name are small and far from the report's other places"
			if outer != gazetteer.None {
				m.reason, m.outer = "none of that name is known in "+s.index.Place(outer).Name, outer
			}
		}
	}
}

// isBearing tells whether the group's name is that of a region called by a
// point of the compass, as many countries have one: "Southern District".
func (s *scan) isBearing(g *group) bool {
	switch s.index.Kind(g.hits[g.best].Place) {
	case gazetteer.Region, gazetteer.District, gazetteer.Area:
		first, _, more := strings.Cut(s.doc.Raw[s.mentions[g.first].start:s.mentions[g.first].end], " ")
		return more && s.lexicon.around[lower(first)]&side != 0
	}
	return false
}

// isNatural tells whether a place of the kind often shares its name with
// people and things.
func isNatural(k gazetteer.Kind) bool {
	switch k {
	case gazetteer.River, gazetteer.Lake, gazetteer.Mountain, gazetteer.Mountains, gazetteer.Valley, gazetteer.Cape, gazetteer.Plain, gazetteer.Reef:
		return true
	}
	return false
}
