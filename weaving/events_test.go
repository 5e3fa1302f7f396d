package weaving

import (
	"testing"

	"sayso/record"
)

// TestWhatIsOneEvent is a table of two reports of one story, each with one
// event, and whether it is the same.
func TestWhatIsOneEvent(t *testing.T) {
	type telling struct {
		published, text, trigger, place string
		event                           record.Event
		detained                        float64
	}
	sank := record.Event{Type: record.EvAccident}
	on := func(e record.Event, day string) record.Event { e.Time = day; return e }
	held := record.Event{Type: record.EvCoerce, Mode: "arrest"}
	for _, c := range []struct {
		rule string
		a, b telling
		same bool
	}{
		{
			"told at the head of both reports",
			telling{published: "2031-02-19", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: sank},
			telling{published: "2031-02-20", text: "Divers searched for the ferry Amaranta, which sank off Dabarra.", trigger: "sank", event: on(sank, "2031-02-18")},
			true,
		},
		{
			"what a report tells as past has not happened after it came out",
			telling{published: "2031-02-19", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: sank},
			telling{published: "2031-03-21", text: "The ferry Amaranta Two sank off Dabarra, its owners said.", trigger: "sank", event: on(sank, "2031-03-21")},
			false,
		},
		{
			"nor the day after",
			telling{published: "2031-02-19T18:30:00-05:00", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: sank},
			telling{published: "2031-02-20", text: "The ferry Amaranta Two sank off Dabarra, its owners said.", trigger: "sank", event: on(sank, "2031-02-20")},
			false,
		},
		{
			"but by UTC it may be the day after elsewhere",
			telling{published: "2031-02-19T18:30:00Z", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: sank},
			telling{published: "2031-02-20", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: on(sank, "2031-02-20")},
			true,
		},
		{
			"nor in a later month",
			telling{published: "2031-02-19", text: "The ferry Amaranta sank off Dabarra, its owners said.", trigger: "sank", event: sank},
			telling{published: "2031-06-21", text: "The ferry Amaranta Two sank off Dabarra in April, its owners said.", trigger: "sank", event: on(sank, "2031-04")},
			false,
		},
		{
			"a plan may be carried out later",
			telling{published: "2031-02-19", text: "The Salt Union will march through Dabarra, it said.", trigger: "march", place: "Dabarra", event: record.Event{Type: record.EvProtest, Status: record.Planned}},
			telling{published: "2031-03-02", text: "The Salt Union marched through Dabarra on Sunday.", trigger: "marched", place: "Dabarra", event: on(record.Event{Type: record.EvProtest}, "2031-03-02")},
			true,
		},
		{
			"arrests of a day are one if they are as many",
			telling{published: "2031-03-02", text: "Twenty-two people were arrested by midnight, the governor's office said.", trigger: "arrested", event: on(held, "2031-03-02T24:00"), detained: 22},
			telling{published: "2031-03-04", text: "On Sunday, police detained 22 of those who had marched.", trigger: "detained", event: on(held, "2031-03-02"), detained: 22},
			true,
		},
		{
			"arrests of a day that differ in number are left apart",
			telling{published: "2031-03-02", text: "Twenty-two people were arrested by midnight, the governor's office said.", trigger: "arrested", event: on(held, "2031-03-02T24:00"), detained: 22},
			telling{published: "2031-03-04", text: "On Sunday, police detained 13 smugglers at the customs house.", trigger: "detained", event: on(held, "2031-03-02"), detained: 13},
			false,
		},
	} {
		var records []*record.Record
		for i, x := range []telling{c.a, c.b} {
			d := reportOf(string(rune('a'+i)), "Paper "+string(rune('A'+i)), x.published, x.text)
			x.event.ID, x.event.Word = "v1", []record.Word{ownWord}
			d = d.event(x.event, x.trigger, x.place)
			if x.detained > 0 {
				d.Figures = append(d.Figures, record.Figure{ID: "f1", Span: d.span(x.trigger), Measure: record.Detained, Value: &x.detained, Low: &x.detained, High: &x.detained, Event: "v1", Word: []record.Word{ownWord}})
			}
			records = append(records, d.Record)
		}
		w := wovenAsOne(records, Decisions{})
		if same := eventOf(t, w, "a", "v1").ID == eventOf(t, w, "b", "v1").ID; same != c.same {
			t.Errorf("%s: one %v, want %v", c.rule, same, c.same)
		}
	}
}
