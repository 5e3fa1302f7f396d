package names

// Features appends the hashed features of token i of the sentence
// [first, last); a model uses as many of the upper bits as its table has.
func (l *looks) Features(to []uint32, i, first, last int) []uint32 {
	at := func(k int) *look {
		if k < first || k >= last {
			return &edge
		}
		return &l.at[k]
	}
	p2, p, w, n, n2 := at(i-2), at(i-1), &l.at[i], at(i+1), at(i+2)
	add := func(template, a, b uint32) { to = append(to, mix(template, a, b)) }

	start := uint32(0)
	if i == first {
		start = 1
	}
	if w.loud {
		start += 2
	}
	b := func(x *look) uint32 { return uint32(x.brief) }

	add(1, 0, 0)
	add(2, w.form, 0)
	add(3, w.lower, start)
	add(4, p.lower, b(w))
	add(5, n.lower, b(w))
	add(6, p2.lower, b(p)<<8|b(w))
	add(7, n2.lower, b(n)<<8|b(w))
	add(8, p.lower, w.lower)
	add(9, w.lower, n.lower)
	add(10, w.shape, start)
	add(11, w.shape, p.shape)
	add(12, w.shape, n.shape)
	add(13, p.shape, mix(0, w.shape, n.shape))
	add(14, w.pre3, b(w))
	add(15, w.suf3, b(w))
	add(16, w.suf2, b(w))
	add(17, w.suf4, b(w))
	add(18, w.pre2, b(w))
	add(19, n.suf3, b(w)<<8|b(n))
	add(20, p.suf3, b(w)<<8|b(p))
	add(21, uint32(w.elsewhere), b(w)<<8|start)
	add(22, uint32(w.elsewhere)<<16|uint32(n.elsewhere), b(w)<<8|b(n))
	add(23, p2.lower, p.lower)
	add(24, n.lower, n2.lower)
	add(25, b(p2)<<16|b(p)<<8|b(w), b(n)<<8|b(n2))
	// lists
	add(26, w.class, b(w))
	add(27, p.class, w.class)
	add(28, w.class, n.class)
	add(29, n.class, b(w)<<8|b(n))
	add(30, p.class, b(w)<<8|b(p))
	add(31, p.class, mix(0, w.class, n.class))
	for c := w.class; c != 0; c &= c - 1 {
		add(32, c&-c, b(w)<<8|start)
	}
	for c := p.class; c != 0; c &= c - 1 {
		add(37, c&-c, b(w)<<8|start)
	}
	for c := n.class; c != 0; c &= c - 1 {
		add(38, c&-c, b(w))
	}
	add(39, n.lower, n2.class)
	add(40, p.lower, p2.class)
	add(41, n.lower, mix(0, n2.class, w.shape))
	add(42, n2.class, p.class)
	// what stands beside the same words elsewhere
	add(43, uint32(w.told), b(w))
	add(44, uint32(w.told)<<8|uint32(w.elsewhere), b(w)<<8|b(n)<<16|start)
	add(45, uint32(w.told)<<8|uint32(n.told), b(w)<<8|b(n))
	add(46, uint32(p.told)<<8|uint32(w.told), b(w)<<8|b(p))
	add(47, uint32(w.told), w.class)
	// tags
	f := uint32(p.fine)<<16 | uint32(w.fine)<<8 | uint32(n.fine)
	add(33, uint32(w.fine), b(w))
	add(34, f, start)
	add(35, uint32(w.fine)<<8|uint32(n.fine), b(w))
	add(36, uint32(p.fine)<<8|uint32(w.fine), w.shape)
	return to
}

// mix hashes a template with two values; the upper bits are the best.
func mix(template, a, b uint32) uint32 {
	h := (a^template*0x9E3779B1)*0x85EBCA6B ^ b*0xC2B2AE35
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 13
	return h * 0x297A2D39
}

// TellsWord tells whether feature k of a token is about the very word.
func TellsWord(k int) bool { return k == 1 || k == 2 || k == 7 || k == 8 }
