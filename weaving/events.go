package weaving

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso/record"
)

// teller is one report's event with what joining it needs.
type teller struct {
	member     EventMember
	event      *record.Event
	time       string   // resolved value
	from       int      // the first day that time can be; Undated if not known
	published  int      // the last day that its report's publication can be; Undated if not known
	places     []string // names
	sites      []string // those of them that are no region or country, lower case
	countries  []string
	actors     []string // entities across reports
	recipients []string
	figures    []told
	words      []string       // roots of the trigger words
	rarity     []float64      // of each of them, as written
	around     []surroundings // of the first triggers
	sentences  []int          // of the report's digest, where its triggers stand
}

// told is a figure of an event: "killed 12", and who gives it.
type told struct {
	figure  string
	value   float64
	sources []string
}

// eventAt is the least average score of one event's tellers.
const eventAt = 0.4

// against is the score of two tellers that can't be of one event.
const against = -1

// carriedBecause is the evidence of a sentence that one report has from another.
var carriedBecause = []Because{"told in the same sentence, carried over"}

// tellersOf prepares a record's events.
func (w *storyWeave) tellersOf(r *record.Record, d *Digest) []teller {
	places := map[record.PlaceID]*record.Place{}
	for i := range r.Places {
		places[r.Places[i].ID] = &r.Places[i]
	}
	out := make([]teller, 0, len(r.Events))
	for i := range r.Events {
		e := &r.Events[i]
		t := teller{member: EventMember{r.Report.ID, e.ID}, event: e, time: resolve(r, e.Time), published: lastDay(d)}
		t.from = firstDay(t.time)
		for _, id := range e.Places {
			if p := places[id]; p != nil {
				t.stands(p)
			}
		}
		for _, id := range e.Actors {
			t.actors = append(t.actors, w.cast.of(r.Report.ID, id))
		}
		for _, id := range e.Recipients {
			t.recipients = append(t.recipients, w.cast.of(r.Report.ID, id))
		}
		for j := range r.Figures {
			if f := &r.Figures[j]; f.Event == e.ID && f.Value != nil {
				t.figures = append(t.figures, w.told(r, f))
			}
		}
		for _, s := range e.Triggers {
			t.words = append(t.words, root(s.Text))
			t.rarity = append(t.rarity, background.idf(hash('w', strings.ToLower(s.Text))))
			if len(t.around) < mostAround {
				t.around = append(t.around, surrounding(r.Report.Text, s.Start, s.End))
			}
			t.sentences = append(t.sentences, sentenceAt(d, s.Start))
		}
		out = append(out, t)
	}
	return out
}

// mostAround bounds how many mentions of one event are compared word by word.
const mostAround = 3

func (t *teller) stands(p *record.Place) {
	name := strings.ToLower(p.Name)
	t.places = union(t.places, []string{p.Name})
	t.countries = union(t.countries, []string{p.Country})
	if isSite(p) {
		t.sites = union(t.sites, []string{name})
	}
}

// isSite tells whether a place is no region or country.
func isSite(p *record.Place) bool {
	return p.Precision != record.PrecisionCountry && p.Precision != record.PrecisionRegion && p.Kind != "country"
}

func (w *storyWeave) told(r *record.Record, f *record.Figure) told {
	t := told{figure: fmt.Sprintf("%s %g", f.Measure, *f.Value), value: *f.Value}
	for _, word := range f.Word {
		t.sources = append(t.sources, w.version(r, word).Source)
	}
	return t
}

func sentenceAt(d *Digest, at int) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, at, func(s Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	if i < len(d.Sentences) && d.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// deeds are the types of events that are known by where and when they
// happened; of all others there may be many in one place on one day, and who
// did it must agree.
var deeds = map[record.EventType]bool{
	record.EvAssault: true, record.EvDisaster: true, record.EvAccident: true, record.EvDisease: true, record.EvCrime: true,
	record.EvProtest: true, record.EvElection: true, record.EvOther: true,
}

// compatible tells whether nothing speaks against two tellers being of one
// event.
func compatible(a, b *teller) bool {
	return sameDay(a.time, b.time) && meet(a.countries, b.countries) && meet(a.sites, b.sites) && sameMode(a, b) && !a.precedes(b) && !b.precedes(a)
}

// precedes tells whether a's report was out before b can have happened, and
// yet tells of a as something past: it is another event.
func (a *teller) precedes(b *teller) bool {
	return a.published != Undated && b.from != Undated && a.published < b.from && happened(a.event.Status)
}

// lastDay is the day of a report's publication: where the clock is that of
// UTC, the latest that it then was anywhere.
func lastDay(d *Digest) int {
	const east = "10" // at this hour of UTC a new day begins in the far east
	if d.Day != Undated && strings.HasSuffix(d.Published, "Z") && len(d.Published) > len("2006-01-02T15") && d.Published[len("2006-01-02T"):len("2006-01-02T15")] >= east {
		return d.Day + 1
	}
	return d.Day
}

// alikeAt is how alike the words around two events must be to tie them: that
// much takes several rare words in common.
const alikeAt = 0.1

// retoldAt is how alike they must be to tie two that are no deeds, and have
// nobody in common.
const retoldAt = 0.3

// rareAt is how rare a word must be, as inverse document frequency, to tie
// two events by itself.
const rareAt = 5

// tied tells whether something particular ties two events, given what the
// model sees of them: a place, a day, who took part, a figure, a rare word,
// rare words around them, the heads of their reports. Being alike is not
// enough. What is no deed needs somebody in common, or a figure and its day or
// place, or to be told alike.
func (w *storyWeave) tied(a, b *teller, x *JoinFeatures) bool {
	who := (x[xActor] > 0 || x[xRecipient] > 0) && (w.anyNamed(a.actors, b.actors) || w.anyNamed(a.recipients, b.recipients))
	counted := x[xFigure] > 0 && (x[xDay] > 0 || x[xPlace] > 0)
	if !deeds[a.event.Type] && !who && !counted && x[xSentence] < retoldAt {
		return false
	}
	heads := x[xBothLead] > 0 && x[xSameReport] == 0
	return who || heads || x[xPlace] > 0 || x[xDay] > 0 || x[xFigure] > 0 || 10*x[xRare] >= rareAt || x[xSentence] >= alikeAt
}

// anyNamed tells whether two lists share an entity that has a name.
func (w *storyWeave) anyNamed(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return id != "" && slices.Contains(b, id) && w.cast.known(id) })
}

// evidence says in words what ties two events.
func (w *storyWeave) evidence(a, b *teller, x *JoinFeatures) []Because {
	t := &ties{}
	if shared := overlap(a.sites, b.sites); len(shared) > 0 {
		t.add("the same place, " + shared[0])
	}
	switch {
	case isDay(a.time) && isDay(b.time):
		t.add("the same day, " + day(a.time))
	case datable(a.time) && datable(b.time):
		t.add("times that agree, " + a.time + " and " + b.time)
	}
	if actors := w.named(overlap(a.actors, b.actors)); len(actors) > 0 {
		t.add("the same actor, " + actors[0])
	}
	if recipients := w.named(overlap(a.recipients, b.recipients)); len(recipients) > 0 {
		t.add("the same recipient, " + recipients[0])
	}
	t.figures(a.figures, b.figures)
	if shared := overlap(a.words, b.words); len(shared) > 0 {
		t.add("the same word, " + a.said(shared[0]))
	} else if len(a.words) > 0 && len(b.words) > 0 {
		t.add("words for one kind of happening, " + a.said(a.words[0]) + " and " + b.said(b.words[0]))
	}
	if x[xSentence] >= alikeAt {
		t.add(fmt.Sprintf("words around it alike, %.2f", x[xSentence]))
	}
	if x[xBothLead] > 0 && x[xSameReport] == 0 {
		t.add("told at the head of both reports")
	}
	if a.event.Mode != "" && a.event.Mode == b.event.Mode {
		t.add("the same mode, " + a.event.Mode)
	}
	return t.because
}

// said is a trigger's text, by its root.
func (t *teller) said(root string) string {
	return strings.ToLower(t.event.Triggers[slices.Index(t.words, root)].Text)
}

// ties collects what speaks for one event.
type ties struct{ because []Because }

func (t *ties) add(why string) { t.because = append(t.because, Because(why)) }

// named returns the names of those entities that have one.
func (w *storyWeave) named(ids []string) []string {
	var out []string
	for _, id := range ids {
		if w.cast.known(id) {
			out = append(out, w.cast.entities[id].Name)
		}
	}
	return out
}

// figures names a figure that both have.
func (t *ties) figures(a, b []told) {
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.figure != y.figure || x.value == 0:
			case len(overlap(x.sources, y.sources)) > 0:
				t.add("the same figure by the same source, " + x.figure)
				return
			default:
				t.add("the same figure, " + x.figure)
				return
			}
		}
	}
}

// sentenceCarried tells whether one of a's triggers stands in a sentence that
// b's report has too, with the same trigger.
func sentenceCarried(a, b *teller, carriedHere alignment) bool {
	if len(carriedHere) == 0 {
		return false
	}
	for i, s := range a.sentences {
		there, ok := carriedHere.of(s)
		for j, t := range b.sentences {
			if ok && s >= 0 && t == there && a.words[i] == b.words[j] {
				return true
			}
		}
	}
	return false
}

// happened tells what is told to have happened from what is not, or not yet.
func happened(s record.Status) bool {
	return s == record.Occurred || s == record.Ongoing || s == record.Denied
}

// sameMode tells whether two modes may be of one event. Reports word attacks
// so differently that their modes do not tell them apart.
func sameMode(a, b *teller) bool {
	return a.event.Mode == "" || b.event.Mode == "" || a.event.Mode == b.event.Mode || a.event.Type == record.EvAssault || a.event.Type == record.EvCrime
}

// datable tells whether a TIMEX3 value is a point in the calendar.
func datable(value string) bool {
	return value != "" && !strings.HasSuffix(value, "_REF") && !strings.HasPrefix(value, "XX") && !strings.HasPrefix(value, "P") && !strings.ContainsAny(value, "/W")
}

// isDay tells whether a value names a day.
func isDay(value string) bool {
	return datable(value) && len(value) >= len("2006-01-02") && value[4] == '-' && value[7] == '-'
}

// firstDay is the first day of a TIMEX3 value that names a day, month or
// year, or Undated.
func firstDay(value string) int {
	if !datable(value) {
		return Undated
	}
	value, _, _ = strings.Cut(value, "T")
	if len(value) == len("2006") || len(value) == len("2006-01") {
		value += "-01-01"[:len("2006-01-02")-len(value)]
	}
	return dayOf(value)
}

// sameDay tells whether two TIMEX3 values may be the same time: one of them
// unknown, or one the beginning of the other.
func sameDay(a, b string) bool {
	if !datable(a) || !datable(b) {
		return true
	}
	a, _, _ = strings.Cut(a, "T")
	b, _, _ = strings.Cut(b, "T")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// meet tells whether two lists share a member, or one of them is empty.
func meet(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || len(overlap(a, b)) > 0
}

func overlap(a, b []string) []string {
	var out []string
	for _, x := range a {
		if x != "" && slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}
