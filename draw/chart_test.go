package draw

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
)

// wellFormed parses an SVG and fails at scripts and at coordinates that are
// no numbers.
func wellFormed(t *testing.T, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %.300s", err, svg)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "script" {
			t.Error("a script")
		}
	}
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Errorf("a coordinate is no number in %.300s", svg)
	}
}

func n(x float64) *float64 { return &x }

func tolls() []Series {
	return []Series{
		{"Hospital <b>", []Value{{Day: "2025-03-14", Value: n(12), Low: n(12), Note: `12 "or more"`}, {Day: "2025-03-16", Value: n(19), Low: n(19), High: n(19)}}},
		{"Front", []Value{{Day: "2025-03-15", Value: n(31), High: n(31)}}},
		{"Envoy", []Value{{Day: "2025-03-15", Low: n(10), High: n(20)}, {Day: "no day", Value: n(5)}, {Day: "2025-03-16"}}},
	}
}

func TestChartShowsValuesAndBounds(t *testing.T) {
	svg := Chart(tolls())
	wellFormed(t, svg)
	// Five values can be placed: the one without a day stands at the start,
	// the one without a number nowhere.
	if got := strings.Count(svg, `class="mark`); got != 5 {
		t.Errorf("%d marks", got)
	}
	for i := range 9 {
		shape := Shape(i)
		wellFormed(t, shape)
		if strings.Count(shape, `class="mark s`) != 1 {
			t.Errorf("shape %d: %s", i, shape)
		}
	}
	if got := strings.Count(svg, `class="open`); got != 2 {
		t.Errorf("%d open bounds, want those of “12 or more” and “31 at most”", got)
	}
	if got := strings.Count(svg, `class="line`); got != 2 {
		t.Errorf("%d lines, want one for each source with two numbers", got)
	}
	if strings.Contains(svg, "<b>") {
		t.Error("a name is not escaped")
	}
}

func TestChartScalesAreWhole(t *testing.T) {
	for most, want := range map[float64]float64{1: 1, 3: 3, 5: 5, 6: 6, 11: 15, 12: 15, 35: 40, 41: 50, 90: 100, 108: 125, 217: 250, 1000: 1000, 1001: 1250, 2.5e6: 2.5e6} {
		if got, step := nice(most); got != want || step != math.Trunc(step) || got/step > mostTicks {
			t.Errorf("a scale for %g ends at %g, want %g", most, got, want)
		}
	}
	for number, want := range map[float64]string{0: "0", 25: "25", 2500: "2500", 15000: "15k", 2.5e6: "2.5m", 3e9: "3bn"} {
		if got := short(number); got != want {
			t.Errorf("%g is written %s, want %s", number, got, want)
		}
	}
}

func TestChartOfNothingIsEmpty(t *testing.T) {
	for _, s := range [][]Series{nil, {{Name: "a"}}, {{"a", []Value{{Day: "soon", Value: n(1)}}}}} {
		if svg := Chart(s); svg != "" {
			t.Errorf("%.200s", svg)
		}
	}
	wellFormed(t, Chart([]Series{{"a", []Value{{Day: "2025-03-14", Value: n(0), Low: n(0), High: n(0)}}}}))
	wellFormed(t, Chart([]Series{{"a", []Value{{Day: "2025-03-14", Value: n(-4)}, {Day: "0001-01-01", Value: n(1e300)}, {Day: "2025-03-15", Value: n(1.7e308)}}}}))
}

func chainSample() Graph {
	return Graph{
		Nodes: []Node{{"Ministry", "source", "/person/1"}, {"Front", "source", ""}, {"Monitor", "relay", ""}, {"Herald <i>", "outlet", ""}, {"Post", "outlet", ""}, {"Copier", "copy", ""}},
		Edges: []Edge{{0, 3, 4, ""}, {1, 2, 1, ""}, {2, 3, 1, ""}, {1, 4, 2, ""}, {3, 5, 6, "copy"}},
	}
}

func TestChainSetsOutletsSideBySide(t *testing.T) {
	g := chainSample()
	layer := layersOf(g)
	if layer[0] != 0 || layer[1] != 0 || layer[2] != 1 || layer[3] != 2 || layer[4] != 2 || layer[5] != 3 {
		t.Errorf("layers %v", layer)
	}
	svg := Chain(g)
	wellFormed(t, svg)
	if strings.Count(svg, `class="node`) != 6 || strings.Count(svg, `class="edge`) != 5 || !strings.Contains(svg, `href="/person/1"`) || strings.Contains(svg, "<i>") {
		t.Errorf("%s", svg)
	}
}

// TestChainLeavesCirclesOpen: outlets that cite each other are drawn with the
// lines that lead on, not with the one that leads back.
func TestChainLeavesCirclesOpen(t *testing.T) {
	g := chainSample()
	g.Edges = append(g.Edges, Edge{3, 4, 1, ""}, Edge{4, 3, 1, ""})
	svg := Chain(g)
	wellFormed(t, svg)
	if n := strings.Count(svg, `class="edge`); n >= len(g.Edges) || n < 5 {
		t.Errorf("%d lines of %d", n, len(g.Edges))
	}
}

func TestChainNodesDoNotOverlap(t *testing.T) {
	l := layout(chainSample())
	for _, list := range l.layers {
		for i := 1; i < len(list); i++ {
			if l.y[list[i]] < l.y[list[i-1]]+l.size(list[i-1])-nodeGap {
				t.Errorf("%d stands on %d", list[i], list[i-1])
			}
		}
	}
}

func TestChainBearsCirclesAndCrowds(t *testing.T) {
	wellFormed(t, Chain(Graph{Nodes: []Node{{"a", "source", ""}, {"b", "relay", ""}}, Edges: []Edge{{0, 1, 1, ""}, {1, 0, 1, ""}, {0, 0, 1, ""}}}))
	var g Graph
	for i := range 60 {
		g.Nodes = append(g.Nodes, Node{fmt.Sprint("node ", i), []string{"source", "relay", "outlet"}[i%3], ""})
		g.Edges = append(g.Edges, Edge{i, (i * 7) % 60, i, ""}, Edge{i, (i + 1) % 60, 1, "copy"})
	}
	wellFormed(t, Chain(g))
	if Chain(Graph{Nodes: g.Nodes}) != "" {
		t.Error("a chain without edges is drawn")
	}
}
