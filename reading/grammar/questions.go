package grammar

// The named questions of a tree. Each takes token indexes and answers with a
// token index, -1 for none, a Phrase or a truth value; none of them changes
// the Doc, and all bear -1, answering -1, false or the empty Phrase.
//
//	this file    who does what to whom: subjects, objects, complements
//	clauses.go   clauses and their extents, what governs what
//	phrases.go   noun phrases, conjuncts, appositions, prepositions
//	verbs.go     tense, aspect, voice, modality, negation, light verbs

// mostHops bounds the climb through coordinated and controlled predicates.
const mostHops = 8

// Subject returns the head of the subject of predicate v. Passive and clausal
// subjects count. Where v has none of its own it is found as the reader
// would: coordinated predicates share the first one's ("came and left"), an
// open complement takes the object or else the subject of what governs it
// ("urged Iran to stop", "began to fire"), a participle the noun it modifies
// ("troops holding the town"), an adverbial clause the subject of its main
// clause ("fled after firing"); a relative pronoun stands for its antecedent
// ("the group, which denied it").
func (d *Doc) Subject(v int) int {
	for hop := 0; v >= 0 && hop < mostHops; hop++ {
		if s := d.OwnSubject(v); s >= 0 {
			return d.antecedent(s)
		}
		h := int(d.heads[v])
		switch d.rels[v] {
		case Conj, Advcl:
			v = h
		case Xcomp:
			if c := d.controller(h); c >= 0 {
				return d.antecedent(c)
			}
			v = h
		case Acl:
			if d.Fine[v] == VBG || d.Fine[v] == VBN {
				return h
			}
			return -1
		case AclRelcl:
			return -1
		default:
			return -1
		}
	}
	return -1
}

// OwnSubject returns the child of v that is its subject, -1 if v has none of
// its own.
func (d *Doc) OwnSubject(v int) int {
	s := d.Dependent(v, ActiveSubject|PassiveSubject|OuterSubject)
	if s < 0 {
		s = d.Dependent(v, ClausalSubject|PassiveClausalSubject|OuterClausalSubject)
	}
	return s
}

// SubjectOf returns the word, a predicate as a rule, whose own subject token i
// is ("the army shelled": shelled for army).
func (d *Doc) SubjectOf(i int) int {
	return d.governorAs(i, NominalSubject)
}

// ObjectOf returns the verb whose own direct object token i is ("shelled the
// town": shelled for town).
func (d *Doc) ObjectOf(i int) int {
	return d.governorAs(i, DirectObject)
}

// Antecedent returns the noun that relative pronoun i stands for ("the group,
// which denied it": group for which).
func (d *Doc) Antecedent(i int) int {
	if i < 0 {
		return -1
	}
	if n := d.antecedent(i); n != i {
		return n
	}
	return -1
}

// controller returns the object of h that is the subject of its open
// complement, -1 where h's own subject is.
func (d *Doc) controller(h int) int {
	if h < 0 || d.know.subjectControl[d.Lemmas[h]] {
		return -1
	}
	return d.Dependent(h, DirectObject|IndirectObject)
}

// antecedent returns the noun that relative pronoun i stands for; i itself if
// it is no relative pronoun of a relative clause.
func (d *Doc) antecedent(i int) int {
	if f := d.Fine[i]; f != WDT && f != WP && d.Lemmas[i] != "that" {
		return i
	}
	v := int(d.heads[i])
	for hop := 0; v >= 0 && hop < mostHops; hop++ {
		switch d.rels[v] {
		case AclRelcl:
			return int(d.heads[v])
		case Conj, Ccomp, Xcomp: // "which he said had failed"
		default:
			return i
		}
		v = int(d.heads[v])
	}
	return i
}

// Object returns the head of the direct object of v. A relative pronoun
// stands for its antecedent; coordinated verbs share an object that follows
// the last of them ("killed and wounded twelve").
func (d *Doc) Object(v int) int {
	if o := d.Dependent(v, DirectObject); o >= 0 {
		return d.antecedent(o)
	}
	if h := d.sharer(v); h >= 0 && d.Tags[v] == VERB {
		if o := d.Dependent(h, DirectObject); o > v && d.Subtree(v).Last <= o {
			return o
		}
	}
	return -1
}

// sharer returns the first of the coordinated predicates that v belongs to,
// if v is a later one and no subject stands between; otherwise -1.
func (d *Doc) sharer(v int) int {
	h := v
	for hop := 0; h >= 0 && hop < mostHops && d.rels[h] == Conj; hop++ {
		if d.OwnSubject(h) >= 0 {
			return -1
		}
		h = int(d.heads[h])
	}
	if h == v || h < 0 || d.rels[h] == Conj {
		return -1
	}
	return h
}

// IndirectObject returns the head of the indirect object of v ("told them").
func (d *Doc) IndirectObject(v int) int { return d.Dependent(v, IndirectObject) }

// Agent returns the head of the by-phrase of passive v, shared by
// coordinated passives where it follows the last ("shot and killed by").
func (d *Doc) Agent(v int) int {
	if a := d.Dependent(v, PassiveAgent); a >= 0 {
		return a
	}
	if h := d.sharer(v); h >= 0 && d.IsPassive(v) {
		if a := d.Dependent(h, PassiveAgent); a > v {
			return a
		}
	}
	return -1
}

// Doer returns who does v: the subject of an active predicate, the by-phrase
// of a passive one.
func (d *Doc) Doer(v int) int {
	if d.IsPassive(v) {
		return d.Agent(v)
	}
	return d.Subject(v)
}

// Undergoer returns who or what v is done to: the subject of a passive
// predicate, the object of an active one.
func (d *Doc) Undergoer(v int) int {
	if d.IsPassive(v) {
		return d.Subject(v)
	}
	return d.Object(v)
}

// Complement returns the head of the first noun phrase under x that one of
// the prepositions governs: Complement(accused, "of"). Prepositions of several
// words are written with single blanks ("because of").
func (d *Doc) Complement(x int, prepositions ...string) int {
	const complements = Oblique | PassiveAgent | BareOblique | NounModifier | TitleModifier | OpenComplement | AdverbialClause | AdnominalClause | ContentClause
	for c := range d.Dependents(x, complements) {
		if d.HasPreposition(c, prepositions...) {
			return c
		}
	}
	return -1
}

// Copula returns the form of "be" that links predicate n to its subject.
func (d *Doc) Copula(n int) int { return d.Dependent(n, Copula) }
