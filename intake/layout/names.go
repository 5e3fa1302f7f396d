package layout

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sayso/data"
)

// inLines tells whether word is one of the lines of a sorted list.
func inLines(list, word string) bool {
	lo, hi := 0, len(list)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(list[:mid], '\n') + 1
		end := len(list)
		if n := strings.IndexByte(list[start:], '\n'); n >= 0 {
			end = start + n
		}
		switch c := strings.Compare(list[start:end], word); {
		case c == 0:
			return true
		case c < 0:
			lo = end + 1
		default:
			hi = start
		}
	}
	return false
}

// knownPlace tells whether a name is a country, region or big town.
func knownPlace(name string) bool {
	return len(name) < 40 && inLines(data.DatelinePlaces, strings.ToLower(strings.TrimSpace(name)))
}

// The known names, read on first use.
var (
	// agencies maps a spelling to one that stands for the same agency.
	agencies = sync.OnceValue(func() map[string]string {
		names := make(map[string]string, 200)
		for row := range listed(data.Agencies) {
			spelling, same, ok := strings.Cut(row, "\t")
			if !ok {
				same = spelling
			}
			names[spelling] = same
		}
		return names
	})
	outlets = sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, 300)
		for row := range listed(data.Outlets) {
			if cols := strings.Split(row, "\t"); len(cols) > 1 {
				set[cols[1]] = true
			}
		}
		return set
	})
	outletWords = sync.OnceValue(func() map[string]bool { return setOf(data.OutletWords) })
	sections    = sync.OnceValue(func() map[string]bool { return setOf(data.Sections) })
)

// listed yields the rows of a list, comments and blank lines left out.
func listed(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for row := range strings.Lines(list) {
			if row = strings.TrimRight(row, "\r\n"); row != "" && row[0] != '#' && !yield(row) {
				return
			}
		}
	}
}

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for row := range listed(list) {
		set[row] = true
	}
	return set
}

// agency returns the spelling that stands for the agency of a name, in
// capitals or not; "" if it is none.
func agency(name string) string {
	name = strings.TrimSpace(name)
	if len(name) > 40 {
		return ""
	}
	if same := agencies()[name]; same != "" || len(name) < 5 || !isUpper(name) {
		return same
	}
	return agencies()[titled(name)]
}

// isAgency tells whether a name is a news agency's.
func isAgency(name string) bool { return agency(name) != "" }

// looksOutlet tells a name that ends as names of outlets do: "Harbour Gazette".
func looksOutlet(name string) bool {
	bare, _ := cutFold(name, "the ")
	at := strings.LastIndexByte(bare, ' ')
	return at > 0 && isName(bare) && outletWords()[strings.ToLower(bare[at+1:])]
}

// OutletOf returns the name of the outlet whose domain a URL has; "" if it is
// not a known one.
func OutletOf(url string) string {
	for host := hostOf(url); strings.IndexByte(host, '.') >= 0; {
		if at := strings.Index(data.Outlets, "\n"+host+"\t"); at >= 0 {
			row := data.Outlets[at+len(host)+2:]
			return row[:strings.IndexByte(row, '\t')]
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}

// hostOf is the host of an address in lower case; of a page that an archive
// keeps, whose address ends in the page's own, it is that of the page.
func hostOf(url string) string {
	at := strings.LastIndex(url, "://")
	if at < 0 {
		return ""
	}
	host := url[at+len("://"):]
	if end := strings.IndexAny(host, "/?#:"); end >= 0 {
		host = host[:end]
	}
	return strings.ToLower(host)
}

// SiteOf names the site that an address leads to, for outlets whose name is
// not known: "ksla.com". Machines without a name have none.
func SiteOf(url string) string {
	host := strings.TrimPrefix(hostOf(url), "www.")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || strings.ContainsAny(host, "@ ") || strings.TrimLeft(host[dot+1:], "0123456789") == "" {
		return ""
	}
	return host
}

// IsOutlet tells whether a name is that of a known outlet, with or without
// its article.
func IsOutlet(name string) bool {
	name = strings.TrimSpace(name)
	if name == "" || len(name) > 60 {
		return false
	}
	return outlets()[name] || outlets()["The "+name] || len(name) > 4 && isUpper(name) && outlets()[titled(name)]
}

// isUpper tells whether all letters of s are capitals, and it has one.
func isUpper(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// startsUpper tells whether s begins with a capital letter.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// titled writes words in capitals as words with a capital.
func titled(s string) string {
	var b strings.Builder
	inside := false
	for _, r := range s {
		if inside {
			r = unicode.ToLower(r)
		}
		inside = unicode.IsLetter(r)
		b.WriteRune(r)
	}
	return b.String()
}

// particles are the small words inside names.
var particles = " de la del van von der den bin bint ibn al el da dos das do di du le of and the abu ter ten af av y e "

func isParticle(w string) bool { return len(w) < 6 && strings.Contains(particles, " "+w+" ") }

// notNames are capitalised words that no name of a person or desk begins with.
var notNames = " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
	"early late mid last next then now noon midnight the a an this that these those his her their its our my your some many most all both one two three four five " +
	"law contrast comparison definition nature design far and or but "

// isName tells whether s looks like a name: one to six words, each with a
// capital or a particle, without digits.
func isName(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 60 || !startsUpper(s) || strings.ContainsAny(s, "0123456789:;!?\"“”()[]{}@/|<>=_*") {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n++; n == 1 && strings.Contains(notNames, " "+strings.ToLower(strings.TrimRight(w, ",."))+" ") {
			return false
		}
		if !startsUpper(w) && !isParticle(w) && !unicode.IsLetter(afterMark(w)) {
			return false
		}
	}
	return n <= 6
}

// afterMark returns the capital behind a leading "d'", "al-" or "O’"; a digit
// if there is none.
func afterMark(w string) rune {
	if at := strings.IndexAny(w, "'’-"); at > 0 && at < 4 {
		_, size := utf8.DecodeRuneInString(w[at:])
		if rest := w[at+size:]; startsUpper(rest) {
			return 'A'
		}
	}
	return '0'
}
