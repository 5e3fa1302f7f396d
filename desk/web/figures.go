package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"sayso/draw"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// figureChart is a question's numbers over time, with the table behind them.
type figureChart struct {
	Question string
	Event    link
	SVG      template.HTML
	Legend   []legendLine
	More     int // sources that only the table has
	Rows     []figureRow
}

// legendLine says whose a mark is.
type legendLine struct {
	Shape template.HTML
	Name  string
}

// mostSeries is how many sources a chart draws.
const mostSeries = 12

// figureRow is one number told.
type figureRow struct {
	Day, Value string
	Source     link
	Report     link
}

// charts draws every question whose numbers come from several sources or
// days. Copies of a number in other reports are one point.
func (v *storyView) charts() []figureChart {
	events := map[string]*weaving.Event{}
	for i := range v.woven.Events {
		events[v.woven.Events[i].ID] = &v.woven.Events[i]
	}
	var out []figureChart
	for i := range v.woven.Claims {
		c := &v.woven.Claims[i]
		series, rows := v.seriesOf(c)
		if !differ(rows) || c.Measure == weaving.Happened {
			continue
		}
		chart := figureChart{Question: questionText(c), Rows: rows, More: max(0, len(series)-mostSeries)}
		slices.SortStableFunc(series, func(a, b draw.Series) int { return cmp.Compare(min(len(b.Values), 2), min(len(a.Values), 2)) })
		series = series[:min(len(series), mostSeries)]
		chart.SVG = template.HTML(draw.Chart(series))
		for i, s := range series {
			chart.Legend = append(chart.Legend, legendLine{template.HTML(draw.Shape(i)), s.Name})
		}
		if e := events[c.Event]; e != nil {
			x := v.incident(e)
			chart.Event = link{incidentName(&x), eventAddress(e.ID)}
		}
		if chart.SVG != "" {
			out = append(out, chart)
		}
	}
	slices.SortStableFunc(out, func(a, b figureChart) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	return out
}

// differ tells whether there is more than one value to draw.
func differ(rows []figureRow) bool {
	return slices.ContainsFunc(rows, func(r figureRow) bool { return r.Value != rows[0].Value })
}

func (v *storyView) seriesOf(c *weaving.Claim) ([]draw.Series, []figureRow) {
	at := map[string]int{}
	seen := map[string]bool{}
	var series []draw.Series
	var rows []figureRow
	for _, said := range c.Versions {
		day := isDay(said.Said)
		if said.Figure == "" || day == "" {
			continue
		}
		value := valueOf(said)
		source := v.source(said.Source)
		voice := v.voice(said.Source, source)
		if key := voice + "|" + day + "|" + value; seen[key] {
			continue
		} else {
			seen[key] = true
		}
		name := strings.ToLower(source.Text)
		if key := name + "|" + value; said.Origin != said.Report && seen[key] {
			continue // carried over with its unnamed speaker
		}
		seen[name+"|"+value] = true
		k, known := at[voice]
		if !known {
			k = len(series)
			at[voice] = k
			series = append(series, draw.Series{Name: show.Clean(source.Text)})
		}
		series[k].Values = append(series[k].Values, draw.Value{Day: day, Value: said.Value, Low: said.Low, High: said.High, Note: value + ", " + show.Day(day)})
		rows = append(rows, figureRow{show.Day(day), value, source, v.reportLink(said.Report, string(said.Figure))})
	}
	return series, rows
}

// chainLink is a line of the list behind the source chain.
type chainLink struct {
	Source string
	Relays string // "via A, B"
	Outlet string
	Count  int
	Words  link // to the first statement
	Copies bool // an outlet that copies another
}

const (
	relayKind  = "relay"
	outletKind = "outlet"
	sourceKind = "source"
	copyKind   = "copy"
)

// chainBuilder gathers a story's chains.
type chainBuilder struct {
	view  *storyView
	graph draw.Graph
	nodes map[string]int
	edges map[[2]int]int
	lines map[string]int
	list  []chainLink
	kept  map[string]bool // sources drawn
}

// mostSources is how many sources a chain's drawing shows; the list has all.
const mostSources = 12

// chain draws who passes whose words on, and lists it.
func (v *storyView) chain() (template.HTML, []chainLink) {
	b := &chainBuilder{view: v, nodes: map[string]int{}, edges: map[[2]int]int{}, lines: map[string]int{}, kept: v.mainSources()}
	for _, r := range v.reports {
		rec := v.records[r.ID]
		for i := range rec.Statements {
			b.statement(rec, &rec.Statements[i])
		}
	}
	for _, l := range v.woven.Reports {
		if l.Copy != nil {
			from, to := b.outlet(l.Copy.Of, outletKind), b.outlet(l.Report, copyKind)
			if !b.ownWords(l.Report) {
				b.graph.Nodes[to].Kind = copyKind
			}
			b.edge(from, to, copyKind)
			b.list = append(b.list, chainLink{Source: v.label(l.Copy.Of), Outlet: v.label(l.Report), Count: len(l.Passages), Words: v.reportLink(l.Report, ""), Copies: true})
		}
	}
	slices.SortStableFunc(b.list, func(a, b chainLink) int { return cmp.Compare(b.Count, a.Count) })
	return template.HTML(draw.Chain(b.graph)), b.list
}

// mainSources are the entities that say most in the story.
func (v *storyView) mainSources() map[string]bool {
	count := map[string]int{}
	var names []string
	for _, r := range v.reports {
		for _, s := range v.records[r.ID].Statements {
			id := v.cast[weaving.EntityMember{Report: r.ID, Entity: s.Source}]
			if id == "" {
				continue
			}
			if count[id] == 0 {
				names = append(names, id)
			}
			count[id] += 1 + 2*len(s.Via)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	out := map[string]bool{}
	for _, id := range names[:min(len(names), mostSources)] {
		out[id] = true
	}
	return out
}

func (b *chainBuilder) statement(rec *record.Record, s *record.Statement) {
	report := rec.Report.ID
	id := b.view.cast[weaving.EntityMember{Report: report, Entity: s.Source}]
	if id == "" {
		return
	}
	name := show.Clean(b.view.source(id).Text)
	var relays []string
	for _, via := range s.Via {
		if relay := b.view.cast[weaving.EntityMember{Report: report, Entity: via}]; relay != "" {
			relays = append(relays, show.Clean(b.view.source(relay).Text))
		}
	}
	b.line(chainLink{Source: name, Relays: strings.Join(relays, ", "), Outlet: b.view.label(report), Words: b.view.reportLink(report, string(s.ID))})
	// An outlet that others cite is one node, whichever part it has.
	key, kind := id, sourceKind
	if outlet := strings.ToLower(name); b.view.press(outlet) {
		if outlet == strings.ToLower(show.Clean(b.view.label(report))) {
			return // its own voice
		}
		key, kind = "outlet "+outlet, outletKind
	} else if !b.kept[id] {
		return
	}
	at := b.node(key, name, kind, b.view.source(id).Href)
	for _, relay := range relays {
		next := b.node("outlet "+strings.ToLower(relay), relay, relayKind, "")
		b.edge(at, next, "")
		at = next
	}
	b.edge(at, b.outlet(report, outletKind), "")
}

// ownWords tells whether a report's outlet has reports that are no copies.
func (b *chainBuilder) ownWords(report string) bool {
	return slices.ContainsFunc(b.view.woven.Reports, func(l weaving.ReportLink) bool {
		return l.Copy == nil && b.view.label(l.Report) == b.view.label(report)
	})
}

func (b *chainBuilder) line(l chainLink) {
	key := l.Source + "|" + l.Relays + "|" + l.Outlet
	k, ok := b.lines[key]
	if !ok {
		k = len(b.list)
		b.lines[key] = k
		b.list = append(b.list, l)
	}
	b.list[k].Count++
}

func (b *chainBuilder) outlet(report, kind string) int {
	name := show.Clean(b.view.label(report))
	return b.node("outlet "+strings.ToLower(name), name, kind, "")
}

func (b *chainBuilder) node(key, name, kind, href string) int {
	i, ok := b.nodes[key]
	if !ok {
		i = len(b.graph.Nodes)
		b.nodes[key] = i
		b.graph.Nodes = append(b.graph.Nodes, draw.Node{Name: name, Kind: kind, Href: href})
	}
	return i
}

func (b *chainBuilder) edge(from, to int, kind string) {
	if from == to {
		return
	}
	key := [2]int{from, to}
	i, ok := b.edges[key]
	if !ok {
		i = len(b.graph.Edges)
		b.edges[key] = i
		b.graph.Edges = append(b.graph.Edges, draw.Edge{From: from, To: to, Kind: kind})
	}
	b.graph.Edges[i].Count++
}
