package web

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
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
	Outlets, Copies  int // outlets that are known
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
	Undated          int // reports that tell no date
	Total            total
	Judged           []judgementRow
	members          map[string]bool // the reports' ids

	MoreBoard, MoreSingle, MoreCharts, MoreIncidents, MoreLesser, MoreLinks, MorePlaces, MoreReports more
}

// total is how long a story's lists are in all.
type total struct{ Questions, Charts, Incidents, Lesser, Links, Places, Reports, Single int }

// More says how much of a list a story's page leaves out at first, and where
// all of it is.
type more struct {
	N    int
	Href string
}

// most are how long the lists of a story's page may be at first.
const (
	mostBoard     = 10
	mostSingle    = 12
	mostCharts    = 6
	mostIncidents = 12
	mostLesser    = 20
	mostLinks     = 60
	mostPlaces    = 60
	mostReports   = 25
)

// shorten leaves the beginning of every long list.
func (p *storyPage) shorten() {
	at := storyAddress(p.ID) + "?all=1"
	p.MoreBoard = cutList(&p.Board, mostBoard, at+"#board")
	p.MoreSingle = cutList(&p.Single, mostSingle, at+"#board")
	p.MoreCharts = cutList(&p.Charts, mostCharts, at+"#charts")
	p.MoreIncidents = cutList(&p.Incidents, mostIncidents, at+"#incidents")
	p.MoreLesser = cutList(&p.Lesser, mostLesser, at+"#incidents")
	p.MoreLinks = cutList(&p.Links, mostLinks, at+"#chain")
	p.MorePlaces = cutList(&p.Places, mostPlaces, at+"#map")
	p.MoreReports = cutList(&p.Reports, mostReports, at+"#reports")
	for _, list := range [][]question{p.Board, p.Single} {
		for i := range list {
			list[i].cut()
		}
	}
	for _, list := range [][]incident{p.Incidents, p.Lesser} {
		for i := range list {
			list[i].cut()
		}
	}
}

func cutList[T any](list *[]T, most int, at string) more {
	m := more{max(0, len(*list)-most), at}
	*list = (*list)[:len(*list)-m.N]
	return m
}

// Countries are the countries that mapped places lie in.
func (p storyPage) Countries() []string {
	var out []string
	for _, place := range mapped(p.Places) {
		if name := show.Country(place.Country); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// storyView looks things up in one story.
type storyView struct {
	load     func(id string) *record.Record // of reports whose records were not wanted at once
	woven    *weaving.Woven
	reports  []ledger.Report
	byID     map[string]ledger.Report
	records  map[string]*record.Record
	entities map[string]*weaving.Entity
	persons  map[string][]string // entities of the story → those with statements that they are in the ledger
	cast     map[weaving.EntityMember]string
	told     map[string]*incident // events by id, as they were asked for
	printed  map[string]bool      // outlets of the story, in lower case; see press
}

func (d *desk) story(w http.ResponseWriter, r *http.Request) error {
	held, err := d.storyPage(r.Context(), r.PathValue("id"), r.FormValue("all") != "")
	if err != nil {
		return err
	}
	page := *held
	page.frame = d.frame(r, page.Title)
	page.Judged, err = d.judgedIn(r.Context(), nameOf(r), func(f weaving.Finding) bool { return page.members[f.Report] })
	if err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "story", page)
}

// storyPage returns a story's page, with all of its lists or the beginnings,
// as it was made before if nothing has changed since.
func (d *desk) storyPage(ctx context.Context, id string, all bool) (*storyPage, error) {
	s, woven, err := d.wovenStory(ctx, id)
	if err != nil {
		return nil, err
	}
	wrong, err := d.wrong(ctx)
	if err != nil {
		return nil, err
	}
	key, state := fmt.Sprint(all, " ", id), fmt.Sprint(stateOf(s), " ", wrong)
	if page, ok := d.stories.get(key, state); ok {
		return page, nil
	}
	v, err := d.lookAt(ctx, s.ID, woven, wrong, nil)
	if err != nil {
		return nil, err
	}
	page := composed(v, s)
	if !all {
		page.shorten()
	}
	d.stories.put(key, state, page, s.Reports)
	return page, nil
}

// composed lays out everything woven of a story.
func composed(v *storyView, s ledger.Story) *storyPage {
	page := &storyPage{ID: s.ID, Title: s.Title, Dates: dates(s.Since, s.Until), members: map[string]bool{}}
	page.Outlets = v.outlets(v.reportIDs())
	page.Reports = v.reportRows()
	for _, row := range page.Reports {
		if row.CopyOf != nil {
			page.Copies++
		}
	}
	for _, rep := range v.reports {
		page.members[rep.ID] = true
		page.Undated += order(isDay(rep.Published) == "")
	}
	page.Board = v.board()
	page.Charts = v.charts()
	page.Incidents, page.Lesser = v.incidents()
	page.Days = v.days(append(slices.Clone(page.Incidents), page.Lesser...))
	page.Chain, page.Links = v.chain()
	page.Places = v.places(page.Incidents)
	page.Map = template.HTML(draw.MapBare(mapped(page.Places), show.Country))
	page.Board, page.Single = apart(page.Board)
	page.Total = total{len(page.Board) + len(page.Single), len(page.Charts), len(page.Incidents), len(page.Lesser), len(page.Links), len(page.Places), len(page.Reports), len(page.Single)}
	return page
}

// viewPart looks at a story with the records of some of its reports.
func (d *desk) viewPart(ctx context.Context, id string, wanted map[string]bool) (*storyView, ledger.Story, error) {
	s, woven, err := d.wovenStory(ctx, id)
	if err != nil {
		return nil, s, err
	}
	wrong, err := d.wrong(ctx)
	if err != nil {
		return nil, s, err
	}
	v, err := d.lookAt(ctx, s.ID, woven, wrong, wanted)
	return v, s, err
}

// lookAt looks at a story with the records of the reports wanted, nil for all
// of them, less the findings that are wrong. Other records are read when they
// are asked for their names.
func (d *desk) lookAt(ctx context.Context, story string, woven *weaving.Woven, wrong map[string]map[string]bool, wanted map[string]bool) (*storyView, error) {
	reports, err := d.Ledger.InStory(ctx, story)
	if err != nil {
		return nil, err
	}
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
	var some []ledger.Report
	for _, rep := range reports {
		v.byID[rep.ID] = rep
		if wanted == nil || wanted[rep.ID] {
			some = append(some, rep)
		}
	}
	records, err := d.Ledger.Records(ctx, some)
	if err != nil {
		return nil, err
	}
	for i, rep := range some {
		v.take(records[i].Without(wrong[rep.ID]))
	}
	named := map[string]*record.Record{}
	v.load = func(id string) *record.Record {
		rec, known := named[id]
		if !known {
			rec, _ = d.Ledger.Record(ctx, v.byID[id].N)
			named[id] = rec
		}
		return rec
	}
	return v, nil
}

// take adds a record, and by whom its speakers are known in the ledger.
func (v *storyView) take(rec *record.Record) {
	id := rec.Report.ID
	v.records[id] = rec
	speaking := map[record.EntityID]bool{}
	for _, s := range rec.Statements {
		speaking[s.Source] = true
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		known := v.cast[weaving.EntityMember{Report: id, Entity: e.ID}]
		if !speaking[e.ID] || known == "" {
			continue
		}
		if person := weaving.Person(id, e); !slices.Contains(v.persons[known], person) {
			v.persons[known] = append(v.persons[known], person)
		}
	}
}

// wrong are the findings judged to be wrong, by report.
func (d *desk) wrong(ctx context.Context) (map[string]map[string]bool, error) {
	list, err := d.Ledger.Judgements(ctx, false)
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]bool{}
	for _, j := range list {
		if j.Kind != ledger.Wrong {
			continue
		}
		f := findingOf(j.Subject)
		if out[f.Report] == nil {
			out[f.Report] = map[string]bool{}
		}
		out[f.Report][f.ID] = true
	}
	return out, nil
}

// link is a name with an address; without one it is plain text.
type link struct{ Text, Href string }

// outlet is who published a report: its outlet, else the agency it credits,
// else the site it came from; "" where nothing is known.
func (v *storyView) outlet(id string) string {
	rep := v.byID[id]
	if rep.Outlet != "" {
		return rep.Outlet
	}
	if rec := v.record(id); rec != nil && len(rec.Report.Credits) > 0 {
		return rec.Report.Credits[0]
	}
	return site(rep.URL)
}

// site is the host of an address, of the archived page where an archive
// keeps it.
func site(address string) string {
	for _, scheme := range []string{"/http://", "/https://"} {
		if i := strings.LastIndex(address, scheme); i > 0 {
			address = address[i+1:]
		}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// label names a report: by its outlet, else by its title.
func (v *storyView) label(id string) string {
	if _, ok := v.byID[id]; !ok {
		return id
	}
	if outlet := v.outlet(id); outlet != "" {
		return outlet
	}
	return "“" + show.Short(v.title(id)) + "”"
}

func (v *storyView) title(id string) string {
	if rep := v.byID[id]; rep.Title != "" {
		return rep.Title
	}
	if rec := v.record(id); rec != nil {
		return show.Title(&rec.Report)
	}
	return id
}

// record is a report's record, read now if it was not before; nil if there is
// none.
func (v *storyView) record(id string) *record.Record {
	if rec := v.records[id]; rec != nil || v.load == nil {
		return rec
	}
	if _, ok := v.byID[id]; !ok {
		return nil
	}
	return v.load(id)
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

// outlets counts the outlets that are known, of the reports given.
func (v *storyView) outlets(reports []string) int {
	seen := map[string]bool{}
	for _, id := range reports {
		if outlet := v.outlet(id); outlet != "" {
			seen[strings.ToLower(outlet)] = true
		}
	}
	return len(seen)
}

// reportIDs are the story's reports by publication.
func (v *storyView) reportIDs() []string {
	out := make([]string, len(v.reports))
	for i, r := range v.reports {
		out[i] = r.ID
	}
	return out
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
		row := reportRow{ID: r.ID, Title: v.title(r.ID), Outlet: v.outlet(r.ID), Day: show.Day(dayOf(r.Published)), Carried: len(l.Passages)}
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
		if rec == nil {
			continue
		}
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
