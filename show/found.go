package show

import (
	"io"
	"strings"

	"sayso/record"
)

// Found is one hit of a search: a report, or a statement in it.
type Found struct {
	ID, Title, Outlet, Published string
	Source, Act, Said, Content   string
}

// FoundReport prints a report on two lines.
func FoundReport(w io.Writer, f Found, o TextOptions) error {
	p := newPrinter(w, o)
	p.line(0, p.style.title(clean(or(f.Title, f.ID))))
	p.line(2, p.style.faint(clean(f.where())))
	return p.err
}

// FoundStatement prints a statement with its speaker and report.
func FoundStatement(w io.Writer, f Found, o TextOptions) error {
	p := newPrinter(w, o)
	head := p.style.name(clean(or(f.Source, "unknown speaker"))) + " " + p.style.cue(Did(record.Act(f.Act)))
	if f.Said != "" {
		head += p.style.faint(" · " + Day(f.Said))
	}
	p.line(0, head)
	p.line(4, clean(flat(f.Content)))
	in := f.where()
	if f.Outlet == "" && f.Title != "" {
		in = "“" + f.Title + "”" + strings.TrimPrefix(in, f.ID) + " · " + f.ID
	}
	p.line(4, p.style.faint("in "+clean(in)))
	return p.err
}

func (f Found) where() string {
	s := or(f.Outlet, f.ID)
	if f.Published != "" {
		s += ", " + Day(day(f.Published))
	}
	if f.Outlet != "" {
		s += " · " + f.ID
	}
	return s
}
