package weaving

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"sayso/record"
)

// copied texts of one wire, each made as outlets make them.
var copying = map[string]func(r *rand.Rand, wire, other []string) []string{
	"whole":         func(_ *rand.Rand, wire, _ []string) []string { return wire },
	"cut to a half": func(_ *rand.Rand, wire, _ []string) []string { return wire[:len(wire)/2] },
	"cut inside": func(r *rand.Rand, wire, _ []string) []string {
		out := slices.Clone(wire)
		for len(out) > len(wire)*6/10 {
			i := r.IntN(len(out))
			out = slices.Delete(out, i, i+1)
		}
		return out
	},
	"wrapped in own paragraphs": func(r *rand.Rand, wire, _ []string) []string {
		return slices.Concat(someSentences(r, 3), wire, someSentences(r, 3))
	},
	"numerals rewritten": func(_ *rand.Rand, wire, _ []string) []string {
		out := slices.Clone(wire)
		for i, s := range out {
			out[i] = digits.Replace(s)
		}
		return out
	},
	"two wires merged": func(_ *rand.Rand, wire, other []string) []string {
		return slices.Concat(wire[:len(wire)*6/10], other[:len(other)/2])
	},
	"paragraphs in another order": func(r *rand.Rand, wire, _ []string) []string {
		out := slices.Clone(wire)
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out
	},
}

// TestCopiesAreFound makes wires, copies of each and reports that are none,
// and counts: at least 97 % of the copies must be found, with their origin,
// and at most 1 % of the others taken for one.
func TestCopiesAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	var records []*record.Record
	origin := map[string]string{}
	for n := range 40 {
		wire, other := someSentences(r, 8+r.IntN(8)), someSentences(r, 8+r.IntN(8))
		hour, id := r.IntN(480), fmt.Sprintf("wire-%d", n)
		records = append(records, plainReport(id, "Delta Wire", at(hour), "", paragraphs(wire)), plainReport(id+"-other", "Agence Brume", at(hour), "", paragraphs(other)))
		for _, how := range slices.Sorted(maps.Keys(copying)) {
			copyID := fmt.Sprintf("%s %s", id, how)
			origin[copyID] = id
			records = append(records, plainReport(copyID, "Outlet of "+how, at(hour+1+r.IntN(48)), sentenceOf(r), paragraphs(copying[how](r, wire, other))))
		}
		// An independent report of the same event shares a quotation only.
		quote := fmt.Sprintf("“%s, and number %d is not the last,” said %s.", pick(r, slots['Q']), n, pick(r, slots['P']))
		for i := range 4 {
			own := slices.Insert(someSentences(r, 9), 1+r.IntN(7), quote)
			records = append(records, plainReport(fmt.Sprintf("independent %d %d", n, i), fmt.Sprintf("Paper %d", i), at(hour), "", paragraphs(own)))
		}
	}
	found, others, wrong := 0, 0, 0
	for _, l := range Weave(records, Decisions{}).Reports {
		want, isCopy := origin[l.Report]
		switch {
		case isCopy && l.Copy != nil && (l.Origin == want || l.Origin == want+"-other"):
			found++
		case isCopy:
			t.Logf("missed: %s, origin %s", l.Report, l.Origin)
		default:
			others++
			if l.Copy != nil {
				wrong++
				t.Logf("no copy: %s of %s, %.2f", l.Report, l.Copy.Of, l.Copy.Share)
			}
		}
	}
	t.Logf("copies: %d of %d found; %d of %d others taken for copies", found, len(origin), wrong, others)
	if 100*found < 97*len(origin) || 100*wrong > others {
		t.Errorf("copies: %d of %d found; %d of %d others taken for copies", found, len(origin), wrong, others)
	}
}

func TestACopySaysWhatItCarries(t *testing.T) {
	wire := plainReport("w", "Delta Wire", "2031-05-02", "Bridge closed", "The northern bridge at Trellan was closed on Monday after a barge struck its second pier.\n\nEngineers of the Roads Inspectorate said the repair would take at least four months.\n\nFerries are to carry lorries across the river until then, the governor said.\n")
	paper := plainReport("p", "Trellan Courier", "2031-05-03", "No bridge till autumn", "The northern bridge at Trellan was closed on Monday after a barge struck its second pier. Engineers of the Roads Inspectorate said the repair would take at least 4 months.\n\nIn the town, shopkeepers laid out planks for the puddles and hoped for the best.\n")
	for _, list := range [][]*record.Record{{wire, paper}, {paper, wire}} {
		links := map[string]ReportLink{}
		for _, l := range Weave(list, Decisions{}).Reports {
			links[l.Report] = l
		}
		p := links["p"]
		if p.Origin != "w" || p.Copy == nil || p.Copy.Of != "w" || len(p.Passages) != 2 || len(p.Because) == 0 {
			t.Fatalf("the copy: %+v", p)
		}
		for _, x := range p.Passages {
			if paper.Report.Text[x.Span.Start:x.Span.End] != x.Span.Text || wire.Report.Text[x.There.Start:x.There.End] != x.There.Text || x.Report != "w" {
				t.Errorf("passage %+v", x)
			}
		}
		if w := links["w"]; w.Copy != nil || w.Origin != "w" {
			t.Errorf("the wire: %+v", w)
		}
	}
}

func TestTheCreditedAgencyComesFirst(t *testing.T) {
	text := "The salt works at Dabarra stood idle on Friday while carters argued over their pay.\n\nOfficials said that eleven wagons had been turned back at the gate since the morning.\n\nThe Union of Carters is to meet in the old customs house on Sunday.\n"
	wire := plainReport("z-wire", "Delta Wire", "2031-05-09", "", text)
	early := plainReport("a-paper", "Dabarra Sun", "2031-05-08", "", text)
	early.Report.Credits = []string{"Delta Wire"}
	for _, l := range Weave([]*record.Record{early, wire}, Decisions{}).Reports {
		if l.Origin != "z-wire" {
			t.Errorf("%s has its text from %s", l.Report, l.Origin)
		}
	}
}
