package reading

import (
	"fmt"
	"slices"

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
func statements(attributions []said.Attribution, cast *who.Cast) []record.Statement {
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
