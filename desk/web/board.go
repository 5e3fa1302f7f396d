package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// question is a row of the claims board: one question about one event with
// everybody's answer.
type question struct {
	ID       string
	Text     string
	Event    link
	Scope    string
	Range    string
	Disputed bool
	Answers  []answer
	Stances  []stance // instead of answers, where the question is whether
	Because  []weaving.Because
}

// answer is a cell of the board: one source with its versions, the latest
// first.
type answer struct {
	Source   link
	Versions []version
}

// version is one value that a source gave, with all reports that pass it on.
type version struct {
	Value     string
	Certainty record.Certainty
	Day       string
	Tellings  []relayed
	More      int  // reports not listed
	Earlier   bool // the source has said something else since
}

// mostRelayed is how many reports a version names.
const mostRelayed = 6

// relayed is a report that passes a version on, and by which chain it came.
type relayed struct {
	Report link // to the words
	Via    []link
	Copied bool // the words first stood in another report
}

// questions name a measure's question; %s is who or what is counted.
var questions = map[record.Measure]string{
	record.Killed: "How many %s were killed?", record.Injured: "How many %s were injured?", record.Missing: "How many %s are missing?",
	record.Displaced: "How many %s were displaced?", record.Detained: "How many %s were detained?", record.Abducted: "How many %s were abducted?",
	record.Targets: "How many %s were struck?", record.Munitions: "How many %s were used?", record.Aircraft: "How many %s took part?",
	record.Troops: "How many %s are there?", record.Money: "How much money?", record.Percent: "What share of %s?",
}

// counts are what a measure counts where the report does not say.
var counts = map[record.Measure]string{record.Targets: "targets", record.Munitions: "munitions", record.Aircraft: "aircraft", record.Troops: "troops", record.Percent: "them"}

func questionText(c *weaving.Claim) string {
	if c.Measure == weaving.Happened {
		return "Did it happen?"
	}
	form := cmp.Or(questions[c.Measure], "How many %s?")
	if !strings.Contains(form, "%s") {
		return form
	}
	of := strings.TrimLeft(c.Of, "0123456789., -–—")
	for _, doubled := range []string{string(c.Measure) + " ", "those ", "the "} {
		of = strings.TrimPrefix(of, doubled)
	}
	return fmt.Sprintf(form, cmp.Or(of, counts[c.Measure], "people"))
}

// apart parts the questions that several sources answer, or that are
// disputed, from those with a single answer.
func apart(board []question) (several, single []question) {
	for _, q := range board {
		if len(q.Answers) > 1 || q.Disputed {
			several = append(several, q)
		} else {
			single = append(single, q)
		}
	}
	return several, single
}

// board returns the story's questions: disputed ones first, then those with
// most sources.
func (v *storyView) board() []question {
	events := map[string]*weaving.Event{}
	for i := range v.woven.Events {
		events[v.woven.Events[i].ID] = &v.woven.Events[i]
	}
	var out []question
	for i := range v.woven.Claims {
		c := &v.woven.Claims[i]
		q := question{ID: c.ID, Text: questionText(c), Scope: c.Scope, Disputed: c.Disputed, Because: c.Because, Answers: v.answers(c)}
		if e := events[c.Event]; e != nil {
			x := v.incident(e)
			q.Event = link{incidentName(&x), "#" + e.ID}
		}
		if c.Measure == weaving.Happened {
			q.Stances, q.Answers = stancesOf(q.Answers), nil
		} else if len(q.Answers) > 1 && (c.Range.Low != nil || c.Range.High != nil) {
			q.Range = show.Bounds(&record.Figure{Low: c.Range.Low, High: c.Range.High})
		}
		out = append(out, q)
	}
	slices.SortStableFunc(out, func(a, b question) int {
		return cmp.Or(order(b.Disputed)-order(a.Disputed), cmp.Compare(len(b.Answers)+len(b.Stances), len(a.Answers)+len(a.Stances)))
	})
	return out
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// incidentName names an incident by its first words, place and day.
func incidentName(x *incident) string {
	name := x.Kind
	if len(x.Words) > 0 {
		name = "“" + x.Words[0] + "”"
	}
	if x.Places != "" {
		name += ", " + x.Places
	}
	if x.When != "" {
		name += ", " + x.When
	}
	return name
}

// answers groups a claim's versions by source; sources that answered first
// come first.
func (v *storyView) answers(c *weaving.Claim) []answer {
	at := map[string]int{}
	var out []answer
	for _, said := range c.Versions {
		k, seen := at[said.Source]
		if !seen {
			if k = copied(out, v.source(said.Source), said); k < 0 {
				k = len(out)
				out = append(out, answer{Source: v.source(said.Source)})
			}
			at[said.Source] = k
		}
		out[k].add(v, said)
	}
	for i := range out {
		list := out[i].Versions
		slices.Reverse(list)
		for k := 1; k < len(list); k++ {
			list[k].Earlier = true
		}
	}
	return out
}

// copied finds the answer that a version repeats: its words were carried over
// with their speaker, who is unnamed and so stayed with each report.
func copied(answers []answer, source link, said weaving.Version) int {
	if said.Origin == "" || said.Origin == said.Report {
		return -1
	}
	return slices.IndexFunc(answers, func(a answer) bool { return strings.EqualFold(a.Source.Text, source.Text) })
}

// stance is one side of the question whether something happened, with all who
// take it.
type stance struct {
	Value   string
	Denied  bool
	Sources []stanceSource
}

// stanceSource is somebody who takes a stance.
type stanceSource struct {
	Source link
	version
}

// stancesOf turns answers around: who denies, who confirms, who says so.
func stancesOf(answers []answer) []stance {
	var out []stance
	for _, c := range []record.Certainty{record.CertaintyDenied, record.CertaintyConfirmed, record.CertaintyStated, record.CertaintyReported, record.CertaintyAlleged} {
		s := stance{Value: stances[c], Denied: c == record.CertaintyDenied}
		for _, a := range answers {
			for _, v := range a.Versions {
				if v.Certainty == c {
					s.Sources = append(s.Sources, stanceSource{a.Source, v})
				}
			}
		}
		if len(s.Sources) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (a *answer) add(v *storyView, said weaving.Version) {
	value := valueOf(said)
	told := relayed{Report: v.reportLink(said.Report, cmp.Or(string(said.Figure), string(said.Statement))), Via: v.sources(said.Via), Copied: said.Origin != "" && said.Origin != said.Report}
	if n := len(a.Versions); n > 0 && a.Versions[n-1].Value == value && a.Versions[n-1].Certainty == said.Certainty {
		last := &a.Versions[n-1]
		if len(last.Tellings) == mostRelayed {
			last.More++
		} else if !slices.ContainsFunc(last.Tellings, func(r relayed) bool { return r.Report.Text == told.Report.Text }) {
			last.Tellings = append(last.Tellings, told)
		}
		return
	}
	a.Versions = append(a.Versions, version{Value: value, Certainty: said.Certainty, Day: show.Day(dayOf(said.Said)), Tellings: []relayed{told}})
}

// stances say what a voucher does about whether something happened.
var stances = map[record.Certainty]string{
	record.CertaintyStated: "says so", record.CertaintyConfirmed: "confirms it", record.CertaintyReported: "reports it",
	record.CertaintyAlleged: "alleges it", record.CertaintyDenied: "denies it",
}

func valueOf(v weaving.Version) string {
	if v.Figure == "" {
		return cmp.Or(stances[v.Certainty], string(v.Certainty))
	}
	return show.Bounds(&record.Figure{Value: v.Value, Low: v.Low, High: v.High})
}
