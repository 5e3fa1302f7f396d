package neural

import (
	"bytes"
	"strings"
	"testing"
)

func TestNamesOfATextAgree(t *testing.T) {
	n := load(t, invented(tiny)) // labels O B-PER I-PER B-LOC I-LOC
	for _, c := range []struct{ why, words, labels, want string }{
		{"the majority decides", "Kolt x Kolt x Kolt", "10303", "30303"},
		{"no majority, no change", "Kolt x Kolt", "103", "103"},
		{"a last name is the person", "Ana Kolt left Kolt", "1203", "1201"},
		{"longer names as well", "New Kolt x New Kolt x New Kolt", "34034012", "34034034"},
		{"a name seen twice is one wherever it stands", "Kolt x Kolt x Kolt kolt", "303000", "303030"},
		{"a name seen once proves nothing", "Ana x Kolt x Kolt", "10300", "10300"},
	} {
		in := Input{Words: strings.Fields(c.words)}
		in.Sentences = [][2]int32{{0, int32(len(in.Words))}}
		out := Output{Names: digits(c.labels)}
		n.agree(&in, &out)
		if want := digits(c.want); !bytes.Equal(out.Names, want) {
			t.Errorf("%s: labels %v, want %v", c.why, out.Names, want)
		}
	}
}

func digits(s string) []byte {
	var all []byte
	for _, c := range s {
		all = append(all, byte(c-'0'))
	}
	return all
}
