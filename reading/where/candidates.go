package where

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// longest is how many tokens a place name may have.
const longest = 8

// mention is a stretch of text that names a place.
type mention struct {
	first, last int // tokens, half open
	start, end  int // bytes
	hits        []gazetteer.Hit
	kind        gazetteer.Kind // told by the name's own generic word, if any
	firm        bool           // the words around it expect a place
	common      bool           // it is a word of the language too
	surname     bool           // it is somebody's name too
	why         string

	// filled by resolve
	ranked bool             // "province", "region" … follows
	holder bool             // it says where another place lies
	inside int              // the mention that contains this one in a chain; -1
	sense  int              // its group of mentions of one name
	place  gazetteer.Number // the place chosen; None
	outer  gazetteer.Number // the country or region that an unknown place lies in; 0 for none told
	reason string
}

// scan is one report under way.
type scan struct {
	*Finder
	doc    *grammar.Doc
	report *record.Report

	people    map[string]bool // surnames of people named in full
	forenames map[string]bool // their given names
	speakers  map[string]bool // names refused because somebody of that name speaks
	mentions  []mention
	doubts    []mention // refused, but a place if the report names it as one elsewhere
	arena     []gazetteer.Hit

	groups []group
	home   home
}

// collect finds the mentions, in text order.
func (s *scan) collect() {
	s.forenames, s.speakers = map[string]bool{}, map[string]bool{}
	s.people = s.surnames()
	s.sentences()
	s.dropSpeakers()
	s.settleDoubts()
}

// dropSpeakers takes back the places whose name somebody bears who speaks in
// the report, unless some mention is firm.
func (s *scan) dropSpeakers() {
	if len(s.speakers) == 0 {
		return
	}
	text := func(m *mention) string { return s.doc.Raw[m.start:m.end] }
	for i := range s.mentions {
		if m := &s.mentions[i]; m.firm {
			delete(s.speakers, text(m))
		}
	}
	s.mentions = slices.DeleteFunc(s.mentions, func(m mention) bool { return s.speakers[text(&m)] })
}

// settleDoubts takes the doubtful mentions whose very words are a place
// elsewhere in the report.
func (s *scan) settleDoubts() {
	if len(s.doubts) == 0 || len(s.mentions) == 0 {
		return
	}
	sure := make(map[string]bool, len(s.mentions))
	for i := range s.mentions {
		sure[s.doc.Raw[s.mentions[i].start:s.mentions[i].end]] = true
	}
	taken := false
	for _, m := range s.doubts {
		if text := s.doc.Raw[m.start:m.end]; sure[text] && !s.people[text] {
			m.why = "where.named-elsewhere"
			s.mentions = append(s.mentions, m)
			taken = true
		}
	}
	if taken {
		slices.SortStableFunc(s.mentions, func(a, b mention) int { return a.start - b.start })
	}
}

// sentences finds the mentions sentence by sentence.
func (s *scan) sentences() {
	for i := range s.doc.Sentences {
		sent := &s.doc.Sentences[i]
		if sent.Region == record.RegionByline {
			continue
		}
		last := int(sent.Last)
		for t := int(sent.First); t < last; {
			if !s.startable(t) {
				t++
				continue
			}
			if next := s.take(t, sent); next > t {
				t = next
			} else {
				t++
			}
		}
	}
}

// take tries the names that begin at token t, the longest first, and returns
// the token after the mention taken; t if none was.
func (s *scan) take(t int, sent *words.Sentence) int {
	var ends [longest]int
	found, refused := s.lookups(t, int(sent.Last), ends[:0]), 0
	for i := len(found) - 1; i >= 0; i-- {
		c := s.candidate(t, found[i], sent)
		if len(c.hits) == 0 || i > 0 && s.overlong(&c) {
			continue
		}
		v := s.judge(&c)
		if v.accept {
			c.mention.why = v.rule
			c.mention.firm = s.expected(&c) || s.sovereign(&c) || c.size > 1 || c.has(gazetteer.Demonym) || s.contained(&c, c.last) != gazetteer.None
			c.mention.common, c.mention.surname = c.sense&plainWord != 0, c.sense&surname != 0
			s.mentions = append(s.mentions, s.directed(c.mention, sent))
			return c.last
		}
		if v.rule == "where.person-speaks" {
			s.speakers[c.text] = true
		}
		if v.doubt {
			c.mention.why = v.rule
			s.doubts = append(s.doubts, c.mention)
		}
		refused = c.last
		break
	}
	if c, ok := s.generic(t, sent); ok {
		s.mentions = append(s.mentions, c)
		return c.last
	}
	if c, ok := s.unlisted(t, refused, sent); ok {
		s.mentions = append(s.mentions, c)
		return c.last
	}
	return t
}

// directed takes a direction in capitals before the name into it: "South Los
// Angeles", "North Dallas".
func (s *scan) directed(m mention, sent *words.Sentence) mention {
	if t := m.first - 1; t > int(sent.First) && s.doc.Tokens[m.first].Spaced {
		switch s.doc.Word(t) {
		case "North", "South", "East", "West":
			if n := len(s.mentions); n == 0 || s.mentions[n-1].last <= t {
				m.first, m.start = t, int(s.doc.Tokens[t].Start)
			}
		}
	}
	return m
}

// overlong tells whether the name is better read without its last word:
// "Dublin City" of "Dublin City Council", "Ohio State" of "Ohio State University".
func (s *scan) overlong(c *candidate) bool {
	if c.has(gazetteer.Main) {
		return false
	}
	return strings.HasSuffix(c.text, " City") || strings.HasSuffix(c.text, " State") && s.index.Place(c.best.Place).Country == "USA" && c.right != ""
}

// lookups returns the ends of the names the gazetteer knows that begin at
// token t.
func (s *scan) lookups(t, last int, ends []int) []int {
	var key gazetteer.Key
	raw := s.doc.Raw
	at := s.opening(t)
	for j := t; j < last && j < t+longest; j++ {
		end := int(s.doc.Tokens[j].End)
		if j > t && !s.carries(j) {
			break
		}
		key = key.Fold(raw[at:end])
		at = end
		if s.ends(j) && s.index.Has(key) || s.shortForm(t, j) {
			ends = append(ends, j+1)
		}
	}
	return ends
}

// shortForm tells whether the tokens are an abbreviation the gazetteer knows.
func (s *scan) shortForm(t, j int) bool {
	text := s.text(t, j+1)
	return j-t < 3 && len(text) <= 8 && s.index.Has(gazetteer.Exact(text))
}

// text returns the words of a token range, the hash of a hashtag and a full
// stop that ends an abbreviation included or not as written.
func (s *scan) text(first, last int) string {
	a, b := s.bounds(first, last)
	return s.doc.Raw[a:b]
}

// bounds returns the bytes of the name in a token range.
func (s *scan) bounds(first, last int) (start, end int) {
	return s.opening(first), int(s.doc.Tokens[last-1].End)
}

// opening returns where a name that begins with token t begins: after a
// hashtag's mark, and after a prefix ("anti-China").
func (s *scan) opening(t int) int {
	at := int(s.doc.Tokens[t].Start)
	if s.doc.Tokens[t].Kind == words.Hashtag {
		return at + 1
	}
	return at + prefixed(s.doc.Word(t))
}

// prefixed returns the length of a word's prefix in small letters before a
// name ("pro-" of "pro-Israel"); 0 if there is none. Arabic articles are part
// of the name.
func prefixed(w string) int {
	if w == "" || w[0] < 'a' || w[0] > 'z' {
		return 0
	}
	i := strings.IndexByte(w, '-')
	if i < 3 || i+2 >= len(w) || !capital(w[i+1:]) || article(w) {
		return 0
	}
	return i + 1
}

// startable tells whether a place name may begin at token t: a capital, an
// Arabic article before one ("al-Tanf"), or a hashtag.
func (s *scan) startable(t int) bool {
	tok := s.doc.Tokens[t]
	w := s.doc.Word(t)
	switch tok.Kind {
	case words.Hashtag:
		return len(w) > 2
	case words.Word:
	default:
		return false
	}
	if w == "The" {
		return s.articled(t)
	}
	if capital(w) {
		return !tok.Fused && w[len(w)-1] != '$'
	}
	if prefixed(w) > 0 {
		return true
	}
	if s.small(t) {
		return true
	}
	if article(w) {
		return len(w) > 3 && w[2] == '-' || len(w) > 4 && w[3] == '-' || t+1 < len(s.doc.Tokens) && (s.doc.Word(t+1) == "-" || capital(s.doc.Word(t+1)))
	}
	return false
}

// articled tells whether "The" at t belongs to the name: "The Hague".
func (s *scan) articled(t int) bool {
	if t+1 >= len(s.doc.Tokens) || !capital(s.doc.Word(t+1)) {
		return false
	}
	var room [1]gazetteer.Hit
	hits := s.index.Lookup(gazetteer.Of(s.text(t, t+2)), room[:0])
	return len(hits) > 0 && strings.HasPrefix(s.index.Place(hits[0].Place).Name, "The ")
}

// article tells whether w is or begins with an Arabic article.
func article(w string) bool {
	if len(w) < 2 || w[0] != 'a' && w[0] != 'e' {
		return false
	}
	head, _, _ := strings.Cut(w, "-")
	switch head {
	case "al", "el", "as", "ash", "an", "at", "ad", "az", "ar":
		return head == "al" || head == "el" || len(w) > len(head)
	}
	return false
}

func capital(w string) bool {
	if w == "" {
		return false
	}
	if c := w[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// allCaps tells whether w has two letters or more, all capitals.
func allCaps(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// carries tells whether a place name may run on over token j.
func (s *scan) carries(j int) bool {
	w := s.doc.Word(j)
	tok := &s.doc.Tokens[j]
	if capital(w) {
		return tok.Kind == words.Word
	}
	switch w {
	case "-", "'", "’", ".", "–", "'s", "’s":
		return !tok.Spaced
	case "of", "the", "de", "la", "del", "da", "do", "dos", "das", "di", "du", "al", "el", "and", "on", "upon", "sur", "le", "les", "der", "am", "an", "under", "in", "les-", "ez", "az", "ad", "ar", "as", "ash", "at", "bin", "e", "y", "und", "von", "der-", "&":
		return true
	}
	return s.lexicon.around[w]&tail != 0 || article(w) || s.small(j)
}

// ends tells whether a place name may end with token j.
func (s *scan) ends(j int) bool {
	w := s.doc.Word(j)
	return capital(w) || s.lexicon.around[w]&tail != 0 || article(w) || prefixed(w) > 0 || s.doc.Tokens[j].Kind == words.Hashtag ||
		j > 0 && s.doc.Word(j-1) == "-" && s.doc.Tokens[j].Kind == words.Word || s.small(j)
}

// candidate is a mention on trial, with what stands around it.
type candidate struct {
	mention
	text  string
	size  int    // words
	left  string // the capitalised word before it, unless that only begins the sentence
	right string // the capitalised word after it
	prev  string // the token before
	next  string // the token after
	begin bool   // at the sentence's start
	loud  bool   // in a line where most words have capitals
	sense sense  // of a single word
	types uint8  // bit per gazetteer.NameType among the hits
	best  gazetteer.Hit
}

func (c *candidate) has(t gazetteer.NameType) bool { return c.types&(1<<t) != 0 }

// candidate looks the tokens [first, last) up and notes what stands around.
func (s *scan) candidate(first, last int, sent *words.Sentence) candidate {
	c := candidate{mention: mention{first: first, last: last, inside: -1, place: gazetteer.None}}
	c.start, c.end = s.bounds(first, last)
	c.text = s.doc.Raw[c.start:c.end]
	mark := len(s.arena)
	if len(c.text) <= 8 {
		s.arena = s.index.Lookup(gazetteer.Exact(c.text), s.arena)
	}
	if len(s.arena) == mark {
		s.arena = s.index.Lookup(gazetteer.Of(c.text), s.arena)
	}
	c.hits = s.arena[mark:len(s.arena):len(s.arena)]
	if len(c.hits) == 0 {
		return c
	}
	if s.isBuilding(c.hits) && s.contained(&c, c.last) == gazetteer.None {
		c.hits = slices.DeleteFunc(c.hits, func(h gazetteer.Hit) bool { return s.index.Kind(h.Place) != gazetteer.Building })
	}
	c.best = c.hits[0]
	for _, h := range c.hits {
		c.types |= 1 << h.Type
	}
	c.size = 1 + strings.Count(strings.TrimSpace(c.text), " ")
	if c.size == 1 {
		c.sense = s.lexicon.sense(c.text)
	}
	s.surround(&c, sent)
	return c
}

// surround notes the words around a candidate.
func (s *scan) surround(c *candidate, sent *words.Sentence) {
	c.begin = true
	for t := int(sent.First); t < c.first && c.begin; t++ {
		c.begin = t < int(sent.First)+3 && s.doc.Tokens[t].Kind == words.Punct
	}
	if c.first > int(sent.First) {
		c.prev = s.doc.Word(c.first - 1)
		if capital(c.prev) && s.doc.Tokens[c.first-1].Kind == words.Word && s.doc.Tokens[c.first].Spaced && !s.opens(c.first-1, sent) {
			c.left = c.prev
		}
	}
	if c.last < int(sent.Last) {
		c.next = s.doc.Word(c.last)
		if capital(c.next) && s.doc.Tokens[c.last].Kind == words.Word && s.doc.Tokens[c.last].Spaced {
			c.right = c.next
		}
	}
	c.loud = s.loud(sent)
}

// opens tells whether token t is a capitalised word that only begins its
// sentence.
func (s *scan) opens(t int, sent *words.Sentence) bool {
	w := s.doc.Word(t)
	return s.lexicon.around[w]&start != 0 && (t == int(sent.First) || !allCaps(w)) ||
		t == int(sent.First) && s.lexicon.around[w] == 0 && (s.lexicon.senses[lower(w)]&plainWord != 0 || s.plain(t))
}

// plain tells whether the tagger takes token t for a word that begins no name.
func (s *scan) plain(t int) bool {
	switch s.doc.Tags[t] {
	case grammar.ADV, grammar.ADP, grammar.SCONJ, grammar.CCONJ, grammar.PRON, grammar.DET, grammar.VERB, grammar.AUX, grammar.NUM, grammar.INTJ, grammar.PART:
		return true
	}
	return false
}

// loud tells whether nearly all longer words of a sentence have capitals, as
// in a headline.
func (s *scan) loud(sent *words.Sentence) bool {
	long, upper := 0, 0
	for t := int(sent.First); t < int(sent.Last) && t < int(sent.First)+40; t++ {
		if w := s.doc.Word(t); len(w) > 4 && s.doc.Tokens[t].Kind == words.Word {
			long++
			if capital(w) {
				upper++
			}
		}
	}
	return long >= 5 && upper*10 >= long*8
}
