package grammar_test

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
)

// trees are sentences of our own, by name.
var trees = map[string]string{
	"active":     "The/DT/2/det army/NN/3/nsubj shelled/VBD/0/root the/DT/5/det town/NN/3/obj on/IN/7/case Friday/NNP/3/obl ././3/punct",
	"passive":    "Two/CD/2/nummod villagers/NNS/5/nsubj:pass were/VBD/5/aux:pass not/RB/5/advmod killed/VBN/0/root by/IN/8/case the/DT/8/det shelling/NN/5/obl:agent ././5/punct",
	"coordinate": "He/PRP/3/nsubj was/VBD/3/aux:pass shot/VBN/0/root and/CC/5/cc killed/VBN/3/conj by/IN/7/case gunmen/NNS/3/obl:agent ././3/punct",
	"shared":     "Rebels/NNS/2/nsubj killed/VBD/0/root and/CC/4/cc wounded/VBD/2/conj twelve/CD/6/nummod guards/NNS/2/obj ././2/punct",
	"controlled": "Kenya/NNP/2/nsubj urged/VBD/0/root Sudan/NNP/2/obj to/TO/5/mark stop/VB/2/xcomp ././2/punct",
	"promised":   "Kenya/NNP/2/nsubj promised/VBD/0/root Sudan/NNP/2/obj to/TO/5/mark stop/VB/2/xcomp ././2/punct",
	"relative":   "The/DT/2/det group/NN/7/nsubj ,/,/5/punct which/WDT/5/nsubj denied/VBD/2/acl:relcl it/PRP/5/obj left/VBD/0/root ././7/punct",
	"participle": "Troops/NNS/5/nsubj holding/VBG/1/acl the/DT/4/det bridge/NN/2/obj withdrew/VBD/0/root ././5/punct",
	"said":       "The/DT/2/det minister/NN/3/nsubj said/VBD/0/root that/IN/7/mark talks/NNS/7/nsubj had/VBD/7/aux failed/VBN/3/ccomp ,/,/11/punct and/CC/11/cc he/PRP/11/nsubj left/VBD/3/conj ././3/punct",
	"inserted":   "Talks/NNS/7/nsubj ,/,/4/punct she/PRP/4/nsubj said/VBD/7/parataxis ,/,/4/punct have/VBP/7/aux failed/VBN/0/root ././7/punct",
	"phrase":     "Anna/NNP/11/nsubj Orlova/NNP/1/flat ,/,/6/punct the/DT/6/det ministry/NN/6/compound spokeswoman/NN/1/appos who/WP/8/nsubj resigned/VBD/6/acl:relcl ,/,/6/punct has/VBZ/11/aux returned/VBN/0/root to/TO/14/case the/DT/14/det capital/NN/11/obl of/IN/16/case Chad/NNP/14/nmod because/IN/20/case of/IN/17/fixed the/DT/20/det vote/NN/11/obl ././11/punct",
	"modal":      "Aid/NN/4/nsubj may/MD/4/aux not/RB/4/advmod reach/VB/0/root or/CC/6/cc help/VB/4/conj them/PRP/4/obj ././4/punct",
	"going":      "They/PRP/3/nsubj are/VBP/3/aux going/VBG/0/root to/TO/5/mark vote/VB/3/xcomp ././3/punct",
	"perfect":    "It/PRP/4/nsubj has/VBZ/4/aux been/VBN/4/aux raining/VBG/0/root ././4/punct",
	"light":      "Jets/NNS/2/nsubj carried/VBD/0/root out/RP/2/compound:prt heavy/JJ/5/amod strikes/NNS/2/obj and/CC/7/cc raids/NNS/5/conj ././2/punct",
	"accused":    "They/PRP/2/nsubj accused/VBD/0/root him/PRP/2/obj of/IN/5/mark lying/VBG/2/advcl ././2/punct",
	"nobody":     "No/DT/2/det soldiers/NNS/4/nsubj:pass were/VBD/4/aux:pass hurt/VBN/0/root ,/,/7/punct officials/NNS/7/nsubj said/VBD/4/parataxis ././4/punct",
	"nominal":    "She/PRP/5/nsubj is/VBZ/5/cop no/RB/5/advmod longer/RBR/5/advmod minister/NN/0/root of/IN/7/case defence/NN/5/nmod ././5/punct",
	"gave":       "He/PRP/2/nsubj gave/VBD/0/root reporters/NNS/2/iobj a/DT/5/det statement/NN/2/obj if/IN/8/mark they/PRP/8/nsubj asked/VBD/2/advcl ././2/punct",
	"imperative": "Storm/VB/0/root the/DT/3/det castle/NN/1/obj and/CC/5/cc hold/VB/1/conj it/PRP/5/obj ././1/punct",
	"arranged":   "The/DT/2/det talks/NNS/5/nsubj are/VBP/5/aux to/TO/5/mark resume/VB/0/root ././5/punct",
	"inverted":   "Had/VBD/3/aux they/PRP/3/nsubj known/VBN/8/advcl ,/,/3/punct nobody/NN/8/nsubj would/MD/8/aux have/VB/8/aux fired/VBN/0/root ././8/punct",
	"neither":    "Neither/CC/2/cc:preconj Kenya/NNP/5/nsubj nor/CC/4/cc Chad/NNP/2/conj fired/VBD/0/root not/RB/9/advmod a/DT/9/det single/JJ/9/amod shot/NN/5/obj ././5/punct",
	"headline":   "17/CD/2/nsubj:pass slain/VBN/0/root in/IN/4/case battle/NN/2/obl",
	"toll":       "Two/CD/2/nummod vans/NNS/3/nsubj left/VBD/0/root 12/CD/5/nummod dead/JJ/3/xcomp ././3/punct",
	"series":     "A/DT/2/det series/NN/6/nsubj of/IN/4/case raids/NNS/2/nmod has/VBZ/6/aux hit/VBN/0/root towns/NNS/6/obj that/WDT/9/nsubj resisted/VBD/7/acl:relcl the/DT/11/det army/NN/9/obj ././6/punct",
	"called":     "A/DT/2/det firm/NN/5/nsubj called/VBN/2/acl Vela/NNP/3/xcomp hid/VBD/0/root these/DT/7/det letters/NNS/5/obj ././5/punct",
	"fused":      "Police/NNS/4/nsubj did/VBD/4/aux _n't/RB/4/advmod comment/VB/0/root _././4/punct",
}

// asks is one question: of which tree, about which word, and what word
// answers it ("" for none).
type asks struct {
	tree, about, answer string
	ask                 func(*grammar.Doc, int) int
}

var questions = []asks{
	{"active", "shelled", "army", (*grammar.Doc).Subject},
	{"active", "shelled", "town", (*grammar.Doc).Object},
	{"active", "shelled", "town", (*grammar.Doc).Undergoer},
	{"active", "shelled", "army", (*grammar.Doc).Doer},
	{"active", "town", "", (*grammar.Doc).Subject},
	{"active", "Friday", "shelled", (*grammar.Doc).GoverningPredicate},
	{"passive", "killed", "villagers", (*grammar.Doc).Subject},
	{"passive", "killed", "shelling", (*grammar.Doc).Doer},
	{"passive", "killed", "villagers", (*grammar.Doc).Undergoer},
	{"passive", "killed", "were", (*grammar.Doc).Finite},
	{"passive", "villagers", "Two", (*grammar.Doc).Numeral},
	{"coordinate", "killed", "He", (*grammar.Doc).Subject},
	{"coordinate", "killed", "gunmen", (*grammar.Doc).Agent},
	{"coordinate", "killed", "He", (*grammar.Doc).Undergoer},
	{"shared", "wounded", "guards", (*grammar.Doc).Object},
	{"shared", "wounded", "Rebels", (*grammar.Doc).Doer},
	{"shared", "wounded", "killed", (*grammar.Doc).FirstConjunct},
	{"controlled", "stop", "Sudan", (*grammar.Doc).Subject},
	{"controlled", "stop", "urged", (*grammar.Doc).GoverningVerb},
	{"promised", "stop", "Kenya", (*grammar.Doc).Subject},
	{"relative", "denied", "group", (*grammar.Doc).Subject},
	{"relative", "denied", "which", (*grammar.Doc).OwnSubject},
	{"relative", "group", "denied", (*grammar.Doc).RelativeClause},
	{"participle", "holding", "Troops", (*grammar.Doc).Subject},
	{"said", "said", "failed", (*grammar.Doc).Clause},
	{"said", "said", "failed", (*grammar.Doc).Content},
	{"said", "failed", "said", (*grammar.Doc).GoverningVerb},
	{"said", "failed", "that", (*grammar.Doc).Marker},
	{"said", "left", "he", (*grammar.Doc).Subject},
	{"inserted", "said", "failed", (*grammar.Doc).Content},
	{"phrase", "Anna", "spokeswoman", (*grammar.Doc).Apposition},
	{"phrase", "spokeswoman", "Anna", (*grammar.Doc).ApposedTo},
	{"phrase", "resigned", "spokeswoman", (*grammar.Doc).Subject},
	{"phrase", "Chad", "of", (*grammar.Doc).Preposition},
	{"phrase", "capital", "the", (*grammar.Doc).Determiner},
	{"phrase", "Chad", "returned", (*grammar.Doc).ClauseOf},
	{"phrase", "Chad", "returned", (*grammar.Doc).Root},
	{"modal", "help", "may", (*grammar.Doc).Modal},
	{"light", "carried", "strikes", (*grammar.Doc).LightObject},
	{"light", "raids", "carried", (*grammar.Doc).LightVerbOf},
	{"light", "carried", "out", (*grammar.Doc).Particle},
	{"gave", "gave", "reporters", (*grammar.Doc).IndirectObject},
	{"gave", "gave", "statement", (*grammar.Doc).LightObject},
	{"nominal", "minister", "is", (*grammar.Doc).Copula},
	{"nominal", "minister", "is", (*grammar.Doc).Finite},
	{"nobody", "said", "hurt", (*grammar.Doc).Content},
	{"called", "firm", "Vela", (*grammar.Doc).NameGiven},
	{"called", "letters", "", (*grammar.Doc).NameGiven},
	{"called", "firm", "hid", (*grammar.Doc).SubjectOf},
	{"called", "Vela", "", (*grammar.Doc).SubjectOf},
	{"called", "letters", "hid", (*grammar.Doc).ObjectOf},
	{"called", "firm", "", (*grammar.Doc).ObjectOf},
	{"relative", "which", "group", (*grammar.Doc).Antecedent},
	{"relative", "group", "", (*grammar.Doc).Antecedent},
	{"series", "series", "raids", (*grammar.Doc).OfPhrase},
	{"series", "towns", "", (*grammar.Doc).OfPhrase},
	{"series", "raids", "series", (*grammar.Doc).SaidOf},
	{"series", "towns", "", (*grammar.Doc).SaidOf},
	{"series", "A", "series", (*grammar.Doc).Determined},
	{"headline", "17", "slain", (*grammar.Doc).CountedState},
	{"headline", "17", "", (*grammar.Doc).Counted},
	{"toll", "12", "dead", (*grammar.Doc).CountedState},
	{"toll", "Two", "vans", (*grammar.Doc).Counted},
	{"toll", "Two", "", (*grammar.Doc).CountedState},
	{"light", "raids", "strikes", (*grammar.Doc).JoinedTo},
	{"light", "strikes", "", (*grammar.Doc).JoinedTo},
	{"phrase", "ministry", "spokeswoman", (*grammar.Doc).CompoundedIn},
	{"phrase", "spokeswoman", "", (*grammar.Doc).CompoundedIn},
	{"active", "on", "Friday", (*grammar.Doc).Governed},
	{"active", "Friday", "", (*grammar.Doc).Governed},
	{"inserted", "said", "failed", (*grammar.Doc).InsertedIn},
	{"said", "said", "", (*grammar.Doc).InsertedIn},
	{"active", "army", "shelled", (*grammar.Doc).SubjectOf},
	{"passive", "villagers", "killed", (*grammar.Doc).SubjectOf},
	{"active", "town", "", (*grammar.Doc).SubjectOf},
	{"active", "town", "shelled", (*grammar.Doc).ObjectOf},
	{"active", "army", "", (*grammar.Doc).ObjectOf},
}

// token returns the first token of d that reads word; -1 if there is none.
func token(d *grammar.Doc, word string) int {
	for i := range d.Tokens {
		if d.Word(i) == word {
			return i
		}
	}
	return -1
}

func TestQuestionsAboutTokens(t *testing.T) {
	for k, q := range questions {
		d := grammar.Handmade(trees[q.tree])
		got := ""
		if i := q.ask(d, token(d, q.about)); i >= 0 {
			got = d.Word(i)
		}
		if got != q.answer {
			t.Errorf("question %d, %s, about %q: got %q, want %q", k, q.tree, q.about, got, q.answer)
		}
	}
}

func TestQuestionsBearNoToken(t *testing.T) {
	d := grammar.Handmade(trees["active"])
	for k, q := range questions {
		if got := q.ask(d, -1); got != -1 {
			t.Errorf("question %d about no token: got %d, want -1", k, got)
		}
	}
	if d.Negated(-1) || d.IsPassive(-1) || d.IsNone(-1) || d.IsInfinitive(-1) || !d.NounPhrase(-1).Empty() {
		t.Error("a question about no token is not answered with nothing")
	}
}

func TestPhrases(t *testing.T) {
	for _, q := range []struct {
		tree, head, want string
		ask              func(*grammar.Doc, int) grammar.Phrase
	}{
		{"phrase", "Anna", "Anna Orlova", (*grammar.Doc).NounPhrase},
		{"phrase", "Anna", "Anna Orlova , the ministry spokeswoman who resigned", (*grammar.Doc).FullNounPhrase},
		{"phrase", "spokeswoman", "the ministry spokeswoman", (*grammar.Doc).NounPhrase},
		{"phrase", "capital", "the capital of Chad", (*grammar.Doc).NounPhrase},
		{"phrase", "capital", "the capital of Chad", (*grammar.Doc).BareNounPhrase},
		{"phrase", "vote", "because of", (*grammar.Doc).PrepositionPhrase},
		{"nominal", "minister", "minister of defence", (*grammar.Doc).NounPhrase},
		{"light", "strikes", "heavy strikes", (*grammar.Doc).FullNounPhrase},
		{"light", "strikes", "heavy strikes and raids", (*grammar.Doc).GroupPhrase},
		{"said", "failed", "that talks had failed", (*grammar.Doc).ClauseExtent},
		{"said", "said", "The minister said that talks had failed", (*grammar.Doc).ClauseExtent},
		{"said", "left", "he left", (*grammar.Doc).ClauseExtent},
	} {
		d := grammar.Handmade(trees[q.tree])
		if got := d.Span(q.ask(d, token(d, q.head))).Text; got != q.want {
			t.Errorf("%s, %s: got %q, want %q", q.tree, q.head, got, q.want)
		}
	}
}

func TestWordsOfAPhrase(t *testing.T) {
	d := grammar.Handmade(trees["passive"])
	got := ""
	for i := range d.Tops(grammar.Phrase{First: token(d, "villagers"), Last: token(d, "killed")}) {
		got += d.Word(i) + " "
	}
	if got != "villagers were not " {
		t.Errorf("tops of “villagers were not”: got %q", got)
	}
	v := token(d, "killed")
	if p := d.WithAuxiliaries(grammar.Phrase{First: v, Last: v + 1, Head: v}); d.Span(p).Text != "were not killed" {
		t.Errorf("killed with its auxiliaries: got %q", d.Span(p).Text)
	}
	if two, by := token(d, "Two"), token(d, "by"); !d.DependsOn(two, v, 2) || d.DependsOn(two, v, 1) || d.DependsOn(v, two, 8) || !d.DependsOn(by, v, 8) {
		t.Error("Two depends on killed by way of villagers")
	}
}

func TestTenseAspectAndPolarity(t *testing.T) {
	for _, q := range []struct {
		tree, verb       string
		tense            grammar.Tense
		aspect           grammar.Aspect
		passive, negated bool
	}{
		{"active", "shelled", grammar.Past, grammar.Simple, false, false},
		{"passive", "killed", grammar.Past, grammar.Simple, true, true},
		{"coordinate", "killed", grammar.Past, grammar.Simple, true, false},
		{"controlled", "stop", grammar.NoTense, grammar.Simple, false, false},
		{"participle", "holding", grammar.NoTense, grammar.Simple, false, false},
		{"said", "failed", grammar.Past, grammar.Perfect, false, false},
		{"modal", "reach", grammar.Present, grammar.Simple, false, true},
		{"modal", "help", grammar.Present, grammar.Simple, false, true},
		{"going", "vote", grammar.Future, grammar.Simple, false, false},
		{"perfect", "raining", grammar.Present, grammar.PerfectProgressive, false, false},
		{"nominal", "minister", grammar.Present, grammar.Simple, false, true},
		{"fused", "comment", grammar.Past, grammar.Simple, false, true},
	} {
		d := grammar.Handmade(trees[q.tree])
		v := token(d, q.verb)
		if d.Tense(v) != q.tense || d.Aspect(v) != q.aspect || d.IsPassive(v) != q.passive || d.Negated(v) != q.negated {
			t.Errorf("%s, %s: tense %d, aspect %d, passive %t, negated %t", q.tree, q.verb, d.Tense(v), d.Aspect(v), d.IsPassive(v), d.Negated(v))
		}
	}
}

func TestPrepositionsAndMarkers(t *testing.T) {
	d := grammar.Handmade(trees["phrase"])
	v := token(d, "returned")
	if got := d.Complement(v, "because of"); got != token(d, "vote") {
		t.Errorf("returned because of: got token %d", got)
	}
	if got := d.Complement(v, "with"); got != -1 {
		t.Errorf("returned with: got token %d, want none", got)
	}
	d = grammar.Handmade(trees["accused"])
	if got := d.Complement(token(d, "accused"), "of"); got != token(d, "lying") {
		t.Errorf("accused of: got token %d", got)
	}
	if got := d.Subject(token(d, "lying")); got != token(d, "They") && got != token(d, "him") {
		t.Errorf("subject of lying: got token %d", got)
	}
	d = grammar.Handmade(trees["gave"])
	if got := d.AdverbialClause(token(d, "gave"), "if", "unless"); got != token(d, "asked") {
		t.Errorf("gave if: got token %d", got)
	}
	d = grammar.Handmade(trees["nobody"])
	if !d.IsNone(token(d, "soldiers")) || d.IsNone(token(d, "officials")) {
		t.Error("no soldiers are none, officials are some")
	}
	d = grammar.Handmade(trees["light"])
	if got := d.Conjuncts(token(d, "strikes")); len(got) != 1 || got[0] != token(d, "raids") {
		t.Errorf("conjuncts of strikes: got %v", got)
	}
}

func TestYesAndNo(t *testing.T) {
	plural, noun, verb := (*grammar.Doc).IsPlural, (*grammar.Doc).IsNoun, (*grammar.Doc).IsVerb
	imperative, participle := (*grammar.Doc).IsImperative, (*grammar.Doc).IsBareParticiple
	arranged, inverted, none := (*grammar.Doc).IsArranged, (*grammar.Doc).IsInverted, (*grammar.Doc).IsNone
	main, mainHead, to := (*grammar.Doc).InMainClause, (*grammar.Doc).HeadsMainClause, (*grammar.Doc).IsToInfinitive
	definite, indefinite := (*grammar.Doc).IsDefinite, (*grammar.Doc).IsIndefinite
	for _, q := range []struct {
		tree, about string
		ask         func(*grammar.Doc, int) bool
		yes         bool
	}{
		{"series", "raids", plural, true},
		{"series", "series", plural, false},
		{"series", "series", noun, true},
		{"active", "Friday", noun, true},
		{"active", "shelled", noun, false},
		{"active", "shelled", verb, true},
		{"active", "Friday", verb, false},
		{"imperative", "Storm", imperative, true},
		{"imperative", "hold", imperative, true},
		{"modal", "reach", imperative, false},
		{"controlled", "stop", imperative, false},
		{"headline", "slain", participle, true},
		{"passive", "killed", participle, false},
		{"active", "shelled", participle, false},
		{"controlled", "stop", to, true},
		{"said", "failed", to, false},
		{"series", "raids", main, true},
		{"series", "army", main, false},
		{"arranged", "resume", arranged, true},
		{"controlled", "stop", arranged, false},
		{"going", "vote", arranged, false},
		{"inverted", "known", inverted, true},
		{"inverted", "fired", inverted, false},
		{"inverted", "nobody", none, true},
		{"neither", "Kenya", none, true},
		{"neither", "shot", none, true},
		{"neither", "Chad", none, false},
		{"nobody", "officials", none, false},
		{"said", "talks", main, false},
		{"said", "he", main, true},
		{"said", "said", mainHead, true},
		{"said", "left", mainHead, true},
		{"inserted", "said", mainHead, true},
		{"said", "failed", mainHead, false},
		{"active", "army", definite, true},
		{"called", "letters", definite, true},
		{"called", "firm", definite, false},
		{"called", "firm", indefinite, true},
		{"passive", "villagers", indefinite, true},
		{"active", "army", indefinite, false},
	} {
		d := grammar.Handmade(trees[q.tree])
		if got := q.ask(d, token(d, q.about)); got != q.yes || q.ask(d, -1) {
			t.Errorf("%s, %s: got %t", q.tree, q.about, got)
		}
	}
}

func TestDeterminersAndPrepositions(t *testing.T) {
	d := grammar.Handmade(trees["series"])
	if n := token(d, "series"); !d.HasDeterminer(n, "another", "a") || d.HasDeterminer(n, "the") || d.HasDeterminer(token(d, "raids"), "a") {
		t.Error("a series has an a, raids have no determiner")
	}
	d = grammar.Handmade(trees["phrase"])
	if got := d.PrepositionLemma(token(d, "vote")) + d.PrepositionLemma(token(d, "Anna")) + d.PrepositionLemma(-1); got != "because" {
		t.Errorf("because of the vote: got %q", got)
	}
}

func TestThePhraseHasOneHead(t *testing.T) {
	d := grammar.Handmade(trees["phrase"])
	spokeswoman := token(d, "spokeswoman")
	if got := d.HeadOf(spokeswoman-2, spokeswoman+1); got != spokeswoman {
		t.Errorf("the ministry spokeswoman: got token %d", got)
	}
}

func TestClausesEncloseAWord(t *testing.T) {
	d := grammar.Handmade(trees["series"])
	var clauses []string
	for v := range d.EnclosingClauses(token(d, "army"), 3) {
		clauses = append(clauses, d.Word(v))
	}
	if got := strings.Join(clauses, " "); got != "resisted hit" {
		t.Errorf("got %q", got)
	}
	for range d.EnclosingClauses(-1, 3) {
		t.Error("a clause encloses no token")
	}
}

func TestGroupsHaveAllTheirMembers(t *testing.T) {
	d := grammar.Handmade("Chad/NNP/8/nsubj ,/,/3/punct Mali/NNP/1/conj ,/,/5/punct Fiji/NNP/1/conj and/CC/7/cc Togo/NNP/5/conj met/VBD/0/root ././8/punct")
	var members []string
	for i := range d.Group(0) {
		members = append(members, d.Word(i))
	}
	if got := strings.Join(members, " "); got != "Chad Mali Fiji Togo" {
		t.Errorf("got %q", got)
	}
}

func TestPathsLeadToTheRoot(t *testing.T) {
	d := grammar.Handmade(trees["series"])
	var steps []string
	for up, below := range d.Path(token(d, "army"), 3) {
		steps = append(steps, d.Word(below)+"<"+d.Word(up))
	}
	if got := strings.Join(steps, " "); got != "army<resisted resisted<towns towns<hit" {
		t.Errorf("got %q", got)
	}
	for range d.Group(-1) {
		t.Error("no token has a group")
	}
	for range d.Path(-1, 3) {
		t.Error("no token has a path")
	}
	steps = nil
	for i := range d.AtOrAbove(token(d, "army"), 3) {
		steps = append(steps, d.Word(i))
	}
	if got := strings.Join(steps, " "); got != "army resisted towns" {
		t.Errorf("got %q", got)
	}
}

func TestHandmadeGluesHalves(t *testing.T) {
	d := grammar.Handmade(trees["fused"], "¶ "+trees["going"])
	if want := "Police didn't comment.\n\nThey are going to vote .\n"; d.Raw != want {
		t.Errorf("text %q, want %q", d.Raw, want)
	}
	if !d.Tokens[2].Fused || d.Tokens[4].Fused || d.Sentences[1].Paragraph != 1 {
		t.Error("the halves of didn't are fused, the full stop is not; the second sentence opens a paragraph")
	}
}

func TestDeepTreesAreLinear(t *testing.T) {
	d := parse(strings.Repeat("and he said that ", 6000))
	for i := range d.Tokens {
		d.Subject(i)
		d.Root(i)
		d.GoverningPredicate(i)
		d.IsPassive(i)
		d.Tense(i)
	}
	checkTrees(t, d)
}
