package grammar

// agree makes the relations of a sentence's tokens agree with one another
// where the parser, choosing each by itself, left them at odds: the subject of
// a predicate with a passive auxiliary is a passive subject.
func agree(d *Doc, first, last int) {
	for i := first; i < last; i++ {
		if h := d.Heads[i]; d.Rels[i] == AuxPass && h >= 0 {
			for j := first; j < int(h) && h-int32(j) < 200; j++ {
				if d.Heads[j] == h {
					d.Rels[j] = passiveSubject(d.Rels[j])
				}
			}
		}
	}
}

func passiveSubject(r Rel) Rel {
	switch r {
	case Nsubj:
		return NsubjPass
	case Csubj:
		return CsubjPass
	}
	return r
}
