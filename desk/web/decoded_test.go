package web

import (
	"fmt"
	"testing"

	"sayso/ledger"
	"sayso/weaving"
)

// TestStoriesAreHeldDecodedAsTheyAre: a story that changed is not taken from
// what is held, and room is made by dropping what was not used for longest.
func TestStoriesAreHeldDecodedAsTheyAre(t *testing.T) {
	var d decoded
	story := func(i int, changed int64) ledger.Story {
		return ledger.Story{ID: fmt.Sprint("story-", i), Changed: changed, Woven: make([]byte, mostDecoded/8)}
	}
	for i := range 8 {
		d.put(story(i, 1), new(weaving.Woven))
	}
	if d.get(story(0, 1)) == nil || d.get(story(0, 2)) != nil {
		t.Error("a story is held as it was, or not at all")
	}
	d.put(story(8, 1), new(weaving.Woven))
	if d.get(story(1, 1)) != nil || d.get(story(0, 1)) == nil || d.get(story(8, 1)) == nil {
		t.Error("the story not used for longest was not the one dropped")
	}
	d.put(story(8, 2), new(weaving.Woven))
	if d.get(story(8, 2)) == nil || len(d.held) != 8 || d.size != mostDecoded {
		t.Errorf("%d stories of %d bytes", len(d.held), d.size)
	}
	huge := ledger.Story{ID: "huge", Woven: make([]byte, mostDecoded)}
	if d.put(huge, new(weaving.Woven)); d.get(huge) != nil || len(d.held) != 8 {
		t.Error("one huge story took everything")
	}
}
