package what

import (
	"slices"
	"strings"

	"sayso/record"
)

// certaintyOf is how surely an act vouches for what it says.
var certaintyOf = map[record.Act]record.Certainty{
	record.Confirm: record.CertaintyConfirmed, record.Admit: record.CertaintyConfirmed,
	record.Claim: record.CertaintyAlleged, record.Accuse: record.CertaintyAlleged, record.Believe: record.CertaintyAlleged,
	record.Relate: record.CertaintyReported, record.Deny: record.CertaintyDenied,
}

// content is one span of a statement's content.
type content struct {
	start, end int
	statement  int
}

// voices answers which statement says a given byte: contents sorted by start,
// with the furthest end of those before, so that a lookup stops early.
type voices struct {
	contents []content
	reach    []int
}

func (f *find) hear() voices {
	var v voices
	for i := range f.Statements {
		if s := f.Statements[i].SourceSpan; s != nil && isNoOne(s.Text) {
			continue // "no group has claimed": nobody says it
		}
		for _, s := range f.Statements[i].Content {
			v.contents = append(v.contents, content{s.Start, s.End, i})
		}
	}
	slices.SortFunc(v.contents, func(a, b content) int { return a.start - b.start })
	end := 0
	for _, c := range v.contents {
		end = max(end, c.end)
		v.reach = append(v.reach, end)
	}
	return v
}

// isNoOne tells whether a source is nobody.
func isNoOne(source string) bool {
	first, _, _ := strings.Cut(source, " ")
	switch strings.ToLower(first) {
	case "no", "nobody", "none", "neither":
		return true
	}
	return false
}

// at returns the innermost statement whose content holds the bytes
// [start, end); -1 if they are the outlet's own words.
func (v *voices) at(start, end int) int {
	lo, hi := 0, len(v.contents)
	for lo < hi {
		if mid := (lo + hi) / 2; v.contents[mid].start <= start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	best, size := -1, 0
	for i := lo - 1; i >= 0 && v.reach[i] >= end; i-- {
		if c := v.contents[i]; c.end >= end && (best < 0 || c.end-c.start < size) {
			best, size = c.statement, c.end-c.start
		}
	}
	return best
}

// word is the voucher for the bytes [start, end), with the certainty of its
// act or of the hedge beside it, and the index of its statement; -1 for the
// outlet.
func (f *find) word(v *voices, start, end, hedge int, certainty record.Certainty) (record.Word, int) {
	w := record.Word{Certainty: record.CertaintyStated}
	s := v.at(start, end)
	if s >= 0 {
		w.Statement = f.Statements[s].ID
		if c, ok := certaintyOf[f.Statements[s].Act]; ok {
			w.Certainty = c
		}
	} else {
		w.Outlet = true
	}
	if s >= 0 && (w.Certainty == record.CertaintyStated || w.Certainty == record.CertaintyReported) && isHearsay(f.Statements[s].SourceSpan) {
		w.Certainty = record.CertaintyAlleged
	}
	if t := f.doubted(start, end, s); t >= 0 && hedge < 0 && w.Certainty != record.CertaintyDenied && w.Certainty != record.CertaintyConfirmed {
		hedge, certainty = t, record.CertaintyAlleged
	}
	if hedge >= 0 {
		span := f.doc.Text.Span(hedge, hedge+1)
		w.Hedge = &span
		if w.Certainty != record.CertaintyDenied {
			w.Certainty = certainty
		}
	}
	return w, s
}

// vouch adds the voucher of a mention to event k, once per statement.
func (f *find) vouch(e *record.Event, k int, w record.Word, statement int) {
	if statement < 0 {
		statement = len(f.Statements)
	}
	if f.vouched[statement] == int32(k)+1 {
		return
	}
	f.vouched[statement] = int32(k) + 1
	e.Word = append(e.Word, w)
}
