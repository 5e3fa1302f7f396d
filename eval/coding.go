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
	left := slices.Clone(found)
	right, gold := 0, 0
	for _, e := range d.Events {
		types := plover(fmt.Sprint(e.Code), e.Scheme)
		if len(types) == 0 {
			continue
		}
		gold++
		hit := slices.IndexFunc(left, func(t string) bool { return slices.Contains(types, t) })
		if hit >= 0 {
			left = slices.Delete(left, hit, hit+1)
			right++
			continue
		}
		b.note("missed event", "%s %s (found %v): %.120s", d.ID, strings.Join(types, "/"), found, d.Text)
	}
	b.add("event type "+d.Set, right, gold, len(found))
	b.add("event type, all", right, gold, len(found))
	if gold == 0 {
		b.add("nothing where nothing is", toInt(len(found) == 0), 1, 1)
	}
}
