// Package roles tells who and what plays which part in the attacks that a
// report is about: who did it, for which body, whom and what it befell, and
// with what. These are the roles of MUC-4, over a whole report, whichever of
// its sentences tells of them.
//
// phrases.go finds the noun phrases and puts those of one player together,
// features.go says what is known of each, and a linear model (model.go),
// trained by tools/train, judges in two steps: first each phrase by where it
// stands, then each player by its best phrase, its rivals and what the report
// is about. The model knows no names: nobody is a perpetrator for being called
// something, but for what the report says.
package roles

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// Input is what the earlier stages found in one report.
type Input struct {
	Doc      *grammar.Doc
	Times    []record.Time
	Entities []record.Entity
	Events   []record.Event
}

// Parts are the parts judged, in the order of the model's.
var Parts = record.Parts

// Count is how many parts there are.
const Count = 5

// LeastAbout is the score below which a report is about no attack; one in
// about fifty of them is.
const LeastAbout = -4

// hasAttack tells whether a report tells of violence, whatever became of it:
// an avalanche has victims, but nobody played a part in it.
func hasAttack(events []record.Event) bool {
	for i := range events {
		switch events[i].Type {
		case record.EvAssault, record.EvCrime, record.EvThreaten, record.EvCoerce:
			return true
		}
	}
	return false
}

// Find returns the parts played in the report's attacks, part by part in text
// order; nothing for a report without an attack.
func Find(in Input) []record.Role {
	m := embedded()
	if m == nil || !hasAttack(in.Events) {
		return nil
	}
	l := NewLab(in)
	about := m.Doc.score(l.DocFeatures(nil))
	if about < LeastAbout {
		return nil
	}
	l.FindPlayers()
	scores := l.judge(m)
	ranks := l.Rank(scores)
	var out []record.Role
	var features []uint32
	for k, part := range Parts {
		from := len(out)
		for j := range l.players {
			features = l.PlayerFeatures(j, k, about, scores, ranks, features[:0])
			if s := m.Players.at(features, k); s >= m.Least[k] {
				out = l.add(out, from, record.Role{Part: part, Why: "roles.linear"}, j, k, scores)
			}
		}
	}
	return out
}

// Scores are how well a phrase fits each part.
type Scores = [Count]float32

// judge scores every phrase.
func (l *Lab) judge(m *Model) []Scores {
	out := make([]Scores, len(l.phrases))
	var features []uint32
	var head Scores
	for i := range l.phrases {
		if i == 0 || l.phrases[i].head != l.phrases[i-1].head {
			features = l.HeadFeatures(i, features[:0])
			head = m.Phrases.each(features)
		}
		features = l.CutFeatures(i, features[:0])
		cut := m.Phrases.each(features)
		for k := range head {
			out[i][k] = head[k] + cut[k]
		}
	}
	return out
}

// add appends player j's role, unless one of the same name has it since from.
func (l *Lab) add(out []record.Role, from int, r record.Role, j, k int, scores []Scores) []record.Role {
	p := &l.phrases[l.Best(j, k, scores)]
	r.Name = l.text(p)
	if slices.ContainsFunc(out[from:], func(o record.Role) bool { return strings.EqualFold(o.Name, r.Name) }) {
		return out
	}
	if e := l.players[j].entity; e >= 0 {
		r.Entity = l.entities[e].ID
	}
	r.Mentions = append(r.Mentions, l.doc.Text.Span(p.first, p.last))
	for _, i := range l.players[j].phrases {
		if q := &l.phrases[i]; q.cut == cutPlain && q.head != p.head {
			r.Mentions = append(r.Mentions, l.doc.Text.Span(q.first, q.last))
		}
	}
	slices.SortFunc(r.Mentions, func(a, b record.Span) int { return a.Start - b.Start })
	return append(out, r)
}

// Best is the phrase that names player j best in part k.
func (l *Lab) Best(j, k int, scores []Scores) int {
	p := l.players[j].phrases
	best := p[0]
	for _, i := range p {
		if scores[i][k] > scores[best][k] {
			best = i
		}
	}
	return best
}
