package record

import (
	"slices"
	"testing"
)

// The closed vocabularies of the contract, word for word: what reads records
// relies on there being no others.
func TestClosedVocabulariesAreTheContracts(t *testing.T) {
	same(t, "act", Acts, "say", "claim", "report", "confirm", "admit", "deny", "accuse", "condemn", "praise", "warn", "threaten", "demand", "request", "promise", "announce", "believe", "ask")
	same(t, "kind", EntityKinds, "person", "organisation", "state", "armed-group", "outlet", "agency", "group", "unnamed")
	same(t, "status", Statuses, "occurred", "ongoing", "planned", "called-for", "threatened", "hypothetical", "denied")
	same(t, "certainty", Certainties, "stated", "confirmed", "reported", "alleged", "denied")
}

func same[T ~string](t *testing.T, what string, got []T, want ...T) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, the contract has %v", what, got, want)
	}
}
