package howmany

import (
	"strings"

	"sayso/reading/words"
)

// ranged joins a with the number after "to", "or", "and" or a dash, if the
// two make a range: "10 to 20", "between three and nine". Ascending order is
// asked for, so that scores and votes ("won 3 to 1") are left alone.
func ranged(t *words.Text, a amount, begin, end int) amount {
	if a.plural || a.vague || a.last+1 >= end {
		return a
	}
	joint := strings.ToLower(t.Word(a.last))
	between := a.first > begin && strings.EqualFold(t.Word(a.first-1), "between")
	from := a.first > begin && strings.EqualFold(t.Word(a.first-1), "from")
	switch joint {
	case "to", "or", "-", "–":
	case "and":
		if !between {
			return a
		}
	default:
		return a
	}
	j := a.last + 1
	if _, isSymbol := lex.symbols[t.Word(j)]; isSymbol && j+1 < end {
		j++
	}
	b, ok := number(t, j, end)
	if !ok || b.plural || b.vague || b.isRange() {
		return a
	}
	if from && joint == "to" && changes(t, a.first-1, begin) {
		b.change, b.from = true, a.first
		return b
	}
	low := a.value
	if low < 1000 && b.value >= 1000 && !b.bareDigits && low*1000 <= b.value*1000 && a.last-a.first == 1 {
		low *= shared(t, b)
	}
	if low >= b.value {
		return a
	}
	a.last, a.low, a.high, a.value, a.bareDigits = b.last, low, b.value, b.value, false
	if between || from {
		a.first--
	}
	return a
}

// shared is the scale that a range's second number lends to the first: "5 to
// 10 million".
func shared(t *words.Text, b amount) float64 {
	if n, ok := lex.number(t.Word(b.last - 1)); ok && n.class == scaleWord {
		return n.value
	}
	return 1
}

// changes tells whether a verb of change stands shortly before token i, so
// that "from 25 to 27" tells of two numbers and not of a range.
func changes(t *words.Text, i, begin int) bool {
	for j := i - 1; j >= begin && j >= i-6; j-- {
		if lex.changes[strings.ToLower(t.Word(j))] {
			return true
		}
	}
	return false
}

// modified finds the bound phrases around a and returns the token range with
// them, the effect, and the phrase that decided (empty for none).
func modified(t *words.Text, a amount, begin, end int) (first, last int, e effect, name string) {
	first, last = a.first, a.last
	at := first
	if at > begin {
		if _, isSymbol := lex.symbols[strings.ToLower(t.Word(at-1))]; isSymbol {
			at--
		}
	}
	first = at
	for hop := 0; hop < 2 && at > begin; hop++ {
		b, ok := boundBefore(t, at, begin)
		if !ok {
			break
		}
		at -= len(b.words)
		first = at
		if name == "" || e == exact {
			e, name = b.effect, b.name
		}
	}
	if strings.HasSuffix(t.Word(last-1), "+") {
		e, name = floor, "+"
	}
	if last < end {
		for _, b := range lex.after[strings.ToLower(t.Word(last))] {
			if last+len(b.words) <= end && sameWords(t, last, b.words) {
				last, e, name = last+len(b.words), b.effect, b.name
				break
			}
		}
	}
	return first, last, e, name
}

// boundBefore is the longest bound phrase that ends before token at.
func boundBefore(t *words.Text, at, begin int) (best bound, ok bool) {
	var buf [24]byte
	for _, b := range lex.before[string(fold(&buf, t.Word(at-1)))] {
		n := len(b.words)
		if at-n >= begin && n > len(best.words) && sameWords(t, at-n, b.words) {
			best, ok = b, true
		}
	}
	return best, ok
}

func sameWords(t *words.Text, at int, phrase []string) bool {
	for k, w := range phrase {
		if !strings.EqualFold(t.Word(at+k), w) {
			return false
		}
	}
	return true
}

// bounds are the record's value, low and high of amount a under effect e:
// nil stands for "the wording does not say".
func bounds(a amount, e effect) (value, low, high *float64) {
	v := a.value
	switch {
	case a.isRange():
		lo, hi := a.low, a.high
		return nil, &lo, &hi
	case a.plural && e == ceiling:
		return nil, nil, nil
	case a.plural:
		return nil, &v, nil
	case a.vague, e == about:
		return &v, nil, nil
	case e == floor:
		return &v, &v, nil
	case e == ceiling:
		return &v, nil, &v
	}
	lo, hi := v, v
	return &v, &lo, &hi
}
