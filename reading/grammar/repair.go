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
		if d.Rels[i] == Parataxis {
			giveBack(d, first, i)
		}
	}
}

// giveBack returns to a predicate its subject that the parser hung on the
// verb of saying after it: "The toll has risen, the ministry said" has two
// subjects, and the first of them stands before the predicate it belongs to.
func giveBack(d *Doc, first, said int) {
	head := int(d.Heads[said])
	if head < 0 || head > said {
		return
	}
	early, late := -1, false
	for j := max(first, head-200); j < said; j++ {
		switch {
		case d.Rels[j] != Nsubj && d.Rels[j] != NsubjPass:
		case int(d.Heads[j]) == head:
			return // it has a subject
		case int(d.Heads[j]) == said && j < head && early < 0:
			early = j
		case int(d.Heads[j]) == said && j > head:
			late = true
		}
	}
	if early >= 0 && late {
		d.Heads[early] = int32(head)
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
