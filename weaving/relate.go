package weaving

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sayso/data"
)

// Relation is what two reports have to do with each other.
type Relation struct {
	A, B    string    // report ids
	Score   float64   // that they tell the same story, 0 to 1; above 1 for copies; a multiple of 2⁻²⁰
	Because []Because // if other than what the reports tell
	overAB  []carried // sentences of A that stand in B
	overBA  []carried
}

// pairFeatures names what the model of a pair of reports looks at.
var pairFeatures = [...]string{
	"bias", "terms", "heading", "lead", "names", "names-share", "capitals", "capitals-share", "numbers", "numbers-share",
	"gap", "gap<=1", "gap<=3", "gap<=7", "gap<=30", "gap<=120", "terms-near", "capitals-near", "names-far", "undated", "copied",
	"deed", "deed-head", "other-day",
}

// pairTerms is where pairFeatures has how alike the words are.
const pairTerms = 1

// PairFeatures is one value per name of pairFeatures.
type PairFeatures [len(pairFeatures)]float64

// FeatureNames lists the features of a pair, for the trainer.
func FeatureNames() []string { return pairFeatures[:] }

// Features compares two digests.
func Features(a, b *Digest) PairFeatures {
	over, _ := carriedOver(a, b)
	share, _ := copied(a, b, over)
	return features(a, b, share)
}

func features(a, b *Digest, share float64) PairFeatures {
	terms, heading, lead := dot(a.Terms, b.Terms), dot(a.Heading, b.Heading), dot(a.Lead, b.Lead)
	names, leastNames := shared(a.Names, b.Names), min(a.rarity[0], b.rarity[0])
	capitals, leastCapitals := shared(a.Capitals, b.Capitals), min(a.rarity[1], b.rarity[1])
	numbers, leastNumbers := shared(a.Numbers, b.Numbers), min(a.rarity[2], b.rarity[2])
	ratio := func(x, least float64) float64 { return x / (least + 1e-9) }
	undated, gap := 0.0, 7.0
	if a.Day == Undated || b.Day == Undated {
		undated = 1
	} else {
		gap = math.Abs(float64(a.Day - b.Day))
	}
	within := func(days float64) float64 {
		if undated == 0 && gap <= days {
			return 1
		}
		return 0
	}
	far := 0.0
	if gap > 7 {
		far = 1
	}
	one, atHead, otherDay := sameDeeds(a, b)
	return PairFeatures{
		1, terms, heading, lead, min(names, 40) / 10, ratio(names, leastNames), min(capitals, 60) / 10, ratio(capitals, leastCapitals),
		min(numbers, 30) / 10, ratio(numbers, leastNumbers), math.Log1p(gap), within(1), within(3), within(7), within(30), within(120),
		terms * within(3), ratio(capitals, leastCapitals) * within(3), ratio(names, leastNames) * far, undated, share,
		float64(toInt(one)), float64(toInt(atHead)), float64(toInt(otherDay)),
	}
}

// pairWeights is the embedded model: logistic regression over PairFeatures.
var pairWeights = parseWeights(data.WeavingPair)

func parseWeights(tsv string) (w PairFeatures) {
	eachWeight(tsv, func(name string, x float64) {
		if i := slices.Index(pairFeatures[:], name); i >= 0 {
			w[i] = x
		}
	})
	return w
}

// eachWeight calls f with each name and number of a model's file.
func eachWeight(tsv string, f func(name string, x float64)) {
	for line := range strings.Lines(tsv) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if x, err := strconv.ParseFloat(value, 64); err == nil {
			f(name, x)
		}
	}
}

// Probability is the model's belief that a pair tells the same story.
func (w PairFeatures) Probability(x PairFeatures) float64 {
	sum := 0.0
	for i := range x {
		sum += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// Relate compares two reports.
func Relate(a, b *Digest) Relation {
	r := carrying(a, b)
	share, isCopy := r.shared(a, b)
	r.Score = pairWeights.Probability(features(a, b, share))
	if isCopy {
		// Above every probability: a copy goes with its origin before anything
		// else is joined.
		r.Score = 1 + share
	}
	r.Score = FixedScore(r.Score).Float()
	return r
}

// Related is Relate of two reports whose score is known.
func Related(a, b *Digest, score Fixed) Relation {
	r := carrying(a, b)
	r.Score = score.Float()
	if r.Score >= Decided {
		r.Because = []Because{decidedWhy}
	}
	return r
}

// carrying is a relation with what the reports have from one another.
func carrying(a, b *Digest) Relation {
	r := Relation{A: a.ID, B: b.ID}
	r.overAB, r.overBA = carriedOver(a, b)
	return r
}

// shared is the share of the one report's sentences that the other one has,
// the greater of both, and whether that makes one a copy.
func (r *Relation) shared(a, b *Digest) (share float64, isCopy bool) {
	shareA, copyA := copied(a, b, r.overAB)
	shareB, copyB := copied(b, a, r.overBA)
	return max(shareA, shareB), copyA || copyB
}

// explained says in words what relates two reports.
func (r *Relation) explained(a, b *Digest) []Because {
	if len(r.Because) > 0 {
		return r.Because
	}
	share, isCopy := r.shared(a, b)
	x := features(a, b, share)
	var out []Because
	if isCopy {
		out = append(out, Because(sharePercent(share)+" of the sentences are the same"))
	}
	out = append(out, Because(fmt.Sprintf("words alike %.2f, leads alike %.2f", x[1], x[3])))
	if x[4] > 0 {
		out = append(out, Because(fmt.Sprintf("names in common, weight %.1f of %.1f", 10*x[4], 10*x[4]/max(x[5], 1e-9))))
	}
	if x[19] == 0 {
		out = append(out, Because(fmt.Sprintf("published %.0f days apart", math.Expm1(x[10]))))
	}
	return out
}

// Keys returns what a report's candidates are found by: reports that share a
// key are worth comparing. Story keys are its heaviest terms and names; copy
// keys are LSH bands of its sentences.
func (d *Digest) Keys() []uint64 {
	out := d.copyKeys()
	for _, list := range [][]uint32{d.Terms.strongest(14), d.Names.strongest(8), d.Capitals.strongest(8), d.Numbers.strongest(2)} {
		for _, h := range list {
			out = append(out, storyKey|uint64(h))
		}
	}
	for _, x := range d.Deeds {
		out = append(out, deedKey|uint64(mix(uint64(x.Site)<<32|uint64(uint32(x.Day)))>>16))
	}
	return out
}

// storyKey marks keys that are terms, not bands, and deedKey those that are
// places and days.
const (
	storyKey = 0xff00 << 48
	deedKey  = 0xfe00 << 48
	keyKind  = 0xffff << 48 // the bits that tell
)

// Kept tells whether the relation is worth keeping.
func (r Relation) Kept() bool {
	return r.Score >= relatedAt || len(r.overAB)+len(r.overBA) > 0
}

// Joins tells whether a score can join two reports into one story by itself.
func Joins(score float64) bool { return score >= storyAt }
