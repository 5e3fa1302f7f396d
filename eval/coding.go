package eval

import (
	"fmt"
	"slices"
	"strings"

	"sayso/record"
)

// codingGold is a sentence with event codes of PLOVER or CAMEO.
type codingGold struct {
	document
	Set    string
	Events []struct {
		Code   any
		Scheme string
	}
}

// cameo maps CAMEO's root codes to the PLOVER types they allow; plain
// statements allow none.
var cameo = map[string]string{
	"01": "", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
	"08": "CONCEDE RETREAT", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
	"15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}

// older maps types of PLOVER's earlier versions to those of 2021.
var older = map[string]string{"YIELD": "CONCEDE RETREAT", "DISAPPROVE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}

// weis maps WEIS's root codes to the PLOVER types they allow. The verb
// dictionary that PETRARCH's unit tests presuppose says of itself that most of
// its codes are WEIS, not CAMEO: 041 is praise there, 031 a meeting, 122 a
// condemnation.
var weis = map[string]string{
	"01": "CONCEDE RETREAT", "02": "", "03": "CONSULT", "04": "SUPPORT", "05": "AGREE", "06": "COOPERATE SUPPORT CONCEDE RETREAT", "07": "AID COOPERATE",
	"08": "AGREE SUPPORT", "09": "REQUEST", "10": "REQUEST", "11": "REJECT", "12": "ACCUSE", "13": "ACCUSE", "14": "REJECT", "15": "REQUEST",
	"16": "THREATEN", "17": "THREATEN", "18": "PROTEST MOBILIZE", "19": "SANCTION", "20": "SANCTION COERCE", "21": "COERCE", "22": "ASSAULT",
}

// unitCodes returns the PLOVER types that each code of a PETRARCH unit test
// allows, as WEIS or as CAMEO, however many pairs of actors it stands with;
// plain statements are left out. ok is false where a code is of neither scheme
// (the tests of synonym sets have made-up ones).
func (d *codingGold) unitCodes() (types [][]string, ok bool) {
	var seen []string
	for _, e := range d.Events {
		code := fmt.Sprint(e.Code)
		if slices.Contains(seen, code) {
			continue
		}
		seen = append(seen, code)
		w, known := weis[code[:min(2, len(code))]]
		c, also := cameo[code[:min(2, len(code))]]
		if !known && !also {
			return nil, false
		}
		if t := strings.Fields(w + " " + c); w != "" || !known {
			types = append(types, t)
		}
	}
	return types, true
}

// plover returns the PLOVER (2021) types that a gold code allows.
func plover(code, scheme string) []string {
	if scheme == "CAMEO" || len(code) >= 2 && code[0] >= '0' && code[0] <= '9' && code[1] >= '0' && code[1] <= '9' {
		return strings.Fields(cameo[code[:min(2, len(code))]])
	}
	code = strings.ToUpper(code)
	if o, ok := older[code]; ok {
		code = o
	}
	return strings.Fields(code)
}

func scoreCoding(b *Board, d *codingGold, r *record.Record) {
	var found []string
	for _, e := range r.Events {
		found = append(found, string(e.Type))
	}
	var gold [][]string
	for _, e := range d.Events {
		if types := plover(fmt.Sprint(e.Code), e.Scheme); len(types) > 0 {
			gold = append(gold, types)
		}
	}
	right, missed := matchTypes(gold, found)
	for _, types := range missed {
		b.note("missed event", "%s %s (found %v): %.120s", d.ID, strings.Join(types, "/"), found, d.Text)
	}
	b.add("event type "+d.Set, right, len(gold), len(found))
	b.add("event type, all", right, len(gold), len(found))
	if d.Set == "petrarch-unit" {
		if gold, ok := d.unitCodes(); ok {
			right, _ := matchTypes(gold, found)
			b.add("petrarch-unit, by its codes", right, len(gold), len(found))
		}
	}
	if len(d.Events) == 0 {
		b.add("nothing where nothing is", toInt(len(found) == 0), 1, 1)
		b.add("  no event of two parties", toInt(!slices.ContainsFunc(r.Events, isDyad)), 1, 1)
	}
}

// matchTypes pairs gold types with found ones, one to one, and returns how
// many are right and which of the gold are missed.
func matchTypes(gold [][]string, found []string) (right int, missed [][]string) {
	left := slices.Clone(found)
	for _, types := range gold {
		hit := slices.IndexFunc(left, func(t string) bool { return slices.Contains(types, t) })
		if hit < 0 {
			missed = append(missed, types)
			continue
		}
		left = slices.Delete(left, hit, hit+1)
		right++
	}
	return right, missed
}

// isDyad tells whether somebody does the event to, or with, somebody else:
// what event coders take for an event at all.
func isDyad(e record.Event) bool {
	return len(e.Actors) > 0 && len(e.Recipients) > 0 || len(e.Actors) > 1
}
