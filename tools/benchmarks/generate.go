package main

import (
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sayso/data"
	"sayso/record"
)

//go:embed words.txt
var wordLists string

// vocabulary is what words.txt holds.
type vocabulary struct {
	topics []map[string][]string
	any    map[string][]string
}

func readVocabulary(text string) vocabulary {
	v := vocabulary{any: map[string][]string{}}
	var at map[string][]string
	for line := range strings.Lines(text) {
		kind, list, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case !ok || strings.HasPrefix(kind, "#"):
		case kind == "topic" && list == "any":
			at = v.any
		case kind == "topic":
			at = map[string][]string{}
			v.topics = append(v.topics, at)
		default:
			at[kind] = strings.Split(list, "|")
		}
	}
	return v
}

// generator makes lifelike reports of invented incidents. Names of people and
// towns are the world's, so that incidents share some as news does; each
// incident has its own of them, its things and its figures. Most incidents
// are told a few times within days, some by hundreds. Two fifths of the
// reports are briefs, a fifth are long; on average they are as long as our
// examples. A fifth are copies of earlier ones, whole, cut, or with an
// outlet's own paragraph.
type generator struct {
	r              *rand.Rand
	words          vocabulary
	given, kin     []string
	towns, outlets []string
	made           int
	open           []*incident
	hot            float64 // the share of reports on one incident that never ends
}

// incident is something that happened and its reports tell of.
type incident struct {
	own   map[string]string
	lists map[string][]string
	day   time.Time
	left  int
	texts []string
}

func newGenerator(r *rand.Rand) *generator {
	g := &generator{r: r, words: readVocabulary(wordLists), given: firstColumn(data.Given), kin: firstColumn(data.Surnames)}
	for _, t := range firstColumn(data.DatelinePlaces) {
		if isWord(t) {
			g.towns = append(g.towns, capital(t))
		}
	}
	for i := range 400 {
		g.outlets = append(g.outlets, g.one(g.towns)+" "+[]string{"Post", "Herald", "Tribune", "Wire", "Courier"}[i%5])
	}
	return g
}

func firstColumn(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		if word, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); word != "" && word[0] != '#' {
			out = append(out, word)
		}
	}
	return out
}

func isWord(s string) bool {
	return len(s) > 4 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (g *generator) one(list []string) string { return list[g.r.IntN(len(list))] }

// perDay is how many reports a day has, busiest how many an incident can
// have at most, toTell how many are to come at any time of incidents that have
// begun: what an incident has to tell dies away in about four days, and the
// ledger's days are alike from the first week to the last.
const (
	perDay  = 300
	busiest = 400
	toTell  = 4 * perDay
)

func (g *generator) incident() *incident {
	topic := g.words.topics[g.r.IntN(len(g.words.topics))]
	n := 2 + g.r.IntN(60)
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.made/perDay)
	in := &incident{day: day, lists: map[string][]string{}, own: map[string]string{
		"town": g.one(g.towns), "capital": g.one(g.towns), "first": g.one(g.given), "last": g.one(g.kin), "other": g.one(g.given), "kin": g.one(g.kin),
		"army": g.one(g.towns) + " " + g.one([]string{"Army", "Brigade", "Guard", "Coalition"}), "front": g.one(g.kin) + " " + g.one([]string{"Front", "Movement", "Legion"}),
		"party": g.one(g.towns) + " " + g.one([]string{"Party", "Alliance", "League", "Congress"}), "site": g.one(g.words.any["site"]),
		"weekday": day.Weekday().String(), "when": "on " + day.Weekday().String(), "month": day.AddDate(0, -1, 0).Month().String(),
		"n": strconv.Itoa(n), "m": strconv.Itoa(n + g.r.IntN(200)),
	}}
	in.lists["deed"] = []string{g.one(topic["deed"])}
	// Few incidents make many reports: a Pareto distribution.
	in.left = min(busiest, int(math.Pow(1-g.r.Float64(), -1/1.15)))
	in.lists["things"] = g.some(topic["things"], 7)
	for _, kind := range []string{"thing", "how", "trade", "did"} {
		in.lists[kind] = g.some(g.words.any[kind], 12)
	}
	return in
}

// some returns n of a list.
func (g *generator) some(list []string, n int) []string {
	list = slices.Clone(list)
	g.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:n]
}

// fill replaces what stands in braces.
func (g *generator) fill(in *incident, outlet, pattern string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		kind, after, _ := strings.Cut(rest, "}")
		pattern = after
		switch {
		case kind == "outlet":
			b.WriteString(outlet)
		case kind == "k" || kind == "K":
			b.WriteString(strconv.Itoa(3 + g.r.IntN(9)))
		case kind == "city":
			b.WriteString(g.one([]string{in.own["capital"], in.own["capital"], g.one(g.towns)}))
		case kind == "anyone":
			b.WriteString(g.one(g.given) + " " + g.one(g.kin))
		case in.own[kind] != "":
			b.WriteString(in.own[kind])
		case in.lists[kind] != nil && (kind == "deed" || kind == "things" || g.r.IntN(2) == 0):
			b.WriteString(g.fill(in, outlet, g.one(in.lists[kind])))
		default:
			b.WriteString(g.fill(in, outlet, g.one(g.words.any[kind])))
		}
	}
}

// sentence is a statement, direct or not, or a plain fact.
func (g *generator) sentence(in *incident, outlet string) string {
	speaker := g.fill(in, outlet, "{speaker}")
	switch g.r.IntN(8) {
	case 0:
		return "“" + capital(g.fill(in, outlet, "{fact}")) + ",” " + speaker + " said. “" + ended(g.fill(in, outlet, "{fact} {tail}")) + "”"
	case 1, 2:
		return ended(g.fill(in, outlet, "{plain}"))
	}
	if strings.Contains(speaker, ", ") {
		speaker += ","
	}
	return ended(speaker + " " + g.fill(in, outlet, "{cue} that {fact} {tail}"))
}

// ended gives a sentence its capital and its full stop.
func ended(s string) string { return capital(strings.TrimRight(s, " ,.")) + "." }

// toTell is how many reports are still to come of the incidents that are open.
func (g *generator) toTell() (n int) {
	for _, in := range g.open {
		n += in.left
	}
	return n
}

// next returns the next report.
func (g *generator) next() *record.Report {
	for g.toTell() < toTell {
		g.open = append(g.open, g.incident())
	}
	// The more is left to tell of an incident, the more is told: news of large
	// and small ones dies away in the same few days.
	at, n := 0, g.r.IntN(g.toTell())
	for n -= g.open[0].left; n >= 0; n -= g.open[at].left {
		at++
	}
	if g.r.Float64() < g.hot {
		at = 0
		g.open[0].left = busiest
	}
	in := g.open[at]
	if in.left--; in.left <= 0 {
		g.open = slices.Delete(g.open, at, at+1)
	}
	g.made++
	outlet := g.one(g.outlets)
	text := g.text(in, outlet)
	title, _, _ := strings.Cut(text, ", ")
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.made/perDay)
	return &record.Report{ID: fmt.Sprintf("bench-%d", g.made), Outlet: outlet, Title: title, Published: day.Format(time.DateOnly), Text: text}
}

// text is a report's text: a copy, or the deed told anew and what is said
// about it.
func (g *generator) text(in *incident, outlet string) string {
	if len(in.texts) > 0 && g.r.IntN(5) == 0 {
		old := in.texts[g.r.IntN(len(in.texts))]
		switch cut := strings.LastIndex(old[:len(old)/2], "\n\n"); {
		case g.r.IntN(3) == 0 && cut > 0:
			return old[:cut] + "\n"
		case g.r.IntN(2) == 0:
			return g.paragraph(in, outlet) + "\n\n" + old
		}
		return old
	}
	length := [...]int{1, 2, 4, 5, 9}[g.r.IntN(5)] + g.r.IntN(4) // paragraphs
	list := []string{g.fill(in, outlet, "{deed}, "+g.one([]string{"officials said", "{speaker} said", "according to {speaker}", "residents said"})) + "."}
	for range length {
		list = append(list, g.paragraph(in, outlet))
	}
	text := strings.Join(list, "\n\n") + "\n"
	in.texts = append(in.texts, text)
	return text
}

func (g *generator) paragraph(in *incident, outlet string) string {
	p := g.sentence(in, outlet)
	if g.r.IntN(3) > 0 {
		p += " " + g.sentence(in, outlet)
	}
	return p
}
