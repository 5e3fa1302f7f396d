package nets

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestSwappedNamesKeepTheirLabels(t *testing.T) {
	pool := namePool{1: {{words: []string{"Beru", "-", "Tan"}, glued: []bool{false, true, true}}}}
	s := sentence{words: strings.Fields("Ana Kolt of Arbel left"), glued: make([]bool, 5), names: []uint8{1, 2, 0, 5, 0}}
	r := rand.New(rand.NewPCG(1, 1))
	seen := false
	for range 20 {
		got := s.swapped(pool, r)
		if strings.Join(got.words, " ") == "Beru - Tan of Arbel left" {
			seen = true
			if !slices.Equal(got.names, []uint8{1, 2, 2, 0, 5, 0}) || !slices.Equal(got.glued, []bool{false, true, true, false, false, false}) {
				t.Fatalf("labels %v, glued %v", got.names, got.glued)
			}
		} else if !slices.Equal(got.names, s.names) {
			t.Fatalf("%v: labels %v", got.words, got.names)
		}
	}
	if !seen {
		t.Error("no name was ever swapped")
	}
}

func TestJoinedSentencesAreOneTree(t *testing.T) {
	l := newLabels()
	all := gold(l)
	a, c := all[0], all[2]
	j := a.join(&c, l.rels.number("parataxis"))
	if want := []int32{1, 4, 3, 1, 8, 4, 7, 4}; !slices.Equal(j.heads, want) {
		t.Errorf("heads %v, want %v", j.heads, want)
	}
	if cut := a.withoutStop(); len(cut.words) != 5 || cut.heads[4] != 5 {
		t.Errorf("without its stop: %v %v", cut.words, cut.heads)
	}
}
