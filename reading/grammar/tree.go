package grammar

// Index prepares the child lists and the extents that the questions use.
// Parse calls it; call it yourself only on a Doc built by hand. It takes
// linear time and no recursion, however deep a tree is.
func (d *Doc) Index() {
	n := len(d.Tokens)
	all := make([]int32, 4*n)
	d.firstChild, d.nextSibling, d.from, d.to = all[:n:n], all[n:2*n:2*n], all[2*n:3*n:3*n], all[3*n:]
	for i := range d.firstChild {
		d.firstChild[i], d.nextSibling[i] = -1, -1
		d.from[i], d.to[i] = int32(i), int32(i+1)
	}
	for i := n - 1; i >= 0; i-- {
		if h := d.heads[i]; h >= 0 {
			d.nextSibling[i] = d.firstChild[h]
			d.firstChild[h] = int32(i)
		}
	}
	d.extents()
	d.findRoots()
}

func (d *Doc) findRoots() {
	d.roots = make([]int32, len(d.Sentences))
	for k, s := range d.Sentences {
		d.roots[k] = s.First
		for i := s.First; i < s.Last; i++ {
			if d.heads[i] < 0 {
				d.roots[k] = i
				break
			}
		}
	}
}

// extents widens every head by its dependents, leaves first.
func (d *Doc) extents() {
	n := len(d.Tokens)
	scratch := make([]int32, 2*n)
	waiting, ready := scratch[:n], scratch[n:n] // waiting: dependents not yet done
	for _, h := range d.heads {
		if h >= 0 {
			waiting[h]++
		}
	}
	for i, w := range waiting {
		if w == 0 {
			ready = append(ready, int32(i))
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		h := d.heads[i]
		if h < 0 {
			continue
		}
		d.from[h], d.to[h] = min(d.from[h], d.from[i]), max(d.to[h], d.to[i])
		if waiting[h]--; waiting[h] == 0 {
			ready = append(ready, h)
		}
	}
}

// Subtree returns the smallest token range that holds head and all its
// descendants.
func (d *Doc) Subtree(head int) Phrase {
	if head < 0 {
		return Phrase{Head: -1}
	}
	return Phrase{int(d.from[head]), int(d.to[head]), head}
}

// Dominates tells whether i is head or one of its descendants. The trees are
// projective, so that is a question of extents.
func (d *Doc) Dominates(head, i int) bool { return d.Subtree(head).Contains(i) }

// Root returns the root of token i's sentence.
func (d *Doc) Root(i int) int {
	if i < 0 {
		return -1
	}
	return int(d.roots[d.SentenceOf(i)])
}
