package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Count is what precision and recall are made of.
type Count struct{ Right, Gold, Found int }

// PRF returns precision, recall and F1 in percent; 0 where undefined.
func (c Count) PRF() (p, r, f float64) {
	if c.Found > 0 {
		p = 100 * float64(c.Right) / float64(c.Found)
	}
	if c.Gold > 0 {
		r = 100 * float64(c.Right) / float64(c.Gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// Board collects counts by name, in the order of first use, and the first
// few errors of each kind.
type Board struct {
	w     io.Writer
	most  int
	noted map[string]int
	names []string
	rows  map[string]*Count
	far   *distances // places only
}

func newBoard(w io.Writer, errors int) *Board {
	return &Board{w: w, most: errors, noted: map[string]int{}, rows: map[string]*Count{}}
}

func (b *Board) add(name string, right, gold, found int) {
	c := b.rows[name]
	if c == nil {
		c = &Count{}
		b.rows[name] = c
		b.names = append(b.names, name)
	}
	c.Right += right
	c.Gold += gold
	c.Found += found
}

// note prints an error of some kind, unless there were enough of it.
func (b *Board) note(kind, format string, args ...any) {
	if b.noted[kind] < b.most {
		b.noted[kind]++
		fmt.Fprintf(b.w, "  [%s] %s\n", kind, fmt.Sprintf(format, args...))
	}
}

// nameWidth is the width of a row's name and the blank after it.
const nameWidth = 29

func (b *Board) show() error {
	if b.far != nil && b.far.all > 0 {
		fmt.Fprintln(b.w, b.far)
	}
	for _, n := range b.names {
		c := b.rows[n]
		p, r, f := c.PRF()
		if _, err := fmt.Fprintf(b.w, "%-28s P %5.1f  R %5.1f  F1 %5.1f   (%d right, %d gold, %d found)\n", n, p, r, f, c.Right, c.Gold, c.Found); err != nil {
			return err
		}
	}
	return nil
}

// pairing is a gold item and a system item that stand for the same thing.
type pairing struct {
	gold, system int
	score        float64
}

// match pairs gold and system items one to one, best score first, leaving out
// scores under least and those of 0.
func match(golds, systems int, least float64, score func(g, s int) float64) []pairing {
	var cand []pairing
	for g := range golds {
		for s := range systems {
			if v := score(g, s); v >= least && v > 0 {
				cand = append(cand, pairing{g, s, v})
			}
		}
	}
	slices.SortStableFunc(cand, func(a, b pairing) int { return cmp.Compare(b.score, a.score) })
	goldUsed, systemUsed := make([]bool, golds), make([]bool, systems)
	var out []pairing
	for _, c := range cand {
		if !goldUsed[c.gold] && !systemUsed[c.system] {
			goldUsed[c.gold], systemUsed[c.system] = true, true
			out = append(out, c)
		}
	}
	return out
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
