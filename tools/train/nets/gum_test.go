package nets

import (
	"slices"
	"strings"
	"testing"
)

func TestGumEntitiesBecomeNames(t *testing.T) {
	l := newLabels()
	m := &mentions{open: map[string]mention{}}
	words := strings.Fields("The mayor of Arbel met President Ana Kolt of the Ostrel Party near New Dun 's harbour")
	tags := strings.Fields("DET NOUN ADP PROPN VERB PROPN PROPN PROPN ADP DET PROPN PROPN ADP PROPN PROPN PART NOUN")
	misc := strings.Fields("Entity=(1-person-new _ _ Entity=(2-place-new-n)1) _ Entity=(3-person-giv _ _ _ Entity=(4-organization-new _ Entity=4)3) _ Entity=(5-place-new(6-place-new _ Entity=6) Entity=5)")
	for i := range words {
		m.word(i, misc[i])
	}
	got := m.names(words, tags, l)
	want := make([]uint8, len(words))
	label := func(i int, name string) { want[i] = l.names.of[name] }
	label(3, "B-LOC")
	label(6, "B-PER")
	label(7, "I-PER")
	label(10, "B-ORG")
	label(11, "I-ORG")
	label(13, "B-LOC")
	label(14, "I-LOC")
	if !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}
