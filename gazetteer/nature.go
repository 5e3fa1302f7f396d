package gazetteer

import "strings"

// designators are the words that name a region's rank and may be left out:
// "Al Anbar Governorate" is also "Al Anbar".
var designators = []string{" Province", " Governorate", " Region", " District", " Oblast", " Republic", " State", " County", " Prefecture", " Department", " Krai", " Division", " Voivodeship", " Municipality", " Parish", " Canton", " Autonomous Region", " Oblast’", " Oblast'"}

// bare returns a region's name without its designator, and with the usual
// ones added.
func bare(name string) []Name {
	short := name
	for _, d := range designators {
		if s, ok := strings.CutSuffix(short, d); ok && s != "" {
			short = s
			break
		}
	}
	var out []Name
	if short != name {
		out = append(out, Name{short, Alternate})
	}
	for _, d := range []string{" Province", " province", " State", " state", " Governorate", " governorate", " Region", " region", " Oblast", " oblast"} {
		out = append(out, Name{short + d, Alternate})
	}
	return out
}

// generic tells how features of a kind are spoken of: "the Danube River",
// "Lake Tana".
var generic = map[Kind]struct{ before, after string }{
	River:    {"River ", " River"},
	Lake:     {"Lake ", " Lake"},
	Mountain: {"Mount ", " Mountain"},
	Island:   {"", " Island"}, Islands: {"", " Islands"},
	Mountains: {"", " Mountains"},
	Airport:   {"", " Airport"},
	District:  {"", ""},
}

// natural adds a feature that shares its bare name with towns as a rule: it
// gets the bare name only where no town bears it.
func (a *Assembly) natural(r Row) {
	r = named(r, func(name string) bool { return len(a.byName[Fold(name)]) > 0 })
	if a.twin(r) < 0 {
		a.insert(r)
	}
}

// named gives a natural feature the names it is spoken of by; taken tells
// whether another place bears a name.
func named(r Row, taken func(name string) bool) Row {
	name := strings.Replace(r.Name, "Int'l", "International", 1)
	g := generic[r.Kind]
	had := taken(name)
	r.Name = name
	switch word := strings.TrimSpace(g.after); {
	case r.Kind == District:
		if short := bare(name); len(short) > 10 && !taken(short[0].Text) {
			r.Names = append(r.Names, short[0])
		}
	case strings.Contains(name, word) || strings.HasPrefix(name, strings.TrimSpace(g.before)+" "):
	default:
		r.Name = name + g.after
		if g.before != "" {
			r.Names = append(r.Names, Name{g.before + name, Alternate})
		}
		if !had && r.Kind != Airport && r.Kind != Mountain {
			r.Names = append(r.Names, Name{name, Alternate})
		}
	}
	return r
}
