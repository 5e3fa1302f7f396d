package grammar

import (
	"slices"
	"strings"

	"sayso/reading/grammar/names"
	"sayso/reading/grammar/neural"
)

// netReader tags and parses with the neural net. The net finds names too, but
// the tagger of package names does so better.
type netReader struct {
	net   *neural.Net
	table *netTable
	in    neural.Input  // scratch
	out   neural.Output // scratch
}

// netTable maps the net's labels to ours.
type netTable struct {
	tags  []Tag
	fine  []Fine
	rels  []Rel
	names bool // its name labels are those of package names
}

// newNetReader returns a reader over a net's file, nil if that is damaged or
// of another version.
func newNetReader(file string) *netReader {
	net, err := neural.Load(file)
	if err != nil {
		return nil
	}
	l, t := net.LabelNames(), &netTable{}
	for _, name := range l.Tags {
		t.tags = append(t.tags, Tag(max(slices.Index(tagNames[:], name), 0)))
	}
	for _, name := range l.Fine {
		t.fine = append(t.fine, Fine(max(slices.Index(fineNames[:], name), 0)))
	}
	for _, name := range l.Rels {
		t.rels = append(t.rels, relOf(name))
	}
	t.names = slices.Equal(l.Names, names.NetLabels[:])
	return &netReader{net: net, table: t}
}

// clone returns a reader with its own scratch space; nil has a nil clone.
func (r *netReader) clone() *netReader {
	if r == nil {
		return nil
	}
	return &netReader{net: r.net.Clone(), table: r.table}
}

// relOf is the relation of a name; an unknown subtype is its relation.
func relOf(name string) Rel {
	if i := slices.Index(relNames[:], name); i >= 0 {
		return Rel(i)
	}
	base, _, _ := strings.Cut(name, ":")
	return Rel(max(slices.Index(relNames[:], base), 0))
}

// read fills tags and trees of d.
func (r *netReader) read(d *Doc) {
	in := &r.in
	in.Names = r.table.names
	in.Words, in.Glued, in.Sentences = in.Words[:0], in.Glued[:0], in.Sentences[:0]
	for i := range d.Tokens {
		in.Words = append(in.Words, d.Word(i))
		in.Glued = append(in.Glued, !d.Tokens[i].Spaced)
	}
	for _, s := range d.Sentences {
		in.Sentences = append(in.Sentences, [2]int32{s.First, s.Last})
	}
	r.net.Read(in, &r.out)
	for i := range d.Tokens {
		d.Tags[i], d.Fine[i] = r.table.tags[r.out.Tags[i]], r.table.fine[r.out.Fine[i]]
		d.rels[i] = r.table.rels[r.out.Rels[i]]
	}
	copy(d.heads, r.out.Heads)
	clear(in.Words) // keep nothing of the text
	if len(d.Tokens) > maxKept {
		*r = *r.clone()
	}
}

// chances are the net's probabilities of names in the text read last, nil if
// it has none; they hold until the next.
func (r *netReader) chances() []float32 {
	if r == nil || !r.table.names {
		return nil
	}
	return r.out.Chances
}

// maxKept is the length in words of the longest text whose scratch space is
// kept for the next.
const maxKept = 1 << 20
