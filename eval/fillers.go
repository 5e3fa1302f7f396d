package eval

import (
	"slices"

	"sayso/record"
)

// fillers are what plays MUC-4's roles in a record.
type fillers [len(attackRoles)][]filler

// filler is something found to play a role: its name and all its mentions in
// plain form.
type filler struct {
	name     string
	mentions []string
	role     *record.Role
}

// attackFillers reads the fillers of the five roles off a record.
func attackFillers(r *record.Record) fillers {
	var out fillers
	for i := range r.Roles {
		x := &r.Roles[i]
		f := filler{name: plain(x.Name), role: x}
		for _, m := range x.Mentions {
			f.mentions = append(f.mentions, plain(m.Text))
		}
		k := slices.Index(record.Parts, x.Part)
		if k >= 0 && !slices.ContainsFunc(out[k], func(o filler) bool { return o.name == f.name }) {
			out[k] = append(out[k], f)
		}
	}
	return out
}
