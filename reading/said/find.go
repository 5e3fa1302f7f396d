package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/record"
)

// draft is an attribution in tokens, before its people are looked up.
type draft struct {
	cue     []grammar.Phrase // empty only where layout signals it
	head    int              // the cue's governing token, -1 for none
	source  grammar.Phrase   // empty if nobody is named
	content []grammar.Phrase
	told    grammar.Phrase // who was told, where the cue's own tree does not tell
	relay   grammar.Phrase // who passed it on, where no statement of theirs does
	act     record.Act
	post    int  // index of the embedded post that it is, -1 for none
	within  int  // index of the draft that holds it, -1 for none
	implied bool // the source stands elsewhere: no words here name it
	margin  *margins
	why     string
}

// finder holds what the rules share while they read one report.
type finder struct {
	doc      *grammar.Doc
	report   *record.Report
	mentions []grammar.Mention
	times    []record.Time
	byHead   []int32 // token → mention with that head, -1 for none
	quoteOf  []int32 // token → innermost quotation that holds it or is marked by it, -1 for none
	drafts   []draft
	more     []draft // found on the way, to be added

	atHead      []int32 // token → draft whose cue it governs, -1 for none
	endingAt    []int32 // token → longest mention that ends with it, -1 for none
	asking      int     // how many paragraphs are questions, once counted
	claimed     []bool  // quotation → whether somebody speaks it: see spoken
	held        []bool  // token → whether some draft's content holds it
	traits      []traits
	sentenceNow int
	branch      []branch
	commaCount  []uint8
	onPath      []uint8
	upSig       []uint32

	features          []uint32
	emit, emit2       []float32
	cuePath, rolePath lattice
}

// Find returns the report's attributions in the order of their first word.
func Find(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, times []record.Time) []Attribution {
	if len(doc.Tokens) == 0 {
		return nil
	}
	f := newFinder(doc, report, mentions, times)
	return f.run(model)
}

// FindByRules is Find without the taggers.
func FindByRules(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, times []record.Time) []Attribution {
	if len(doc.Tokens) == 0 {
		return nil
	}
	return newFinder(doc, report, mentions, times).run(nil)
}

// run finds attributions with the taggers, or by the rules alone without.
func (f *finder) run(by *taggers) []Attribution {
	f.posts()
	f.ends()
	if by != nil {
		f.study()
		f.learned(by)
	} else {
		f.cued()
	}
	f.mend()
	f.plain()
	f.follow()
	f.clip()
	f.labels()
	f.headlines()
	f.carry()
	f.clip() // quotations left open run on past the post
	f.quotedAsSaying()
	f.cutAccordingTo()
	f.cited()
	f.inside()
	f.uncued()
	f.tidy()
	f.nest()
	f.prune()
	return f.attributions()
}

func newFinder(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention, times []record.Time) *finder {
	n := len(doc.Tokens)
	f := &finder{doc: doc, report: report, mentions: mentions, times: times, byHead: make([]int32, n), quoteOf: make([]int32, n)}
	for i := range f.byHead {
		f.byHead[i], f.quoteOf[i] = -1, -1
	}
	for i, m := range mentions {
		if at := f.byHead[m.Head]; at < 0 || mentions[at].Form != record.FormName {
			f.byHead[m.Head] = int32(i)
		}
	}
	for q := range doc.Quotes {
		ph := f.quotePhrase(q)
		for i := ph.First; i < ph.Last; i++ {
			f.quoteOf[i] = int32(q)
		}
	}
	return f
}

// quotePhrase is quotation q with its marks.
func (f *finder) quotePhrase(q int) grammar.Phrase {
	x := &f.doc.Quotes[q]
	last := x.Close + 1
	if x.Close < 0 {
		_, last = f.doc.Cover(x.Inner.Start, x.Inner.End)
	}
	return grammar.Phrase{First: x.Open, Last: max(last, x.Open+1), Head: x.Open}
}

// outerQuote returns the outermost quotation that holds token i, -1 for none.
func (f *finder) outerQuote(i int) int {
	q := int(f.quoteOf[i])
	for q > 0 && f.doc.Quotes[q].Depth > 0 {
		q--
	}
	return q
}

// cued runs the rules that start from a word.
func (f *finder) cued() {
	for i := range f.doc.Tokens {
		for r := range rules {
			if d, ok := rules[r].find(f, i); ok {
				d.why = rules[r].name
				f.drafts = append(f.drafts, d)
				break
			}
		}
	}
}

// attributions turns the drafts into attributions.
func (f *finder) attributions() []Attribution {
	out := make([]Attribution, len(f.drafts))
	for i := range f.drafts {
		out[i] = f.attribution(i)
	}
	f.chains(out)
	return out
}

func (f *finder) attribution(i int) Attribution {
	d := &f.drafts[i]
	f.withinMarks(d)
	a := Attribution{Source: -1, Addressee: -1, Within: d.within, Act: d.act}
	if !d.source.Empty() {
		a.Source = f.mentionIn(d.source)
		if a.Sources = f.together(d.source); len(a.Sources) > 0 {
			a.Source = a.Sources[0]
		}
		if span := f.doc.Span(d.source); !d.implied {
			a.SourceSpan = &span
		}
	}
	for _, c := range d.cue {
		a.Cue = append(a.Cue, f.doc.Span(c))
	}
	for _, c := range d.content {
		a.Content = append(a.Content, f.doc.Span(c))
		if d.why != whyLabel {
			a.Quoted = append(a.Quoted, f.quotedIn(c)...)
		}
	}
	if d.why == whyLabel { // a turn is verbatim throughout
		a.Quoted = slices.Clone(a.Content)
	}
	d.act = f.actInPlace(d)
	a.Act = d.act
	a.Why = f.whyOf(d)
	if a.Act == record.Say && f.publishes(a.Source) {
		a.Act = record.Relate
		a.Why += "; report, for an outlet or a document says it"
	}
	f.circumstances(d, &a)
	return a
}

// publishes tells whether mention m is an outlet, or a document: what it says
// it reports.
func (f *finder) publishes(m int) bool {
	if m < 0 {
		return false
	}
	switch f.mentions[m].Kind {
	case record.Outlet, record.Agency, "document":
		return true
	}
	return false
}

// mentionIn returns the mention that a source phrase names: the one with its
// head, else the first name in it, else the first mention. A head that no list
// knows gives way to a name.
func (f *finder) mentionIn(p grammar.Phrase) int {
	if m := f.possessed(p); m >= 0 {
		return m
	}
	if m := f.nameAtEnd(p); m >= 0 {
		return m
	}
	if accounts[f.doc.Lemmas[p.Head]] { // “according to the words of the envoy”
		if p.Head+2 < p.Last && f.doc.Word(p.Head+1) == "of" {
			if m := f.mentionFrom(p.Head+2, p.Last); m >= 0 {
				return m
			}
		}
	}
	if m := f.byHead[p.Head]; m >= 0 && (f.mentions[m].Kind != "" || f.mentions[m].Form == record.FormPronoun) {
		return int(m)
	}
	best := -1
	for i := p.First; i < p.Last; i++ {
		m := int(f.byHead[i])
		if m < 0 {
			continue
		}
		if best < 0 || f.mentions[m].Form == record.FormName && f.mentions[best].Form != record.FormName {
			if last := f.mentions[m].Last; last < p.Last && f.doc.Fine[last] == grammar.POS && f.byHead[p.Head] >= 0 && p.Head > last {
				continue // whose body it is: “Norland's secret service”
			}
			if h := f.mentions[m].Head; f.byHead[p.Head] >= 0 && f.doc.Tags[p.Head] == grammar.NOUN && f.doc.CompoundedIn(h) == p.Head && h < p.Head {
				continue // of which body somebody is: “a Coast Guard agent”
			}
			best = m
		}
	}
	if m := f.byHead[p.Head]; m >= 0 && (best < 0 || f.mentions[best].Form != record.FormName) {
		return int(m)
	}
	return best
}

// nameAtEnd returns the person whose name ends a source after a description and
// a comma: "The founder and director of the club, Anna Berg"; -1 for none.
func (f *finder) nameAtEnd(p grammar.Phrase) int {
	last := p.Last - 1
	for last > p.First && f.doc.Word(last) == "," {
		last--
	}
	if p.Last-p.First < 4 || len(f.endingAt) == 0 {
		return -1
	}
	m := int(f.endingAt[last])
	if m < 0 || f.mentions[m].Form != record.FormName || f.mentions[m].Kind != record.Person && f.mentions[m].Kind != record.Organisation || f.mentions[m].First < p.First+2 {
		return -1
	}
	k := f.mentions[m].First - 1
	for k > p.First && f.doc.Tags[k] == grammar.PROPN && f.doc.Word(k) != "," { // titles
		k--
	}
	h := f.byHead[p.Head]
	if h >= 0 && f.doc.Word(k) == "," && f.mentions[h].Form == record.FormNominal && f.mentions[h].Kind == f.mentions[m].Kind && f.mentions[h].First <= p.First+1 {
		return m
	}
	if f.mentions[m].Kind != record.Person || f.doc.Word(k) == "," || f.byHead[p.Head] == int32(m) {
		return -1
	}
	for k := p.First; k < f.mentions[m].First; k++ { // “Opposition lawmaker Kondwani Phiri”
		if t := f.doc.Tags[k]; t != grammar.NOUN && t != grammar.ADJ && t != grammar.PROPN && t != grammar.DET {
			return -1
		}
	}
	return m
}

// possessed returns the person whose name ends a source after a possessive:
// "Harbour Bank's Lena Okoro"; -1 for none.
func (f *finder) possessed(p grammar.Phrase) int {
	if p.Last-p.First < 3 || len(f.endingAt) == 0 {
		return -1
	}
	m := int(f.endingAt[p.Last-1])
	if m < 0 || f.mentions[m].Form != record.FormName || f.mentions[m].Kind != record.Person || f.mentions[m].First-1 <= p.First || f.doc.Fine[f.mentions[m].First-1] != grammar.POS {
		return -1
	}
	return m
}

// quotedIn returns the verbatim stretches of a phrase, without the marks.
func (f *finder) quotedIn(p grammar.Phrase) []record.Span {
	var out []record.Span
	start, end := int(f.doc.Tokens[p.First].Start), int(f.doc.Tokens[p.Last-1].End)
	for i := p.First; i < p.Last; i++ {
		q := f.outerQuote(i)
		if q < 0 {
			continue
		}
		in := f.doc.Quotes[q].Inner
		if s, e := max(in.Start, start), min(in.End, end); s < e {
			sp := f.doc.Slice(s, e)
			if n := len(out); n == 0 || out[n-1] != sp {
				out = append(out, sp)
			}
		}
		i = max(i, f.quotePhrase(q).Last-1)
	}
	return out
}

// tidy puts the drafts in text order and drops those without content.
func (f *finder) tidy() {
	out := f.drafts[:0]
	for _, d := range f.drafts {
		f.wholeSource(&d)
		if f.finish(&d) && !f.idle(&d) {
			out = append(out, d)
		}
	}
	f.drafts = out
	slices.SortStableFunc(f.drafts, func(a, b draft) int { return a.first() - b.first() })
}

// first is the draft's first token.
func (d *draft) first() int {
	n := 1 << 62
	for _, ps := range [][]grammar.Phrase{d.cue, d.content, {d.source}} {
		for _, p := range ps {
			if !p.Empty() && !(d.implied && p == d.source) {
				n = min(n, p.First)
			}
		}
	}
	return n
}
