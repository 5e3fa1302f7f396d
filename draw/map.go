// Package draw draws as SVG, without scripts and legible in print: small maps,
// numbers over time, and chains of who passes whose words on.
//
// Countries are drawn as areas, never as points; regions as hatched circles,
// for their point is only a centre; towns and sites as points. The projection
// is Equal Earth (Šavrič, Patterson, Jenny 2018).
package draw

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"

	"sayso/record"
)

// Width is the width of a map in SVG units; the height follows the window.
const Width = 720

// Map returns an SVG of the places, fitted to them; the empty string if none
// of them can be drawn. Countries that only lie around are named by name,
// from their ISO 3166-1 alpha-3 codes.
func Map(places []record.Place, name func(code string) string) string {
	return mapOf(places, name, style)
}

// MapBare is Map without a style of its own, for pages that allow no style
// but their files'; its classes are those of Map, and its own is "map".
func MapBare(places []record.Place, name func(code string) string) string {
	return mapOf(places, name, "")
}

func mapOf(places []record.Place, name func(string) string, style string) string {
	shapes := outlines()
	d := &drawing{named: map[string]*record.Place{}, style: style, name: name}
	for i := range places {
		d.sort(&places[i], shapes)
	}
	if len(d.named)+len(d.regions)+len(d.points) == 0 {
		return ""
	}
	d.frame(shapes)
	d.open()
	d.land(shapes)
	for _, p := range d.regions {
		d.region(p)
	}
	for _, p := range d.points {
		d.point(p)
	}
	d.labels()
	d.close()
	return d.out.String()
}

// drawing is a map under way.
type drawing struct {
	named   map[string]*record.Place // countries by code
	regions []*record.Place
	points  []*record.Place
	beyond  []string // countries too small for an area on this map

	style string
	name  func(code string) string
	view  window
	scale float64
	out   strings.Builder
	taken []box   // by labels and marks
	texts []label // waiting to be written
}

// window is a part of the projected plane, y upwards.
type window struct{ left, bottom, right, top float64 }

// nowhere is the window of nothing yet.
func nowhere() window { return window{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (w *window) meets(v window) bool {
	return w.left <= v.right && w.right >= v.left && w.bottom <= v.top && w.top >= v.bottom
}

func (w *window) add(x, y float64) {
	w.left, w.right = min(w.left, x), max(w.right, x)
	w.bottom, w.top = min(w.bottom, y), max(w.top, y)
}

// sort puts a place where it is drawn.
func (d *drawing) sort(p *record.Place, shapes []outline) {
	switch {
	case p.Precision == record.PrecisionCountry:
		if !slices.ContainsFunc(shapes, func(o outline) bool { return o.code == p.Country }) {
			d.beyond = append(d.beyond, p.Name)
		} else if d.named[p.Country] == nil {
			d.named[p.Country] = p
		}
	case p.Lat == nil || p.Lon == nil || math.Abs(*p.Lat) > 90 || math.Abs(*p.Lon) > 180:
	case p.Precision == record.PrecisionRegion:
		d.regions = append(d.regions, p)
	default:
		d.points = append(d.points, p)
	}
}

// frame fits the window to what is drawn: points and regions first, and
// countries only where there is nothing finer.
func (d *drawing) frame(shapes []outline) {
	w := nowhere()
	for _, p := range append(slices.Clone(d.regions), d.points...) {
		w.add(project(*p.Lon, *p.Lat))
	}
	for _, o := range shapes {
		if d.named[o.code] != nil {
			w.addOutline(o, len(d.regions)+len(d.points) == 0)
		}
	}
	const margin, least = 0.12, 0.16 // of the window; in radians, about 1,000 km
	grow := func(low, high, least float64) (float64, float64) {
		size := max((high-low)*(1+2*margin), least)
		middle := (low + high) / 2
		return middle - size/2, middle + size/2
	}
	w.left, w.right = grow(w.left, w.right, least)
	w.bottom, w.top = grow(w.bottom, w.top, 0.6*(w.right-w.left))
	w.left, w.right = grow(w.left, w.right, 1.3*(w.top-w.bottom)/(1+2*margin))
	d.view, d.scale = w, Width/(w.right-w.left)
}

// addOutline widens the window to a country's largest ring, so that overseas
// parts do not stretch it; to its middle alone unless whole is asked for.
func (w *window) addOutline(o outline, whole bool) {
	var best flat
	for _, r := range o.plane {
		if len(r.xy) > len(best.xy) {
			best = r
		}
	}
	part := best.span
	if whole {
		w.add(part.left, part.bottom)
		w.add(part.right, part.top)
		return
	}
	w.add((part.left+part.right)/2, (part.bottom+part.top)/2)
}

// project is the Equal Earth projection, on a sphere of radius 1.
func project(lon, lat float64) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) / 3 * lon * math.Pi / 180 * math.Cos(t) / (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2))
	return x, t * (a1 + a2*t2 + t6*(a3+a4*t2))
}

// at returns where a point lies in the picture, y downwards.
func (d *drawing) at(lon, lat float64) (x, y float64) {
	x, y = project(lon, lat)
	return (x - d.view.left) * d.scale, (d.view.top - y) * d.scale
}

func (d *drawing) height() float64 { return (d.view.top - d.view.bottom) * d.scale }

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.out, format, args...) }

const style = `.sea{fill:#f4f7f9}.land{fill:#fff;stroke:#9aa5ad;stroke-width:.6;fill-rule:evenodd}.named{fill:#d9dee2;stroke:#5c6870;stroke-width:1;fill-rule:evenodd}` +
	`.region{fill:url(#hatch);stroke:#333;stroke-width:1;stroke-dasharray:3 2}.town{fill:#111;stroke:#fff;stroke-width:1}.site{fill:#fff;stroke:#111;stroke-width:1.6}` +
	`text{font:12px sans-serif;fill:#111;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}.country{font-weight:bold;letter-spacing:.06em;fill:#3a444b}.around{font-style:italic;fill:#5c6870}.note{font-size:10px;fill:#555}`

// open writes the head: the note below the map takes 18 units.
func (d *drawing) open() {
	h := d.height()
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 %d %.0f" width="100%%" role="img"><title>Map of the places named</title>`, Width, h+18)
	if d.style != "" {
		d.printf(`<style>%s</style>`, d.style)
	}
	d.printf(`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V5" stroke="#555" stroke-width="1"/></pattern><clipPath id="window"><rect width="%d" height="%.0f"/></clipPath></defs>`, Width, h)
	d.printf(`<g clip-path="url(#window)"><rect class="sea" width="%d" height="%.0f"/>`, Width, h)
}

func (d *drawing) close() {
	note := "Borders as Natural Earth draws them, de facto. Places: GeoNames."
	if len(d.beyond) > 0 {
		note = "Too small for this map: " + strings.Join(d.beyond, ", ") + ". " + note
	}
	d.printf(`</g><text class="note" x="2" y="%.0f">%s</text></svg>`, d.height()+13, html.EscapeString(note))
}
