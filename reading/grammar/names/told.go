package names

// What stands beside a word somewhere in a text, as bits of look.told: what is
// "Mr." once is a person everywhere.
const (
	toldTitle  = 1 << iota // a title or a given name before it
	toldIn                 // a preposition of place before it
	toldThe                // "the" before it
	toldSpeaks             // a verb of saying or a person's pronoun beside it
	toldOwns               // "'s" behind it
	toldBody               // a body's word behind it
	toldPlace              // a place's word behind it, or a comma and a place's name
	toldName               // a capitalised word behind it
)

// Words beside names, by the hash of their lower form.
var (
	beforePlaces = forms("in", "at", "near", "from", "to", "into", "around", "outside", "across", "throughout")
	besidePeople = forms("said", "says", "told", "added", "wrote", "asked", "replied", "who", "he", "she", "explained", "noted")
	theForm      = hash(2166136261, "the")
	commaForm    = hash(2166136261, ",")
	genitives    = forms("'s", "’s")
)

func forms(list ...string) map[uint32]bool {
	m := make(map[uint32]bool, len(list))
	for _, w := range list {
		m[hash(2166136261, w)] = true
	}
	return m
}

// tell notes what stands beside each capitalised word anywhere in the text.
func (l *looks) tell() {
	if l.told == nil {
		l.told = make(map[uint32]uint8, 256)
	}
	clear(l.told)
	for _, s := range l.text.Sentences {
		first, last := int(s.First), int(s.Last)
		at := func(i int) *look {
			if i < first || i >= last {
				return &edge
			}
			return &l.at[i]
		}
		for i := first; i < last; i++ {
			if k := &l.at[i]; capitalised(k.brief) && !k.loud {
				l.told[k.lower] |= beside(at(i-1), at(i+1), at(i+2))
			}
		}
	}
	for i := range l.at {
		if k := &l.at[i]; k.brief <= briefMixed {
			k.told = l.told[k.lower]
		}
	}
}

func capitalised(brief uint8) bool { return brief >= briefTitle && brief <= briefMixed }

// beside returns what the word p before a name and the words n and n2 behind
// it tell.
func beside(p, n, n2 *look) (bits uint8) {
	tell := func(is bool, bit uint8) {
		if is {
			bits |= bit
		}
	}
	tell(p.class&(title|given) != 0 && capitalised(p.brief), toldTitle)
	tell(beforePlaces[p.lower], toldIn)
	tell(p.lower == theForm, toldThe)
	tell(besidePeople[n.lower] || besidePeople[p.lower], toldSpeaks)
	tell(genitives[n.form], toldOwns)
	tell(n.class&orgHead != 0, toldBody)
	tell(n.class&placeHead != 0 || n.form == commaForm && n2.class&(country|townWide) != 0, toldPlace)
	tell(capitalised(n.brief), toldName)
	return bits
}
