package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// todayPage lists stories by what changed last.
type todayPage struct {
	frame
	Stories []storyRow
	Reports int // in the ledger
	Older   int64
	Later   bool
	Since   string // the last visit, in words
}

// storyRow is a story in a list.
type storyRow struct {
	ID, Title, Dates string
	Reports, Events  int
	Outlets          []string
	More             int // outlets not listed
	Disputed         []headline
	Figures          []headline // numbers of its main event
	Latest           *link      // the report that came last, of several
	New              int        // reports since the last visit
}

// headline is a question's outcome in few words, led to its page.
type headline struct{ Text, Href string }

const storiesPerPage = 25

func (d *desk) today(w http.ResponseWriter, r *http.Request) error {
	before, err := number(r.FormValue("before"))
	if err != nil {
		return unclear("The page's number is no number.")
	}
	since := lastVisit(w, r)
	page := todayPage{frame: d.frame(r, "Today"), Later: before > 0}
	if !since.IsZero() {
		page.Since = since.Local().Format("Monday 2 January, 15:04")
	}
	stories, err := d.Ledger.Stories(r.Context(), before, storiesPerPage+1)
	if err != nil {
		return err
	}
	if len(stories) > storiesPerPage {
		stories = stories[:storiesPerPage]
		page.Older = stories[storiesPerPage-1].Changed
	}
	for _, s := range stories {
		row, err := d.storyRow(r, s.ID, since)
		if err != nil {
			return err
		}
		page.Stories = append(page.Stories, row)
	}
	if page.Reports, err = d.Ledger.Count(r.Context()); err != nil {
		return err
	}
	return d.render(w, http.StatusOK, "today", page)
}

func number(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.ParseInt(s, 10, 64)
}

func (d *desk) storyRow(r *http.Request, id string, since time.Time) (storyRow, error) {
	s, woven, err := d.wovenStory(r.Context(), id)
	if err != nil {
		return storyRow{}, err
	}
	reports, err := d.Ledger.InStory(r.Context(), id)
	if err != nil {
		return storyRow{}, err
	}
	row := storyRow{ID: id, Title: s.Title, Dates: dates(s.Since, s.Until), Reports: len(reports), Events: len(woven.Events)}
	for _, rep := range reports {
		if outlet := orElse(rep.Outlet, site(rep.URL)); outlet != "" && !slices.Contains(row.Outlets, outlet) {
			row.Outlets = append(row.Outlets, outlet)
		}
		if added, err := time.Parse(time.RFC3339, rep.Added); err == nil && !since.IsZero() && added.After(since) {
			row.New++
		}
	}
	const most = 6
	if len(row.Outlets) > most {
		row.More = len(row.Outlets) - most
		row.Outlets = row.Outlets[:most]
	}
	for _, c := range woven.Claims {
		if q := show.Question(&c); c.Disputed && len(row.Disputed) < 3 && !slices.ContainsFunc(row.Disputed, func(h headline) bool { return h.Text == q }) {
			row.Disputed = append(row.Disputed, headline{q, claimAddress(c.ID)})
		}
	}
	row.Figures = mainFigures(woven)
	if len(reports) > 1 {
		last := slices.MaxFunc(reports, func(a, b ledger.Report) int { return cmp.Compare(a.N, b.N) })
		if title := d.titles().of(r.Context(), last); title != s.Title {
			row.Latest = &link{title, reportAddress(last.ID)}
			if outlet := orElse(last.Outlet, site(last.URL)); outlet != "" {
				row.Latest.Text += " (" + outlet + ")"
			}
		}
	}
	return row, nil
}

// mainFigures are the numbers of the event that most reports tell: those of
// people first, and of these the most told.
func mainFigures(woven *weaving.Woven) []headline {
	if len(woven.Events) == 0 {
		return nil
	}
	const most = 3
	var claims []*weaving.Claim
	for i := range woven.Claims {
		c := &woven.Claims[i]
		if show.Asked(c.Measure) && c.Event == woven.Events[0].ID && boundsOf(c) != "" {
			claims = append(claims, c)
		}
	}
	slices.SortStableFunc(claims, func(a, b *weaving.Claim) int {
		return cmp.Or(order(b.Measure == record.Killed)-order(a.Measure == record.Killed), cmp.Compare(len(b.Versions), len(a.Versions)))
	})
	var out []headline
	told := map[string]bool{}
	for _, c := range claims {
		text := string(c.Measure)
		if c.Of != "" {
			text += " (" + show.Flat(c.Of) + ")"
		}
		if !told[text] && len(out) < most { // the same counted otherwise is on the story's page
			out = append(out, headline{text + " " + boundsOf(c), claimAddress(c.ID)})
		}
		told[text] = true
	}
	return out
}

// wovenStory returns a story and what is woven of it, which is shared and not
// to be changed.
func (d *desk) wovenStory(ctx context.Context, id string) (ledger.Story, *weaving.Woven, error) {
	s, err := d.Ledger.StoryHead(ctx, id)
	if err != nil {
		return s, nil, err
	}
	if woven, ok := d.woven.get(id, stateOf(s)); ok {
		return s, woven, nil
	}
	if s, err = d.Ledger.Story(ctx, id); err != nil {
		return s, nil, err
	}
	woven, err := d.wovenOf(s)
	return s, woven, err
}

// wovenOf decodes what is woven of a story, if it was not before.
func (d *desk) wovenOf(s ledger.Story) (*weaving.Woven, error) {
	if woven, ok := d.woven.get(s.ID, stateOf(s)); ok {
		return woven, nil
	}
	woven := new(weaving.Woven)
	if err := json.Unmarshal(s.Woven, woven); err != nil {
		return nil, err
	}
	d.woven.put(s.ID, stateOf(s), woven, len(s.Woven))
	return woven, nil
}

// dates says from when to when, the second only where it differs.
func dates(from, to string) string {
	from, to = dayOf(from), dayOf(to)
	if to == "" || from == to {
		return show.Day(from)
	}
	return show.Day(from) + " to " + show.Day(to)
}

func dayOf(iso string) string { return iso[:min(len(iso), len("2006-01-02"))] }

// A visit ends when nothing was asked for this long.
const visit = time.Hour

// lastVisit returns when the reader was here before this visit; zero if
// never. Two cookies keep it: the last request and the end of the last visit.
func lastVisit(w http.ResponseWriter, r *http.Request) time.Time {
	now := time.Now().UTC()
	last, before := timeCookie(r, "sayso-last"), timeCookie(r, "sayso-before")
	if !last.IsZero() && now.Sub(last) > visit {
		before = last
	}
	for name, t := range map[string]time.Time{"sayso-last": now, "sayso-before": before} {
		if !t.IsZero() {
			http.SetCookie(w, &http.Cookie{Name: name, Value: t.Format(time.RFC3339), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600})
		}
	}
	return before
}

func timeCookie(r *http.Request, name string) time.Time {
	c, err := r.Cookie(name)
	if err != nil {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, c.Value)
	if err != nil {
		return time.Time{}
	}
	return t
}
