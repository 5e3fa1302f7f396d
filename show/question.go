package show

import (
	"fmt"
	"strings"

	"sayso/record"
	"sayso/weaving"
)

// asked are the questions by measure: where the report says whom it counts in
// the plural, where it says nothing, and otherwise.
var asked = map[record.Measure][3]string{
	record.Killed:    {"How many %s were killed?", "How many people were killed?", "How many were killed, counting “%s”?"},
	record.Injured:   {"How many %s were injured?", "How many people were injured?", "How many were injured, counting “%s”?"},
	record.Missing:   {"How many %s are missing?", "How many people are missing?", "How many are missing, counting “%s”?"},
	record.Displaced: {"How many %s were displaced?", "How many people were displaced?", "How many were displaced, counting “%s”?"},
	record.Detained:  {"How many %s were detained?", "How many people were detained?", "How many were detained, counting “%s”?"},
	record.Abducted:  {"How many %s were abducted?", "How many people were abducted?", "How many were abducted, counting “%s”?"},
	record.Targets:   {"How many %s were struck?", "How many targets were struck?", "How many were struck, counting “%s”?"},
	record.Munitions: {"How many %s were used?", "How many munitions were used?", "How many munitions, counting “%s”?"},
	record.Aircraft:  {"How many %s took part?", "How many aircraft took part?", "How many aircraft, counting “%s”?"},
	record.Troops:    {"How many %s are there?", "How many troops are there?", "How many troops, counting “%s”?"},
	record.Money:     {"How much money, for “%s”?", "How much money?", "How much money, for “%s”?"},
	record.Percent:   {"What share of %s?", "What share?", "What share, of “%s”?"},
	"":               {"How many %s?", "How many?", "How many, counting “%s”?"},
}

// Asked tells whether there is a question of its own for a measure.
func Asked(m record.Measure) bool { return asked[m][0] != "" && m != "" }

// Question is what a claim asks, in words.
func Question(c *weaving.Claim) string {
	if c.Measure == weaving.Happened {
		if c.Of != "" {
			return "Is it so? “" + flat(c.Of) + "”"
		}
		return "Did it happen?"
	}
	forms, known := asked[c.Measure]
	if !known {
		forms = asked[""]
	}
	of := strings.TrimLeft(flat(c.Of), "0123456789., -–—")
	for _, doubled := range []string{string(c.Measure) + " ", "those ", "the "} {
		of = strings.TrimPrefix(of, doubled)
	}
	switch {
	case of == "":
		return forms[1]
	case isPlural(of):
		return fmt.Sprintf(forms[0], of)
	}
	return fmt.Sprintf(forms[2], of)
}

// plurals are nouns without an ending that say many.
var plurals = map[string]bool{"people": true, "men": true, "women": true, "children": true, "police": true, "troops": true, "aircraft": true, "personnel": true, "crew": true, "cattle": true}

// isPlural tells whether a noun, by its last word, says many.
func isPlural(noun string) bool {
	last := noun[strings.LastIndexByte(noun, ' ')+1:]
	return plurals[last] || strings.HasSuffix(last, "men") || strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !strings.HasSuffix(last, "is")
}
