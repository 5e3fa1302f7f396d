package stories

import (
	"fmt"
	"path/filepath"
	"slices"

	"sayso/eval"
	"sayso/reading"
	"sayso/record"
	"sayso/weaving"
)

// trainJoin learns when two events of one story are one, from a corpus whose
// mentions are given, the documents grouped as weaving groups them.
func trainJoin(corpora, out string) error {
	docs, err := eval.LoadCrossdoc(filepath.Join(corpora, "crossdoc/ecbplus-train.jsonl"), reading.New())
	if err != nil {
		return err
	}
	var xs [][]float64
	var same []bool
	var pairs [][2]weaving.EventMember
	busy := map[weaving.EventMember]int{}
	for _, story := range docs.Stories {
		records := make([]*record.Record, len(story))
		for i, id := range story {
			records[i] = docs.Records[id]
		}
		for _, p := range weaving.EventPairs(records) {
			xs, same = append(xs, p.X[:]), append(same, docs.Gold[p.A] == docs.Gold[p.B])
			pairs = append(pairs, [2]weaving.EventMember{p.A, p.B})
			busy[p.A]++
			busy[p.B]++
		}
	}
	// The corpus has no dates of publication, hardly a plan beside its deed or
	// an attack beside the answer to it, and no figures tied to given mentions:
	// what these tell is set by hand.
	prior := make([]float64, len(weaving.JoinFeatureNames()))
	for name, weight := range map[string]float64{"day": 1, "place-day": 1, "figure": 1.5, "small-figure": 0.5, "status": -1.5, "swapped": -1.5} {
		prior[slices.Index(weaving.JoinFeatureNames(), name)] = weight
	}
	// Each mention counts alike, however many it is compared with.
	w := fit(xs, same, func(i int) float64 {
		return 2 / float64(busy[pairs[i][0]]+busy[pairs[i][1]])
	}, prior)
	right, yes := 0, 0
	for i, x := range xs {
		if (probability(w, x) >= 0.5) == same[i] {
			right++
		}
		if same[i] {
			yes++
		}
	}
	fmt.Printf("%d pairs, %d of one event, %.1f %% right\n", len(xs), yes, 100*float64(right)/float64(len(xs)))
	return writeWeights(out, weaving.JoinFeatureNames(), w)
}
