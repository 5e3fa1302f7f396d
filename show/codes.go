package show

import (
	"strings"
	"sync"

	"sayso/data"
	"sayso/record"
)

// countries are the countries' usual names by ISO 3166-1 alpha-3 code: the
// first of our own list, else GeoNames'.
var countries = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	read := func(table string, code, name int) {
		for line := range strings.Lines(table) {
			if f := strings.Split(strings.TrimRight(line, "\r\n"), "\t"); len(f) > max(code, name) && len(f[code]) == 3 && out[f[code]] == "" {
				out[f[code]], _, _ = strings.Cut(f[name], ";")
			}
		}
	}
	read(data.Countries, 0, 1)
	read(data.PlacesCountryInfo, 1, 2)
	return out
})

// Country names a country by its code: "MLI" is Mali. A code that no list has
// stays as it is.
func Country(code string) string {
	if name := countries()[code]; name != "" {
		return name
	}
	return code
}

// kinds say what sort of thing an event is; beside them stand PLOVER's codes.
var kinds = map[record.EventType]string{
	record.EvAgree: "agreement", record.EvConsult: "talks", record.EvSupport: "support", record.EvConcede: "concession",
	record.EvCooperate: "cooperation", record.EvAid: "aid", record.EvRetreat: "withdrawal", record.EvRequest: "request",
	record.EvAccuse: "accusation", record.EvReject: "refusal", record.EvThreaten: "threat", record.EvProtest: "protest",
	record.EvSanction: "sanction", record.EvMobilize: "mobilization", record.EvCoerce: "coercion", record.EvAssault: "attack",
	record.EvDisaster: "disaster", record.EvAccident: "accident", record.EvDisease: "disease", record.EvCrime: "crime",
	record.EvElection: "election", record.EvOther: "event",
}

// EventKind says an event's type and mode in plain words: "Attack, aerial".
func EventKind(kind record.EventType, mode string) string {
	name := kinds[kind]
	if name == "" {
		name = strings.ToLower(string(kind))
	}
	if name == "" {
		name = "event"
	}
	name = strings.ToUpper(name[:1]) + name[1:]
	if mode != "" {
		name += ", " + strings.NewReplacer("_", " ", "-", " ").Replace(mode)
	}
	return name
}

// did are the acts of speech as told afterwards.
var did = map[record.Act]string{
	record.Say: "said", record.Claim: "claimed", record.Relate: "reported", record.Confirm: "confirmed", record.Admit: "admitted",
	record.Deny: "denied", record.Accuse: "accused", record.Condemn: "condemned", record.Praise: "praised", record.Warn: "warned",
	record.Threaten: "threatened", record.Demand: "demanded", record.Request: "requested", record.Promise: "promised",
	record.Announce: "announced", record.Believe: "believed", record.Ask: "asked",
}

// Did says what a speaker did: "denied".
func Did(act record.Act) string { return or(did[act], string(act)) }
