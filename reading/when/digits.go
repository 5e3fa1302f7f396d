package when

import "strconv"

// digits reads a piece that begins with a digit: a number, a year, a clock
// time, a date in figures, a decade or an ordinal.
func (lx *lexer) digits(start int) (piece, bool) {
	i := start
	for i < len(lx.raw) && isDigit(lx.raw[i]) {
		i++
	}
	p := piece{start: int32(start), entry: -1}
	for _, shape := range [...]func(*lexer, *piece, int, int) int{isoDate, namedDay, slashDate, clockTime, decade, ordinal, plainNumber} {
		if end := shape(lx, &p, start, i); end > 0 {
			p.end, lx.at = int32(end), end
			return p, true
		}
	}
	lx.at = i
	lx.skipWord()
	return piece{}, false
}

// number returns the digits raw[a:b] as an integer, -1 if there are too many.
func (lx *lexer) number(a, b int) int {
	if b-a > 9 || a >= b {
		return -1
	}
	n := 0
	for _, c := range []byte(lx.raw[a:b]) {
		n = n*10 + int(c-'0')
	}
	return n
}

// span returns the end of the digits that begin at a.
func (lx *lexer) digitsFrom(a int) int {
	for a < len(lx.raw) && isDigit(lx.raw[a]) {
		a++
	}
	return a
}

// byteAt returns raw[i], 0 past the end.
func (lx *lexer) byteAt(i int) byte {
	if i < 0 || i >= len(lx.raw) {
		return 0
	}
	return lx.raw[i]
}

// ends tells whether a figure may end at i: no digit, letter or sign of a
// longer number follows.
func (lx *lexer) ends(i int) bool {
	c := lx.byteAt(i)
	if isDigit(c) || isLetter(c) {
		return false
	}
	return !((c == '/' || c == '-' || c == '.' || c == ':' || c == ',') && isDigit(lx.byteAt(i+1)))
}

// namedDay reads a day that history knows by its figures: "9/11".
func namedDay(lx *lexer, p *piece, a, b int) int {
	end := lx.digitsFrom(b + 1)
	if lx.byteAt(b) != '/' || end == b+1 || end-a > longestWord || !lx.ends(end) {
		return 0
	}
	at := vocabulary.find([]byte(lx.raw[a:end]))
	if at < 0 {
		return 0
	}
	p.entry, p.classes = at, vocabulary.entries[at].classes
	return end
}

// isoDate reads 2024-02-03, 2024/02/03 and 2024-02-03T15:04:05Z.
func isoDate(lx *lexer, p *piece, a, b int) int {
	sep := lx.byteAt(b)
	if b-a != 4 || sep != '-' && sep != '/' && sep != '.' {
		return 0
	}
	m := lx.digitsFrom(b + 1)
	if m-b-1 < 1 || m-b-1 > 2 || lx.byteAt(m) != sep {
		return 0
	}
	d := lx.digitsFrom(m + 1)
	c := civil{lx.number(a, b), lx.number(b+1, m), lx.number(m+1, d)}
	if d-m-1 < 1 || d-m-1 > 2 || !c.valid() {
		return 0
	}
	p.classes, p.text = cISO.mask(), c.iso()
	if c := lx.byteAt(d); (c == 'T' || c == 't') && isDigit(lx.byteAt(d+1)) {
		if hm, end := lx.clockAt(d+1, ':'); end > 0 {
			p.text += "T" + hm
			end = lx.zoneAt(p, end)
			if !lx.ends(end) {
				return 0
			}
			return end
		}
	}
	if !lx.ends(d) {
		return 0
	}
	return d
}

// zoneAt reads "Z" or "+02:00" after an ISO time.
func (lx *lexer) zoneAt(p *piece, i int) int {
	switch lx.byteAt(i) {
	case 'Z', 'z':
		p.text += "Z"
		return i + 1
	case '+', '-':
		if e := lx.digitsFrom(i + 1); e == i+3 && lx.byteAt(e) == ':' && lx.digitsFrom(e+1) == e+3 {
			p.text += lx.raw[i : e+3]
			return e + 3
		}
	}
	return i
}

// clockAt reads hh:mm and hh:mm:ss from a and returns "hh:mm[:ss]" and the end.
func (lx *lexer) clockAt(a int, sep byte) (string, int) {
	h := lx.digitsFrom(a)
	m := lx.digitsFrom(h + 1)
	if h-a < 1 || h-a > 2 || lx.byteAt(h) != sep || m-h-1 != 2 || lx.number(a, h) > 24 || lx.number(h+1, m) > 59 {
		return "", 0
	}
	text := two(lx.number(a, h)) + ":" + lx.raw[h+1:m]
	if s := lx.digitsFrom(m + 1); lx.byteAt(m) == ':' && s-m-1 == 2 && lx.number(m+1, s) < 60 {
		text += lx.raw[m:s]
		m = s
		if lx.byteAt(m) == '.' && isDigit(lx.byteAt(m+1)) { // fractions of a second
			m = lx.digitsFrom(m + 1)
		}
	}
	return text, m
}

// slashDate reads 02/03/2024, 3.2.2024, 2/3/24 and 03-02-2024. Which of the
// first two figures is the month is for valuing to say.
func slashDate(lx *lexer, p *piece, a, b int) int {
	sep := lx.byteAt(b)
	if b-a > 2 || sep != '/' && sep != '.' && sep != '-' {
		return 0
	}
	m := lx.digitsFrom(b + 1)
	if m-b-1 < 1 || m-b-1 > 2 || lx.byteAt(m) != sep {
		return 0
	}
	y := lx.digitsFrom(m + 1)
	x, z, year := lx.number(a, b), lx.number(b+1, m), lx.number(m+1, y)
	if y-m-1 != 4 && (y-m-1 != 2 || sep != '/') || !lx.ends(y) || x == 0 || z == 0 || x > 31 || z > 31 || x > 12 && z > 12 {
		return 0
	}
	if y-m-1 == 2 {
		year = fullYear(year, 0)
	}
	p.classes, p.num, p.text = cSlash.mask(), float64(year*10000+x*100+z), lx.raw[a:y]
	return y
}

// fullYear completes a two-digit year; near is a year to be near to, 0 for
// the present age.
func fullYear(y, near int) int {
	if near == 0 {
		if y < 50 {
			return 2000 + y
		}
		return 1900 + y
	}
	full := near/100*100 + y
	if full > near+20 {
		full -= 100
	}
	return full
}

// clockTime reads 7:30, 19:30:05, 7.30pm and 19h30.
func clockTime(lx *lexer, p *piece, a, b int) int {
	sep := lx.byteAt(b)
	if b-a > 2 || sep != ':' && sep != '.' && sep != 'h' {
		return 0
	}
	text, end := lx.clockAt(a, sep)
	if end == 0 {
		return 0
	}
	if sep == '.' && !lx.amPmFollows(end) {
		return 0
	}
	if c := lx.byteAt(end); isLetter(c) && !lx.amPmFollows(end) && !lx.hoursFollow(end) || isDigit(c) || c == ':' {
		return 0
	}
	p.classes, p.text = cClock.mask(), text
	if lx.hoursFollow(end) {
		end += 3
	}
	return end
}

func (lx *lexer) hoursFollow(i int) bool { return lx.has(i, "hrs") }

// amPmFollows tells whether "am", "p.m." or the like stands at i, with or
// without a space before it.
func (lx *lexer) amPmFollows(i int) bool {
	if lx.byteAt(i) == ' ' {
		i++
	}
	c := lx.byteAt(i) | 0x20
	if c != 'a' && c != 'p' {
		return false
	}
	if lx.byteAt(i+1) == '.' {
		i++
	}
	return lx.byteAt(i+1)|0x20 == 'm' && !isLetter(lx.byteAt(i+2))
}

// decade reads 1990s and 80s.
func decade(lx *lexer, p *piece, a, b int) int {
	n := lx.number(a, b)
	s := b
	if lx.byteAt(s) == '\'' {
		s++
	} else if lx.has(s, "\u2019") {
		s += 3
	}
	if lx.byteAt(s) != 's' || isLetter(lx.byteAt(s+1)) || isDigit(lx.byteAt(s+1)) || n%10 != 0 {
		return 0
	}
	switch {
	case b-a == 4 && n >= 1000 && n < 2100:
	case b-a == 2 && n >= 20 && n <= 90 && s == b:
		n += 1900
		p.classes |= cYear2.mask()
	default:
		return 0
	}
	p.classes, p.num = cDecade.mask(), float64(n)
	if b-a == 2 {
		p.text = "short"
	}
	return s + 1
}

// shortYear reads '98 and '90s; digits begins at i.
func (lx *lexer) shortYear(start, i int) (piece, bool) {
	n := lx.number(i, i+2)
	p := piece{start: int32(start), end: int32(i + 2), entry: -1, num: float64(fullYear(n, 0)), classes: cYear2.mask()}
	lx.at = i + 2
	if lx.byteAt(i+2) == 's' && !isLetter(lx.byteAt(i+3)) && n%10 == 0 {
		lx.at, p.end, p.classes, p.num = i+3, int32(i+3), cDecade.mask(), float64(1900+n)
		return p, true
	}
	return p, !isLetter(lx.byteAt(i + 2))
}

// ordinal reads 3rd and 21st.
func ordinal(lx *lexer, p *piece, a, b int) int {
	n := lx.number(a, b)
	c, d := lx.byteAt(b)|0x20, lx.byteAt(b+1)|0x20
	if n <= 0 || n > 999 || isLetter(lx.byteAt(b+2)) {
		return 0
	}
	if c == 's' && d == 't' || c == 'n' && d == 'd' || c == 'r' && d == 'd' || c == 't' && d == 'h' {
		p.classes, p.num = cOrd.mask()|cNth.mask(), float64(n)
		return b + 2
	}
	return 0
}

// plainNumber reads 85, 1,077, 2.5 and the year 2003.
func plainNumber(lx *lexer, p *piece, a, b int) int {
	end, grouped := b, false
	for lx.byteAt(end) == ',' && lx.digitsFrom(end+1)-end == 4 && b-a <= 3 {
		end, grouped = end+4, true
	}
	if lx.byteAt(end) == '.' && isDigit(lx.byteAt(end+1)) {
		end = lx.digitsFrom(end + 1)
		if lx.byteAt(end) == '.' && isDigit(lx.byteAt(end+1)) {
			return 0
		}
	}
	if lx.tooLong(a, end) {
		return 0
	}
	p.num = lx.float(a, end)
	p.classes = cNum.mask()
	if f, e := lx.fraction(end); e > 0 {
		p.num += f
		return e
	}
	if end == b && !grouped {
		p.classes |= lx.wholeClasses(a, b)
	}
	return end
}

// fraction reads the " 1/2" of "5 1/2", or "½", at i.
func (lx *lexer) fraction(i int) (float64, int) {
	if lx.has(i, "½") {
		return 0.5, i + len("½")
	}
	if lx.has(i, " ½") {
		return 0.5, i + len(" ½")
	}
	if lx.byteAt(i) == ' ' && isDigit(lx.byteAt(i+1)) && lx.byteAt(i+2) == '/' && isDigit(lx.byteAt(i+3)) && lx.byteAt(i+3) != '0' && lx.ends(i+4) {
		return float64(lx.raw[i+1]-'0') / float64(lx.raw[i+3]-'0'), i + 4
	}
	return 0, 0
}

func (lx *lexer) tooLong(a, end int) bool {
	c := lx.byteAt(end)
	glued := isLetter(c) && !lx.amPmFollows(end) && !lx.zuluFollows(end)
	return end-a > 15 || glued || c == '%' || c >= 0x80 && !lx.dashOrQuote(end) && !lx.has(end, "½")
}

// zuluFollows tells whether a zone or "hrs" is written right after a figure
// ("0500hrs", "0735GMT", "0500Z").
func (lx *lexer) zuluFollows(i int) bool {
	return lx.has(i, "hrs") || lx.has(i, "GMT") || lx.has(i, "UTC") || lx.has(i, "Z ")
}

func (lx *lexer) dashOrQuote(i int) bool {
	return lx.byteAt(i) == 0xE2 && lx.byteAt(i+1) == 0x80 || lx.has(i, "\u00a0")
}

// float returns the value of figures with separators.
func (lx *lexer) float(a, end int) float64 {
	var buf [24]byte
	b := buf[:0]
	for i := a; i < end && len(b) < cap(buf); i++ {
		if lx.raw[i] != ',' {
			b = append(b, lx.raw[i])
		}
	}
	f, _ := strconv.ParseFloat(string(b), 64)
	return f
}

// wholeClasses are the classes of plain figures: day of the month, year, and
// military clock time.
func (lx *lexer) wholeClasses(a, b int) mask {
	n, size := lx.number(a, b), b-a
	var m mask
	if size <= 2 && n >= 1 && n <= 31 {
		m |= cDay.mask()
	}
	if size == 4 && n >= 1000 && n < 2200 {
		m |= cYear.mask()
	}
	if size == 4 && n/100 < 25 && n%100 < 60 {
		m |= cHHMM.mask()
	}
	return m
}
