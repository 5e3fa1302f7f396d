package what

import (
	"testing"

	"sayso/record"
)

// Words that name sources may lie in one another: a longer span is one also
// where a shorter one within it has not begun.
func TestWhoSpeaksIsToldWhereSourcesLieInOneAnother(t *testing.T) {
	f := find{}
	for _, s := range []record.Span{{Start: 30, End: 40}, {Start: 0, End: 20}, {Start: 12, End: 18}, {Start: 34, End: 50}} {
		f.Statements = append(f.Statements, record.Statement{SourceSpan: &s})
	}
	f.listSources()
	for at, want := range map[int]bool{0: true, 5: true, 12: true, 19: true, 20: false, 29: false, 30: true, 45: true, 50: false} {
		if got := f.isSpeaker(at); got != want {
			t.Errorf("byte %d: %v, want %v", at, got, want)
		}
	}
}
