package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso/data"
	"sayso/reading/grammar"
	"sayso/tools/train/linear"
)

// bank is sentences of our own in CoNLL-U: words, lemma, tags, head, relation.
const bank = `1	Rain	rain	NOUN	NN	_	4	nsubj	_	_
2-3	won't	_	_	_	_	_	_	_	_
2	wo	will	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	stop	stop	VERB	VB	_	0	root	_	_
5	farmers	farmer	NOUN	NNS	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

`

func readBank(t *testing.T, text string) []sentence {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bank.conllu")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	gold, err := readCoNLLU(path)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func TestCoNLLUKeepsWordsAndSpaces(t *testing.T) {
	s := readBank(t, bank)[0]
	if got := strings.Join(s.Words, " "); got != "Rain wo n't stop farmers ." {
		t.Errorf("words %q", got)
	}
	if want := []bool{true, true, false, true, true, false}; !slices.Equal(s.Spaced, want) {
		t.Errorf("spaces %v, want %v", s.Spaced, want)
	}
	if want := []int32{3, 3, 3, 6, 3, 3}; !slices.Equal(s.Heads, want) {
		t.Errorf("heads %v, want %v", s.Heads, want)
	}
}

func TestProjectiveLiftsCrossingArcs(t *testing.T) {
	// 0→2 and 1→3 cross; the root is 2.
	got := projective([]int32{2, 3, 4, 2})
	if crossing(got) >= 0 {
		t.Errorf("%v still crosses", got)
	}
	if want := []int32{1, 2, 3}; !slices.Equal(projective(want), want) {
		t.Errorf("a tree without crossing arcs is changed")
	}
}

// TestOracleLeadsToTheGoldTree plays moves of no cost from random trees.
func TestOracleLeadsToTheGoldTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	tr := trainer{setup: &linear.Setup{Tags: 1, Rels: 4, Root: 1, Commas: func(uint8) bool { return false }}}
	for n := 1; n < 25; n++ {
		g := randomTree(rng, n)
		dependents := make([][]int32, n+1)
		for d, h := range g.Heads {
			dependents[h] = append(dependents[h], int32(d))
		}
		heads, rels := make([]int32, n), make([]uint8, n)
		var st linear.State
		st.Reset(n, heads, rels)
		scores := make([]int32, linear.Moves(4))
		for !st.Done() {
			for i := range scores {
				scores[i] = int32(rng.IntN(100))
			}
			move := tr.zeroCost(&st, g, dependents, scores)
			if c := tr.cost(&st, g, dependents, move); c != 0 {
				t.Fatalf("the best move costs %d in a tree of %d", c, n)
			}
			st.Apply(move, 4)
		}
		if !slices.Equal(heads, g.Heads) || !slices.Equal(rels, g.Rels) {
			t.Fatalf("heads %v %v, want %v %v", heads, rels, g.Heads, g.Rels)
		}
	}
}

// randomTree returns a projective tree of n words.
func randomTree(rng *rand.Rand, n int) *sentence {
	g := &sentence{Words: make([]string, n), Heads: make([]int32, n), Rels: make([]uint8, n)}
	var grow func(lo, hi, head int)
	grow = func(lo, hi, head int) {
		if lo >= hi {
			return
		}
		root := lo + rng.IntN(hi-lo)
		g.Heads[root], g.Rels[root] = int32(head), uint8(2+rng.IntN(2))
		if head == n {
			g.Rels[root] = 1
		}
		grow(lo, root, root)
		grow(root+1, hi, root)
	}
	grow(0, n, n)
	return g
}

func TestPerceptronLearnsAndCloses(t *testing.T) {
	p := newPerceptron()
	scores := make([]int32, 3)
	sets := [][]uint64{{11, 12}, {11, 13}, {14, 15}}
	for range 20 {
		for label, f := range sets {
			p.now++
			clear(scores)
			p.Score(f, scores)
			if best := linear.Best(scores); best != label {
				p.update(f, label, best)
			}
		}
	}
	p.close(1 << 20)
	p.update([]uint64{99}, 1, 2)
	w := linear.OpenWeights(string(p.fitting(1 << 20)))
	for label, f := range sets {
		clear(scores)
		w.Score(f, scores)
		if got := linear.Best(scores); got != label {
			t.Errorf("features of %d are taken for %d", label, got)
		}
	}
	if s := p.find(99); s.feature != 0 {
		t.Error("a closed perceptron took a new feature")
	}
}

func TestExchangePutsLikeWithLike(t *testing.T) {
	var sentences [][]uint64
	for range 30 { // two classes of words that alternate
		sentences = append(sentences, [][]uint64{{1, 11}, {2, 12}, {3, 11}, {1, 12}, {2, 11}, {3, 12}}...)
	}
	c := newContexts(sentences, 1, 100)
	class := c.exchange(2, 10, func(int, int) {})
	of := func(h uint64) uint16 { return class[c.ids[h]] }
	if of(1) != of(2) || of(2) != of(3) || of(11) != of(12) || of(1) == of(11) {
		t.Errorf("classes %v", class)
	}
}

func TestLemmasAreLearned(t *testing.T) {
	var rows strings.Builder
	for i, p := range []string{"walked walk", "talked talk", "barked bark", "hurried hurry", "carried carry", "ran run"} {
		form, lemma, _ := strings.Cut(p, " ")
		if i > 0 {
			rows.WriteString("\n")
		}
		rows.WriteString("1\t" + form + "\t" + lemma + "\tVERB\tVBD\t_\t0\troot\t_\t_\n")
	}
	lemma := grammar.LemmaOf(learnLemmas(readBank(t, rows.String())), data.Irregular)
	for form, want := range map[string]string{"ran": "run", "walked": "walk", "parked": "park", "married": "marry"} {
		if got := lemma(form, grammar.VBD); got != want {
			t.Errorf("lemma of %s: %q, want %q", form, got, want)
		}
	}
}

func TestInflectedGivesRegularFormsTheirLemmas(t *testing.T) {
	best := map[formOf]string{}
	for _, v := range []string{"bomb", "loot", "curb", "probe", "visit", "plan", "plane", "carry", "free", "panic", "tie", "fly", "quiz"} {
		best[formOf{grammar.VB, v}] = v
	}
	best[formOf{grammar.NN, "convoy"}], best[formOf{grammar.NN, "box"}] = "convoy", "box"
	got := inflected(best, "VBD\tflew\tfly\n")
	for _, want := range []struct {
		fine        grammar.Fine
		form, lemma string
	}{
		{grammar.VBD, "bombed", "bomb"}, {grammar.VBN, "looted", "loot"}, {grammar.VBD, "curbed", "curb"}, {grammar.VBD, "probed", "probe"},
		{grammar.VBG, "visiting", "visit"}, {grammar.VBD, "planned", "plan"}, {grammar.VBD, "planed", "plane"}, {grammar.VBG, "planning", "plan"},
		{grammar.VBZ, "carries", "carry"}, {grammar.VBD, "carried", "carry"}, {grammar.VBD, "freed", "free"}, {grammar.VBD, "panicked", "panic"},
		{grammar.VBG, "tying", "tie"}, {grammar.VBD, "flied", ""}, {grammar.VBG, "flying", "fly"}, {grammar.VBD, "quizzed", "quiz"},
		{grammar.NNS, "convoys", "convoy"}, {grammar.NNS, "boxes", "box"},
	} {
		if lemma := got[formOf{want.fine, want.form}]; lemma != want.lemma {
			t.Errorf("%v %s: %q, want %q", want.fine, want.form, lemma, want.lemma)
		}
	}
}
