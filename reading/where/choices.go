package where

import (
	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/record"
)

// Choice is one name of a report with the places that bear it, as the ranking
// sees them: what its trainer learns from.
type Choice struct {
	Spans    []record.Span
	Places   []gazetteer.Number
	Features [][]float64 // per place, in the order of FeatureNames
	Chosen   int
}

// FeatureNames are the names of the features, as in data/places/ranking.tsv.
func FeatureNames() []string { return featureNames[:] }

// Choices returns the report's names with two places or more.
func (f *Finder) Choices(doc *grammar.Doc, report *record.Report) []Choice {
	s := &scan{Finder: f, doc: doc, report: report}
	s.home = s.findHome()
	s.collect()
	s.resolve()
	around := s.context()
	var out []Choice
	for i := range s.groups {
		g := &s.groups[i]
		if len(g.hits) < 2 {
			continue
		}
		c := Choice{Chosen: g.best}
		for j, h := range g.hits {
			v := s.features(g, j, &around, true)
			c.Places = append(c.Places, h.Place)
			c.Features = append(c.Features, v[:])
		}
		for j := range s.mentions {
			if m := &s.mentions[j]; m.sense == i {
				c.Spans = append(c.Spans, s.doc.Slice(m.start, m.end))
			}
		}
		if len(c.Spans) > 0 { // some groups are only lent from
			out = append(out, c)
		}
	}
	return out
}

// Reweigh returns a finder over the same gazetteer with other weights of
// ranking, in the order of FeatureNames.
func (f *Finder) Reweigh(weights []float64) *Finder {
	g := *f
	copy(g.lexicon.ranking[:], weights)
	return &g
}

// Weights returns the weights of ranking.
func (f *Finder) Weights() []float64 {
	w := f.lexicon.ranking
	return w[:]
}
