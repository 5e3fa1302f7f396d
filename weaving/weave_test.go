package weaving

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sayso/record"
)

// desk builds records by hand: what the reader would find in a short report.
type desk struct{ *record.Record }

func reportOf(id, outlet, published, text string) desk {
	return desk{plainReport(id, outlet, published, "", text)}
}

func (d desk) span(words string) record.Span {
	i := strings.Index(d.Report.Text, words)
	if i < 0 {
		panic("not in the text: " + words)
	}
	return record.Span{Start: i, End: i + len(words), Text: words}
}

func (d desk) entity(id record.EntityID, name string, kind record.EntityKind) desk {
	d.Entities = append(d.Entities, record.Entity{ID: id, Name: name, Kind: kind, Mentions: []record.Mention{{Span: d.span(name)}}})
	return d
}

func (d desk) statement(id record.StatementID, source record.EntityID, act record.Act, content string) desk {
	d.Statements = append(d.Statements, record.Statement{ID: id, Source: source, Act: act, Cue: []record.Span{}, Content: []record.Span{d.span(content)}})
	return d
}

func (d desk) event(e record.Event, trigger, place string) desk {
	e.Triggers = []record.Span{d.span(trigger)}
	if place != "" {
		id := record.PlaceID("p" + string(e.ID))
		d.Places = append(d.Places, record.Place{ID: id, Name: place, Precision: record.PrecisionTown, Mentions: []record.Mention{{Span: d.span(place)}}})
		e.Places = []record.PlaceID{id}
	}
	if e.Status == "" {
		e.Status = record.Occurred
	}
	d.Events = append(d.Events, e)
	return d
}

func (d desk) killed(id record.FigureID, words string, n float64, event record.EventID, word record.Word) desk {
	d.Figures = append(d.Figures, record.Figure{ID: id, Span: d.span(words), Measure: record.Killed, Of: "people", Value: &n, Low: &n, High: &n, Event: event, Word: []record.Word{word}})
	return d
}

func says(s record.StatementID) record.Word {
	return record.Word{Statement: s, Certainty: record.CertaintyStated}
}

var ownWord = record.Word{Outlet: true, Certainty: record.CertaintyStated}

// ferry is one incident as five reports tell it: the shelling of a ferry
// landing, its toll by two parties over time, and a denial.
func ferry() []*record.Record {
	shelling := record.Event{ID: "v1", Type: record.EvAssault, Mode: "artillery", Time: "2031-05-02"}
	first := reportOf("a", "Delta Wire", "2031-05-02T10:00:00Z", "Shells hit the ferry landing at Vessingby on Friday, killing 4 people, the Harbour Board said. The Mountain Guard was shelling the far bank.").
		entity("e1", "Harbour Board", record.Organisation).entity("e2", "Mountain Guard", record.ArmedGroup).
		statement("s1", "e1", record.Say, "killing 4 people").
		event(with(shelling, ownWord, "e2"), "hit", "Vessingby").killed("f1", "4 people", 4, "v1", says("s1"))
	copied := reportOf("b", "Trellan Courier", "2031-05-02T15:00:00Z", first.Report.Text).
		entity("e1", "Harbour Board", record.Organisation).entity("e2", "Mountain Guard", record.ArmedGroup).
		statement("s1", "e1", record.Say, "killing 4 people").
		event(with(shelling, ownWord, "e2"), "hit", "Vessingby").killed("f1", "4 people", 4, "v1", says("s1"))
	later := reportOf("c", "Evening Lamp", "2031-05-03", "The toll of Friday's attack at Vessingby stood at 9 people on Saturday as divers searched the ferry landing, the Harbour Board said.").
		entity("e4", "the Harbour Board", record.Organisation).
		statement("s1", "e4", record.Say, "9 people").
		event(with(shelling, ownWord), "attack", "Vessingby").killed("f1", "9 people", 9, "v1", says("s1"))
	denial := reportOf("d", "The Quay", "2031-05-03", "The Mountain Guard denied on Saturday that it had shelled the landing at Vessingby, where the Guard says 2 people died on Friday.").
		entity("e1", "Mountain Guard", record.ArmedGroup).entity("e2", "the Guard", record.Organisation).
		statement("s1", "e1", record.Deny, "it had shelled the landing at Vessingby").statement("s2", "e2", record.Say, "2 people died").
		event(with(shelling, record.Word{Statement: "s1", Certainty: record.CertaintyDenied}, "e1"), "shelled", "Vessingby").
		killed("f1", "2 people", 2, "v1", says("s2"))
	other := reportOf("e", "The Quay", "2031-05-03", "A grain barge burned at Kelmuth on Saturday after shells fell on the ferry landing there, killing 4 people, the Harbour Board said.").
		entity("e1", "Harbour Board", record.Organisation).
		statement("s1", "e1", record.Say, "killing 4 people").
		event(record.Event{ID: "v1", Type: record.EvAssault, Mode: "artillery", Time: "2031-05-03", Word: []record.Word{ownWord}}, "fell", "Kelmuth").
		killed("f1", "4 people", 4, "v1", says("s1"))
	return []*record.Record{first.Record, copied.Record, later.Record, denial.Record, other.Record}
}

func with(e record.Event, word record.Word, actors ...record.EntityID) record.Event {
	e.Word, e.Actors = []record.Word{word}, actors
	return e
}

// wovenAsOne weaves records as one story, whatever relates them.
func wovenAsOne(records []*record.Record, d Decisions) *Woven {
	digests := map[string]*Digest{}
	var relations []Relation
	for _, r := range records {
		digests[r.Report.ID] = NewDigest(r)
	}
	for i, a := range records {
		for _, b := range records[:i] {
			x, y := min(a.Report.ID, b.Report.ID), max(a.Report.ID, b.Report.ID)
			relations = append(relations, Relate(digests[x], digests[y]))
		}
	}
	return WeaveStory(records, digests, relations, d)
}

func TestTheRecordsOfTheTestsAreSound(t *testing.T) {
	for _, r := range ferry() {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.Report.ID, err)
		}
	}
}

// eventOf returns the event that a report's event belongs to.
func eventOf(t *testing.T, w *Woven, report string, id record.EventID) Event {
	t.Helper()
	for _, e := range w.Events {
		if slices.Contains(e.Members, EventMember{report, id}) {
			return e
		}
	}
	t.Fatalf("%s/%s is in no event", report, id)
	return Event{}
}

func TestOneEventToldByMany(t *testing.T) {
	w := wovenAsOne(ferry(), Decisions{})
	e := eventOf(t, w, "a", "v1")
	for _, id := range []string{"b", "c", "d"} {
		if eventOf(t, w, id, "v1").ID != e.ID {
			t.Errorf("%s tells another event", id)
		}
	}
	if eventOf(t, w, "e", "v1").ID == e.ID {
		t.Error("the shelling of Kelmuth a day later was taken for that of Vessingby")
	}
	if e.Reports != 4 || e.Outlets != 4 || e.Origins != 3 || e.Time != "2031-05-02" || len(e.Because) == 0 {
		t.Errorf("event %+v", e)
	}
}

func claimOf(t *testing.T, w *Woven, event string, m record.Measure) Claim {
	t.Helper()
	for _, c := range w.Claims {
		if c.Event == event && c.Measure == m {
			return c
		}
	}
	t.Fatalf("no claim on %s of %s", m, event)
	return Claim{}
}

func TestFiguresBySourceOverTime(t *testing.T) {
	w := wovenAsOne(ferry(), Decisions{})
	e := eventOf(t, w, "a", "v1")
	c := claimOf(t, w, e.ID, record.Killed)
	var values []float64
	for _, v := range c.Versions {
		values = append(values, *v.Value)
	}
	board, guard := c.Versions[0].Source, c.Versions[3].Source
	if !slices.Equal(values, []float64{4, 4, 9, 2}) || *c.Range.Low != 2 || *c.Range.High != 9 || !c.Disputed {
		t.Fatalf("claim %+v, values %v", c, values)
	}
	if *c.Latest[board].Value != 9 || *c.Latest[guard].Value != 2 || len(c.Latest) != 2 {
		t.Errorf("latest %+v", c.Latest)
	}
	if c.Versions[1].Origin != "a" {
		t.Errorf("the copy's figure comes from %s", c.Versions[1].Origin)
	}
	if d := claimOf(t, w, e.ID, Happened); !d.Disputed || d.Of != "" {
		t.Errorf("the denial: %+v", d)
	}
}

// TestAnOutletIsOneSource: what another report cites an outlet for and what it
// says itself are answers of one source.
func TestAnOutletIsOneSource(t *testing.T) {
	shelling := record.Event{ID: "v1", Type: record.EvAssault, Time: "2031-05-02"}
	cites := reportOf("a", "The Quay", "2031-05-03", "Shells hit Vessingby on Friday. Delta Wire said 9 people were killed.").
		entity("e1", "Delta Wire", record.Outlet).statement("s1", "e1", record.Say, "9 people were killed").
		event(with(shelling, ownWord), "hit", "Vessingby").killed("f1", "9 people", 9, "v1", says("s1"))
	says := reportOf("b", "Delta Wire", "2031-05-04", "Shells hit Vessingby on Friday, killing 7 people.").
		event(with(shelling, ownWord), "hit", "Vessingby").killed("f1", "7 people", 7, "v1", ownWord)
	w := wovenAsOne([]*record.Record{cites.Record, says.Record}, Decisions{})
	c := claimOf(t, w, eventOf(t, w, "a", "v1").ID, record.Killed)
	if len(c.Latest) != 1 || *c.Latest[c.Versions[0].Source].Value != 7 || c.Disputed {
		t.Errorf("one outlet corrects itself: %+v", c)
	}
}

func TestARisingTollIsNoDispute(t *testing.T) {
	w := wovenAsOne(ferry()[:3], Decisions{})
	if c := claimOf(t, w, eventOf(t, w, "a", "v1").ID, record.Killed); c.Disputed {
		t.Errorf("4 and a day later 9 by one source are no dispute: %+v", c)
	}
}

// TestAPartDenied: who confirms the deed and denies its victims does not deny
// the deed.
func TestAPartDenied(t *testing.T) {
	text := "The Mountain Guard confirmed that it had shelled Vessingby but denied that civilians had died. The Harbour Board said 3 civilians were dead."
	n := 3.0
	d := reportOf("a", "The Quay", "2031-05-03", text).entity("e1", "Mountain Guard", record.ArmedGroup).entity("e2", "Harbour Board", record.Organisation).
		statement("s1", "e1", record.Confirm, "it had shelled Vessingby").statement("s2", "e1", record.Deny, "civilians had died").statement("s3", "e2", record.Say, "3 civilians were dead").
		event(record.Event{ID: "v1", Type: record.EvAssault, Word: []record.Word{{Statement: "s1", Certainty: record.CertaintyConfirmed}, {Statement: "s2", Certainty: record.CertaintyDenied}}}, "shelled", "Vessingby")
	d.Figures = append(d.Figures, record.Figure{ID: "f1", Span: d.span("3 civilians"), Measure: record.Killed, Of: "civilians", Value: &n, Low: &n, High: &n, Event: "v1", Word: []record.Word{says("s3")}})
	w := wovenAsOne([]*record.Record{d.Record}, Decisions{})
	c := claimOf(t, w, w.Events[0].ID, Happened)
	if c.Of != "civilians had died" || len(c.Versions) != 1 {
		t.Errorf("what is denied: %+v", c)
	}
	if k := claimOf(t, w, w.Events[0].ID, record.Killed); len(k.Versions) != 2 || !k.Disputed {
		t.Errorf("the denial does not stand beside the figure: %+v", k)
	}
}

func TestEntitiesAcrossReports(t *testing.T) {
	w := wovenAsOne(ferry(), Decisions{})
	members := map[string]int{}
	for _, e := range w.Entities {
		members[e.Name] += len(e.Members)
	}
	if members["Harbour Board"] != 4 || members["Mountain Guard"] != 4 || len(w.Entities) != 2 {
		t.Errorf("entities %v", members)
	}
}

func TestDecisionsGoFirstAndCanBeTakenBack(t *testing.T) {
	a, c, e := EventMember{"a", "v1"}, EventMember{"c", "v1"}, EventMember{"e", "v1"}
	w := wovenAsOne(ferry(), Decisions{NotSame: [][2]EventMember{{a, c}}})
	if eventOf(t, w, "a", "v1").ID == eventOf(t, w, "c", "v1").ID {
		t.Error("decided not to be the same, and joined")
	}
	w = wovenAsOne(ferry(), Decisions{Same: [][2]EventMember{{a, e}}})
	if eventOf(t, w, "a", "v1").ID != eventOf(t, w, "e", "v1").ID {
		t.Error("decided to be the same, and kept apart")
	}
	w = wovenAsOne(ferry(), Decisions{Wrong: []Finding{{e.Report, string(e.Event)}}})
	for _, x := range w.Events {
		if slices.Contains(x.Members, e) {
			t.Error("an event decided to be wrong is still told")
		}
	}
	if eventOf(t, wovenAsOne(ferry(), Decisions{}), "e", "v1").Reports != 1 {
		t.Error("without decisions everything must be as before")
	}
}

// TestOrderDoesNotMatter weaves the same records in many orders.
func TestOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	records := ferry()
	for i := range 12 {
		wire := someSentences(r, 6)
		records = append(records, plainReport("w"+string(rune('a'+i)), "Delta Wire", at(30*i), "", paragraphs(wire)), plainReport("x"+string(rune('a'+i)), "The Quay", at(30*i+3), "", paragraphs(wire[1:])))
	}
	var want bytes.Buffer
	if err := Weave(records, Decisions{}).Write(&want); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		var got bytes.Buffer
		if err := Weave(records, Decisions{}).Write(&got); err != nil || got.String() != want.String() {
			t.Fatalf("another order, another outcome (%v):\n%s\n%s", err, want.String(), got.String())
		}
	}
}

func TestPlainNames(t *testing.T) {
	for _, c := range []struct {
		name   string
		person bool
		want   string
		proper bool
	}{
		{"Colonel Idris Bello", true, "idris bello", true},
		{"Prime Minister Amara Sy", true, "amara sy", true},
		{"the Salt Road Coalition", false, "salt road coalition", true},
		{"Foreign Ministry", false, "foreign ministry", true},
		{"President of Karnia", true, "president of karnia", true},
		{"its envoy to the League", true, "its envoy to the league", false},
		{"Issa ag Walet", true, "issa ag walet", true},
		{"the army", false, "army", false},
		{"", false, "", false},
		{"—", true, "", false},
	} {
		if got := plainName(c.name, c.person); got != c.want || isProper(c.name) != c.proper {
			t.Errorf("%q: got %q, proper %v", c.name, got, isProper(c.name))
		}
	}
}

func TestDigestsSurviveTheLedger(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := NewDigest(plainReport("id", "Delta Wire", "2031-05-02", "A title of 12 words", paragraphs(someSentences(r, 12))))
	got, err := DecodeDigest(d.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Encode(), d.Encode()) || !slices.Equal(got.Keys(), d.Keys()) {
		t.Error("a digest changes on its way through the ledger")
	}
	for n := range d.Encode() {
		if _, err := DecodeDigest(d.Encode()[:n]); err == nil {
			t.Fatalf("the first %d bytes were taken for a digest", n)
		}
	}
}

// FuzzWeave: any text can be woven, and every passage points at its words.
func FuzzWeave(f *testing.F) {
	f.Add("", "\xff\xfe")
	f.Add("One line. Two “lines”? No! 3.14 a-b-c ’’", strings.Repeat("word ", 300))
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		w := Weave([]*record.Record{plainReport("a", "", "", "", a), plainReport("b", "", "x", a, b+a)}, Decisions{})
		for _, l := range w.Reports {
			for _, p := range l.Passages {
				if (b + a)[p.Span.Start:p.Span.End] != p.Span.Text && a[p.Span.Start:p.Span.End] != p.Span.Text {
					t.Errorf("passage %+v", p)
				}
			}
		}
	})
}
