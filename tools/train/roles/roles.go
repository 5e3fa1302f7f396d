// Package roles trains what tells who and what plays which part in attacks,
// from MUC-4's training part.
package roles

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"sayso/eval"
	"sayso/intake"
	"sayso/reading"
	"sayso/reading/casing"
	"sayso/reading/roles"
)

// example is a document: its gold, and what its reading knows.
type example struct {
	lab     *roles.Lab // nil where nothing happens
	gold    [roles.Count][][]string
	about   []uint32
	heads   [][]uint32 // by phrase; shared by the cuts of one
	cuts    [][]uint32
	names   []string // by phrase, in the form that gold is compared in
	right   []parts  // by phrase: the parts whose gold it names
	players [][]int

	// What the first step says, trained on other documents.
	scores []roles.Scores
	second [][roles.Count][]uint32
	final  []roles.Scores // by player
	off    bool           // the report is about no attack
}

type parts [roles.Count]bool

// Train trains the model in two steps, the second on what the first says of
// documents that it was not trained on, and chooses how sure one must be of
// each part so that F1 over all parts is greatest on documents held out.
func Train(args []string) error {
	flags := flag.NewFlagSet("roles", flag.ContinueOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/roles.model", "file to write; empty for none")
	folds := flags.Int("folds", 5, "into how many parts the documents are split to hold out each in turn")
	errors := flags.Int("errors", 0, "print this many errors of each part on documents held out")
	if err := flags.Parse(args); err != nil {
		return err
	}
	list, err := load(filepath.Join(*corpora, "attacks", "train.jsonl"))
	if err != nil {
		return err
	}
	coverage(list)
	first := func(list []*example) *firstStep { return trainFirst(list, commonFeatures(list)) }
	for f := range *folds {
		in, held := split(list, f, *folds)
		first(in).apply(held)
	}
	for f := range *folds {
		in, held := split(list, f, *folds)
		apply(trainPlayers(in), held)
	}
	least := tune(list)
	report(list, least, *errors)
	if *out == "" {
		return nil
	}
	a, players := first(list), trainPlayers(list)
	m := roles.Model{Doc: a.doc.table(), Phrases: a.phrases.table(), Players: players.table(), Least: least}
	return os.WriteFile(*out, m.File(), 0o644)
}

// split holds out a run of documents: neighbours tell of the same days.
func split(list []*example, f, folds int) (in, held []*example) {
	from, to := f*len(list)/folds, (f+1)*len(list)/folds
	return slices.Concat(list[:from], list[to:]), list[from:to]
}

func load(path string) ([]*example, error) {
	attacks, err := eval.ReadAttacks(path)
	if err != nil {
		return nil, err
	}
	r := reading.New()
	var list []*example
	for i := range attacks {
		e, err := read(r, &attacks[i])
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

func read(r *reading.Reader, a *eval.Attacks) (*example, error) {
	report, err := intake.One(a.ID, []byte(a.Text), intake.Hint{})
	if err != nil {
		return nil, err
	}
	report.Text, _ = casing.Restore(report.Text)
	for i := range report.Layout {
		g := &report.Layout[i]
		g.Text = report.Text[g.Start:g.End]
	}
	e := &example{gold: a.Roles}
	in := r.RolesInput(report)
	if len(in.Events) == 0 {
		return e, nil
	}
	e.lab = roles.NewLab(in)
	e.lab.FindPlayers()
	e.about, e.players = e.lab.DocFeatures(nil), e.lab.Players()
	for i := range e.lab.Len() {
		if e.lab.IsCut(i) {
			e.heads = append(e.heads, e.heads[i-1])
		} else {
			e.heads = append(e.heads, e.lab.HeadFeatures(i, nil))
		}
		e.cuts = append(e.cuts, e.lab.CutFeatures(i, nil))
		e.names = append(e.names, eval.PlainMention(e.lab.Text(i)))
		var right parts
		for k := range right {
			right[k] = e.goldOf(k, e.names[i]) >= 0
		}
		e.right = append(e.right, right)
	}
	return e, nil
}

// goldOf is the first gold entity of part k that has the name; -1 for none.
func (e *example) goldOf(k int, name string) int {
	return slices.IndexFunc(e.gold[k], func(g []string) bool { return slices.Contains(g, name) })
}

func (e *example) isAttack() bool {
	return slices.ContainsFunc(e.gold[:], func(g [][]string) bool { return len(g) > 0 })
}

func (e *example) name(j, k int) string { return e.names[e.lab.Best(j, k, e.scores)] }

// firstStep is what judges reports and phrases.
type firstStep struct{ doc, phrases *weights }

// commonFeatures counts the phrases' features, which are kept if common.
func commonFeatures(list []*example) []uint8 {
	seen := make([]uint8, 1<<phraseBits)
	count := func(features []uint32) {
		for _, h := range features {
			if h &= 1<<phraseBits - 1; seen[h] < rare {
				seen[h]++
			}
		}
	}
	for _, e := range list {
		for i := range e.cuts {
			count(e.cuts[i])
			if !e.lab.IsCut(i) {
				count(e.heads[i])
			}
		}
	}
	return seen
}

func trainFirst(list []*example, seen []uint8) *firstStep {
	m := &firstStep{newWeights(docBits, 1, nil), newWeights(phraseBits, roles.Count, seen)}
	m.doc.passes(list, 8, 0.03, func(e *example) {
		m.doc.learn([]bool{e.isAttack()}, e.about, nil)
	})
	m.phrases.passes(list, 8, 0.02, func(e *example) {
		for i := range e.cuts {
			m.phrases.learn(e.right[i][:], e.heads[i], e.cuts[i])
		}
	})
	return m
}

func (m *firstStep) apply(list []*example) {
	for _, e := range list {
		if e.lab == nil {
			continue
		}
		e.scores = make([]roles.Scores, len(e.cuts))
		for i := range e.cuts {
			m.phrases.scores(e.scores[i][:], e.heads[i], e.cuts[i])
		}
		var about [1]float32
		m.doc.scores(about[:], e.about, nil)
		e.off = about[0] < roles.LeastAbout
		ranks := e.lab.Rank(e.scores)
		e.second = make([][roles.Count][]uint32, len(e.players))
		for j := range e.players {
			for k := range roles.Count {
				e.second[j][k] = e.lab.PlayerFeatures(j, k, about[0], e.scores, ranks, nil)
			}
		}
	}
}

func trainPlayers(list []*example) *weights {
	m := newWeights(playerBits, roles.Count, nil)
	m.passes(list, 6, 0.02, func(e *example) {
		for j := range e.players {
			for k := range roles.Count {
				m.learnOne(k, e.goldOf(k, e.name(j, k)) >= 0, e.second[j][k])
			}
		}
	})
	return m
}

func apply(m *weights, list []*example) {
	for _, e := range list {
		e.final = make([]roles.Scores, len(e.players))
		for j := range e.players {
			for k := range roles.Count {
				e.final[j][k] = m.score(k, e.second[j][k])
			}
		}
	}
}

// Sizes of the three tables, and how often a feature must be seen.
const (
	docBits, phraseBits, playerBits = 15, 18, 13
	rare                            = 3
)

// weights are logistic regressions over hashed features, one for each label,
// trained by AdaGrad.
type weights struct {
	labels  int
	mask    uint32
	w, g    []float32
	mean    []float32
	seen    []uint8 // how often each feature is seen; nil for often enough
	rate    float32
	scratch []float32
}

func newWeights(bits, labels int, seen []uint8) *weights {
	n := labels << bits
	return &weights{labels: labels, mask: 1<<bits - 1, w: make([]float32, n), mean: make([]float32, n), g: make([]float32, n), seen: seen, scratch: make([]float32, labels)}
}

// passes goes over the examples that are read, in a new order each time; the
// weights become their mean after the later half of the passes.
func (m *weights) passes(list []*example, n int, rate float32, learn func(*example)) {
	m.rate = rate
	rng := rand.New(rand.NewPCG(1, 2))
	for pass := range n {
		for _, i := range rng.Perm(len(list)) {
			if list[i].lab != nil {
				learn(list[i])
			}
		}
		if 2*pass >= n {
			for i, w := range m.w {
				m.mean[i] += w / float32(n-(n+1)/2)
			}
		}
	}
	m.w = m.mean
}

func (m *weights) scores(out []float32, a, b []uint32) {
	clear(out)
	for _, features := range [...][]uint32{a, b} {
		for _, h := range features {
			at := int(h&m.mask) * m.labels
			for k, w := range m.w[at : at+m.labels] {
				out[k] += w
			}
		}
	}
}

func (m *weights) score(k int, features []uint32) float32 {
	s := float32(0)
	for _, h := range features {
		s += m.w[int(h&m.mask)*m.labels+k]
	}
	return s
}

// learn moves the weights of the features a and b towards what is right of
// each label.
func (m *weights) learn(right []bool, a, b []uint32) {
	m.scores(m.scratch, a, b)
	for k := range m.scratch {
		m.scratch[k] = miss(m.scratch[k], right[k])
	}
	for _, features := range [...][]uint32{a, b} {
		for _, h := range features {
			if h &= m.mask; m.seen != nil && m.seen[h] < rare {
				continue
			}
			for k, d := range m.scratch {
				m.move(int(h)*m.labels+k, d)
			}
		}
	}
}

func (m *weights) learnOne(k int, right bool, features []uint32) {
	d := miss(m.score(k, features), right)
	for _, h := range features {
		m.move(int(h&m.mask)*m.labels+k, d)
	}
}

// miss is how far the probability of a score is from what is right.
func miss(score float32, right bool) float32 {
	p := float32(1 / (1 + math.Exp(-float64(score))))
	if right {
		return 1 - p
	}
	return -p
}

func (m *weights) move(at int, d float32) {
	m.g[at] += d * d
	m.w[at] += m.rate * d / float32(math.Sqrt(float64(m.g[at])+1e-6))
}

// table is the weights as signed bytes.
func (m *weights) table() roles.Table {
	most := float32(1e-6)
	for _, w := range m.w {
		most = max(most, w, -w)
	}
	t := roles.Table{Labels: m.labels, Scale: most / 127}
	b := make([]byte, len(m.w))
	for i, w := range m.w {
		b[i] = byte(int8(math.Round(float64(w / t.Scale))))
	}
	t.Weights = string(b)
	return t
}
