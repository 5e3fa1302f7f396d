package names

import (
	"cmp"
	"slices"

	"sayso/reading/words"
)

// Settle makes a text's names consistent: a name that is found somewhere is
// found wherever it is written alike, by its most frequent kind; a surname is
// the person's whose name was given in full; an acronym in brackets is what
// the name before it is. found must be in order; so is the result.
func Settle(text *words.Text, found []Found) []Found {
	found = whole(text, apart(text, acronyms(text, found)))
	for i := range found {
		cutTitles(text, &found[i])
		if n := &found[i]; listed(text, n) {
			n.Kind = Organisation
		}
	}
	m := remember(text, found)
	if m.initials(text) {
		slices.SortFunc(m.entries, byHash)
	}
	for i := range found {
		n := &found[i]
		if kind, sure := m.recall(text, n.First, n.Last); sure {
			n.Kind = kind
		}
	}
	return m.again(text, found)
}

// cutTitles takes the titles off a person's name ("Mr.", "Gen.", "Sheikh").
func cutTitles(text *words.Text, n *Found) {
	for n.Kind == Person && n.Last-n.First > 1 {
		class := known.words[phrase(2166136261, hash(2166136261, text.Word(n.First)))]
		if class&title == 0 || class&given != 0 {
			return
		}
		n.First++
	}
}

// apart takes apart the names of people written one after the other ("Coach:
// Tom Orlan Ann Vance"): every other word is a given name and those between
// are none. It leaves out what is a title or "I" and no more; storms and
// landmarks are no people, and whoever has an age is one.
func apart(text *words.Text, found []Found) []Found {
	out := found[:0:0]
	for k := 0; k < len(found); k++ {
		n, more := aged(text, found[k:])
		k += more
		if n.Kind != Person {
			out = append(out, n)
			continue
		}
		switch {
		case isRow(text, n):
			for i := n.First; i < n.Last; i += 2 {
				out = append(out, Found{First: i, Last: i + 2, Kind: Person})
			}
			continue
		case isStorm(text, n):
			n.Kind = Other
		case isLandmark(text, n):
			n.Kind = Place
		case known.phrases[hashOf(text, n.First, n.Last)]&title != 0 || n.Last-n.First == 1 && text.Word(n.First) == "I":
			continue
		}
		out = append(out, n)
	}
	return out
}

// aged returns the first of the names found, a person if an age follows it or
// its surname, which may have been found as a name of its own: then more is 1.
func aged(text *words.Text, found []Found) (n Found, more int) {
	n = found[0]
	if n.Kind != Place && n.Kind != Other {
		return n, 0
	}
	last := n.Last
	switch {
	case hasAge(text, n.First, last):
		n.Kind = Person
		return n, 0
	case len(found) > 1 && found[1].First == last:
		last, more = found[1].Last, 1
	case last < len(text.Tokens) && brief(text.Word(last)) == briefTitle:
		last++
	}
	if !hasAge(text, n.First, last) {
		return n, 0
	}
	n.Last, n.Kind = last, Person
	return n, more
}

// hasAge tells whether an age between commas follows a name of two or three
// words: "India Walton, 38, ran for mayor".
func hasAge(text *words.Text, first, i int) bool {
	if size := i - first; size < 2 || size > 3 || i+2 >= len(text.Tokens) || text.Word(i) != "," {
		return false
	}
	age, after := text.Word(i+1), text.Word(i+2)
	return len(age) == 2 && text.Tokens[i+1].Kind == words.Number && (after == "," || after == ".")
}

// whole joins the pieces of listed bodies' names that were found apart
// ("Islamic State of Iraq" and "Levant").
func whole(text *words.Text, found []Found) []Found {
	out := found[:0]
	for k := 0; k < len(found); k++ {
		n := found[k]
		if last := bodyEnd(text, n.First); last > n.Last {
			n.Last, n.Kind = last, Organisation
		}
		for k+1 < len(found) && found[k+1].First < n.Last {
			k++
			n.Last = max(n.Last, found[k].Last)
		}
		out = append(out, n)
	}
	return out
}

// bodyEnd returns the end of the longest listed body's name of several words
// that begins at token i; i if there is none.
func bodyEnd(text *words.Text, i int) int {
	form := hash(2166136261, text.Word(i))
	n := int(known.longest[form])
	if n == 0 {
		return i
	}
	end, h := i, uint32(2166136261)
	for j := i; j < min(i+n, len(text.Tokens)); j++ {
		h = phrase(h, hash(2166136261, text.Word(j)))
		if j > i && known.phrases[h]&(body|bodyAgency) != 0 {
			end = j + 1
		}
	}
	return end
}

// isRow tells whether a person's name is that of several. In a long row one
// given name may be unknown, and a surname may be a given name too.
func isRow(text *words.Text, n Found) bool {
	size := n.Last - n.First
	if size < 4 || size%2 != 0 {
		return false
	}
	unknown := 0
	for i := n.First; i < n.Last; i++ {
		w := text.Word(i)
		class := known.words[phrase(2166136261, hash(2166136261, w))]
		switch {
		case brief(w) != briefTitle && brief(w) != briefMixed || class&particle != 0:
			return false
		case (i-n.First)%2 == 1:
			if class&given != 0 && (size < 6 || class&surname == 0) {
				return false
			}
		case class&given == 0:
			unknown++
		}
	}
	return unknown == 0 || unknown == 1 && size >= 6
}

// isLandmark tells whether a name ends as places' do ("Parry Falls") and
// nothing in it speaks for a person.
func isLandmark(text *words.Text, n Found) bool {
	class := func(i int) uint32 { return known.words[phrase(2166136261, hash(2166136261, text.Word(i)))] }
	last := class(n.Last - 1)
	return n.Last-n.First > 1 && last&placeHead != 0 && last&(given|surname) == 0 && class(n.First)&(given|title) == 0
}

// isStorm tells whether a name is a storm's: "Hurricane Rita".
func isStorm(text *words.Text, n Found) bool {
	i := n.First
	if n.Last-i == 1 && i > 0 {
		i--
	}
	switch text.Word(i) {
	case "Hurricane", "Typhoon", "Cyclone", "Storm", "HURRICANE", "TYPHOON", "CYCLONE":
		return true
	}
	return false
}

// listed tells whether a name found as something else is a body of the lists.
func listed(text *words.Text, n *Found) bool {
	if n.Kind == Organisation {
		return false
	}
	h := hashOf(text, n.First, n.Last)
	if n.Last-n.First > 1 {
		return known.phrases[h]&(body|bodyAgency) != 0
	}
	class := known.words[h]
	return class&(body|bodyAgency) != 0 && class&(given|surname|demonym|country) == 0
}

// acronyms adds the single capitals in brackets right behind a name.
func acronyms(text *words.Text, found []Found) []Found {
	for k := 0; k < len(found); k++ {
		n := found[k]
		at := n.Last + 1
		if n.Kind == Person || n.Last-n.First < 2 || at+1 >= len(text.Tokens) || text.Word(n.Last) != "(" || text.Word(at+1) != ")" {
			continue
		}
		if k+1 < len(found) && found[k+1].First <= at {
			if found[k+1].First == at && found[k+1].Last == at+1 && isAcronym(text.Word(at)) {
				found[k+1].Kind = n.Kind
			}
			continue
		}
		if isAcronym(text.Word(at)) {
			found = slices.Insert(found, k+1, Found{First: at, Last: at + 1, Kind: n.Kind})
		}
	}
	return found
}

func isAcronym(w string) bool {
	b := brief(w)
	return (b == briefUpper || b == briefMixed) && len(w) >= 2 && len(w) <= 12
}

// memory is what is remembered of a text's names, by the hash of their words.
type memory struct {
	entries []entry // sorted by hash
}

// entry counts the kinds of one name; surname tells that a person was named
// with it in full, part that it was found no other way.
type entry struct {
	hash          uint32
	size          uint8 // words
	part, surname bool
	kinds         [4]uint16
}

// remember counts the names by their words, and the surnames of full names.
func remember(text *words.Text, found []Found) memory {
	var m memory
	add := func(first, last int, kind Kind, part bool) {
		e := entry{hash: hashOf(text, first, last), size: uint8(min(last-first, 255)), part: part, surname: part}
		e.kinds[kind] = 1
		m.entries = append(m.entries, e)
	}
	for _, n := range found {
		add(n.First, n.Last, n.Kind, false)
		if n.Kind == Person && n.Last-n.First >= 2 && brief(text.Word(n.Last-1)) == briefTitle && len(text.Word(n.Last-1)) > 2 {
			add(n.Last-1, n.Last, Person, true)
		}
		if n.Kind == Other && n.Last-n.First == 2 && isStorm(text, n) {
			add(n.Last-1, n.Last, Other, false)
		}
	}
	slices.SortFunc(m.entries, byHash)
	out := m.entries[:0]
	for _, e := range m.entries {
		if n := len(out); n > 0 && out[n-1].hash == e.hash {
			last := &out[n-1]
			for k := range e.kinds {
				last.kinds[k] += e.kinds[k]
			}
			last.part = last.part && e.part
			last.surname = last.surname || e.surname
			continue
		}
		out = append(out, e)
	}
	m.entries = out
	return m
}

func byHash(a, b entry) int { return cmp.Compare(a.hash, b.hash) }

// initials makes bodies of the acronyms that were found to be no person
// or place, but that the text speaks of as of bodies, twice or more: "the RSF".
// It reports whether the memory has grown, and is out of order.
func (m *memory) initials(text *words.Text) bool {
	var spoken []entry
	for i := 1; i+1 < len(text.Tokens); i++ {
		if !isSpokenOf(text, i) {
			continue
		}
		h := hashOf(text, i, i+1)
		at := slices.IndexFunc(spoken, func(e entry) bool { return e.hash == h })
		if at < 0 {
			at = len(spoken)
			spoken = append(spoken, entry{hash: h, size: 1})
		}
		spoken[at].kinds[Organisation]++
	}
	old := len(m.entries)
	for _, e := range spoken {
		if e.kinds[Organisation] < 2 {
			continue
		}
		was := (&memory{entries: m.entries[:old]}).get(e.hash)
		switch {
		case was == nil:
			m.entries = append(m.entries, e)
		case was.kinds[Person] == 0 && was.kinds[Place] == 0:
			was.kinds = e.kinds
		}
	}
	return len(m.entries) > old
}

// isSpokenOf tells whether token i is an acronym as a body's is written: after
// "the", and before no other name.
func isSpokenOf(text *words.Text, i int) bool {
	w, next := text.Word(i), brief(text.Word(i+1))
	return len(w) >= 3 && len(w) <= 6 && brief(w) == briefUpper && !known.noBody[w] &&
		(text.Word(i-1) == "the" || text.Word(i-1) == "The") &&
		next != briefTitle && next != briefUpper && next != briefNumber
}

func hashOf(text *words.Text, first, last int) uint32 {
	h := uint32(2166136261)
	for i := first; i < last; i++ {
		h = phrase(h, hash(2166136261, text.Word(i)))
	}
	return h
}

// get returns the entry of a hash, nil for none.
func (m *memory) get(h uint32) *entry {
	i, ok := slices.BinarySearchFunc(m.entries, h, func(e entry, h uint32) int { return cmp.Compare(e.hash, h) })
	if !ok {
		return nil
	}
	return &m.entries[i]
}

// recall returns the kind that the name [first, last) has most often, and
// whether that is a clear majority.
func (m *memory) recall(text *words.Text, first, last int) (Kind, bool) {
	e := m.get(hashOf(text, first, last))
	if e == nil {
		return 0, false
	}
	return e.best()
}

func (e *entry) best() (Kind, bool) {
	top, total := Kind(0), uint16(0)
	for k, n := range e.kinds {
		total += n
		if n > e.kinds[top] {
			top = Kind(k)
		}
	}
	if e.surname && e.kinds[Person]+1 >= e.kinds[top] {
		return Person, true
	}
	return top, 2*e.kinds[top] > total
}

// again adds the names that were found elsewhere in the text but not here.
func (m *memory) again(text *words.Text, found []Found) []Found {
	var out []Found
	k := 0
	for i := 0; i < len(text.Tokens); i++ {
		if k < len(found) && i == found[k].First {
			out = append(out, found[k])
			i = found[k].Last - 1
			k++
			continue
		}
		b := brief(text.Word(i))
		if text.Tokens[i].Kind != words.Word || b == briefLower || b == briefInitial {
			continue
		}
		limit := len(text.Tokens)
		if k < len(found) {
			limit = found[k].First
		}
		if last, kind := m.longest(text, i, min(limit, i+6)); last > i {
			out = append(out, Found{First: i, Last: last, Kind: kind, Again: true})
			i = last - 1
		}
	}
	return out
}

// longest returns the end of the longest remembered name at i.
func (m *memory) longest(text *words.Text, i, limit int) (int, Kind) {
	h, last, kind := uint32(2166136261), i, Kind(0)
	for j := i; j < limit; j++ {
		h = phrase(h, hash(2166136261, text.Word(j)))
		e := m.get(h)
		if e == nil || int(e.size) != j-i+1 {
			continue
		}
		best, sure := e.best()
		if !sure || best == Other {
			continue
		}
		if e.size > 1 || e.part || e.kinds[best] > 1 {
			last, kind = j+1, best
		}
	}
	return last, kind
}
