package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"sayso/data"
	"sayso/intake"
	"sayso/reading"
	"sayso/reading/grammar"
	"sayso/reading/said"
	"sayso/reading/who"
	"sayso/record"
)

// trainSaid makes the model that tags cues, sources and contents from PolNeAR.
func trainSaid(args []string) error {
	flags := flag.NewFlagSet("said", flag.ExitOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/said.model", "file to write")
	epochs := flags.Int("epochs", 6, "passes over the training part")
	bits := flags.Int("bits", 19, "log2 of the feature slots")
	limit := flags.Int("limit", 0, "at most this many documents, 0 for all")
	free := flags.Bool("free", true, "leave tokens inside contents unlabelled for cues")
	rate := flags.Float64("rate", 0.05, "learning rate")
	members := flags.Int("members", 4, "chains whose mean the model is")
	keep := flags.Float64("keep", 0.6, "share of the features used at each step of training")
	rules := flags.Bool("rules", false, "write an empty model instead: the program then goes by the rules alone, learned from no corpus")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *rules {
		return os.WriteFile(*out, nil, 0o644)
	}
	docs, err := loadAttributions(filepath.Join(*corpora, "attribution", "train.jsonl"), *limit)
	if err != nil {
		return err
	}
	cues, roles := saidSequences(docs, *free)
	fmt.Printf("%d documents, %d sentences, %d cues\n", len(docs), len(cues), len(roles))
	var model []byte
	for _, part := range []struct {
		name   string
		labels int
		seqs   []sequence
	}{{"cues", 3, cues}, {"roles", 5, roles}} {
		t := trainChain(part.name, part.seqs, part.labels, chainFlags{*bits, *epochs, *members, *rate, *keep})
		model = t.AppendTo(model)
	}
	return os.WriteFile(*out, data.Seal("SAI", 1, model), 0o644)
}

// attributed is one document of PolNeAR.
type attributed struct {
	report       *record.Report
	attributions []struct {
		Source, Cue, Content [][2]int
	}
}

func loadAttributions(name string, limit int) ([]attributed, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	var out []attributed
	for lines.Scan() && (limit == 0 || len(out) < limit) {
		var row struct {
			ID, Title, Text, Published string
			Attributions               []struct{ Source, Cue, Content [][2]int }
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, err
		}
		body, err := json.Marshal(map[string]string{"id": row.ID, "title": row.Title, "text": row.Text, "published": row.Published})
		if err != nil {
			return nil, err
		}
		report, err := intake.One(row.ID+".json", body, intake.Hint{})
		if err != nil {
			return nil, err
		}
		a := attributed{report: report}
		for _, x := range row.Attributions {
			a.attributions = append(a.attributions, struct{ Source, Cue, Content [][2]int }(x))
		}
		out = append(out, a)
	}
	return out, lines.Err()
}

// sequence is one stretch of tokens to label: features and gold label of each;
// free tokens may have any label.
type sequence struct {
	features [][]uint32
	gold     []uint8
	free     []bool
}

// saidSequences reads the documents and makes the two taggers' sequences.
func saidSequences(docs []attributed, free bool) (cues, roles []sequence) {
	r := reading.New()
	for _, a := range docs {
		doc := r.Parse(a.report)
		lab := said.NewLab(doc, a.report, who.Propose(doc, a.report))
		role := make([]uint8, len(doc.Tokens))
		inside := make([]bool, len(doc.Tokens))
		for _, x := range a.attributions {
			mark(doc, x.Cue, role, 1)
			for _, sp := range x.Content {
				first, last := doc.Cover(sp[0], sp[1])
				for i := first; i < last; i++ {
					inside[i] = free
				}
			}
		}
		for s, sent := range doc.Sentences {
			q := sequence{features: lab.CueFeatures(s), gold: sound(role[sent.First:sent.Last]), free: inside[sent.First:sent.Last]}
			cues = append(cues, q)
		}
		for _, x := range a.attributions {
			if q, ok := roleSequence(doc, lab, x.Source, x.Cue, x.Content); ok {
				roles = append(roles, q)
			}
		}
	}
	return cues, roles
}

// mark labels the tokens of the spans: label for the first of each, label+1
// for those after.
func mark(doc *grammar.Doc, spans [][2]int, labels []uint8, label uint8) {
	for _, sp := range spans {
		first, last := doc.Cover(sp[0], sp[1])
		for i := first; i < last; i++ {
			labels[i] = label
			if i > first {
				labels[i] = label + 1
			}
		}
	}
}

func roleSequence(doc *grammar.Doc, lab *said.Lab, source, cue, content [][2]int) (sequence, bool) {
	best := -1
	for k, sp := range cue {
		if best < 0 || sp[1]-sp[0] > cue[best][1]-cue[best][0] {
			best = k
		}
	}
	if best < 0 {
		return sequence{}, false
	}
	first, last := doc.Cover(cue[best][0], cue[best][1])
	if first >= last {
		return sequence{}, false
	}
	labels := make([]uint8, len(doc.Tokens))
	mark(doc, source, labels, 1)
	mark(doc, content, labels, 3)
	lo, hi, features := lab.RoleFeatures(first, last)
	return sequence{features: features, gold: sound(labels[lo:hi]), free: make([]bool, hi-lo)}, true
}

// sound copies labels so that a piece that goes on from before the stretch, or
// after a piece cut off by another, starts anew.
func sound(labels []uint8) []uint8 {
	gold := append([]uint8(nil), labels...)
	for i := range gold {
		if gold[i]%2 == 0 && gold[i] > 0 && (i == 0 || gold[i-1] != gold[i] && gold[i-1] != gold[i]-1) {
			gold[i]--
		}
	}
	return gold
}
