package intake

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso/record"
)

// sound fails the test if a report breaks what intake promises.
func sound(t *testing.T, r *record.Report) {
	t.Helper()
	if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title) || r.ID == "" {
		t.Errorf("%.40q: not UTF-8 or without an id", r.Text)
	}
	slice := func(s record.Span) {
		if s.Start < 0 || s.Start > s.End || s.End > len(r.Text) || r.Text[s.Start:s.End] != s.Text {
			t.Errorf("span %d to %d is not %.40q", s.Start, s.End, s.Text)
		}
	}
	end := 0
	for _, region := range r.Layout {
		slice(region.Span)
		if region.Start < end {
			t.Errorf("region %s at %d overlaps the one before", region.Kind, region.Start)
		}
		end = region.End
	}
	end = 0
	for _, p := range r.Posts {
		slice(p.Span)
		if p.Body != nil {
			slice(*p.Body)
		}
		if p.AccountSpan != nil {
			slice(*p.AccountSpan)
		}
		if p.Span.Start < end {
			t.Errorf("post at %d overlaps the one before", p.Span.Start)
		}
		end = p.Span.End
	}
}

// hostile are inputs that nobody means well with; each must give reports that
// are sound, or errors that name the file.
func hostile() map[string]string {
	entities := `<!DOCTYPE rss [<!ENTITY a "ha">`
	for c := 'b'; c < 'p'; c++ {
		entities += "<!ENTITY " + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`
	}
	return map[string]string{
		"empty":            "",
		"laughs.rss":       entities + "]><rss><channel><item><title>x</title><description>&o;</description></item></channel></rss>",
		"entities.rss":     "<rss><channel><item><description>" + strings.Repeat("&amp;", 300_000) + "</description></item></channel></rss>",
		"nested.html":      "<html><body>" + strings.Repeat("<div>", 100_000) + "The river rose.",
		"nested-b.html":    "<html>" + strings.Repeat("<b>", 100_000) + "The river rose.",
		"nested.rss":       "<rss><channel><item>" + strings.Repeat("<x>", 100_000),
		"nested.json":      strings.Repeat(`{"text":[`, 100_000),
		"attributes.html":  "<html><p " + strings.Repeat(`a="b" `, 100_000) + ">The river rose.</p>",
		"oneline.html":     "<p>" + strings.Repeat("The river rose. ", 1<<17),
		"oneline.txt":      strings.Repeat("The river (@rose) — rose Posted by x ", 1<<16),
		"brackets.txt":     strings.Repeat("(", 1<<20),
		"newlines.txt":     strings.Repeat("\n", 1<<20),
		"words.txt":        strings.Repeat("word\n", 1<<18),
		"nul.html":         "<html>\x00<p>The\x00 river rose.\x00</p>",
		"nul.txt":          "The river\x00 rose.",
		"lying.html":       `<html><meta charset="utf-16"><p>The river rose, naïve.</p>`,
		"lying2.html":      "<html><meta charset=\"utf-8\"><p>The river rose, na\xefve. It was \x93high\x94.</p>",
		"ld.html":          `<html><script type="application/ld+json">` + strings.Repeat("[", 50_000) + `</script><p>The river rose.</p>`,
		"tweets.html":      strings.Repeat(`<blockquote class="twitter-tweet">The river — A (@a) May 1, 2031</blockquote>`, 2000),
		"unclosed.html":    "<html><!-- <p>The river rose.",
		"surrogates.json":  `{"text": "The river \ud83d rose \udc00."}`,
		"bom.jsonl":        "\xef\xbb\xbf{\"text\": \"The river rose.\"}",
		"latin1.jsonl":     "{\"text\": \"The na\xefve river rose.\"}",
		"halfgz.gz":        gzipped(strings.Repeat("The river rose.", 1000))[:40],
		"notzip.zip":       "PK\x03\x04 but no zip",
		"warc-length.warc": "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx",
	}
}

func TestHostileInputs(t *testing.T) {
	for name, body := range hostile() {
		got, errs := collect(name, body, Hint{})
		for _, r := range got {
			sound(t, r)
		}
		if len(got)+len(errs) == 0 {
			t.Errorf("%s: neither a report nor an error", name)
		}
		for _, err := range errs {
			if !strings.HasPrefix(err.Error(), name) {
				t.Errorf("%s: error without the name: %v", name, err)
			}
		}
	}
}

func TestWhatHostileInputsStillTell(t *testing.T) {
	inputs := hostile()
	for name, want := range map[string]string{
		"empty": "", "nested.html": "The river rose.", "nul.txt": "The river\x00 rose.", "nul.html": "The river rose.",
		"lying.html": "The river rose, naïve.", "lying2.html": "The river rose, naïve. It was “high”.", "attributes.html": "The river rose.",
		"surrogates.json": "The river \ufffd rose \ufffd.", "bom.jsonl": "The river rose.", "latin1.jsonl": "The na\ufffdve river rose.",
	} {
		if r, err := One(name, []byte(inputs[name]), Hint{}); err != nil || r.Text != want {
			t.Errorf("%s: got %v, %v", name, r, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for name, body := range hostile() {
		if len(body) < 2000 {
			f.Add(name, []byte(body))
		}
	}
	f.Add("a.html", []byte(story))
	f.Add("a.rss", []byte(rss))
	f.Add("a.warc", []byte(warcRecord("response", "https://example.org/1", "application/http", httpResponse("", story))))
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		for r, err := range Read(name, body, Hint{Limits: Limits{Document: 1 << 20, Total: 4 << 20, Members: 100}}) {
			if err == nil {
				sound(t, r)
			}
		}
	})
}

func TestNoiseIsNoText(t *testing.T) {
	noise := make([]byte, 200_000)
	state := uint32(1)
	for i := range noise {
		state = state*1664525 + 1013904223
		noise[i] = byte(state >> 24)
	}
	for r, err := range Read("noise.txt", noise, Hint{}) {
		if r != nil || !errors.Is(err, ErrBinary) {
			t.Errorf("got %v, %v; want ErrBinary", r != nil, err)
		}
	}
	for r, err := range Read("letter.txt", []byte("Caf\xe9 ferm\xe9, dit le maire de N\xeemes."), Hint{}) {
		if err != nil || r.Text != "Café fermé, dit le maire de Nîmes." {
			t.Errorf("got %v, %v", r, err)
		}
	}
}
