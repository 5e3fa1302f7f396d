package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"

	"sayso/data"
	"sayso/reading/grammar"
)

// trainLemmas is the verb that learns the lemma table.
func trainLemmas(args []string) error {
	flags := flag.NewFlagSet("lemmas", flag.ExitOnError)
	corpora := flags.String("corpora", "", "folder of the corpora")
	out := flags.String("out", "data/english/lemmas.tsv", "file to write")
	flags.Parse(args)
	bank, err := readTreebanks(*corpora, 0)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, []byte(learnLemmas(bank.train_)), 0o644)
}

// formOf is a word form with its fine tag.
type formOf struct {
	fine grammar.Fine
	form string
}

// learnLemmas returns the lemma table (see grammar's newLemmas): suffix rules
// that at least two word forms support, and the forms they get wrong. Forms are
// those of the treebanks, and the regular ones of words that have others there or
// stand in our own lists.
func learnLemmas(gold []sentence) string {
	best := commonestLemmas(gold)
	for k, lemma := range inflected(best, data.Irregular) {
		if _, ok := best[k]; !ok {
			best[k] = lemma
		}
	}
	keys := make([]formOf, 0, len(best))
	for k := range best {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].fine != keys[j].fine {
			return keys[i].fine < keys[j].fine
		}
		return keys[i].form < keys[j].form
	})
	rules := suffixRules(keys, best)
	var b strings.Builder
	b.WriteString("# Lemmas: tag, form, lemma; or tag, -suffix, bytes to cut, ending to add. Made by tools/train.\n")
	for _, r := range rules {
		b.WriteString(r + "\n")
	}
	// The list of irregular forms goes before what treebanks say of a form: they
	// have "fled" of "flead", and "bases" of "basis".
	predict := grammar.LemmaOf(b.String(), data.Irregular)
	for _, k := range keys {
		if predict(k.form, k.fine) != best[k] && !strings.Contains(data.Irregular, "\n"+k.fine.String()+"\t"+k.form+"\t") {
			fmt.Fprintf(&b, "%s\t%s\t%s\n", k.fine, k.form, best[k])
		}
	}
	return b.String()
}

// commonestLemmas returns the commonest lemma of each form; proper nouns keep
// their capitals. Forms that are no words (typos, cut-off words) are left out.
func commonestLemmas(gold []sentence) map[formOf]string {
	counts := map[formOf]map[string]int{}
	for _, s := range gold {
		for i, w := range s.Words {
			lemma := s.Lemmas[i]
			if s.Fine[i] == grammar.GW || s.Fine[i] == grammar.ADD || s.Fine[i] == grammar.FW || s.Rels[i] == uint8(grammar.Goeswith) || lemma == "_" || lemma == "" {
				continue
			}
			if s.Tags[i] != grammar.PROPN {
				w, lemma = strings.ToLower(w), strings.ToLower(lemma)
			}
			k := formOf{s.Fine[i], strings.ReplaceAll(w, "’", "'")}
			if counts[k] == nil {
				counts[k] = map[string]int{}
			}
			counts[k][lemma]++
		}
	}
	best := map[formOf]string{}
	for k, c := range counts {
		for lemma, n := range c {
			if b, ok := best[k]; !ok || n > c[b] || n == c[b] && lemma < b {
				best[k] = lemma
			}
		}
	}
	return best
}

// suffixRules learns, from short suffixes to long ones, a rule wherever the
// commonest change of forms with a suffix differs from the shorter rule's.
func suffixRules(keys []formOf, best map[formOf]string) []string {
	type change struct {
		cut int
		add string
	}
	type place struct {
		fine   grammar.Fine
		suffix string
	}
	counts := map[place]map[change]int{}
	for _, k := range keys {
		lemma := best[k]
		n := commonPrefix(k.form, lemma)
		c := change{len(k.form) - n, lemma[n:]}
		for l := 0; l <= 6 && l <= len(k.form) && c.cut <= 9; l++ {
			p := place{k.fine, k.form[len(k.form)-l:]}
			if counts[p] == nil {
				counts[p] = map[change]int{}
			}
			counts[p][c]++
		}
	}
	places := make([]place, 0, len(counts))
	for p := range counts {
		places = append(places, p)
	}
	sort.Slice(places, func(i, j int) bool {
		a, b := places[i], places[j]
		if len(a.suffix) != len(b.suffix) {
			return len(a.suffix) < len(b.suffix)
		}
		return a.fine < b.fine || a.fine == b.fine && a.suffix < b.suffix
	})
	rule := map[place]change{}
	var out []string
	for _, p := range places {
		var top change
		n := 0
		for c, m := range counts[p] {
			if m > n || m == n && (c.cut < top.cut || c.cut == top.cut && c.add < top.add) {
				top, n = c, m
			}
		}
		shorter, known := change{}, false
		for l := len(p.suffix) - 1; l >= 0 && !known; l-- {
			shorter, known = rule[place{p.fine, p.suffix[len(p.suffix)-l:]}], has(rule, place{p.fine, p.suffix[len(p.suffix)-l:]})
		}
		if top == shorter || n < 2 || n <= counts[p][shorter] {
			continue
		}
		rule[p] = top
		out = append(out, fmt.Sprintf("%s\t-%s\t%d\t%s", p.fine, p.suffix, top.cut, top.add))
	}
	return out
}

func has[K comparable, V any](m map[K]V, k K) bool { _, ok := m[k]; return ok }

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
