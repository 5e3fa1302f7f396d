package howmany

import (
	"strconv"
	"strings"

	"sayso/reading/words"
)

// amount is a number read from the half-open token range [first, last).
type amount struct {
	first, last int
	value       float64
	plural      bool    // "dozens": at least value
	vague       bool    // "a couple": about value
	low, high   float64 // of a range; both 0 otherwise
	digits      bool    // written in digits
	bareDigits  bool    // digits without separator, scale or unit: could be a year
	change      bool    // the end of a change: "from 25 to 27"
	from        int     // with change, the token where the older number starts
}

func (a amount) isRange() bool { return a.high > 0 }

// number reads the number that starts at token i. It reads digits ("1,077",
// "2.5m", "10-20"), words ("two hundred and fifty") and mixtures ("1.5 million").
func number(t *words.Text, i, end int) (amount, bool) {
	w := t.Word(i)
	switch w {
	case "a", "A", "an", "An", "half", "Half":
		return articleNumber(t, i, end)
	}
	if c := w[0]; c >= '0' && c <= '9' {
		return digitNumber(t, i, end)
	}
	if strings.IndexByte(w, '-') > 0 {
		if v, ok := hyphened(w); ok {
			return scaled(t, amount{first: i, last: i + 1, value: v}, end), true
		}
		return amount{}, false
	}
	if strings.EqualFold(w, "tens") && i+2 < end && strings.EqualFold(t.Word(i+1), "of") {
		if n, ok := lex.number(t.Word(i + 2)); ok && n.class == pluralWord {
			return amount{first: i, last: i + 3, value: n.value * 10, plural: true}, true
		}
	}
	n, ok := lex.number(w)
	if !ok {
		return amount{}, false
	}
	switch n.class {
	case pluralWord:
		return pluralNumber(t, i, n.value, end), true
	case handfulWord:
		return amount{first: i, last: i + 1, value: n.value, plural: true}, true
	case unitWord, tenWord, scaleWord:
		return wordNumber(t, i, end)
	}
	return amount{}, false
}

// articleNumber reads "a dozen", "half a million", "a couple", "a hundred".
func articleNumber(t *words.Text, i, end int) (amount, bool) {
	factor, j := 1.0, i+1
	if strings.EqualFold(t.Word(i), "half") {
		factor = 0.5
		if j < end && (t.Word(j) == "a" || t.Word(j) == "an") {
			j++
		}
	}
	if j >= end {
		return amount{}, false
	}
	n, ok := lex.number(t.Word(j))
	if !ok {
		return amount{}, false
	}
	switch n.class {
	case scaleWord, dozenWord:
		return scaled(t, amount{first: i, last: j + 1, value: factor * n.value}, end), true
	case vagueWord:
		return amount{first: i, last: j + 1, value: n.value, vague: true}, factor == 1
	case handfulWord:
		return amount{first: i, last: j + 1, value: n.value, plural: true}, factor == 1
	}
	return amount{}, false
}

// pluralNumber reads "dozens", "hundreds of thousands", "tens of millions".
func pluralNumber(t *words.Text, i int, value float64, end int) amount {
	a := amount{first: i, last: i + 1, value: value, plural: true}
	if i+2 < end && strings.EqualFold(t.Word(i+1), "of") {
		if n, ok := lex.number(t.Word(i + 2)); ok && n.class == pluralWord && n.value >= 2000 {
			a.last, a.value = i+3, value*n.value/2
		}
	}
	return a
}

// wordNumber reads a number written in words from token i.
func wordNumber(t *words.Text, i, end int) (amount, bool) {
	var total, part float64
	last, ten := i, false
	for j := i; j < end; j++ {
		w := t.Word(j)
		if (w == "-" || w == "and") && j > i && j+1 < end {
			n, ok := lex.number(t.Word(j + 1))
			joined := w == "-" && ten && n.class == unitWord || w == "and" && part+total >= 100 && (n.class == unitWord || n.class == tenWord)
			if ok && joined {
				continue
			}
			break
		}
		n, ok := lex.number(w)
		if !ok && strings.IndexByte(w, '-') > 0 {
			if v, ok2 := hyphened(w); ok2 && v < 100 && int(part)%100 == 0 && part+total > 0 {
				part, last, ten = part+v, j+1, false
				continue
			}
		}
		if !ok || !extend(&total, &part, &ten, n, j == i) {
			break
		}
		last = j + 1
	}
	return amount{first: i, last: last, value: total + part}, last > i
}

// extend adds one more number word to the sum; it tells whether it fits.
func extend(total, part *float64, ten *bool, n numberWord, first bool) bool {
	switch n.class {
	case unitWord:
		if !first && !*ten && (int(*part)%100 != 0 || *part+*total == 0) {
			return false
		}
		*part, *ten = *part+n.value, false
	case tenWord:
		if int(*part)%100 != 0 {
			return false
		}
		*part, *ten = *part+n.value, true
	case scaleWord, dozenWord:
		if *part == 0 && !first {
			return false
		}
		if n.value == 100 {
			*part = max(*part, 1) * 100
		} else {
			*total, *part = *total+max(*part, 1)*n.value, 0
		}
		*ten = false
	default:
		return false
	}
	return true
}

// hyphened reads "twenty-one" and "four-and-a-half"; other compounds that
// begin with a number ("two-hour") are no numbers.
func hyphened(w string) (float64, bool) {
	if !strings.Contains("0123456789zotfsenhdZOTFSENHD", w[:1]) {
		return 0, false
	}
	var total, part float64
	ten, first := false, true
	for rest := w; rest != ""; first = false {
		var p string
		p, rest, _ = strings.Cut(rest, "-")
		if p == "and" || p == "a" {
			continue
		}
		if p == "half" && !first {
			part += 0.5
			continue
		}
		n, ok := lex.number(p)
		if !ok || !extend(&total, &part, &ten, n, first) {
			return 0, false
		}
	}
	return total + part, true
}

// digitNumber reads digits from token i, with a scale or a range after them.
func digitNumber(t *words.Text, i, end int) (amount, bool) {
	w := t.Word(i)
	if lo, hi, ok := digitRange(w); ok {
		a := scaled(t, amount{first: i, last: i + 1, value: hi, digits: true}, end)
		a.low, a.high = lo*a.value/hi, a.value
		return a, true
	}
	v, plain, ok := digits(w)
	if !ok {
		return amount{}, false
	}
	a := amount{first: i, last: i + 1, value: v, digits: true, bareDigits: plain}
	if a.last < end && !t.Tokens[a.last].Spaced && t.Tokens[a.last].Kind == words.Word {
		if x := suffix(t.Word(a.last)); x > 1 { // "195.5m" in two tokens
			a.value, a.last, a.bareDigits = a.value*x, a.last+1, false
			return a, true
		}
	}
	for a.last < end && plain && a.value < 1e6 && isThousands(t, a.last) && len(t.Word(a.last-1)) <= 3 {
		g, _, _ := digits(t.Word(a.last))
		a.value, a.last, a.bareDigits = a.value*1000+g, a.last+1, false
	}
	return scaled(t, a, end), true
}

// isThousands tells whether token i is a group of three digits written apart
// ("12 000").
func isThousands(t *words.Text, i int) bool {
	w := t.Word(i)
	if len(w) != 3 || t.Tokens[i].Kind != words.Number || !t.Tokens[i].Spaced {
		return false
	}
	return int(t.Tokens[i].Start)-int(t.Tokens[i-1].End) <= 2
}

// scaled multiplies a by the scale words that follow it: "1.5 million",
// "two dozen", "10 hundred thousand".
func scaled(t *words.Text, a amount, end int) amount {
	for a.last < end {
		n, ok := lex.number(t.Word(a.last))
		if !ok || n.class != scaleWord && n.class != dozenWord {
			break
		}
		a.value, a.last, a.bareDigits = a.value*n.value, a.last+1, false
	}
	return a
}

// digits reads one token of digits; plain tells that it has neither
// separators nor a suffix. Clock times, ordinals, fractions and model numbers
// are no numbers.
func digits(w string) (v float64, plain, ok bool) {
	var buf [24]byte
	if len(w) > len(buf) {
		return 0, false, false
	}
	n, dots, commas, lastComma := 0, 0, 0, -1
	i := 0
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			buf[n] = c
			n++
			continue
		case c == ',':
			if lastComma >= 0 && i-lastComma != 4 || dots > 0 {
				return 0, false, false
			}
			commas, lastComma = commas+1, i
			continue
		case c == '.' && i+1 < len(w) && w[i+1] >= '0' && w[i+1] <= '9':
			if dots++; dots > 1 {
				return 0, false, false
			}
			buf[n] = c
			n++
			continue
		}
		break
	}
	if lastComma >= 0 && dots == 0 && i-lastComma != 4 {
		return 0, false, false
	}
	factor := suffix(w[i:])
	if factor == 0 {
		return 0, false, false
	}
	v, err := strconv.ParseFloat(string(buf[:n]), 64)
	return v * factor, commas == 0 && dots == 0 && factor == 1, err == nil
}

// suffix is the factor of a unit glued to digits ("5m", "40k"); 0 for
// anything that is no such unit.
func suffix(s string) float64 {
	switch s {
	case "", "+", "%":
		return 1
	case "k", "K":
		return 1e3
	case "m", "M", "mn", "mln":
		return 1e6
	case "b", "B", "bn", "Bn":
		return 1e9
	case "tn", "trn":
		return 1e12
	}
	return 0
}

// digitRange reads "10-20" written as one token.
func digitRange(w string) (lo, hi float64, ok bool) {
	a, b, found := strings.Cut(w, "-")
	if !found {
		a, b, found = strings.Cut(w, "–")
	}
	if !found || a == "" || b == "" {
		return 0, 0, false
	}
	lo, _, ok1 := digits(a)
	hi, _, ok2 := digits(b)
	return lo, hi, ok1 && ok2 && hi > lo && len(a) <= 7
}
