package eval

import (
	"fmt"
	"slices"
)

// Grouping is how well reports were grouped, in percent: B-cubed (Bagga and
// Baldwin 1998) and pairs.
type Grouping struct {
	Reports, Gold, Found int
	BP, BR, BF           float64
	PP, PR, PF           float64
}

func (g Grouping) String() string {
	return fmt.Sprintf("B-cubed  P %5.1f  R %5.1f  F1 %5.1f   (%d reports, %d gold, %d found groups)\npairs    P %5.1f  R %5.1f  F1 %5.1f",
		g.BP, g.BR, g.BF, g.Reports, g.Gold, g.Found, g.PP, g.PR, g.PF)
}

// ScoreGroups compares two groupings of the same reports, given as maps from
// report to group.
func ScoreGroups(gold, system map[string]string) Grouping {
	goldSize, sysSize, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	var ids []string
	for id := range gold {
		if _, ok := system[id]; ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		goldSize[gold[id]]++
		sysSize[system[id]]++
		both[[2]string{gold[id], system[id]}]++
	}
	g := Grouping{Reports: len(ids), Gold: len(goldSize), Found: len(sysSize)}
	n := float64(max(1, len(ids)))
	for _, id := range ids {
		x := float64(both[[2]string{gold[id], system[id]}])
		g.BP += 100 * x / float64(sysSize[system[id]]) / n
		g.BR += 100 * x / float64(goldSize[gold[id]]) / n
	}
	right := 0
	for _, k := range both {
		right += k * (k - 1) / 2
	}
	g.PP = 100 * float64(right) / float64(max(1, pairsIn(sysSize)))
	g.PR = 100 * float64(right) / float64(max(1, pairsIn(goldSize)))
	g.BF, g.PF = harmonic(g.BP, g.BR), harmonic(g.PP, g.PR)
	return g
}

func pairsIn(sizes map[string]int) int {
	n := 0
	for _, k := range sizes {
		n += k * (k - 1) / 2
	}
	return n
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}
