package grammar

// Index prepares the child lists that the questions use. Parse calls it;
// call it yourself only on a Doc built by hand.
func (d *Doc) Index() {
	n := len(d.Tokens)
	d.firstChild, d.nextSibling = make([]int32, n), make([]int32, n)
	for i := range d.firstChild {
		d.firstChild[i], d.nextSibling[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := d.Heads[i]; h >= 0 {
			d.nextSibling[i] = d.firstChild[h]
			d.firstChild[h] = int32(i)
		}
	}
}

// Child returns the first child of head, in text order, whose relation is
// among rels; -1 if there is none.
func (d *Doc) Child(head int, rels ...Rel) int {
	for c := d.firstChild[head]; c >= 0; c = d.nextSibling[c] {
		if isRel(d.Rels[c], rels) {
			return int(c)
		}
	}
	return -1
}

// Children calls f for each child of head in text order until f says false.
func (d *Doc) Children(head int, f func(child int) bool) {
	for c := d.firstChild[head]; c >= 0; c = d.nextSibling[c] {
		if !f(int(c)) {
			return
		}
	}
}

func isRel(r Rel, rels []Rel) bool {
	for _, x := range rels {
		if r == x {
			return true
		}
	}
	return false
}

// Subtree returns the smallest token range that holds head and all its
// descendants.
func (d *Doc) Subtree(head int) Phrase {
	p := Phrase{head, head + 1, head}
	d.widen(&p, head)
	return p
}

func (d *Doc) widen(p *Phrase, head int) {
	for c := d.firstChild[head]; c >= 0; c = d.nextSibling[c] {
		p.First, p.Last = min(p.First, int(c)), max(p.Last, int(c)+1)
		d.widen(p, int(c))
	}
}
