package when

// merge joins the pieces of a run that mean one thing: phrases of the lexicon
// ("more than"), then numbers in words ("twenty-five", "two and a half").
func (lx *lexer) merge() {
	lx.mergePhrases()
	lx.mergeNumbers()
}

func (lx *lexer) mergePhrases() {
	out := lx.run[:0]
	for i := 0; i < len(lx.run); {
		p, n := lx.phraseAt(i)
		out = append(out, p)
		i += n
	}
	lx.run = out
}

// phraseAt returns the longest phrase that begins at piece i and how many
// pieces it takes; the piece itself and 1 if there is none.
func (lx *lexer) phraseAt(i int) (piece, int) {
	p := lx.run[i]
	if p.entry < 0 {
		return p, 1
	}
	for _, ph := range vocabulary.entries[p.entry].phrases {
		n := len(ph.rest)
		if i+n >= len(lx.run) || !lx.matches(i+1, ph.rest) {
			continue
		}
		e := &vocabulary.entries[ph.entry]
		classes := e.classes
		if lx.raw[p.start] >= 'a' {
			classes &^= e.capital
		}
		if classes == 0 {
			continue
		}
		p.end, p.entry, p.classes = lx.run[i+n].end, ph.entry, classes
		return p, n + 1
	}
	return p, 1
}

func (lx *lexer) matches(i int, rest []int32) bool {
	for k, w := range rest {
		if lx.run[i+k].entry != w {
			return false
		}
	}
	return true
}

const numeral = 1<<cNum | 1<<cScale

func (lx *lexer) mergeNumbers() {
	out := lx.run[:0]
	for i := 0; i < len(lx.run); {
		p, n := lx.run[i], 1
		if p.classes&numeral != 0 {
			p, n = lx.numberAt(i)
		}
		out = append(out, p)
		i += n
	}
	lx.run = out
}

// numberAt reads a number in words from piece i: the joined piece and how many
// pieces it takes.
func (lx *lexer) numberAt(i int) (piece, int) {
	p := lx.run[i]
	total, current, last := 0.0, 0.0, 0.0
	n, k := 0, i
	for k < len(lx.run) {
		q := &lx.run[k]
		if q.classes&numeral == 0 {
			break
		}
		_, v := q.value(cNum)
		_, scale := q.value(cScale)
		switch {
		case q.classes&cScale.mask() != 0 && q.entry >= 0:
			if scale >= 1000 {
				total, current = total+max(current, 1)*scale, 0
			} else {
				current = max(current, 1) * scale
			}
			last = scale
		case n == 0:
			current, last = v, v
		case q.entry < 0 || p.entry < 0:
			return lx.numberEnd(p, i, k, total+current)
		case last >= 100 && v < 100 || last >= 20 && last < 100 && v < 10:
			current, last = current+v, v
		case last >= 10 && last < 21 && v >= 10 && total == 0 && current == last:
			return lx.spokenYear(p, i, k)
		default:
			return lx.numberEnd(p, i, k, total+current)
		}
		n++
		if k++; k+1 < len(lx.run) && (lx.is(k, "-") || last >= 100 && lx.is(k, "and")) && lx.run[k+1].classes&numeral != 0 && lx.run[k+1].entry >= 0 && p.entry >= 0 && lx.continues(last, k+1) {
			k++
		}
	}
	return lx.numberEnd(p, i, k, total+current)
}

// continues tells whether the numeral at k may follow one of value last.
func (lx *lexer) continues(last float64, k int) bool {
	if lx.run[k].classes&cScale.mask() != 0 {
		return true
	}
	_, v := lx.run[k].value(cNum)
	return last >= 100 && v < 100 || last >= 20 && v < 10 || last >= 10 && last < 21 && v >= 10
}

// is tells whether piece k is the word w.
func (lx *lexer) is(k int, w string) bool {
	return k < len(lx.run) && lx.run[k].entry >= 0 && vocabulary.entries[lx.run[k].entry].word == w
}

// numberEnd closes a number before piece k, taking in "and a half".
func (lx *lexer) numberEnd(p piece, i, k int, value float64) (piece, int) {
	sep := func(k int) int {
		for lx.is(k, "-") {
			k++
		}
		return k
	}
	if a := sep(k); lx.is(a, "and") {
		if b := sep(a + 1); lx.is(b, "a") {
			if c := sep(b + 1); lx.is(c, "half") {
				k, value = c+1, value+0.5
			}
		}
	}
	if k-i <= 1 && p.classes&cScale.mask() == 0 {
		return p, 1
	}
	p.end, p.num, p.entry, p.classes, p.text = lx.run[k-1].end, value, -1, cNum.mask(), ""
	return p, k - i
}

// spokenYear reads "nineteen ninety-one": the century before k, the rest at k.
func (lx *lexer) spokenYear(p piece, i, k int) (piece, int) {
	_, century := p.value(cNum)
	_, rest := lx.run[k].value(cNum)
	end := k + 1
	if rest >= 20 {
		at := end
		if lx.is(at, "-") {
			at++
		}
		if at < len(lx.run) && lx.run[at].classes&cNum.mask() != 0 && lx.run[at].entry >= 0 {
			if _, unit := lx.run[at].value(cNum); unit < 10 {
				rest, end = rest+unit, at+1
			}
		}
	}
	p.end, p.num, p.entry, p.classes = lx.run[end-1].end, century*100+rest, -1, cYear.mask()
	return p, end - i
}
