package grammar

import "strings"

// agree makes the relations of a sentence's tokens agree with one another
// where the parser, choosing each by itself, left them at odds: the subject of
// a predicate with a passive auxiliary is a passive subject.
func agree(d *Doc, first, last int) {
	for i := first; i < last; i++ {
		if h := d.heads[i]; d.rels[i] == AuxPass && h >= 0 {
			for j := first; j < int(h) && h-int32(j) < 200; j++ {
				if d.heads[j] == h {
					d.rels[j] = passiveSubject(d.rels[j])
				}
			}
		}
		if i+2 < last && d.Tags[i+1] == NUM && isScale(d.Word(i)) {
			rank(d, i, first, last)
		}
		if w := d.Word(i); strings.HasPrefix(w, "a") && states[w] {
			setIn(d, first, i, last)
		}
		putInThePast(d, i, first, last)
		tellToll(d, first, i, last)
		switch d.rels[i] {
		case Parataxis:
			giveBack(d, first, i)
		case Obl, Nmod:
			if d.rels[i] == Obl {
				takeAsObject(d, i, last)
				takeAfterParticle(d, i)
				completeNoun(d, i, first)
			}
			pairUp(d, i, last)
		case Nsubj, NsubjPass:
			if isSecondSubject(d, i) { // "that around 9,000 people had been moved"
				d.Tags[i], d.Fine[i], d.rels[i] = SCONJ, IN, Mark
				if v := d.heads[i]; d.rels[v] == AclRelcl {
					d.rels[v] = Acl
				}
				continue
			}
			describe(d, i, last)
			lift(d, i, first, last)
		case Nummod:
			cutAtDash(d, i, first)
			listState(d, i)
		case Mark:
			if h := d.heads[i]; h >= 0 && d.rels[h] == AclRelcl && d.Fine[i] == IN {
				d.rels[h] = Acl
			}
			tellBy(d, first, i)
			goTo(d, first, i, last)
		case OblUnmarked, Compound, Dep:
			countState(d, i)
		case Root:
			countOnlyState(d, i, last)
		case Conj:
			countNextState(d, i, last)
			actAgain(d, i, last)
		case Amod:
			findVerb(d, first, i, last)
		case Xcomp:
			takeAfterParticle(d, i)
		case Case:
			takeParticle(d, i)
		case Csubj, Advcl:
			openSentence(d, i, first, last)
		case OblAgent:
			doneBy(d, i, first)
		case Fixed:
			if h := int(d.heads[i]); h < i-4 && i > first { // "than" of "more than", held for the "to" of "according to"
				d.heads[i] = int32(i - 1)
			}
		}
	}
}

// putInThePast gives verb i the past tense where nothing makes it anything
// else: with a subject of its own in a main clause a form like "shook" is no
// infinitive, and with an object or a clause after it no participle is joined
// to a verb that is none ("was waiting, and promised that …").
func putInThePast(d *Doc, i, first, last int) {
	if d.Tags[i] != VERB || d.Fine[i] != VB && d.Fine[i] != VBN {
		return
	}
	h := int(d.heads[i])
	switch {
	case d.Fine[i] == VB && d.rels[i] == Root && (strings.HasSuffix(d.Word(i), "ed") || d.know.past[d.Word(i)]):
	case d.Fine[i] == VBN && d.rels[i] == Conj && h < i && d.Tags[h] == VERB && d.Fine[h] != VBN && d.Fine[h] != VB:
	default:
		return
	}
	// "condemned it and called on them": a finite past is joined to another.
	subject, complement := false, d.Fine[i] == VBN && d.Fine[h] == VBD && hasSubject(d, h, first)
	for j := max(first, i-60); j < min(last, i+60); j++ {
		if int(d.heads[j]) != i {
			continue
		}
		switch d.rels[j] {
		case Aux, AuxPass, Cop, NsubjPass, Mark:
			return
		case Nsubj:
			subject = subject || j < i
		case Obj, Ccomp:
			complement = complement || j > i
		}
	}
	if d.Fine[i] == VB && subject || d.Fine[i] == VBN && complement {
		d.Fine[i] = VBD
	}
}

// hasSubject tells whether a subject stands before v that is no passive's.
func hasSubject(d *Doc, v, first int) bool {
	for j := v - 1; j >= first && j > v-60; j-- {
		if int(d.heads[j]) == v && d.rels[j] == Nsubj {
			return true
		}
	}
	return false
}

// isSecondSubject tells whether token i is a "that" taken for the subject of a
// verb that has another between the two.
func isSecondSubject(d *Doc, i int) bool {
	v := int(d.heads[i])
	if v < i || d.Fine[i] != WDT || !strings.EqualFold(d.Word(i), "that") {
		return false
	}
	for j := i + 1; j < min(v, i+60); j++ {
		if int(d.heads[j]) == v && (d.rels[j] == Nsubj || d.rels[j] == NsubjPass) {
			return true
		}
	}
	return false
}

// doneBy leaves the doer of a passive only what "by" names.
func doneBy(d *Doc, i, first int) {
	for j := i - 1; j >= first && j > i-12; j-- {
		if int(d.heads[j]) == i && d.rels[j] == Case {
			if !strings.EqualFold(d.Word(j), "by") {
				d.rels[i] = Obl
			}
			return
		}
	}
}

// countState makes a number count whoever the state right after it names:
// "12 dead", "3 missing".
func countState(d *Doc, i int) {
	h := i + 1
	if d.Tags[i] != NUM || int(d.heads[i]) != h {
		return
	}
	switch {
	case d.Tags[h] == ADJ:
		d.rels[i] = Nummod
	case d.Fine[h] == VBN && d.rels[i] == OblUnmarked && d.rels[h] == Conj:
		d.rels[i] = NsubjPass
	case d.Fine[h] == VBN && d.rels[i] == Compound:
		d.rels[i] = Nummod
	}
}

// isCounted tells whether token h is a state right after the number of those
// who are in it: "12 dead", "3 missing".
func isCounted(d *Doc, h int) bool {
	return h > 0 && d.Tags[h-1] == NUM && d.CountedState(h-1) == h
}

func isState(d *Doc, h int) bool { return d.Tags[h] == ADJ || d.Fine[h] == JJ || d.Fine[h] == VBN }

// countNextState makes number i count whoever the state after it names, if it
// was coordinated with the counted state before: "left eight dead and 20
// injured".
func countNextState(d *Doc, i, last int) {
	h, before := i+1, int(d.heads[i])
	if h >= last || d.Tags[i] != NUM || before < 0 || before > i || !isState(d, h) || !isCounted(d, before) || int(d.heads[h]) != before && d.heads[h] != d.heads[before] {
		return
	}
	for j := before + 1; j < i; j++ {
		if int(d.heads[j]) == i {
			d.heads[j] = int32(h)
		}
	}
	d.heads[i], d.rels[i], d.heads[h], d.rels[h] = int32(h), Nummod, int32(before), Conj
}

// countOnlyState makes the participle right after number i the predicate of a
// sentence without a verb: "17 wounded in Lind".
func countOnlyState(d *Doc, i, last int) {
	h := i + 1
	if h >= last || d.Tags[i] != NUM || int(d.heads[h]) != i || d.Fine[h] != VBN || d.rels[h] != Acl && d.rels[h] != Amod {
		return
	}
	for j := h + 1; j < last; j++ {
		if int(d.heads[j]) == i {
			d.heads[j] = int32(h)
		}
	}
	d.heads[h], d.rels[h], d.heads[i], d.rels[i] = -1, Root, int32(h), NsubjPass
}

// listState coordinates a counted state with the one before it in a list, if
// the parser made it that one's object: "7 killed, 12 wounded".
func listState(d *Doc, i int) {
	h, before := i+1, -1
	if d.Tags[i] != NUM || int(d.heads[i]) != h || i == 0 || d.Word(i-1) != "," || d.rels[h] != Obj || !isState(d, h) {
		return
	}
	if before = int(d.heads[h]); before >= 0 && before < i && isCounted(d, before) {
		d.rels[h] = Conj
	}
}

// actAgain makes what was taken for a noun between a headline's verb and a
// number a second verb: "kills 12, injures 30".
func actAgain(d *Doc, i, last int) {
	n, v := i+1, int(d.heads[i])
	if n >= last || d.Fine[i] != NNS || d.Tags[n] != NUM || int(d.heads[n]) != i || v < 0 || v > i || d.Fine[v] != VBZ {
		return
	}
	d.Tags[i], d.Fine[i], d.rels[n] = VERB, VBZ, Obj
}

// findVerb makes the attribute at token i the verb of a sentence that has
// none, if a noun stands right before it and a full stop ends the sentence:
// "The crew boarded ships off Goa." has a subject and an object.
func findVerb(d *Doc, first, i, last int) {
	o, s := int(d.heads[i]), i-1
	if o <= i || s < first || d.Tags[s] != NOUN && d.Tags[s] != PROPN || !isPast(d, i) || d.Word(last-1) != "." {
		return
	}
	root := -1
	for j := first; j < last; j++ {
		switch {
		case d.Fine[j] == VBD || d.Fine[j] == VBZ || d.Fine[j] == VBP || d.Fine[j] == MD || d.Tags[j] == AUX:
			if j != i {
				return
			}
		case j < s && (d.Tags[j] == PUNCT || d.Tags[j] == ADP || d.Tags[j] == CCONJ):
			return // "a list of the crew rescued"
		}
		if d.heads[j] < 0 {
			root = j
		}
	}
	if root != s && root != o {
		return
	}
	for j := first; j < last; j++ {
		switch h := int(d.heads[j]); {
		case j < s && (h == i || h == o):
			d.heads[j] = int32(s)
		case j > i && j != o && h == i, j > o && (h == s || h == o) && d.Tags[j] == PUNCT:
			d.heads[j] = int32(i)
		}
	}
	d.heads[s], d.rels[s] = int32(i), Nsubj
	d.heads[o], d.rels[o] = int32(i), Obj
	d.heads[i], d.rels[i], d.Tags[i], d.Fine[i] = -1, Root, VERB, VBD
}

// isPast tells whether token i looks like a verb's past tense.
func isPast(d *Doc, i int) bool {
	return d.Fine[i] == VBD || d.Fine[i] == VBN || d.Fine[i] == JJ && strings.HasSuffix(d.Word(i), "ed") && len(d.Word(i)) > 4
}

// takeParticle gives a particle right after a verb to that verb where the parser
// hung it on the noun after it, as if it were a preposition: "called off the
// strike".
func takeParticle(d *Doc, i int) {
	n, v := int(d.heads[i]), i-1
	if n <= i || v < 0 || d.Fine[i] != RP || d.Tags[v] != VERB || int(d.heads[n]) != v || d.Tags[n] == VERB {
		return
	}
	d.heads[i], d.rels[i] = int32(v), CompoundPrt
}

// takeAfterParticle makes a noun phrase that completes an active verb with a
// particle its object: "called off the strike". A past tense that then has an
// object and a passive subject but no auxiliary is no passive.
func takeAfterParticle(d *Doc, i int) {
	h := int(d.heads[i])
	if h < 0 || h > i-2 || d.Tags[i] != NOUN || d.Tags[h] != VERB || d.Tags[i-1] != DET {
		return
	}
	particle := false
	for j := h + 1; j < i; j++ {
		switch {
		case int(d.heads[j]) == i && d.rels[j] == Case:
			return
		case int(d.heads[j]) != h:
		case d.rels[j] == Obj:
			return
		case d.rels[j] == CompoundPrt:
			particle = true
		}
	}
	if !particle {
		return
	}
	subject := -1
	for j := h - 1; j >= 0 && h-j < 12; j-- {
		if int(d.heads[j]) != h {
			continue
		}
		switch d.rels[j] {
		case AuxPass:
			return
		case NsubjPass:
			subject = j
		case Aux:
			subject = -1
		}
	}
	d.rels[i] = Obj
	if subject >= 0 && d.Fine[h] == VBN {
		d.rels[subject], d.Fine[h] = Nsubj, VBD
	}
}

// openSentence makes a bare "-ing" form that opens a sentence the subject of
// the verb right after it, if that verb has none: "Fighting continued".
func openSentence(d *Doc, i, first, last int) {
	v := int(d.heads[i])
	if i != first || v != i+1 || v >= last || d.Fine[i] != VBG || d.Tags[v] != VERB || d.Fine[v] == VBG || d.Fine[v] == VB {
		return
	}
	for j := v + 1; j < last && j-v < 60; j++ {
		if int(d.heads[j]) == v && (d.rels[j] == Nsubj || d.rels[j] == NsubjPass) {
			return
		}
	}
	d.rels[i] = Nsubj
}

// isScale tells whether a noun stands before a number that ranks the noun after
// it: "a magnitude 6.8 earthquake", "a category 4 storm".
func isScale(word string) bool {
	return word == "magnitude" || word == "Magnitude" || word == "category" || word == "Category"
}

// rank makes the noun after a scale and its number, at token i, the head of the
// three.
func rank(d *Doc, i, first, last int) {
	n := i + 2
	if d.Tags[n] != NOUN || d.Tags[i] != NOUN && d.Tags[i] != PROPN || n+1 < last && d.Tags[n+1] == NOUN || int(d.heads[n]) != i && int(d.heads[i]) != n && int(d.heads[i]) != int(d.heads[n]) {
		return
	}
	if int(d.heads[n]) == i {
		d.heads[n], d.rels[n] = d.heads[i], d.rels[i]
	}
	for j := first; j < last && j < n+60; j++ {
		if int(d.heads[j]) == i && j != n && j != i+1 {
			d.heads[j] = int32(n)
		}
	}
	d.heads[i], d.rels[i] = int32(n), Compound
	d.heads[i+1], d.rels[i+1] = int32(i), Nummod
}

// takeAsObject makes an oblique that no preposition governs the object of the
// active verb right before it: in "killed at least 23 people" and "wounded
// more than 40", "at" and "than" bound the number and govern nothing.
func takeAsObject(d *Doc, i, last int) {
	h := int(d.heads[i])
	if h < 0 || h > i || i-h > 8 || d.Tags[h] != VERB {
		return
	}
	switch d.Tags[i] {
	case NOUN, PROPN, NUM:
	default:
		return
	}
	bounded := false
	for j := h + 1; j < i; j++ {
		g := int(d.heads[j])
		if g <= h || g > i {
			return
		}
		if d.Tags[j] == NUM {
			bounded = true
		}
		if g == i && d.rels[j] == Case && !boundsNumber(d, j) {
			return
		}
	}
	if !bounded && d.Tags[i] != NUM {
		return
	}
	for j := h - 1; j >= 0 && h-j < 12; j-- {
		if int(d.heads[j]) == h && (d.rels[j] == AuxPass || d.rels[j] == NsubjPass) {
			return
		}
	}
	for j := h + 1; j < last && j-h < 60; j++ {
		if int(d.heads[j]) == h && (d.rels[j] == Obj || d.rels[j] == Ccomp) {
			return
		}
	}
	d.rels[i] = Obj
}

// boundsNumber tells whether preposition j is part of the words that bound a
// number: "at least", "more than", "up to".
func boundsNumber(d *Doc, j int) bool {
	word := func(k int) string {
		if k < 0 || k >= len(d.Tokens) {
			return ""
		}
		return d.Text.Word(k)
	}
	switch word(j) {
	case "at":
		next := word(j + 1)
		return next == "least" || next == "most"
	case "than":
		return true
	case "to":
		return word(j-1) == "up"
	case "of":
		return word(j-1) == "upwards" || word(j-1) == "excess"
	}
	return false
}

// tellBy hangs the clause whose conjunction is token i on what is said, where
// the parser hung it on who says so: "was told by the union that it failed".
func tellBy(d *Doc, first, i int) {
	clause := int(d.heads[i])
	if clause < i || d.rels[clause] != Acl || d.Word(i) != "that" {
		return
	}
	teller := int(d.heads[clause])
	if teller < 0 || teller > i || d.rels[teller] != Obl && d.rels[teller] != OblAgent {
		return
	}
	verb := int(d.heads[teller])
	if verb < 0 || verb > teller || d.Tags[verb] != VERB {
		return
	}
	for k := max(first, teller-8); k < teller; k++ {
		if d.rels[k] == Case && int(d.heads[k]) == teller && d.Word(k) == "by" {
			d.heads[clause], d.rels[clause], d.rels[teller] = int32(verb), Ccomp, OblAgent
		}
	}
}

// goTo makes the capitalised word after "to", token i, where one goes to, if the
// parser took the two for an infinitive without an object: "Ferries to Split
// were cancelled" is of no splitting. In headlines verbs have capitals too.
func goTo(d *Doc, first, i, last int) {
	n := i + 1
	if n >= last || i <= first || d.heads[i] != int32(n) || d.Word(i) != "to" || !isTitleCase(d.Word(n)) || d.rels[n] != Acl && d.rels[n] != Xcomp && d.rels[n] != Advcl {
		return
	}
	h := int(d.heads[n])
	if h < first || h >= i || i > first+1 && isTitleCase(d.Word(i-1)) {
		return
	}
	for j := max(first, n-60); j < min(last, n+60); j++ {
		switch {
		case j > first && j != n && isTitleCase(d.Word(j)) && d.Tags[j] != PROPN && d.Tags[j] != ADJ:
			return // "Plans to Split the Party Fail"
		case int(d.heads[j]) == n && (d.rels[j] == Obj || d.rels[j] == Ccomp || d.rels[j] == Xcomp || d.rels[j] == CompoundPrt || d.rels[j] == AuxPass || d.rels[j] == Cop):
			return
		}
	}
	inside := Obl
	if d.Tags[h] == NOUN || d.Tags[h] == PROPN {
		inside = Nmod
	}
	d.Tags[i], d.Fine[i], d.rels[i] = ADP, IN, Case
	d.Tags[n], d.Fine[n], d.rels[n] = PROPN, NNP, inside
	for j := n + 1; j < last && j-n < 60; j++ {
		if int(d.heads[j]) == n && d.rels[j] == Obl {
			d.rels[j] = Nmod
		}
	}
}

// isTitleCase tells whether a word has a capital first and small letters after it.
func isTitleCase(w string) bool {
	return len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'a' && w[1] <= 'z'
}

// describe makes a noun right before a name describe it, if the parser took
// both for subjects of one predicate: "Striker Jonas Lind scored".
func describe(d *Doc, i, last int) {
	if n := i + 1; n < last && d.Tags[n] == PROPN && (d.rels[n] == Nsubj || d.rels[n] == NsubjPass) && d.heads[n] == d.heads[i] && int(d.heads[i]) > n && (d.Tags[i] == NOUN || d.Tags[i] == PROPN) {
		d.heads[i], d.rels[i] = int32(n), NmodDesc
	}
}

// lift hangs a subject on the verb that follows, where the parser hung it on a
// noun between the two that is itself within that verb's clause: "The toll
// from Friday's raid has risen" is no raid's subject.
func lift(d *Doc, i, first, last int) {
	h := int(d.heads[i])
	if h <= i || d.Tags[h] != NOUN && d.Tags[h] != PROPN || d.rels[h] != Obl {
		return
	}
	v := int(d.heads[h])
	if v <= h || d.Tags[v] != VERB {
		return
	}
	for j := first; j < last; j++ {
		if d.heads[j] == int32(h) && d.rels[j] == Cop || d.heads[j] == int32(v) && (d.rels[j] == Nsubj || d.rels[j] == NsubjPass) {
			return
		}
	}
	d.heads[i] = int32(v)
	if k := i + 1; k < h && d.Tags[k] == ADP { // what stood between describes it
		d.heads[h], d.rels[h] = int32(i), Nmod
	}
}

// pairUp hangs a number after "to" or "from" where the other one right after
// it hangs: "corrects the number of injured to 41 from 30".
func pairUp(d *Doc, i, last int) {
	n := i + 2
	if n >= last || i == 0 || d.Tags[i] != NUM || d.Tags[n] != NUM || d.rels[n] != Obl || d.heads[n] == d.heads[i] {
		return
	}
	v := int(d.heads[n])
	if v < 0 || v >= i || d.Tags[v] != VERB {
		return
	}
	if a, b := d.Word(i-1), d.Word(i+1); a == "to" && b == "from" || a == "from" && b == "to" {
		d.heads[i], d.rels[i] = int32(v), Obl
	}
}

// cutAtDash parts a number from a noun behind a dash, where headlines name who
// says it: in "Toll rises to 19 - ministry" no ministries are counted.
func cutAtDash(d *Doc, i, first int) {
	h := int(d.heads[i])
	if h != i+2 || d.Tags[i+1] != PUNCT || d.Tokens[i].End == d.Tokens[i+1].Start || d.Tokens[i+1].End == d.Tokens[h].Start {
		return
	}
	if w := d.Word(i + 1); w != "-" && w != "–" && w != "—" {
		return
	}
	up := d.heads[h]
	for j := first; j < i; j++ {
		if d.heads[j] == int32(h) {
			d.heads[j] = int32(i)
		}
	}
	d.heads[i], d.rels[i] = up, d.rels[h]
	d.heads[i+1] = int32(h)
	if up >= 0 {
		d.heads[h], d.rels[h] = up, Parataxis
	} else {
		d.heads[h], d.rels[h] = int32(i), Parataxis
	}
}

// giveBack returns to a predicate its subject that the parser hung on the
// verb of saying after it: "The toll has risen, the ministry said" has two
// subjects, and the first of them stands before the predicate it belongs to.
func giveBack(d *Doc, first, said int) {
	head := int(d.heads[said])
	if head < 0 || head > said {
		return
	}
	early, late := -1, false
	for j := max(first, head-200); j < said; j++ {
		switch {
		case d.rels[j] != Nsubj && d.rels[j] != NsubjPass:
		case int(d.heads[j]) == head:
			return // it has a subject
		case int(d.heads[j]) == said && j < head && early < 0:
			early = j
		case int(d.heads[j]) == said && j > head:
			late = true
		}
	}
	if early >= 0 && late {
		d.heads[early] = int32(head)
	}
}

// completeTold makes the clause with "that" after whoever is told it the
// content of the telling, where the parser hung it on them: "told a press
// conference that 40 had fled". It needs lemmas.
func completeTold(d *Doc, i int) {
	n := int(d.heads[i])
	if n < 0 || n > i || d.rels[n] != Obj && d.rels[n] != Iobj {
		return
	}
	v := int(d.heads[n])
	if v < 0 || v > n || !d.know.tell[d.Lemmas[v]] {
		return
	}
	for j := n + 1; j < i && j < n+4; j++ {
		if int(d.heads[j]) == i && d.rels[j] == Mark && strings.EqualFold(d.Word(j), "that") {
			d.heads[i], d.rels[i] = int32(v), Ccomp
			return
		}
	}
}

// complete makes the infinitive with "to" after a verb that asks for one the
// complement of that verb, where the parser took it for an adjunct:
// "threatened to attack", "agreed on Monday to meet". It needs lemmas.
func complete(d *Doc) {
	for i, r := range d.rels {
		v := int(d.heads[i])
		if r == Acl {
			completeTold(d, i)
		}
		if r != Advcl || v < 0 || v > i || d.Fine[i] != VB || d.Tags[v] != VERB {
			continue
		}
		to, end := v+1, v+5
		if d.know.infinitiveAt[lightVerb{d.Lemmas[v], d.Lemmas[v+1]}] {
			end = v + 12
		} else if !d.know.infinitive[d.Lemmas[v]] {
			continue
		}
		for to < i && to < end && d.Fine[to] != TO && d.Tags[to] != PUNCT && !(int(d.heads[to]) == v && (d.rels[to] == Obj || d.rels[to] == Iobj || d.rels[to] == Xcomp || d.rels[to] == Ccomp)) {
			to++
		}
		if to < i && d.Fine[to] == TO && int(d.heads[to]) == i && d.rels[to] == Mark {
			d.rels[i] = Xcomp
		}
	}
}

func passiveSubject(r Rel) Rel {
	switch r {
	case Nsubj:
		return NsubjPass
	case Csubj:
		return CsubjPass
	}
	return r
}
