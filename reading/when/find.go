package when

import (
	"math/bits"
	"sort"

	"sayso/reading/grammar"
)

// findAll returns the expressions of the text, in order and without overlap:
// of those that overlap, the longer, then the one whose rule comes first.
func findAll(doc *grammar.Doc) []found {
	var buf [maxRun]piece
	lx := lexer{raw: doc.Raw, run: buf[:0]}
	var out []found
	var m machine
	for lx.next() {
		from := len(out)
		out = settle(matchRun(&m, lx.run, doc, out), from)
	}
	return out
}

// matchRun appends every match in a run: at each piece the longest of each rule.
func matchRun(m *machine, run []piece, doc *grammar.Doc, out []found) []found {
	m.run = run
	for i := range run {
		if run[i].classes == 0 {
			continue
		}
		for w, set := range rulebook.candidates(&run[i]) {
			for ; set != 0; set &= set - 1 {
				r := &rulebook.rules[w<<6+bits.TrailingZeros64(set)]
				if !m.match(r.prog, i) {
					continue
				}
				if f := m.result(r); allowed(&f, doc) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// settle drops the losers among the overlapping matches of out[from:].
func settle(out []found, from int) []found {
	part := out[from:]
	if len(part) < 2 {
		return out
	}
	sort.SliceStable(part, func(i, j int) bool {
		a, b := &part[i], &part[j]
		if la, lb := a.end-a.start, b.end-b.start; la != lb {
			return la > lb
		}
		return a.rule.order < b.rule.order
	})
	kept := part[:0]
	for _, f := range part {
		if !overlaps(kept, f) {
			kept = append(kept, f)
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].start < kept[j].start })
	return out[:from+len(kept)]
}

func overlaps(kept []found, f found) bool {
	for i := range kept {
		if kept[i].start < f.end && f.start < kept[i].end {
			return true
		}
	}
	return false
}
