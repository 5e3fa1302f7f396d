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
	nodeWidth  = 186
	nodeHeight = 28
	nodeGap    = 12
	wayHeight  = 6 // of the way that an edge takes past a layer
	wayGap     = 5
	layerGap   = 96
	mostLayers = 7
)

// Chain draws a graph in layers from left to right, outlets together, ordered
// so that few edges cross; edges over several layers take ways between the
// nodes (after Sugiyama, Tagawa, Toda 1981). Edges that close a circle are left
// out. It has no style of its own. The empty string if there are no edges.
func Chain(g Graph) string {
	if len(g.Edges) == 0 {
		return ""
	}
	l := layout(g)
	width := len(l.layers)*nodeWidth + (len(l.layers)-1)*layerGap + 4
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="chain" viewBox="0 0 %d %.0f" width="%d" height="%.0f" role="group" aria-label="Who passes whose words on">`, width, l.height, width, l.height)
	for _, e := range g.Edges {
		l.edge(&b, g, e)
	}
	for i := range g.Nodes {
		l.node(&b, g.Nodes[i], i)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// layered is where each node stands. Beyond the graph's own nodes there are
// ways: one per source of long edges and layer passed.
type layered struct {
	layer  []int // of nodes and ways
	layers [][]int
	nodes  int            // ways are numbered from here
	ways   map[[2]int]int // node and layer → way
	next   map[int][]int  // neighbours, in both directions
	y      []float64      // upper edges
	height float64
}

func layout(g Graph) *layered {
	l := &layered{layer: layersOf(g), nodes: len(g.Nodes), ways: map[[2]int]int{}, next: map[int][]int{}}
	for _, e := range g.Edges {
		if l.forward(e) {
			l.connect(e)
		}
	}
	for i, n := range l.layer {
		for len(l.layers) <= n {
			l.layers = append(l.layers, nil)
		}
		l.layers[n] = append(l.layers[n], i)
	}
	for range 6 {
		l.sweep()
	}
	l.place()
	return l
}

// forward tells whether an edge leads from left to right, as all do but those
// that close circles, which are not drawn.
func (l *layered) forward(e Edge) bool { return l.layer[e.From] < l.layer[e.To] }

// connect notes an edge's neighbours, making ways past the layers between.
func (l *layered) connect(e Edge) {
	at := e.From
	for n := l.layer[e.From] + 1; n < l.layer[e.To]; n++ {
		key := [2]int{e.From, n}
		way, ok := l.ways[key]
		if !ok {
			way = len(l.layer)
			l.layer = append(l.layer, n)
			l.ways[key] = way
			l.join(at, way)
		}
		at = way
	}
	l.join(at, e.To)
}

func (l *layered) join(a, b int) {
	l.next[a], l.next[b] = append(l.next[a], b), append(l.next[b], a)
}

// layersOf gives each node the length of the longest way to it, and sets
// outlets side by side, copies behind them. Edges that would close a circle
// are passed over.
func layersOf(g Graph) []int {
	layer := make([]int, len(g.Nodes))
	lengthen := func(kind string) {
		for range mostLayers {
			for _, e := range g.Edges {
				if e.From != e.To && e.Kind == kind && layer[e.To] <= layer[e.From] && layer[e.From]+1 < mostLayers {
					layer[e.To] = layer[e.From] + 1
				}
			}
		}
	}
	lengthen("")
	leads, last := make([]bool, len(g.Nodes)), 0
	for _, e := range g.Edges {
		leads[e.From] = leads[e.From] || e.Kind == ""
		last = max(last, layer[e.To])
	}
	for i, n := range g.Nodes {
		if !leads[i] && n.Kind != "source" {
			layer[i] = last
		}
	}
	lengthen("copy")
	return layer
}

// sweep orders every layer by the middle of its neighbours (barycentres).
func (l *layered) sweep() {
	at := make([]float64, len(l.layer))
	for _, list := range l.layers {
		for _, other := range l.layers {
			for row, i := range other {
				at[i] = (float64(row) + 0.5) / float64(len(other))
			}
		}
		middle := map[int]float64{}
		for _, i := range list {
			middle[i] = at[i]
			if n := len(l.next[i]); n > 0 {
				sum := 0.0
				for _, o := range l.next[i] {
					sum += at[o]
				}
				middle[i] = sum / float64(n)
			}
		}
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
	}
}

// size is the height that a node or a way takes, with the gap below it.
func (l *layered) size(i int) float64 {
	if i >= l.nodes {
		return wayHeight + wayGap
	}
	return nodeHeight + nodeGap
}

// place sets the layers' middles at one height.
func (l *layered) place() {
	heights := make([]float64, len(l.layers))
	for n, list := range l.layers {
		for _, i := range list {
			heights[n] += l.size(i)
		}
		l.height = max(l.height, heights[n]+4)
	}
	l.y = make([]float64, len(l.layer))
	for n, list := range l.layers {
		y := (l.height - heights[n] + nodeGap/2) / 2
		for _, i := range list {
			l.y[i] = y
			y += l.size(i)
		}
	}
}

func (l *layered) x(i int) float64 { return 2 + float64(l.layer[i]*(nodeWidth+layerGap)) }

func (l *layered) middle(i int) float64 {
	if i >= l.nodes {
		return l.y[i] + wayHeight/2
	}
	return l.y[i] + nodeHeight/2
}

func (l *layered) edge(b *strings.Builder, g Graph, e Edge) {
	if !l.forward(e) {
		return
	}
	x, y := l.x(e.From)+nodeWidth, l.middle(e.From)
	var d strings.Builder
	fmt.Fprintf(&d, "M%.1f %.1f", x, y)
	bend := func(to int) {
		x2, y2 := l.x(to), l.middle(to)
		half := max(30, (x2-x)/2)
		fmt.Fprintf(&d, "C%.1f %.1f %.1f %.1f %.1f %.1f", x+half, y, x2-half, y2, x2, y2)
		x, y = x2, y2
	}
	for n := l.layer[e.From] + 1; n < l.layer[e.To]; n++ {
		bend(l.ways[[2]int{e.From, n}])
		x += nodeWidth
		fmt.Fprintf(&d, "H%.1f", x)
	}
	bend(e.To)
	fmt.Fprintf(b, `<path class="edge %s" stroke-width="%.1f" d="%s"><title>%s → %s: %d</title></path>`,
		e.Kind, min(1+float64(e.Count)/2, 6), d.String(), html.EscapeString(g.Nodes[e.From].Name), html.EscapeString(g.Nodes[e.To].Name), e.Count)
}

func (l *layered) node(b *strings.Builder, n Node, i int) {
	if n.Href != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(n.Href))
	}
	fmt.Fprintf(b, `<g class="node %s"><title>%s</title><rect x="%.1f" y="%.1f" width="%d" height="%d" rx="4"/><text x="%.1f" y="%.1f">%s</text></g>`,
		n.Kind, html.EscapeString(n.Name), l.x(i), l.y[i], nodeWidth, nodeHeight, l.x(i)+9, l.y[i]+18.5, html.EscapeString(cut(n.Name, 25)))
	if n.Href != "" {
		b.WriteString(`</a>`)
	}
}
