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
	index     []placed // all shingles of Sentences, sorted
}

// Undated is the Day of a report without a publication date.
const Undated = math.MinInt32

// Sentence is one sentence as copies are found by it.
type Sentence struct {
	Start, End int      // bytes in the report's text
	Shingles   []uint32 // hashes of its word 4-grams, sorted
	Quoted     bool     // a quotation: independent reports may share it
}

// placed is a shingle and the sentence that it stands in.
type placed struct{ shingle, sentence uint32 }

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
	d.Sentences = sentences(r.Report.Text, r.Report.Layout)
	d.place()
	return d
}

// place sorts the shingles of all sentences.
func (d *Digest) place() {
	for i, s := range d.Sentences {
		for _, h := range s.Shingles {
			d.index = append(d.index, placed{h, uint32(i)})
		}
	}
	slices.SortFunc(d.index, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.shingle, b.shingle), cmp.Compare(a.sentence, b.sentence))
	})
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
		switch {
		case a[i].Hash == b[j].Hash:
			sum += float64(a[i].Weight) * float64(b[j].Weight)
			i++
			j++
		case a[i].Hash < b[j].Hash:
			i++
		default:
			j++
		}
	}
	return sum
}

// rarity sums the inverse document frequencies of a vector's terms, and of
// those it shares with another.
func rarity(a, b vector) (shared, least float64) {
	sumA, sumB := 0.0, 0.0
	for _, t := range a {
		sumA += background.idf(t.Hash)
	}
	for _, t := range b {
		sumB += background.idf(t.Hash)
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Hash == b[j].Hash:
			shared += background.idf(a[i].Hash)
			i++
			j++
		case a[i].Hash < b[j].Hash:
			i++
		default:
			j++
		}
	}
	return shared, min(sumA, sumB)
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
