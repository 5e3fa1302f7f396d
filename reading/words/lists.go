package words

import (
	"strings"

	"sayso/data"
)

// stop tells when the full stop after an abbreviation belongs to it; the
// members are the second column of the list of abbreviations.
type stop uint8

const (
	stopTitle  stop = iota + 1 // always, and no sentence ends after it
	stopAlways                 // always; a sentence may end after it
	stopNumber                 // when a digit follows
	stopName                   // when a capital or a digit follows
	stopInner                  // unless a capital follows
	stopClock                  // always; a day or time zone after it goes on
)

// label tells what a link's beginning or a dotted name's last part is.
type label uint8

const (
	linkStart label = iota + 1
	domain
	weakDomain
	fileEnding
)

// affix tells on which side of a hyphen a part belongs to the word.
type affix uint8

const (
	prefix    affix = iota + 1
	lowPrefix       // only in lower case
	suffix
)

var (
	abbreviations = table(data.Abbreviations, map[string]stop{"title": stopTitle, "always": stopAlways, "number": stopNumber, "name": stopName, "inner": stopInner, "clock": stopClock})
	dotted        = table(data.Links, map[string]label{"start": linkStart, "domain": domain, "weak": weakDomain, "file": fileEnding})
	affixes       = table(data.Prefixes, map[string]affix{"prefix": prefix, "low": lowPrefix, "suffix": suffix})
	units         = table(data.Units, map[string]bool{"": true})
	afterClock    = table(data.AfterClock, map[string]bool{"": true})
	starters      = table(data.Starters, map[string]bool{"": true})
	fusedWords    = fusedTable(data.Fused)
	linkStarts    = starts()
)

// table reads "word<TAB>class" lines; lines beginning with # are comments.
func table[V any](list string, classes map[string]V) map[string]V {
	t := make(map[string]V, strings.Count(list, "\n"))
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		word, class, _ := strings.Cut(line, "\t")
		if v, ok := classes[class]; ok {
			t[word] = v
		}
	}
	return t
}

// fusedTable reads "word<TAB>lengths" lines: the lengths of the parts.
func fusedTable(list string) map[string][]int {
	t := make(map[string][]int, 64)
	for line := range strings.Lines(list) {
		word, lengths, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if !ok || word[0] == '#' {
			continue
		}
		for _, l := range strings.Fields(lengths) {
			t[word] = append(t[word], int(l[0]-'0'))
		}
	}
	return t
}

func starts() []string {
	var list []string
	for line := range strings.Lines(data.Links) {
		if word, ok := strings.CutSuffix(strings.TrimRight(line, "\r\n"), "\tstart"); ok {
			list = append(list, word)
		}
	}
	return list
}

// lowerSize bounds the words that are looked up in lists, in bytes.
const lowerSize = 24

// lookup returns the list's entry for s in lower case (ASCII letters only),
// without allocating.
func lookup[V any](list map[string]V, s string) V {
	var none V
	if len(s) > lowerSize {
		return none
	}
	var buf [lowerSize]byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return list[string(buf[:len(s)])]
}
