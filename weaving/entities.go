package weaving

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"sayso/record"
)

// cast knows, for the entities of many records, which one across reports
// each of them is.
type cast struct {
	ids      map[EntityMember]string // entity across reports
	entities map[string]*Entity
	story    *namesOf
	reports  map[string]*namesOf

	decisions Decisions
	proper    map[string]bool   // see known
	bodies    map[string]string // named bodies by plain name
}

// namesOf is the full names that a set of reports knows: by plain name, the
// countries told with it.
type namesOf struct {
	full      map[string]map[string]bool
	roles     map[string]string   // of a plain name, lower case, one after the other
	bySuffix  map[string][]string // last word → plain names of several words
	byInitial map[string][]string
}

func newNames() *namesOf {
	return &namesOf{map[string]map[string]bool{}, map[string]string{}, map[string][]string{}, map[string][]string{}}
}

func (n *namesOf) add(plain, country, role string) {
	if n.full[plain] == nil {
		n.full[plain] = map[string]bool{}
		if i := strings.LastIndexByte(plain, ' '); i > 0 {
			n.bySuffix[plain[i+1:]] = append(n.bySuffix[plain[i+1:]], plain)
			in := initials(plain)
			n.byInitial[in] = append(n.byInitial[in], plain)
		}
	}
	if country != "" {
		n.full[plain][country] = true
	}
	n.roles[plain] += " " + strings.ToLower(role)
}

// fuller returns the one longer name that a short one stands for, or "". Where
// there are several, their roles must tell: "Colonel Orlov" is one of the
// Orlovs if only he is a colonel.
func (n *namesOf) fuller(short, role string, caps bool) string {
	last := short[strings.LastIndexByte(short, ' ')+1:]
	var found []string
	for _, full := range n.bySuffix[last] {
		if endsIn(full, short) {
			found = append(found, full)
		}
	}
	if len(found) == 0 && caps {
		found = n.byInitial[short]
	}
	// "Road Coalition" and "Salt Road Coalition" are one name, not two.
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	if len(found) == 0 {
		return ""
	}
	if one := oneName(found); one != "" || role == "" {
		return one
	}
	return oneName(slices.DeleteFunc(found, func(f string) bool { return !shareTitle(n.roles[f], strings.ToLower(role)) }))
}

// oneName is the longest of the names, if all others are its endings.
func oneName(names []string) string {
	for i, f := range names {
		if i > 0 && !endsIn(names[0], f) {
			return ""
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// shareTitle tells whether two roles, in lower case, have a title in common.
func shareTitle(a, b string) bool {
	words := strings.Fields(a)
	return slices.ContainsFunc(strings.Fields(b), func(w string) bool { return titles[w] && slices.Contains(words, w) })
}

// castOf joins the entities of a story's records: states by country, people
// and bodies by name. A short form ("Bello", "the coalition", "UN") joins the
// one full name that it can stand for in its report, or else in the story.
// A country's bodies go by what they are and the country ("Sudan's army", "the
// Sudanese army"). Other descriptions ("residents", "a diplomat") stay with
// their report.
func castOf(records []*record.Record, decisions Decisions) *cast {
	c := &cast{decisions: decisions, proper: map[string]bool{}, bodies: map[string]string{}, ids: map[EntityMember]string{}, entities: map[string]*Entity{}, story: newNames(), reports: map[string]*namesOf{}}
	for _, r := range records {
		own := newNames()
		c.reports[r.Report.ID] = own
		for i := range r.Entities {
			e := &r.Entities[i]
			if e.Kind == record.State {
				continue
			}
			plain := plainName(e.Name, mayBePerson(e))
			if rest := stateBody(plain, e.Country); rest != "" && body(e.Kind) {
				plain = rest
			} else if !named(e) {
				continue
			}
			own.add(plain, e.Country, e.Role)
			c.story.add(plain, e.Country, e.Role)
		}
	}
	for _, r := range records {
		for i := range r.Entities {
			c.add(r.Report.ID, &r.Entities[i])
		}
	}
	return c
}

// named tells whether an entity has a name rather than a description.
func named(e *record.Entity) bool {
	if e.Kind == record.Group || !isProper(e.Name) {
		return false
	}
	if e.Kind != record.Unnamed {
		return true
	}
	// A single word that the reader could not place may just begin a sentence.
	return strings.Contains(plainName(e.Name, true), " ")
}

func mayBePerson(e *record.Entity) bool { return e.Kind == record.Person || e.Kind == record.Unnamed }

// body tells whether a kind of entity can be meant by a short description
// ("the ministry") of a named one.
func body(kind record.EntityKind) bool {
	return kind == record.Organisation || kind == record.ArmedGroup || kind == record.Agency || kind == record.Outlet
}

func (c *cast) add(report string, e *record.Entity) {
	key, because := entityKey(report, e, c.reports[report], c.story)
	id := "entity-" + short(key)
	if other, decided := c.decisions.person(EntityMember{report, e.ID}, id); decided != "" {
		id, because = other, decided
	}
	c.ids[EntityMember{report, e.ID}] = id
	if body(e.Kind) && isProper(e.Name) {
		plain := plainName(e.Name, false)
		if was := c.bodies[plain]; was == "" || id < was {
			c.bodies[plain] = id
		}
	}
	x := c.entities[id]
	if x == nil {
		x = &Entity{Kind: "entity", ID: id, Name: e.Name, Is: e.Kind, Country: e.Country, Because: []Because{because}, Score: 0.95}
		c.entities[id] = x
	}
	x.absorb(e.Name, e.Kind, e.Country)
	if !slices.Contains(x.Because, because) {
		x.Because = append(x.Because, because)
	}
	x.Members = append(x.Members, EntityMember{report, e.ID})
}

// absorb takes over the better of two names, a kind where none was known, and
// a country.
func (x *Entity) absorb(name string, kind record.EntityKind, country string) {
	whose := func(name string) bool { return stateBody(plainName(name, false), or(x.Country, country)) != "" }
	if a, b := whose(name), whose(x.Name); a && !b || a == b && nameOrder(name, x.Name) < 0 {
		x.Name = name // "the Sudanese army" rather than "Army"
	}
	if x.Is == record.Unnamed && kind != record.Unnamed {
		x.Is = kind
	}
	x.Country = or(x.Country, country)
}

// nameOrder puts proper names before descriptions, longer before shorter,
// and those without an article before those with one.
func nameOrder(a, b string) int {
	bare := func(s string) string {
		if w, rest, ok := strings.Cut(s, " "); ok && isArticle(w) {
			return rest
		}
		return s
	}
	return cmp.Or(-cmp.Compare(toInt(isProper(a)), toInt(isProper(b))), cmp.Compare(len(bare(b)), len(bare(a))), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

var noNames = newNames()

// Person is the id across reports that an entity has by itself; inside a
// story a short form may be settled to a fuller one.
func Person(report string, e *record.Entity) string {
	key, _ := entityKey(report, e, noNames, noNames)
	return "entity-" + short(key)
}

// entityKey says by what an entity is known across reports, and why. The kind
// that the reader gave is no part of it, as it may differ between reports.
func entityKey(report string, e *record.Entity, own, story *namesOf) (string, Because) {
	if e.Kind == record.State && e.Country != "" {
		return "state " + e.Country, "the same country code"
	}
	plain := plainName(e.Name, mayBePerson(e))
	kept := Because("unnamed: kept to its report")
	if plain == "" || e.Kind == record.Group {
		return "in " + report + " " + string(e.ID), kept
	}
	if body(e.Kind) {
		if rest := stateBody(plain, e.Country); rest != "" {
			return "name " + rest + " " + e.Country, "the same body of one country"
		}
		if country := onlyCountry(plain, own, story); country != "" && e.Country == "" {
			return "name " + plain + " " + country, Because(fmt.Sprintf("the only %q of the story", e.Name))
		}
	}
	because := Because("the same name")
	full := ""
	if proper := isProper(e.Name); proper || body(e.Kind) {
		caps := strings.ToUpper(e.Name) == e.Name
		if full = own.fuller(plain, e.Role, caps); full == "" {
			full = story.fuller(plain, e.Role, caps)
		}
		if full != "" {
			because = Because(fmt.Sprintf("the only %q of the story", e.Name))
		}
	}
	switch {
	case full != "":
		plain = full
	case !named(e):
		return "in " + report + " " + string(e.ID), kept
	}
	return "name " + plain + " " + countryOf(plain, e.Country, story), because
}

// onlyCountry is the one country that the report, or else the story, gives to
// a body of that name, "" for none.
func onlyCountry(plain string, own, story *namesOf) string {
	for _, names := range []*namesOf{own, story} {
		if list := names.full[plain]; len(list) > 0 {
			if len(list) > 1 {
				return ""
			}
			for only := range list {
				return only
			}
		}
	}
	return ""
}

// countryOf keeps bodies of a common name apart by country: their own, or
// else the only one that the story gives to that name.
func countryOf(plain, country string, story *namesOf) string {
	shared := false
	for _, word := range strings.Fields(plain) {
		shared = shared || sharedNames[word]
	}
	if !shared {
		return ""
	}
	if country == "" && len(story.full[plain]) == 1 {
		for only := range story.full[plain] {
			return only
		}
	}
	return country
}

// short is a stable, short name for a key.
func short(key string) string {
	h := fnv.New64a()
	h.Write([]byte(key))
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, h.Sum64())[2:])
}

// of returns the entity across reports, or "".
func (c *cast) of(report string, e record.EntityID) string { return c.ids[EntityMember{report, e}] }

// known tells whether an entity across reports has a name.
func (c *cast) known(id string) bool {
	is, seen := c.proper[id]
	if !seen {
		is = c.entities[id] != nil && isProper(c.entities[id].Name)
		c.proper[id] = is
	}
	return is
}

// list returns the entities in the order of their ids, members sorted.
func (c *cast) list() []Entity {
	out := make([]Entity, 0, len(c.entities))
	for _, e := range c.entities {
		slices.SortFunc(e.Members, func(a, b EntityMember) int {
			return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Entity, b.Entity))
		})
		slices.Sort(e.Because)
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
				c.Members, c.Because = slices.Clone(e.Members), slices.Clone(e.Because)
				byID[e.ID] = &c
				continue
			}
			x.Members = append(x.Members, e.Members...)
			x.absorb(e.Name, e.Is, e.Country)
			for _, b := range e.Because {
				if !slices.Contains(x.Because, b) {
					x.Because = append(x.Because, b)
				}
			}
		}
	}
	c := cast{entities: byID}
	return c.list()
}
