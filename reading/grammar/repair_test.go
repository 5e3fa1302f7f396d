package grammar

import (
	"strconv"
	"strings"
	"testing"
)

func TestASubjectGoesBackToItsPredicate(t *testing.T) {
	d := Handmade("The/DT/2/det toll/NN/9/nsubj has/VBZ/4/aux risen/VBN/0/root to/IN/6/case 19/CD/4/obl _,/,/9/punct officials/NNS/9/nsubj said/VBD/4/parataxis _././4/punct")
	agree(d, 0, len(d.Tokens))
	if d.heads[1] != 3 || d.heads[7] != 8 {
		t.Errorf("toll hangs on %d and officials on %d, want 3 and 8", d.heads[1], d.heads[7])
	}
}

func TestRelationsAgree(t *testing.T) {
	for name, c := range map[string]struct {
		tree string
		at   int
		head int32
		rel  Rel
	}{
		"passive subject":     {"Two/CD/2/nummod men/NNS/4/nsubj were/VBD/4/aux:pass held/VBN/0/root _././4/punct", 1, 3, NsubjPass},
		"no relative clause":  {"The/DT/2/det claim/NN/7/nsubj that/IN/5/mark it/PRP/5/nsubj failed/VBD/2/acl:relcl is/VBZ/7/cop false/JJ/0/root _././7/punct", 4, 1, Acl},
		"a relative clause":   {"The/DT/2/det dam/NN/5/nsubj that/WDT/4/nsubj failed/VBD/2/acl:relcl burst/VBD/0/root _././5/punct", 3, 1, AclRelcl},
		"what is told":        {"He/PRP/3/nsubj:pass was/VBD/3/aux:pass told/VBN/0/root by/IN/5/case staff/NN/3/obl that/IN/8/mark it/PRP/8/nsubj failed/VBD/5/acl _././3/punct", 7, 2, Ccomp},
		"done by":             {"It/PRP/3/nsubj:pass was/VBD/3/aux:pass hit/VBN/0/root by/IN/5/case rain/NN/3/obl:agent _././3/punct", 4, 2, OblAgent},
		"no doer":             {"He/PRP/2/nsubj called/VBN/0/root on/IN/4/case Oslo/NNP/2/obl:agent to/TO/6/mark act/VB/2/advcl _././2/punct", 3, 1, Obl},
		"number of sufferers": {"Five/CD/3/nsubj:pass were/VBD/3/aux:pass killed/VBN/0/root and/CC/6/cc 23/CD/6/obl:unmarked injured/VBN/3/conj _././3/punct", 4, 5, NsubjPass},
		"number of the dead":  {"12/CD/2/obl:unmarked dead/JJ/0/root _,/,/4/punct 30/CD/5/compound hurt/VBN/2/parataxis", 0, 1, Nummod},
		"number of the hurt":  {"12/CD/2/obl:unmarked dead/JJ/0/root _,/,/4/punct 30/CD/5/compound hurt/VBN/2/parataxis", 3, 4, Nummod},
		"the next number":     {"It/PRP/2/nsubj left/VBD/0/root ten/CD/4/nummod dead/JJ/2/xcomp and/CC/6/cc 20/CD/4/conj hurt/JJ/2/obj _././2/punct", 5, 6, Nummod},
		"the next state":      {"It/PRP/2/nsubj left/VBD/0/root ten/CD/4/nummod dead/JJ/2/xcomp and/CC/6/cc 20/CD/4/conj hurt/JJ/2/obj _././2/punct", 6, 3, Conj},
		"the only state":      {"17/CD/0/root hurt/VBN/1/acl in/IN/4/case Osso/NNP/2/obl _././1/punct", 0, 1, NsubjPass},
		"a list of states":    {"7/CD/2/nsubj:pass killed/VBN/0/root _,/,/5/punct 12/CD/5/nummod wounded/VBN/2/obj", 4, 1, Conj},
		"acts of a headline":  {"Crash/NN/2/nsubj kills/VBZ/0/root 12/CD/2/obj _,/,/5/punct injures/NNS/2/conj 30/CD/5/nummod", 5, 4, Obj},
		"a verb's object":     {"The/DT/4/det crew/NN/3/compound boarded/JJ/4/amod ships/NNS/0/root off/IN/6/case Goa/NNP/4/nmod _././4/punct", 3, 2, Obj},
		"a verb's subject":    {"Chad/NNP/0/root boarded/VBN/3/amod ships/NNS/1/list _././3/punct", 0, 1, Nsubj},
		"an attribute":        {"The/DT/4/det crew/NN/3/compound owned/VBN/4/amod ships/NNS/5/nsubj sank/VBD/0/root _././5/punct", 3, 4, Nsubj},
		"after a particle":    {"Norway/NNP/2/nsubj called/VBD/0/root off/RP/2/compound:prt the/DT/5/det strike/NN/2/xcomp _././2/punct", 4, 1, Obj},
		"a particle":          {"Norway/NNP/2/nsubj called/VBD/0/root off/RP/5/case the/DT/5/det strike/NN/2/obl _././2/punct", 2, 1, CompoundPrt},
		"what it completes":   {"Norway/NNP/2/nsubj called/VBD/0/root off/RP/5/case the/DT/5/det strike/NN/2/obl _././2/punct", 4, 1, Obj},
		"an active subject":   {"Chad/NNP/2/nsubj:pass called/VBN/0/root off/RP/2/compound:prt the/DT/5/det strike/NN/2/obl _././2/punct", 0, 1, Nsubj},
		"a preposition":       {"It/PRP/2/nsubj ran/VBD/0/root off/IN/5/case the/DT/5/det road/NN/2/obl _././2/punct", 2, 4, Case},
		"an opening subject":  {"Fighting/VBG/2/advcl continued/VBN/0/root near/IN/4/case Lima/NNP/2/obl _././2/punct", 0, 1, Nsubj},
		"an adjunct":          {"Fighting/VBG/4/advcl back/RB/1/advmod Chad/NNP/4/nsubj won/VBD/0/root _././4/punct", 0, 3, Advcl},
		"what is ranked":      {"A/DT/2/det category/NN/5/nsubj 4/CD/4/nummod typhoon/NN/2/appos hit/VBD/0/root Osso/NNP/5/obj _././5/punct", 3, 4, Nsubj},
		"subject of a clause": {"The/DT/2/det toll/NN/5/nsubj from/IN/5/case the/DT/5/det raid/NN/7/obl has/VBZ/7/aux risen/VBN/0/root _././7/punct", 1, 6, Nsubj},
		"what describes it":   {"The/DT/2/det toll/NN/5/nsubj from/IN/5/case the/DT/5/det raid/NN/7/obl has/VBZ/7/aux risen/VBN/0/root _././7/punct", 4, 1, Nmod},
		"number at a dash":    {"Toll/NN/2/nsubj rises/VBZ/0/root to/IN/6/case 19/CD/6/nummod -/:/4/punct ministry/NN/2/obl", 3, 1, Obl},
		"from and to":         {"It/PRP/2/nsubj cut/VBD/0/root the/DT/4/det number/NN/2/obj of/IN/6/case hurt/JJ/4/nmod to/IN/8/case 41/CD/6/nmod from/IN/10/case 30/CD/2/obl", 7, 1, Obl},
		"who says so":         {"Toll/NN/2/nsubj rises/VBZ/0/root to/IN/6/case 19/CD/6/nummod -/:/4/punct ministry/NN/2/obl", 5, 1, Parataxis},
		"where they go":       {"Ferries/NNS/7/nsubj:pass to/TO/3/mark Split/VB/1/acl in/IN/5/case Fiji/NNP/3/obl were/VBD/7/aux:pass cut/VBN/0/root _././7/punct", 2, 0, Nmod},
		"what is planned":     {"A/DT/2/det Plan/NN/0/root to/TO/4/mark Split/VB/2/acl the/DT/6/det Party/NN/4/obj", 3, 1, Acl},
		"in response to":      {"It/PRP/2/nsubj hit/VBD/0/root Osso/NNP/2/obj in/IN/5/case response/NN/2/obl to/IN/8/case an/DT/8/det ambush/NN/2/obl _././2/punct", 7, 4, Nmod},
		"a state":             {"It/PRP/2/nsubj set/VBD/0/root cars/NNS/2/obj in/IN/5/case Oslo/NNP/6/obj ablaze/VB/2/advcl on/IN/8/case Monday/NNP/6/obl _././2/punct", 5, 1, Xcomp},
		"where a state was":   {"It/PRP/2/nsubj set/VBD/0/root cars/NNS/2/obj in/IN/5/case Oslo/NNP/6/obj ablaze/VB/2/advcl on/IN/8/case Monday/NNP/6/obl _././2/punct", 4, 1, Obl},
		"when a state was":    {"It/PRP/2/nsubj set/VBD/0/root cars/NNS/2/obj in/IN/5/case Oslo/NNP/6/obj ablaze/VB/2/advcl on/IN/8/case Monday/NNP/6/obl _././2/punct", 7, 1, Obl},
		"what a state is of":  {"It/PRP/2/nsubj set/VBD/0/root cars/NNS/4/nsubj ablaze/VBP/2/xcomp _././2/punct", 2, 1, Obj},
		"a description":       {"Striker/NN/4/nsubj Jonas/NNP/4/nsubj Lind/NNP/2/flat scored/VBD/0/root _././4/punct", 0, 1, NmodDesc},
	} {
		d := Handmade(c.tree)
		agree(d, 0, len(d.Tokens))
		if d.heads[c.at] != c.head || d.rels[c.at] != c.rel {
			t.Errorf("%s: token %d hangs on %d as %s", name, c.at, d.heads[c.at], relNames[d.rels[c.at]])
		}
	}
}

func TestInfinitivesCompleteVerbs(t *testing.T) {
	for name, c := range map[string]struct {
		tree string
		at   int
		rel  Rel
	}{
		"a complement":       {"It/PRP/2/nsubj threatened/VBD/0/root to/TO/4/mark attack/VB/2/advcl Oslo/NNP/4/obj _././2/punct", 3, Xcomp},
		"behind a day":       {"It/PRP/2/nsubj agreed/VBD/0/root on/IN/4/case Monday/NNP/2/obl to/TO/6/mark meet/VB/2/advcl _././2/punct", 5, Xcomp},
		"what they are told": {"She/PRP/2/nsubj told/VBD/0/root a/DT/4/det crowd/NN/2/obj that/WDT/8/nsubj forty/CD/7/nummod people/NNS/8/nsubj fled/VBD/4/acl:relcl _././2/punct", 7, Ccomp},
		"who they are":       {"She/PRP/2/nsubj told/VBD/0/root a/DT/4/det crowd/NN/2/obj that/WDT/6/nsubj fled/VBD/4/acl:relcl _././2/punct", 5, AclRelcl},
		"whom it is asked":   {"It/PRP/2/nsubj called/VBD/0/root on/IN/5/case Mayor/NNP/5/nmod:desc Holt/NNP/2/obl to/TO/7/mark act/VB/2/advcl _././2/punct", 6, Xcomp},
		"a purpose":          {"It/PRP/2/nsubj fled/VBD/0/root to/TO/4/mark avoid/VB/2/advcl talks/NNS/4/obj _././2/punct", 3, Advcl},
		"after an object":    {"It/PRP/2/nsubj began/VBD/0/root talks/NNS/2/obj to/TO/5/mark avoid/VB/2/advcl war/NN/5/obj _././2/punct", 4, Advcl},
	} {
		d := Handmade(c.tree)
		agree(d, 0, len(d.Tokens))
		d.Index()
		complete(d)
		if d.rels[c.at] != c.rel {
			t.Errorf("%s: token %d is %s", name, c.at, relNames[d.rels[c.at]])
		}
	}
}

func TestVerbsAreInThePast(t *testing.T) {
	for tree, want := range map[string]Fine{
		"Olav/NNP/2/nsubj shook/VB/0/root his/PRP$/4/nmod:poss head/NN/2/obj":                                                          VBD,
		"Olav/NNP/3/nsubj will/MD/3/aux shook/VB/0/root his/PRP$/5/nmod:poss head/NN/3/obj":                                            VB,
		"They/PRP/2/nsubj put/VB/0/root it/PRP/2/obj out/RP/2/compound:prt":                                                            VB,
		"It/PRP/2/nsubj shook/VBD/0/root and/CC/4/cc promised/VBN/2/conj so/RB/4/advmod":                                               VBD,
		"Work/NN/3/nsubj was/VBD/3/aux slow/VBG/0/root and/CC/5/cc promised/VBN/3/conj that/IN/8/mark it/PRP/8/nsubj ends/VBZ/5/ccomp": VBD,
		"He/PRP/3/nsubj has/VBZ/3/aux come/VBN/0/root and/CC/5/cc promised/VBN/3/conj that/IN/8/mark it/PRP/8/nsubj ends/VBZ/5/ccomp":  VBN,
		"It/PRP/3/nsubj was/VBD/3/aux burning/VBG/0/root and/CC/6/cc was/VBD/6/aux:pass given/VBN/3/conj a/DT/8/det rest/NN/6/obj":     VBN,
	} {
		d := Handmade(tree)
		agree(d, 0, len(d.Tokens))
		for i := range d.Tokens {
			if w := d.Word(i); (w == "shook" || w == "put" || w == "promised" || w == "given") && d.Fine[i] != want {
				t.Errorf("%s: %q is %s", tree, w, fineNames[d.Fine[i]])
			}
		}
	}
}

func TestHeadlinesTellTolls(t *testing.T) {
	for tree, want := range map[string]string{
		"Air/NN/2/compound raid/NN/10/nsubj on/IN/5/case fuel/NN/5/compound depot/NN/6/compound kills/NNS/2/nmod 12/CD/6/nummod _,/,/6/punct hospital/NN/10/nsubj says/VBZ/0/root": "2<6 5<2 6<10 7<6",
		"Blast/NN/4/nmod in/IN/3/case Quetta/NNP/1/nmod wounds/NNS/0/root dozens/NNS/4/dep":                                                                                        "1<4 3<1 4<0 5<4",
		"The/DT/2/det number/NN/8/nsubj of/IN/5/case road/NN/5/compound kills/NNS/2/nmod 12/CD/7/nummod years/NNS/8/obl:unmarked fell/VBD/0/root _././8/punct":                     "5<2",
		"Army/NN/2/compound kills/VBZ/0/root 12/CD/4/nummod men/NNS/2/obj":                                                                                                         "2<0 4<2",
	} {
		d := Handmade(tree)
		agree(d, 0, len(d.Tokens))
		for _, pair := range strings.Fields(want) {
			at, head, _ := strings.Cut(pair, "<")
			i, _ := strconv.Atoi(at)
			h, _ := strconv.Atoi(head)
			if int(d.heads[i-1]) != h-1 {
				t.Errorf("%s: %s hangs on %d, want %d", tree, d.Word(i-1), d.heads[i-1]+1, h)
			}
		}
	}
}
