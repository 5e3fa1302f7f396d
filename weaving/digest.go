package weaving

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sayso/record"
)

// Digest is what comparing a report with others needs: small, and made from
// the record alone. It can be stored and compared without its record.
type Digest struct {
	ID        string
	Outlet    string
	Credits   []string
	Published string
	Day       int // days since 1970; Undated if not known
	Title     string

	Terms     vector // all words
	Lead      vector // the title and the first words
	Heading   vector // the title alone
	Names     vector // capitalised sequences
	Capitals  vector // capitalised words inside sentences
	Numbers   vector
	Sentences []Sentence
	Deeds     []Deed // what the report tells to have happened on a day in a town

	// The shingles of all sentences, sorted, and the sentence of each.
	shingles []uint32
	sentence []uint16
	marks    []uint64   // see meets
	rarity   [3]float64 // the idf of Names, Capitals and Numbers, summed up
}

// Undated is the Day of a report without a publication date.
const Undated = math.MinInt32

// Sentence is one sentence as copies are found by it.
type Sentence struct {
	Start, End int  // bytes in the report's text
	Shingles   int  // how many different runs of words it has
	Quoted     bool // a quotation: independent reports may share it
}

// Deed is where and when something happened that is known by place and day.
type Deed struct {
	Site uint32 // the hash of the place's name
	Day  int32  // since 1970
	Head bool   // told at the head of the report
}

// mostDeeds bounds the deeds of one report.
const mostDeeds = 12

// mostSentences is how many sentences of a report copies are found by.
const mostSentences = math.MaxUint16

// term is a hashed term with its weight.
type term struct {
	Hash   uint32
	Weight float32
}

// vector is sorted by Hash.
type vector []term

// leadWords is how many words count as the lead.
const leadWords = 80

// NewDigest condenses a record.
func NewDigest(r *record.Record) *Digest {
	d := &Digest{ID: r.Report.ID, Outlet: r.Report.Outlet, Credits: append(slices.Clone(r.Report.Credits), r.Report.Byline...), Published: r.Report.Published, Day: dayOf(r.Report.Published), Title: r.Report.Title}
	body := scan(r.Report.Text)
	head := scan(r.Report.Title)
	all := append(slices.Clone(head.words), body.words...)
	d.Terms = weigh(all)
	d.Lead = weigh(all[:min(len(all), leadWords)])
	d.Heading = weigh(head.words)
	d.Names = weigh(append(head.names, body.names...))
	d.Capitals = weigh(append(head.capitals, body.capitals...))
	d.Numbers = weigh(append(head.numbers, body.numbers...))
	list := sentences(r.Report.Text, r.Report.Layout)
	d.place(list[:min(len(list), mostSentences)])
	d.Deeds = deedsOf(r)
	d.sum()
	return d
}

// deedsOf lists the deeds of a record, those told at its head first, by place
// and day.
func deedsOf(r *record.Record) []Deed {
	places := map[record.PlaceID]*record.Place{}
	for i := range r.Places {
		places[r.Places[i].ID] = &r.Places[i]
	}
	var out []Deed
	for i := range r.Events {
		e := &r.Events[i]
		when := resolve(r, e.Time)
		if !deeds[e.Type] || e.Type == record.EvOther || !happened(e.Status) || !isDay(when) || len(e.Triggers) == 0 {
			continue
		}
		day, atHead := dayOf(when), e.Triggers[0].Start < headBytes
		if day == Undated {
			continue
		}
		for _, id := range e.Places {
			if p := places[id]; p != nil && isSite(p) {
				out = append(out, Deed{hash('d', strings.ToLower(p.Name)), int32(day), atHead})
			}
		}
	}
	slices.SortFunc(out, func(a, b Deed) int {
		return cmp.Or(toInt(b.Head)-toInt(a.Head), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Day, b.Day))
	})
	out = slices.Compact(out)
	return out[:min(len(out), mostDeeds)]
}

// sameDeeds compares what two reports tell to have happened: whether they have
// a deed in common, whether both tell it at their heads, and whether they tell
// of one place at their heads and of no day in common there.
func sameDeeds(a, b *Digest) (one, atHead, otherDay bool) {
	apart := false
	for _, x := range a.Deeds {
		for _, y := range b.Deeds {
			switch {
			case x.Site != y.Site:
			case x.Day == y.Day:
				one, atHead = true, atHead || x.Head && y.Head
			default:
				apart = apart || x.Head && y.Head
			}
		}
	}
	return one, atHead, apart && !one
}

// place takes in the sentences found.
func (d *Digest) place(list []shingled) {
	total := 0
	for _, s := range list {
		total += len(s.shingles)
	}
	all := make([]uint64, 0, total) // shingle and sentence
	for i, s := range list {
		d.Sentences = append(d.Sentences, s.Sentence)
		for _, h := range s.shingles {
			all = append(all, uint64(h)<<32|uint64(i))
		}
	}
	slices.Sort(all)
	d.shingles, d.sentence = make([]uint32, total), make([]uint16, total)
	for i, x := range all {
		d.shingles[i], d.sentence[i] = uint32(x>>32), uint16(x)
	}
}

// sum works out what comparing needs of single vectors and of the shingles.
func (d *Digest) sum() {
	d.mark()
	for i, v := range []vector{d.Names, d.Capitals, d.Numbers} {
		d.rarity[i] = 0
		for _, t := range v {
			d.rarity[i] += background.idf(t.Hash)
		}
	}
}

// dayOf returns the day of an ISO 8601 date.
func dayOf(published string) int {
	if len(published) < len("2006-01-02") {
		return Undated
	}
	t, err := time.Parse("2006-01-02", published[:10])
	if err != nil {
		return Undated
	}
	return int(t.Unix() / 86400)
}

// hash is a 32-bit hash of a term of one kind.
func hash(kind byte, s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte{kind})
	h.Write([]byte(s))
	return h.Sum32()
}

// scanned is a text's terms, hashed, in text order.
type scanned struct{ words, names, capitals, numbers []uint32 }

// scan reads a text's terms in one pass. A capitalised word counts as a name
// where the one before it is capitalised too, and as a capital where it does
// not begin a sentence.
func scan(text string) scanned {
	var s scanned
	previous, starts := "", true
	eachWord(text, func(word string, gap string) {
		lower := strings.ToLower(word)
		starts = previous == "" || strings.ContainsAny(gap, ".?!:\n“\"")
		s.words = append(s.words, hash('w', lower))
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsDigit(first):
			if len(word) >= 2 && len(word) <= 5 {
				s.numbers = append(s.numbers, hash('#', lower))
			}
			previous = lower
			return
		case unicode.IsUpper(first):
			if p, _ := utf8.DecodeRuneInString(previous); unicode.IsUpper(p) && strings.TrimSpace(gap) == "" {
				s.names = append(s.names, hash('n', strings.ToLower(previous)+" "+lower))
			}
			if !starts && len(word) > 2 {
				s.capitals = append(s.capitals, hash('c', lower))
			}
		}
		previous = word
	})
	return s
}

// eachWord calls f with each run of letters, digits, inner apostrophes and
// hyphens, and with what stands between it and the word before.
func eachWord(text string, f func(word, gap string)) {
	start, end := -1, 0
	flush := func(at int) {
		if start >= 0 {
			f(strings.TrimRight(text[start:at], "'’-"), text[end:start])
			end = at
			start = -1
		}
	}
	for i, r := range text {
		inner := r == '\'' || r == '’' || r == '-'
		if unicode.IsLetter(r) || unicode.IsDigit(r) || inner && start >= 0 {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(text))
}

// weigh turns hashed terms into a vector of unit length: sublinear term
// frequency times the inverse document frequency of the background.
func weigh(terms []uint32) vector {
	if len(terms) == 0 {
		return nil
	}
	slices.Sort(terms)
	var v vector
	sum := 0.0
	for i := 0; i < len(terms); {
		j := i
		for j < len(terms) && terms[j] == terms[i] {
			j++
		}
		if w := (1 + math.Log(float64(j-i))) * background.idf(terms[i]); w > 0 {
			v = append(v, term{terms[i], float32(w)})
			sum += w * w
		}
		i = j
	}
	if sum == 0 {
		return nil
	}
	norm := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i].Weight *= norm
	}
	return v
}

// dot is the cosine of two vectors of unit length.
func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].Hash, b[j].Hash
		if x == y {
			sum += float64(a[i].Weight) * float64(b[j].Weight)
		}
		i += toInt(x <= y)
		j += toInt(y <= x)
	}
	return sum
}

// shared sums the inverse document frequencies of the terms that two vectors
// have in common.
func shared(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].Hash, b[j].Hash
		if x == y {
			sum += background.idf(x)
		}
		// Without branches that depend on the data.
		i += toInt(x <= y)
		j += toInt(y <= x)
	}
	return sum
}

// strongest returns the hashes of a vector's n heaviest terms, heaviest first.
func (v vector) strongest(n int) []uint32 {
	w := slices.Clone(v)
	slices.SortFunc(w, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
	})
	out := make([]uint32, 0, n)
	for _, t := range w[:min(n, len(w))] {
		out = append(out, t.Hash)
	}
	return out
}
