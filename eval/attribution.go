package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sayso/record"
)

// attributionGold is a document of an attribution corpus.
type attributionGold struct {
	document
	Attributions []struct {
		Source, Cue, Content []span
	}
}

// roles of an attribution, by their three sets of tokens.
var attributionRoles = [...]string{"source", "cue", "content"}

type attribution struct {
	tokens [3][]int
	pieces [3][]span
}

func scoreAttribution(b *Board, d *attributionGold, r *record.Record) {
	tok := tokensOf(d.Text)
	of := func(pieces [3][]span) attribution {
		a := attribution{pieces: pieces}
		for i, p := range pieces {
			a.tokens[i] = tok.cover(p...)
		}
		return a
	}
	var gold, system []attribution
	for _, a := range d.Attributions {
		gold = append(gold, of([3][]span{a.Source, a.Cue, a.Content}))
	}
	for _, s := range r.Statements {
		var source []span
		if s.SourceSpan != nil {
			source = []span{spanOf(*s.SourceSpan)}
		}
		system = append(system, of([3][]span{source, spansOf(s.Cue), spansOf(s.Content)}))
	}
	for i, role := range attributionRoles {
		g, s := union(gold, i), union(system, i)
		b.add(role+" tokens", common(g, s), len(g), len(s))
		gp, sp := pieces(tok, gold, i), pieces(tok, system, i)
		b.add(role+" pieces exact", both(gp, sp), len(gp), len(sp))
	}
	linked(b, d, gold, system)
}

// linked scores whole attributions, paired by their content.
func linked(b *Board, d *attributionGold, gold, system []attribution) {
	const source, cue, content = 0, 1, 2
	g, s := len(gold), len(system)
	pairs := match(g, s, 0.5, func(i, j int) float64 { return dice(gold[i].tokens[content], system[j].tokens[content]) })
	exact, full, all := 0, 0, 0
	found := make([]bool, g)
	for _, m := range pairs {
		x, y := gold[m.gold], system[m.system]
		found[m.gold] = true
		exact += toInt(slices.Equal(x.tokens[content], y.tokens[content]))
		if dice(x.tokens[source], y.tokens[source]) >= 0.5 || len(x.tokens[source])+len(y.tokens[source]) == 0 {
			full++
			all += toInt(common(x.tokens[cue], y.tokens[cue]) > 0 || len(x.tokens[cue])+len(y.tokens[cue]) == 0)
		}
	}
	b.add("content overlap>=.5", len(pairs), g, s)
	b.add("content exact", exact, g, s)
	b.add("content+source", full, g, s)
	b.add("content+source+cue", all, g, s)
	overlaps(b, gold, system)
	quoteTypes(b, d, pairs, s)
	b.add("speaker unknown", unknown(system), s, s)
	for i, a := range d.Attributions {
		if !found[i] {
			b.note("missed", "%s: [%s] %s | %s", d.ID, words(d.Text, a.Source...), words(d.Text, a.Cue...), words(d.Text, a.Content...))
		}
	}
}

// RulesAlone scores attributions as the task does with a reader that goes by
// rules alone, learned from no corpus, and writes the rows that tell.
func RulesAlone(w io.Writer, gold string, r Reader) error {
	var all strings.Builder
	if err := scoring(scoreAttribution)(&all, gold, r, 0); err != nil {
		return err
	}
	for line := range strings.Lines(all.String()) {
		for _, row := range [...]string{"source pieces exact", "cue pieces exact", "content pieces exact", "content+source "} {
			if strings.HasPrefix(line, row) {
				if _, err := fmt.Fprintf(w, "%-28s %s", "rules alone: "+strings.TrimSpace(strings.TrimSuffix(row, " exact")), line[nameWidth:]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func union(list []attribution, role int) []int {
	var out []int
	for _, a := range list {
		out = append(out, a.tokens[role]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pieces returns the contiguous pieces of a role as sets of tokens, each once.
func pieces(tok tokens, list []attribution, role int) map[string]bool {
	out := map[string]bool{}
	for _, a := range list {
		for _, p := range a.pieces[role] {
			if c := tok.cover(p); len(c) > 0 {
				out[fmt.Sprint(c[0], c[len(c)-1])] = true
			}
		}
	}
	return out
}

func both(a, b map[string]bool) int {
	n := 0
	for k := range a {
		n += toInt(b[k])
	}
	return n
}

// overlaps scores contents paired at the two degrees of overlap that the
// field reports.
func overlaps(b *Board, gold, system []attribution) {
	const content = 2
	for _, least := range []float64{0.3, 0.8} {
		pairs := match(len(gold), len(system), least, func(i, j int) float64 { return dice(gold[i].tokens[content], system[j].tokens[content]) })
		b.add(fmt.Sprintf("content overlap>=%.1f", least), len(pairs), len(gold), len(system))
	}
}

// quoteTypes tells what share of the gold's direct, mixed and indirect
// contents was found; precision means nothing here.
func quoteTypes(b *Board, d *attributionGold, pairs []pairing, found int) {
	hit := map[int]bool{}
	for _, m := range pairs {
		hit[m.gold] = true
	}
	for i, a := range d.Attributions {
		b.add("  recall, "+quoteType(d.Text, a.Content), toInt(hit[i]), 1, toInt(hit[i]))
	}
}

// quoteType is direct where every piece is a whole quotation, mixed where
// there are marks at all, else indirect.
func quoteType(text string, content []span) string {
	marks, whole := 0, 0
	for _, c := range content {
		piece := strings.Trim(text[c[0]:c[1]], " ,.\n")
		if strings.ContainsAny(piece, "“”\"") {
			marks++
		}
		if strings.HasPrefix(piece, "“") || strings.HasPrefix(piece, "\"") {
			if strings.HasSuffix(piece, "”") || strings.HasSuffix(piece, "\"") {
				whole++
			}
		}
	}
	switch {
	case whole > 0 && whole == len(content):
		return "direct"
	case marks > 0:
		return "mixed"
	}
	return "indirect"
}

// unknown counts attributions that name no source.
func unknown(system []attribution) int {
	n := 0
	for _, a := range system {
		n += toInt(len(a.tokens[0]) == 0)
	}
	return n
}
