package eval

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"sayso/record"
)

// recordGold is a whole record read by hand. Its entities carry aliases.
type recordGold struct {
	record.Record
	aliases map[record.EntityID][]string
}

// UnmarshalJSON reads a record and its entities' aliases.
func (g *recordGold) UnmarshalJSON(b []byte) error {
	if err := json.Unmarshal(b, &g.Record); err != nil {
		return err
	}
	var more struct {
		Entities []struct {
			ID      record.EntityID
			Aliases []string
		}
	}
	if err := json.Unmarshal(b, &more); err != nil {
		return err
	}
	g.aliases = map[record.EntityID][]string{}
	for _, e := range more.Entities {
		g.aliases[e.ID] = e.Aliases
	}
	return nil
}

// input keeps the annotator's readings of the report's head from the reader,
// as they are told in the text or with the input alone.
func (g *recordGold) input() *document {
	r := &g.Report
	return &document{ID: r.ID, URL: r.URL, Outlet: r.Outlet, Title: r.Title, Published: r.Published, Text: r.Text}
}

// vague are words of names that tell nobody apart.
var vague = wordSet("the a an of and in on for to mr mrs ms dr president minister prime foreign spokesman spokeswoman spokesperson")

// pronouns do not name their entity.
var pronouns = wordSet("he she it they who his her their its")

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

var wordRun = regexp.MustCompile(`[\pL\pN_]+`)

// telling returns the words of names that tell their entity apart.
func telling(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		for _, w := range wordRun.FindAllString(strings.ToLower(n), -1) {
			if !vague[w] && len([]rune(w)) > 1 {
				out[w] = true
			}
		}
	}
	return out
}

// recordScore scores one record against its gold.
type recordScore struct {
	b      *Board
	g      *recordGold
	s      *record.Record
	tok    tokens
	goldBy map[record.EntityID]map[string]bool // telling words
	sysBy  map[record.EntityID]map[string]bool
	// sysToGold pairs statements by content, system index to gold index.
	sysToGold map[int]int
	sysIndex  map[record.StatementID]int
	goldIndex map[record.StatementID]int
	// events that were paired by their triggers.
	eventPairs []pairing
}

func scoreRecord(b *Board, g *recordGold, s *record.Record) {
	x := &recordScore{b: b, g: g, s: s, tok: tokensOf(g.Report.Text),
		goldBy: map[record.EntityID]map[string]bool{}, sysBy: map[record.EntityID]map[string]bool{},
		sysToGold: map[int]int{}, sysIndex: map[record.StatementID]int{}, goldIndex: map[record.StatementID]int{}}
	for _, e := range g.Entities {
		x.goldBy[e.ID] = telling(append([]string{e.Name}, g.aliases[e.ID]...)...)
	}
	for _, e := range s.Entities {
		names := []string{e.Name}
		for _, m := range e.Mentions {
			if !pronouns[strings.ToLower(m.Text)] {
				names = append(names, m.Text)
			}
		}
		x.sysBy[e.ID] = telling(names...)
	}
	for i, st := range s.Statements {
		x.sysIndex[st.ID] = i
	}
	for i, st := range g.Statements {
		x.goldIndex[st.ID] = i
	}
	x.fields()
	x.statements()
	x.events()
	x.figures()
	x.times()
}

// same tells whether a gold and a system entity share a telling word.
func (x *recordScore) same(gold, system record.EntityID) bool {
	for w := range x.goldBy[gold] {
		if x.sysBy[system][w] {
			return true
		}
	}
	return false
}

var notWord = regexp.MustCompile(`[^\pL\pN_]+`)

func (x *recordScore) fields() {
	plain := func(v string) string {
		return strings.ToLower(strings.TrimSpace(notWord.ReplaceAllString(v, " ")))
	}
	g, s := &x.g.Report, &x.s.Report
	for _, f := range [][2]string{
		{g.Outlet, s.Outlet}, {g.Title, s.Title}, {strings.Join(g.Byline, " "), strings.Join(s.Byline, " ")},
		{strings.Join(g.Credits, " "), strings.Join(s.Credits, " ")}, {g.Published, s.Published},
	} {
		if f[0] != "" {
			x.b.add("report fields", toInt(plain(f[0]) == plain(f[1])), 1, toInt(f[1] != ""))
		}
	}
}

func (x *recordScore) statements() {
	G, S, id, text := x.g.Statements, x.s.Statements, x.g.Report.ID, x.g.Report.Text
	gc, sc := make([][]int, len(G)), make([][]int, len(S))
	for i := range G {
		gc[i] = x.tok.cover(spansOf(G[i].Content)...)
	}
	for i := range S {
		sc[i] = x.tok.cover(spansOf(S[i].Content)...)
	}
	pairs := match(len(G), len(S), 0.5, func(i, j int) float64 { return dice(gc[i], sc[j]) })
	x.b.add("statement content", len(pairs), len(G), len(S))
	sourced, who, act, via := 0, 0, 0, 0
	found := make([]bool, len(G))
	for _, m := range pairs {
		g, s := &G[m.gold], &S[m.system]
		found[m.gold] = true
		x.sysToGold[m.system] = m.gold
		for i := range min(len(g.Via), len(s.Via)) {
			via += toInt(x.same(g.Via[i], s.Via[i]))
		}
		near := g.SourceSpan != nil && s.SourceSpan != nil && dice(x.tok.cover(spanOf(*g.SourceSpan)), x.tok.cover(spanOf(*s.SourceSpan))) >= 0.5
		if !near && !x.same(g.Source, s.Source) {
			x.b.note("wrong source", "%s: gold %s found %s | %s", id, g.Source, s.Source, words(text, spansOf(g.Content)...))
			continue
		}
		sourced++
		who += toInt(x.same(g.Source, s.Source))
		act += toInt(g.Act == s.Act)
	}
	x.b.add("statement with source", sourced, len(G), len(S))
	x.b.add("  who it is (resolved)", who, sourced, sourced)
	x.b.add("  act", act, sourced, sourced)
	x.unpaired(found)
	gv, sv := 0, 0
	for i := range G {
		gv += len(G[i].Via)
	}
	for i := range S {
		sv += len(S[i].Via)
	}
	x.b.add("relays (via)", via, gv, sv)
}

func (x *recordScore) unpaired(found []bool) {
	id, text := x.g.Report.ID, x.g.Report.Text
	for i, g := range x.g.Statements {
		if !found[i] {
			x.b.note("missed statement", "%s: %s | %s | %s", id, g.Source, words(text, spansOf(g.Cue)...), words(text, spansOf(g.Content)...))
		}
	}
	for i, s := range x.s.Statements {
		if _, ok := x.sysToGold[i]; !ok {
			x.b.note("false statement", "%s: %s | %s", id, words(text, spansOf(s.Cue)...), words(text, spansOf(s.Content)...))
		}
	}
}

func (x *recordScore) events() {
	G, S, id, text := x.g.Events, x.s.Events, x.g.Report.ID, x.g.Report.Text
	gt, st := make([][]int, len(G)), make([][]int, len(S))
	for i := range G {
		gt[i] = x.tok.cover(spansOf(G[i].Triggers)...)
	}
	for i := range S {
		st[i] = x.tok.cover(spansOf(S[i].Triggers)...)
	}
	x.eventPairs = match(len(G), len(S), 0.5, func(i, j int) float64 {
		v := float64(common(gt[i], st[j]))
		if v > 0 && G[i].Type == S[j].Type {
			v += 0.5
		}
		return v
	})
	typed := 0
	goldFound, sysFound := make([]bool, len(G)), make([]bool, len(S))
	for _, m := range x.eventPairs {
		typed += toInt(G[m.gold].Type == S[m.system].Type)
		goldFound[m.gold], sysFound[m.system] = true, true
	}
	x.b.add("event found", len(x.eventPairs), len(G), len(S))
	x.b.add("event with type", typed, len(G), len(S))
	for i := range G {
		if !goldFound[i] {
			x.b.note("missed event", "%s: %s %s", id, G[i].Type, words(text, spansOf(G[i].Triggers)...))
		}
	}
	for i := range S {
		if !sysFound[i] {
			x.b.note("false event", "%s: %s %s", id, S[i].Type, words(text, spansOf(S[i].Triggers)...))
		}
	}
	for _, m := range x.eventPairs {
		x.event(&G[m.gold], &S[m.system])
	}
}

func (x *recordScore) event(g, s *record.Event) {
	x.b.add("  actors", x.shared(g.Actors, s.Actors), len(g.Actors), len(s.Actors))
	x.b.add("  recipients", x.shared(g.Recipients, s.Recipients), len(g.Recipients), len(s.Recipients))
	gp, sp := placeNames(x.g.Places, g.Places), placeNames(x.s.Places, s.Places)
	hit := 0
	for _, p := range gp {
		hit += toInt(slices.ContainsFunc(sp, func(q string) bool {
			return p != "" && q != "" && (strings.Contains(p, q) || strings.Contains(q, p))
		}))
	}
	x.b.add("  places", hit, len(gp), len(sp))
	when := s.Time
	for _, t := range x.s.Times {
		if string(t.ID) == when {
			when = t.Value
			break
		}
	}
	x.b.add("  date", toInt(g.Time != "" && when != "" && strings.HasPrefix(when, g.Time)), toInt(g.Time != ""), toInt(when != ""))
	x.b.add("  status", toInt(g.Status == s.Status), 1, 1)
	x.vouch("  event: on whose word", g.Word, s.Word)
}

func (x *recordScore) shared(gold, system []record.EntityID) int {
	n := 0
	for _, g := range gold {
		n += toInt(slices.ContainsFunc(system, func(s record.EntityID) bool { return x.same(g, s) }))
	}
	return n
}

func placeNames(places []record.Place, ids []record.PlaceID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		for _, p := range places {
			if p.ID == id {
				out[i] = strings.ToLower(p.Name)
			}
		}
	}
	return out
}

// vouch compares vouchers as gold statements, or the outlet.
func (x *recordScore) vouch(name string, gold, system []record.Word) {
	g, s := map[int]bool{}, map[int]bool{}
	const outlet = -1
	for _, w := range gold {
		if w.Outlet {
			g[outlet] = true
		} else if i, ok := x.goldIndex[w.Statement]; ok {
			g[i] = true
		}
	}
	for _, w := range system {
		if w.Outlet {
			s[outlet] = true
		} else if i, ok := x.sysIndex[w.Statement]; ok {
			if at, paired := x.sysToGold[i]; paired {
				s[at] = true
			} else {
				s[-2-i] = true // a voucher that no gold statement stands for
			}
		}
	}
	right := 0
	for k := range g {
		right += toInt(s[k])
	}
	x.b.add(name, right, len(g), len(s))
}

func (x *recordScore) figures() {
	G, S, id, text := x.g.Figures, x.s.Figures, x.g.Report.ID, x.g.Report.Text
	pairs := match(len(G), len(S), 0.2, func(i, j int) float64 {
		return dice(x.tok.cover(spanOf(G[i].Span)), x.tok.cover(spanOf(S[j].Span)))
	})
	var good []pairing
	goldGood, sysGood := make([]bool, len(G)), make([]bool, len(S))
	for _, m := range pairs {
		if G[m.gold].Measure == S[m.system].Measure {
			good = append(good, m)
			goldGood[m.gold], sysGood[m.system] = true, true
		}
	}
	x.b.add("figure found", len(pairs), len(G), len(S))
	x.b.add("figure with measure", len(good), len(G), len(S))
	bounds, tied, goldTied, sysTied := 0, 0, 0, 0
	for _, m := range good {
		g, s := &G[m.gold], &S[m.system]
		bounds += toInt(equal(g.Value, s.Value) && equal(g.Low, s.Low) && equal(g.High, s.High))
		goldTied += toInt(g.Event != "")
		sysTied += toInt(s.Event != "")
		tied += toInt(x.sameEvent(g.Event, s.Event))
	}
	x.b.add("  value and bounds", bounds, len(good), len(good))
	x.b.add("  tied to its event", tied, goldTied, sysTied)
	for _, m := range good {
		x.vouch("  figure: on whose word", G[m.gold].Word, S[m.system].Word)
	}
	for i := range G {
		if !goldGood[i] {
			x.b.note("missed figure", "%s: %s %s", id, G[i].Measure, words(text, spanOf(G[i].Span)))
		}
	}
	for i := range S {
		if !sysGood[i] {
			x.b.note("false figure", "%s: %s %s", id, S[i].Measure, words(text, spanOf(S[i].Span)))
		}
	}
}

func equal(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func (x *recordScore) sameEvent(gold, system record.EventID) bool {
	if gold == "" || system == "" {
		return false
	}
	for _, m := range x.eventPairs {
		if x.g.Events[m.gold].ID == gold && x.s.Events[m.system].ID == system {
			return true
		}
	}
	return false
}

func (x *recordScore) times() {
	gold := make([]goldTime, len(x.g.Times))
	for i, t := range x.g.Times {
		gold[i] = goldTime{Span: spanOf(t.Span), Type: string(t.Type), Value: t.Value}
	}
	scoreTimes(x.b, "time ", x.g.Report.Text, gold, x.s.Times)
}
