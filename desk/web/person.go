package web

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"sayso/ledger"
	"sayso/show"
)

// personPage is everything one person or body said.
type personPage struct {
	frame
	Who    string
	Names  []string // other names in reports
	Total  int
	More   bool
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
}

const mostSaid = 500

func (d *desk) person(w http.ResponseWriter, r *http.Request) error {
	list, err := d.Ledger.Said(r.Context(), r.PathValue("id"), mostSaid)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return ledger.ErrNotFound
	}
	names := d.titles()
	page := personPage{Total: len(list), More: len(list) == mostSaid}
	for _, s := range list {
		if !slices.Contains(page.Names, s.Source) {
			page.Names = append(page.Names, s.Source)
		}
		if len(s.Source) > len(page.Who) {
			page.Who = s.Source
		}
		day := show.Day(dayOf(orElse(s.Said, s.Report.Published)))
		if n := len(page.Days); n == 0 || page.Days[n-1].Day != day {
			page.Days = append(page.Days, saidDay{Day: day})
		}
		last := &page.Days[len(page.Days)-1]
		last.Lines = append(last.Lines, names.line(r.Context(), s))
	}
	page.Names = slices.DeleteFunc(page.Names, func(n string) bool { return n == page.Who })
	page.frame = d.frame(r, page.Who)
	page.Search = findAddress(`who:"` + strings.ReplaceAll(page.Who, `"`, "") + `"`)
	return d.render(w, http.StatusOK, "person", page)
}

func (t *titles) line(ctx context.Context, s ledger.Statement) saidLine {
	return saidLine{Act: s.Act, Words: show.Flat(s.Content), Source: s.Source, Outlet: s.Report.Outlet, Report: link{t.of(ctx, s.Report), reportAddress(s.Report.ID, s.ID)}}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
