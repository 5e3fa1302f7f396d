package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// labels finds the turns of a conversation written with the speaker's name
// and a colon before each ("WALLACE: Will you sign it?"). A label of a name in
// ordinary letters must come back in another paragraph.
func (f *finder) labels() {
	var turns []draft
	seen := 0
	d := f.doc
	for s := 0; s < len(d.Sentences); {
		e := s + 1
		for e < len(d.Sentences) && d.Sentences[e].Paragraph == d.Sentences[s].Paragraph {
			e++
		}
		first, last := int(d.Sentences[s].First), int(d.Sentences[e-1].Last)
		if first+1 < last && f.opensQuote(first) {
			first++
		}
		if c, capitals := f.label(first, last); c > first {
			t := draft{cue: []grammar.Phrase{{First: c, Last: c + 1, Head: c}}, head: c, act: record.Say, post: -1, within: -1, why: "said.label",
				source: grammar.Phrase{First: first, Last: c, Head: f.headIn(first, c)}, content: []grammar.Phrase{{First: c + 1, Last: last, Head: c + 1}}}
			if d.Sentences[s].Region != record.RegionHeadline && d.Sentences[s].Paragraph > 0 {
				turns = append(turns, t)
				if capitals {
					seen++
				}
			}
		}
		s = e
	}
	if seen < 2 {
		turns = nil
	}
	f.replace(turns)
}

// label returns the colon after the speaker's label that opens the paragraph
// [first, last), -1 if there is none, and whether the label is in capitals.
func (f *finder) label(first, last int) (colon int, capitals bool) {
	capitals = true
	for i := first; i < last && i < first+5; i++ {
		w := f.doc.Word(i)
		switch {
		case w == ":":
			if i == first || i+1 >= last {
				return -1, false
			}
			return i, capitals && len(f.doc.Word(i-1)) > 1
		case f.doc.Tokens[i].Kind == words.Word && w[0] >= 'A' && w[0] <= 'Z':
			if lower(w) != w && len(w) > 1 && w[1] >= 'a' {
				capitals = false
			}
		case w == "." || w == "the" || w == "of":
		default:
			return -1, false
		}
	}
	return -1, false
}

// opensQuote tells whether token i opens a quotation.
func (f *finder) opensQuote(i int) bool {
	q := f.quoteOf[i]
	return q >= 0 && f.doc.Quotes[q].Open == i
}

// replace adds drafts in place of those with the same cue.
func (f *finder) replace(turns []draft) {
	f.index()
	for _, t := range turns {
		if i := f.atHead[t.head]; i >= 0 {
			f.drafts[i] = t
			continue
		}
		f.drafts = append(f.drafts, t)
	}
}
