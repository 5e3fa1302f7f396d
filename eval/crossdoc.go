package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"sayso/reading"
	"sayso/reading/grammar"
	"sayso/record"
	"sayso/weaving"
)

// CrossdocFiles are the dev parts of the corpus of events across documents.
var CrossdocFiles = []string{"ecbplus-dev.jsonl"}

// crossdocGold is a document with the mentions that its checked sentences
// hold.
type crossdocGold struct {
	document
	Topic, Subtopic  string
	CheckedSentences []int `json:"checked_sentences"`
	Mentions         []struct {
		ID, Kind, Cluster string
		Span              []span
		Sentence          int
	}
}

// crossdocMention is one gold mention of an event.
type crossdocMention struct {
	document, name, cluster string
	spans                   []span
	head                    int    // byte at which its head begins
	lemma                   string // of its head
}

// Crossdoc is a corpus of events across documents, read with its gold
// mentions given.
type Crossdoc struct {
	Records map[string]*record.Record      // by document: its events are the mentions, in order
	Stories [][]string                     // documents as weaving groups them
	Gold    map[weaving.EventMember]string // cluster of each mention

	docs     []*crossdocGold  // in the file's order
	own      []*record.Record // as reading finds events by itself
	mentions map[weaving.EventMember]crossdocMention
}

// LoadCrossdoc reads every document of a gold file, and groups them.
func LoadCrossdoc(path string, r *reading.Reader) (*Crossdoc, error) {
	c := &Crossdoc{Records: map[string]*record.Record{}, Gold: map[weaving.EventMember]string{}, mentions: map[weaving.EventMember]crossdocMention{}}
	err := Lines(path, func(line []byte) error {
		g := new(crossdocGold)
		if err := json.Unmarshal(line, g); err != nil {
			return err
		}
		rec, err := read(r, g.input())
		if err != nil {
			return err
		}
		c.docs, c.own = append(c.docs, g), append(c.own, rec)
		mentions := g.events(r.Parse(&rec.Report))
		at := make([]int, len(mentions))
		for i, m := range mentions {
			at[i] = m.head
		}
		given := r.ReadGiven(&rec.Report, at)
		c.Records[g.ID] = given
		for i, m := range mentions {
			member := weaving.EventMember{Report: g.ID, Event: given.Events[i].ID}
			c.Gold[member], c.mentions[member] = m.cluster, m
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	story := map[string]int{}
	for _, l := range weaving.Weave(c.own, weaving.Decisions{}).Reports {
		if _, ok := story[l.Story]; !ok {
			story[l.Story] = len(c.Stories)
			c.Stories = append(c.Stories, nil)
		}
		c.Stories[story[l.Story]] = append(c.Stories[story[l.Story]], l.Report)
	}
	return c, nil
}

func (g *crossdocGold) events(doc *grammar.Doc) []crossdocMention {
	var out []crossdocMention
	for _, m := range g.Mentions {
		if m.Kind == "event" && slices.Contains(g.CheckedSentences, m.Sentence) && len(m.Span) > 0 {
			t := headToken(doc, m.Span)
			out = append(out, crossdocMention{
				document: g.ID, name: g.ID + " " + m.ID, cluster: m.Cluster, spans: m.Span,
				head: int(doc.Tokens[t].Start), lemma: strings.ToLower(doc.Lemmas[t]),
			})
		}
	}
	return out
}

// Score writes, for gold mentions and for those that reading finds by itself,
// how weaving clusters them beside the same-lemma baseline: two mentions of
// one story are one if their heads have one lemma.
func (c *Crossdoc) Score(w io.Writer) error {
	topics, story := map[string]string{}, map[string]string{}
	for _, g := range c.docs {
		topics[g.ID] = g.Subtopic
	}
	for _, s := range c.Stories {
		for _, id := range s {
			story[id] = s[0]
		}
	}
	fmt.Fprintf(w, "documents by story\n%s\n", ScoreGroups(topics, story))
	c.scoreGiven(w, "own stories", story)
	c.scoreGiven(w, "gold stories", topics)
	c.scoreFound(w, story)
	return nil
}

// scoreGiven clusters gold mentions within given groups of documents.
func (c *Crossdoc) scoreGiven(w io.Writer, name string, group map[string]string) {
	key, lemma, ours := Clusters{}, Clusters{}, Clusters{}
	for _, m := range c.mentions {
		key[m.name], lemma[m.name] = m.cluster, group[m.document]+" "+m.lemma
	}
	byGroup := map[string][]*record.Record{}
	for _, g := range c.docs {
		byGroup[group[g.ID]] = append(byGroup[group[g.ID]], c.Records[g.ID])
	}
	for _, records := range byGroup {
		for member, id := range weaving.EventsOf(records) {
			ours[c.mentions[member].name] = id
		}
	}
	fmt.Fprintf(w, "gold mentions, %s: %d mentions\n", name, len(key))
	writeCoreference(w, "same lemma", key, lemma)
	writeCoreference(w, "weaving", key, ours)
}

// scoreFound clusters the gold mentions that reading has found by itself, as
// it and weaving bring them together.
func (c *Crossdoc) scoreFound(w io.Writer, story map[string]string) {
	key, lemma, ours := Clusters{}, Clusters{}, Clusters{}
	event := map[weaving.EventMember]string{}
	for _, e := range weaving.Weave(c.own, weaving.Decisions{}).Events {
		for _, m := range e.Members {
			event[m] = e.ID
		}
	}
	own := map[string]*record.Record{}
	for _, r := range c.own {
		own[r.Report.ID] = r
	}
	for _, m := range c.mentions {
		if e := triggered(own[m.document], m.spans); e != "" {
			key[m.name], lemma[m.name] = m.cluster, story[m.document]+" "+m.lemma
			ours[m.name] = event[weaving.EventMember{Report: m.document, Event: e}]
		}
	}
	fmt.Fprintf(w, "mentions that reading finds: %d of %d\n", len(key), len(c.mentions))
	writeCoreference(w, "same lemma", key, lemma)
	writeCoreference(w, "weaving", key, ours)
}

func writeCoreference(w io.Writer, name string, key, response Clusters) {
	s := ScoreCoreference(key, response)
	fmt.Fprintf(w, "  %-12s CoNLL F1 %5.1f %s\n", name, s.CoNLL, s)
}

// headToken is the token that heads a mention: of those in its spans, the
// first whose head lies outside.
func headToken(doc *grammar.Doc, spans []span) int {
	for _, s := range spans {
		first, last := doc.Cover(s[0], s[1])
		for t := first; t < last; t++ {
			h := int(doc.Heads[t])
			if h < 0 || !covers(spans, int(doc.Tokens[h].Start)) {
				return t
			}
		}
	}
	return doc.TokenAt(spans[0][0])
}

func covers(spans []span, at int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s[0] <= at && at < s[1] })
}

// triggered is the event of a record that has a trigger among the spans, or "".
func triggered(r *record.Record, spans []span) record.EventID {
	for i := range r.Events {
		for _, t := range r.Events[i].Triggers {
			if slices.ContainsFunc(spans, func(s span) bool { return s[0] < t.End && t.Start < s[1] }) {
				return r.Events[i].ID
			}
		}
	}
	return ""
}
