package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// comparePage sets two reports side by side.
type comparePage struct {
	frame
	A, B    side
	Apart   bool // they are in different stories
	Groups  []comparison
	Carried []carried
	Share   string // of B's sentences in A, or the other way round
}

// Sides are the two reports, A and B.
func (p comparePage) Sides() []side { return []side{p.A, p.B} }

// side is one of the two reports.
type side struct {
	ID, Title, Outlet, Day, Address string
}

// comparison is one kind of finding: pairs that both have, and the rest.
type comparison struct {
	Kind  string // "Statements"
	Both  []pair
	OnlyA []compared
	OnlyB []compared
}

// pair is a finding that both reports have.
type pair struct {
	A, B compared
	Same bool // in every word shown
}

// compared is a finding in one line.
type compared struct {
	Head, Words, Href string
	key               string   // equal keys match
	words             []string // for likeness
}

// carried is a sentence that stands in both.
type carried struct{ A, B string }

func compareAddress(a, b string) string {
	return "/compare?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b)
}

func (d *desk) compare(w http.ResponseWriter, r *http.Request) error {
	a, b := r.FormValue("a"), r.FormValue("b")
	if a == "" || b == "" || a == b {
		return unclear("Choose two different reports to compare.")
	}
	repA, recA, err := d.reportAndRecord(r, a)
	if err != nil {
		return err
	}
	repB, recB, err := d.reportAndRecord(r, b)
	if err != nil {
		return err
	}
	page := comparePage{frame: d.frame(r, "Compare"), A: sideOf(recA), B: sideOf(recB), Apart: repA.Story != repB.Story || repA.Story == ""}
	v := &storyView{woven: new(weaving.Woven)}
	if !page.Apart {
		if v, _, err = d.viewPart(r.Context(), repA.Story, map[string]bool{repA.ID: true, repB.ID: true}); err != nil {
			return err
		}
	}
	page.Groups = []comparison{
		match("Statements", v.statementsOf(recA), v.statementsOf(recB)),
		match("Events", v.eventsOf(recA), v.eventsOf(recB)),
		match("Figures", v.figuresOf(recA), v.figuresOf(recB)),
	}
	page.carry(v, recA, recB)
	return d.render(w, http.StatusOK, "compare", page)
}

func sideOf(rec *record.Record) side {
	return side{rec.Report.ID, show.Title(&rec.Report), rec.Report.Outlet, show.Day(rec.Report.Published), reportAddress(rec.Report.ID)}
}

// carry lists the sentences that stand in both reports, whether one has them
// from the other or both from a third.
func (p *comparePage) carry(v *storyView, a, b *record.Record) {
	for _, s := range weaving.Passages(a, b) {
		p.Carried = append(p.Carried, carried{s.Span.Text, s.There.Text})
	}
	for _, l := range v.woven.Reports {
		if l.Copy != nil && (l.Report == a.Report.ID && l.Copy.Of == b.Report.ID || l.Report == b.Report.ID && l.Copy.Of == a.Report.ID) {
			p.Share = percent(l.Copy.Share)
		}
	}
}

func (v *storyView) statementsOf(rec *record.Record) []compared {
	var out []compared
	view := show.NewView(rec)
	for _, sp := range view.Speakers {
		for _, s := range sp.Statements {
			out = append(out, compared{Head: sp.Name + " · " + s.Cue, Words: s.Words, Href: reportAddress(rec.Report.ID, string(s.ID)), words: wordsOf(s.Words)})
		}
	}
	return out
}

func (v *storyView) eventsOf(rec *record.Record) []compared {
	woven := map[record.EventID]string{}
	for _, e := range v.woven.Events {
		for _, m := range e.Members {
			if m.Report == rec.Report.ID {
				woven[m.Event] = e.ID
			}
		}
	}
	var out []compared
	for _, e := range show.NewView(rec).Events {
		c := compared{Head: show.EventKind(e.Type, e.Mode) + " · " + string(e.Status), Href: reportAddress(rec.Report.ID, string(e.ID)), key: woven[e.ID]}
		c.Words = "“" + strings.Join(e.Named, "”, “") + "”"
		if e.Actors != "" || e.Recipients != "" {
			c.Words += ": " + orElse(e.Actors, "?") + " → " + orElse(e.Recipients, "?")
		}
		for _, extra := range []string{e.Where, e.When} {
			if extra != "" {
				c.Words += " · " + extra
			}
		}
		out = append(out, c)
	}
	return out
}

func (v *storyView) figuresOf(rec *record.Record) []compared {
	var out []compared
	for _, f := range show.NewView(rec).Figures {
		out = append(out, compared{
			Head: string(f.Measure) + " · " + f.Bounds, Words: show.Flat(f.Span.Text), Href: reportAddress(rec.Report.ID, string(f.ID)),
			key: string(f.Measure) + "|" + f.Bounds + "|" + f.Scope,
		})
	}
	return out
}

// wordsOf are a text's words in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// alike is the share of words that two texts have in common (Jaccard's).
func alike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	in := map[string]int{}
	for _, w := range a {
		in[w] |= 1
	}
	for _, w := range b {
		in[w] |= 2
	}
	both := 0
	for _, m := range in {
		if m == 3 {
			both++
		}
	}
	return float64(both) / float64(len(in))
}

// match pairs the findings of two reports: those with the same key, and
// without keys the most alike beyond half of their words.
func match(kind string, a, b []compared) comparison {
	c := comparison{Kind: kind}
	taken := make([]bool, len(b))
	for _, x := range a {
		best, score := -1, 0.5
		for i, y := range b {
			if taken[i] || x.key != y.key {
				continue
			}
			s := 1.0
			if x.key == "" {
				s = alike(x.words, y.words)
			}
			if s > score {
				best, score = i, s
			}
		}
		if best < 0 {
			c.OnlyA = append(c.OnlyA, x)
			continue
		}
		taken[best] = true
		c.Both = append(c.Both, pair{x, b[best], x.Words == b[best].Words})
	}
	for i, y := range b {
		if !taken[i] {
			c.OnlyB = append(c.OnlyB, y)
		}
	}
	return c
}

func percent(share float64) string {
	return strconv.Itoa(int(cmp.Or(share*100+0.5, 0))) + " %"
}
