package grammar_test

import (
	"bytes"
	"strings"
	"testing"

	"sayso/reading/grammar"
)

func TestCoNLLUWritesLemmasAsTheTreebanksDo(t *testing.T) {
	d := grammar.Handmade("Yesterday/NN/4/obl:unmarked _,/,/4/punct I/PRP/4/nsubj left/VBD/0/root _././4/punct")
	var b bytes.Buffer
	if err := grammar.WriteCoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1\tYesterday\tyesterday\tNOUN\tNN\t_\t4\tobl:unmarked\t_\tSpaceAfter=No\n",
		"3\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n",
		"4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
}
