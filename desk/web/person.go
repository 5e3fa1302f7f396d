package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
)

// personPage is everything one person or body said, a page at a time.
type personPage struct {
	frame
	Who    string
	Names  []string // other names in reports
	Total  int      // on this page
	Later  bool     // not the first page
	More   string   // address of earlier statements
	Days   []saidDay
	Search string // address of a search by name
}

// saidDay is what was said on one day.
type saidDay struct {
	Day   string
	Lines []saidLine
}

// saidLine is one statement.
type saidLine struct {
	Act    string
	Words  string
	Source string
	Report link
	Outlet string
	Also   []link // further reports with the same words
	Not    string // address where it is said to be somebody else's
}

// add puts a statement on its day; the same words in another report are the
// same line.
func (d *saidDay) add(line saidLine) {
	for i := range d.Lines {
		if known := &d.Lines[i]; known.Act == line.Act && known.Words == line.Words && known.Source == line.Source {
			text := line.Report.Text
			if line.Outlet != "" {
				text += " (" + line.Outlet + ")"
			}
			known.Also = append(known.Also, link{text, line.Report.Href})
			return
		}
	}
	d.Lines = append(d.Lines, line)
}

const saidPerPage = 100

func (d *desk) person(w http.ResponseWriter, r *http.Request) error {
	id, also := r.PathValue("id"), r.URL.Query()["also"]
	also = also[:min(len(also), mostAlso)]
	after, err := saidAfter(r.FormValue("after"))
	if err != nil {
		return err
	}
	list, err := d.Ledger.SaidAfter(r.Context(), append([]string{id}, also...), after, saidPerPage+1)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return ledger.ErrNotFound
	}
	page := personPage{Later: after.ID != ""}
	if len(list) > saidPerPage {
		list = list[:saidPerPage]
		address := url.Values{"after": {placeOf(list[saidPerPage-1])}}
		if len(also) > 0 {
			address["also"] = also
		}
		page.More = personAddress(id) + "?" + address.Encode()
	}
	page.Total = len(list)
	names := d.titles()
	for _, s := range list {
		if !slices.Contains(page.Names, s.Source) {
			page.Names = append(page.Names, s.Source)
		}
		if len(s.Source) > len(page.Who) {
			page.Who = s.Source
		}
		day := show.Day(dayOf(s.On()))
		if n := len(page.Days); n == 0 || page.Days[n-1].Day != day {
			page.Days = append(page.Days, saidDay{Day: day})
		}
		last := &page.Days[len(page.Days)-1]
		line := names.line(r.Context(), s)
		if d.Judge != nil {
			line.Not = "/judge?" + url.Values{"finding": {s.Report.ID + "/" + s.ID}, "not": {s.Person}}.Encode()
		}
		last.add(line)
	}
	page.Names = slices.DeleteFunc(page.Names, func(n string) bool { return n == page.Who })
	page.frame = d.frame(r, page.Who)
	page.Search = findAddress(`who:"` + strings.ReplaceAll(page.Who, `"`, "") + `"`)
	return d.render(w, http.StatusOK, "person", page)
}

// placeOf writes where a list of statements goes on: DAY~NUMBER~STATEMENT.
func placeOf(s ledger.Statement) string {
	return s.On() + "~" + strconv.FormatInt(s.Report.N, 10) + "~" + s.ID
}

// saidAfter reads what placeOf wrote.
func saidAfter(place string) (ledger.Statement, error) {
	var s ledger.Statement
	if place == "" {
		return s, nil
	}
	parts := strings.Split(place, "~")
	if len(parts) != 3 || parts[2] == "" {
		return s, unclear("The page's place is none of ours.")
	}
	n, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return s, unclear("The page's place is none of ours.")
	}
	s.Said, s.Report.N, s.ID = parts[0], n, parts[2]
	return s, nil
}

func (t *titles) line(ctx context.Context, s ledger.Statement) saidLine {
	return saidLine{Act: show.Did(record.Act(s.Act)), Words: show.Flat(s.Content), Source: s.Source, Outlet: s.Report.Outlet, Report: link{t.of(ctx, s.Report), reportAddress(s.Report.ID, s.ID)}}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
