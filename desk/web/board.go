package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// question is a row of the claims board: one question about one event with
// everybody's answer.
type question struct {
	ID       string
	Text     string
	Event    link
	Scope    string
	Range    string
	Disputed bool
	Partly   bool // somebody who asserts the event denies this about it
	Answers  []answer
	More     int      // answers that only the question's own page has
	Stances  []stance // instead of answers, where the question is whether
	Because  []weaving.Because
}

// mostAnswers is how many sources a row of the board shows.
const mostAnswers = 12

// mostVersions is how many of a source's answers a row shows, the latest
// first; mostTaking is how many sources of one stance.
const (
	mostVersions = 3
	mostTaking   = 30
)

// cut leaves the latest versions of every answer; and where there are many
// answers those in dispute and those given last, those told in their own
// words before those copied.
func (q *question) cut() {
	for i := range q.Answers {
		a := &q.Answers[i]
		a.Before = max(0, len(a.Versions)-mostVersions)
		a.Versions = a.Versions[:len(a.Versions)-a.Before]
	}
	for i := range q.Stances {
		s := &q.Stances[i]
		s.More = max(0, len(s.Sources)-mostTaking)
		s.Sources = s.Sources[:len(s.Sources)-s.More]
	}
	if len(q.Answers) <= mostAnswers {
		return
	}
	slices.SortStableFunc(q.Answers, func(a, b answer) int {
		return cmp.Or(cmp.Compare(order(b.Clashes), order(a.Clashes)), cmp.Compare(b.last, a.last), cmp.Compare(order(a.copied), order(b.copied)))
	})
	q.More = len(q.Answers) - mostAnswers
	q.Answers = q.Answers[:mostAnswers]
}

// Href is the question's own page.
func (q question) Href() string { return claimAddress(q.ID) }

// answer is a cell of the board: one source with its versions, the latest
// first.
type answer struct {
	Source   link
	Versions []version
	Before   int    // earlier versions that only the question's own page has
	Clashes  bool   // the latest can't hold together with another source's
	last     string // ISO date of the latest
	copied   bool   // the latest stood in another report before
}

// version is one value that a source gave, with all reports that pass it on.
type version struct {
	Value     string
	Certainty record.Certainty // of the first telling
	Days      []tellingDay
	Earlier   bool // the source has said something else since
}

// Denied tells whether the version is a denial.
func (v version) Denied() bool { return v.Certainty == record.CertaintyDenied }

// tellingDay is the reports that pass a version on, as told on one day in one
// way.
type tellingDay struct {
	Day      string
	How      string // "alleged"; "" if simply stated
	Tellings []relayed
	More     int // reports not listed
}

// mostRelayed is how many reports a version names for each day.
const mostRelayed = 6

// relayed is a report that passes a version on, and by which chain it came.
type relayed struct {
	Report link // to the words
	Via    []link
	Copied bool // the words first stood in another report
	Own    bool // the report, or its outlet, is the source itself
}

// apart parts the questions that several sources answer, or that are
// disputed, from those with a single answer.
func apart(board []question) (several, single []question) {
	for _, q := range board {
		if len(q.Answers) > 1 || q.Disputed || q.Partly {
			several = append(several, q)
		} else {
			single = append(single, q)
		}
	}
	return several, single
}

// board returns the story's questions: disputed ones first, then those with
// most sources.
func (v *storyView) board() []question {
	events := map[string]*weaving.Event{}
	for i := range v.woven.Events {
		events[v.woven.Events[i].ID] = &v.woven.Events[i]
	}
	var out []question
	for i := range v.woven.Claims {
		out = append(out, v.question(&v.woven.Claims[i], events))
	}
	slices.SortStableFunc(out, func(a, b question) int {
		return cmp.Or(order(b.Disputed)-order(a.Disputed), cmp.Compare(len(b.Answers)+len(b.Stances), len(a.Answers)+len(a.Stances)))
	})
	return out
}

// question asks one claim.
func (v *storyView) question(c *weaving.Claim, events map[string]*weaving.Event) question {
	q := question{ID: c.ID, Text: show.Question(c), Scope: c.Scope, Disputed: c.Disputed, Because: c.Because, Answers: v.answers(c)}
	if e := events[c.Event]; e != nil {
		x := v.incident(e)
		q.Event = link{incidentName(&x), eventAddress(e.ID)}
	}
	if c.Measure == weaving.Happened {
		q.Partly = c.Of != ""
		q.Stances, q.Answers = stancesOf(q.Answers), nil
		return q
	}
	if len(q.Answers) > 1 {
		q.Range = spanOf(c)
	}
	return q
}

// spanOf says what all answers to a claim span together, or that they are one.
func spanOf(c *weaving.Claim) string {
	same, counted := true, 0
	first := ""
	for _, said := range c.Versions {
		if said.Figure == "" {
			continue // a denial
		}
		value := valueOf(said)
		first = cmp.Or(first, value)
		same = same && value == first
		counted++
	}
	if same && counted > 1 {
		return "all sources: " + first
	}
	if b := boundsOf(c); b != "" {
		return "from all sources: " + b
	}
	return ""
}

// boundsOf is the range of a claim's answers in words. It is open where an
// answer that sets no bound on a side goes beyond all those that do: “9” and
// “30 or more” span “9 or more”.
func boundsOf(c *weaving.Claim) string {
	low, high := c.Range.Low, c.Range.High
	for _, v := range c.Versions {
		if v.Figure == "" {
			continue
		}
		if high != nil && v.High == nil && v.Low != nil && *v.Low > *high {
			high = nil
		}
		if low != nil && v.Low == nil && v.High != nil && *v.High < *low {
			low = nil
		}
	}
	if low == nil && high == nil {
		return ""
	}
	return show.Bounds(&record.Figure{Low: low, High: high})
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// incidentName names an incident by its first words, places and day.
func incidentName(x *incident) string {
	name := x.Name()
	if places := strings.Split(x.Places, ", "); x.Places != "" {
		name += ", " + strings.Join(places[:min(len(places), 2)], ", ")
	}
	if x.When != "" {
		name += ", " + x.When
	}
	return name
}

// answers groups a claim's versions by source; sources that answered first
// come first.
func (v *storyView) answers(c *weaving.Claim) []answer {
	at := map[string]int{}
	clash := clashing(c)
	var out []answer
	for i, said := range c.Versions {
		source := v.source(said.Source)
		key := v.voice(said.Source, source)
		k, seen := at[key]
		if !seen {
			if k = copied(out, source, said); k < 0 {
				k = len(out)
				out = append(out, answer{Source: source})
			}
			at[key] = k
		}
		if out[k].Source.Href == "" || source.Href != "" && strings.HasPrefix(out[k].Source.Href, "/report/") {
			out[k].Source = source
		}
		out[k].add(v, said)
		out[k].Clashes = clash[i]
	}
	for i := range out {
		list := out[i].Versions
		slices.Reverse(list)
		for k := 1; k < len(list); k++ {
			list[k].Earlier = true
		}
	}
	return out
}

// clashing are the versions of a claim that can't hold together with another
// source's, by index.
func clashing(c *weaving.Claim) map[int]bool {
	out := map[int]bool{}
	for _, pair := range c.Conflicts {
		out[pair[0]], out[pair[1]] = true, true
	}
	return out
}

// voice tells sources apart: an outlet is one, whether a report is told in its
// own voice or another report cites it.
// So is a body that reports call by the same name (“the police”, “Police”).
func (v *storyView) voice(id string, source link) string {
	name := strings.ToLower(source.Text)
	if !strings.HasPrefix(id, "entity-") || v.press(name) {
		return "outlet:" + name
	}
	if e := v.entities[id]; e != nil && (e.Is == record.Organisation || e.Is == record.State) {
		return "body:" + strings.TrimPrefix(name, "the ")
	}
	return id
}

// press tells whether a name, in lower case, is an outlet of the story's.
func (v *storyView) press(name string) bool {
	if v.printed == nil {
		v.printed = map[string]bool{}
		for _, r := range v.reports {
			v.printed[strings.ToLower(v.outlet(r.ID))] = true
		}
		delete(v.printed, "")
	}
	return v.printed[name]
}

// copied finds the answer that a version repeats: its words were carried over
// with their speaker, who is unnamed and so stayed with each report.
func copied(answers []answer, source link, said weaving.Version) int {
	if said.Origin == "" || said.Origin == said.Report {
		return -1
	}
	return slices.IndexFunc(answers, func(a answer) bool { return strings.EqualFold(a.Source.Text, source.Text) })
}

// stance is one side of the question whether something happened, with all who
// take it.
type stance struct {
	Value   string
	Denied  bool
	Sources []stanceSource
	More    int // sources that only the question's own page has
}

// stanceSource is somebody who takes a stance.
type stanceSource struct {
	Source link
	version
}

// First are the sources that a list shows at once, Rest the others.
func (s stance) First() []stanceSource { return s.Sources[:min(len(s.Sources), mostStances)] }

// Rest are the sources that a list shows when asked.
func (s stance) Rest() []stanceSource { return s.Sources[len(s.First()):] }

const mostStances = 6

// stancesOf turns answers around: who denies, who confirms, who says so.
func stancesOf(answers []answer) []stance {
	var out []stance
	for _, c := range []record.Certainty{record.CertaintyDenied, record.CertaintyConfirmed, record.CertaintyStated, record.CertaintyReported, record.CertaintyAlleged} {
		s := stance{Value: stances[c], Denied: c == record.CertaintyDenied}
		for _, a := range answers {
			for _, v := range a.Versions {
				if v.Certainty == c {
					s.Sources = append(s.Sources, stanceSource{a.Source, v})
				}
			}
		}
		if len(s.Sources) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// add puts what a source said in one report among its versions: the same
// value told again is one version.
func (a *answer) add(v *storyView, said weaving.Version) {
	value := valueOf(said)
	told := relayed{
		Report: v.reportLink(said.Report, cmp.Or(string(said.Figure), string(said.Statement))),
		Via:    v.sources(said.Via), Copied: said.Origin != "" && said.Origin != said.Report,
	}
	a.last, a.copied = said.Said, told.Copied
	told.Own = strings.EqualFold(told.Report.Text, a.Source.Text)
	if n := len(a.Versions); n == 0 || a.Versions[n-1].Value != value {
		a.Versions = append(a.Versions, version{Value: value, Certainty: said.Certainty})
	}
	last := &a.Versions[len(a.Versions)-1]
	day := tellingDay{Day: brief(said.Said)}
	if said.Certainty != record.CertaintyStated && said.Figure != "" {
		day.How = string(said.Certainty)
	}
	if n := len(last.Days); n == 0 || last.Days[n-1].Day != day.Day || last.Days[n-1].How != day.How {
		last.Days = append(last.Days, day)
	}
	last.Days[len(last.Days)-1].add(told)
}

// add lists a report once.
func (d *tellingDay) add(told relayed) {
	switch {
	case slices.ContainsFunc(d.Tellings, func(r relayed) bool { return r.Report.Text == told.Report.Text }):
	case len(d.Tellings) == mostRelayed:
		d.More++
	default:
		d.Tellings = append(d.Tellings, told)
	}
}

// brief is a day for narrow columns: "Fri 14 Mar 2025".
func brief(iso string) string {
	if t, err := time.Parse(time.DateOnly, dayOf(iso)); err == nil {
		return t.Format("Mon 2 Jan 2006")
	}
	return show.Day(dayOf(iso))
}

// stances say what a voucher does about whether something happened.
var stances = map[record.Certainty]string{
	record.CertaintyStated: "says so", record.CertaintyConfirmed: "confirms it", record.CertaintyReported: "reports it",
	record.CertaintyAlleged: "alleges it", record.CertaintyDenied: "denies it",
}

func valueOf(v weaving.Version) string {
	if v.Figure == "" {
		return cmp.Or(stances[v.Certainty], string(v.Certainty))
	}
	return show.Bounds(&record.Figure{Value: v.Value, Low: v.Low, High: v.High})
}
