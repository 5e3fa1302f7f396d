package neural

import (
	"cmp"
	"slices"
)

// found is a name as the net found it: half-open word range, and its kind,
// which is the number of its B label.
type found struct {
	first, last int32
	kind        uint8
}

// agree makes a text's names agree: a form that is found several times takes
// the kind it is found with most often (one sense per discourse, Gale et al.
// 1992), a person's last name alone is that person, and a word that was found
// to be a name twice is one wherever it is written so.
func (n *Net) agree(in *Input, out *Output) {
	w := &n.work
	w.names, w.sure = w.names[:0], w.sure[:0]
	for _, s := range in.Sentences {
		w.names = n.gather(w.names, out.Names, s[0], s[1])
	}
	if len(w.names) < 2 {
		return
	}
	all := w.names
	slices.SortStableFunc(all, func(a, b found) int { return compareForms(in.Words, a, b) })
	n.sortPeople(in.Words, all)
	for first := 0; first < len(all); {
		last := first + 1
		for last < len(all) && compareForms(in.Words, all[first], all[last]) == 0 {
			last++
		}
		n.settle(in.Words, out.Names, all[first:last])
		first = last
	}
	n.spread(in, out.Names)
}

// settle gives all names of one form one kind, if there is a majority.
func (n *Net) settle(words []string, labels []uint8, same []found) {
	single := same[0].last-same[0].first == 1
	kind, ok := majority(same)
	if single && n.isSurname(words, words[same[0].first]) {
		kind, ok = n.person, true
	}
	if !ok {
		return
	}
	for _, f := range same {
		f.kind = kind
		write(labels, f)
	}
	if single && len(same) > 1 {
		same[0].kind = kind
		n.work.sure = append(n.work.sure, same[0])
	}
}

// spread labels the words that are sure to be names where they were missed.
func (n *Net) spread(in *Input, labels []uint8) {
	for _, s := range in.Sentences {
		for i := s[0]; i < s[1]; i++ {
			if labels[i] != 0 || !capital(in.Words[i]) {
				continue
			}
			k, ok := slices.BinarySearchFunc(n.work.sure, in.Words[i], func(f found, w string) int { return cmp.Compare(in.Words[f.first], w) })
			if ok {
				labels[i] = n.work.sure[k].kind
			}
		}
	}
}

// sortPeople lists the persons with several names by their last.
func (n *Net) sortPeople(words []string, all []found) {
	people := n.work.people[:0]
	for _, f := range all {
		if f.kind == n.person && f.last-f.first > 1 {
			people = append(people, f.last-1)
		}
	}
	slices.SortFunc(people, func(a, b int32) int { return cmp.Compare(words[a], words[b]) })
	n.work.people = people
}

// isSurname tells whether a word is the last name of one of the people.
func (n *Net) isSurname(words []string, w string) bool {
	_, ok := slices.BinarySearchFunc(n.work.people, w, func(at int32, w string) int { return cmp.Compare(words[at], w) })
	return ok
}

// gather appends the names of the words [first, last).
func (n *Net) gather(names []found, labels []uint8, first, last int32) []found {
	for i := first; i < last; i++ {
		b := labels[i]
		if b == 0 {
			continue
		}
		b -= (b + 1) % 2 // I labels follow their B labels, which are odd
		end := i + 1
		for end < last && labels[end] == b+1 {
			end++
		}
		names = append(names, found{i, end, b})
		i = end - 1
	}
	return names
}

// compareForms orders names by length and words.
func compareForms(words []string, a, b found) int {
	if c := cmp.Compare(a.last-a.first, b.last-b.first); c != 0 {
		return c
	}
	for k := range a.last - a.first {
		if c := cmp.Compare(words[a.first+k], words[b.first+k]); c != 0 {
			return c
		}
	}
	return 0
}

// majority is the kind of more than half of some names.
func majority(names []found) (kind uint8, ok bool) {
	var count [256]int
	for _, f := range names {
		if count[f.kind]++; count[f.kind]*2 > len(names) {
			kind, ok = f.kind, true
		}
	}
	return kind, ok
}

func write(labels []uint8, f found) {
	for i := f.first; i < f.last; i++ {
		labels[i] = f.kind + 1
	}
	labels[f.first] = f.kind
}
