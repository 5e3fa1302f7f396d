package linear

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestPackKeepsNumbersNearly(t *testing.T) {
	for v := int32(-1984); v <= 1984; v++ {
		got := Unpack(Pack(v))
		if d := got - v; d*32 > max(v, -v) || -d*32 > max(v, -v) {
			t.Fatalf("%d comes back as %d", v, got)
		}
	}
	if got := Unpack(Pack(-1 << 20)); got != -1984 {
		t.Errorf("a number beyond the range comes back as %d", got)
	}
}

func TestWeightsAddTheRowsOfTheirFeatures(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	var rows []Row
	for range 3000 {
		rows = append(rows, Row{Feature: rng.Uint64(), Labels: []uint8{1, 4, 7}, Weights: []byte{Pack(3), Pack(-8), Pack(40)}})
	}
	features := []uint64{rows[10].Feature, rng.Uint64(), rows[2000].Feature, 0, rows[10].Feature}
	w := OpenWeights(string(EncodeWeights(rows)))
	scores := make([]int32, 8)
	w.Score(features, scores)
	for label, want := range []int32{0, 9, 0, 0, -24, 0, 0, 120} {
		if scores[label] != want {
			t.Errorf("label %d: score %d, want %d", label, scores[label], want)
		}
	}
}

func TestDamagedModelsAreRefusedOrEmpty(t *testing.T) {
	good := string(Encode([]byte{0, 0}, EncodeLexicon(nil, nil), EncodeWeights(nil), EncodeWeights(nil)))
	if _, ok := Open(good); !ok || !Check(good) {
		t.Error("an empty model is a model")
	}
	for n := range len(good) {
		if _, ok := Open(good[:n]); ok {
			t.Errorf("a model cut to %d bytes is taken", n)
		}
	}
	if Check(good[:len(good)-1] + "x") {
		t.Error("the checksum bears a changed byte")
	}
	w := OpenWeights("no weights at all")
	scores := make([]int32, 3)
	w.Score([]uint64{1, 2, 1 << 63}, scores)
	if scores[0]|scores[1]|scores[2] != 0 {
		t.Error("weights that could not be read are not empty")
	}
}

func TestLexiconFindsItsWordsAlone(t *testing.T) {
	keys, entries := []uint64{}, map[uint64]Entry{}
	for i, w := range strings.Fields("the minister said that rebels had left the town") {
		h := WordHash(w)
		if _, ok := entries[h]; !ok {
			keys = append(keys, h)
		}
		entries[h] = Entry{Class: uint8(i + 1), Cluster: Cluster(i+1, 2)}
	}
	lex := OpenLexicon(string(EncodeLexicon(keys, entries)))
	for h, want := range entries {
		if got := lex.Find(h); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if got := lex.Find(WordHash("mayor")); got != (Entry{}) {
		t.Errorf("a word that is not in the lexicon: %v", got)
	}
}

func TestWordsAreNormalised(t *testing.T) {
	for _, same := range [][2]string{{"Town", "town"}, {"1,077", "2,340"}, {"don’t", "don't"}, {"ÉTÉ", "été"}} {
		if WordHash(same[0]) != WordHash(same[1]) {
			t.Errorf("%s and %s are different words", same[0], same[1])
		}
	}
	if WordHash("town") == WordHash("towns") || WordHash("") == WordHash("a") {
		t.Error("different words are the same")
	}
}

// TestAnyMovesMakeATree plays allowed moves at random.
func TestAnyMovesMakeATree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	setup := &Setup{Tags: 1, Rels: 3, Root: 1, Commas: func(uint8) bool { return false }}
	for n := 1; n < 40; n++ {
		heads, rels := make([]int32, n), make([]uint8, n)
		var st State
		st.Reset(n, heads, rels)
		scores := make([]int32, Moves(setup.Rels))
		for !st.Done() {
			for i := range scores {
				scores[i] = int32(rng.IntN(1000))
			}
			forbid(&st, scores, setup)
			st.Apply(Best(scores), setup.Rels)
		}
		checkTree(t, heads, rels, setup.Root)
	}
}

func checkTree(t *testing.T, heads []int32, rels []uint8, root uint8) {
	t.Helper()
	roots := 0
	for i, h := range heads {
		if int(h) == len(heads) {
			roots++
		}
		if (int(h) == len(heads)) != (rels[i] == root) {
			t.Fatalf("token %d has head %d and relation %d", i, h, rels[i])
		}
		steps := 0
		for at := int32(i); int(at) < len(heads); at = heads[at] {
			if steps++; steps > len(heads) {
				t.Fatalf("token %d lies in a circle: %v", i, heads)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots: %v", roots, heads)
	}
}
