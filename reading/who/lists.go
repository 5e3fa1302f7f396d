package who

import (
	"iter"
	"strings"

	"sayso/data"
	"sayso/record"
)

// noun is what the list of speakers knows of a noun.
type noun struct {
	kind   record.EntityKind // "document" for reports, letters, films
	sector string
	gender byte // 'm', 'f' or '-'
}

// document is the list's kind of a text or picture that is read out as a
// source; its entity is of kind unnamed or organisation.
const document record.EntityKind = "document"

// body is a known organisation, group or outlet, or a state.
type body struct {
	name    string // its usual full name
	kind    record.EntityKind
	country string
	sector  string
	form    bodyForm
}

// bodyForm tells what a listed form says of its body.
type bodyForm uint8

const (
	ownName   bodyForm = iota
	adjective          // Russian
	people             // Russians
	seat               // Moscow, the Kremlin
)

type title struct {
	sector string
	gender byte
}

// The lists, parsed once at start and only read afterwards.
var (
	speakers = parseSpeakers(data.Speakers)
	titles   = parseTitles(data.Titles)
	given    = parseGiven(data.Given)
	surnames = parseNames(data.Surnames)
	bodies   = parseBodies(data.Bodies, data.Countries)
	offices  = parseOffices(data.Offices)
	// calendar holds the names of days and months.
	calendar = parseNames(data.AfterClock)
	// regions are the news abbreviations of states within states: "Vt.".
	regions = parseRegions(data.PlacesStates)
	// bodySectors gives the sector of a body whose name holds the word.
	bodySectors = parseBodySectors(data.OrgWords)
	// tailWords and headWords give the kind of a body whose name ends, or
	// begins, with the word: outlets and armed groups only.
	tailWords, headWords = parseBodyWords(data.OrgWords)
	// bodyStarts gives for the first word of a listed body the most bytes
	// that a form beginning with it has.
	bodyStarts = startsOf(bodies)
)

// rows yields the columns of each line of a table; lines that begin with #
// are remarks.
func rows(table string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		var cols [8]string
		for line := range strings.Lines(table) {
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			n := 0
			for n < len(cols)-1 {
				before, after, more := strings.Cut(line, "\t")
				cols[n] = before
				n++
				if !more {
					break
				}
				line = after
			}
			if !yield(cols[:n]) {
				return
			}
		}
	}
}

func parseSpeakers(table string) map[string]noun {
	m := make(map[string]noun, 1024)
	for r := range rows(table) {
		m[r[0]] = noun{record.EntityKind(r[1]), r[2], r[3][0]}
	}
	return m
}

func parseTitles(table string) map[string]title {
	m := make(map[string]title, 512)
	for r := range rows(table) {
		m[r[0]] = title{r[1], r[2][0]}
	}
	return m
}

func parseGiven(table string) map[string]byte {
	m := make(map[string]byte, 1024)
	for r := range rows(table) {
		m[r[0]] = r[1][0]
	}
	return m
}

func parseBodyWords(table string) (tail, head map[string]record.EntityKind) {
	tail, head = make(map[string]record.EntityKind, 64), make(map[string]record.EntityKind, 64)
	kinds := map[string]record.EntityKind{"media": record.Outlet, "militant": record.ArmedGroup}
	for r := range rows(table) {
		switch k := kinds[r[2]]; {
		case k == "":
		case r[1] == "tail":
			tail[r[0]] = k
		case r[1] == "head":
			head[r[0]] = k
		}
	}
	return tail, head
}

func parseBodies(bodyTable, countryTable string) map[string]body {
	m := make(map[string]body, 2048)
	for r := range rows(countryTable) {
		for len(r) < 5 {
			r = append(r, "")
		}
		state := body{kind: record.State, country: r[0], sector: "GOV"}
		for form, list := range r[1:5] {
			state.form = bodyForm(form)
			for f := range strings.SplitSeq(list, ";") {
				if f == "" {
					continue
				}
				if state.name == "" {
					state.name = f
				}
				if _, ok := m[f]; !ok {
					m[f] = state
				}
			}
		}
	}
	for r := range rows(bodyTable) {
		b := body{name: r[0], kind: record.EntityKind(r[2]), country: r[3], sector: r[4]}
		m[r[0]] = b
		for f := range strings.SplitSeq(r[1], ";") {
			if f != "" {
				m[f] = b
			}
		}
	}
	return m
}

// parseOffices reads the lines of forms that name one office.
func parseOffices(table string) [][]string {
	var out [][]string
	for r := range rows(table) {
		out = append(out, strings.Split(lower(r[0]), ";"))
	}
	return out
}

func parseNames(table string) map[string]bool {
	m := make(map[string]bool, 4096)
	for r := range rows(table) {
		m[r[0]] = true
	}
	return m
}

func parseRegions(table string) map[string]bool {
	m := map[string]bool{"D.C.": true, "Tex": true}
	for r := range rows(table) {
		if len(r) > 1 {
			for f := range strings.SplitSeq(r[1], ",") {
				m[f] = true
			}
		}
	}
	delete(m, "")
	return m
}

func parseBodySectors(table string) map[string]string {
	sectors := map[string]string{"government": "GOV", "military": "MIL", "police": "COP", "court": "JUD", "company": "BUS", "finance": "BUS", "education": "EDU", "media": "MED", "militant": "REB", "ngo": "NGO", "party": "PTY", "union": "LAB"}
	m := make(map[string]string, 256)
	for r := range rows(table) {
		if s := sectors[r[2]]; s != "" {
			m[r[0]] = s
		}
	}
	return m
}

func startsOf(m map[string]body) map[string]int {
	s := make(map[string]int, len(m))
	for f := range m {
		first, _, _ := strings.Cut(f, " ")
		s[first] = max(s[first], len(f))
	}
	return s
}
