package linear

// Tag tags the loaded sentence from left to right with labels below labels.
func (s *Sentence) Tag(model Scorer, labels int) {
	s.scores = grow(s.scores, labels)
	t1, t2 := uint8(255), uint8(255)
	for i := range s.n {
		s.features = s.TagFeatures(i, t1, t2, s.features[:0])
		clear(s.scores)
		model.Score(s.features, s.scores)
		t2, t1 = t1, uint8(Best(s.scores))
		s.Tags[i] = t1
	}
}

// TagFeatures appends the features of token i, whose left neighbours have
// tags t1 (next to it) and t2, to out.
func (s *Sentence) TagFeatures(i int, t1, t2 uint8, out []uint64) []uint64 {
	f := s.forms[i : i+5 : i+5]
	p2, p1, c, n1, n2 := &f[0], &f[1], &f[2], &f[3], &f[4]
	k := uint64(0)
	one := func(a uint64) {
		k += 0xD1B54A32D192ED03
		out = append(out, mix(k+a*0xFF51AFD7ED558CCD))
	}
	two := func(a, b uint64) { one(mix(a*0xC4CEB9FE1A85EC53) + rot(b, 17)) }
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	a1, a2 := uint64(t1)+1, uint64(t2)+1
	one(0)
	one(c.word)
	one(c.suf1)
	one(c.suf2)
	one(c.suf3)
	one(c.suf4)
	one(c.pre1)
	one(c.pre3)
	two(c.shape, first<<1|s.caps)
	two(c.shape, c.suf2)
	two(c.shape, c.class)
	two(c.class, first)
	one(c.clus)
	one(c.clus2)
	one(a1)
	two(a1, a2)
	two(a1, c.word)
	two(a1, c.suf3)
	two(a1, c.class<<9|n1.class)
	two(a1, c.shape)
	two(mix(a1<<8|a2), c.class)
	one(p1.word)
	two(p1.word, c.word)
	one(p1.suf3)
	one(p1.shape)
	one(p2.word)
	one(n1.word)
	two(n1.word, c.word)
	one(n1.suf3)
	two(n1.shape, c.shape)
	two(n1.class, c.class)
	one(n1.clus)
	one(p1.clus)
	one(n2.word)
	two(n1.class, n2.class)
	two(mix(p1.word+3), n1.word)
	two(c.shape, p1.shape)
	two(a1, c.clus)
	two(c.clus, n1.clus)
	two(p1.clus2, c.clus)
	two(mix(p1.clus2<<8|c.clus2), n1.clus2)
	two(c.clus2, c.suf3)
	two(a1, n1.clus)
	two(c.word, c.space)
	two(c.shape, c.space)
	two(p1.shape, p1.space)
	two(mix(p1.space<<8|n1.space), c.space)
	return out
}
