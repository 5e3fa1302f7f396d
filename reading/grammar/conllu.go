package grammar

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// WriteCoNLLU writes the document in CoNLL-U: one block per sentence, fused
// tokens as ranges ("1-2"), SpaceAfter=No where no white space follows, no
// features and no enhanced graph. The error is the writer's.
func WriteCoNLLU(w io.Writer, d *Doc) error {
	b := bufio.NewWriter(w)
	for k, s := range d.Sentences {
		first, last := int(s.First), int(s.Last)
		b.WriteString("# sent_id = " + strconv.Itoa(k+1) + "\n# text = ")
		b.WriteString(oneLine(d.Slice(int(d.Tokens[first].Start), int(d.Tokens[last-1].End)).Text))
		b.WriteByte('\n')
		for i := first; i < last; i++ {
			d.writeRange(b, i, first, last)
			d.writeWord(b, i, first)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// writeRange writes the line of a fused written word that begins at token i.
func (d *Doc) writeRange(b *bufio.Writer, i, first, last int) {
	end := i + 1
	for end < last && d.Tokens[end].Fused {
		end++
	}
	if end == i+1 || d.Tokens[i].Fused && i > first {
		return
	}
	form := d.Raw[d.Tokens[i].Start:d.Tokens[end-1].End]
	b.WriteString(strconv.Itoa(i-first+1) + "-" + strconv.Itoa(end-first) + "\t" + oneLine(form))
	b.WriteString("\t_\t_\t_\t_\t_\t_\t_\t" + d.misc(end-1) + "\n")
}

func (d *Doc) writeWord(b *bufio.Writer, i, first int) {
	head := 0
	if d.heads[i] >= 0 {
		head = int(d.heads[i]) - first + 1
	}
	misc := d.misc(i)
	if d.Tokens[i].Fused || i+1 < len(d.Tokens) && d.Tokens[i+1].Fused {
		misc = "_"
	}
	fields := [...]string{
		strconv.Itoa(i - first + 1), oneLine(d.Word(i)), d.treebankLemma(i), d.Tags[i].String(), d.Fine[i].String(),
		"_", strconv.Itoa(head), d.rels[i].String(), "_", misc,
	}
	b.WriteString(strings.Join(fields[:], "\t"))
	b.WriteByte('\n')
}

// treebankLemma is the lemma as the English treebanks write it: that of the
// pronoun "I" is a capital.
func (d *Doc) treebankLemma(i int) string {
	if d.Fine[i] == PRP && d.Lemmas[i] == "i" {
		return "I"
	}
	return oneLine(d.Lemmas[i])
}

func (d *Doc) misc(i int) string {
	if i+1 < len(d.Tokens) && !d.Tokens[i+1].Spaced {
		return "SpaceAfter=No"
	}
	return "_"
}

// oneLine returns s with white space turned to single blanks, "_" if empty.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\r\v\f\u0085\u00a0\u2028\u2029") && s != "" {
		return s
	}
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return "_"
	}
	return s
}
