package eval

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
)

// A Parser turns raw text into CoNLL-U.
type Parser func(text string) ([]byte, error)

// SyntaxFiles are the dev parts of the treebanks.
var SyntaxFiles = []string{"ewt-dev.conllu", "gum-dev.conllu"}

// Syntax parses the raw text of a CoNLL-U file and scores the result against
// it, after the definitions of the CoNLL 2018 shared task (Zeman et al.):
// words are aligned by character span, inside multiword tokens by the longest
// common subsequence of forms; relations are compared without their subtype.
func Syntax(w io.Writer, path string, parse Parser) error {
	gold, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	system, err := parse(rawText(gold))
	if err != nil {
		return err
	}
	g, s := readTrees(gold), readTrees(system)
	if g.text != s.text {
		return fmt.Errorf("%s: the parse has other characters than the gold", path)
	}
	return g.score(w, s)
}

// rawText is the text that a treebank's comments give, a blank line between
// paragraphs and documents.
func rawText(conllu []byte) string {
	var out strings.Builder
	first := true
	for _, line := range strings.Split(string(conllu), "\n") {
		switch {
		case (strings.HasPrefix(line, "# newdoc") || strings.HasPrefix(line, "# newpar")) && !first:
			out.WriteString("\n\n")
		case strings.HasPrefix(line, "# text = "):
			if s := out.String(); out.Len() > 0 && s[len(s)-1] != '\n' {
				out.WriteByte(' ')
			}
			out.WriteString(line[len("# text = "):])
			first = false
		}
	}
	return out.String() + "\n"
}

// extent is half-open offsets in characters, white space not counted.
type extent struct{ start, end int }

// treeWord is one syntactic word.
type treeWord struct {
	extent
	form, upos, rel string
	head            int // index in trees.words, -1 for a root
	multi           bool
}

type trees struct {
	text      string
	tokens    map[extent]bool
	sentences map[extent]bool
	words     []treeWord
}

func readTrees(conllu []byte) *trees {
	t := &trees{tokens: map[extent]bool{}, sentences: map[extent]bool{}}
	var text strings.Builder
	at, begin, first, upTo := 0, 0, 0, 0
	var whole extent
	closeSentence := func() {
		if len(t.words) > first {
			for i := first; i < len(t.words); i++ {
				if h := t.words[i].head; h > 0 && first+h-1 < len(t.words) {
					t.words[i].head = first + h - 1
				} else {
					t.words[i].head = -1
				}
			}
			t.sentences[extent{begin, at}] = true
		}
		begin, first, upTo = at, len(t.words), 0
	}
	in := bufio.NewScanner(bytes.NewReader(conllu))
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		line := in.Text()
		if line == "" {
			closeSentence()
			continue
		}
		f := strings.Split(line, "\t")
		if line[0] == '#' || len(f) < 8 || strings.Contains(f[0], ".") {
			continue
		}
		form := strings.Join(strings.FieldsFunc(f[1], unicode.IsSpace), "")
		n := len([]rune(form))
		if _, last, ok := strings.Cut(f[0], "-"); ok {
			upTo, _ = strconv.Atoi(last)
			whole = extent{at, at + n}
			t.tokens[whole] = true
			text.WriteString(form)
			at += n
			continue
		}
		id, _ := strconv.Atoi(f[0])
		head, _ := strconv.Atoi(f[6])
		rel, _, _ := strings.Cut(f[7], ":")
		w := treeWord{form: form, upos: f[3], head: head, rel: rel}
		if id <= upTo {
			w.extent, w.multi = whole, true
		} else {
			w.extent = extent{at, at + n}
			t.tokens[w.extent] = true
			text.WriteString(form)
			at += n
		}
		t.words = append(t.words, w)
	}
	closeSentence()
	t.text = text.String()
	return t
}

func (g *trees) score(w io.Writer, s *trees) error {
	toGold := make([]int, len(s.words))
	for i := range toGold {
		toGold[i] = -1
	}
	var pairs [][2]int
	align(g.words, s.words, func(i, j int) {
		pairs = append(pairs, [2]int{i, j})
		toGold[j] = i
	})
	tags, heads, labelled := 0, 0, 0
	for _, p := range pairs {
		a, b := g.words[p[0]], s.words[p[1]]
		tags += toInt(a.upos == b.upos)
		right := a.head < 0 && b.head < 0 || a.head >= 0 && b.head >= 0 && toGold[b.head] == a.head
		heads += toInt(right)
		labelled += toInt(right && a.rel == b.rel)
	}
	f1 := func(right, gold, found int) float64 {
		if gold+found == 0 {
			return 0
		}
		return 200 * float64(right) / float64(gold+found)
	}
	n, m := len(g.words), len(s.words)
	_, err := fmt.Fprintf(w, "tokens    %6.2f\nsentences %6.2f\nwords     %6.2f\nUPOS      %6.2f\nUAS       %6.2f\nLAS       %6.2f\n",
		f1(shared(g.tokens, s.tokens), len(g.tokens), len(s.tokens)), f1(shared(g.sentences, s.sentences), len(g.sentences), len(s.sentences)),
		f1(len(pairs), n, m), f1(tags, n, m), f1(heads, n, m), f1(labelled, n, m))
	return err
}

func shared(a, b map[extent]bool) int {
	n := 0
	for x := range a {
		n += toInt(b[x])
	}
	return n
}

// align calls pair for each aligned gold and system word.
func align(gold, system []treeWord, pair func(i, j int)) {
	i, j := 0, 0
	for i < len(gold) && j < len(system) {
		g, s := gold[i], system[j]
		switch {
		case !g.multi && !s.multi && g.extent == s.extent:
			pair(i, j)
			i++
			j++
		case !g.multi && !s.multi && (g.start < s.start || g.start == s.start && g.end < s.end):
			i++
		case !g.multi && !s.multi:
			j++
		case g.end <= s.start:
			i++
		case s.end <= g.start:
			j++
		default:
			i, j = alignMulti(gold, system, i, j, pair)
		}
	}
}

// alignMulti aligns the words of multiword tokens that overlap, from i and j
// on, and returns where they end.
func alignMulti(gold, system []treeWord, i, j int, pair func(i, j int)) (int, int) {
	end, bi, bj := 0, i, j
	for _, w := range []treeWord{gold[i], system[j]} {
		if w.multi {
			end = max(end, w.end)
		}
	}
	for grew := true; grew; {
		grew = false
		for ; i < len(gold) && gold[i].start < end; i++ {
			if gold[i].multi && gold[i].end > end {
				end, grew = gold[i].end, true
			}
		}
		for ; j < len(system) && system[j].start < end; j++ {
			if system[j].multi && system[j].end > end {
				end, grew = system[j].end, true
			}
		}
	}
	longestCommon(gold[bi:i], system[bj:j], func(a, b int) { pair(bi+a, bj+b) })
	return i, j
}

// longestCommon pairs the longest common subsequence of forms, case ignored.
func longestCommon(a, b []treeWord, pair func(i, j int)) {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if strings.EqualFold(a[i].form, b[j].form) {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case strings.EqualFold(a[i].form, b[j].form):
			pair(i, j)
			i++
			j++
		case t[i+1][j] >= t[i][j+1]:
			i++
		default:
			j++
		}
	}
}
