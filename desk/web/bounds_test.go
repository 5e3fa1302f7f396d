package web

import (
	"testing"

	"sayso/draw"
)

// TestRowsOfTheBoardAreCut: of a source's answers the latest stay, of those
// who take a side the first; the rest is counted.
func TestRowsOfTheBoardAreCut(t *testing.T) {
	q := question{Answers: []answer{{Versions: make([]version, 9)}, {Versions: make([]version, 2)}}, Stances: []stance{{Sources: make([]stanceSource, 50)}}}
	q.Answers[0].Versions[0].Value = "the latest"
	q.cut()
	if a := q.Answers[0]; len(a.Versions) != mostVersions || a.Before != 9-mostVersions || a.Versions[0].Value != "the latest" {
		t.Errorf("%d versions and %d before", len(a.Versions), a.Before)
	}
	if a := q.Answers[1]; len(a.Versions) != 2 || a.Before != 0 {
		t.Errorf("%d versions and %d before", len(a.Versions), a.Before)
	}
	if s := q.Stances[0]; len(s.Sources) != mostTaking || s.More != 50-mostTaking || len(s.First()) != mostStances {
		t.Errorf("%d who take a side and %d more", len(s.Sources), s.More)
	}
}

// TestChartsDrawWhatCanBeToldApart: few sources with many numbers each, or
// many with few.
func TestChartsDrawWhatCanBeToldApart(t *testing.T) {
	for each, want := range map[int]int{1: mostSeries, 5: mostSeries, 10: 6, 40: 3, 500: 3} {
		series := make([]draw.Series, 30)
		for i := range series {
			series[i].Values = make([]draw.Value, each)
		}
		if got := len(readable(series)); got != want {
			t.Errorf("%d numbers each: %d sources, want %d", each, got, want)
		}
	}
}

// TestTheSameWordsAreOneLine: a copy's statement stands with its original's,
// another's words or another day's do not.
func TestTheSameWordsAreOneLine(t *testing.T) {
	var d saidDay
	d.add(saidLine{Act: "said", Words: "No.", Source: "Ada", Report: link{"A", "/report/a"}})
	d.add(saidLine{Act: "said", Words: "No.", Source: "Ada", Report: link{"B", "/report/b"}, Outlet: "Courier"})
	d.add(saidLine{Act: "denied", Words: "No.", Source: "Ada", Report: link{"C", "/report/c"}})
	if len(d.Lines) != 2 || len(d.Lines[0].Also) != 1 || d.Lines[0].Also[0] != (link{"B (Courier)", "/report/b"}) {
		t.Errorf("%+v", d.Lines)
	}
}
