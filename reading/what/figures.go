package what

import (
	"slices"
	"strings"

	"sayso/reading/grammar"
	"sayso/record"
)

// tie gives each figure its event and its voucher.
func (f *find) tie(v *voices) []record.Figure {
	out := f.Figures[:0:0]
	w := f.world()
	for i := range f.Figures {
		fig := f.Figures[i]
		if f.isSource(&fig) || f.isTime(&fig) {
			continue
		}
		first, last := f.doc.Cover(fig.Span.Start, fig.Span.End)
		if first < last && w != 0 && f.isPlay(&fig, f.doc.HeadOf(first, last), w) {
			fig.Measure = record.OtherMeasure
			fig.Why += "; told of play"
		}
		if first < last {
			if k := f.eventOf(&fig, f.doc.HeadOf(first, last)); k >= 0 {
				fig.Event = f.events[k].ID
			}
			if fig.Scope == "" && f.doc.Sentences[f.doc.SentenceOf(first)].Last-f.doc.Sentences[f.doc.SentenceOf(first)].First <= longest {
				fig.Scope = f.scope(first)
			}
		}
		hedge, certainty := f.hedgeNear(first, last)
		word, _ := f.word(v, fig.Span.Start, fig.Span.End, hedge, certainty)
		fig.Word = []record.Word{word}
		out = append(out, fig)
	}
	f.supersede(out)
	return out
}

// isPlay tells whether the harm that a figure counts is a figure of speech in a
// report of world w: "shot three past the keeper".
func (f *find) isPlay(fig *record.Figure, t int, w world) bool {
	switch fig.Measure {
	case record.Killed, record.Injured, record.Missing, record.Abducted:
	default:
		return false
	}
	for u := range f.doc.AtOrAbove(t, 4) {
		if k := f.at[u]; k >= 0 {
			return f.candidates[k].event < 0 && f.isFigurative(&f.candidates[k], w)
		}
	}
	return false
}

// isSource tells whether a figure only counts those who speak ("two officials
// said").
func (f *find) isSource(fig *record.Figure) bool {
	return fig.Measure == record.People && f.isSpeaker(fig.Span.Start)
}

// isSpeaker tells whether the byte at an offset is among the words that name a
// statement's source, however these lie in one another ("two aides of the
// mayor").
func (f *find) isSpeaker(at int) bool {
	k, _ := slices.BinarySearchFunc(f.sources, at, func(s record.Span, at int) int { return s.End - at - 1 })
	return k < len(f.sources) && f.sources[k].Start <= at
}

// listSources lists the words that name the sources of statements, as spans
// that do not overlap, in the order of the text.
func (f *find) listSources() {
	for i := range f.Statements {
		if s := f.Statements[i].SourceSpan; s != nil {
			f.sources = append(f.sources, *s)
		}
	}
	slices.SortFunc(f.sources, func(a, b record.Span) int { return a.Start - b.Start })
	n := 0
	for _, s := range f.sources {
		if n > 0 && s.Start <= f.sources[n-1].End {
			f.sources[n-1].End = max(f.sources[n-1].End, s.End)
			continue
		}
		f.sources[n] = s
		n++
	}
	f.sources = f.sources[:n]
}

// isTime tells whether a figure is part of a time expression.
func (f *find) isTime(fig *record.Figure) bool {
	first, last := f.doc.Cover(fig.Span.Start, fig.Span.End)
	for t := first; t < last; t++ {
		if k := f.timeAt[t]; k >= 0 {
			s := f.Times[k].Span
			if s.Start <= fig.Span.Start || s.End >= fig.Span.End {
				return true
			}
		}
	}
	return false
}

// hedgeNear is the hedge of the event mention above a figure; -1 for none.
func (f *find) hedgeNear(first, last int) (int, record.Certainty) {
	if first >= last {
		return -1, ""
	}
	d := f.doc
	for t := range d.AtOrAbove(f.doc.HeadOf(first, last), 6) {
		if c := f.at[t]; c >= 0 {
			return f.candidates[c].hedge, f.candidates[c].certainty
		}
		if g := d.Governor(t); g >= 0 && d.Is(t, grammar.PassiveSubject) && d.Agent(g) < 0 { // "12 people are feared dead"
			if s := lex.status[hedgers][f.lemma(g)]; s != "" {
				return g, record.Certainty(s)
			}
		}
	}
	return -1, ""
}

// suits lists the types of event that a figure of a measure belongs to, the
// likeliest first.
func suits(m record.Measure) []record.EventType {
	switch m {
	case record.Killed, record.Injured, record.Missing:
		return []record.EventType{record.EvAssault, record.EvAccident, record.EvDisaster, record.EvDisease, record.EvCrime}
	case record.Displaced:
		return []record.EventType{record.EvAid, record.EvDisaster, record.EvAssault, record.EvAccident, record.EvCoerce}
	case record.Detained:
		return []record.EventType{record.EvCoerce, record.EvProtest}
	case record.Abducted:
		return []record.EventType{record.EvAssault}
	case record.Targets:
		return []record.EventType{record.EvAssault}
	case record.Munitions, record.Aircraft:
		return []record.EventType{record.EvAssault, record.EvCoerce, record.EvMobilize, record.EvAid}
	case record.Troops:
		return []record.EventType{record.EvMobilize, record.EvRetreat, record.EvAssault}
	}
	return nil
}

// eventOf is the event that the figure headed by token t belongs to: the one
// whose mention governs it, else the nearest one that suits its measure. -1
// for none.
func (f *find) eventOf(fig *record.Figure, t int) int {
	types := suits(fig.Measure)
	direct := -1
	for u := range f.doc.AtOrAbove(t, 8) {
		if f.at[u] < 0 {
			continue
		}
		c := &f.candidates[f.at[u]]
		switch {
		case c.event >= 0 && (types == nil || slices.Contains(types, f.events[c.event].Type)):
			return c.event
		case c.event >= 0 && direct < 0:
			direct = c.event
		case c.event < 0 && c.entry.harm && c.verb:
			return f.beside(c) // else of an occasion that the report does not go into
		}
	}
	sentence := f.doc.SentenceOf(t)
	if f.past(sentence) {
		return direct
	}
	if k := f.nearest(types, sentence, t); k >= 0 {
		return k
	}
	if direct < 0 && types == nil {
		return f.nearest([]record.EventType{""}, sentence, t)
	}
	return direct
}

// beside is the event that the clause of harm candidate c goes with: "hurt when
// guards boarded their boat"; -1 for none.
func (f *find) beside(c *candidate) int {
	for t := range f.doc.Dependents(c.head, grammar.AdverbialClause|grammar.Conjunct) {
		if k := f.at[t]; k >= 0 && f.candidates[k].event >= 0 && isOnGround(f.events[f.candidates[k].event].Type) {
			return f.candidates[k].event
		}
	}
	return -1
}

// nearest is the event with a mention nearest to token t, in its sentence or
// up to three back, among the given types (the empty type: any, in the same
// sentence only).
func (f *find) nearest(types []record.EventType, sentence, t int) int {
	best, gap := -1, 1<<30
	from := f.doc.Sentences[max(0, sentence-3)].First
	first, _ := slices.BinarySearchFunc(f.candidates, int(from), func(c candidate, t int) int { return c.head - t })
	for i := first; i < len(f.candidates); i++ {
		c := &f.candidates[i]
		back := sentence - f.doc.SentenceOf(c.head)
		if back < -1 || i-first > 200 {
			break
		}
		if c.event < 0 {
			continue
		}
		rank := slices.Index(types, f.events[c.event].Type)
		if rank < 0 && !(len(types) == 1 && types[0] == "" && back == 0) {
			continue
		}
		d := c.head - t
		if d < 0 {
			d = -d
		}
		if back < 0 {
			d += 1000
		}
		if d += 1000 * max(back, 0); d < gap {
			best, gap = c.event, d
		}
	}
	return best
}

// supersede marks the newer of two figures that the report sets against each
// other as the older and newer count of one thing ("rose to 27 from 25").
func (f *find) supersede(figs []record.Figure) {
	for i := 1; i < len(figs); i++ {
		a, b := &figs[i-1], &figs[i]
		if a.Measure != b.Measure || a.Value == nil || b.Value == nil || a.Span.End > b.Span.Start {
			continue
		}
		between := f.Report.Text[a.Span.End:b.Span.Start]
		before := f.Report.Text[max(0, a.Span.Start-6):a.Span.Start]
		switch {
		case isRevised(between), isSetAside(between):
			a.Supersedes = b.ID
		case trim(between) == "from" || trim(between) == ", up from" || trim(between) == "up from" || trim(between) == ", down from":
			a.Supersedes = b.ID
		case trim(between) == "to" && trim(before) == "from":
			b.Supersedes = a.ID
		}
	}
}

// isSetAside tells whether the words between two counts put the first in the
// second one's place: "is 11, not 12".
func isSetAside(between string) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(between), ","), " ") {
	case "not", "and not", "rather than", "instead of", "not the", "rather than the", "instead of the":
		return true
	}
	return false
}

// isRevised tells whether the words between two counts make the second one
// the older: ", revising an earlier toll of".
func isRevised(between string) bool {
	if len(between) > 120 || strings.ContainsAny(between, ".!?\n") {
		return false
	}
	between = strings.TrimSpace(between)
	for _, w := range lex.revised {
		if strings.HasSuffix(between, w) {
			return true
		}
	}
	return false
}

func trim(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	if len(s) > 12 {
		return s[len(s)-4:]
	}
	return s
}
