package nets

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// sentence is a gold sentence. A part that its corpus does not annotate is
// nil.
type sentence struct {
	doc   string
	words []string
	glued []bool
	tags  []uint8
	fine  []uint8
	heads []int32 // index of the head; the root's is len(words)
	rels  []uint8
	names []uint8
}

// numbering numbers labels in the order they are first asked for.
type numbering struct {
	names []string
	of    map[string]uint8
}

func newNumbering(names ...string) *numbering {
	n := &numbering{of: map[string]uint8{}}
	for _, name := range names {
		n.number(name)
	}
	return n
}

func (n *numbering) number(name string) uint8 {
	i, ok := n.of[name]
	if !ok {
		i = uint8(len(n.names))
		n.names = append(n.names, name)
		n.of[name] = i
	}
	return i
}

// labels are the numberings of all that a net tells.
type labels struct{ tags, fine, rels, names *numbering }

func newLabels() *labels {
	return &labels{newNumbering("X"), newNumbering("_"), newNumbering("dep", "root"),
		newNumbering("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")}
}

// open opens a file that may be gzipped.
func open(path string) (io.Reader, func(), error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, func() { f.Close() }, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return z, func() { f.Close() }, nil
}

// treeReader reads CoNLL-U.
type treeReader struct {
	labels   *labels
	doc      string
	s        sentence
	glue     bool      // the next word is glued to the last
	fusedTo  int       // last word of the fused token that is being read
	fusedEnd bool      // that token is followed by no space
	entities *mentions // GUM's, if names are to be read from them
	tags     []string
}

// readTrees reads the syntactic words of a CoNLL-U file.
func readTrees(path string, l *labels) ([]sentence, error) {
	in, done, err := open(path)
	if err != nil {
		return nil, err
	}
	defer done()
	r := treeReader{labels: l}
	if strings.HasPrefix(filepath.Base(path), "gum-train") {
		r.entities = &mentions{open: map[string]mention{}}
	}
	var all []sentence
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if len(r.s.words) > 0 {
				all = append(all, r.close())
			}
			continue
		}
		if err := r.line(line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return all, lines.Err()
}

func (r *treeReader) line(line string) error {
	if name, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
		r.doc = name
	}
	if line[0] == '#' {
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("bad line %q", line)
	}
	tight := strings.Contains(f[9], "SpaceAfter=No")
	if _, to, ok := strings.Cut(f[0], "-"); ok {
		r.fusedTo, _ = strconv.Atoi(to)
		r.fusedEnd = tight
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	s := &r.s
	s.words, s.glued = append(s.words, f[1]), append(s.glued, r.glue)
	s.tags = append(s.tags, r.labels.tags.number(f[3]))
	s.fine = append(s.fine, r.labels.fine.number(f[4]))
	s.heads = append(s.heads, int32(head-1))
	s.rels = append(s.rels, r.labels.rels.number(f[7]))
	if r.entities != nil {
		r.entities.word(len(s.words)-1, f[9])
		r.tags = append(r.tags, f[3])
	}
	switch n := len(s.words); {
	case n < r.fusedTo:
		r.glue = true
	case n == r.fusedTo:
		r.glue = r.fusedEnd
	default:
		r.glue = tight
	}
	return nil
}

// close finishes a sentence.
func (r *treeReader) close() sentence {
	s := r.s
	s.doc = r.doc
	for i, h := range s.heads {
		if h < 0 {
			s.heads[i] = int32(len(s.words))
		}
	}
	if r.entities != nil {
		s.names = r.entities.names(s.words, r.tags, r.labels)
	}
	r.s, r.fusedTo, r.tags = sentence{}, 0, nil
	return s
}
