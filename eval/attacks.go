package eval

import (
	"encoding/json"
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
	Slots                                    attackSlots
}

func (t *attackTemplate) role(k int) [][]string {
	return [...][][]string{t.PerpInd, t.PerpOrg, t.Target, t.Victim, t.Weapon}[k]
}

// attackRoles are MUC-4's five roles that take entities, in the order of
// record.Parts.
var attackRoles = [...]string{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}

// scoreAttacks scores role fillers by CEAF-REE (Du, Rush and Cardie, "GRIT:
// Generative Role-filler Transformers for Document-level Event Entity
// Extraction", EACL 2021): in each document and role the entities of all
// templates are aligned one to one with those found; a pair counts 1 if every
// mention of the found entity is one of the gold entity's, else 0. Documents
// without templates count too, what is found there being false.
//
// What is found are the record's roles, of each one mention, its name.
// Mentions are compared without case, articles, numbers before them,
// quotation marks and line breaks. A gold entity all whose mentions are another's is left out. The rows "by head" ask
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
	scoreStages(b, d, r)
	scoreNumbers(b, d, r, found[slices.Index(record.Parts, record.Victim)])
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
			b.note("false "+role, "%s %q", id, s.name)
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
			if !slices.ContainsFunc(out, func(o []string) bool { return within(e, o) }) {
				out = append(out, e)
			}
		}
	}
	return out
}

// Attacks is a document of MUC-4 for those who train on it: its text, and of
// each role its entities with their mentions in plain form.
type Attacks struct {
	ID, Text string
	Roles    [len(attackRoles)][][]string
}

// ReadAttacks reads a file of the corpus attacks.
func ReadAttacks(path string) ([]Attacks, error) {
	var out []Attacks
	err := Lines(path, func(line []byte) error {
		var d attacksGold
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		a := Attacks{ID: d.ID, Text: d.Text}
		for k := range a.Roles {
			a.Roles[k] = attackEntities(&d, k)
		}
		out = append(out, a)
		return nil
	})
	return out, err
}

// PlainMention is a mention in the form in which MUC-4's mentions are compared.
func PlainMention(s string) string { return plain(s) }

// within tells whether all mentions of an entity are mentions of another.
func within(e, other []string) bool {
	return !slices.ContainsFunc(e, func(m string) bool { return !slices.Contains(other, m) })
}

func (f *filler) endsLike(gold []string) bool {
	return slices.ContainsFunc(f.mentions, func(m string) bool {
		return slices.ContainsFunc(gold, func(g string) bool { return lastWord(m) == lastWord(g) })
	})
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// countWords stand before a mention and are no part of it.
var countWords = strings.Fields("THE A AN ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN TWELVE SEVERAL SOME MANY OTHER ANOTHER BOTH AT LEAST ABOUT MORE THAN NEARLY ALMOST HIS HER THEIR ITS OUR THIS THAT THESE THOSE")

// plain is a mention in capitals, its words apart by one space, without
// quotation marks and the articles and numbers before it.
func plain(s string) string {
	s = strings.ToUpper(strings.NewReplacer(`\`, "", `"`, "", "“", "", "”", "", "[", "", "]", "").Replace(s))
	f := strings.Fields(s)
	for len(f) > 1 && (slices.Contains(countWords, f[0]) || f[0][0] >= '0' && f[0][0] <= '9') {
		f = f[1:]
	}
	return strings.Join(f, " ")
}
