package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode"
)

// SentencesFiles hold edited news with its sentences, beside a folder of
// their own: the news of a treebank, and newspapers' and agencies' reports.
var SentencesFiles = []string{"../syntax/gum-dev.conllu", "../crossdoc/ecbplus-dev.jsonl"}

// Sentences scores where a parser ends the sentences of edited news: exact
// spans, white space not counted. A treebank gives its documents of news, in
// paragraphs as printed. EventCorefBank gives the reports that it took from
// elsewhere, a sentence a line, tokens rejoined: a paragraph ends here where
// a line has no final mark, as headlines and bylines have none.
func Sentences(w io.Writer, path string, parse Parser) error {
	paragraphs, err := newsOf(path)
	if err != nil {
		return err
	}
	var text strings.Builder
	gold, at := map[extent]bool{}, 0
	for _, p := range paragraphs {
		for i, s := range p {
			if i > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(s)
			n := letters(s)
			gold[extent{at, at + n}] = true
			at += n
		}
		text.WriteString("\n\n")
	}
	parsed, err := parse(text.String())
	if err != nil {
		return err
	}
	system := readTrees(parsed)
	if n := len([]rune(system.text)); n != at {
		return fmt.Errorf("%s: the parse has %d characters, the gold %d", path, n, at)
	}
	right, g, s := shared(gold, system.sentences), len(gold), len(system.sentences)
	p, r := 100*float64(right)/float64(max(s, 1)), 100*float64(right)/float64(max(g, 1))
	_, err = fmt.Fprintf(w, "%-28s P %5.1f  R %5.1f  F1 %5.1f   (%d right, %d gold, %d found)\n", "sentences", p, r, 200*float64(right)/float64(max(g+s, 1)), right, g, s)
	return err
}

// letters counts the characters of s that are no white space.
func letters(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	return n
}

// newsOf returns the paragraphs of the news in a gold file, each a list of
// sentences.
func newsOf(path string) ([][]string, error) {
	var all [][]string
	if strings.HasSuffix(path, ".conllu") {
		file, err := os.ReadFile(path)
		return newsOfTrees(string(file)), err
	}
	err := Lines(path, func(line []byte) error {
		var d document
		if err := json.Unmarshal(line, &d); err != nil || !strings.HasSuffix(d.ID, "ecb") {
			return err
		}
		open := false
		for s := range strings.Lines(d.Text) {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			if !open {
				all = append(all, nil)
			}
			all[len(all)-1] = append(all[len(all)-1], s)
			open = finalMark.MatchString(s)
		}
		return nil
	})
	return all, err
}

var finalMark = regexp.MustCompile(`[.?!…]["'”’)\]]*$`)

// newsOfTrees returns the paragraphs of a treebank's documents of news.
func newsOfTrees(conllu string) [][]string {
	var all [][]string
	news := false
	for line := range strings.Lines(conllu) {
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			news = strings.Contains(id, "_news_")
			all = append(all, nil)
		}
		if strings.HasPrefix(line, "# newpar") {
			all = append(all, nil)
		}
		if s, ok := strings.CutPrefix(line, "# text = "); ok && news {
			all[len(all)-1] = append(all[len(all)-1], strings.TrimSpace(s))
		}
	}
	return all
}
