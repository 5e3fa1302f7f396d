package words

import "strings"

// number emits the number at i and returns its end; start is where its token
// begins (a sign or an apostrophe may precede). Separators inside ("1,077",
// "2:30", "11/28/2000"), telephone numbers and ordinals are one token; units
// ("5km", "2:30pm") are left for the next.
func (x *lexer) number(start, i, b int) int {
	j := x.phone(i, b)
	if j == i {
		j = x.digits(i, b)
	}
	j = x.ordinal(i, j, b)
	kind := Number
	if start == i && j == i { // a digit that is not ASCII
		j = alnumRun(x.raw, i, b)
	}
	x.emit(start, j, kind)
	return j
}

// digits returns the end of the digits at i with their separators.
func (x *lexer) digits(i, b int) int {
	s := x.raw
	j := digitRun(s, i, b)
	for j > i && isDigit(s, j+1, b) {
		k := digitRun(s, j+1, b)
		switch s[j] {
		case '.', ':':
		case ',':
			if k-j-1 != 3 && (k-j-1 != 2 || k >= b || s[k] != ',') {
				return j
			}
		case '/':
			if !dateSlash(s[i:j], s[j+1:k], k < b && s[k] == '/') {
				return j
			}
		default:
			return j
		}
		j = k
	}
	return j
}

// dateSlash tells dates ("9/11", "11/28/2000") from fractions and pairs
// ("1/2", "20/20").
func dateSlash(before, after string, more bool) bool {
	if strings.IndexByte(before, '/') >= 0 || more && len(before) <= 4 && len(after) <= 2 {
		return true
	}
	if len(before) > 2 || len(after) > 2 || len(before)+len(after) < 3 {
		return false
	}
	return len(before) == 1 || before <= "31" && before != after && len(after) == 2 && after <= "31"
}

// phone returns the end of a telephone number or dashed date at i
// ("713-853-3989", "345-9945", "11-20-2000"), i if there is none. Two
// numbers joined by a hyphen are a range, not one token.
func (x *lexer) phone(i, b int) int {
	s := x.raw
	j, groups := digitRun(s, i, min(b, i+16)), 1
	first, last := j-i, j-i
	for j < b && s[j] == '-' && isDigit(s, j+1, b) && groups < 6 {
		k := digitRun(s, j+1, min(b, j+17))
		last, j = k-j-1, k
		groups++
	}
	if groups >= 3 && last > 1 || groups == 2 && last == 4 && (first == 3 || first == 5) {
		if !isAlnum(s, j, b) {
			return j
		}
	}
	return i
}

// ordinal takes "th", a decade's "s" and letters that make the number a
// code ("3143C") into the number [i, j); units stay outside.
func (x *lexer) ordinal(i, j, b int) int {
	k := alnumRun(x.raw, j, b)
	if k == j {
		if n := apostrophe(x.raw, j, b); n > 0 && contraction(x.raw[i:min(b, j+n+1)]) == 0 && j+n < b && x.raw[j+n]|0x20 == 's' && !isAlnum(x.raw, j+n+1, b) {
			return j + n + 1
		}
		return j
	}
	tail := x.raw[j:k]
	switch {
	case len(tail) == 2 && isOrdinal(tail), tail == "s":
		return k
	case lookup(units, tail) && (len(tail) > 1 || j-i <= 3 || tail[0] >= 'a'), len(tail) > 2 && !isDigit(tail, len(tail)-1, len(tail)) && tail == strings.ToLower(tail):
		return j
	case tail == "a" || tail == "p": // "10a.m."
		if k < b && x.raw[k] == '.' {
			return j
		}
	}
	return k
}

func isOrdinal(tail string) bool {
	return strings.EqualFold(tail, "th") || strings.EqualFold(tail, "st") || strings.EqualFold(tail, "nd") || strings.EqualFold(tail, "rd")
}
