package said

import (
	"strings"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/record"
)

// frame is a set of the constructions in which a cue takes its content.
type frame uint16

const (
	frameQuote  frame = 1 << iota // she said, "…"
	frameThat                     // said that …
	frameObject                   // condemned the attack
	frameTo                       // promised to leave
	frameObjTo                    // urged him to leave
	frameOf                       // accused him of lying
	framePrep                     // called for a ceasefire
	frameClause                   // according to …
)

// cue is what the table knows of a cue word.
type cue struct {
	act       record.Act
	certainty record.Certainty
	frames    frame
	preps     string // prepositions that introduce content, each with a blank after it
	tokens    int    // words in the table's form
}

// The cue table, by part of speech; parsed once at start, only read afterwards.
var cueTable = parseCues(data.Cues)

type cueLists struct {
	verbs, nouns, adjectives, prepositions, adverbs map[string]cue
	// opens holds the first words of verb forms of several words.
	opens map[string]bool
}

func parseCues(table string) *cueLists {
	l := &cueLists{verbs: map[string]cue{}, nouns: map[string]cue{}, adjectives: map[string]cue{}, prepositions: map[string]cue{}, adverbs: map[string]cue{}, opens: map[string]bool{}}
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		col := strings.Split(line, "\t")
		if len(col) < 5 || line[0] == '#' {
			continue
		}
		c := cue{act: record.Act(col[2]), certainty: record.Certainty(col[3]), tokens: 1 + strings.Count(col[0], " ")}
		c.frames, c.preps = parseFrames(col[4])
		switch col[1] {
		case "verb":
			l.verbs[col[0]] = c
			if first, _, more := strings.Cut(col[0], " "); more {
				l.opens[first] = true
			}
		case "noun":
			l.nouns[col[0]] = c
		case "adj":
			l.adjectives[col[0]] = c
		case "prep":
			l.prepositions[col[0]] = c
		case "adv":
			l.adverbs[col[0]] = c
		}
	}
	return l
}

func parseFrames(s string) (f frame, preps string) {
	for part := range strings.FieldsSeq(s) {
		if prep, ok := strings.CutPrefix(part, "p:"); ok {
			f |= framePrep
			preps += prep + " "
			continue
		}
		for _, r := range part {
			if k := strings.IndexRune("qtoinfps", r); k >= 0 {
				f |= 1 << k
			}
		}
	}
	return f, preps
}

// cueAt returns what the table says of token i read as a cue, and the tokens
// it takes.
func cueAt(d *grammar.Doc, i int) (cue, grammar.Phrase, bool) {
	ph := grammar.Phrase{First: i, Last: i + 1, Head: i}
	lemma := d.Lemmas[i]
	switch d.Tags[i] {
	case grammar.VERB:
		if cueTable.opens[lemma] {
			if c, n := longForm(d, i, lemma); n > 0 {
				ph.Last = i + n
				return c, ph, true
			}
		}
		c, ok := cueTable.verbs[lemma]
		return c, ph, ok
	case grammar.NOUN:
		c, ok := cueTable.nouns[lemma]
		return c, ph, ok
	case grammar.ADJ:
		c, ok := cueTable.adjectives[lemma]
		return c, ph, ok
	case grammar.ADV:
		c, ok := cueTable.adverbs[lemma]
		return c, ph, ok
	}
	return cue{}, ph, false
}

// longForm finds the longest listed verb form of several words at token i
// ("call for", "point out", "make it clear").
func longForm(d *grammar.Doc, i int, lemma string) (best cue, n int) {
	var buf [64]byte
	b := append(buf[:0], lemma...)
	for k := 1; k <= 4 && i+k < len(d.Tokens); k++ {
		w := d.Word(i + k)
		if len(b)+1+len(w) > len(buf) {
			break
		}
		b = append(append(b, ' '), w...)
		if c, ok := cueTable.verbs[string(b)]; ok {
			best, n = c, k+1
		}
	}
	return best, n
}
