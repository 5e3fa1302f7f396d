package what_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso/reading"
	"sayso/record"
)

func read(text string) *record.Record {
	return reading.New().Read(&record.Report{ID: "t", Published: "2026-03-10", Outlet: "The Harbour Post", Text: text})
}

// event returns the event that has a trigger with the given text; nil if
// there is none.
func event(r *record.Record, trigger string) *record.Event {
	for i := range r.Events {
		for _, s := range r.Events[i].Triggers {
			if s.Text == trigger {
				return &r.Events[i]
			}
		}
	}
	return nil
}

func TestEventsHaveTheirTypeAndMode(t *testing.T) {
	for _, c := range []struct{ text, trigger, typ, mode string }{
		{"Jets bombed the port of Adrana on Monday.", "bombed", "ASSAULT", "aerial"},
		{"Gunmen kidnapped two engineers near the dam.", "kidnapped", "ASSAULT", "abduct"},
		{"Police arrested the mayor of Belgrano on Tuesday.", "arrested", "COERCE", "arrest"},
		{"The ministry condemned the raid.", "condemned", "ACCUSE", "disapprove"},
		{"Prosecutors charged the banker with fraud.", "charged", "ACCUSE", "allege"},
		{"Thousands of workers protested against the tax on Sunday.", "protested", "PROTEST", "demo"},
		{"The two presidents met in Geneva.", "met", "CONSULT", "meet"},
		{"France imposed sanctions on the shipping company.", "imposed", "COERCE", "restrict"},
		{"Norway donated tents to Chad.", "donated", "AID", ""},
		{"The rebels released the hostages.", "released", "RETREAT", "release"},
		{"The prime minister resigned on Friday.", "resigned", "CONCEDE", ""},
		{"Kenya expelled the ambassador of Chad.", "expelled", "SANCTION", "expel"},
		{"Poland deployed troops to the border.", "deployed", "MOBILIZE", "troops"},
		{"An earthquake struck Chile on Monday.", "earthquake", "DISASTER", ""},
		{"A bus crashed near Lima on Monday.", "crashed", "ACCIDENT", ""},
		{"Thieves robbed a bank in Oslo.", "robbed", "CRIME", ""},
		{"The militia threatened to attack Oslo.", "threatened", "THREATEN", ""},
		{"Iran rejected the proposal.", "rejected", "REJECT", ""},
		{"Two students were killed after a truck crashed into a motorcycle near Adrana on Sunday.", "killed", "ACCIDENT", ""},
		{"A cyclist was hit by a bus in Lima.", "hit", "ACCIDENT", ""},
		{"A man was killed when a tree fell on his car near Adrana.", "killed", "DISASTER", ""},
		{"Warplanes hit a depot near Adrana.", "hit", "ASSAULT", "aerial"},
		{"Norway lifted sanctions against a shipping firm in Oslo.", "lifted", "RETREAT", "ease"},
		{"Kenya has broken relations with Chad.", "broken", "SANCTION", "withdraw"},
		{"Kenya and Chad have delayed their meeting.", "delayed", "SANCTION", "discontinue"},
		{"Agents wiretapped the phones of two reporters.", "wiretapped", "COERCE", ""},
		{"Norway will supply arms to Chad.", "supply", "AID", ""},
		{"Norway supplied Chad with trucks.", "supplied", "AID", ""},
		{"Norway gave Chad six million kroner.", "gave", "AID", ""},
		{"Norway and Chad agreed upon a new trade pact.", "agreed upon", "AGREE", ""},
		{"The Norwegian president hosted Prime Minister Grace Okoye in Oslo.", "hosted", "CONSULT", "visit"},
		{"Norway on Monday gave Chad six million dollars of aid.", "gave", "AID", ""},
		{"Thousands of Kenyans sought refuge in Chad.", "sought", "REQUEST", ""},
		{"The two armies violated a ceasefire agreement in Adrana.", "violated", "ASSAULT", ""},
		{"Chad returned the helicopter to Norway.", "returned", "RETREAT", "return"},
	} {
		e := event(read(c.text), c.trigger)
		if e == nil || string(e.Type) != c.typ || e.Mode != c.mode {
			t.Errorf("%q: %+v, want %s/%s at %q", c.text, e, c.typ, c.mode, c.trigger)
		}
	}
}

const raid = `Drones struck a fuel depot in the port of Adrana on Monday, killing at least 16 people, the interior ministry said.

The attack also wounded dozens of dockworkers. Rebels denied that they carried out the attack.

Two firefighters were among the dead, the ministry said. Rescuers will search the harbour on Tuesday.`

func TestMentionsOfOneAttackAreOneEvent(t *testing.T) {
	r := read(raid)
	attacks := 0
	for _, e := range r.Events {
		if e.Type == record.EvAssault {
			attacks++
		}
	}
	if attacks != 1 {
		t.Errorf("%d attacks, want 1: %+v", attacks, r.Events)
	}
}

func TestFiguresBelongToTheirEvent(t *testing.T) {
	r := read(raid)
	found := map[record.Measure]record.EventID{}
	for _, f := range r.Figures {
		found[f.Measure] = f.Event
		if len(f.Word) != 1 {
			t.Errorf("%q has %d vouchers", f.Span.Text, len(f.Word))
		}
	}
	e := event(r, "struck")
	if e == nil || found[record.Killed] != e.ID || found[record.Injured] != e.ID {
		t.Errorf("figures %+v, want killed and injured tied to the strike %+v", r.Figures, e)
	}
}

func TestEveryEventHasAVoucherAndARule(t *testing.T) {
	r := read(raid)
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	for _, e := range r.Events {
		if len(e.Word) == 0 || e.Why == "" || e.Status == "" {
			t.Errorf("event %s: word %v, why %q, status %q", e.ID, e.Word, e.Why, e.Status)
		}
	}
}

func TestNewerCountsSupersedeOlderOnes(t *testing.T) {
	r := read("The death toll rose to 27 from 25 on Tuesday, a day after the blast in Adrana.")
	if len(r.Figures) != 2 || r.Figures[0].Supersedes != r.Figures[1].ID {
		t.Errorf("%+v, want the first to supersede the second", r.Figures)
	}
}

func TestRefusedCooperationIsARefusal(t *testing.T) {
	e := event(read("France said it will not lift the embargo."), "lift")
	if e == nil || e.Type != record.EvReject {
		t.Errorf("%+v, want REJECT", e)
	}
}

// Reports on sport, markets, weather and books speak of attacks, strikes and
// battles that nobody must find in a conflict record.
func TestPeacefulReportsYieldNoConflict(t *testing.T) {
	for name, text := range map[string]string{
		"sport":   "Rovers beat United 3-1 on Saturday. Striker Dan Okoro fired home twice and the defence held firm under a late attack. Coach Ana Lind said her team fought hard and deserved the victory.",
		"market":  "Shares fell 2 percent on Tuesday as investors feared higher rates. Oil hit a three-month high. The bank raised its target for the stock to 40 euros.",
		"weather": "Rain will spread from the west on Sunday, and winds will strengthen in the afternoon. Temperatures will drop to 4 degrees.",
		"history": "The museum opened on Friday, 90 years after bombers attacked the harbour. Its first room shows the fishing boats of 1890.",
		"book":    "In her new novel the author follows three sisters who fight for their father's love. The story strikes a tender note and captures the summer light.",
	} {
		for _, e := range read(text).Events {
			switch e.Type {
			case record.EvAssault, record.EvCoerce, record.EvMobilize, record.EvThreaten, record.EvProtest:
				t.Errorf("%s: %s %v", name, e.Type, e.Triggers)
			}
		}
	}
}

func TestFindIsTotal(t *testing.T) {
	reader := reading.New()
	for _, text := range []string{
		"", " ", "\x00\xff\xfe", "“", "$", "1", "no", "a", "between 3 and", "the", "at least", "killed", "killed killed killed",
		strings.Repeat("killed 3 ", 2000), strings.Repeat("attack,", 3000), strings.Repeat("1 to ", 2000), strings.Repeat("a", 100000),
	} {
		r := reader.Read(&record.Report{ID: "t", Text: text})
		if err := r.Check(); err != nil && utf8.ValidString(text) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestCausesPointBack(t *testing.T) {
	r := read("Chad bombed the camp on Monday in response to an ambush on its soldiers.")
	bombing, ambush := event(r, "bombed"), event(r, "ambush")
	if bombing == nil || ambush == nil || !slices.Contains(bombing.Causes, ambush.ID) {
		t.Errorf("%+v, want the bombing caused by the ambush", r.Events)
	}
	r = read("Chad said that its strikes on the rebels were the first response to the ambush on its convoy in Sudan.")
	strikes, ambush := event(r, "strikes"), event(r, "ambush")
	if strikes == nil || ambush == nil || !slices.Contains(strikes.Causes, ambush.ID) {
		t.Errorf("%+v, want the strikes caused by the ambush", r.Events)
	}
	r = read("Chad shelled the town on Monday in retaliation for the shelling of its post by rebels.")
	if first, second := event(r, "shelled"), event(r, "shelling"); first == nil || second == nil || first.ID == second.ID || !slices.Contains(first.Causes, second.ID) {
		t.Errorf("%+v, want one shelling caused by another", r.Events)
	}
}

// All who are listed take part, and on both sides of what two sides do.
func TestAllOfAListTakePart(t *testing.T) {
	for _, c := range []struct{ text, trigger, actors, recipients string }{
		{"Chad, Kenya, Mali and Sudan condemned the attack on Monday.", "condemned", "Chad Kenya Mali Sudan", ""},
		{"Rebels abducted Vera Holt, Olav Lind and Anna Berg on Monday.", "abducted", "Rebels", "Vera Holt Olav Lind Anna Berg"},
		{"France, Germany and Italy held talks with Iran, Iraq and Chad on Monday.", "held", "France Germany Italy Iran Iraq Chad", ""},
		{"Norway signed a trade deal with Kenya, Chad and Mali on Monday.", "signed", "Norway Kenya Chad Mali", ""},
		{"Norway signed a pact with Kenya on Monday.", "signed", "Norway Kenya", ""},
	} {
		r := read(c.text)
		names := func(ids []record.EntityID) string {
			var out []string
			for _, id := range ids {
				for _, e := range r.Entities {
					if e.ID == id {
						out = append(out, e.Name)
					}
				}
			}
			return strings.Join(out, " ")
		}
		e := event(r, c.trigger)
		if e == nil || names(e.Actors) != c.actors || names(e.Recipients) != c.recipients {
			t.Errorf("%q: %+v, want %q to %q", c.text, e, c.actors, c.recipients)
		}
	}
}

// What some of are hit is hit.
func TestSomeOfThingsAreThings(t *testing.T) {
	for text, want := range map[string]string{
		"The army destroyed 14 of the group's trucks near Kirra on Monday.": "14 of the group's trucks",
		"Chad shot down 28 of 35 drones on Monday, officials said.":         "28 of 35 drones",
	} {
		if r := read(text); len(r.Events) == 0 || len(r.Events[0].Objects) != 1 || r.Events[0].Objects[0].Text != want {
			t.Errorf("%q: %+v, want %q", text, r.Events, want)
		}
	}
}

// The noun of "set fire to" is no thing that anything befalls.
func TestWhatIsSetOnFireIsWhatFireIsSetTo(t *testing.T) {
	for text, want := range map[string]string{
		"Militants set fire to a bus in Lima on Monday.":         "bus",
		"Protesters set the town hall ablaze on Monday.":         "town hall",
		"A drone set two depots in Oslo ablaze, officials said.": "two depots",
		"A drone set a depot in Oslo ablaze, officials said.":    "depot",
		"Gunmen opened fire on a bus near Kirra, killing a nun.": "bus",
	} {
		r := read(text)
		found := slices.ContainsFunc(r.Events, func(e record.Event) bool {
			return slices.ContainsFunc(e.Objects, func(s record.Span) bool { return s.Text == want })
		})
		if !found || len(r.Events) != 1 {
			t.Errorf("%q: %+v, want %q", text, r.Events, want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	reader := reading.New()
	report := &record.Report{ID: "b", Published: "2026-03-10", Text: strings.Repeat(raid+"\n\n", 20)}
	in := inputOf(reader, report)
	b.SetBytes(int64(len(report.Text)))
	for b.Loop() {
		findAll(in)
	}
}

func TestScopeOfACount(t *testing.T) {
	for text, want := range map[string]string{
		"At least 40 people have been killed since Monday, the ministry said.": "since Monday",
		"The army has lost 12 helicopters so far.":                             "so far",
		"Police arrested 12 people.":                                           "",
	} {
		r := read(text)
		if len(r.Figures) != 1 || r.Figures[0].Scope != want {
			t.Errorf("%q: %+v, want scope %q", text, r.Figures, want)
		}
	}
}

func TestWhoSaysIt(t *testing.T) {
	r := read("The army confirmed that jets bombed a depot near Adrana. Rebels attacked a convoy on Tuesday.")
	bombing, attack := event(r, "bombed"), event(r, "attacked")
	if bombing == nil || bombing.Word[0].Certainty != record.CertaintyConfirmed || bombing.Word[0].Outlet {
		t.Errorf("%+v, want the bombing confirmed by a statement", bombing)
	}
	if attack == nil || !attack.Word[0].Outlet || attack.Word[0].Certainty != record.CertaintyStated {
		t.Errorf("%+v, want the attack on the outlet's own word", attack)
	}
}

func TestPlannedAndDemandedEvents(t *testing.T) {
	for text, want := range map[string]record.Status{
		"The president will visit Norway on Friday.":       record.Planned,
		"France demanded the release of the journalists.":  record.CalledFor,
		"The militia threatened to bomb the port.":         record.Threatened,
		"The rebels did not attack the convoy.":            record.Denied,
		"If Chad attacks the port, Kenya will respond.":    record.Hypothetical,
		"Protesters are blocking the road to the airport.": record.Ongoing,
		"The army shelled the town on Monday.":             record.Occurred,
	} {
		r := read(text)
		found := false
		for _, e := range r.Events {
			found = found || e.Status == want
		}
		if !found {
			t.Errorf("%q: %+v, want an event %s", text, r.Events, want)
		}
	}
}

func TestBreakingARuleIsNoAssault(t *testing.T) {
	r := read("The minister did not violate the law, the court said. Holt violated party rules in May.")
	for _, e := range r.Events {
		if e.Type == record.EvAssault {
			t.Errorf("%+v", e)
		}
	}
}

func TestSportIsNoWar(t *testing.T) {
	r := read(`Striker Jonas Lind scored twice as Harbour City beat Northgate 3-1 on Saturday. City attacked from the start and struck after 11 minutes.

A second-half bombardment killed off the match. “The boys fought for every ball,” coach Petra Holm said. A defender was taken to hospital with a broken ankle.`)
	for _, e := range r.Events {
		if e.Type == record.EvAssault {
			t.Errorf("%+v", e)
		}
	}
}

func TestDeedsOfNobodyInParticularAreNoEvents(t *testing.T) {
	for _, text := range []string{
		"Voters prefer people who promise to deliver jobs.",
		"The brochure encourages people to visit the lake.",
		"Guided tours for families start at noon.",
		"The phone kills the password, the maker says.",
		"Shares tumbled as a price war between the grocers deepened.",
		"A storm of criticism greeted the plan.",
		"The governor is fighting for re-election.",
		"In 1948 rebels stormed the castle at Adrana. Two hundred people were killed.",
	} {
		if r := read(text); len(r.Events) > 0 {
			t.Errorf("%q: %+v, want no event", text, r.Events)
		}
	}
}

func TestDeathsInFiringByPoliceAreTheirs(t *testing.T) {
	for _, text := range []string{
		"Two brothers from Adrana were killed in police firing on Monday.",
		"Three others died in police firing in the old town.",
	} {
		r := read(text)
		e := event(r, "police firing")
		if e == nil || e.Type != record.EvAssault || len(e.Actors) != 1 || len(e.Triggers) != 2 {
			t.Errorf("%q: %+v, want one assault by police", text, e)
		}
	}
	r := read("The president defended the firing of the harbour master.")
	if e := event(r, "firing"); e != nil {
		t.Errorf("a dismissal is an assault: %+v", e)
	}
}

// count is how many events of a type there are.
func count(r *record.Record, typ record.EventType) int {
	n := 0
	for _, e := range r.Events {
		if e.Type == typ {
			n++
		}
	}
	return n
}

func TestAStrikeIsNotTheWarItIsPartOf(t *testing.T) {
	r := read(`A drone strike on a market in Lima killed at least 23 people on Monday, a medical group said. The army denied it had carried out the attack.

The war, which began in April 2023, has displaced 12 million people. The army's campaign has since killed more than 50,000 people, the ministry says.`)
	strike, war := event(r, "drone strike"), event(r, "war")
	if strike == nil || war == strike || count(r, record.EvAssault) < 2 {
		t.Fatalf("%+v", r.Events)
	}
	for _, f := range r.Figures {
		if f.Span.Text == "more than 50,000 people" && f.Event == strike.ID {
			t.Errorf("all who were killed since are tied to the strike")
		}
	}
}

func TestASeparateIncidentIsNotTheOneBefore(t *testing.T) {
	r := read(`Missiles hit a hospital in Lima on Monday, killing nine people, the ministry said.

In a separate incident, a drone set an oil depot ablaze in Oslo overnight, the governor said. No one was hurt.`)
	a, b := event(r, "hit"), event(r, "set")
	if a == nil || b == nil || a == b || len(b.Places) == 0 {
		t.Errorf("%+v", r.Events)
	}
}

func TestThePlaceOfASpeakerIsNotWhereItHappened(t *testing.T) {
	r := read("An avalanche killed two climbers on Monday. The ministry confirmed the death of one citizen and said the embassy in Lima was in contact with the family.")
	if e := event(r, "avalanche"); e == nil || len(e.Places) > 0 {
		t.Errorf("%+v, want an event without a place", r.Events)
	}
}

func TestWhatComesWithADeedIsSetWhereAndWhenItIs(t *testing.T) {
	r := read("Bandits invaded a market in Lima on Thursday evening, killing two guards and abducting 23 traders, police said.\n\nThe traders' union condemned the attack.\n\nMeanwhile, the army said troops killed 11 rebels in Oslo on Wednesday.")
	a, b := event(r, "abducting"), event(r, "killed")
	if a == nil || b == nil || a == b || a.Time == "" || a.Time == b.Time || len(a.Places) != 1 || len(b.Places) != 1 || a.Places[0] == b.Places[0] {
		t.Errorf("%+v", r.Events)
	}
}

func TestWhoIsBlamedDidItAsIsAlleged(t *testing.T) {
	r := read("A local official blamed the attack on the Lowa Front, a militia. The front denied it.")
	e := event(r, "attack")
	if e == nil || len(e.Recipients) > 0 || len(e.Actors) != 1 || r.Entities[0].ID == e.Actors[0] || len(e.Word) == 0 || e.Word[0].Certainty != record.CertaintyAlleged {
		t.Errorf("%+v", e)
	}
}

func TestSourcesAreNoVictims(t *testing.T) {
	r := read("Gunmen stormed a school before dawn on Monday and abducted at least 40 girls, police and parents said.")
	e := event(r, "abducted")
	if e == nil || event(r, "stormed").Time == "" {
		t.Fatalf("%+v", r.Events)
	}
	for _, id := range e.Recipients {
		for _, x := range r.Entities {
			if x.ID == id && (x.Name == "police" || x.Name == "parents") {
				t.Errorf("%s is among the abducted", x.Name)
			}
		}
	}
}

func TestTheLeadRetellsTheHeadline(t *testing.T) {
	headline := "Drone strike hits market in Lima, killing 23"
	text := headline + "\n\nA drone strike on a crowded market in Lima killed 23 people on Monday, medics said."
	r := reading.New().Read(&record.Report{ID: "t", Published: "2026-03-10", Text: text,
		Layout: []record.Region{{Span: record.Span{End: len(headline), Text: headline}, Kind: record.RegionHeadline}}})
	if n := count(r, record.EvAssault); n != 1 {
		t.Errorf("%d attacks, want 1: %+v", n, r.Events)
	}
}

// A condition, a threat and what no trace was found of are not what was done.
func TestWhatMayComeIsNotWhatWasDone(t *testing.T) {
	r := read(`Jets of the Northern League bombed a depot in Adrana on Monday, killing 12 people, a doctor said.

The league's spokesman warned that it would strike again if its bases were attacked. He said there was no evidence of torture by its guards.`)
	for _, c := range []struct {
		trigger string
		status  record.Status
	}{
		{"bombed", record.Occurred}, {"strike again", record.Threatened}, {"attacked", record.Hypothetical}, {"torture", record.Denied},
	} {
		e := event(r, c.trigger)
		if e == nil || e.Status != c.status {
			t.Errorf("%s: %+v, want an event of its own that is %s", c.trigger, e, c.status)
		}
	}
	if e := event(read("Neither Kenya nor Chad attacked the camp."), "attacked"); e == nil || e.Status != record.Denied {
		t.Errorf("neither: %+v, want denied", e)
	}
	if e := event(read("A doctor in Oslo, who asked not to be named, spoke on Monday."), "asked"); e != nil {
		t.Errorf("asked not to be named: %+v, want no event", e)
	}
}

// Where the tree hangs a phrase below the verb, a strike still has its target
// and place; a report that turned aside comes back to its own matter.
func TestAStrikeKeepsItsTargetAndPlace(t *testing.T) {
	for _, text := range []string{
		"Officials in Oslo condemned the strike on the hospital in Lima.",
		"Four people were killed in Sunday's strike on a hospital in the city of Lima.",
	} {
		r := read(text)
		e := event(r, "strike")
		if e == nil || len(e.Places) != 1 || !strings.Contains(placeName(r, e.Places[0]), "Lima") {
			t.Errorf("%q: %+v, want a strike in Lima", text, e)
		}
	}
	r := read(`Missiles slammed into a hospital in the city of Lima on Sunday, killing nine people.

In a separate incident, a drone set a depot in Oslo ablaze on Monday. No one was hurt.

The attack came two days after talks on a truce.`)
	if e := event(r, "set"); e == nil || slices.ContainsFunc(e.Triggers, func(s record.Span) bool { return s.Text == "attack" }) {
		t.Errorf("%+v: the attack is told as the other incident's", e)
	}
}

func placeName(r *record.Record, id record.PlaceID) string {
	for i := range r.Places {
		if r.Places[i].ID == id {
			return r.Places[i].Name
		}
	}
	return ""
}
