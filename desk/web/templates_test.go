package web

import (
	"io"
	"testing"

	"sayso/ledger"
	"sayso/record"
	"sayso/show"
	"sayso/weaving"
)

// TestEveryTemplateTakesItsStruct executes each template with its page's
// struct, empty and full, so that no field it names is missing.
func TestEveryTemplateTakesItsStruct(t *testing.T) {
	f := frame{Heading: "h", Query: "q", Name: "Ada", CanJudge: true, Version: "v", Notice: "n", Styles: []string{"/x.css"}}
	l := link{"text", "/report/x"}
	judged := []judgementRow{{Judgement: ledger.Judgement{N: 1, Who: "Ada", Note: "n"}, Says: "is", About: l, Other: l, CanUndo: true}, {Judgement: ledger.Judgement{N: 2, Undone: "x", Undoer: "Bo"}, About: l}}
	x := incident{ID: "event-1", Kind: "Attack", Words: []string{"raid", "strike"}, Status: record.Occurred, When: "Friday", Places: "Gao", Actors: people{[]link{l, l}, 1}, Recipients: people{[]link{l}, 0}, Told: "told", Disputed: true, Because: []weaving.Because{"b"}, Tellings: []telling{{"a/v1", l, "Friday", "words", record.Denied}, {"b/v1", l, "Friday", "words", record.Occurred}}, More: 3}
	v := version{Value: "12", Certainty: record.CertaintyDenied, Days: []tellingDay{{"Friday", "alleged", []relayed{{l, []link{l}, true, false}, {l, nil, false, true}}, 2}}, Earlier: true}
	many := stance{Value: "says so", More: 3}
	for range mostStances + 2 {
		many.Sources = append(many.Sources, stanceSource{l, v})
	}
	m := more{3, "/story/s?all=1"}
	q := question{More: 2, ID: "claim-1", Text: "How many?", Event: l, Scope: "today", Range: "1 to 2", Disputed: true, Answers: []answer{{Source: l, Versions: []version{v}, Before: 2, Clashes: true}}, Partly: true, Stances: []stance{{"denies it", true, []stanceSource{{l, v}}, 0}, many}, Because: []weaving.Because{"b"}}
	lat := 1.0
	place := placeRow{Place: record.Place{Name: "Gao", Lat: &lat, Lon: &lat}, Reports: 1, Happened: true, Words: l}
	row := reportRow{ID: "r", Title: "t", Outlet: "o", Day: "Friday", CopyOf: &l, Compare: "/compare", Share: "75 %", Carried: 1, Passages: []passage{{"text", l}}}
	rec := &record.Record{Report: record.Report{ID: "r", Text: "Nobody came."}}
	rec.Entities = []record.Entity{{ID: "e0", Name: "Nobody", Kind: record.Person}}
	rec.Statements = []record.Statement{{ID: "s0", Source: "e0", Act: record.Say, Within: "s1"}}
	rec.Events = []record.Event{{ID: "v0", Type: record.EvAssault, Causes: []record.EventID{"v0"}, Word: []record.Word{{Outlet: true}}}, {ID: "v1"}}
	rec.Figures = []record.Figure{{ID: "f0", Word: []record.Word{{Outlet: true}}}}
	rec.Places = []record.Place{place.Place}
	rec.Times = []record.Time{{ID: "t0", Value: "2025-03-14", Reason: "because"}}
	line := saidLine{"said", "words", "Ada", l, "Courier", []link{l, l, l, l}, "/judge"}
	chart := figureChart{"q", l, "<svg></svg>", []legendLine{{"<svg></svg>", "Ada"}}, 3, make([]figureRow, mostRows+3), "/claims/1"}
	var busy storyDay
	for range mostEvents + 2 {
		busy.Happened, busy.Reported = append(busy.Happened, x), append(busy.Reported, reportLine{l, "t", true})
	}
	var rows []reportRow
	for range 3 {
		rows = append(rows, row)
	}
	full := map[string][]any{
		"today":      {todayPage{}, todayPage{frame: f, Stories: []storyRow{{ID: "s", Title: "t", Outlets: []string{"a", "b"}, More: 1, Disputed: []headline{{"q", "/claims/1"}, {"r", "/claims/2"}}, Figures: []headline{{"killed 2", "/claims/1"}, {"killed 3", "/claims/2"}}, Latest: &l, New: 2}}, Older: 3, Later: true, Since: "Monday"}},
		"story":      {storyPage{}, storyPage{frame: f, ID: "s", Title: "t", Outlets: 2, Copies: 2, Days: []storyDay{{"Friday", []incident{x}, []reportLine{{l, "t", true}}}, busy}, Undated: 1, Board: []question{q}, Single: []question{q}, Charts: []figureChart{chart}, Incidents: []incident{x}, Lesser: []incident{x}, Chain: "<svg></svg>", Links: []chainLink{{Source: "a", Copies: true}}, Map: "<svg></svg>", Places: []placeRow{place}, Reports: rows, Judged: judged, Total: total{Reports: 9}, MoreBoard: m, MoreSingle: m, MoreCharts: m, MoreIncidents: m, MoreLesser: m, MoreLinks: m, MorePlaces: m, MoreReports: m}},
		"report":     {reportPage{View: show.NewView(rec), Source: hashOfNothing}, reportPage{frame: f, View: show.NewView(rec), ID: "r", Source: hashOfNothing, Segments: show.Segments(rec), Story: &l, Origin: &l, Passages: []passage{{"p", l}}, Copies: []link{l}, Others: []link{l}, Woven: map[record.EventID]told{"v0": {"/x", 2}}, Wrong: map[string]judgementRow{"v0": judged[0], "s0": judged[0]}, Why: true, Switch: "/report/r", Address: "https://courier.example/1", Judged: judged, Persons: map[record.EntityID]string{"e0": "entity-1"}}},
		"person":     {personPage{}, personPage{frame: f, Who: "Ada", Names: []string{"A", "B"}, Total: 2, More: "/person/x?after=y", Later: true, Days: []saidDay{{"", []saidLine{line}}}, Search: "/find"}},
		"find":       {findPage{}, findPage{frame: f, Problem: "p", Asked: true, Statements: []foundStatement{{line, "/person/x", "Friday"}, {saidLine: line}}, Next: "/find", Later: true}, findPage{frame: f, Asked: true, Reports: []foundReport{{l, "o", "d", "/story/x"}}, Next: "/find"}},
		"compare":    {comparePage{}, comparePage{frame: f, Apart: true, Groups: []comparison{{"Events", []pair{{}}, []compared{{Head: "h"}}, []compared{{Head: "h"}}}}, Carried: []carried{{"a", "b"}}, Share: "5 %"}},
		"judgements": {judgementsPage{}, judgementsPage{f, judged, "/judgements?before=2"}},
		"event":      {eventPage{}, eventPage{frame: f, X: x, Title: "t", Story: l, Board: []question{q}, Charts: []figureChart{chart}, Accounts: []account{{telling: x.Tellings[0], Event: &show.NewView(rec).Events[0], Means: "jets", Objects: "“depot”", Wrong: "/judge"}, {telling: x.Tellings[1], Event: &show.NewView(rec).Events[1]}}, More: "/events/x?from=40", Map: "<svg></svg>", Places: []placeRow{place}, Judged: judged}},
		"claim":      {claimPage{}, claimPage{frame: f, Q: q, Story: l, Chart: &chart, Rows: []answerRow{{"d", "12", "alleged", l, []link{l}, l, "words", &l, true, true, "/judge"}, {}}, More: "/claims/x?from=100", Total: 2, Because: []weaving.Because{"b"}}},
		"mark":       {markPage{}, markPage{frame: f, Finding: "r/s1", About: l, Words: "w", Kind: "not-same", Of: "entity", Person: "entity-1", Whom: "Ada"}},
		"api":        {apiPage{}, apiPage{frame: f, About: "a", Calls: []apiCall{{"GET", "/api/x", "s", []apiParameter{{"q", "query", "what", "string", "who:x", true}, {}}, "/api/x"}, {}}, Token: true, Base: "http://localhost"}},
		"enter":      {enterPage{}, enterPage{f, true}},
		"problem":    {problemPage{}, problemPage{f, "k", "s"}},
	}
	for name, tmpl := range pages {
		if len(full[name]) < 2 {
			t.Errorf("%s is not tested", name)
		}
		for _, data := range full[name] {
			if err := tmpl.Execute(io.Discard, data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

const hashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
