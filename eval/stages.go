package eval

import (
	"slices"
	"strconv"
	"strings"

	"sayso/record"
)

// attackSlots are the slots of a MUC-4 template that are scored beside its
// entities.
type attackSlots struct {
	Stage  []slot
	Number []slot `json:"hum_target_number"`
}

// slot is one filler: its alternatives, and the mentions of what it is about.
type slot struct{ Value, Of []string }

// scoreStages compares, of documents with templates in which attacks are
// found, the stages of the attacks: one that was carried out, one threatened
// or planned. An attempt counts as carried out: the status of a record tells
// whether something happened, not whether it worked.
func scoreStages(b *Board, d *attacksGold, r *record.Record) {
	var gold, found []string
	put := func(to *[]string, stage string) {
		if !slices.Contains(*to, stage) {
			*to = append(*to, stage)
		}
	}
	for i := range d.Templates {
		for _, s := range d.Templates[i].Slots.Stage {
			for _, v := range s.Value {
				put(&gold, strings.Replace(v, "ATTEMPTED", "ACCOMPLISHED", 1))
			}
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		switch {
		case e.Type == record.EvThreaten, e.Type == record.EvAssault && (e.Status == record.Threatened || e.Status == record.Planned):
			put(&found, "THREATENED")
		case (e.Type == record.EvAssault || e.Type == record.EvCrime) && (e.Status == record.Occurred || e.Status == record.Ongoing):
			put(&found, "ACCOMPLISHED")
		}
	}
	if len(gold) == 0 || len(found) == 0 {
		return
	}
	right := 0
	for _, s := range found {
		right += toInt(slices.Contains(gold, s))
	}
	b.add("  stage", right, len(gold), len(found))
}

// scoreNumbers compares how many each victim found stands for. The record's
// number is that of a figure at one of its mentions, else one for a person
// and for words in the singular, else several. Bounds are left out: "at least
// five" and "five" are the same.
func scoreNumbers(b *Board, d *attacksGold, r *record.Record, found []filler) {
	for i := range d.Templates {
		for _, s := range d.Templates[i].Slots.Number {
			var of []string
			for _, m := range s.Of {
				of = append(of, plain(m))
			}
			k := slices.IndexFunc(found, func(f filler) bool { return slices.Contains(of, f.name) })
			if k < 0 || len(s.Value) == 0 {
				continue
			}
			n := howMany(r, found[k].role)
			ok := slices.ContainsFunc(s.Value, func(v string) bool { return strings.Trim(v, "-~ ") == n })
			b.add("  victims' number", toInt(ok), 1, 1)
			if !ok {
				b.note("wrong number", "%s %q is %s, want %q", d.ID, found[k].name, n, s.Value)
			}
		}
	}
}

// howMany is the number that the players of a role are, as MUC-4 writes it.
func howMany(r *record.Record, role *record.Role) string {
	for _, m := range role.Mentions {
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Value != nil && f.Span.Start < m.End && m.Start < f.Span.End && f.Measure != record.Percent {
				return strconv.FormatFloat(*f.Value, 'f', -1, 64)
			}
		}
	}
	for i := range r.Entities {
		if r.Entities[i].ID == role.Entity && r.Entities[i].Kind == record.Person {
			return "1"
		}
	}
	if last := lastWord(plain(role.Name)); strings.HasSuffix(last, "S") || slices.Contains(plurals, last) {
		return "PLURAL"
	}
	return "1"
}

// plurals are the commonest plurals for people that do not end in s.
var plurals = strings.Fields("PEOPLE MEN WOMEN CHILDREN POLICE POLICEMEN PERSONNEL NEWSMEN BUSINESSMEN CONGRESSMEN")
