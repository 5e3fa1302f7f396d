package who

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/reading/grammar"
	"sayso/record"
)

// proposer collects mentions; named marks the tokens that names cover.
type proposer struct {
	doc    *grammar.Doc
	out    []grammar.Mention
	named  []bool
	headed []bool          // tokens that are a mention's head
	known  []bool          // tokens of mentions whose kind is known
	person []bool          // tokens that begin a person's name
	small  map[string]bool // words that stand somewhere in small letters; made when first asked for
}

func newProposer(doc *grammar.Doc) *proposer {
	n := len(doc.Tokens)
	flags := make([]bool, 4*n)
	return &proposer{doc: doc, named: flags[:n:n], headed: flags[n : 2*n : 2*n], known: flags[2*n : 3*n : 3*n], person: flags[3*n:]}
}

func (p *proposer) add(ph grammar.Phrase, form record.Form, kind record.EntityKind, why string) {
	p.out = append(p.out, grammar.Mention{Phrase: ph, Form: form, Kind: kind, Why: why})
	p.headed[ph.Head] = true
	if kind != "" {
		for i := ph.First; i < ph.Last; i++ {
			p.known[i] = true
		}
	}
	if form == record.FormName {
		for i := ph.First; i < ph.Last; i++ {
			p.named[i] = true
		}
	}
}

// accounts proposes the accounts of embedded posts where they are named.
func (p *proposer) accounts(report *record.Report) {
	for i := range report.Posts {
		a := report.Posts[i].AccountSpan
		if a == nil {
			continue
		}
		first, last := p.doc.Cover(a.Start, a.End)
		if first >= last {
			continue
		}
		ph := grammar.Phrase{First: first, Last: last}
		titled := false
		for n := titleAt(p.doc, first, last); n > 0 && first+n < last; n = titleAt(p.doc, first, last) {
			first, titled = first+n, true
		}
		ph.First = first
		ph.Head = p.doc.HeadOf(ph.First, ph.Last)
		kind := kindOfBody(p.doc, ph)
		if n, b := p.bodyAt(first); n > 0 {
			kind = b.kind
		} else if _, ok := given[p.doc.Word(first)]; ok && last-first > 1 || titled {
			kind = record.Person
		}
		p.add(ph, record.FormName, kind, "who.account")
	}
}

// lower returns s in lower case, without allocating when it already is.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}

func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}
