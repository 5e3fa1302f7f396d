package show

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sayso/record"
	"sayso/weaving"
)

// Woven prints what many reports yield together: stories with their reports
// and copies, the events that several reports tell, and the claims on them.
func Woven(w io.Writer, woven *weaving.Woven, records []*record.Record, o TextOptions) error {
	p := newWovenPrinter(w, woven, records, o)
	for _, s := range woven.Stories {
		p.story(s)
	}
	return p.err
}

// WovenEvent prints one event of a story: the words of the reports that tell
// it, and the claims on it. woven holds that event alone, as Woven.Only gives.
func WovenEvent(w io.Writer, woven *weaving.Woven, records []*record.Record, o TextOptions) error {
	p := newWovenPrinter(w, woven, records, o)
	for _, s := range woven.Stories {
		p.line(0, p.style.title(clean(s.Title)))
		p.line(0, p.style.faint(s.ID))
	}
	for _, e := range woven.Events {
		p.event(e, woven.Claims)
		p.line(4, p.style.number("In the words of"))
		for _, m := range e.Members {
			p.telling(m)
		}
	}
	return p.err
}

func newWovenPrinter(w io.Writer, woven *weaving.Woven, records []*record.Record, o TextOptions) *wovenPrinter {
	p := &wovenPrinter{printer: newPrinter(w, o), woven: woven, reports: map[string]*record.Report{}, records: map[string]*record.Record{}, entities: map[string]string{}}
	for _, r := range records {
		p.reports[r.Report.ID], p.records[r.Report.ID] = &r.Report, r
	}
	for _, e := range woven.Entities {
		p.entities[e.ID] = e.Name
	}
	return p
}

// telling prints how one report tells an event: the line of text around its
// first words.
func (p *wovenPrinter) telling(m weaving.EventMember) {
	r := p.records[m.Report]
	if r == nil {
		return
	}
	for i := range r.Events {
		if e := &r.Events[i]; e.ID == m.Event && len(e.Triggers) > 0 {
			p.line(6, p.style.faint(clean(p.label(m.Report))+" ("+string(m.Event)+"): ")+clean(around(r.Report.Text, e.Triggers[0])))
		}
	}
}

// around is the words of a text on both sides of a span, within its line.
func around(text string, s record.Span) string {
	const most = 110
	start, end := strings.LastIndexByte(text[:s.Start], '\n')+1, len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	before, after := []rune(text[start:s.Start]), text[s.End:end]
	left := ""
	if len(before) > most {
		before = before[len(before)-most:]
		if i := slices.Index(before, ' '); i >= 0 {
			before = before[i+1:]
		}
		left = "… "
	}
	return left + string(before) + text[s.Start:s.End] + cutAt(after, most)
}

type wovenPrinter struct {
	*printer
	woven    *weaving.Woven
	reports  map[string]*record.Report
	records  map[string]*record.Record
	entities map[string]string
}

func (p *wovenPrinter) story(s weaving.Story) {
	p.line(0, p.style.title(clean(s.Title)))
	span := Day(s.From)
	if day(s.To) != day(s.From) {
		span += " to " + Day(s.To)
	}
	p.line(0, p.style.faint(fmt.Sprintf("%s · %s · %s", plural(len(s.Reports), "report"), plural(len(s.Events), "event"), span)))
	p.line(0, p.style.faint(strings.Repeat("─", p.width)))
	for _, l := range p.woven.Reports {
		if l.Story == s.ID {
			p.report(l)
		}
	}
	for _, e := range p.woven.Events {
		if claims := p.claims(e.ID); e.Story == s.ID && (e.Reports > 1 || len(claims) > 0) {
			p.event(e, claims)
		}
	}
	p.line(0, "")
}

func day(published string) string { return published[:min(len(published), len("2006-01-02"))] }

// short cuts a title to what fits beside others.
func short(s string) string {
	const most = 48
	return cutAt(s, most)
}

// cutAt cuts a text to at most n letters, after a word where one ends in the
// last third.
func cutAt(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); r[n] != ' ' && i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Number(float64(n)) + " " + noun + "s"
}

func (p *wovenPrinter) report(l weaving.ReportLink) {
	s := p.style.name(clean(p.label(l.Report)))
	if l.Copy != nil {
		s += p.style.faint(fmt.Sprintf(" — copy of %s, %.0f %% of its sentences", clean(p.label(l.Copy.Of)), 100*l.Copy.Share))
	} else if n := len(l.Passages); n > 0 {
		s += p.style.faint(fmt.Sprintf(" — %s carried over from elsewhere", plural(n, "sentence")))
	}
	p.line(1, s)
}

// label names a report for a person: outlet and date.
func (p *wovenPrinter) label(id string) string {
	r := p.reports[id]
	if r == nil {
		return id
	}
	name := r.Outlet
	if name == "" {
		name = "“" + short(title(r)) + "”"
	}
	if r.Published != "" {
		name += ", " + Day(day(r.Published))
	}
	return name
}

func (p *wovenPrinter) claims(event string) []weaving.Claim {
	var out []weaving.Claim
	for _, c := range p.woven.Claims {
		if c.Event == event {
			out = append(out, c)
		}
	}
	return out
}

func (p *wovenPrinter) event(e weaving.Event, claims []weaving.Claim) {
	p.line(0, "")
	head := p.style.kind(string(e.Type)) + " " + p.status(e.Status)
	if words := p.words(e); words != "" {
		head = p.style.cue(clean(words)) + " " + head
	}
	for _, s := range []string{Day(e.Time), strings.Join(e.Places, ", ")} {
		if s != "" {
			head += p.style.faint(" · ") + clean(s)
		}
	}
	p.line(1, head)
	told := "told by " + plural(e.Reports, "report")
	if e.Reports > 1 {
		told += " of " + plural(e.Outlets, "outlet") + ", " + plural(e.Origins, "independent origin")
	}
	p.line(4, p.style.faint(told+" · "+e.ID))
	p.cast(e)
	for _, c := range claims {
		p.claim(c)
	}
}

// words is what names an event best.
func (p *wovenPrinter) words(e weaving.Event) string {
	names := Naming{}
	for _, m := range e.Members {
		r := p.records[m.Report]
		if r == nil {
			continue
		}
		for i := range r.Events {
			if r.Events[i].ID != m.Event {
				continue
			}
			for _, t := range r.Events[i].Triggers {
				names.Add(r.Report.Text, t)
			}
		}
	}
	return strings.Join(names.Best(1), "")
}

// cast prints who did it, and to whom.
func (p *wovenPrinter) cast(e weaving.Event) {
	recipients := slices.DeleteFunc(slices.Clone(e.Recipients), func(id string) bool { return slices.Contains(e.Actors, id) })
	by, to := p.style.name(clean(p.names(e.Actors))), p.style.name(clean(p.names(recipients)))
	switch {
	case len(e.Actors) > 0 && len(recipients) > 0:
		p.line(4, by+p.style.faint(" → ")+to)
	case len(e.Actors) > 0:
		p.line(4, p.style.faint("by ")+by)
	case len(recipients) > 0:
		p.line(4, p.style.faint("to ")+to)
	}
}

func (p *wovenPrinter) names(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = p.name(id)
	}
	return strings.Join(out, ", ")
}

func (p *wovenPrinter) name(id string) string {
	if n := p.entities[id]; n != "" {
		return n
	}
	id = strings.TrimPrefix(id, "outlet:")
	if p.reports[id] != nil {
		return p.label(id)
	}
	return id
}

func (p *wovenPrinter) claim(c weaving.Claim) {
	head := p.style.number(clean(Question(&c)))
	if c.Scope != "" {
		head += p.style.faint(" (" + clean(c.Scope) + ")")
	}
	if r := (&record.Figure{Low: c.Range.Low, High: c.Range.High}); c.Range.Low != nil || c.Range.High != nil {
		head += p.style.faint(" · in all " + Bounds(r))
	}
	if c.Disputed {
		head += " " + p.style.alarm("disputed")
	}
	p.line(4, head)
	for _, group := range sameVersions(c.Versions) {
		p.versions(group)
	}
}

// sameVersions brings together, in the order of the first, what one source is
// told to have answered in several reports.
func sameVersions(list []weaving.Version) [][]weaving.Version {
	var out [][]weaving.Version
	at := map[string]int{}
	for _, v := range list {
		f := record.Figure{Value: v.Value, Low: v.Low, High: v.High}
		key := v.Source + "|" + Bounds(&f) + "|" + string(v.Certainty) + "|" + strings.Join(v.Via, " ")
		k, known := at[key]
		if !known {
			k = len(out)
			at[key] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], v)
	}
	return out
}

func (p *wovenPrinter) versions(group []weaving.Version) {
	v := group[0]
	said := string(v.Certainty)
	if v.Figure != "" {
		said = Bounds(&record.Figure{Value: v.Value, Low: v.Low, High: v.High})
		if v.Certainty != record.CertaintyStated {
			said += " (" + string(v.Certainty) + ")"
		}
	}
	when := Day(day(v.Said))
	if last := Day(day(group[len(group)-1].Said)); last != when {
		when += " to " + last
	}
	line := p.style.faint(or(when, "undated")+": ") + said + p.style.faint(" — ") + clean(p.name(v.Source))
	if len(v.Via) > 0 {
		line += p.style.faint(" via " + clean(p.names(v.Via)))
	}
	var in []string
	for _, v := range group {
		label := p.place(v)
		if label != "" && !slices.Contains(in, label) {
			in = append(in, label)
		}
	}
	if len(in) > 0 {
		line += p.style.faint(" in " + clean(strings.Join(in, "; ")))
	}
	p.line(6, line)
}

// place is where a version stands: nothing where the outlet speaks for itself
// on the day of the report.
func (p *wovenPrinter) place(v weaving.Version) string {
	r := p.reports[v.Report]
	if r == nil {
		return v.Report
	}
	label := p.label(v.Report)
	if r.Outlet != "" && day(r.Published) == day(v.Said) {
		label = r.Outlet
	}
	if p.name(v.Source) == r.Outlet && label == r.Outlet || strings.TrimPrefix(v.Source, "outlet:") == v.Report {
		return ""
	}
	if v.Origin != "" && v.Origin != v.Report {
		label += " (copied)"
	}
	return label
}
