package nets

import (
	"encoding/json"
	"sort"
	"strings"

	"sayso/eval"
	"sayso/reading/words"
	"sayso/record"
)

// kindOf maps the corpora's types of names to ours; others are no names.
var kindOf = map[string]string{
	"PER": "PER", "PERSON": "PER", "person": "PER", "politician": "PER",
	"ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG",
	"LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "location": "LOC", "country": "LOC",
}

// namedText is a text with gold names: byte spans.
type namedText struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Tokenised bool   `json:"tokenised"`
	Entities  []struct {
		Span       [2]int  `json:"span"`
		Type       string  `json:"type"`
		Confidence float64 `json:"confidence"`
	} `json:"entities"`
}

// readNamed reads a names corpus as texts.
func readNamed(path string) ([]namedText, error) {
	var all []namedText
	err := eval.Lines(path, func(line []byte) error {
		var t namedText
		err := json.Unmarshal(line, &t)
		all = append(all, t)
		return err
	})
	return all, err
}

// spans returns the text's names of our kinds, without overlaps: of names
// that overlap the longest counts.
func (t *namedText) spans() (spans [][2]int, kinds []string) {
	type span struct {
		at   [2]int
		kind string
	}
	var all []span
	for _, e := range t.Entities {
		if kind, ok := kindOf[e.Type]; ok && e.Span[0] < e.Span[1] {
			all = append(all, span{e.Span, kind})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at[1]-all[i].at[0] > all[j].at[1]-all[j].at[0] })
	for _, s := range all {
		free := true
		for _, k := range spans {
			free = free && (s.at[1] <= k[0] || k[1] <= s.at[0])
		}
		if free {
			spans, kinds = append(spans, s.at), append(kinds, s.kind)
		}
	}
	return spans, kinds
}

// properOnly keeps of a corpus that marks all mentions those that are proper
// names: without a leading article, and capitalised at both ends.
func properOnly(texts []namedText) {
	for k := range texts {
		t := &texts[k]
		kept := t.Entities[:0]
		for _, e := range t.Entities {
			name := t.Text[e.Span[0]:e.Span[1]]
			short := strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
			e.Span[0] += len(name) - len(short)
			parts := strings.Fields(short)
			if len(parts) == 0 || !proper(parts[0]) || !proper(parts[len(parts)-1]) || kindOf[e.Type] == "PER" && len(parts) > 3 {
				continue
			}
			kept = append(kept, e)
		}
		t.Entities = kept
	}
}

// proper tells whether a word is capitalised and not a common first word.
func proper(w string) bool {
	switch strings.ToLower(w) {
	case "a", "an", "the", "this", "these", "all", "our", "my", "we", "he", "she", "it", "they", "i", "its", "their", "his", "her", "some", "people":
		return false
	}
	return 'A' <= w[0] && w[0] <= 'Z'
}

// sentences cuts a text with the reader's own stage and labels its words.
func (t *namedText) sentences(l *labels) []sentence {
	text := words.Split(&record.Report{Text: t.Text})
	bio := make([]uint8, len(text.Tokens))
	spans, kinds := t.spans()
	for k, s := range spans {
		first, last := text.Cover(s[0], s[1])
		for i := first; i < last; i++ {
			bio[i] = l.names.of["I-"+kinds[k]]
			if i == first {
				bio[i] = l.names.of["B-"+kinds[k]]
			}
		}
	}
	var all []sentence
	for _, cut := range text.Sentences {
		s := sentence{doc: t.ID, names: bio[cut.First:cut.Last]}
		for i := cut.First; i < cut.Last; i++ {
			s.words = append(s.words, text.Word(int(i)))
			s.glued = append(s.glued, !t.Tokenised && !text.Tokens[i].Spaced)
		}
		all = append(all, s)
	}
	return all
}

// readNames reads a names corpus as sentences.
func readNames(path string, l *labels) ([]sentence, error) {
	texts, err := readNamed(path)
	if strings.Contains(path, "re3d-train") {
		properOnly(texts)
	}
	var all []sentence
	for i := range texts {
		all = append(all, texts[i].sentences(l)...)
	}
	return all, err
}

// layNames lays the names of a names corpus onto trees of the same documents.
func layNames(trees []sentence, texts []namedText, l *labels) (laid int) {
	byDoc := map[string]*namedText{}
	for i := range texts {
		_, doc, _ := strings.Cut(texts[i].ID, "/")
		byDoc[doc] = &texts[i]
	}
	for first := 0; first < len(trees); {
		last := first
		for last < len(trees) && trees[last].doc == trees[first].doc {
			last++
		}
		if t := byDoc[trees[first].doc]; t != nil {
			laid += layOn(trees[first:last], t, l)
		}
		first = last
	}
	return laid
}

// layOn finds the words of a document in its text, one after the other, and
// labels them; it returns the number of names laid.
func layOn(trees []sentence, t *namedText, l *labels) (laid int) {
	spans, kinds := t.spans()
	kindAt := map[int]string{}
	startAt := map[int]bool{}
	for k, s := range spans {
		for b := s[0]; b < s[1]; b++ {
			kindAt[b] = kinds[k]
		}
		startAt[s[0]] = true
	}
	at := 0
	for k := range trees {
		s := &trees[k]
		s.names = make([]uint8, len(s.words))
		for i, w := range s.words {
			skip := strings.Index(t.Text[at:], w)
			if skip < 0 || skip > 60 {
				continue
			}
			at += skip
			if kind := kindAt[at]; kind != "" {
				s.names[i] = l.names.of["I-"+kind]
				if startAt[at] {
					s.names[i] = l.names.of["B-"+kind]
					laid++
				}
			}
			at += len(w)
		}
	}
	return laid
}

// tidy makes every sentence's labels well-formed: an I label that carries on
// nothing becomes a B.
func tidy(all []sentence, l *labels) {
	for k := range all {
		names := all[k].names
		for i, n := range names {
			name := l.names.names[n]
			if name[0] != 'I' {
				continue
			}
			if i == 0 || names[i-1] != n && names[i-1] != l.names.of["B"+name[1:]] {
				names[i] = l.names.of["B"+name[1:]]
			}
		}
	}
}
