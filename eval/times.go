package eval

import (
	"slices"
	"strings"

	"sayso/record"
)

// timexGold is a document of a corpus of time expressions.
type timexGold struct {
	document
	Timexes []goldTime
	Events  []struct {
		ID   string
		Span span
	}
	Links [][4]string // kind, relation, from, to
}

type goldTime struct {
	ID          string
	Span        span
	Type, Value string
}

func scoreTimex(b *Board, d *timexGold, r *record.Record) {
	scoreTimes(b, "", d.Text, d.Timexes, r.Times)
	scoreDays(b, d, r)
}

// scoreDays compares the dates of those events of ours whose trigger the gold
// links to a date: "during", "simultaneous" or "is included". A day and a week
// or month that holds it by its value agree.
func scoreDays(b *Board, d *timexGold, r *record.Record) {
	value := map[string]string{}
	for _, t := range d.Timexes {
		if (t.Type == "DATE" || t.Type == "TIME") && !strings.HasSuffix(t.Value, "_REF") {
			value[t.ID] = t.Value
		}
	}
	days := map[string][]string{} // by event
	for _, l := range d.Links {
		event, time := l[2], l[3]
		switch {
		case l[0] != "TLINK":
			continue
		case l[1] == "INCLUDES":
			event, time = l[3], l[2]
		case l[1] != "IS_INCLUDED" && l[1] != "SIMULTANEOUS" && l[1] != "DURING" && l[1] != "IDENTITY":
			continue
		}
		if v := value[time]; v != "" {
			days[event] = append(days[event], v)
		}
	}
	if len(days) == 0 {
		return
	}
	ours := map[string]string{}
	for _, t := range r.Times {
		ours[string(t.ID)] = t.Value
	}
	for i := range r.Events {
		e := &r.Events[i]
		var gold []string
		for _, g := range d.Events {
			if slices.ContainsFunc(e.Triggers, func(t record.Span) bool { return g.Span[0] < t.End && t.Start < g.Span[1] }) {
				gold = append(gold, days[g.ID]...)
			}
		}
		if len(gold) == 0 {
			continue
		}
		found := e.Time
		if v, known := ours[found]; known {
			found = v
		}
		right := found != "" && slices.ContainsFunc(gold, func(g string) bool {
			return strings.HasPrefix(found, g[:min(10, len(g))]) || strings.HasPrefix(g, found[:min(10, len(found))])
		})
		b.add("event's day", toInt(right), 1, toInt(found != ""))
		if !right {
			b.note("event's day", "%s at %q: gold %s found %s", e.Type, e.Triggers[0].Text, gold[0], found)
		}
	}
}

func scoreTimes(b *Board, prefix, text string, gold []goldTime, system []record.Time) {
	overlap := func(i, j int) float64 {
		a, s := gold[i].Span, spanOf(system[j].Span)
		inner := max(0, min(a[1], s[1])-max(a[0], s[0]))
		return float64(inner) / float64(max(1, max(a[1], s[1])-min(a[0], s[0])))
	}
	pairs := match(len(gold), len(system), 1e-9, overlap)
	strict, kind, value := 0, 0, 0
	goldUsed, systemUsed := make([]bool, len(gold)), make([]bool, len(system))
	for _, m := range pairs {
		g, s := gold[m.gold], system[m.system]
		goldUsed[m.gold], systemUsed[m.system] = true, true
		strict += toInt(g.Span == spanOf(s.Span))
		kind += toInt(g.Type == string(s.Type))
		value += toInt(g.Value == s.Value)
		if g.Value != s.Value {
			b.note("value", "%q: gold %s found %s", words(text, g.Span), g.Value, s.Value)
		}
	}
	b.add(prefix+"relaxed span", len(pairs), len(gold), len(system))
	b.add(prefix+"strict span", strict, len(gold), len(system))
	b.add(prefix+"type", kind, len(gold), len(system))
	b.add(prefix+"value", value, len(gold), len(system))
	for i, g := range gold {
		if !goldUsed[i] {
			b.note("missed time", "%s", words(text, g.Span))
		}
	}
	for i, s := range system {
		if !systemUsed[i] {
			b.note("false time", "%s", words(text, spanOf(s.Span)))
		}
	}
}
