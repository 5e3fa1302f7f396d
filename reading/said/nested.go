package said

import (
	"sayso/reading/grammar"
	"sayso/record"
)

// clip keeps what a post's words say inside the post: its signature and
// whatever follows are no part of it.
func (f *finder) clip() {
	if len(f.report.Posts) == 0 {
		return
	}
	f.index()
	for i := range f.drafts {
		if f.drafts[i].post < 0 {
			continue
		}
		body := f.drafts[i].content[0]
		for k := body.First; k < body.Last; k++ {
			if f.atHead[k] < 0 {
				continue
			}
			content := f.drafts[f.atHead[k]].content
			for c := range content {
				content[c].First, content[c].Last = max(content[c].First, body.First), min(content[c].Last, body.Last)
			}
		}
	}
}

// quotedAsSaying adds what somebody is quoted as saying: the quoting is the
// outlet's statement, the saying inside it the source's ("Interfax quoted the
// minister as saying …").
func (f *finder) quotedAsSaying() {
	n := len(f.drafts)
	for i := range f.drafts[:n] {
		d := f.drafts[i]
		if d.head < 0 || f.doc.Tags[d.head] != grammar.VERB {
			continue
		}
		switch f.doc.Lemmas[d.head] {
		case "quote", "cite":
		default:
			continue
		}
		said := f.asSaying(d.head)
		if said < 0 || f.atHead[said] >= 0 {
			continue
		}
		if f.drafts[i].cue[0].Contains(said) {
			f.drafts[i].cue[0].Last = d.head + 1
		}
		o := f.doc.Object(d.head)
		if o < 0 || o > said || f.doc.IsPassive(d.head) {
			continue
		}
		inner := draft{cue: []grammar.Phrase{{First: said, Last: said + 1, Head: said}}, head: said, act: record.Say, post: -1, within: -1, why: "said.quoted-as-saying"}
		inner.source = f.sourcePhrase(o)
		inner.source.Last = min(inner.source.Last, said-1)
		f.drafts[i].act = record.Relate
		end := f.sentence(said).Last
		if after := (grammar.Phrase{First: said + 1, Last: end, Head: said + 1}); end-said > 3 {
			inner.content = []grammar.Phrase{after}
			f.drafts[i].content = merge(append(f.drafts[i].content, grammar.Phrase{First: inner.source.First, Last: end, Head: o}))
		} else {
			inner.content = f.quotesOnly(d.content)
		}
		f.drafts = append(f.drafts, inner)
	}
}

// asSaying returns the participle of "as saying" after token i in its
// sentence, -1 for none.
func (f *finder) asSaying(i int) int {
	end := f.sentence(i).Last
	for k := i + 2; k < end; k++ {
		if f.doc.Fine[k] == grammar.VBG && lower(f.doc.Word(k-1)) == "as" {
			switch f.doc.Lemmas[k] {
			case "say", "tell", "claim", "warn", "state", "confirm", "deny", "write", "describe", "call", "add":
				return k
			}
		}
	}
	return -1
}

// quotesOnly returns the pieces that are quotations.
func (f *finder) quotesOnly(ps []grammar.Phrase) []grammar.Phrase {
	var out []grammar.Phrase
	for _, p := range ps {
		if f.outerQuote(p.First) >= 0 {
			out = append(out, p)
		}
	}
	return out
}
