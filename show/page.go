package show

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"sayso/draw"
	"sayso/record"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"day": Day, "note": PlaceNote, "clean": clean, "flat": flat, "join": strings.Join,
}).Parse(pageHTML))

// PageOptions say what a page shows beside the record.
type PageOptions struct {
	Why bool // name the rule or model behind each finding
}

// Page writes one self-contained HTML page: the report with its findings
// marked in the text, and beside it the record. It needs no network and no
// script; pointing at a finding, or focusing it, lights up its words.
func Page(w io.Writer, r *record.Record, o PageOptions) error {
	v := NewView(r)
	marks := marksOf(r)
	return pageTemplate.Execute(w, page{
		View: v, PageOptions: o, Segments: segments(r.Report.Text, marks),
		Style: template.CSS(pageCSS), Lights: lights(marks), Map: template.HTML(draw.Map(v.Places, Country)),
	})
}

// page is what the template shows.
type page struct {
	*View
	PageOptions
	Segments []Segment
	Style    template.CSS
	Map      template.HTML
	Lights   template.CSS // one rule per finding: its card lights up its words
}

// mark is a span that belongs to a finding.
type mark struct {
	start, end int
	finding    string // the finding's id: "s3"
	role       string // what the span is in it: "content", "cue", "trigger" …
	note       string
}

// Segment is a stretch of the report's text with the same marks throughout.
type Segment struct {
	Text    string
	Classes string
	Note    string
	Anchors []string // findings whose first words these are
	To      string   // the finding whose card these words lead to; may be empty
	Dated   bool     // that finding is a time
}

func marksOf(r *record.Record) []mark {
	var out []mark
	add := func(id, role, note string, spans ...record.Span) {
		for _, s := range spans {
			out = append(out, mark{s.Start, s.End, id, role, note})
		}
	}
	x := newIndex(r)
	for _, s := range r.Statements {
		note := x.name(s.Source) + " " + string(s.Act) + "s"
		add(string(s.ID), "content", note, s.Content...)
		add(string(s.ID), "quoted", "", s.Quoted...)
		add(string(s.ID), "cue", "", s.Cue...)
		if s.SourceSpan != nil {
			add(string(s.ID), "source", "", *s.SourceSpan)
		}
	}
	for _, e := range r.Events {
		add(string(e.ID), "trigger", fmt.Sprintf("%s, %s", e.Type, e.Status), e.Triggers...)
		add(string(e.ID), "object", "", e.Objects...)
		add(string(e.ID), "means", "", e.Instruments...)
	}
	for i := range r.Roles {
		add(roleID(i), "part", "", r.Roles[i].Mentions...)
	}
	for _, f := range r.Figures {
		add(string(f.ID), "figure", string(f.Measure)+": "+Bounds(&f), f.Span)
	}
	for _, t := range r.Times {
		note := Day(t.Value)
		if t.Reason != "" {
			note += ": " + t.Reason
		}
		add(string(t.ID), "time", note, t.Span)
	}
	for _, p := range named(r.Places) {
		for _, m := range p.Mentions {
			add(string(p.ID), "place", PlaceNote(p), m.Span)
		}
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			add(string(e.ID), "person", e.Name, m.Span)
		}
	}
	return out
}

// segments cuts text where marks begin and end. Its cost is linear in the
// text and in the total length of marks in segments.
func segments(text string, marks []mark) []Segment {
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, m.start, m.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	seen := map[string]bool{}
	var open []mark
	var out []Segment
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(m mark) bool { return m.end <= from })
		for ; next < len(marks) && marks[next].start <= from; next++ {
			open = append(open, marks[next])
		}
		out = append(out, segment(text[from:to], open, seen))
	}
	return out
}

// leading are the roles of words that are short enough to be pressed: they
// lead to their finding's card.
var leading = map[string]bool{"cue": true, "trigger": true, "figure": true, "time": true, "place": true}

func segment(text string, open []mark, seen map[string]bool) Segment {
	s := Segment{Text: printable(text)}
	var classes, notes []string
	shortest := 0
	for _, m := range open {
		if length := m.end - m.start; leading[m.role] && (shortest == 0 || length < shortest) {
			shortest, s.To, s.Dated = length, m.finding, m.role == "time"
		}
		classes = append(classes, "is-"+m.role, "of-"+m.finding)
		if m.note != "" {
			notes = append(notes, m.note)
		}
		if !seen[m.finding] {
			seen[m.finding] = true
			s.Anchors = append(s.Anchors, m.finding)
		}
	}
	slices.Sort(classes)
	s.Classes = strings.Join(slices.Compact(classes), " ")
	slices.Sort(notes)
	s.Note = clean(strings.Join(slices.Compact(notes), " · "))
	return s
}

// printable replaces control characters by their Unicode pictures; line ends
// and tabs stay.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case r < ' ':
			return '\u2400' + r
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// lights writes the rules that join a finding's card and its words. Ids are
// ours ("s3"), never the report's.
func lights(marks []mark) template.CSS {
	seen := map[string]bool{}
	var b strings.Builder
	for _, m := range marks {
		if seen[m.finding] {
			continue
		}
		seen[m.finding] = true
		id := m.finding
		fmt.Fprintf(&b, "body:has(#c-%[1]s:hover) .of-%[1]s,body:has(#c-%[1]s:focus) .of-%[1]s,body:has(#c-%[1]s:target) .of-%[1]s,body:has(#w-%[1]s:target) .of-%[1]s{background:var(--lit);color:var(--lit-ink)}\n", id)
		fmt.Fprintf(&b, "body:has(.text .of-%[1]s:hover) #c-%[1]s{border-color:var(--lit-edge);box-shadow:0 0 0 1px var(--lit-edge)}\n", id)
	}
	return template.CSS(b.String())
}
