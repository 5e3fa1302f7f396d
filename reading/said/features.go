package said

import (
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// traits is what the taggers know of a token, computed once per report.
type traits struct {
	word, lemma uint32 // hashes
	act         uint8  // of the cue table, 0 for none
	frames      uint16 // of the cue table
	shape       uint8  // of the token: see shapeOf
	quote       uint8  // 0 outside, 1 inside a quotation, 2 its opening mark, 3 its closing mark
	kids        uint16 // relations among its children
	rule        uint8  // the rule that fires at the token and whether it finds a source, 0 for none
	mention     uint8  // how the token stands in a mention: 0 none, else kind and edge
}

// Bits of traits.kids.
const (
	kidSubject = 1 << iota
	kidClause
	kidInfinitive
	kidObject
	kidOblique
	kidPassive
	kidMark
	kidCopula
	kidPossessor
	kidAcl
	kidParataxis
	kidAgent
	kidParticle
)

// study computes the traits of all tokens.
func (f *finder) study() {
	d := f.doc
	f.traits = make([]traits, len(d.Tokens))
	for i := range d.Tokens {
		t := &f.traits[i]
		t.word, t.lemma = hashLower(d.Word(i)), hashLower(d.Lemmas[i])
		t.shape = shapeOf(d, i)
		if c, _, ok := cueAt(d, i); ok {
			t.act, t.frames = actCode(c.act), uint16(c.frames)
		}
		if q := f.quoteOf[i]; q >= 0 {
			t.quote = 1
			if x := &d.Quotes[q]; i == x.Open {
				t.quote = 2
			} else if i == x.Close {
				t.quote = 3
			}
		}
	}
	for i := range d.Tokens {
		if h := d.Governor(i); h >= 0 {
			f.traits[h].kids |= kidBit(d.Function(i))
		}
	}
	for i := range d.Tokens {
		if f.traits[i].act == 0 && d.Tags[i] != grammar.VERB && shapeOf(d, i) != 10 {
			continue
		}
		f.traits[i].rule = f.firing(i)
	}
	for _, m := range f.mentions {
		code := mentionCode(&m)
		for i := m.First; i < m.Last; i++ {
			t := &f.traits[i]
			if t.mention == 0 || i == m.Head {
				t.mention = code
			}
		}
	}
}

// firing tells which rule fires at token i and whether it finds a source.
func (f *finder) firing(i int) uint8 {
	for r := range rules {
		if d, ok := rules[r].find(f, i); ok {
			if d.source.Empty() {
				return uint8(2*r + 1)
			}
			return uint8(2*r + 2)
		}
	}
	return 0
}

func kidBit(r grammar.Function) uint16 {
	switch r {
	case grammar.ActiveSubject, grammar.OuterSubject, grammar.ClausalSubject:
		return kidSubject
	case grammar.ContentClause:
		return kidClause
	case grammar.OpenComplement:
		return kidInfinitive
	case grammar.DirectObject, grammar.IndirectObject:
		return kidObject
	case grammar.Oblique:
		return kidOblique
	case grammar.PassiveAuxiliary, grammar.PassiveSubject:
		return kidPassive
	case grammar.ClauseMarker:
		return kidMark
	case grammar.Copula:
		return kidCopula
	case grammar.Possessor:
		return kidPossessor
	case grammar.AdnominalClause, grammar.RelativeClause:
		return kidAcl
	case grammar.ParatacticClause:
		return kidParataxis
	case grammar.PassiveAgent:
		return kidAgent
	case grammar.VerbParticle:
		return kidParticle
	}
	return 0
}

func mentionCode(m *grammar.Mention) uint8 {
	code := uint8(1)
	for k, kind := range record.EntityKinds {
		if m.Kind == kind {
			code = uint8(k) + 2
		}
	}
	switch m.Form {
	case record.FormNominal:
		code += 16
	case record.FormPronoun:
		code += 32
	}
	return code
}

func actCode(a record.Act) uint8 {
	for i, x := range record.Acts {
		if x == a {
			return uint8(i + 1)
		}
	}
	return 0
}

// shapeOf classes a token by its look.
func shapeOf(d *grammar.Doc, i int) uint8 {
	w := d.Word(i)
	switch d.Tokens[i].Kind {
	case words.Punct:
		switch w[0] {
		case ',':
			return 1
		case '.':
			return 2
		case ':':
			return 3
		case '-':
			return 4
		}
		return 5
	case words.Number:
		return 6
	case words.Link, words.Handle, words.Hashtag:
		return 7
	case words.Symbol:
		return 8
	}
	if w[0] >= 'A' && w[0] <= 'Z' {
		return 9
	}
	return 10
}

// hashLower hashes a word without regard to ASCII case.
func hashLower(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// emitter collects hashed features; each call is one template.
type emitter struct {
	out []uint32
	k   uint32
}

func (e *emitter) add(v uint32) {
	e.k += 0x9E3779B9
	h := (v ^ e.k) * 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	e.out = append(e.out, h^h>>16)
}

func (e *emitter) two(a, b uint32)      { e.add(a*0x01000193 ^ (b+0x7F4A7C15)*0x9E3779B1) }
func (e *emitter) three(a, b, c uint32) { e.two(a*0x01000193^(b+0x1B873593)*0x85EBCA77, c) }

// edge stands for the tokens before the first and after the last.
var edge = traits{word: 1, lemma: 2, shape: 15}

// near returns the traits of token i within the sentence [first, last).
func (f *finder) near(i, first, last int) *traits {
	if i < first || i >= last {
		return &edge
	}
	return &f.traits[i]
}

func (f *finder) tag(i, first, last int) uint32 {
	if i < first || i >= last {
		return 99
	}
	return uint32(f.doc.Fine[i])
}

// cueFeatures appends the features that tell whether token i of the sentence
// [first, last) belongs to a cue.
func (f *finder) cueFeatures(i, first, last int, out []uint32) []uint32 {
	e := emitter{out: out}
	d, t := f.doc, &f.traits[i]
	p, n := f.near(i-1, first, last), f.near(i+1, first, last)
	pp, nn := f.near(i-2, first, last), f.near(i+2, first, last)
	tag, ptag, ntag := f.tag(i, first, last), f.tag(i-1, first, last), f.tag(i+1, first, last)
	e.add(0)
	e.add(t.word)
	e.two(t.lemma, tag)
	e.add(p.word)
	e.add(n.word)
	e.two(p.word, t.lemma)
	e.two(t.lemma, n.word)
	e.three(p.lemma, t.lemma, n.lemma)
	e.two(pp.lemma, t.lemma)
	e.two(t.lemma, nn.lemma)
	e.two(n.lemma, nn.lemma)
	e.two(pp.lemma, p.lemma)
	e.three(ptag, tag, ntag)
	e.two(ptag, tag)
	e.two(tag, ntag)
	e.three(tag, ntag, f.tag(i+2, first, last))
	e.two(uint32(t.act), tag)
	e.three(uint32(t.act), uint32(t.frames), tag)
	e.two(uint32(n.act), tag)
	e.two(uint32(p.act), t.lemma)
	rule := uint32(t.rule)
	e.two(rule, uint32(t.act))
	e.two(rule, t.lemma)
	e.three(rule, tag, uint32(t.quote))
	e.three(uint32(n.rule), uint32(n.act), tag)
	e.three(uint32(p.rule), uint32(p.act), tag)
	f.cueTree(&e, i, t, tag)
	quote := uint32(t.quote) | uint32(p.quote)<<2 | uint32(n.quote)<<4 | uint32(pp.quote)<<6
	e.two(quote, tag)
	e.two(quote, uint32(t.act))
	e.two(uint32(t.quote), t.lemma)
	where := uint32(min(i-first, 3))<<4 | uint32(min(last-1-i, 3))
	if d.Sentences[f.sentenceNow].Paragraph == 0 {
		where |= 1 << 8
	}
	e.two(where, t.lemma)
	e.two(where, tag)
	e.two(uint32(n.mention), uint32(t.act))
	e.two(uint32(p.mention), uint32(t.act))
	e.two(uint32(p.mention)<<8|uint32(n.mention), tag)
	return e.out
}

// cueTree appends the features of the tree around token i.
func (f *finder) cueTree(e *emitter, i int, t *traits, tag uint32) {
	d := f.doc
	rel, kids := uint32(d.Function(i).Index()), uint32(t.kids)
	head, grand := &edge, &edge
	headRel := uint32(99)
	if h := d.Governor(i); h >= 0 {
		head, headRel = &f.traits[h], uint32(d.Function(h).Index())
		if g := d.Governor(h); g >= 0 {
			grand = &f.traits[g]
		}
	}
	e.two(rel, tag)
	e.two(rel, head.lemma)
	e.three(rel, uint32(head.act), tag)
	e.three(rel, uint32(head.act), uint32(head.frames))
	e.two(rel, headRel)
	e.three(t.lemma, rel, head.lemma)
	e.two(rel, uint32(t.act))
	e.two(kids, t.lemma)
	e.two(kids, uint32(t.act))
	e.three(kids, rel, tag)
	e.two(grand.lemma, rel)
	s, o := d.Dependent(i, grammar.ActiveSubject|grammar.PassiveSubject), d.Dependent(i, grammar.DirectObject)
	sm, om := &edge, &edge
	if s >= 0 {
		sm = &f.traits[s]
	}
	if o >= 0 {
		om = &f.traits[o]
	}
	e.two(uint32(sm.mention), t.lemma)
	e.two(uint32(sm.mention), uint32(t.act))
	e.two(sm.lemma, uint32(t.act))
	e.two(om.lemma, t.lemma)
	e.two(uint32(om.mention), t.lemma)
}

// branch is how a token hangs in the tree as seen from a cue.
type branch struct {
	top   int32 // the ancestor that hangs on the path from the cue to the root
	up    uint8 // steps from the cue to where the branch hangs
	depth uint8 // steps from the branch's top down to the token
	sig   uint32
}

// branches fills f.branch for the tokens [first, last) as seen from a cue.
func (f *finder) branches(cue, first, last int) {
	d := f.doc
	f.branch = growTo(f.branch, last-first)
	f.onPath = growTo(f.onPath, last-first)
	for i := range f.onPath {
		f.onPath[i] = 0
	}
	up := uint8(1)
	sig := uint32(0)
	f.upSig = f.upSig[:0]
	f.upSig = append(f.upSig, 0)
	for i := cue; i >= first && i < last; i = d.Governor(i) {
		f.onPath[i-first] = up
		sig = sig*37 + uint32(d.Function(i).Index()) + 1
		f.upSig = append(f.upSig, sig)
		if up < 250 {
			up++
		}
	}
	for i := first; i < last; i++ {
		f.branch[i-first] = branch{top: -2}
	}
	for i := first; i < last; i++ {
		f.climb(i, first, last)
	}
}

// climb settles the branch of token i and of the ancestors it passes.
func (f *finder) climb(i, first, last int) {
	steps := 0
	var top int32
	var up uint8
	for k := i; ; {
		if f.onPath[k-first] > 0 {
			top, up = int32(k), f.onPath[k-first]
			break
		}
		if b := &f.branch[k-first]; b.top != -2 {
			top, up, steps = b.top, b.up, steps+int(b.depth)
			break
		}
		h := f.doc.Governor(k)
		if h < first || h >= last || steps > 60 {
			top, up = int32(k), 0
			break
		}
		if f.onPath[h-first] > 0 {
			top, up = int32(k), f.onPath[h-first]
			break
		}
		k = h
		steps++
	}
	b := branch{top: top, up: up, depth: uint8(min(steps, 200))}
	side := uint32(0)
	if up > 0 && f.onPath[int(top)-first] == 0 {
		if int(top) > f.doc.Governor(int(top)) {
			side = 1
		}
		b.sig = f.upSig[up-1]*1009 + (uint32(f.doc.Function(int(top)).Index())+1)*4 + side
	} else {
		b.sig = f.upSig[min(int(up), len(f.upSig)-1)]*1009 + 3
	}
	f.branch[i-first] = b
}

// distance puts a signed number of tokens in few classes.
func distance(n int) uint32 {
	s := uint32(0)
	if n < 0 {
		s, n = 16, -n
	}
	switch {
	case n < 5:
		return s + uint32(n)
	case n < 8:
		return s + 5
	case n < 12:
		return s + 6
	case n < 20:
		return s + 7
	}
	return s + 8
}

// roleFeatures appends the features that tell whether token i of the window
// [first, last) belongs to the source or the content of the cue.
func (f *finder) roleFeatures(i, first, last int, c *cueSite, out []uint32) []uint32 {
	e := emitter{out: out}
	t := &f.traits[i]
	p, n := f.near(i-1, first, last), f.near(i+1, first, last)
	tag, ptag, ntag := f.tag(i, first, last), f.tag(i-1, first, last), f.tag(i+1, first, last)
	b := &f.branch[i-first]
	var pb, nb branch
	if i > first {
		pb = f.branch[i-1-first]
	}
	if i+1 < last {
		nb = f.branch[i+1-first]
	}
	edgeL, edgeR := uint32(0), uint32(0)
	if pb.top != b.top {
		edgeL = 1
	}
	if nb.top != b.top {
		edgeR = 1
	}
	side := distance(i - c.head)
	in := uint32(0)
	if i >= c.first && i < c.last {
		in = 1
	}
	cl, ca := f.traits[c.head].lemma, uint32(f.traits[c.head].act)<<4|c.passive
	depth := uint32(min(b.depth, 3))
	e.add(in)
	e.two(in, side)
	e.two(b.sig, edgeL<<1|edgeR)
	e.three(b.sig, cl, edgeL<<1|edgeR)
	e.three(b.sig, ca, depth)
	e.two(b.sig, tag)
	e.three(b.sig, tag, edgeL<<1|edgeR)
	e.three(b.sig, uint32(c.kids), edgeL)
	e.three(pb.sig, b.sig, tag)
	e.three(b.sig, nb.sig, tag)
	e.three(b.sig, uint32(t.shape), uint32(n.shape))
	e.two(b.sig, t.lemma)
	e.three(b.sig, p.lemma, tag)
	e.three(b.sig, ntag, tag)
	e.two(cl, side)
	e.three(cl, t.lemma, side>>4)
	e.three(ca, t.lemma, side>>4)
	e.two(t.word, side>>4)
	e.three(tag, ptag, side)
	e.three(tag, ntag, side)
	e.three(ptag, tag, ntag)
	e.three(c.around, side, tag)
	e.three(c.around, b.sig, edgeL<<1|edgeR)
	e.three(c.around, ca, side>>4)
	e.three(c.around, uint32(t.shape), uint32(p.shape)<<4|uint32(n.shape))
	commas := uint32(min(f.commas(c, i), 3))
	e.three(commas, c.around, side>>4)
	e.three(commas, b.sig, uint32(t.shape))
	e.three(commas, tag, side)
	quote := uint32(t.quote) | uint32(p.quote)<<2 | uint32(n.quote)<<4 | uint32(f.traits[c.head].quote)<<6 | c.anyQuote<<8
	e.two(quote, side>>4)
	e.three(quote, ca, side>>4)
	e.three(quote, b.sig, uint32(t.shape))
	e.three(uint32(t.mention), side, ca)
	e.three(uint32(t.mention), uint32(p.mention), b.sig)
	e.three(uint32(t.mention), uint32(n.mention), b.sig)
	hint := f.hint(i, c)
	e.two(hint, in)
	e.three(hint, f.hint(i-1, c), f.hint(i+1, c))
	e.three(hint, tag, b.sig)
	e.three(hint, uint32(t.shape), uint32(p.shape))
	e.two(uint32(p.quote)<<4|uint32(t.shape), uint32(n.shape)<<4|uint32(p.shape))
	return e.out
}

// cueSite is one cue as the role tagger looks from it.
type cueSite struct {
	first, last, head int
	passive           uint32
	kids              uint16
	anyQuote          uint32
	around            uint32         // what stands before the source and after the cue
	lo                int            // the window's first token
	comma             []uint8        // commas from the window's start on, modulo 256
	source            grammar.Phrase // what the rules make of it
	content           []grammar.Phrase
}

// commas counts the commas between the cue and token i.
func (f *finder) commas(c *cueSite, i int) int {
	a, b := c.comma[i-c.lo], c.comma[c.head-c.lo]
	if i < c.head {
		return int(b - a)
	}
	return int(a - b)
}

// hint tells what the rules make of token i.
func (f *finder) hint(i int, c *cueSite) uint32 {
	h := uint32(0)
	if c.source.Contains(i) {
		h = 1
	}
	for _, p := range c.content {
		if p.Contains(i) {
			h |= 2
		}
	}
	return h
}
