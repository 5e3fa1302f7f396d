package draw

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
	"time"
)

// Series is what one source said over time.
type Series struct {
	Name   string
	Values []Value // oldest first
}

// Value is a number told on a day: the number as written, and the bounds that
// the wording sets. Nil bounds are open.
type Value struct {
	Day              string // ISO date
	Value, Low, High *float64
	Note             string // tool tip
}

// Lay-out of a chart in SVG units.
const (
	chartWidth  = 720
	chartLeft   = 56
	chartRight  = 24
	chartTop    = 16
	plotHeight  = 220
	axisHeight  = 34
	shades      = 6 // how many classes of colour a page's style gives: s0 …
	arrowLength = 26
)

// Chart draws numbers over time: a line and a shape per source, and for each
// number a bar from its lower to its upper bound; an open bound is an arrow.
// It has no style of its own; pages give one for its classes, and a list that
// says whose each shape is (Shape). The empty string if there is nothing to
// draw.
func Chart(series []Series) string {
	c := newChart(series)
	if c == nil {
		return ""
	}
	height := chartTop + plotHeight + axisHeight
	c.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 %d %d" role="img"><title>Numbers by source over time</title>`, chartWidth, height)
	c.axes()
	for i, s := range series {
		c.series(i, s)
	}
	c.out.WriteString(`</svg>`)
	return c.out.String()
}

// Shape draws the mark of a chart's series by itself, to stand beside its
// name.
func Shape(series int) string {
	c := &chart{}
	c.out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="chart shape" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">`)
	c.marker(series, 0, 0, "")
	c.out.WriteString(`</svg>`)
	return c.out.String()
}

type chart struct {
	out         strings.Builder
	from, to    time.Time
	days        []string
	most, step  float64 // of the scale
	seriesCount int
}

func newChart(series []Series) *chart {
	c := &chart{seriesCount: len(series)}
	for _, s := range series {
		for _, v := range s.Values {
			if _, err := time.Parse(time.DateOnly, v.Day); err != nil {
				continue
			}
			for _, n := range []*float64{v.Value, v.Low, v.High} {
				if n != nil && *n > c.most && !math.IsInf(*n, 0) {
					c.most = *n
				}
			}
			c.days = append(c.days, v.Day)
		}
	}
	if len(c.days) == 0 {
		return nil
	}
	slices.Sort(c.days)
	c.days = slices.Compact(c.days)
	c.from, _ = time.Parse(time.DateOnly, c.days[0])
	c.to, _ = time.Parse(time.DateOnly, c.days[len(c.days)-1])
	c.most, c.step = nice(min(max(c.most, 1), 1e300) * 1.15)
	return c
}

// mostTicks is how many steps a scale may have.
const mostTicks = 5

// nice rounds a scale's end up so that its steps are whole and round, and as
// small as may be.
func nice(n float64) (end, step float64) {
	unit := math.Pow(10, math.Floor(math.Log10(n/mostTicks)))
	for _, round := range []float64{1, 2, 2.5, 5, 10} {
		if s := max(round*unit, 1); n <= s*mostTicks && s == math.Trunc(s) {
			return s * math.Ceil(n/s), s
		}
	}
	return n, n
}

func (c *chart) printf(format string, args ...any) { fmt.Fprintf(&c.out, format, args...) }

func (c *chart) x(day string, series int) float64 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t = c.from
	}
	const pad = 60
	width := float64(chartWidth - chartLeft - chartRight - 2*pad)
	at := 0.5
	if span := c.to.Sub(c.from); span > 0 {
		at = float64(t.Sub(c.from)) / float64(span)
	}
	aside := float64(series) - float64(c.seriesCount-1)/2
	return chartLeft + pad + at*width + max(-40, min(40, aside*min(10, 80/float64(c.seriesCount))))
}

func (c *chart) y(n float64) float64 {
	return chartTop + plotHeight*(1-min(max(n, 0), c.most)/c.most)
}

func (c *chart) axes() {
	for i := range mostTicks + 1 {
		n := c.step * float64(i)
		if n > c.most {
			break
		}
		c.printf(`<path class="grid" d="M%d %.1fH%d"/><text class="tick" text-anchor="end" x="%d" y="%.1f">%s</text>`, chartLeft, c.y(n), chartWidth-chartRight, chartLeft-8, c.y(n)+4, short(n))
	}
	last := -1000.0
	for _, day := range c.days {
		t, _ := time.Parse(time.DateOnly, day)
		x := c.middle(day)
		c.printf(`<path class="grid" d="M%.1f %dv5"/>`, x, chartTop+plotHeight)
		if x-last > 96 {
			c.printf(`<text class="tick" text-anchor="middle" x="%.1f" y="%d">%s</text>`, x, chartTop+plotHeight+20, t.Format("2 Jan 2006"))
			last = x
		}
	}
}

// middle is where a day lies, without the series' step aside.
func (c *chart) middle(day string) float64 {
	both := c.x(day, 0) + c.x(day, c.seriesCount-1)
	return both / 2
}

// short writes a tick: 1,500 as 1.5k.
func short(n float64) string {
	for _, u := range []struct {
		size float64
		name string
	}{{1e9, "bn"}, {1e6, "m"}, {1e4, ""}} {
		if n >= u.size && u.name != "" {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", n/u.size), ".0") + u.name
		}
	}
	if n >= 1e4 {
		return strings.TrimSuffix(fmt.Sprintf("%.1f", n/1e3), ".0") + "k"
	}
	return strings.TrimSuffix(strings.TrimSuffix(fmt.Sprintf("%.2f", n), "0"), ".0")
}

func (c *chart) series(i int, s Series) {
	var line []string
	for _, v := range s.Values {
		if n := middleOf(v); n != nil {
			line = append(line, fmt.Sprintf("%.1f %.1f", c.x(v.Day, i), c.y(*n)))
		}
	}
	if len(line) > 1 {
		c.printf(`<path class="line s%d" d="M%s"/>`, i%shades, strings.Join(line, "L"))
	}
	for _, v := range s.Values {
		n := middleOf(v)
		if n == nil {
			continue
		}
		x := c.x(v.Day, i)
		c.bounds(i, x, *n, v)
		c.marker(i, x, c.y(*n), s.Name+": "+v.Note)
	}
}

// middleOf is where a value's mark stands: the number written, else between
// its bounds, else at the one it has.
func middleOf(v Value) *float64 {
	switch {
	case v.Value != nil:
		return v.Value
	case v.Low != nil && v.High != nil:
		m := (*v.Low + *v.High) / 2
		return &m
	case v.Low != nil:
		return v.Low
	}
	return v.High
}

// bounds draws the bar between a value's bounds; where one is open, an arrow.
func (c *chart) bounds(i int, x, n float64, v Value) {
	if v.Low == nil && v.High == nil {
		return
	}
	shade := i % shades
	top, bottom := c.y(n), c.y(n)
	if v.High != nil {
		top = c.y(*v.High)
	} else {
		top -= arrowLength
		c.printf(`<path class="open s%d" d="M%.1f %.1fl-4 7h8Z"/>`, shade, x, top-4)
	}
	if v.Low != nil {
		bottom = c.y(*v.Low)
	} else {
		bottom = min(bottom+arrowLength, chartTop+plotHeight)
		c.printf(`<path class="open s%d" d="M%.1f %.1fl-4 -7h8Z"/>`, shade, x, bottom+4)
	}
	if bottom-top > 1 {
		c.printf(`<path class="bar s%d" d="M%.1f %.1fV%.1f"/>`, shade, x, top, bottom)
	}
}

// marker draws a series' shape.
func (c *chart) marker(i int, x, y float64, note string) {
	title := ""
	if note != "" {
		title = "<title>" + html.EscapeString(note) + "</title>"
	}
	shapes := []string{"M%.1f %.1fm-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z", "M%.1f %.1fm-5 -5h10v10h-10Z", "M%.1f %.1fm0 -6l6 6l-6 6l-6 -6Z", "M%.1f %.1fm0 -6l6 11h-12Z"}
	c.printf(`<path class="mark s%d" d="`+shapes[i%len(shapes)]+`">%s</path>`, i%shades, x, y, title)
}

// cut shortens a text to n letters.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ,;") + "…"
	}
	return s
}
