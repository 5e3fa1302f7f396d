package eval

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"sayso/record"
)

// events scores a file of event gold by the scheme that its name tells.
func events(w io.Writer, path string, r Reader, errors int) error {
	score := scoring(scoreTriggers)
	switch name := filepath.Base(path); {
	case strings.HasPrefix(name, "case21"):
		score = scoring(scoreKinds)
	case strings.HasPrefix(name, "indiapolice"):
		score = scoring(scorePolice)
	}
	return score(w, path, r, errors)
}

// triggersGold is a document of WikiEvents (Li, Ji and Han, "Document-Level
// Event Argument Extraction by Conditional Generation", NAACL 2021).
type triggersGold struct {
	document
	Events []struct {
		Type      string
		Trigger   span
		Arguments []struct {
			Role string
			Span *span
		}
	}
}

// triggerKinds are the types of WikiEvents that the record has, by what they
// begin with, and the record's types for them.
var triggerKinds = []struct{ gold, name, types string }{
	{"Conflict.Attack", "attack", "ASSAULT CRIME"},
	{"Life.Die", "death", "ASSAULT CRIME DISASTER ACCIDENT DISEASE"},
	{"Life.Injure", "injury", "ASSAULT CRIME DISASTER ACCIDENT DISEASE"},
	{"Justice.ArrestJailDetain", "arrest", "COERCE"},
	{"Justice.ChargeIndict", "charge", "ACCUSE COERCE"},
	{"Conflict.Demonstrate", "protest", "PROTEST"},
	{"Contact.Contact.Meet", "meeting", "CONSULT"},
	{"Contact.ThreatenCoerce", "threat", "THREATEN"},
	{"Disaster.DiseaseOutbreak", "disease", "DISEASE"},
}

// argumentRoles are the places in the record of WikiEvents' roles.
var argumentRoles = map[string]string{
	"Attacker": "actor", "Killer": "actor", "Injurer": "actor", "Jailer": "actor", "Demonstrator": "actor", "Communicator": "actor", "Participant": "actor",
	"Victim": "recipient", "Target": "recipient", "Detainee": "recipient", "Defendant": "recipient", "Recipient": "recipient",
	"Place": "place", "Instrument": "instrument", "ExplosiveDevice": "instrument",
}

// scoreTriggers tells how much of the gold the record covers: a gold event is
// found if a trigger of an event of a fitting type overlaps its trigger, and
// an argument of a found event if the argument's last word lies in a mention
// of what plays that role there. Precision is not asked: the gold leaves out
// what its scheme has no room for, so the rows' three figures are all recall.
func scoreTriggers(b *Board, d *triggersGold, r *record.Record) {
	for i := range d.Events {
		g := &d.Events[i]
		k := slices.IndexFunc(triggerKinds, func(k struct{ gold, name, types string }) bool { return strings.HasPrefix(g.Type, k.gold) })
		if k < 0 {
			continue
		}
		at := slices.IndexFunc(r.Events, func(e record.Event) bool {
			return slices.Contains(strings.Fields(triggerKinds[k].types), string(e.Type)) && touches(g.Trigger, spansOf(e.Triggers))
		})
		b.add("all triggers", toInt(at >= 0), 1, 1)
		b.add("  "+triggerKinds[k].name, toInt(at >= 0), 1, 1)
		if at < 0 {
			b.note("missed trigger", "%s %s %q", d.ID, g.Type, words(d.Text, g.Trigger))
			continue
		}
		for _, a := range g.Arguments {
			role := argumentRoles[a.Role]
			if role == "" || a.Span == nil {
				continue
			}
			has := touches(lastWordOf(d.Text, *a.Span), playing(r, &r.Events[at], role))
			b.add("all arguments", toInt(has), 1, 1)
			b.add("  "+role, toInt(has), 1, 1)
			if !has {
				b.note("missed "+role, "%s %q at %q", d.ID, words(d.Text, *a.Span), words(d.Text, g.Trigger))
			}
		}
	}
}

func lastWordOf(text string, s span) span {
	if i := strings.LastIndexByte(text[s[0]:s[1]], ' '); i >= 0 {
		s[0] += i + 1
	}
	return s
}

// playing are all mentions of what plays a role in an event.
func playing(r *record.Record, e *record.Event, role string) []span {
	var out []span
	ids := e.Actors
	switch role {
	case "recipient":
		ids = e.Recipients
		out = spansOf(e.Objects)
	case "instrument":
		return spansOf(e.Instruments)
	case "place":
		for i := range r.Places {
			if slices.Contains(e.Places, r.Places[i].ID) {
				out = append(out, mentionSpans(slices.Concat(r.Places[i].Mentions, r.Places[i].Lent))...)
			}
		}
		return out
	}
	for i := range r.Entities {
		if slices.Contains(ids, r.Entities[i].ID) {
			out = append(out, mentionSpans(r.Entities[i].Mentions)...)
		}
	}
	return out
}

func mentionSpans(list []record.Mention) []span {
	var out []span
	for i := range list {
		out = append(out, spanOf(list[i].Span))
	}
	return out
}

// kindsGold is a snippet of the CASE 2021 workshop's second task, labelled
// with one of 30 kinds of incidents (ACLED's and five more).
type kindsGold struct {
	document
	Label string
}

// kindTypesOf maps the kinds that the record has to its types, with the mode
// where one is asked for. Not asked: changes to groups, headquarters,
// attributions and the rest.
var kindTypesOf = map[string]string{
	"ARMED_CLASH": "ASSAULT", "ATTACK": "ASSAULT", "AIR_STRIKE": "ASSAULT", "ART_MISS_ATTACK": "ASSAULT", "GRENADE": "ASSAULT", "REM_EXPLOS": "ASSAULT",
	"SUIC_BOMB": "ASSAULT", "CHEM_WEAP": "ASSAULT", "MOB_VIOL": "ASSAULT PROTEST", "SEX_VIOL": "ASSAULT", "PROPERTY_DISTRUCT": "ASSAULT", "ABDUCT_DISSAP": "ASSAULT",
	"PEACE_PROTEST": "PROTEST", "PROTEST_WITH_INTER": "PROTEST", "VIOL_DEMONSTR": "PROTEST", "FORCE_AGAINST_PROTEST": "ASSAULT COERCE PROTEST",
	"ARREST": "COERCE", "AGREEMENT": "AGREE", "DIPLO": "CONSULT AGREE COOPERATE SUPPORT", "DISR_WEAP": "COERCE RETREAT ASSAULT",
	"GOV_REGAINS_TERIT": "ASSAULT COERCE", "NON_STATE_ACTOR_OVERTAKES_TER": "ASSAULT COERCE", "NON_VIOL_TERRIT_TRANSFER": "RETREAT COERCE",
	"NATURAL_DISASTER": "DISASTER", "MAN_MADE_DISASTER": "ACCIDENT DISASTER", "ORG_CRIME": "CRIME COERCE ASSAULT",
}

// scoreKinds counts the snippets for whose kind the record has an event.
func scoreKinds(b *Board, d *kindsGold, r *record.Record) {
	types := strings.Fields(kindTypesOf[d.Label])
	if len(types) == 0 {
		return
	}
	has := slices.ContainsFunc(r.Events, func(e record.Event) bool { return slices.Contains(types, string(e.Type)) })
	b.add("kind covered", toInt(has), 1, 1)
	b.add("  "+strings.ToLower(d.Label), toInt(has), 1, 1)
	if !has {
		b.note("missed kind", "%s %s: %.160s", d.ID, d.Label, d.Text)
	}
}

// policeGold is an article of IndiaPoliceEvents (Halterman, Keith, Sarwar and
// O'Connor, "Corpus-Level Evaluation for Event QA", Findings of ACL 2021),
// each sentence with what police did in it.
type policeGold struct {
	document
	Sentences []struct {
		Span   span
		Labels []string
	}
}

// scorePolice scores the sentences that tell of police killing or arresting
// somebody: those with a trigger of a fitting event whose actors are police,
// or, for arrests, nobody named. A killing is a trigger that tells of death,
// of an assault.
func scorePolice(b *Board, d *policeGold, r *record.Record) {
	var killed, arrested []span
	for i := range r.Events {
		e := &r.Events[i]
		if e.Status != record.Occurred && e.Status != record.Ongoing {
			continue
		}
		police := slices.ContainsFunc(r.Entities, func(x record.Entity) bool { return slices.Contains(e.Actors, x.ID) && isPolice(&x) })
		switch {
		case e.Type == record.EvCoerce && e.Mode == "arrest" && (police || len(e.Actors) == 0):
			arrested = append(arrested, spansOf(e.Triggers)...)
		case e.Type == record.EvAssault && police && tellsOf(e, record.Killed):
			for _, t := range e.Triggers {
				if isHarm(t.Text, record.Killed) {
					killed = append(killed, spanOf(t))
				}
			}
		}
	}
	for _, s := range d.Sentences {
		for k, found := range [][]span{killed, arrested} {
			label := [...]string{"KILL", "ARREST"}[k]
			g, f := slices.Contains(s.Labels, label), touches(s.Span, found)
			b.add("sentences "+label, toInt(g && f), toInt(g), toInt(f))
			if g != f {
				b.note(map[bool]string{true: "missed ", false: "false "}[g]+label, "%s: %s", d.ID, words(d.Text, s.Span))
			}
		}
	}
}

// isPolice tells whether an entity is police, by its name or a description.
func isPolice(e *record.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m record.Mention) bool {
		t := strings.ToLower(m.Text)
		return strings.Contains(t, "police") || strings.Contains(t, "cop") || strings.Contains(t, "constable") || strings.Contains(t, "crime branch")
	})
}
