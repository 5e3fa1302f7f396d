package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso/ledger"
	"sayso/record"
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
	Later      bool   // not the first page
	Acts       []record.Act
	Kinds      []eventKind
	Statuses   []record.Status
}

// eventKind is what an event can be searched by, in words.
type eventKind struct{ Code, Name string }

// eventKinds are all of them.
func eventKinds() []eventKind {
	var out []eventKind
	for _, k := range record.EventTypes {
		out = append(out, eventKind{strings.ToLower(string(k)), strings.ToLower(show.EventKind(k, ""))})
	}
	return out
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
	page := findPage{frame: d.frame(r, "Find"), Acts: record.Acts, Kinds: eventKinds(), Statuses: record.Statuses}
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
	page.Asked, page.Later = true, r.FormValue("before") != "" || r.FormValue("after") != ""
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
	after, err := statementAfter(r.FormValue("after"))
	if err != nil {
		return err
	}
	list, err := d.Ledger.StatementsAfter(r.Context(), q, after, foundPerPage+1)
	if err != nil {
		return err
	}
	if len(list) > foundPerPage {
		list = list[:foundPerPage]
		last := list[foundPerPage-1]
		page.Next = findAddress(page.Query) + "&" + url.Values{"after": {strconv.FormatInt(last.Report.N, 10) + "~" + last.ID}}.Encode()
	}
	names := d.titles()
	for _, s := range list {
		f := foundStatement{saidLine: names.line(r.Context(), s), Day: show.Day(dayOf(s.On()))}
		if s.Person != "" {
			f.Person = personAddress(s.Person)
		}
		page.Statements = append(page.Statements, f)
	}
	return nil
}

// statementAfter reads where a list of statements goes on: NUMBER~STATEMENT.
func statementAfter(place string) (ledger.Place, error) {
	if place == "" {
		return ledger.Place{}, nil
	}
	n, id, _ := strings.Cut(place, "~")
	at, err := number(n)
	if err != nil || at <= 0 || id == "" {
		return ledger.Place{}, unclear("The page's place is none of ours.")
	}
	return ledger.Place{N: at, ID: id}, nil
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
