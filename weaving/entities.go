package weaving

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"sayso/record"
)

// cast knows, for the entities of many records, which one across reports
// each of them is.
type cast struct {
	ids      map[EntityMember]string // entity across reports
	entities map[string]*Entity
}

// titles do not tell people apart.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "president": true, "minister": true, "prime": true, "foreign": true, "colonel": true,
	"general": true, "gen": true, "col": true, "sir": true, "the": true, "senator": true, "governor": true, "mayor": true, "king": true, "sheikh": true,
}

// plainName lower-cases a name and leaves out titles, marks and possessives.
func plainName(name string) string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	}) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if w != "" && !titles[w] {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// castOf joins the entities of a story's records: states by country, people
// and bodies by name; a last name alone joins the one full name of the story
// that ends in it. Unnamed sources stay with their report.
func castOf(records []*record.Record) *cast {
	c := &cast{ids: map[EntityMember]string{}, entities: map[string]*Entity{}}
	byLast := map[string][]string{} // last word of a person's name → full names
	for _, r := range records {
		for _, e := range r.Entities {
			if name := plainName(e.Name); e.Kind == record.Person && strings.Contains(name, " ") {
				last := name[strings.LastIndexByte(name, ' ')+1:]
				if !slices.Contains(byLast[last], name) {
					byLast[last] = append(byLast[last], name)
				}
			}
		}
	}
	for _, r := range records {
		for i := range r.Entities {
			c.add(r.Report.ID, &r.Entities[i], byLast)
		}
	}
	return c
}

func (c *cast) add(report string, e *record.Entity, byLast map[string][]string) {
	key, because := entityKey(report, e, byLast)
	id := "entity-" + short(key)
	c.ids[EntityMember{report, e.ID}] = id
	x := c.entities[id]
	if x == nil {
		x = &Entity{Kind: "entity", ID: id, Name: e.Name, Is: e.Kind, Country: e.Country, Because: []Because{because}, Score: 0.95}
		c.entities[id] = x
	}
	if better := cmp.Or(cmp.Compare(len(e.Name), len(x.Name)), cmp.Compare(x.Name, e.Name)); better > 0 {
		x.Name = e.Name
	}
	if x.Country == "" {
		x.Country = e.Country
	}
	x.Members = append(x.Members, EntityMember{report, e.ID})
}

// Person is the id across reports that an entity has by itself; inside a
// story a last name alone may be settled to a fuller one.
func Person(report string, e *record.Entity) string {
	key, _ := entityKey(report, e, nil)
	return "entity-" + short(key)
}

func entityKey(report string, e *record.Entity, byLast map[string][]string) (string, Because) {
	name := plainName(e.Name)
	switch {
	case e.Kind == record.State && e.Country != "":
		return "state " + e.Country, "the same country code"
	case e.Kind == record.Unnamed || e.Kind == record.Group || name == "":
		return "in " + report + " " + string(e.ID), "unnamed: kept to its report"
	case e.Kind == record.Person:
		if full := byLast[name]; len(full) == 1 {
			return "person " + full[0], Because(fmt.Sprintf("the only %q of the story", e.Name))
		}
		return "person " + name, "the same name"
	}
	return "body " + name + " " + ministryOf(name, e.Country), "the same name"
}

// ministryOf keeps bodies of a common name apart by country.
func ministryOf(name, country string) string {
	for _, word := range []string{"ministry", "army", "police", "government", "parliament", "court", "council"} {
		if strings.Contains(name, word) {
			return country
		}
	}
	return ""
}

// short is a stable, short name for a key.
func short(key string) string {
	h := fnv.New64a()
	h.Write([]byte(key))
	return fmt.Sprintf("%012x", h.Sum64()&0xffffffffffff)
}

// of returns the entity across reports, or "".
func (c *cast) of(report string, e record.EntityID) string { return c.ids[EntityMember{report, e}] }

// list returns the entities in the order of their ids, members sorted.
func (c *cast) list() []Entity {
	out := make([]Entity, 0, len(c.entities))
	for _, e := range c.entities {
		slices.SortFunc(e.Members, func(a, b EntityMember) int {
			return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Entity, b.Entity))
		})
		out = append(out, *e)
	}
	slices.SortFunc(out, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// MergeEntities joins the entities of several stories that have the same id.
func MergeEntities(lists ...[]Entity) []Entity {
	byID := map[string]*Entity{}
	for _, list := range lists {
		for _, e := range list {
			x := byID[e.ID]
			if x == nil {
				c := e
				c.Members = slices.Clone(e.Members)
				byID[e.ID] = &c
				continue
			}
			x.Members = append(x.Members, e.Members...)
			if cmp.Or(cmp.Compare(len(e.Name), len(x.Name)), cmp.Compare(x.Name, e.Name)) > 0 {
				x.Name = e.Name
			}
		}
	}
	c := cast{entities: byID}
	return c.list()
}
