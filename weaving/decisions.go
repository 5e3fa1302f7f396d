package weaving

import "sayso/record"

// Decisions are what people decided about findings; they go before what is
// derived.
type Decisions struct {
	Same    [][2]EventMember // are one event
	NotSame [][2]EventMember // are not
	Wrong   []Finding        // what the reader should not have found
	Are     []Belonging      // entities that are somebody across reports
	AreNot  []Belonging      // entities that are not whom they were taken for
}

// Finding is something found in a report, by its id in the record.
type Finding struct{ Report, ID string }

// Belonging is an entity of a record and one across reports.
type Belonging struct {
	Member EntityMember
	Person string // an Entity's ID
}

// corrected returns a record without what is wrong in it.
func (d Decisions) corrected(r *record.Record) *record.Record {
	var wrong map[string]bool
	for _, w := range d.Wrong {
		if w.Report == r.Report.ID {
			if wrong == nil {
				wrong = map[string]bool{}
			}
			wrong[w.ID] = true
		}
	}
	return r.Without(wrong)
}

// person applies what was decided about one entity to the id that it would
// have across reports.
func (d Decisions) person(m EntityMember, id string) (string, Because) {
	for _, b := range d.Are {
		if b.Member == m && b.Person != id {
			return b.Person, "decided to be the same"
		}
	}
	for _, b := range d.AreNot {
		if b.Member == m && b.Person == id {
			return "entity-" + short("in "+m.Report+" "+string(m.Entity)), "decided not to be the same"
		}
	}
	return id, ""
}

const decidedWhy Because = "told of an event decided to be the same"

// Decided is the score of a pair that a person decided about: far beyond
// what agreeing evidence of other pairs can outweigh.
const Decided = 1000

// events turns the decisions about pairs of events into joins that
// outweigh all others. The last decision about a pair counts.
func (d Decisions) events(all []teller) []join {
	if len(d.Same)+len(d.NotSame) == 0 {
		return nil
	}
	at := map[EventMember]int{}
	for i, t := range all {
		at[t.member] = i + 1
	}
	var out []join
	add := func(pairs [][2]EventMember, score float64, why Because) {
		for _, p := range pairs {
			if a, b := at[p[0]], at[p[1]]; a > 0 && b > 0 && a != b {
				out = append(out, join{a - 1, b - 1, score, []Because{why}})
			}
		}
	}
	add(d.Same, Decided, "decided to be the same")
	add(d.NotSame, -2*Decided, "decided not to be the same")
	return out
}

// Relations joins the reports of events decided to be the same, so that they
// come into one story.
func (d Decisions) Relations() []Relation {
	var out []Relation
	for _, p := range d.Same {
		if p[0].Report != p[1].Report {
			out = append(out, Relation{A: min(p[0].Report, p[1].Report), B: max(p[0].Report, p[1].Report), Score: Decided, Because: []Because{decidedWhy}})
		}
	}
	return out
}
