package nets

import (
	"bufio"
	"path/filepath"
	"strconv"
	"strings"

	"sayso/data"
	"sayso/reading/grammar/neural"
	"sayso/reading/words"
	"sayso/record"
)

// Classes of places by inhabitants; the last class is that of given names.
const (
	classState  = 1 // states, regions, seas, rivers …
	classBig    = 2 // from half a million
	classMiddle = 3 // from fifty thousand
	classTown   = 4
	classSmall  = 5 // below five thousand
)

// makeLists builds the lists a net looks phrases up in: the gazetteer's
// places and the given names.
func makeLists(corpora string) (neural.Lists, error) {
	classes := map[uint32]uint8{}
	in, done, err := open(filepath.Join(corpora, "gazetteer", "places.tsv.gz"))
	if err != nil {
		return neural.Lists{}, err
	}
	defer done()
	for line := range strings.Lines(data.Given) {
		if name, _, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			addPhrase(classes, name, neural.ClassGiven)
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
		if class == classState && f[7] == "A" {
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
	case people >= 5_000:
		return classTown
	}
	return classSmall
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
