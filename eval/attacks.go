package eval

import (
	"slices"
	"strings"

	"sayso/record"
)

// attacksGold is a document of MUC-4. Each role lists its entities, an entity
// its acceptable mentions.
type attacksGold struct {
	document
	Templates []attackTemplate
}

type attackTemplate struct {
	Type                                     string
	PerpInd, PerpOrg, Target, Victim, Weapon [][]string
}

func (t *attackTemplate) role(k int) [][]string {
	return [...][][]string{t.PerpInd, t.PerpOrg, t.Target, t.Victim, t.Weapon}[k]
}

// attackRoles are MUC-4's five roles that take entities.
var attackRoles = [...]string{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}

const (
	perpInd = iota
	perpOrg
	target
	victim
	weapon
)

// scoreAttacks scores role fillers by CEAF-REE (Du, Rush and Cardie, "GRIT:
// Generative Role-filler Transformers for Document-level Event Entity
// Extraction", EACL 2021): in each document and role the entities of all
// templates are aligned one to one with those found; a pair counts 1 if every
// mention of the found entity is one of the gold entity's, else 0. Documents
// without templates count too, what is found there being false.
//
// Of each entity found one mention is compared, its name in the record.
// Mentions are compared without case, articles, quotation marks and line
// breaks. Gold entities that share a mention are one. The rows "by head" ask
// for less: some mention of the entity and one of the gold's end in the same
// word.
func scoreAttacks(b *Board, d *attacksGold, r *record.Record) {
	found := attackFillers(r)
	var all, allHeads, golds, founds int
	for k, role := range attackRoles {
		gold := attackEntities(d, k)
		exact := match(len(gold), len(found[k]), 1, func(g, s int) float64 {
			return float64(toInt(slices.Contains(gold[g], found[k][s].name)))
		})
		heads := match(len(gold), len(found[k]), 1, func(g, s int) float64 {
			return float64(toInt(found[k][s].endsLike(gold[g])))
		})
		b.add(role, len(exact), len(gold), len(found[k]))
		b.add(role+" by head", len(heads), len(gold), len(found[k]))
		all, allHeads, golds, founds = all+len(exact), allHeads+len(heads), golds+len(gold), founds+len(found[k])
		noteFillers(b, d.ID, role, gold, found[k], heads)
	}
	b.add("all roles", all, golds, founds)
	b.add("all roles by head", allHeads, golds, founds)
	b.add("documents with an attack", toInt(len(d.Templates) > 0 && founds > 0), toInt(len(d.Templates) > 0), toInt(founds > 0))
}

func noteFillers(b *Board, id, role string, gold [][]string, found []filler, pairs []pairing) {
	right := make([]bool, len(gold))
	used := make([]bool, len(found))
	for _, p := range pairs {
		right[p.gold], used[p.system] = true, true
	}
	for i, g := range gold {
		if !right[i] {
			b.note("missed "+role, "%s %q", id, g)
		}
	}
	for i, s := range found {
		if !used[i] {
			b.note("false "+role, "%s %q %s", id, s.name, s.why)
		}
	}
}

// attackEntities are the entities of one role over all templates, each its
// mentions in plain form.
func attackEntities(d *attacksGold, role int) [][]string {
	var out [][]string
	for i := range d.Templates {
		for _, mentions := range d.Templates[i].role(role) {
			var e []string
			for _, m := range mentions {
				e = append(e, plain(m))
			}
			at := slices.IndexFunc(out, func(o []string) bool {
				return slices.ContainsFunc(o, func(m string) bool { return slices.Contains(e, m) })
			})
			if at < 0 {
				out = append(out, e)
			} else {
				out[at] = append(out[at], e...)
			}
		}
	}
	return out
}

// filler is something found to play a role: its name and all its mentions in
// plain form.
type filler struct {
	name     string
	mentions []string
	why      string
}

func (f *filler) endsLike(gold []string) bool {
	return slices.ContainsFunc(f.mentions, func(m string) bool {
		return slices.ContainsFunc(gold, func(g string) bool { return lastWord(m) == lastWord(g) })
	})
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// plain is a mention in capitals, its words apart by one space, without
// article and quotation marks.
func plain(s string) string {
	s = strings.ToUpper(strings.NewReplacer(`\`, "", `"`, "", "“", "", "”", "", "[", "", "]", "").Replace(s))
	f := strings.Fields(s)
	for len(f) > 1 && (f[0] == "THE" || f[0] == "A" || f[0] == "AN") {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

// attackFillers reads the fillers of the five roles off a record: who acts in
// attacks, kidnappings and crimes, whom and what they befall, and with what.
func attackFillers(r *record.Record) [len(attackRoles)][]filler {
	var out [len(attackRoles)][]filler
	put := func(role int, f filler) {
		if f.name != "" && !slices.ContainsFunc(out[role], func(o filler) bool { return o.name == f.name }) {
			out[role] = append(out[role], f)
		}
	}
	byID := map[record.EntityID]*record.Entity{}
	for i := range r.Entities {
		byID[r.Entities[i].ID] = &r.Entities[i]
	}
	for i := range r.Events {
		e := &r.Events[i]
		if !isAttack(e) {
			continue
		}
		why := string(e.Type) + " " + e.Mode + " " + e.Triggers[0].Text
		for _, id := range e.Actors {
			if x := byID[id]; isBody(x) {
				put(perpOrg, fillerOf(x, why))
			} else {
				put(perpInd, fillerOf(x, why))
			}
		}
		for _, id := range e.Recipients {
			if x := byID[id]; isBody(x) {
				put(target, fillerOf(x, why))
			} else {
				put(victim, fillerOf(x, why))
			}
		}
		for _, s := range e.Instruments {
			put(weapon, filler{plain(s.Text), []string{plain(s.Text)}, why})
		}
	}
	return out
}

// isAttack tells whether MUC-4 would ask for the event: an attack, a bombing,
// a kidnapping, an arson or a robbery that happened, goes on or was planned.
func isAttack(e *record.Event) bool {
	return (e.Type == record.EvAssault || e.Type == record.EvCrime) && e.Status != record.Denied && e.Status != record.Hypothetical && len(e.Triggers) > 0
}

// isBody tells whether the entity is no person or people, but a body.
func isBody(e *record.Entity) bool {
	switch e.Kind {
	case record.Person, record.Group, record.Unnamed:
		return false
	}
	return true
}

func fillerOf(e *record.Entity, why string) filler {
	f := filler{name: plain(e.Name), why: why}
	for _, m := range e.Mentions {
		if m.Form != record.FormPronoun {
			f.mentions = append(f.mentions, plain(m.Text))
		}
	}
	if len(f.mentions) == 0 {
		f.mentions = []string{f.name}
	}
	return f
}
