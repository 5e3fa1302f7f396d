package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
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
	alone    []*record.Record // the same, every trigger an event of its own
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
		c.alone = append(c.alone, r.ReadGiven(&rec.Report, triggers(rec)))
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
// how weaving clusters them beside the same-lemma baseline, which has the same
// mentions in the same groups of documents: two mentions of one group are one
// if their heads have one lemma.
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
	c.scoreFound(w, "own stories", story)
	c.scoreFound(w, "gold stories", topics)
	return nil
}

// scoreGiven clusters gold mentions within given groups of documents.
func (c *Crossdoc) scoreGiven(w io.Writer, name string, group map[string]string) {
	given := make([]*record.Record, len(c.docs))
	for i, g := range c.docs {
		given[i] = c.Records[g.ID]
	}
	key, lemma, ours := Clusters{}, Clusters{}, Clusters{}
	for member, id := range eventsIn(given, group) {
		m := c.mentions[member]
		key[m.name], lemma[m.name], ours[m.name] = m.cluster, group[m.document]+" "+m.lemma, id
	}
	fmt.Fprintf(w, "gold mentions, %s: %d mentions\n", name, len(key))
	writeCoreference(w, "same lemma", key, lemma)
	writeCoreference(w, "weaving", key, ours)
}

// scoreFound clusters, within given groups of documents, the gold mentions
// that reading has found by itself: each a mention of its own, as the baseline
// has them, and as records have them, where an event takes in what befell
// people by it ("killed in the quake" tells of the quake), which the gold
// counts as another.
func (c *Crossdoc) scoreFound(w io.Writer, name string, group map[string]string) {
	key, lemma, alone, whole := Clusters{}, Clusters{}, Clusters{}, Clusters{}
	ofAlone, ofWhole := eventsIn(c.alone, group), eventsIn(c.own, group)
	at := map[string]int{}
	for i, g := range c.docs {
		at[g.ID] = i
	}
	for _, m := range c.mentions {
		i := at[m.document]
		one, all := triggered(c.alone[i], m.spans), triggered(c.own[i], m.spans)
		if one == "" || all == "" {
			continue
		}
		key[m.name], lemma[m.name] = m.cluster, group[m.document]+" "+m.lemma
		alone[m.name] = ofAlone[weaving.EventMember{Report: m.document, Event: one}]
		whole[m.name] = ofWhole[weaving.EventMember{Report: m.document, Event: all}]
	}
	fmt.Fprintf(w, "mentions that reading finds, %s: %d of %d\n", name, len(key), len(c.mentions))
	writeCoreference(w, "same lemma", key, lemma)
	writeCoreference(w, "weaving", key, alone)
	writeCoreference(w, "in records", key, whole)
}

// eventsIn weaves each group of documents as one story.
func eventsIn(records []*record.Record, group map[string]string) map[weaving.EventMember]string {
	byGroup := map[string][]*record.Record{}
	for _, r := range records {
		byGroup[group[r.Report.ID]] = append(byGroup[group[r.Report.ID]], r)
	}
	out := map[weaving.EventMember]string{}
	for _, list := range byGroup {
		maps.Copy(out, weaving.EventsOf(list))
	}
	return out
}

// triggers lists the bytes at which a record's triggers begin, in order.
func triggers(r *record.Record) []int {
	var at []int
	for i := range r.Events {
		for _, t := range r.Events[i].Triggers {
			at = append(at, t.Start)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
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
			h := doc.Governor(t)
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
