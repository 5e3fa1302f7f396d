package eval

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Clusters maps mentions to the cluster each is in.
type Clusters map[string]string

// sets returns the clusters as sorted lists of mentions, in a fixed order.
func (c Clusters) sets() [][]string {
	by := map[string][]string{}
	for m, id := range c {
		by[id] = append(by[id], m)
	}
	out := make([][]string, 0, len(by))
	for _, s := range by {
		slices.Sort(s)
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}

// ratio is a sum of parts and what they are parts of.
type ratio struct{ part, whole float64 }

func (r ratio) percent() float64 {
	if r.whole == 0 {
		return 0
	}
	return 100 * r.part / r.whole
}

// Coreference is how well mentions were clustered: precision, recall and F1
// in percent by each of three measures, and the mean of their F1 (CoNLL 2012).
type Coreference struct {
	MUC, B3, CEAFe [3]float64
	CoNLL          float64
}

func (c Coreference) String() string {
	line := func(name string, x [3]float64) string {
		return fmt.Sprintf("  %-6s P %5.1f  R %5.1f  F1 %5.1f", name, x[0], x[1], x[2])
	}
	return line("MUC", c.MUC) + line("B3", c.B3) + line("CEAFe", c.CEAFe)
}

// ScoreCoreference compares a response with the key as the reference scorer
// of the CoNLL shared tasks does (Pradhan et al., "Scoring Coreference
// Partitions of Predicted Mentions", ACL 2014): MUC (Vilain et al. 1995),
// B-cubed (Bagga and Baldwin 1998) and CEAF by entities (Luo 2005). Mentions
// that only one of the two has count as they do there.
func ScoreCoreference(key, response Clusters) Coreference {
	k, r := key.sets(), response.sets()
	var out Coreference
	out.MUC = prf(links(r, key), links(k, response))
	out.B3 = prf(shares(r, key), shares(k, response))
	best := alignment(k, r)
	out.CEAFe = prf(ratio{best, float64(len(r))}, ratio{best, float64(len(k))})
	out.CoNLL = (out.MUC[2] + out.B3[2] + out.CEAFe[2]) / 3
	return out
}

func prf(p, r ratio) [3]float64 {
	return [3]float64{p.percent(), r.percent(), harmonic(p.percent(), r.percent())}
}

// parts counts how many of a set's mentions lie in each cluster of the other
// side; alone is how many lie in none.
func parts(set []string, other Clusters) (in map[string]int, alone int) {
	in = map[string]int{}
	for _, m := range set {
		if id, ok := other[m]; ok {
			in[id]++
		} else {
			alone++
		}
	}
	return in, alone
}

// links is MUC: of the links that hold the sets together, those that the
// other side has too.
func links(sets [][]string, other Clusters) ratio {
	var r ratio
	for _, s := range sets {
		in, alone := parts(s, other)
		r.part += float64(len(s) - len(in) - alone)
		r.whole += float64(len(s) - 1)
	}
	return r
}

// shares is B-cubed: of each mention's set, the part that the other side puts
// together with the mention.
func shares(sets [][]string, other Clusters) ratio {
	var r ratio
	for _, s := range sets {
		in, _ := parts(s, other)
		for _, n := range in {
			r.part += float64(n) * float64(n) / float64(len(s))
		}
		r.whole += float64(len(s))
	}
	return r
}

// alignment is CEAF's: the greatest sum of similarities 2|K∩R|/(|K|+|R|) over
// pairings of clusters, one to one.
func alignment(key, response [][]string) float64 {
	at := map[string]int{}
	for j, s := range response {
		for _, m := range s {
			at[m] = j
		}
	}
	n := max(len(key), len(response))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(key) {
			continue
		}
		for _, m := range key[i] {
			if j, ok := at[m]; ok {
				cost[i][j] -= 2 / float64(len(key[i])+len(response[j]))
			}
		}
	}
	return -assign(cost)
}

// assign is the least sum of one cost per row and column of a square matrix
// (the Hungarian method with potentials, O(n³)).
func assign(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1) // by column: its row and the column before on the path; 0 is none
	for i := 1; i <= n; i++ {
		row[0] = i
		least, done := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j := 0
		for row[j] != 0 {
			done[j] = true
			delta, next := math.Inf(1), 0
			for k := 1; k <= n; k++ {
				if done[k] {
					continue
				}
				if c := cost[row[j]-1][k-1] - u[row[j]] - v[k]; c < least[k] {
					least[k], way[k] = c, j
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := range least {
				if done[k] {
					u[row[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for ; j != 0; j = way[j] {
			row[j] = row[way[j]]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum += cost[row[j]-1][j-1]
	}
	return sum
}
