package words

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sayso/record"
)

// check fails t unless text keeps what Split promises: tokens in order, no
// visible byte outside them, every token in exactly one sentence, paragraphs
// never decreasing.
func check(t *testing.T, text *Text) {
	t.Helper()
	at := 0
	for i, k := range text.Tokens {
		if int(k.Start) < at || k.End <= k.Start || int(k.End) > len(text.Raw) {
			t.Fatalf("token %d [%d,%d) out of order after %d", i, k.Start, k.End, at)
		}
		if !allBlank(text.Raw[at:k.Start]) {
			t.Fatalf("bytes lost before token %d: %q", i, text.Raw[at:k.Start])
		}
		if k.Spaced != (at == 0 || int(k.Start) > at) && at > 0 {
			t.Fatalf("token %d %q: Spaced is %v", i, text.Word(i), k.Spaced)
		}
		at = int(k.End)
	}
	if !allBlank(text.Raw[at:]) {
		t.Fatalf("bytes lost at the end: %q", text.Raw[at:])
	}
	next, paragraph := int32(0), int32(0)
	for i, s := range text.Sentences {
		if s.First != next || s.Last <= s.First || s.Paragraph < paragraph {
			t.Fatalf("sentence %d [%d,%d) paragraph %d after token %d", i, s.First, s.Last, s.Paragraph, next)
		}
		next, paragraph = s.Last, s.Paragraph
	}
	if int(next) != len(text.Tokens) {
		t.Fatalf("sentences cover %d of %d tokens", next, len(text.Tokens))
	}
}

func allBlank(s string) bool {
	for i := 0; i < len(s); {
		c, n := classAt(s, i)
		if c != blank {
			return false
		}
		i += n
	}
	return true
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", " ", "a", "Don't. He said: \"It's 5.\"\n\nNext", "x\x00\xff\xfe.", "U.S.", "''`` '90s ‘a’ … 1-2-3-4 http://x.y/)).", "@ # #a @b +4 .5 ...", "👩‍👩‍👧 e\u0301 \u200b"} {
		f.Add(s, uint16(3), uint16(9))
	}
	f.Fuzz(func(t *testing.T, raw string, a, b uint16) {
		check(t, Split(&record.Report{Text: raw}))
		start, end := min(int(a), int(b), len(raw)), min(max(int(a), int(b)), len(raw))
		regions := []record.Region{{Span: record.Span{Start: start, End: end}, Kind: record.RegionPost}, {Span: record.Span{Start: end, End: end + 7}, Kind: record.RegionHeadline}}
		text := Split(&record.Report{Text: raw, Layout: regions})
		check(t, text)
		start, end = runeStart(raw, start), runeStart(raw, end)
		for _, s := range text.Sentences {
			span := text.Span(int(s.First), int(s.Last))
			if inside := span.Start >= start && span.End <= end; inside != (s.Region == record.RegionPost) && start < end {
				t.Fatalf("sentence [%d,%d) of region %q; post is [%d,%d)", span.Start, span.End, s.Region, start, end)
			}
		}
	})
}

func TestHostileTextTakesLinearTime(t *testing.T) {
	for _, unit := range []string{"a", "'", "\xff", "(", "a.", "@", "-", "a@", "http://", "1-", "\n", "x\n", "’", "#", "a'", "\xe2\x80"} {
		raw := strings.Repeat(unit, 1<<20/len(unit))
		text := Split(&record.Report{Text: raw})
		check(t, text)
		if utf8.ValidString(raw) && strings.TrimSpace(raw) != "" && len(text.Tokens) == 0 {
			t.Errorf("no token in repeated %q", unit)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	raw := strings.Repeat("The U.S. military said on Friday that it had struck 85 targets in Iraq and Syria, \"including command centres\", Lt. Gen. Ann Doe told the ministry's reporters. It didn't name a source.\n\n", 500)
	report := &record.Report{Text: raw}
	n := len(Split(report).Tokens)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		Split(report)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
