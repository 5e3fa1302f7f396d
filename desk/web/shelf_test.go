package web

import (
	"fmt"
	"testing"
)

// TestThingsAreHeldAsTheyAre: what changed is not taken from what is held,
// and room is made by dropping what was not used for longest.
func TestThingsAreHeldAsTheyAre(t *testing.T) {
	s := shelf[int]{most: 80}
	has := func(i int, state string) bool {
		thing, ok := s.get(fmt.Sprint(i), state)
		return ok && thing == i
	}
	for i := range 8 {
		s.put(fmt.Sprint(i), "as it was", i, 10)
	}
	if !has(0, "as it was") || has(0, "changed") {
		t.Error("a thing is held as it was, or not at all")
	}
	s.put("8", "as it was", 8, 10)
	if has(1, "as it was") || !has(0, "as it was") || !has(8, "as it was") {
		t.Error("the thing not used for longest was not the one dropped")
	}
	s.put("8", "changed", 8, 10)
	if !has(8, "changed") || len(s.held) != 8 || s.size != 80 {
		t.Errorf("%d things of size %d", len(s.held), s.size)
	}
	if s.put("9", "huge", 9, 80); has(9, "huge") || len(s.held) != 8 {
		t.Error("one huge thing took everything")
	}
}
