package intake

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"
)

// goldPage is one page of the articles corpus.
type goldPage struct {
	ID, URL, HTML string
	Text          string
	Published     *string
}

// corpus reads a file of the articles corpus; the test is skipped without it.
func corpus(t testing.TB, file string) (pages []goldPage, read func(goldPage) []byte) {
	dir := os.Getenv("SAYSO_CORPORA")
	if dir == "" {
		t.Skip("SAYSO_CORPORA is not set: no gold pages to score against")
	}
	dir = filepath.Join(dir, "articles")
	f, err := os.Open(filepath.Join(dir, file))
	if err != nil {
		t.Skipf("no articles corpus: %v", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var p goldPage
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	return pages, func(p goldPage) []byte { return readPage(t, filepath.Join(dir, p.HTML)) }
}

func readPage(t testing.TB, path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// shingles counts the runs of four word tokens of a text (fewer, if it is
// shorter), the unit in which extraction is scored.
func shingles(text string) map[string]int {
	tokens := strings.FieldsFunc(text, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsNumber(r)
	})
	n := min(4, max(1, len(tokens)))
	out := map[string]int{}
	for i := 0; i+n <= len(tokens); i++ {
		out[strings.Join(tokens[i:i+n], " ")]++
	}
	return out
}

// extraction scores one page: precision and recall over shingles.
func extraction(gold, got string) (p, r float64) {
	g, s := shingles(gold), shingles(got)
	var tp, ng, ns float64
	for k, n := range s {
		tp += float64(min(n, g[k]))
		ns += float64(n)
	}
	for _, n := range g {
		ng += float64(n)
	}
	p, r = 1, 1
	if ns > 0 {
		p = tp / ns
	} else if ng > 0 {
		p = 0
	}
	if ng > 0 {
		r = tp / ng
	}
	return p, r
}

// TestArticlesOfTheCorpus scores extraction on the gold pages: F1 of mean
// precision and mean recall.
func TestArticlesOfTheCorpus(t *testing.T) {
	pages, read := corpus(t, "dev.jsonl")
	var sp, sr float64
	type row struct {
		line string
		f    float64
	}
	var rows []row
	for _, p := range pages {
		source := read(p)
		got, err := One(p.HTML, source, Hint{URL: p.URL, Format: HTML})
		text := ""
		if err == nil {
			text = got.Text
		}
		pp, rr := extraction(p.Text, text)
		sp, sr = sp+pp, sr+rr
		rows = append(rows, row{fmt.Sprintf("P %.3f R %.3f %.12s %.70s", pp, rr, strings.TrimPrefix(p.ID, "aeb/"), p.URL), pp + rr})
		if dir := os.Getenv("SAYSO_DUMP"); dir != "" {
			id := strings.TrimPrefix(p.ID, "aeb/")[:12]
			os.WriteFile(filepath.Join(dir, id+".gold"), []byte(p.Text), 0o644)
			os.WriteFile(filepath.Join(dir, id+".got"), []byte(text), 0o644)
			os.WriteFile(filepath.Join(dir, id+".html"), source, 0o644)
		}
	}
	n := float64(len(pages))
	f := 2 * sp * sr / (sp + sr) / n
	sort.Slice(rows, func(i, j int) bool { return rows[i].f < rows[j].f })
	t.Logf("articles dev: P %.3f R %.3f F1 %.4f on %d pages", sp/n, sr/n, f, len(pages))
	for _, r := range rows[:min(len(rows), 25)] {
		t.Log(r.line)
	}
	if f < extractionFloor {
		t.Errorf("F1 %.4f is below %.3f", f, extractionFloor)
	}
}

// extractionFloor is the F1 that a change must not fall below.
const extractionFloor = 0.965

// TestDatesOfTheCorpus scores the day of publication on the gold pages; a
// page without one counts as right if none is found.
func TestDatesOfTheCorpus(t *testing.T) {
	pages, read := corpus(t, "dates-dev.jsonl")
	right := 0
	for _, p := range pages {
		got, err := One(p.HTML, read(p), Hint{URL: p.URL, Format: HTML})
		day, from, gold := "", "", ""
		if err == nil {
			day, from = got.Published, got.PublishedFrom
		}
		if p.Published != nil {
			gold = *p.Published
		}
		if day[:min(len(day), 10)] == gold {
			right++
		} else {
			t.Logf("%s: gold %q, got %q from %s (%v) %s", p.HTML, gold, day, from, err, p.URL)
		}
	}
	share := float64(right) / float64(len(pages))
	t.Logf("dates dev: %.3f right of %d", share, len(pages))
	if share < datesFloor {
		t.Errorf("%.3f is below %.2f", share, datesFloor)
	}
}

// datesFloor is the share of right days that a change must not fall below.
const datesFloor = 0.8

func BenchmarkPagesOfTheCorpus(b *testing.B) {
	pages, read := corpus(b, "dev.jsonl")
	var bodies [][]byte
	var size int64
	for _, p := range pages {
		bodies = append(bodies, read(p))
		size += int64(len(bodies[len(bodies)-1]))
	}
	b.SetBytes(size / int64(len(bodies)))
	n := 0
	for b.Loop() {
		One("page", bodies[n%len(bodies)], Hint{Format: HTML})
		n++
	}
}

func BenchmarkLines(b *testing.B) {
	line := `{"id": "a", "title": "The river rises", "text": "` + strings.Repeat("The river rose overnight and flooded the lower town, officials said on Monday. ", 40) + "\"}\n"
	body := []byte(strings.Repeat(line, 100))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		for _, err := range Read("a.jsonl", body, Hint{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkText(b *testing.B) {
	body := []byte("The river rises\n\nBy Mara Lindqvist\n\n" + strings.Repeat("The river rose overnight and flooded the lower town, officials said on Monday.\n\n", 100))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		One("a.txt", body, Hint{})
	}
}
