package nets

import (
	"strings"

	"sayso/data"
)

// gumKind maps GUM's entity types to kinds of names.
var gumKind = map[string]string{"person": "PER", "organization": "ORG", "place": "LOC"}

// mention is an entity of GUM: half-open word range and its type.
type mention struct {
	first, last int
	kind        string
}

// mentions follows GUM's Entity annotation, in which every word opens and
// closes numbered, typed entities: "(12-person-new", "7)11)", "(3-place-giv)".
type mentions struct {
	open map[string]mention
	done []mention
}

// word reads the annotation of word i.
func (m *mentions) word(i int, misc string) {
	for _, f := range strings.Split(misc, "|") {
		f, ok := strings.CutPrefix(f, "Entity=")
		for ok && f != "" {
			end := strings.IndexAny(f[1:], "()") + 1
			if end == 0 {
				end = len(f)
			}
			closes := end < len(f) && f[end] == ')'
			id, rest, _ := strings.Cut(strings.TrimPrefix(f[:end], "("), "-")
			if f[0] == '(' {
				kind, _, _ := strings.Cut(rest, "-")
				m.open[id] = mention{first: i, kind: kind}
			}
			if closes {
				e := m.open[id]
				e.last = i + 1
				m.done = append(m.done, e)
				end++
			}
			f = f[end:]
		}
	}
}

// names labels the names of a sentence of GUM: those of its entities that
// consist of proper nouns; tags are its universal tags.
func (m *mentions) names(words, tags []string, l *labels) []uint8 {
	names := make([]uint8, len(words))
	taken := make([]bool, len(words))
	for length := len(words); length > 0; length-- {
		for _, e := range m.done {
			if e.last-e.first != length || e.kind == "" {
				continue
			}
			e = e.trim(words, tags)
			if !e.isName(words, tags) || taken[e.first] || taken[e.last-1] {
				continue
			}
			for i := e.first; i < e.last; i++ {
				taken[i] = true
				if kind := gumKind[e.kind]; kind != "" {
					names[i] = l.names.of["I-"+kind]
				}
			}
			if kind := gumKind[e.kind]; kind != "" {
				names[e.first] = l.names.of["B-"+kind]
			}
		}
	}
	m.done = m.done[:0]
	return names
}

// trim drops articles and titles before a name, and what follows the name.
func (e mention) trim(words, tags []string) mention {
	for e.first < e.last && (tags[e.first] != "PROPN" || e.kind == "person" && e.last-e.first > 1 && isTitle(words[e.first])) {
		if tags[e.first] != "PROPN" && tags[e.first] != "DET" {
			break
		}
		e.first++
	}
	for i := e.first; e.kind == "person" && i < e.last; i++ {
		if tags[i] != "PROPN" && words[i] != "-" && words[i] != "." {
			e.last = i
		}
	}
	if n := e.last - 1; n > e.first && tags[n] == "PART" {
		e.last = n
	}
	return e
}

// isName tells whether a mention is a proper name: proper nouns at both ends
// and no common words in between.
func (e mention) isName(words, tags []string) bool {
	if e.first >= e.last || tags[e.first] != "PROPN" || tags[e.last-1] != "PROPN" {
		return false
	}
	for i := e.first; i < e.last; i++ {
		switch w := words[i]; {
		case tags[i] == "PROPN", tags[i] == "NUM", w == "of", w == "for", w == "the", w == "and", w == "&", w == "-", w == ".", w == "'s":
		default:
			return false
		}
	}
	return true
}

// isTitle tells whether a word is a title before persons' names.
func isTitle(w string) bool { return strings.Contains(data.Titles, "\n"+w+"\t") }
