package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"sayso/reading/grammar"
)

// sentence is a gold sentence. Heads index into it; the root's head is
// len(Words), as in package linear.
type sentence struct {
	Words, Lemmas []string
	Tags          []grammar.Tag
	Fine          []grammar.Fine
	Labels        []uint8 // joint tag, numbered by the label set
	Spaced        []bool  // white space precedes the word
	Heads         []int32
	Rels          []uint8

	// While reading: the fused word, and whether the next word is glued on.
	fusedFirst, fusedLast int
	fusedGlued, glued     bool
}

// readCoNLLU reads the syntactic words of a CoNLL-U file, gzipped or not.
func readCoNLLU(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var out []sentence
	var s sentence
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if len(s.Words) > 0 {
				out = append(out, s.closed())
			}
			s = sentence{}
			continue
		}
		if err := s.add(line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if len(s.Words) > 0 {
		out = append(out, s.closed())
	}
	return out, lines.Err()
}

func (s *sentence) word(i int) (string, bool) { return s.Words[i], s.Spaced[i] }

// add reads one line; comments and empty nodes are passed over, of fused
// words the range and the white space are taken.
func (s *sentence) add(line string) error {
	f := strings.Split(line, "\t")
	if line[0] == '#' || strings.Contains(f[0], ".") {
		return nil
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		s.fusedFirst, _ = strconv.Atoi(first)
		s.fusedLast, _ = strconv.Atoi(last)
		s.fusedGlued = strings.Contains(f[9], "SpaceAfter=No")
		return nil
	}
	if len(f) < 10 {
		return fmt.Errorf("bad line %q", line)
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	s.Words = append(s.Words, f[1])
	s.Spaced = append(s.Spaced, !s.glued)
	switch k := len(s.Words); {
	case k >= s.fusedFirst && k < s.fusedLast:
		s.glued = true
	case k == s.fusedLast:
		s.glued = s.fusedGlued
	default:
		s.glued = strings.Contains(f[9], "SpaceAfter=No")
	}
	s.Lemmas = append(s.Lemmas, f[2])
	s.Tags = append(s.Tags, tagOf[f[3]])
	s.Fine = append(s.Fine, fineOf[f[4]])
	s.Heads = append(s.Heads, int32(head-1))
	s.Rels = append(s.Rels, relOf(f[7]))
	return nil
}

func (s *sentence) closed() sentence {
	for i, h := range s.Heads {
		if h < 0 {
			s.Heads[i] = int32(len(s.Words))
		}
	}
	return *s
}

var tagOf = numbers(func(i int) string { return grammar.Tag(i).String() }, int(grammar.VERB)+1)
var fineOf = numbersFine()
var relNumbers = numbersRel()

func numbers(name func(int) string, n int) map[string]grammar.Tag {
	m := map[string]grammar.Tag{}
	for i := range n {
		m[name(i)] = grammar.Tag(i)
	}
	return m
}

func numbersFine() map[string]grammar.Fine {
	m := map[string]grammar.Fine{}
	for f := grammar.FineNone; f <= grammar.CURRENCY; f++ {
		m[f.String()] = f
	}
	return m
}

func numbersRel() map[string]uint8 {
	m := map[string]uint8{}
	for r := grammar.Dep; r <= grammar.Xcomp; r++ {
		m[r.String()] = uint8(r)
	}
	return m
}

// relOf numbers a relation; an unknown subtype falls back to its relation.
func relOf(name string) uint8 {
	if r, ok := relNumbers[name]; ok {
		return r
	}
	base, _, _ := strings.Cut(name, ":")
	return relNumbers[base]
}

// labelSet numbers the pairs of tag and fine tag seen in training.
type labelSet struct {
	pairs []byte // tag, fine
	of    map[[2]byte]uint8
}

// newLabelSet numbers the pairs seen at least least times.
func newLabelSet(gold []sentence, least int) *labelSet {
	count := map[[2]byte]int{}
	for _, s := range gold {
		for i := range s.Words {
			count[[2]byte{byte(s.Tags[i]), byte(s.Fine[i])}]++
		}
	}
	l := &labelSet{of: map[[2]byte]uint8{}}
	for t := range 256 {
		for f := range 256 {
			p := [2]byte{byte(t), byte(f)}
			if count[p] >= least {
				l.of[p] = uint8(len(l.pairs) / 2)
				l.pairs = append(l.pairs, p[:]...)
			}
		}
	}
	return l
}

func (l *labelSet) len() int { return len(l.pairs) / 2 }

// mark fills the Labels of sentences; a rare pair becomes another of its tag.
func (l *labelSet) mark(gold []sentence) {
	for k := range gold {
		s := &gold[k]
		s.Labels = make([]uint8, len(s.Words))
		for i := range s.Words {
			s.Labels[i] = l.number(byte(s.Tags[i]), byte(s.Fine[i]))
		}
	}
}

func (l *labelSet) number(tag, fine byte) uint8 {
	if n, ok := l.of[[2]byte{tag, fine}]; ok {
		return n
	}
	for i := 0; i < len(l.pairs); i += 2 {
		if l.pairs[i] == tag {
			return uint8(i / 2)
		}
	}
	return 0
}

// baseRel maps each relation to the one it is a subtype of.
var baseRel = baseRels()

func baseRels() (out [256]uint8) {
	for name, r := range relNumbers {
		base, _, _ := strings.Cut(name, ":")
		out[r] = relNumbers[base]
	}
	return out
}
