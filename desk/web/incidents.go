package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// incident is one event across reports.
type incident struct {
	ID         string
	Kind       string // "Assault, aerial"
	Words      []string
	Status     record.Status
	When, Day  string
	Places     string
	Actors     []link
	Recipients []link
	Told       string // "told by 5 reports of 5 outlets, 4 independent origins"
	Reports    int
	Questions  int
	Disputed   bool
	Because    []weaving.Because
	Tellings   []telling
	More       int // tellings not listed
}

// mostTellings is how many reports' words an incident lists.
const mostTellings = 40

// Listed are the tellings that a page shows.
func (x incident) Listed() []telling { return x.Tellings[:min(len(x.Tellings), mostTellings)] }

// Reasons are the first of the reasons for joining the tellings.
func (x incident) Reasons() []weaving.Because { return x.Because[:min(len(x.Because), mostTellings)] }

// telling is an incident in one report.
type telling struct {
	Name   string // REPORT/EVENT, for judgements
	Report link
	Day    string
	Words  string // the trigger in its sentence
	Status record.Status
}

// incidents returns the story's events: those that several reports tell or
// that are disputed, the most told first; and the others by time.
func (v *storyView) incidents() (main, lesser []incident) {
	questions, disputed := map[string]int{}, map[string]bool{}
	for _, c := range v.woven.Claims {
		questions[c.Event]++
		disputed[c.Event] = disputed[c.Event] || c.Disputed
	}
	for i := range v.woven.Events {
		x := v.incident(&v.woven.Events[i])
		x.Questions, x.Disputed = questions[x.ID], disputed[x.ID]
		if x.Reports > 1 || x.Disputed {
			main = append(main, x)
		} else {
			lesser = append(lesser, x)
		}
	}
	slices.SortStableFunc(main, func(a, b incident) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(b.Questions, a.Questions), cmp.Compare(a.Day, b.Day))
	})
	slices.SortStableFunc(lesser, func(a, b incident) int { return cmp.Compare(cmp.Or(a.Day, "9999"), cmp.Or(b.Day, "9999")) })
	return main, lesser
}

func (v *storyView) incident(e *weaving.Event) incident {
	x := incident{
		ID: e.ID, Kind: kindOf(string(e.Type), e.Mode), Status: e.Status, When: show.Day(e.Time), Day: isDay(e.Time),
		Places: placeNames(e.Places), Actors: v.sources(e.Actors), Recipients: v.sources(e.Recipients),
		Reports: e.Reports, Because: e.Because,
		Told: "told by " + show.Plural(e.Reports, "report"),
	}
	if e.Reports > 1 {
		x.Told += " of " + show.Plural(e.Outlets, "outlet") + ", " + show.Plural(e.Origins, "independent origin")
	}
	names := map[string]int{}
	for _, m := range e.Members {
		rec := v.records[m.Report]
		if rec == nil {
			continue
		}
		for i := range rec.Events {
			if rec.Events[i].ID == m.Event {
				x.tell(v, m, rec, &rec.Events[i], names)
			}
		}
	}
	x.Words = bestWords(names)
	x.More = max(0, len(x.Tellings)-mostTellings)
	return x
}

// bestWords picks the words that name an event best: those used most, and of
// these the longest, for “air raid” says more than “struck”.
func bestWords(names map[string]int) []string {
	words := slices.Sorted(maps.Keys(names))
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(names[b]*(1+strings.Count(b, " ")), names[a]*(1+strings.Count(a, " "))), cmp.Compare(len(b), len(a)))
	})
	return words[:min(len(words), 4)]
}

func (x *incident) tell(v *storyView, m weaving.EventMember, rec *record.Record, e *record.Event, names map[string]int) {
	t := telling{Name: m.Report + "/" + string(m.Event), Report: v.reportLink(m.Report, string(m.Event)), Day: show.Day(dayOf(rec.Report.Published)), Status: e.Status}
	if len(e.Triggers) > 0 {
		t.Words = around(rec.Report.Text, e.Triggers[0])
	}
	for _, s := range e.Triggers {
		names[strings.ToLower(show.Flat(s.Text))]++
	}
	x.Tellings = append(x.Tellings, t)
}

// around returns a span with some words before and after it, on one line.
func around(text string, s record.Span) string {
	const most = 70
	from, to := max(0, s.Start-most), min(len(text), s.End+most)
	for from > 0 && from < s.Start && text[from-1] != ' ' && text[from-1] != '\n' {
		from++
	}
	for to < len(text) && to > s.End && text[to] != ' ' && text[to] != '\n' {
		to--
	}
	if i := strings.LastIndex(text[from:s.Start], "\n\n"); i >= 0 {
		from += i + 2
	}
	if i := strings.Index(text[s.End:to], "\n\n"); i >= 0 {
		to = s.End + i
	}
	return "…" + show.Flat(strings.ToValidUTF8(text[from:to], "")) + "…"
}

// kindOf writes an event's type as a word: "Assault, aerial".
func kindOf(kind, mode string) string {
	if kind == "" {
		return "Event"
	}
	out := kind[:1] + strings.ToLower(kind[1:])
	if mode != "" {
		out += ", " + strings.ReplaceAll(mode, "_", " ")
	}
	return out
}

// placeNames writes the folded names of places with capitals again.
func placeNames(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		words := strings.Fields(n)
		for k, w := range words {
			if r := []rune(w); len(r) > 0 && (k == 0 || !small[w]) {
				words[k] = strings.ToUpper(string(r[:1])) + string(r[1:])
			}
		}
		out[i] = strings.Join(words, " ")
	}
	return strings.Join(out, ", ")
}

var small = map[string]bool{"of": true, "the": true, "and": true, "al": true, "de": true, "la": true}

// isDay is the day of a time's value, "" if it has none.
func isDay(value string) string {
	value, _, _ = strings.Cut(value, "/")
	day := dayOf(value)
	if _, err := time.Parse("2006-01-02", day); err != nil {
		return ""
	}
	return day
}

// storyDay is what happened and was reported on one day.
type storyDay struct {
	Day      string
	Happened []incident
	Reported []reportLine
}

// reportLine is a report in a timeline.
type reportLine struct {
	link
	Title string
	Copy  bool
}

// days lays incidents and reports out by day.
func (v *storyView) days(incidents []incident) []storyDay {
	byDay := map[string]*storyDay{}
	at := func(day string) *storyDay {
		if byDay[day] == nil {
			byDay[day] = &storyDay{Day: show.Day(day)}
		}
		return byDay[day]
	}
	for _, x := range incidents {
		if x.Day != "" {
			d := at(x.Day)
			d.Happened = append(d.Happened, x)
		}
	}
	copies := map[string]bool{}
	for _, l := range v.woven.Reports {
		copies[l.Report] = l.Copy != nil
	}
	for _, r := range v.reports {
		if day := isDay(r.Published); day != "" {
			d := at(day)
			d.Reported = append(d.Reported, reportLine{link{r.Outlet, reportAddress(r.ID)}, v.title(r.ID), copies[r.ID]})
		}
	}
	keys := make([]string, 0, len(byDay))
	for k := range byDay {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := make([]storyDay, len(keys))
	for i, k := range keys {
		out[i] = *byDay[k]
	}
	return out
}
