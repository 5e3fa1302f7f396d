package grammar

import "strings"

// Tense is when a clause puts what it says.
type Tense uint8

const (
	NoTense Tense = iota // not finite: infinitives, participles, nouns
	Past
	Present
	Future
)

// Aspect is how a clause sees what it says.
type Aspect uint8

const (
	Simple             Aspect = 0
	Perfect            Aspect = 1 // "has fired"
	Progressive        Aspect = 2 // "is firing"
	PerfectProgressive        = Perfect | Progressive
)

// IsPassive tells whether v is a passive predicate: one with a passive
// auxiliary or subject or a by-phrase, a bare past participle on a noun
// ("troops killed in the raid"), or one coordinated with a passive whose
// auxiliary it shares ("was shot and killed").
func (d *Doc) IsPassive(v int) bool {
	if v < 0 {
		return false
	}
	if d.Dependent(v, PassiveAuxiliary|PassiveSubject|PassiveClausalSubject|PassiveAgent) >= 0 {
		return true
	}
	if d.Fine[v] != VBN || d.Dependent(v, Auxiliary) >= 0 || d.OwnSubject(v) >= 0 {
		return false
	}
	switch d.rels[v] {
	case Acl, Amod, Advcl:
		return d.Dependent(v, DirectObject) < 0 || d.rels[v] == Amod
	case Conj:
		return d.IsPassive(d.sharer(v))
	}
	return false
}

// Auxiliaries calls f for each auxiliary and copula of predicate v in text
// order, those that a coordinated predicate shares with the first included,
// until f says false.
func (d *Doc) Auxiliaries(v int, f func(aux int) bool) {
	own := false
	for c := range d.Dependents(v, TenseCarrier) {
		own = true
		if !f(c) {
			return
		}
	}
	if own || v < 0 {
		return
	}
	if fine := d.Fine[v]; fine == VB || fine == VBN || fine == VBG {
		if h := d.sharer(v); h >= 0 && d.Fine[h] == fine {
			d.Auxiliaries(h, f)
		}
	}
}

// Finite returns the word that carries the tense of clause v: an auxiliary,
// a copula or v itself; -1 for infinitives and participles.
func (d *Doc) Finite(v int) int {
	found := -1
	d.Auxiliaries(v, func(a int) bool {
		if isFinite(d.Fine[a]) {
			found = a
		}
		return found < 0
	})
	if found < 0 && v >= 0 && isFinite(d.Fine[v]) {
		return v
	}
	return found
}

func isFinite(f Fine) bool { return f == MD || f == VBD || f == VBP || f == VBZ }

// Tense returns the tense of clause v. "Will", "shall" and "be going to" make
// the future; other modals count as present.
func (d *Doc) Tense(v int) Tense {
	f := d.Finite(v)
	if f < 0 {
		if g := d.goingTo(v); g >= 0 && d.Tense(g) == Present {
			return Future
		}
		return NoTense
	}
	switch d.Fine[f] {
	case VBD:
		return Past
	case MD:
		if l := d.Lemmas[f]; l == "will" || l == "shall" || l == "'ll" {
			return Future
		}
	}
	return Present
}

// goingTo returns the "going" that makes infinitive v future.
func (d *Doc) goingTo(v int) int {
	if v >= 0 && d.rels[v] == Xcomp && d.Fine[v] == VB {
		if h := int(d.heads[v]); d.Fine[h] == VBG && d.Lemmas[h] == "go" {
			return h
		}
	}
	return -1
}

// IsArranged tells whether v is an infinitive right after a form of "be", which
// sets it for later ("the talks are to resume").
func (d *Doc) IsArranged(v int) bool {
	to, be := d.Marker(v), d.Dependent(v, TenseCarrier)
	return be >= 0 && to == be+1 && d.Lemmas[to] == "to" && d.Lemmas[be] == "be"
}

// IsInverted tells whether an auxiliary or copula of v stands before its
// subject ("had they attacked", "were the talks to fail").
func (d *Doc) IsInverted(v int) bool {
	a := d.Dependent(v, TenseCarrier)
	return a >= 0 && a < d.OwnSubject(v)
}

// Aspect returns the aspect of clause v.
func (d *Doc) Aspect(v int) Aspect {
	a := Simple
	d.Auxiliaries(v, func(x int) bool {
		if d.Lemmas[x] == "have" && d.rels[x] == Aux {
			a |= Perfect
		}
		if d.Lemmas[x] == "be" && d.rels[x] == Aux && d.Fine[v] == VBG || d.Fine[x] == VBG && d.rels[x] == AuxPass {
			a |= Progressive
		}
		return true
	})
	return a
}

// Modal returns the modal auxiliary of v ("may", "will"), shared ones
// included; -1 for none.
func (d *Doc) Modal(v int) int {
	m := -1
	d.Auxiliaries(v, func(a int) bool {
		if d.Fine[a] == MD {
			m = a
		}
		return m < 0
	})
	return m
}

// IsInfinitive tells whether v is an infinitive, with or without "to", that
// no finite auxiliary makes finite.
func (d *Doc) IsInfinitive(v int) bool {
	return v >= 0 && d.Finite(v) < 0 && (d.Fine[v] == VB || d.HasMarker(v, "to"))
}

// IsVerb tells whether token i is tagged a verb that is no auxiliary.
func (d *Doc) IsVerb(i int) bool { return i >= 0 && d.Tags[i] == VERB }

// IsImperative tells whether v is a verb in its base form that heads its
// sentence, or is coordinated with the one that does, without a subject, an
// auxiliary or a word that introduces it ("Storm the castle and hold it.").
func (d *Doc) IsImperative(v int) bool {
	first := d.FirstConjunct(v)
	if !d.Is(first, SentenceRoot) || d.Fine[first] != VB {
		return false
	}
	const other = NominalSubject | AnyAuxiliary
	return !d.Has(first, other|ClauseMarker) && !d.Has(v, other)
}

// IsBareParticiple tells whether v is a past participle without an auxiliary,
// on a noun or as headlines write a passive ("17 slain in battle").
func (d *Doc) IsBareParticiple(v int) bool {
	return v >= 0 && d.Fine[v] == VBN && !d.Has(v, AnyAuxiliary)
}

// IsToInfinitive tells whether "to" introduces v, and no other word before it
// ("to attack", but not "than to attack").
func (d *Doc) IsToInfinitive(v int) bool {
	to := d.Marker(v)
	return to >= 0 && strings.EqualFold(d.Lemmas[to], "to")
}

// WithAuxiliaries widens the words p of a predicate by its auxiliaries, copulas
// and adverbs right before them, four at most ("had never | said").
func (d *Doc) WithAuxiliaries(p Phrase) Phrase {
	for k := p.First - 1; k >= 0 && k >= p.First-4 && d.Governor(k) == p.Head && d.Is(k, TenseCarrier|Adverbial); k-- {
		p.First = k
	}
	return p
}

// Negated tells whether predicate v is negated by a word of its own ("not",
// "never", "no longer"), or by one it shares with the predicate it is
// coordinated with ("did not see or hear").
func (d *Doc) Negated(v int) bool {
	found := false
	for c := range d.Dependents(v, AnyFunction) {
		switch d.Lemmas[c] {
		case "not", "n't", "never", "neither", "nor":
			found = d.rels[c] == Advmod || d.rels[c] == Cc || d.rels[c] == CcPreconj
		case "no":
			found = d.rels[c] == Advmod || d.rels[c] == Det
		case "long", "longer":
			found = d.rels[c] == Advmod && c > 0 && d.Lemmas[c-1] == "no"
		}
		if found {
			break
		}
	}
	if found || v < 0 || d.Fine[v] != VB || d.Dependent(v, Auxiliary) >= 0 {
		return found
	}
	h := d.sharer(v)
	return h >= 0 && d.Fine[h] == VB && d.Finite(h) >= 0 && d.Negated(h)
}

// Particle returns the particle of a phrasal verb ("carry out": out).
func (d *Doc) Particle(v int) int { return d.Dependent(v, VerbParticle) }

// VerbLemma returns the lemma of v and that of its particle, "" for none.
func (d *Doc) VerbLemma(v int) (verb, particle string) {
	if v < 0 {
		return "", ""
	}
	if p := d.Particle(v); p >= 0 {
		particle = d.Lemmas[p]
	}
	return d.Lemmas[v], particle
}

// LightObject returns the noun that says what is done, where v is a light
// verb with such an object or subject: "carried out strikes", "issued a
// denial", "an attack was launched". -1 if v is no light verb.
func (d *Doc) LightObject(v int) int {
	verb, particle := d.VerbLemma(v)
	if !d.know.light[lightVerb{verb, particle}] {
		return -1
	}
	if n := d.Undergoer(v); n >= 0 && d.Tags[n] == NOUN {
		return n
	}
	return -1
}

// LightVerbOf returns the light verb that noun n is the object of.
func (d *Doc) LightVerbOf(n int) int {
	n = d.FirstConjunct(n)
	if n < 0 {
		return -1
	}
	v := int(d.heads[n])
	switch d.rels[n] {
	case Obj, NsubjPass:
		if v >= 0 && d.LightObject(v) == n {
			return v
		}
	}
	return -1
}
