package draw

import (
	"fmt"
	"html"
	"math"
	"strings"
	"unicode/utf8"

	"sayso/record"
)

// box is a stretch of the picture.
type box struct{ x, y, width, height float64 }

func (b box) meets(o box) bool {
	return b.x < o.x+o.width && o.x < b.x+b.width && b.y < o.y+o.height && o.y < b.y+b.height
}

// label is a name to be written beside (x, y), or on it for countries.
type label struct {
	text, class string
	x, y, away  float64
}

// leastRoom is how far from every border, in the picture, the name of a
// country must stand that only lies around.
const leastRoom = 22

// land draws the countries that the window shows, those named filled.
func (d *drawing) land(shapes []outline) {
	for _, o := range shapes {
		path, rings := d.path(o)
		if path == "" {
			continue
		}
		p := d.named[o.code]
		if p == nil {
			d.printf(`<path class="land" d="%s"/>`, path)
			if name := d.name(o.code); name != o.code {
				if x, y, room := d.inside(rings); room >= leastRoom {
					d.texts = append(d.texts, label{name, "around", x, y, 0})
				}
			}
			continue
		}
		d.printf(`<path class="named" d="%s"><title>%s</title></path>`, path, html.EscapeString(p.Name))
		if x, y, room := d.inside(rings); room > 0 {
			d.texts = append(d.texts, label{p.Name, "country", x, y, 0})
		}
	}
}

// path returns the outline's rings that meet the window, as a path and as
// lists of x, y, x, y …
func (d *drawing) path(o outline) (string, [][]float64) {
	var b strings.Builder
	var rings [][]float64
	for _, r := range o.plane {
		if !r.span.meets(d.view) {
			continue
		}
		xs := make([]float64, 0, len(r.xy))
		for i := 0; i+1 < len(r.xy); i += 2 {
			x, y := (r.xy[i]-d.view.left)*d.scale, (d.view.top-r.xy[i+1])*d.scale
			if n := len(xs); n == 0 || math.Abs(x-xs[n-2])+math.Abs(y-xs[n-1]) >= 0.8 {
				xs = append(xs, x, y)
			}
		}
		for i := 0; i+1 < len(xs) && len(xs) > 4; i += 2 {
			fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(i, 1)], xs[i], xs[i+1])
		}
		b.WriteByte('Z')
		rings = append(rings, xs)
	}
	return b.String(), rings
}

// inside looks for the point of a country, within the window, that is
// farthest from all borders, among those of a grid; room is how far. It is 0
// if no such point lies inside.
func (d *drawing) inside(rings [][]float64) (x, y, room float64) {
	const columns, rows = 18, 12
	height := d.height()
	bounds := boundsOf(rings)
	for i := range columns * rows {
		px, py := (float64(i%columns)+0.5)*Width/columns, (float64(i/columns)+0.5)*height/rows
		far := min(px, Width-px, 2*py, 2*(height-py)) // names are wide
		if far <= room || px < bounds.x || px > bounds.x+bounds.width || py < bounds.y || py > bounds.y+bounds.height || !within(rings, px, py) {
			continue
		}
		if near := border(rings, px, py, room); min(far, near) > room {
			x, y, room = px, py, min(far, near)
		}
	}
	return x, y, room
}

func boundsOf(rings [][]float64) box {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, r := range rings {
		for i := 0; i+1 < len(r); i += 2 {
			left, right = min(left, r[i]), max(right, r[i])
			top, bottom = min(top, r[i+1]), max(bottom, r[i+1])
		}
	}
	return box{left, top, right - left, bottom - top}
}

// within tells whether a point lies inside rings, by the even-odd rule.
func within(rings [][]float64, px, py float64) bool {
	inside := false
	for _, r := range rings {
		for i, j := 0, len(r)-2; i+1 < len(r); j, i = i, i+2 {
			ax, ay, bx, by := r[j], r[j+1], r[i], r[i+1]
			if (ay > py) != (by > py) && px < ax+(py-ay)/(by-ay)*(bx-ax) {
				inside = !inside
			}
		}
	}
	return inside
}

// border is how near the nearest line of rings comes to a point; it may stop
// at any distance up to enough.
func border(rings [][]float64, px, py, enough float64) float64 {
	near := math.Inf(1) // squared
	for _, r := range rings {
		for i, j := 0, len(r)-2; i+1 < len(r); j, i = i, i+2 {
			ax, ay, bx, by := r[j], r[j+1], r[i], r[i+1]
			t := 0.0
			if length := (bx-ax)*(bx-ax) + (by-ay)*(by-ay); length > 0 {
				t = max(0, min(1, ((px-ax)*(bx-ax)+(py-ay)*(by-ay))/length))
			}
			x, y := px-ax-t*(bx-ax), py-ay-t*(by-ay)
			near = min(near, x*x+y*y)
		}
		if near <= enough*enough {
			break
		}
	}
	return math.Sqrt(near)
}

const regionRadius = 15

// region draws a hatched circle: somewhere around here.
func (d *drawing) region(p *record.Place) {
	x, y := d.at(*p.Lon, *p.Lat)
	d.printf(`<circle class="region" cx="%.1f" cy="%.1f" r="%d"><title>%s</title></circle>`, x, y, regionRadius, told(p))
	d.taken = append(d.taken, box{x - 4, y - 4, 8, 8})
	d.texts = append(d.texts, label{p.Name, "", x, y, regionRadius + 3})
}

// point draws a town as a dot and a site as a diamond.
func (d *drawing) point(p *record.Place) {
	x, y := d.at(*p.Lon, *p.Lat)
	if p.Precision == record.PrecisionSite {
		d.printf(`<path class="site" d="M%.1f %.1fl5 5l-5 5l-5 -5Z"><title>%s</title></path>`, x, y-5, told(p))
	} else {
		d.printf(`<circle class="town" cx="%.1f" cy="%.1f" r="4"><title>%s</title></circle>`, x, y, told(p))
	}
	d.taken = append(d.taken, box{x - 5, y - 5, 10, 10})
	d.texts = append(d.texts, label{p.Name, "", x, y, 7})
}

// told is a mark's tool tip.
func told(p *record.Place) string {
	text := p.Name
	if p.Kind != "" {
		text += ", " + p.Kind
	}
	if p.Within != "" {
		text += ", " + p.Within
	}
	return html.EscapeString(text)
}

// labels writes the names where there is room: points before countries, and
// these before those around. A name without room is left to the tool tip.
func (d *drawing) labels() {
	for _, class := range []string{"", "country", "around"} {
		for _, l := range d.texts {
			if l.class == class {
				d.label(l)
			}
		}
	}
}

func (d *drawing) label(l label) {
	width := 6.6 * float64(utf8.RuneCountInString(l.text))
	if l.class != "" {
		width *= 1.2
	}
	spots := [][2]float64{{l.x + l.away, l.y + 4}, {l.x - l.away - width, l.y + 4}, {l.x - width/2, l.y - l.away - 2}, {l.x - width/2, l.y + l.away + 10}}
	if l.away == 0 {
		spots = [][2]float64{{l.x - width/2, l.y + 4}, {l.x - width/2, l.y + 22}, {l.x - width/2, l.y - 14}}
	}
	for _, at := range spots {
		b := box{at[0], at[1] - 11, width, 14}
		if b.x < 0 || b.x+b.width > Width || b.y < 0 || b.y+b.height > d.height() || d.full(b) {
			continue
		}
		d.taken = append(d.taken, b)
		d.printf(`<text class="%s" x="%.1f" y="%.1f">%s</text>`, l.class, at[0], at[1], html.EscapeString(l.text))
		return
	}
}

func (d *drawing) full(b box) bool {
	for _, t := range d.taken {
		if b.meets(t) {
			return true
		}
	}
	return false
}
