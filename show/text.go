package show

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"

	"sayso/record"
)

// TextOptions say how a record is printed for a terminal.
type TextOptions struct {
	Width int  // columns; 0 means 80
	Color bool // ANSI styles
	Why   bool // name the rule or model behind each finding
}

// Text prints a record for a person to read. Control characters of the report
// are not passed on, so that no report can steer a terminal.
func Text(w io.Writer, r *record.Record, o TextOptions) error {
	p := newPrinter(w, o)
	p.view(NewView(r))
	return p.err
}

func newPrinter(w io.Writer, o TextOptions) *printer {
	if o.Width <= 0 {
		o.Width = 80
	}
	return &printer{w: w, o: o, width: min(o.Width, 110), style: newStyles(o.Color)}
}

type styles struct {
	title, faint, head, name, cue, quote, kind, number, alarm func(string) string
}

func newStyles(color bool) styles {
	plain := func(s string) string { return s }
	if !color {
		return styles{plain, plain, plain, plain, plain, plain, plain, plain, plain}
	}
	of := func(st lipgloss.Style) func(string) string {
		return func(s string) string { return st.Render(s) }
	}
	base := lipgloss.NewStyle()
	return styles{
		title:  of(base.Bold(true)),
		faint:  of(base.Faint(true)),
		head:   of(base.Bold(true).Foreground(lipgloss.Color("6"))),
		name:   of(base.Bold(true).Foreground(lipgloss.Color("3"))),
		cue:    of(base.Foreground(lipgloss.Color("2"))),
		quote:  plain,
		kind:   of(base.Bold(true).Foreground(lipgloss.Color("5"))),
		number: of(base.Bold(true).Foreground(lipgloss.Color("4"))),
		alarm:  of(base.Foreground(lipgloss.Color("1"))),
	}
}

type printer struct {
	w     io.Writer
	o     TextOptions
	width int
	style styles
	err   error
}

func (p *printer) line(indent int, s string) {
	if p.err != nil {
		return
	}
	pad := strings.Repeat(" ", indent)
	for _, l := range strings.Split(lipgloss.Wrap(s, max(20, p.width-indent), ""), "\n") {
		if _, err := fmt.Fprintln(p.w, strings.TrimRight(pad+l, " ")); err != nil {
			p.err = err
			return
		}
	}
}

func (p *printer) heading(s string, n int) {
	p.line(0, "")
	p.line(0, p.style.head(strings.ToUpper(s))+p.style.faint(fmt.Sprintf("  %d", n)))
}

func (p *printer) view(v *View) {
	p.line(0, p.style.title(clean(v.Title)))
	if len(v.Facts) > 0 {
		p.line(0, p.style.faint(clean(strings.Join(v.Facts, " · "))))
	}
	p.line(0, p.style.faint(strings.Repeat("─", p.width)))
	p.speakers(v)
	p.events(v)
	p.parts(v)
	p.figures(v)
	p.places(v)
	p.times(v)
	p.sources(v)
	if len(v.Speakers)+len(v.Events)+len(v.Figures)+len(v.Places)+len(v.Times) == 0 {
		p.line(0, "Nothing was found to record in this report.")
	}
}

func (p *printer) why(indent int, why string) {
	if p.o.Why && why != "" {
		p.line(indent, p.style.faint("by "+why))
	}
}

func (p *printer) speakers(v *View) {
	if len(v.Speakers) == 0 {
		return
	}
	p.heading("Who said what", len(v.Record.Statements))
	for _, s := range v.Speakers {
		p.line(0, "")
		head := p.style.name(clean(s.Name))
		if s.About != "" {
			head += p.style.faint(" — " + clean(s.About))
		}
		p.line(1, head)
		for _, st := range s.Statements {
			p.statement(st)
		}
	}
}

func (p *printer) statement(st Statement) {
	parts := []string{p.style.cue(clean(st.Cue))}
	if st.Within != "" {
		parts = append(parts, p.style.faint("inside "+string(st.Within)))
	}
	if st.When != "" {
		parts = append(parts, p.style.faint(st.When))
	}
	for _, n := range st.Notes {
		parts = append(parts, p.style.faint(clean(n)))
	}
	p.line(3, p.style.faint(string(st.ID)+" ")+strings.Join(parts, p.style.faint(" · ")))
	p.line(6, p.style.quote(clean(st.Words)))
	p.why(6, st.Why)
}

func (p *printer) events(v *View) {
	if len(v.Events) == 0 {
		return
	}
	p.heading("What happened", len(v.Events))
	for _, e := range v.Events {
		p.line(0, "")
		head := p.style.kind(e.Label) + " " + p.status(e.Status)
		for _, s := range []string{e.When, e.Where} {
			if s != "" {
				head += p.style.faint(" · ") + clean(s)
			}
		}
		p.line(1, p.style.faint(string(e.ID)+" ")+head)
		if e.Actors != "" || e.Recipients != "" {
			p.line(4, p.style.name(clean(or(e.Actors, "?")))+p.style.faint(" → ")+p.style.name(clean(or(e.Recipients, "?"))))
		}
		p.line(4, "“"+clean(strings.Join(e.Named, "”, “"))+"”")
		if e.Objects != "" {
			p.line(4, p.style.faint("concerning ")+clean(e.Objects))
		}
		if e.Means != "" {
			p.line(4, p.style.faint("with ")+clean(e.Means))
		}
		if len(e.Causes) > 0 {
			p.line(4, p.style.faint("led to by ")+"“"+clean(strings.Join(e.Causes, "”, “"))+"”")
		}
		p.line(4, p.style.faint("on the word of ")+clean(strings.Join(e.Vouchers, "; ")))
		p.why(4, e.Why)
	}
}

func (p *printer) parts(v *View) {
	if len(v.Parts) == 0 {
		return
	}
	p.heading("In the attacks, probably", len(v.Record.Roles))
	p.line(0, "")
	for _, x := range v.Parts {
		p.line(1, p.style.faint(x.Label+": ")+clean(x.Players))
	}
}

func (p *printer) status(s record.Status) string {
	if s == record.Occurred || s == record.Ongoing {
		return string(s)
	}
	return p.style.alarm(string(s))
}

func (p *printer) figures(v *View) {
	if len(v.Figures) == 0 {
		return
	}
	p.heading("How many", len(v.Figures))
	p.line(0, "")
	for _, f := range v.Figures {
		s := p.style.faint(string(f.ID)+" ") + p.style.number(clean(flat(f.Span.Text))) + " " + string(f.Measure) + p.style.faint(" ["+f.Bounds+"]")
		if f.Event != "" {
			s += p.style.faint(" in “" + clean(f.Event) + "”")
		}
		p.line(1, s+p.style.faint(" · ")+clean(strings.Join(f.Vouchers, "; ")))
		p.why(4, f.Why)
	}
}

func (p *printer) places(v *View) {
	if len(v.Places) == 0 {
		return
	}
	p.heading("Where", len(v.Places))
	p.line(0, "")
	for _, pl := range v.Places {
		p.line(1, clean(pl.Name)+p.style.faint("  "+clean(PlaceNote(pl))))
		p.why(4, pl.Why)
	}
}

func (p *printer) times(v *View) {
	if len(v.Times) == 0 {
		return
	}
	p.heading("When", len(v.Times))
	p.line(0, "")
	for _, t := range v.Times {
		s := clean(flat(t.Span.Text)) + p.style.faint("  "+Day(t.Value))
		if p.o.Why && t.Reason != "" {
			s += p.style.faint(" · " + clean(t.Reason))
		}
		p.line(1, s)
		p.why(4, t.Why)
	}
}

func (p *printer) sources(v *View) {
	if len(v.Sources) == 0 {
		return
	}
	p.heading("Sources", len(v.Sources))
	p.line(0, "")
	for _, s := range v.Sources {
		line := fmt.Sprintf("%2d  ", s.Count) + p.style.name(clean(s.Name))
		if s.About != "" {
			line += p.style.faint(" — " + clean(s.About))
		}
		if len(s.Relays) > 0 {
			line += p.style.faint(" · relayed by ") + clean(strings.Join(s.Relays, ", "))
		}
		p.line(1, line)
		p.why(5, s.Why)
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// clean drops control characters, bidirectional overrides among them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}
