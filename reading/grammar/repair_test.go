package grammar

import "testing"

func TestASubjectGoesBackToItsPredicate(t *testing.T) {
	d := Handmade("The/DT/2/det toll/NN/9/nsubj has/VBZ/4/aux risen/VBN/0/root to/IN/6/case 19/CD/4/obl _,/,/9/punct officials/NNS/9/nsubj said/VBD/4/parataxis _././4/punct")
	agree(d, 0, len(d.Tokens))
	if d.Heads[1] != 3 || d.Heads[7] != 8 {
		t.Errorf("toll hangs on %d and officials on %d, want 3 and 8", d.Heads[1], d.Heads[7])
	}
}
