package where

import (
	"strconv"
	"strings"

	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/record"
)

// places groups the mentions into places, in order of first mention.
func (s *scan) places() []record.Place {
	var out []record.Place
	known := make(map[gazetteer.Number]int, len(s.mentions))
	unknown := make(map[string]int)
	var spelled []bool // per place: its name is as the text has it
	for i := range s.mentions {
		m := &s.mentions[i]
		span := s.doc.Slice(m.start, m.end)
		at, seen := known[m.place]
		if m.place == gazetteer.None {
			at, seen = unknown[span.Text]
		}
		if !seen {
			at = len(out)
			out = append(out, s.place(m, at))
			spelled = append(spelled, false)
			if m.place == gazetteer.None {
				unknown[span.Text] = at
			} else {
				known[m.place] = at
			}
		}
		form := record.FormName
		if m.why == "where.demonym" || s.lent(m) {
			form = record.FormNominal
		}
		p := &out[at]
		p.Mentions = append(p.Mentions, record.Mention{Span: span, Form: form})
		if !spelled[at] && s.spells(m) {
			p.Name, spelled[at] = span.Text, true
		}
	}
	return out
}

// lent tells whether the mention is a word of some body's or work's longer
// name: "Ohio" of "Ohio University" says where no more than "Russian" does.
func (s *scan) lent(m *mention) bool {
	n := s.nameOver(m.first)
	return n != nil && n.Kind != grammar.LOC && n.Last-n.First > m.last-m.first && n.First <= m.first && n.Last >= m.last
}

// place makes the record of a mention's place, without mentions.
func (s *scan) place(m *mention, n int) record.Place {
	id := record.PlaceID("p" + strconv.Itoa(n+1))
	if m.place == gazetteer.None {
		p := record.Place{ID: id, Name: s.doc.Raw[m.start:m.end], Kind: m.kind.String(), Precision: m.kind.Precision(), Why: m.why}
		if m.reason != "" {
			p.Why += "; " + m.reason
		}
		if m.outer > 0 {
			p.Country = s.index.Place(m.outer).Country
		} else if m.inside >= 0 {
			if c := s.container(&s.mentions[m.inside]); c != gazetteer.None {
				g := s.index.Place(c)
				p.Country = g.Country
			}
		}
		return p
	}
	g := s.index.Place(m.place)
	p := record.Place{ID: id, Name: s.called(m.place), Kind: g.Kind.String(), Country: g.Country, GeoNames: g.GeoNames, Precision: g.Kind.Precision(), Why: m.why + "; " + m.reason}
	if g.HasPoint {
		p.Lat, p.Lon = &g.Lat, &g.Lon
	}
	if g.Admin != gazetteer.None && g.Admin != m.place {
		p.Within = s.called(g.Admin)
	}
	return p
}

// called is a place's name as English has it: a region that the gazetteer gives
// as a transliterated adjective is called by its town ("Kharkivs’ka Oblast’":
// Kharkiv Oblast).
func (s *scan) called(n gazetteer.Number) string {
	name := s.index.Place(n).Name
	first, rank, _ := strings.Cut(name, " ")
	stem := ""
	for _, end := range [...]string{"skaya", "s’ka", "s'ka", "z’ka", "z'ka", "’ka", "'ka"} {
		if cut, ok := strings.CutSuffix(first, end); ok && len(cut) > 2 {
			stem = cut
			break
		}
	}
	if stem == "" {
		return name
	}
	if rank = strings.Trim(rank, "’'"); rank == "" {
		rank = "Oblast"
	}
	var room [8]gazetteer.Hit
	for _, end := range [...]string{"", "sk", "k", "a", "y", "o", "izhzhia"} {
		for _, h := range s.index.Lookup(gazetteer.Of(stem+end), room[:0]) {
			if h.Place == n || s.index.Admin(h.Place) == n && s.index.Kind(h.Place) == gazetteer.RegionSeat {
				return stem + end + " " + rank
			}
		}
	}
	return name
}

// spells tells whether the mention writes the place's name out: no
// nationality, no abbreviation, not in capitals throughout.
func (s *scan) spells(m *mention) bool {
	text := s.doc.Raw[m.start:m.end]
	if m.why == "where.demonym" || m.why == "where.abbreviation" || m.why == "where.postal" || allCaps(text) {
		return false
	}
	return capital(text)
}
