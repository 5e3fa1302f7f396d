package weaving

// Decisions are what people decided about findings; they go before what is
// derived.
type Decisions struct {
	Same    [][2]EventMember // are one event
	NotSame [][2]EventMember // are not
	Wrong   []EventMember    // events that the reader should not have found
}

// Decided is the score of a pair that a person decided about: far beyond
// what agreeing evidence of other pairs can outweigh.
const Decided = 1000

// events turns the decisions about pairs of events into relations that
// outweigh all others. The last decision about a pair counts.
func (d Decisions) events(all []teller, names []string) []Relation {
	if len(d.Same)+len(d.NotSame) == 0 {
		return nil
	}
	at := map[EventMember]int{}
	for i, t := range all {
		at[t.member] = i + 1
	}
	var out []Relation
	add := func(pairs [][2]EventMember, score float64, why Because) {
		for _, p := range pairs {
			if a, b := at[p[0]], at[p[1]]; a > 0 && b > 0 && a != b {
				out = append(out, Relation{A: names[a-1], B: names[b-1], Score: score, Because: []Because{why}})
			}
		}
	}
	add(d.Same, Decided, "decided to be the same")
	add(d.NotSame, -2*Decided, "decided not to be the same")
	return out
}

func (d Decisions) wrong(m EventMember) bool {
	for _, w := range d.Wrong {
		if w == m {
			return true
		}
	}
	return false
}

// Relations joins the reports of events decided to be the same, so that they
// come into one story.
func (d Decisions) Relations() []Relation {
	var out []Relation
	for _, p := range d.Same {
		if p[0].Report != p[1].Report {
			out = append(out, Relation{A: min(p[0].Report, p[1].Report), B: max(p[0].Report, p[1].Report), Score: Decided, Because: []Because{"told of an event decided to be the same"}})
		}
	}
	return out
}
