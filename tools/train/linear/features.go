package linear

// atom is a token as the parser's features see it.
// word, tag, both, and the word's fine and coarse class.
type atom struct{ w, t, wt, c, cc uint64 }

// Kinds of absent nodes.
const (
	none      = -1 // no such dependent or stack element
	noAtomW   = 0x5851F42D4C957F2D
	noAtomT   = 0x14057B7EF767814F
	rootAtomW = 0x2545F4914F6CDD1D
	rootAtomT = 0x369DEA0F31A53F85
)

// prepareParse computes what all configurations of the sentence share.
func (s *Sentence) prepareParse(comma func(tag uint8) bool) {
	s.tagAtoms, s.commas = grow(s.tagAtoms, s.n), grow(s.commas, s.n+1)
	s.commas[0] = 0
	for i := range s.n {
		s.tagAtoms[i] = mix(uint64(s.Tags[i]) + 77)
		s.commas[i+1] = s.commas[i]
		if comma(s.Tags[i]) {
			s.commas[i+1]++
		}
	}
}

func (s *Sentence) atom(i int32) atom {
	if i < 0 {
		return atom{noAtomW, noAtomT, noAtomW + noAtomT, noAtomW, noAtomT}
	}
	if int(i) >= s.n {
		return atom{rootAtomW, rootAtomT, rootAtomW + rootAtomT, rootAtomW, rootAtomT}
	}
	f, t := &s.forms[pad+i], s.tagAtoms[i]
	return atom{f.word, t, f.word + rot(t, 29), f.clus, f.clus2}
}

// dist is a distance in tokens, put in few classes.
func dist(from, to int32) uint64 {
	d := to - from
	switch {
	case d < 5:
		return uint64(d)
	case d < 10:
		return 5
	}
	return 6
}

// emitter appends features, each template with a number of its own.
type emitter struct {
	out []uint64
	k   uint64
}

func (e *emitter) one(a uint64) {
	e.k += 0xD1B54A32D192ED03
	e.out = append(e.out, mix(e.k+a*0xFF51AFD7ED558CCD))
}

func (e *emitter) two(a, b uint64) { e.one(a*0xC4CEB9FE1A85EC53 + rot(b, 17)) }

func (e *emitter) three(a, b, c uint64) {
	e.one(a*0xC4CEB9FE1A85EC53 + rot(b, 17) + rot(c*0x9FB21C651E98DF25, 31))
}

// view is the part of a configuration that features look at.
type view struct {
	s0, s1, s2, b0, b1, b2 int32
	n0, n1, nb             *node
}

var noNode = node{left: none, left2: none, right: none, right2: none}

func (st *State) view() view {
	v := view{s0: none, s1: none, s2: none, b0: st.Next, b1: st.Next + 1, b2: st.Next + 2, n0: &noNode, n1: &noNode}
	k := len(st.Stack)
	if k > 0 {
		v.s0 = st.Stack[k-1]
		v.n0 = &st.nodes[v.s0]
	}
	if k > 1 {
		v.s1 = st.Stack[k-2]
		v.n1 = &st.nodes[v.s1]
	}
	if k > 2 {
		v.s2 = st.Stack[k-3]
	}
	v.nb = &st.nodes[v.b0]
	return v
}

// ParseFeatures appends the features of configuration st to out.
func (s *Sentence) ParseFeatures(st *State, out []uint64) []uint64 {
	v := st.view()
	e := emitter{out: out}
	s0, s1, s2 := s.atom(v.s0), s.atom(v.s1), s.atom(v.s2)
	b0, b1, b2 := s.atom(v.b0), s.atom(v.b1), s.atom(v.b2)
	s.unigrams(&e, s0, s1, s2, b0, b1, b2)
	s.pairs(&e, s0, s1, s2, b0, b1, b2)
	s.distances(&e, &v, s0, s1, b0)
	s.dependents(&e, st, &v, s0, s1, b0, b1)
	s.classes(&e, st, &v, s0, s1, b0, b1)
	return e.out
}

func (s *Sentence) unigrams(e *emitter, s0, s1, s2, b0, b1, b2 atom) {
	e.one(0)
	for _, a := range [...]*atom{&s0, &s1, &b0, &b1} {
		e.one(a.w)
		e.one(a.t)
		e.one(a.wt)
	}
	e.one(s2.t)
	e.one(s2.wt)
	e.one(b2.t)
	e.one(b2.wt)
}

func (s *Sentence) pairs(e *emitter, s0, s1, s2, b0, b1, b2 atom) {
	for _, p := range [...][2]*atom{{&s0, &b0}, {&s1, &s0}} {
		x, y := p[0], p[1]
		e.two(x.wt, y.wt)
		e.two(x.wt, y.t)
		e.two(x.t, y.wt)
		e.two(x.w, y.w)
		e.two(x.t, y.t)
	}
	e.two(s1.t, b0.wt)
	e.two(s1.wt, b0.t)
	e.two(s1.w, b0.w)
	e.two(b0.t, b1.t)
	e.two(b0.wt, b1.t)
	e.two(b0.t, b1.wt)
	e.two(s0.w, b1.w)
	e.three(s0.t, b0.t, b1.t)
	e.three(s0.wt, b0.t, b1.t)
	e.three(s0.t, b0.wt, b1.t)
	e.three(s1.t, s0.t, b0.t)
	e.three(s1.wt, s0.t, b0.t)
	e.three(s1.t, s0.wt, b0.t)
	e.three(s1.t, s0.t, b0.wt)
	e.three(s2.t, s1.t, s0.t)
	e.three(b0.t, b1.t, b2.t)
	e.three(s0.t+b2.t*5, b0.t, b1.t)
	e.three(s2.t+b0.t*5, s1.t, s0.t)
}

func (s *Sentence) distances(e *emitter, v *view, s0, s1, b0 atom) {
	if v.s0 == none {
		return
	}
	d, c := dist(v.s0, v.b0), uint64(min(s.commas[min(int(v.b0), s.n)]-s.commas[v.s0], 3))
	e.two(s0.w, d)
	e.two(s0.t, d)
	e.two(b0.w, d)
	e.two(b0.t, d)
	e.three(s0.t, b0.t, d)
	e.three(s0.w, b0.w, d)
	e.three(s0.t, b0.t, c+100)
	if v.s1 == none {
		return
	}
	e.k += 1 << 40
	d, c = dist(v.s1, v.s0), uint64(min(s.commas[v.s0]-s.commas[v.s1], 3))
	e.two(s1.w, d)
	e.two(s1.t, d)
	e.two(s0.w, d)
	e.three(s1.t, s0.t, d)
	e.three(s1.w, s0.w, d)
	e.three(s1.t, s0.t, c+100)
	e.three(s1.t+b0.t*3, s0.t, c+200)
}

func (s *Sentence) dependents(e *emitter, st *State, v *view, s0, s1, b0, b1 atom) {
	e.k = 1 << 50
	rel := func(i int32) uint64 {
		if i < 0 {
			return 99
		}
		return uint64(st.Rels[i])
	}
	l0, r0, l1, r1, lb := s.atom(v.n0.left), s.atom(v.n0.right), s.atom(v.n1.left), s.atom(v.n1.right), s.atom(v.nb.left)
	for _, x := range [...]struct {
		a atom
		i int32
	}{{l0, v.n0.left}, {r0, v.n0.right}, {l1, v.n1.left}, {r1, v.n1.right}, {lb, v.nb.left}} {
		e.one(x.a.w)
		e.one(x.a.t)
		e.one(rel(x.i))
	}
	e.three(s0.t, b0.t, l0.t)
	e.three(s0.t, b0.t, r0.t)
	e.three(s0.t, b0.t, lb.t)
	e.three(s0.wt, rel(v.n0.left), rel(v.n0.right))
	e.three(s1.t, s0.t, l0.t)
	e.three(s1.t, s0.t, r0.t)
	e.three(s1.t, s0.t, l1.t)
	e.three(s1.t, s0.t, r1.t)
	e.three(s1.wt, s0.t, l0.w)
	e.three(s1.t, s0.t, l0.w)
	e.three(s1.w, s0.w, l0.w)
	e.three(s0.wt, b0.t, lb.w)
	e.three(s0.t, b0.t, lb.w)
	e.three(s0.t, s.atom(v.n0.left2).t, l0.t)
	e.three(s0.t, s.atom(v.n0.right2).t, r0.t)
	e.three(s1.t, s.atom(v.n1.right2).t, r1.t)
	e.three(b0.t, s.atom(v.nb.left2).t, lb.t)
	e.two(s0.w, v.n0.leftRels)
	e.two(s0.t, v.n0.leftRels)
	e.two(s0.w, v.n0.rightRels)
	e.two(s0.t, v.n0.rightRels)
	e.two(s1.w, v.n1.rightRels)
	e.two(s1.t, v.n1.rightRels)
	e.two(s1.t, v.n1.leftRels)
	e.two(b0.t, v.nb.leftRels)
	e.two(b0.w, v.nb.leftRels)
	e.three(s1.t, s0.t, v.n1.rightRels)
	e.three(s1.t, s0.t, v.n0.leftRels+rot(v.n0.rightRels, 32))
	e.two(s0.wt, uint64(v.n0.rights))
	e.two(s0.wt, uint64(v.n0.lefts)+16)
	e.two(s1.wt, uint64(v.n1.rights))
	e.two(b0.wt, uint64(v.nb.lefts))
	e.three(s1.t+r1.t*3, s0.t, b0.t)
	e.three(s0.t+r0.t*3, b0.t, b1.t)
}

// classes adds what word classes say, and the words between.
func (s *Sentence) classes(e *emitter, st *State, v *view, s0, s1, b0, b1 atom) {
	e.k = 1 << 55
	l0, lb := s.atom(v.n0.left), s.atom(v.nb.left)
	e.two(s0.c, s0.t)
	e.two(b0.c, b0.t)
	e.two(s0.c, b0.c)
	e.two(s1.c, s0.c)
	e.two(s0.c, b0.t)
	e.two(s0.t, b0.c)
	e.two(s1.c, s0.t)
	e.two(s1.t, s0.c)
	e.three(s0.cc, b0.cc, b0.t)
	e.three(s1.cc, s0.cc, b0.t)
	e.three(s1.c, s0.cc, l0.w)
	e.three(s1.cc, s0.c, l0.w)
	e.three(s0.c, b0.cc, lb.w)
	e.two(b1.c, b0.t)
	e.three(s1.cc, s0.t, b0.t)
	e.three(s1.t, s0.cc, b0.t)
	e.three(s0.w, v.n0.rightRels, b0.t)
	e.three(s1.w, v.n1.rightRels, s0.t)
	e.three(s1.cc, v.n1.rightRels, s0.t)
	e.three(s0.t, s.tagAt(v.s0+1), b0.t)
	e.three(s0.t, s.tagAt(v.b0-1)+1, b0.t)
	e.three(s1.t, s.tagAt(v.s1+1)+2, s0.t)
	e.three(s0.t, b0.t, s.caps+50)
	if k := len(st.Stack); k > 3 {
		e.three(s.tagAt(st.Stack[k-4]), s1.t, s0.t)
	}
}

// tagAt is the tag of token i, a constant outside the sentence.
func (s *Sentence) tagAt(i int32) uint64 {
	if i < 0 || int(i) >= s.n {
		return noAtomT
	}
	return s.tagAtoms[i]
}
