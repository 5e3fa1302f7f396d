package weaving

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// grownNet is a net that lets in its reports one after the other.
type grownNet struct {
	memoryNet
	in    map[int64]bool
	asked map[int64]bool
}

func (g *grownNet) Peers(n int64) []Peer {
	g.asked[n] = true
	var out []Peer
	for _, p := range g.memoryNet.Peers(n) {
		if g.in[p.N] {
			out = append(out, p)
		}
	}
	return out
}

// TestGatheringIsGroupingTheWhole: reports that come one by one, in any
// order, are in the end in the groups that all together make, by plain
// average-link agglomeration of the whole; and little is looked at.
func TestGatheringIsGroupingTheWhole(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		const n = 150
		var ids []string
		var relations []Relation
		for i := range n {
			ids = append(ids, fmt.Sprintf("r%03d", i))
			for j := range i {
				near := i/6 == j/6
				if near && r.IntN(5) > 0 || r.IntN(12) == 0 {
					score := r.Float64() * 0.7
					if near {
						score = 0.2 + r.Float64()*0.8
					}
					if seed%2 == 0 { // many equals
						score = float64(int(4*score)+1) / 4
					}
					relations = append(relations, Relation{A: ids[j], B: ids[i], Score: score})
				}
			}
		}
		want := groupsAt(ids, relations, grouping{least: storyAt})
		if got := Groups(ids, relations); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: groups %v, want %v", seed, got, want)
		}
		net := &grownNet{memoryNet: newMemoryNet(ids, relations), in: map[int64]bool{}}
		story := map[int64][]int64{}
		looked := 0
		for _, i := range r.Perm(n) {
			net.in[int64(i)], net.asked = true, map[int64]bool{}
			story[int64(i)] = []int64{int64(i)}
			for _, group := range Gather(net, []int64{int64(i)}, func(n int64) []int64 { return story[n] }) {
				for _, m := range group {
					story[m] = group
				}
			}
			looked += len(net.asked)
		}
		var got [][]string
		for i := range int64(n) {
			group := slices.Sorted(slices.Values(story[i]))
			if group[0] == i {
				var names []string
				for _, m := range group {
					names = append(names, ids[m])
				}
				got = append(got, names)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d, one by one: %v, want %v", seed, got, want)
		}
		if looked > n*n/4 {
			t.Errorf("seed %d: looked at %d reports", seed, looked)
		}
	}
}
