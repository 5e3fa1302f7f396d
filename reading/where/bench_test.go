package where

import (
	"strings"
	"testing"

	"sayso/gazetteer"
	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

const sample = `KESWICK, Ohio — Officials in Marion County, Ohio, said on Friday that two
people from Springfield, Ill., were hurt near the Syrian border town of al-Bukamal. The U.S. Embassy in Baghdad
would not comment. A spokesman for the Paris Police Department told reporters that trucks from Jordan had
crossed at al-Tanf, in southern Syria, before they reached Deir al-Zor. Maria Houston, who lives on
Highland Avenue, said she had never been to Georgia or to Tbilisi. #Syria

`

func BenchmarkFind(b *testing.B) {
	f := New()
	report := record.Report{Text: strings.Repeat(sample, 10)}
	doc := grammar.New().Parse(words.Split(&report))
	b.SetBytes(int64(len(report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(doc, &report)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}

func BenchmarkLookup(b *testing.B) {
	x := gazetteer.World()
	var hits []gazetteer.Hit
	for b.Loop() {
		hits = x.Lookup(gazetteer.Of("Springfield"), hits[:0])
	}
}
