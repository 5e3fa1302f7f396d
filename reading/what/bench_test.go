package what_test

import (
	"sayso/reading"
	"sayso/reading/what"
	"sayso/record"
)

// inputOf reads a report and gives what the event stage sees of it.
func inputOf(reader *reading.Reader, report *record.Report) what.Input {
	r := reader.Read(report)
	return what.Input{
		Doc: reader.Parse(report), Report: report, Times: r.Times, Places: r.Places,
		Entities: r.Entities, Statements: r.Statements, Figures: r.Figures,
	}
}

func findAll(in what.Input) { what.Find(in) }
