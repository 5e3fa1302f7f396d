// Package show lays one record out for a person: on a terminal (Text) and as
// one self-contained page (Page). Both render the same View.
package show

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/record"
)

// View is a record arranged for reading: speakers with all they said, events
// with their people and vouchers named, figures, and the lists behind them.
type View struct {
	Record   *record.Record
	Title    string
	Facts    []string // outlet, date, byline, credits
	Speakers []Speaker
	Events   []Event
	Parts    []Part
	Figures  []Figure
	Places   []record.Place
	Times    []record.Time
	Sources  []Source
}

// Speaker is one entity and everything it said, in text order.
type Speaker struct {
	ID         record.EntityID
	Name       string
	About      string // role and country
	Statements []Statement
}

// Statement is a statement in words.
type Statement struct {
	*record.Statement
	Cue   string // "said", "according to"
	When  string // "Saturday 3 February 2024"
	Notes []string
	Words string // the content, pieces joined by an ellipsis
}

// Event is an event in words.
type Event struct {
	*record.Event
	Label      string // "ASSAULT · aerial"
	When       string
	Where      string
	Actors     string
	Recipients string
	Means      string
	Objects    string   // what else it befell, in the report's words
	Named      []string // its triggers, each once
	Vouchers   []string
	Causes     []string
}

// Part is everybody or everything that plays one part in the attacks.
type Part struct {
	Label   string // "who did it"
	Players string
	Each    []Player
}

// Player is one of a part's players; its words are marked as those of finding
// ID.
type Player struct{ Name, ID string }

// Figure is a figure in words.
type Figure struct {
	*record.Figure
	Bounds   string // "40 at most"
	Event    string
	Vouchers []string
}

// Source is who stands behind the report's findings, and how often.
type Source struct {
	Name   string
	About  string
	Count  int
	Relays []string
	// Why says how its mentions came together: “Kovalenko” the surname.
	Why string
}

// NewView arranges a record.
func NewView(r *record.Record) *View {
	x := newIndex(r)
	v := &View{Record: r, Title: title(&r.Report), Facts: facts(&r.Report), Places: named(r.Places), Times: r.Times}
	v.Speakers = x.speakers()
	for i := range r.Events {
		v.Events = append(v.Events, x.event(&r.Events[i]))
	}
	v.Parts = partsOf(r.Roles)
	for i := range r.Figures {
		v.Figures = append(v.Figures, x.figure(&r.Figures[i]))
	}
	v.Sources = x.sources(v.Speakers)
	return v
}

// named leaves out the places that only lend their name.
func named(places []record.Place) []record.Place {
	var out []record.Place
	for i := range places {
		if places[i].Named() {
			out = append(out, places[i])
		}
	}
	return out
}

func title(r *record.Report) string {
	if r.Title != "" {
		return r.Title
	}
	for _, region := range r.Layout {
		if region.Kind == record.RegionHeadline {
			return strings.TrimSpace(region.Text)
		}
	}
	return opening(r)
}

// opening is the report's first words outside its layout regions.
func opening(r *record.Report) string {
	at := 0
	for _, region := range r.Layout {
		if strings.TrimSpace(r.Text[at:region.Start]) != "" {
			break
		}
		at = region.End
	}
	line, _, _ := strings.Cut(strings.TrimSpace(r.Text[at:]), "\n")
	const most = 110
	return cutAt(line, most)
}

func facts(r *record.Report) []string {
	var out []string
	if r.Outlet != "" {
		out = append(out, r.Outlet)
	}
	if r.Published != "" {
		out = append(out, Day(r.Published))
	}
	if len(r.Byline) > 0 {
		out = append(out, "by "+strings.Join(r.Byline, ", "))
	}
	if len(r.Credits) > 0 {
		out = append(out, "credits "+strings.Join(r.Credits, ", "))
	}
	if r.URL != "" {
		out = append(out, r.URL)
	}
	return out
}

// index looks up a record's findings by id.
type index struct {
	r          *record.Record
	entities   map[record.EntityID]*record.Entity
	places     map[record.PlaceID]*record.Place
	times      map[record.TimeID]*record.Time
	statements map[record.StatementID]*record.Statement
	events     map[record.EventID]*record.Event
}

func newIndex(r *record.Record) *index {
	x := &index{
		r:          r,
		entities:   map[record.EntityID]*record.Entity{},
		places:     map[record.PlaceID]*record.Place{},
		times:      map[record.TimeID]*record.Time{},
		statements: map[record.StatementID]*record.Statement{},
		events:     map[record.EventID]*record.Event{},
	}
	for i := range r.Entities {
		x.entities[r.Entities[i].ID] = &r.Entities[i]
	}
	for i := range r.Places {
		x.places[r.Places[i].ID] = &r.Places[i]
	}
	for i := range r.Times {
		x.times[r.Times[i].ID] = &r.Times[i]
	}
	for i := range r.Statements {
		x.statements[r.Statements[i].ID] = &r.Statements[i]
	}
	for i := range r.Events {
		x.events[r.Events[i].ID] = &r.Events[i]
	}
	return x
}

func (x *index) speakers() []Speaker {
	at := map[record.EntityID]int{}
	var out []Speaker
	for i := range x.r.Statements {
		s := &x.r.Statements[i]
		k, seen := at[s.Source]
		if !seen {
			k = len(out)
			at[s.Source] = k
			out = append(out, Speaker{ID: s.Source, Name: x.name(s.Source), About: x.about(s.Source)})
		}
		out[k].Statements = append(out[k].Statements, x.statement(s))
	}
	return out
}

func (x *index) name(id record.EntityID) string {
	if e := x.entities[id]; e != nil {
		return e.Name
	}
	return "unknown speaker"
}

func (x *index) about(id record.EntityID) string {
	e := x.entities[id]
	if e == nil {
		return ""
	}
	var parts []string
	if e.Role != "" && !strings.EqualFold(e.Role, strings.TrimPrefix(strings.TrimPrefix(e.Name, "the "), "The ")) {
		parts = append(parts, e.Role)
	}
	if e.Kind != record.Person && e.Kind != record.State {
		parts = append(parts, strings.ReplaceAll(string(e.Kind), "-", " "))
	}
	if country := Country(e.Country); country != "" && !strings.EqualFold(country, e.Name) {
		parts = append(parts, country)
	}
	return strings.Join(parts, ", ")
}

func (x *index) statement(s *record.Statement) Statement {
	v := Statement{Statement: s, Cue: cue(join(s.Cue, " … ")), When: x.when(s.Time), Words: join(s.Content, " … ")}
	if v.Cue == "" {
		v.Cue = Did(s.Act)
		if s.Medium != nil {
			v.Cue = "in a " + s.Medium.Name
		}
	} else if s.Medium != nil {
		v.Notes = append(v.Notes, "in "+article(s.Medium.Name))
	}
	if s.Addressee != "" {
		v.Notes = append(v.Notes, "to "+x.name(s.Addressee))
	}
	if len(s.Via) > 0 {
		v.Notes = append(v.Notes, "via "+x.chain(s.Via))
	}
	return v
}

// cue writes a cue as it stands inside a sentence: “According to”, “worried:”.
func cue(words string) string {
	words = strings.TrimRight(words, ":, ")
	first, size := utf8.DecodeRuneInString(words)
	if next, _ := utf8.DecodeRuneInString(words[size:]); unicode.IsUpper(first) && unicode.IsLower(next) {
		return string(unicode.ToLower(first)) + words[size:]
	}
	return words
}

func (x *index) chain(via []record.EntityID) string {
	names := make([]string, len(via))
	for i, id := range via {
		names[i] = x.name(id)
	}
	return strings.Join(names, " ← ")
}

// when says a time id or an ISO value in words.
func (x *index) when(value string) string {
	if t := x.times[record.TimeID(value)]; t != nil {
		value = t.Value
	}
	return Day(value)
}

func (x *index) event(e *record.Event) Event {
	v := Event{Event: e, Label: string(e.Type), When: x.when(e.Time)}
	if e.Mode != "" {
		v.Label += " · " + e.Mode
	}
	v.Actors, v.Recipients = x.names(e.Actors), x.names(e.Recipients)
	var places []string
	for _, id := range e.Places {
		if p := x.places[id]; p != nil {
			places = append(places, p.Name)
		}
	}
	v.Where = strings.Join(places, ", ")
	v.Means = strings.Join(distinct(e.Instruments), ", ")
	if objects := distinct(e.Objects); len(objects) > 0 {
		v.Objects = "“" + strings.Join(objects, "”, “") + "”"
	}
	v.Named = distinct(e.Triggers)
	v.Vouchers = x.vouchers(e.Word)
	for _, id := range e.Causes {
		if c := x.events[id]; c != nil && len(c.Triggers) > 0 {
			v.Causes = append(v.Causes, c.Triggers[0].Text)
		}
	}
	return v
}

// partLabels say the parts in words.
var partLabels = map[record.Part]string{
	record.Perpetrator: "who did it", record.PerpBody: "for which body", record.Target: "what it befell",
	record.Victim: "whom it befell", record.Weapon: "with what",
}

// roleID is what a record's role is called where its words are marked: it has
// no id of its own.
func roleID(i int) string { return "r" + strconv.Itoa(i) }

// partsOf lists the players of each part.
func partsOf(roles []record.Role) []Part {
	var out []Part
	for _, part := range record.Parts {
		p := Part{Label: partLabels[part]}
		var names []string
		for i := range roles {
			if roles[i].Part == part {
				names = append(names, roles[i].Name)
				p.Each = append(p.Each, Player{roles[i].Name, roleID(i)})
			}
		}
		if p.Players = strings.Join(names, ", "); p.Players != "" {
			out = append(out, p)
		}
	}
	return out
}

func (x *index) names(ids []record.EntityID) string {
	var out []string
	for _, id := range ids {
		out = append(out, x.name(id))
	}
	return strings.Join(out, ", ")
}

// vouchers says on whose word: each voucher once, with its certainty unless
// that is plain assertion, and the chain it came by.
func (x *index) vouchers(word []record.Word) []string {
	var out []string
	for _, w := range word {
		who := "the outlet"
		if w.Outlet && x.r.Report.Outlet != "" {
			who = x.r.Report.Outlet
		}
		if s := x.statements[w.Statement]; s != nil {
			who = x.name(s.Source)
			if len(s.Via) > 0 {
				who += " via " + x.chain(s.Via)
			}
		}
		if w.Certainty != record.CertaintyStated {
			who += " (" + string(w.Certainty) + ")"
		}
		if w.Hedge != nil {
			who += " “" + w.Hedge.Text + "”"
		}
		if !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

func (x *index) figure(f *record.Figure) Figure {
	v := Figure{Figure: f, Bounds: Bounds(f), Vouchers: x.vouchers(f.Word)}
	if e := x.events[f.Event]; e != nil && len(e.Triggers) > 0 {
		v.Event = e.Triggers[0].Text
	}
	return v
}

// sources counts what each speaker said, those who said most first.
func (x *index) sources(speakers []Speaker) []Source {
	out := make([]Source, len(speakers))
	for i, sp := range speakers {
		out[i] = Source{Name: sp.Name, About: sp.About, Count: len(sp.Statements), Why: x.joined(sp.ID)}
		for _, s := range sp.Statements {
			for _, via := range s.Via {
				if n := x.name(via); !slices.Contains(out[i].Relays, n) {
					out[i].Relays = append(out[i].Relays, n)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Source) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// joined says what found an entity and what joined each form of its mentions
// to the others: “names.field; “Kovalenko” the surname; “she” the nearest that
// fits”.
func (x *index) joined(id record.EntityID) string {
	e := x.entities[id]
	if e == nil {
		return ""
	}
	parts := []string{e.Why}
	for _, m := range e.Mentions {
		if part := "“" + flat(m.Text) + "” " + m.Why; m.Why != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

func join(spans []record.Span, between string) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = flat(s.Text)
	}
	return strings.Join(parts, between)
}

// distinct lists the spans' texts, each once whatever its case.
func distinct(spans []record.Span) []string {
	var out []string
	for _, s := range spans {
		text := flat(s.Text)
		if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, text) }) {
			out = append(out, text)
		}
	}
	return out
}

// flat puts text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func article(noun string) string {
	if noun == "" || strings.HasSuffix(noun, "s") || strings.ToLower(noun[:1]) != noun[:1] {
		return noun
	}
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
