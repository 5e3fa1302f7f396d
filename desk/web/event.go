package web

import (
	"html/template"
	"net/http"
	"slices"
	"strconv"

	"sayso/draw"
	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// eventPage is one incident by itself, to be linked to: who tells it how, what
// is asked about it, and why its tellings are one.
type eventPage struct {
	frame
	X        incident
	Title    string
	Story    link
	Board    []question
	Charts   []figureChart
	Accounts []account
	More     string // address of further accounts
	Map      template.HTML
	Places   []placeRow
	Judged   []judgementRow
}

// account is how one report tells an event.
type account struct {
	telling
	*show.Event
	Means, Objects string
	Wrong          string // address where it is said to be wrong
}

// accountsPerPage is how many reports' accounts an event's page lists.
const accountsPerPage = 40

func (d *desk) event(w http.ResponseWriter, r *http.Request) error {
	var e *weaving.Event
	v, s, from, err := d.viewAround(r, func(woven *weaving.Woven, id string) map[string]bool {
		if e = eventIn(woven, id); e == nil {
			return nil
		}
		return wantedFor(e, woven.Claims)
	})
	if err != nil {
		return err
	}
	page := eventPage{X: v.incident(e), Story: link{s.Title, storyAddress(s.ID)}}
	page.X.Actors.most, page.X.Recipients.most = 0, 0
	page.Title = incidentName(&page.X)
	page.frame = d.frame(r, page.Title)
	page.Board, page.Charts = v.about(e)
	for i := range page.Board {
		page.Board[i].cut()
	}
	page.X.Disputed = slices.ContainsFunc(page.Board, func(q question) bool { return q.Disputed })
	page.Accounts, page.More = v.accounts(&page.X, from)
	page.Places = v.places([]incident{page.X})
	page.Places = slices.DeleteFunc(page.Places, func(p placeRow) bool { return !p.Happened })
	page.Map = template.HTML(draw.MapBare(mapped(page.Places), show.Country))
	if page.Judged, err = d.judgedIn(r.Context(), nameOf(r), judgedEvent(e)); err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "event", page)
}

// viewAround looks at what the page of an event or a claim needs of its story:
// the records of the reports that wanted picks, nil where the story does not
// hold it. from is where in its list the page begins.
func (d *desk) viewAround(r *http.Request, wanted func(woven *weaving.Woven, id string) map[string]bool) (v *storyView, s ledger.Story, from int, err error) {
	start, err := number(r.FormValue("from"))
	if err != nil || start < 0 {
		return nil, s, 0, unclear("The page's number is no number.")
	}
	id := r.PathValue("id")
	if s, err = d.Ledger.StoryOf(r.Context(), id); err != nil {
		return nil, s, 0, err
	}
	woven, err := d.wovenOf(s)
	if err != nil {
		return nil, s, 0, err
	}
	reports := wanted(woven, id)
	if reports == nil {
		return nil, s, 0, ledger.ErrNotFound
	}
	wrong, err := d.wrong(r.Context())
	if err != nil {
		return nil, s, 0, err
	}
	v, err = d.lookAt(r.Context(), s.ID, woven, wrong, reports)
	return v, s, int(min(start, 1<<20)), err
}

func eventIn(woven *weaving.Woven, id string) *weaving.Event {
	for i := range woven.Events {
		if woven.Events[i].ID == id {
			return &woven.Events[i]
		}
	}
	return nil
}

func claimIn(woven *weaving.Woven, id string) *weaving.Claim {
	for i := range woven.Claims {
		if woven.Claims[i].ID == id {
			return &woven.Claims[i]
		}
	}
	return nil
}

// wantedFor are the reports whose records an event's page needs.
func wantedFor(e *weaving.Event, claims []weaving.Claim) map[string]bool {
	wanted := map[string]bool{}
	for _, m := range e.Members {
		wanted[m.Report] = true
	}
	for _, c := range claims {
		if c.Event != e.ID {
			continue
		}
		for _, v := range c.Versions {
			wanted[v.Report] = true
		}
	}
	return wanted
}

// judgedEvent admits judgements on an event's tellings.
func judgedEvent(e *weaving.Event) func(weaving.Finding) bool {
	return func(f weaving.Finding) bool {
		return slices.Contains(e.Members, weaving.EventMember{Report: f.Report, Event: record.EventID(f.ID)})
	}
}

// about are the questions about an event, and the charts of their numbers.
func (v *storyView) about(e *weaving.Event) ([]question, []figureChart) {
	all := v.woven.Claims
	own := *v.woven
	own.Claims = nil
	for _, c := range all {
		if c.Event == e.ID {
			own.Claims = append(own.Claims, c)
		}
	}
	part := *v
	part.woven = &own
	return part.board(), part.charts()
}

// accounts are the tellings of an event in full, from one of them on.
func (v *storyView) accounts(x *incident, from int) ([]account, string) {
	var out []account
	more := ""
	list := x.Tellings[min(from, len(x.Tellings)):]
	if len(list) > accountsPerPage {
		list = list[:accountsPerPage]
		more = eventAddress(x.ID) + "?from=" + strconv.Itoa(from+accountsPerPage)
	}
	for _, t := range list {
		f := findingOf(t.Name)
		view := show.NewView(v.records[f.Report])
		for i := range view.Events {
			if e := &view.Events[i]; string(e.ID) == f.ID {
				out = append(out, account{telling: t, Event: e, Means: e.Means, Objects: e.Objects, Wrong: wrongAddress(f)})
			}
		}
	}
	return out, more
}

// claimPage is one question by itself: every answer in the order given.
type claimPage struct {
	frame
	Q       question
	Story   link
	Chart   *figureChart
	Rows    []answerRow
	More    string // address of further rows
	Total   int
	Because []weaving.Because
}

// answerRow is one answer in one report.
type answerRow struct {
	Day, Value string
	How        string // "alleged"
	Source     link
	Via        []link
	Report     link   // to the words
	Words      string // the number in its sentence, or what was said
	CopiedFrom *link
	Old        bool // the report gives it as an older number
	Clashes    bool // it can't hold together with another source's last answer
	Wrong      string
}

const answersPerPage = 100

func (d *desk) claim(w http.ResponseWriter, r *http.Request) error {
	var c *weaving.Claim
	events := map[string]*weaving.Event{}
	v, s, from, err := d.viewAround(r, func(woven *weaving.Woven, id string) map[string]bool {
		if c = claimIn(woven, id); c == nil {
			return nil
		}
		e := eventIn(woven, c.Event)
		if e == nil {
			return map[string]bool{}
		}
		events[e.ID] = e
		return wantedFor(e, []weaving.Claim{*c})
	})
	if err != nil {
		return err
	}
	page := claimPage{Q: v.question(c, events), Story: link{s.Title, storyAddress(s.ID)}, Total: len(c.Versions), Because: c.Because}
	page.frame = d.frame(r, page.Q.Text)
	at := min(from, len(c.Versions))
	list := c.Versions[at:]
	if len(list) > answersPerPage {
		list = list[:answersPerPage]
		page.More = claimAddress(c.ID) + "?from=" + strconv.Itoa(at+answersPerPage)
	}
	clash := clashing(c)
	for i, said := range list {
		row := v.answerRow(said)
		row.Clashes = clash[at+i]
		page.Rows = append(page.Rows, row)
	}
	own := *v
	own.woven = &weaving.Woven{Claims: []weaving.Claim{*c}, Events: v.woven.Events, Reports: v.woven.Reports}
	if charts := own.charts(); len(charts) > 0 {
		page.Chart = &charts[0]
	}
	return d.render(w, http.StatusOK, "claim", page)
}

func (v *storyView) answerRow(said weaving.Version) answerRow {
	id := orElse(string(said.Figure), string(said.Statement))
	row := answerRow{
		Day: show.Day(dayOf(said.Said)), Value: valueOf(said), Source: v.source(said.Source), Via: v.sources(said.Via),
		Report: v.reportLink(said.Report, id), Old: said.Superseded,
	}
	if said.Certainty != record.CertaintyStated && said.Figure != "" {
		row.How = string(said.Certainty)
	}
	if said.Origin != "" && said.Origin != said.Report {
		from := v.reportLink(said.Origin, "")
		row.CopiedFrom = &from
	}
	if rec := v.records[said.Report]; rec != nil && id != "" {
		if at, ok := rec.Findings()[id]; ok {
			row.Words = around(rec.Report.Text, at)
			row.Wrong = wrongAddress(weaving.Finding{Report: said.Report, ID: id})
		}
	}
	return row
}
