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
	Href     string // the question's own page
}

// mostRows is how many numbers the table behind a chart shows; the question's
// page has all.
const mostRows = 40

// First are the rows that the table shows.
func (c figureChart) First() []figureRow { return c.Rows[:min(len(c.Rows), mostRows)] }

// Rest is how many more there are.
func (c figureChart) Rest() int { return len(c.Rows) - len(c.First()) }

// legendLine says whose a mark is.
type legendLine struct {
	Shape template.HTML
	Name  string
}

// mostSeries is how many sources a chart draws, mostMarks about how many
// numbers.
const (
	mostSeries = 12
	mostMarks  = 60
)

// readable is as many of the series as can be told apart in one picture.
func readable(series []draw.Series) []draw.Series {
	marks := 0
	for i, s := range series {
		if marks += len(s.Values); i == mostSeries || i > 2 && marks > mostMarks {
			return series[:i]
		}
	}
	return series
}

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
		sources := len(series)
		if !differ(rows) || c.Measure == weaving.Happened {
			continue
		}
		chart := figureChart{Question: show.Question(c), Rows: rows, Href: claimAddress(c.ID)}
		slices.SortStableFunc(series, func(a, b draw.Series) int { return cmp.Compare(min(len(b.Values), 2), min(len(a.Values), 2)) })
		series = readable(series)
		chart.More = sources - len(series)
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
	drawn map[string]bool // outlets drawn, in lower case
	// carried are the stretches that a report has from others.
	carried map[string][]record.Span
}

// mostSources is how many sources a chain's drawing shows; the list has all.
const mostSources = 12

// mostOutlets is how many outlets with words of their own a chain's drawing
// shows, mostCopies how many copies of one origin it names one by one.
const (
	mostOutlets = 14
	mostCopies  = 4
)

// chain draws who passes whose words on, and lists it.
func (v *storyView) chain() (template.HTML, []chainLink) {
	b := &chainBuilder{view: v, nodes: map[string]int{}, edges: map[[2]int]int{}, lines: map[string]int{}, kept: v.mainSources(), carried: map[string][]record.Span{}}
	for _, l := range v.woven.Reports {
		for _, p := range l.Passages {
			b.carried[l.Report] = append(b.carried[l.Report], p.Span)
		}
	}
	b.drawn = b.mainOutlets()
	for _, r := range v.reports {
		rec := v.records[r.ID]
		for i := range rec.Statements {
			b.statement(rec, &rec.Statements[i])
		}
	}
	b.copies()
	slices.SortStableFunc(b.list, func(a, b chainLink) int { return cmp.Compare(b.Count, a.Count) })
	return template.HTML(draw.Chain(b.graph)), b.list
}

// mainOutlets are the outlets that pass most statements on that they have not
// from another report, by name in lower case.
func (b *chainBuilder) mainOutlets() map[string]bool {
	count := map[string]int{}
	var names []string
	for _, r := range b.view.reports {
		name := strings.ToLower(show.Clean(b.view.label(r.ID)))
		for i := range b.view.records[r.ID].Statements {
			if b.isCarried(r.ID, &b.view.records[r.ID].Statements[i]) {
				continue
			}
			if count[name] == 0 {
				names = append(names, name)
			}
			count[name]++
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	out := map[string]bool{}
	for _, name := range names[:min(len(names), mostOutlets)] {
		out[name] = true
	}
	return out
}

// isCarried tells whether a statement stands in a sentence that its report
// has from another one.
func (b *chainBuilder) isCarried(report string, s *record.Statement) bool {
	at := slices.Concat(s.Content, s.Cue)
	return len(at) > 0 && slices.ContainsFunc(b.carried[report], func(p record.Span) bool { return p.Start <= at[0].Start && at[0].Start < p.End })
}

// copies leads every origin to the outlets that copy it, by name where they
// are few.
func (b *chainBuilder) copies() {
	v := b.view
	copying := map[string][]string{} // outlets by origin
	var origins []string
	for _, l := range v.woven.Reports {
		if l.Copy == nil {
			continue
		}
		b.list = append(b.list, chainLink{Source: v.label(l.Copy.Of), Outlet: v.label(l.Report), Count: len(l.Passages), Words: v.reportLink(l.Report, ""), Copies: true})
		from, to := v.label(l.Origin), v.label(l.Report)
		if copying[from] == nil {
			origins = append(origins, from)
		}
		if from != to && !slices.Contains(copying[from], to) {
			copying[from] = append(copying[from], to)
		}
	}
	for _, origin := range origins {
		list := copying[origin]
		if len(list) == 0 || !b.drawn[strings.ToLower(show.Clean(origin))] {
			continue
		}
		from := b.named(origin, outletKind)
		if len(list) > mostCopies {
			b.edge(from, b.node("copies of "+origin, show.Plural(len(list), "outlet")+" with copies", copyKind, "#reports"), copyKind)
			continue
		}
		for _, name := range list {
			to := b.named(name, copyKind)
			if !b.ownWords(name) {
				b.graph.Nodes[to].Kind = copyKind
			}
			b.edge(from, to, copyKind)
		}
	}
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
	outletName := show.Clean(b.view.label(report))
	if own := strings.EqualFold(name, outletName); own || !b.drawn[strings.ToLower(outletName)] || b.isCarried(report, s) {
		return
	}
	if outlet := strings.ToLower(name); b.view.press(outlet) {
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

// ownWords tells whether an outlet has reports that are no copies.
func (b *chainBuilder) ownWords(outlet string) bool {
	return slices.ContainsFunc(b.view.woven.Reports, func(l weaving.ReportLink) bool {
		return l.Copy == nil && b.view.label(l.Report) == outlet
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
	return b.named(b.view.label(report), kind)
}

// named is the node of an outlet.
func (b *chainBuilder) named(outlet, kind string) int {
	name := show.Clean(outlet)
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
