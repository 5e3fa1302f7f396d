package eval

import (
	"fmt"
	"math"

	"sayso/record"
)

// placesGold is a document of a corpus of toponyms.
type placesGold struct {
	document
	Places []struct {
		Span      span
		Lat, Lon  *float64
		GeoNameID any `json:"geonameid"`
	}
}

// farthest is the distance of an unresolved place, half the equator in km.
const farthest = 20039.0

// distances sums up how far places are off, in km.
type distances struct {
	all, found, same, near, nearFound int
	logs                              float64
}

func (d *distances) add(km float64) {
	d.all++
	d.logs += math.Log(km + 1)
	if km <= 161 {
		d.near++
	}
}

func (d *distances) String() string {
	return fmt.Sprintf("resolved %d of %d, %d by GeoNames id (counted as 0 km); Acc@161km over all %.1f, over resolved %.1f; AUC (lower is better) %.3f",
		d.found, d.all, d.same, 100*float64(d.near)/float64(max(1, d.all)), 100*float64(d.nearFound)/float64(max(1, d.found)), d.logs/(float64(max(1, d.all))*math.Log(20040)))
}

func scorePlaces(b *Board, d *placesGold, r *record.Record) {
	type found struct {
		span  span
		place *record.Place
	}
	var system []found
	for i := range r.Places {
		for _, m := range r.Places[i].Mentions {
			system = append(system, found{spanOf(m.Span), &r.Places[i]})
		}
	}
	overlap := func(i, j int) float64 {
		g, s := d.Places[i].Span, system[j].span
		v := 0.0
		if max(g[0], s[0]) < min(g[1], s[1]) {
			v++
		}
		if g == s {
			v += 0.5
		}
		return v
	}
	pairs := match(len(d.Places), len(system), 0.5, overlap)
	exact := 0
	at := map[int]*record.Place{}
	for _, m := range pairs {
		exact += toInt(d.Places[m.gold].Span == system[m.system].span)
		at[m.gold] = system[m.system].place
	}
	b.add("toponym overlap", len(pairs), len(d.Places), len(system))
	b.add("toponym exact", exact, len(d.Places), len(system))
	total := b.distances()
	for i, g := range d.Places {
		if g.Lat == nil {
			continue
		}
		p := at[i]
		known := p != nil && p.GeoNames != 0 && fmt.Sprint(p.GeoNames) == geonameID(g.GeoNameID)
		switch {
		case known:
			total.found++
			total.same++
			total.nearFound++
			total.add(0)
		case p != nil && p.Lat != nil:
			x := kilometres(*g.Lat, *g.Lon, *p.Lat, *p.Lon)
			total.found++
			total.nearFound += toInt(x <= 161)
			total.add(x)
			if x > 161 {
				b.note("far", "%s: %.0f km off in %s", words(d.Text, g.Span), x, d.ID)
			}
		default:
			total.add(farthest)
			b.note("unresolved", "%s in %s", words(d.Text, g.Span), d.ID)
		}
	}
}

// distances returns the board's own sum, made at first use.
func (b *Board) distances() *distances {
	if b.far == nil {
		b.far = &distances{}
	}
	return b.far
}

func geonameID(v any) string {
	switch x := v.(type) {
	case float64:
		return fmt.Sprintf("%.0f", x)
	case string:
		return x
	}
	return "None"
}

// kilometres is the great-circle distance of two points in degrees.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	la1, lo1, la2, lo2 := lat1*rad, lon1*rad, lat2*rad, lon2*rad
	h := math.Pow(math.Sin((la2-la1)/2), 2) + math.Cos(la1)*math.Cos(la2)*math.Pow(math.Sin((lo2-lo1)/2), 2)
	return 6371 * 2 * math.Asin(min(1, math.Sqrt(h)))
}
