package web

import (
	"fmt"
	"net/http"
	"slices"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// reportPage is one report: its text with the findings marked, the record
// beside it, and its place among the others.
type reportPage struct {
	frame
	*show.View
	ID       string
	Source   string // hash of the kept original
	Kept     string // when it was taken in
	Segments []show.Segment
	Story    *link
	Origin   *link // the report whose text this one carries
	Share    string
	Compare  string
	Passages []passage
	Copies   []link // reports that copy this one
	Others   []link // reports to compare with: Text is the label, Href the id
	Woven    map[record.EventID]told
	Wrong    map[string]judgementRow // findings marked as wrong
	Judged   []judgementRow
	Persons  map[record.EntityID]string
	Why      bool   // name the rule or model behind each finding
	Switch   string // address of the page with the other Why
	Address  string // where the report stood, if it tells
}

// Mark is where a finding is said to be wrong.
func (p reportPage) Mark(id any) string {
	return wrongAddress(weaving.Finding{Report: p.ID, ID: fmt.Sprint(id)})
}

// Struck is a finding's being marked as wrong, if it is.
func (p reportPage) Struck(id any) judgementRow { return p.Wrong[fmt.Sprint(id)] }

// told is an event's place in the story.
type told struct {
	Address string
	Reports int
}

func (d *desk) report(w http.ResponseWriter, r *http.Request) error {
	rep, rec, err := d.reportAndRecord(r, r.PathValue("id"))
	if err != nil {
		return err
	}
	view := show.NewView(rec)
	page := reportPage{
		frame: d.frame(r, view.Title), View: view, ID: rep.ID, Source: rep.Source, Kept: show.Day(rep.Added),
		Segments: show.Segments(rec), Woven: map[record.EventID]told{}, Wrong: map[string]judgementRow{}, Persons: map[record.EntityID]string{},
		Why: r.FormValue("why") != "", Switch: reportAddress(rep.ID) + "?why=1", Address: rep.URL,
	}
	if page.Why {
		page.Switch = reportAddress(rep.ID)
	}
	view.Facts = slices.DeleteFunc(view.Facts, func(f string) bool { return f == rep.URL })
	page.Styles = []string{reportAddress(rep.ID) + "/lights.css"}
	for i := range rec.Entities {
		page.Persons[rec.Entities[i].ID] = weaving.Person(rep.ID, &rec.Entities[i])
	}
	if rep.Story != "" {
		v, s, err := d.viewPart(r.Context(), rep.Story, map[string]bool{rep.ID: true})
		if err != nil {
			return err
		}
		page.Story = &link{s.Title, storyAddress(s.ID)}
		page.among(v, rep.ID)
	}
	if page.Judged, err = d.judgedIn(r.Context(), nameOf(r), func(f weaving.Finding) bool { return f.Report == rep.ID }); err != nil {
		return err
	}
	for _, j := range page.Judged {
		if j.Kind == ledger.Wrong && j.Undone == "" {
			page.Wrong[findingOf(j.Subject).ID] = j
		}
	}
	return d.render(w, http.StatusOK, "report", page)
}

// mostOthers is how many reports of its story a report can be compared with
// from its page: those published around it.
const mostOthers = 100

// among places a report in its story.
func (p *reportPage) among(v *storyView, id string) {
	rows := v.reportRows()
	at := slices.IndexFunc(rows, func(r reportRow) bool { return r.ID == id })
	from := max(0, min(at-mostOthers/2, len(rows)-mostOthers-1))
	for i, row := range rows {
		if i == at {
			p.Origin, p.Share, p.Compare, p.Passages = row.CopyOf, row.Share, row.Compare, row.Passages
		} else if i >= from && len(p.Others) < mostOthers {
			p.Others = append(p.Others, link{row.label(), row.ID})
		}
	}
	for _, l := range v.woven.Reports {
		if l.Copy != nil && l.Copy.Of == id {
			p.Copies = append(p.Copies, v.reportLink(l.Report, ""))
		}
	}
	for _, e := range v.woven.Events {
		for _, m := range e.Members {
			if m.Report == id {
				p.Woven[m.Event] = told{eventAddress(e.ID), e.Reports}
			}
		}
	}
}

// label names a report in a choice.
func (r *reportRow) label() string {
	name := r.Title
	if r.Outlet != "" {
		name = r.Outlet + ": " + name
	}
	return show.Short(name) + " (" + r.Day + ")"
}

func (d *desk) reportAndRecord(r *http.Request, id string) (ledger.Report, *record.Record, error) {
	rep, err := d.Ledger.Report(r.Context(), id)
	if err != nil {
		return rep, nil, err
	}
	rec, err := d.Ledger.Record(r.Context(), rep.N)
	return rep, rec, err
}

// lights is the style sheet that joins a report's cards with their words.
func (d *desk) lights(w http.ResponseWriter, r *http.Request) error {
	_, rec, err := d.reportAndRecord(r, r.PathValue("id"))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, err = w.Write([]byte(show.Lights(rec)))
	return err
}

// source hands out kept bytes as a file to save: they are never shown as a
// page of ours.
func (d *desk) source(w http.ResponseWriter, r *http.Request) error {
	hash := r.PathValue("hash")
	body, err := d.Ledger.Source(hash)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="sayso-`+hash[:12]+`.txt"`)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(body)
	return err
}
