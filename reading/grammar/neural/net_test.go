package neural

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sayso/reading/grammar/neural/matrix"
)

// invented returns a net file with random weights.
func invented(size Size) string {
	r := rand.New(rand.NewPCG(1, 2))
	w := Weights{Size: size, Labels: Labels{
		Tags: strings.Fields("X NOUN VERB"), Fine: strings.Fields("_ NN VB ."),
		Rels:  strings.Fields("dep root obj nsubj:pass"),
		Names: strings.Fields("O B-PER I-PER B-LOC I-LOC"),
	}}
	for i := range size.Words {
		w.Keys = append(w.Keys, mix(uint32(i)))
	}
	w.Lists = MakeLists(map[uint32]uint8{PhraseHash([]string{"ostrel"}): 3})
	w.Alloc()
	for i := range w.Rows {
		w.Rows[i] = float32(r.NormFloat64()) / 4
	}
	for _, d := range w.Dense() {
		for i := range *d.Data {
			(*d.Data)[i] = float32(r.NormFloat64()) / 8
		}
	}
	return string(w.Encode())
}

var tiny = Size{Regions: Regions{Words: 50, Affixes: 70, Ngrams: 90}, Embed: 24, Hidden: 16, Arc: 16, Rel: 32}

// report is a text of our own in words, with ranges of sentences.
func report(times int) *Input {
	in := Input{Names: true}
	for range times {
		for _, s := range []string{"The harbour master of Ostrel denied the claim .", "“ No ship left , ” Ms Tarn said on Friday .", "Six were hurt"} {
			first := int32(len(in.Words))
			in.Words = append(in.Words, strings.Fields(s)...)
			in.Sentences = append(in.Sentences, [2]int32{first, int32(len(in.Words))})
		}
	}
	in.Glued = make([]bool, len(in.Words))
	return &in
}

func load(t *testing.T, file string) *Net {
	t.Helper()
	n, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestLoadRefusesWhatIsNoNet(t *testing.T) {
	file := invented(tiny)
	if _, err := Load(file); err != nil {
		t.Fatalf("a whole file: %v", err)
	}
	for _, bad := range []string{"", "SAYSONET", file[:100], file[:len(file)-1], file + "x", strings.Replace(file, "SAYSONET", "sayso", 1), file[:8] + "\x02" + file[9:]} {
		if _, err := Load(bad); err == nil {
			t.Errorf("a file of %d bytes, damaged, was loaded", len(bad))
		}
	}
	damaged := []byte(file)
	damaged[len(damaged)/2] ^= 4
	if _, err := Load(string(damaged)); err == nil {
		t.Error("a file with a flipped bit was loaded")
	}
}

func TestADecodedNetEncodesToTheSameFile(t *testing.T) {
	file := invented(tiny)
	w, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(w.Encode()) != file {
		t.Error("the file changed")
	}
}

func TestEverySentenceGetsATree(t *testing.T) {
	n := load(t, invented(tiny))
	in := report(60)
	var out Output
	n.Read(in, &out)
	for _, s := range in.Sentences {
		roots := 0
		for i := s[0]; i < s[1]; i++ {
			if out.Heads[i] < 0 {
				roots++
				if out.Rels[i] != 1 {
					t.Fatalf("word %d is a root by relation %d", i, out.Rels[i])
				}
				continue
			}
			at, steps := i, int32(0)
			for out.Heads[at] >= 0 {
				if at = out.Heads[at]; at < s[0] || at >= s[1] {
					t.Fatalf("word %d has a head outside its sentence", i)
				}
				if steps++; steps > s[1]-s[0] {
					t.Fatalf("word %d is on a cycle", i)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %v has %d roots", s, roots)
		}
	}
}

func TestASentenceIsReadAlikeInAnyCompany(t *testing.T) {
	n := load(t, invented(tiny))
	in := report(40)
	var together Output
	n.Read(in, &together)
	for _, s := range in.Sentences {
		alone := Input{Names: true, Words: in.Words[s[0]:s[1]], Sentences: [][2]int32{{0, s[1] - s[0]}}}
		var out Output
		n.Clone().Read(&alone, &out)
		for i, tag := range out.Tags {
			at := int(s[0]) + i
			head := out.Heads[i]
			if head >= 0 {
				head += s[0]
			}
			if tag != together.Tags[at] || out.Fine[i] != together.Fine[at] || head != together.Heads[at] || out.Rels[i] != together.Rels[at] || out.Names[i] != together.Names[at] {
				t.Fatalf("word %d of sentence %v is read differently alone", i, s)
			}
		}
	}
}

func TestPlainGoReadsAsTheKernelsDo(t *testing.T) {
	file := invented(tiny)
	in := report(5)
	var want Output
	load(t, file).Read(in, &want)
	for level := matrix.Plain; level <= matrix.Best(); level++ {
		n, err := loadAt(file, level)
		if err != nil {
			t.Fatal(err)
		}
		var out Output
		n.Read(in, &out)
		if !bytes.Equal(out.Tags, want.Tags) || !bytes.Equal(out.Rels, want.Rels) || !bytes.Equal(out.Names, want.Names) {
			t.Errorf("level %d reads differently", level)
		}
	}
}

func TestNoInputIsTooOdd(t *testing.T) {
	n := load(t, invented(tiny))
	odd := Input{Names: true, Words: []string{"", "\xff\xfe", strings.Repeat("é", 100000), "\x00", "İ", "a\nb"}, Sentences: [][2]int32{{0, 1}, {1, 1}, {1, 6}}}
	var out Output
	n.Read(&odd, &out)
	if len(out.Heads) != 6 {
		t.Fatalf("%d heads for 6 words", len(out.Heads))
	}
	n.Read(&Input{}, &out)
	if len(out.Tags) != 0 {
		t.Fatalf("%d tags for no words", len(out.Tags))
	}
}

func TestALongSentenceIsOneTree(t *testing.T) {
	n := load(t, invented(tiny))
	in := Input{Words: strings.Fields(strings.Repeat("and so on ", 300)), Sentences: [][2]int32{{0, 900}}}
	var out Output
	n.Read(&in, &out)
	roots := 0
	for _, h := range out.Heads {
		if h < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func TestNamesAreWellFormed(t *testing.T) {
	const names = 3 // O, B, I
	steps := []float32{0, 0, -1000, 0, 0, 0, 0, 0, 0, 0, 0, -1000}
	scores := [][]float32{{0, 1, 5}, {0, 0, 3}, {4, 0, 1}, {0, 1, 2}}
	labels, back := make([]uint8, 4), make([]uint8, 4*names)
	bestPath(labels, back, names, steps, func(t int) []float32 { return scores[t] })
	if want := []byte{1, 2, 0, 1}; !bytes.Equal(labels, want) {
		t.Errorf("labels %v, want %v", labels, want)
	}
}

func TestHalfFloatsKeepElevenBits(t *testing.T) {
	for _, x := range []float32{0, 1, -1, 0.1, -1000, 65504, 1e-5, -3e-7, 1e9} {
		got := fromHalf(toHalf(x))
		want := min(x, 65504)
		if math.Abs(float64(got-want)) > math.Abs(float64(want))/2048+3e-8 {
			t.Errorf("%g becomes %g", x, got)
		}
	}
}

// real is the size of the net that is shipped.
var real = Size{Regions: Regions{Words: 30000, Affixes: 12000, Ngrams: 20000}, Embed: 128, Hidden: 112, Arc: 64, Rel: 96}

func BenchmarkRead(b *testing.B) {
	file := invented(real)
	in := report(30)
	for level := matrix.Plain; level <= matrix.Best(); level++ {
		n, err := loadAt(file, level)
		if err != nil {
			b.Fatal(err)
		}
		var out Output
		b.Run([]string{"plain", "avx2", "avx512"}[level], func(b *testing.B) {
			for b.Loop() {
				n.Read(in, &out)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(in.Words)), "ns/word")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	file := invented(real)
	for b.Loop() {
		if _, err := Load(file); err != nil {
			b.Fatal(err)
		}
	}
}

func TestListsMarkTheLongestPhrase(t *testing.T) {
	l := MakeLists(map[uint32]uint8{
		PhraseHash([]string{"New", "Ostrel"}): 2, PhraseHash([]string{"ostrel"}): 4, PhraseHash([]string{"Vale"}): ClassPerson,
	})
	words := strings.Fields("Vale left NEW OSTREL for Ostrel , not for ostrel or Kolt")
	got := make([]uint8, len(words))
	l.Mark(words, got, &Parts{})
	want := []uint8{ClassPerson, 0, 2, 2 + MaxClass, 0, 4, 0, 0, 0, 0, 0, 0}
	if !bytes.Equal(got, want) {
		t.Errorf("marks %v, want %v", got, want)
	}
	new(Lists).Mark(words, got, &Parts{}) // no lists, no marks
	if !bytes.Equal(got, make([]byte, len(words))) {
		t.Errorf("marks without lists: %v", got)
	}
}
