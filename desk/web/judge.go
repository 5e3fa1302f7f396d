package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
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

// saysWho are the judgements on whom an entity of a report is.
var saysWho = map[string]string{ledger.Same: "is", ledger.NotSame: "is not"}

// isPerson tells an entity across reports from a finding of one.
func isPerson(name string) bool {
	return strings.HasPrefix(name, "entity-") && !strings.Contains(name, "/")
}

// judgedIn returns the judgements, undone ones too, on findings that keep
// admits; the latest first.
func (d *desk) judgedIn(ctx context.Context, reader string, keep func(weaving.Finding) bool) ([]judgementRow, error) {
	list, err := d.Ledger.Judgements(ctx, true)
	if err != nil {
		return nil, err
	}
	names := d.titles()
	var out []judgementRow
	for i := len(list) - 1; i >= 0; i-- {
		j := list[i]
		a, b := findingOf(j.Subject), findingOf(j.Object)
		if !keep(a) && !keep(b) {
			continue
		}
		out = append(out, d.judgementRow(ctx, names, reader, j))
	}
	return out, nil
}

func (d *desk) judgementRow(ctx context.Context, names *titles, reader string, j ledger.Judgement) judgementRow {
	row := judgementRow{Judgement: j, Says: says[j.Kind], MadeOn: show.Day(j.Made), UndoneOn: show.Day(j.Undone), CanUndo: d.Undo != nil && j.Undone == "", Name: reader}
	row.About = d.finding(ctx, names, findingOf(j.Subject))
	switch {
	case isPerson(j.Object):
		row.Says, row.Other = saysWho[j.Kind], d.known(ctx, j.Object)
	case j.Object != "":
		row.Other = d.finding(ctx, names, findingOf(j.Object))
	}
	return row
}

// findingOf reads REPORT/FINDING; a report's id may hold slashes.
func findingOf(name string) weaving.Finding {
	i := strings.LastIndexByte(name, '/')
	if i < 0 {
		return weaving.Finding{Report: name}
	}
	return weaving.Finding{Report: name[:i], ID: name[i+1:]}
}

// nameOfFinding writes what findingOf reads.
func nameOfFinding(f weaving.Finding) string { return f.Report + "/" + f.ID }

// wrongAddress is where a finding is said to be wrong.
func wrongAddress(f weaving.Finding) string {
	return "/judge?" + url.Values{"finding": {nameOfFinding(f)}}.Encode()
}

// finding names something found by its words and its report.
func (d *desk) finding(ctx context.Context, names *titles, f weaving.Finding) link {
	l := link{f.ID + " in " + f.Report, reportAddress(f.Report, f.ID)}
	rep, err := d.Ledger.Report(ctx, f.Report)
	if err != nil {
		return link{Text: l.Text}
	}
	where := orElse(rep.Outlet, "“"+show.Short(names.of(ctx, rep))+"”")
	l.Text = f.ID + " in " + where
	rec, err := d.Ledger.Record(ctx, rep.N)
	if err != nil {
		return l
	}
	if at, ok := rec.Findings()[f.ID]; ok {
		l.Text = "“" + show.Short(show.Flat(at.Text)) + "” (" + rec.KindOf(f.ID) + ") in " + where
	}
	return l
}

// known names a person or body across reports.
func (d *desk) known(ctx context.Context, person string) link {
	l := link{person, personAddress(person)}
	if said, err := d.Ledger.Said(ctx, person, 1); err == nil && len(said) > 0 {
		l.Text = said[0].Source
	}
	return l
}

// judgementsPage lists all judgements, a page at a time.
type judgementsPage struct {
	frame
	Judged []judgementRow
	More   string // address of earlier ones
}

const judgementsPerPage = 50

func (d *desk) judgements(w http.ResponseWriter, r *http.Request) error {
	before, err := number(r.FormValue("before"))
	if err != nil {
		return unclear("The page's number is no number.")
	}
	list, err := d.Ledger.JudgementsAfter(r.Context(), before, judgementsPerPage+1)
	if err != nil {
		return err
	}
	page := judgementsPage{frame: d.frame(r, "Judgements")}
	if len(list) > judgementsPerPage {
		list = list[:judgementsPerPage]
		page.More = "/judgements?before=" + strconv.FormatInt(list[judgementsPerPage-1].N, 10)
	}
	names := d.titles()
	for _, j := range list {
		page.Judged = append(page.Judged, d.judgementRow(r.Context(), names, nameOf(r), j))
	}
	return d.render(w, http.StatusOK, "judgements", page)
}

var errReadOnly = &problem{http.StatusForbidden, "For reading only", "This desk takes no judgements."}

// markPage asks for a name before a finding is marked as wrong, or said to be
// somebody else's: a page of its own, so that lists of findings stay light
// and nothing is needed but a link and a form.
type markPage struct {
	frame
	Finding string // REPORT/FINDING
	About   link
	Words   string
	Kind    string // of the judgement
	Of      string // of the finding: "statement"
	Person  string // whom the finding's speaker is not, by id
	Whom    string // and by name
}

func (d *desk) mark(w http.ResponseWriter, r *http.Request) error {
	if d.Judge == nil {
		return errReadOnly
	}
	f := findingOf(r.FormValue("finding"))
	_, rec, err := d.reportAndRecord(r, f.Report)
	if err != nil {
		return err
	}
	page := markPage{frame: d.frame(r, "Mark as wrong"), Kind: ledger.Wrong, Person: r.FormValue("not")}
	if page.Person != "" {
		if !isPerson(page.Person) {
			return unclear("Nobody has this name.")
		}
		page.Kind, page.Whom = ledger.NotSame, d.known(r.Context(), page.Person).Text
		page.frame.Heading = "Somebody else"
		f.ID = speaker(rec, f.ID)
	}
	at, ok := rec.Findings()[f.ID]
	if !ok {
		return missing("The report has no such finding.")
	}
	page.Finding, page.Of, page.Words = nameOfFinding(f), rec.KindOf(f.ID), around(rec.Report.Text, at)
	page.About = d.finding(r.Context(), d.titles(), f)
	return d.render(w, http.StatusOK, "mark", page)
}

// speaker is the entity that says a statement; an entity is itself.
func speaker(rec *record.Record, id string) string {
	for i := range rec.Statements {
		if string(rec.Statements[i].ID) == id {
			return string(rec.Statements[i].Source)
		}
	}
	return id
}

// judge keeps a decision: two events ticked and the same or not, something
// found that was read wrongly, or a speaker taken for somebody else.
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
	events, person := r.PostForm["event"], r.PostForm.Get("person")
	kinds := []string{"event"}
	switch {
	case says[j.Kind] == "":
		return unclear("A judgement says “the same”, “not the same” or “wrong”.")
	case j.Kind == ledger.Wrong && len(events) != 1:
		return unclear("Name the one finding that is wrong.")
	case j.Kind == ledger.Wrong:
		kinds = nil
	case isPerson(person) && len(events) == 1:
		kinds, j.Object = []string{"entity"}, person
	case len(events) != 2:
		return unclear("Tick exactly two events, then say whether they are the same. " + strconv.Itoa(len(events)) + " were ticked.")
	}
	j.Subject = events[0]
	if len(events) == 2 {
		j.Object = events[1]
	}
	for _, name := range events {
		if err := d.checkFinding(r, name, kinds); err != nil {
			return err
		}
	}
	if _, err := d.Judge(r.Context(), j); err != nil {
		return err
	}
	return d.backTo(w, r, j)
}

// checkFinding tells whether a name is a finding of the ledger's, of one of
// the kinds, nil for any.
func (d *desk) checkFinding(r *http.Request, name string, kinds []string) error {
	f := findingOf(name)
	_, rec, err := d.reportAndRecord(r, f.Report)
	if err != nil {
		return err
	}
	switch kind := rec.KindOf(f.ID); {
	case kind == "":
		return missing("The report has no such finding.")
	case kinds != nil && !slices.Contains(kinds, kind):
		return unclear("This judgement is not about a " + kind + ".")
	}
	return nil
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
// the story of two events, whose name may have changed with it, else the list
// of judgements.
func (d *desk) backTo(w http.ResponseWriter, r *http.Request, j ledger.Judgement) error {
	f := findingOf(j.Subject)
	address := reportAddress(f.Report) + "#c-" + url.PathEscape(f.ID)
	switch {
	case isPerson(j.Object):
		address = "/judgements"
	case j.Kind != ledger.Wrong:
		rep, err := d.Ledger.Report(r.Context(), f.Report)
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
