package when

import (
	"math/bits"
	"strings"
)

// rule is one row of data/english/time-rules.tsv: a pattern, the recipe that
// values what it finds, an optional guard, and an example that a test runs.
type rule struct {
	name, recipe, guard string
	prog                []inst
	order               int
	example             ruleExample
	value               func(*valuer, *found) valued
	allow               func(*context) bool // nil allows all
}

// ruleExample is a sentence with what must be found in it; span is empty where
// nothing may be found.
type ruleExample struct{ text, span, kind, value, mod string }

// parseRules reads the rule table. Lines "@name pattern" define macros.
func parseRules(table string, lx *lexicon) []rule {
	var rules []rule
	macros := []string{}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			name, body, _ := strings.Cut(line[1:], "\t")
			macros = append(macros, "%"+name, "("+expand(strings.TrimSpace(body), macros)+")")
		default:
			if r, ok := parseRule(line, macros, lx); ok {
				r.order = len(rules)
				rules = append(rules, r)
			}
		}
	}
	return rules
}

// expand replaces the macros in a pattern.
func expand(pattern string, macros []string) string {
	if !strings.Contains(pattern, "%") {
		return pattern
	}
	items := patternItems(pattern)
	for i, it := range items {
		for k := 0; k < len(macros); k += 2 {
			if it == macros[k] {
				items[i] = macros[k+1]
			}
		}
	}
	return strings.Join(items, " ")
}

// parseRule reads one row: name, recipe[!guard], pattern, example, span, type,
// value and modifier, separated by tabs.
func parseRule(line string, macros []string, lx *lexicon) (rule, bool) {
	var col [8]string
	for i := range col {
		col[i], line, _ = strings.Cut(line, "\t")
	}
	r := rule{name: "when." + col[0]}
	r.recipe, r.guard, _ = strings.Cut(col[1], "!")
	r.prog = compile(expand(col[2], macros), lx)
	r.example = ruleExample{col[3], col[4], col[5], col[6], col[7]}
	r.value, r.allow = recipeNamed(r.recipe), guardNamed(r.guard)
	return r, col[2] != "" && r.value != nil
}

// ruleSet is a set of rules by their order.
type ruleSet [4]uint64

func (s *ruleSet) add(rule int) { s[rule>>6] |= 1 << (rule & 63) }

func (s *ruleSet) union(t *ruleSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// book is the rules with an index of what their matches can begin with.
type book struct {
	rules   []rule
	byClass [64]ruleSet
	byWord  []ruleSet // by entry of the vocabulary
}

func newBook(rules []rule, lx *lexicon) *book {
	b := &book{rules: rules, byWord: make([]ruleSet, len(lx.entries))}
	for i := range rules {
		var classes mask
		var lits []int32
		firstOf(rules[i].prog, 0, &classes, &lits)
		for c := range b.byClass {
			if classes&class(c).mask() != 0 {
				b.byClass[c].add(i)
			}
		}
		for _, w := range lits {
			b.byWord[w].add(i)
		}
	}
	return b
}

// candidates returns the rules whose matches can begin with p.
func (b *book) candidates(p *piece) (s ruleSet) {
	for m := uint64(p.classes &^ cLit.mask()); m != 0; m &= m - 1 {
		s.union(&b.byClass[bits.TrailingZeros64(m)])
	}
	if p.classes&cLit.mask() != 0 && p.entry >= 0 {
		s.union(&b.byWord[p.entry])
	}
	return s
}
