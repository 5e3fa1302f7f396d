package where

import "testing"

func TestMentionsKeepTheirContainersWhenOthersGo(t *testing.T) {
	s := &scan{mentions: []mention{
		{first: 0, inside: -1}, {first: 2, inside: 2}, {first: 4, inside: -1}, {first: 6, inside: 4}, {first: 8, inside: -1},
	}}
	s.drop(func(m *mention) bool { return m.first == 0 || m.first == 8 })
	want := []mention{{first: 2, inside: 1}, {first: 4, inside: -1}, {first: 6, inside: -1}}
	if len(s.mentions) != len(want) {
		t.Fatalf("%d mentions, want %d", len(s.mentions), len(want))
	}
	for i, m := range s.mentions {
		if m.first != want[i].first || m.inside != want[i].inside {
			t.Errorf("mention %d: first %d, inside %d, want %d, %d", i, m.first, m.inside, want[i].first, want[i].inside)
		}
	}
}
