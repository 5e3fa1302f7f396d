// Package what finds events, their status, participants and vouchers, and
// ties figures to them.
//
// The order of work is Find's body: candidates.go finds the words that name
// events in data/english/events.tsv, roles.go who takes part, status.go
// whether it happened, anchor.go where and dating.go when, absorb.go which mentions are
// part of others, causes.go what led to them, merge.go with compare.go and
// harm.go which tell of one event, stands.go which count at all, vouch.go on
// whose word they stand, figures.go which figures belong to them.
package what

import (
	"slices"
	"strconv"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// Input is everything the earlier stages found in one report.
type Input struct {
	Doc        *grammar.Doc
	Report     *record.Report
	Times      []record.Time
	Places     []record.Place
	Entities   []record.Entity
	Statements []record.Statement
	Figures    []record.Figure
}

// Find returns the report's events in the order of their first trigger, and
// in.Figures with Event, Word, Scope and Supersedes filled in.
func Find(in Input) ([]record.Event, []record.Figure) {
	f := find{Input: in, doc: in.Doc}
	f.index()
	f.scan()
	for i := range f.candidates {
		f.participants(&f.candidates[i])
		f.judge(&f.candidates[i])
	}
	f.takeLiterally()
	f.anchor()
	f.consume()
	f.refusals()
	f.causes()
	f.settle()
	f.order()
	f.lend()
	f.inherit()
	f.findDoubts()
	heard := f.hear()
	f.write(&heard)
	return f.events, f.tie(&heard)
}

// order sorts the groups by their first trigger and renumbers the candidates.
func (f *find) order() {
	for k := range f.groups {
		slices.Sort(f.groups[k].members)
	}
	slices.SortFunc(f.groups, func(a, b group) int { return a.members[0] - b.members[0] })
	for k := range f.groups {
		for _, m := range f.groups[k].members {
			f.candidates[m].event = k
		}
	}
}

// write makes the record's events of the groups.
func (f *find) write(v *voices) {
	f.vouched = make([]int32, len(f.Statements)+1)
	for k := range f.groups {
		g := &f.groups[k]
		e := record.Event{
			ID: record.EventID("v" + strconv.Itoa(k)), Type: g.typ, Mode: g.mode, Status: g.status,
			Why: "event." + strings.Join(f.candidates[g.members[0]].entry.words, "-"),
		}
		for _, m := range g.members {
			f.addMention(&e, &f.candidates[m], v)
		}
		slices.SortFunc(e.Triggers, func(a, b record.Span) int { return a.Start - b.Start })
		for _, a := range g.actors {
			if g.typ == record.EvDisaster || g.typ == record.EvDisease {
				break // nobody does them
			}
			e.Actors = append(e.Actors, f.Entities[a].ID)
		}
		for _, r := range g.recipients {
			e.Recipients = append(e.Recipients, f.Entities[r].ID)
		}
		for _, p := range g.places {
			if !f.isNamesake(p, g.places) {
				e.Places = append(e.Places, f.Places[p].ID)
			}
		}
		e.Time = f.when(g)
		f.deny(&e)
		f.events = append(f.events, e)
	}
}

// isNamesake tells whether place p is the region of a town of its name among
// the others: "Kharkiv region" beside Kharkiv.
func (f *find) isNamesake(p int, others []int) bool {
	if f.Places[p].Precision != record.PrecisionRegion {
		return false
	}
	for _, o := range others {
		if o != p && f.Places[o].Name == f.Places[p].Name && f.Places[o].Country == f.Places[p].Country && f.Places[o].Precision != record.PrecisionRegion {
			return true
		}
	}
	return false
}

// when is the time of a group: the id of its time, or the interval from the
// day it began to the day it ended.
func (f *find) when(g *group) string {
	switch {
	case g.begin >= 0 && g.end >= 0:
		a, b := f.Times[g.begin].Value, f.Times[g.end].Value
		if len(a) >= 10 && len(b) >= 10 && a[:10] < b[:10] {
			return a[:10] + "/" + b[:10]
		}
		return string(f.Times[g.end].ID)
	case g.time >= 0:
		return string(f.Times[g.time].ID)
	case g.begin >= 0:
		return string(f.Times[g.begin].ID)
	case g.end >= 0:
		return string(f.Times[g.end].ID)
	}
	return g.day
}

// addMention adds the triggers, vouchers, instruments, contexts and causes of
// one mention.
func (f *find) addMention(e *record.Event, c *candidate, v *voices) {
	for _, t := range c.taken {
		e.Triggers = append(e.Triggers, f.doc.Text.Span(t, t+1))
	}
	e.Triggers = append(e.Triggers, f.doc.Text.Span(c.first, c.last))
	for _, x := range c.entry.contexts {
		if !slices.Contains(e.Context, x) && !c.entry.harm {
			e.Context = append(e.Context, x)
		}
	}
	for _, t := range c.instruments {
		s := f.doc.Text.Span(f.nounStart(t), t+1)
		if n := len(e.Instruments); n == 0 || e.Instruments[n-1] != s {
			e.Instruments = append(e.Instruments, s)
		}
	}
	for _, t := range c.objects {
		if e := int(f.entityAt[t]); e >= 0 && slices.Contains(f.groups[c.event].recipients, e) {
			continue
		}
		thing := f.counted(t)
		if s := f.doc.Text.Span(f.nounStart(t), thing+1); f.doc.IsNoun(thing) && !slices.Contains(e.Objects, s) {
			e.Objects = append(e.Objects, s)
		}
	}
	t := f.doc.Text.Span(c.first, c.last)
	word, statement := f.word(v, t.Start, t.End, c.hedge, c.certainty)
	f.vouch(e, c.event, word, statement)
	for _, j := range c.causes {
		k := f.candidates[j].event
		if k >= 0 && k != c.event {
			if id := record.EventID("v" + strconv.Itoa(k)); !slices.Contains(e.Causes, id) {
				e.Causes = append(e.Causes, id)
			}
		}
	}
}

// nounStart is the first token of the noun headed by t with its compounds and
// adjectives.
func (f *find) nounStart(t int) int {
	for k := range f.doc.Dependents(t, grammar.CompoundPart|grammar.Adjectival|grammar.Numeral) {
		if k < t && !f.isMisplaced(k) {
			return k
		}
	}
	return t
}

// deny sets the status of an event that every voucher denies.
func (f *find) deny(e *record.Event) {
	for _, w := range e.Word {
		if w.Certainty != record.CertaintyDenied {
			return
		}
	}
	e.Status = record.Denied
}
