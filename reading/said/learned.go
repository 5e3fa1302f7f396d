package said

import (
	"strconv"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/record"
)

// site describes the cue [first, last) for the role tagger.
func (f *finder) site(first, last int) cueSite {
	c := cueSite{first: first, last: last, head: f.cueHead(first, last)}
	if f.doc.IsPassive(c.head) {
		c.passive = 1
	}
	c.kids = f.traits[c.head].kids
	for r := range rules {
		if d, ok := rules[r].find(f, c.head); ok {
			c.source, c.content = d.source, d.content
			break
		}
	}
	if c.source.Empty() {
		if s := f.sourceOf(c.head); s >= 0 {
			c.source = f.sourcePhrase(s)
		}
	}
	return c
}

// cueHead returns the token that governs a cue: its topmost verb, else the
// one whose governor lies outside.
func (f *finder) cueHead(first, last int) int {
	head := -1
	for i := range f.doc.Tops(grammar.Phrase{First: first, Last: last}) {
		if head < 0 || f.doc.Tags[i] == grammar.VERB && f.doc.Tags[head] != grammar.VERB {
			head = i
		}
	}
	return max(head, first)
}

// window is the stretch of the sentence that the role tagger looks at.
func (f *finder) window(first, last int) (lo, hi int) {
	s := f.sentence(first)
	return max(s.First, first-maxWindow), min(s.Last, last+maxWindow)
}

// maxWindow bounds the words on each side of a cue, so that a sentence
// without end costs no more than its length.
const maxWindow = 90

// Lab lets the trainer see reports as the taggers do.
type Lab struct{ f *finder }

// NewLab prepares a report.
func NewLab(doc *grammar.Doc, report *record.Report, mentions []grammar.Mention) *Lab {
	f := newFinder(doc, report, mentions, nil)
	f.study()
	return &Lab{f}
}

// CueFeatures returns the features of each token of sentence s, one slice per
// token.
func (l *Lab) CueFeatures(s int) [][]uint32 {
	sent := l.f.doc.Sentences[s]
	l.f.sentenceNow = s
	var out [][]uint32
	for i := int(sent.First); i < int(sent.Last); i++ {
		out = append(out, l.f.cueFeatures(i, int(sent.First), int(sent.Last), nil))
	}
	return out
}

// RoleFeatures returns the window of the cue [first, last) and the features of
// each of its tokens.
func (l *Lab) RoleFeatures(first, last int) (lo, hi int, features [][]uint32) {
	lo, hi = l.f.window(first, last)
	c := l.f.prepareRoles(first, last, lo, hi)
	for i := lo; i < hi; i++ {
		features = append(features, l.f.roleFeatures(i, lo, hi, &c, nil))
	}
	return lo, hi, features
}

// prepareRoles describes a cue and the tree around it.
func (f *finder) prepareRoles(first, last, lo, hi int) cueSite {
	last = min(last, hi)
	c := f.site(first, last)
	for i := lo; i < hi; i++ {
		if f.quoteOf[i] >= 0 {
			c.anyQuote = 1
		}
	}
	f.commaCount = growTo(f.commaCount, hi-lo)
	n := uint8(0)
	for i := lo; i < hi; i++ {
		if f.traits[i].shape == 1 {
			n++
		}
		f.commaCount[i-lo] = n
	}
	c.lo, c.comma = lo, f.commaCount
	left, right := first, last
	if s := c.source; !s.Empty() && s.Last <= first && first-s.Last < 3 {
		left = s.First
	} else if !s.Empty() && s.First >= last && s.First-last < 2 {
		right = s.Last
	}
	before, after := f.near(left-1, lo, hi), f.near(right, lo, hi)
	c.around = uint32(before.shape) | uint32(before.quote)<<4 | uint32(after.shape)<<6 | uint32(after.quote)<<10
	f.branches(c.head, lo, hi)
	return c
}

// model is the embedded pair of taggers; nil where the program was built
// without it.
var model = readModel(data.SaidModel)

type taggers struct{ cues, roles *Tagger }

func readModel(file string) *taggers {
	s, ok := data.Unseal("SAI", 1, file)
	if !ok {
		return nil
	}
	cues, rest, ok := ReadTagger(s)
	if !ok || cues.Labels != cueLabels {
		return nil
	}
	roles, _, ok := ReadTagger(rest)
	if !ok || roles.Labels != roleLabels {
		return nil
	}
	return &taggers{cues, roles}
}

// cueBias is added to every cue label: above zero it finds more cues.
const cueBias = 0.1

// ruleBias is added besides where a rule finds a statement with its source.
const ruleBias = 1.5

// postBias is added besides in posts, whose clipped words the taggers saw
// little of.
const postBias = 3

// sourceBias is added to every source label: the taggers, which learn with
// features left out, are shy of sources, and words without their speaker are
// worth little.
const sourceBias = 0.5

// clearCue tells whether a rule finds a statement and its source at verb i.
func (f *finder) clearCue(i int) bool {
	t := &f.traits[i]
	if t.rule == 1 || t.rule == 2 { // the first rule: according to
		return true
	}
	return t.rule > 0 && t.rule%2 == 0 && f.doc.Tags[i] == grammar.VERB && t.act != 0 && record.Acts[t.act-1] != record.Believe
}

// margins tell by how much the taggers' reading is better than the best other
// one, in which a word of the piece is labelled otherwise.
type margins struct{ cue, source, content float32 }

// learned finds attributions with the model.
func (f *finder) learned(by *taggers) {
	for s, sent := range f.doc.Sentences {
		first, last := int(sent.First), int(sent.Last)
		f.sentenceNow = s
		f.emit = growTo(f.emit, (last-first)*cueLabels)
		for i := first; i < last; i++ {
			f.features = f.cueFeatures(i, first, last, f.features[:0])
			at := (i - first) * cueLabels
			by.cues.Emit(f.features, f.emit[at:at+cueLabels])
			bias := float32(cueBias)
			if f.clearCue(i) {
				bias += ruleBias
				if sent.Region == record.RegionPost {
					bias += postBias
				}
			}
			f.emit[at+labelCue] += bias
			f.emit[at+labelCueGoesOn] += bias
		}
		path := f.cuePath.decode(cueLabels, by.cues.Steps, f.emit, nil)
		looked := false
		for i := 0; i < len(path); i++ {
			if path[i] != labelCue {
				continue
			}
			j := i + 1
			for j < len(path) && path[j] == labelCueGoesOn {
				j++
			}
			if !looked {
				f.cuePath.look(cueLabels, by.cues.Steps, f.emit)
				looked = true
			}
			f.learnedRoles(by, first+i, first+j, f.cuePath.margin(cueLabels, i, j))
			i = j - 1
		}
	}
}

// learnedRoles adds the attribution of the cue [first, last).
func (f *finder) learnedRoles(by *taggers, first, last int, margin float32) {
	lo, hi := f.window(first, last)
	c := f.prepareRoles(first, last, lo, hi)
	f.emit2 = growTo(f.emit2, (hi-lo)*roleLabels)
	for i := lo; i < hi; i++ {
		f.features = f.roleFeatures(i, lo, hi, &c, f.features[:0])
		at := (i - lo) * roleLabels
		by.roles.Emit(f.features, f.emit2[at:at+roleLabels])
		f.emit2[at+roleSource] += sourceBias
		f.emit2[at+roleSourceGoesOn] += sourceBias
	}
	path := f.rolePath.decode(roleLabels, by.roles.Steps, f.emit2, nil)
	f.rolePath.look(roleLabels, by.roles.Steps, f.emit2)
	d := draft{cue: []grammar.Phrase{{First: first, Last: last, Head: c.head}}, head: c.head, post: -1, within: -1, why: "said.model", margin: &margins{cue: margin, content: 1e9}, act: f.actOf(first, last, c.head)}
	for i := 0; i < len(path); i++ {
		l := path[i]
		if l == roleO {
			continue
		}
		j := i + 1
		for j < len(path) && path[j] == l+1 {
			j++
		}
		p := grammar.Phrase{First: lo + i, Last: lo + j, Head: lo + i}
		m := f.rolePath.margin(roleLabels, i, j)
		if l == roleSource {
			if d.source.Empty() {
				d.margin.source = m
				p.Head = f.headIn(p.First, p.Last)
				d.source = p
			}
		} else {
			d.content = append(d.content, p)
			d.margin.content = min(d.margin.content, m)
		}
		i = j - 1
	}
	if d.source.Empty() && !f.conflicts(&d, c.source) {
		d.source = c.source
	}
	f.completeClause(&d, &c)
	f.frameOfAccording(&d, &c)
	f.toldNotTeller(&d)
	f.drafts = append(f.drafts, d)
}

// frameOfAccording goes by the rule for "according to" where the tagger took
// the source for content, or only a scrap of the clause.
func (f *finder) frameOfAccording(d *draft, c *cueSite) {
	if c.last-c.first < 2 || lower(f.doc.Word(c.first)) != "according" || len(c.content) == 0 {
		return
	}
	got, whole, astray := 0, 0, len(d.content) == 0
	for _, p := range d.content {
		got += p.Last - p.First
		astray = astray || overlap(p, c.source)
	}
	for _, p := range c.content {
		whole += p.Last - p.First
	}
	if astray || got*3 < whole {
		d.content, d.source = append(d.content[:0], c.content...), c.source
	}
}

// toldNotTeller drops from the content the one who was told ("she was told by
// her surgeon …").
func (f *finder) toldNotTeller(d *draft) {
	s := f.doc.Dependent(d.head, grammar.PassiveSubject)
	if s < 0 || !tellsSomebody(f.doc.Lemmas[d.head]) {
		return
	}
	out := d.content[:0]
	for _, p := range d.content {
		if !p.Contains(s) || p.Last > d.head {
			out = append(out, p)
		}
	}
	d.content = out
}

// completeClause gives a draft the whole clause that its cue governs where
// the tagger took only a later part of it, or nothing.
func (f *finder) completeClause(d *draft, c *cueSite) {
	cl := f.doc.Dependent(d.head, grammar.ContentClause)
	if cl < c.last || len(d.content) > 1 {
		return
	}
	whole := f.doc.Subtree(cl)
	if len(d.content) == 1 {
		p := d.content[0]
		if p.First <= whole.First+1 && p.Last < whole.Last && f.doc.Word(p.Last) == "(" { // cut off by a bracket
			d.content[0].Last = whole.Last
			return
		}
		if p.First <= whole.First+1 || p.First >= whole.Last || p.First < whole.First {
			return
		}
		whole.Last = max(whole.Last, p.Last)
	}
	if !overlap(whole, d.source) && !overlap(whole, d.cue[0]) {
		d.content = append(d.content[:0], whole)
	}
}

// conflicts tells whether the phrase reaches into the draft's cue or content.
func (f *finder) conflicts(d *draft, p grammar.Phrase) bool {
	for _, c := range d.content {
		if overlap(c, p) {
			return true
		}
	}
	return overlap(d.cue[0], p)
}

// actOf reads the act off the cue's words: its governing word first, then any
// word of it that the table knows.
func (f *finder) actOf(first, last, head int) record.Act {
	if c, _, ok := cueAt(f.doc, head); ok {
		if l := f.doc.Lemmas[last-1]; c.act == record.Believe && last-1 > head && f.doc.Tags[last-1] == grammar.VERB { // “liked to say”
			if x, ok := cueTable.verbs[l]; ok && x.frames&frameQuote != 0 {
				return x.act
			}
		}
		return c.act
	}
	for i := first; i < last; i++ {
		if c, _, ok := cueAt(f.doc, i); ok {
			return c.act
		}
	}
	return record.Say
}

// whyOf says what found a draft and from which word its act comes: the rule,
// or the model with its margins.
func (f *finder) whyOf(d *draft) string {
	b := append(make([]byte, 0, 96), d.why...)
	if m := d.margin; m != nil {
		b = appendMargin(append(b, ": cue "...), m.cue)
		if m.source != 0 {
			b = appendMargin(append(b, ", source "...), m.source)
		}
		if m.content < 1e9 {
			b = appendMargin(append(b, ", content "...), m.content)
		}
	}
	if d.head < 0 || len(d.cue) == 0 {
		return string(b)
	}
	if at := f.actWord(d); at >= 0 {
		b = append(append(append(b, "; "...), d.act...), " by “"...)
		return string(append(append(b, f.doc.Lemmas[at]...), "”"...))
	}
	return string(b)
}

// appendMargin appends a number with its sign and one decimal.
func appendMargin(b []byte, m float32) []byte {
	b = append(b, '+') // a reading found is never worse than another
	return strconv.AppendFloat(b, float64(m), 'f', 1, 32)
}

// actWord returns the token whose entry in the table gives the draft its act,
// -1 if none does.
func (f *finder) actWord(d *draft) int {
	if c, _, ok := cueAt(f.doc, d.head); ok && c.act == d.act {
		return d.head
	}
	for i := d.cue[0].First; i < d.cue[0].Last; i++ {
		if c, _, ok := cueAt(f.doc, i); ok && c.act == d.act {
			return i
		}
	}
	return -1
}
