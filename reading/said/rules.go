package said

import (
	"slices"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// rule finds attributions from one construction. example is a sentence of our
// own and want what the rule finds in it, as "source | cue | content"; a test
// runs them all.
type rule struct {
	name, example, want string
	find                func(f *finder, i int) (draft, bool)
}

// rules are tried in order at every token; the first that applies wins. The
// taggers know a rule by its place in the table: a new one means new taggers.
var rules = []rule{
	{"said.according-to", "The bridge was closed on Monday, according to the mayor of Tarsk.", "the mayor of Tarsk | according to | The bridge was closed on Monday", (*finder).accordingTo},
	{"said.verb-clause", "The minister said that the road would open soon.", "The minister | said | that the road would open soon", (*finder).verbClause},
	{"said.verb-after", "The road will open soon, the minister said.", "the minister | said | The road will open soon", (*finder).verbAfter},
	{"said.verb-phrase", "The union condemned the closure of the depot.", "The union | condemned | the closure of the depot", (*finder).verbPhrase},
	{"said.verb-quote", "The minister told reporters: “We are ready.”", "The minister | told | “We are ready.”", (*finder).verbQuote},
	{"said.noun", "Reporters heard the union's claim that the depot was unsafe.", "the union | claim | that the depot was unsafe", (*finder).nounClause},
}

// verb returns the table's entry of verb i and the tokens of the cue.
func (f *finder) verb(i int) (cue, grammar.Phrase, bool) {
	if f.doc.Tags[i] != grammar.VERB {
		return cue{}, grammar.Phrase{}, false
	}
	return cueAt(f.doc, i)
}

func (f *finder) accordingTo(i int) (draft, bool) {
	d := f.doc
	if d.Word(i) == "Per" {
		return f.perSource(i)
	}
	if lower(d.Word(i)) != "according" || i+1 >= len(d.Tokens) || lower(d.Word(i+1)) != "to" {
		return draft{}, false
	}
	whom := d.Governed(i)
	framed := d.Governor(whom)
	if d.Tags[i] == grammar.VERB { // read as a participle with an oblique
		if o := d.Dependent(i, grammar.Oblique); o >= 0 {
			whom = o
		}
		framed = d.Governor(i)
	}
	if whom <= i+1 {
		return f.accordingToEnd(i)
	}
	src := grammar.Phrase{First: i + 2, Last: d.Subtree(whom).Last, Head: whom}
	whole := f.sentence(i)
	if framed >= 0 && d.Tags[framed] != grammar.VERB && !d.Is(framed, grammar.SentenceRoot) {
		framed = d.Governor(framed)
	}
	if d.Is(framed, grammar.Conjunct) {
		whole = d.Subtree(framed)
	}
	dr := draft{cue: []grammar.Phrase{{First: i, Last: i + 2, Head: i}}, head: i, source: src, act: record.Say, post: -1, within: -1}
	dr.content = without(whole, grammar.Phrase{First: i, Last: src.Last})
	if len(dr.content) == 2 && dr.content[0].Last-dr.content[0].First < 3 {
		dr.content = dr.content[1:]
	}
	return dr, true
}

// perSource reads "Per the release, CLAUSE".
func (f *finder) perSource(i int) (draft, bool) {
	s := f.sentence(i)
	if i != s.First || i+4 >= s.Last {
		return draft{}, false
	}
	m := f.mentionFrom(i+1, s.Last)
	if m < 0 || f.mentions[m].Last >= s.Last || f.doc.Word(f.mentions[m].Last) != "," {
		return draft{}, false
	}
	c := f.clauseFrom(f.mentions[m].Last + 1)
	return draft{cue: []grammar.Phrase{one(i)}, head: i, source: grammar.Phrase{First: i + 1, Last: f.mentions[m].Last, Head: f.mentions[m].Head}, act: record.Say, post: -1, within: -1, content: []grammar.Phrase{c}}, !c.Empty()
}

// accordingToEnd reads "…, according to X" at a sentence's end where the tree
// goes astray: X runs to the end, and what stands before is the content.
func (f *finder) accordingToEnd(i int) (draft, bool) {
	s := f.sentence(i)
	end := i + 2
	for end < s.Last && f.doc.Tokens[end].Kind != words.Punct {
		end++
	}
	if end == i+2 || end < s.Last-2 || i == s.First || f.doc.Tokens[i-1].Kind != words.Punct {
		return draft{}, false
	}
	return draft{cue: []grammar.Phrase{{First: i, Last: i + 2, Head: i}}, head: i, act: record.Say, post: -1, within: -1,
		source: grammar.Phrase{First: i + 2, Last: end, Head: f.headIn(i+2, end)}, content: []grammar.Phrase{{First: s.First, Last: i, Head: s.First}}}, true
}

// verbClause reads a cue verb with a clause or infinitive of its own.
func (f *finder) verbClause(i int) (draft, bool) {
	d := f.doc
	c, ph, ok := f.verb(i)
	if !ok {
		return draft{}, false
	}
	if cl := d.Dependent(i, grammar.ContentClause); cl >= 0 && c.frames&(frameThat|frameQuote) != 0 {
		return f.make(i, c, ph, d.Subtree(cl)), true
	}
	x := d.Dependent(i, grammar.OpenComplement)
	if x < 0 || x < i {
		return draft{}, false
	}
	sub := d.Subtree(x)
	o := d.Object(i)
	switch {
	case c.frames&frameObjTo != 0 && o > i && o < x:
		return f.make(i, c, ph, grammar.Phrase{First: d.Subtree(o).First, Last: sub.Last, Head: x}), true
	case c.frames&(frameTo|frameThat) != 0 && o < 0:
		return f.make(i, c, ph, sub), true
	}
	return draft{}, false
}

// verbAfter reads a cue verb that comes after, or stands inside, its content.
func (f *finder) verbAfter(i int) (draft, bool) {
	d := f.doc
	c, ph, ok := f.verb(i)
	if !ok || c.frames&(frameThat|frameQuote) == 0 || d.InsertedIn(i) < 0 {
		return draft{}, false
	}
	dr := f.make(i, c, ph, grammar.Phrase{})
	dr.content = without(d.Subtree(d.InsertedIn(i)), d.Subtree(i))
	return dr, true
}

// verbPhrase reads a cue verb with a noun phrase as what is said, condemned,
// asked for.
func (f *finder) verbPhrase(i int) (draft, bool) {
	d := f.doc
	c, ph, ok := f.verb(i)
	if !ok || d.IsPassive(i) {
		return draft{}, false
	}
	o := d.Object(i)
	if o > i && c.frames&frameOf != 0 {
		p := d.Subtree(o)
		for k := range d.Dependents(i, grammar.Oblique|grammar.AdverbialClause) {
			if k > o && f.casedBy(k, "of", "for", "over") {
				p.Last = max(p.Last, d.Subtree(k).Last)
			}
		}
		return f.make(i, c, ph, p), true
	}
	if o > i && c.frames&frameObject != 0 {
		return f.make(i, c, ph, d.Subtree(o)), true
	}
	if c.tokens > 1 || c.frames&framePrep != 0 {
		if k := d.Dependent(i, grammar.Oblique); k > i && (c.tokens > 1 || f.takesPrep(c, k)) {
			p := d.Subtree(k)
			if c.tokens > 1 {
				p.First = max(p.First, ph.Last)
			}
			return f.make(i, c, ph, p), true
		}
	}
	return draft{}, false
}

// casedBy tells whether one of the prepositions governs or introduces token i.
func (f *finder) casedBy(i int, prepositions ...string) bool {
	c := f.doc.Dependent(i, grammar.CaseMarker|grammar.ClauseMarker)
	return c >= 0 && slices.Contains(prepositions, f.doc.Lemmas[c])
}

func (f *finder) takesPrep(c cue, k int) bool {
	at := f.doc.Dependent(k, grammar.CaseMarker)
	if at < 0 {
		return false
	}
	w := f.doc.Lemmas[at]
	for s := c.preps; len(s) > len(w); {
		if s[:len(w)] == w && s[len(w)] == ' ' {
			return true
		}
		for s != "" && s[0] != ' ' {
			s = s[1:]
		}
		if s != "" {
			s = s[1:]
		}
	}
	return false
}

// verbQuote reads a cue verb beside a quotation in its sentence.
func (f *finder) verbQuote(i int) (draft, bool) {
	c, ph, ok := f.verb(i)
	if !ok || c.frames&frameQuote == 0 || f.quoteOf[i] >= 0 {
		return draft{}, false
	}
	s := f.sentence(i)
	for k := s.First; k < s.Last; k++ {
		if q := f.outerQuote(k); q >= 0 {
			return f.make(i, c, ph, f.quotePhrase(q)), true
		}
	}
	return draft{}, false
}

// nounClause reads a cue noun with a possessor and a clause or infinitive.
func (f *finder) nounClause(i int) (draft, bool) {
	d := f.doc
	if d.Tags[i] != grammar.NOUN {
		return draft{}, false
	}
	c, ph, ok := cueAt(d, i)
	if !ok {
		return draft{}, false
	}
	owner, cl := d.Dependent(i, grammar.Possessor), d.Dependent(i, grammar.AdnominalClause|grammar.ContentClause)
	if owner < 0 || cl < i {
		return draft{}, false
	}
	dr := f.make(i, c, ph, d.Subtree(cl))
	dr.source = d.Subtree(owner)
	dr.source.Head = owner
	return dr, true
}

// make fills in a draft whose source is the cue's subject.
func (f *finder) make(i int, c cue, ph grammar.Phrase, content grammar.Phrase) draft {
	dr := draft{cue: []grammar.Phrase{ph}, head: i, act: c.act, content: []grammar.Phrase{content}, post: -1, within: -1}
	if s := f.sourceOf(i); s >= 0 {
		dr.source = f.sourcePhrase(s)
		if overlap(dr.source, content) {
			dr.content = without(content, dr.source)
		}
	}
	return dr
}

// sourceOf returns the head of whoever says what cue i signals. A relative
// pronoun of its own counts as itself: who settles whom it stands for.
func (f *finder) sourceOf(i int) int {
	d := f.doc
	if d.IsPassive(i) {
		return d.Agent(i)
	}
	if s := d.OwnSubject(i); s >= 0 {
		return s
	}
	if s := d.Subject(i); s >= 0 {
		return s
	}
	return d.OwnSubject(d.InsertedIn(i))
}

// sourcePhrase is the whole phrase of a source, appositions included,
// relative clauses and coordinated clauses not.
func (f *finder) sourcePhrase(head int) grammar.Phrase {
	d := f.doc
	p := grammar.Phrase{First: head, Last: head + 1, Head: head}
	for c := range d.Dependents(head, partOfSource) {
		s := d.Subtree(c)
		p.First, p.Last = min(p.First, s.First), max(p.Last, s.Last)
	}
	return p
}

// partOfSource are the functions of what belongs to the phrase of a source.
const partOfSource = grammar.AnyFunction &^ (grammar.ParatacticClause | grammar.AdverbialClause | grammar.ActiveSubject | grammar.Copula | grammar.PunctuationMark | grammar.CaseMarker | grammar.Interjection)
