package grammar_test

import (
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// sample is sentences of our own with their trees: the reader is held to
// them. The floors lie a little below what the shipped model reaches.
var sample = []string{
	"The/DT/3/det defence/NN/3/compound ministry/NN/4/nsubj denied/VBD/0/root the/DT/6/det report/NN/4/obj on/IN/8/case Tuesday/NNP/4/obl _././4/punct",
	"Nine/CD/2/nummod fishermen/NNS/4/nsubj:pass were/VBD/4/aux:pass rescued/VBN/0/root by/IN/8/case the/DT/8/det coast/NN/8/compound guard/NN/4/obl:agent _,/,/11/punct officials/NNS/11/nsubj said/VBD/4/parataxis _././4/punct",
	"She/PRP/2/nsubj told/VBD/0/root reporters/NNS/2/iobj that/IN/7/mark the/DT/6/det talks/NNS/7/nsubj collapsed/VBD/2/ccomp after/IN/11/mark both/DT/10/det sides/NNS/11/nsubj refused/VBD/7/advcl to/TO/13/mark sign/VB/11/xcomp _././2/punct",
	"The/DT/2/det storm/NN/6/nsubj ,/,/6/punct which/WDT/5/nsubj formed/VBD/2/acl:relcl killed/VBD/0/root two/CD/8/nummod people/NNS/6/obj _././6/punct",
	"Residents/NNS/2/nsubj fled/VBD/0/root the/DT/4/det village/NN/2/obj because/IN/10/mark the/DT/7/det river/NN/10/nsubj had/VBD/10/aux already/RB/10/advmod risen/VBN/2/advcl _././2/punct",
	"We/PRP/4/nsubj do/VBP/4/aux _n't/RB/4/advmod know/VB/0/root who/WP/6/nsubj fired/VBD/4/ccomp the/DT/8/det shots/NNS/6/obj _././4/punct",
	"The/DT/2/det company/NN/3/nsubj plans/VBZ/0/root to/TO/5/mark close/VB/3/xcomp its/PRP$/8/nmod:poss oldest/JJS/8/amod mine/NN/5/obj and/CC/10/cc cut/VB/5/conj 300/CD/12/nummod jobs/NNS/10/obj _././3/punct",
	"Hundreds/NNS/4/nsubj of/IN/3/case farmers/NNS/1/nmod marched/VBD/0/root through/IN/7/case the/DT/7/det capital/NN/4/obl against/IN/11/case the/DT/11/det new/JJ/11/amod tax/NN/4/obl _././4/punct",
	"The/DT/2/det mayor/NN/6/nsubj is/VBZ/6/cop a/DT/6/det former/JJ/6/amod teacher/NN/0/root who/WP/8/nsubj entered/VBD/6/acl:relcl politics/NN/8/obj in/IN/11/case 2011/CD/8/obl _././6/punct",
	"It/PRP/3/nsubj may/MD/3/aux take/VB/0/root weeks/NNS/3/obj to/TO/6/mark repair/VB/3/advcl the/DT/8/det bridge/NN/6/obj _././3/punct",
	"Police/NNS/2/nsubj accused/VBD/0/root the/DT/4/det driver/NN/2/obj of/IN/6/mark ignoring/VBG/2/advcl a/DT/9/det red/JJ/9/amod light/NN/6/obj _././2/punct",
	"There/EX/2/expl were/VBD/0/root no/DT/4/det reports/NNS/2/nsubj of/IN/6/case damage/NN/4/nmod or/CC/8/cc casualties/NNS/6/conj _././2/punct",
}

func TestAccuracyFloor(t *testing.T) {
	gold := grammar.Handmade(sample...)
	text := &words.Text{Raw: gold.Raw, Tokens: gold.Tokens, Sentences: gold.Sentences}
	d := grammar.New().Parse(text)
	var tags, heads, rels int
	for i := range d.Tokens {
		if d.Tags[i] == gold.Tags[i] {
			tags++
		}
		if d.Governor(i) == gold.Governor(i) {
			heads++
			if d.Function(i) == gold.Function(i) {
				rels++
			}
		}
	}
	percent := func(n int) float64 { return 100 * float64(n) / float64(len(d.Tokens)) }
	if percent(tags) < 96 || percent(heads) < 90 || percent(rels) < 87 {
		t.Errorf("tags %.1f, heads %.1f, labelled heads %.1f percent", percent(tags), percent(heads), percent(rels))
	}
	t.Logf("tags %.1f, heads %.1f, labelled heads %.1f percent", percent(tags), percent(heads), percent(rels))
}

// namesSample is sentences of our own with their names in brackets.
var namesSample = []string{
	"[PER Ilse Varga], who chairs the [ORG Transport Workers Federation], met [PER Tomasz Wren] in [LOC Gdansk] on Monday.",
	"Shelling near [LOC Kafr Zaytuna] killed two farmers, the [ORG Syrian Observatory for Human Rights] said.",
	"The [ORG Ministry of Water Resources] has sent pumps to [LOC Tamale] and [LOC Bolgatanga], said its spokesman, [PER Kwame Asante].",
	"[PER Al-Hashimi] told [ORG Reuters] that [ORG Liwa al-Nasr] had left the town of [LOC Tell Marun].",
	"[ORG Harlow Energy] will close its plant in [LOC Port Talbot], [LOC Wales].",
	"Lt. Col. [PER Ana Beltran] of the [ORG National Guard] said that nobody was hurt in [LOC Veracruz].",
	"The [ORG Supreme Court] rejected the appeal of [PER Nguyen Thi Lan], a blogger from [LOC Hanoi].",
	"Fishermen from [LOC Mombasa] found the boat off [LOC Pemba Island], according to the [ORG Kenya Maritime Authority].",
	"\"We will rebuild,\" [PER Sharma] said outside the [ORG Apollo Hospital] in [LOC Chennai].",
	"Fighters of the [ORG Eastern Liberation Front] ([ORG ELF]) crossed into [LOC Chad] from [LOC Darfur].",
	"[PER Chen Guofang] and [PER Maria de la Cruz] shared the prize, the [ORG Royal Academy] announced in [LOC Stockholm].",
	"The [ORG World Health Organization] counted 40 cases in [LOC Kinshasa] and [LOC Goma].",
	"[ORG United Nations] envoy [PER Hans Lindqvist] left [LOC Sanaa] for [LOC Riyadh].",
	"Protesters marched from [LOC Tahrir Square] to the offices of [ORG Al Wafd].",
	"[PER Oyelaran], a senator for [LOC Lagos], left the [ORG Progressive People's Party] last week.",
	"A fire broke out in the [LOC Rua Augusta] district, the newspaper [ORG Folha do Vale] reported.",
	"Police in [LOC Quetta] arrested [PER Jamil Baloch] and three others.",
	"The talks between [LOC India] and [LOC Pakistan] were hosted by [PER Sultan Al Busaidi] in [LOC Muscat].",
}

func TestNamesFloor(t *testing.T) {
	kinds := map[string]grammar.NameKind{"PER": grammar.PER, "ORG": grammar.ORG, "LOC": grammar.LOC}
	parser := grammar.New()
	var right, gold, found int
	for _, marked := range namesSample {
		want := map[[2]int32]grammar.NameKind{}
		var raw strings.Builder
		for rest := marked; ; {
			before, after, ok := strings.Cut(rest, "[")
			raw.WriteString(before)
			if !ok {
				break
			}
			name, after, _ := strings.Cut(after, "]")
			first := int32(raw.Len())
			raw.WriteString(name[4:])
			want[[2]int32{first, int32(raw.Len())}] = kinds[name[:3]]
			rest = after
		}
		text := words.Split(&record.Report{Text: raw.String()})
		gold += len(want)
		for _, n := range parser.Parse(text).Names {
			if n.Kind == grammar.MISC {
				continue
			}
			found++
			kind, ok := want[[2]int32{int32(text.Tokens[n.First].Start), int32(text.Tokens[n.Last-1].End)}]
			if ok && kind == n.Kind {
				right++
			} else {
				t.Logf("%q: %q", raw.String(), text.Span(n.First, n.Last).Text)
			}
		}
	}
	f1 := 200 * float64(right) / float64(gold+found)
	if f1 < 85 {
		t.Errorf("F1 %.1f: %d right, %d gold, %d found", f1, right, gold, found)
	}
	t.Logf("F1 %.1f", f1)
}

func TestTokensNeedNotBeSplitByUs(t *testing.T) {
	text := words.Split(&record.Report{Text: "Rain is expected."})
	text.Sentences = nil
	if d := grammar.New().Parse(text); len(d.Tags) != len(text.Tokens) {
		t.Errorf("%d tags for %d tokens", len(d.Tags), len(text.Tokens))
	}
}
