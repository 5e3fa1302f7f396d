package eval

import "sayso/record"

// timexGold is a document of a corpus of time expressions.
type timexGold struct {
	document
	Timexes []goldTime
}

type goldTime struct {
	Span        span
	Type, Value string
}

func scoreTimex(b *Board, d *timexGold, r *record.Record) {
	scoreTimes(b, "", d.Text, d.Timexes, r.Times)
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
