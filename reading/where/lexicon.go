package where

import (
	"strings"

	"sayso/data"
	"sayso/gazetteer"
)

// class is a set of classes of words around place names (data/places/context.tsv).
type class uint32

const (
	body class = 1 << iota
	media
	side
	title
	in
	start
	act
	tail
	day
	speak
	extend // the word belongs to the name before it
	lead   // the word belongs to the name after it
	holds  // expects a place after "of"
	thing  // makes the name before it that of a thing
	rank   // says of the name before it that it is a region
	craft  // a ship: the name after it is its own
	tied   // after a hyphen, makes the name before it an attribute
	among  // a preposition that people stand after as often as places
)

// sense is what else a word may be that also names a place (data/places/words.tsv).
type sense uint8

const (
	plainWord sense = 1 << iota
	given
	surname
	personal // on the long lists of people's names
)

// lexicon is the word lists, ready to be asked. It is read-only.
type lexicon struct {
	around  map[string]class
	kinds   map[string]gazetteer.Kind // of words of class extend and lead
	senses  map[string]sense          // by lower-case word
	outlets map[string]string         // domain → "US.LA"
	ranking vector
}

func newLexicon() lexicon {
	l := lexicon{
		around: make(map[string]class, 1024), kinds: make(map[string]gazetteer.Kind, 128),
		senses: make(map[string]sense, 8192), outlets: make(map[string]string, 512),
	}
	classes := map[string]class{"body": body, "media": media, "side": side, "title": title, "in": in, "start": start, "act": act, "tail": tail, "day": day, "speak": speak, "extend": extend, "lead": lead, "rank": rank, "thing": thing, "holds": holds, "among": among, "craft": craft, "tied": tied}
	eachLine(data.PlacesContext, func(name, words string) {
		name, kind, _ := strings.Cut(name, ":")
		for w := range strings.FieldsSeq(words) {
			l.around[w] |= classes[name]
			if kind != "" {
				l.kinds[w] = gazetteer.KindNamed(kind)
			}
		}
	})
	senses := map[string]sense{"word": plainWord, "given": given, "surname": surname}
	eachLine(data.PlacesWords, func(word, list string) {
		for s := range strings.SplitSeq(list, "/") {
			l.senses[word] |= senses[s]
		}
	})
	for _, list := range []string{data.Given, data.Surnames} {
		eachLine(list, func(name, _ string) { l.senses[lower(name)] |= personal })
	}
	eachLine(data.PlacesOutlets, func(domain, home string) { l.outlets[domain] = home })
	l.ranking = readRanking(data.PlacesRanking)
	return l
}

// eachLine calls f with the two columns of each line that is no comment.
func eachLine(list string, f func(first, second string)) {
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\r\n")
		if first, second, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			f(first, second)
		}
	}
}

// sense returns what else a capitalised word may be; accents do not count.
// Names on the long lists alone are no hint: most towns are somebody's name.
func (l *lexicon) sense(word string) sense { return l.any(word) &^ personal }

// any returns all that a capitalised word may be.
func (l *lexicon) any(word string) sense {
	if word == "" {
		return 0
	}
	if w := lower(word); l.senses[w] != 0 {
		return l.senses[w]
	}
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 {
			return l.senses[gazetteer.Fold(word)]
		}
	}
	return 0
}
