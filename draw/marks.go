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

// land draws the countries that the window shows, those named filled.
func (d *drawing) land(shapes []outline) {
	for _, o := range shapes {
		path, middle := d.path(o)
		if path == "" {
			continue
		}
		p := d.named[o.code]
		if p == nil {
			d.printf(`<path class="land" d="%s"/>`, path)
			continue
		}
		d.printf(`<path class="named" d="%s"><title>%s</title></path>`, path, html.EscapeString(p.Name))
		d.texts = append(d.texts, label{p.Name, "country", middle.x + middle.width/2, middle.y + middle.height/2, 0})
	}
}

// path returns the outline's rings that meet the window, and what part of the
// window the largest of them covers.
func (d *drawing) path(o outline) (string, box) {
	var b strings.Builder
	var best box
	all := box{0, 0, Width, d.height()}
	for _, r := range o.rings {
		w := box{x: 1e9, y: 1e9}
		right, bottom := -1e9, -1e9
		xs := make([]float64, 0, 2*len(r))
		for _, p := range r {
			x, y := d.at(float64(p.lon)/100, float64(p.lat)/100)
			if n := len(xs); n == 0 || math.Abs(x-xs[n-2])+math.Abs(y-xs[n-1]) >= 0.8 {
				xs = append(xs, x, y)
			}
			w.x, w.y, right, bottom = min(w.x, x), min(w.y, y), max(right, x), max(bottom, y)
		}
		w.width, w.height = right-w.x, bottom-w.y
		if !w.meets(all) {
			continue
		}
		for i := 0; i+1 < len(xs) && len(xs) > 4; i += 2 {
			fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(i, 1)], xs[i], xs[i+1])
		}
		b.WriteByte('Z')
		x, y := max(w.x, 0), max(w.y, 0)
		seen := box{x, y, min(right, Width) - x, min(bottom, all.height) - y}
		if seen.width*seen.height > best.width*best.height {
			best = seen
		}
	}
	return b.String(), best
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

// labels writes the names where there is room: points before countries. A
// name without room is left to the tool tip.
func (d *drawing) labels() {
	for pass := 0; pass < 2; pass++ {
		for _, l := range d.texts {
			if (l.class == "country") == (pass == 1) {
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
