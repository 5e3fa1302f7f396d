package weaving

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso/record"
)

// Happened is the measure of the question whether something took place: the
// event itself, or where Of is given, what Of says about it.
const Happened record.Measure = "happened"

// voucher is one word for or against an event.
type voucher struct {
	version Version
	says    string // what was said, if a statement is known
}

// denialsOf asks what some deny about an event and others assert. A source
// that asserts the event and denies something denies a part of it ("it did
// hit the depot, but no civilians died"): that is a question of its own, and
// stands beside the figures it speaks of.
func denialsOf(event *Event, tellers []teller, w *storyWeave, figures map[string]*Claim) []Claim {
	var asserted, denied []voucher
	asserts := map[string]bool{}
	for _, t := range tellers {
		for _, word := range t.event.Word {
			v := w.voucher(&t, word)
			if v.version.Certainty == record.CertaintyDenied {
				denied = append(denied, v)
			} else {
				asserted = append(asserted, v)
				asserts[v.version.Source] = true
			}
		}
	}
	var whole, parts []voucher
	for _, v := range denied {
		if asserts[v.version.Source] && v.says != "" {
			parts = append(parts, v)
		} else {
			whole = append(whole, v)
		}
	}
	var out []Claim
	if len(whole) > 0 && len(asserted) > 0 {
		c := newDenial(event, "", slices.Concat(whole, asserted))
		c.Because = append(c.Because, Because(fmt.Sprintf("%d vouchers assert it, %d deny it", len(asserted), len(whole))))
		c.Disputed = true
		out = append(out, c)
	}
	return append(out, partsDenied(event, parts, figures)...)
}

// voucher is a teller's word. Where the event is told as denied and no word is
// marked so, every word denies it.
func (w *storyWeave) voucher(t *teller, word record.Word) voucher {
	r := w.records[t.member.Report]
	v := voucher{version: w.version(r, word)}
	if t.event.Status == record.Denied && !slices.ContainsFunc(t.event.Word, func(x record.Word) bool { return x.Certainty == record.CertaintyDenied }) {
		v.version.Certainty = record.CertaintyDenied
	}
	for i := range r.Statements {
		if s := &r.Statements[i]; s.ID == word.Statement {
			v.says = contentOf(s)
		}
	}
	return v
}

func contentOf(s *record.Statement) string {
	parts := make([]string, len(s.Content))
	for i, c := range s.Content {
		parts[i] = c.Text
	}
	return strings.Join(parts, " … ")
}

func newDenial(event *Event, of string, vouchers []voucher) Claim {
	c := Claim{Kind: "claim", ID: "claim-" + short(event.ID+string(Happened)+of), Event: event.ID, Measure: Happened, Of: of, Latest: map[string]Version{}, Score: event.Score}
	for _, v := range vouchers {
		if !slices.ContainsFunc(c.Versions, func(x Version) bool {
			return x.Report == v.version.Report && x.Statement == v.version.Statement && x.Source == v.version.Source
		}) {
			c.Versions = append(c.Versions, v.version)
		}
	}
	finish(&c)
	return c
}

// partsDenied makes one claim for each source's denials of a part, and puts
// them among the versions of the figures that count whom they speak of.
func partsDenied(event *Event, parts []voucher, figures map[string]*Claim) []Claim {
	bySource := map[string][]voucher{}
	for _, v := range parts {
		bySource[v.version.Source] = append(bySource[v.version.Source], v)
		for _, c := range figures {
			if c.Of != "" && growing[c.Measure] && strings.Contains(strings.ToLower(v.says), c.Of) {
				c.Versions = append(c.Versions, v.version)
			}
		}
	}
	var out []Claim
	for _, list := range bySource {
		slices.SortFunc(list, func(a, b voucher) int {
			return cmp.Or(cmp.Compare(len(a.says), len(b.says)), cmp.Compare(a.says, b.says), cmp.Compare(a.version.Report, b.version.Report))
		})
		c := newDenial(event, list[0].says, list)
		c.Because = append(c.Because, "denied by a source that asserts the event itself")
		out = append(out, c)
	}
	return out
}
