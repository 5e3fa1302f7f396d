package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// incident is one event across reports.
type incident struct {
	ID         string
	Kind       string // "Attack, aerial"
	Code       string // "ASSAULT"
	Words      []string
	Status     record.Status
	When, Day  string
	Places     string
	Actors     people
	Recipients people
	Told       string // "told by 5 reports of 5 outlets, 4 independent origins"
	Reports    int
	Questions  int
	Disputed   bool
	Because    []weaving.Because
	Tellings   []telling
	More       int // tellings not listed
}

// Name is what the reports call it: “air raid”.
func (x incident) Name() string {
	if len(x.Words) == 0 {
		return x.Kind
	}
	return "“" + x.Words[0] + "”"
}

// Also are the other words for it.
func (x incident) Also() []string { return x.Words[min(1, len(x.Words)):] }

// Plain tells whether it is simply said to have happened.
func (x incident) Plain() bool { return x.Status == record.Occurred }

// people are those on one side of an event.
type people struct {
	All  []link
	most int // how many are named; 0: all
}

// Named are the first of them, More how many follow.
func (p people) Named() []link {
	if p.most == 0 {
		return p.All
	}
	return p.All[:min(len(p.All), p.most)]
}

func (p people) More() int { return len(p.All) - len(p.Named()) }

// mostPeople is how many people a side of an incident names in a list.
const mostPeople = 4

// people names entities, each name once: first those who are named, then
// those described (“a man”).
func (v *storyView) people(ids []string) people {
	all := v.sources(ids)
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(l link) bool {
		key := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(l.Text), "the "), "a "))
		defer func() { seen[key] = true }()
		return seen[key]
	})
	slices.SortStableFunc(all, func(a, b link) int { return cmp.Compare(order(capital(b.Text)), order(capital(a.Text))) })
	return people{all, mostPeople}
}

// capital tells a name from a description by its first letter.
func capital(name string) bool {
	for _, r := range name {
		return unicode.IsUpper(r) && !strings.HasPrefix(name, "A ") && !strings.HasPrefix(name, "The ")
	}
	return false
}

// cut leaves the beginning of what a story's page shows of an incident; its
// own page has all.
func (x *incident) cut() {
	const tellings, reasons = 8, 12
	x.More = max(0, len(x.Tellings)-tellings)
	x.Tellings, x.Because = x.Tellings[:min(len(x.Tellings), tellings)], x.Because[:min(len(x.Because), reasons)]
}

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

// incident tells an event.
func (v *storyView) incident(e *weaving.Event) incident {
	x := v.told[e.ID]
	if x == nil {
		if x = v.tellingOf(e); v.told == nil {
			v.told = map[string]*incident{}
		}
		v.told[e.ID] = x
	}
	return *x
}

func (v *storyView) tellingOf(e *weaving.Event) *incident {
	x := &incident{
		ID: e.ID, Kind: show.EventKind(e.Type, e.Mode), Code: string(e.Type), Status: e.Status, When: show.Day(e.Time), Day: isDay(e.Time),
		Places: placeNames(e.Places), Actors: v.people(e.Actors), Recipients: v.people(e.Recipients),
		Reports: e.Reports, Because: e.Because,
		Told: v.toldBy(e),
	}
	names, objects := show.Naming{}, map[string]int{}
	for _, m := range e.Members {
		rec := v.records[m.Report]
		if rec == nil {
			continue
		}
		for i := range rec.Events {
			if rec.Events[i].ID == m.Event {
				x.tell(v, m, rec, &rec.Events[i], names)
				for _, o := range rec.Events[i].Objects {
					objects[show.Flat(o.Text)]++
				}
			}
		}
	}
	x.Words = names.Best(4)
	if len(x.Recipients.All) == 0 { // what it befell, in the reports' words
		for _, o := range bestWords(objects) {
			x.Recipients.All = append(x.Recipients.All, link{Text: "“" + o + "”"})
		}
		x.Recipients.most = 2
	}
	return x
}

// toldBy counts reports, the outlets known, and origins.
func (v *storyView) toldBy(e *weaving.Event) string {
	told := "told by " + show.Plural(e.Reports, "report")
	if e.Reports < 2 {
		return told
	}
	var reports []string
	for _, m := range e.Members {
		reports = append(reports, m.Report)
	}
	if n := v.outlets(reports); n > 0 {
		told += " of " + show.Plural(n, "outlet")
	}
	return told + ", " + show.Plural(e.Origins, "independent origin")
}

// bestWords picks the words used most, and of these the longest.
func bestWords(names map[string]int) []string {
	words := slices.Sorted(maps.Keys(names))
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(names[b]*(1+strings.Count(b, " ")), names[a]*(1+strings.Count(a, " "))), cmp.Compare(len(b), len(a)))
	})
	return words[:min(len(words), 4)]
}

func (x *incident) tell(v *storyView, m weaving.EventMember, rec *record.Record, e *record.Event, names show.Naming) {
	t := telling{Name: m.Report + "/" + string(m.Event), Report: v.reportLink(m.Report, string(m.Event)), Day: show.Day(dayOf(rec.Report.Published)), Status: e.Status}
	if len(e.Triggers) > 0 {
		t.Words = around(rec.Report.Text, e.Triggers[0])
	}
	for _, s := range e.Triggers {
		names.Add(rec.Report.Text, s)
	}
	x.Tellings = append(x.Tellings, t)
}

// around returns a span with some words before and after it, on one line.
// What is cut off is marked by an ellipsis.
func around(text string, s record.Span) string {
	const most = 70
	from, to := max(0, s.Start-most), min(len(text), s.End+most)
	for from > 0 && from < s.Start && text[from-1] != ' ' && text[from-1] != '\n' {
		from++
	}
	for to < len(text) && to > s.End && text[to] != ' ' && text[to] != '\n' {
		to--
	}
	whole, ends := from == 0, to == len(text)
	if i := strings.LastIndex(text[from:s.Start], "\n\n"); i >= 0 {
		from, whole = from+i+2, true
	}
	if i := strings.Index(text[s.End:to], "\n\n"); i >= 0 {
		to, ends = s.End+i, true
	}
	out := show.Flat(strings.ToValidUTF8(text[from:to], ""))
	if !whole {
		out = "…" + out
	}
	if !ends {
		out += " …"
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

// How many events, and how many reports, a day of the timeline shows before it
// is asked for more.
const (
	mostEvents  = 6
	mostPrinted = 4
)

// Main are the day's events that are shown at once: those that several
// reports tell, and some others.
func (d storyDay) Main() []incident { return d.Happened[:min(len(d.Happened), mostEvents)] }

// Others are the rest of the day's events.
func (d storyDay) Others() []incident { return d.Happened[len(d.Main()):] }

// First are the day's reports that are shown at once.
func (d storyDay) First() []reportLine { return d.Reported[:min(len(d.Reported), mostPrinted)] }

// Rest are the day's other reports.
func (d storyDay) Rest() []reportLine { return d.Reported[len(d.First()):] }

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
			d.Reported = append(d.Reported, reportLine{link{v.outlet(r.ID), reportAddress(r.ID)}, v.title(r.ID), copies[r.ID]})
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
