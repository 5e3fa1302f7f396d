package naming

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"sayso/eval"
	"sayso/reading/grammar"
	"sayso/reading/grammar/names"
	"sayso/reading/words"
	"sayso/record"
)

// annotated is a text with the names that a corpus marks in it.
type annotated struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []struct {
		Span       [2]int   `json:"span"`
		Type       string   `json:"type"`
		Confidence *float64 `json:"confidence"`
	} `json:"entities"`
}

// nameCorpus is a corpus of names and what its marks mean here.
type nameCorpus struct {
	name, file string
	unclear    bool // its licence is
	// noOther: names that are no person, organisation or place are not
	// marked, so unmarked words for peoples may be either.
	noOther bool
	// loose: marks common nouns and titles too; only what looks like a name
	// inside a mark is taken, the rest is left open.
	loose bool
}

var nameCorpora = []nameCorpus{
	{name: "worldwide", file: "worldwide-train.jsonl.gz", unclear: true},
	{name: "uner-ewt", file: "uner-ewt-train.jsonl.gz", noOther: true},
	{name: "wikigold", file: "wikigold-train.jsonl"},
	{name: "crossner", file: "crossner-politics-train.jsonl"},
	{name: "re3d", file: "re3d-train.jsonl", loose: true, noOther: true},
}

// kindOf maps the corpora's types to ours.
var kindOf = map[string]names.Kind{
	"PER": names.Person, "politician": names.Person, "person": names.Person,
	"ORG": names.Organisation, "organisation": names.Organisation, "politicalparty": names.Organisation,
	"LOC": names.Place, "FAC": names.Place, "location": names.Place, "country": names.Place,
	"MISC": names.Other, "misc": names.Other, "NORP": names.Other, "PRODUCT": names.Other, "event": names.Other, "election": names.Other,
	"Nationality": names.Other,
}

// readAnnotated reads a corpus file.
func readAnnotated(path string) ([]annotated, error) {
	var list []annotated
	err := eval.Lines(path, func(line []byte) error {
		var d annotated
		err := json.Unmarshal(line, &d)
		list = append(list, d)
		return err
	})
	return list, err
}

// example is a sentence: each token's features and the labels it may have.
type example struct {
	features [][]uint32
	allowed  []uint32 // bit sets of labels
}

// loudEvery is how often a text is taken once more in capitals, as some wires and
// headlines are written.
const loudEvery = 12

func upperASCII(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

const anyLabel = 1<<names.Labels - 1

// examples returns the sentences of a corpus; fine tags a text.
func (c nameCorpus) examples(dir string, fine func(*words.Text) []uint8) ([]example, error) {
	docs, err := readAnnotated(filepath.Join(dir, "names", c.file))
	if err != nil {
		return nil, err
	}
	var list []example
	for n := range docs {
		if n%loudEvery == loudEvery-1 {
			d := docs[n]
			d.Text = strings.Map(upperASCII, d.Text)
			docs = append(docs, d)
		}
	}
	for _, d := range docs {
		text := words.Split(&record.Report{Text: d.Text})
		allowed := c.allowed(d, text)
		part := make([]example, len(text.Sentences))
		names.Describe(text, fine(text), towns, func(sentence, token int, features []uint32) {
			e := &part[sentence]
			e.features = append(e.features, append([]uint32(nil), features...))
			e.allowed = append(e.allowed, allowed[token])
		})
		list = append(list, part...)
	}
	return list, nil
}

// allowed returns for each token the labels its text's marks allow.
func (c nameCorpus) allowed(d annotated, text *words.Text) []uint32 {
	set := make([]uint32, len(text.Tokens))
	for i := range set {
		set[i] = 1 << names.Outside
		if c.noOther && names.IsDemonym(text.Word(i)) {
			for l := names.Label(1 + 4*names.Other); l < names.Labels; l++ {
				set[i] |= 1 << l
			}
		}
	}
	for _, e := range d.Entities {
		first, last := text.Cover(e.Span[0], e.Span[1])
		kind, ok := kindOf[e.Type]
		if !ok || first >= last || text.SentenceOf(first) != text.SentenceOf(last-1) {
			for i := first; i < last; i++ {
				if !ok && !c.loose {
					set[i] = 1 << names.Outside
				} else {
					set[i] = anyLabel
				}
			}
			continue
		}
		for i := first; i < last; i++ {
			if c.loose {
				set[i] = anyLabel
			} else {
				set[i] = 1 << names.LabelOf(i, first, last, kind)
			}
		}
	}
	if c.loose {
		c.tighten(d, text, set)
	}
	return set
}

// leastSure is the least confidence of marks that are believed. What re3d's
// machine adds inside other marks has none, and is often wrong (months as
// persons).
const leastSure = 0.9

// tighten fixes the labels of marks that are names through and through.
func (c nameCorpus) tighten(d annotated, text *words.Text, set []uint32) {
	for _, e := range d.Entities {
		first, last := text.Cover(e.Span[0], e.Span[1])
		kind, ok := kindOf[e.Type]
		if first < last && strings.EqualFold(text.Word(first), "the") {
			set[first] = 1 << names.Outside
			first++
		}
		if !ok || first >= last || e.Confidence != nil && *e.Confidence < leastSure || kind == names.Person && last-first > 2 {
			continue
		}
		pure := true
		for i := first; i < last; i++ {
			pure = pure && capital(text.Word(i))
		}
		for i := first; pure && i < last; i++ {
			set[i] = 1 << names.LabelOf(i, first, last, kind)
		}
	}
}

func capital(w string) bool { return w != "" && strings.ToLower(w) != w }

// parser gives the clues that names are found with.
var parser = grammar.New()
