package draw

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"
)

// Graph is who passes whose words on: a source says something, relays carry
// it, outlets print it, other outlets copy them.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Node is a source, a relay or an outlet.
type Node struct {
	Name string
	Kind string // "source", "relay", "outlet", "copy": the class it is drawn with
	Href string // may be empty
}

// Edge leads words from one node to another, by index.
type Edge struct {
	From, To int
	Count    int    // of statements
	Kind     string // "" or "copy"
}

// Lay-out of a chain in SVG units.
const (
	nodeWidth  = 178
	nodeHeight = 28
	nodeGap    = 12
	layerGap   = 84
)

// Chain draws a graph in layers from left to right, ordered so that few edges
// cross (barycentres, as in Sugiyama, Tagawa, Toda 1981). It has no style of
// its own. The empty string if there are no edges.
func Chain(g Graph) string {
	if len(g.Edges) == 0 {
		return ""
	}
	l := layout(g)
	width := float64(len(l.layers)*nodeWidth + (len(l.layers)-1)*layerGap + 4)
	height := float64(l.rows*(nodeHeight+nodeGap) + 4)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="chain" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="group" aria-label="Who passes whose words on">`, width, height, width, height)
	for _, e := range g.Edges {
		l.edge(&b, g, e)
	}
	for i := range g.Nodes {
		l.node(&b, g.Nodes[i], i)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// layered is where each node stands.
type layered struct {
	layer  []int
	layers [][]int
	x, y   []float64
	rows   int
}

func layout(g Graph) *layered {
	l := &layered{layer: layersOf(g), x: make([]float64, len(g.Nodes)), y: make([]float64, len(g.Nodes))}
	for i, n := range l.layer {
		for len(l.layers) <= n {
			l.layers = append(l.layers, nil)
		}
		l.layers[n] = append(l.layers[n], i)
	}
	for range 4 {
		l.sweep(g)
	}
	for _, list := range l.layers {
		l.rows = max(l.rows, len(list))
	}
	for n, list := range l.layers {
		offset := float64(l.rows-len(list)) / 2
		for row, i := range list {
			l.x[i] = 2 + float64(n*(nodeWidth+layerGap))
			l.y[i] = 2 + (float64(row)+offset)*(nodeHeight+nodeGap)
		}
	}
	return l
}

// layersOf gives each node the length of the longest way to it; edges that
// would close a circle are passed over.
func layersOf(g Graph) []int {
	layer := make([]int, len(g.Nodes))
	for range len(g.Nodes) {
		moved := false
		for _, e := range g.Edges {
			if e.From != e.To && layer[e.To] < layer[e.From]+1 && layer[e.From]+1 < len(g.Nodes) && layer[e.From] < 6 {
				layer[e.To] = layer[e.From] + 1
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	return layer
}

// sweep orders every layer by the middle of its neighbours.
func (l *layered) sweep(g Graph) {
	at := make([]float64, len(g.Nodes))
	place := func() {
		for _, list := range l.layers {
			for row, i := range list {
				at[i] = float64(row) - float64(len(list))/2
			}
		}
	}
	for _, list := range l.layers {
		place()
		middle := map[int]float64{}
		for _, i := range list {
			sum, n := 0.0, 0
			for _, e := range g.Edges {
				if e.From == i {
					sum, n = sum+at[e.To], n+1
				} else if e.To == i {
					sum, n = sum+at[e.From], n+1
				}
			}
			middle[i] = at[i]
			if n > 0 {
				middle[i] = sum / float64(n)
			}
		}
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
	}
}

func (l *layered) edge(b *strings.Builder, g Graph, e Edge) {
	if e.From == e.To {
		return
	}
	x1, y1 := l.x[e.From]+nodeWidth, l.y[e.From]+nodeHeight/2
	x2, y2 := l.x[e.To], l.y[e.To]+nodeHeight/2
	bend := max(30, (x2-x1)/2)
	fmt.Fprintf(b, `<path class="edge %s" stroke-width="%.1f" d="M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f"><title>%s → %s: %d</title></path>`,
		e.Kind, min(1+float64(e.Count)/2, 6), x1, y1, x1+bend, y1, x2-bend, y2, x2, y2,
		html.EscapeString(g.Nodes[e.From].Name), html.EscapeString(g.Nodes[e.To].Name), e.Count)
}

func (l *layered) node(b *strings.Builder, n Node, i int) {
	if n.Href != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(n.Href))
	}
	fmt.Fprintf(b, `<g class="node %s"><title>%s</title><rect x="%.1f" y="%.1f" width="%d" height="%d" rx="4"/><text x="%.1f" y="%.1f">%s</text></g>`,
		n.Kind, html.EscapeString(n.Name), l.x[i], l.y[i], nodeWidth, nodeHeight, l.x[i]+9, l.y[i]+18.5, html.EscapeString(cut(n.Name, 26)))
	if n.Href != "" {
		b.WriteString(`</a>`)
	}
}
