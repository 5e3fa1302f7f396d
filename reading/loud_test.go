package reading_test

import (
	"testing"

	"sayso/reading"
	"sayso/record"
)

func TestAReportInCapitalsIsReadWithSpansOfItsOwnText(t *testing.T) {
	report := &record.Report{ID: "loud", Text: "LIMA, 3 MAR 90 -- GUNMEN KILLED THREE POLICE OFFICERS IN LIMA ON FRIDAY, THE INTERIOR MINISTER, JOSE RAMOS, SAID. " +
		"\"WE WILL FIND THEM,\" RAMOS SAID."}
	r := reading.New().Read(report)
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	if r.Report.Text != report.Text {
		t.Errorf("the record's text is %q", r.Report.Text)
	}
	found := false
	for _, e := range r.Entities {
		found = found || e.Kind == record.Person && e.Name == "Jose Ramos"
	}
	if !found {
		t.Errorf("no person Jose Ramos among %+v", r.Entities)
	}
	if len(r.Events) == 0 || len(r.Figures) == 0 || len(r.Statements) == 0 {
		t.Errorf("%d events, %d figures, %d statements: want some of each", len(r.Events), len(r.Figures), len(r.Statements))
	}
}
