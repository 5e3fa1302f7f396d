package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// whyLabel names what finds the turns of a conversation.
const whyLabel = "said.label"

// turn is a paragraph that opens with a label and a colon.
type turn struct {
	first, colon, last int
	label              string
	capitals           bool
}

// labels finds the turns of a conversation written with the speaker's name,
// office or letter and a colon before each ("WALLACE: Will you sign it?",
// "Question: …", "A: …"). Labels in capitals must come twice, others must come
// back and take turns. What the interviewer asks is nobody's statement.
func (f *finder) labels() {
	turns := f.turns()
	capitals, count := 0, map[string]int{}
	for _, t := range turns {
		count[t.label]++
		if t.capitals {
			capitals++
		}
	}
	again := 0
	for _, n := range count {
		if n > 1 {
			again++
		}
	}
	converse := len(turns) >= 3 && len(count) >= 2 && again > 0 && 2*len(count) <= len(turns)+1
	var out []draft
	for _, t := range turns {
		if !converse && capitals < 2 {
			continue
		}
		src := grammar.Phrase{First: t.first, Last: t.colon, Head: f.headIn(t.first, t.colon)}
		d := draft{cue: []grammar.Phrase{one(t.colon)}, head: t.colon, act: record.Say, post: -1, within: -1, why: whyLabel, source: src, content: []grammar.Phrase{{First: t.colon + 1, Last: t.last, Head: t.colon + 1}}}
		switch t.label {
		case "q", "question", "interviewer", "reporter":
			if converse {
				d.content = nil // asked, not said
			}
		case "a", "answer":
			d.source, d.implied = f.interviewee(turns[0].first), true
		default:
			if !t.capitals && f.mentionIn(src) < 0 {
				continue
			}
		}
		out = append(out, d)
	}
	f.replace(out)
}

// turns returns the paragraphs that open with a label, headlines aside.
func (f *finder) turns() []turn {
	var out []turn
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
		if c, capitals := f.label(first, last); c > first && d.Sentences[s].Region != record.RegionHeadline && d.Sentences[s].Paragraph > 0 {
			out = append(out, turn{first, c, last, lower(d.Span(grammar.Phrase{First: first, Last: c}).Text), capitals})
		}
		s = e
	}
	return out
}

// interviewee returns the person that the words before token i, where a
// conversation begins, name first as a subject, else first of all.
func (f *finder) interviewee(i int) grammar.Phrase {
	var found grammar.Phrase
	for at := range f.mentions {
		m := &f.mentions[at]
		if m.First >= i {
			break
		}
		if m.Form != record.FormName || m.Kind != record.Person {
			continue
		}
		if f.doc.Is(m.Head, grammar.ActiveSubject) {
			return m.Phrase
		}
		if found.Empty() {
			found = m.Phrase
		}
	}
	return found
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
		case w == "." || w == "the" || w == "of" || w == "," && capitals && i > first:
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
