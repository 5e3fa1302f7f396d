package reading

import "sayso/record"

// recase points the spans of a record at another text of the same length:
// that of a report in capitals, which was read in ordinary case. The names of
// entities keep the ordinary case.
func recase(r *record.Record, text string) {
	r.Report.Text = text
	eachSpan(r, func(s *record.Span) { s.Text = text[s.Start:s.End] })
}

// eachSpan calls f with every span of the record's findings, posts and layout.
func eachSpan(r *record.Record, f func(*record.Span)) {
	list := func(spans []record.Span) {
		for i := range spans {
			f(&spans[i])
		}
	}
	one := func(s *record.Span) {
		if s != nil {
			f(s)
		}
	}
	mentions := func(m []record.Mention) {
		for i := range m {
			f(&m[i].Span)
		}
	}
	vouchers := func(w []record.Word) {
		for i := range w {
			one(w[i].Hedge)
		}
	}
	for i := range r.Report.Layout {
		f(&r.Report.Layout[i].Span)
	}
	for i := range r.Posts {
		f(&r.Posts[i].Span)
		one(r.Posts[i].Body)
		one(r.Posts[i].AccountSpan)
	}
	for i := range r.Entities {
		mentions(r.Entities[i].Mentions)
	}
	for i := range r.Places {
		mentions(r.Places[i].Mentions)
		mentions(r.Places[i].Lent)
	}
	for i := range r.Times {
		f(&r.Times[i].Span)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		one(s.SourceSpan)
		list(s.Cue)
		list(s.Content)
		list(s.Quoted)
		if s.Medium != nil {
			one(s.Medium.Span)
		}
	}
	for i := range r.Events {
		list(r.Events[i].Triggers)
		list(r.Events[i].Objects)
		list(r.Events[i].Instruments)
		vouchers(r.Events[i].Word)
	}
	for i := range r.Roles {
		list(r.Roles[i].Mentions)
	}
	for i := range r.Figures {
		f(&r.Figures[i].Span)
		vouchers(r.Figures[i].Word)
	}
}

// calmed returns the report with another text of the same length, its own
// layout and posts left alone.
func calmed(report *record.Report, text string) *record.Report {
	c := *report
	c.Text = text
	c.Layout = append([]record.Region(nil), report.Layout...)
	for i := range c.Layout {
		c.Layout[i].Text = text[c.Layout[i].Start:c.Layout[i].End]
	}
	c.Posts = append([]record.Post(nil), report.Posts...)
	for i := range c.Posts {
		p := &c.Posts[i]
		p.Span.Text = text[p.Span.Start:p.Span.End]
		p.Body, p.AccountSpan = again(p.Body, text), again(p.AccountSpan, text)
	}
	return &c
}

func again(s *record.Span, text string) *record.Span {
	if s == nil {
		return nil
	}
	return &record.Span{Start: s.Start, End: s.End, Text: text[s.Start:s.End]}
}
