package grammar

import "sayso/reading/grammar/linear"

// findFinite gives a sentence of prose its finite verb. "Met" and "bombed"
// are past tense or participle, and a tagger that decides word by word can
// leave a whole sentence without a verb: where it ends in a full stop and has
// no finite verb, the first participle that may be a past tense, and that no
// auxiliary, noun-less start or preposition claims, becomes one.
func (p *Parser) findFinite(s *linear.Sentence, d *Doc, first, last int) {
	if p.past == 0 || d.Word(last-1) != "." {
		return
	}
	candidate := -1
	for i := range last - first {
		switch p.fine(s.Tags[i]) {
		case VBD, VBP, VBZ, MD, VB:
			return
		case VBN:
			if candidate < 0 && i > 0 && p.mayBePast(s, d, first, i) {
				candidate = i
			}
		}
	}
	if candidate >= 0 {
		s.Tags[candidate] = p.past
	}
}

// mayBePast tells whether participle i of the sentence may be a past tense:
// it has such a form, and a noun or pronoun stands before it.
func (p *Parser) mayBePast(s *linear.Sentence, d *Doc, first, i int) bool {
	switch p.fine(s.Tags[i-1]) {
	case NN, NNS, NNP, NNPS, PRP, RB, EX, CD, RRB:
	default:
		return false
	}
	w := d.Word(first + i)
	if len(w) > 3 && w[len(w)-2:] == "ed" {
		return true
	}
	_, irregular := p.lemmas.forms[VBD][w]
	return irregular
}

func (p *Parser) fine(label uint8) Fine { return Fine(p.model.Labels[2*int(label)+1]) }

// labelOf returns the model's label for a pair of tags, 0 if it has none.
func labelOf(labels string, tag Tag, fine Fine) uint8 {
	for i := 0; i+1 < len(labels); i += 2 {
		if Tag(labels[i]) == tag && Fine(labels[i+1]) == fine {
			return uint8(i / 2)
		}
	}
	return 0
}
