package eval

import (
	"math"
	"testing"
)

// clusters writes a clustering down: one word per cluster, one letter per
// mention.
func clusters(words ...string) Clusters {
	c := Clusters{}
	for _, w := range words {
		for _, m := range w {
			c[string(m)] = w
		}
	}
	return c
}

// TestCoreferenceOnWorkedExamples holds the measures against examples worked
// out in the literature.
func TestCoreferenceOnWorkedExamples(t *testing.T) {
	for _, c := range []struct {
		name           string
		key, response  Clusters
		muc, b3, ceafe [2]float64 // precision and recall, as parts of 1
	}{
		{"the same", clusters("abc", "de"), clusters("abc", "de"), [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		// Pradhan et al. 2014, section 4: key {a,b,c} {d,e,f,g}, response
		// {a,b} {c,d} {f,g,h,i}, with mentions that only one side has.
		{"Pradhan", clusters("abc", "defg"), clusters("ab", "cd", "fghi"), [2]float64{2. / 5, 2. / 5}, [2]float64{4. / 8, (35. / 12) / 7}, [2]float64{1.3 / 3, 1.3 / 2}},
		// Bagga and Baldwin 1998: five, two and five mentions; the two
		// responses join the pair with one of the fives, or the fives.
		{"Bagga and Baldwin, one", clusters("abcde", "fg", "hijkl"), clusters("abcde", "fghijkl"), [2]float64{9. / 10, 1}, [2]float64{(5 + 4./7 + 25./7) / 12, 1}, [2]float64{(1 + 10./12) / 2, (1 + 10./12) / 3}},
		{"Bagga and Baldwin, two", clusters("abcde", "fg", "hijkl"), clusters("abcdehijkl", "fg"), [2]float64{9. / 10, 1}, [2]float64{(5 + 2.) / 12, 1}, [2]float64{(1 + 10./15) / 2, (1 + 10./15) / 3}},
		{"all apart", clusters("abcd"), clusters("a", "b", "c", "d"), [2]float64{0, 0}, [2]float64{1, 1. / 4}, [2]float64{0.4 / 4, 0.4}},
	} {
		got := ScoreCoreference(c.key, c.response)
		for _, x := range []struct {
			measure string
			got     [3]float64
			want    [2]float64
		}{{"MUC", got.MUC, c.muc}, {"B3", got.B3, c.b3}, {"CEAFe", got.CEAFe, c.ceafe}} {
			if math.Abs(x.got[0]-100*x.want[0]) > 1e-9 || math.Abs(x.got[1]-100*x.want[1]) > 1e-9 {
				t.Errorf("%s: %s P %.3f R %.3f, want %.3f %.3f", c.name, x.measure, x.got[0], x.got[1], 100*x.want[0], 100*x.want[1])
			}
		}
		if mean := (got.MUC[2] + got.B3[2] + got.CEAFe[2]) / 3; math.Abs(got.CoNLL-mean) > 1e-9 {
			t.Errorf("%s: CoNLL %.3f is not the mean %.3f", c.name, got.CoNLL, mean)
		}
	}
	if got := ScoreCoreference(Clusters{}, Clusters{}); got != (Coreference{}) {
		t.Errorf("nothing against nothing: %+v", got)
	}
}

// TestAssignment holds the method against trying every order.
func TestAssignment(t *testing.T) {
	cost := [][]float64{{4, 1, 3, 9}, {2, 0, 5, 8}, {3, 2, 2, 7}, {1, 6, 4, 3}}
	best := math.Inf(1)
	var try func(i int, used int, sum float64)
	try = func(i, used int, sum float64) {
		if i == len(cost) {
			best = min(best, sum)
			return
		}
		for j := range cost {
			if used&(1<<j) == 0 {
				try(i+1, used|1<<j, sum+cost[i][j])
			}
		}
	}
	try(0, 0, 0)
	if got := assign(cost); got != best {
		t.Errorf("assigned at %g, the least is %g", got, best)
	}
}
