// Package sentences trains the model that decides where sentences end.
package sentences

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"sayso/data"
	"sayso/reading/words"
	"sayso/record"
	"sayso/tools/train/corpus"
)

// Train trains the model that decides where sentences end, by
// logistic regression (AdaGrad, L2) on the candidates of the treebanks' raw
// text, and writes one signed byte per feature.
func Train(args []string) error {
	flags := flag.NewFlagSet("sentences", flag.ContinueOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/sentences.model", "file to write")
	rounds := flags.Int("rounds", 8, "passes over the examples")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var train, dev []place
	for _, bank := range []string{"ewt", "gum"} {
		for _, part := range []struct {
			file string
			to   *[]place
		}{{bank + "-train.conllu.gz", &train}, {bank + "-dev.conllu", &dev}} {
			text, starts, err := rawText(filepath.Join(*corpora, "syntax", part.file))
			if err != nil {
				return err
			}
			*part.to = append(*part.to, places(text, starts)...)
		}
	}
	w := fitPlaces(train, *rounds)
	fmt.Printf("%d candidates; wrong on dev: %.2f %%\n", len(train), 100*wrong(w, dev))
	return os.WriteFile(*out, data.Seal("SNT", 1, w.bytes()), 0o644)
}

// place is a candidate and whether a sentence ends there.
type place struct {
	features []uint32
	ends     bool
}

// places returns the candidates of a text whose sentences start at the given
// bytes.
func places(text string, starts map[int]bool) []place {
	var list []place
	report := &record.Report{Text: text}
	plain := words.Split(report)
	words.Candidates(report, func(token int, features []uint32) bool {
		ends := starts[int(plain.Tokens[token].Start)]
		if len(features) == 0 { // decided by rule
			return true
		}
		list = append(list, place{append([]uint32(nil), features...), ends})
		return ends
	})
	return list
}

// rawText returns a treebank's text, paragraphs apart by blank lines and
// sentences by one space, and the bytes where sentences start.
func rawText(path string) (string, map[int]bool, error) {
	r, err := corpus.Open(path)
	if err != nil {
		return "", nil, err
	}
	defer r.Close()
	var text strings.Builder
	starts := map[int]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	fresh := true
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "# newdoc") || strings.HasPrefix(line, "# newpar") {
			if text.Len() > 0 && !fresh {
				text.WriteString("\n\n")
			}
			fresh = true
		}
		if sentence, ok := strings.CutPrefix(line, "# text = "); ok {
			if !fresh {
				text.WriteByte(' ')
			}
			starts[text.Len()] = true
			text.WriteString(sentence)
			fresh = false
		}
	}
	return text.String(), starts, lines.Err()
}

// weights is a linear model over hashed features.
type weights []float64

func (w weights) score(features []uint32) float64 {
	sum := 0.0
	for _, f := range features {
		sum += w[f]
	}
	return sum
}

// fitPlaces trains by AdaGrad on the logistic loss and returns the mean of the
// weights over all steps, which depends little on the order of the examples.
func fitPlaces(train []place, rounds int) weights {
	const rate, decay = 0.15, 1e-4
	w, squares := make(weights, 1<<words.FeatureBits), make([]float64, 1<<words.FeatureBits)
	shuffle := rand.New(rand.NewPCG(1, 2))
	sums, steps := make(weights, len(w)), 0.0
	at := make([]float64, len(w))
	for range rounds {
		for _, n := range shuffle.Perm(len(train)) {
			p := &train[n]
			gold := 0.0
			if p.ends {
				gold = 1
			}
			g := 1/(1+math.Exp(-w.score(p.features))) - gold
			for _, f := range p.features {
				d := g + decay*w[f]
				squares[f] += d * d
				sums[f] += w[f] * (steps - at[f])
				at[f] = steps
				w[f] -= rate * d / (math.Sqrt(squares[f]) + 1e-6)
			}
			steps++
		}
	}
	for f := range w {
		w[f] = (sums[f] + w[f]*(steps-at[f])) / steps
	}
	return w
}

func wrong(w weights, list []place) float64 {
	n := 0
	for _, p := range list {
		if (w.score(p.features) > 0) != p.ends {
			n++
		}
	}
	return float64(n) / float64(len(list))
}

// bytes scales the weights into signed bytes.
func (w weights) bytes() []byte {
	top := 0.0
	for _, x := range w {
		top = max(top, math.Abs(x))
	}
	out := make([]byte, len(w))
	for i, x := range w {
		out[i] = byte(int8(math.Round(x / top * 127)))
	}
	return out
}
