package grammar

// The named questions of a tree. Each answers with a token index, -1 for
// none, or a Phrase; none of them changes the Doc.

// Subject returns the head of the subject of predicate v (passive subjects
// included): shared subjects of coordinated and controlled predicates count.
func (d *Doc) Subject(v int) int {
	for hop := 0; v >= 0 && hop < 4; hop++ {
		if s := d.Child(v, Nsubj, NsubjPass, NsubjOuter, Csubj, CsubjPass, CsubjOuter); s >= 0 {
			return s
		}
		if r := d.Rels[v]; r != Conj && r != Xcomp {
			return -1
		}
		v = int(d.Heads[v])
	}
	return -1
}

// Object returns the head of the direct object of v.
func (d *Doc) Object(v int) int { return d.Child(v, Obj) }

// Agent returns the head of the by-phrase of passive v.
func (d *Doc) Agent(v int) int { return d.Child(v, OblAgent) }

// IsPassive tells whether v is a passive predicate.
func (d *Doc) IsPassive(v int) bool { return d.Child(v, AuxPass, NsubjPass, CsubjPass) >= 0 }

// Clause returns the head of the clause that v governs as its content.
func (d *Doc) Clause(v int) int { return d.Child(v, Ccomp, Xcomp) }

// Negated tells whether predicate v is negated by a word of its own.
func (d *Doc) Negated(v int) bool {
	found := false
	d.Children(v, func(c int) bool {
		switch d.Lemmas[c] {
		case "not", "n't", "never", "no":
			found = d.Rels[c] == Advmod || d.Rels[c] == Det
		}
		return !found
	})
	return found
}

// Modal returns the modal auxiliary of v ("may", "will"), -1 for none.
func (d *Doc) Modal(v int) int {
	m := -1
	d.Children(v, func(c int) bool {
		if d.Rels[c] == Aux && d.Fine[c] == MD {
			m = c
		}
		return m < 0
	})
	return m
}
