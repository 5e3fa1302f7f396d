package grammar

import (
	"strconv"
	"strings"

	"sayso/data"
	"sayso/reading/words"
)

// Handmade builds a Doc from trees written by hand, one string a sentence:
//
//	Troops/NNS/3/nsubj did/VBD/3/aux _n't/RB/3/advmod … ././3/punct
//
// Each token is word/TAG/head/relation: a Penn Treebank tag, the head counted
// from 1 within the sentence, 0 for the root. A word that begins with "_" is
// written without white space before it, and is the second half of a fused
// word unless it is punctuation. A sentence that begins with "¶ " starts a new
// paragraph. Names and quotations are those the package finds. For tests.
func Handmade(sentences ...string) *Doc {
	t := &words.Text{}
	d := &Doc{Text: t, know: newKnow(data.Verbs, data.Irregular)}
	var raw strings.Builder
	paragraph := int32(0)
	for _, s := range sentences {
		if rest, ok := strings.CutPrefix(s, "¶ "); ok {
			s = rest
			paragraph++
			raw.WriteString("\n")
		}
		first := int32(len(t.Tokens))
		for _, field := range strings.Fields(s) {
			d.addHandmade(&raw, field, first)
		}
		t.Sentences = append(t.Sentences, words.Sentence{First: first, Last: int32(len(t.Tokens)), Paragraph: paragraph})
		raw.WriteString("\n")
	}
	t.Raw = raw.String()
	d.Lemmas = make([]string, len(t.Tokens))
	newLemmas(data.Lemmas, data.Irregular).lemmatise(d)
	d.Quotes = Quotations(t)
	d.Index()
	return d
}

func (d *Doc) addHandmade(raw *strings.Builder, field string, first int32) {
	part := [4]string{}
	for k := 3; k > 0; k-- {
		at := strings.LastIndexByte(field, '/')
		if at < 0 {
			panic("handmade tree: not word/TAG/head/relation: " + field)
		}
		part[k], field = field[at+1:], field[:at]
	}
	word, glued := strings.CutPrefix(field, "_")
	if !glued && raw.Len() > 0 && len(d.Tokens) > int(first) {
		raw.WriteByte(' ')
	}
	head, err := strconv.Atoi(part[2])
	fine, rel := number[Fine](fineNames[:], part[1]), number[Rel](relNames[:], part[3])
	if err != nil || relNames[rel] != part[3] || fineNames[fine] != part[1] {
		panic("handmade tree: bad tag, head or relation in " + strings.Join(append([]string{word}, part[1:]...), "/"))
	}
	tag := defaultTag(fine, rel, word)
	d.Tokens = append(d.Tokens, words.Token{
		Start: int32(raw.Len()), End: int32(raw.Len() + len(word)), Kind: kindOf(tag),
		Spaced: !glued, Fused: glued && tag != PUNCT && tag != SYM,
	})
	raw.WriteString(word)
	d.Tags, d.Fine, d.rels = append(d.Tags, tag), append(d.Fine, fine), append(d.rels, rel)
	if head == 0 {
		d.heads = append(d.heads, -1)
	} else {
		d.heads = append(d.heads, first+int32(head)-1)
	}
}

// number returns the place of name among names, 0 if it is none of them.
func number[T ~uint8](names []string, name string) T {
	for i, n := range names {
		if n == name {
			return T(i)
		}
	}
	return 0
}

func kindOf(t Tag) words.Kind {
	switch t {
	case PUNCT:
		return words.Punct
	case SYM:
		return words.Symbol
	case NUM:
		return words.Number
	}
	return words.Word
}

// defaultTag is the universal tag that a Penn tag has in a relation.
func defaultTag(f Fine, r Rel, word string) Tag {
	switch f {
	case VB, VBD, VBG, VBN, VBP, VBZ, MD:
		if f == MD || r == Aux || r == AuxPass || r == Cop {
			return AUX
		}
		return VERB
	case NN, NNS:
		return NOUN
	case NNP, NNPS:
		return PROPN
	case JJ, JJR, JJS, AFX:
		return ADJ
	case RB, RBR, RBS, WRB:
		if word == "not" || word == "n't" {
			return PART
		}
		return ADV
	case IN:
		if r == Mark {
			return SCONJ
		}
		return ADP
	case DT, WDT, PDT:
		if r == Det || r == DetPredet {
			return DET
		}
		return PRON
	}
	return otherTags[f]
}

// otherTags are the universal tags of Penn tags that have just one.
var otherTags = [len(fineNames)]Tag{
	CC: CCONJ, CD: NUM, EX: PRON, FW: X, LS: X, POS: PART, PRP: PRON, PRPS: PRON, RP: ADP, SYMf: SYM, TO: PART, UH: INTJ,
	WP: PRON, WPS: PRON, GW: X, ADD: PROPN, HYPH: PUNCT, NFP: PUNCT, LRB: PUNCT, RRB: PUNCT, OPENQ: PUNCT, CLOSEQ: PUNCT,
	COMMA: PUNCT, STOP: PUNCT, COLON: PUNCT, CURRENCY: SYM,
}
