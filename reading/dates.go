package reading

import (
	"strings"

	"sayso/record"
)

// dateStatements gives statements without a time of their own the day that
// the report tells otherwise: that of the deed that their cue names ("condemned
// the strikes on Saturday"); a post's own date; the day of the last dated
// statement of the same speaker; for those who speak for a state, the day on
// which the report has the state itself speak first ("Russia condemned … on
// Saturday … the ministry's spokeswoman said"). Deeds that are statements get
// their statement's day in turn.
func dateStatements(list []record.Statement, events []record.Event, posts []record.Post, entities []record.Entity, times []record.Time) {
	deeds := deedsOf(list, events)
	values := make(map[string]string, len(times))
	for _, t := range times {
		values[string(t.ID)] = t.Value
	}
	who := make(map[record.EntityID]*record.Entity, len(entities))
	for i := range entities {
		who[entities[i].ID] = &entities[i]
	}
	own, states := map[record.EntityID]string{}, map[string]string{}
	for i := range list {
		s := &list[i]
		e := who[s.Source]
		if deed := deeds[i]; s.Time == "" && deed != nil {
			s.Time = deed.Time
		}
		if s.Time == "" {
			s.Time = postedOf(s, posts)
		}
		if s.Time == "" && own[s.Source] != "" {
			s.Time = own[s.Source]
		}
		if s.Time == "" && e != nil && speaksForState(e) {
			s.Time = states[e.Country]
		}
		if deed := deeds[i]; deed != nil && deed.Time == "" && isDate(values[s.Time], s.Time) {
			deed.Time = s.Time
		}
		if e == nil || !isDay(values[s.Time]) {
			continue
		}
		own[s.Source] = values[s.Time][:len("2006-01-02")]
		if e.Kind == record.State && e.Country != "" && states[e.Country] == "" && s.Within == "" {
			states[e.Country] = own[s.Source]
		}
	}
}

// deedsOf pairs each statement with the event that its cue names, if that is
// one done in words; nil where there is none.
func deedsOf(list []record.Statement, events []record.Event) []*record.Event {
	at := map[int]*record.Event{}
	for i := range events {
		switch e := &events[i]; e.Type {
		case record.EvAccuse, record.EvReject, record.EvRequest, record.EvThreaten, record.EvAgree, record.EvSupport:
			for _, t := range e.Triggers {
				at[t.Start] = e
			}
		}
	}
	deeds := make([]*record.Event, len(list))
	if len(at) == 0 {
		return deeds
	}
	for i := range list {
		for _, cue := range list[i].Cue {
			for start := cue.Start; start < cue.End && deeds[i] == nil; start++ {
				deeds[i] = at[start]
			}
		}
	}
	return deeds
}

// isDate tells whether a statement's time is a date, by its value or as itself:
// no mere "now".
func isDate(value, time string) bool {
	if value == "" {
		value = time
	}
	return value != "" && (value[0] >= '0' && value[0] <= '9' || value[0] == 'X')
}

// isDay tells whether a TIMEX3 value is one day or a part of one.
func isDay(value string) bool {
	return len(value) >= len("2006-01-02") && value[0] >= '0' && value[0] <= '9' && value[4] == '-' && value[5] != 'W' && value[7] == '-' && value[8] != 'X' && !strings.Contains(value, "/")
}

// postedOf is the date of the post that a statement of the post itself makes.
func postedOf(s *record.Statement, posts []record.Post) string {
	if len(s.Cue) > 0 || len(s.Content) == 0 {
		return ""
	}
	for _, p := range posts {
		if s.Content[0].Start >= p.Span.Start && s.Content[0].End <= p.Span.End {
			return p.Posted
		}
	}
	return ""
}

// speaking are words of roles that speak for a state.
var speaking = [...]string{"spokes", "ministry", "minister", "envoy", "ambassador", "representative"}

// speaksForState tells whether an entity is a person or body whose words are
// those of a state.
func speaksForState(e *record.Entity) bool {
	if e.Country == "" || e.Kind == record.State {
		return false
	}
	role := strings.ToLower(e.Role)
	for _, w := range speaking {
		if strings.Contains(role, w) {
			return true
		}
	}
	return false
}
