package draw

import (
	"sync"

	"sayso/data"
)

// ring is a closed line of a country's outline, in hundredths of a degree.
type ring []point

type point struct{ lon, lat int32 }

// outline is one country's shape; holes are rings like others (even-odd).
type outline struct {
	code  string // ISO 3166-1 alpha-3; "---" for none
	rings []ring
	plane []flat // the rings, projected
}

// flat is a ring on the projected plane: x, y, x, y … and what it spans.
type flat struct {
	xy   []float64
	span window
}

func (r ring) flat() flat {
	f := flat{make([]float64, 0, 2*len(r)), nowhere()}
	for _, p := range r {
		x, y := project(float64(p.lon)/100, float64(p.lat)/100)
		f.xy = append(f.xy, x, y)
		f.span.add(x, y)
	}
	return f
}

// outlines are the world's countries, read once.
var outlines = sync.OnceValue(readOutlines)

// readOutlines reads the packed shapes (see tools/gazetteer): for each country a
// code and a count of rings, for each ring a count of points and their
// differences, all as varints. A damaged tail is left out.
func readOutlines() []outline {
	r := reader{rest: data.PlacesShapes}
	var out []outline
	for len(r.rest) > 3 && !r.bad {
		o := outline{code: r.rest[:3]}
		r.rest = r.rest[3:]
		for n := r.number(); n > 0 && !r.bad; n-- {
			o.rings = append(o.rings, unwrap(r.ring())...)
		}
		for _, ring := range o.rings {
			o.plane = append(o.plane, ring.flat())
		}
		out = append(out, o)
	}
	return out
}

// unwrap makes a ring that crosses the 180th meridian continuous and gives it
// twice, once for each edge of the map. A ring around the pole is closed along
// it.
func unwrap(r ring) []ring {
	turn, crosses := int32(0), false
	for i := 1; i < len(r); i++ {
		step := r[i].lon + turn - r[i-1].lon
		switch {
		case step > 18000:
			turn, crosses = turn-36000, true
		case step < -18000:
			turn, crosses = turn+36000, true
		}
		r[i].lon += turn
	}
	if !crosses {
		return []ring{r}
	}
	if last := len(r) - 1; r[last].lon != r[0].lon {
		r = append(r, point{r[last].lon, -9000}, point{r[0].lon, -9000})
	}
	other, shift := make(ring, len(r)), int32(-36000)
	if r[len(r)/2].lon < 0 {
		shift = 36000
	}
	for i, p := range r {
		other[i] = point{p.lon + shift, p.lat}
	}
	return []ring{r, other}
}

type reader struct {
	rest string
	bad  bool
}

func (r *reader) ring() ring {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.bad = true
		return nil
	}
	out := make(ring, 0, n)
	var p point
	for ; n > 0 && !r.bad; n-- {
		p.lon += r.signed()
		p.lat += r.signed()
		out = append(out, p)
	}
	return out
}

func (r *reader) signed() int32 {
	v := r.number()
	return int32(v>>1) ^ -int32(v&1)
}

func (r *reader) number() (v uint64) {
	for i := 0; i < len(r.rest) && i < 10; i++ {
		v |= uint64(r.rest[i]&0x7F) << (7 * i)
		if r.rest[i] < 0x80 {
			r.rest = r.rest[i+1:]
			return v
		}
	}
	r.bad = true
	return 0
}
