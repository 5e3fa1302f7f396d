package eval

import (
	"cmp"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"sayso/record"
)

// incident is a row of an archive of shootings: the final numbers.
type incident struct {
	ID              string
	Documents       []string
	Killed, Injured int
}

// counts scores the numbers of killed and injured read from reports of one
// shooting each. The gold file lists incidents of the Gun Violence Archive as
// collected for SemEval-2018 Task 5 (Postma, Ilievski and Vossen, "Counting
// Events and Participants in the Long Tail", 2018); the reports lie in
// ../stories, under the same name and gzipped.
//
// Only incidents with a single report count, so that each report answers for
// all it tells. A number is right if it equals the archive's, which is final:
// an early report may truly tell fewer. The rows'
// precision, recall and F1 are all the share of incidents that are right.
func counts(w io.Writer, path string, r Reader, errors int) error {
	of := map[string]*incident{}
	err := Lines(path, func(line []byte) error {
		in := new(incident)
		if err := json.Unmarshal(line, in); err != nil {
			return err
		}
		if len(in.Documents) == 1 {
			of[in.Documents[0]] = in
		}
		return nil
	})
	if err != nil {
		return err
	}
	b := newBoard(w, errors)
	stories := filepath.Join(filepath.Dir(path), "..", "stories", filepath.Base(path)+".gz")
	err = Lines(stories, func(line []byte) error {
		d := new(document)
		if err := json.Unmarshal(line, d); err != nil {
			return err
		}
		in := of[d.ID]
		if in == nil {
			return nil
		}
		rec, err := read(r, d)
		if err != nil {
			return err
		}
		scoreCounts(b, in, rec)
		return nil
	})
	if err != nil {
		return err
	}
	return b.show()
}

func scoreCounts(b *Board, in *incident, r *record.Record) {
	k, i := toll(r, record.Killed), toll(r, record.Injured)
	b.add("killed right", toInt(k == in.Killed), 1, 1)
	b.add("injured right", toInt(i == in.Injured), 1, 1)
	b.add("both right", toInt(k == in.Killed && i == in.Injured), 1, 1)
	if k != in.Killed || i != in.Injured {
		b.note("wrong toll", "%s: %d killed and %d injured, want %d and %d: %.150q", in.ID, k, i, in.Killed, in.Injured, r.Report.Text)
	}
}

// harmWords are stems of the triggers that tell of one death, or one wound.
var harmWords = map[record.Measure][]string{
	record.Killed:  {"kill", "die", "dead", "death", "fatal", "murder", "homicide", "slay", "slain"},
	record.Injured: {"injur", "wound", "hurt", "shot", "shoot", "hospital"},
}

// toll is how many the record says were killed (or injured) in all: the
// greatest sum of one sentence's figures of the measure, superseded ones left
// out; failing figures, 1 if an event told as having happened has a
// trigger that tells of a death (or wound), and for wounds nobody died.
func toll(r *record.Record, m record.Measure) int {
	old := map[record.FigureID]bool{}
	for i := range r.Figures {
		old[r.Figures[i].Supersedes] = true
	}
	sums := map[int]float64{}
	most := 0.0
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Measure != m || old[f.ID] {
			continue
		}
		at := sentenceStart(r.Report.Text, f.Span.Start)
		if v := cmp.Or(f.Value, f.Low, f.High); v != nil {
			sums[at] += *v
			most = max(most, sums[at])
		}
	}
	if most > 0 {
		return int(most)
	}
	if m == record.Injured && toll(r, record.Killed) > 0 {
		return 0
	}
	return toInt(slices.ContainsFunc(r.Events, func(e record.Event) bool { return tellsOf(&e, m) }))
}

func tellsOf(e *record.Event, m record.Measure) bool {
	if e.Status != record.Occurred && e.Status != record.Ongoing {
		return false
	}
	return slices.ContainsFunc(e.Triggers, func(s record.Span) bool { return isHarm(s.Text, m) })
}

func isHarm(trigger string, m record.Measure) bool {
	return slices.ContainsFunc(harmWords[m], func(h string) bool { return strings.HasPrefix(strings.ToLower(trigger), h) })
}

// sentenceStart is where the sentence that holds byte at begins, roughly: the
// last full stop and space, or line break, before it.
func sentenceStart(text string, at int) int {
	return max(strings.LastIndex(text[:at], ". "), strings.LastIndexByte(text[:at], '\n'))
}
