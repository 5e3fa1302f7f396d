package web

import (
	"net/http"
	"net/url"
	"strconv"

	"sayso/ledger"
	"sayso/show"
)

// findPage is what a search found.
type findPage struct {
	frame
	Problem    string
	Statements []foundStatement
	Reports    []foundReport
	Asked      bool
	Next       string // address of what follows
	Most       bool   // more statements than are shown
}

// foundStatement is a statement that a search found.
type foundStatement struct {
	saidLine
	Person string // address
	Day    string
}

// foundReport is a report that a search found.
type foundReport struct {
	link
	Outlet, Day string
	Story       string // address
}

const foundPerPage = 50

func findAddress(q string) string { return "/find?q=" + url.QueryEscape(q) }

func (d *desk) find(w http.ResponseWriter, r *http.Request) error {
	const longest = 1000
	text := r.FormValue("q")
	page := findPage{frame: d.frame(r, "Find")}
	page.Query = text
	before, err := number(r.FormValue("before"))
	if err != nil {
		return unclear("The page's number is no number.")
	}
	if text == "" {
		return d.render(w, http.StatusOK, "find", page)
	}
	if len(text) > longest {
		return unclear("The question is too long.")
	}
	q, err := ledger.ParseQuery(text)
	if err != nil {
		page.Problem = err.Error()
		return d.render(w, http.StatusBadRequest, "find", page)
	}
	page.Asked = true
	if len(q.Who)+len(q.Said) > 0 {
		err = d.findStatements(r, q, &page)
	} else {
		err = d.findReports(r, q, before, &page)
	}
	if err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "find", page)
}

func (d *desk) findStatements(r *http.Request, q ledger.Query, page *findPage) error {
	const most = 200
	list, err := d.Ledger.FindStatements(r.Context(), q, most+1)
	if err != nil {
		return err
	}
	if page.Most = len(list) > most; page.Most {
		list = list[:most]
	}
	names := d.titles()
	for _, s := range list {
		f := foundStatement{saidLine: names.line(r.Context(), s), Day: show.Day(dayOf(saidOn(s)))}
		if s.Person != "" {
			f.Person = personAddress(s.Person)
		}
		page.Statements = append(page.Statements, f)
	}
	return nil
}

func (d *desk) findReports(r *http.Request, q ledger.Query, before int64, page *findPage) error {
	list, err := d.Ledger.Find(r.Context(), q, before, foundPerPage+1)
	if err != nil {
		return err
	}
	if len(list) > foundPerPage {
		list = list[:foundPerPage]
		page.Next = findAddress(page.Query) + "&before=" + strconv.FormatInt(list[foundPerPage-1].N, 10)
	}
	names := d.titles()
	for _, rep := range list {
		f := foundReport{link: link{names.of(r.Context(), rep), reportAddress(rep.ID)}, Outlet: rep.Outlet, Day: show.Day(dayOf(rep.Published))}
		if rep.Story != "" {
			f.Story = storyAddress(rep.Story)
		}
		page.Reports = append(page.Reports, f)
	}
	return nil
}
