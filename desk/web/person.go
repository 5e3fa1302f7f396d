package web

import (
	"cmp"
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

// said is what the persons of an address said, the latest first.
func (d *desk) said(r *http.Request) ([]ledger.Statement, error) {
	ids := append([]string{r.PathValue("id")}, r.URL.Query()["also"]...)
	var out []ledger.Statement
	for _, id := range ids[:min(len(ids), 1+mostAlso)] {
		list, err := d.Ledger.Said(r.Context(), id, mostSaid)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	if len(ids) > 1 {
		slices.SortStableFunc(out, func(a, b ledger.Statement) int { return cmp.Compare(dayOf(saidOn(b)), dayOf(saidOn(a))) })
	}
	return out[:min(len(out), mostSaid)], nil
}

// saidOn is when something was said, else when it was reported.
func saidOn(s ledger.Statement) string { return orElse(s.Said, s.Report.Published) }

func (d *desk) person(w http.ResponseWriter, r *http.Request) error {
	list, err := d.said(r)
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
		day := show.Day(dayOf(saidOn(s)))
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
