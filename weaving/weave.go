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
	over     map[[2]string]alignment // sentences of the first report that stand in the second

	alike     map[[2]string][3]float64 // see reportsAlike
	decisions Decisions
}

// WeaveStory links the records of one story, given their digests and the
// relations among them.
func WeaveStory(records []*record.Record, digests map[string]*Digest, relations []Relation, decisions Decisions) *Woven {
	records, relations = slices.Clone(records), slices.Clone(relations)
	for i, r := range records {
		records[i] = decisions.corrected(r)
	}
	slices.SortFunc(relations, func(a, b Relation) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	slices.SortFunc(records, func(a, b *record.Record) int {
		return cmp.Or(comparePublished(digests[a.Report.ID], digests[b.Report.ID]), cmp.Compare(a.Report.ID, b.Report.ID))
	})
	w := &storyWeave{alike: map[[2]string][3]float64{}, decisions: decisions, records: map[string]*record.Record{}, digests: digests, ancestry: ancestryOf(digests, relations), cast: castOf(records, decisions)}
	for _, r := range records {
		w.records[r.Report.ID] = r
	}
	w.id = StoryID(records[0].Report.ID)
	w.over = w.ancestry.alignments()
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
	if len(records) == 1 {
		return s
	}
	s.Because, s.Score = heldBy(relations, w.digests)
	return s
}

// heldBy says what holds a story together: for each report its strongest
// relation, and the average score of all.
func heldBy(relations []Relation, digests map[string]*Digest) ([]Because, float64) {
	best := map[string]Relation{}
	sum, n := 0.0, 0
	for _, r := range relations {
		if r.Score < storyAt {
			continue
		}
		sum += min(1, r.Score)
		n++
		for _, id := range []string{r.A, r.B} {
			b, ok := best[id]
			if c := cmp.Or(cmp.Compare(b.Score, r.Score), cmp.Compare(r.A, b.A), cmp.Compare(r.B, b.B)); !ok || c < 0 {
				best[id] = r
			}
		}
	}
	var out []Because
	for _, r := range best {
		if b := Because(fmt.Sprintf("%s and %s: %s", r.A, r.B, joinBecause(r.explained(digests[r.A], digests[r.B])))); !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	slices.Sort(out)
	return out, sum / float64(max(1, n))
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
