package weaving

import (
	"cmp"
	"fmt"
	"slices"

	"sayso/record"
)

// Woven is everything that a set of records yields together.
type Woven struct {
	Reports  []ReportLink
	Entities []Entity
	Events   []Event
	Claims   []Claim
	Stories  []Story
}

// Weave links a set of records. Records of the same id count once, the first
// of them. The outcome does not depend on their order.
func Weave(records []*record.Record, decisions Decisions) *Woven {
	loom := NewLoom()
	byID := map[string]*record.Record{}
	for _, r := range records {
		if byID[r.Report.ID] == nil {
			byID[r.Report.ID] = r
			loom.Add(NewDigest(r))
		}
	}
	ids := make([]string, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	relations := append(loom.Relations(), decisions.Relations()...)
	out := &Woven{}
	var casts [][]Entity
	for _, group := range Groups(ids, relations) {
		story := make([]*record.Record, len(group))
		digests := map[string]*Digest{}
		for i, id := range group {
			story[i] = byID[id]
			digests[id] = loom.digests[id]
		}
		one := WeaveStory(story, digests, within(relations, digests), decisions)
		out.Reports = append(out.Reports, one.Reports...)
		out.Events = append(out.Events, one.Events...)
		out.Claims = append(out.Claims, one.Claims...)
		out.Stories = append(out.Stories, one.Stories...)
		casts = append(casts, one.Entities)
	}
	out.Entities = MergeEntities(casts...)
	return out
}

// within keeps the relations between members of a set.
func within(relations []Relation, set map[string]*Digest) []Relation {
	var out []Relation
	for _, r := range relations {
		if set[r.A] != nil && set[r.B] != nil {
			out = append(out, r)
		}
	}
	return out
}

// storyWeave is the weaving of one story.
type storyWeave struct {
	id       string
	records  map[string]*record.Record
	digests  map[string]*Digest
	ancestry *ancestry
	cast     *cast

	decisions Decisions
}

// WeaveStory links the records of one story, given their digests and the
// relations among them.
func WeaveStory(records []*record.Record, digests map[string]*Digest, relations []Relation, decisions Decisions) *Woven {
	records = slices.Clone(records)
	slices.SortFunc(records, func(a, b *record.Record) int {
		return cmp.Or(comparePublished(digests[a.Report.ID], digests[b.Report.ID]), cmp.Compare(a.Report.ID, b.Report.ID))
	})
	w := &storyWeave{decisions: decisions, records: map[string]*record.Record{}, digests: digests, ancestry: ancestryOf(digests, relations), cast: castOf(records)}
	for _, r := range records {
		w.records[r.Report.ID] = r
	}
	w.id = "story-" + short(records[0].Report.ID)
	out := &Woven{Entities: w.cast.list()}
	for _, r := range records {
		out.Reports = append(out.Reports, w.ancestry.link(r, w.id, w.records))
	}
	out.Events, out.Claims = w.events(records)
	out.Stories = []Story{w.story(records, relations, out.Events)}
	return out
}

func (w *storyWeave) story(records []*record.Record, relations []Relation, events []Event) Story {
	s := Story{Kind: "story", ID: w.id, Title: titleOf(records[0]), Score: 1}
	for _, r := range records {
		s.Reports = append(s.Reports, r.Report.ID)
		if p := r.Report.Published; p != "" {
			if s.From == "" || p < s.From {
				s.From = p
			}
			s.To = max(s.To, p)
		}
	}
	for _, e := range events {
		s.Events = append(s.Events, e.ID)
	}
	sum, n := 0.0, 0
	for _, r := range relations {
		if r.Score >= storyAt {
			sum += min(1, r.Score)
			n++
			s.Because = append(s.Because, Because(fmt.Sprintf("%s and %s: %s", r.A, r.B, joinBecause(r.Because))))
		}
	}
	if n > 0 {
		s.Score = sum / float64(n)
	}
	return s
}

func joinBecause(list []Because) string {
	out := ""
	for i, b := range list {
		if i > 0 {
			out += "; "
		}
		out += string(b)
	}
	return out
}

// titleOf is a report's title, or its first sentence.
func titleOf(r *record.Record) string {
	if r.Report.Title != "" {
		return r.Report.Title
	}
	for _, region := range r.Report.Layout {
		if region.Kind == record.RegionHeadline {
			return region.Text
		}
	}
	for _, s := range sentences(r.Report.Text, r.Report.Layout) {
		return r.Report.Text[s.Start:s.End]
	}
	return r.Report.ID
}

// events groups the story's events and asks their questions.
func (w *storyWeave) events(records []*record.Record) ([]Event, []Claim) {
	var all []teller
	for _, r := range records {
		for _, t := range tellersOf(r, w.digests[r.Report.ID], w.cast) {
			if !w.decisions.wrong(t.member) {
				all = append(all, t)
			}
		}
	}
	names, at := make([]string, len(all)), map[string]int{}
	for i, t := range all {
		names[i] = t.member.Report + "\x00" + string(t.member.Event)
		at[names[i]] = i
	}
	relations := w.joins(all, names)
	var events []Event
	var claims []Claim
	for _, group := range groupsAt(names, relations, eventAt) {
		members := make([]teller, len(group))
		for i, n := range group {
			members[i] = all[at[n]]
		}
		slices.SortFunc(members, func(a, b teller) int {
			return cmp.Or(comparePublished(w.digests[a.member.Report], w.digests[b.member.Report]), cmp.Compare(a.member.Report, b.member.Report), cmp.Compare(a.member.Event, b.member.Event))
		})
		e := w.event(members, relations, group)
		events = append(events, e)
		claims = append(claims, claimsOf(&e, members, w)...)
	}
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
	})
	return events, claims
}

// joins scores every pair of events of different reports. A story's reports
// are few; the cost is the square of its events.
func (w *storyWeave) joins(all []teller, names []string) []Relation {
	over := map[[2]string]map[int]int{} // sentences of the first that stand in the second
	for id, list := range w.ancestry.passage {
		for _, p := range list {
			ab, ba := map[int]int{}, map[int]int{}
			for _, c := range p.over {
				ab[c.here], ba[c.there] = c.there, c.here
			}
			over[[2]string{id, p.report}], over[[2]string{p.report, id}] = ab, ba
		}
	}
	var out []Relation
	for i := range all {
		for j := range all[:i] {
			a, b := &all[i], &all[j]
			if a.member.Report == b.member.Report {
				continue
			}
			score, because := joined(a, b, over[[2]string{a.member.Report, b.member.Report}])
			if decided, why := w.decisions.between(a.member, b.member); decided != 0 {
				score, because = decided, []Because{why}
			}
			if score != 0 {
				out = append(out, Relation{A: names[i], B: names[j], Score: score, Because: because})
			}
		}
	}
	return out
}

// event sums up its tellers, the earliest first.
func (w *storyWeave) event(members []teller, relations []Relation, names []string) Event {
	first := members[0]
	e := Event{Kind: "event", ID: "event-" + short(first.member.Report+"\x00"+string(first.member.Event)), Story: w.id, Type: first.event.Type, Status: statusOf(members), Score: 1}
	reports, outlets := map[string]bool{}, map[string]bool{}
	for _, t := range members {
		e.Members = append(e.Members, t.member)
		reports[t.member.Report] = true
		outlets[or(w.records[t.member.Report].Report.Outlet, t.member.Report)] = true
		e.Mode = or(e.Mode, t.event.Mode)
		if len(t.time) > len(e.Time) && t.time[0] != 'X' || e.Time == "" {
			e.Time = t.time
		}
		e.Places = union(e.Places, t.places)
		e.Actors = union(e.Actors, t.actors)
		e.Recipients = union(e.Recipients, t.recipients)
	}
	e.Reports, e.Outlets, e.Origins = len(reports), len(outlets), w.origins(members)
	e.Because, e.Score = evidence(relations, names)
	return e
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

// evidence collects why the members of one event were joined.
func evidence(relations []Relation, names []string) ([]Because, float64) {
	in := map[string]bool{}
	for _, n := range names {
		in[n] = true
	}
	var out []Because
	sum, n := 0.0, 0
	for _, r := range relations {
		if in[r.A] && in[r.B] {
			sum += max(0, min(1, r.Score))
			n++
			for _, b := range r.Because {
				if !slices.Contains(out, b) {
					out = append(out, b)
				}
			}
		}
	}
	if n == 0 {
		return nil, 1
	}
	slices.Sort(out)
	return out, sum / float64(n)
}

func union(list, more []string) []string {
	for _, x := range more {
		if x != "" && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// origins counts the independent reports of an event: copies of one text
// count once, and so do reports that only relay a source which another of
// them relays too.
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
	sources := make([][]string, len(members))
	own := make([]bool, len(members))
	for i, t := range members {
		for _, word := range t.event.Word {
			own[i] = own[i] || word.Outlet
			if !word.Outlet {
				sources[i] = union(sources[i], []string{w.version(w.records[t.member.Report], word).Source})
			}
		}
	}
	for i := range members {
		for j := range i {
			sameText := w.ancestry.origin(members[i].member.Report) == w.ancestry.origin(members[j].member.Report)
			relays := (!own[i] || !own[j]) && len(overlap(sources[i], sources[j])) > 0
			if sameText || relays {
				parent[root(i)] = root(j)
			}
		}
	}
	count := 0
	for i := range parent {
		count += toInt(parent[i] == i)
	}
	return count
}
