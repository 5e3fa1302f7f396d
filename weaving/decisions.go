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

// between returns the score that a decision gives a pair, 0 for none. The
// last decision about a pair counts.
func (d Decisions) between(a, b EventMember) (float64, Because) {
	if hasPair(d.NotSame, a, b) {
		return -Decided, "decided not to be the same"
	}
	if hasPair(d.Same, a, b) {
		return Decided, "decided to be the same"
	}
	return 0, ""
}

func hasPair(list [][2]EventMember, a, b EventMember) bool {
	for _, p := range list {
		if p[0] == a && p[1] == b || p[0] == b && p[1] == a {
			return true
		}
	}
	return false
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
