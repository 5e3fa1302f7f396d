package reading

import (
	"fmt"
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/roles"
	"sayso/reading/said"
	"sayso/reading/who"
	"sayso/record"
)

// quotes tells who settles mentions which words each speaker says.
func quotes(attributions []said.Attribution) []who.Quote {
	out := make([]who.Quote, len(attributions))
	for i, a := range attributions {
		out[i] = who.Quote{Speaker: a.Source, Content: a.Content, Quoted: a.Quoted}
	}
	return out
}

// statements turns attributions into statements, mentions into entity ids.
func statements(attributions []said.Attribution, cast *who.Cast, span func(mention int) record.Span, text string) []record.Statement {
	entity := func(mention int) record.EntityID {
		if mention < 0 || cast.Of[mention] < 0 {
			return ""
		}
		return cast.Entities[cast.Of[mention]].ID
	}
	id := func(i int) record.StatementID { return record.StatementID(fmt.Sprintf("s%d", i)) }
	out := make([]record.Statement, 0, len(attributions))
	for i, a := range attributions {
		s := record.Statement{
			ID: id(i), Source: entity(a.Source), SourceSpan: a.SourceSpan, Cue: a.Cue, Content: a.Content, Quoted: a.Quoted,
			Act: a.Act, Addressee: entity(a.Addressee), Time: string(a.Time), Medium: a.Medium, Why: a.Why,
		}
		if s.Source == "" && a.SourceSpan != nil {
			s.Source = adopt(cast, *a.SourceSpan)
		}
		if len(a.Sources) > 1 {
			if e := together(cast, &a, span, text); e != "" {
				s.Source = e
			}
		}
		if a.Within >= 0 {
			s.Within = id(a.Within)
		}
		for _, m := range a.Via {
			if e := entity(m); e != "" && e != s.Source && !slices.Contains(s.Via, e) {
				s.Via = append(s.Via, e)
			}
		}
		out = append(out, s)
	}
	return out
}

// together returns the entity of those who say something together ("police and
// residents"), which has them for members; empty if they are one after all.
func together(cast *who.Cast, a *said.Attribution, span func(mention int) record.Span, text string) record.EntityID {
	var members []record.EntityID
	kind := record.Unnamed
	for _, m := range a.Sources {
		if cast.Of[m] < 0 {
			continue
		}
		e := &cast.Entities[cast.Of[m]]
		if slices.Contains(members, e.ID) {
			continue
		}
		members = append(members, e.ID)
		if e.Kind != record.Unnamed {
			kind = record.Group
		}
	}
	if len(members) < 2 {
		return ""
	}
	start, end := span(a.Sources[0]).Start, span(a.Sources[len(a.Sources)-1]).End
	m := record.Mention{Span: record.Span{Start: start, End: end, Text: text[start:end]}, Form: record.FormNominal}
	for i := range cast.Entities {
		if e := &cast.Entities[i]; len(e.Members) > 0 && slices.Equal(e.Members, members) {
			if !slices.ContainsFunc(e.Mentions, func(o record.Mention) bool { return o.Start == start }) {
				e.Mentions = append(e.Mentions, m)
			}
			return e.ID
		}
	}
	id := record.EntityID(fmt.Sprintf("e%d", len(cast.Entities)))
	cast.Entities = append(cast.Entities, record.Entity{ID: id, Name: strings.Join(strings.Fields(m.Text), " "), Kind: kind, Mentions: []record.Mention{m}, Members: members, Why: "who.together"})
	return id
}

// maxAdopters is how many entities are looked through for a source's words.
const maxAdopters = 400

// adopt returns the entity of a source whose words no mention covers: the one
// whose name they end, else a new unnamed one.
func adopt(cast *who.Cast, span record.Span) record.EntityID {
	bare := span.Text
	for _, article := range [...]string{"The ", "the ", "A ", "a "} {
		bare = strings.TrimPrefix(bare, article)
	}
	m := record.Mention{Span: span, Form: record.FormNominal, Why: "the words"}
	for i := range min(len(cast.Entities), maxAdopters) {
		e := &cast.Entities[i]
		if e.Name == span.Text || e.Kind == record.Person && strings.ToUpper(bare) == bare && strings.HasSuffix(strings.ToUpper(e.Name), " "+bare) || e.Kind != record.Unnamed && len(bare) > 3 && strings.HasSuffix(e.Name, " "+bare) {
			e.Mentions = append(e.Mentions, m)
			return e.ID
		}
	}
	id := record.EntityID(fmt.Sprintf("e%d", len(cast.Entities)))
	cast.Entities = append(cast.Entities, record.Entity{ID: id, Name: span.Text, Kind: record.Unnamed, Mentions: []record.Mention{m}, Why: "who.source"})
	return id
}

// cited leaves out the descriptions ("people", "the industry") that neither
// say nor do anything in the record: only names stand in it for themselves.
func cited(entities []record.Entity, statements []record.Statement, events []record.Event) []record.Entity {
	used := make(map[record.EntityID]bool, len(entities))
	for i := range statements {
		s := &statements[i]
		used[s.Source], used[s.Addressee] = true, true
		for _, e := range s.Via {
			used[e] = true
		}
	}
	for i := range entities {
		if used[entities[i].ID] {
			for _, e := range entities[i].Members {
				used[e] = true
			}
		}
	}
	for i := range events {
		for _, e := range events[i].Actors {
			used[e] = true
		}
		for _, e := range events[i].Recipients {
			used[e] = true
		}
	}
	named := func(m record.Mention) bool { return m.Form == record.FormName }
	return slices.DeleteFunc(entities, func(e record.Entity) bool {
		return !used[e.ID] && !slices.ContainsFunc(e.Mentions, named) && e.Kind != record.State
	})
}

func rolesInput(r *record.Record, doc *grammar.Doc) roles.Input {
	return roles.Input{Doc: doc, Times: r.Times, Entities: r.Entities, Events: r.Events}
}

// lent parts the words that only borrow a place's name from those that name
// it. The stages before look at both: "the Syrian coast" is in Syria.
func lent(places []record.Place) []record.Place {
	for i := range places {
		p := &places[i]
		var own []record.Mention
		for _, m := range p.Mentions {
			if m.Form == record.FormNominal {
				p.Lent = append(p.Lent, m)
			} else {
				own = append(own, m)
			}
		}
		p.Mentions = own
	}
	return places
}
