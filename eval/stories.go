package eval

import (
	"encoding/json"
	"fmt"
	"io"

	"sayso/record"
	"sayso/weaving"
)

// StoriesFiles are the dev parts of the corpus of stories.
var StoriesFiles = []string{"gva-dev.jsonl.gz"}

// storiesGold is a report of a corpus of stories.
type storiesGold struct {
	document
	Cluster string
}

// Stories reads every report of a gold file, weaves the records, and scores
// how the reports were grouped.
func Stories(w io.Writer, path string, r Reader) error {
	var records []*record.Record
	gold, system := map[string]string{}, map[string]string{}
	err := Lines(path, func(line []byte) error {
		g := new(storiesGold)
		if err := json.Unmarshal(line, g); err != nil {
			return err
		}
		rec, err := read(r, g.input())
		records = append(records, rec)
		if g.Cluster != "" {
			gold[g.ID] = g.Cluster
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, l := range weaving.Weave(records, weaving.Decisions{}).Reports {
		system[l.Report] = l.Story
	}
	_, err = fmt.Fprintln(w, ScoreGroups(gold, system))
	return err
}
