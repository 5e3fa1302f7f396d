package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// judgementRow is a person's decision in words.
type judgementRow struct {
	ledger.Judgement
	Says             string // "are the same event"
	About, Other     link   // the findings, led to their words
	MadeOn, UndoneOn string
	CanUndo          bool
	Name             string // of the person who reads the page
}

// says are the judgements in words.
var says = map[string]string{ledger.Same: "is the same event as", ledger.NotSame: "is not the same event as", ledger.Wrong: "is a wrong reading"}

// judgedIn returns the judgements, undone ones too, on reports that keep
// admits; the latest first.
func (d *desk) judgedIn(ctx context.Context, reader string, keep func(report string) bool) ([]judgementRow, error) {
	list, err := d.Ledger.Judgements(ctx, true)
	if err != nil {
		return nil, err
	}
	names := d.titles()
	var out []judgementRow
	for i := len(list) - 1; i >= 0; i-- {
		j := list[i]
		a, b := memberOf(j.Subject), memberOf(j.Object)
		if !keep(a.Report) && !keep(b.Report) {
			continue
		}
		row := judgementRow{Judgement: j, Says: says[j.Kind], MadeOn: show.Day(j.Made), UndoneOn: show.Day(j.Undone), CanUndo: d.Undo != nil && j.Undone == "", Name: reader}
		row.About = d.finding(ctx, names, a)
		if j.Object != "" {
			row.Other = d.finding(ctx, names, b)
		}
		out = append(out, row)
	}
	return out, nil
}

// memberOf reads REPORT/EVENT; a report's id may hold slashes.
func memberOf(name string) weaving.EventMember {
	i := strings.LastIndexByte(name, '/')
	if i < 0 {
		return weaving.EventMember{Report: name}
	}
	return weaving.EventMember{Report: name[:i], Event: record.EventID(name[i+1:])}
}

// finding names an event by its words and its report.
func (d *desk) finding(ctx context.Context, names *titles, m weaving.EventMember) link {
	l := link{string(m.Event) + " in " + m.Report, reportAddress(m.Report, string(m.Event))}
	rep, err := d.Ledger.Report(ctx, m.Report)
	if err != nil {
		return l
	}
	where := orElse(rep.Outlet, "“"+show.Short(names.of(ctx, rep))+"”")
	l.Text = string(m.Event) + " in " + where
	rec, err := d.Ledger.Record(ctx, rep.N)
	if err != nil {
		return l
	}
	for _, e := range rec.Events {
		if e.ID == m.Event && len(e.Triggers) > 0 {
			l.Text = "“" + show.Short(show.Flat(e.Triggers[0].Text)) + "” (" + kindOf(string(e.Type), "") + ") in " + where
		}
	}
	return l
}

// judgementsPage lists all judgements.
type judgementsPage struct {
	frame
	Judged []judgementRow
}

func (d *desk) judgements(w http.ResponseWriter, r *http.Request) error {
	list, err := d.judgedIn(r.Context(), nameOf(r), func(string) bool { return true })
	if err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "judgements", judgementsPage{d.frame(r, "Judgements"), list})
}

var errReadOnly = &problem{http.StatusForbidden, "For reading only", "This desk takes no judgements."}

// judge keeps a decision: two events ticked and the same or not, or one
// event that was read wrongly.
func (d *desk) judge(w http.ResponseWriter, r *http.Request) error {
	if d.Judge == nil {
		return errReadOnly
	}
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	who, err := judgeName(w, r)
	if err != nil {
		return err
	}
	j := ledger.Judgement{Kind: r.PostForm.Get("kind"), Who: who, Note: cutTo(r.PostForm.Get("note"), 1000)}
	events := r.PostForm["event"]
	switch {
	case says[j.Kind] == "":
		return unclear("A judgement says “the same”, “not the same” or “wrong”.")
	case j.Kind == ledger.Wrong && len(events) != 1:
		return unclear("Name the one event that is wrong.")
	case j.Kind != ledger.Wrong && len(events) != 2:
		return unclear("Tick exactly two events, then say whether they are the same. " + strconv.Itoa(len(events)) + " were ticked.")
	}
	j.Subject = events[0]
	if len(events) == 2 {
		j.Object = events[1]
	}
	for _, name := range events {
		if err := d.checkEvent(r, name); err != nil {
			return err
		}
	}
	if _, err := d.Judge(r.Context(), j); err != nil {
		return err
	}
	return d.backTo(w, r, j)
}

// checkEvent tells whether a name is an event of the ledger's.
func (d *desk) checkEvent(r *http.Request, name string) error {
	m := memberOf(name)
	_, rec, err := d.reportAndRecord(r, m.Report)
	if err != nil {
		return err
	}
	for _, e := range rec.Events {
		if e.ID == m.Event {
			return nil
		}
	}
	return missing("The report has no such event.")
}

func (d *desk) undo(w http.ResponseWriter, r *http.Request) error {
	if d.Undo == nil {
		return errReadOnly
	}
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	n, err := strconv.ParseInt(r.PathValue("n"), 10, 64)
	if err != nil {
		return missing("There is no such judgement.")
	}
	who, err := judgeName(w, r)
	if err != nil {
		return err
	}
	list, err := d.Ledger.Judgements(r.Context(), false)
	if err != nil {
		return err
	}
	for _, j := range list {
		if j.N == n {
			if err := d.Undo(r.Context(), n, who); err != nil {
				return err
			}
			return d.backTo(w, r, j)
		}
	}
	return missing("There is no such judgement, or it is undone already.")
}

// backTo leads to where a judgement shows: the report for a wrong reading,
// else the story, whose name may have changed with it.
func (d *desk) backTo(w http.ResponseWriter, r *http.Request, j ledger.Judgement) error {
	m := memberOf(j.Subject)
	address := reportAddress(m.Report) + "#c-" + url.PathEscape(string(m.Event))
	if j.Kind != ledger.Wrong {
		rep, err := d.Ledger.Report(r.Context(), m.Report)
		if err != nil {
			return err
		}
		address = storyAddress(rep.Story) + "#judgements"
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

const nameCookie = "sayso-name"

// nameOf is the name given with the last judgement.
func nameOf(r *http.Request) string {
	c, err := r.Cookie(nameCookie)
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	return cutTo(show.Clean(name), 80)
}

// judgeName is who judges: the name in the form, else the one kept; it is
// kept for the next time.
func judgeName(w http.ResponseWriter, r *http.Request) (string, error) {
	name := orElse(cutTo(strings.TrimSpace(show.Clean(r.PostForm.Get("who"))), 80), nameOf(r))
	if name == "" {
		return "", unclear("Say who judges: a judgement stands under a name.")
	}
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: url.QueryEscape(name), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600})
	return name, nil
}

func cutTo(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return string(r[:letters])
	}
	return s
}

func formProblem(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return unclear("The form could not be read.")
}
