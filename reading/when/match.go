package when

// slot is one word of a match and the class it was matched as.
type slot struct {
	class class
	text  string
	num   float64
}

// found is an expression before valuing: its bytes, its rule and its words.
type found struct {
	start, end int // bytes of the expression
	from, to   int // bytes of everything the pattern looked at
	rule       *rule
	slots      []slot
}

// get returns the last word matched as class c.
func (f *found) get(c class) (slot, bool) {
	for i := len(f.slots) - 1; i >= 0; i-- {
		if f.slots[i].class == c {
			return f.slots[i], true
		}
	}
	return slot{}, false
}

// first returns the first word matched as class c.
func (f *found) first(c class) (slot, bool) {
	for _, s := range f.slots {
		if s.class == c {
			return s, true
		}
	}
	return slot{}, false
}

// has tells whether a word was matched as class c.
func (f *found) has(c class) bool {
	_, ok := f.get(c)
	return ok
}

// lit tells whether the word w was matched as itself.
func (f *found) lit(w string) bool {
	for _, s := range f.slots {
		if s.class == cLit && s.text == w {
			return true
		}
	}
	return false
}

// number returns the number of the last word matched as c, 0 for none.
func (f *found) number(c class) int {
	s, _ := f.get(c)
	return int(s.num)
}

// text returns the value of the last word matched as c, "" for none.
func (f *found) text(c class) string {
	s, _ := f.get(c)
	return s.text
}

// says tells whether the pattern matched a word as itself.
func (f *found) says(word string) bool {
	for _, s := range f.slots {
		if s.class == cLit && s.text == word {
			return true
		}
	}
	return false
}

// maxDepth bounds the words of one expression.
const maxDepth = 24

// machine runs one program over a run of pieces and keeps the longest match.
type machine struct {
	run         []piece
	prog        []inst
	path, best  [maxDepth]class
	open, close int // piece indexes of the expression
	bestOpen    int
	bestClose   int
	bestLen     int // pieces consumed by the best match
	start       int
	slots       []slot // where matches keep their words
}

// match runs prog from piece start; it tells whether it matched.
func (m *machine) match(prog []inst, start int) bool {
	m.prog, m.start, m.bestLen, m.bestClose = prog, start, 0, -1
	m.open, m.close = start, -1
	m.step(0, start)
	return m.bestLen > 0 && m.bestClose > m.bestOpen
}

func (m *machine) step(pc, at int) {
	for {
		in := &m.prog[pc]
		switch in.op {
		case opMatch:
			depth := at - m.start
			if at >= len(m.run) || depth >= maxDepth {
				return
			}
			p := &m.run[at]
			if in.cls == cLit {
				if p.entry != in.word {
					return
				}
			} else if p.classes&in.cls.mask() == 0 {
				return
			}
			m.path[depth] = in.cls
			at, pc = at+1, pc+1
		case opSplit:
			open, closed := m.open, m.close
			m.step(int(in.x), at)
			m.open, m.close = open, closed
			pc = int(in.y)
		case opJump:
			pc = int(in.x)
		case opOpen:
			m.open, pc = at, pc+1
		case opClose:
			m.close, pc = at, pc+1
		case opDone:
			if m.close > m.bestClose || m.close == m.bestClose && at-m.start > m.bestLen {
				m.bestOpen, m.bestClose, m.bestLen = m.open, m.close, at-m.start
				m.best = m.path
			}
			return
		}
	}
}

// result copies the best match out of the run.
func (m *machine) result(r *rule) found {
	from := len(m.slots)
	for k := range m.bestLen {
		c := m.best[k]
		text, num := m.run[m.start+k].value(c)
		if c == cLit {
			text = m.run[m.start+k].word()
		}
		m.slots = append(m.slots, slot{c, text, num})
	}
	f := found{rule: r, slots: m.slots[from:len(m.slots):len(m.slots)]}
	f.start, f.end = int(m.run[m.bestOpen].start), int(m.run[m.bestClose-1].end)
	f.from, f.to = int(m.run[m.start].start), int(m.run[m.start+m.bestLen-1].end)
	return f
}
