package when

import (
	"reflect"
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// FuzzFind: for any text the times lie in it, say what stands there, are in
// order without overlap, and are the same when asked again.
func FuzzFind(f *testing.F) {
	for i := range rulebook.rules {
		f.Add(rulebook.rules[i].example.text, "2024-02-03")
	}
	f.Add("", "")
	f.Add("On Feb. 30, 1999-99-99 at 25:61 pm '98s, the 99th century and 31/31/31.", "2024-13-45T99:99")
	f.Add("\xff\xfe May\xc2\xa05, ’98 in \xe2\x80 1990s 7½ hours 00:00", "99999")
	f.Add("twenty-two hundred and five million and a half - and a half years ago", "0001-01-01")
	f.Add("0 BC 9999 BC January 1 BC in 1000000000000000000000000 years", "-2024")
	f.Fuzz(func(t *testing.T, text, published string) {
		r := &record.Report{Text: text, Published: published}
		doc := grammar.New().Parse(words.Split(r))
		times := Find(doc, r)
		checkTimes(t, text, times)
		if again := Find(doc, r); !reflect.DeepEqual(times, again) {
			t.Error("a second reading differs")
		}
	})
}

func checkTimes(t *testing.T, text string, times []record.Time) {
	t.Helper()
	end := 0
	for _, x := range times {
		s := x.Span
		if s.Start < end || s.End <= s.Start || s.End > len(text) || text[s.Start:s.End] != s.Text {
			t.Fatalf("bad span %+v after %d", s, end)
		}
		end = s.End
		if x.Value == "" || x.Why == "" || x.Reason == "" {
			t.Errorf("%q lacks a value, a reason or its rule: %+v", s.Text, x)
		}
	}
}

// news is a report's worth of lifelike text, for benchmarks.
const news = `BEIRUT (Reuters) — Rebels shelled the port early on Friday, a spokesman for the ministry said, killing at least
three dock workers in the second attack this week. "We will answer in the coming days," the minister told reporters at
10:30 a.m. in the capital. The talks, which were suspended last month after four weeks of argument over prisoners, are
due to resume on Tuesday in Muscat. Officials there have met the envoys of both sides twice since January 12, most
recently for two hours. The ceasefire of 2019 collapsed within three years. Residents of the district said that shops,
schools and the only hospital had been closed for days, and that bread, fuel and clean water were hard to come by.
`

func BenchmarkFind(b *testing.B) {
	r := &record.Report{Text: strings.Repeat(news, 20), Published: "2024-02-03"}
	doc := grammar.New().Parse(words.Split(r))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc, r)
	}
	b.ReportMetric(float64(len(strings.Fields(r.Text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkNothing reads a text without times: it must not allocate.
func BenchmarkNothing(b *testing.B) {
	r := &record.Report{Text: strings.Repeat("The minister said that the talks on prisoners would go on in the capital of the country. ", 200)}
	doc := grammar.New().Parse(words.Split(r))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc, r)
	}
	b.ReportMetric(float64(len(strings.Fields(r.Text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkLoad parses the tables, as every start of the program does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}
