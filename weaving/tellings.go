package weaving

import (
	"cmp"
	"slices"

	"sayso/record"
)

// events groups the story's events and asks their questions.
func (w *storyWeave) events(records []*record.Record) ([]Event, []Claim) {
	var all []teller
	for _, r := range records {
		all = append(all, w.tellersOf(r, w.digests[r.Report.ID])...)
	}
	byName := make([]int, len(all)) // equal scores are joined in this order
	for i := range byName {
		byName[i] = i
	}
	slices.SortFunc(byName, func(i, j int) int {
		a, b := all[i].member, all[j].member
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Event, b.Event))
	})
	rank, of := make([]int, len(all)), make([]int, len(all)) // of each teller: its place by name, its event
	for at, i := range byName {
		rank[i] = at
	}
	joins := w.joins(all)
	ranked := make([]join, len(joins))
	for i, j := range joins {
		ranked[i] = join{a: rank[j.a], b: rank[j.b], score: j.score}
	}
	var events []Event
	var claims []Claim
	for _, group := range groupsOf(len(all), ranked, grouping{least: eventAt, known: true}) {
		members := make([]teller, len(group))
		for i, n := range group {
			members[i] = all[byName[n]]
			of[byName[n]] = len(events)
		}
		slices.SortFunc(members, func(a, b teller) int {
			return cmp.Or(comparePublished(w.digests[a.member.Report], w.digests[b.member.Report]), cmp.Compare(a.member.Report, b.member.Report), cmp.Compare(a.member.Event, b.member.Event))
		})
		e := w.event(members)
		events = append(events, e)
		claims = append(claims, claimsOf(&e, members, w)...)
	}
	explain(events, of, joins)
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
	})
	return events, claims
}

// joins scores every pair of events that may be one.
func (w *storyWeave) joins(all []teller) []join {
	var out []join
	for i, others := range worthComparing(all) {
		for _, j := range others {
			if r := w.join(&all[i], &all[j]); r.score != 0 {
				r.a, r.b = i, j
				out = append(out, r)
			}
		}
	}
	return append(out, w.decisions.events(all)...)
}

// sameReport is the score of two compatible events of one report: the reader
// told them apart, and only what other reports tell can make them one.
const sameReport = -0.1

// join scores two events.
func (w *storyWeave) join(a, b *teller) join {
	switch {
	case !compatible(a, b):
		return join{score: against}
	case a.member.Report == b.member.Report && a.event.Why != record.WhyGiven:
		return join{score: sameReport}
	}
	if sentenceCarried(a, b, w.over[[2]string{a.member.Report, b.member.Report}]) {
		return join{score: 0.95, because: carriedBecause}
	}
	x := w.joinFeatures(a, b)
	if !w.tied(a, b, &x) {
		return join{}
	}
	r := join{score: joinWeights.Probability(x)}
	if r.score >= eventAt {
		r.because = w.evidence(a, b, &x)
	}
	return r
}

// event sums up its tellers, the earliest first.
func (w *storyWeave) event(members []teller) Event {
	first := members[0]
	e := Event{Kind: "event", ID: "event-" + short(first.member.Report+"\x00"+string(first.member.Event)), Story: w.id, Type: first.event.Type, Time: timeOf(members), Status: statusOf(members), Score: 1}
	reports, outlets := map[string]bool{}, map[string]bool{}
	for _, t := range members {
		e.Members = append(e.Members, t.member)
		reports[t.member.Report] = true
		outlets[w.outlet(t.member.Report)] = true
		e.Mode = or(e.Mode, t.event.Mode)
	}
	e.Places = mostTold(members, func(t *teller) []string { return t.places })
	e.Actors = mostTold(members, func(t *teller) []string { return t.actors })
	e.Recipients = mostTold(members, func(t *teller) []string { return t.recipients })
	e.Reports, e.Outlets, e.Origins = len(reports), len(outlets), w.origins(members)
	return e
}

// outlet is who published a report: its outlet, the agency it credits, or
// where nothing is told the report itself.
func (w *storyWeave) outlet(report string) string {
	r := &w.records[report].Report
	name := r.Outlet
	for _, credit := range r.Credits {
		name = or(name, credit)
	}
	return or(name, report)
}

// mostTold lists what tellers give, what most give first; what fewer than a third
// as many give is left to the records.
func mostTold(members []teller, of func(*teller) []string) []string {
	count, first := map[string]int{}, map[string]int{}
	most := 0
	var all []string
	for i := range members {
		for _, x := range union(nil, of(&members[i])) {
			if count[x] == 0 {
				first[x] = len(all)
				all = append(all, x)
			}
			count[x]++
			most = max(most, count[x])
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(first[a], first[b]))
	})
	for i, x := range all {
		if 3*count[x] < most {
			return all[:i]
		}
	}
	return all
}

// timeOf is the time most tellers give, days before vaguer times; of equals
// the first told.
func timeOf(members []teller) string {
	count := map[string]int{}
	worth := func(value string) int {
		switch {
		case isDay(value):
			return 1000
		case datable(value):
			return 100
		}
		return toInt(value != "")
	}
	best, most := "", 0
	for _, t := range members {
		count[day(t.time)] += worth(t.time)
		if c := count[day(t.time)]; c > most {
			best, most = t.time, c
		}
	}
	return best
}

// statusOf is the status most tellers give; of equals the first told.
func statusOf(members []teller) record.Status {
	count := map[record.Status]int{}
	best := members[0].event.Status
	for _, t := range members {
		count[t.event.Status]++
		if count[t.event.Status] > count[best] {
			best = t.event.Status
		}
	}
	return best
}

// explain gives every event of several tellers the evidence for joining them
// and the average score of their pairs. of says which event each teller is of.
func explain(events []Event, of []int, joins []join) {
	sums, pairs := make([]float64, len(events)), make([]int, len(events))
	for _, j := range joins {
		i := of[j.a]
		if i != of[j.b] {
			continue
		}
		sums[i] += max(0, min(1, j.score))
		pairs[i]++
		e := &events[i]
		for _, b := range j.because {
			if !slices.Contains(e.Because, b) {
				e.Because = append(e.Because, b)
			}
		}
	}
	for i := range events {
		slices.Sort(events[i].Because)
		if pairs[i] > 0 {
			events[i].Score = sums[i] / float64(pairs[i])
		}
	}
}

func union(list, more []string) []string {
	for _, x := range more {
		if x != "" && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// origins counts the independent reports of an event. Copies of one text
// count once, and so do a passage carried over and reports of one outlet.
// What only relays others counts if it has a source that none before has, be
// it a speaker or an outlet.
func (w *storyWeave) origins(members []teller) int {
	parent := make([]int, len(members))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for i := range members {
		for j := range i {
			if w.sameText(&members[i], &members[j]) || w.outlet(members[i].member.Report) == w.outlet(members[j].member.Report) {
				parent[max(root(i), root(j))] = min(root(i), root(j))
			}
		}
	}
	own, sources := make([]bool, len(members)), make([][]string, len(members))
	seen := map[string]bool{}
	for i, t := range members {
		k := root(i)
		for _, word := range t.event.Word {
			own[k] = own[k] || word.Outlet
			if !word.Outlet {
				sources[k] = union(sources[k], []string{w.version(w.records[t.member.Report], word).Source})
			}
		}
		seen[plainName(w.outlet(t.member.Report), false)] = true
	}
	count := 0
	for _, first := range []bool{true, false} { // those who tell it themselves
		for k := range members {
			if parent[k] == k && own[k] == first && (w.brings(sources[k], seen) || own[k]) {
				count++
			}
		}
	}
	return max(1, count)
}

// brings enters sources as seen, and tells whether one of them was not. An
// outlet among them is the one by that name.
func (w *storyWeave) brings(sources []string, seen map[string]bool) bool {
	some := false
	for _, s := range sources {
		name := ""
		if e := w.cast.entities[s]; e != nil {
			name = plainName(e.Name, false)
		}
		some = some || !seen[s] && !seen[name]
		seen[s] = true
	}
	return some
}

// sameText tells whether two tellers have their words from one text: one
// report is a copy of the other's origin, or all of one's sentences on the
// event stand in the other report.
func (w *storyWeave) sameText(a, b *teller) bool {
	if w.ancestry.origin(a.member.Report) == w.ancestry.origin(b.member.Report) {
		return true
	}
	return w.allCarried(a, b.member.Report) || w.allCarried(b, a.member.Report)
}

func (w *storyWeave) allCarried(t *teller, other string) bool {
	over := w.over[[2]string{t.member.Report, other}]
	any := false
	for _, s := range t.sentences {
		if s < 0 {
			continue // the headline, which every outlet words for itself
		}
		if _, ok := over.of(s); !ok {
			return false
		}
		any = true
	}
	return any
}
