package naming

import (
	"bufio"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
	"sayso/reading/grammar/names"
	"sayso/tools/train/corpus"
)

// towns is the set of place names that names are found with.
var towns = names.OpenTowns(data.Towns)

// Towns makes the set of place names from the gazetteer's table.
func Towns(args []string) error {
	flags := flag.NewFlagSet("towns", flag.ContinueOnError)
	corpora := flags.String("corpora", os.Getenv("SAYSO_CORPORA"), "folder of the corpora")
	out := flags.String("out", "data/models/towns.model", "file to write")
	least := flags.Int("people", 3000, "smallest town to take in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := corpus.Open(filepath.Join(*corpora, "gazetteer", "places.tsv.gz"))
	if err != nil {
		return err
	}
	defer r.Close()
	places := map[string]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 12 || f[0] == "source" {
			continue
		}
		people, _ := strconv.Atoi(f[11])
		town := f[7] == "P"
		if town && people < *least {
			continue
		}
		wide := !town && f[7] != "S" || people > 150000
		put := func(name string) {
			if placeName(name) {
				places[name] = places[name] || wide
			}
		}
		put(f[2])
		put(f[3])
		if people > 50000 || !town {
			for name := range strings.SplitSeq(f[4], ",") {
				put(name)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	for line := range strings.Lines(data.PlacesSites) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); line[0] != '#' && len(f) > 2 {
			places[f[0]] = true
			for k := 5; k < min(6, len(f)); k++ {
				for name := range strings.SplitSeq(f[k], ";") {
					if placeName(name) {
						places[name] = true
					}
				}
			}
		}
	}
	return os.WriteFile(*out, names.PackTowns(places), 0o644)
}

// placeName keeps names that begin with a capital and are no bare codes.
func placeName(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r) && len(name) > 3 && strings.ToUpper(name) != name
}
