package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sayso/record"
)

// generator makes lifelike reports of invented incidents. Each incident has
// its town, names, day and figures and is told by one to eight reports within
// a week; a report is either its own selection of the incident's sentences
// or a copy of an earlier one.
type generator struct {
	r       *rand.Rand
	made    int
	open    []*incident
	outlets []string
}

type incident struct {
	words map[string]string
	day   time.Time
	left  int
	texts []string
	lines []string // what its reports choose from
}

func newGenerator(r *rand.Rand) *generator {
	g := &generator{r: r}
	for i := range 300 {
		g.outlets = append(g.outlets, g.name()+" "+[]string{"Post", "Herald", "Tribune", "Wire", "Courier"}[i%5])
	}
	return g
}

var syllables = strings.Fields("ka lo mi ter sa bra ven du ro ni shal gor te an ul fe dar mo li zen pa qui ost har ber tul gan ey mar ost vik ra ho nel")

// name makes a name of two or three syllables, one of tens of thousands.
func (g *generator) name() string {
	var b strings.Builder
	for range 2 + g.r.IntN(2) {
		b.WriteString(syllables[g.r.IntN(len(syllables))])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// The parts that sentences are put together from; see sentence.
var (
	deeds = strings.Split("Warplanes of the {army} struck {site} in {town} on {weekday}, killing at least {n} people|Rockets fired by the {army} hit {site} near {town} on {weekday}, killing {n} people and injuring {m}|A bomb exploded at {site} in {town} on {weekday}, killing {n} people|Floods destroyed {site} in {town} on {weekday} and left {n} people missing|Thousands marched past {site} in {town} on {weekday} to protest against the {army}", "|")
	sites = strings.Split("a fuel depot|a market|a school|the old bridge|a cement plant|the bus station|a water tower|a grain store|the port|a police post|the clinic|a railway yard", "|")
	who   = strings.Split("The {army}|The {front}|{first} {last}, who runs the hospital in {town},|Residents of {town}|{capital}'s Foreign Ministry|Mayor {other} {first}|The aid group Water for {capital}|A witness, {other} {last},|The president of the {front}, {first} {other},|Rescue workers|A diplomat familiar with the matter|Engineers of the {capital} waterworks|Two drivers from {town}|An officer of the {army}|The doctors' union|Traders in {capital}|A pilot of the {army}|The governor, {last} {other},", "|")
	says  = strings.Split("said on {weekday}|told {outlet} by telephone|confirmed in a statement|denied|wrote in a post|warned reporters|announced late at night|claimed without giving details|told a crowd in {capital}|repeated over the radio|admitted after long talks|said at a press conference|noted in a report|told parliament", "|")
	what  = strings.Split("that {k} explosions were heard shortly after 3 a.m.|that at least {m} families had left {town}|that not one fighter had been at {site}|that {n} bodies had been brought to the hospital|that the road to {capital} was cut|that schools would stay closed until the end of the month|that the {front} had hidden rockets among lorry drivers|that an independent inquiry was needed|that talks would be held in {capital} next week|that the price of bread had risen by {m} percent|that {k} trucks had left {site} before dawn|that no ship had entered the port since {weekday}|that the generators would run dry within {k} hours|that {last} should resign|that both sides had agreed to a pause of {k} days|that {n} people were still missing|that the attack was a response to an earlier one|that its soldiers would leave {town} in spring", "|")
	tails = strings.Split("as smoke rose over the roofs|although few believed it|in spite of earlier promises|and asked for blood|before the line broke|while families waited at the gates|for the second time in {k} months|under the eyes of the police|without naming a source|after a meeting that lasted {k} hours|and called for calm|to the dismay of the relatives|with a map spread on the table|only a day after the funeral|because the bridges were guarded|when the power came back|during a visit to {town}|and left by helicopter", "|")
)

// sentence puts one together; two of different incidents hardly ever share a
// run of words.
func (g *generator) sentence() string {
	any := func(list []string) string { return list[g.r.IntN(len(list))] }
	return any(who) + " " + any(says) + " " + any(what) + " " + any(tails) + "."
}

func (g *generator) incident() *incident {
	n := 2 + g.r.IntN(60)
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.made/60)
	w := map[string]string{
		"town": g.name(), "capital": g.name(), "first": g.name(), "last": g.name(), "other": g.name(),
		"army": g.name() + " Army", "front": g.name() + " Front", "site": sites[g.r.IntN(len(sites))],
		"weekday": day.Weekday().String(), "n": fmt.Sprint(n), "m": fmt.Sprint(n + g.r.IntN(200)), "k": fmt.Sprint(3 + g.r.IntN(9)),
		"deed": deeds[g.r.IntN(len(deeds))],
	}
	in := &incident{words: w, day: day, left: 1 + g.r.IntN(8)}
	for range 24 {
		in.lines = append(in.lines, g.sentence())
	}
	return in
}

// next returns the next report.
func (g *generator) next() *record.Report {
	if len(g.open) < 40 || g.r.IntN(4) == 0 {
		g.open = append(g.open, g.incident())
	}
	at := g.r.IntN(len(g.open))
	in := g.open[at]
	if in.left--; in.left <= 0 {
		g.open = slices.Delete(g.open, at, at+1)
	}
	g.made++
	outlet := g.outlets[g.r.IntN(len(g.outlets))]
	text := g.text(in, outlet)
	return &record.Report{ID: fmt.Sprintf("bench-%d", g.made), Outlet: outlet, Title: text[:strings.IndexByte(text, ',')], Published: in.day.AddDate(0, 0, g.r.IntN(3)).Format(time.DateOnly), Text: text}
}

func (g *generator) text(in *incident, outlet string) string {
	if len(in.texts) > 0 && g.r.IntN(5) == 0 {
		return in.texts[g.r.IntN(len(in.texts))]
	}
	list := []string{in.words["deed"] + ", officials said."}
	for range 4 + g.r.IntN(5) { // told anew, or as agencies tell it
		list = append(list, g.sentence(), in.lines[g.r.IntN(len(in.lines))])
	}
	var pairs []string
	for k, v := range in.words {
		pairs = append(pairs, "{"+k+"}", v)
	}
	fill := strings.NewReplacer(append(pairs, "{outlet}", outlet)...)
	text := fill.Replace(strings.Join(list, "\n\n")) + "\n"
	in.texts = append(in.texts, text)
	return text
}
