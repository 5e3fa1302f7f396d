package nets

import (
	"bufio"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sayso/data"
	"sayso/reading/grammar/neural"
	"sayso/reading/words"
	"sayso/record"
)

// Classes of phrases; the last is that of persons' names.
const (
	classState  = 1 // states, regions, seas, rivers …
	classBig    = 2 // places from half a million people
	classMiddle = 3 // from fifty thousand
	classTown   = 4
	classPeople = 5 // "Afghan", "Afghans"
	classBody   = 6 // well-known organisations
)

// makeLists builds the lists a net looks phrases up in: the gazetteer's
// places, and the reader's lists of states, bodies, given names and surnames
// (run it in the repository's root).
func makeLists(corpora string) (neural.Lists, error) {
	classes := map[uint32]uint8{}
	in, done, err := open(filepath.Join(corpora, "gazetteer", "places.tsv.gz"))
	if err != nil {
		return neural.Lists{}, err
	}
	defer done()
	surnames, err := os.ReadFile(filepath.Join("data", "english", "surnames.tsv"))
	if err != nil {
		return neural.Lists{}, err
	}
	for f := range rows(data.Given + "\n" + string(surnames)) {
		addPhrase(classes, f[0], neural.ClassPerson)
	}
	for f := range rows(data.Bodies) {
		for _, name := range append(strings.Split(f[1], ";"), f[0]) {
			addPhrase(classes, name, classBody)
		}
	}
	for f := range rows(data.Countries) {
		for i, column := range f[1:min(len(f), 4)] {
			for _, name := range strings.Split(column, ";") {
				addPhrase(classes, name, [...]uint8{classState, classPeople, classPeople}[i])
			}
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 12 || f[0] == "source" {
			continue
		}
		class := placeClass(f)
		addPhrase(classes, f[2], class)
		addPhrase(classes, f[3], class)
		if class == classState && f[7] == "A" || class == classBig {
			for _, name := range strings.Split(f[4], ",") {
				if len(name) > 3 && name[0] >= 'A' && name[0] <= 'Z' {
					addPhrase(classes, name, class)
				}
			}
		}
	}
	return neural.MakeLists(classes), lines.Err()
}

func placeClass(f []string) uint8 {
	people, _ := strconv.Atoi(f[11])
	switch {
	case f[7] != "P":
		return classState
	case people >= 500_000:
		return classBig
	case people >= 50_000:
		return classMiddle
	}
	return classTown
}

// rows yields the rows of one of the reader's lists, cut at tabs.
func rows(list string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			f := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(f) > 1 && line[0] != '#' && !yield(f) {
				return
			}
		}
	}
}

// addPhrase enters a name, cut to words as the reader cuts; the lowest class
// counts.
func addPhrase(classes map[uint32]uint8, name string, class uint8) {
	text := words.Split(&record.Report{Text: name})
	var all []string
	for i := range text.Tokens {
		all = append(all, text.Word(i))
	}
	if len(all) == 0 || len(name) < 3 {
		return
	}
	h := neural.PhraseHash(all) &^ neural.MaxClass
	if old, ok := classes[h]; !ok || class < old {
		classes[h] = class
	}
}
