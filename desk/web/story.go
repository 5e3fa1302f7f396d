package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"sayso/draw"
	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// storyPage is everything woven of one story.
type storyPage struct {
	frame
	ID, Title, Dates string
	Outlets, Copies  int
	Days             []storyDay
	Board            []question
	Single           []question // with one source each
	Charts           []figureChart
	Incidents        []incident
	Lesser           []incident // told once, without a question
	Chain            template.HTML
	Links            []chainLink
	Map              template.HTML
	Places           []placeRow
	Reports          []reportRow
	Judged           []judgementRow
}

// Questions is how many the story asks.
func (p storyPage) Questions() int { return len(p.Board) + len(p.Single) }

// Countries are the codes of the countries that mapped places lie in.
func (p storyPage) Countries() []string {
	var out []string
	for _, place := range mapped(p.Places) {
		if place.Country != "" && !slices.Contains(out, place.Country) {
			out = append(out, place.Country)
		}
	}
	return out
}

// storyView looks things up in one story.
type storyView struct {
	woven    *weaving.Woven
	reports  []ledger.Report
	byID     map[string]ledger.Report
	records  map[string]*record.Record
	entities map[string]*weaving.Entity
	persons  map[string][]string // entities of the story → those with statements that they are in the ledger
	cast     map[weaving.EntityMember]string
}

func (d *desk) story(w http.ResponseWriter, r *http.Request) error {
	v, s, err := d.viewStory(r, r.PathValue("id"))
	if err != nil {
		return err
	}
	page := storyPage{frame: d.frame(r, s.Title), ID: s.ID, Title: s.Title, Dates: dates(s.Since, s.Until)}
	page.Outlets = v.outlets()
	page.Reports = v.reportRows()
	for _, row := range page.Reports {
		if row.CopyOf != nil {
			page.Copies++
		}
	}
	page.Board = v.board()
	page.Charts = v.charts()
	page.Incidents, page.Lesser = v.incidents()
	page.Days = v.days(append(slices.Clone(page.Incidents), page.Lesser...))
	page.Chain, page.Links = v.chain()
	page.Places = v.places(page.Incidents)
	page.Map = template.HTML(draw.MapBare(mapped(page.Places)))
	page.Board, page.Single = apart(page.Board)
	page.Judged, err = d.judgedIn(r.Context(), nameOf(r), func(report string) bool { return v.records[report] != nil })
	if err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "story", page)
}

func (d *desk) viewStory(r *http.Request, id string) (*storyView, ledger.Story, error) {
	s, woven, err := d.wovenStory(r, id)
	if err != nil {
		return nil, s, err
	}
	reports, err := d.Ledger.InStory(r.Context(), id)
	if err != nil {
		return nil, s, err
	}
	v, err := d.newStoryView(r.Context(), woven, reports)
	return v, s, err
}

func (d *desk) newStoryView(ctx context.Context, woven *weaving.Woven, reports []ledger.Report) (*storyView, error) {
	v := &storyView{
		woven: woven, reports: reports, byID: map[string]ledger.Report{}, records: map[string]*record.Record{},
		entities: map[string]*weaving.Entity{}, persons: map[string][]string{}, cast: map[weaving.EntityMember]string{},
	}
	for i := range woven.Entities {
		e := &woven.Entities[i]
		v.entities[e.ID] = e
		for _, m := range e.Members {
			v.cast[m] = e.ID
		}
	}
	for _, rep := range reports {
		rec, err := d.Ledger.Record(ctx, rep.N)
		if err != nil {
			return nil, err
		}
		v.byID[rep.ID], v.records[rep.ID] = rep, rec
		speaking := map[record.EntityID]bool{}
		for _, s := range rec.Statements {
			speaking[s.Source] = true
		}
		for i := range rec.Entities {
			e := &rec.Entities[i]
			id, person := v.cast[weaving.EntityMember{Report: rep.ID, Entity: e.ID}], weaving.Person(rep.ID, e)
			if speaking[e.ID] && id != "" && !slices.Contains(v.persons[id], person) {
				v.persons[id] = append(v.persons[id], person)
			}
		}
	}
	return v, nil
}

// link is a name with an address; without one it is plain text.
type link struct{ Text, Href string }

// label names a report: by its outlet, else by the agency it credits, else by
// its title.
func (v *storyView) label(id string) string {
	rep, ok := v.byID[id]
	switch rec := v.records[id]; {
	case !ok:
		return id
	case rep.Outlet != "":
		return rep.Outlet
	case rec != nil && len(rec.Report.Credits) > 0:
		return rec.Report.Credits[0]
	}
	return "“" + show.Short(v.title(id)) + "”"
}

func (v *storyView) title(id string) string {
	if rec := v.records[id]; rec != nil {
		return show.Title(&rec.Report)
	}
	return id
}

func (v *storyView) reportLink(id string, finding string) link {
	return link{v.label(id), reportAddress(id, finding)}
}

// source names whoever a version comes from: an entity or an outlet.
func (v *storyView) source(id string) link {
	if e := v.entities[id]; e != nil {
		l := link{Text: e.Name}
		if persons := v.persons[id]; len(persons) > 0 {
			l.Href = personAddress(persons[0], persons[1:]...)
		}
		return l
	}
	name := strings.TrimPrefix(id, "outlet:")
	if _, ok := v.byID[name]; ok {
		return v.reportLink(name, "")
	}
	return link{Text: name}
}

func (v *storyView) sources(ids []string) []link {
	var out []link
	for _, id := range ids {
		if id != "" {
			out = append(out, v.source(id))
		}
	}
	return out
}

func (v *storyView) outlets() int {
	seen := map[string]bool{}
	for _, r := range v.reports {
		seen[cmp.Or(r.Outlet, r.ID)] = true
	}
	return len(seen)
}

// reportRow is a report in its story.
type reportRow struct {
	ID       string
	Title    string
	Outlet   string
	Day      string
	CopyOf   *link
	Compare  string // address of the comparison with what it copies
	Share    string
	Carried  int // sentences carried over
	Passages []passage
}

// passage is a sentence carried over from elsewhere.
type passage struct {
	Text string
	From link
}

func (v *storyView) reportRows() []reportRow {
	links := map[string]weaving.ReportLink{}
	for _, l := range v.woven.Reports {
		links[l.Report] = l
	}
	var out []reportRow
	for _, r := range v.reports {
		l := links[r.ID]
		row := reportRow{ID: r.ID, Title: v.title(r.ID), Outlet: r.Outlet, Day: show.Day(dayOf(r.Published)), Carried: len(l.Passages)}
		if l.Copy != nil {
			of := v.reportLink(l.Copy.Of, "")
			row.CopyOf, row.Share = &of, percent(l.Copy.Share)
			row.Compare = compareAddress(l.Copy.Of, r.ID)
		}
		for _, p := range l.Passages {
			row.Passages = append(row.Passages, passage{p.Span.Text, v.reportLink(p.Report, "")})
		}
		out = append(out, row)
	}
	return out
}

// placeRow is a place of the story with how many reports name it.
type placeRow struct {
	record.Place
	Reports  int
	Happened bool // a scene of one of the story's main incidents
	Words    link
}

// places lists the places named: first the scenes of the incidents given, the
// most named before others.
func (v *storyView) places(incidents []incident) []placeRow {
	main := map[string]bool{}
	for _, x := range incidents {
		for _, t := range x.Tellings {
			main[t.Name] = true
		}
	}
	at := map[string]int{}
	var out []placeRow
	for _, r := range v.reports {
		rec := v.records[r.ID]
		seen, scene := map[string]bool{}, map[record.PlaceID]bool{}
		for _, e := range rec.Events {
			if !main[r.ID+"/"+string(e.ID)] {
				continue
			}
			for _, id := range e.Places {
				scene[id] = true
			}
		}
		for _, p := range rec.Places {
			key := strings.ToLower(p.Name) + "|" + p.Country
			if seen[key] || !p.Named() && !scene[p.ID] {
				continue
			}
			seen[key] = true
			k, known := at[key]
			if !known {
				k = len(out)
				at[key] = k
				out = append(out, placeRow{Place: p, Words: v.reportLink(r.ID, string(p.ID))})
			}
			out[k].Reports++
			out[k].Happened = out[k].Happened || scene[p.ID]
		}
	}
	slices.SortStableFunc(out, func(a, b placeRow) int {
		return cmp.Or(order(b.Happened)-order(a.Happened), cmp.Compare(b.Reports, a.Reports))
	})
	return out
}

// mapped are the places to draw: the scenes, else all.
func mapped(rows []placeRow) []record.Place {
	var all, scenes []record.Place
	for _, r := range rows {
		all = append(all, r.Place)
		if r.Happened && r.Lat != nil {
			scenes = append(scenes, r.Place)
		}
	}
	if len(scenes) > 0 {
		return scenes
	}
	return all
}
