package roles

import (
	"fmt"
	"slices"

	"sayso/eval"
	"sayso/reading/roles"
)

// tune chooses how sure one must be of each part for the greatest F1 over all.
func tune(list []*example) [roles.Count]float32 {
	const steps = 40
	at := func(step int) float32 { return -2.5 + 0.1*float32(step) }
	var counts [roles.Count][steps]eval.Count
	var best [roles.Count]int
	for k := range counts {
		for s := range steps {
			counts[k][s] = total(list, k, at(s))
		}
		best[k] = steps / 2
	}
	f1 := func(steps [roles.Count]int) float64 {
		var all eval.Count
		for k, s := range steps {
			all = add(all, counts[k][s])
		}
		_, _, f := all.PRF()
		return f
	}
	for range 3 {
		for k := range best {
			for s := range steps {
				other := best
				other[k] = s
				if f1(other) > f1(best) {
					best = other
				}
			}
		}
	}
	var least [roles.Count]float32
	for k, s := range best {
		least[k] = at(s)
	}
	return least
}

func add(a, b eval.Count) eval.Count {
	return eval.Count{Right: a.Right + b.Right, Gold: a.Gold + b.Gold, Found: a.Found + b.Found}
}

func total(list []*example, k int, least float32) (c eval.Count) {
	for _, e := range list {
		c = add(c, e.count(k, least, nil))
	}
	return c
}

// count compares the players found for part k with gold; false, if given, is
// called with the names that are not gold.
func (e *example) count(k int, least float32, wrong func(name string)) eval.Count {
	c := eval.Count{Gold: len(e.gold[k])}
	used := make([]bool, len(e.gold[k]))
	var seen []string
	for j := range e.players {
		if e.off || e.final[j][k] < least {
			continue
		}
		n := e.name(j, k)
		if slices.Contains(seen, n) {
			continue
		}
		seen = append(seen, n)
		c.Found++
		hit := false
		for g := range used {
			if !used[g] && !hit && slices.Contains(e.gold[k][g], n) {
				used[g], hit = true, true
				c.Right++
			}
		}
		if !hit && wrong != nil {
			wrong(n)
		}
	}
	return c
}

// report prints the scores on documents held out, with the first errors.
func report(list []*example, least [roles.Count]float32, errors int) {
	var all eval.Count
	for k, part := range roles.Parts {
		c := total(list, k, least[k])
		all = add(all, c)
		show(string(part), c)
		n := 0
		for _, e := range list {
			e.count(k, least[k], func(name string) {
				if n++; n <= errors {
					fmt.Printf("  false %q, gold %q\n", name, e.gold[k])
				}
			})
		}
	}
	show("all parts", all)
}

func show(name string, c eval.Count) {
	p, r, f := c.PRF()
	fmt.Printf("%-14s P %.1f R %.1f F1 %.1f (%d right, %d gold, %d found)\n", name, p, r, f, c.Right, c.Gold, c.Found)
}

// coverage prints what share of the gold some phrase names.
func coverage(list []*example) {
	for k, part := range roles.Parts {
		n, named := 0, 0
		for _, e := range list {
			for _, g := range e.gold[k] {
				n++
				if slices.ContainsFunc(g, func(m string) bool { return slices.Contains(e.names, m) }) {
					named++
				}
			}
		}
		fmt.Printf("%-14s %.1f %% of %d named by a phrase\n", part, 100*float64(named)/float64(max(n, 1)), n)
	}
}
