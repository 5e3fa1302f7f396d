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
	time       string // resolved value
	places     []string
	countries  []string
	actors     []string
	recipients []string
	figures    []string // "killed 12"
	words      []string // trigger words, lower case
	sentences  []int    // of the report's digest, where its triggers stand
}

// eventAt is the least average score of one event's tellers.
const eventAt = 0.5

// tellersOf prepares a record's events.
func tellersOf(r *record.Record, d *Digest, c *cast) []teller {
	times, places := map[record.TimeID]string{}, map[record.PlaceID]*record.Place{}
	for _, t := range r.Times {
		times[t.ID] = t.Value
	}
	for i := range r.Places {
		places[r.Places[i].ID] = &r.Places[i]
	}
	out := make([]teller, 0, len(r.Events))
	for i := range r.Events {
		e := &r.Events[i]
		t := teller{member: EventMember{r.Report.ID, e.ID}, event: e, time: e.Time}
		if v, ok := times[record.TimeID(e.Time)]; ok {
			t.time = v
		}
		for _, id := range e.Places {
			if p := places[id]; p != nil {
				t.places = append(t.places, strings.ToLower(p.Name))
				t.countries = append(t.countries, p.Country)
			}
		}
		for _, id := range e.Actors {
			t.actors = append(t.actors, c.of(r.Report.ID, id))
		}
		for _, id := range e.Recipients {
			t.recipients = append(t.recipients, c.of(r.Report.ID, id))
		}
		for _, f := range r.Figures {
			if f.Event == e.ID && f.Value != nil {
				t.figures = append(t.figures, fmt.Sprintf("%s %g", f.Measure, *f.Value))
			}
		}
		for _, s := range e.Triggers {
			t.words = append(t.words, stem(s.Text))
			t.sentences = append(t.sentences, sentenceAt(d, s.Start))
		}
		out = append(out, t)
	}
	return out
}

// stem cuts the commonest endings, enough to tell "struck the depot" words
// apart from others: "strikes" and "strike" are one.
func stem(word string) string {
	w := strings.ToLower(word)
	for _, suffix := range []string{"ing", "ed", "es", "s"} {
		if len(w) > len(suffix)+3 && strings.HasSuffix(w, suffix) {
			return w[:len(w)-len(suffix)]
		}
	}
	return w
}

func sentenceAt(d *Digest, at int) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, at, func(s Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	if i < len(d.Sentences) && d.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// joined scores two tellers of different reports as one event, and says why.
// Being alike is not enough: something particular must tie them, and nothing
// may speak against it.
func joined(a, b *teller, carriedHere map[int]int) (float64, []Because) {
	if a.event.Type != b.event.Type || !sameDay(a.time, b.time) || !meet(a.countries, b.countries, true) {
		return 0, nil
	}
	if a.event.Mode != "" && b.event.Mode != "" && a.event.Mode != b.event.Mode && a.event.Type != record.EvAssault {
		return 0, nil
	}
	var because []Because
	score := 0.0
	tie := func(worth float64, why string) {
		score += worth
		because = append(because, Because(why))
	}
	for i, s := range a.sentences {
		if there, ok := carriedHere[s]; ok && s >= 0 {
			for j, t := range b.sentences {
				if t == there && a.words[i] == b.words[j] {
					tie(0.9, "told in the same sentence, carried over")
					return min(1, score), because
				}
			}
		}
	}
	if shared := overlap(a.places, b.places); len(shared) > 0 {
		tie(0.3, "the same place, "+shared[0])
	}
	if a.time != "" && b.time != "" {
		tie(0.2, "the same time, "+a.time)
	}
	if shared := overlap(a.actors, b.actors); len(shared) > 0 {
		tie(0.2, "the same actor")
	} else if len(a.actors) > 0 && len(b.actors) > 0 {
		score -= 0.3
	}
	if shared := overlap(a.recipients, b.recipients); len(shared) > 0 {
		tie(0.2, "the same recipient")
	}
	if shared := overlap(a.figures, b.figures); len(shared) > 0 {
		tie(0.3, "the same figure, "+shared[0])
	}
	if shared := overlap(a.words, b.words); len(shared) > 0 {
		tie(0.2, "the same word, "+shared[0])
	}
	if len(because) < 2 {
		return 0, nil
	}
	return max(0, min(1, score)), because
}

// sameDay tells whether two TIMEX3 values may be the same time: one of them
// unknown, or one the beginning of the other.
func sameDay(a, b string) bool {
	if a == "" || b == "" || strings.HasSuffix(a, "_REF") || strings.HasSuffix(b, "_REF") || strings.HasPrefix(a, "XXXX") || strings.HasPrefix(b, "XXXX") {
		return true
	}
	a, _, _ = strings.Cut(a, "T")
	b, _, _ = strings.Cut(b, "T")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// meet tells whether two lists share a member; empty says what it means that
// one of them has none.
func meet(a, b []string, empty bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return empty
	}
	return len(overlap(a, b)) > 0
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
