package who

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// announced adds the direct speech that no quotation marks hold: what follows
// "The Foreign Secretary said:", as public offices print it, up to the last
// paragraph in which whoever speaks says "I" or "we".
func (s *settler) announced() {
	d, before := s.doc, len(s.verbatim)
	quoted := s.verbatim[:before:before]
	for i := 1; i+1 < len(d.Tokens); i++ {
		speaker := s.announcer(i)
		if speaker < 0 {
			continue
		}
		if end := s.firstPersonEnd(i + 1); end > i+1 {
			s.verbatim = append(s.verbatim, verbatim{int(d.Tokens[i].End), int(d.Tokens[end-1].End), speaker})
			s.speaking[speaker] = true
			i = end - 1
		}
	}
	if len(s.verbatim) > before {
		s.verbatim = append(quoted, s.verbatim[before:]...)
		slices.SortFunc(s.verbatim, func(a, b verbatim) int { return a.start - b.start })
	}
}

// announcer returns the mention whose words the colon at token i announces:
// the subject of the verb of saying before it; -1 for none.
func (s *settler) announcer(i int) int {
	d := s.doc
	if d.Word(i) != ":" {
		return -1
	}
	first := int(d.Sentences[d.SentenceOf(i)].First)
	for v := i - 1; v >= max(first, i-maxNominal); v-- {
		if d.Tags[v] != grammar.VERB {
			continue
		}
		if j, ok := s.at[d.Subject(v)]; ok && saysAloud(d.Lemmas[v]) && s.mentions[j].Form != record.FormPronoun {
			return j
		}
	}
	return -1
}

// saysAloud tells whether a verb announces the very words of somebody.
func saysAloud(lemma string) bool {
	switch lemma {
	case "say", "add", "write", "tweet", "post", "tell", "state", "declare", "comment", "announce", "reply", "continue":
		return true
	}
	return false
}

// firstPersonEnd returns where the unquoted speech ends that begins with token
// i: with the last paragraph in which somebody says "I" or "we" before the next
// speech is announced. It is no speech, and i is returned, if its third sentence
// has come without either, or within a line its first words.
func (s *settler) firstPersonEnd(i int) int {
	d := s.doc
	if opensQuote(d.Word(i)) {
		return i
	}
	sentence := d.SentenceOf(i)
	within := int(d.Sentences[sentence].First) < i // the colon's own sentence goes on
	paragraph := d.Sentences[sentence].Paragraph
	end := i
	for k := i; k < len(d.Tokens); k++ {
		for k >= int(d.Sentences[sentence].Last) {
			sentence++
		}
		s0 := &d.Sentences[sentence]
		switch {
		case within && s0.Paragraph != paragraph, k > i && s.announcer(k) >= 0:
			return end
		case end == i && (within && k > i+maxOpening || sentence > d.SentenceOf(i)+2):
			return i
		}
		if p := pronounOf(d, k); (p == speaker || p == speakersSide) && s.speakerAt(int(d.Tokens[k].Start)) < 0 {
			for sentence+1 < len(d.Sentences) && d.Sentences[sentence+1].Paragraph == s0.Paragraph {
				sentence++
			}
			end = int(d.Sentences[sentence].Last)
			k = end - 1
		}
	}
	return end
}

// maxOpening is within how many tokens after a colon somebody says "I".
const maxOpening = 4

// opensQuote tells whether a token opens a quotation.
func opensQuote(w string) bool {
	switch w {
	case "\"", "“", "„", "«", "‘", "'", "``":
		return true
	}
	return false
}
