package weaving

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sayso/record"
)

// edited texts of one wire, each as a desk makes them that has to fill a page.
var editing = map[string]func(r *rand.Rand, wire []string) []string{
	"tails cut off": func(r *rand.Rand, wire []string) []string {
		out := slices.Clone(wire)
		for i, s := range out {
			for _, tail := range tailParts {
				if head, _, ok := strings.Cut(s, " "+tail[:min(len(tail), 12)]); ok && r.IntN(2) == 0 {
					out[i] = head + "."
				}
			}
		}
		return out
	},
	"words changed": func(r *rand.Rand, wire []string) []string {
		out := slices.Clone(wire)
		for i := range out {
			words := strings.Fields(out[i])
			words[r.IntN(len(words)-1)] = "reportedly"
			out[i] = strings.Join(words, " ")
		}
		return out
	},
	"sentences joined": func(_ *rand.Rand, wire []string) []string {
		var out []string
		for i := 0; i < len(wire); i += 2 {
			s := wire[i]
			if i+1 < len(wire) {
				s = strings.TrimSuffix(s, ".") + ", and " + wire[i+1]
			}
			out = append(out, s)
		}
		return out
	},
	"sentences split": func(_ *rand.Rand, wire []string) []string {
		var out []string
		for _, s := range wire {
			head, tail, ok := strings.Cut(s, " that ")
			out = append(out, head+".")
			if ok {
				out = append(out, "It was said that "+tail)
			}
		}
		return out
	},
	"shuffled and cut": func(r *rand.Rand, wire []string) []string {
		out := slices.Clone(wire)
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out[:len(out)*7/10]
	},
	"other marks": func(_ *rand.Rand, wire []string) []string {
		out := slices.Clone(wire)
		out[0] = "KARNWEILER — " + out[0]
		for i, s := range out {
			out[i] = strings.NewReplacer("’", "'", " and ", " & ", ",", " –").Replace(s)
		}
		return out
	},
	"with the outlet's footer": func(_ *rand.Rand, wire []string) []string {
		return append(slices.Clone(wire), footer...)
	},
	"between others' news": func(r *rand.Rand, wire []string) []string {
		return slices.Concat(someSentences(r, 2), wire[:len(wire)*8/10], someSentences(r, 5))
	},
}

// footer is what one outlet prints below everything.
var footer = []string{
	"Our reporters are reached at the desk on weekdays between eight and six.",
	"Subscribers may read the whole archive of this newspaper without further charge.",
	"All prices in this section are given without warranty and in local currency.",
	"Letters to the editor may be shortened and printed with the writer's name.",
}

// closings are what police reports of one region end with.
var closings = []string{
	"The investigation is ongoing and no arrests have been made so far.",
	"Anyone who has seen something is asked to call the district office at any hour.",
	"The names of those concerned are withheld until their families have been told.",
}

// independents are reports that are no copies of each other, though they share
// sentences: pairs of one kind are made from the same seed sentences.
var independents = map[string]func(r *rand.Rand, own, shared []string, quotes []string) []string{
	"one outlet's footer": func(_ *rand.Rand, own, _ []string, _ []string) []string { return slices.Concat(own, footer) },
	"police formulas":     func(_ *rand.Rand, own, _ []string, _ []string) []string { return slices.Concat(own, closings) },
	"background retold":   func(_ *rand.Rand, own, shared []string, _ []string) []string { return slices.Concat(own, shared) },
	"a press release's quotations": func(r *rand.Rand, own, _ []string, quotes []string) []string {
		out := slices.Clone(own)
		for _, q := range quotes {
			out = slices.Insert(out, 1+r.IntN(len(out)), q)
		}
		return out
	},
}

// quotations are what a press release says, as outlets print it: introduced
// by who says it, or by the words themselves.
func quotations(r *rand.Rand, n int) []string {
	speaker := pick(r, slots['P'])
	return []string{
		fmt.Sprintf("In a statement, %s said: “%s, and matter %d of our list is the proof of it.”", speaker, pick(r, slots['Q']), n),
		fmt.Sprintf("“What was promised on page %d has been kept to the letter and beyond it,” %s added.", n, speaker),
		fmt.Sprintf("%s also said the board would “spare neither effort nor money until number %d is settled for good”.", speaker, n),
	}
}

// TestEditedCopiesAreFound is a second copy test, with copies edited by a desk
// and reports that share sentences without being copies.
func TestEditedCopiesAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 5))
	var records []*record.Record
	origin := map[string]string{}
	for n := range 40 {
		wire := someSentences(r, 8+r.IntN(8))
		hour, id := r.IntN(480), fmt.Sprintf("wire-%d", n)
		records = append(records, plainReport(id, "Delta Wire", at(hour), "", paragraphs(wire)))
		for _, how := range slices.Sorted(maps.Keys(editing)) {
			copyID := fmt.Sprintf("%s %s", id, how)
			origin[copyID] = id
			records = append(records, plainReport(copyID, "Outlet of "+how, at(hour+1+r.IntN(48)), sentenceOf(r), paragraphs(editing[how](r, wire))))
		}
		for _, how := range slices.Sorted(maps.Keys(independents)) {
			shared, quotes := someSentences(r, 3), quotations(r, n)
			for i := range 2 {
				own := someSentences(r, 6+r.IntN(4))
				records = append(records, plainReport(fmt.Sprintf("no copy %d %s %d", n, how, i), fmt.Sprintf("Paper of %s %d", how, i), at(hour+i), "", paragraphs(independents[how](r, own, shared, quotes))))
			}
		}
	}
	found, others, wrong := 0, 0, 0
	missed, taken := map[string]int{}, map[string]int{}
	for _, l := range Weave(records, Decisions{}).Reports {
		want, isCopy := origin[l.Report]
		switch {
		case isCopy && l.Copy != nil && l.Origin == want:
			found++
		case isCopy:
			missed[l.Report[strings.IndexByte(l.Report, ' ')+1:]]++
		default:
			others++
			if l.Copy != nil {
				wrong++
				taken[l.Report]++
			}
		}
	}
	t.Logf("copies: %d of %d found; %d of %d others taken for copies", found, len(origin), wrong, others)
	if 100*found < 97*len(origin) || 100*wrong > others {
		t.Errorf("copies: %d of %d found, missed %v; %d of %d others taken for copies: %v", found, len(origin), missed, wrong, others, taken)
	}
}
