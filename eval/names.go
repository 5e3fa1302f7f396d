package eval

import "sayso/record"

// namesGold is a document of a corpus of named entities.
type namesGold struct {
	document
	Entities []struct {
		Span span
		Type string
	}
}

// nameTypes maps the corpora's types to PER, ORG and LOC; others are neither
// asked for nor held against the reader.
var nameTypes = map[string]string{
	"PER": "PER", "PERSON": "PER", "Person": "PER", "politician": "PER",
	"ORG": "ORG", "Organisation": "ORG", "organisation": "ORG", "politicalparty": "ORG",
	"LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "Location": "LOC", "location": "LOC", "country": "LOC",
}

// kindTypes maps the record's entity kinds likewise.
var kindTypes = map[record.EntityKind]string{
	record.Person: "PER", record.Organisation: "ORG", record.Outlet: "ORG", record.Agency: "ORG", record.ArmedGroup: "ORG", record.State: "LOC",
}

func scoreNames(b *Board, d *namesGold, r *record.Record) {
	gold, free := map[span]string{}, []span{}
	for _, e := range d.Entities {
		if t, ok := nameTypes[e.Type]; ok {
			gold[e.Span] = t
		} else {
			free = append(free, e.Span)
		}
	}
	system := namedSpans(r)
	for s := range system {
		if gold[s] == "" && touches(s, free) {
			delete(system, s)
		}
	}
	spans, typed := 0, 0
	for s, t := range gold {
		if system[s] != "" {
			spans++
		}
		if system[s] == t {
			typed++
		} else {
			b.note("missed name", "%s %q found %s", t, words(d.Text, s), system[s])
		}
	}
	b.add("name span", spans, len(gold), len(system))
	b.add("name span and type", typed, len(gold), len(system))
	for _, t := range []string{"PER", "ORG", "LOC"} {
		right, g, f := 0, 0, 0
		for s, gt := range gold {
			g += toInt(gt == t)
			right += toInt(gt == t && system[s] == t)
		}
		for _, st := range system {
			f += toInt(st == t)
		}
		b.add("  "+t, right, g, f)
	}
	for s, t := range system {
		if gold[s] == "" {
			b.note("false name", "%s %q", t, words(d.Text, s))
		}
	}
}

// namedSpans are the record's mentions by name, places included.
func namedSpans(r *record.Record) map[span]string {
	out := map[span]string{}
	for _, e := range r.Entities {
		t := kindTypes[e.Kind]
		if t == "" {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == record.FormName || m.Form == "" {
				out[spanOf(m.Span)] = t
			}
		}
	}
	for _, p := range r.Places {
		for _, m := range p.Mentions {
			if out[spanOf(m.Span)] == "" {
				out[spanOf(m.Span)] = "LOC"
			}
		}
	}
	return out
}

func touches(s span, list []span) bool {
	for _, x := range list {
		if s[0] < x[1] && s[1] > x[0] {
			return true
		}
	}
	return false
}
