package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"time"

	"sayso/desk/api"
	"sayso/desk/web"
	"sayso/ledger"
	"sayso/weaving"
)

// sample is things of a ledger chosen at random.
type sample struct {
	reports  []ledger.Report
	largest  []string // stories with the most reports among those seen
	told     []string // the most told event of each of them
	answered []string // and the claim with most answers
	events   []string
	claims   []string
	people   []string
	words    []string
	changed  int64 // the number of the last change
	greatest int   // how many reports the largest story has
}

// sampled chooses n reports all over the ledger, and what belongs to them.
func sampled(ctx context.Context, l *ledger.Ledger, r *rand.Rand, n int) (*sample, error) {
	last, err := l.Recent(ctx, 0, 1)
	if err != nil || len(last) == 0 {
		return nil, err
	}
	s, sizes := &sample{}, map[string]int{}
	for range n {
		rows, err := l.Since(ctx, r.Int64N(last[0].N), 1)
		if err != nil {
			return nil, err
		}
		story, err := l.Story(ctx, rows[0].Story)
		if err != nil {
			return nil, err
		}
		rec, err := l.Record(ctx, rows[0].N)
		if err != nil {
			return nil, err
		}
		s.reports = append(s.reports, rows[0])
		sizes[story.ID] = story.Reports
		s.changed, s.greatest = max(s.changed, story.Changed), max(s.greatest, story.Reports)
		var woven weaving.Woven
		if err := json.Unmarshal(story.Woven, &woven); err != nil {
			return nil, err
		}
		for i, list := range [][]string{ids(woven.Events, func(e weaving.Event) string { return e.ID }), ids(woven.Claims, func(c weaving.Claim) string { return c.ID })} {
			if into := []*[]string{&s.events, &s.claims}[i]; len(list) > 0 {
				*into = append(*into, list[r.IntN(len(list))])
			}
		}
		if len(rec.Statements) > 0 {
			said := rec.Statements[r.IntN(len(rec.Statements))]
			for i := range rec.Entities {
				if rec.Entities[i].ID == said.Source {
					s.people = append(s.people, weaving.Person(rec.Report.ID, &rec.Entities[i]))
				}
			}
		}
		words := strings.FieldsFunc(rec.Report.Text, func(r rune) bool { return r < 'A' || r > 'z' })
		s.words = append(s.words, words[r.IntN(len(words))])
	}
	for id := range sizes {
		s.largest = append(s.largest, id)
	}
	slices.SortFunc(s.largest, func(a, b string) int { return sizes[b] - sizes[a] })
	s.largest = s.largest[:min(5, len(s.largest))]
	for _, id := range s.largest {
		story, err := l.Story(ctx, id)
		if err != nil {
			return nil, err
		}
		var woven weaving.Woven
		if err := json.Unmarshal(story.Woven, &woven); err != nil {
			return nil, err
		}
		if len(woven.Events) > 0 {
			s.told = append(s.told, slices.MaxFunc(woven.Events, func(a, b weaving.Event) int { return a.Reports - b.Reports }).ID)
		}
		if len(woven.Claims) > 0 {
			s.answered = append(s.answered, slices.MaxFunc(woven.Claims, func(a, b weaving.Claim) int { return len(a.Versions) - len(b.Versions) }).ID)
		}
	}
	return s, nil
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}

// visits are the addresses of one kind of page or query.
type visits struct {
	kind    string
	address func(r *rand.Rand) string
}

func (s *sample) visits(ctx context.Context, l *ledger.Ledger) []visits {
	one := func(r *rand.Rand, list []string) string { return url.PathEscape(list[r.IntN(len(list))]) }
	report := func(r *rand.Rand) ledger.Report { return s.reports[r.IntN(len(s.reports))] }
	id := func(r *rand.Rand) string { return url.PathEscape(report(r).ID) }
	query := func(r *rand.Rand) string {
		word := s.words[r.IntN(len(s.words))]
		return url.QueryEscape([]string{word, word + " " + s.words[r.IntN(len(s.words))], "event:assault " + word, "place:" + word, "since:2025-02 " + word}[r.IntN(5)])
	}
	speech := func(r *rand.Rand) string {
		word := s.words[r.IntN(len(s.words))]
		return url.QueryEscape([]string{"who:" + word, "said:deny " + word, "who:" + word + " said:say", "said:warn"}[r.IntN(4)])
	}
	other := func(r *rand.Rand, of ledger.Report) string {
		list, err := l.InStory(ctx, of.Story)
		for _, x := range list {
			if err == nil && x.ID != of.ID {
				return x.ID
			}
		}
		return report(r).ID
	}
	return []visits{
		{"/", func(r *rand.Rand) string { return "/" }},
		{"/ older", func(r *rand.Rand) string { return fmt.Sprint("/?before=", 1+r.Int64N(s.changed)) }},
		{"/story", func(r *rand.Rand) string { return "/story/" + url.PathEscape(report(r).Story) }},
		{"/story largest", func(r *rand.Rand) string { return "/story/" + one(r, s.largest) }},
		{"/story largest, all", func(r *rand.Rand) string { return "/story/" + one(r, s.largest) + "?all=1" }},
		{"/events largest", func(r *rand.Rand) string { return "/events/" + one(r, s.told) }},
		{"/claims largest", func(r *rand.Rand) string { return "/claims/" + one(r, s.answered) }},
		{"/report", func(r *rand.Rand) string { return "/report/" + id(r) }},
		{"/report lights", func(r *rand.Rand) string { return "/report/" + id(r) + "/lights.css" }},
		{"/events", func(r *rand.Rand) string { return "/events/" + one(r, s.events) }},
		{"/claims", func(r *rand.Rand) string { return "/claims/" + one(r, s.claims) }},
		{"/person", func(r *rand.Rand) string { return "/person/" + one(r, s.people) }},
		{"/find reports", func(r *rand.Rand) string { return "/find?q=" + query(r) }},
		{"/find statements", func(r *rand.Rand) string { return "/find?q=" + speech(r) }},
		{"/compare", func(r *rand.Rand) string {
			a := report(r)
			return "/compare?a=" + url.QueryEscape(a.ID) + "&b=" + url.QueryEscape(other(r, a))
		}},
		{"/judgements", func(r *rand.Rand) string { return "/judgements" }},
		{"/source", func(r *rand.Rand) string { return "/source/" + report(r).Source }},
		{"/api/reports", func(r *rand.Rand) string { return "/api/reports?q=" + query(r) }},
		{"/api/reports/…", func(r *rand.Rand) string { return "/api/reports/" + id(r) }},
		{"/api/reports/…/source", func(r *rand.Rand) string { return "/api/reports/" + id(r) + "/source" }},
		{"/api/statements", func(r *rand.Rand) string { return "/api/statements?q=" + speech(r) }},
		{"/api/stories", func(r *rand.Rand) string { return "/api/stories" }},
		{"/api/stories/…", func(r *rand.Rand) string { return "/api/stories/" + url.PathEscape(report(r).Story) }},
		{"/api/stories/… largest", func(r *rand.Rand) string { return "/api/stories/" + one(r, s.largest) }},
		{"/api/events", func(r *rand.Rand) string { return "/api/events" }},
		{"/api/events/… largest", func(r *rand.Rand) string { return "/api/events/" + one(r, s.told) }},
		{"/api/claims", func(r *rand.Rand) string { return "/api/claims" }},
		{"/api/claims/… largest", func(r *rand.Rand) string { return "/api/claims/" + one(r, s.answered) }},
		{"/api/people/…", func(r *rand.Rand) string { return "/api/people/" + one(r, s.people) }},
	}
}

// pages visits every kind of page and API query whose name has part in it n
// times, one after the other
// in an order of chance, and prints how long they took: from asking to the
// last byte.
func pages(l *ledger.Ledger, n int, part string) error {
	ctx, r := context.Background(), rand.New(rand.NewPCG(3, 4))
	s, err := sampled(ctx, l, r, max(200, n))
	if err != nil || s == nil {
		return err
	}
	server := httptest.NewServer(web.New(web.Options{Ledger: l, API: api.Handler(api.Options{Ledger: l})}))
	defer server.Close()
	kinds := slices.DeleteFunc(s.visits(ctx, l), func(v visits) bool { return !strings.Contains(v.kind, part) })
	took, missing := make([][]time.Duration, len(kinds)), make([]int, len(kinds))
	order := make([]int, 0, n*len(kinds))
	for i := range kinds {
		order = append(order, slices.Repeat([]int{i}, n)...)
	}
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for _, i := range order {
		address := server.URL + kinds[i].address(r)
		start := time.Now()
		answer, err := http.Get(address)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if err != nil {
			return err
		}
		took[i] = append(took[i], time.Since(start))
		if answer.StatusCode == http.StatusNotFound {
			missing[i]++
		} else if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("%s: %s", address, answer.Status)
		}
	}
	var all []time.Duration
	for i, k := range kinds {
		note := ""
		if missing[i] > 0 {
			note = fmt.Sprintf("  (%d not found)", missing[i])
		}
		fmt.Printf("page  %-36s %s%s\n", k.kind, spread(took[i]), note)
		all = append(all, took[i]...)
	}
	fmt.Printf("page  %-36s %s  (the largest story has %d reports)\n", "all", spread(all), s.greatest)
	return nil
}

// spread is the p50, p99 and maximum of times.
func spread(took []time.Duration) string {
	if len(took) == 0 {
		return "never asked for"
	}
	slices.Sort(took)
	return fmt.Sprintf("p50 %6.1f ms  p99 %6.1f ms  most %6.1f ms  of %d", ms(took[len(took)/2]), ms(took[len(took)*99/100]), ms(took[len(took)-1]), len(took))
}
