package where

import (
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/words"
)

// generic reads a name that the gazetteer does not know but whose own word
// tells what it is: "Highland Avenue", "Kelley Creek", "Duval County".
func (s *scan) generic(t int, sent *words.Sentence) (mention, bool) {
	if s.opens(t, sent) || s.lexicon.around[s.doc.Word(t)]&(title|start|day|extend) != 0 || !capital(s.doc.Word(t)) {
		return mention{}, false
	}
	if t > int(sent.First) && capital(s.doc.Word(t-1)) && s.doc.Tokens[t].Spaced && !s.opens(t-1, sent) && s.lexicon.around[s.doc.Word(t-1)]&side == 0 {
		return mention{}, false
	}
	j := t + 1
	for ; j < int(sent.Last) && j < t+4; j++ {
		w := s.doc.Word(j)
		if !capital(w) || !s.doc.Tokens[j].Spaced || s.doc.Tokens[j].Kind != words.Word {
			break
		}
		if s.plain(j) && s.doc.Tags[j] != grammar.NUM && s.loud(sent) {
			return mention{}, false // "A Fight Over Main Street" in a headline
		}
		if s.lexicon.around[w]&extend == 0 {
			if s.lexicon.around[w]&(body|title|media) != 0 {
				return mention{}, false
			}
			continue
		}
		if j+1 < int(sent.Last) && s.goesOn(j+1) {
			continue
		}
		m := mention{first: t, last: j + 1, kind: s.lexicon.kinds[w], inside: -1, place: gazetteer.None, why: "where.generic"}
		m.start, m.end = s.bounds(t, j+1)
		return m, plausible(m.kind)
	}
	return mention{}, false
}

// goesOn tells whether the capitalised word at t belongs to the name before it.
func (s *scan) goesOn(t int) bool {
	w := s.doc.Word(t)
	return capital(w) && s.doc.Tokens[t].Spaced && s.doc.Tokens[t].Kind == words.Word && s.lexicon.around[w]&(start|day) == 0
}

// plausible tells whether a kind's generic word alone makes a name a place.
func plausible(k gazetteer.Kind) bool {
	switch k {
	case gazetteer.Street, gazetteer.River, gazetteer.Lake, gazetteer.District, gazetteer.Subdistrict, gazetteer.Island,
		gazetteer.Islands, gazetteer.Mountain, gazetteer.Mountains, gazetteer.Airport, gazetteer.Area, gazetteer.Region,
		gazetteer.Sea, gazetteer.Strait, gazetteer.Desert, gazetteer.Dam:
		return true
	}
	return false
}

// surnames returns the last words of names of two words or more that are no
// places, and notes their given names: whoever is named in full once may be
// named by either later.
func (s *scan) surnames() map[string]bool {
	out := map[string]bool{}
	for i := range s.doc.Sentences {
		sent := &s.doc.Sentences[i]
		if s.loud(sent) {
			continue
		}
		for t := int(sent.First); t+1 < int(sent.Last); {
			end := s.run(t, sent)
			if end-t >= 2 && end-t <= 4 && s.personal(t, end) {
				out[s.doc.Word(end-1)] = true
				if first := s.doc.Word(t); s.lexicon.senses[lower(first)]&given != 0 {
					s.forenames[first] = true
				}
			}
			t = max(end, t+1)
		}
	}
	return out
}

// run returns the end of the run of capitalised words that begins at t.
func (s *scan) run(t int, sent *words.Sentence) int {
	for ; t < int(sent.Last); t++ {
		w := s.doc.Word(t)
		if !capital(w) || s.doc.Tokens[t].Kind != words.Word || s.lexicon.around[w]&(start|day) != 0 {
			break
		}
	}
	return t
}

// personal tells whether a run of capitalised words looks like a person's
// name: a given name, an initial or a title first, nothing of a body's name,
// and not known as a whole to the gazetteer.
func (s *scan) personal(first, end int) bool {
	known := s.lexicon.senses[lower(s.doc.Word(first))]&given != 0 || s.lexicon.around[s.doc.Word(first)]&title != 0 || initial(s.doc.Word(first+1)) && end-first > 2
	for t := first; t < end; t++ {
		if around := s.lexicon.around[s.doc.Word(t)]; t > first && around&(body|media|extend) != 0 {
			return false
		}
	}
	if s.index.Has(gazetteer.Of(s.text(first, end))) {
		return false
	}
	return known || !s.index.Has(gazetteer.Of(s.doc.Word(first))) && s.lexicon.around[s.doc.Word(first)] == 0
}

// initial tells whether w is a letter with a full stop.
func initial(w string) bool {
	return len(w) == 2 && w[1] == '.' && capital(w) || len(w) == 1 && capital(w)
}

// lower returns w in lower case, without work where it already is.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'A' <= c && c <= 'Z' {
			b := []byte(w)
			for i, c := range b {
				if 'A' <= c && c <= 'Z' {
					b[i] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return w
}
